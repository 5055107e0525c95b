using Lagescentral.Aktorer.Jour;
using Lagescentral.Aktorer.Nivaer;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Vard;

/// <summary>Calls an aktor through its mailbox. In tests every argument and result goes through JSON, as between
/// machines, so that one process hides nothing.</summary>
internal abstract class Ombud(Brevlada lada, bool rundtur)
{
    protected Brevlada Lada { get; } = lada;

    protected T Over<T>(T varde) => rundtur ? Json.Read<T>(Json.Bytes(varde)) : varde;

    protected async Task<T> KorAsync<T>(Func<Task<T>> tur) => Over(await Lada.KorAsync(tur));
}

/// <inheritdoc cref="Ombud"/>
internal abstract class Bildombud(IBildaktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), IBildaktor
{
    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) =>
        KorAsync(() => aktor.BildAsync(lasare, sedan, epok, cancel));

    public Task<Langtal> LangtalAsync(Lasarklass lasare, DateTimeOffset? kandSedan = null, CancellationToken cancel = default) =>
        KorAsync(() => aktor.LangtalAsync(lasare, kandSedan, cancel));

    public Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default) => Lada.KorAsync(() => aktor.TickAsync(nu, cancel));

    public Task PubliceraAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.PubliceraAsync(cancel));
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Stadsdelsombud(IStadsdelAktor aktor, Brevlada lada, bool rundtur) : Bildombud(aktor, lada, rundtur), IStadsdelAktor
{
    public Task<IReadOnlyList<Skriven>> SkrivAsync(IReadOnlyList<Stadsdelsrad> rader, CancellationToken cancel = default)
    {
        var over = Over(rader);
        return KorAsync(() => aktor.SkrivAsync(over, cancel));
    }
}

/// <inheritdoc cref="Ombud"/>
internal class Lasarombud(ILasaraktor aktor, IKontroll kontroll, Brevlada lada, bool rundtur)
    : Bildombud(aktor, lada, rundtur), IPlatsAktor
{
    public Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default)
    {
        var over = Over(rader);
        Lada.Puffa(() => aktor.PuffAsync(over, cancel));
        return Task.CompletedTask;
    }

    public Task KontrolleraAsync(CancellationToken cancel = default) => Lada.KorAsync(() => kontroll.KontrolleraAsync(cancel));
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Stadsombud(IStadAktor aktor, Brevlada lada, bool rundtur) : Lasarombud(aktor, aktor, lada, rundtur), IStadAktor
{
    public Task<IReadOnlyList<Kandidat>> SenastAsync(DateTimeOffset efter, int hogst, CancellationToken cancel = default) =>
        KorAsync(() => aktor.SenastAsync(efter, hogst, cancel));

    public Task<IReadOnlyList<Handelsefakta>> FinnAsync(IReadOnlyList<HandelseNyckel> nycklar, CancellationToken cancel = default) =>
        KorAsync(() => aktor.FinnAsync(Over(nycklar), cancel));
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Sammanforingsombud(ISammanforingsAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), ISammanforingsAktor
{
    public Task<Kommandosvar> SammanforAsync(HandelseNyckel del, HandelseNyckel huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.SammanforAsync(del, huvud, orsak, rev, Over(vem), cancel));

    public Task<Kommandosvar> SarskiljAsync(HandelseNyckel del, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.SarskiljAsync(del, orsak, rev, Over(vem), cancel));

    public Task<IReadOnlyList<Forslag>> ForslagAsync(Forslagsfraga fraga, CancellationToken cancel = default) =>
        KorAsync(() => aktor.ForslagAsync(Over(fraga), cancel));

    public Task<bool> AvvisaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.AvvisaAsync(par, orsak, Over(vem), cancel));

    public Task<bool> AteroppnaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.AteroppnaAsync(par, orsak, Over(vem), cancel));

    public Task<IReadOnlyList<Avvisning>> AvvisadeAsync(HandelseNyckel handelse, CancellationToken cancel = default) =>
        KorAsync(() => aktor.AvvisadeAsync(handelse, cancel));

    public Task PuffAsync(IReadOnlyList<HandelseNyckel> huvuden, CancellationToken cancel = default)
    {
        var over = Over(huvuden);
        Lada.Puffa(() => aktor.PuffAsync(over, cancel));
        return Task.CompletedTask;
    }

    public Task KontrolleraAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.KontrolleraAsync(cancel));
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Kallombud(IKallaAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), IKallaAktor
{
    public Task<IReadOnlyList<Kvitto>> TaEmotAsync(IReadOnlyList<Inrad> rader, CancellationToken cancel = default)
    {
        var over = Over(rader);
        return KorAsync(() => aktor.TaEmotAsync(over, cancel));
    }

    public Task<Kommandosvar> RattaAsync(string id, Rattning vad, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.RattaAsync(id, Over(vad), rev, Over(vem), cancel));

    public Task<Kommandosvar> SammanforAsync(string id, Huvud huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.SammanforAsync(id, Over(huvud), orsak, rev, Over(vem), cancel));

    public Task<Kommandosvar> SarskiljAsync(string id, HandelseNyckel? fran, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.SarskiljAsync(id, fran, orsak, rev, Over(vem), cancel));

    public Task<Kommandosvar> DelaTextAsync(string id, Handelsetext text, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.DelaTextAsync(id, Over(text), Over(vem), cancel));

    public Task<Kommandosvar> AtertaTextAsync(string id, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.AtertaTextAsync(id, orsak, rev, Over(vem), cancel));

    public async Task<Handelsefakta?> FaktaAsync(string id, CancellationToken cancel = default) =>
        await Lada.KorAsync(() => aktor.FaktaAsync(id, cancel)) is { } fakta ? Over(fakta) : null;

    public Task<Kommandosvar> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraAsync(id, orsak, vem, cancel));

    public Task<Gallringssvar> GallraForfallnaAsync(Gallringsuppdrag uppdrag, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraForfallnaAsync(Over(uppdrag), cancel));

    public Task KontaktAsync(bool lyckad, string? fel, CancellationToken cancel = default) => Lada.KorAsync(() => aktor.KontaktAsync(lyckad, fel, cancel));

    public Task<Kallage> LageAsync(CancellationToken cancel = default) => KorAsync(() => aktor.LageAsync(cancel));

    public Task FullfoljAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.FullfoljAsync(cancel));
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Ryktesombud(IRyktesAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), IRyktesAktor
{
    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) =>
        KorAsync(() => aktor.BildAsync(lasare, sedan, epok, cancel));

    public Task IkappAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.IkappAsync(cancel));

    public Task<Ryktessvar> UtforAsync(Rykteskommando kommando, string vem, CancellationToken cancel = default)
    {
        var over = Over(kommando);
        return KorAsync(() => aktor.UtforAsync(over, vem, cancel));
    }

    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraAsync(id, orsak, vem, cancel));

    public Task<Ryktesskal> GallraForfallnaAsync(Ryktesgallringsuppdrag uppdrag, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraForfallnaAsync(Over(uppdrag), cancel));

    public Task<IReadOnlyList<Rykte>> AllaAsync(CancellationToken cancel = default) => KorAsync(() => aktor.AllaAsync(cancel));

    public async Task<Rykte?> FinnAsync(string id, CancellationToken cancel = default) =>
        await Lada.KorAsync(() => aktor.FinnAsync(id, cancel)) is { } rykte ? Over(rykte) : null;
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Nivaombud(INivaAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), INivaAktor
{
    public Task<Nivasvar> UtforAsync(Nivakommando kommando, CancellationToken cancel = default)
    {
        var over = Over(kommando);
        return KorAsync(() => aktor.UtforAsync(over, cancel));
    }

    public Task<IReadOnlyList<Omradesniva>> AllaAsync(CancellationToken cancel = default) => KorAsync(() => aktor.AllaAsync(cancel));

    public Task<IReadOnlyDictionary<string, Nivalage>> VidAsync(DateTimeOffset tid, CancellationToken cancel = default) => KorAsync(() => aktor.VidAsync(tid, cancel));

    public Task<IReadOnlyList<Nivapost>> HistorikAsync(string omrade, CancellationToken cancel = default) => KorAsync(() => aktor.HistorikAsync(omrade, cancel));

    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraAsync(id, orsak, vem, cancel));

    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        var over = Over(uppdrag);
        return KorAsync(() => aktor.GallraForfallnaAsync(over, cancel));
    }

    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) =>
        KorAsync(() => aktor.BildAsync(lasare, sedan, epok, cancel));

    public Task KontrolleraAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.KontrolleraAsync(cancel));
}

/// <inheritdoc cref="Ombud"/>
internal sealed class Jourombud(IJourAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), IJourAktor
{
    public Task<Joursvar> UtforAsync(Jourkommando kommando, CancellationToken cancel = default)
    {
        var over = Over(kommando);
        return KorAsync(() => aktor.UtforAsync(over, cancel));
    }

    public Task<Jourlage> LageAsync(CancellationToken cancel = default) => KorAsync(() => aktor.LageAsync(cancel));

    public Task<IReadOnlyList<string>> PaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default) => KorAsync(() => aktor.PaAsync(linje, tid, cancel));

    public Task<IReadOnlyList<Jourpass>> NastaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default) =>
        KorAsync(() => aktor.NastaAsync(linje, tid, cancel));

    public Task<IReadOnlyList<Jourlucka>> LuckorAsync(DateTimeOffset fran, DateTimeOffset till, CancellationToken cancel = default) =>
        KorAsync(() => aktor.LuckorAsync(fran, till, cancel));

    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraAsync(id, orsak, vem, cancel));

    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default)
    {
        var over = Over(uppdrag);
        return KorAsync(() => aktor.GallraForfallnaAsync(over, cancel));
    }

    public Task IkappAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.IkappAsync(cancel));
}
