using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Kalla;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Silo.Noder;

namespace Lagescentral.Silo.Korn;

/// <summary>A source on whichever node: the only sender of its lines.</summary>
/// <param name="miljo">What aktorer share.</param>
[GrainType(Namn.Kalla)]
public sealed class KallaGrain(Klustermiljo miljo) : Grain, IKallaGrain, IIncomingGrainCallFilter
{
    private static readonly TimeSpan Kontrollmellanrum = TimeSpan.FromSeconds(5);
    private Kallaktor? _aktor;

    private Kallaktor Aktor => _aktor ??= new Kallaktor(miljo.Aktorer, miljo.Kalla(this.GetPrimaryKeyString()));

    /// <summary>Gives way after a call that found out that another has taken over, so that the next one finds that other.</summary>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.Invoke();
        }
        finally
        {
            if (Aktor.Ersatt) DeactivateOnIdle();
        }
    }

    /// <inheritdoc/>
    public Task VakenAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Kvitto>> TaEmotAsync(IReadOnlyList<Inrad> rader, CancellationToken cancel = default) => Aktor.TaEmotAsync(rader, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> RattaAsync(string id, Rattning vad, int? rev, Rattare vem, CancellationToken cancel = default) => Aktor.RattaAsync(id, vad, rev, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> SammanforAsync(string id, Huvud huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        Aktor.SammanforAsync(id, huvud, orsak, rev, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> SarskiljAsync(string id, HandelseNyckel? fran, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) =>
        Aktor.SarskiljAsync(id, fran, orsak, rev, vem, cancel);

    /// <inheritdoc/>
    public Task<Handelsefakta?> FaktaAsync(string id, CancellationToken cancel = default) => Aktor.FaktaAsync(id, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> DelaTextAsync(string id, Handelsetext text, Rattare vem, CancellationToken cancel = default) => Aktor.DelaTextAsync(id, text, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> AtertaTextAsync(string id, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default) => Aktor.AtertaTextAsync(id, orsak, rev, vem, cancel);

    /// <inheritdoc/>
    public Task<Kommandosvar> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default) => Aktor.GallraAsync(id, orsak, vem, cancel);

    /// <inheritdoc/>
    public Task<Gallringssvar> GallraForfallnaAsync(Gallringsuppdrag uppdrag, CancellationToken cancel = default) => Aktor.GallraForfallnaAsync(uppdrag, cancel);

    /// <inheritdoc/>
    public Task KontaktAsync(bool lyckad, string? fel, CancellationToken cancel = default) => Aktor.KontaktAsync(lyckad, fel, cancel);

    /// <inheritdoc/>
    public Task<Kallage> LageAsync(CancellationToken cancel = default) => Aktor.LageAsync(cancel);

    /// <inheritdoc/>
    public Task FullfoljAsync(CancellationToken cancel = default) => Aktor.FullfoljAsync(cancel);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Aktor.VaknaAsync(cancellationToken);
        this.RegisterGrainTimer(Aktor.FullfoljAsync, new GrainTimerCreationOptions(Kontrollmellanrum, Kontrollmellanrum) { KeepAlive = true });
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Aktor.AvslutaAsync();
}
