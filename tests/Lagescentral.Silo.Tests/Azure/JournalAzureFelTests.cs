using System.Collections.Concurrent;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Tests.Journal;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>Several nodes on one log at a real server, answers that are lost on the way, and a server that is restarted.</summary>
[Collection(Provazurite.Samling)]
public sealed class JournalAzureFelTests(Provazurite server) : JournalFlernodSpecifikation, IAsyncLifetime
{
    private readonly string _behallare = server.NyBehallare();
    private readonly Journalmeta _meta = Provazurite.NyttNamn();
    private readonly ConcurrentStack<Blobjournal> _oppnade = [];
    private readonly ConcurrentStack<Lagermapp> _mappar = [];
    private readonly Provnat _nat = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var en in _oppnade) await en.DisposeAsync();
        foreach (var mapp in _mappar) mapp.Dispose();
        _nat.Dispose();
    }

    protected override async Task<IJournal> NyNodAsync() => await NodAsync(await server.LagerAsync(_behallare));

    protected override async Task<Verifieringsrapport> VerifieraAsync() => await Blobverifiering.VerifieraAsync(await server.LagerAsync(_behallare));

    [Fact]
    public async Task Answers_that_are_lost_now_and_then_lose_no_line_and_double_none()
    {
        var nod = await NodAsync(await server.LagerAsync(_behallare, _nat.Anpassa));
        var (skrivningar, tappade) = (0, 0);
        _nat.Mellan = async (fraga, sand, _) =>
        {
            var svar = await sand();
            if (fraga.Method != HttpMethod.Put || Interlocked.Increment(ref skrivningar) % 3 != 0) return svar;
            tappade++;
            svar.Dispose();
            throw new HttpRequestException("Svaret kom inte fram.");
        };
        for (var n = 0; n < 60; n++) await nod.AppendAsync("s", n, [Rad($"{n}", $"text {n}")]);
        await nod.AppendAsync("s", 60, [Gallring(1, 2)]);

        tappade.ShouldBeGreaterThan(40);
        var poster = await nod.ReadAsync("s", 1).ListaAsync();
        poster.Take(60).Select(p => p.Fakta.Ord()).ShouldBe(Enumerable.Range(0, 60).Select(n => $"{n}"));
        poster.Take(60).Select(p => p.Text.Ord()).ShouldBe([null, null, .. Enumerable.Range(2, 58).Select(n => $"text {n}")]);
        (await VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(61));
    }

    [Fact]
    public async Task What_is_written_while_the_server_restarts_stands_once()
    {
        IJournal[] noder = [await NyNodAsync(), await NyNodAsync()];
        using var kvitton = new SemaphoreSlim(0);
        using var slut = new CancellationTokenSource();
        var skrivare = Enumerable.Range(0, 8).Select(i => Task.Run(() => SkrivAsync(noder[i % 2], $"plats/{i}", kvitton, slut))).ToList();
        await VantaAsync(kvitton, 60);
        await server.StangAsync();
        await server.OppnaAsync();
        await VantaAsync(kvitton, 120);
        await slut.CancelAsync();
        var skrivna = await Task.WhenAll(skrivare);

        var ny = await NyNodAsync();
        foreach (var nod in noder.Append(ny))
        {
            for (var i = 0; i < skrivna.Length; i++)
            {
                var poster = await nod.ReadAsync($"plats/{i}", 1).ListaAsync();
                poster.Select(p => p.Fakta.Ord()).ShouldBe(Enumerable.Range(0, skrivna[i]).Select(n => $"{n}"));
                poster.Select(p => p.Text.Ord()).ShouldBe(Enumerable.Range(0, skrivna[i]).Select(n => $"text {n}"));
            }
        }

        (await VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(skrivna.Sum()));
    }

    // Its stream is written by nobody else: where it has gone on by one, the line stands.
    private static async Task<int> SkrivAsync(IJournal nod, string strom, SemaphoreSlim kvitton, CancellationTokenSource slut)
    {
        var skrivna = 0;
        while (!slut.IsCancellationRequested)
        {
            try
            {
                await nod.AppendAsync(strom, skrivna, [Rad($"{skrivna}", $"text {skrivna}")]);
            }
            catch (FelPositionException fel)
            {
                fel.Faktisk.ShouldBe(skrivna + 1);
            }
            catch (JournalOtillgangligException)
            {
                if (await HuvudAsync(nod, strom) == skrivna) continue;
            }

            skrivna++;
            kvitton.Release();
        }

        return skrivna;
    }

    private static async Task<long> HuvudAsync(IJournal nod, string strom)
    {
        while (true)
        {
            try
            {
                return await nod.HeadAsync(strom);
            }
            catch (JournalOtillgangligException)
            {
                // The server is not back yet.
            }
        }
    }

    private static async Task VantaAsync(SemaphoreSlim kvitton, int antal)
    {
        for (var n = 0; n < antal; n++) (await kvitton.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBeTrue("ingen skriver längre");
    }

    private async Task<Blobjournal> NodAsync(IBloblager lager)
    {
        var mapp = new Lagermapp();
        _mappar.Push(mapp);
        var nod = await Blobjournal.OpenAsync(lager, _meta, new() { Mapp = mapp.Sokvag, MaxBlock = 20 }, TimeProvider.System);
        _oppnade.Push(nod);
        return nod;
    }
}
