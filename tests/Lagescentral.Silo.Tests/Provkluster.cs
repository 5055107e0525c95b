using Lagescentral.Hub;
using Lagescentral.Hub.Tests;
using Lagescentral.Prestanda.Servrar;
using Lagescentral.Tests.Journal;

namespace Lagescentral.Silo.Tests;

/// <summary>Nodes of one cluster in this process, each with a port of its own, on one database.</summary>
internal sealed class Provkluster : IAsyncDisposable
{
    private readonly string _anslutning;
    private readonly Provval _val;

    private Provkluster(string anslutning, Provval? val) => (_anslutning, _val) = (anslutning, val ?? new Provval());

    public List<Provhub> Noder { get; } = [];

    /// <summary>The settings of one more node, as a command line has them.</summary>
    public IEnumerable<string> Val() => Installningar().Select(par => $"--{par.Key}={par.Value}");

    /// <param name="server">Where their database is.</param>
    /// <param name="antal">How many there are from the start.</param>
    /// <param name="val">What else each is to have.</param>
    public static async Task<Provkluster> StartaAsync(Provpostgres server, int antal, Provval? val = null)
    {
        var kluster = new Provkluster(server.NyDatabas(), val);
        for (var i = 0; i < antal; i++) await kluster.NyNodAsync();
        return kluster;
    }

    public async Task<Provhub> NyNodAsync()
    {
        var nod = await Provhub.StartaAsync(_val with
        {
            Vard = bygge =>
            {
                Klustret.AddKluster(bygge);
                _val.Vard?.Invoke(bygge);
            },
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
