using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Rykten;

/// <summary>A rumour with what has been written about it. A text may be gone; nothing that is decided depends on it.</summary>
public sealed record Rykte
{
    /// <summary>Facts.</summary>
    public required Ryktesfakta Fakta { get; init; }

    /// <summary>What is said; null when erased, or not read yet (<see cref="Ryktesfold.Ofullstandiga"/>).</summary>
    public Skrivet? Ord { get; init; }

    /// <summary>The latest answer's words.</summary>
    public Skrivet? Svar { get; init; }

    /// <summary>Why it was last reopened.</summary>
    public Skrivet? Orsak { get; init; }

    /// <summary>The rumour after a line of its own.</summary>
    /// <param name="fore">The rumour before it, or null.</param>
    /// <param name="rad">The line.</param>
    /// <param name="position">Its position in the stream.</param>
    public static Rykte Efter(Rykte? fore, Ryktesrad rad, long position)
    {
        ArgumentNullException.ThrowIfNull(rad);
        var efter = (fore ?? new Rykte { Fakta = rad.Fakta! }) with { Fakta = rad.Fakta! };
        return rad.Slag switch
        {
            Ryktesslag.Noterat => efter with { Ord = new(position, rad.Text?.Rykte) },
            Ryktesslag.Besvarat => efter with { Svar = new(position, rad.Text?.Svar), Orsak = null },
            Ryktesslag.Ateroppnat => efter with { Orsak = new(position, rad.Text?.Orsak) },
            _ => efter,
        };
    }

    /// <summary>The rumour with the words of those positions gone.</summary>
    public Rykte Utan(IReadOnlySet<long> positioner)
    {
        ArgumentNullException.ThrowIfNull(positioner);
        return this with { Ord = Gallra(Ord), Svar = Gallra(Svar), Orsak = Gallra(Orsak) };
        Skrivet? Gallra(Skrivet? skrivet) => skrivet is not null && positioner.Contains(skrivet.Position) ? skrivet with { Text = null } : skrivet;
    }
}

/// <summary>Something that was written, and where.</summary>
/// <param name="Position">Position in the stream.</param>
/// <param name="Text">The words; null when erased.</param>
public sealed record Skrivet(long Position, string? Text);

/// <summary>The rumours, read from the stream. Bounded: beyond the bound the oldest that have been answered are forgotten
/// here, and stay in the journal.</summary>
/// <param name="granser">Bounds.</param>
public sealed class Ryktesfold(Ryktesgranser granser)
{
    /// <summary>Version of this code's numbering; another gives clients a new picture.</summary>
    public const string Version = "1";

    private readonly Dictionary<string, Rykte> _alla = [];

    /// <summary>Every rumour remembered.</summary>
    public IReadOnlyCollection<Rykte> Alla => _alla.Values;

    /// <summary>How many have been forgotten here.</summary>
    public int Glomda { get; private set; }

    /// <summary>How many wait for an answer.</summary>
    public int Obesvarade => _alla.Values.Count(r => r.Fakta.Obesvarat);

    /// <summary>Ids of rumours that came back after having been forgotten: their words must be read from the journal.</summary>
    public IReadOnlyList<string> Ofullstandiga => [.. _alla.Values.Where(r => r.Ord is null).Select(r => r.Fakta.Id)];

    /// <summary>A rumour by id.</summary>
    public Rykte? Finn(string id) => _alla.GetValueOrDefault(id);

    /// <summary>Takes in a line.</summary>
    /// <returns>Ids of the rumours that it changed or that were forgotten for its sake.</returns>
    /// <exception cref="ArgumentException">The line has neither facts nor an erasure.</exception>
    public IReadOnlyList<string> Folda(Ryktesrad rad, long position)
    {
        ArgumentNullException.ThrowIfNull(rad);
        if (rad.Slag == Handelseslag.TextGallrad) return Gallra(rad.Gallring ?? throw new ArgumentException("En gallring utan uppgifter.", nameof(rad)));
        var fakta = rad.Fakta ?? throw new ArgumentException($"En rad av slag {rad.Slag} utan uppgifter.", nameof(rad));
        var aterkom = !_alla.ContainsKey(fakta.Id) && rad.Slag != Ryktesslag.Noterat;
        if (aterkom && Glomda > 0) Glomda--;
        _alla[fakta.Id] = Rykte.Efter(Finn(fakta.Id), rad, position);
        if (_alla.Count <= granser.Hogst) return [fakta.Id];

        // What waits for an answer goes last; the one that the line is about stays.
        var glomd = _alla.Values.Select(r => r.Fakta).Where(f => f.Id != fakta.Id)
            .OrderBy(f => f.Obesvarat).ThenBy(f => f.Senast).ThenBy(f => f.Id, StringComparer.Ordinal).First().Id;
        _alla.Remove(glomd);
        Glomda++;
        return [fakta.Id, glomd];
    }

    /// <summary>Gives back the words of a rumour that came back.</summary>
    public void Satt(Rykte rykte)
    {
        ArgumentNullException.ThrowIfNull(rykte);
        if (_alla.ContainsKey(rykte.Fakta.Id)) _alla[rykte.Fakta.Id] = rykte;
    }

    private List<string> Gallra(Gallringsfakta gallring)
    {
        var positioner = gallring.Positioner.ToHashSet();
        var andrade = new List<string>();
        foreach (var (id, rykte) in _alla.ToList())
        {
            if (!new[] { rykte.Ord, rykte.Svar, rykte.Orsak }.Any(s => s is not null && positioner.Contains(s.Position))) continue;
            _alla[id] = rykte.Utan(positioner);
            andrade.Add(id);
        }

        return andrade;
    }
}
