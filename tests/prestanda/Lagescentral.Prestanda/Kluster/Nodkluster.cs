using System.Net.Http.Json;
using Lagescentral.Prestanda.Krasch;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>A database, perhaps blobs, and the nodes that share them, each a process on loopback.</summary>
internal sealed class Nodkluster : IAsyncDisposable
{
    private readonly IReadOnlyList<string> _installningar;
    private readonly Dictionary<Krets, string> _kakor = [];
    private readonly List<Klusternod> _alla = [];
    private volatile IReadOnlyList<Klusternod> _noder = [];

    private Nodkluster(Postgresinstans databas, Azuriteinstans? blobbar, string mapp, IReadOnlyList<string> installningar) =>
        (Databas, Blobbar, Mapp, _installningar) = (databas, blobbar, mapp, installningar);

    public Postgresinstans Databas { get; }

    /// <summary>Where the journal is, when it is not in the database.</summary>
    public Azuriteinstans? Blobbar { get; }

    /// <summary>Folder of all that the nodes have on disk.</summary>
    public string Mapp { get; }

    /// <summary>The nodes that somebody outside knows of, those that are away included.</summary>
    public IReadOnlyList<Klusternod> Noder => _noder;

    /// <summary>Their addresses.</summary>
    public IReadOnlyList<Uri> Adresser => [.. _noder.Select(nod => nod.Adress)];

    /// <summary>All that there have been.</summary>
    public IReadOnlyList<Klusternod> Alla => _alla;

    /// <summary>The session of one who may read every event.</summary>
    public string Jour { get; private set; } = "";

    /// <summary>An empty database, with blobs when the journal is to be there, and no nodes.</summary>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL here, or no Azurite.</exception>
    public static async Task<Nodkluster> SkapaAsync(string lager)
    {
        var databas = await Postgresinstans.StartaAsync(Server.LedigPort(), val: ["max_connections=200", "wal_recycle=off"])
            ?? throw new InvalidOperationException("PostgreSQL saknas. Installera Debians postgresql-15; tests/kluster.sh gör det.");
        var mapp = Directory.CreateTempSubdirectory("lagescentral-kluster-").FullName;
        var blobbar = lager == Klusterval.Azure
            ? await Azuriteinstans.StartaAsync() ?? throw new InvalidOperationException("Azurite saknas. Kör tests/azurite/installera.sh; tests/kluster.sh gör det.")
            : null;
        return new Nodkluster(databas, blobbar, mapp, Klusterval.Installningar(databas.Anslutning(databas.SkapaDatabas()), blobbar?.Anslutning));
    }

    /// <summary>A session's cookie; none for anyone.</summary>
    public string? Kaka(Krets krets) => _kakor.GetValueOrDefault(krets);

    /// <summary>Starts another node; does not wait for it.</summary>
    /// <param name="dll">Its program.</param>
    /// <param name="istallet">The node whose place, folder and port it takes; null for one more.</param>
    public Klusternod Starta(string dll, Klusternod? istallet = null)
    {
        var nod = new Klusternod(
            istallet?.Namn ?? "nod" + (_noder.Count + 1), dll, istallet?.Mapp ?? Path.Combine(Mapp, "nod" + (_noder.Count + 1)), istallet?.Port ?? Server.LedigPort(), _installningar);
        _alla.Add(nod);
        _noder = istallet is null ? [.. _noder, nod] : [.. _noder.Select(fore => fore == istallet ? nod : fore)];
        nod.Starta();
        return nod;
    }

    /// <summary>A node is no longer spoken of.</summary>
    public void Glom(Klusternod nod) => _noder = [.. _noder.Where(annan => annan != nod)];

    /// <summary>Signs in, once: a session is the whole cluster's.</summary>
    public async Task LoggaInAsync()
    {
        _kakor[Krets.Intern] = await KakaAsync("siss");
        _kakor[Krets.Vagg] = await KakaAsync("vagg");
        Jour = await KakaAsync("jour");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var nod in _alla) await nod.DisposeAsync();
        if (Blobbar is not null) await Blobbar.DisposeAsync();
        await Databas.DisposeAsync();
    }

    private async Task<string> KakaAsync(string anvandare)
    {
        using var http = Nodvaljare.Klient(_noder[0].Adress, TimeSpan.FromSeconds(30));
        using var svar = await http.PostAsJsonAsync("/api/v1/inloggning/utveckling", new { anvandare });
        return svar.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
