using System.Net;
using System.Text.RegularExpressions;
using Lagescentral.Tests;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Kontrakt;

/// <summary>Every page of the dashboard can be opened by its address.</summary>
public sealed partial class SidorTests
{
    [Fact]
    public void The_hub_and_the_dashboard_name_the_same_pages() =>
        Vagar().Matches(File.ReadAllText(Path.Combine(Repot.Rot, "dashboards/lage/src/lib/sidor.ts"))).Select(traff => traff.Groups[1].Value)
            .ShouldBe(Sidor.Alla, ignoreOrder: true);

    [Fact]
    public async Task A_page_is_the_dashboard_and_an_unknown_one_is_not()
    {
        await using var hub = await Provhub.StartaAsync();
        foreach (var adress in Sidor.Alla.SelectMany(sida => new[] { $"/{sida}", $"/{sida}/a.b/c%2Fd" }))
        {
            var svar = await hub.Okand.GetAsync(adress);
            svar.StatusCode.ShouldBe(HttpStatusCode.OK, adress);
            svar.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        }

        (await hub.Okand.GetAsync("/finns-inte")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await hub.Okand.GetAsync("/api/v1/finns-inte")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unknown_address_is_the_dashboard_to_a_browser_alone_and_404_to_all()
    {
        await using var hub = await Provhub.StartaAsync();
        const string browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        async Task<(HttpStatusCode Status, string? Typ, string Kropp, string? Cache)> FragaAsync(string adress, string? tar, HttpMethod? metod = null)
        {
            using var begaran = new HttpRequestMessage(metod ?? HttpMethod.Get, adress);
            if (tar is not null) begaran.Headers.TryAddWithoutValidation("Accept", tar).ShouldBeTrue();
            using var svar = await hub.Okand.SendAsync(begaran);
            return (svar.StatusCode, svar.Content.Headers.ContentType?.MediaType, await svar.Content.ReadAsStringAsync(), svar.Headers.CacheControl?.ToString());
        }

        var sida = await FragaAsync("/", browser);
        foreach (var adress in new[] { "/finns-inte", "/finns-inte/a.b/c%2Fd?x=1", "/apiet" })
            (await FragaAsync(adress, browser)).ShouldBe((HttpStatusCode.NotFound, "text/html", sida.Kropp, "no-cache"), adress);
        (await FragaAsync("/finns-inte", browser, HttpMethod.Head)).ShouldBe((HttpStatusCode.NotFound, "text/html", "", "no-cache"));
        foreach (var tar in new[] { null, "*/*", "application/json", "text/html;q=0", "text/;;html", "" })
            (await FragaAsync("/finns-inte", tar)).ShouldSatisfyAllConditions(
                svar => svar.Status.ShouldBe(HttpStatusCode.NotFound, tar),
                svar => svar.Typ.ShouldNotBe("text/html", tar));
        foreach (var adress in new[] { "/api/v1/finns-inte", "/hub/finns-inte", "/halsa/finns-inte", "/metrics/finns-inte", "/openapi/v9.json", "/assets/finns-inte.js" })
            (await FragaAsync(adress, browser)).ShouldSatisfyAllConditions(
                svar => svar.Status.ShouldBe(HttpStatusCode.NotFound, adress),
                svar => svar.Typ.ShouldNotBe("text/html", adress));
        (await FragaAsync("/finns-inte", browser, HttpMethod.Post)).ShouldSatisfyAllConditions(
            svar => svar.Status.ShouldNotBe(HttpStatusCode.OK),
            svar => svar.Typ.ShouldNotBe("text/html"));
    }

    [GeneratedRegex("vag: '([a-z/-]+)'")]
    private static partial Regex Vagar();
}
