using System.Runtime.InteropServices;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Larm;

/// <summary>What rules look back on, whatever the rules are: the latest events, and counts per hour. Saved with the engine's state, so that
/// changed rules know what went before them.</summary>
public sealed record Regelminnesdata
{
    /// <summary>The latest events in the order they were known.</summary>
    public required IReadOnlyList<Handelsefakta> Handelser { get; init; }

    /// <summary>Counts per hour.</summary>
    public required IReadOnlyList<Timrad> Timmar { get; init; }

    /// <summary>How many events have been forgotten for the sake of the bound.</summary>
    public required long Glomda { get; init; }
}

/// <summary>Events of one hour that are counted alike.</summary>
/// <param name="Timme">Hour since 1970, UTC.</param>
/// <param name="Stadsdel">District id.</param>
/// <param name="Kategori">Category id.</param>
/// <param name="Allvar">Seriousness 1–5.</param>
/// <param name="Antal">How many.</param>
public sealed record Timrad(long Timme, string Stadsdel, string Kategori, int Allvar, int Antal);

/// <summary>See <see cref="Regelminnesdata"/>.</summary>
internal sealed class Regelminne
{
    // A trend is compared with the same hours of twelve weeks before its own.
    private const long TimmarHogst = 14 * 168;
    private static readonly TimeSpan Minns = TimeSpan.FromDays(8);

    private readonly Dictionary<HandelseNyckel, LinkedListNode<Handelsefakta>> _poster = [];
    private readonly LinkedList<Handelsefakta> _ordning = new();
    private readonly SortedDictionary<long, Dictionary<(string Stadsdel, string Kategori, int Allvar), int>> _timmar = [];
    private readonly int _hogst;

    // Before this hour there is nothing: asked for by every event, looked for only when an hour has passed.
    private long _aldst = long.MinValue;

    /// <param name="hogst">Most events remembered.</param>
    /// <param name="data">A saved state.</param>
    public Regelminne(int hogst, Regelminnesdata? data)
    {
        (_hogst, Glomda) = (hogst, data?.Glomda ?? 0);
        foreach (var fakta in data?.Handelser ?? []) _poster[fakta.Nyckel] = _ordning.AddLast(fakta);
        foreach (var rad in data?.Timmar ?? []) Fack(rad.Timme)[(rad.Stadsdel, rad.Kategori, rad.Allvar)] = rad.Antal;
    }

    public long Glomda { get; private set; }

    public int Antal => _poster.Count;

    /// <summary>The earliest hour with events, or null.</summary>
    public long? ForstaTimme => _timmar.Count == 0 ? null : _timmar.Keys.First();

    /// <summary>Events in the order they were known.</summary>
    public IEnumerable<Handelsefakta> Handelser => _ordning;

    /// <summary>Events from the latest known back.</summary>
    public IEnumerable<Handelsefakta> Bakifran
    {
        get
        {
            for (var nod = _ordning.Last; nod is not null; nod = nod.Previous) yield return nod.Value;
        }
    }

    /// <summary>Counts per hour, earliest first.</summary>
    public IEnumerable<(long Timme, string Stadsdel, string Kategori, int Allvar, int Antal)> Timmar =>
        _timmar.SelectMany(t => t.Value.Select(f => (t.Key, f.Key.Stadsdel, f.Key.Kategori, f.Key.Allvar, f.Value)));

    /// <summary>An event that is remembered.</summary>
    public Handelsefakta? Finn(HandelseNyckel nyckel) => _poster.GetValueOrDefault(nyckel)?.Value;

    /// <summary>True for what is counted per hour: nothing of the strictest class, so that a trend tells of nothing that its readers may not know.</summary>
    public static bool Trendas(Raknevarde varde) => varde is { Raknas: true, Klass: not Klass.Begransad };

    /// <summary>Remembers the latest revision of an event.</summary>
    /// <param name="fakta">The revision.</param>
    /// <param name="fore">What the one before it counted as, if there was one.</param>
    /// <param name="nu">What it counts as.</param>
    public void Ta(Handelsefakta fakta, Raknevarde? fore, Raknevarde nu)
    {
        ref var nod = ref CollectionsMarshal.GetValueRefOrAddDefault(_poster, fakta.Nyckel, out _);
        if (nod is not null) _ordning.Remove(nod);
        nod = _ordning.AddLast(fakta);
        while (_ordning.First is { } forst && (_ordning.Count > _hogst || fakta.Mottagen - forst.Value.Mottagen > Minns))
        {
            if (_ordning.Count > _hogst) Glomda++;
            _poster.Remove(forst.Value.Nyckel);
            _ordning.RemoveFirst();
        }

        if (fore is not null && Trendas(fore)) Rakna(fore, -1);
        if (Trendas(nu)) Rakna(nu, 1);
        var aldst = Tidfack.Timme(Tidfack.Minut(fakta.Mottagen)) - TimmarHogst;
        if (aldst <= _aldst) return;
        _aldst = aldst;
        while (ForstaTimme is { } timme && timme < aldst) _timmar.Remove(timme);
    }

    public Regelminnesdata TillData() => new()
    {
        Handelser = [.. _ordning],
        Timmar = [.. Timmar.Select(t => new Timrad(t.Timme, t.Stadsdel, t.Kategori, t.Allvar, t.Antal))],
        Glomda = Glomda,
    };

    private void Rakna(Raknevarde varde, int antal)
    {
        var timme = Tidfack.Timme(Tidfack.Minut(varde.Intraffad));
        if (timme < _aldst) return;
        var fack = Fack(timme);
        var nyckel = (varde.Stadsdel, varde.Kategori, varde.Allvar);
        var nu = fack.GetValueOrDefault(nyckel) + antal;
        if (nu == 0) fack.Remove(nyckel);
        else fack[nyckel] = nu;
    }

    private Dictionary<(string, string, int), int> Fack(long timme)
    {
        if (!_timmar.TryGetValue(timme, out var fack)) _timmar.Add(timme, fack = []);
        return fack;
    }
}
