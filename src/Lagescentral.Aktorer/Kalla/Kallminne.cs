using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>What a source's owner remembers of the journal: its index, how far it has read in each stream, and how to
/// look up what it has forgotten.</summary>
internal sealed class Kallminne(Func<Kallindexdata?, Kallindex> nyttIndex, string kalla, Aktorsmiljo miljo)
{
    private const int RevisionerHogst = 1_000;
    private readonly string _egna = kalla + "/";
    private readonly Dictionary<string, long> _positioner = miljo.Stadsdelar.ToDictionary(Strommar.Stadsdel, _ => 0L);
    private readonly Ogonblicksvakt _vakt = new(Strommar.Kalla(kalla), Kallindex.Version, Ogonblicksvakt.ForStart, miljo.Ogonblick, miljo.Log);
    private Kallindex index = nyttIndex(null);

    // All lines up to this number have been read, or are none of the source's.
    private long _nummer;

    public int Antal => index.Antal;

    public DateTimeOffset? Senast => index.Senast;

    public IReadOnlyDictionary<string, int> OkandaTyper => index.OkandaTyper;

    /// <summary>Moves whose line in the stream that was left is missing, as they stood when asked.</summary>
    public IReadOnlyList<Handelsefakta> HalvaFlyttar => [.. index.HalvaFlyttar];

    /// <summary>Restores a saved state, if there is one; gives the number of the last line in it.</summary>
    public async Task<long> AterskapaAsync(CancellationToken cancel)
    {
        if (await miljo.Ogonblick.LatestAsync(Strommar.Kalla(kalla), Kallindex.Version, null, cancel) is not { } sparat) return 0;
        index = nyttIndex(sparat.Las<Kallindexdata>());
        foreach (var strom in _positioner.Keys.ToList()) _positioner[strom] = sparat.Positioner.GetValueOrDefault(strom);
        return _nummer = sparat.Positioner[Ogonblicksnycklar.Nummer];
    }

    /// <summary>Saves the state when it is time. To be called in a turn that has read all it has written: while nobody else has taken over
    /// the source nobody else writes its lines, so none is missing up to the journal's last, whoever wrote that.</summary>
    public async Task ProvaOgonblickAsync(Strompunkt? vakt, CancellationToken cancel)
    {
        if (await LastaAsync(vakt, cancel) is not { } positioner) return;
        _vakt.Prova(miljo.Tid.GetUtcNow(), Ogonblicksvakt.Kanda(index.Kanda), () => positioner, index.TillData);
    }

    /// <summary>Saves the state before the hub stops; as <see cref="ProvaOgonblickAsync"/>, after the last turn.</summary>
    public async Task AvslutaAsync(Strompunkt? vakt)
    {
        if (await LastaAsync(vakt, CancellationToken.None) is not { } positioner) return;
        await _vakt.AvslutaAsync(miljo.Tid.GetUtcNow(), () => positioner, index.TillData);
    }

    // Null when another has taken over: the state lacks what that one has written, and must not say that it has been read.
    private async Task<Dictionary<string, long>?> LastaAsync(Strompunkt? vakt, CancellationToken cancel)
    {
        var nummer = await miljo.Journal.LatestNumberAsync(cancel);
        var huvuden = await miljo.Journal.StreamsAsync(cancel);
        if (vakt is not null && huvuden.GetValueOrDefault(vakt.Strom) != vakt.Position) return null;
        _vakt.Rad(nummer - _nummer);
        _nummer = nummer;
        var positioner = _positioner.Keys.ToDictionary(strom => strom, strom => huvuden.GetValueOrDefault(strom));
        positioner[Ogonblicksnycklar.Nummer] = nummer;
        return positioner;
    }

    /// <summary>Takes in a line; one already read is ignored, for a line about a move may not be read twice.</summary>
    public void Mata(Puffrad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        if (!_positioner.TryGetValue(rad.Post.Strom, out var position) || rad.Post.Position <= position) return;
        _positioner[rad.Post.Strom] = rad.Post.Position;
        if (rad.Rad.Gallring is not { } gallring)
        {
            index.Folda(rad.Post.Slag, rad.Rad.Fakta, rad.Post.Position);
            return;
        }

        foreach (var handelse in gallring.Handelser)
            if (handelse.StartsWith(_egna, StringComparison.Ordinal)) index.Gallra(handelse[_egna.Length..]);
    }

    /// <summary>Takes in a line of one's own that was just written.</summary>
    public void Skrev(string slag, Handelsefakta fakta, Skriven skriven)
    {
        index.Folda(slag, fakta with { Mottagen = skriven.Mottagen }, skriven.Position);
        Forbi(fakta.Placering.Stadsdel, skriven.Position);
    }

    /// <summary>Takes in that an event has left a district.</summary>
    public void Lamnade(string stadsdel, Handelsefakta fakta, Skriven skriven)
    {
        index.Folda(Handelseslag.Utflyttad, fakta, skriven.Position);
        Forbi(stadsdel, skriven.Position);
    }

    public void Gallra(string id) => index.Gallra(id);

    /// <summary>Reads what has been written since, by whomever.</summary>
    public async Task LasIkappAsync(CancellationToken cancel)
    {
        foreach (var strom in _positioner.Keys.ToList())
            await foreach (var post in miljo.Journal.ReadFactsAsync(strom, _positioner[strom] + 1, cancel)) Mata(new Puffrad(post));
    }

    /// <summary>What is in memory of an event: after <see cref="SlaUppAsync"/>, all that is known.</summary>
    public Indexpost? Finn(string id) => index.Finn(id);

    public async Task<Indexpost?> FinnAsync(string id, CancellationToken cancel)
    {
        await SlaUppAsync([id], cancel);
        return index.Finn(id);
    }

    /// <summary>Brings back from the journal what has been forgotten of some events.</summary>
    public async Task SlaUppAsync(IReadOnlyList<string> ider, CancellationToken cancel)
    {
        var okanda = ider.Where(index.ArGlomd).ToDictionary(id => new HandelseNyckel(kalla, id).Journalnyckel);
        if (okanda.Count == 0) return;
        foreach (var (nyckel, poster) in await miljo.Journal.ReadKeysFactsAsync(okanda.Keys, RevisionerHogst, cancel))
        {
            Indexpost? kand = null;
            foreach (var post in poster)
                if (post.Slag != Handelseslag.TextGallrad) kand = Indexpost.Folda(kand, post.Slag, Handelserader.Las(post).Fakta!, post.Position);
            if (kand is not null) index.Lagg(okanda[nyckel], kand);
        }
    }

    /// <summary>The text of the revision that pictures show, if it is shared and not erased.</summary>
    public async Task<Handelsetext?> TextAsync(Indexpost kand, CancellationToken cancel)
    {
        await foreach (var post in miljo.Journal.ReadKeyAsync(kand.Galler.Nyckel.Journalnyckel, cancel))
            if (post.Text is not null && Handelserader.Las(post) is { Fakta: { } fakta, Text: { } text } && fakta.Rev == kand.Galler.Rev) return text;
        return null;
    }

    private void Forbi(string stadsdel, long position)
    {
        var strom = Strommar.Stadsdel(stadsdel);
        _positioner[strom] = Math.Max(_positioner[strom], position);
    }
}
