using System.Text.RegularExpressions;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>
/// Takes away the last byte of what has been deleted. PostgreSQL leaves deleted rows where they stood until it needs the place, and
/// keeps all that was ever written in its log until that is used no more. A table in which something has been deleted is noted in
/// <c>stadning</c> by the same commit, and here written anew, after which the log is cut off behind us.
/// </summary>
/// <remarks>
/// VACUUM FULL would not do: it carries over what a transaction anywhere in the database could still wish to see. The living rows are
/// copied aside, the table is emptied by TRUNCATE, which gives it a new file, and they are put back, in one transaction; the old
/// file goes with the next checkpoint. Whoever reads the table waits meanwhile.
/// </remarks>
internal static partial class Postgresstadning
{
    /// <summary>Notes, within the caller's transaction, that deleted bytes remain in a table.</summary>
    public const string Begar =
        "INSERT INTO lagescentral.stadning (tabell) VALUES ($1) ON CONFLICT (tabell) DO UPDATE SET omgang = lagescentral.stadning.omgang + 1";

    /// <summary>Does what has been asked for. False when somebody holds a table, or the server keeps its log: try again.</summary>
    /// <param name="databas">The database.</param>
    /// <param name="vantaIn">Waits a while for those who hold a table.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="tabell">The table alone; null for all.</param>
    public static async Task<bool> StadaAsync(Postgresdatabas databas, bool vantaIn, CancellationToken cancel, string? tabell = null)
    {
        try
        {
            return await databas.MedAnslutningAsync(
                async anslutning =>
                    await anslutning.TalAsync("SELECT count(*) FROM lagescentral.stadning WHERE $1 IN ('', tabell)", cancel, tabell ?? "").ConfigureAwait(false) == 0
                    || await SkrivOmAsync(anslutning, vantaIn, tabell ?? "", cancel).ConfigureAwait(false),
                cancel).ConfigureAwait(false);
        }
        catch (PostgresException fel) when (fel.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    private static async Task<bool> SkrivOmAsync(NpgsqlConnection anslutning, bool vantaIn, string bara, CancellationToken cancel)
    {
        await anslutning.KorAsync(vantaIn ? "SET lock_timeout = '2s'" : "SET lock_timeout = '50ms'", cancel).ConfigureAwait(false);
        try
        {
            await anslutning.KorAsync("SELECT pg_advisory_lock($1, $2)", cancel, Postgresschema.Las, Postgresschema.Stadningslas).ConfigureAwait(false);
            foreach (var (tabell, omgang) in await anslutning.ListaAsync(
                "SELECT tabell, omgang FROM lagescentral.stadning WHERE $1 IN ('', tabell) AND skriven < omgang ORDER BY tabell", r => (r.GetString(0), r.GetInt64(1)), cancel, bara).ConfigureAwait(false))
                await SkrivOmAsync(anslutning, tabell, omgang, cancel).ConfigureAwait(false);
            if (await anslutning.TalAsync("SELECT count(*) FROM lagescentral.stadning WHERE skriven = omgang AND logg IS NULL", cancel).ConfigureAwait(false) > 0)
                await KapaLoggenAsync(anslutning, cancel).ConfigureAwait(false);
            // The server may still keep its log, for a copy that has fallen behind, say. A copy that has taken its place counts on in
            // another timeline, the first eight signs of the name.
            await anslutning.KorAsync(
                """
                DELETE FROM lagescentral.stadning WHERE skriven = omgang AND logg IS NOT NULL
                AND NOT EXISTS (SELECT FROM pg_ls_waldir() f WHERE f.name ~ '^[0-9A-F]{24}$' AND substr(f.name, 9) <= substr(logg, 9))
                """,
                cancel).ConfigureAwait(false);
            return await anslutning.TalAsync("SELECT count(*) FROM lagescentral.stadning WHERE $1 IN ('', tabell)", cancel, bara).ConfigureAwait(false) == 0;
        }
        finally
        {
            // The pool would let go of the lock only when the session is used again.
            if (anslutning.FullState == System.Data.ConnectionState.Open)
                await anslutning.KorAsync("SELECT pg_advisory_unlock_all(), set_config('lock_timeout', '10s', false)", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task SkrivOmAsync(NpgsqlConnection anslutning, string tabell, long omgang, CancellationToken cancel)
    {
        if (!Namn().IsMatch(tabell))
            throw new InvalidOperationException("Tabellen stadning har ett namn som inte är en tabells.");
        await using var transaktion = await anslutning.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using var sats = new NpgsqlBatch(anslutning);
        sats.Med($"LOCK TABLE lagescentral.{tabell} IN ACCESS EXCLUSIVE MODE")
            .Med($"CREATE TEMP TABLE kvar (LIKE lagescentral.{tabell} INCLUDING STORAGE) ON COMMIT DROP")
            .Med($"INSERT INTO pg_temp.kvar SELECT * FROM lagescentral.{tabell}")
            .Med($"TRUNCATE lagescentral.{tabell}")
            .Med($"INSERT INTO lagescentral.{tabell} SELECT * FROM pg_temp.kvar")
            // What has been deleted since the round was read has made it another, and is left to the next time.
            .Med("UPDATE lagescentral.stadning SET skriven = $1, logg = NULL WHERE tabell = $2", omgang, tabell);
        // However large the table: it is bounded, and a rewriting that was given up would only begin again.
        sats.Timeout = 0;
        await sats.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        await transaktion.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Begins a new file of the log and lets go of those before it, and notes which was the last of them.</summary>
    private static async Task KapaLoggenAsync(NpgsqlConnection anslutning, CancellationToken cancel)
    {
        // Those that were written anew by now: what another node does meanwhile lies in the next file.
        var skrivna = (await anslutning.ListaAsync(
            "SELECT tabell FROM lagescentral.stadning WHERE skriven = omgang AND logg IS NULL", r => r.GetString(0), cancel).ConfigureAwait(false)).ToArray();
        string sista;
        await using (var byt = anslutning.Kommando("SELECT pg_walfile_name(pg_switch_wal())"))
            sista = (string)(await byt.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        await using (var punkt = anslutning.Kommando("CHECKPOINT"))
        {
            punkt.CommandTimeout = 0;
            await punkt.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }

        await anslutning.KorAsync("UPDATE lagescentral.stadning SET logg = $1 WHERE skriven = omgang AND tabell = ANY($2)", cancel, sista, skrivna).ConfigureAwait(false);
    }

    [GeneratedRegex("^[a-z]+(_[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namn();
}
