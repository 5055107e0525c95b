using System.Globalization;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Nivaer;

/// <summary>Owns the stream <c>nivaer</c>: decides, appends, folds and publishes, one turn at a time, and keeps what is proposed in step with
/// the larm. The stream is short (a few lines a week), so it is read from its beginning at start.</summary>
public sealed class Nivaaktor : INivaAktor
{
    private const int Forsok = 3;

    private readonly Aktorsmiljo _miljo;
    private readonly Action _begarPublicering;
    private readonly Nivafold _fold;
    private readonly Nivaforslagsmakare _makare;
    private readonly Listkanal<Omradesnivavy> _kanal;
    private readonly Dictionary<string, Nivaforslag> _forslag = [];
    private long _position;
    private DateTimeOffset _senast;
    private bool _lasOm = true;

    /// <summary>An aktor that has read nothing yet; its first turn reads.</summary>
    /// <param name="miljo">What aktorer share.</param>
    /// <param name="begarPublicering">Asks the host for a turn to publish in.</param>
    public Nivaaktor(Aktorsmiljo miljo, Action begarPublicering)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        (_miljo, _begarPublicering) = (miljo, begarPublicering);
        _fold = new Nivafold(miljo.Nivaer.Hogst);
        _makare = new Nivaforslagsmakare(miljo.Nivaer.Verk, miljo.Stadsdelar[^1], miljo.Nivaer.Ovning);
        // Proposals come and go with time, which no stream tells: a restart numbers them anew.
        var epok = string.Create(CultureInfo.InvariantCulture, $"{miljo.Journal.Id:N}-{Nivafold.Version}-{Guid.CreateVersion7(miljo.Tid.GetUtcNow()):N}");
        _kanal = new Listkanal<Omradesnivavy>(Nivaslag.Strom, epok, Visning(), miljo.Tid, miljo.Utskick);
    }

    /// <inheritdoc/>
    public async Task<Nivasvar> UtforAsync(Nivakommando kommando, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        for (var forsok = 1; ; forsok++)
        {
            await KontrolleraAsync(cancel);
            var nu = Senare(_miljo.Tid.GetUtcNow());
            var beslut = Nivabeslutare.Besluta(
                kommando, _fold.Nu(kommando.Omrade)?.Fakta, _forslag.GetValueOrDefault(kommando.Omrade), _miljo.Nivaer.Verk, nu);
            if (beslut.Rad is not { } rad) return new Nivasvar(beslut.Skal, beslut.Fakta);
            try
            {
                await SkrivAsync(Nivarader.Skriv(rad, nu, kommando.Av.Vem), cancel);
                await ForeslaAsync(cancel);
                return new Nivasvar(beslut.Skal, beslut.Fakta);
            }
            catch (FelPositionException) when (forsok < Forsok)
            {
                // Another owner has written: what was decided may be wrong, so it is decided again on what now stands.
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Omradesniva>> AllaAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _miljo.Stadsdelar.Select(id => new Omradesniva(id, _fold.Nu(id), _forslag.GetValueOrDefault(id)))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Nivalage>> VidAsync(DateTimeOffset tid, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _fold.Omraden.Select(id => (Id: id, Lage: _fold.Vid(id, tid))).Where(par => par.Lage is not null).ToDictionary(par => par.Id, par => par.Lage!);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Nivapost>> HistorikAsync(string omrade, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _fold.Historik(omrade).Reverse()];
    }

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) => GallraAsync(id, rader => rader.Gallra(orsak), vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        return GallraAsync(uppdrag.Id, rader => rader.Gallra(uppdrag, _ => Klass.Intern), Rattare.System.Vem, cancel);
    }

    /// <inheritdoc/>
    public async Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _kanal.Svara(lasare, sedan, epok);
    }

    /// <inheritdoc/>
    public async Task KontrolleraAsync(CancellationToken cancel = default)
    {
        _lasOm |= await _miljo.Journal.HeadAsync(Nivaslag.Strom, cancel) > _position;
        await IkappAsync(cancel);
        await ForeslaAsync(cancel);
    }

    /// <summary>Sends what has changed since the last time. The host calls it in a turn of its own, soon after it was asked to.</summary>
    public Task PubliceraAsync()
    {
        _kanal.Publicera();
        return Task.CompletedTask;
    }

    private Listvisning<Omradesnivavy> Visning()
    {
        Omradesnivavy? Vy(string id, Nivalage? lage, Lasarklass lasare) => Omradesnivavy.For(id, lage, _forslag.GetValueOrDefault(id), _miljo.Nivaer.Verk, lasare);
        return new Listvisning<Omradesnivavy>
        {
            Alla = () => _miljo.Stadsdelar,
            Vy = (id, lasare) => Vy(id, _fold.Nu(id), lasare),
            Fakta = (id, lasare) => Vy(id, _fold.Nu(id) is { } lage ? lage with { Skal = null } : null, lasare),
            Bild = nivaer => new Nivaervy(nivaer),
        };
    }

    private DateTimeOffset Senare(DateTimeOffset nu) => nu > _senast ? nu : _senast;

    private async Task<Kommandoutfall> GallraAsync(
        string id, Func<Ordrader, (Kommandoutfall Utfall, Gallringsfakta? Gallring)> besluta, string vem, CancellationToken cancel)
    {
        await IkappAsync(cancel);
        var rader = await Ordrader.LasAsync(_miljo.Journal, Nivafakta.Journalnyckel(id), cancel);
        var (utfall, gallring) = besluta(rader);
        if (gallring is not null) await SkrivAsync(rader.Skriv(gallring with { Nivaer = [id] }, Senare(_miljo.Tid.GetUtcNow()), vem), cancel);
        return utfall;
    }

    private async Task SkrivAsync(Journalrad rad, CancellationToken cancel)
    {
        _lasOm = true;
        foreach (var post in await _miljo.Journal.AppendAsync(Nivaslag.Strom, _position, [rad], cancel: cancel)) Folda(post);
        _lasOm = false;
        _begarPublicering();
    }

    private async Task IkappAsync(CancellationToken cancel)
    {
        if (!_lasOm) return;
        await foreach (var post in _miljo.Journal.ReadAsync(Nivaslag.Strom, _position + 1, cancel)) Folda(post);
        _lasOm = false;
    }

    private async Task ForeslaAsync(CancellationToken cancel)
    {
        var nu = _miljo.Tid.GetUtcNow();
        var larm = await _miljo.Aktorer.Larm.UnderlagAsync(nu - _miljo.Nivaer.Verk.Langst, cancel);
        foreach (var id in _miljo.Stadsdelar)
        {
            if (_makare.For(id, _fold.Nu(id)?.Fakta, larm, nu) is { } forslag) _forslag[id] = forslag;
            else _forslag.Remove(id);
        }

        // The channel itself knows what a class has seen: what is the same as before is no change.
        _kanal.Andrat(_miljo.Stadsdelar);
        _begarPublicering();
    }

    private void Folda(Journalpost post)
    {
        var rad = Nivarader.Las(post);
        _kanal.Andrat(_fold.Folda(rad, post.Position, post.Mottagen), gallring: rad.Gallring is not null);
        (_position, _senast) = (post.Position, post.Mottagen);
    }
}
