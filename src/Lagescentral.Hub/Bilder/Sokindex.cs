using System.Runtime.CompilerServices;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Bilder;

/// <summary>Keeps this node's search index up with the journal: in the background, and before a question is answered, so
/// that what one has just been given a receipt for can be found.</summary>
public sealed partial class Sokindex(ISok sok, IJournal journal, TimeProvider tid, ILogger<Sokindex> log) : BackgroundService
{
    private const int RaderPerGang = 1_000;
    private static readonly TimeSpan Mellanrum = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _las = new(1, 1);

    /// <summary>Answers a question on what the journal holds now.</summary>
    /// <exception cref="JournalOtillgangligException">The index cannot be read or written now.</exception>
    public async Task<Sokresultat> SokAsync(Sokfraga fraga, CancellationToken cancel)
    {
        await IkappAsync(cancel);
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
                await IkappAsync(stoppingToken);
            }
            catch (Exception fel) when (fel is not OperationCanceledException)
            {
                // The index is read again from its own position next time; questions say so until then.
                Efter(log, fel);
            }
        }
        while (await klocka.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Takes in all that the journal holds now.</summary>
    public async Task IkappAsync(CancellationToken cancel)
    {
        await _las.WaitAsync(cancel);
        try
        {
            bool mer;
            do
            {
                var poster = new List<Journalpost>(RaderPerGang);
                await foreach (var post in journal.ReadAllAsync(await sok.PositionAsync(cancel), cancel))
                {
                    poster.Add(post);
                    if (poster.Count == RaderPerGang) break;
                }

                mer = poster.Count == RaderPerGang;
                if (poster.Count > 0) await sok.ApplyAsync(poster, cancel);
            }
            while (mer);
        }
        finally
        {
            _las.Release();
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Sökindexet kunde inte fyllas på; det görs om")]
    private static partial void Efter(ILogger logger, Exception fel);
}
