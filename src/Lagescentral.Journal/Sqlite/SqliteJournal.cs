using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The journal in one SQLite file, <c>journal.db</c>, in a folder that belongs to one hub.</summary>
public sealed class SqliteJournal : Journalgrund
{
    private readonly Hublas? las;
    private readonly SqliteLasare lasare;
    private readonly SqliteSkrivare? fil;
    private readonly Skrivslinga? skrivare;

    private SqliteJournal(Journalmeta meta, SqliteLasare lasare, Hublas? las, SqliteSkrivare? fil, Skrivslinga? skrivare)
        : base(meta, lasare, skrivare)
    {
        this.las = las;
        this.lasare = lasare;
        this.fil = fil;
        this.skrivare = skrivare;
    }

    /// <summary>Opens the folder's journal for this process alone; makes folder and journal when they are missing.</summary>
    /// <exception cref="UpptagenMappException">Another hub has the folder.</exception>
    /// <exception cref="FrammandeFilException">The file is damaged, foreign or newer; it is untouched.</exception>
    /// <exception cref="JournalOtillgangligException">The folder or file cannot be written now.</exception>
    public static Task<SqliteJournal> OpenAsync(
        SqliteJournalOptions options, TimeProvider tid, ILogger<SqliteJournal>? log = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tid);
        return Task.Run(() => GorAsync(options.Normalize(), tid, log ?? NullLogger<SqliteJournal>.Instance), cancel);
    }

    /// <summary>Opens a folder's journal for reading, beside a hub that may be running. Appends are refused.</summary>
    /// <exception cref="FileNotFoundException">There is no journal in the folder.</exception>
    /// <exception cref="FrammandeFilException">The file is damaged, foreign or newer.</exception>
    /// <exception cref="JournalOtillgangligException">The file cannot be opened now.</exception>
    public static SqliteJournal OpenReadOnly(string mapp)
    {
        mapp = Path.GetFullPath(mapp);
        try
        {
            using var anslutning = Journalschema.OppnaForLasning(mapp);
            return new SqliteJournal(Journalschema.Meta(anslutning), Lasare(mapp), las: null, fil: null, skrivare: null);
        }
        catch (SqliteException e)
        {
            throw Oppningsfel(mapp, e);
        }
    }

    /// <summary>Empties the WAL, closes the file and lets go of the folder.</summary>
    private protected override async ValueTask StangAsync()
    {
        lasare.Dispose();
        if (skrivare is not null && fil is { Oppen: true })
            await skrivare.TomAsync(vantaIn: true).ConfigureAwait(false);
        fil?.Stang();
        las?.Dispose();
    }

    private static async Task<SqliteJournal> GorAsync(SqliteJournalOptions options, TimeProvider tid, ILogger log)
    {
        Hublas? mapplas = null;
        try
        {
            Directory.CreateDirectory(options.Mapp);
            mapplas = Hublas.Ta(options.Mapp);
            var anslutning = Oppna(options.Mapp, a => Journalschema.Skapa(a, tid.GetUtcNow()));
            var filskrivare = new SqliteSkrivare(options, anslutning, () => Oppna(options.Mapp, skapa: null));
            var slinga = new Skrivslinga(options.Granser, filskrivare, tid, log);
            await slinga.StartaAsync().ConfigureAwait(false);
            log.JournalOppnad(Journalschema.Fil(options.Mapp));
            return new SqliteJournal(filskrivare.Meta, Lasare(options.Mapp), mapplas, filskrivare, slinga);
        }
        catch (Exception e)
        {
            mapplas?.Dispose();
            if (e is SqliteException or IOException or UnauthorizedAccessException)
                throw Oppningsfel(options.Mapp, e);
            throw;
        }
    }

    private static SqliteLasare Lasare(string mapp) => new(Journalschema.Fil(mapp), () => Journalschema.OppnaForLasning(mapp));

    private static SqliteConnection Oppna(string mapp, Action<SqliteConnection>? skapa) =>
        SqliteFil.Oppna(Journalschema.Fil(mapp), Journalschema.ApplicationId, Journalschema.Version, skapa);

    private static JournalOtillgangligException Oppningsfel(string mapp, Exception e) => new(
        $"Journalen i {mapp} kan inte öppnas: {(e is SqliteException s ? SqliteFil.Orsak(s) : $"går mappen att skriva i? ({e.Message})")}", e);
}
