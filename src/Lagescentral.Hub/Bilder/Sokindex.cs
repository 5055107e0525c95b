using System.Runtime.CompilerServices;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Bilder;

/// <summary>Keeps this node's search index up with the journal: in the background, and before a question is answered, so
/// that what one has just been given a receipt for can be found. In the background it works at most a third of the time:
/// when more is reported than it keeps up with, those who report and those who watch go first.</summary>
public sealed partial class Sokindex(ISok sok, IJournal journal, TimeProvider tid, ILogger<Sokindex> log) : BackgroundService
{
    private const int RaderPerGang = 4_000;
    private static readonly TimeSpan Mellanrum = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan VilaHogst = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _las = new(1, 1);
    private volatile int _skjutna;
    private bool _orensat;
    private bool _jamford;

    /// <summary>Answers a question on what the journal holds now.</summary>
    /// <exception cref="JournalOtillgangligException">The index cannot be read or written now.</exception>
    public async Task<Sokresultat> SokAsync(Sokfraga fraga, CancellationToken cancel)
    {
        await IkappAsync(_skjutna == 0, cancel);
        return await sok.SokAsync(fraga, cancel);
    }

    /// <summary>All that answers the question, newest first, page by page as it is read: what is erased meanwhile is not in
    /// the pages after.</summary>
    /// <exception cref="JournalOtillgangligException">The index cannot be read now.</exception>
    public async IAsyncEnumerable<(Handelsefakta Fakta, Handelsetext? Text)> AllaAsync(Sokfraga fraga, [EnumeratorCancellation] CancellationToken cancel)
    {
        Sokplats? efter = null;
        while (true)
        {
            var sida = await sok.EfterAsync(fraga, efter, cancel);
            foreach (var traff in sida) yield return traff;
            if (sida.Count < fraga.PerSida) yield break;
            var sist = sida[^1].Fakta;
            efter = new Sokplats(sist.Intraffad, sist.Kalla, sist.Id);
        }
    }

    /// <summary>How many of these events of one source have a text in the index.</summary>
    public async Task<int> MedTextAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel) => await sok.MedTextAsync(kalla, handelser, cancel);

    /// <summary>Lets erased words wait in the index's file until the answer is disposed and <see cref="IkappAsync(CancellationToken)"/>
    /// is called: cleaning rewrites the file, too dear to do for each part of a large erasure.</summary>
    public IDisposable SkjutUppRensning() => new Uppskov(this);

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _las.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var klocka = new PeriodicTimer(Mellanrum, tid);
        do
        {
            try
            {
                await MedPauserAsync(stoppingToken);
            }
            catch (Exception fel) when (fel is not OperationCanceledException)
            {
                // The index is read again from its own position next time; questions say so until then.
                Efter(log, fel);
            }
        }
        while (await klocka.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Takes in all that the journal holds now; no byte is left of what has been erased.</summary>
    public Task IkappAsync(CancellationToken cancel) => IkappAsync(rensa: true, cancel);

    private async Task IkappAsync(bool rensa, CancellationToken cancel)
    {
        while (await TaGruppAsync(rensa, cancel))
        {
        }
    }

    private async Task MedPauserAsync(CancellationToken cancel)
    {
        var start = tid.GetTimestamp();
        while (await TaGruppAsync(_skjutna == 0, cancel))
        {
            // Waiting for a question that reads on, or for a slow disk, counts as work here: neither may make the index rest for long.
            var vila = 2 * tid.GetElapsedTime(start);
            await Task.Delay(vila < VilaHogst ? vila : VilaHogst, tid, cancel);
            start = tid.GetTimestamp();
        }
    }

    /// <summary>Takes in one group of lines. True when there may be more.</summary>
    private async Task<bool> TaGruppAsync(bool rensa, CancellationToken cancel)
    {
        await _las.WaitAsync(cancel);
        try
        {
            // A journal that was cut, or put back alone, has other lines under the numbers that the index already knows.
            if (!_jamford && await sok.PositionAsync(cancel) > await journal.LatestNumberAsync(cancel)) await sok.ClearAsync(cancel);
            _jamford = true;
            var poster = new List<Journalpost>();
            await foreach (var post in journal.ReadAllAsync(await sok.PositionAsync(cancel), cancel))
            {
                poster.Add(post);
                if (poster.Count == RaderPerGang) break;
            }

            _orensat |= poster.Exists(post => post.Slag == Handelseslag.TextGallrad);
            if (poster.Count > 0) await sok.ApplyAsync(poster, rensa: false, cancel);
            if (poster.Count == RaderPerGang) return true;

            // Once, when all is in. After a crash in between the index cleans itself when it is opened.
            if (!rensa || !_orensat) return false;
            await sok.ApplyAsync([], rensa: true, cancel);
            _orensat = false;
            return false;
        }
        finally
        {
            _las.Release();
        }
    }

    private sealed class Uppskov : IDisposable
    {
        private readonly Sokindex _index;

        public Uppskov(Sokindex index)
        {
            _index = index;
            Interlocked.Increment(ref index._skjutna);
        }

        public void Dispose() => Interlocked.Decrement(ref _index._skjutna);
    }

    [LoggerMessage(1201, LogLevel.Warning, "Sökindexet kunde inte fyllas på; det görs om")]
    private static partial void Efter(ILogger logger, Exception fel);
}
