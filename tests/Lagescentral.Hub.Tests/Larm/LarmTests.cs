using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Hub.Tests.Direkt;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Larm;

/// <summary>Larm over the API and live: from the event to the closing, and what each reader may see of it.</summary>
public sealed class LarmTests
{
    private const string Nyckel = "0192f5c0-0000-7000-8000-00000000000";

    [Fact]
    public async Task A_shooting_is_a_larm_at_once_that_says_why_and_is_closed_with_a_reason()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "jarva"), ("plats", "Rinkeby torg")));
        var larm = await EttAsync(siss);
        ((string?)larm["regel"]).ShouldBe("allvarlig-handelse");
        ((string?)larm["tillstand"]).ShouldBe("utlost");
        ((string?)larm["forklaring"]!["minstaAndring"]).ShouldBe("Om allvaret hade varit 4 i stället för 5.");
        larm["handelser"].Ider().ShouldBe(["1"]);
        var id = (string)larm["id"]!;
        (await hub.Tjanster.GetRequiredService<IAktorer>().Larm.AttSandaAsync(10)).ShouldHaveSingleItem().Innehall.ShouldSatisfyAllConditions(
            i => i.Rubrik.ShouldBe("Skottlossning. Allvarlig händelse"), i => i.Plats.ShouldBe("Rinkeby torg"), i => i.Lank.ShouldBe($"/jour/larm/{id}"));

        using (var sedd = await siss.PostaAsync($"/api/v1/larm/{id}/sedd", new JsonObject())) ((string?)(await sedd.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("sett");
        // The same send twice is one kvittering, whether its answer was kept or not.
        for (var varv = 0; varv < 2; varv++)
        {
            using var tagen = await jour.PostaAsync($"/api/v1/larm/{id}/kvittera", new JsonObject(), nyckel: Nyckel + "1");
            ((string?)(await tagen.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("kvitterat");
        }

        using (var over = await jour.PostaAsync($"/api/v1/larm/{id}/overlamna", new JsonObject { ["till"] = "p-siss" })) ((string?)(await over.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("overlamnat");
        using (var ja = await siss.PostaAsync($"/api/v1/larm/{id}/taover", new JsonObject())) ((string?)(await ja.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("overtaget");
        using (var utan = await siss.PostaAsync($"/api/v1/larm/{id}/avsluta", new JsonObject())) ((string?)(await utan.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("kommentar");
        using (var klart = await siss.PostaAsync($"/api/v1/larm/{id}/avsluta", new JsonObject { ["kommentar"] = "Polisen har platsen." })) await klart.JsonAsync(HttpStatusCode.OK);

        foreach (var varv in new[] { 0, 1 })
        {
            (await siss.JsonAsync("/api/v1/larm?status=aktiv"))["larm"]!.AsArray().ShouldBeEmpty();
            var historik = await siss.JsonAsync($"/api/v1/larm/{id}");
            historik["rader"]!.AsArray().Select(r => (string?)r!["slag"]).ShouldBe(
                ["larm.utlost.v1", "larm.sett.v1", "larm.kvitterat.v1", "larm.overlamnat.v1", "larm.overtaget.v1", "larm.avslutat.v1"]);
            ((string?)historik["rader"]![5]!["kommentar"]).ShouldBe("Polisen har platsen.");
            ((string?)historik["rader"]![2]!["av"]!["roll"]).ShouldBe("jour");
            ((string?)historik["skolor"]![0]!["namn"]).ShouldBe("Rinkebyskolan");
            if (varv == 0) await hub.StartaOmAsync();
        }
    }

    [Fact]
    public async Task A_merged_report_leaves_its_larm_as_merged_with_a_way_to_the_other_event_and_a_silence_says_why()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        using (var tyst = await jour.PostaAsync("/api/v1/tystnader", new JsonObject { ["stadsdel"] = "jarva", ["allvarHogst"] = 5, ["till"] = hub.Nu.AddHours(1).ToString("O"), ["orsak"] = "Anmäld filminspelning" })) await tyst.JsonAsync(HttpStatusCode.Created);
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("plats", "Rinkeby torg")));
        await hub.KvittonAsync("polis", hub.Post("2", "Skottlossning", ("plats", "Rinkeby torg")));
        await TillsAsync(hub, async () => (int)(await EttAsync(siss))["antal"]! == 2, "båda är på larmet");
        var id = (string)(await EttAsync(siss))["id"]!;
        var tystat = await siss.JsonAsync($"/api/v1/larm/{id}");
        ((string)tystat["larm"]!["tystad"]!, (string)tystat["tystnad"]!["orsak"]!).ShouldBe(((string)tystat["tystnad"]!["id"]!, "Anmäld filminspelning"));

        using (var ihop = await jour.PostaAsync("/api/v1/handelser/ssbf/1/sammanforing", new JsonObject { ["med"] = "polis/2" }, "1")) ihop.StatusCode.ShouldBe(HttpStatusCode.OK);
        await TillsAsync(hub, async () => (int)(await EttAsync(siss))["antal"]! == 1, "den ena är borta från larmet");
        var larm = await EttAsync(siss);
        (larm["handelser"].Ider().Single(), (int)larm["aterkallade"]!).ShouldBe(("2", 0));
        larm["sammanforda"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe("""{"kalla":"ssbf","id":"1","medKalla":"polis","medId":"2"}""");

        // Two events after all: it is on the larm as before.
        using (var isar = await jour.PostaAsync("/api/v1/handelser/ssbf/1/sarskiljning", new JsonObject(), "2")) isar.StatusCode.ShouldBe(HttpStatusCode.OK);
        await TillsAsync(hub, async () => (int)(await EttAsync(siss))["antal"]! == 2, "den är på larmet igen");
        (await EttAsync(siss))["sammanforda"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Beside_something_serious_stand_the_preschools_near_it_whoever_runs_them_and_whom_to_contact()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        foreach (var (namn, typ, agare, lat) in new[] { ("Förskolan Solrosen", "forskola", "Solrosen ekonomisk förening", 59.3893), ("Parken bredvid", "park", "Staden", 59.3893), ("Förskolan långt bort", "forskola", "Staden", 59.4100) })
            using (var svar = await jour.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = namn, ["typ"] = typ, ["lat"] = lat, ["lon"] = 17.929, ["agare"] = agare })) await svar.JsonAsync(HttpStatusCode.Created);
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "jarva"), ("plats", "Rinkeby torg")));
        var skolor = (await siss.JsonAsync($"/api/v1/larm/{(string)(await EttAsync(siss))["id"]!}"))["skolor"]!.AsArray();
        skolor.Select(s => ((string?)s!["namn"], (string?)s["agare"])).ShouldContain(("Förskolan Solrosen", "Solrosen ekonomisk förening"));
        skolor.Select(s => (string?)s!["namn"]).ShouldNotContain("Parken bredvid");
        skolor.Select(s => (string?)s!["namn"]).ShouldNotContain("Förskolan långt bort");
        skolor.Select(s => (int)s!["meter"]!).ShouldBe(skolor.Select(s => (int)s!["meter"]!).Order());
    }

    [Fact]
    public async Task Nobody_answers_and_the_ladder_climbs_on_the_hubs_own_clock_over_restarts()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "farsta")));
        ((int)(await EttAsync(siss))["steg"]!).ShouldBe(2);
        await hub.StartaOmAsync();
        hub.Klocka!.Advance(TimeSpan.FromMinutes(5));
        await TillsAsync(hub, async () => (int)(await EttAsync(siss))["steg"]! == 3, "tredje steget är nått");
        (await EttAsync(siss))["avier"]!.AsArray().Select(a => (string?)a!["mottagare"]).ShouldContain("p-direktor-farsta");
        await hub.StartaOmAsync();
        hub.Klocka.Advance(TimeSpan.FromMinutes(10));
        await TillsAsync(hub, async () => (bool)(await EttAsync(siss))["obesvarat"]!, "larmet är obesvarat");
    }

    [Fact]
    public async Task What_is_for_a_circle_is_seen_by_the_circle_alone_everywhere()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss, farsta) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"), await hub.KlientAsync("direktor-farsta"));
        await using var intern = await Bildfoljare.AnslutAsync(hub, (await hub.InloggadAsync("siss")).Kakor);
        await hub.KvittonAsync("cosafe", hub.Post("1", "Inrymning", ("stadsdel", "farsta"), ("klass", "begransad")));
        await hub.KvittonAsync("cosafe", hub.Post("2", "Inrymning", ("stadsdel", "bromma"), ("klass", "begransad")));
        (await jour.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().Select(l => (string?)l!["stadsdel"]).ShouldBe(["bromma", "farsta"], ignoreOrder: true);
        (await farsta.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().Select(l => (string?)l!["stadsdel"]).ShouldBe(["farsta"]);
        (await siss.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().ShouldBeEmpty();
        var bromma = (string)(await jour.JsonAsync("/api/v1/larm?stadsdel=bromma"))["larm"]![0]!["id"]!;
        foreach (var utanfor in new[] { siss, farsta })
        {
            using var las = await utanfor.GetAsync($"/api/v1/larm/{bromma}");
            await las.ProblemAsync(HttpStatusCode.NotFound);
            using var tag = await utanfor.PostaAsync($"/api/v1/larm/{bromma}/kvittera", new JsonObject());
            await tag.ProblemAsync(HttpStatusCode.NotFound);
        }

        using (var okand = await hub.Okand.GetAsync("/api/v1/larm")) await okand.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_change_comes_live_on_the_channel_and_a_wall_gets_no_more_than_it_may()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (_, kakor) = await hub.InloggadAsync("siss");
        var (_, vaggkakor, _, _) = await hub.EnhetAsync();
        await using var siss = Bildfoljare.Starta(hub, kakor, "larm");
        await using var vagg = Bildfoljare.Starta(hub, vaggkakor, "larm");
        var jour = await hub.KlientAsync("jour");
        await Provhub.TillsAsync(() => Task.FromResult(siss.Svar.Count == 1 && vagg.Svar.Count == 1), "båda följer");
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "farsta")));
        await Provhub.TillsAsync(() => Task.FromResult(!siss.Andringar.IsEmpty && !vagg.Andringar.IsEmpty), "larmet syns");
        var id = (string)(await EttAsync(jour))["id"]!;
        using (var tagen = await jour.PostaAsync($"/api/v1/larm/{id}/kvittera", new JsonObject())) await tagen.JsonAsync(HttpStatusCode.OK);
        await Provhub.TillsAsync(() => Task.FromResult(siss.Andringar.Any(a => (string?)a["andring"]?["larm"]?[id]?["tillstand"] == "kvitterat")), "kvitteringen syns");
        vagg.Andringar.Select(a => a["andring"]!["larm"]![id]!.AsObject()).ShouldAllBe(l =>
            l.Select(f => f.Key).All(f => "id allvar stadsdel plats regelnamn tillstand utlost senast antal ovning obesvarat avslutat".Split(' ', StringSplitOptions.None).Contains(f)));
        siss.Luckor.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_are_changed_by_those_who_may_with_every_fault_named_by_line_and_field()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (admin, siss) = (await hub.KlientAsync("admin"), await hub.KlientAsync("siss"));
        var verk = (await siss.JsonAsync("/api/v1/regler")).AsObject();
        verk.Remove("version");
        const string fel = """
            { "trappor": [{ "id": "t", "namn": "T", "upprepa": "10m", "steg": [{ "mottagare": ["nagon"], "inom": "5m" }] }],
              "regler": [
                { "id": "a", "namn": "A", "typ": "genast", "nar": { "kategori": ["finns-inte"] } },
                { "id": "b", "namn": "B", "typ": "antal", "antal": 1, "inom": "9d" }
              ] }
            """;
        using (var nekad = await SattAsync(siss, fel, "1")) await nekad.ProblemAsync(HttpStatusCode.Forbidden);
        using (var felaktig = await SattAsync(admin, fel, "1"))
            (await felaktig.ProblemAsync(HttpStatusCode.BadRequest))["fel"]!.AsArray().Select(f => ((int)f!["rad"]!, (string?)f["falt"])).ShouldBe(
                [(1, "trappor[0].steg[0].mottagare"), (3, "regler[0].nar.kategori"), (4, "regler[1].omrade"), (4, "regler[1].antal"), (4, "regler[1].inom")]);
        using (var tomma = await SattAsync(admin, """{ "trappor": [{ "id": "t", "namn": "T", "upprepa": "10m", "steg": [{ "mottagare": ["roll:jour"], "inom": "5m" }] }], "regler": [{ "id": "a", "namn": "A", "typ": "genast", "nar": null, "hammasAv": null }] }""", "1"))
            (await tomma.ProblemAsync(HttpStatusCode.BadRequest))["fel"]!.AsArray().Select(f => (string?)f!["falt"]).ShouldBe(["regler[0].hammasAv", "regler[0].nar"], ignoreOrder: true);
        using (var stavfel = await SattAsync(admin, """{ "trappor": [], "regler": [{ "id": "a", "namn": "A", "typ": "genast", "nar": { "allvarMinnst": 5 } }] }""", "1"))
            ((string?)(await stavfel.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["orsak"]).ShouldBe("Går inte att läsa: fältet är okänt. Stava om det, eller ta bort det.");

        verk["regler"]!.AsArray().First(r => (string?)r!["id"] == "allvarlig-handelse")!["nar"] = new JsonObject { ["allvarMinst"] = 2 };
        using (var utan = await SattAsync(admin, verk.ToJsonString(), null)) await utan.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var satt = await SattAsync(admin, verk.ToJsonString(), "1")) ((int)(await satt.JsonAsync(HttpStatusCode.OK))["version"]!).ShouldBe(2);
        using (var forsent = await SattAsync(admin, fel.Replace("finns-inte", "vald", StringComparison.Ordinal), "1")) forsent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await hub.StartaOmAsync();
        ((int)(await siss.JsonAsync("/api/v1/regler"))["version"]!).ShouldBe(2);
        await hub.KvittonAsync("ssbf", hub.Post("1", "Trafikolycka", ("stadsdel", "farsta"), ("allvar", 2)));
        ((int)(await EttAsync(siss))["regelversion"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Rules_are_tried_on_what_has_happened_before_they_hold()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        for (var i = 0; i < 30; i++)
        {
            await hub.KvittonAsync("ssbf", hub.Post($"{i}", i % 10 == 0 ? "Skottlossning" : "Trafikolycka", ("stadsdel", "farsta"), ("allvar", i % 10 == 0 ? 5 : 3)));
            hub.Klocka!.Advance(TimeSpan.FromHours(8));
        }

        // Sessions have ended meanwhile.
        var siss = await hub.KlientAsync("siss");
        var regler = new JsonArray(new JsonObject { ["id"] = "allvarlig-handelse", ["namn"] = "Allvarlig händelse", ["typ"] = "genast", ["nar"] = new JsonObject { ["allvarMinst"] = 3 }, ["samlas"] = "6h" });
        using var svar = await siss.PostaAsync("/api/v1/regler/provkor", new JsonObject { ["regler"] = regler });
        var prov = await svar.JsonAsync(HttpStatusCode.OK);
        ((bool)prov["klar"]!).ShouldBeTrue();
        ((int)prov["handelser"]!).ShouldBe(30);
        prov["nya"]!.AsArray().Count.ShouldBe(27);
        ((int)prov["lika"]!).ShouldBe(3);
        prov["veckor"]!.AsArray().Sum(v => (int)v!["nya"]!).ShouldBe(30);
        prov["timmar"]!.AsArray().Sum(t => (int)t!["fore"]!).ShouldBe(3);
        (await siss.JsonAsync($"/api/v1/regler/provkor/{(string)prov["id"]!}"))["lika"]!.GetValue<int>().ShouldBe(3);

        using var fel = await siss.PostaAsync("/api/v1/regler/provkor", new JsonObject { ["fran"] = "i går", ["regler"] = new JsonArray(new JsonObject { ["id"] = "A" }) });
        (await fel.ProblemAsync(HttpStatusCode.BadRequest))["fel"]!.AsArray().Select(f => (string?)f!["falt"]).First().ShouldBe("fran");
    }

    [Fact]
    public async Task A_silence_is_set_by_those_on_call_with_a_reason_and_an_end()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        var begaran = new JsonObject { ["stadsdel"] = "farsta", ["allvarHogst"] = 5, ["till"] = hub.Nu.AddHours(2).ToString("O"), ["orsak"] = "Anmäld filminspelning." };
        using (var nekad = await siss.PostaAsync("/api/v1/tystnader", begaran.DeepClone())) await nekad.ProblemAsync(HttpStatusCode.Forbidden);
        using (var fel = await jour.PostaAsync("/api/v1/tystnader", new JsonObject()))
            (await fel.ProblemAsync(HttpStatusCode.BadRequest))["fel"]!.AsArray().Select(f => (string?)f!["falt"]).ShouldBe(["regel", "till", "orsak"]);
        string id;
        using (var satt = await jour.PostaAsync("/api/v1/tystnader", begaran.DeepClone())) id = (string)(await satt.JsonAsync(HttpStatusCode.Created))["id"]!;
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "farsta")));
        var larm = await EttAsync(siss);
        ((string?)larm["tystad"]).ShouldBe(id);
        larm["avier"]!.AsArray().ShouldBeEmpty();
        using (var slut = await jour.PostaAsync($"/api/v1/tystnader/{id}/avslut")) ((bool)(await slut.JsonAsync(HttpStatusCode.OK))["galler"]!).ShouldBeFalse();
        (await EttAsync(siss))["avier"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Something_serious_that_was_refused_is_itself_a_larm()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        ((string?)(await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "ingenstans"))))[0]!["utfall"]).ShouldBe("karantan");
        await TillsAsync(hub, async () => (await jour.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().Any(l => (string?)l!["regel"] == "allvarligt-i-karantan"), "karantänen larmar");
    }

    // The clock goes on a second at a time: a tick that falls on a slow turn is made good by the next.
    private static Task TillsAsync(Provhub hub, Func<Task<bool>> galler, string vad) => Provhub.TillsAsync(
        async () =>
        {
            hub.Klocka!.Advance(TimeSpan.FromSeconds(1));
            return await galler();
        },
        vad);

    private static async Task<JsonNode> EttAsync(HttpClient klient)
    {
        JsonArray larm = [];
        await Provhub.TillsAsync(async () => (larm = (await klient.JsonAsync("/api/v1/larm"))["larm"]!.AsArray()).Count > 0, "larmet finns");
        return larm.ShouldHaveSingleItem()!;
    }

    private static async Task<HttpResponseMessage> SattAsync(HttpClient klient, string regler, string? version)
    {
        using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/regler") { Content = new StringContent(regler, Encoding.UTF8, "application/json") };
        if (version is not null) begaran.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await klient.SendAsync(begaran);
    }
}
