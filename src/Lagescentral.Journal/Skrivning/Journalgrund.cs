namespace Lagescentral.Journal.Skrivning;

/// <summary>What every journal is: one who writes and one who reads. How they do it is the store's own.</summary>
public abstract class Journalgrund : IJournal
{
    private const string ForLasning = "Journalen kan inte skrivas: den är öppnad för läsning.";

    private readonly Journalmeta meta;
    private readonly IJournallasare lasare;
    private readonly Skrivslinga? skrivare;
    private int stangd;

    private protected Journalgrund(Journalmeta meta, IJournallasare lasare, Skrivslinga? skrivare)
    {
        this.meta = meta;
        this.lasare = lasare;
        this.skrivare = skrivare;
    }

    /// <inheritdoc/>
    public Guid Id => meta.Id;

    /// <inheritdoc/>
    public string Serie => meta.Serie;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Innehallsnyckel => meta.Nyckel;

    /// <inheritdoc/>
    public bool Skrivbar => skrivare?.Skrivbar ?? false;

    /// <inheritdoc/>
    public bool GallringVantar => skrivare?.GallringVantar ?? false;

    /// <inheritdoc/>
    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default) => lasare.HeadAsync(strom, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt = null, CancellationToken cancel = default) =>
        await (skrivare ?? throw new JournalOtillgangligException(ForLasning)).AppendAsync(strom, expectedPosition, rader, vakt, cancel).ConfigureAwait(false);

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
    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default) => lasare.ReadKeyAsync(nyckel, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) => LasNycklarAsync(nycklar, max, medText: true, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysFactsAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) => LasNycklarAsync(nycklar, max, medText: false, cancel);

    /// <inheritdoc/>
    public ValueTask<long> LatestNumberAsync(CancellationToken cancel = default) => lasare.LatestNumberAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default) =>
        await lasare.StreamsAsync(cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<string?> ProbeAsync(CancellationToken cancel = default) =>
        skrivare?.ProbeAsync(cancel) ?? ValueTask.FromResult<string?>(ForLasning);

    /// <summary>Finishes the calls that wait and lets go of the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stangd, 1) != 0)
            return;
        if (skrivare is not null)
            await skrivare.TomKonAsync().ConfigureAwait(false);
        await StangAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the store, when nobody writes any more.</summary>
    private protected abstract ValueTask StangAsync();

    private async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> LasNycklarAsync(
        IReadOnlyCollection<string> nycklar, int max, bool medText, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(nycklar);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return await lasare.ReadKeysAsync(nycklar, max, medText, cancel).ConfigureAwait(false);
    }
}
