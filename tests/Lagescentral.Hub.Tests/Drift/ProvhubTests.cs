using System.Net;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Drift;

public sealed class ProvhubTests
{
    [Fact]
    public async Task The_hub_takes_in_an_event_shows_it_and_has_it_after_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var kvitto = (await hub.KvittonAsync("ssbf", hub.Post("a1", "Brand i byggnad", ("stadsdel", "farsta"))))[0]!;
        ((string?)kvitto["utfall"]).ShouldBe("ny");
        ((long)kvitto["position"]!).ShouldBe(1);

        var siss = await hub.KlientAsync("siss");
        (await siss.GetStringAsync("/api/v1/stadsdelar/farsta/lagesbild")).ShouldContain("\"a1\"");
        await hub.StartaOmAsync();
        (await siss.GetStringAsync("/api/v1/stadsdelar/farsta/lagesbild")).ShouldContain("\"a1\"");
        using var redo = await hub.Okand.GetAsync("/halsa/redo");
        redo.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
