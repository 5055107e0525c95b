using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

public sealed class KallorTests
{
    [Fact]
    public async Task A_source_grows_late_and_silent_by_its_own_measure_and_fresh_again_when_heard()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval().Med("Kallor:Ssbf:SenMinuter", "10").Med("Kallor:Ssbf:TystMinuter", "30"));
        var siss = await hub.KlientAsync("siss");
        async Task<JsonNode> Ssbf() => (await siss.JsonAsync("/api/v1/kallor"))["kallor"]!["ssbf"]!;
        ((string?)(await Ssbf())["status"]).ShouldBe("tyst");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Aldrigsettslag"), hub.Post("a", "Aldrigsettslag"), new JsonObject { ["id"] = "b" });
        var ssbf = await Ssbf();
        ((string?)ssbf["status"], (long?)ssbf["alderSekunder"], (int?)ssbf["karantan"]).ShouldBe(("farsk", 0L, 1));
        ((DateTimeOffset)ssbf["senastHandelse"]!).ShouldBe(hub.Nu);
        ssbf["antal"]!.ToJsonString().ShouldBe("""{"ny":1,"uppdaterad":0,"dublett":1,"karantan":1}""");
        ((string?)ssbf["okandaTyper"]![0]!["typ"], (int?)ssbf["okandaTyper"]![0]!["antal"]).ShouldBe(("Aldrigsettslag", 1));

        foreach (var (minuter, status) in new[] { (9, "farsk"), (1, "sen"), (19, "sen"), (1, "tyst") })
        {
            hub.Klocka!.Advance(TimeSpan.FromMinutes(minuter));
            ((string?)(await Ssbf())["status"]).ShouldBe(status);
        }

        ((long?)(await Ssbf())["alderSekunder"]).ShouldBe(1_800L);
        await hub.KvittonAsync("ssbf", "[]");
        ((string?)(await Ssbf())["status"]).ShouldBe("farsk");

        // A hub that has been down does not believe that it heard the source meanwhile.
        await hub.StoppaAsync();
        hub.Klocka!.Advance(TimeSpan.FromHours(2));
        await hub.StartaOmAsync();
        ((string?)(await Ssbf())["status"]).ShouldBe("tyst");
        var bild = await siss.JsonAsync("/api/v1/stad/lagesbild");
        ((string?)bild["kallor"]!.AsArray().Single(k => (string?)k!["id"] == "ssbf")!["status"]).ShouldBe("tyst");
        // What is not expected is not shown as missing.
        bild["kallor"]!.AsArray().ShouldNotContain(k => (string?)k!["id"] == "cosafe");
    }

    [Fact]
    public async Task The_history_of_contact_holds_each_loss_and_regaining_latest_first()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        var polis = hub.Tjanster.GetRequiredService<IAktorer>().Kalla("polis");
        (await siss.JsonAsync("/api/v1/kallor/polis/kontakt")).AsArray().ShouldBeEmpty();
        foreach (var (lyckad, fel) in new (bool, string?)[] { (true, null), (true, null), (false, "Svarade 500"), (false, "Svarade 502"), (true, null) })
        {
            hub.Klocka!.Advance(TimeSpan.FromMinutes(1));
            await polis.KontaktAsync(lyckad, fel);
        }

        var byten = (await siss.JsonAsync("/api/v1/kallor/polis/kontakt")).AsArray();
        byten.Select(b => ((bool)b!["lyckad"]!, (string?)b["fel"])).ShouldBe([(true, null), (false, "Svarade 500"), (true, null)]);
        byten.Select(b => (DateTimeOffset)b!["tid"]!).ShouldBe(new[] { 5, 3, 1 }.Select(m => hub.Nu.AddMinutes(m - 5)));
        for (var i = 0; i < 40; i++)
        {
            await polis.KontaktAsync(lyckad: false, "Svarade 500");
            await polis.KontaktAsync(lyckad: true, null);
        }

        (await siss.JsonAsync("/api/v1/kallor/polis/kontakt")).AsArray().Count.ShouldBe(50);
        using var okand = await siss.GetAsync("/api/v1/kallor/finns-inte/kontakt");
        await okand.ProblemAsync(HttpStatusCode.NotFound);
        using var vagg = await (await hub.KlientAsync("vagg")).GetAsync("/api/v1/kallor/polis/kontakt");
        await vagg.ProblemAsync(HttpStatusCode.Forbidden);
        using var ingen = await hub.Okand.GetAsync("/api/v1/kallor/polis/kontakt");
        await ingen.ProblemAsync(HttpStatusCode.Unauthorized);
    }
}
