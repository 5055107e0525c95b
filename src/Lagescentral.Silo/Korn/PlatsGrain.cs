using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Plats;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>A plats on whichever node; it falls asleep when nobody asks and nothing happens there.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Plats)]
public sealed class PlatsGrain(Klustermiljo miljo) : BildGrain<Platsaktor>(miljo), IPlatsGrain
{
    /// <inheritdoc/>
    protected override string Kanal => "plats:" + this.GetPrimaryKeyString();

    /// <inheritdoc/>
    protected override bool Vaken => false;

    /// <inheritdoc/>
    public Task PuffaAsync(IReadOnlyList<Puffrad> rader) => Aktor.PuffAsync(rader);

    /// <inheritdoc/>
    public Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default) => Aktor.PuffAsync(rader, cancel);

    /// <inheritdoc/>
    public Task KontrolleraAsync(CancellationToken cancel = default) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    protected override Platsaktor Ny() => new(this.GetPrimaryKeyString(), Miljo, BegarPublicering);

    /// <inheritdoc/>
    protected override Task VaknaAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task KontrollTurAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);
}
