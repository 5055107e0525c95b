using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;

namespace Lagescentral.Aktorer.Kalla;

/// <summary>What a source's owner remembers of the journal: its index, how far it has read in each stream, and how to
/// look up what it has forgotten.</summary>
internal sealed class Kallminne(Kallindex index, string kalla, Aktorsmiljo miljo)
{
    private const int RevisionerHogst = 1_000;
    private readonly string _egna = kalla + "/";
    private readonly Dictionary<string, long> _positioner = miljo.Stadsdelar.ToDictionary(Strommar.Stadsdel, _ => 0L);

    public int Antal => index.Antal;

    public DateTimeOffset? Senast => index.Senast;

    public IReadOnlyDictionary<string, int> OkandaTyper => index.OkandaTyper;

    /// <summary>Moves whose line in the stream that was left is missing, as they stood when asked.</summary>
    public IReadOnlyList<Handelsefakta> HalvaFlyttar => [.. index.HalvaFlyttar];

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
            await foreach (var post in miljo.Journal.ReadAsync(strom, _positioner[strom] + 1, cancel)) Mata(new Puffrad(post));
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
        if (!index.HarGlomt) return;
        var okanda = ider.Where(id => index.Finn(id) is null).ToDictionary(id => new HandelseNyckel(kalla, id).Journalnyckel);
        if (okanda.Count == 0) return;
        foreach (var (nyckel, poster) in await miljo.Journal.ReadKeysAsync(okanda.Keys, RevisionerHogst, cancel))
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
