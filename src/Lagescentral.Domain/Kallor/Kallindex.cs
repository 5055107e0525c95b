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
/// A source's memory of what it has said: a fold of the stadsdel streams filtered on the source. Holds events whose
/// latest line is younger than the bound; older ones are to be looked up in the journal.
/// </summary>
public sealed class Kallindex(string kalla, TimeSpan minns, int hogst)
{
    private readonly Dictionary<string, Indexpost> _poster = [];
    private readonly Queue<(string Id, int Rev)> _ordning = [];

    // Moves of which one line has been read: the facts when it is the one where the event arrived, else null.
    private readonly Dictionary<(string Id, int Rev), Handelsefakta?> _halvaFlyttar = [];

    /// <summary>Number of events in memory.</summary>
    public int Antal => _poster.Count;

    /// <summary>True once something has been forgotten, so that an unknown id must be looked up.</summary>
    public bool HarGlomt { get; private set; }

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
        if (fakta is null || fakta.Kalla != kalla) return;
        var fore = _poster.GetValueOrDefault(fakta.Id);
        if (slag == Handelseslag.Utflyttad) Para(fakta, null);
        else if (slag == Handelseslag.Inflyttad && fore?.HarRev(fakta.Rev) != true) Para(fakta, fakta);

        // Of an event that has been forgotten the earlier revisions are missing here: it is looked up whole when it is asked for.
        if (fore is null && HarGlomt && fakta.Rev > 1) return;
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
            if (finns && post!.Galler.Mottagen > nu - minns && _poster.Count <= hogst) return;
            _ordning.Dequeue();
            if (!finns) continue;
            _poster.Remove(sak.Id);
            HarGlomt = true;
        }
    }
}
