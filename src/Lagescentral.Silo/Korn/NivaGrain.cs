using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Nivaer;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>The crisis levels on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Nivaer)]
public sealed class NivaGrain(Klustermiljo miljo) : KanalGrain(miljo), INivaGrain
{
    private Nivaaktor? _aktor;

    private Nivaaktor Aktor => _aktor ??= new Nivaaktor(Miljo, BegarPublicering);

    /// <inheritdoc/>
    protected override string Kanal => Nivaslag.Strom;

    /// <inheritdoc/>
    public Task<Nivasvar> UtforAsync(Nivakommando kommando, CancellationToken cancel = default) => Aktor.UtforAsync(kommando, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Omradesniva>> AllaAsync(CancellationToken cancel = default) => Aktor.AllaAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, Nivalage>> VidAsync(DateTimeOffset tid, CancellationToken cancel = default) => Aktor.VidAsync(tid, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Nivapost>> HistorikAsync(string omrade, CancellationToken cancel = default) => Aktor.HistorikAsync(omrade, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) => Aktor.GallraAsync(id, orsak, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default) => Aktor.GallraForfallnaAsync(uppdrag, cancel);

    /// <inheritdoc/>
    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) => Aktor.BildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public Task KontrolleraAsync(CancellationToken cancel = default) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    public override Task<Bildsvar> KanalbildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel) => Aktor.BildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    protected override Task VaknaAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    protected override Task TickTurAsync(DateTimeOffset nu, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task KontrollTurAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    protected override Task SkickaAsync() => Aktor.PubliceraAsync();
}
