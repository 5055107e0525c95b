using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>A journal whose every erasure is entered in the ledger first, whoever makes it.</summary>
/// <param name="journal">The journal; closed with this.</param>
/// <param name="liggare">The ledger; closed with this.</param>
/// <param name="tid">The clock.</param>
public sealed class Liggarjournal(IJournal journal, Gallringsliggare liggare, TimeProvider tid) : IJournal
{
    /// <inheritdoc/>
    public Guid Id => journal.Id;

    /// <inheritdoc/>
    public string Serie => journal.Serie;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Innehallsnyckel => journal.Innehallsnyckel;

    /// <inheritdoc/>
    public bool Skrivbar => journal.Skrivbar;

    /// <inheritdoc/>
    public bool GallringVantar => journal.GallringVantar;

    /// <inheritdoc/>
    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default) => journal.HeadAsync(strom, cancel);

    /// <inheritdoc/>
    public ValueTask<long> LatestNumberAsync(CancellationToken cancel = default) => journal.LatestNumberAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        return rader.Any(rad => rad.Slag == Handelseslag.TextGallrad)
            ? InfordaAsync(strom, expectedPosition, rader, vakt, cancel)
            : journal.AppendAsync(strom, expectedPosition, rader, vakt, cancel);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fromPosition, CancellationToken cancel = default) =>
        journal.ReadAsync(strom, fromPosition, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAllAsync(long afterNumber, CancellationToken cancel = default) => journal.ReadAllAsync(afterNumber, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadFactsAsync(string strom, long fromPosition, CancellationToken cancel = default) =>
        journal.ReadFactsAsync(strom, fromPosition, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadAllFactsAsync(long afterNumber, CancellationToken cancel = default) => journal.ReadAllFactsAsync(afterNumber, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default) => journal.ReadKeyAsync(nyckel, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) => journal.ReadKeysAsync(nycklar, max, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysFactsAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) => journal.ReadKeysFactsAsync(nycklar, max, cancel);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default) => journal.StreamsAsync(cancel);

    /// <inheritdoc/>
    public ValueTask<string?> ProbeAsync(CancellationToken cancel = default) => journal.ProbeAsync(cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        liggare.Dispose();
    }

    private async Task<IReadOnlyList<Journalpost>> InfordaAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt, CancellationToken cancel)
    {
        Radregler.Kontrollera(strom, expectedPosition, rader);
        foreach (var rad in rader.Where(rad => rad.Slag == Handelseslag.TextGallrad))
        {
            var fakta = Json.Read<Gallringsfakta>(rad.Fakta.Span);
            await Task.Run(() => liggare.Skriv(fakta, rad.Mottagen, tid.GetUtcNow()), cancel);
        }

        return await journal.AppendAsync(strom, expectedPosition, rader, vakt, cancel);
    }
}
