using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
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
internal sealed class Lasarombud(ILasaraktor aktor, IKontroll kontroll, Brevlada lada, bool rundtur)
    : Bildombud(aktor, lada, rundtur), IStadAktor, IPlatsAktor
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
internal sealed class Kallombud(IKallaAktor aktor, Brevlada lada, bool rundtur) : Ombud(lada, rundtur), IKallaAktor
{
    public Task<IReadOnlyList<Kvitto>> TaEmotAsync(IReadOnlyList<Inrad> rader, CancellationToken cancel = default)
    {
        var over = Over(rader);
        return KorAsync(() => aktor.TaEmotAsync(over, cancel));
    }

    public Task<Kommandosvar> PlaceraAsync(string id, Placering placering, int? rev, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.PlaceraAsync(id, Over(placering), rev, vem, cancel));

    public Task<Kommandosvar> DelaTextAsync(string id, Handelsetext text, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.DelaTextAsync(id, Over(text), vem, cancel));

    public Task<Kommandosvar> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraAsync(id, orsak, vem, cancel));

    public Task<Gallringssvar> GallraForfallnaAsync(Gallringsuppdrag uppdrag, CancellationToken cancel = default) =>
        KorAsync(() => aktor.GallraForfallnaAsync(Over(uppdrag), cancel));

    public Task KontaktAsync(bool lyckad, string? fel, CancellationToken cancel = default) => Lada.KorAsync(() => aktor.KontaktAsync(lyckad, fel, cancel));

    public Task<Kallage> LageAsync(CancellationToken cancel = default) => KorAsync(() => aktor.LageAsync(cancel));

    public Task FullfoljAsync(CancellationToken cancel = default) => Lada.KorAsync(() => aktor.FullfoljAsync(cancel));
}
