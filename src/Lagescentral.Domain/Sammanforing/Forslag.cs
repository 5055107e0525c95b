using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Sammanforing;

/// <summary>An event as it is weighed against others.</summary>
/// <param name="Fakta">Facts.</param>
/// <param name="Text">Its text, when the one who asks may read it.</param>
public sealed record Kandidat(Handelsefakta Fakta, Handelsetext? Text);

/// <summary>Bounds of proposals.</summary>
public sealed record Forslagsregler
{
    /// <summary>Hours back that events are weighed, by when they were last known here.</summary>
    public int Timmar { get; init; } = 48;

    /// <summary>Most events weighed, the latest first.</summary>
    public int KandidaterHogst { get; init; } = 2_000;

    /// <summary>Most proposals made.</summary>
    public int ForslagHogst { get; init; } = 50;

    /// <summary>Most minutes between two reports of one matter, by when it happened.</summary>
    public int MinuterHogst { get; init; } = 120;

    /// <summary>Lowest points that make a proposal, of 100.</summary>
    public int PoangMinst { get; init; } = 60;
}

/// <summary>A reason for a proposal.</summary>
/// <param name="Slag"><c>tid</c>, <c>plats</c> or <c>kategori</c>.</param>
/// <param name="Text">In words, Swedish.</param>
/// <param name="Poang">What it weighs.</param>
public sealed record Skal(string Slag, string Text, int Poang);

/// <summary>That two reports may be of the same matter. A person decides.</summary>
/// <param name="Huvud">The event that would remain.</param>
/// <param name="Del">The report that would be merged into it.</param>
/// <param name="Poang">Sum of the reasons, at most 100.</param>
/// <param name="Skal">Why, the weightiest first.</param>
public sealed record Forslag(Kandidat Huvud, Kandidat Del, int Poang, IReadOnlyList<Skal> Skal);

/// <summary>Two events in either order.</summary>
/// <param name="Forsta">The lower key.</param>
/// <param name="Andra">The higher.</param>
public readonly record struct Handelsepar(HandelseNyckel Forsta, HandelseNyckel Andra)
{
    /// <summary>The pair of two events.</summary>
    public static Handelsepar Av(HandelseNyckel a, HandelseNyckel b) => a < b ? new(a, b) : new(b, a);
}
