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
        SqliteFil.Execute(anslutning, """
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
        using var meta = new Sats(anslutning, "INSERT INTO meta (nyckel, varde) VALUES (?, ?)");
        meta.Bind(1, "id").Bind(2, Guid.CreateVersion7(nu).ToByteArray()).Run();
        meta.Bind(1, "innehallsnyckel").Bind(2, RandomNumberGenerator.GetBytes(32)).Run();
        meta.Bind(1, "prov").Bind(2, []).Run();
    }

    /// <summary>Name of the series of positions: the journal's id, and since a restore what tells it from the one before.</summary>
    public static string Serie(SqliteConnection anslutning)
    {
        using var meta = new Sats(anslutning, "SELECT (SELECT varde FROM meta WHERE nyckel = 'id'), (SELECT varde FROM meta WHERE nyckel = 'gren')");
        var serie = meta.Step() && meta.Blob(0) is { Length: 16 } id ? new Guid(id).ToString("N") + Convert.ToHexStringLower(meta.BlobOrNull(1) ?? []) : "";
        meta.Reset();
        return serie;
    }

    /// <summary>Begins another series, in a journal that nobody has open.</summary>
    public static void Forgrena(SqliteConnection anslutning)
    {
        using var meta = new Sats(anslutning, "INSERT INTO meta (nyckel, varde) VALUES ('gren', ?) ON CONFLICT DO UPDATE SET varde = excluded.varde");
        meta.Bind(1, RandomNumberGenerator.GetBytes(4)).Run();
    }

    /// <summary>The journal's id and its key for content hashes.</summary>
    public static (Guid Id, byte[] Nyckel) Meta(SqliteConnection anslutning)
    {
        using var meta = new Sats(anslutning, "SELECT varde FROM meta WHERE nyckel = ?");
        var id = Varde("id", 16);
        var nyckel = Varde("innehallsnyckel", 32);
        return (new Guid(id), nyckel);

        byte[] Varde(string namn, int langd)
        {
            var varde = meta.Bind(1, namn).Step() ? meta.Blob(0) : [];
            meta.Reset();
            return varde.Length == langd
                ? varde
                : throw new FrammandeFilException(anslutning.DataSource, $"uppgiften {namn} saknas i tabellen meta; filen lämnas orörd");
        }
    }
}
