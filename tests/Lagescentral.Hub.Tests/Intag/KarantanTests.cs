using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Intag;

public sealed class KarantanTests
{
    private const string Personnummer = "811228-9874";

    [Fact]
    public async Task A_held_text_is_nowhere_until_it_is_released_and_then_shown()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        var kvitto = (await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("rubrik", "Brand i trapphus"), ("text", $"Kontakta {Personnummer}"), ("stadsdel", "farsta"))))[0]!;
        ((string?)kvitto["utfall"], (string?)kvitto["text"]).ShouldBe(("ny", "hallen"));
        ((string?)kvitto["fel"]![0]!["falt"]).ShouldBe("text");
        ((string?)kvitto["fel"]![0]!["orsak"])!.ShouldContain("personnummer");
        kvitto.ToJsonString().ShouldNotContain(Personnummer);

        var post = await EndaAsync(jour);
        ((string?)post["handelseId"], (int?)post["rev"], (string?)post["slag"], (string?)post["lage"]).ShouldBe(("a", 1, "hallentext", "vantar"));
        ((int)post["fel"]![0]!["rad"]!, (string?)post["fel"]![0]!["falt"]).ShouldBe((1, "text"));
        ((string?)post["innehall"])!.ShouldContain("Brand i trapphus");
        // The event's own page finds it too, by source and id together.
        ((string?)(await jour.JsonAsync("/api/v1/karantan?kalla=ssbf&handelse=a")).AsArray().ShouldHaveSingleItem()!["id"]).ShouldBe((string?)post["id"]);
        (await jour.JsonAsync("/api/v1/karantan?kalla=polis&handelse=a")).AsArray().ShouldBeEmpty();
        using (var utan = await jour.GetAsync("/api/v1/karantan?handelse=a")) await utan.ProblemAsync(HttpStatusCode.BadRequest);
        var handelse = (await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"]![0]!;
        ((string?)handelse["textlage"], handelse["rubrik"], handelse["text"]).ShouldBe(("hallen", null, null));

        using (var utan = await jour.PostaAsync($"/api/v1/karantan/{post["id"]}/slapp")) await utan.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{post["id"]}/slapp", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        handelse = (await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"]![0]!;
        ((string?)handelse["textlage"], (string?)handelse["rubrik"], (string?)handelse["text"]).ShouldBe(("delad", "Brand i trapphus", $"Kontakta {Personnummer}"));

        // Settled: it waits no more, its content is gone, and settling it again is too late.
        (await jour.JsonAsync("/api/v1/karantan")).AsArray().Count.ShouldBe(0);
        var avgjord = (await jour.JsonAsync("/api/v1/karantan?lage=slappt"))[0]!;
        (avgjord["innehall"], (string?)avgjord["avgjordAv"], (int?)avgjord["version"]).ShouldBe((null, "p-jour", 2));
        using var igen = await jour.PostaAsync($"/api/v1/karantan/{post["id"]}/avvisad", ifMatch: "2");
        await igen.ProblemAsync(HttpStatusCode.PreconditionFailed);

        // The source repeats itself: still the same event, and nothing is held anew.
        ((string?)(await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("rubrik", "Brand i trapphus"), ("text", $"Kontakta {Personnummer}"), ("stadsdel", "farsta"))))[0]!["utfall"]).ShouldBe("dublett");
        (await jour.JsonAsync("/api/v1/karantan")).AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_held_text_can_be_mended_but_not_with_what_held_it_and_not_beyond_its_bounds()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", $"Ring {Personnummer}"), ("lat", 59.2431), ("lon", 18.0891)));
        var vag = $"/api/v1/karantan/{(await EndaAsync(jour))["id"]}/rattad";
        using (var kvar = await jour.PostaAsync(vag, new JsonObject { ["text"] = $"Ring {Personnummer}" }, "1"))
        {
            var problem = await kvar.ProblemAsync(HttpStatusCode.UnprocessableEntity);
            ((string?)problem["fel"]![0]!["falt"]).ShouldBe("text");
            problem.ToJsonString().ShouldNotContain(Personnummer);
        }

        using (var lang = await jour.PostaAsync(vag, new JsonObject { ["rubrik"] = new string('x', 301) }, "1")) await lang.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        using (var skrap = await jour.PostaAsync(vag, new JsonArray(1), "1")) await skrap.ProblemAsync(HttpStatusCode.BadRequest);
        using (var svar = await jour.PostaAsync(vag, new JsonObject { ["text"] = "Ring jouren", ["lat"] = 1 }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["text"]).ShouldBe("Ring jouren");
    }

    [Fact]
    public async Task A_held_text_that_is_refused_stays_held_and_its_content_is_gone()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", $"Ring {Personnummer}")));
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{(await EndaAsync(jour))["id"]}/avvisad", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await jour.GetStringAsync("/api/v1/karantan?lage=avvisad")).ShouldNotContain(Personnummer);
        ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["textlage"]).ShouldBe("hallen");
    }

    [Fact]
    public async Task A_refused_item_is_mended_and_taken_in_or_refused_for_good()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "solna")));
        var post = await EndaAsync(jour);
        ((string?)post["slag"], (string?)post["fel"]![0]!["falt"]).ShouldBe(("avvisad", "stadsdel"));
        var vag = $"/api/v1/karantan/{post["id"]}";
        using (var slapp = await jour.PostaAsync(vag + "/slapp", ifMatch: "1")) await slapp.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        using (var fel = await jour.PostaAsync(vag + "/rattad", hub.Post("a", "Brand", ("stadsdel", "solna")), "1"))
            ((string?)(await fel.ProblemAsync(HttpStatusCode.UnprocessableEntity))["fel"]![0]!["falt"]).ShouldBe("stadsdel");
        using (var ratt = await jour.PostaAsync(vag + "/rattad", hub.Post("a", "Brand", ("stadsdel", "bromma")), "1")) ratt.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await siss.JsonAsync("/api/v1/stadsdelar/bromma/lagesbild"))["oppna"].Ider().ShouldBe(["a"]);
        (await jour.JsonAsync("/api/v1/karantan")).AsArray().Count.ShouldBe(0);
        ((int?)(await siss.JsonAsync("/api/v1/kallor"))["kallor"]!["ssbf"]!["karantan"]).ShouldBe(0);
    }

    [Fact]
    public async Task Releasing_an_older_text_does_not_pass_it_off_as_the_latest()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", $"Gammalt {Personnummer}")));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", $"Nytt {Personnummer}")));
        var vantar = (await jour.JsonAsync("/api/v1/karantan")).AsArray();
        var gammal = vantar.Single(p => (int?)p!["rev"] == 1)!;
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{gammal["id"]}/slapp", ifMatch: "1"))
            ((string?)(await svar.ProblemAsync(HttpStatusCode.Conflict))["detail"])!.ShouldContain("senare");
        (await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["text"].ShouldBeNull();
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{vantar.Single(p => (int?)p!["rev"] == 2)!["id"]}/slapp", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["text"])!.ShouldStartWith("Nytt");
    }

    [Fact]
    public async Task A_mended_text_stands_while_the_source_says_the_same_words_and_is_held_again_when_taken_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        Task SandAsync(string text, int allvar) => hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", text), ("stadsdel", "farsta"), ("allvar", allvar)));
        async Task<JsonNode> HandelseAsync() => (await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!;
        await SandAsync($"Ring {Personnummer}", 2);
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{(await EndaAsync(jour))["id"]}/rattad", new JsonObject { ["text"] = "Ring Kvaxjouren" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        // The source says more of the event in the same words: nobody has to mend them again.
        await SandAsync($"Ring {Personnummer}", 4);
        var handelse = await HandelseAsync();
        ((string)handelse["text"]!, (int)handelse["allvar"]!, (string)handelse["rattat"]![0]!["falt"]!, (string)handelse["rattat"]![0]!["vem"]!).ShouldBe(("Ring Kvaxjouren", 4, "text", "jour"));
        (await jour.JsonAsync("/api/v1/karantan")).AsArray().Count.ShouldBe(0);
        (await siss.JsonAsync("/api/v1/handelser?q=kvaxjouren"))["handelser"].Ider().ShouldBe(["a"]);

        // Taken back: nowhere to be read, nor to be found, but where it waits.
        var vag = "/api/v1/handelser/ssbf/a/rattelse";
        JsonObject Aterta() => new() { ["atertag"] = new JsonArray("text"), ["orsak"] = "Fortfarande utpekande" };
        using (var nej = await siss.PostaAsync(vag, Aterta(), "3")) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var gammal = await jour.PostaAsync(vag, Aterta(), "2")) await gammal.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var svar = await jour.PostaAsync(vag, Aterta(), "3")) ((int)(await svar.JsonAsync(HttpStatusCode.OK))["rev"]!).ShouldBe(4);
        (await siss.JsonAsync("/api/v1/handelser?q=kvaxjouren"))["handelser"].Ider().ShouldBeEmpty();
        foreach (var adress in new[] { "/api/v1/handelser/ssbf/a", "/api/v1/stadsdelar/farsta/lagesbild", "/api/v1/stad/lagesbild" })
            (await siss.GetStringAsync(adress)).ShouldNotContain("Kvaxjouren");
        ((string)(await HandelseAsync())["textlage"]!).ShouldBe("hallen");
        var post = await EndaAsync(jour);
        ((int)post["rev"]!, (string?)post["innehall"]).ShouldBe((4, """{"text":"Ring Kvaxjouren"}"""));

        // The same words again are held, and so are others; the one that waits can be released anew.
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{post["id"]}/slapp", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await HandelseAsync())["text"]).ShouldBe("Ring Kvaxjouren");
        await SandAsync($"Ring genast {Personnummer}", 4);
        ((string)(await HandelseAsync())["textlage"]!).ShouldBe("hallen");
        (await HandelseAsync())["rattat"].ShouldBeNull();

        // Other words, free of what holds them, are the source's own: no word of a person stands over them.
        await SandAsync("Ring jouren", 4);
        (await HandelseAsync())["rattat"].ShouldBeNull();
        await hub.StartaOmAsync();
        ((string?)(await HandelseAsync())["text"]).ShouldBe("Ring jouren");
    }

    private static async Task<JsonNode> EndaAsync(HttpClient jour) => (await jour.JsonAsync("/api/v1/karantan")).AsArray().Single()!;
}
