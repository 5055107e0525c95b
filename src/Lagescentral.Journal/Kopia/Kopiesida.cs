using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lagescentral.Journal.Kopia;

/// <summary>One of the two that a copy goes between, in a transaction of its own.</summary>
internal interface IKopiesida : IDisposable
{
    /// <summary>What the journal is known by.</summary>
    Journalmeta Meta { get; }

    /// <summary>The rows of a table; none where the store is not there.</summary>
    IEnumerable<object?[]> Las(Kopietabell tabell);

    /// <summary>Takes on what the journal is known by.</summary>
    void Ta(Journalmeta meta);

    /// <summary>Writes rows, and says how many.</summary>
    long Skriv(Kopietabell tabell, IEnumerable<object?[]> rader);

    /// <summary>Makes what was written stand.</summary>
    void Klar();
}

/// <summary>A hub's files in a folder.</summary>
internal sealed class Sqlitesida : IKopiesida
{
    private readonly Dictionary<string, SqliteConnection> filer = new(StringComparer.Ordinal);
    private readonly bool skrivs;

    /// <param name="mapp">The folder.</param>
    /// <param name="skrivs">Makes the files, where none are; else they are read.</param>
    public Sqlitesida(string mapp, bool skrivs)
    {
        this.skrivs = skrivs;
        try
        {
            foreach (var lager in Sakerhetskopia.Lager.Where(l => skrivs || File.Exists(Path.Combine(mapp, l.Namn))))
            {
                var fil = SqliteFil.Oppna(Path.Combine(mapp, lager.Namn), lager.ApplicationId, lager.Version, skrivs ? lager.Skapa : null, readOnly: !skrivs);
                filer.Add(lager.Namn, fil);
                SqliteFil.Execute(fil, "BEGIN");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Journalmeta Meta => Journalschema.Meta(Journal);

    /// <summary>The journal's file.</summary>
    public SqliteConnection Journal => filer[Kopietabell.Filer[0]];

    /// <inheritdoc/>
    public IEnumerable<object?[]> Las(Kopietabell tabell)
    {
        if (!filer.TryGetValue(tabell.Fil, out var fil))
            yield break;
        using var sats = new Sats(fil, tabell.SqliteLas);
        while (sats.Step())
        {
            var rad = new object?[tabell.Kolumner.Length];
            for (var i = 0; i < rad.Length; i++)
            {
                rad[i] = sats.IsNull(i) ? null : tabell.Kolumner[i] switch
                {
                    Kopiekolumn.Long => sats.Int64(i),
                    Kopiekolumn.Int => (int)sats.Int64(i),
                    Kopiekolumn.Bool => sats.Int64(i) != 0,
                    Kopiekolumn.Text => Postgreskommando.Ren(sats.Text(i)),
                    _ => sats.Blob(i),
                };
            }

            yield return rad;
        }
    }

    /// <inheritdoc/>
    public void Ta(Journalmeta meta) => Journalschema.SkrivMeta(Journal, meta);

    /// <inheritdoc/>
    public long Skriv(Kopietabell tabell, IEnumerable<object?[]> rader)
    {
        var antal = 0L;
        using var kommando = filer[tabell.Fil].Kommando(tabell.SqliteSkriv, [.. tabell.Kolumner.Select((_, i) => ($"${i + 1}", (object?)null))]);
        foreach (var rad in rader)
        {
            for (var i = 0; i < rad.Length; i++)
                kommando.Parameters[i].Value = rad[i] ?? DBNull.Value;
            kommando.ExecuteNonQuery();
            antal++;
        }

        return antal;
    }

    /// <inheritdoc/>
    public void Klar()
    {
        foreach (var fil in filer.Values)
        {
            SqliteFil.Execute(fil, "COMMIT");
            if (skrivs && !SqliteFil.TruncateWal(fil))
                throw new JournalOtillgangligException($"{fil.DataSource}: loggfilen kan inte tömmas; försök igen.");
            SqliteFil.Execute(fil, "BEGIN");
        }
    }

    public void Dispose()
    {
        foreach (var fil in filer.Values)
            fil.Dispose();
    }
}

/// <summary>A database.</summary>
/// <param name="databas">The database, with its tables.</param>
/// <param name="ensam">True where no hub may be up. False reads all as of one moment, beside those who write; what they erase
/// meanwhile is wiped when it is done.</param>
internal sealed class Postgressida(Postgresdatabas databas, bool ensam = true) : IKopiesida
{
    private readonly NpgsqlConnection anslutning = Oppna(databas, ensam);

    /// <inheritdoc/>
    public Journalmeta Meta => Postgresschema.MetaAsync(anslutning, databas.Namn, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Where every stream ends.</summary>
    public IReadOnlyList<(string Strom, long Position, byte[] Hash)> Huvuden() =>
        [.. Las(Kopietabell.Alla.Single(t => t.Vad == "strömmar")).Select(r => ((string)r[1]!, (long)r[2]!, (byte[])r[3]!))];

    /// <summary>Deletes the journal's lines, and nothing of what goes with it.</summary>
    public void TomJournalen()
    {
        using var sats = new NpgsqlBatch(anslutning);
        sats.Med(
            """
            DO $$ DECLARE del regclass; BEGIN
                FOR del IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'lagescentral.texter'::regclass LOOP EXECUTE 'DROP TABLE ' || del; END LOOP;
            END $$
            """)
            .Med("TRUNCATE lagescentral.rader, lagescentral.nycklar, lagescentral.strommar, lagescentral.slag")
            .Med("UPDATE lagescentral.huvud SET nummer = 0, strommar = 0, slag = 0, textdelar = 0");
        sats.ExecuteNonQuery();
    }

    /// <summary>Begins another file of the server's log, and lets go of those in which deleted texts stand.</summary>
    public void KapaLoggen()
    {
        using var sats = new NpgsqlBatch(anslutning);
        sats.Med("COMMIT").Med("SELECT pg_switch_wal()").Med("CHECKPOINT").Med("BEGIN");
        sats.Timeout = 0;
        sats.ExecuteNonQuery();
    }

    /// <summary>True when nothing has been written.</summary>
    public bool Tom
    {
        get
        {
            string[] tabeller = ["strommar", "kallnyckel", "enhet", "givetsvar", "karantan", "lasning"];
            using var kommando = anslutning.Kommando("SELECT " + string.Join(" OR ", tabeller.Select(t => $"EXISTS (SELECT FROM lagescentral.{t})")));
            return !(bool)kommando.ExecuteScalar()!;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<object?[]> Las(Kopietabell tabell)
    {
        using var kommando = anslutning.Kommando(tabell.PostgresLas);
        kommando.CommandTimeout = 0;
        using var lasare = kommando.ExecuteReader();
        while (lasare.Read())
        {
            var rad = new object?[tabell.Kolumner.Length];
            for (var i = 0; i < rad.Length; i++)
                rad[i] = lasare.IsDBNull(i) ? null : lasare.GetValue(i);
            yield return rad;
        }
    }

    /// <inheritdoc/>
    public void Ta(Journalmeta meta)
    {
        using var sats = new NpgsqlBatch(anslutning);
        sats.Med("UPDATE lagescentral.meta SET varde = $1 WHERE nyckel = 'id'", meta.Id.ToByteArray())
            .Med("UPDATE lagescentral.meta SET varde = $1 WHERE nyckel = 'innehallsnyckel'", meta.Nyckel.ToArray())
            .Med("DELETE FROM lagescentral.lasningslage");
        if (meta.Gren.Length > 0)
            sats.Med("INSERT INTO lagescentral.meta VALUES ('gren', $1) ON CONFLICT (nyckel) DO UPDATE SET varde = excluded.varde", meta.Gren.ToArray());
        sats.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public long Skriv(Kopietabell tabell, IEnumerable<object?[]> rader)
    {
        var antal = 0L;
        var delar = -1L;
        if (tabell.PostgresSkriv.StartsWith("texter ", StringComparison.Ordinal))
            delar = Textdelar();
        using (var skrivare = anslutning.BeginBinaryImport($"COPY lagescentral.{tabell.PostgresSkriv} FROM STDIN (FORMAT BINARY)"))
        {
            skrivare.Timeout = TimeSpan.Zero;
            foreach (var rad in rader)
            {
                skrivare.StartRow();
                for (var i = 0; i < rad.Length; i++)
                {
                    if (rad[i] is { } varde)
                        skrivare.Write(varde, Kopietabell.Typ(tabell.Kolumner[i]));
                    else
                        skrivare.WriteNull();
                }

                antal++;
            }

            skrivare.Complete();
        }

        if (delar >= 0)
            anslutning.Kommando("UPDATE lagescentral.huvud SET textdelar = $1", (int)delar).ExecuteNonQuery();
        return antal;
    }

    /// <inheritdoc/>
    public void Klar()
    {
        using var sats = new NpgsqlBatch(anslutning);
        sats.Med(
            """
            UPDATE lagescentral.huvud SET nummer = coalesce((SELECT max(nummer) FROM lagescentral.rader), 0),
                strommar = coalesce((SELECT max(id) FROM lagescentral.strommar), 0), slag = coalesce((SELECT max(id) FROM lagescentral.slag), 0)
            """)
            .Med("COMMIT").Med("ANALYZE lagescentral.rader, lagescentral.nycklar").Med("BEGIN");
        sats.Timeout = 0;
        sats.ExecuteNonQuery();
    }

    public void Dispose() => anslutning.Dispose();

    private long Textdelar()
    {
        using var sista = anslutning.Kommando("SELECT coalesce(max(nummer), 0) FROM lagescentral.rader");
        var delar = (long)sista.ExecuteScalar()! / databas.Meta.Textdel + 1;
        for (var del = 0L; del < delar; del++)
        {
            using var kommando = anslutning.Kommando(Postgresschema.Del(del, databas.Meta.Textdel));
            kommando.ExecuteNonQuery();
        }

        return delar;
    }

    // Between one exchange and the next the copy may wait long for the other side.
    private static NpgsqlConnection Oppna(Postgresdatabas databas, bool ensam)
    {
        var ny = databas.OppnaEgenAsync().GetAwaiter().GetResult();
        using var sats = new NpgsqlBatch(ny);
        sats.Med("SET idle_in_transaction_session_timeout = 0").Med("SET statement_timeout = 0").Med("SET lock_timeout = '3s'");
        try
        {
            if (ensam)
                sats.Med("SELECT pg_advisory_lock($1, $2)", Postgresschema.Las, Postgresschema.Hublas).Med("BEGIN");
            sats.ExecuteNonQuery();
            if (!ensam)
                LasSomDetStar(ny);
            return ny;
        }
        catch (PostgresException fel) when (fel.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            ny.Dispose();
            throw ensam
                ? new UpptagenDatabasException(databas.Namn, fel)
                : new JournalOtillgangligException($"Databasen {databas.Namn} kan inte kopieras nu: en gallring pågår. Försök igen om en stund.", fel);
        }
    }

    // A table that is written anew has no rows for whoever began to look before: the locks are taken first, and the moment is that
    // of the first query after them.
    private static void LasSomDetStar(NpgsqlConnection ny)
    {
        string[] tabeller = ["texter", "rader", "strommar", "slag", "nycklar", "kallnyckel", "enhet", "givetsvar", "karantan", "karantaninnehall", "lasning", "lasningslage", "meta"];
        ny.Kommando("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").ExecuteNonQuery();
        ny.Kommando("LOCK TABLE " + string.Join(", ", tabeller.Select(t => "lagescentral." + t)) + " IN ACCESS SHARE MODE").ExecuteNonQuery();
    }
}
