namespace Lagescentral.Journal.Skrivning;

/// <summary>How a journal is read, whatever it is kept in; see <see cref="IJournal"/> for what each promises.</summary>
internal interface IJournallasare
{
    /// <inheritdoc cref="IJournal.HeadAsync"/>
    ValueTask<long> HeadAsync(string strom, CancellationToken cancel);

    /// <inheritdoc cref="IJournal.StreamsAsync"/>
    ValueTask<Dictionary<string, long>> StreamsAsync(CancellationToken cancel);

    /// <inheritdoc cref="IJournal.LatestNumberAsync"/>
    ValueTask<long> LatestNumberAsync(CancellationToken cancel);

    /// <inheritdoc cref="IJournal.ReadAsync"/>
    IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fran, bool medText, CancellationToken cancel);

    /// <inheritdoc cref="IJournal.ReadAllAsync"/>
    IAsyncEnumerable<Journalpost> ReadAllAsync(long efter, bool medText, CancellationToken cancel);

    /// <inheritdoc cref="IJournal.ReadKeyAsync"/>
    IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel);

    /// <inheritdoc cref="IJournal.ReadKeysAsync"/>
    ValueTask<Dictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(IReadOnlyCollection<string> nycklar, int max, bool medText, CancellationToken cancel);
}
