using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

public sealed class HistorikTests
{
    [Fact]
    public async Task A_picture_of_an_earlier_moment_knows_what_was_known_then()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta"), ("rubrik", "Rök syns")));
        hub.Klocka!.Advance(TimeSpan.FromMinutes(5));
        var fore = hub.Nu;
        hub.Klocka.Advance(TimeSpan.FromMinutes(5));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("stadsdel", "farsta"), ("rubrik", "Övertänt"), ("status", "avslutad")), hub.Post("b", "Brand", ("stadsdel", "farsta")));
        hub.Klocka.Advance(TimeSpan.FromMinutes(1));
        foreach (var omrade in new[] { "stadsdelar/farsta", "stad" })
        {
            var da = await siss.JsonAsync($"/api/v1/{omrade}/lagesbild?per={Uri.EscapeDataString(fore.ToString("O"))}");
            da["oppna"].Ider().ShouldBe(["a"]);
            ((string?)da["oppna"]![0]!["rubrik"]).ShouldBe("Rök syns");
            ((int?)da["fonster"]!["1h"]!["antal"]).ShouldBe(1);
            ((DateTimeOffset)da["per"]!).ShouldBe(fore);
            var nu = await siss.JsonAsync($"/api/v1/{omrade}/lagesbild");
            nu["oppna"].Ider().ShouldBe(["b"]);
            ((int?)nu["fonster"]!["1h"]!["antal"]).ShouldBe(2);

            // As of now, by way of history, it is the same picture.
            var somNu = await siss.JsonAsync($"/api/v1/{omrade}/lagesbild?per={Uri.EscapeDataString(hub.Nu.ToString("O"))}");
            foreach (var falt in new[] { "fonster", "oppna", "senaste", "oppnaAntal" }) somNu[falt]!.ToJsonString().ShouldBe(nu[falt]!.ToJsonString());
            (await siss.JsonAsync($"/api/v1/{omrade}/lagesbild?per=2026-11-01T00:00:00Z"))["senaste"].Ider().ShouldBeEmpty();
        }

        foreach (var fel in new[] { "igar", "2126-01-01T00:00:00Z" })
        {
            using var svar = await siss.GetAsync($"/api/v1/stad/lagesbild?per={fel}");
            await svar.ProblemAsync(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Windows_let_go_of_events_as_the_clock_goes()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        async Task<int?[]> Antal()
        {
            var fonster = (await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["fonster"]!;
            return [.. new[] { "1h", "24h", "7d", "28d" }.Select(f => (int?)fonster[f]!["antal"])];
        }

        (await Antal()).ShouldBe([1, 1, 1, 1]);
        hub.Klocka!.Advance(TimeSpan.FromMinutes(59));
        await Provhub.TillsAsync(async () => (await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["per"]!.GetValue<DateTimeOffset>() == hub.Nu, "bilden är framme");
        (await Antal()).ShouldBe([1, 1, 1, 1]);
        hub.Klocka.Advance(TimeSpan.FromMinutes(1));
        await Provhub.TillsAsync(async () => (await Antal())[0] == 0, "timmen glömmer");
        (await Antal()).ShouldBe([0, 1, 1, 1]);
        hub.Klocka.Advance(TimeSpan.FromHours(24));
        // The session has ended meanwhile.
        siss = await hub.KlientAsync("siss");
        await Provhub.TillsAsync(async () => (await Antal())[1] == 0, "dygnet glömmer");
        (await Antal()).ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public async Task A_place_set_by_a_person_stays_when_the_source_revises_and_after_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("polis", hub.Post("a", "Brand", ("stadsdel", "farsta"), ("text", "Ett besked")));
        using (var svar = await jour.PostaAsync("/api/v1/handelser/polis/a/placering", new JsonObject { ["plats"] = "rinkeby-torg" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)(await hub.KvittonAsync("polis", hub.Post("a", "Brand", ("stadsdel", "sodermalm"), ("text", "Ett nytt besked"))))[0]!["stadsdel"]).ShouldBe("jarva");
        await hub.StartaOmAsync();
        await hub.KvittonAsync("polis", hub.Post("a", "Brand", ("stadsdel", "bromma"), ("text", "Ett tredje besked")));
        var handelse = (await siss.JsonAsync("/api/v1/handelser/polis/a"))["handelse"]!;
        ((string?)handelse["stadsdel"], (string?)handelse["placering"]!["plats"], (string?)handelse["placering"]!["metod"], (string?)handelse["text"])
            .ShouldBe(("jarva", "rinkeby-torg", "manuell", "Ett tredje besked"));
        (await siss.JsonAsync("/api/v1/platser/rinkeby-torg/lagesbild"))["oppna"].Ider().ShouldBe(["a"]);
        (await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["oppna"].Ider().ShouldBeEmpty();
        ((int?)(await siss.JsonAsync("/api/v1/stad/lagesbild"))["fonster"]!["24h"]!["antal"]).ShouldBe(1);
    }

    [Fact]
    public async Task A_text_that_names_an_added_place_is_placed_there_and_the_place_outlives_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("polis", hub.Post("fore", "Brand", ("text", "Rök vid Grönkvistplan i natt")));
        using (var svar = await jour.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = "Grönkvistplan", ["lat"] = 59.243, ["lon"] = 18.089, ["alias"] = new JsonArray("Kvisten") }))
        {
            var plats = await svar.JsonAsync(HttpStatusCode.Created);
            ((string?)plats["id"], (string?)plats["stadsdel"]).ShouldBe(("gronkvistplan", "farsta"));
        }

        await hub.KvittonAsync("polis", hub.Post("efter", "Brand", ("text", "Rök vid Grönkvistplan igen")));
        await hub.StartaOmAsync();
        await hub.KvittonAsync("polis", hub.Post("sist", "Brand", ("plats", "Grönkvistplan")));
        (await siss.JsonAsync("/api/v1/platser/gronkvistplan/lagesbild"))["senaste"].Ider().ShouldBe(["sist", "efter"]);
        ((string?)(await siss.JsonAsync("/api/v1/handelser/polis/fore"))["handelse"]!["stadsdel"]).ShouldBe("stockholm");
        foreach (var kropp in new JsonObject[]
        {
            new() { ["namn"] = "Fel plats", ["lat"] = 57.7, ["lon"] = 11.9 }, new() { ["namn"] = "x", ["lat"] = 59.243, ["lon"] = 18.089 },
            new() { ["namn"] = "811228-9874", ["lat"] = 59.243, ["lon"] = 18.089 }, new() { ["namn"] = "Prov", ["lat"] = 59.243, ["lon"] = 18.089, ["alias"] = new JsonArray("811228-9874") },
            new() { ["namn"] = "Prov", ["lat"] = 59.243, ["lon"] = 18.089, ["alias"] = new JsonArray((JsonNode?)null) },
        })
        {
            using var svar = await jour.PostaAsync("/api/v1/platser", kropp);
            await svar.ProblemAsync(HttpStatusCode.BadRequest);
        }
    }
}
