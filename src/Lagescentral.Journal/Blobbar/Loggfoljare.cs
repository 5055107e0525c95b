namespace Lagescentral.Journal.Blobbar;

/// <summary>Reads into the node's copy what the log has got. Those who ask at the same time share one reading.</summary>
internal sealed class Loggfoljare(Segmentlogg logg, Avbild avbild)
{
    // Blocks of one transaction of the copy: a rebuilding of a million lines is not held in memory.
    private const int Satsblock = 500;
    private const long Satsbyte = 32 * 1024 * 1024;

    private readonly Lock las = new();
    private Task pagar = Task.CompletedTask;
    private Task? nasta;

    /// <summary>Everything that stood in the log when this was called is in the copy when it returns.</summary>
    /// <exception cref="BlobOtillgangligException">The log cannot be read now.</exception>
    /// <exception cref="FrammandeFilException">The log is damaged.</exception>
    public Task IkappAsync(CancellationToken cancel = default)
    {
        lock (las)
        {
            if (pagar.IsCompleted)
                return (pagar = Task.Run(LasAsync, CancellationToken.None)).WaitAsync(cancel);
            // The one under way may have read the end already: what has come since then is for the next.
            nasta ??= EfterAsync(pagar);
            return nasta.WaitAsync(cancel);
        }
    }

    private async Task EfterAsync(Task fore)
    {
        await fore.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task ny;
        lock (las)
        {
            nasta = null;
            ny = pagar = Task.Run(LasAsync, CancellationToken.None);
        }

        await ny.ConfigureAwait(false);
    }

    private async Task LasAsync()
    {
        var sats = new List<Loggpost>();
        var bytes = 0L;
        await foreach (var post in logg.ReadAsync(avbild.Slut).ConfigureAwait(false))
        {
            sats.Add(post);
            if ((bytes += post.Langd) < Satsbyte && sats.Count < Satsblock)
                continue;
            avbild.Ta(sats);
            (sats, bytes) = ([], 0);
        }

        if (sats.Count > 0)
            avbild.Ta(sats);
    }
}
