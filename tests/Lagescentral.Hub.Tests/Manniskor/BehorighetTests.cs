using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Manniskor;

public sealed class BehorighetTests
{
    private static readonly string[] Alla = ["vagg", "siss", "jour", "direktor-farsta", "samordnare-kungsholmen", "admin"];

    [Fact]
    public async Task Who_is_not_signed_in_gets_401_and_who_may_not_gets_403()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("stadsdel", "farsta")));
        (string Vag, JsonObject? Kropp, string[] Far)[] prov =
        [
            ("GET /api/v1/kallor", null, Alla),
            ("GET /api/v1/karantan", null, ["jour", "admin"]),
            ($"POST /api/v1/karantan/{Guid.Empty}/slapp", null, ["jour", "admin"]),
            ($"POST /api/v1/karantan/{Guid.Empty}/rattad", null, ["jour", "admin"]),
            ($"POST /api/v1/karantan/{Guid.Empty}/avvisad", null, ["jour", "admin"]),
            ("POST /api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "x" }, ["admin"]),
            ("POST /api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "skarpnack" }, ["siss", "jour", "direktor-farsta", "admin"]),
            ("POST /api/v1/handelser/ssbf/a/rattelse", new JsonObject { ["allvar"] = 4, ["orsak"] = "prov" }, ["siss", "jour", "direktor-farsta", "admin"]),
            ("POST /api/v1/handelser/ssbf/a/sammanforing", new JsonObject { ["med"] = "ssbf/b" }, ["siss", "jour", "direktor-farsta", "admin"]),
            ("POST /api/v1/handelser/ssbf/a/sarskiljning", [], ["siss", "jour", "direktor-farsta", "admin"]),
            ("GET /api/v1/forslag/sammanforing", null, ["siss", "jour", "direktor-farsta", "samordnare-kungsholmen", "admin"]),
            ("POST /api/v1/forslag/sammanforing/avvisa", new JsonObject { ["a"] = "ssbf/a", ["b"] = "ssbf/a" }, ["siss", "jour", "direktor-farsta", "admin"]),
            ("GET /api/v1/forslag/sammanforing/avvisade?handelse=ssbf/a", null, ["siss", "jour", "direktor-farsta", "samordnare-kungsholmen", "admin"]),
            ("POST /api/v1/forslag/sammanforing/ateroppna", new JsonObject { ["a"] = "ssbf/a", ["b"] = "ssbf/a" }, ["siss", "jour", "direktor-farsta", "admin"]),
            ("GET /api/v1/enheter", null, ["admin"]),
            ("POST /api/v1/enheter", new JsonObject { ["namn"] = "x" }, ["admin"]),
            ("POST /api/v1/enheter/finns-inte/aterkalla", null, ["admin"]),
            ("POST /api/v1/platser", new JsonObject { ["namn"] = "x" }, ["siss", "jour", "direktor-farsta", "samordnare-kungsholmen", "admin"]),
        ];
        foreach (var (vag, kropp, far) in prov)
        {
            using (var okand = await Anropa(hub.Okand, vag, kropp)) await okand.ProblemAsync(HttpStatusCode.Unauthorized);
            foreach (var anvandare in Alla)
            {
                using var svar = await Anropa(await hub.KlientAsync(anvandare), vag, kropp);
                if (far.Contains(anvandare)) ((int)svar.StatusCode).ShouldNotBeOneOf(401, 403);
                else await svar.ProblemAsync(HttpStatusCode.Forbidden);
            }
        }
    }

    [Fact]
    public async Task A_role_for_one_district_places_only_from_or_to_it()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync(
            "ssbf", hub.Post("f", "Brand", ("stadsdel", "farsta")), hub.Post("s", "Brand", ("stadsdel", "sodermalm")), hub.Post("k", "Brand", ("stadsdel", "kungsholmen")));
        var farsta = await hub.KlientAsync("direktor-farsta");
        (await Placera(farsta, "s", "bromma")).ShouldBe(HttpStatusCode.Forbidden);
        (await Placera(farsta, "k", "kungsholmen")).ShouldBe(HttpStatusCode.Forbidden);
        (await Placera(farsta, "f", "bromma")).ShouldBe(HttpStatusCode.OK);
        (await Placera(farsta, "s", "farsta")).ShouldBe(HttpStatusCode.OK);
        var kungsholmen = await hub.KlientAsync("samordnare-kungsholmen");
        (await Placera(kungsholmen, "f", "farsta", "2")).ShouldBe(HttpStatusCode.Forbidden);
        (await Placera(kungsholmen, "k", "kungsholmen")).ShouldBe(HttpStatusCode.OK);
        using var plats = await kungsholmen.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = "Nya parken", ["lat"] = 59.243, ["lon"] = 18.09 });
        await plats.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_the_person_saw()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        var jour = await hub.KlientAsync("jour");
        (await Placera(jour, "a", "bromma", version: null)).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Placera(jour, "a", "bromma", "2")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Placera(jour, "a", "bromma", "x")).ShouldBe(HttpStatusCode.PreconditionFailed);
        using (var fore = await jour.GetAsync("/api/v1/handelser/ssbf/a")) fore.Headers.ETag!.Tag.ShouldBe("\"1\"");
        using var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "bromma" }, "1");
        ((int)(await svar.JsonAsync(HttpStatusCode.OK))["rev"]!).ShouldBe(2);
        svar.Headers.ETag!.Tag.ShouldBe("\"2\"");
        using var gammal = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "farsta" }, "1");
        ((string)(await gammal.ProblemAsync(HttpStatusCode.PreconditionFailed))["detail"]!).ShouldContain("version 2");
        (await jour.JsonAsync("/api/v1/stadsdelar/bromma/lagesbild"))["oppna"].Ider().ShouldBe(["a"]);
        (await jour.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"].Ider().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_placement_that_cannot_be_says_why()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        var jour = await hub.KlientAsync("jour");
        foreach (var kropp in new JsonObject[] { [], new() { ["stadsdel"] = "solna" }, new() { ["plats"] = "ingenstans" }, new() { ["stadsdel"] = "bromma", ["plats"] = "rinkeby-torg" } })
        {
            using var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", kropp, "1");
            await svar.ProblemAsync(HttpStatusCode.BadRequest);
        }

        using var saknas = await jour.PostaAsync("/api/v1/handelser/ssbf/b/placering", new JsonObject { ["stadsdel"] = "bromma" }, "1");
        await saknas.ProblemAsync(HttpStatusCode.NotFound);
        using var kalla = await jour.PostaAsync("/api/v1/handelser/ingen/b/placering", new JsonObject { ["stadsdel"] = "bromma" }, "1");
        await kalla.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_what_is_open_and_no_count_below_three()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("polis", hub.Post("o1", "Brand", ("stadsdel", "farsta")), hub.Post("o2", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("i1", "Brand i byggnad", ("stadsdel", "farsta")));
        await hub.KvittonAsync("cosafe", hub.Post("b1", "Larm", ("stadsdel", "farsta")));

        var okand = hub.Okand;
        (await okand.JsonAsync("/api/v1/handelser"))["handelser"].Ider().ShouldBe(["o2", "o1"]);
        (await okand.JsonAsync("/api/v1/handelser/polis/o1"))["handelse"].ShouldNotBeNull();
        foreach (var dold in new[] { "/api/v1/handelser/ssbf/i1", "/api/v1/handelser/cosafe/b1" })
        {
            using var svar = await okand.GetAsync(dold);
            await svar.ProblemAsync(HttpStatusCode.NotFound);
        }

        foreach (var vag in new[] { "/api/v1/stadsdelar/farsta/lagesbild", "/api/v1/stad/lagesbild" })
        {
            var bild = await okand.JsonAsync(vag);
            bild["senaste"].Ider().ShouldBe(["o2", "o1"], ignoreOrder: true);
            var dygn = bild["fonster"]!["24h"]!;
            ((int?)dygn["farreAn"]).ShouldBe(3);
            foreach (var tal in new[] { "antal", "allvarssumma", "tyngd" }) dygn[tal].ShouldBeNull();
            dygn["perKategori"]!.AsObject().Count.ShouldBe(0);
        }

        // What it may not see does not help it to three, and the third of its own does.
        await hub.KvittonAsync("polis", hub.Post("o3", "Misshandel", ("stadsdel", "farsta")));
        var efter = (await okand.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["fonster"]!["24h"]!;
        ((int?)efter["antal"]).ShouldBe(3);
        efter["farreAn"].ShouldBeNull();
        efter["perKategori"]!.AsObject().Count.ShouldBe(0);
        var intern = (await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["fonster"]!["24h"]!;
        ((int?)intern["antal"]).ShouldBe(4);
        ((int?)intern["perKategori"]!["vald"]).ShouldBe(1);
    }

    private static Task<HttpResponseMessage> Anropa(HttpClient klient, string vag, JsonObject? kropp) =>
        vag.StartsWith("GET ", StringComparison.Ordinal) ? klient.GetAsync(vag[4..]) : klient.PostaAsync(vag[5..], kropp ?? []);

    private static async Task<HttpStatusCode> Placera(HttpClient klient, string id, string stadsdel, string? version = "1")
    {
        using var svar = await klient.PostaAsync($"/api/v1/handelser/ssbf/{id}/placering", new JsonObject { ["stadsdel"] = stadsdel }, version);
        return svar.StatusCode;
    }
}
