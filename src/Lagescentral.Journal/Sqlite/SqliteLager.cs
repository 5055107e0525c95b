using System.Collections.Concurrent;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Lagescentral.Journal.Sqlite;

/// <summary>What a store's file is.</summary>
/// <param name="Namn">File name.</param>
/// <param name="ApplicationId">The store's number in the file's header.</param>
/// <param name="Version">Version of <paramref name="Schema"/>.</param>
/// <param name="Schema">Statements that make the tables.</param>
/// <param name="Stadas">The schema includes <see cref="Stadning.Schema"/>.</param>
/// <param name="Forlorbar">The content can be made again: a file that cannot be used is moved aside and begun anew.</param>
/// <param name="ForeStadning">Statement to run before the file is rewritten.</param>
/// <param name="Pragma">Settings of the writing connection beside the usual ones.</param>
/// <param name="Tillagg">Statements that make what the version has been given since, each harmless where it is made already;
/// a program that does not know of it is not disturbed by it.</param>
internal sealed record Lagerfil(
    string Namn, int ApplicationId, int Version, string Schema, bool Stadas = false, bool Forlorbar = false,
    string? ForeStadning = null, string? Pragma = null, string? Tillagg = null);

/// <summary>
/// A store's file: one writer at a time and a few readers beside it, on connections of their own. SQLite blocks the
/// thread, so the work runs on the pool.
/// </summary>
internal sealed partial class SqliteLager : IAsyncDisposable
{
    private const int Lasare = 4;

    private readonly Lagerfil _lager;
    private readonly ILogger? _logg;
    private readonly SemaphoreSlim _skrivare = new(1, 1);
    private readonly SemaphoreSlim _lasare = new(Lasare, Lasare);
    private readonly ConcurrentBag<SqliteConnection> _lediga = [];
    private SqliteConnection? _skriv;
    private int _omgang;
    private bool _stangd;

    /// <summary>Opens the store in a folder, which is made when missing.</summary>
    /// <exception cref="FrammandeFilException">The file is damaged, foreign or of another version, and cannot be made again.</exception>
    /// <exception cref="JournalOtillgangligException">The file cannot be opened now.</exception>
    public SqliteLager(string mapp, Lagerfil lager, ILogger? logg = null)
    {
        _lager = lager;
        _logg = logg;
        Fil = Path.GetFullPath(Path.Combine(mapp, lager.Namn));
        Directory.CreateDirectory(Path.GetDirectoryName(Fil)!);
        try
        {
            _skriv = OppnaEllerBorjaOm();
        }
        catch (SqliteException e)
        {
            throw Oversatt(e);
        }
    }

    /// <summary>The file's full path.</summary>
    public string Fil { get; }

    /// <summary>True when damaged files lie beside this one; they go with the next rewriting of the file.</summary>
    public bool HarUndanflyttade => Undanflyttade().Any();

    /// <summary>
    /// Runs work in one transaction, durable when this returns. While another process reads the file for more than a second,
    /// bytes that were erased stay in the WAL: where that is a fault, the same call may be made again.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> arbete, CancellationToken cancel, Radering radering = Radering.Ingen)
    {
        var omgang = _omgang;
        try
        {
            return await InTurnAsync(
                anslutning =>
                {
                    var svar = Commit(anslutning, arbete);
                    if (radering != Radering.Ingen && !Radera(anslutning, radering, TomWal) && radering != Radering.Helst)
                        throw new JournalOtillgangligException($"{Fil}: raderat innehåll ligger kvar i loggfilen medan ett annat program läser den; försök igen.");
                    return svar;
                },
                cancel);
        }
        catch (SqliteException e)
        {
            if (_lager.Forlorbar && SqliteFil.ArSkadad(e))
                await ReplaceAsync(omgang);
            throw Oversatt(e);
        }
    }

    /// <summary>Runs work that only reads, as of one moment.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> arbete, CancellationToken cancel)
    {
        var omgang = _omgang;
        try
        {
            return await BesideAsync(arbete, cancel);
        }
        catch (SqliteException e)
        {
            if (_lager.Forlorbar && SqliteFil.ArSkadad(e))
                await ReplaceAsync(omgang);
            throw Oversatt(e);
        }
        catch (FrammandeFilException e) when (_lager.Forlorbar)
        {
            await ReplaceAsync(omgang);
            throw new JournalOtillgangligException(Omborjad, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _skrivare.WaitAsync();
        try
        {
            if (_stangd)
                return;
            _stangd = true;
            await PauseReadersAsync();
            Stang();
            _lasare.Release(Lasare);
        }
        finally
        {
            _skrivare.Release();
        }
    }

    private string Omborjad => $"{Fil}: filen var skadad och har börjats om; försök igen.";

    private static T Commit<T>(SqliteConnection anslutning, Func<SqliteConnection, T> arbete)
    {
        SqliteFil.Execute(anslutning, "BEGIN IMMEDIATE");
        return Slutfor(anslutning, arbete);
    }

    // SQLite itself takes back the transaction when the disk is full or fails. A SqliteTransaction does not know: it rolls
    // back again, hides the reason with a fault of its own, and leaves the connection unable to begin another.
    private static T Slutfor<T>(SqliteConnection anslutning, Func<SqliteConnection, T> arbete)
    {
        try
        {
            var svar = arbete(anslutning);
            SqliteFil.Execute(anslutning, "COMMIT");
            return svar;
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(anslutning.Handle) == 0)
                SqliteFil.Execute(anslutning, "ROLLBACK");
            throw;
        }
    }

    private async Task<T> InTurnAsync<T>(Func<SqliteConnection, T> arbete, CancellationToken cancel)
    {
        await _skrivare.WaitAsync(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(_stangd, this);
            return await Task.Run(() => arbete(_skriv ??= OppnaEllerBorjaOm()), CancellationToken.None);
        }
        finally
        {
            _skrivare.Release();
        }
    }

    private async Task<T> BesideAsync<T>(Func<SqliteConnection, T> arbete, CancellationToken cancel)
    {
        await _lasare.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Las(arbete), CancellationToken.None);
        }
        finally
        {
            _lasare.Release();
        }
    }

    private T Las<T>(Func<SqliteConnection, T> arbete)
    {
        ObjectDisposedException.ThrowIf(_stangd, this);
        if (!_lediga.TryTake(out var anslutning))
            anslutning = SqliteFil.Oppna(Fil, _lager.ApplicationId, _lager.Version, skapa: null, readOnly: true);
        try
        {
            SqliteFil.Execute(anslutning, "BEGIN");
            var svar = Slutfor(anslutning, arbete);
            _lediga.Add(anslutning);
            return svar;
        }
        catch
        {
            anslutning.Dispose();
            throw;
        }
    }

    private bool Radera(SqliteConnection anslutning, Radering radering, Func<SqliteConnection, bool> tomWal)
    {
        var stadning = _lager.Stadas && Stadning.Behovs(anslutning);
        if (!stadning)
            return radering == Radering.OmBegard || tomWal(anslutning);
        Stadning.Stada(anslutning, _lager.ForeStadning);
        foreach (var undan in Undanflyttade())
            File.Delete(undan);
        if (!tomWal(anslutning))
            return false;
        Stadning.Klar(anslutning);
        return true;
    }

    private bool TomWal(SqliteConnection anslutning)
    {
        // A reader in this process must not be the one that holds the WAL.
        for (var i = 0; i < Lasare; i++)
            _lasare.Wait();
        try
        {
            return SqliteFil.TruncateWal(anslutning);
        }
        finally
        {
            _lasare.Release(Lasare);
        }
    }

    private IEnumerable<string> Undanflyttade() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Fil)!, _lager.Namn + ".skadad-*");

    private async Task PauseReadersAsync()
    {
        for (var i = 0; i < Lasare; i++)
            await _lasare.WaitAsync();
    }

    private SqliteConnection OppnaEllerBorjaOm()
    {
        try
        {
            return Oppna();
        }
        catch (FrammandeFilException e) when (_lager.Forlorbar)
        {
            FlyttaUndan(e.Message);
        }
        catch (SqliteException e) when (_lager.Forlorbar && SqliteFil.ArSkadad(e))
        {
            FlyttaUndan(SqliteFil.Orsak(e));
        }

        return Oppna();
    }

    private SqliteConnection Oppna()
    {
        var anslutning = SqliteFil.Oppna(Fil, _lager.ApplicationId, _lager.Version, a => SqliteFil.Execute(a, _lager.Schema));
        try
        {
            if (_lager.Pragma is { } pragma)
                SqliteFil.Execute(anslutning, pragma);
            if (_lager.Tillagg is { } tillagg)
                SqliteFil.Execute(anslutning, tillagg);
            // What was erased just before a crash may still lie in the WAL.
            Radera(anslutning, Radering.Genast, SqliteFil.TruncateWal);
            return anslutning;
        }
        catch
        {
            anslutning.Dispose();
            throw;
        }
    }

    private async Task ReplaceAsync(int omgang)
    {
        await _skrivare.WaitAsync();
        try
        {
            if (_stangd || omgang != _omgang)
                return;
            // Every connection must be closed before the move: the last one to close deletes the WAL by its name.
            await PauseReadersAsync();
            try
            {
                Stang();
                FlyttaUndan("filen är skadad");
                _omgang++;
                _skriv = Oppna();
            }
            finally
            {
                _lasare.Release(Lasare);
            }
        }
        finally
        {
            _skrivare.Release();
        }
    }

    private void Stang()
    {
        while (_lediga.TryTake(out var anslutning))
            anslutning.Dispose();
        _skriv?.Dispose();
        _skriv = null;
    }

    private void FlyttaUndan(string orsak)
    {
        var n = 1;
        while (File.Exists($"{Fil}.skadad-{n}"))
            n++;
        var undan = $"{Fil}.skadad-{n}";
        foreach (var del in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(Fil + del))
                File.Move(Fil + del, undan + del);
        }

        if (_logg is not null)
            LogUndanflyttad(_logg, Fil, undan, orsak);
    }

    private Exception Oversatt(SqliteException fel)
    {
        const int Perm = 3, Busy = 5, Locked = 6, Nomem = 7, Readonly = 8, Ioerr = 10, Full = 13, Cantopen = 14;
        if (SqliteFil.ArSkadad(fel))
        {
            return _lager.Forlorbar
                ? new JournalOtillgangligException(Omborjad, fel)
                : new FrammandeFilException(Fil, SqliteFil.Orsak(fel));
        }

        return fel.SqliteErrorCode is Perm or Busy or Locked or Nomem or Readonly or Ioerr or Full or Cantopen
            ? new JournalOtillgangligException($"{Fil}: {SqliteFil.Orsak(fel)}.", fel)
            : new InvalidOperationException($"{Fil}: {SqliteFil.Orsak(fel)}.", fel);
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning,
        Message = "{Fil} kunde inte användas och har flyttats till {Undan}; innehållet byggs om. Orsak: {Orsak}")]
    private static partial void LogUndanflyttad(ILogger logg, string fil, string undan, string orsak);
}
