using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The journal's file: name, marks and tables.</summary>
/// <remarks>
/// <para>
/// Texts lie in a table of their own, whose rows are only appended in rising order and, when erased, emptied where they stand
/// (an UPDATE to null). Rows are never deleted there: a DELETE lets SQLite merge pages, and merging leaves copies of the
/// neighbouring texts in the gaps of pages, where secure_delete never reaches them again.
/// </para>
/// <para>Times are UTC ticks (100 ns).</para>
/// </remarks>
internal static class Journalschema
{
    /// <summary>"LgJo" in the file's header.</summary>
    public const int ApplicationId = 0x4C674A6F;

    public const int Version = 1;

    public static string Fil(string mapp) => Path.Combine(mapp, "journal.db");

    public static SqliteConnection OppnaForLasning(string mapp) =>
        SqliteFil.Oppna(Fil(mapp), ApplicationId, Version, skapa: null, readOnly: true);

    public static void Skapa(SqliteConnection anslutning, DateTimeOffset nu)
    {
        SkapaTabeller(anslutning);
        SkrivMeta(anslutning, new Journalmeta(Guid.CreateVersion7(nu), RandomNumberGenerator.GetBytes(32), Gren: default));
    }

    /// <summary>Makes the tables, without what the journal is known by.</summary>
    public static void SkapaTabeller(SqliteConnection anslutning) => SqliteFil.Execute(anslutning, """
            CREATE TABLE meta (nyckel TEXT PRIMARY KEY, varde BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE strommar (
                id INTEGER PRIMARY KEY, namn TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, hash BLOB NOT NULL);
            CREATE TABLE slag (id INTEGER PRIMARY KEY, namn TEXT NOT NULL UNIQUE);
            CREATE TABLE rader (
                nummer INTEGER PRIMARY KEY, strom INTEGER NOT NULL, position INTEGER NOT NULL, slag INTEGER NOT NULL,
                intraffad INTEGER, publicerad INTEGER, mottagen INTEGER NOT NULL, vem TEXT NOT NULL,
                fakta BLOB NOT NULL, texthmac BLOB, hash BLOB NOT NULL);
            CREATE UNIQUE INDEX rader_strom ON rader (strom, position);
            CREATE TABLE texter (nummer INTEGER PRIMARY KEY, salt BLOB, text BLOB);
            CREATE TABLE nycklar (nyckel TEXT NOT NULL, nummer INTEGER NOT NULL, PRIMARY KEY (nyckel, nummer)) WITHOUT ROWID;
            """);

    /// <summary>Writes what the journal is known by, in place of what stands there.</summary>
    public static void SkrivMeta(SqliteConnection anslutning, Journalmeta ny)
    {
        using var meta = new Sats(anslutning, "INSERT INTO meta (nyckel, varde) VALUES (?, ?) ON CONFLICT DO UPDATE SET varde = excluded.varde");
        meta.Bind(1, "id").Bind(2, ny.Id.ToByteArray()).Run();
        meta.Bind(1, "innehallsnyckel").Bind(2, ny.Nyckel.Span).Run();
        meta.Bind(1, "prov").Bind(2, []).Run();
        if (ny.Gren.Length > 0)
            meta.Bind(1, "gren").Bind(2, ny.Gren.Span).Run();
    }

    /// <summary>Begins another series, in a journal that nobody has open.</summary>
    public static void Forgrena(SqliteConnection anslutning)
    {
        using var meta = new Sats(anslutning, "INSERT INTO meta (nyckel, varde) VALUES ('gren', ?) ON CONFLICT DO UPDATE SET varde = excluded.varde");
        meta.Bind(1, RandomNumberGenerator.GetBytes(4)).Run();
    }

    /// <summary>What the journal is known by.</summary>
    public static Journalmeta Meta(SqliteConnection anslutning)
    {
        using var meta = new Sats(anslutning, "SELECT varde FROM meta WHERE nyckel = ?");
        return new Journalmeta(new Guid(Varde("id", 16)), Varde("innehallsnyckel", 32), Las("gren"));

        byte[] Las(string namn)
        {
            var varde = meta.Bind(1, namn).Step() ? meta.Blob(0) : [];
            meta.Reset();
            return varde;
        }

        byte[] Varde(string namn, int langd)
        {
            var varde = Las(namn);
            return varde.Length == langd
                ? varde
                : throw new FrammandeFilException(anslutning.DataSource, $"uppgiften {namn} saknas i tabellen meta; filen lämnas orörd");
        }
    }
}
