using Lagescentral.Hub;
using Lagescentral.Hub.Tests;
using Lagescentral.Prestanda.Servrar;
using Lagescentral.Tests.Journal;

namespace Lagescentral.Silo.Tests;

/// <summary>Nodes of one cluster in this process, each with a port of its own, on one database.</summary>
internal sealed class Provkluster : IAsyncDisposable
{
    private readonly string _anslutning;
    private readonly (string Konto, string Behallare)? _blobbar;
    private readonly Provval _val;

    private Provkluster(string anslutning, (string Konto, string Behallare)? blobbar, Provval? val) => (_anslutning, _blobbar, _val) = (anslutning, blobbar, val ?? new Provval());

    public List<Provhub> Noder { get; } = [];

    /// <summary>The settings of one more node, as a command line has them.</summary>
    public IEnumerable<string> Val() => Installningar().Select(par => $"--{par.Key}={par.Value}");

    /// <summary>Starts some.</summary>
    /// <param name="server">The database's server.</param>
    /// <param name="antal">How many.</param>
    /// <param name="blobbar">Where the journal is; null for the database.</param>
    /// <param name="val">What else each is to have.</param>
    public static async Task<Provkluster> StartaAsync(Provpostgres server, int antal, (string Konto, string Behallare)? blobbar = null, Provval? val = null)
    {
        var kluster = new Provkluster(server.NyDatabas(), blobbar, val);
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
        ["Journal:Typ"] = _blobbar is null ? Journaltyp.Postgres : Journaltyp.Azure,
        ["Journal:Anslutning"] = _anslutning,
        ["Journal:Blobbar"] = _blobbar?.Konto ?? "",
        ["Journal:Behallare"] = _blobbar?.Behallare ?? "lagescentral",
        ["Kluster:Anslutning"] = _anslutning,
        ["Kluster:Port"] = Server.LedigPort().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Kluster:ProvSekunder"] = "1",
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var nod in Noder) await nod.DisposeAsync();
    }
}
