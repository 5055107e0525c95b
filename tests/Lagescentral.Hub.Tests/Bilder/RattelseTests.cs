using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Direkt;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

/// <summary>What people say of events, through the whole hub: it stands over the source, is shown as theirs, and can be taken back.</summary>
public sealed class RattelseTests
{
    private const string Nyckel = "0192f5c0-0000-7000-8000-000000000002";

    [Fact]
    public async Task A_correction_stands_when_the_source_revises_and_gives_way_when_it_is_taken_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        var jour = await hub.KlientAsync("jour");
        await using var foljare = Bildfoljare.Starta(hub, kakor, "stad", "stadsdel:farsta");
        foreach (var kanal in new[] { "stad", "stadsdel:farsta" }) await foljare.BildAsync(kanal);
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("stadsdel", "farsta"), ("allvar", 2), ("rubrik", "Rök")));

        using (var svar = await RattaAsync(jour, "a", "1", new JsonObject { ["allvar"] = 5, ["kategori"] = "hot-sabotage", ["orsak"] = "Anlagd, bekräftat av insatsledaren" }))
        {
            (await svar.JsonAsync(HttpStatusCode.OK)).ToJsonString().ShouldBe("""{"kalla":"ssbf","id":"a","rev":2}""");
            svar.Headers.ETag!.Tag.ShouldBe("\"2\"");
        }

        hub.Klocka!.Advance(TimeSpan.FromMinutes(3));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("stadsdel", "farsta"), ("allvar", 3), ("rubrik", "Rök ur tak")));
        foreach (var kanal in new[] { "stad", "stadsdel:farsta" }) await foljare.SammaAsync(siss, kanal);
        foljare.Las("stad", b => (int)b.Bild!["oppna"]![0]!["allvar"]!).ShouldBe(5);
        var handelse = (await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!;
        ((int)handelse["allvar"]!, (string)handelse["kategori"]!, (string)handelse["rubrik"]!).ShouldBe((5, "hot-sabotage", "Rök ur tak"));
        var rattat = handelse["rattat"]!.AsArray();
        rattat.Select(r => (string)r!["falt"]!).ShouldBe(["kategori", "allvar"]);
        ((string)rattat[1]!["kallans"]!, (string)rattat[1]!["vem"]!, (string)rattat[1]!["orsak"]!).ShouldBe(("3", "jour", "Anlagd, bekräftat av insatsledaren"));
        ((string)rattat[0]!["kallans"]!, (string)rattat[0]!["kallansNamn"]!).ShouldBe(("brand-raddning", "Brand och räddning"));
        ((DateTimeOffset)rattat[0]!["tid"]!).ShouldBe(hub.Nu.AddMinutes(-3));
        (await siss.JsonAsync("/api/v1/handelser?kategori=hot-sabotage&allvarMinst=5"))["handelser"].Ider().ShouldBe(["a"]);

        // One word is taken back: what the source says now holds, and the other stands.
        using (var svar = await RattaAsync(jour, "a", "3", new JsonObject { ["atertag"] = new JsonArray("allvar") })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        handelse = (await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!;
        ((int)handelse["allvar"]!, (string)handelse["kategori"]!).ShouldBe((3, "hot-sabotage"));
        using (var svar = await RattaAsync(jour, "a", "4", new JsonObject { ["atertag"] = new JsonArray("kategori") })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        var historik = await siss.JsonAsync("/api/v1/handelser/ssbf/a");
        (historik["handelse"]!["rattat"], (string)historik["handelse"]!["kategori"]!).ShouldBe((null, "brand-raddning"));
        historik["revisioner"]!.AsArray().Select(r => string.Join(',', (r!["ingrepp"]?["sagt"]?.AsArray() ?? []).Select(s => (string)s!)) + "-" + string.Join(',', (r["ingrepp"]?["atertaget"]?.AsArray() ?? []).Select(s => (string)s!)))
            .ShouldBe(["-", "kategori,allvar-", "-", "-allvar", "-kategori"]);
        foreach (var kanal in new[] { "stad", "stadsdel:farsta" }) await foljare.SammaAsync(siss, kanal);
        foljare.Luckor.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_event_counts_no_more_whatever_the_source_says_and_comes_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        using (var svar = await RattaAsync(jour, "a", "1", new JsonObject { ["status"] = "aterkallad", ["orsak"] = "Dubbelt larm" })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta"), ("allvar", 4)));
        var bild = await jour.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild");
        ((int)bild["fonster"]!["1h"]!["antal"]!, bild["oppna"].Ider().Length, (string)bild["senaste"]![0]!["status"]!).ShouldBe((0, 0, "aterkallad"));
        using (var svar = await RattaAsync(jour, "a", "3", new JsonObject { ["atertag"] = new JsonArray("status") })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await jour.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"].Ider().ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_place_set_by_a_person_says_why_and_is_taken_back_to_where_the_source_has_it_now()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        using (var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "bromma", ["orsak"] = "Fel gatunamn" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "skarpnack")));
        var ratt = (await jour.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["rattat"]![0]!;
        ((string)ratt["falt"]!, (string)ratt["kallans"]!, (string)ratt["orsak"]!).ShouldBe(("placering", "skarpnack", "Fel gatunamn"));
        // Who may place it in the district that it goes back to may take the word back.
        var farsta = await hub.KlientAsync("direktor-farsta");
        using (var svar = await RattaAsync(farsta, "a", "3", new JsonObject { ["atertag"] = new JsonArray("placering") })) svar.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using (var svar = await RattaAsync(jour, "a", "3", new JsonObject { ["atertag"] = new JsonArray("placering") })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await jour.JsonAsync("/api/v1/stadsdelar/skarpnack/lagesbild"))["oppna"].Ider().ShouldBe(["a"]);
        (await jour.JsonAsync("/api/v1/stadsdelar/bromma/lagesbild"))["oppna"].Ider().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_needs_the_version_seen_a_reason_and_something_to_say()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        JsonObject Kropp() => new() { ["allvar"] = 4, ["orsak"] = "Spridning till granne" };
        foreach (var version in new[] { null, "2", "x" })
        {
            using var svar = await RattaAsync(jour, "a", version, Kropp());
            await svar.ProblemAsync(HttpStatusCode.PreconditionFailed);
        }

        (JsonObject Kropp, string? Falt)[] fel =
        [
            (new() { ["orsak"] = "inget" }, null), (new() { ["allvar"] = 6, ["orsak"] = "orsak" }, "allvar"), (new() { ["allvar"] = 4 }, "orsak"),
            (new() { ["allvar"] = 4, ["orsak"] = "ab" }, "orsak"), (new() { ["allvar"] = 4, ["orsak"] = new string('x', 301) }, "orsak"),
            (new() { ["allvar"] = 4, ["orsak"] = "Ring 811228-9874" }, "orsak"), (new() { ["allvar"] = 4, ["orsak"] = "två\nrader" }, "orsak"),
            (new() { ["kategori"] = "rymden", ["orsak"] = "orsak" }, "kategori"), (new() { ["status"] = "pagaende", ["orsak"] = "orsak" }, "status"),
            (new() { ["atertag"] = new JsonArray("klass") }, "atertag"), (new() { ["allvar"] = 4, ["atertag"] = new JsonArray("allvar"), ["orsak"] = "orsak" }, "atertag"),
        ];
        foreach (var (kropp, falt) in fel)
        {
            using var svar = await RattaAsync(jour, "a", "1", kropp);
            var problem = await svar.ProblemAsync(HttpStatusCode.BadRequest);
            ((string?)problem["fel"]![0]!["falt"]).ShouldBe(falt);
            problem.ToJsonString().ShouldNotContain("811228");
        }

        ((int)(await jour.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["rev"]!).ShouldBe(1);

        // The same key does it once, and its answer carries the version again.
        for (var gang = 0; gang < 2; gang++)
        {
            using var svar = await RattaAsync(jour, "a", "1", Kropp(), Nyckel);
            ((int)(await svar.JsonAsync(HttpStatusCode.OK))["rev"]!, svar.Headers.ETag!.Tag).ShouldBe((2, "\"2\""));
        }

        // To say again what stands writes nothing.
        using var igen = await RattaAsync(jour, "a", "2", Kropp());
        ((int)(await igen.JsonAsync(HttpStatusCode.OK))["rev"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Reports_are_proposed_merged_shown_on_the_event_and_parted_without_a_trace()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        var jour = await hub.KlientAsync("jour");
        await using var foljare = Bildfoljare.Starta(hub, kakor, "stad", "stadsdel:jarva", "plats:rinkeby-torg");
        string[] kanaler = ["stad", "stadsdel:jarva", "plats:rinkeby-torg"];
        foreach (var kanal in kanaler) await foljare.BildAsync(kanal);
        await hub.KvittonAsync("polis", hub.Post("p", "Brand", ("plats", "Rinkeby torg"), ("klass", "intern")));
        hub.Klocka!.Advance(TimeSpan.FromMinutes(10));
        await hub.KvittonAsync("ssbf", hub.Post("s", "Brand i byggnad", ("plats", "Rinkeby torg"), ("allvar", 4)));
        var fore = await BilderAsync(siss);

        var forslag = (await jour.JsonAsync("/api/v1/forslag/sammanforing?stadsdel=jarva")).AsArray().ShouldHaveSingleItem()!;
        ((string)forslag["huvud"]!["id"]!, (string)forslag["del"]!["id"]!, (int)forslag["poang"]!).ShouldBe(("s", "p", 100));
        forslag["skal"]!.AsArray().Select(s => (string)s!["text"]!).ShouldBe(["samma plats: Rinkeby torg", "10 minuter ifrån varandra", "samma kategori: Brand och räddning"]);
        (await jour.JsonAsync("/api/v1/forslag/sammanforing?stadsdel=farsta")).AsArray().Count.ShouldBe(0);

        using (var svar = await jour.PostaAsync("/api/v1/handelser/polis/p/sammanforing", new JsonObject { ["med"] = "ssbf/s", ["orsak"] = "Samma brand" }, "1", Nyckel))
            ((int)(await svar.JsonAsync(HttpStatusCode.OK))["rev"]!).ShouldBe(2);
        foreach (var kanal in kanaler) await foljare.SammaAsync(siss, kanal);
        var bild = await siss.JsonAsync("/api/v1/stadsdelar/jarva/lagesbild");
        ((int)bild["fonster"]!["1h"]!["antal"]!, (int)bild["oppnaAntal"]!).ShouldBe((1, 1));
        bild["senaste"].Ider().ShouldBe(["s", "p"]);
        ((string)bild["senaste"]![1]!["sammanford"]!["kalla"]!, (string)bild["senaste"]![1]!["sammanford"]!["id"]!).ShouldBe(("ssbf", "s"));
        var huvud = await siss.JsonAsync("/api/v1/handelser/ssbf/s");
        huvud["ihop"].Ider().ShouldBe(["p"]);
        ((int)huvud["handelse"]!["rev"]!).ShouldBe(1);
        (await jour.JsonAsync("/api/v1/forslag/sammanforing")).AsArray().Count.ShouldBe(0);

        using (var svar = await jour.PostaAsync("/api/v1/handelser/polis/p/sarskiljning", new JsonObject(), "2")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var kanal in kanaler) await foljare.SammaAsync(siss, kanal);
        (await BilderAsync(siss)).ShouldBe(fore);
        (await siss.JsonAsync("/api/v1/handelser/ssbf/s"))["ihop"].Ider().ShouldBeEmpty();
        await hub.StartaOmAsync();
        (await BilderAsync(siss)).ShouldBe(fore);
        foljare.Luckor.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_merged_into_an_event_that_a_person_withdraws_is_back_when_the_answer_comes()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("polis", hub.Post("p", "Brand", ("stadsdel", "farsta"), ("klass", "intern")));
        await hub.KvittonAsync("ssbf", hub.Post("s", "Brand", ("stadsdel", "farsta")));
        using (var svar = await jour.PostaAsync("/api/v1/handelser/polis/p/sammanforing", new JsonObject { ["med"] = "ssbf/s" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var svar = await RattaAsync(jour, "s", "1", new JsonObject { ["status"] = "aterkallad", ["orsak"] = "Falskt larm" })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await jour.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"].Ider().ShouldBe(["p"]);
        var ingrepp = (await jour.JsonAsync("/api/v1/handelser/polis/p"))["revisioner"]![2]!["ingrepp"]!;
        ((string)ingrepp["vem"]!, (string)ingrepp["orsak"]!).ShouldBe(("system", "Händelsen som rapporten var sammanförd med återkallades."));
    }

    [Fact]
    public async Task What_cannot_be_merged_says_why_and_nothing_of_what_may_not_be_read()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("polis", hub.Post("p", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("s", "Brand", ("stadsdel", "farsta")), hub.Post("s2", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("cosafe", hub.Post("c", "Larm", ("stadsdel", "farsta")));
        async Task<string> Hinder(HttpClient klient, string del, string med)
        {
            using var svar = await klient.PostaAsync($"/api/v1/handelser/{del}/sammanforing", new JsonObject { ["med"] = med }, "1");
            return (string)(await svar.ProblemAsync(HttpStatusCode.Conflict))["detail"]!;
        }

        (await Hinder(jour, "polis/p", "ssbf/s")).ShouldContain("strängare klass");
        // To one who may not read it, a closed event and none at all are the same.
        (await Hinder(siss, "polis/p", "cosafe/c")).ShouldBe((await Hinder(siss, "polis/p", "cosafe/x")).Replace("/x", "/c", StringComparison.Ordinal));
        (await Hinder(jour, "polis/p", "polis/p")).ShouldContain("sig själv");
        foreach (var med in new[] { null, "", "polis", "polis/", "/p" })
        {
            using var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/s/sammanforing", new JsonObject { ["med"] = med }, "1");
            ((string?)(await svar.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("med");
        }

        using (var gammal = await jour.PostaAsync("/api/v1/handelser/ssbf/s/sammanforing", new JsonObject { ["med"] = "polis/p" }, "7")) await gammal.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/s/sammanforing", new JsonObject { ["med"] = "polis/p" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var kedja = await jour.PostaAsync("/api/v1/handelser/ssbf/s2/sammanforing", new JsonObject { ["med"] = "ssbf/s" }, "1"))
            ((string)(await kedja.ProblemAsync(HttpStatusCode.Conflict))["detail"]!).ShouldContain("själv sammanförd med polis/p");
    }

    [Fact]
    public async Task Nobody_is_told_of_an_event_that_was_closed_after_a_report_was_merged_into_it()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("polis", hub.Post("hemligt-sedan", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("s", "Brand", ("stadsdel", "farsta")));
        using (var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/s/sammanforing", new JsonObject { ["med"] = "polis/hemligt-sedan" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await siss.GetStringAsync("/api/v1/handelser/ssbf/s")).ShouldContain("hemligt-sedan");
        await hub.KvittonAsync("polis", hub.Post("hemligt-sedan", "Brand", ("stadsdel", "farsta"), ("klass", "begransad")));
        await Provhub.TillsAsync(async () => (await siss.JsonAsync("/api/v1/handelser/ssbf/s"))["revisioner"]!.AsArray().Count == 3, "rapporten särskiljs");
        foreach (var vag in new[] { "/api/v1/handelser/ssbf/s", "/api/v1/stadsdelar/farsta/lagesbild", "/api/v1/handelser", "/api/v1/stad/lagesbild" })
            (await siss.GetStringAsync(vag)).ShouldNotContain("hemligt-sedan");
        (await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"].Ider().ShouldBe(["s"]);
        ((string)(await jour.JsonAsync("/api/v1/handelser/ssbf/s"))["revisioner"]![1]!["handelse"]!["sammanford"]!["id"]!).ShouldBe("hemligt-sedan");
    }

    [Fact]
    public async Task A_refused_proposal_stands_over_a_restart_and_is_made_again_when_that_is_taken_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("polis", hub.Post("p", "Brand", ("plats", "Rinkeby torg")));
        await hub.KvittonAsync("ssbf", hub.Post("s", "Brand", ("plats", "Rinkeby torg")));
        (await jour.JsonAsync("/api/v1/forslag/sammanforing")).AsArray().Count.ShouldBe(1);
        JsonObject Kropp(string? b, string? orsak = "Två skilda bränder") => new() { ["a"] = "polis/p", ["b"] = b, ["orsak"] = orsak };
        using (var fel = await jour.PostaAsync("/api/v1/forslag/sammanforing/avvisa", Kropp("ssbf"))) ((string?)(await fel.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("b");
        using (var fel = await jour.PostaAsync("/api/v1/forslag/sammanforing/avvisa", Kropp("ssbf/x"))) await fel.ProblemAsync(HttpStatusCode.NotFound);
        using (var fel = await jour.PostaAsync("/api/v1/forslag/sammanforing/avvisa", Kropp("ssbf/s", "811228-9874"))) await fel.ProblemAsync(HttpStatusCode.BadRequest);
        for (var gang = 0; gang < 2; gang++)
        {
            using var svar = await jour.PostaAsync("/api/v1/forslag/sammanforing/avvisa", Kropp("ssbf/s"));
            svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await jour.JsonAsync("/api/v1/forslag/sammanforing")).AsArray().Count.ShouldBe(0);
        await hub.StartaOmAsync();
        (await jour.JsonAsync("/api/v1/forslag/sammanforing")).AsArray().Count.ShouldBe(0);
        using (var fel = await jour.GetAsync("/api/v1/forslag/sammanforing/avvisade?handelse=ssbf")) ((string?)(await fel.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("handelse");
        using (var fel = await jour.GetAsync("/api/v1/forslag/sammanforing/avvisade?handelse=ssbf/x")) await fel.ProblemAsync(HttpStatusCode.NotFound);
        foreach (var handelse in new[] { "polis/p", "ssbf/s" })
        {
            var avvisat = (await jour.JsonAsync("/api/v1/forslag/sammanforing/avvisade?handelse=" + handelse)).AsArray().ShouldHaveSingleItem()!;
            ((string?)avvisat["a"]!["id"], (string?)avvisat["b"]!["id"], (string?)avvisat["vem"], (string?)avvisat["orsak"]).ShouldBe(("p", "s", "jour", "Två skilda bränder"));
        }

        for (var gang = 0; gang < 2; gang++)
        {
            using var svar = await jour.PostaAsync("/api/v1/forslag/sammanforing/ateroppna", Kropp("ssbf/s", null));
            svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await jour.JsonAsync("/api/v1/forslag/sammanforing/avvisade?handelse=ssbf/s")).AsArray().ShouldBeEmpty();
        (await jour.JsonAsync("/api/v1/forslag/sammanforing")).AsArray().Count.ShouldBe(1);
        await hub.StartaOmAsync();
        (await jour.JsonAsync("/api/v1/forslag/sammanforing")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reasons_and_roles_are_for_those_who_work_for_the_city_and_that_it_was_corrected_for_all()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("polis", hub.Post("p", "Brand", ("stadsdel", "farsta")));
        using (var svar = await jour.PostaAsync("/api/v1/handelser/polis/p/rattelse", new JsonObject { ["allvar"] = 5, ["orsak"] = "Kvaxorsak" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var (klient, falt) in new[] { (hub.Okand, 2), (await hub.KlientAsync("vagg"), 4), (await hub.KlientAsync("siss"), 6) })
        {
            foreach (var vag in new[] { "/api/v1/stadsdelar/farsta/lagesbild", "/api/v1/handelser/polis/p" })
            {
                var json = await klient.JsonAsync(vag);
                var handelse = json["handelse"] ?? json["senaste"]![0]!;
                handelse["rattat"]![0]!.AsObject().Count.ShouldBe(falt);
                json.ToJsonString().Contains("Kvaxorsak", StringComparison.Ordinal).ShouldBe(falt == 6);
            }
        }
    }

    private static Task<HttpResponseMessage> RattaAsync(HttpClient klient, string id, string? version, JsonObject kropp, string? nyckel = null) =>
        klient.PostaAsync($"/api/v1/handelser/ssbf/{id}/rattelse", kropp, version, nyckel);

    /// <summary>Pictures without what numbers changes.</summary>
    private static async Task<string> BilderAsync(HttpClient klient)
    {
        var texter = new List<string>();
        foreach (var vag in new[] { "stad", "stadsdelar/jarva", "platser/rinkeby-torg" })
        {
            var bild = (await klient.JsonAsync($"/api/v1/{vag}/lagesbild")).AsObject();
            foreach (var namn in new[] { "seq", "epok", "kallor" }) bild.Remove(namn);
            foreach (var lista in new[] { "oppna", "senaste" })
                foreach (var handelse in bild[lista]!.AsArray()) handelse!.AsObject().Remove("rev");
            texter.Add(bild.ToJsonString());
        }

        return string.Join('\n', texter);
    }
}
