using System.Globalization;
using System.Text;
using Lagescentral.Prestanda.Servrar;
using Npgsql;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>A real PostgreSQL for the tests of one assembly, which makes every byte that it has written its own to search.</summary>
public sealed class Provpostgres : IAsyncLifetime
{
    /// <summary>Name of the collection of tests that share it.</summary>
    public const string Samling = "PostgreSQL";

    private Postgresinstans? _server;
    private int _databaser;

    private Postgresinstans Server => _server ?? throw new InvalidOperationException("PostgreSQL är inte igång.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => _server = await Postgresinstans.StartaAsync(port: null, segment: 1, "wal_recycle=off", "wal_init_zero=off", "max_wal_size=64MB", "max_connections=200", "recovery_init_sync_method=syncfs")
        ?? throw new InvalidOperationException("PostgreSQL saknas, och utan den kan inget av detta prövas. Installera Debians postgresql-15; ./test.sh gör det.");

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>Connection string to a new, empty database.</summary>
    public string NyDatabas()
    {
        var namn = string.Create(CultureInfo.InvariantCulture, $"prov{Interlocked.Increment(ref _databaser)}");
        Kor("postgres", $"CREATE DATABASE {namn}");
        return Server.Anslutning(namn);
    }

    /// <summary>Runs statements in a database as its keeper.</summary>
    public void Kor(string databas, string sql)
    {
        using var anslutning = new NpgsqlConnection((databas.Contains('=', StringComparison.Ordinal) ? databas : Server.Anslutning(databas)) + ";Pooling=false");
        anslutning.Open();
        using var kommando = new NpgsqlCommand(sql, anslutning);
        kommando.ExecuteNonQuery();
    }

    /// <summary>The server ends in the middle of what it does.</summary>
    public Task DodaAsync() => Server.DodaAsync();

    /// <summary>The server ends as its keeper would.</summary>
    public Task StangAsync() => Server.StangAsync();

    /// <summary>It starts again, with all its databases.</summary>
    public Task OppnaAsync() => Server.OppnaAsync();

    /// <summary>Those of the words that stand, in UTF-8 or UTF-16, in any file of the server's, its log of changes included; in their
    /// order. The words begin alike.</summary>
    public IReadOnlyList<string> Funna(params IEnumerable<string> ord)
    {
        var alla = ord.ToList();
        var funna = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fil in Directory.EnumerateFiles(Server.Data, "*", SearchOption.AllDirectories))
        {
            try
            {
                var bytes = File.ReadAllBytes(fil);
                Sok(bytes, alla, Encoding.UTF8, funna);
                Sok(bytes, alla, Encoding.Unicode, funna);
                if (Path.GetFileName(Path.GetDirectoryName(fil)) == "pg_wal") Sok(UtanSidhuvuden(bytes), alla, Encoding.UTF8, funna);
            }
            catch (FileNotFoundException)
            {
                // The server has taken it away meanwhile.
            }
        }

        return alla.FindAll(funna.Contains);
    }

    // What is written over the end of a page of the log goes on behind the next page's head.
    private static byte[] UtanSidhuvuden(byte[] bytes)
    {
        const int sida = 8_192, forsta = 40, ovriga = 24;
        using var ut = new MemoryStream(bytes.Length);
        for (var plats = 0; plats < bytes.Length; plats += sida)
        {
            var huvud = plats == 0 ? forsta : ovriga;
            var slut = Math.Min(plats + sida, bytes.Length);
            if (plats + huvud < slut) ut.Write(bytes, plats + huvud, slut - plats - huvud);
        }

        return ut.ToArray();
    }

    private static void Sok(ReadOnlySpan<byte> bytes, List<string> ord, Encoding kod, HashSet<string> funna)
    {
        var gemensam = ord.Aggregate((a, b) => a[..a.AsSpan().CommonPrefixLength(b)]);
        var (borjan, sokta) = (kod.GetBytes(gemensam), ord.ConvertAll(o => (Ord: o, Byte: kod.GetBytes(o))));
        for (int plats; (plats = bytes.IndexOf(borjan)) >= 0; bytes = bytes[(plats + 1)..])
        {
            foreach (var (ett, sokt) in sokta)
                if (bytes[plats..].StartsWith(sokt)) funna.Add(ett);
        }
    }
}

/// <summary>The tests that share the server.</summary>
[CollectionDefinition(Provpostgres.Samling)]
public sealed class Postgressamling : ICollectionFixture<Provpostgres>;
