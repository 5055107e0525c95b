using System.Collections.Concurrent;
using System.Threading.Channels;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor;

namespace Lagescentral.Tests.Kallor;

/// <summary>A receiver that remembers what it was given.</summary>
internal sealed class Provintag : IIntag
{
    private readonly Channel<(bool Lyckad, string? Fel)> kontakter = Channel.CreateUnbounded<(bool, string?)>();

    public ConcurrentQueue<(string Kalla, IReadOnlyList<Inrad> Rader)> Mottaget { get; } = new();

    public Exception? Kasta { get; set; }

    public IEnumerable<Inrad> Rader(string kalla) => Mottaget.Where(m => m.Kalla == kalla).SelectMany(m => m.Rader);

    public Task<IReadOnlyList<Kvitto>> TaEmotAsync(string kalla, IReadOnlyList<Inrad> rader, CancellationToken ct)
    {
        if (Kasta is { } fel)
            throw fel;
        Mottaget.Enqueue((kalla, rader));
        return Task.FromResult<IReadOnlyList<Kvitto>>([.. rader.Select(r => new Kvitto { Rad = r.Rad, Id = r.Id, Utfall = Utfall.Ny })]);
    }

    public Task KontaktAsync(string kalla, bool lyckad, string? fel, CancellationToken ct) =>
        kontakter.Writer.WriteAsync((lyckad, fel), ct).AsTask();

    /// <summary>The next contact told; waits at most ten seconds of real time for it.</summary>
    public Task<(bool Lyckad, string? Fel)> KontaktAsync() => kontakter.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
}
