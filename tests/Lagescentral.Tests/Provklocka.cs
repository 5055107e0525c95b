namespace Lagescentral.Tests;

/// <summary>A clock that moves only when told. Timers fire in the order of their due times, each at its own time,
/// on the thread that advances; what they start is not awaited.</summary>
public sealed class Provklocka(DateTimeOffset start) : TimeProvider
{
    private readonly Lock las = new();
    private readonly List<Provtimer> timrar = [];
    private TaskCompletionSource andrad = New();
    private DateTimeOffset nu = start.ToUniversalTime();
    private TimeSpan vriden;
    private long ordning;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (las)
            return nu + vriden;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (las)
            return nu.Ticks;
    }

    /// <summary>Sets the hands forward or back, as someone does who corrects a clock: what is measured in elapsed time, timers too, does not notice.</summary>
    public void Vrid(TimeSpan tid)
    {
        lock (las)
            vriden += tid;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Provtimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, firing what falls due on the way.</summary>
    public void Advance(TimeSpan tid)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tid, TimeSpan.Zero);
        DateTimeOffset mal;
        lock (las)
            mal = nu + tid;
        while (Forfallen(mal) is { } timer)
            timer.Fire();
        lock (las)
            nu = mal > nu ? mal : nu;
    }

    /// <summary>Moves the clock to a time, not backwards.</summary>
    public void AdvanceTo(DateTimeOffset tid) => Advance(tid - GetUtcNow());

    /// <summary>Waits, in real time, until some timer is armed, and returns when it falls due: how a test knows that
    /// the code under test has come to rest. Give up after ten seconds.</summary>
    public async Task<DateTimeOffset> NextTimerAsync()
    {
        while (true)
        {
            Task vanta;
            lock (las)
            {
                if (timrar.Count > 0)
                    return timrar.Min(t => t.Forfaller) + vriden;
                vanta = andrad.Task;
            }
            await vanta.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Takes the timer that is due first, if any is by then, and sets the clock to its time.
    private Provtimer? Forfallen(DateTimeOffset mal)
    {
        lock (las)
        {
            var timer = timrar.Where(t => t.Forfaller <= mal).MinBy(t => (t.Forfaller, t.Ordning));
            if (timer is null)
                return null;
            nu = timer.Forfaller > nu ? timer.Forfaller : nu;
            if (timer.Period > TimeSpan.Zero)
                timer.Forfaller += timer.Period;
            else
                timrar.Remove(timer);
            return timer;
        }
    }

    private sealed class Provtimer(Provklocka klocka, TimerCallback callback, object? state) : ITimer
    {
        private bool slutad;

        public DateTimeOffset Forfaller { get; set; }

        public TimeSpan Period { get; private set; }

        public long Ordning { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (klocka.las)
            {
                klocka.timrar.Remove(this);
                if (slutad)
                    return false;
                if (dueTime >= TimeSpan.Zero)
                {
                    Forfaller = klocka.nu + dueTime;
                    Period = period;
                    Ordning = klocka.ordning++;
                    klocka.timrar.Add(this);
                    klocka.andrad.TrySetResult();
                    klocka.andrad = New();
                }
                return true;
            }
        }

        public void Dispose()
        {
            lock (klocka.las)
            {
                slutad = true;
                klocka.timrar.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
