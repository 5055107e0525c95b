using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The one way SQLite files are opened here. A file is recognised by its application id and version before anything is
/// written, and one that is damaged, foreign or newer is named and left as it was.
/// </summary>
/// <remarks>
/// <para>secure_delete wipes the place of a deleted row, but not the copies that earlier merging of pages left in the gaps
/// between rows. A table whose texts must vanish is emptied by UPDATE to null where the rows stand and has rising rowids;
/// a DELETE from it may leave copies of its neighbours behind.</para>
/// <para>All checks go through SQLite: closing any other handle to an open database drops this process' POSIX locks on it, after
/// which another process may delete the WAL under a live hub.</para>
/// </remarks>
public static class SqliteFil
{
    private const int Full = 13, Readonly = 8, Busy = 5, Locked = 6, Ioerr = 10, Cantopen = 14, Corrupt = 11, Notadb = 26;

    static SqliteFil() => SQLitePCL.Batteries_V2.Init();

    /// <summary>
    /// Opens a file with WAL, synchronous=FULL, secure_delete=ON and a busy timeout of one second; unpooled, so that closing
    /// it closes the file. A missing file is made whole under another name and then renamed: one that exists is complete.
    /// </summary>
    /// <param name="fil">Path of the file.</param>
    /// <param name="applicationId">The store's own number, written in the file's header.</param>
    /// <param name="version">The only version of the schema that is read and written.</param>
    /// <param name="skapa">Makes the schema, inside a transaction; null when a missing file is a fault.</param>
    /// <param name="readOnly">Opens for reading only, beside whoever writes.</param>
    /// <exception cref="FrammandeFilException">Damaged, not SQLite, of another program or version. It is untouched.</exception>
    /// <exception cref="FileNotFoundException">Missing, and not to be made.</exception>
    /// <exception cref="SqliteException">The file cannot be opened or written now; <see cref="Orsak"/> says why.</exception>
    public static SqliteConnection Oppna(
        string fil, int applicationId, int version, Action<SqliteConnection>? skapa, bool readOnly = false)
    {
        fil = Path.GetFullPath(fil);
        if (!File.Exists(fil))
        {
            if (readOnly || skapa is null)
                throw new FileNotFoundException($"Filen {fil} finns inte.", fil);
            Skapa(fil, applicationId, version, skapa);
        }

        Kontrollera(fil, applicationId, version);
        var anslutning = Anslut(fil, readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite);
        try
        {
            if (!readOnly)
                ForberedSkrivning(anslutning);
            return anslutning;
        }
        catch (SqliteException e) when (ArSkadad(e))
        {
            anslutning.Dispose();
            throw new FrammandeFilException(fil, Orsak(e));
        }
        catch
        {
            anslutning.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Moves everything from the WAL into the file and truncates the WAL to nothing, so that erased bytes are in neither.
    /// False when a reader or another writer held it for longer than the busy timeout: try again.
    /// </summary>
    public static bool TruncateWal(SqliteConnection anslutning)
    {
        ArgumentNullException.ThrowIfNull(anslutning);
        try
        {
            return Convert.ToInt64(Scalar(anslutning, "PRAGMA wal_checkpoint(TRUNCATE)"), CultureInfo.InvariantCulture) == 0;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
    }

    /// <summary>Runs statements without parameters.</summary>
    public static void Execute(SqliteConnection anslutning, string sql)
    {
        ArgumentNullException.ThrowIfNull(anslutning);
        using var kommando = anslutning.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants of their own.
        kommando.CommandText = sql;
#pragma warning restore CA2100
        kommando.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row, or null.</summary>
    public static object? Scalar(SqliteConnection anslutning, string sql)
    {
        ArgumentNullException.ThrowIfNull(anslutning);
        using var kommando = anslutning.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants of their own.
        kommando.CommandText = sql;
#pragma warning restore CA2100
        return kommando.ExecuteScalar();
    }

    /// <summary>True when SQLite says that the file's content is broken, rather than that it cannot be used just now.</summary>
    public static bool ArSkadad(SqliteException fel)
    {
        ArgumentNullException.ThrowIfNull(fel);
        return fel.SqliteErrorCode is Corrupt or Notadb;
    }

    /// <summary>Why SQLite refused, in Swedish; holds no value from the file.</summary>
    public static string Orsak(SqliteException fel)
    {
        ArgumentNullException.ThrowIfNull(fel);
        return fel.SqliteErrorCode switch
        {
            Full => "disken är full",
            Readonly => "filen eller mappen är skrivskyddad",
            Busy or Locked => "filen är låst av ett annat program",
            Ioerr => "läs- eller skrivfel på disken",
            Cantopen => "filen kan inte öppnas; finns mappen och får programmet skriva i den?",
            Corrupt => "filen är skadad; den lämnas orörd, återställ den från en säkerhetskopia",
            Notadb => "filen är inte en SQLite-fil; den lämnas orörd, flytta undan den eller välj en annan mapp",
            _ => $"SQLite-fel {fel.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static SqliteConnection Anslut(string fil, SqliteOpenMode mode)
    {
        var anslutning = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = fil,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            anslutning.Open();
            Execute(anslutning, "PRAGMA busy_timeout=1000; PRAGMA temp_store=MEMORY;");
            return anslutning;
        }
        catch
        {
            anslutning.Dispose();
            throw;
        }
    }

    private static void ForberedSkrivning(SqliteConnection anslutning)
    {
        if (Scalar(anslutning, "PRAGMA journal_mode=WAL") is not "wal")
            throw new IOException($"Filsystemet under {anslutning.DataSource} klarar inte SQLite i WAL-läge. Välj en lokal disk.");
        Execute(anslutning, "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;");
    }

    private static void Kontrollera(string fil, int applicationId, int version)
    {
        // SQLite takes an empty file for a new one and throws away a WAL that lies beside it.
        if (new FileInfo(fil).Length == 0)
            throw new FrammandeFilException(fil, "filen är tom; den lämnas orörd, återställ den från en säkerhetskopia");
        try
        {
            using var anslutning = Anslut(fil, SqliteOpenMode.ReadOnly);
            var id = Convert.ToInt64(Scalar(anslutning, "PRAGMA application_id"), CultureInfo.InvariantCulture);
            var har = Convert.ToInt64(Scalar(anslutning, "PRAGMA user_version"), CultureInfo.InvariantCulture);
            if (id != applicationId)
                throw new FrammandeFilException(fil, "filen tillhör ett annat program; den lämnas orörd, flytta undan den eller välj en annan mapp");
            if (har != version)
            {
                throw new FrammandeFilException(fil, string.Create(CultureInfo.InvariantCulture,
                    $"filen har version {har}, detta program läser version {version}; den lämnas orörd, kör den utgåva som skrev den"));
            }

            Scalar(anslutning, "SELECT count(*) FROM sqlite_master");
            KontrolleraLangd(fil, anslutning);
        }
        catch (SqliteException e) when (ArSkadad(e))
        {
            throw new FrammandeFilException(fil, Orsak(e));
        }
    }

    // SQLite takes a last page that was cut off for a whole one, and reads zeros where it ends. While a WAL holds pages the
    // file may rightly be shorter than it says, and a hub beside may be moving them right now.
    private static void KontrolleraLangd(string fil, SqliteConnection anslutning)
    {
        if (HarWal(fil)) return;
        var ska = Convert.ToInt64(Scalar(anslutning, "PRAGMA page_count"), CultureInfo.InvariantCulture)
            * Convert.ToInt64(Scalar(anslutning, "PRAGMA page_size"), CultureInfo.InvariantCulture);
        if (new FileInfo(fil).Length < ska && !HarWal(fil))
            throw new FrammandeFilException(fil, "filen är avkortad; den lämnas orörd, återställ den från en säkerhetskopia");
    }

    private static bool HarWal(string fil) => new FileInfo(fil + "-wal") is { Exists: true, Length: > 0 };

    private static void Skapa(string fil, int applicationId, int version, Action<SqliteConnection> skapa)
    {
        // A WAL without its file would be replayed into the new one.
        if (HarWal(fil))
            throw new FrammandeFilException(fil + "-wal", $"filen hör till {Path.GetFileName(fil)}, som saknas; den lämnas orörd, återställ båda");

        var ny = fil + ".ny";
        foreach (var rest in new[] { ny, ny + "-journal", ny + "-wal", ny + "-shm" })
            File.Delete(rest);
        using (var anslutning = Anslut(ny, SqliteOpenMode.ReadWriteCreate))
        {
            Execute(anslutning, "PRAGMA synchronous=FULL; BEGIN IMMEDIATE;");
            skapa(anslutning);
            Execute(anslutning, string.Create(CultureInfo.InvariantCulture,
                $"PRAGMA application_id={applicationId}; PRAGMA user_version={version}; COMMIT;"));
            ForberedSkrivning(anslutning);
        }

        // The rename becomes durable with the first commit: SQLite syncs the folder when it makes the WAL.
        File.Move(ny, fil);
    }
}
