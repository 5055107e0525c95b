using System.Data.Common;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal.Skrivning;

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

    /// <summary>The columns that <see cref="Rad"/> reads, in their order.</summary>
    public const string Kolumner = "id, nar, slut, vem, roller, slag, vad, klass, antal, avbruten";

    /// <summary>A reading as a row holds it.</summary>
    public static Lasning Rad(DbDataReader rad) => new()
    {
        Id = rad.Guid(0),
        Nar = rad.Tid(1),
        Slut = rad.TidEllerNull(2),
        Vem = rad.GetString(3),
        Roller = rad.GetString(4),
        Slag = rad.GetString(5),
        Vad = rad.GetString(6),
        Klass = (Klass)rad.GetInt32(7),
        Antal = rad.GetInt32(8),
        Avbruten = rad.GetBoolean(9),
    };
}
