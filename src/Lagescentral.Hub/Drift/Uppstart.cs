using Lagescentral.Aktorer.Vard;
using Lagescentral.Hub.Intag;
using Lagescentral.Hub.Stad;

namespace Lagescentral.Hub.Drift;

/// <summary>Reads the city's added places and the journal before the hub answers, and stops in the order that loses nothing:
/// what is on its way in is finished first, then what the aktorer have taken on.</summary>
public sealed class Uppstart(Stadsdata stad, Viktjournal vikter, IVard vard, Intaget intag) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await stad.LasPlatserAsync(cancellationToken);
        await vikter.LasAsync(cancellationToken);
        await vard.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await intag.DisposeAsync();
        await vard.DisposeAsync();
    }
}
