using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Fientligt;

/// <summary>Whatever is sent to the intake is answered, soon, by a receipt or by a refusal that names its cause; and the hub is as it was.</summary>
[Collection(Ensam.Namn)]
public sealed class KropparTests
{
    private const int PerFormat = 4_000;
    private const int Samtidiga = 4;

    private const string Post = """{"id":"ID","typ":"Brand i byggnad","intraffad":"2026-11-20T13:40:00Z","publicerad":"2026-11-20T13:45:00+00:00","rubrik":"Brand vid Rinkeby torg","text":"Rök syns från ett tak.\nIngen skadad.","lat":59.388,"lon":17.929,"plats":"Rinkeby torg","stadsdel":"jarva","status":"pagaende","allvar":3,"klass":"intern"}""";
    private const string Insats = """{"larmnummer":"ID","sosArende":"1-2","typ":1,"larm":"2026-11-20T13:40:00Z","framme":"2026-11-20T13:50:00Z","adress":"Torgvägen","stadsdel":"sodermalm","enheter":["1080"],"status":"larmad","uppdaterad":"2026-11-20T13:55:00Z"}""";
    private const string Rapport = """{"mote":"2026-W47","rapporter":[{"stadsdel":"Rinkeby-Kista","handelser":[{"typ":"Skadegörelse","intraffad":"2026-11-19 12:00","text":"Klotter på skolan","allvar":2}]}]}""";
    private const string Blad = "Nr;Händelsetyp;Inträffad;Stadsdelsområde;Plats;Beskrivning;Allvar\r\nID;Ordningsstörning;2026-11-19 18:30;Skärholmen;Skärholmens torg;\"Samling; torget\";2\r\n";
    private const string Alert = """<?xml version="1.0" encoding="utf-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>ID</identifier><sender>larm@brand.example</sender><sent>2026-11-20T14:30:00+01:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><language>sv-SE</language><category>Fire</category><event>Brand i byggnad</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty><headline>Kraftig rök</headline><area><areaDesc>Rinkeby torg</areaDesc><circle>59.388,17.929 0.4</circle></area></info></alert>""";

    [Theory]
    [InlineData("/api/v1/handelser", "ssbf", "application/json", new[] { Post, "[" + Post + "," + Post + "]", "[]" })]
    [InlineData("/api/v1/handelser", "ssbf", "application/x-ndjson", new[] { Post, Post + "\n" + Post + "\n", "\n" })]
    [InlineData("/api/v1/handelser", "ssbf", "application/cap+xml", new[] { Alert })]
    [InlineData("/api/v1/ssbf/handelser", "ssbf", "application/json", new[] { Insats, "[" + Insats + "]" })]
    [InlineData("/api/v1/siss/rapport", "siss", "application/json", new[] { Rapport })]
    [InlineData("/api/v1/siss/rapport?mote=2026-W47", "siss", "text/csv", new[] { Blad })]
    public async Task A_spoilt_body_gets_a_receipt_or_a_cause(string vag, string kalla, string typ, string[] hela)
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var forvanskare = new Forvanskare(vag.Length * 31 + typ.Length, [.. hela.SelectMany(h => new[] { "a", "b", "c" }.Select(id => Encoding.UTF8.GetBytes(h.Replace("ID", id, StringComparison.Ordinal))))]);
        var kroppar = Enumerable.Range(0, PerFormat).Select(_ => forvanskare.Nasta()).ToArray();
        var klient = hub.Okand;
        var utfall = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        async Task SkickaAsync(IEnumerable<byte[]> flera) => await Parallel.ForEachAsync(flera, new ParallelOptions { MaxDegreeOfParallelism = Samtidiga }, async (kropp, cancel) =>
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Post, vag) { Content = new ByteArrayContent(kropp) };
            begaran.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(typ);
            begaran.Headers.Add("X-Kalla-Nyckel", "dev-" + kalla);
            using var svar = await klient.SendAsync(begaran, cancel).WaitAsync(TimeSpan.FromSeconds(20), cancel);
            foreach (var ord in await GranskaAsync(svar, kropp)) utfall.AddOrUpdate(ord, 1, (_, antal) => antal + 1);
        });

        await SkickaAsync(kroppar[..(PerFormat / 2)]);
        var halvvags = GC.GetTotalMemory(forceFullCollection: true);
        await SkickaAsync(kroppar[(PerFormat / 2)..]);
        // What was taken in is remembered and shown; nothing else may stay.
        var vaxt = GC.GetTotalMemory(forceFullCollection: true) - halvvags;
        vaxt.ShouldBeLessThan(12_000_000 + 8_192L * utfall.GetValueOrDefault("ny"));

        utfall.Keys.ShouldContain(ord => ord == "400" || ord == "413");
        utfall.Keys.ShouldContain("karantan");
        hub.Logg.Rader.Where(rad => rad.Niva >= LogLevel.Error).ShouldBeEmpty();
        (await hub.KvittonAsync("siss", hub.Post("hel", "Brand")))[0]!["utfall"]!.GetValue<string>().ShouldBe("ny");
    }

    private static async Task<IReadOnlyList<string>> GranskaAsync(HttpResponseMessage svar, byte[] kropp)
    {
        var text = await svar.Content.ReadAsStringAsync();
        var sagt = $"{(int)svar.StatusCode} {text[..Math.Min(600, text.Length)]}\n<- {Encoding.UTF8.GetString(kropp.AsSpan(0, Math.Min(600, kropp.Length)))}";
        var json = JsonNode.Parse(text);
        if (svar.StatusCode == HttpStatusCode.Accepted)
        {
            var kvitton = json!["kvitton"]!.AsArray();
            foreach (var kvitto in kvitton.Where(k => (string?)k!["utfall"] == "karantan"))
                kvitto!["fel"]!.AsArray().ShouldContain(fel => !string.IsNullOrWhiteSpace((string?)fel!["orsak"]), sagt);
            return [.. kvitton.Select(k => (string)k!["utfall"]!)];
        }

        svar.StatusCode.ShouldBeOneOf([HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge], sagt);
        svar.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var detalj = (string?)json!["detail"];
        detalj.ShouldNotBeNullOrWhiteSpace(sagt);
        detalj.ShouldNotStartWith("Anropet kunde inte", customMessage: "utan orsak: " + sagt);
        return [((int)svar.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)];
    }
}
