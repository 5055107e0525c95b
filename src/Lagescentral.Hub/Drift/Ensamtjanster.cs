using Lagescentral.Aktorer.Vard;

namespace Lagescentral.Hub.Drift;

/// <summary>Where there is one node it does everything that only one may do.</summary>
internal sealed class Ensamtjanster(IEnumerable<IEnsamtjanst> alla) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(alla.Select(tjanst => tjanst.ArbetaAsync(stoppingToken)));
}
