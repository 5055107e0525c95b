using System.Threading.Channels;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>
/// Takes readings to the log. An answer waits only for a place in the queue, never for the disk; a batch is written at a time.
/// When the log cannot be written the queue fills, and then nothing above <see cref="Klass.Oppen"/> is answered (503) until it
/// can: a reading is never left out in silence. Should the hub end before the queue is empty, the log says so at the next start.
/// </summary>
public sealed partial class Lasningsbok(
    ILasningslogg logg, IOptions<Gallringsinstallningar> val, TimeProvider tid, ILogger<Lasningsbok> log) : IHostedService, IDisposable
{
    private const int PerSkrivning = 1_000;
    private const int VadHogst = 300;
    private static readonly TimeSpan Vantan = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Omtag = TimeSpan.FromSeconds(1);
    private static readonly string[] Villkor = ["stadsdel", "plats", "kategori", "allvarMinst", "fran", "till", "per", "sida", "lage", "kalla", "vem", "vad"];

    // Kept to the end of the queue: those taken but not yet written are in it still.
    private readonly Channel<Lasning> _ko = Channel.CreateBounded<Lasning>(new BoundedChannelOptions(val.Value.LasningarKo) { SingleReader = true });
    private readonly CancellationTokenSource _slut = new();
    private Task _skriver = Task.CompletedTask;
    private long _skrivna;
    private long _noterade;
    private volatile string? _fel;

    /// <summary>Why the log cannot be written, Swedish; null when it can.</summary>
    public string? Fel => _fel;

    /// <summary>Readings that wait to be written.</summary>
    public long Vantar => Volatile.Read(ref _noterade) - Volatile.Read(ref _skrivna);

    /// <summary>Notes what an answer holds.</summary>
    /// <exception cref="JournalOtillgangligException">It cannot be logged; the answer may not be given.</exception>
    public Task NoteraAsync(HttpContext http, Lasningsmatt matt)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (slag, vad) = Adress(http.Request);
        return NoteraAsync(Lasare.For(http.User), slag, vad, matt, http.RequestAborted);
    }

    /// <summary>Notes a reading.</summary>
    /// <exception cref="JournalOtillgangligException">It cannot be logged; what was asked for may not be given.</exception>
    public async Task<Lasning> NoteraAsync(Lasare lasare, string slag, string vad, Lasningsmatt matt, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(lasare);
        ArgumentNullException.ThrowIfNull(vad);
        var nu = tid.GetUtcNow();
        var lasning = new Lasning
        {
            Id = Guid.CreateVersion7(nu),
            Nar = nu,
            Vem = lasare.Vem ?? "okänd",
            Roller = string.Join(' ', lasare.Roller),
            Slag = slag,
            Vad = vad.Length > VadHogst ? vad[..VadHogst] : vad,
            Klass = matt.Klass,
            Antal = matt.Antal,
        };
        await LaggAsync(lasning, cancel);
        return lasning;
    }

    /// <summary>Notes that a live channel is no longer followed. When there is no room for it the log says, at the next start,
    /// that the end was not seen.</summary>
    public async Task AvslutaAsync(Lasning lasning)
    {
        ArgumentNullException.ThrowIfNull(lasning);
        try
        {
            await LaggAsync(lasning with { Slut = tid.GetUtcNow() }, CancellationToken.None);
        }
        catch (JournalOtillgangligException fel)
        {
            AvslutNoteradesInte(log, fel.Message);
        }
    }

    /// <summary>Waits until all that has been noted is written.</summary>
    public async Task TomAsync(CancellationToken cancel = default)
    {
        var till = Volatile.Read(ref _noterade);
        while (Volatile.Read(ref _skrivna) < till) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancel);
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await logg.BeginAsync(tid.GetUtcNow(), cancellationToken) is { } lucka) Lucka(log, lucka.Nar, lucka.Slut);
        _skriver = Task.Run(SkrivAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _ko.Writer.TryComplete();
        await using var avbrott = cancellationToken.Register(_slut.Cancel);
        await _skriver;
        if (_fel is null) await logg.EndAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose() => _slut.Dispose();

    private async Task LaggAsync(Lasning lasning, CancellationToken cancel)
    {
        Interlocked.Increment(ref _noterade);
        if (_ko.Writer.TryWrite(lasning)) return;
        try
        {
            using var klocka = new CancellationTokenSource(Vantan, TimeProvider.System);
            using var bada = CancellationTokenSource.CreateLinkedTokenSource(cancel, klocka.Token);
            await _ko.Writer.WriteAsync(lasning, bada.Token);
        }
        catch (Exception fel)
        {
            Interlocked.Decrement(ref _noterade);
            if (fel is ChannelClosedException || (fel is OperationCanceledException && !cancel.IsCancellationRequested))
                throw new JournalOtillgangligException($"Läsningen kan inte loggas just nu, och visas därför inte. {_fel ?? "Försök igen om en stund."}");
            throw;
        }
    }

    private async Task SkrivAsync()
    {
        var sats = new List<Lasning>(PerSkrivning);
        while (await _ko.Reader.WaitToReadAsync())
        {
            while (sats.Count < PerSkrivning && _ko.Reader.TryRead(out var lasning)) sats.Add(lasning);
            if (!await SkrivAsync(sats)) return;
            Interlocked.Add(ref _skrivna, sats.Count);
            sats.Clear();
        }
    }

    private async Task<bool> SkrivAsync(List<Lasning> sats)
    {
        while (true)
        {
            try
            {
                await logg.AddAsync(sats);
                if (_fel is not null) Skrivbar(log);
                _fel = null;
                return true;
            }
            catch (Exception fel)
            {
                if (_fel is null) KanInteSkriva(log, fel);
                _fel = fel is JournalOtillgangligException ? fel.Message : "Läsningsloggen kan inte skrivas; navets logg säger mer.";
            }

            if (_slut.IsCancellationRequested) return false;
            try
            {
                await Task.Delay(Omtag, TimeProvider.System, _slut.Token);
            }
            catch (OperationCanceledException)
            {
                // Stopping: one last try, and then the log says at the next start that readings are missing.
                continue;
            }
        }
    }

    // The words that someone searched for are the searcher's own and may name a person: that there were some is enough.
    private static (string Slag, string Vad) Adress(HttpRequest begaran)
    {
        var delar = begaran.Path.Value?.Split('/', 5, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var slag = delar is ["api", "v1", var forst, ..] ? forst : "annat";
        var vad = delar is ["api", "v1", _, .. var mer] ? string.Join('/', mer) : begaran.Path.Value ?? "";
        var villkor = Villkor.Where(begaran.Query.ContainsKey).Select(namn => $"{namn}={begaran.Query[namn]}").ToList();
        if (begaran.Query.ContainsKey("q")) villkor.Add("sökord");
        return (slag, villkor.Count == 0 ? vad : $"{vad}?{string.Join('&', villkor)}");
    }

    [LoggerMessage(1411, LogLevel.Warning, "Läsningsloggen var inte avslutad: läsningar mellan {Fran} och {Till} kan saknas")]
    private static partial void Lucka(ILogger logger, DateTimeOffset fran, DateTimeOffset? till);

    [LoggerMessage(1412, LogLevel.Error, "Läsningsloggen kan inte skrivas; när kön är full besvaras inget över klassen öppen")]
    private static partial void KanInteSkriva(ILogger logger, Exception fel);

    [LoggerMessage(1413, LogLevel.Information, "Läsningsloggen kan skrivas igen")]
    private static partial void Skrivbar(ILogger logger);

    [LoggerMessage(1414, LogLevel.Warning, "Att en kanal inte längre följs kunde inte noteras: {Orsak}")]
    private static partial void AvslutNoteradesInte(ILogger logger, string orsak);
}
