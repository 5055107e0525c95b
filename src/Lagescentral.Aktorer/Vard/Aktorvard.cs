using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Lagescentral.Aktorer.Jour;
using Lagescentral.Aktorer.Kalla;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Aktorer.Nivaer;
using Lagescentral.Aktorer.Plats;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Aktorer.Sammanforing;
using Lagescentral.Aktorer.Stad;
using Lagescentral.Aktorer.Stadsdel;
using Lagescentral.Domain.Lagesbilder;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer.Vard;

/// <summary>Settings of the in-process host.</summary>
public sealed record Aktorvardsval
{
    /// <summary>Most turns waiting per aktor; beyond it callers are told to come back.</summary>
    public int Brevlada { get; init; } = 4_096;

    /// <summary>Shortest pause between two changes of one picture, as <see cref="Publiceringstakt"/> takes it.</summary>
    public TimeSpan Mellanrum { get; init; } = TimeSpan.FromMilliseconds(15);

    /// <summary>Every argument and result goes through JSON: for tests.</summary>
    public bool Rundtur { get; init; }
}

/// <summary>Hosts every aktor in one process: a bounded mailbox per key, one pass over the journal at start, a tick every
/// second. It is for one machine and does not grow what a cluster has.</summary>
public sealed partial class Aktorvard : IAktorer, IVard
{
    private static readonly TimeSpan Kontrollmellanrum = TimeSpan.FromSeconds(5);

    private readonly Aktorsmiljo _miljo;
    private readonly Aktorvardsval _val;
    private readonly ImmutableDictionary<string, (Kallaktor Aktor, Kallombud Ombud)> _kallor;
    private readonly ImmutableDictionary<string, (Stadsdelsaktor Aktor, Stadsdelsombud Ombud)> _stadsdelar;
    private readonly (Stadaktor Aktor, Stadsombud Ombud) _stad;
    private readonly Sammanforingsombud _sammanforing;
    private readonly Ryktesombud _rykten;
    private readonly Jourombud _jour;
    private readonly (Larmaktor Aktor, Larmombud Ombud) _larm;
    private readonly Nivaombud _nivaer;
    private readonly ConcurrentDictionary<string, Lazy<Lasarombud>> _platser = [];
    private readonly ConcurrentBag<Brevlada> _lador = [];
    private ITimer? _klocka;
    private long _minut;
    private long _kontrollerad;
    private Task<bool> _tickar = Task.FromResult(true);
    private Task<bool> _larmtick = Task.FromResult(true);
    private Task<bool> _kontrollerar = Task.FromResult(true);

    /// <summary>A host whose aktorer have read nothing yet: see <see cref="StartAsync"/>.</summary>
    /// <param name="miljo">What aktorer share; its <see cref="Aktorsmiljo.Aktorer"/> is replaced by this host.</param>
    /// <param name="kallor">The sources.</param>
    /// <param name="val">Settings.</param>
    public Aktorvard(Aktorsmiljo miljo, IReadOnlyList<Kallmiljo> kallor, Aktorvardsval val)
    {
        ArgumentNullException.ThrowIfNull(miljo);
        ArgumentNullException.ThrowIfNull(kallor);
        _miljo = miljo with { Aktorer = this };
        _val = val;
        _stadsdelar = miljo.Stadsdelar.ToImmutableDictionary(id => id, id =>
        {
            var lada = Lada("stadsdel:" + id);
            Stadsdelsaktor? aktor = null;
            aktor = new Stadsdelsaktor(id, _miljo, () => lada.BegarPublicering(() => aktor!.PubliceraAsync()));
            return (aktor, new Stadsdelsombud(aktor, lada, val.Rundtur));
        });
        _kallor = kallor.ToImmutableDictionary(k => k.Regler.Kalla, k =>
        {
            var aktor = new Kallaktor(_miljo, k);
            return (aktor, new Kallombud(aktor, Lada("kalla:" + k.Regler.Kalla), val.Rundtur));
        });
        var stadslada = Lada("stad");
        Stadaktor? stad = null;
        stad = new Stadaktor(_miljo, () => stadslada.BegarPublicering(() => stad!.PubliceraAsync()));
        _stad = (stad, new Stadsombud(stad, stadslada, val.Rundtur));
        _sammanforing = new Sammanforingsombud(new Sammanforingsaktor(_miljo), Lada("sammanforing"), val.Rundtur);
        var rykteslada = Lada("rykten");
        Ryktesaktor? rykten = null;
        rykten = new Ryktesaktor(_miljo, () => rykteslada.BegarPublicering(() => rykten!.PubliceraAsync()));
        _rykten = new Ryktesombud(rykten, rykteslada, val.Rundtur);
        _jour = new Jourombud(new Jouraktor(_miljo), Lada("jour"), val.Rundtur);
        var larmlada = Lada("larm");
        Larmaktor? larm = null;
        larm = new Larmaktor(_miljo, () => larmlada.BegarPublicering(() => larm!.PubliceraAsync()));
        _larm = (larm, new Larmombud(larm, larmlada, val.Rundtur));
        var nivalada = Lada("nivaer");
        Nivaaktor? nivaer = null;
        nivaer = new Nivaaktor(_miljo, () => nivalada.BegarPublicering(() => nivaer!.PubliceraAsync()));
        _nivaer = new Nivaombud(nivaer, nivalada, val.Rundtur);
    }

    /// <inheritdoc/>
    public bool Redo { get; private set; }

    /// <inheritdoc/>
    public IStadAktor Stad => _stad.Ombud;

    /// <inheritdoc/>
    public IRyktesAktor Rykten => _rykten;

    /// <inheritdoc/>
    public IJourAktor Jour => _jour;

    /// <inheritdoc/>
    public ILarmAktor Larm => _larm.Ombud;

    /// <inheritdoc/>
    public INivaAktor Nivaer => _nivaer;

    /// <inheritdoc/>
    public IKallaAktor Kalla(string id) => _kallor[id].Ombud;

    /// <inheritdoc/>
    public bool HarKalla(string id) => _kallor.ContainsKey(id);

    /// <inheritdoc/>
    public IStadsdelAktor Stadsdel(string id) => _stadsdelar[id].Ombud;

    /// <inheritdoc/>
    public ISammanforingsAktor Sammanforing => _sammanforing;

    /// <inheritdoc/>
    public IPlatsAktor Plats(string id) => _platser.GetOrAdd(id, static (id, vard) => new Lazy<Lasarombud>(() => vard.NyPlats(id)), this).Value;

    /// <inheritdoc/>
    public void Puffa(IReadOnlyList<Puffrad> rader)
    {
        ArgumentNullException.ThrowIfNull(rader);
        _ = _stad.Ombud.PuffAsync(rader);
        _ = _larm.Ombud.PuffAsync(rader);
        if (Sammanforingsaktor.Berorda(rader) is { Count: > 0 } huvuden) _ = _sammanforing.PuffAsync(huvuden);
        if (_platser.IsEmpty) return;
        foreach (var grupp in Platsaktor.Berorda(rader))
            if (_platser.TryGetValue(grupp.Key, out var plats)) _ = plats.Value.PuffAsync([.. grupp]);
    }

    /// <summary>Restores saved states, feeds every fold in one pass over the journal, completes half moves, and starts the clock.</summary>
    public async Task StartAsync(CancellationToken cancel = default)
    {
        var start = Stopwatch.GetTimestamp();
        await _miljo.GlomFramforJournalenAsync(cancel);
        var stadsdelar = _stadsdelar.Values.Select(par => par.Aktor).ToList();
        List<IMatbar> laserAlla = [.. _kallor.Values.Select(par => par.Aktor), _stad.Aktor, _larm.Aktor];
        var aterskapade = await Task.WhenAll(laserAlla.Concat(stadsdelar).Select(aktor => Task.Run(() => aktor.AterskapaAsync(cancel), cancel)));
        var fran = aterskapade.Take(laserAlla.Count).Min();

        // A quiet district's state is old without being behind: it reads its own stream, lest all be read for its sake.
        if (fran > 0) await Task.WhenAll(stadsdelar.Select(aktor => Task.Run(() => aktor.LasStromAsync(cancel), cancel)));
        var rader = await MataAsync(fran, cancel);
        await Stad.KontrolleraAsync(cancel);
        foreach (var (_, ombud) in _kallor.Values) await ombud.FullfoljAsync(cancel);
        await _rykten.IkappAsync(cancel);
        await _jour.IkappAsync(cancel);
        await _larm.Ombud.KontrolleraAsync(cancel);
        await _nivaer.KontrolleraAsync(cancel);
        await TickaAsync(_miljo.Tid.GetUtcNow());
        _klocka = _miljo.Tid.CreateTimer(_ => Sekund(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        Redo = true;
        Startad(_miljo.Log, rader, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Finishes every turn that was taken on, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        Redo = false;
        if (_klocka is not null) await _klocka.DisposeAsync();
        // Who calls others first: their mailboxes must still be open.
        foreach (var lada in _lador.OrderBy(l => l.Namn switch
        {
            "nivaer" => 0,
            "sammanforing" or "larm" => 1,
            _ when l.Namn.StartsWith("kalla:", StringComparison.Ordinal) => 2,
            _ => 3,
        })) await lada.DisposeAsync();
        foreach (var (aktor, _) in _stadsdelar.Values) await aktor.AvslutaAsync();
        await _stad.Aktor.AvslutaAsync();
        await _larm.Aktor.AvslutaAsync();
        foreach (var (aktor, _) in _kallor.Values) await aktor.AvslutaAsync();
    }

    /// <summary>Feeds the lines after a number in the order of commit. They are read and parsed ahead, on other threads.</summary>
    private async Task<long> MataAsync(long fran, CancellationToken cancel)
    {
        var perStrom = _stadsdelar.ToDictionary(par => Strommar.Stadsdel(par.Key), par => par.Value.Aktor);
        var perKalla = _kallor.ToDictionary(par => par.Key, par => par.Value.Aktor);

        Action<Puffrad>[] matare =
        [
            rad => perStrom.GetValueOrDefault(rad.Post.Strom)?.Mata(rad),
            rad =>
            {
                // An erasure may be of anyone's events.
                if (rad.Rad.Fakta is { } fakta) perKalla.GetValueOrDefault(fakta.Kalla)?.Mata(rad);
                else foreach (var aktor in perKalla.Values) aktor.Mata(rad);
            },
            _stad.Aktor.Mata,
            _larm.Aktor.Mata,
        ];

        // Beside each other, each at its own pace: the city's fold is as much work as the others together.
        var lasning = new Forlasning<Puffrad>
        {
            Med = static post => Strommar.ArStadsdel(post.Strom),
            Tolka = static post =>
            {
                var rad = new Puffrad(post);
                _ = rad.Rad.Minne;
                return rad;
            },
            Tar = matare,
        };
        return await lasning.KorAsync(_miljo.Journal.ReadAllFactsAsync(fran, cancel), cancel);
    }

    private Lasarombud NyPlats(string id)
    {
        var lada = Lada("plats:" + id);
        Platsaktor? aktor = null;
        aktor = new Platsaktor(id, _miljo, () => lada.BegarPublicering(() => aktor!.PubliceraAsync()));
        return new Lasarombud(aktor, aktor, lada, _val.Rundtur);
    }

    private Brevlada Lada(string namn)
    {
        // An aktor's name is its channel's.
        var takt = new Publiceringstakt(_val.Mellanrum, () => _miljo.Utskick.Foljare(namn), _miljo.Tid);
        var lada = new Brevlada(namn, _val.Brevlada, takt, _miljo.Tid, _miljo.Log);
        _lador.Add(lada);
        return lada;
    }

    private void Sekund()
    {
        // One round at a time: behind a slow turn they would fill the mailboxes, and a later one does all that it missed.
        var nu = _miljo.Tid.GetUtcNow();
        if (_tickar is { IsCompletedSuccessfully: true, Result: var gick } && (_minut != Tidfack.Minut(nu) || !gick))
        {
            _minut = Tidfack.Minut(nu);
            _tickar = TickaAsync(nu);
        }

        // A ladder's steps are counted in seconds.
        if (_larmtick.IsCompleted) _larmtick = ForsokAsync([_larm.Ombud.TickAsync(nu)]);
        if (!_kontrollerar.IsCompleted || _miljo.Tid.GetElapsedTime(_kontrollerad) < Kontrollmellanrum) return;
        _kontrollerad = _miljo.Tid.GetTimestamp();
        _kontrollerar = KontrolleraAsync();
    }

    private Task<bool> TickaAsync(DateTimeOffset nu) => ForsokAsync([
        .. _stadsdelar.Values.Select(par => par.Ombud.TickAsync(nu)),
        _stad.Ombud.TickAsync(nu),
        .. _platser.Values.Select(plats => plats.Value.TickAsync(nu)),
    ]);

    /// <summary>Readers compare with the journal; owners read what an append of unknown outcome may have left there.</summary>
    private Task<bool> KontrolleraAsync()
    {
        var nu = _miljo.Tid.GetUtcNow();
        return ForsokAsync([
            .. _stadsdelar.Values.Select(par => par.Ombud.TickAsync(nu)),
            .. _kallor.Values.Select(par => par.Ombud.FullfoljAsync()),
            _rykten.IkappAsync(),
            _jour.IkappAsync(),
            _stad.Ombud.KontrolleraAsync(),
            _larm.Ombud.KontrolleraAsync(),
            _nivaer.KontrolleraAsync(),
            _sammanforing.KontrolleraAsync(),
            .. _platser.Values.Select(plats => plats.Value.KontrolleraAsync()),
        ]);
    }

    private async Task<bool> ForsokAsync(IEnumerable<Task> turer)
    {
        try
        {
            await Task.WhenAll(turer);
            return true;
        }
        catch (Exception fel)
        {
            // The next second tries again; until then pictures say when they are from.
            TurMisslyckades(_miljo.Log, fel);
            return false;
        }
    }

    [LoggerMessage(2301, LogLevel.Information, "Aktörerna är redo: {Rader} rader på {Millisekunder} ms")]
    private static partial void Startad(ILogger logger, long rader, double millisekunder);

    [LoggerMessage(2302, LogLevel.Warning, "En tidstur misslyckades och görs om")]
    private static partial void TurMisslyckades(ILogger logger, Exception fel);
}
