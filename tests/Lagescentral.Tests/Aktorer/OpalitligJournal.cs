using Lagescentral.Journal;

namespace Lagescentral.Tests.Aktorer;

/// <summary>A journal whose appends fail at random, before or after they are done: the caller cannot know which.</summary>
internal sealed class OpalitligJournal(IJournal journal) : IJournal
{
    /// <summary>Says what becomes of an append: true fails before it, false after it, null not at all.</summary>
    public Func<bool?> Fel { get; set; } = () => null;

    /// <summary>Says whose appends fail before they are done.</summary>
    public Func<string, bool> Nekar { get; set; } = _ => false;

    /// <summary>Says whose appends are still on their way when their callers have given them up.</summary>
    public Func<string, bool> Drojer { get; set; } = _ => false;

    /// <summary>Those that are, to be let through.</summary>
    public Queue<Func<Task>> PaVag { get; } = [];

    public Guid Id => journal.Id;

    public ReadOnlyMemory<byte> Innehallsnyckel => journal.Innehallsnyckel;

    public bool Skrivbar => journal.Skrivbar;

    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default) => journal.HeadAsync(strom, cancel);

    public async Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt = null, CancellationToken cancel = default)
    {
        var fel = Fel();
        if (Drojer(strom))
        {
            PaVag.Enqueue(() => journal.AppendAsync(strom, expectedPosition, rader, vakt, CancellationToken.None));
            throw new JournalOtillgangligException("prov: på väg");
        }

        if (fel == true || Nekar(strom)) throw new JournalOtillgangligException("prov: före");
        var poster = await journal.AppendAsync(strom, expectedPosition, rader, vakt, cancel);
        return fel is null ? poster : throw new JournalOtillgangligException("prov: efter");
    }

    public IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fromPosition, CancellationToken cancel = default) => journal.ReadAsync(strom, fromPosition, cancel);

    public IAsyncEnumerable<Journalpost> ReadFactsAsync(string strom, long fromPosition, CancellationToken cancel = default) => journal.ReadFactsAsync(strom, fromPosition, cancel);

    public IAsyncEnumerable<Journalpost> ReadAllFactsAsync(long afterNumber, CancellationToken cancel = default) => journal.ReadAllFactsAsync(afterNumber, cancel);

    public IAsyncEnumerable<Journalpost> ReadAllAsync(long afterNumber, CancellationToken cancel = default) => journal.ReadAllAsync(afterNumber, cancel);

    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default) => journal.ReadKeyAsync(nyckel, cancel);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) =>
        journal.ReadKeysAsync(nycklar, max, cancel);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysFactsAsync(IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) =>
        journal.ReadKeysFactsAsync(nycklar, max, cancel);

    public ValueTask<long> LatestNumberAsync(CancellationToken cancel = default) => journal.LatestNumberAsync(cancel);

    public ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default) => journal.StreamsAsync(cancel);

    public ValueTask<string?> ProbeAsync(CancellationToken cancel = default) => journal.ProbeAsync(cancel);

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
