using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// A prepared statement, bound and stepped without the allocations of ADO.NET. Parameters and columns count from 1 and 0,
/// as in SQLite. One thread at a time; disposed before its connection.
/// </summary>
internal sealed class Sats : IDisposable
{
    private readonly sqlite3 databas;
    private readonly sqlite3_stmt sats;

    /// <summary>Prepares one statement.</summary>
    /// <exception cref="SqliteException">The statement or the file is at fault.</exception>
    public Sats(SqliteConnection anslutning, string sql)
    {
        databas = anslutning.Handle ?? throw new ObjectDisposedException(nameof(SqliteConnection));
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(databas, sql, out sats), databas);
    }

    public Sats Bind(int plats, long varde) => Bunden(raw.sqlite3_bind_int64(sats, plats, varde));

    public Sats Bind(int plats, long? varde) => varde is { } v ? Bind(plats, v) : BindNull(plats);

    public Sats Bind(int plats, string varde) => Bunden(raw.sqlite3_bind_text(sats, plats, varde));

    /// <summary>An empty span is an empty blob, not null.</summary>
    public Sats Bind(int plats, ReadOnlySpan<byte> varde) => Bunden(
        varde.IsEmpty ? raw.sqlite3_bind_zeroblob(sats, plats, 0) : raw.sqlite3_bind_blob(sats, plats, varde));

    public Sats BindNull(int plats) => Bunden(raw.sqlite3_bind_null(sats, plats));

    /// <summary>True when a row stands ready, false when the statement is done and reset.</summary>
    public bool Step()
    {
        var svar = raw.sqlite3_step(sats);
        if (svar == raw.SQLITE_ROW)
            return true;
        if (svar == raw.SQLITE_DONE)
        {
            Reset();
            return false;
        }

        try
        {
            SqliteException.ThrowExceptionForRC(svar, databas);
            return false;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs to the end and resets.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Ends the statement's hold on its snapshot; bindings are overwritten by the next use.</summary>
    public void Reset() => raw.sqlite3_reset(sats);

    public long Int64(int kolumn) => raw.sqlite3_column_int64(sats, kolumn);

    public long? Int64OrNull(int kolumn) => IsNull(kolumn) ? null : Int64(kolumn);

    public string Text(int kolumn) => raw.sqlite3_column_text(sats, kolumn).utf8_to_string() ?? "";

    public byte[] Blob(int kolumn) => raw.sqlite3_column_blob(sats, kolumn).ToArray();

    public byte[]? BlobOrNull(int kolumn) => IsNull(kolumn) ? null : Blob(kolumn);

    public bool IsNull(int kolumn) => raw.sqlite3_column_type(sats, kolumn) == raw.SQLITE_NULL;

    public void Dispose() => sats.Dispose();

    private Sats Bunden(int svar)
    {
        SqliteException.ThrowExceptionForRC(svar, databas);
        return this;
    }
}
