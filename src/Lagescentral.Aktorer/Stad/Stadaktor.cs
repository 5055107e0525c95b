using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Stad;

/// <summary>Reads the twelve streams and keeps the city's picture.</summary>
public sealed class Stadaktor : IStadAktor, IMatbar
{
    private const string Agare = "stad";

    private readonly Aktorsmiljo _miljo;
    private readonly Action _begarPublicering;
    private readonly Ogonblicksvakt _vakt;
    private readonly Dictionary<string, long> _positioner;

    // The order in which several streams are read differs from start to start, so the numbers do too.
    private readonly string _epok = Guid.CreateVersion7().ToString("N");
    private Stadsfold _fold;
    private Bildkanal _kanal;
    private long _nummer;

    // Neither a saved state nor what is fed at start holds texts: those shown are read when they are.
    private bool _utanTexter;
    private DateTimeOffset _senast;

    /// <summary>An aktor that has read nothing yet.</summary>
    /// <param name="miljo">What aktorer share.</param>
    /// <param name="begarPublicering">Asks the host for a turn to publish in.</param>
    public Stadaktor(Aktorsmiljo miljo, Action begarPublicering)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        _miljo = miljo;
        _begarPublicering = begarPublicering;
        _vakt = new Ogonblicksvakt(Agare, Stadsfold.Version, Ogonblicksvakt.ForTillbakablick, miljo.Ogonblick, miljo.Log);
        _positioner = miljo.Stadsdelar.ToDictionary(Strommar.Stadsdel, _ => 0L);
        _fold = new Stadsfold(miljo.Stadsdelar, miljo.Granser);
        _kanal = Kanal();
    }

    /// <inheritdoc/>
    public async Task<long> AterskapaAsync(CancellationToken cancel = default)
    {
        if (await _miljo.Ogonblick.LatestAsync(Agare, Stadsfold.Version, null, cancel) is not { } sparat) return 0;
        _fold = new Stadsfold(_miljo.Stadsdelar, _miljo.Granser, sparat.Las<Lagesfoldsdata>());
        _utanTexter = true;
        _kanal = Kanal();
        foreach (var strom in _positioner.Keys.ToList()) _positioner[strom] = sparat.Positioner.GetValueOrDefault(strom);
        _senast = sparat.Per;
        return sparat.Positioner[Ogonblicksnycklar.Nummer];
    }

    /// <summary>Restores a saved state and reads the rest of the streams: for a host that wakes each aktor by itself.</summary>
    public async Task VaknaAsync(CancellationToken cancel = default)
    {
        await AterskapaAsync(cancel);
        foreach (var strom in _positioner.Keys.ToList())
            await foreach (var post in _miljo.Journal.ReadFactsAsync(strom, _positioner[strom] + 1, cancel)) Mata(new Puffrad(post));
    }

    /// <inheritdoc/>
    public void Mata(Puffrad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        _utanTexter = true;
        Ta(rad);
    }

    /// <inheritdoc/>
    public async Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        if (rader.Count == 0 || !_positioner.TryGetValue(rader[0].Post.Strom, out var position)) return;
        if (rader[0].Post.Position > position + 1)
        {
            await LasIkappAsync(rader[0].Post.Strom, cancel);
            return;
        }

        foreach (var rad in rader) Ta(rad);
        Efterat();
    }

    /// <inheritdoc/>
    public async Task KontrolleraAsync(CancellationToken cancel = default)
    {
        var huvuden = await _miljo.Journal.StreamsAsync(cancel);
        foreach (var strom in _positioner.Keys.ToList())
            if (huvuden.GetValueOrDefault(strom) > _positioner[strom]) await LasIkappAsync(strom, cancel);
    }

    /// <inheritdoc/>
    public async Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default)
    {
        _fold.Tick(_miljo.Tid.GetUtcNow());
        if (_utanTexter) await Hydrering.VisasAsync(_miljo.Journal, _fold.Staden, lasare, sedan, cancel);
        return _kanal.Svara(lasare, sedan, epok);
    }

    /// <inheritdoc/>
    public Task<Langtal> LangtalAsync(Lasarklass lasare, DateTimeOffset? kandSedan = null, CancellationToken cancel = default)
    {
        _fold.Tick(_miljo.Tid.GetUtcNow());
        return Task.FromResult(_fold.Staden.Langtal(lasare, kandSedan));
    }

    /// <inheritdoc/>
    public Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default)
    {
        if (_fold.Tick(nu)) Efterat();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task PubliceraAsync(CancellationToken cancel = default)
    {
        if (_utanTexter) await Hydrering.VisasAsync(_miljo.Journal, _fold.Staden, Lasarklass.Intern, sedan: null, cancel);
        if (_utanTexter) await Hydrering.VisasAsync(_miljo.Journal, _fold.Staden, Lasarklass.Oppen, sedan: null, cancel);
        _kanal.Publicera();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Kandidat>> SenastAsync(DateTimeOffset efter, int hogst, CancellationToken cancel = default)
    {
        List<Minne> Senaste() => [.. _fold.Staden.Minnen
            .Where(m => m.Fakta.Mottagen > efter && m.Fakta.Raknas)
            .OrderByDescending(m => m.Fakta.Mottagen).ThenByDescending(m => m.Nyckel).Take(hogst)];
        if (_utanTexter) await Hydrering.HydreraAsync(_miljo.Journal, Senaste(), _fold.Hydrera, cancel);
        return [.. Senaste().Select(m => new Kandidat(m.Fakta, m.Text))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Handelsefakta>> FinnAsync(IReadOnlyList<HandelseNyckel> nycklar, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<Handelsefakta>>([.. nycklar.Select(nyckel => _fold.Staden.Finn(nyckel)?.Fakta).OfType<Handelsefakta>()]);

    /// <inheritdoc/>
    public Task AvslutaAsync() => _vakt.AvslutaAsync(Bildtid, Positioner, _fold.TillData);

    private DateTimeOffset Bildtid => _fold.Staden.Nu > _senast ? _fold.Staden.Nu.Value : _senast;

    private Bildkanal Kanal()
    {
        var fold = _fold;
        return new Bildkanal(
            "stad", _epok, fold.Staden, lasare => _miljo.Vyer.Varden(_epok, fold.Staden, fold.Delar, lasare), _miljo.Vyer, _miljo.Utskick);
    }

    private async Task LasIkappAsync(string strom, CancellationToken cancel)
    {
        await foreach (var post in _miljo.Journal.ReadAsync(strom, _positioner[strom] + 1, cancel)) Ta(new Puffrad(post));
        Efterat();
    }

    private void Ta(Puffrad rad)
    {
        if (!_positioner.TryGetValue(rad.Post.Strom, out var position) || rad.Post.Position != position + 1) return;
        _fold.Folda(rad.Rad);
        _positioner[rad.Post.Strom] = rad.Post.Position;
        _nummer = Math.Max(_nummer, rad.Post.Nummer);
        if (rad.Post.Mottagen > _senast) _senast = rad.Post.Mottagen;
        _vakt.Rad();
    }

    private void Efterat()
    {
        _begarPublicering();
        _vakt.Prova(Bildtid, Ogonblicksvakt.Hela(_fold.Staden.Minns), Positioner, _fold.TillData);
    }

    // Streams are read at different paces: lines numbered below the last one read may be missing in one of them. The
    // positions tell which, and the check after the start reads them.
    private Dictionary<string, long> Positioner() => new(_positioner) { [Ogonblicksnycklar.Nummer] = _nummer };
}
