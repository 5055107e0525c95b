using System.Threading.Channels;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer;

/// <summary>This node's one sender to a source's owner: at most one call in flight; what arrives meanwhile becomes the
/// next batch. So the append of a turn is a group already.</summary>
public sealed class Kallsandare : IAsyncDisposable
{
    /// <summary>Most items in one call; a single request may exceed it.</summary>
    public const int RaderPerAnrop = 4_096;

    private readonly Channel<Sandning> _ko;
    private readonly IKallaAktor _aktor;
    private readonly Task _loop;

    /// <summary>A sender.</summary>
    /// <param name="aktor">The source's owner.</param>
    /// <param name="hogst">Most requests waiting; beyond it they are told to come back.</param>
    public Kallsandare(IKallaAktor aktor, int hogst)
    {
        _aktor = aktor;
        _ko = Channel.CreateBounded<Sandning>(new BoundedChannelOptions(hogst) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Sends items and gives their receipts, in order, when all that they say is durable.</summary>
    /// <exception cref="JournalOtillgangligException">The queue is full, or the journal cannot be written.</exception>
    public Task<IReadOnlyList<Kvitto>> SandAsync(IReadOnlyList<Inrad> rader, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rader);
        var sandning = new Sandning(rader, new TaskCompletionSource<IReadOnlyList<Kvitto>>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _ko.Writer.TryWrite(sandning)
            ? sandning.Svar.Task.WaitAsync(cancel)
            : Task.FromException<IReadOnlyList<Kvitto>>(new JournalOtillgangligException("Kön till källan är full. Försök igen om en stund."));
    }

    /// <summary>Finishes what is queued.</summary>
    public async ValueTask DisposeAsync()
    {
        _ko.Writer.TryComplete();
        await _loop;
    }

    private async Task LoopAsync()
    {
        var grupp = new List<Sandning>();
        while (await _ko.Reader.WaitToReadAsync())
        {
            grupp.Clear();
            var rader = 0;
            while (rader < RaderPerAnrop && _ko.Reader.TryRead(out var sandning))
            {
                grupp.Add(sandning);
                rader += sandning.Rader.Count;
            }

            await SandAsync(grupp);
        }
    }

    private async Task SandAsync(List<Sandning> grupp)
    {
        try
        {
            var kvitton = await _aktor.TaEmotAsync([.. grupp.SelectMany(s => s.Rader)]);
            var fran = 0;
            foreach (var sandning in grupp)
            {
                sandning.Svar.SetResult([.. kvitton.Skip(fran).Take(sandning.Rader.Count)]);
                fran += sandning.Rader.Count;
            }
        }
        catch (Exception fel)
        {
            foreach (var sandning in grupp) sandning.Svar.TrySetException(fel);
        }
    }

    private readonly record struct Sandning(IReadOnlyList<Inrad> Rader, TaskCompletionSource<IReadOnlyList<Kvitto>> Svar);
}
