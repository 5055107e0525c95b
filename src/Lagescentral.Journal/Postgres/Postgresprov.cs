using Lagescentral.Journal.Skrivning;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>What the server and our user on it must be able to do, checked before anything is written.</summary>
internal static class Postgresprov
{
    private const int LagstaVersion = 150000;

    /// <exception cref="FelAnslutningException">Something is not so; it is named, with how to mend it.</exception>
    public static async Task ProvaAsync(NpgsqlConnection anslutning, ILogger log, CancellationToken cancel)
    {
        // CHECKPOINT can be granted from version 15.
        if (await anslutning.TalAsync("SELECT current_setting('server_version_num')::int", cancel).ConfigureAwait(false) < LagstaVersion)
            throw new FelAnslutningException($"{Postgresdatabas.Installning}: servern ska vara PostgreSQL 15 eller senare.");
        var s = (await anslutning.ListaAsync(
            """
            SELECT pg_is_in_recovery(), current_setting('server_encoding'), current_setting('fsync'), current_setting('wal_recycle'),
                has_function_privilege('pg_switch_wal()', 'EXECUTE'), has_function_privilege('pg_ls_waldir()', 'EXECUTE'),
                pg_has_role(current_user, 'pg_checkpoint', 'USAGE'), has_database_privilege(current_database(), 'TEMP'), quote_ident(current_user),
                current_setting('archive_mode'), current_setting('synchronous_commit')
            """,
            r => new
            {
                Kopia = r.GetBoolean(0),
                Teckenkod = r.GetString(1),
                Fsync = r.GetString(2),
                Atervinns = r.GetString(3),
                Byt = r.GetBoolean(4),
                Se = r.GetBoolean(5),
                Kontrollpunkt = r.GetBoolean(6),
                Temp = r.GetBoolean(7),
                Anvandare = r.GetString(8),
                Arkiv = r.GetString(9),
                Bestandig = r.GetString(10),
            },
            cancel).ConfigureAwait(false))[0];
        Kontrollera(!s.Kopia, "servern är en kopia som bara kan läsas. Ange den som skriver.");
        Kontrollera(s.Teckenkod == "UTF8", "databasens teckenkod ska vara UTF8. Skapa den med ENCODING 'UTF8'.");
        Kontrollera(s.Fsync == "on", "servern har fsync = off och kan tappa det som den har kvitterat. Sätt fsync = on i postgresql.conf.");
        Kontrollera(s.Bestandig == "on", "synchronous_commit går inte att sätta till on för anslutningen. Ta bort den som står emellan och ändrar den.");
        // A segment that is used again keeps, behind what is new in it, what was in it before.
        Kontrollera(s.Atervinns == "off", "servern återanvänder loggfiler (wal_recycle = on), och gallrad text skulle ligga kvar i dem. Sätt wal_recycle = off i postgresql.conf och läs om den.");
        Kontrollera(s.Byt && s.Se && s.Kontrollpunkt,
            $"användaren kan inte tömma serverns logg efter gallring. Kör som administratör: GRANT pg_checkpoint, pg_monitor TO {s.Anvandare}; GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {s.Anvandare};");
        Kontrollera(s.Temp, $"användaren får inte skapa tillfälliga tabeller, som gallringen behöver. Kör som administratör: GRANT TEMP ON DATABASE … TO {s.Anvandare};");
        if (s.Arkiv != "off")
            log.LoggarkivFinns();

        static void Kontrollera(bool ratt, string fel)
        {
            if (!ratt)
                throw new FelAnslutningException($"{Postgresdatabas.Installning}: {fel}");
        }
    }
}
