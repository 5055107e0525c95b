using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Vard;

/// <inheritdoc cref="Ombud"/>
internal sealed class Larmombud(ILarmAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), ILarmAktor
{
    public Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default)
    {
        var over = Over(rader);
        Lada.Puffa(() => aktor.PuffAsync(over, cancel));
        return Task.CompletedTask;
    }

    public Task KontrolleraAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.KontrolleraAsync(cancel));

    public Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default) => Lada.KorAsync(() => aktor.TickAsync(nu, cancel));

    public Task<Larmsvar> UtforAsync(Larmkommando kommando, CancellationToken cancel = default)
    {
        var over = Over(kommando);
        return KorAsync(() => aktor.UtforAsync(over, cancel));
    }

    public Task<IReadOnlyList<Domain.Larm.Larm>> AllaAsync(CancellationToken cancel = default) => KorAsync(() => aktor.AllaAsync(cancel));

    public async Task<Domain.Larm.Larm?> FinnAsync(string id, CancellationToken cancel = default) =>
        await Lada.KorAsync(() => aktor.FinnAsync(id, cancel)) is { } larm ? Over(larm) : null;

    public Task<IReadOnlyList<Nivaunderlag>> UnderlagAsync(DateTimeOffset efter, CancellationToken cancel = default) =>
        KorAsync(() => aktor.UnderlagAsync(efter, cancel));

    public Task<Regelverk> ReglerAsync(CancellationToken cancel = default) => KorAsync(() => aktor.ReglerAsync(cancel));

    public Task<Regelsvar> SattReglerAsync(Regelverk verk, int version, Larmperson av, string? orsak, CancellationToken cancel = default)
    {
        var over = Over(verk);
        return KorAsync(() => aktor.SattReglerAsync(over, version, av, orsak, cancel));
    }

    public Task<IReadOnlyList<Tystnad>> TystnaderAsync(CancellationToken cancel = default) => KorAsync(() => aktor.TystnaderAsync(cancel));

    public Task<Tystnad> TystaAsync(Tystnad tystnad, string orsak, CancellationToken cancel = default)
    {
        var over = Over(tystnad);
        return KorAsync(() => aktor.TystaAsync(over, orsak, cancel));
    }

    public async Task<Tystnad?> SlutaTystaAsync(string id, Larmperson av, CancellationToken cancel = default) =>
        await Lada.KorAsync(() => aktor.SlutaTystaAsync(id, av, cancel)) is { } tystnad ? Over(tystnad) : null;

    public Task<Kommandoutfall> GallraAsync(string id, string orsak, Larmperson av, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraAsync(id, orsak, av, cancel));

    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        var over = Over(uppdrag);
        return KorAsync(() => aktor.GallraForfallnaAsync(over, cancel));
    }

    public Task<IReadOnlyList<Avi>> AttSandaAsync(int hogst, CancellationToken cancel = default) => KorAsync(() => aktor.AttSandaAsync(hogst, cancel));

    public Task<bool> FarSandasAsync(string avi, CancellationToken cancel = default) => KorAsync(() => aktor.FarSandasAsync(avi, cancel));

    public Task UtfallAsync(string avi, Aviutfall utfall, CancellationToken cancel = default)
    {
        var over = Over(utfall);
        return Lada.KorAsync(() => aktor.UtfallAsync(avi, over, cancel));
    }

    public Task<Bildsvar> BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) =>
        KorAsync(() => aktor.BildAsync(kanal, lasare, sedan, epok, cancel));

    public Task PubliceraAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.PubliceraAsync(cancel));
}
