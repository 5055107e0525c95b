using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// Makes sure that what has been deleted is in no page of the file. <c>secure_delete</c> alone does not: when SQLite
/// balances its trees it copies live cells to neighbouring pages, and the old copy stays in the unused part of the page it
/// left, so that deleting the row later misses it. (Measured: about one deleted row in a thousand.) Rewriting the file
/// leaves only what is live. The need is noted in the same commit as the deletion, so that it survives a crash.
/// </summary>
internal static class Stadning
{
    /// <summary>The part of a store's schema that remembers the need.</summary>
    public const string Schema = "CREATE TABLE stadning(behovs INTEGER NOT NULL); INSERT INTO stadning VALUES(0);";

    /// <summary>Notes, within the caller's transaction, that deleted bytes may remain.</summary>
    public static void Begar(SqliteConnection anslutning) => anslutning.Kor("UPDATE stadning SET behovs = 1");

    /// <summary>True when deleted bytes may remain.</summary>
    public static bool Behovs(SqliteConnection anslutning) => SqliteFil.Scalar(anslutning, "SELECT behovs FROM stadning") is 1L;

    /// <summary>Rewrites the file, outside transactions. What it held before lies in the WAL until that is truncated.</summary>
    public static void Stada(SqliteConnection anslutning, string? forst)
    {
        if (forst is not null)
            anslutning.Kor(forst);
        anslutning.Kor("VACUUM");
    }

    /// <summary>Notes that no deleted byte remains.</summary>
    public static void Klar(SqliteConnection anslutning) => anslutning.Kor("UPDATE stadning SET behovs = 0");
}
