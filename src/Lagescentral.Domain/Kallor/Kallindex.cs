using System.Collections.Immutable;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Kallor;

/// <summary>Where the content of a revision stands.</summary>
/// <param name="Innehall">Keyed hash of the content.</param>
/// <param name="Rev">Revision.</param>
/// <param name="Stadsdel">District whose stream holds the line.</param>
/// <param name="Position">Position in that stream.</param>
public readonly record struct Revisionsplats(string Innehall, int Rev, string Stadsdel, long Position);

/// <summary>What a source's index knows of one event.</summary>
/// <param name="Galler">The revision that pictures show.</param>
/// <param name="HogstaRev">Highest revision written, history included.</param>
/// <param name="Revisioner">Where every revision stands.</param>
public sealed record Indexpost(Handelsefakta Galler, int HogstaRev, ImmutableArray<Revisionsplats> Revisioner)
{
    /// <summary>The index entry after one more line about the event; the same line twice changes nothing.</summary>
    public static Indexpost Folda(Indexpost? fore, string slag, Handelsefakta fakta, long position)
    {
        ArgumentNullException.ThrowIfNull(fakta);
        // The stream that an event left repeats the facts; their place is where it moved to.
        if (slag == Handelseslag.Utflyttad)
            return fore is null || fakta.Rev > fore.Galler.Rev ? new(fakta, Math.Max(fakta.Rev, fore?.HogstaRev ?? 0), fore?.Revisioner ?? []) : fore;

        var plats = new Revisionsplats(fakta.Innehall, fakta.Rev, fakta.Placering.Stadsdel, position);
        if (fore is null) return new(fakta, fakta.Rev, [plats]);
        if (fore.Revisioner.Any(r => r.Rev == fakta.Rev)) return fore;
        var galler = slag != Handelseslag.Historik && fakta.Rev >= fore.Galler.Rev ? fakta : fore.Galler;
        return new(galler, Math.Max(fakta.Rev, fore.HogstaRev), fore.Revisioner.Add(plats));
    }

    /// <summary>The revision with this content, if there is one.</summary>
    public Revisionsplats? Med(string innehall)
    {
        foreach (var revision in Revisioner)
            if (revision.Innehall == innehall) return revision;
        return null;
    }
}

/// <summary>
/// A source's memory of what it has said: a fold of the stadsdel streams filtered on the source. Holds events whose
/// latest line is younger than the bound; older ones are to be looked up in the journal.
/// </summary>
public sealed class Kallindex(string kalla, TimeSpan minns, int hogst)
{
    private readonly Dictionary<string, Indexpost> _poster = [];
    private readonly Queue<(string Id, int Rev)> _ordning = [];
    private readonly HashSet<(string Id, int Rev)> _halvaFlyttar = [];

    /// <summary>Number of events in memory.</summary>
    public int Antal => _poster.Count;

    /// <summary>True once something has been forgotten, so that an unknown id must be looked up.</summary>
    public bool HarGlomt { get; private set; }

    /// <summary>When the latest line was known.</summary>
    public DateTimeOffset? Senast { get; private set; }

    /// <summary>Types that the taxonomy does not know, with how many events had them. At most 200 are told apart.</summary>
    public IReadOnlyDictionary<string, int> OkandaTyper => _okandaTyper;

    private readonly Dictionary<string, int> _okandaTyper = [];

    /// <summary>Moves whose line in the stream that was left is missing.</summary>
    public IEnumerable<Handelsefakta> HalvaFlyttar =>
        _halvaFlyttar.Where(par => _poster.ContainsKey(par.Id)).Select(par => _poster[par.Id].Galler).Where(f => _halvaFlyttar.Contains((f.Id, f.Rev)));

    /// <summary>The event, if it is in memory.</summary>
    public Indexpost? Finn(string id) => _poster.GetValueOrDefault(id);

    /// <summary>Takes in a line. Lines of other sources and kinds are ignored.</summary>
    public void Folda(string slag, Handelsefakta? fakta, long position)
    {
        if (fakta is null || fakta.Kalla != kalla) return;
        var par = (fakta.Id, fakta.Rev);
        if (slag == Handelseslag.Inflyttad && !_halvaFlyttar.Remove(par)) _halvaFlyttar.Add(par);
        if (slag == Handelseslag.Utflyttad && !_halvaFlyttar.Remove(par)) _halvaFlyttar.Add(par);
        var fore = _poster.GetValueOrDefault(fakta.Id);
        var efter = Indexpost.Folda(fore, slag, fakta, position);
        if (ReferenceEquals(fore, efter)) return;
        Lagg(fakta.Id, efter);
        if (fakta is { Rev: 1, TypKand: false } && (_okandaTyper.Count < 200 || _okandaTyper.ContainsKey(fakta.Typ)))
            _okandaTyper[fakta.Typ] = _okandaTyper.GetValueOrDefault(fakta.Typ) + 1;
        if (Senast is not { } senast || fakta.Mottagen > senast) Senast = fakta.Mottagen;
        Glom(fakta.Mottagen);
    }

    /// <summary>Puts an event back that was looked up in the journal.</summary>
    public void Lagg(string id, Indexpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        _poster[id] = post;
        _ordning.Enqueue((id, post.HogstaRev));
    }

    private void Glom(DateTimeOffset nu)
    {
        while (_ordning.TryPeek(out var sak))
        {
            var finns = _poster.TryGetValue(sak.Id, out var post) && post.HogstaRev == sak.Rev;
            if (finns && post!.Galler.Mottagen > nu - minns && _poster.Count <= hogst) return;
            _ordning.Dequeue();
            if (!finns) continue;
            _poster.Remove(sak.Id);
            HarGlomt = true;
        }
    }
}
