using System.Diagnostics;
using System.Threading.Channels;
using Lagescentral.Prestanda.Matt;

namespace Lagescentral.Prestanda.Last;

/// <summary>What an open load gave.</summary>
/// <param name="Forsening">From when something was to be sent until it was: what the load itself adds, and what waits behind
/// an answer on the same connection.</param>
internal sealed record Oppetsvar(TimeSpan Tid, IReadOnlyList<Besvarad> Besvarade, Fordelning Forsening, Fordelning Kvittering);

/// <summary>
/// Open load: every body is sent when its time has come, whether the server has answered the last or not. On one connection
/// the next waits for the answer to the last, but its time runs from when it was to be sent.
/// </summary>
internal static class Oppenlast
{
    /// <summary>Gives each body its time: evenly, all connections by turns in the order of the flow.</summary>
    /// <param name="sandningar">Connection and body, in order.</param>
    /// <param name="start">Timestamp of the first.</param>
    /// <param name="mellan">From one body to the next.</param>
    public static List<(int Anslutning, Sandning Sandning)> Planera(IEnumerable<(int Anslutning, Sandning Sandning)> sandningar, long start, TimeSpan mellan) =>
        [.. sandningar.Select((s, i) => (s.Anslutning, s.Sandning with { Planerad = start + (long)(i * mellan.TotalSeconds * Stopwatch.Frequency) }))];

    public static async Task<Oppetsvar> KorAsync(Uri adress, IReadOnlyList<(int Anslutning, Sandning Sandning)> plan, int anslutningar)
    {
        var oppnade = await Task.WhenAll(Enumerable.Range(0, anslutningar).Select(_ => Httpanslutning.OppnaAsync(adress)));
        try
        {
            var koer = oppnade.Select(_ => Channel.CreateUnbounded<Sandning>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true })).ToArray();
            var arbetare = koer.Zip(oppnade, (ko, anslutning) => new Arbetare(anslutning, ko.Reader)).ToList();
            var start = Stopwatch.GetTimestamp();
            var svar = Task.WhenAll(arbetare.Select(a => a.KorAsync()));
            await Task.Factory.StartNew(() => Pumpa(plan, koer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await svar;
            var (forsening, kvittering) = (new Fordelning(), new Fordelning());
            foreach (var en in arbetare)
            {
                forsening.Lagg(en.Forsening);
                kvittering.Lagg(en.Kvittering);
            }

            return new Oppetsvar(Stopwatch.GetElapsedTime(start), [.. arbetare.SelectMany(a => a.Besvarade)], forsening, kvittering);
        }
        finally
        {
            foreach (var anslutning in oppnade) anslutning.Dispose();
        }
    }

    /// <summary>A thread of its own that wakes every millisecond at most and hands over what is due.</summary>
    private static void Pumpa(IReadOnlyList<(int Anslutning, Sandning Sandning)> plan, Channel<Sandning>[] koer)
    {
        using var vila = new ManualResetEventSlim();
        foreach (var (anslutning, sandning) in plan)
        {
            while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), sandning.Planerad) is var kvar && kvar > TimeSpan.Zero)
                vila.Wait(kvar < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(Math.Floor(kvar.TotalMilliseconds)));
            koer[anslutning].Writer.TryWrite(sandning);
        }

        foreach (var ko in koer) ko.Writer.Complete();
    }

    private sealed class Arbetare(Httpanslutning anslutning, ChannelReader<Sandning> ko)
    {
        public List<Besvarad> Besvarade { get; } = [];

        public Fordelning Forsening { get; } = new();

        public Fordelning Kvittering { get; } = new();

        public async Task KorAsync()
        {
            while (await ko.WaitToReadAsync())
            {
                while (ko.TryRead(out var sandning))
                {
                    Forsening.Ta(Stopwatch.GetElapsedTime(sandning.Planerad));
                    var svar = await anslutning.SandAsync(sandning.Begaran);
                    Besvarade.Add(new Besvarad(sandning, svar, Stopwatch.GetTimestamp()));
                    Kvittering.Ta(Stopwatch.GetElapsedTime(sandning.Planerad));
                }
            }
        }
    }
}
