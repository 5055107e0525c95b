using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

public sealed class SokTests
{
    [Fact]
    public async Task Events_are_found_by_words_and_filters_as_soon_as_their_receipt_is_given()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        JsonObject Post(string id, string typ, int timmar, params (string, JsonNode?)[] mer) =>
            hub.Post(id, typ, [("intraffad", hub.Nu.AddHours(-timmar).ToString("O")), .. mer]);
        await hub.KvittonAsync(
            "ssbf", Post("a", "Brand", 1, ("text", "Rök ur en källare vid Sjövägen"), ("stadsdel", "farsta")), Post("b", "Brand", 2, ("rubrik", "Rökutveckling i tunnel"), ("stadsdel", "bromma")),
            Post("c", "Trafikolycka", 3, ("text", "Krock"), ("stadsdel", "farsta"), ("allvar", 5)), Post("d", "Brand", 4, ("plats", "Rinkeby torg")));
        (string Fraga, string[] Ider)[] prov =
        [
            ("", ["a", "b", "c", "d"]), ("q=rök", ["a", "b"]), ("q=RÖK källare", ["a"]), ("q=rok", []), ("q=finnsinte", []), ("q=\"*(", ["a", "b", "c", "d"]),
            ("stadsdel=farsta", ["a", "c"]), ("allvarMinst=5", ["c"]), ("plats=rinkeby-torg", ["d"]), ("kategori=trafik", ["c"]),
            ("kalla=ssbf", ["a", "b", "c", "d"]), ("kalla=polis", []), ("status=pagaende", ["a", "b", "c", "d"]), ("status=avslutad", []), ("perSida=200", ["a", "b", "c", "d"]),
            ($"fran={hub.Nu.AddHours(-2):O}", ["a", "b"]), ($"till={hub.Nu.AddHours(-2):O}", ["c", "d"]), ($"stadsdel=farsta&allvarMinst=4&q=krock&fran={hub.Nu.AddHours(-9):O}", ["c"]),
        ];
        foreach (var (fraga, ider) in prov)
        {
            var svar = await siss.JsonAsync("/api/v1/handelser?" + fraga.Replace("+", "%2B", StringComparison.Ordinal));
            svar["handelser"].Ider().ShouldBe(ider, fraga);
            ((int)svar["totalt"]!).ShouldBe(ider.Length, fraga);
        }

        foreach (var fel in new[] { "sida=0", "sida=10001", "allvarMinst=0", "allvarMinst=6", "fran=igar", "status=1", "status=oppen", "perSida=0", "perSida=201", "q=" + new string('x', 301) })
        {
            using var svar = await siss.GetAsync("/api/v1/handelser?" + fel);
            await svar.ProblemAsync(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Pages_hold_fifty_each_and_every_event_once()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, 120).Select(i => hub.Post($"h{i:000}", "Brand"))]);
        var ider = new List<string>();
        for (var sida = 1; sida <= 3; sida++)
        {
            var svar = await siss.JsonAsync($"/api/v1/handelser?sida={sida}");
            ((int)svar["totalt"]!, (int)svar["sida"]!, (int)svar["perSida"]!).ShouldBe((120, sida, 50));
            ider.AddRange(svar["handelser"].Ider());
        }

        ider.Distinct().Count().ShouldBe(120);
        (await siss.JsonAsync("/api/v1/handelser?sida=4"))["handelser"].Ider().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_wall_lists_but_does_not_search_in_words()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("text", "ordsominteskavisas")));
        var vagg = await hub.KlientAsync("vagg");
        using var svar = await vagg.GetAsync("/api/v1/handelser?q=ordsominteskavisas");
        await svar.ProblemAsync(HttpStatusCode.Forbidden);
        (await vagg.JsonAsync("/api/v1/handelser?stadsdel=stockholm"))["handelser"].Ider().ShouldBe(["a"]);
    }

    [Fact]
    public async Task Restricted_events_are_found_in_their_circle_and_within_its_districts()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("cosafe", hub.Post("f", "Larm", ("stadsdel", "farsta"), ("text", "gemensamtord")), hub.Post("k", "Larm", ("stadsdel", "kungsholmen"), ("text", "gemensamtord")));
        foreach (var (anvandare, ider) in new (string, string[])[]
        {
            ("jour", ["k", "f"]), ("admin", ["k", "f"]), ("direktor-farsta", ["f"]), ("samordnare-kungsholmen", []), ("siss", []),
        })
        {
            var klient = await hub.KlientAsync(anvandare);
            var svar = await klient.JsonAsync("/api/v1/handelser?q=gemensamtord");
            svar["handelser"].Ider().ShouldBe(ider, anvandare);
            ((int)svar["totalt"]!).ShouldBe(ider.Length, anvandare);
            foreach (var id in new[] { "f", "k" })
            {
                using var ett = await klient.GetAsync($"/api/v1/handelser/cosafe/{id}");
                ett.StatusCode.ShouldBe(ider.Contains(id) ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{anvandare} {id}");
            }

            // Never counted in what is shared.
            ((int?)(await klient.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["fonster"]!["24h"]!["antal"]).ShouldBe(0);
        }
    }
}
