using System.Text.Json.Nodes;
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
}
