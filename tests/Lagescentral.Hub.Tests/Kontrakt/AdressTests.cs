using System.Net;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Kontrakt;

/// <summary>What callers write in addresses, well and badly.</summary>
public sealed class AdressTests
{
    [Fact]
    public async Task Every_id_that_a_source_may_use_has_an_address_of_its_own()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        string[] ider = ["a/b", "a%2Fb", "a%b", "å ä", "a?b#c", "__proto__", "a+b", "%2F", "<script>"];
        await hub.KvittonAsync("ssbf", [.. ider.Select(id => hub.Post(id, "Brand"))]);
        foreach (var id in ider)
            ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/" + Uri.EscapeDataString(id)))["handelse"]!["id"]).ShouldBe(id);
    }

    [Fact]
    public async Task Times_are_read_alike_everywhere_and_a_bad_one_is_refused()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand"));
        var siss = await hub.KlientAsync("siss");
        ((int)(await siss.JsonAsync("/api/v1/handelser?fran=2026-11-01T00:00:00+01:00&till=2026-12-01T00:00:00%2B01:00"))["totalt"]!).ShouldBe(1);
        foreach (var vag in new[] { "/api/v1/handelser?fran=ig%C3%A5r", "/api/v1/handelser?till=x", "/api/v1/stad/lagesbild?per=0001-01-01T00:00:00Z", "/api/v1/stad/lagesbild?per=9999-12-31T23:59:59Z" })
        {
            using var svar = await siss.GetAsync(vag);
            ((string?)(await svar.ProblemAsync(HttpStatusCode.BadRequest))["title"]).ShouldBe("Fel tid");
        }
    }
}
