using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The journal in one SQLite file, <c>journal.db</c>, in a folder that belongs to one hub.</summary>
public sealed class SqliteJournal : IJournal
{
    private readonly Hublas? las;
    private readonly SqliteLasare lasare;
    private readonly SqliteSkrivare? skrivare;
    private int stangd;

    private SqliteJournal(string mapp, (Guid Id, byte[] Nyckel) meta, Hublas? las, SqliteSkrivare? skrivare)
    {
        Id = meta.Id;
        Innehallsnyckel = meta.Nyckel;
        this.las = las;
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
        return Task.Run(() => Open(options.Normalize(), tid, log ?? NullLogger<SqliteJournal>.Instance), cancel);
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
            return new SqliteJournal(mapp, Journalschema.Meta(anslutning), las: null, skrivare: null) { Serie = Journalschema.Serie(anslutning) };
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
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, CancellationToken cancel = default)
    {
        Radregler.Kontrollera(strom, expectedPosition, rader);
        cancel.ThrowIfCancellationRequested();
        var anrop = new Appendanrop(strom, expectedPosition, rader);
        Skrivare().Lagg(anrop);
        using (cancel.UnsafeRegister(static (a, c) => ((Skrivanrop)a!).Avbryt(c), anrop))
            return await anrop.Svar.ConfigureAwait(false);
    }

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
    public async ValueTask<string?> ProbeAsync(CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        var anrop = new Provanrop();
        try
        {
            Skrivare().Lagg(anrop);
        }
        catch (JournalOtillgangligException e)
        {
            return e.Message;
        }

        using (cancel.UnsafeRegister(static (a, c) => ((Skrivanrop)a!).Avbryt(c), anrop))
            return await anrop.Svar.ConfigureAwait(false);
    }

    /// <summary>Finishes the calls that wait, empties the WAL, closes the file and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stangd, 1) != 0)
            return;
        if (skrivare is not null)
            await skrivare.TomAsync().ConfigureAwait(false);
        lasare.Dispose();
        skrivare?.Stang();
        las?.Dispose();
    }

    private static SqliteJournal Open(SqliteJournalOptions options, TimeProvider tid, ILogger log)
    {
        Hublas? mapplas = null;
        try
        {
            Directory.CreateDirectory(options.Mapp);
            mapplas = Hublas.Ta(options.Mapp);
            var anslutning = Oppna(options.Mapp, a => Journalschema.Skapa(a, tid.GetUtcNow()));
            var serie = Journalschema.Serie(anslutning);
            var mappskrivare = new SqliteSkrivare(options, anslutning, () => Oppna(options.Mapp, skapa: null), tid, log);
            var journal = new SqliteJournal(options.Mapp, mappskrivare.Meta, mapplas, mappskrivare) { Serie = serie };
            log.JournalOppnad(Journalschema.Fil(options.Mapp));
            return journal;
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

    private SqliteSkrivare Skrivare() =>
        skrivare ?? throw new JournalOtillgangligException("Journalen kan inte skrivas: den är öppnad för läsning.");
}
