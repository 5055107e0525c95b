using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Stad;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>The city on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Stad)]
public sealed class StadGrain(Klustermiljo miljo) : BildGrain<Stadaktor>(miljo), IStadGrain
{
    /// <inheritdoc/>
    protected override string Kanal => "stad";

    /// <inheritdoc/>
    public Task PuffaAsync(IReadOnlyList<Puffrad> rader) => Aktor.PuffAsync(rader);

    /// <inheritdoc/>
    public Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default) => Aktor.PuffAsync(rader, cancel);

    /// <inheritdoc/>
    public Task KontrolleraAsync(CancellationToken cancel = default) => Aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Kandidat>> SenastAsync(DateTimeOffset efter, int hogst, CancellationToken cancel = default) => Aktor.SenastAsync(efter, hogst, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Handelsefakta>> FinnAsync(IReadOnlyList<HandelseNyckel> nycklar, CancellationToken cancel = default) => Aktor.FinnAsync(nycklar, cancel);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Aktor.AvslutaAsync();

    /// <inheritdoc/>
    protected override Stadaktor Ny() => new(Miljo, BegarPublicering);

    /// <inheritdoc/>
    protected override Task VaknaAsync(CancellationToken cancel) => Aktor.VaknaAsync(cancel);

    /// <inheritdoc/>
    protected override Task KontrollTurAsync(CancellationToken cancel) => Aktor.KontrolleraAsync(cancel);
}
