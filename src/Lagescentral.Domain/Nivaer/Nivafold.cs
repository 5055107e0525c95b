using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Nivaer;

/// <summary>A decision as it is remembered, with what was written, which may be gone.</summary>
public sealed record Nivapost
{
    /// <summary>Position in the stream.</summary>
    public required long Position { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>One of <see cref="Nivaslag"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>The area after it.</summary>
    public required Nivafakta Fakta { get; init; }

    /// <summary>Why; null when erased, or none was asked for.</summary>
    public string? Skal { get; init; }

    /// <summary>True when the reason has been erased.</summary>
    public bool Gallrad { get; init; }
}

/// <summary>How an area stands, with the reason it stands so.</summary>
/// <param name="Fakta">The area.</param>
/// <param name="Skal">Why the level was set; null when erased, or not set by anyone.</param>
public sealed record Nivalage(Nivafakta Fakta, string? Skal);

/// <summary>The levels, read from the stream. Bounded: of an area that has been decided on very often the oldest decisions are only in the
/// journal.</summary>
/// <param name="hogst">Most decisions remembered for each area.</param>
public sealed class Nivafold(int hogst)
{
    /// <summary>Version of this code's numbering; another gives clients a new picture.</summary>
    public const string Version = "1";

    private readonly Dictionary<string, List<Nivapost>> _poster = [];

    /// <summary>Areas that someone has decided about.</summary>
    public IReadOnlyCollection<string> Omraden => _poster.Keys;

    /// <summary>How an area stands; null while no person has decided anything.</summary>
    public Nivalage? Nu(string omrade) => Vid(omrade, DateTimeOffset.MaxValue);

    /// <summary>How an area stood at a moment; null when no person had decided anything, or it is no longer remembered.</summary>
    public Nivalage? Vid(string omrade, DateTimeOffset tid)
    {
        if (Historik(omrade).LastOrDefault(p => p.Tid <= tid) is not { } senast) return null;
        var satt = Historik(omrade).LastOrDefault(p => p.Slag == Nivaslag.Satt && p.Fakta.Version <= senast.Fakta.Version);
        return new Nivalage(senast.Fakta, satt?.Skal);
    }

    /// <summary>The decisions remembered about an area, the oldest first.</summary>
    public IReadOnlyList<Nivapost> Historik(string omrade) => _poster.TryGetValue(omrade, out var poster) ? poster : [];

    /// <summary>Takes in a line.</summary>
    /// <returns>Areas that it changed.</returns>
    /// <exception cref="ArgumentException">The line has neither facts nor an erasure.</exception>
    public IReadOnlyList<string> Folda(Nivarad rad, long position, DateTimeOffset tid)
    {
        ArgumentNullException.ThrowIfNull(rad);
        if (rad.Slag == Handelseslag.TextGallrad) return Gallra(rad.Gallring ?? throw new ArgumentException("En gallring utan uppgifter.", nameof(rad)));
        var fakta = rad.Fakta ?? throw new ArgumentException($"En rad av slag {rad.Slag} utan uppgifter.", nameof(rad));
        if (!_poster.TryGetValue(fakta.Omrade, out var poster)) _poster.Add(fakta.Omrade, poster = []);
        poster.Add(new Nivapost
        {
            Position = position,
            Tid = tid,
            Slag = rad.Slag,
            Fakta = fakta,
            Skal = rad.Skal,
            Gallrad = rad.Skal is null && rad.Slag != Nivaslag.Slappt,
        });
        if (poster.Count > hogst) poster.RemoveAt(0);
        return [fakta.Omrade];
    }

    private List<string> Gallra(Gallringsfakta gallring)
    {
        var positioner = gallring.Positioner.ToHashSet();
        var andrade = new List<string>();
        foreach (var (omrade, poster) in _poster)
        {
            for (var i = 0; i < poster.Count; i++)
            {
                if (!positioner.Contains(poster[i].Position)) continue;
                poster[i] = poster[i] with { Skal = null, Gallrad = true };
                if (!andrade.Contains(omrade)) andrade.Add(omrade);
            }
        }

        return andrade;
    }
}
