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

    [GeneratedRegex("vag: '([a-z-]+)'")]
    private static partial Regex Vagar();
}
