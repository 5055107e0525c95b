using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Something that is no event and that a rule may fire on: asked for now and then, true for as long as it is found.</summary>
/// <param name="Typ">What sort of rule it is for: <see cref="Regeltyp.Tystnad"/>, <see cref="Regeltyp.Karantan"/> or <see cref="Regeltyp.Jourlucka"/>.</param>
/// <param name="Id">Tells it from others of its sort: a source, an item in karantän, a line on call and the moment that nobody has it.</param>
/// <param name="Sedan">Since when, UTC; for a gap when it begins.</param>
/// <param name="Iakttagelse">What was found, Swedish, free of personal data.</param>
/// <param name="Upphor">What would have to be otherwise, Swedish.</param>
public sealed record Signal(Regeltyp Typ, string Id, DateTimeOffset Sedan, string Iakttagelse, string Upphor)
{
    /// <summary>Source id, for what a rule's condition asks of it.</summary>
    public string? Kalla { get; init; }

    /// <summary>District id.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Seriousness by the tables, 1–5, when it has one.</summary>
    public int? Allvar { get; init; }

    /// <summary>Category id.</summary>
    public string? Kategori { get; init; }

    /// <summary>Class.</summary>
    public Klass Klass { get; init; } = Klass.Intern;

    /// <summary>True when it belongs to an exercise.</summary>
    public bool Ovning { get; init; }
}

/// <summary>Which rules a signal makes fire. Pure.</summary>
public static class Signalprov
{
    /// <summary>The hits of the signals that are found at a moment.</summary>
    /// <param name="verk">The rules.</param>
    /// <param name="signaler">What is found.</param>
    /// <param name="stad">The city's own id.</param>
    /// <param name="zon">Time zone of the rules' clock.</param>
    /// <param name="nu">Now, UTC.</param>
    public static IEnumerable<Traff> Prova(Regelverk verk, IReadOnlyList<Signal> signaler, string stad, TimeZoneInfo zon, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(verk);
        foreach (var regel in verk.Regler.Where(r => r is { Aktiv: true, AvHandelser: false }))
        {
            foreach (var signal in signaler)
            {
                if (signal.Typ != regel.Typ || !Galler(regel, signal, zon, nu)) continue;
                yield return new Traff
                {
                    Regel = regel,
                    // Each time that it begins is a matter of its own.
                    Nyckel = $"{Regelmotor.Nyckelversion}|{regel.Id}|{signal.Id}|{signal.Sedan.UtcDateTime:yyyyMMddTHHmmss}",
                    Uppfylld = true,
                    Stadsdel = signal.Stadsdel ?? stad,
                    Allvar = regel.Allvar ?? signal.Allvar ?? Taxonomi.OkantAllvar,
                    Klass = signal.Klass,
                    Ovning = signal.Ovning,
                    Tid = nu,
                    Forklara = () => Forklarare.Signal(verk, regel, signal),
                };
            }
        }
    }

    private static bool Galler(Regel regel, Signal signal, TimeZoneInfo zon, DateTimeOffset nu)
    {
        var nar = regel.Nar;
        return (nar.Kalla is null || (signal.Kalla is { } kalla && nar.Kalla.Contains(kalla)))
            && (nar.Stadsdel is null || (signal.Stadsdel is { } stadsdel && nar.Stadsdel.Contains(stadsdel)))
            && (nar.Kategori is null || (signal.Kategori is { } kategori && nar.Kategori.Contains(kategori)))
            && (nar.AllvarMinst is not { } minst || signal.Allvar >= minst)
            && (regel.Tid is not { } tid || tid.Galler(nu, zon))
            && regel.Typ switch
            {
                Regeltyp.Tystnad => nu - signal.Sedan >= regel.Efter!.Value,
                Regeltyp.Jourlucka => signal.Sedan - nu <= regel.Efter!.Value,
                _ => true,
            };
    }
}
