using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
        if (fore.HarRev(fakta.Rev)) return fore;
        var galler = slag != Handelseslag.Historik && fakta.Rev >= fore.Galler.Rev ? fakta : fore.Galler;
        return new(galler, Math.Max(fakta.Rev, fore.HogstaRev), fore.Revisioner.Add(plats));
    }

    /// <summary>True when the line of a revision is known.</summary>
    public bool HarRev(int rev)
    {
        // Latest first: that is where a line read twice is found.
        for (var i = Revisioner.Length - 1; i >= 0; i--)
            if (Revisioner[i].Rev == rev) return true;
        return false;
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
/// A source's memory of what it has said: a fold of the stadsdel streams filtered on the source. Holds the latest events,
/// bounded by time and number; of all others it knows only that they may have been, and they are to be looked up in the
/// journal. So what a state saves is small, and a new id costs no look-up.
/// </summary>
public sealed class Kallindex
{
    /// <summary>Version of this code's state; a saved state of another version is ignored.</summary>
    public const string Version = "kallindex-1";

    /// <summary>Most ids told apart from new ones; when there have been more, every unknown id is looked up.</summary>
    public const int KandaHogst = 5_000_000;

    private readonly string _kalla;
    private readonly TimeSpan _minns;
    private readonly int _hogst;
    private readonly HashSet<ulong> _kanda = [];
    private readonly Dictionary<string, Indexpost> _poster = [];
    private readonly Queue<(string Id, int Rev)> _ordning = [];

    // Moves of which one line has been read: the facts when it is the one where the event arrived, else null.
    private readonly Dictionary<(string Id, int Rev), Handelsefakta?> _halvaFlyttar = [];

    /// <summary>An index that knows nothing, or only what a saved state says.</summary>
    /// <param name="kalla">Source id.</param>
    /// <param name="minns">How long an event is held after its latest line.</param>
    /// <param name="hogst">Most events held.</param>
    /// <param name="data">Saved state: all its events are to be looked up.</param>
    public Kallindex(string kalla, TimeSpan minns, int hogst, Kallindexdata? data = null)
    {
        (_kalla, _minns, _hogst) = (kalla, minns, hogst);
        if (data is null) return;
        Senast = data.Senast;
        foreach (var (typ, antal) in data.OkandaTyper) _okandaTyper.Add(typ, antal);
        foreach (var (id, rev, fakta) in data.HalvaFlyttar) _halvaFlyttar.Add((id, rev), fakta);
        _kanda.EnsureCapacity(data.Kanda.Length / sizeof(ulong));
        foreach (var sparad in MemoryMarshal.Cast<byte, ulong>(data.Kanda)) _kanda.Add(sparad);
    }

    /// <summary>Number of events in memory.</summary>
    public int Antal => _poster.Count;

    /// <summary>Number of events that are known to have been.</summary>
    public int Kanda => _kanda.Count;

    /// <summary>True when the event is not in memory but may be in the journal.</summary>
    public bool ArGlomd(string id) => !_poster.ContainsKey(id) && (_kanda.Count >= KandaHogst || _kanda.Contains(Spar(id)));

    /// <summary>When the source was last known to say something new; what a person says of its events does not count.</summary>
    public DateTimeOffset? Senast { get; private set; }

    /// <summary>Types that the taxonomy does not know, with how many events had them. At most 200 are told apart; those
    /// of the strictest class are left out, because all who work with the source see the list.</summary>
    public IReadOnlyDictionary<string, int> OkandaTyper => _okandaTyper;

    private readonly Dictionary<string, int> _okandaTyper = [];

    /// <summary>Moves whose line in the stream that was left is missing.</summary>
    public IEnumerable<Handelsefakta> HalvaFlyttar => _halvaFlyttar.Values.OfType<Handelsefakta>();

    /// <summary>The event, if it is in memory.</summary>
    public Indexpost? Finn(string id) => _poster.GetValueOrDefault(id);

    /// <summary>Takes in a line. Lines of other sources and kinds are ignored.</summary>
    public void Folda(string slag, Handelsefakta? fakta, long position)
    {
        if (fakta is null || fakta.Kalla != _kalla) return;
        var fore = _poster.GetValueOrDefault(fakta.Id);
        if (slag == Handelseslag.Utflyttad) Para(fakta, null);
        else if (slag == Handelseslag.Inflyttad && fore?.HarRev(fakta.Rev) != true) Para(fakta, fakta);

        // Of an event that has been forgotten the earlier revisions are missing here: it is looked up whole when it is asked for.
        if (fore is null && fakta.Rev > 1 && ArGlomd(fakta.Id)) return;
        var efter = Indexpost.Folda(fore, slag, fakta, position);
        if (ReferenceEquals(fore, efter)) return;
        Lagg(fakta.Id, efter);
        if (fakta is { Rev: 1, TypKand: false, Klass: <= Klass.Intern } && (_okandaTyper.Count < 200 || _okandaTyper.ContainsKey(fakta.Typ)))
            _okandaTyper[fakta.Typ] = _okandaTyper.GetValueOrDefault(fakta.Typ) + 1;
        if (fore?.Med(fakta.Innehall) is null && (Senast is not { } senast || fakta.Mottagen > senast)) Senast = fakta.Mottagen;
        Glom(fakta.Mottagen);
    }

    /// <summary>The event's texts have been erased.</summary>
    public void Gallra(string id)
    {
        if (_poster.TryGetValue(id, out var post) && post.Galler.Text != Textlage.Ingen)
            _poster[id] = post with { Galler = post.Galler with { Text = Textlage.Gallrad } };
    }

    /// <summary>Puts an event back that was looked up in the journal.</summary>
    public void Lagg(string id, Indexpost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        _poster[id] = post;
        _ordning.Enqueue((id, post.HogstaRev));
        if (_kanda.Count < KandaHogst) _kanda.Add(Spar(id));
    }

    /// <summary>What must be saved to go on from here.</summary>
    public Kallindexdata TillData() => new(
        Senast, new Dictionary<string, int>(_okandaTyper), [.. _halvaFlyttar.Select(par => new Halvflytt(par.Key.Id, par.Key.Rev, par.Value))],
        MemoryMarshal.AsBytes<ulong>(_kanda.ToArray()).ToArray());

    // FNV-1a. Two ids that share a trace cost a look-up, nothing else.
    private static ulong Spar(string id)
    {
        var spar = 14_695_981_039_346_656_037;
        foreach (var tecken in id) spar = unchecked((spar ^ tecken) * 1_099_511_628_211);
        return spar;
    }

    private void Para(Handelsefakta fakta, Handelsefakta? inflyttad)
    {
        if (!_halvaFlyttar.Remove((fakta.Id, fakta.Rev))) _halvaFlyttar.Add((fakta.Id, fakta.Rev), inflyttad);
    }

    private void Glom(DateTimeOffset nu)
    {
        while (_ordning.TryPeek(out var sak))
        {
            var finns = _poster.TryGetValue(sak.Id, out var post) && post.HogstaRev == sak.Rev;
            if (finns && post!.Galler.Mottagen > nu - _minns && _poster.Count <= _hogst) return;
            _ordning.Dequeue();
            if (finns) _poster.Remove(sak.Id);
        }
    }
}

/// <summary>What a <see cref="Kallindex"/> saves.</summary>
/// <param name="Senast">When the source was last known to say something new.</param>
/// <param name="OkandaTyper">Types that the taxonomy does not know.</param>
/// <param name="HalvaFlyttar">Moves of which one line has been read.</param>
/// <param name="Kanda">Traces of all ids, 8 bytes each in the machine's own order.</param>
public sealed record Kallindexdata(
    DateTimeOffset? Senast, IReadOnlyDictionary<string, int> OkandaTyper, IReadOnlyList<Halvflytt> HalvaFlyttar, byte[] Kanda);

/// <summary>A move of which one line has been read.</summary>
/// <param name="Id">The source's id of the event.</param>
/// <param name="Rev">Revision that moved.</param>
/// <param name="Fakta">The facts when the line read is the one where the event arrived, else null.</param>
public sealed record Halvflytt(string Id, int Rev, Handelsefakta? Fakta);
