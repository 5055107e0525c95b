using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Stadsdel;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>A district on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Stadsdel)]
public sealed class StadsdelGrain(Klustermiljo miljo) : BildGrain<Stadsdelsaktor>(miljo), IStadsdelGrain
{
    /// <inheritdoc/>
    protected override string Kanal => "stadsdel:" + this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task<IReadOnlyList<Skriven>> SkrivAsync(IReadOnlyList<Stadsdelsrad> rader, CancellationToken cancel = default) => Aktor.SkrivAsync(rader, cancel);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Aktor.AvslutaAsync();

    /// <inheritdoc/>
    protected override Stadsdelsaktor Ny() => new(this.GetPrimaryKeyString(), Miljo, BegarPublicering);

    /// <inheritdoc/>
    protected override Task VaknaAsync(CancellationToken cancel) => Aktor.VaknaAsync(cancel);

    /// <inheritdoc/>
    protected override Task KontrollTurAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);
}
