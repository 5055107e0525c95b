using System.Globalization;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Larm;

/// <summary>Owns the stream <c>larm</c>: decides on what the rules found (<see cref="Larmunderlag"/>) and on what people do, appends, folds and
/// publishes, one turn at a time.</summary>
/// <remarks>An append that fails costs no larm, and a start decides nothing anew.</remarks>
public sealed class Larmaktor : ILarmAktor, IMatbar
{
    private const int Forsok = 3;

    private readonly Aktorsmiljo _miljo;
    private readonly Larmmiljo _larm;
    private readonly Action _begarPublicering;
    private readonly Larmunderlag _underlag;
    private readonly Larmkanaler _kanaler;
    private Larmbok _bok;
    private long _position;
    private DateTimeOffset _senast;
    private bool _lasOm = true;

    /// <summary>An aktor that has read nothing yet.</summary>
    /// <param name="miljo">What aktorer share.</param>
    /// <param name="begarPublicering">Asks the host for a turn to publish in.</param>
    public Larmaktor(Aktorsmiljo miljo, Action begarPublicering)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        (_miljo, _larm, _begarPublicering) = (miljo, miljo.Larm, begarPublicering);
        _bok = Nybok();
        _underlag = new Larmunderlag(miljo, () => _bok);
        _kanaler = new Larmkanaler(miljo, () => _bok, _larm.Granser.Hogst);
    }

    private string Staden => _miljo.Stadsdelar[^1];

    /// <inheritdoc/>
    public async Task<long> AterskapaAsync(CancellationToken cancel = default)
    {
        await LasStrommenAsync(cancel);
        return await _underlag.AterskapaAsync(cancel);
    }

    /// <summary>Restores a saved state and reads the rest of the streams: for a host that wakes each aktor by itself.</summary>
    public async Task VaknaAsync(CancellationToken cancel = default)
    {
        await AterskapaAsync(cancel);
        await _underlag.LasAllaAsync(cancel);
        await AvgorAsync(cancel);
    }

    /// <inheritdoc/>
    public void Mata(Puffrad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        _underlag.Ta(rad);
    }

    /// <inheritdoc/>
    public async Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        if (await _underlag.PuffAsync(rader, cancel)) await AvgorAsync(cancel);
    }

    /// <inheritdoc/>
    public async Task KontrolleraAsync(CancellationToken cancel = default)
    {
        _lasOm |= await _miljo.Journal.HeadAsync(Larmslag.Strom, cancel) > _position;
        await _underlag.LasIkappAsync(cancel);
        var nu = _miljo.Tid.GetUtcNow();
        var signaler = await _larm.Omvarld.SignalerAsync(cancel);
        await IkappAsync(cancel);
        foreach (var traff in Signalprov.Prova(_underlag.Verk, signaler, Staden, _miljo.Granser.Tidszon, nu)) _underlag.Ko(traff);
        await AvgorAsync(cancel);
    }

    /// <inheritdoc/>
    public async Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default)
    {
        _underlag.Tick(nu);
        if (_underlag.Traffar.Count > 0) await AvgorAsync(cancel);
        if (_lasOm || _bok.Nasta <= nu) await SkrivAsync(StegaAsync, cancel);
    }

    /// <inheritdoc/>
    public async Task<Larmsvar> UtforAsync(Larmkommando kommando, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        Larmbeslut? beslut = null;
        await SkrivAsync(
            async bunt =>
            {
                var fore = (_bok.Finn(kommando.Id) ?? await HamtaAsync(kommando.Id, cancel))?.Fakta;
                beslut = Larmregler.Besluta(kommando, fore, await LageAsync(bunt, fore?.Trappa, fore?.Stadsdel, cancel));
                bunt.Lagg(beslut);
            },
            cancel);
        return new Larmsvar(beslut!.Skal, beslut.Larm);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Domain.Larm.Larm>> AllaAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _bok.Alla];
    }

    /// <inheritdoc/>
    public async Task<Domain.Larm.Larm?> FinnAsync(string id, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _bok.Finn(id) ?? await HamtaAsync(id, cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Nivaunderlag>> UnderlagAsync(DateTimeOffset efter, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _bok.Alla.Where(l => l.Fakta.Senast > efter).Select(l => Nivaunderlag.Av(l.Fakta)).OfType<Nivaunderlag>()];
    }

    /// <inheritdoc/>
    public async Task<Regelverk> ReglerAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _bok.Verk;
    }

    /// <inheritdoc/>
    public async Task<Regelsvar> SattReglerAsync(Regelverk verk, int version, Larmperson av, string? orsak, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(verk);
        var gjort = false;
        await SkrivAsync(
            bunt =>
            {
                var nu = _bok.Verk;
                var samma = Domain.Json.Bytes(verk with { Version = nu.Version }).AsSpan().SequenceEqual(Domain.Json.Bytes(nu));
                gjort = samma || version == nu.Version;
                if (gjort && !samma)
                    bunt.Lagg(new Larmrad { Slag = Larmslag.Regler, Regler = verk with { Version = nu.Version + 1 }, Av = av, Text = orsak is null ? null : new Larmtext { Orsak = orsak } });
                return Task.CompletedTask;
            },
            cancel);
        return new Regelsvar(gjort, _bok.Verk.Version);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Tystnad>> TystnaderAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _bok.Tystnader];
    }

    /// <inheritdoc/>
    public async Task<Tystnad> TystaAsync(Tystnad tystnad, string orsak, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(tystnad);
        await SkrivAsync(
            bunt =>
            {
                tystnad = tystnad with { Id = Id("T", bunt) };
                bunt.Lagg(new Larmrad { Slag = Larmslag.Tystnad, Tystnad = tystnad, Av = tystnad.Av, Text = new Larmtext { Orsak = orsak } });
                return Task.CompletedTask;
            },
            cancel);
        return tystnad;
    }

    /// <inheritdoc/>
    public async Task<Tystnad?> SlutaTystaAsync(string id, Larmperson av, CancellationToken cancel = default)
    {
        await SkrivAsync(
            async bunt =>
            {
                if (_bok.Tystnader.FirstOrDefault(t => t.Id == id) is not { Borttagen: null } tystnad || tystnad.Till <= bunt.Nu) return;
                bunt.Lagg(new Larmrad { Slag = Larmslag.Tystnad, Tystnad = tystnad with { Borttagen = bunt.Nu }, Av = av });
                foreach (var larm in _bok.Oppna.Where(l => l.Tystad == id).ToList())
                    bunt.Lagg(Larmregler.Slapp(larm, await LageAsync(bunt, larm.Trappa, larm.Stadsdel, cancel)));
            },
            cancel);
        return _bok.Tystnader.FirstOrDefault(t => t.Id == id);
    }

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, Larmperson av, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(av);
        return GallraAsync(id, rader => rader.Gallra(orsak), av, cancel);
    }

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        return GallraAsync(uppdrag.Id, rader => rader.Gallra(uppdrag, post => Larmrader.Las(post).Larm?.Klass ?? Klass.Intern), null, cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Avi>> AttSandaAsync(int hogst, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return [.. _bok.Oppna.SelectMany(l => l.Avier.Where(a => Larmregler.FarSandas(l, a)).Select(a => (Larm: l, Avi: a)))
            .OrderBy(par => par.Avi.Bestalld).ThenBy(par => par.Avi.Id, StringComparer.Ordinal).Take(hogst).Select(par => new Avi
            {
                Id = par.Avi.Id,
                Larm = par.Larm.Id,
                Mottagare = par.Avi.Mottagare,
                Steg = par.Avi.Steg,
                Bestalld = par.Avi.Bestalld,
                Klass = par.Larm.Klass,
                Innehall = _larm.Omvarld.Innehall(par.Larm, par.Avi),
                Ovning = par.Larm.Ovning,
                Utfall = par.Avi.Utfall,
            })];
    }

    /// <inheritdoc/>
    public async Task<bool> FarSandasAsync(string avi, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return MedAvi(avi) is { } larm && Larmregler.FarSandas(larm, larm.Avier.First(a => a.Id == avi));
    }

    /// <inheritdoc/>
    public Task UtfallAsync(string avi, Aviutfall utfall, CancellationToken cancel = default) => SkrivAsync(
        bunt =>
        {
            if (MedAvi(avi) is { } larm) bunt.Lagg(Larmregler.Aviserat(larm, avi, utfall, _larm.Granser));
            return Task.CompletedTask;
        },
        cancel);

    /// <inheritdoc/>
    public async Task<Bildsvar> BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        return _kanaler.Svara(kanal, lasare, sedan, epok);
    }

    /// <inheritdoc/>
    public async Task PubliceraAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        _kanaler.Publicera();
    }

    /// <inheritdoc/>
    public Task AvslutaAsync() => _underlag.AvslutaAsync();

    /// <summary>Decides what the rules have found, after a start or when it is asked for. Doing it again writes nothing.</summary>
    public async Task AvgorAsync(CancellationToken cancel = default)
    {
        await IkappAsync(cancel);
        if (!_underlag.Vantar) return;
        await SkrivAsync(bunt => AvgorAsync(bunt, cancel), cancel);
        _underlag.Avgjort();
    }

    private async Task AvgorAsync(Larmbunt bunt, CancellationToken cancel)
    {
        foreach (var (nyckel, med) in _underlag.Aterkallade)
            foreach (var larm in _bok.Oppna.Where(l => l.Handelser.Any(u => u.Nyckel == nyckel)).ToList()) bunt.Lagg(Larmregler.Aterkalla(larm, nyckel, med, _larm.Granser));
        foreach (var traff in _underlag.Traffar)
        {
            var fore = _bok.ForNyckel(traff.Nyckel);
            var lage = await LageAsync(bunt, traff.Uppfylld ? _bok.Verk.TrappaFor(traff.Regel) : null, traff.Stadsdel, cancel);
            bunt.Lagg(Larmregler.Traffa(
                traff, Id("L", bunt), fore, _bok.Hammande(traff.Regel, traff.Stadsdel, Staden),
                _bok.Tystar(traff.Regel.Id, traff.Stadsdel, traff.Allvar, lage.Nu), _bok.Verk, lage));
        }

        if (bunt.Rader.Count > 0) bunt.Rader[^1] = bunt.Rader[^1] with { Last = _underlag.Last };
        else if (_underlag.LangtUtanBeslut) bunt.Lagg(new Larmrad { Slag = Larmslag.Last, Last = _underlag.Last });
    }

    private async Task StegaAsync(Larmbunt bunt)
    {
        foreach (var larm in _bok.Oppna.Where(l => l.Forfaller <= bunt.Nu).OrderBy(l => l.Forfaller).ThenBy(l => l.Id, StringComparer.Ordinal).ToList())
            bunt.Lagg(Larmregler.Tick(larm, await LageAsync(bunt, larm.Trappa, larm.Stadsdel, CancellationToken.None)));
    }

    /// <summary>Decides and writes; again on what then stands when another owner has written meanwhile.</summary>
    private async Task SkrivAsync(Func<Larmbunt, Task> besluta, CancellationToken cancel)
    {
        for (var forsok = 1; ; forsok++)
        {
            await IkappAsync(cancel);
            // Decided lines are folded at once, so that the next decision stands on them; until they are durable they may be of nothing.
            _lasOm = true;
            var bunt = new Larmbunt(Senare(_miljo.Tid.GetUtcNow()), Folda);
            await besluta(bunt);
            if (bunt.Rader.Count == 0)
            {
                _lasOm = false;
                return;
            }

            try
            {
                var poster = await _miljo.Journal.AppendAsync(Larmslag.Strom, _position, [.. bunt.Rader.Select(rad => Larmrader.Skriv(rad, bunt.Nu))], cancel: cancel);
                (_position, _senast, _lasOm) = (poster[^1].Position, poster[^1].Mottagen, false);
                if (bunt.Rader.Exists(rad => rad.Slag == Larmslag.Regler)) _underlag.NyaRegler();
                _begarPublicering();
                return;
            }
            catch (FelPositionException) when (forsok < Forsok)
            {
                // What was folded was never written: all is read again.
            }
        }
    }

    private async Task IkappAsync(CancellationToken cancel)
    {
        if (_lasOm) await LasStrommenAsync(cancel);
    }

    private async Task LasStrommenAsync(CancellationToken cancel)
    {
        var (verk, kanda) = (_bok.Verk.Version, _bok.Alla.Select(l => l.Fakta.Id).ToList());
        (_bok, _position) = (Nybok(), 0);
        await foreach (var post in _miljo.Journal.ReadFactsAsync(Larmslag.Strom, 1, cancel))
        {
            Folda(Larmrader.Las(post));
            (_position, _senast) = (post.Position, post.Mottagen);
        }

        // What was decided but never written is gone again.
        _kanaler.Andrat(kanda);
        _underlag.AvgjortTill(_bok.Last);
        if (_bok.Verk.Version != verk) _underlag.NyaRegler();
        _lasOm = false;
        _begarPublicering();
    }

    private void Folda(Larmrad rad) => _kanaler.Andrat(_bok.Folda(rad));

    private async Task<Kommandoutfall> GallraAsync(
        string id, Func<Ordrader, (Kommandoutfall Utfall, Gallringsfakta? Gallring)> besluta, Larmperson? av, CancellationToken cancel)
    {
        var utfall = Kommandoutfall.Saknas;
        await SkrivAsync(
            async bunt =>
            {
                (utfall, var gallring) = besluta(await Ordrader.LasAsync(_miljo.Journal, Larmfakta.Journalnyckel(id), cancel));
                if (gallring is not null) bunt.Lagg(new Larmrad { Slag = Handelseslag.TextGallrad, Gallring = gallring with { Larm = [id], Roll = av?.Roll }, Av = av });
            },
            cancel);
        return utfall;
    }

    private Larmfakta? MedAvi(string avi) => avi.LastIndexOf('-') is > 0 and var streck && _bok.Finn(avi[..streck])?.Fakta is { } larm && larm.Avier.Any(a => a.Id == avi) ? larm : null;

    private async Task<Domain.Larm.Larm?> HamtaAsync(string id, CancellationToken cancel)
    {
        Domain.Larm.Larm? larm = null;
        await foreach (var post in _miljo.Journal.ReadKeyAsync(Larmfakta.Journalnyckel(id), cancel))
        {
            var rad = Larmrader.Las(post);
            if (rad.Larm is { } fakta) larm = new Domain.Larm.Larm(fakta, rad.Forklaring ?? larm!.Forklaring);
        }

        return larm;
    }

    private async Task<Larmlage> LageAsync(Larmbunt bunt, Eskaleringstrappa? trappa, string? stadsdel, CancellationToken cancel)
    {
        var mottagare = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var namn in (trappa?.Steg ?? []).SelectMany(s => s.Mottagare).Distinct())
        {
            if (!bunt.Mottagare.TryGetValue((namn, stadsdel!), out var vilka))
                bunt.Mottagare.Add((namn, stadsdel!), vilka = await _larm.Omvarld.MottagareAsync(namn, stadsdel!, bunt.Nu, cancel));
            mottagare[namn] = vilka;
        }

        return new Larmlage { Nu = bunt.Nu, Mottagare = mottagare, Avier = vem => _bok.AvierTill(vem, bunt.Nu - _larm.Granser.Skift), Granser = _larm.Granser };
    }

    private string Id(string slag, Larmbunt bunt) => string.Create(CultureInfo.InvariantCulture, $"{slag}{_position + bunt.Rader.Count + 1}");

    private DateTimeOffset Senare(DateTimeOffset nu) => nu > _senast ? nu : _senast;

    private Larmbok Nybok() => new(_larm.Granser.Hogst, _larm.Forsta);
}
