using Lagescentral.Aktorer.Vard;
using Lagescentral.Hub.Intag;
using Lagescentral.Hub.Stad;
using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Polis;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Drift;

/// <summary>Runs the police connector, when its settings say so and the hub is no exercise.</summary>
public sealed class Polistjanst(
    IOptions<PolisOptions> polis, IOptions<Kallorna> kallor, IOptions<Demoinstallningar> demo, Stadsdata stad, Intaget intag, IPolisminne minne, TimeProvider tid,
    ILoggerFactory loggar) : IEnsamtjanst
{
    /// <inheritdoc/>
    public string Namn => PolisHamtare.Kalla;

    /// <inheritdoc/>
    public async Task ArbetaAsync(CancellationToken cancel)
    {
        if (!polis.Value.ArAktiv || demo.Value.Aktiv) return;
        using var http = new HttpClient(PolisHamtare.Handler());
        var stadsdelar = stad.Stadsdelar.ToHashSet();
        var tak = kallor.Value.Alla[PolisHamtare.Kalla].Tak;
        InlasRegler Regler(DateTimeOffset nu) => new() { Stadsdelar = stadsdelar, InomStaden = stad.Geografi.Inom, Tak = tak, Nu = nu };
        await new PolisHamtare(http, intag, polis.Value, Regler, minne, tid, new Random(), loggar.CreateLogger<PolisHamtare>()).KorAsync(cancel);
    }
}
