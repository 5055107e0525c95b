using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Lagescentral.Hub.Direkt;
using Lagescentral.Hub.Tests.Direkt;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Fientligt;

/// <summary>Spoilt addresses, sessions and live messages: each is answered or closed, nobody becomes someone else, and the others notice nothing.</summary>
[Collection(Ensam.Namn)]
public sealed class AnropTests
{
    private const int Adresser = 10_000;
    private const int Kakor = 4_000;
    private const int Anslutningar = 400;
    private const int MeddelandenPerAnslutning = 20;

    [Fact]
    public async Task A_spoilt_address_is_found_refused_or_missing()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a/b", "Brand", ("stadsdel", "farsta"), ("rubrik", "Brand i källare")));
        var (_, kakor) = await hub.InloggadAsync("jour");
        string[] hela =
        [
            "/api/v1/stad/lagesbild?per=2026-11-20T13:00:00Z", "/api/v1/stadsdelar/farsta/lagesbild", "/api/v1/platser/rinkeby-torg/lagesbild", "/api/v1/platser", "/api/v1/jag",
            "/api/v1/handelser?stadsdel=farsta&plats=rinkeby-torg&kategori=brand-raddning&allvarMinst=3&fran=2026-11-19T00:00:00Z&till=2026-11-21T00:00:00Z&q=brand%20i&sida=2",
            "/api/v1/handelser/ssbf/a%2Fb", "/api/v1/karantan?lage=vantar&kalla=ssbf&fore=018f0000-0000-7000-8000-000000000000", "/api/v1/kallor", "/halsa/redo", "/openapi/v1.json", "/",
        ];
        var forvanskare = new Forvanskare(7, [.. hela.Select(Encoding.ASCII.GetBytes)]);
        var adresser = Enumerable.Range(0, Adresser).Select(_ => forvanskare.Nasta()).ToArray();
        var kaka = kakor.GetCookieHeader(hub.Adress);
        var utfall = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        async Task FragaAllaAsync(IEnumerable<byte[]> alla) => await Parallel.ForEachAsync(alla.Chunk(50), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (flera, cancel) =>
        {
            foreach (var adress in flera)
            {
                var (status, kropp) = await FragaAsync(hub, adress, kaka).WaitAsync(TimeSpan.FromSeconds(20), cancel);
                var sagt = $"{status} {kropp}\n<- {Encoding.Latin1.GetString(adress)}";
                // 505: a space in the address makes what follows it a version of HTTP.
                status.ShouldBeOneOf([0, 200, 304, 400, 401, 403, 404, 405, 414, 429, 431, 505], sagt);
                utfall.AddOrUpdate(status, 1, (_, antal) => antal + 1);
                // What is no request at all the server refuses by its status alone; what the hub refuses says why.
                if (kropp.StartsWith('{')) Orsak(kropp, sagt);
                else if (kropp.Length > 0) Encoding.Latin1.GetString(adress).ShouldStartWith("/openapi/", customMessage: sagt);
                else if (status >= 400) status.ShouldBeOneOf([400, 405, 414, 431, 505], sagt);
            }
        });

        await UtanVaxtAsync(adresser, FragaAllaAsync);
        utfall.Keys.ShouldContain(200);
        utfall.Keys.ShouldContain(400);
        utfall.Keys.ShouldContain(404);
        SkaVaraHel(hub);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_spoilt_session_is_nobodys(bool skarm)
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("hemlig", "Brand", ("stadsdel", "farsta"), ("klass", "intern")));
        var kakor = skarm ? (await hub.EnhetAsync()).Kakor : (await hub.InloggadAsync("jour")).Kakor;
        var kaka = kakor.GetCookieHeader(hub.Adress);
        var forvanskare = new Forvanskare(11, [Encoding.ASCII.GetBytes(kaka), "lagescentral="u8.ToArray()]);
        using var klient = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = hub.Adress };
        await UtanVaxtAsync([.. Enumerable.Range(0, Kakor).Select(_ => forvanskare.Nasta())], saker => Parallel.ForEachAsync(saker, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (sak, cancel) =>
        {
            // What a browser could send at all: the rest never leaves it.
            var text = new string([.. Encoding.Latin1.GetString(sak).Where(c => c is >= ' ' and < '\u007f')]);
            if (text.Length > 12_000 || text.Split(';').Any(del => del.Trim() == kaka)) return;
            using var begaran = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jag");
            begaran.Headers.TryAddWithoutValidation("Cookie", text);
            using var svar = await klient.SendAsync(begaran, cancel).WaitAsync(TimeSpan.FromSeconds(20), cancel);
            ((bool)(await svar.JsonAsync(HttpStatusCode.OK))["inloggad"]!).ShouldBeFalse(text);
        }));
        SkaVaraHel(hub);
    }

    [Fact]
    public async Task A_spoilt_message_costs_its_sender_the_connection_at_most()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var granne = Bildfoljare.Starta(hub, kakor, "stad");
        await granne.BildAsync("stad");
        string[] hela =
        [
            """{"protocol":"json","version":1}""", """{"type":1,"invocationId":"1","target":"Folj","arguments":["stad",null,null]}""",
            """{"type":1,"invocationId":"2","target":"Folj","arguments":["stadsdel:farsta",3,"epok"]}""", """{"type":1,"target":"SlutaFolja","arguments":["stad"]}""",
            """{"type":4,"invocationId":"3","target":"Folj","arguments":["plats:rinkeby-torg",null,null]}""", """{"type":5,"invocationId":"1"}""", """{"type":6}""", """{"type":7}""",
            """{"type":2,"invocationId":"1","item":1}""", """{"type":3,"invocationId":"1","result":1}""",
        ];
        var forvanskare = new Forvanskare(13, [.. hela.Select(h => Encoding.UTF8.GetBytes(h + '\u001e'))]);
        var saker = Enumerable.Range(0, Anslutningar).Select(_ => Enumerable.Range(0, MeddelandenPerAnslutning).Select(_ => forvanskare.Nasta()).ToArray()).ToArray();
        await UtanVaxtAsync(saker, flera => Parallel.ForEachAsync(
            flera, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (meddelanden, cancel) => await PrataAsync(hub, meddelanden).WaitAsync(TimeSpan.FromSeconds(20), cancel)));

        await hub.KvittonAsync("ssbf", hub.Post("efter", "Brand", ("stadsdel", "farsta")));
        await granne.SammaAsync(siss, "stad");
        granne.Anslutningar.ShouldBe(1);
        granne.Luckor.ShouldBeEmpty();
        await Provhub.TillsAsync(() => Task.FromResult(hub.Tjanster.GetRequiredService<Utskick>().Antal == 1), "bara den som läser är kvar");
        SkaVaraHel(hub);
    }

    /// <summary>Does one half, then the other: of the second nothing may stay.</summary>
    private static async Task UtanVaxtAsync<T>(T[] saker, Func<IEnumerable<T>, Task> gor)
    {
        await gor(saker[..(saker.Length / 2)]);
        var halvvags = GC.GetTotalMemory(forceFullCollection: true);
        await gor(saker[(saker.Length / 2)..]);
        (GC.GetTotalMemory(forceFullCollection: true) - halvvags).ShouldBeLessThan(12_000_000);
    }

    private static void Orsak(string kropp, string sagt)
    {
        var detalj = (string?)System.Text.Json.Nodes.JsonNode.Parse(kropp)!["detail"];
        detalj.ShouldNotBeNullOrWhiteSpace(sagt);
        detalj.ShouldNotStartWith("Anropet kunde inte", customMessage: "utan orsak: " + sagt);
    }

    /// <summary>Asks as no proper client would, and gives the status and the body of a refusal; 0 when the server closed without a word.</summary>
    private static async Task<(int Status, string Kropp)> FragaAsync(Provhub hub, byte[] adress, string kaka)
    {
        using var sockel = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await sockel.ConnectAsync(IPAddress.Loopback, hub.Adress.Port);
        await using var strom = new NetworkStream(sockel, ownsSocket: false);
        try
        {
            await strom.WriteAsync((byte[])[.. "GET "u8, .. adress, .. Encoding.ASCII.GetBytes($" HTTP/1.1\r\nHost: {hub.Adress.Authority}\r\nCookie: {kaka}\r\nConnection: close\r\n\r\n")]);
            using var lasare = new StreamReader(strom, Encoding.Latin1);
            var rad = await lasare.ReadLineAsync();
            if (rad?.Split(' ') is not ["HTTP/1.1", var text, ..]) return (0, "");
            var status = int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
            if (status < 400) return (status, "");
            var svar = await lasare.ReadToEndAsync();
            var delar = svar.Split("\r\n\r\n", 2);
            var ibitar = delar[0].Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
            // Every other line is the size of the one after.
            return (status, ibitar ? string.Concat(delar[1].Split("\r\n").Where((_, rad) => rad % 2 == 1)) : delar[^1].Trim());
        }
        catch (IOException)
        {
            return (0, "");
        }
    }

    private static async Task PrataAsync(Provhub hub, byte[][] meddelanden)
    {
        var (ws, _) = await Websocketfabrik.OppnaAsync(hub.Adress, null, null, CancellationToken.None);
        using (ws)
        {
            try
            {
                await ws.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                for (var n = 0; n < meddelanden.Length && ws.State == WebSocketState.Open; n++)
                    await ws.SendAsync(meddelanden[n], n % 7 == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: n % 5 != 0, CancellationToken.None);
                ws.Abort();
            }
            catch (Exception fel) when (fel is WebSocketException or IOException or InvalidOperationException)
            {
                // The hub has hung up: its right.
            }
        }
    }

    private static void SkaVaraHel(Provhub hub) => hub.Logg.Rader.Where(rad => rad.Niva >= LogLevel.Error).Select(rad => rad.Text).ShouldBeEmpty();
}
