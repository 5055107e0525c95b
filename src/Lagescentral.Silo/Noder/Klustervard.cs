using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Lagescentral.Silo.Korn;

namespace Lagescentral.Silo.Noder;

/// <summary>Keeps what must always be awake awake somewhere in the cluster: when a node is lost, the others bring its grains to
/// life within seconds, also when nobody asks for them. What people have
/// decided at another node and this one holds in memory, places and reasons to keep a text, is read on the way.</summary>
public sealed partial class Klustervard(IGrainFactory korn, Klustermiljo miljo, IEnumerable<IEnsamtjanst> ensamma, Stadsdata stad, Gallringsaktor gallring, ILogger<Klustervard> log) : IVard
{
    private static readonly TimeSpan Mellanrum = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Omtag = TimeSpan.FromSeconds(1);

    // Longer than the others take to agree that a node is lost, and than most districts take to read all of their lines.
    private static readonly TimeSpan Uppvaktningstid = TimeSpan.FromMinutes(5);
    private readonly CancellationTokenSource _slut = new();
    private Task _vakar = Task.CompletedTask;

    /// <inheritdoc/>
    public bool Redo { get; private set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancel = default)
    {
        await miljo.Aktorer.GlomFramforJournalenAsync(cancel);
        await VackAsync(cancel);
        Redo = true;
        _vakar = VakaAsync(_slut.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Redo = false;
        if (!_slut.IsCancellationRequested) await _slut.CancelAsync();
        await _vakar;
    }

    private IEnumerable<IVakenGrain> Alla() =>
    [
        .. miljo.Aktorer.Stadsdelar.Select(id => korn.GetGrain<IStadsdelGrain>(id)),
        .. miljo.Kallor.Select(kalla => korn.GetGrain<IKallaGrain>(kalla.Regler.Kalla)),
        korn.GetGrain<IStadGrain>(Namn.Ensam),
        korn.GetGrain<IRyktesGrain>(Namn.Ensam),
        korn.GetGrain<IJourGrain>(Namn.Ensam),
        korn.GetGrain<ILarmGrain>(Namn.Ensam),
        korn.GetGrain<INivaGrain>(Namn.Ensam),
        korn.GetGrain<ISammanforingsGrain>(Namn.Ensam),
    ];

    // While other nodes come and go, as when all are replaced one by one, a grain may be on its way from one to another.
    private async Task VackAsync(CancellationToken cancel)
    {
        var start = miljo.Aktorer.Tid.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.WhenAll([.. Alla().Select(ett => ett.VakenAsync()), .. ensamma.Select(VackAsync)]).WaitAsync(cancel);
                return;
            }
            catch (JournalOtillgangligException fel) when (miljo.Aktorer.Tid.GetElapsedTime(start) < Uppvaktningstid)
            {
                SovandeKorn(log, fel);
                await Task.Delay(Omtag, miljo.Aktorer.Tid, cancel);
            }
        }
    }

    // A work that is new with this version may be asked of a node of the one before it, which does not know it: it is done when that node
    // has been replaced.
    private async Task VackAsync(IEnsamtjanst tjanst)
    {
        try
        {
            await korn.GetGrain<IEnsamGrain>(tjanst.Namn).VakenAsync();
        }
        catch (Exception fel) when (fel is not (JournalOtillgangligException or OperationCanceledException))
        {
            VilandeArbete(log, tjanst.Namn, fel);
        }
    }

    private async Task VakaAsync(CancellationToken cancel)
    {
        using var klocka = new PeriodicTimer(Mellanrum, miljo.Aktorer.Tid);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await klocka.WaitForNextTickAsync(cancel);
                await Task.WhenAll([.. Alla().Select(ett => ett.VakenAsync()), .. ensamma.Select(VackAsync)]).WaitAsync(cancel);
                await stad.LasPlatserAsync(cancel);
                await gallring.LasAsync(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fel)
            {
                // A node is being lost: until the others have agreed on that, its grains are nowhere.
                SovandeKorn(log, fel);
            }
        }
    }

    [LoggerMessage(2601, LogLevel.Warning, "Alla aktörer i klustret svarar inte; det görs om")]
    private static partial void SovandeKorn(ILogger logger, Exception fel);

    [LoggerMessage(2605, LogLevel.Warning, "Arbetet {Namn} utförs inte av någon nod nu; det görs om")]
    private static partial void VilandeArbete(ILogger logger, string namn, Exception fel);
}
