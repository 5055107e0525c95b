using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Lagescentral.Hub.Direkt;
using Lagescentral.Hub.Tests.Direkt;
using Lagescentral.Hub.Tests.Drift;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Fientligt;

/// <summary>What goes wrong around the hub, and what then is to be seen of it.</summary>
[Collection(Ensam.Namn)]
public sealed class FelTests
{
    [Fact]
    public async Task Those_who_send_a_byte_at_a_time_are_hung_up_on_and_hold_up_nobody()
    {
        await using var hub = await Provhub.StartaAsync(new Provval().Med("Drift:HuvudSekunder", "1"));
        var adress = hub.Adress;
        var huvuden = Enumerable.Range(0, 150).Select(_ => "GET /api/v1/jag HTTP/1.1\r\nHost: nav\r\nX-Lang: ");
        var kroppar = Enumerable.Range(0, 150).Select(_ => "POST /api/v1/handelser HTTP/1.1\r\nHost: nav\r\nX-Kalla-Nyckel: dev-ssbf\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n{");
        var troga = huvuden.Concat(kroppar).Select(borjan => TrogAsync(adress, borjan)).ToList();
        var n = 0;
        await Provhub.TillsAsync(
            async () =>
            {
                // Meanwhile the others are served.
                using var svar = await hub.PostaAsync("ssbf", hub.Post($"{n++}", "Brand").ToJsonString()).WaitAsync(TimeSpan.FromSeconds(5));
                svar.StatusCode.ShouldBe(HttpStatusCode.Accepted);
                return troga.All(t => t.IsCompleted);
            },
            "alla tröga är frånkopplade");
        await Task.WhenAll(troga);
        n.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_thousand_who_never_read_are_let_go_and_the_one_who_reads_has_it_all()
    {
        await using var hub = await Provhub.StartaAsync(new Provval().Med("Utskick:StangMs", "1000"));
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var laser = Bildfoljare.Starta(hub, kakor, "stadsdel:farsta");
        await laser.BildAsync("stadsdel:farsta");
        var utskick = hub.Tjanster.GetRequiredService<Utskick>();
        var stumma = new List<ClientWebSocket>();
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancel) =>
            {
                var (ws, _) = await Websocketfabrik.OppnaAsync(hub.Adress, kakor, mottagningsbuffert: 4_096, cancel);
                lock (stumma) stumma.Add(ws);
                await ws.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e{\"type\":1,\"target\":\"Folj\",\"arguments\":[\"stadsdel:farsta\",null,null]}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, cancel);
            });
            await Provhub.TillsAsync(() => Task.FromResult(utskick.Antal == 1_001), "alla är anslutna");
            var fore = GC.GetTotalMemory(forceFullCollection: true);
            long storst = 0;
            var langtext = string.Concat(Enumerable.Repeat("Rök syns från taket. ", 150));
            for (var n = 0; n < 200 && utskick.Antal > 1; n++)
            {
                await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, 20).Select(i => hub.Post($"f{n}-{i}", "Brand", ("stadsdel", "farsta"), ("text", langtext), ("status", "avslutad")))]);
                if (n % 5 == 0) storst = Math.Max(storst, GC.GetTotalMemory(forceFullCollection: true) - fore);
            }

            await Provhub.TillsAsync(() => Task.FromResult(utskick.Antal == 1), "de som aldrig läser är frånkopplade");
            // What waits is shared: a thousand cost about what a few do.
            storst.ShouldBeLessThan(300_000_000);
            await laser.SammaAsync(siss, "stadsdel:farsta");
        }
        finally
        {
            foreach (var ws in stumma) ws.Dispose();
        }
    }

    [Fact]
    public async Task A_storm_of_reconnecting_clients_passes_and_none_has_missed_anything()
    {
        const int Antal = 200;
        await using var hub = await Provhub.StartaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        var foljare = Enumerable.Range(0, Antal).Select(_ => Bildfoljare.Starta(hub, kakor, "stadsdel:farsta")).ToList();
        try
        {
            foreach (var f in foljare) await f.BildAsync("stadsdel:farsta");
            await using (var last = new Last(hub, fro: 5))
            {
                for (var storm = 1; storm <= 4; storm++)
                {
                    foreach (var f in foljare) f.Klipp();
                    var ganger = storm;
                    await Provhub.TillsAsync(() => Task.FromResult(foljare.All(f => f.Anslutningar > ganger)), "alla är tillbaka");
                    using var redo = await hub.Okand.GetAsync("/halsa/redo");
                    redo.StatusCode.ShouldBe(HttpStatusCode.OK);
                }
            }

            foreach (var f in foljare)
            {
                await f.SammaAsync(siss, "stadsdel:farsta");
                f.Luckor.ShouldBeEmpty();
                // What was missed is told as changes, not by starting over.
                f.Svar.Where(svar => svar.Hade).ShouldAllBe(svar => svar.Andringar);
            }

            hub.Logg.Rader.Where(rad => rad.Niva >= LogLevel.Error).ShouldBeEmpty();
        }
        finally
        {
            foreach (var f in foljare) await f.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_disk_that_fills_in_the_middle_of_a_body_gives_no_receipt_and_the_body_again_gives_each_event_once()
    {
        const int Antal = 3_000;
        await using var hub = await Provhub.MedKlockaAsync(Fulljournal.Val());
        var siss = await hub.KlientAsync("siss");
        var kropp = string.Join('\n', Enumerable.Range(0, Antal).Select(i => hub.Post($"{i}", "Brand", ("stadsdel", i % 2 == 0 ? "farsta" : "jarva"), ("status", "avslutad")).ToJsonString()));
        Fulljournal.I(hub).FullEfter(5);
        using (var svar = await hub.PostaAsync("ssbf", kropp, "application/x-ndjson"))
        {
            (await svar.ProblemAsync(HttpStatusCode.ServiceUnavailable))["detail"]!.GetValue<string>().ShouldContain("dublett");
            svar.Headers.RetryAfter.ShouldNotBeNull();
        }

        Fulljournal.I(hub).Full = false;
        using var igen = await hub.PostaAsync("ssbf", kropp, "application/x-ndjson");
        var antal = (await igen.JsonAsync(HttpStatusCode.Accepted))["antal"]!;
        var (nya, dubletter) = ((int)antal["ny"]!, (int)antal["dublett"]!);
        dubletter.ShouldBeInRange(500, Antal - 500);
        (nya + dubletter).ShouldBe(Antal);
        await Provhub.TillsAsync(async () => (int)(await siss.JsonAsync("/api/v1/stad/lagesbild"))["fonster"]!["24h"]!["antal"]! == Antal, "alla räknas en gång");
        await hub.DodaOchStartaAsync();
        await Provhub.TillsAsync(async () => (int)(await siss.JsonAsync("/api/v1/stad/lagesbild"))["fonster"]!["24h"]!["antal"]! == Antal, "alla räknas en gång efter en omstart");
    }

    [Fact]
    public async Task A_journal_put_back_alone_is_what_counts_whatever_was_made_of_the_one_before()
    {
        const int Fore = 150;
        const int Efter = 1_500;
        await using var hub = await Provhub.MedKlockaAsync();
        async Task SandAsync(string vad, int antal) =>
            await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, antal).Select(n => hub.Post($"{vad}{n}", "Brand", ("stadsdel", n % 2 == 0 ? "farsta" : "jarva"), ("text", $"{vad}texten"), ("klass", "oppen")))]);
        async Task SkaVaraAsync(HttpClient siss, int antal)
        {
            foreach (var bild in new[] { "/api/v1/stad/lagesbild", "/api/v1/stadsdelar/farsta/lagesbild" })
                await Provhub.TillsAsync(async () => (int)(await siss.JsonAsync(bild))["fonster"]!["24h"]!["antal"]! == (bild.Contains("stadsdelar", StringComparison.Ordinal) ? antal / 2 : antal), $"{bild} räknar {antal}");
            ((int)(await siss.JsonAsync("/api/v1/handelser"))["totalt"]!).ShouldBe(antal);
        }

        await SandAsync("fore", Fore);
        await hub.StoppaAsync();
        var fil = Path.Combine(hub.Mapp, "journal.db");
        var journal = await File.ReadAllBytesAsync(fil);
        await hub.StartaOmAsync();
        await SandAsync("efter", Efter);
        var siss = await hub.KlientAsync("siss");
        await SkaVaraAsync(siss, Fore + Efter);
        // Stopped, it saves its states; index and states then know lines that the journal put back does not have.
        await hub.StoppaAsync();
        await File.WriteAllBytesAsync(fil, journal);
        await hub.StartaOmAsync();
        await SkaVaraAsync(siss, Fore);
        ((int)(await siss.JsonAsync("/api/v1/handelser?q=eftertexten"))["totalt"]!).ShouldBe(0);
        hub.Logg.Rader.Select(rad => rad.Text).ShouldContain(text => text.Contains("avkortad eller återlagd", StringComparison.Ordinal));

        await SandAsync("nya", 100);
        await SkaVaraAsync(siss, Fore + 100);
        hub.Logg.Rader.Where(rad => rad.Niva >= LogLevel.Error).ShouldBeEmpty();
        await hub.DodaOchStartaAsync();
        await SkaVaraAsync(siss, Fore + 100);
    }

    [Fact]
    public async Task A_clock_set_back_an_hour_loses_nothing_and_turns_no_time_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var foljare = Bildfoljare.Starta(hub, kakor, "stadsdel:farsta");
        await foljare.BildAsync("stadsdel:farsta");
        await hub.KvittonAsync("ssbf", hub.Post("fore", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("polis", "[]");
        await foljare.SammaAsync(siss, "stadsdel:farsta");
        var per = foljare.Las("stadsdel:farsta", b => b.Per);
        var rattTid = hub.Nu;

        hub.Klocka!.Vrid(TimeSpan.FromHours(-1));
        // One that goes by the wrong clock, one that the wrong clock holds to be far ahead: kept, and told why.
        var kvitton = await hub.KvittonAsync("ssbf", hub.Post("under", "Brand", ("stadsdel", "farsta")), hub.Post("ratt", "Brand", ("stadsdel", "farsta"), ("intraffad", rattTid.ToString("O"))));
        kvitton.Select(k => (string?)k!["utfall"]).ShouldBe(["ny", "karantan"]);
        ((string?)kvitton[1]!["fel"]![0]!["falt"]).ShouldBe("intraffad");
        await foljare.SammaAsync(siss, "stadsdel:farsta");
        foljare.Las("stadsdel:farsta", b => b.Per).ShouldBeGreaterThanOrEqualTo(per);
        foljare.Las("stadsdel:farsta", b => b.Bild!["senaste"].Ider()).ShouldBe(["under", "fore"], ignoreOrder: true);
        var mottagna = foljare.Las("stadsdel:farsta", b => b.Bild!["senaste"]!.AsArray().ToDictionary(p => (string)p!["id"]!, p => (DateTimeOffset)p!["mottagen"]!));
        mottagna["under"].ShouldBeGreaterThanOrEqualTo(mottagna["fore"]);
        // The one heard by the new time has an age; of the other it cannot be told, so it is not called fresh.
        var kallor = (await siss.JsonAsync("/api/v1/kallor"))["kallor"]!;
        new[] { "ssbf", "polis" }.Select(id => ((string?)kallor[id]!["status"], (long?)kallor[id]!["alderSekunder"])).ShouldBe([("farsk", 0L), ("sen", 0L)]);

        await hub.StartaOmAsync();
        await foljare.SammaAsync(siss, "stadsdel:farsta");
        hub.Klocka.Vrid(TimeSpan.FromHours(1));
        hub.Klocka.Advance(TimeSpan.FromMinutes(1));
        ((string?)(await hub.KvittonAsync("ssbf", hub.Post("ratt", "Brand", ("stadsdel", "farsta"), ("intraffad", rattTid.ToString("O")))))[0]!["utfall"]).ShouldBe("ny");
        await foljare.SammaAsync(siss, "stadsdel:farsta");
        foljare.Las("stadsdel:farsta", b => (int)b.Bild!["fonster"]!["24h"]!["antal"]!).ShouldBe(3);
        foljare.Luckor.ShouldBeEmpty();
    }

    /// <summary>Sends a byte now and then until the server has had enough.</summary>
    private static async Task TrogAsync(Uri adress, string borjan)
    {
        using var sockel = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await sockel.ConnectAsync(IPAddress.Loopback, adress.Port);
        try
        {
            await sockel.SendAsync(Encoding.ASCII.GetBytes(borjan));
            var svar = sockel.ReceiveAsync(new byte[4_096]);
            while (await Task.WhenAny(svar, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System)) != svar) await sockel.SendAsync("x"u8.ToArray());
            await svar;
        }
        catch (SocketException)
        {
            // Hung up on in the middle of a byte.
        }
    }
}
