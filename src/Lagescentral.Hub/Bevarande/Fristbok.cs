using Lagescentral.Journal;

namespace Lagescentral.Hub.Bevarande;

/// <summary>Keeps the index of what is due up with the journal.</summary>
public sealed class Fristbok(IFristindex index, IJournal journal) : IDisposable
{
    private const int RaderPerGang = 5_000;
    private readonly SemaphoreSlim _las = new(1, 1);
    private bool _jamford;

    /// <summary>The index.</summary>
    public IFristindex Index => index;

    /// <summary>Number of the last journal line taken in.</summary>
    public ValueTask<long> PositionAsync(CancellationToken cancel) => index.PositionAsync(cancel);

    /// <summary>Takes in all that the journal holds now.</summary>
    public async Task IkappAsync(CancellationToken cancel)
    {
        await _las.WaitAsync(cancel);
        try
        {
            // A journal that was cut, or put back alone, has other lines under the numbers that the index already knows.
            if (!_jamford && await index.PositionAsync(cancel) > await journal.LatestNumberAsync(cancel)) await index.ClearAsync(cancel);
            _jamford = true;
            var sida = new List<Journalpost>(RaderPerGang);
            await foreach (var post in journal.ReadAllAsync(await index.PositionAsync(cancel), cancel))
            {
                sida.Add(post);
                if (sida.Count < RaderPerGang) continue;
                await index.ApplyAsync(sida, cancel);
                sida.Clear();
            }

            if (sida.Count > 0) await index.ApplyAsync(sida, cancel);
        }
        finally
        {
            _las.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _las.Dispose();
}
