using Lagescentral.Hub;
using Lagescentral.Hub.Tests;
using Lagescentral.Prestanda.Servrar;
using Lagescentral.Tests.Journal;

namespace Lagescentral.Silo.Tests;

/// <summary>Nodes of one cluster in this process, each with a port of its own, on one database.</summary>
internal sealed class Provkluster : IAsyncDisposable
{
    private readonly string _anslutning;

    private Provkluster(string anslutning) => _anslutning = anslutning;

    public List<Provhub> Noder { get; } = [];

    /// <summary>The settings of one more node, as a command line has them.</summary>
    public IEnumerable<string> Val() => Installningar().Select(par => $"--{par.Key}={par.Value}");

    public static async Task<Provkluster> StartaAsync(Provpostgres server, int antal)
    {
        var kluster = new Provkluster(server.NyDatabas());
        for (var i = 0; i < antal; i++) await kluster.NyNodAsync();
        return kluster;
    }

    public async Task<Provhub> NyNodAsync()
    {
        var nod = await Provhub.StartaAsync(new Provval
        {
            Vard = Klustret.AddKluster,
            Installningar = Installningar(),
        });
        Noder.Add(nod);
        return nod;
    }

    private Dictionary<string, string> Installningar() => new()
    {
        ["Journal:Typ"] = Journaltyp.Postgres,
        ["Journal:Anslutning"] = _anslutning,
        ["Kluster:Anslutning"] = _anslutning,
        ["Kluster:Port"] = Server.LedigPort().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Kluster:ProvSekunder"] = "1",
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var nod in Noder) await nod.DisposeAsync();
    }
}
