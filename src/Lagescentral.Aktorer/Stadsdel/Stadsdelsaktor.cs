using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Stadsdel;

/// <summary>Owns the stream of one stadsdel: appends, folds, nudges and publishes, one turn at a time.</summary>
public sealed class Stadsdelsaktor : IStadsdelAktor, IMatbar
{
    private readonly string _id;
    private readonly string _strom;
    private readonly Aktorsmiljo _miljo;
    private readonly Ogonblicksvakt _vakt;
    private readonly Action _begarPublicering;
    private Lagesfold _fold;
    private Bildkanal _kanal;
    private long _position;
    private long _nummer;
    private DateTimeOffset _senast;
    private bool _lasOm;

    // Neither a saved state nor what is fed at start holds texts: those shown are read when they are.
    private bool _utanTexter;

    /// <summary>An aktor that has read nothing yet: see <see cref="AterskapaAsync"/>.</summary>
    /// <param name="id">District id.</param>
    /// <param name="miljo">What aktorer share.</param>
    /// <param name="begarPublicering">Asks the host for a turn to publish in.</param>
    public Stadsdelsaktor(string id, Aktorsmiljo miljo, Action begarPublicering)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        _id = id;
        _strom = Strommar.Stadsdel(id);
        _miljo = miljo;
        _begarPublicering = begarPublicering;
        _vakt = new Ogonblicksvakt(_strom, Lagesfold.Version, Ogonblicksvakt.ForTillbakablick, miljo.Ogonblick, miljo.Log);
        _fold = new Lagesfold(Omrade.Stadsdel(id), miljo.Granser.ForEnDel);
        _kanal = Kanal();
    }

    /// <inheritdoc/>
    public async Task<long> AterskapaAsync(CancellationToken cancel = default)
    {
        if (await _miljo.Ogonblick.LatestAsync(_strom, Lagesfold.Version, null, cancel) is not { } sparat) return 0;
        _fold = new Lagesfold(Omrade.Stadsdel(_id), _miljo.Granser.ForEnDel, sparat.Las<Lagesfoldsdata>());
        _utanTexter = true;
        _kanal = Kanal();
        _position = sparat.Positioner[_strom];
        _senast = sparat.Per;
        return sparat.Positioner[Ogonblicksnycklar.Nummer];
    }

    /// <summary>Reads the rest of its own stream, before anything else is written there or told of.</summary>
    public async Task LasStromAsync(CancellationToken cancel = default)
    {
        await foreach (var post in _miljo.Journal.ReadFactsAsync(_strom, _position + 1, cancel)) Mata(new Puffrad(post));
    }

    /// <summary>Restores a saved state and reads the rest of its own stream: for a host that wakes each aktor by itself.</summary>
    public async Task VaknaAsync(CancellationToken cancel = default)
    {
        await AterskapaAsync(cancel);
        await LasStromAsync(cancel);
    }

    /// <summary>Reads what another owner has written: on a cluster this one may have been replaced for a while.</summary>
    public async Task KontrolleraAsync(CancellationToken cancel = default)
    {
        if (await _miljo.Journal.HeadAsync(_strom, cancel) > _position) await LasIkappAsync(cancel);
    }

    /// <inheritdoc/>
    public void Mata(Puffrad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        if (rad.Post.Strom != _strom || rad.Post.Position <= _position) return;
        _utanTexter = true;
        Folda(rad);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Skriven>> SkrivAsync(IReadOnlyList<Stadsdelsrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        if (_lasOm) await LasIkappAsync(cancel);
        var mottagen = Senare(_miljo.Tid.GetUtcNow());
        var nya = rader.Where(Behovs).ToList();
        IReadOnlyList<Journalpost> poster;
        try
        {
            poster = nya.Count == 0 ? [] : await _miljo.Journal.AppendAsync(
                _strom, _position, [.. nya.Select(rad => Handelserader.Skriv(rad, mottagen))], nya[0].Vakt, cancel);
        }
        catch (FelVaktException)
        {
            throw new ErsattAgareException(nya[0].Vakt!.Strom);
        }
        catch (FelPositionException)
        {
            // Another owner has written: what was decided may be wrong, so the sender must decide again on what now stands.
            await LasIkappAsync(cancel);
            throw new ForaldratIndexException(_strom, nya[0].Fakta?.Nyckel ?? default, nya[0].Fakta?.Rev ?? 0);
        }
        catch (Exception)
        {
            _lasOm = true;
            throw;
        }

        var skrivna = new Dictionary<Stadsdelsrad, long>(ReferenceEqualityComparer.Instance);
        var puff = new List<Puffrad>(poster.Count);
        for (var i = 0; i < poster.Count; i++)
        {
            var puffrad = new Puffrad(poster[i]) { Rad = Last(nya[i], mottagen) };
            Folda(puffrad);
            puff.Add(puffrad);
            skrivna.Add(nya[i], poster[i].Position);
        }

        if (puff.Count > 0) _miljo.Aktorer.Puffa(puff);
        Efterat();
        return [.. rader.Select(rad => new Skriven(skrivna.GetValueOrDefault(rad), mottagen))];
    }

    /// <inheritdoc/>
    public async Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default)
    {
        if (_lasOm) await LasIkappAsync(cancel);
        _fold.Tick(Senare(_miljo.Tid.GetUtcNow()));
        if (_utanTexter) await Hydrering.VisasAsync(_miljo.Journal, _fold, lasare, sedan, cancel);
        return _kanal.Svara(lasare, sedan, epok);
    }

    /// <inheritdoc/>
    public async Task<Langtal> LangtalAsync(Lasarklass lasare, DateTimeOffset? kandSedan = null, CancellationToken cancel = default)
    {
        if (_lasOm) await LasIkappAsync(cancel);
        _fold.Tick(Senare(_miljo.Tid.GetUtcNow()));
        return _fold.Langtal(lasare, kandSedan);
    }

    /// <inheritdoc/>
    public async Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default)
    {
        if (_lasOm) await LasIkappAsync(cancel);
        if (_fold.Tick(nu)) Efterat();
    }

    /// <inheritdoc/>
    public async Task PubliceraAsync(CancellationToken cancel = default)
    {
        if (_utanTexter) await Hydrering.VisasAsync(_miljo.Journal, _fold, Lasarklass.Intern, sedan: null, cancel);
        if (_utanTexter) await Hydrering.VisasAsync(_miljo.Journal, _fold, Lasarklass.Oppen, sedan: null, cancel);
        _kanal.Publicera();
    }

    /// <inheritdoc/>
    public Task AvslutaAsync() => _vakt.AvslutaAsync(Bildtid, Positioner, _fold.TillData);

    // The picture's time may be ahead of the last line's: as known between the two, the state would be too late.
    private DateTimeOffset Bildtid => Senare(_fold.Nu ?? _senast);

    private Bildkanal Kanal()
    {
        var epok = _miljo.Journal.Serie;
        return new Bildkanal(
            "stadsdel:" + _id, epok, _fold, lasare => _miljo.Vyer.Varden(_id, epok, _fold, lasare), _miljo.Vyer, _miljo.Utskick);
    }

    private bool Behovs(Stadsdelsrad rad)
    {
        if (rad.Fakta is not { } fakta) return true;
        var kand = _fold.Finn(fakta.Nyckel)?.Fakta.Rev ?? 0;
        if (kand < fakta.Rev) return true;
        if (rad.Slag == Handelseslag.Utflyttad) return false;
        throw new ForaldratIndexException(_strom, fakta.Nyckel, fakta.Rev);
    }

    private static Handelserad Last(Stadsdelsrad rad, DateTimeOffset mottagen) => new()
    {
        Slag = rad.Slag,
        Mottagen = mottagen,
        Fakta = Handelserader.Fakta(rad, mottagen),
        Text = rad.Text,
        Gallring = rad.Gallring,
    };

    private DateTimeOffset Senare(DateTimeOffset nu) => nu > _senast ? nu : _senast;

    private void Folda(Puffrad rad)
    {
        _fold.Folda(rad.Rad);
        _position = rad.Post.Position;
        _senast = rad.Post.Mottagen;
        _vakt.Rad();
        _nummer = rad.Post.Nummer;
    }

    private void Efterat()
    {
        _begarPublicering();
        _vakt.Prova(Bildtid, Ogonblicksvakt.Hela(_fold.Minns), Positioner, _fold.TillData);
    }

    private Dictionary<string, long> Positioner() => new() { [_strom] = _position, [Ogonblicksnycklar.Nummer] = _nummer };

    private async Task LasIkappAsync(CancellationToken cancel)
    {
        var puff = new List<Puffrad>();
        await foreach (var post in _miljo.Journal.ReadAsync(_strom, _position + 1, cancel))
        {
            var rad = new Puffrad(post);
            Folda(rad);
            puff.Add(rad);
        }

        _lasOm = false;
        if (puff.Count == 0) return;
        _miljo.Aktorer.Puffa(puff);
        Efterat();
    }
}
