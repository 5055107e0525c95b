using System.Collections.Immutable;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The weights that have been in force, so that a picture of an earlier moment weighs as it did then.</summary>
public sealed class Viktbok
{
    private ImmutableArray<(DateTimeOffset Fran, Vikter Vikter)> _rader;

    /// <summary>A book whose first weights hold from the beginning.</summary>
    public Viktbok(Vikter forsta) => _rader = [(DateTimeOffset.MinValue, forsta)];

    /// <summary>The latest weights.</summary>
    public Vikter Nu => _rader[^1].Vikter;

    /// <summary>The weights in force at a moment.</summary>
    public Vikter Vid(DateTimeOffset tid)
    {
        var rader = _rader;
        for (var i = rader.Length - 1; i > 0; i--)
            if (rader[i].Fran <= tid) return rader[i].Vikter;
        return rader[0].Vikter;
    }

    /// <summary>Enters weights in force from <paramref name="fran"/>; they come in the order of time. The first entry
    /// also holds for what was before it.</summary>
    public void Ange(DateTimeOffset fran, Vikter vikter, bool forst) => _rader = forst ? [(DateTimeOffset.MinValue, vikter)] : _rader.Add((fran, vikter));
}
