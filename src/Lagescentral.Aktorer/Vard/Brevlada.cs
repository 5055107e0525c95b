using System.Threading.Channels;
using Lagescentral.Journal;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Aktorer.Vard;

/// <summary>An aktor's mailbox: turns one at a time, in the order they came, and never more waiting than the bound.</summary>
internal sealed partial class Brevlada : IAsyncDisposable
{
    private readonly Channel<Func<Task>> _turer;
    private readonly Task _loop;
    private readonly ILogger _log;
    private readonly TimeProvider _tid;
    private readonly Publiceringstakt _takt;
    private readonly Lock _las = new();
    private ITimer? _timer;

    /// <param name="namn">Name, for messages.</param>
    /// <param name="hogst">Most turns waiting.</param>
    /// <param name="takt">Pace of the turns to publish in.</param>
    /// <param name="tid">The clock.</param>
    /// <param name="log">Log.</param>
    public Brevlada(string namn, int hogst, Publiceringstakt takt, TimeProvider tid, ILogger log)
    {
        Namn = namn;
        _takt = takt;
        _tid = tid;
        _log = log;
        _turer = Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(hogst) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    public string Namn { get; }

    /// <summary>Runs a turn and gives its result.</summary>
    /// <exception cref="JournalOtillgangligException">The mailbox is full, or the hub is stopping.</exception>
    public Task<T> KorAsync<T>(Func<Task<T>> tur)
    {
        var svar = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mottagen = _turer.Writer.TryWrite(async () =>
        {
            try
            {
                svar.SetResult(await tur());
            }
            catch (OperationCanceledException avbruten)
            {
                svar.SetCanceled(avbruten.CancellationToken);
            }
            catch (Exception fel)
            {
                svar.SetException(fel);
            }
        });
        return mottagen ? svar.Task : Task.FromException<T>(new JournalOtillgangligException($"{Namn} har för mycket att göra just nu. Försök igen om en stund."));
    }

    public Task KorAsync(Func<Task> tur) => KorAsync(async () =>
    {
        await tur();
        return true;
    });

    /// <summary>Runs a turn that nobody waits for. Dropped, and false, when the mailbox is full: what it would have told is read later.</summary>
    public bool Puffa(Func<Task> tur) => _turer.Writer.TryWrite(async () =>
    {
        try
        {
            await tur();
        }
        catch (Exception fel)
        {
            TurMisslyckades(_log, Namn, fel);
        }
    });

    /// <summary>Asks for a turn to publish in.</summary>
    public void BegarPublicering(Func<Task> publicera)
    {
        if (_takt.Begar() is not { } vanta) return;
        if (vanta == TimeSpan.Zero)
        {
            Lagg(publicera);
            return;
        }

        lock (_las)
        {
            _timer?.Dispose();
            _timer = _tid.CreateTimer(_ => Lagg(publicera), null, vanta, Timeout.InfiniteTimeSpan);
        }
    }

    // A full mailbox holds turns that ask again; the request must not stand as made.
    private void Lagg(Func<Task> publicera)
    {
        if (!Puffa(() => PubliceraAsync(publicera))) _takt.Slapp();
    }

    public async ValueTask DisposeAsync()
    {
        _turer.Writer.TryComplete();
        await _loop;
        lock (_las) _timer?.Dispose();
    }

    private Task PubliceraAsync(Func<Task> publicera)
    {
        _takt.Borja();
        return publicera();
    }

    private async Task LoopAsync()
    {
        await foreach (var tur in _turer.Reader.ReadAllAsync()) await tur();
    }

    [LoggerMessage(2201, LogLevel.Error, "En tur i {Aktor} misslyckades")]
    private static partial void TurMisslyckades(ILogger logger, string aktor, Exception fel);
}
