using Lagescentral.Domain.Larm;

namespace Lagescentral.Aktorer.Larm;

/// <summary>Lines that are decided together and written in one append.</summary>
/// <param name="nu">The moment that all are decided at, UTC.</param>
/// <param name="folda">Takes in a line at once, so that the next decision stands on it.</param>
internal sealed class Larmbunt(DateTimeOffset nu, Action<Larmrad> folda)
{
    /// <summary>The moment that all are decided at, UTC.</summary>
    public DateTimeOffset Nu { get; } = nu;

    /// <summary>The lines.</summary>
    public List<Larmrad> Rader { get; } = [];

    /// <summary>Who recipients are, asked once a turn.</summary>
    public Dictionary<(string Namn, string Stadsdel), IReadOnlyList<string>> Mottagare { get; } = [];

    /// <summary>Adds what was decided, when it is a line.</summary>
    public void Lagg(Larmbeslut beslut)
    {
        if (beslut.Rad is { } rad) Lagg(rad);
    }

    /// <summary>Adds a line.</summary>
    public void Lagg(Larmrad rad)
    {
        Rader.Add(rad);
        folda(rad);
    }
}
