using System.Net;
using Lagescentral.Hub.Intag;
using Lagescentral.Journal;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Intag;

public sealed class NyckelTests
{
    [Fact]
    public async Task Two_keys_hold_at_once_a_third_is_refused_and_a_revoked_one_stops()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Miljo = "Production" });
        var register = hub.Tjanster.GetRequiredService<IRegister>();
        var forsta = await Nycklar.NyAsync(hub, "ssbf", "forsta");
        var andra = await Nycklar.NyAsync(hub, "ssbf", "andra");
        (await Svarar(hub, forsta)).ShouldBe(HttpStatusCode.Accepted);
        (await Svarar(hub, andra)).ShouldBe(HttpStatusCode.Accepted);
        await Should.ThrowAsync<InvalidOperationException>(() => register.AddKallnyckelAsync(new Kallnyckel("ssbf", "tredje", Kallnycklar.Hash("x"), hub.Nu, null), hub.Nu));

        (await register.RevokeKallnyckelAsync("ssbf", "forsta", hub.Nu)).ShouldBeTrue();
        hub.Klocka!.Advance(TimeSpan.FromSeconds(6));
        (await Svarar(hub, forsta)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Svarar(hub, andra)).ShouldBe(HttpStatusCode.Accepted);
        (await Svarar(hub, await Nycklar.NyAsync(hub, "ssbf", "tredje"))).ShouldBe(HttpStatusCode.Accepted);
        await hub.StartaOmAsync();
        (await Svarar(hub, forsta)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Svarar(hub, andra)).ShouldBe(HttpStatusCode.Accepted);
        hub.Logg.Allt.ShouldNotContain(andra);
    }

    [Fact]
    public async Task A_source_that_sends_too_much_waits_as_told_and_loses_nothing()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Miljo = "Production" }.Med("Kallor:Ssbf:HogstPerMinut", "10"));
        var nyckel = await Nycklar.NyAsync(hub, "ssbf");
        var rader = string.Join('\n', Enumerable.Range(0, 25).Select(i => hub.Post($"h{i}", "Brand").ToJsonString()));

        // A body that has been let in is taken whole; what it took too much is waited for.
        using (var forsta = await hub.PostaMedNyckelAsync(nyckel, rader, "application/x-ndjson"))
            (await forsta.JsonAsync(HttpStatusCode.Accepted))["antal"]!["ny"]!.GetValue<int>().ShouldBe(25);
        using var for_mycket = await hub.PostaMedNyckelAsync(nyckel, hub.Post("sist", "Brand").ToJsonString());
        await for_mycket.ProblemAsync(HttpStatusCode.TooManyRequests);
        var vanta = for_mycket.Headers.RetryAfter!.Delta!.Value;
        vanta.ShouldBeInRange(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(100));

        hub.Klocka!.Advance(vanta - TimeSpan.FromSeconds(3));
        using (var tidigt = await hub.PostaMedNyckelAsync(nyckel, "[]")) tidigt.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        hub.Klocka.Advance(TimeSpan.FromSeconds(3));
        using (var sen = await hub.PostaMedNyckelAsync(nyckel, hub.Post("sist", "Brand").ToJsonString())) sen.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        // Another source has its own rate, and rest saves up no more than a minute's worth.
        var annan = await Nycklar.NyAsync(hub, "tycktill");
        (await Svarar(hub, annan)).ShouldBe(HttpStatusCode.Accepted);
        hub.Klocka.Advance(TimeSpan.FromHours(1));
        using (var tio = await hub.PostaMedNyckelAsync(nyckel, string.Join('\n', Enumerable.Range(0, 10).Select(i => hub.Post($"n{i}", "Brand").ToJsonString())), "application/x-ndjson"))
            tio.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var elva = await hub.PostaMedNyckelAsync(nyckel, "[]");
        await elva.ProblemAsync(HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpStatusCode> Svarar(Provhub hub, string nyckel)
    {
        using var svar = await hub.PostaMedNyckelAsync(nyckel, "[]");
        return svar.StatusCode;
    }
}
