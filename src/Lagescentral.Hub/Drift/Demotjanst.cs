using Lagescentral.Hub.Intag;
using Lagescentral.Hub.Stad;
using Lagescentral.Kallor.Demo;
using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Ssbf;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Drift;

/// <summary>Feeds an exercise from recorded and simulated sources. Does nothing in a hub that is no exercise.</summary>
public sealed class Demotjanst(
    IOptions<Demoinstallningar> demo, Stadsdata stad, Intaget intag, TimeProvider tid, ILogger<Demotjanst> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!demo.Value.Aktiv) return Task.CompletedTask;
        var stadsdelar = stad.Stadsdelar.ToHashSet();
        return Demokallor.KorAsync(
            intag,
            tid,
            new DemoOptions
            {
                Takt = demo.Value.Fart,
                Historik = TimeSpan.FromDays(demo.Value.Historikdygn),
                Regler = nu => new InlasRegler { Stadsdelar = stadsdelar, InomStaden = stad.Geografi.Inom, Tak = Domain.Handelser.Klass.Intern, Nu = nu },
                Platser = [.. stad.Geografi.Platser.Where(p => p.ArPunkt).Select(p => new Simuleradplats(p.Namn, p.Stadsdel))],
                Stadsdel = namn => stad.Geografi.Finn(namn)?.Id,
            },
            log,
            stoppingToken);
    }
}
