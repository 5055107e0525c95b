using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>The rumours on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Rykten)]
public sealed class RyktesGrain(Klustermiljo miljo) : KanalGrain(miljo), IRyktesGrain
{
    private Ryktesaktor? _aktor;

    private Ryktesaktor Aktor => _aktor ??= new Ryktesaktor(Miljo, BegarPublicering);

    /// <inheritdoc/>
    protected override string Kanal => "rykten";

    /// <inheritdoc/>
    public Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default) => Aktor.BildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public override Task<Bildsvar> KanalbildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel) => Aktor.BildAsync(lasare, sedan, epok, cancel);

    /// <inheritdoc/>
    public Task IkappAsync(CancellationToken cancel = default) => Aktor.IkappAsync(cancel);

    /// <inheritdoc/>
    public Task<Ryktessvar> UtforAsync(Rykteskommando kommando, string vem, CancellationToken cancel = default) => Aktor.UtforAsync(kommando, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) => Aktor.GallraAsync(id, orsak, vem, cancel);

    /// <inheritdoc/>
    public Task<Ryktesskal> GallraForfallnaAsync(Ryktesgallringsuppdrag uppdrag, CancellationToken cancel = default) => Aktor.GallraForfallnaAsync(uppdrag, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Rykte>> AllaAsync(CancellationToken cancel = default) => Aktor.AllaAsync(cancel);

    /// <inheritdoc/>
    public Task<Rykte?> FinnAsync(string id, CancellationToken cancel = default) => Aktor.FinnAsync(id, cancel);

    /// <inheritdoc/>
    protected override Task VaknaAsync(CancellationToken cancel) => Aktor.IkappAsync(cancel);

    /// <inheritdoc/>
    protected override Task TickTurAsync(DateTimeOffset nu, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task KontrollTurAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    protected override Task SkickaAsync() => Aktor.PubliceraAsync();
}
