using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>An event met a rule's condition.</summary>
public sealed record Traff
{
    /// <summary>The rule.</summary>
    public required Regel Regel { get; init; }

    /// <summary>Key of the matter, versioned: hits with the same key are one larm's.</summary>
    public required string Nyckel { get; init; }

    /// <summary>True when the rule as a whole is met; else the event only belongs to a larm that there may already be.</summary>
    public required bool Uppfylld { get; init; }

    /// <summary>The event; null when it is not an event that made the rule fire.</summary>
    public Underlag? Handelse { get; init; }

    /// <summary>District id, <c>stockholm</c> when it is the whole city's.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Plats id.</summary>
    public string? Plats { get; init; }

    /// <summary>Seriousness of the larm, 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>Strictest class of what counted.</summary>
    public required Klass Klass { get; init; }

    /// <summary>True when what counted belongs to an exercise: then nobody may be told for real.</summary>
    public bool Ovning { get; init; }

    /// <summary>When it was known, UTC.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>Makes the explanation as of now; costs something, so only when it is needed, and before the next event is taken in.</summary>
    public required Func<Forklaring> Forklara { get; init; }
}
