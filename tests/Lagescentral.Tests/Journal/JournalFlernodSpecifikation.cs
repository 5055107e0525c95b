using Lagescentral.Journal;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>What every journal does that several processes may write to at once. An implementation inherits this and says how a process
/// opens it.</summary>
public abstract class JournalFlernodSpecifikation
{
    /// <summary>Opens the test's own journal as another process does.</summary>
    protected abstract Task<IJournal> NyNodAsync();

    /// <summary>Verifies it.</summary>
    protected abstract Task<Verifieringsrapport> VerifieraAsync();

    [Fact]
    public async Task Writers_of_several_processes_lose_nothing_and_no_reader_misses_a_number()
    {
        IJournal[] noder = [await NyNodAsync(), await NyNodAsync(), await NyNodAsync()];
        using var slut = new CancellationTokenSource();
        // Each reads on from where it was, while the others write.
        var lasare = noder.Select(nod => Task.Run(async () =>
        {
            var (sedda, till) = (new List<(long Nummer, string Fakta)>(), 0L);
            for (var klar = false; !klar;)
            {
                klar = slut.IsCancellationRequested;
                await foreach (var post in nod.ReadAllAsync(till))
                {
                    sedda.Add((post.Nummer, post.Fakta.Ord()));
                    till = post.Nummer;
                }
            }

            return sedda;
        })).ToList();
        var skrivare = Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            var (nod, kvitterade, slump) = (noder[i % 3], new List<string>(), new Random(i));
            for (var n = 0; n < 25; n++)
            {
                // Four of the streams are shared by three owners each, who now and then believe that nobody else writes.
                var strom = $"plats/{i / 3}";
                var huvud = await nod.HeadAsync(strom);
                var rader = Enumerable.Range(0, slump.Next(1, 4)).Select(r => Rad($"{i}:{n}:{r}", $"text {i} {n} {r}", 0, $"nyckel:{i}")).ToList();
                try
                {
                    var poster = await nod.AppendAsync(strom, huvud, rader);
                    kvitterade.AddRange(poster.Select(p => p.Fakta.Ord()));
                }
                catch (FelPositionException fel)
                {
                    fel.Faktisk.ShouldBeGreaterThan(fel.Vantad);
                }
            }

            return kvitterade;
        })).ToList();
        var kvitterade = (await Task.WhenAll(skrivare)).SelectMany(k => k).ToList();
        await slut.CancelAsync();

        var alla = await noder[0].ReadAllAsync(0).ListaAsync();
        alla.Select(p => p.Fakta.Ord()).ShouldBe(kvitterade, ignoreOrder: true);
        alla.GroupBy(p => p.Strom).ShouldAllBe(g => g.OrderBy(p => p.Nummer).Select(p => p.Position).SequenceEqual(Enumerable.Range(1, g.Count()).Select(i => (long)i)));
        foreach (var sedda in await Task.WhenAll(lasare)) sedda.ShouldBe(alla.Select(p => (p.Nummer, p.Fakta.Ord())));
        (await VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Texter.ShouldBe(alla.Count));
    }

    [Fact]
    public async Task A_guard_is_what_it_is_now_whichever_process_asks()
    {
        var (a, b) = (await NyNodAsync(), await NyNodAsync());
        await a.AppendAsync("agare/x", 0, [Rad()]);
        // Taken over in another process, and not read here.
        await b.AppendAsync("s", 0, [Rad("1")], new Strompunkt("agare/x", 1));
        await b.AppendAsync("agare/x", 1, [Rad()]);

        await Should.ThrowAsync<FelVaktException>(a.AppendAsync("s", 1, [Rad("zombie")], new Strompunkt("agare/x", 1)));
        await a.AppendAsync("s", 1, [Rad("2")], new Strompunkt("agare/x", 2));
        (await b.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Time_never_goes_backwards_in_a_stream_whoever_writes()
    {
        var (a, b) = (await NyNodAsync(), await NyNodAsync());
        await a.AppendAsync("s", 0, [Rad("1", sekund: 10)]);

        await Should.ThrowAsync<FelRadException>(b.AppendAsync("s", 1, [Rad("2", sekund: 9)]));
        await b.AppendAsync("s", 1, [Rad("2", sekund: 11)]);
        await Should.ThrowAsync<FelRadException>(a.AppendAsync("s", 2, [Rad("3", sekund: 10)]));
    }
}
