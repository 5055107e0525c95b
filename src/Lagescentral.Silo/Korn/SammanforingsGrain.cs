using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Sammanforing;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>What is merged, on whichever node.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Sammanforing)]
public sealed class SammanforingsGrain(Klustermiljo miljo) : Grain, ISammanforingsGrain
{
    private static readonly TimeSpan Kontrollmellanrum = TimeSpan.FromSeconds(5);
    private readonly Sammanforingsaktor _aktor = new(miljo.Aktorer);

    /// <inheritdoc/>
    public Task VakenAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Kommandosvar> SammanforAsync(HandelseNyckel del, HandelseNyckel huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        _aktor.SammanforAsync(del, huvud, orsak, rev, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> SarskiljAsync(HandelseNyckel del, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        _aktor.SarskiljAsync(del, orsak, rev, vem, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Forslag>> ForslagAsync(Forslagsfraga fraga, CancellationToken cancel = default) => _aktor.ForslagAsync(fraga, cancel);

    /// <inheritdoc/>
    public Task<bool> AvvisaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default) => _aktor.AvvisaAsync(par, orsak, vem, cancel);

    /// <inheritdoc/>
    public Task<bool> AteroppnaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default) => _aktor.AteroppnaAsync(par, orsak, vem, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Avvisning>> AvvisadeAsync(HandelseNyckel handelse, CancellationToken cancel = default) => _aktor.AvvisadeAsync(handelse, cancel);

    /// <inheritdoc/>
    public Task PuffAsync(IReadOnlyList<HandelseNyckel> huvuden, CancellationToken cancel = default) => _aktor.PuffAsync(huvuden, cancel);

    /// <inheritdoc/>
    public Task PuffaAsync(IReadOnlyList<HandelseNyckel> huvuden) => _aktor.PuffAsync(huvuden);

    /// <inheritdoc/>
    public Task KontrolleraAsync(CancellationToken cancel = default) => _aktor.KontrolleraAsync(cancel);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(_aktor.KontrolleraAsync, new GrainTimerCreationOptions(Kontrollmellanrum, Kontrollmellanrum) { KeepAlive = true });
        return Task.CompletedTask;
    }
}
