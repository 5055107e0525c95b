using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>What every log of readings does alike.</summary>
internal static class Lasningsregler
{
    /// <exception cref="ArgumentException">The page is outside its bounds.</exception>
    public static void Kontrollera(Lasningsfraga fraga)
    {
        ArgumentNullException.ThrowIfNull(fraga);
        if (fraga is { Sida: < 1 or > 100_000 } or { PerSida: < 1 or > 500 })
            throw new ArgumentException("Sidor räknas från 1 till 100 000 och har 1–500 läsningar.", nameof(fraga));
    }

    /// <summary>True for a channel that is followed.</summary>
    public static bool Foljs(Lasning lasning) => lasning is { Slag: Lasningsslag.Direkt, Slut: null, Avbruten: false };

    /// <summary>That readings may be missing since the log's last word.</summary>
    public static Lasning Lucka(DateTimeOffset senast, DateTimeOffset nu) => new()
    {
        Id = Guid.CreateVersion7(nu),
        Nar = senast,
        Slut = nu > senast ? nu : senast,
        Vem = "system",
        Roller = "",
        Slag = Lasningsslag.Lucka,
        Vad = "Navet slutade oförberett: de sista läsningarna före avbrottet kan saknas.",
        Klass = Klass.Intern,
    };
}
