using System.Globalization;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>The hub on other grounds than its own folder: on PostgreSQL, and as a cluster of one, two and three nodes there, or of one with
/// its journal in blobs. On the same cores a cluster cannot be faster: what is measured is what it costs.</summary>
internal static class Klusterkandidat
{
    private const int NoderHogst = 3;

    /// <summary>What the database must be set to for the hub to keep its journal there.</summary>
    public static readonly string[] Databasval = ["wal_recycle=off", "max_connections=200"];

    /// <summary>The node whose journal is in blobs at Azurite.</summary>
    public const string Blobnod = "azure1";

    /// <summary>True for the name of one of them.</summary>
    public static bool Ar(string id) => id is "navpg" or Blobnod || id.StartsWith("silo", StringComparison.Ordinal);

    /// <summary>All of them; each run gets a database of its own.</summary>
    /// <param name="instans">The database.</param>
    /// <param name="blobbar">Azurite; null where it is not to be measured.</param>
    public static IEnumerable<Kandidat> Alla(Postgresinstans instans, Azuriteinstans? blobbar) =>
    [
        new("navpg", "Lägescentral på PostgreSQL", mapp => new Postgresnav(Bygge.Nav, instans, instans.SkapaDatabas(), mapp, 0)) { LoggarIn = true, BaraPaBegaran = true },
        .. Enumerable.Range(1, NoderHogst).Select(antal => new Kandidat(
            string.Create(CultureInfo.InvariantCulture, $"silo{antal}"),
            string.Create(CultureInfo.InvariantCulture, $"Lägescentral, {antal} nod{(antal == 1 ? "" : "er")}"),
            mapp => new Postgresnav(Bygge.Silo, instans, instans.SkapaDatabas(), mapp, antal)) { LoggarIn = true, BaraPaBegaran = true }),
        .. blobbar is null ? (Kandidat[])[] :
        [
            new(Blobnod, "Lägescentral, 1 nod, journalen i blobbar",
                mapp => new Postgresnav(Bygge.Silo, instans, instans.SkapaDatabas(), mapp, 1, blobbar)) { LoggarIn = true, BaraPaBegaran = true },
        ],
    ];
}

/// <summary>Nodes on a database; none means the hub that is no cluster.</summary>
internal sealed class Postgresnav(string dll, Postgresinstans instans, string databas, string mapp, int noder, Azuriteinstans? blobbar = null)
    : Server(dll, Argument(instans, databas, mapp, noder, 1, blobbar))
{
    private readonly List<Server> _andra = [.. Enumerable.Range(2, Math.Max(0, noder - 1)).Select(nr => new Server(dll, Argument(instans, databas, mapp, noder, nr, blobbar)))];

    public override IReadOnlyList<Server> Noder => [this, .. _andra];

    public override Uri Foljadress => _andra.Count == 0 ? Adress : _andra[^1].Adress;

    public override IReadOnlyList<int> Processer => [Pid, .. _andra.Select(nod => nod.Pid), .. instans.Processer, .. blobbar is null ? [] : new[] { blobbar.Pid }];

    /// <summary>Runs statements in its database.</summary>
    public void Sql(string sql) => instans.Sql(databas, sql);

    // One after another, as they would be: the first has everything that must be awake, until it leaves.
    public override async Task RedoAsync()
    {
        await base.RedoAsync();
        foreach (var nod in _andra)
        {
            nod.Starta();
            await nod.RedoAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var nod in _andra)
        {
            foreach (var fel in nod.Fel) Fel.Enqueue(fel);
            await nod.DisposeAsync();
        }

        await base.DisposeAsync();
        instans.SlappDatabas(databas);
    }

    private static IReadOnlyList<string> Argument(Postgresinstans instans, string databas, string mapp, int noder, int nr, Azuriteinstans? blobbar)
    {
        var anslutning = instans.Anslutning(databas);
        List<string> argument = [$"--Journal:Typ={(blobbar is null ? "postgres" : "azure")}", $"--Journal:Anslutning={anslutning}", $"--Journal:Mapp={Path.Combine(mapp, string.Create(CultureInfo.InvariantCulture, $"nod{nr}"))}"];
        // A container of its own for each run, as a database.
        if (blobbar is not null) argument.AddRange([$"--Journal:Blobbar={blobbar.Anslutning}", $"--Journal:Behallare=matning-{databas}"]);
        return noder == 0 ? argument
            : [.. argument, $"--Kluster:Anslutning={anslutning}", string.Create(CultureInfo.InvariantCulture, $"--Kluster:Port={LedigPort()}")];
    }
}
