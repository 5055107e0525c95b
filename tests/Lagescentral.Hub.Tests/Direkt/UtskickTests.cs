using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Direkt;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>One who reads slowly costs the others nothing, and the hub little; many who read get the same bytes.</summary>
public sealed class UtskickTests
{
    private const int EfterByte = 1_048_576;
    private const int StorstaAndring = 400_000;

    [Fact]
    public async Task One_who_falls_behind_is_told_to_ask_anew_and_then_has_it_all()
    {
        await using var hub = await Provhub.StartaAsync(new Provval().Med("Utskick:EfterByte", $"{EfterByte}").Med("Utskick:StangMs", "60000"));
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var trog = Bildfoljare.StartaTrang(hub, kakor, "stadsdel:farsta");
        await using var snabb = Bildfoljare.Starta(hub, kakor, "stadsdel:farsta");
        await trog.BildAsync("stadsdel:farsta");
        await snabb.BildAsync("stadsdel:farsta");

        trog.Pausa();
        var utskick = hub.Tjanster.GetRequiredService<Utskick>();
        var storst = await FyllAsync(hub, utskick, snabb, "stadsdel:farsta", efter: 20);
        await snabb.SammaAsync(siss, "stadsdel:farsta");
        storst.ShouldBeLessThan(EfterByte + StorstaAndring);
        storst.ShouldBeGreaterThan(StorstaAndring / 2);

        trog.Fortsatt();
        await trog.SammaAsync(siss, "stadsdel:farsta");
        trog.Andringar.ShouldContain(a => a["nyBild"] != null);
        trog.Luckor.ShouldNotBeEmpty();
        trog.Anslutningar.ShouldBe(1);
        snabb.Luckor.ShouldBeEmpty();
        utskick.Vantar.ShouldBe(0);
    }

    [Fact]
    public async Task One_who_has_stopped_reading_is_closed_and_the_others_go_on()
    {
        await using var hub = await Provhub.StartaAsync(new Provval().Med("Utskick:StangMs", "1000"));
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var stilla = Bildfoljare.StartaTrang(hub, kakor, "stad");
        await using var snabb = Bildfoljare.Starta(hub, kakor, "stad");
        await stilla.BildAsync("stad");
        await snabb.BildAsync("stad");
        var utskick = hub.Tjanster.GetRequiredService<Utskick>();
        utskick.Antal.ShouldBe(2);

        stilla.Pausa();
        await FyllAsync(hub, utskick, snabb, "stad", efter: 20);
        await Provhub.TillsAsync(() => Task.FromResult(utskick.Antal == 1), "den som inte läser kopplas från");
        await snabb.SammaAsync(siss, "stad");
        snabb.Luckor.ShouldBeEmpty();
        snabb.Anslutningar.ShouldBe(1);

        stilla.Fortsatt();
        await stilla.SammaAsync(siss, "stad");
        stilla.Anslutningar.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Two_hundred_followers_get_the_same_bytes()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (_, kakor) = await hub.InloggadAsync("siss");
        var foljare = new List<(ClientWebSocket Ws, Task<List<string>> Andringar)>();
        try
        {
            for (var n = 0; n < 200; n++)
            {
                var (ws, _) = await Websocketfabrik.OppnaAsync(hub.Adress, kakor, null, CancellationToken.None);
                var foljer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                foljare.Add((ws, AndringarAsync(ws, antal: 5, foljer)));
                await foljer.Task.WaitAsync(TimeSpan.FromSeconds(10));
            }

            for (var n = 0; n < 5; n++)
                await hub.KvittonAsync("ssbf", hub.Post($"a{n}", "Brand", ("stadsdel", "farsta"), ("rubrik", "Brand i källare")));
            var alla = await Task.WhenAll(foljare.Select(f => f.Andringar)).WaitAsync(TimeSpan.FromSeconds(30));
            alla[0].Count.ShouldBeGreaterThan(0);
            alla.ShouldAllBe(andringar => andringar.SequenceEqual(alla[0]));
        }
        finally
        {
            foreach (var (ws, _) in foljare) ws.Dispose();
        }
    }

    /// <summary>Sends long texts until what lies between the hub and the one that does not read is full, and then some
    /// more, or until that one has been closed; gives the most that has been seen waiting for it.</summary>
    private static async Task<long> FyllAsync(Provhub hub, Utskick utskick, Bildfoljare snabb, string kanal, int efter)
    {
        const int PerGang = 60;
        var anslutna = utskick.Antal;
        var langtext = string.Concat(Enumerable.Repeat("Rök syns från taket. ", 150));
        long storst = 0;
        for (var (n, kvar) = (0, efter); n < 400 && kvar > 0 && utskick.Antal == anslutna; n++)
        {
            var poster = Enumerable.Range(0, PerGang).Select(i => hub.Post($"f{n}-{i}", "Brand", ("stadsdel", "farsta"), ("text", langtext), ("status", "avslutad"))).ToArray();
            await hub.KvittonAsync("ssbf", poster);
            // When the quick one has it all, what still waits is for the other.
            await Provhub.TillsAsync(() => Task.FromResult(snabb.Las(kanal, b => b.Seq) == (n + 1) * PerGang), "den snabba har allt");
            var vantar = utskick.Vantar;
            storst = Math.Max(storst, vantar);
            kvar = vantar > 0 ? kvar - 1 : efter;
        }

        return storst;
    }

    /// <summary>Follows the city by hand and gives the messages with changes, as they stood on the wire, until number <paramref name="antal"/>.</summary>
    private static async Task<List<string>> AndringarAsync(ClientWebSocket ws, int antal, TaskCompletionSource foljer)
    {
        var andringar = new List<string>();
        var rest = "";
        var buffert = new byte[16_384];
        await SandAsync(ws, """{"protocol":"json","version":1}""");
        await SandAsync(ws, """{"type":1,"invocationId":"1","target":"Folj","arguments":["stad",null,null]}""");
        while (true)
        {
            var svar = await ws.ReceiveAsync(buffert, CancellationToken.None);
            rest += Encoding.UTF8.GetString(buffert.AsSpan(0, svar.Count));
            while (rest.IndexOf('\u001e') is >= 0 and var slut)
            {
                var meddelande = rest[..slut];
                rest = rest[(slut + 1)..];
                var json = JsonNode.Parse(meddelande)!;
                if ((int?)json["type"] == 3) foljer.SetResult();
                if ((int?)json["type"] != 1) continue;
                andringar.Add(meddelande);
                if ((long)json["arguments"]![0]!["till"]! >= antal) return andringar;
            }
        }
    }

    private static Task SandAsync(ClientWebSocket ws, string meddelande) =>
        ws.SendAsync(Encoding.UTF8.GetBytes(meddelande + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
