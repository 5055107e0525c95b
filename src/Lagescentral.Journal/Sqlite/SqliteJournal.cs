using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The journal in one SQLite file, <c>journal.db</c>, in a folder that belongs to one hub.</summary>
public sealed class SqliteJournal : IJournal
{
    private const string ForLasning = "Journalen kan inte skrivas: den är öppnad för läsning.";

    private readonly Hublas? las;
    private readonly SqliteLasare lasare;
    private readonly SqliteSkrivare? fil;
    private readonly Skrivslinga? skrivare;
    private int stangd;

    private SqliteJournal(string mapp, (Guid Id, byte[] Nyckel) meta, Hublas? las, SqliteSkrivare? fil, Skrivslinga? skrivare)
    {
        Id = meta.Id;
        Innehallsnyckel = meta.Nyckel;
        this.las = las;
        this.fil = fil;
        this.skrivare = skrivare;
        lasare = new SqliteLasare(mapp);
    }

    /// <inheritdoc/>
    public Guid Id { get; }

    /// <inheritdoc/>
    public string Serie { get; private init; } = "";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Innehallsnyckel { get; }

    /// <inheritdoc/>
    public bool Skrivbar => skrivare?.Skrivbar ?? false;

    /// <inheritdoc/>
    public bool GallringVantar => skrivare?.GallringVantar ?? false;

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
            return new SqliteJournal(mapp, Journalschema.Meta(anslutning), las: null, fil: null, skrivare: null) { Serie = Journalschema.Serie(anslutning) };
        }
        catch (SqliteException e)
        {
            throw Oppningsfel(mapp, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default) => lasare.HeadAsync(strom, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, CancellationToken cancel = default) =>
        await (skrivare ?? throw new JournalOtillgangligException(ForLasning)).AppendAsync(strom, expectedPosition, rader, cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fromPosition, CancellationToken cancel = default) =>
        lasare.ReadAsync(strom, fromPosition, medText: true, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAllAsync(long afterNumber, CancellationToken cancel = default) =>
        lasare.ReadAllAsync(afterNumber, medText: true, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadFactsAsync(string strom, long fromPosition, CancellationToken cancel = default) =>
        lasare.ReadAsync(strom, fromPosition, medText: false, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAllFactsAsync(long afterNumber, CancellationToken cancel = default) =>
        lasare.ReadAllAsync(afterNumber, medText: false, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default) =>
        lasare.ReadKeyAsync(nyckel, cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(nycklar);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return await lasare.ReadKeysAsync(nycklar, max, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<long> LatestNumberAsync(CancellationToken cancel = default) => lasare.LatestNumberAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default) =>
        await lasare.StreamsAsync(cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<string?> ProbeAsync(CancellationToken cancel = default) =>
        skrivare?.ProbeAsync(cancel) ?? ValueTask.FromResult<string?>(ForLasning);

    /// <summary>Finishes the calls that wait, empties the WAL, closes the file and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stangd, 1) != 0)
            return;
        if (skrivare is not null)
            await skrivare.TomKonAsync().ConfigureAwait(false);
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
            var serie = Journalschema.Serie(anslutning);
            var filskrivare = new SqliteSkrivare(options, anslutning, () => Oppna(options.Mapp, skapa: null));
            var slinga = new Skrivslinga(new(options.Kolangd, options.MaxRaderPerCommit), filskrivare, tid, log);
            await slinga.StartaAsync().ConfigureAwait(false);
            log.JournalOppnad(Journalschema.Fil(options.Mapp));
            return new SqliteJournal(options.Mapp, filskrivare.Meta, mapplas, filskrivare, slinga) { Serie = serie };
        }
        catch (Exception e)
        {
            mapplas?.Dispose();
            if (e is SqliteException or IOException or UnauthorizedAccessException)
                throw Oppningsfel(options.Mapp, e);
            throw;
        }
    }

    private static SqliteConnection Oppna(string mapp, Action<SqliteConnection>? skapa) =>
        SqliteFil.Oppna(Journalschema.Fil(mapp), Journalschema.ApplicationId, Journalschema.Version, skapa);

    private static JournalOtillgangligException Oppningsfel(string mapp, Exception e) => new(
        $"Journalen i {mapp} kan inte öppnas: {(e is SqliteException s ? SqliteFil.Orsak(s) : $"går mappen att skriva i? ({e.Message})")}", e);
}
