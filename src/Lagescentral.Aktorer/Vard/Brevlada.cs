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
    private readonly string _namn;

    public string Namn => _namn;

    private readonly TimeProvider _tid;
    private readonly Func<TimeSpan> _mellanrum;
    private readonly Lock _las = new();
    private ITimer? _timer;
    private bool _publiceringBegard;
    private long? _publicerad;

    /// <param name="namn">Name, for messages.</param>
    /// <param name="hogst">Most turns waiting.</param>
    /// <param name="mellanrum">Shortest pause between two turns to publish in, as it is when one is asked for.</param>
    /// <param name="tid">The clock.</param>
    /// <param name="log">Log.</param>
    public Brevlada(string namn, int hogst, Func<TimeSpan> mellanrum, TimeProvider tid, ILogger log)
    {
        _namn = namn;
        _tid = tid;
        _mellanrum = mellanrum;
        _log = log;
        _turer = Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(hogst) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

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
        return mottagen ? svar.Task : Task.FromException<T>(new JournalOtillgangligException($"{_namn} har för mycket att göra just nu. Försök igen om en stund."));
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
            TurMisslyckades(_log, _namn, fel);
        }
    });

    /// <summary>Asks for a turn to publish in: at once when quiet, else when the pause since the last one is over.</summary>
    public void BegarPublicering(Func<Task> publicera)
    {
        lock (_las)
        {
            if (_publiceringBegard) return;
            _publiceringBegard = true;
            var vanta = _publicerad is { } senast ? _mellanrum() - _tid.GetElapsedTime(senast) : TimeSpan.Zero;
            if (vanta <= TimeSpan.Zero)
            {
                Lagg(publicera);
                return;
            }

            _timer?.Dispose();
            _timer = _tid.CreateTimer(_ => Lagg(publicera), null, vanta, Timeout.InfiniteTimeSpan);
        }
    }

    // A full mailbox holds turns that ask again; the request must not stand as made.
    private void Lagg(Func<Task> publicera)
    {
        if (Puffa(() => PubliceraAsync(publicera))) return;
        lock (_las) _publiceringBegard = false;
    }

    public async ValueTask DisposeAsync()
    {
        _turer.Writer.TryComplete();
        await _loop;
        lock (_las) _timer?.Dispose();
    }

    private async Task PubliceraAsync(Func<Task> publicera)
    {
        lock (_las)
        {
            _publiceringBegard = false;
            _publicerad = _tid.GetTimestamp();
        }

        await publicera();
    }

    private async Task LoopAsync()
    {
        await foreach (var tur in _turer.Reader.ReadAllAsync()) await tur();
    }

    [LoggerMessage(2201, LogLevel.Error, "En tur i {Aktor} misslyckades")]
    private static partial void TurMisslyckades(ILogger logger, string aktor, Exception fel);
}
