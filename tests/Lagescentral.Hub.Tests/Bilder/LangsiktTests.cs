using System.Net;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

public sealed class LangsiktTests
{
    [Fact]
    public async Task Imported_history_counts_when_it_happened_in_the_city_the_district_and_the_plats()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        var forra = hub.Nu.AddDays(-10);
        await hub.KvittonAsync("polis",
            hub.Post("a", "Skottlossning", ("stadsdel", "jarva"), ("intraffad", forra.ToString("O"))),
            hub.Post("b", "Brand", ("stadsdel", "farsta"), ("intraffad", hub.Nu.AddDays(-1).ToString("O"))),
            hub.Post("c", "Bråk", ("plats", "Rinkeby torg"), ("intraffad", hub.Nu.AddDays(-2).ToString("O"))));
        async Task<(int? Dagar, int? Skott)> Tal(string omrade)
        {
            var vy = await siss.JsonAsync($"/api/v1/{omrade}/langsikt");
            ((string?)vy["sedan"]).ShouldNotBeNull();
            return (vy["dagar"]!.AsArray().Sum(d => (int?)d!["antal"] ?? 0), (int?)vy["arsrakningar"]![0]!["ar"]![0]!["antal"]);
        }

        (await Tal("stad")).ShouldBe((3, 1));
        (await Tal("stadsdelar/jarva")).ShouldBe((2, 1));
        (await Tal("stadsdelar/farsta")).ShouldBe((1, 0));
        (await Tal("platser/rinkeby-torg")).ShouldBe((1, 0));

        // The open view holds small numbers back, and names no source.
        var oppen = await hub.Okand.JsonAsync("/api/v1/stadsdelar/jarva/langsikt");
        oppen["dagar"]!.AsArray().ShouldAllBe(d => d!["antal"] == null);
        oppen["arsrakningar"]![0]!["kallor"].ShouldBeNull();
        foreach (var adress in new[] { "stadsdelar/kista/langsikt", "platser/ingen/langsikt", "stadsdelar/kista/historik", "platser/ingen/historik" })
        {
            using var svar = await siss.GetAsync($"/api/v1/{adress}");
            await svar.ProblemAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task The_long_view_is_the_same_after_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("polis", hub.Post("a", "Detonation", ("stadsdel", "jarva")), hub.Post("b", "Detonation", ("stadsdel", "farsta")));
        await hub.KvittonAsync("polis", hub.Post("b", "Detonation", ("stadsdel", "jarva")), hub.Post("a", "Detonation", ("stadsdel", "jarva"), ("status", "aterkallad")));
        async Task<string> Las() => (await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/stadsdelar/jarva/langsikt")).ToJsonString();
        var fore = await Las();
        fore.ShouldContain("\"antal\":1");
        fore.ShouldNotContain("\"antal\":2");
        await hub.StartaOmAsync();
        (await Las()).ShouldBe(fore);
    }

    [Fact]
    public async Task A_series_of_the_past_says_at_each_moment_what_its_picture_says()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        var fran = hub.Nu;
        hub.Klocka!.Advance(TimeSpan.FromMinutes(7));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("plats", "Rinkeby torg")));
        hub.Klocka.Advance(TimeSpan.FromMinutes(9));
        await hub.KvittonAsync("ssbf", hub.Post("b", "Trafikolycka", ("stadsdel", "jarva")));
        hub.Klocka.Advance(TimeSpan.FromMinutes(6));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand i byggnad", ("plats", "Rinkeby torg"), ("status", "avslutad")));
        hub.Klocka.Advance(TimeSpan.FromMinutes(8));
        var fraga = $"fran={Uri.EscapeDataString(fran.ToString("O"))}&till={Uri.EscapeDataString(hub.Nu.ToString("O"))}&steg=300";
        foreach (var (omrade, vantade) in new[] { ("stadsdelar/jarva", new[] { 0, 0, 1, 1, 2, 1, 1 }), ("stad", [0, 0, 1, 1, 2, 1, 1]), ("platser/rinkeby-torg", [0, 0, 1, 1, 1, 0, 0]) })
        {
            var serie = await siss.JsonAsync($"/api/v1/{omrade}/historik?{fraga}");
            var punkter = serie["punkter"]!.AsArray();
            punkter.Select(p => (int?)p!["oppna"] ?? 0).ShouldBe(vantade, omrade);
            ((DateTimeOffset?)serie["sedan"]).ShouldBe(fran.AddMinutes(7), omrade);
            punkter[0]!["antal24h"].ShouldBeNull("inget var känt än");
            foreach (var punkt in punkter.Skip(2))
            {
                var bild = await siss.JsonAsync($"/api/v1/{omrade}/lagesbild?per={Uri.EscapeDataString((string)punkt!["per"]!)}");
                ((int?)punkt["antal24h"]).ShouldBe((int?)bild["fonster"]!["24h"]!["antal"], omrade);
                ((int?)punkt["antal1h"]).ShouldBe((int?)bild["fonster"]!["1h"]!["antal"], omrade);
                ((int?)punkt["oppna"]).ShouldBe((int?)bild["oppnaAntal"], omrade);
                ((int?)punkt["allvarligaOppna"]).ShouldBe(bild["oppna"]!.AsArray().Count(h => (int)h!["allvar"]! >= 4), omrade);
            }
        }

        foreach (var fel in new[] { "", "fran=x&till=y", fraga.Replace("steg=300", "steg=1", StringComparison.Ordinal), "fran=2026-01-01T00:00Z&till=2026-03-01T00:00Z&steg=86400", "fran=2026-01-02T00:00Z&till=2126-01-03T00:00Z" })
        {
            using var svar = await siss.GetAsync($"/api/v1/stad/historik?{fel}");
            await svar.ProblemAsync(HttpStatusCode.BadRequest);
        }
    }
}
