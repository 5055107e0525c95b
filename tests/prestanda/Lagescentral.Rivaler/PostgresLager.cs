using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Lagescentral.Rivaler;

/// <summary>PostgreSQL: an upsert decides what is new, a trigger notifies, and every server listens and counts.</summary>
internal sealed class PostgresLager(Lagesrum rum, string anslutning, TimeProvider tid) : ILager, IAsyncDisposable
{
    private const string Upsert = """
        WITH ny AS (
          INSERT INTO handelse (kalla, id, rev, innehall, mottagen) VALUES ($1, $2, 1, $3, $4)
          ON CONFLICT (kalla, id) DO UPDATE SET rev = handelse.rev + 1, innehall = excluded.innehall, mottagen = excluded.mottagen
          WHERE handelse.innehall <> excluded.innehall
          RETURNING rev)
        SELECT rev, true FROM ny
        UNION ALL
        SELECT rev, false FROM handelse WHERE kalla = $1 AND id = $2 AND NOT EXISTS (SELECT 1 FROM ny)
        """;

    private readonly NpgsqlDataSource _kalla = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(anslutning) { MaxPoolSize = 32, MaxAutoPrepare = 8 });
    private readonly CancellationTokenSource _slut = new();
    private Task _lyssnar = Task.CompletedTask;

    public async Task LaddaAsync(CancellationToken cancel)
    {
        await using (var skapa = _kalla.CreateCommand("""
            CREATE TABLE IF NOT EXISTS handelse (
              kalla text NOT NULL, id text NOT NULL, rev int NOT NULL, innehall text NOT NULL, mottagen timestamptz NOT NULL, PRIMARY KEY (kalla, id));
            CREATE OR REPLACE FUNCTION meddela() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN PERFORM pg_notify('handelser', row_to_json(NEW)::text); RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER meddela AFTER INSERT OR UPDATE ON handelse FOR EACH ROW EXECUTE FUNCTION meddela();
            """))
        {
            await skapa.ExecuteNonQueryAsync(cancel);
        }

        var lyssnare = await _kalla.OpenConnectionAsync(cancel);
        lyssnare.Notification += (_, notis) => Ta(JsonSerializer.Deserialize<Rad>(notis.Payload, Format.Json)!, rum.Satt);
        await using (var lyssna = new NpgsqlCommand("LISTEN handelser", lyssnare)) await lyssna.ExecuteNonQueryAsync(cancel);

        await using (var las = _kalla.CreateCommand("SELECT kalla, id, rev, innehall, mottagen FROM handelse"))
        await using (var rader = await las.ExecuteReaderAsync(cancel))
        {
            while (await rader.ReadAsync(cancel))
                Ta(new Rad(rader.GetString(0), rader.GetString(1), rader.GetInt32(2), rader.GetString(3), rader.GetFieldValue<DateTimeOffset>(4)), rum.Ladda);
        }

        _lyssnar = LyssnaAsync(lyssnare);
    }

    public async Task<IReadOnlyList<Kvitto>> TaAsync(string kalla, IReadOnlyList<Inkommande> poster, CancellationToken cancel)
    {
        var nu = tid.GetUtcNow();
        await using var bunt = _kalla.CreateBatch();
        foreach (var post in poster)
        {
            bunt.BatchCommands.Add(new NpgsqlBatchCommand(Upsert)
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = kalla },
                    new NpgsqlParameter<string> { TypedValue = post.Id },
                    new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(post, Format.Json) },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = nu, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                },
            });
        }

        var kvitton = new List<Kvitto>(poster.Count);
        await using var svar = await bunt.ExecuteReaderAsync(cancel);
        foreach (var post in poster)
        {
            await svar.ReadAsync(cancel);
            var (rev, andrad) = (svar.GetInt32(0), svar.GetBoolean(1));
            kvitton.Add(new Kvitto(kvitton.Count + 1, post.Id, !andrad ? "dublett" : rev == 1 ? "ny" : "uppdaterad", rev, post.Stadsdel));
            await svar.NextResultAsync(cancel);
        }

        return kvitton;
    }

    public async ValueTask DisposeAsync()
    {
        await _slut.CancelAsync();
        await _lyssnar;
        await _kalla.DisposeAsync();
        _slut.Dispose();
    }

    private async Task LyssnaAsync(NpgsqlConnection lyssnare)
    {
        await using (lyssnare)
        {
            try
            {
                while (true) await lyssnare.WaitAsync(_slut.Token);
            }
            catch (OperationCanceledException)
            {
                // The server stops.
            }
        }
    }

    private static void Ta(Rad rad, Action<Handelse> mottagare) =>
        mottagare(Handelse.Av(rad.Kalla, JsonSerializer.Deserialize<Inkommande>(rad.Innehall, Format.Json)!, rad.Rev, rad.Mottagen));

    private sealed record Rad(string Kalla, string Id, int Rev, string Innehall, DateTimeOffset Mottagen);
}
