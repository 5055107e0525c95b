using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Fientligt;

/// <summary>Whatever a person's program sends, at every address that takes a person's word: done, or refused by its cause.</summary>
[Collection(Ensam.Namn)]
public sealed class ManniskorsKropparTests
{
    private const int PerAdress = 400;
    private const int Hallna = 40;
    private static readonly int[] Vantade = [200, 201, 204, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429];

    [Fact]
    public async Task A_spoilt_word_of_a_person_is_done_or_gets_a_cause()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("plats", "Rinkeby torg"), ("text", "Rök syns")));
        await hub.KvittonAsync("polis", hub.Post("b", "Brand", ("plats", "Rinkeby torg")));
        await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, Hallna).Select(n => hub.Post($"h{n}", "Hot", ("stadsdel", "farsta"), ("text", "Ring 070-123 45 67")))]);
        await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, Hallna).Select(n => hub.Post($"k{n}", "Hot", ("stadsdel", "finns-inte")))]);
        var admin = await hub.KlientAsync("admin");
        using var noterat = await admin.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = "Det sägs att bron är stängd" });
        var rykte = "/api/v1/rykten/" + (string)(await noterat.JsonAsync(HttpStatusCode.Created))["id"]!;
        var vantar = (await admin.JsonAsync("/api/v1/karantan")).AsArray().Select(p => $"/api/v1/karantan/{p!["id"]}/").ToArray();
        vantar.Length.ShouldBeGreaterThanOrEqualTo(2 * Hallna);
        await hub.KvittonAsync("ssbf", hub.Post("l", "Skottlossning", ("stadsdel", "farsta")));
        string larm = "";
        await Provhub.TillsAsync(async () => (larm = "/api/v1/larm/" + (string?)(await admin.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().FirstOrDefault()?["id"]).Length > 13, "larmet finns");
        const string Linje = """{"id":"tib","namn":"Tjänsteperson i beredskap","vadFor":"Allt","klass":"intern","bemannas":{"dagar":["helg"],"fran":"22:00","till":"06:00"},"skikt":[{"namn":"Veckor","deltagare":["p-admin","p-jour"],"sort":"vecka","var":1,"start":"2026-11-16","slut":"2027-11-16","byte":"08:00","nar":{"veckodagar":["fredag"],"utom":["lucia"]}}],"fran":"2026-11-21T00:00:00Z"}""";
        using (var linje = await admin.PostaAsync("/api/v1/jour", JsonNode.Parse(Linje.Replace("\"tib\"", "\"fast\"", StringComparison.Ordinal)))) linje.StatusCode.ShouldBe(HttpStatusCode.Created);
        (Func<int, string> Vag, string[] Hela)[] adresser =
        [
            (_ => "/api/v1/handelser/ssbf/a/placering", ["""{"stadsdel":"jarva","orsak":"Enligt vakten"}""", """{"plats":"rinkeby-torg"}"""]),
            (_ => "/api/v1/handelser/ssbf/a/rattelse", ["""{"kategori":"ordning","allvar":4,"status":"avslutad","orsak":"Enligt vakten"}""", """{"atertag":["kategori","allvar"]}"""]),
            (_ => "/api/v1/handelser/polis/b/sammanforing", ["""{"med":"ssbf/a","orsak":"Samma brand"}"""]),
            (_ => "/api/v1/handelser/polis/b/sarskiljning", ["""{"orsak":"Två bränder"}"""]),
            (n => $"/api/v1/handelser/ssbf/h{n % Hallna}/gallring", ["""{"orsak":"Begäran om rättelse"}"""]),
            (_ => "/api/v1/handelser/ssbf/a/gallringsstopp", ["""{"orsak":"Begäran om utlämnande","till":"2026-12-20T13:00:00Z"}"""]),
            (_ => "/api/v1/handelser/ssbf/a/gallringsstopp/slapp", ["""{"orsak":"Handlingen är utlämnad"}"""]),
            (_ => "/api/v1/forslag/sammanforing/avvisa", ["""{"a":"ssbf/a","b":"polis/b","orsak":"Två bränder"}"""]),
            (_ => "/api/v1/forslag/sammanforing/ateroppna", ["""{"a":"ssbf/a","b":"polis/b"}"""]),
            (n => vantar[n % vantar.Length] + "rattad", ["""{"rubrik":"Hot","text":"Ring vakten","plats":"Torget"}""", """{"id":"k1","typ":"Hot","intraffad":"2026-11-20T13:40:00Z","stadsdel":"farsta"}"""]),
            (n => vantar[n % vantar.Length] + "slapp", ["{}"]),
            (n => vantar[n % vantar.Length] + "avvisad", ["{}"]),
            (_ => "/api/v1/platser", ["""{"namn":"Provtorget","typ":"torg","lat":59.388,"lon":17.929,"osakerhetMeter":100,"alias":["Provplan"],"agare":"Trafikkontoret"}"""]),
            (_ => "/api/v1/rykten", ["""{"rykte":"Det sägs att skolan är stängd","hort":"socialaMedier","stadsdelar":["farsta"]}"""]),
            (_ => rykte + "/notering", ["""{"rykte":"Det sägs att bron är stängd","stadsdelar":["farsta"]}"""]),
            (_ => rykte + "/kontroll", ["""{"organisation":"Trafikkontoret"}"""]),
            (_ => rykte + "/svar", ["""{"utfall":"dementerat","svar":"Bron är öppen.","per":"2026-11-20T13:40:00Z","oppen":true,"medRykte":false,"organisation":"Trafikkontoret"}"""]),
            (_ => rykte + "/ateroppna", ["""{"orsak":"Nya uppgifter"}"""]),
            (_ => rykte + "/sammanfor", ["""{"som":"finns-inte"}"""]),
            (_ => "/api/v1/organisationer", ["""{"id":"sisab","namn":"SISAB","slag":"bolag","vadFor":"Skolor","kallasAv":"TiB","kontorstid":{"telefon":"08-508 460 00","epost":"info@exempel.se","annat":"Rakel"},"ovrigtid":{"telefon":"08-508 460 01"},"stadsdelar":["farsta"]}"""]),
            (_ => "/api/v1/jour", [Linje]),
            (_ => "/api/v1/jour/tib", [Linje]),
            (_ => "/api/v1/jour/tib/avsluta", ["{}"]),
            (_ => "/api/v1/jour/fast/ersattningar", ["""{"person":"p-admin","fran":"2026-11-20T18:00:00Z","till":"2026-11-21T18:00:00Z","utover":false,"orsak":"Sjukdom"}"""]),
            (_ => "/api/v1/jour/fast/ersattningar/finns-inte/aterta", ["{}"]),
            (_ => "/api/v1/jour/fast/byten", ["""{"min":{"fran":"2026-11-27T08:00:00Z","till":"2026-11-27T18:00:00Z"},"med":"p-jour","din":{"fran":"2026-12-04T08:00:00Z","till":"2026-12-04T18:00:00Z"},"orsak":"Utbildning"}"""]),
            (_ => "/api/v1/jour/fast/byten/finns-inte/anta", ["{}"]),
            (_ => "/api/v1/jour/fast/byten/finns-inte/avboj", ["{}"]),
            (_ => "/api/v1/jour/fast/import", ["BEGIN:VCALENDAR"]),
            .. new[] { "sedd", "kvittera", "taover", "avboj", "atgardas", "ateroppna" }.Select(vad => ((Func<int, string>)(_ => $"{larm}/{vad}"), new[] { """{"kommentar":"På väg"}""", "{}" })),
            (_ => larm + "/overlamna", ["""{"till":"p-jour","kommentar":"Mitt pass är slut"}"""]),
            (_ => larm + "/avsluta", ["""{"kommentar":"Utrett på plats"}"""]),
            (_ => larm + "/kommentera", ["""{"kommentar":"Polisen är på väg"}"""]),
            (_ => larm + "/gallring", ["""{"orsak":"Begäran om rättelse"}"""]),
            (_ => "/api/v1/regler", ["""{"regler":[{"id":"a","namn":"A","typ":"genast","nar":{"allvarMinst":5},"samlas":"6h"}],"trappor":[{"id":"t","namn":"T","upprepa":"10m","steg":[{"mottagare":["roll:jour"],"inom":"5m","kraver":1}]}]}"""]),
            (_ => "/api/v1/regler/provkor", ["""{"regler":[{"id":"a","namn":"A","typ":"antal","antal":3,"inom":"2h","omrade":"stadsdel"}],"fran":"2026-11-19T00:00:00Z","till":"2026-11-20T00:00:00Z"}"""]),
            (_ => "/api/v1/regler/provkor/finns-inte/avbryt", ["{}"]),
            (_ => "/api/v1/tystnader", ["""{"regel":"allvarlig-handelse","stadsdel":"farsta","allvarHogst":4,"till":"2026-11-21T13:00:00Z","orsak":"Anmäld filminspelning"}"""]),
            (_ => "/api/v1/tystnader/finns-inte/avslut", ["{}"]),
            (_ => "/api/v1/tystnader/finns-inte/gallring", ["""{"orsak":"Begäran om rättelse"}"""]),
            (_ => "/api/v1/nivaer/farsta", ["""{"niva":"bevakningslage","skal":"Oroligt efter skjutningen","oppen":true}"""]),
            (_ => "/api/v1/nivaer/farsta/behall", ["""{"skal":"Känt sedan tidigare"}"""]),
            (_ => "/api/v1/nivaer/farsta/1/gallring", ["""{"orsak":"Begäran om rättelse"}"""]),
            (_ => "/api/v1/nivaer/farsta/slapp", ["""{"oppen":true}"""]),
            (_ => "/api/v1/enheter", ["""{"namn":"Väggen","plats":"Plan 5"}"""]),
            (_ => "/api/v1/enheter/finns-inte/aterkalla", ["{}"]),
            (_ => "/api/v1/aviseringar/prenumerationer", ["""{"endpoint":"http://127.0.0.1:9/x","p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4","auth":"BTBZMqHH6r4Tts7J_aSIgg","namn":"Telefonen"}"""]),
            (_ => "/api/v1/aviseringar/prov", ["""{"enhet":"finns-inte"}""", "{}"]),
            (_ => "/api/v1/aviseringar/webhookar", ["""{"namn":"Porten","url":"https://exempel.invalid/x","form":"sms","klass":"oppen","mottagare":["personer","p-jour"]}"""]),
            (_ => "/api/v1/aviseringar/doda/finns-inte/om", ["{}"]),
            (_ => "/api/v1/inloggning/enhet", ["""{"nyckel":"AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"}"""]),
        ];
        // None that a person may speak to is left out.
        var beskrivna = (await hub.Okand.JsonAsync("/openapi/v1.json"))["paths"]!.AsObject().Where(par => par.Value!["post"] is not null).Select(par => par.Key.Split('/')[^1]).ToHashSet();
        beskrivna.ExceptWith(adresser.Select(a => a.Vag(0).Split('/')[^1]));
        beskrivna.ShouldBe(["utloggning", "utveckling", "rapport", "handelser", "{linje}", "{omrade}"], ignoreOrder: true);

        var slump = new Random(17);
        var anrop = adresser.SelectMany((adress, nr) =>
        {
            var forvanskare = new Forvanskare(nr, [.. adress.Hela.Select(Encoding.UTF8.GetBytes)]);
            return Enumerable.Range(0, PerAdress).Select(n => (Vag: adress.Vag(n), Kropp: forvanskare.Nasta(), Version: slump.Next(1, 8), Nyckel: slump.Next(3)));
        }).ToArray();
        slump.Shuffle(anrop);
        var utfall = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        async Task SkickaAsync(IEnumerable<(string Vag, byte[] Kropp, int Version, int Nyckel)> flera) => await Parallel.ForEachAsync(flera, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (ett, cancel) =>
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Post, ett.Vag) { Content = new ByteArrayContent(ett.Kropp) };
            begaran.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            begaran.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ett.Version}\""));
            if (ett.Nyckel > 0) begaran.Headers.Add("Idempotency-Key", ett.Nyckel == 1 ? Guid.CreateVersion7(hub.Nu).ToString() : Convert.ToHexString(ett.Kropp.AsSpan(0, Math.Min(16, ett.Kropp.Length))));
            using var svar = await admin.SendAsync(begaran, cancel).WaitAsync(TimeSpan.FromSeconds(20), cancel);
            var text = await svar.Content.ReadAsStringAsync(cancel);
            var sagt = $"{(int)svar.StatusCode} {text[..Math.Min(600, text.Length)]}\n<- {ett.Vag} {Encoding.UTF8.GetString(ett.Kropp.AsSpan(0, Math.Min(600, ett.Kropp.Length)))}";
            ((int)svar.StatusCode).ShouldBeOneOf(Vantade, sagt);
            utfall.AddOrUpdate((int)svar.StatusCode, 1, (_, antal) => antal + 1);
            if ((int)svar.StatusCode < 400) return;
            svar.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", sagt);
            var detalj = (string?)JsonNode.Parse(text)!["detail"];
            detalj.ShouldNotBeNullOrWhiteSpace(sagt);
            detalj.ShouldNotStartWith("Anropet kunde inte", customMessage: "utan orsak: " + sagt);
        });

        await SkickaAsync(anrop[..(anrop.Length / 2)]);
        var halvvags = GC.GetTotalMemory(forceFullCollection: true);
        await SkickaAsync(anrop[(anrop.Length / 2)..]);
        (GC.GetTotalMemory(forceFullCollection: true) - halvvags).ShouldBeLessThan(20_000_000);

        foreach (var status in new[] { 200, 204, 400, 412 }) utfall.Keys.ShouldContain(status);
        hub.Logg.Rader.Where(rad => rad.Niva >= LogLevel.Error).Select(rad => rad.Text).ShouldBeEmpty();
        (await hub.KvittonAsync("siss", hub.Post("hel", "Brand")))[0]!["utfall"]!.GetValue<string>().ShouldBe("ny");
    }
}
