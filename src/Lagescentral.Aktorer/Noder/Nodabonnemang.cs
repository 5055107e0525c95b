using System.Collections.Concurrent;
using Lagescentral.Domain.Sekretess;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer.Noder;

/// <summary>What this node is told of by owners that may live on other nodes: asks for each channel that somebody here
/// follows, asks anew every five seconds, and lets go of those that nobody follows any more.</summary>
public sealed partial class Nodabonnemang : IAbonnemang, IAsyncDisposable
{
    private static readonly TimeSpan Mellanrum = TimeSpan.FromSeconds(5);

    private readonly IKanalagare _agare;
    private readonly IUtskick _utskick;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<(string Kanal, Lasarklass Lasare), Kanalmottagare> _mottagare = [];
    private readonly ITimer _klocka;
    private Task _fornyar = Task.CompletedTask;

    /// <summary>A node that nobody tells anything yet.</summary>
    /// <param name="agare">The channels' owners.</param>
    /// <param name="utskick">This node's followers.</param>
    /// <param name="tid">The clock.</param>
    /// <param name="log">Log.</param>
    public Nodabonnemang(IKanalagare agare, IUtskick utskick, TimeProvider tid, ILogger<Nodabonnemang> log)
    {
        ArgumentNullException.ThrowIfNull(tid);
        (_agare, _utskick, _log) = (agare, utskick, log);
        _klocka = tid.CreateTimer(_ => Runda(), null, Mellanrum, Mellanrum);
    }

    /// <inheritdoc/>
    public async Task<Bildsvar> FoljAsync(string kanal, Lasarklass lasare, Func<CancellationToken, Task<Bildsvar>> bild, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(bild);
        if (!_agare.Har(kanal)) return await bild(cancel);
        lasare = lasare.Delad();
        // In the book before the owner knows of it: what it tells from then on must find it there.
        var mottagare = _mottagare.GetOrAdd((kanal, lasare), _ => new Kanalmottagare(kanal, lasare, _agare, _utskick, _log));
        await mottagare.TecknaAsync(cancel);
        var svar = await bild(cancel);
        mottagare.Borja(svar);
        return svar;
    }

    /// <summary>Takes what an owner tells.</summary>
    public void Ta(Nodandring sagd)
    {
        ArgumentNullException.ThrowIfNull(sagd);
        if (_mottagare.TryGetValue((sagd.Andring.Kanal, sagd.Lasare), out var mottagare)) mottagare.Ta(sagd);
    }

    /// <summary>Asks every owner anew.</summary>
    public Task FornyaAsync(CancellationToken cancel = default) => Task.WhenAll(_mottagare.Select(par => FornyaAsync(par.Key, par.Value, cancel)));

    /// <summary>Waits until no owner is being asked.</summary>
    internal async Task LugnAsync()
    {
        await _fornyar;
        while (_mottagare.Values.Select(mottagare => mottagare.Laser).OfType<Task>().ToList() is { Count: > 0 } lasningar) await Task.WhenAll(lasningar);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _klocka.DisposeAsync();
        await _fornyar;
    }

    private void Runda()
    {
        if (_fornyar.IsCompleted) _fornyar = FornyaAsync();
    }

    private async Task FornyaAsync((string Kanal, Lasarklass Lasare) nyckel, Kanalmottagare mottagare, CancellationToken cancel)
    {
        try
        {
            // The owner forgets a node that does not ask. Who began to follow just as it was let go puts it back.
            if (!mottagare.Foljs && _mottagare.TryRemove(nyckel, out _) && (!mottagare.Foljs || !_mottagare.TryAdd(nyckel, mottagare))) return;
            await mottagare.FornyaAsync(cancel);
        }
        catch (Exception fel) when (fel is not OperationCanceledException)
        {
            // The next round asks again; pictures say when they are from.
            FornyadesInte(_log, nyckel.Kanal, fel);
        }
    }

    [LoggerMessage(2502, LogLevel.Warning, "Kanalen {Kanal} kunde inte följas hos sin ägare; det görs om")]
    private static partial void FornyadesInte(ILogger logger, string kanal, Exception fel);
}
