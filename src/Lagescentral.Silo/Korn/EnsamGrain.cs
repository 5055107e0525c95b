using Lagescentral.Aktorer.Vard;

namespace Lagescentral.Silo.Korn;

/// <summary>What only one node may do, on whichever node. The work itself runs beside the turns: it takes as long as it takes.</summary>
/// <param name="alla">What there is to do.</param>
/// <param name="log">Log.</param>
[GrainType(Namn.Ensamt)]
public sealed partial class EnsamGrain(IEnumerable<IEnsamtjanst> alla, ILogger<EnsamGrain> log) : Grain, IEnsamGrain
{
    private static readonly TimeSpan Mellanrum = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _slut = new();
    private Task _arbete = Task.CompletedTask;

    /// <inheritdoc/>
    public Task VakenAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Borja();
        this.RegisterGrainTimer(TaUppAsync, new GrainTimerCreationOptions(Mellanrum, Mellanrum) { KeepAlive = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _slut.CancelAsync();
        await _arbete.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private void Borja()
    {
        var tjanst = alla.Single(tjanst => tjanst.Namn == this.GetPrimaryKeyString());
        _arbete = Task.Run(() => tjanst.ArbetaAsync(_slut.Token));
    }

    private Task TaUppAsync(CancellationToken cancel)
    {
        if (_arbete.Exception is not { } fel) return Task.CompletedTask;
        Avbrots(log, this.GetPrimaryKeyString(), fel);
        Borja();
        return Task.CompletedTask;
    }

    [LoggerMessage(2602, LogLevel.Error, "Arbetet {Namn} avbröts och tas upp igen")]
    private static partial void Avbrots(ILogger logger, string namn, Exception fel);
}
