using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Plats;

/// <summary>Reads the lines that concern one plats, from whichever streams, and keeps its picture. Wakes when asked for.</summary>
/// <remarks>Lines come in any order and more than once. Each is folded once: the fold takes the highest revision of each
/// event, but one that it has forgotten it would count again.</remarks>
public sealed class Platsaktor : IPlatsAktor
{
    private readonly string _nyckel;
    private readonly Aktorsmiljo _miljo;
    private readonly Action _begarPublicering;
    private readonly Lagesfold _fold;
    private readonly Bildkanal _kanal;

    // Lines folded from nudges since all were last read: a nudge may be lost between two that came.
    private readonly HashSet<long> _puffade = [];
    private long _lastTill;
    private bool _vaken;

    /// <summary>An aktor that has read nothing yet.</summary>
    /// <param name="id">Plats id.</param>
    /// <param name="miljo">What aktorer share.</param>
    /// <param name="begarPublicering">Asks the host for a turn to publish in.</param>
    public Platsaktor(string id, Aktorsmiljo miljo, Action begarPublicering)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        _nyckel = "plats:" + id;
        _miljo = miljo;
        _begarPublicering = begarPublicering;
        _fold = new Lagesfold(Omrade.Plats(id), miljo.Granser);
        var epok = Guid.CreateVersion7().ToString("N");
        _kanal = new Bildkanal(_nyckel, epok, _fold, lasare => miljo.Vyer.Plats(id, epok, _fold, lasare), miljo.Vyer, miljo.Utskick);
    }

    /// <summary>The platser that lines concern: where an event is, and where it was.</summary>
    public static IEnumerable<IGrouping<string, Puffrad>> Berorda(IReadOnlyList<Puffrad> rader)
    {
        ArgumentNullException.ThrowIfNull(rader);
        return rader.SelectMany(rad => Platser(rad).Select(plats => (plats, rad))).GroupBy(par => par.plats, par => par.rad);

        static IEnumerable<string> Platser(Puffrad rad) =>
            rad.Rad.Fakta is { } fakta ? new[] { fakta.Placering.Plats, fakta.Tidigare?.Plats }.OfType<string>().Distinct() : [];
    }

    /// <inheritdoc/>
    public async Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        await VaknaAsync(cancel);
        foreach (var rad in rader) Folda(rad);
        _begarPublicering();
    }

    /// <inheritdoc/>
    public async Task KontrolleraAsync(CancellationToken cancel = default)
    {
        if (!_vaken) return;
        // Nearly always all are known: their texts, which may lie in a blob each, are not read to find that out. One line more than were
        // nudged, so that one that was not is among them.
        if (!(await _miljo.Journal.ReadKeysFactsAsync([_nyckel], _puffade.Count + 1, cancel)).TryGetValue(_nyckel, out var rader)) return;
        if (rader.Any(post => post.Nummer > _lastTill && !_puffade.Contains(post.Nummer))) await LasAsync(cancel);
        else Klar(rader[^1].Nummer);
    }

    /// <inheritdoc/>
    public async Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default)
    {
        await VaknaAsync(cancel);
        _fold.Tick(_miljo.Tid.GetUtcNow());
        return _kanal.Svara(lasare, sedan, epok);
    }

    /// <inheritdoc/>
    public async Task<Langtal> LangtalAsync(Lasarklass lasare, DateTimeOffset? kandSedan = null, CancellationToken cancel = default)
    {
        await VaknaAsync(cancel);
        _fold.Tick(_miljo.Tid.GetUtcNow());
        return _fold.Langtal(lasare, kandSedan);
    }

    /// <inheritdoc/>
    public Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default)
    {
        if (_vaken && _fold.Tick(nu)) _begarPublicering();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task PubliceraAsync(CancellationToken cancel = default)
    {
        if (_vaken) _kanal.Publicera();
        return Task.CompletedTask;
    }

    private async Task VaknaAsync(CancellationToken cancel)
    {
        if (_vaken) return;
        await LasAsync(cancel);
        _vaken = true;
    }

    private async Task LasAsync(CancellationToken cancel)
    {
        var till = _lastTill;
        await foreach (var post in _miljo.Journal.ReadKeyAsync(_nyckel, cancel))
        {
            Folda(new Puffrad(post));
            till = post.Nummer;
        }

        Klar(till);
        _begarPublicering();
    }

    private void Klar(long nummer)
    {
        _lastTill = nummer;
        _puffade.Clear();
    }

    private void Folda(Puffrad rad)
    {
        if (rad.Post.Nummer <= _lastTill || !Strommar.ArStadsdel(rad.Post.Strom) || !_puffade.Add(rad.Post.Nummer)) return;
        _fold.Folda(rad.Rad);
    }
}
