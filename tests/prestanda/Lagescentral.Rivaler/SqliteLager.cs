using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Rivaler;

/// <summary>One SQLite file: WAL, synchronous=FULL, one transaction per request.</summary>
internal sealed class SqliteLager : ILager, IDisposable
{
    private readonly Lagesrum _rum;
    private readonly SqliteConnection _anslutning;
    private readonly SqliteCommand _spara;

    public SqliteLager(Lagesrum rum, string mapp)
    {
        SQLitePCL.Batteries_V2.Init();
        _rum = rum;
        Directory.CreateDirectory(mapp);
        _anslutning = new SqliteConnection($"Data Source={Path.Combine(mapp, "handelser.db")}");
        _anslutning.Open();
        using var skapa = _anslutning.CreateCommand();
        skapa.CommandText = """
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous=FULL;
            CREATE TABLE IF NOT EXISTS handelse (kalla TEXT NOT NULL, id TEXT NOT NULL, innehall TEXT NOT NULL, PRIMARY KEY (kalla, id)) WITHOUT ROWID;
            """;
        skapa.ExecuteNonQuery();
        _spara = _anslutning.CreateCommand();
        _spara.CommandText = """
            INSERT INTO handelse (kalla, id, innehall) VALUES ($kalla, $id, $innehall)
            ON CONFLICT (kalla, id) DO UPDATE SET innehall = excluded.innehall
            """;
        foreach (var namn in new[] { "$kalla", "$id", "$innehall" }) _spara.Parameters.Add(namn, SqliteType.Text);
    }

    public async Task LaddaAsync(CancellationToken cancel)
    {
        using var las = _anslutning.CreateCommand();
        las.CommandText = "SELECT innehall FROM handelse";
        using var rader = await las.ExecuteReaderAsync(cancel);
        while (await rader.ReadAsync(cancel)) _rum.Ladda(JsonSerializer.Deserialize<Handelse>(rader.GetString(0), Format.Json)!);
    }

    public Task<IReadOnlyList<Kvitto>> TaAsync(string kalla, IReadOnlyList<Inkommande> poster, CancellationToken cancel) =>
        Task.FromResult(_rum.Ta(kalla, poster, Spara));

    public void Dispose()
    {
        _spara.Dispose();
        _anslutning.Dispose();
    }

    private void Spara(IReadOnlyList<Handelse> handelser)
    {
        using var transaktion = _anslutning.BeginTransaction();
        _spara.Transaction = transaktion;
        foreach (var handelse in handelser)
        {
            _spara.Parameters[0].Value = handelse.Kalla;
            _spara.Parameters[1].Value = handelse.Id;
            _spara.Parameters[2].Value = JsonSerializer.Serialize(handelse, Format.Json);
            _spara.ExecuteNonQuery();
        }

        transaktion.Commit();
    }
}
