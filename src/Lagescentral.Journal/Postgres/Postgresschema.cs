using System.Globalization;
using System.Security.Cryptography;
using Lagescentral.Journal.Skrivning;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>The tables, all in the schema <c>lagescentral</c> of a database of their own.</summary>
/// <remarks>
/// <para>Texts lie in <c>texter</c>, parted by number: to take the last byte of an erased text away the part where it stood is
/// written anew (<see cref="Postgresstadning"/>), and the parts bound how much that is. Statistics are kept of no column that may
/// hold what people wrote: PostgreSQL would keep samples of it in its catalogue. Nor is it packed, so that whoever looks for a word in the server's files
/// finds it where it is.</para>
/// <para>Times are UTC ticks (100 ns), names and ids in the order of their bytes.</para>
/// </remarks>
internal static class Postgresschema
{
    public const string Namn = "lagescentral";
    public const int Version = 1;

    /// <summary>Numbers per part of <c>texter</c>, unless a test says otherwise.</summary>
    public const int Textdel = 131_072;

    /// <summary>First half of every advisory lock of ours; the second says which.</summary>
    public const int Las = 0x4C67;

    /// <summary>Held by whoever makes the tables.</summary>
    public const int Skapandelas = 1;

    /// <summary>Held by the hub that has the database: alone, or shared by the nodes of a cluster.</summary>
    public const int Hublas = 2;

    /// <summary>Held by whoever rewrites tables.</summary>
    public const int Stadningslas = 3;

    /// <summary>Checks the tables, and makes them when they are missing.</summary>
    /// <exception cref="FrammandeFilException">The schema is another program's, or of another version. It is untouched.</exception>
    /// <exception cref="FileNotFoundException">There are no tables, and none are to be made.</exception>
    public static async Task SakraAsync(NpgsqlConnection anslutning, string databas, int textdel, DateTimeOffset? skapa, CancellationToken cancel)
    {
        if (await FinnsAsync(anslutning, databas, cancel).ConfigureAwait(false))
        {
            await LaggTillAsync(anslutning, cancel).ConfigureAwait(false);
            return;
        }

        if (skapa is not { } nu)
            throw new FileNotFoundException($"I databasen {databas} finns ingen journal. Starta navet mot den först, eller ange rätt databas i Journal:Anslutning.");
        await using var transaktion = await anslutning.BeginTransactionAsync(cancel).ConfigureAwait(false);
        // Two that start at once: the second waits here, and finds what the first has made.
        await anslutning.KorAsync("SELECT pg_advisory_xact_lock($1, $2)", cancel, Las, Skapandelas).ConfigureAwait(false);
        if (await FinnsAsync(anslutning, databas, cancel).ConfigureAwait(false))
            return;
        await anslutning.KorAsync(Tabeller, cancel).ConfigureAwait(false);
        await anslutning.KorAsync(Tillagg, cancel).ConfigureAwait(false);
        await using (var rader = new NpgsqlBatch(anslutning))
        {
            rader.Med("INSERT INTO lagescentral.utgava VALUES ($1)", Version)
                .Med("INSERT INTO lagescentral.meta VALUES ('id', $1), ('innehallsnyckel', $2), ('textdel', $3)",
                    Guid.CreateVersion7(nu).ToByteArray(), RandomNumberGenerator.GetBytes(32), BitConverter.GetBytes(textdel));
            await rader.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }

        await transaktion.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>What the journal says of itself.</summary>
    public static async Task<Databasmeta> MetaAsync(NpgsqlConnection anslutning, string databas, CancellationToken cancel)
    {
        var meta = (await anslutning.ListaAsync("SELECT nyckel, varde FROM lagescentral.meta", r => (Nyckel: r.GetString(0), Varde: r.Byte(1)), cancel).ConfigureAwait(false))
            .ToDictionary(r => r.Nyckel, r => r.Varde, StringComparer.Ordinal);
        return new Databasmeta(new Guid(Varde("id", 16)), Varde("innehallsnyckel", 32), meta.GetValueOrDefault("gren", []), BitConverter.ToInt32(Varde("textdel", 4)));

        byte[] Varde(string namn, int langd) => meta.TryGetValue(namn, out var varde) && varde.Length == langd
            ? varde
            : throw new FrammandeFilException(databas, $"uppgiften {namn} saknas i tabellen meta; databasen lämnas orörd");
    }

    /// <summary>Statements that make a part of <c>texter</c>.</summary>
    public static string Del(long del, int textdel) => string.Create(CultureInfo.InvariantCulture, $"""
        CREATE TABLE lagescentral.texter_{del} (LIKE lagescentral.texter INCLUDING DEFAULTS INCLUDING STORAGE);
        ALTER TABLE lagescentral.texter_{del} ALTER COLUMN salt SET STATISTICS 0, ALTER COLUMN text SET STATISTICS 0;
        ALTER TABLE lagescentral.texter ATTACH PARTITION lagescentral.texter_{del} FOR VALUES FROM ({del * textdel}) TO ({(del + 1) * textdel})
        """);

    /// <summary>Makes what the version has been given since; a program that does not know of it is not disturbed by it.</summary>
    private static async Task LaggTillAsync(NpgsqlConnection anslutning, CancellationToken cancel)
    {
        const string finns = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'lagescentral' AND c.relname = 'registerpost'";
        if (await anslutning.TalAsync(finns, cancel).ConfigureAwait(false) > 0)
            return;
        await using var transaktion = await anslutning.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await anslutning.KorAsync("SELECT pg_advisory_xact_lock($1, $2)", cancel, Las, Skapandelas).ConfigureAwait(false);
        await anslutning.KorAsync(Tillagg, cancel).ConfigureAwait(false);
        await transaktion.CommitAsync(cancel).ConfigureAwait(false);
    }

    private static async Task<bool> FinnsAsync(NpgsqlConnection anslutning, string databas, CancellationToken cancel)
    {
        // From the tables of the catalogue: what a session remembers of it may be from before it waited for a lock.
        var (schema, utgava) = (await anslutning.ListaAsync(
            """
            SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'lagescentral'),
                EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'lagescentral' AND c.relname = 'utgava')
            """,
            r => (r.GetBoolean(0), r.GetBoolean(1)), cancel).ConfigureAwait(false))[0];
        if (!schema)
            return false;
        var version = utgava ? await anslutning.TalAsync("SELECT max(version) FROM lagescentral.utgava", cancel).ConfigureAwait(false) : 0;
        if (version == 0)
            throw new FrammandeFilException(databas, $"databasens schema {Namn} tillhör ett annat program; det lämnas orört, ange en annan databas i Journal:Anslutning");
        return version == Version
            ? true
            : throw new FrammandeFilException(databas, string.Create(CultureInfo.InvariantCulture,
                $"databasen har version {version}, detta program läser version {Version}; den lämnas orörd, kör den utgåva som skrev den"));
    }

    private const string Tillagg = """
        CREATE TABLE IF NOT EXISTS lagescentral.registerpost (
            slag text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, agare text COLLATE "C" NOT NULL, version int NOT NULL, andrad bigint NOT NULL,
            data bytea NOT NULL, PRIMARY KEY (slag, id));
        ALTER TABLE lagescentral.registerpost ALTER COLUMN data SET STATISTICS 0, ALTER COLUMN data SET STORAGE EXTERNAL;
        CREATE INDEX IF NOT EXISTS registerpost_agare ON lagescentral.registerpost (agare);
        """;

    private const string Tabeller = """
        CREATE SCHEMA lagescentral;
        CREATE TABLE lagescentral.utgava (version int NOT NULL);
        CREATE TABLE lagescentral.meta (nyckel text PRIMARY KEY, varde bytea NOT NULL);
        -- Asked for so many times, and written anew as of that many; then the last file of the log that holds what was there before.
        CREATE TABLE lagescentral.stadning (tabell text PRIMARY KEY, omgang bigint NOT NULL DEFAULT 1, skriven bigint NOT NULL DEFAULT 0, logg text);

        CREATE TABLE lagescentral.huvud (
            nummer bigint NOT NULL, strommar int NOT NULL, slag int NOT NULL, textdelar int NOT NULL, prov bigint NOT NULL) WITH (fillfactor = 10);
        INSERT INTO lagescentral.huvud VALUES (0, 0, 0, 0, 0);
        CREATE TABLE lagescentral.strommar (
            id int PRIMARY KEY, namn text COLLATE "C" NOT NULL UNIQUE, position bigint NOT NULL, hash bytea NOT NULL, mottagen bigint NOT NULL) WITH (fillfactor = 50);
        CREATE TABLE lagescentral.slag (id int PRIMARY KEY, namn text COLLATE "C" NOT NULL UNIQUE);
        CREATE TABLE lagescentral.rader (
            nummer bigint PRIMARY KEY, strom int NOT NULL, position bigint NOT NULL, slag int NOT NULL, intraffad bigint, publicerad bigint,
            mottagen bigint NOT NULL, vem text COLLATE "C" NOT NULL, fakta bytea NOT NULL, texthmac bytea, hash bytea NOT NULL, UNIQUE (strom, position));
        CREATE TABLE lagescentral.texter (nummer bigint PRIMARY KEY, salt bytea NOT NULL, text bytea NOT NULL) PARTITION BY RANGE (nummer);
        ALTER TABLE lagescentral.texter ALTER COLUMN salt SET STATISTICS 0, ALTER COLUMN text SET STATISTICS 0, ALTER COLUMN text SET STORAGE EXTERNAL;
        CREATE TABLE lagescentral.nycklar (nyckel text COLLATE "C" NOT NULL, nummer bigint NOT NULL, PRIMARY KEY (nyckel, nummer));

        CREATE TABLE lagescentral.kallnyckel (
            kalla text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, hash text NOT NULL UNIQUE, skapad bigint NOT NULL, giltig_till bigint, PRIMARY KEY (kalla, id));
        CREATE TABLE lagescentral.givetsvar (
            vem text COLLATE "C" NOT NULL, nyckel bytea NOT NULL, fingeravtryck text NOT NULL, status int NOT NULL, svar text NOT NULL, version text,
            given bigint NOT NULL, PRIMARY KEY (vem, nyckel));
        ALTER TABLE lagescentral.givetsvar ALTER COLUMN svar SET STATISTICS 0, ALTER COLUMN svar SET STORAGE EXTERNAL;
        CREATE INDEX givetsvar_given ON lagescentral.givetsvar (given);
        CREATE TABLE lagescentral.enhet (
            id text COLLATE "C" PRIMARY KEY, namn text NOT NULL, plats text NOT NULL, hash text NOT NULL UNIQUE, skapad bigint NOT NULL, skapad_av text NOT NULL,
            sedd bigint, aterkallad bigint, aterkallad_av text);
        CREATE TABLE lagescentral.sessionsnyckel (namn text COLLATE "C" PRIMARY KEY, xml text NOT NULL);

        CREATE TABLE lagescentral.karantan (
            id bytea PRIMARY KEY, version int NOT NULL, kalla text COLLATE "C" NOT NULL, handelse_id text COLLATE "C", rev int, allvar int, slag text NOT NULL,
            lage text NOT NULL, mottagen bigint NOT NULL, fel bytea NOT NULL, avgjord_av text, avgjord bigint);
        CREATE INDEX karantan_lage ON lagescentral.karantan (lage, kalla, id);
        CREATE INDEX karantan_handelse ON lagescentral.karantan (kalla, handelse_id);
        CREATE INDEX karantan_mottagen ON lagescentral.karantan (mottagen);
        CREATE TABLE lagescentral.karantaninnehall (id bytea PRIMARY KEY, data bytea NOT NULL);
        ALTER TABLE lagescentral.karantaninnehall ALTER COLUMN data SET STATISTICS 0, ALTER COLUMN data SET STORAGE EXTERNAL;

        CREATE TABLE lagescentral.lasning (
            nar bigint NOT NULL, id bytea NOT NULL, nod text COLLATE "C" NOT NULL DEFAULT 'nav', slut bigint, vem text COLLATE "C" NOT NULL, roller text NOT NULL, slag text NOT NULL,
            vad text NOT NULL, klass int NOT NULL, antal int NOT NULL, foljs boolean NOT NULL, avbruten boolean NOT NULL, PRIMARY KEY (nar, id));
        ALTER TABLE lagescentral.lasning ALTER COLUMN vem SET STATISTICS 0, ALTER COLUMN vad SET STATISTICS 0;
        CREATE INDEX lasning_vem ON lagescentral.lasning (vem, nar);
        CREATE INDEX lasning_foljs ON lagescentral.lasning (nod) WHERE foljs;
        CREATE TABLE lagescentral.lasningslage (nod text COLLATE "C" PRIMARY KEY DEFAULT 'nav', slutad boolean NOT NULL, senast bigint NOT NULL);

        CREATE TABLE lagescentral.ogonblick (
            nr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, agare text COLLATE "C" NOT NULL, foldversion text COLLATE "C" NOT NULL, per bigint NOT NULL,
            positioner jsonb NOT NULL, hash bytea NOT NULL, innehall bytea NOT NULL);
        ALTER TABLE lagescentral.ogonblick ALTER COLUMN innehall SET STORAGE EXTERNAL, ALTER COLUMN innehall SET STATISTICS 0;
        CREATE INDEX ogonblick_per ON lagescentral.ogonblick (agare, foldversion, per);
        """;
}

/// <summary>What a journal in a database says of itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Nyckel">Its key for content hashes.</param>
/// <param name="Gren">What tells its series of positions from the one before a restore; empty for the first.</param>
/// <param name="Textdel">Numbers per part of the texts.</param>
internal sealed record Databasmeta(Guid Id, ReadOnlyMemory<byte> Nyckel, ReadOnlyMemory<byte> Gren, int Textdel) : Journalmeta(Id, Nyckel, Gren);
