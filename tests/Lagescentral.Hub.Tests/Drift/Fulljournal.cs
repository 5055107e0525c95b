using Lagescentral.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Lagescentral.Hub.Tests.Drift;

/// <summary>A journal whose disk can be full.</summary>
internal sealed class Fulljournal(IJournal inre) : IJournal
{
    private int _kvar = int.MaxValue;

    /// <summary>True when nothing more can be written.</summary>
    public bool Full
    {
        get => Volatile.Read(ref _kvar) <= 0;
        set => Volatile.Write(ref _kvar, value ? 0 : int.MaxValue);
    }

    /// <summary>A hub whose journal is one.</summary>
    public static Provval Val() => new()
    {
        Tjanster = tjanster =>
        {
            var egen = tjanster.Last(t => t.ServiceType == typeof(IJournal));
            tjanster.AddSingleton<IJournal>(s => new Fulljournal((IJournal)egen.ImplementationFactory!(s)));
        },
    };

    /// <summary>The journal of such a hub.</summary>
    public static Fulljournal I(Provhub hub) => (Fulljournal)hub.Tjanster.GetRequiredService<IJournal>();

    /// <summary>Lets so many appends through, then is full.</summary>
    public void FullEfter(int appender) => Volatile.Write(ref _kvar, appender);

    public Guid Id => inre.Id;

    public ReadOnlyMemory<byte> Innehallsnyckel => inre.Innehallsnyckel;

    public bool Skrivbar => !Full && inre.Skrivbar;

    public ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default) => inre.HeadAsync(strom, cancel);

    public Task<IReadOnlyList<Journalpost>> AppendAsync(string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt = null, CancellationToken cancel = default) =>
        Interlocked.Decrement(ref _kvar) < 0 ? throw new JournalOtillgangligException("Journalen kan inte skrivas: skivan är full.") : inre.AppendAsync(strom, expectedPosition, rader, vakt, cancel);

    public IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fromPosition, CancellationToken cancel = default) => inre.ReadAsync(strom, fromPosition, cancel);

    public IAsyncEnumerable<Journalpost> ReadFactsAsync(string strom, long fromPosition, CancellationToken cancel = default) => inre.ReadFactsAsync(strom, fromPosition, cancel);

    public IAsyncEnumerable<Journalpost> ReadAllFactsAsync(long afterNumber, CancellationToken cancel = default) => inre.ReadAllFactsAsync(afterNumber, cancel);

    public IAsyncEnumerable<Journalpost> ReadAllAsync(long afterNumber, CancellationToken cancel = default) => inre.ReadAllAsync(afterNumber, cancel);

    public IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default) => inre.ReadKeyAsync(nyckel, cancel);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) =>
        inre.ReadKeysAsync(nycklar, max, cancel);

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysFactsAsync(IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default) =>
        inre.ReadKeysFactsAsync(nycklar, max, cancel);

    public ValueTask<long> LatestNumberAsync(CancellationToken cancel = default) => inre.LatestNumberAsync(cancel);

    public ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default) => inre.StreamsAsync(cancel);

    public async ValueTask<string?> ProbeAsync(CancellationToken cancel = default) => Full ? "skivan är full" : await inre.ProbeAsync(cancel);

    public ValueTask DisposeAsync() => inre.DisposeAsync();
}
