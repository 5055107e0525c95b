using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests;
using Lagescentral.Hub.Tests.Direkt;
using Lagescentral.Tests.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>The hub on several nodes is one hub.</summary>
[Collection(Provpostgres.Samling)]
public sealed class KlusterTests(Provpostgres server)
{
    private static readonly string[] Kanaler = ["stad", "stadsdel:farsta", "stadsdel:jarva", "plats:rinkeby-torg"];

    [Fact]
    public async Task What_is_sent_to_one_node_is_seen_on_every_node()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 3);
        var foljare = new List<(Bildfoljare Foljare, HttpClient Http)>();
        foreach (var nod in kluster.Noder)
        {
            var (http, kakor) = await nod.InloggadAsync("siss");
            foljare.Add((Bildfoljare.Starta(nod, kakor, Kanaler), http));
        }

        foreach (var (f, _) in foljare)
            foreach (var kanal in Kanaler) await f.BildAsync(kanal);
        var laster = kluster.Noder.Select((nod, i) => new Last(nod, fro: 7 + i, prefix: $"n{i}")).ToList();
        await Provhub.TillsAsync(() => Task.FromResult(laster.Sum(last => last.Sanda.Count) > 300), "trehundra händelser är mottagna");
        foreach (var last in laster) await last.StoppaAsync();
        foreach (var (f, http) in foljare)
        {
            foreach (var kanal in Kanaler) await f.SammaAsync(http, kanal);
            f.Luckor.ShouldBeEmpty();
            f.Anslutningar.ShouldBe(1);
        }

        // The same picture, whichever node is asked.
        foreach (var kanal in Kanaler)
            foreach (var (f, _) in foljare) await f.SammaAsync(foljare[0].Http, kanal);
        foreach (var (f, _) in foljare) await f.DisposeAsync();
    }

    [Fact]
    public async Task What_is_decided_at_one_node_is_known_at_the_others()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 2);
        var (har, dar) = (kluster.Noder[0], await kluster.Noder[1].KlientAsync("dataskydd"));
        await har.KvittonAsync("ssbf", har.Post("s1", "Brand", ("stadsdel", "farsta"), ("rubrik", "Brand i skola")));
        var till = har.Nu.AddDays(30).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        using var kropp = new StringContent($$"""{"orsak":"begärd av domstol","till":"{{till}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var svar = await (await har.KlientAsync("admin")).PostAsync("/api/v1/handelser/ssbf/s1/gallringsstopp", kropp);
        svar.StatusCode.ShouldBe(HttpStatusCode.NoContent, await svar.Content.ReadAsStringAsync());
        await Provhub.TillsAsync(async () => (await dar.GetStringAsync("/api/v1/gallringsstopp")).Contains("begärd av domstol", StringComparison.Ordinal), "stoppet är känt på den andra noden");
    }

    [Fact]
    public async Task A_shooting_told_at_one_node_is_a_larm_and_a_proposal_at_the_other_and_what_is_decided_there_is_live_here()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 2);
        var (har, dar) = (kluster.Noder[0], await kluster.Noder[1].KlientAsync("jour"));
        await using var foljare = Bildfoljare.Starta(har, (await har.InloggadAsync("siss")).Kakor, "larm", "nivaer");
        await foljare.BildAsync("larm");
        await foljare.BildAsync("nivaer");
        await har.KvittonAsync("ssbf", har.Post("s1", "Skottlossning", ("stadsdel", "farsta")));
        await Provhub.TillsAsync(async () => (await dar.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().Count == 1, "larmet finns på den andra noden");
        await Provhub.TillsAsync(async () => (await dar.JsonAsync("/api/v1/nivaer"))["nivaer"]!["farsta"]?["forslag"] is not null, "nivån föreslås på den andra noden");
        await Provhub.TillsAsync(() => Task.FromResult(foljare.Andringar.Any(a => (string?)a["kanal"] == "larm")), "larmet är direkt här");
        using (var satt = await dar.PostaAsync("/api/v1/nivaer/farsta", new JsonObject { ["niva"] = "bevakningslage", ["skal"] = "Oroligt efter skjutningen." })) await satt.JsonAsync(HttpStatusCode.OK);
        await Provhub.TillsAsync(
            () => Task.FromResult(foljare.Andringar.Any(a => (string?)a["kanal"] == "nivaer" && (string?)a["andring"]!["nivaer"]!["farsta"]?["niva"]?["skal"] == "Oroligt efter skjutningen.")), "beslutet är direkt här");
        ((string?)(await (await har.KlientAsync("siss")).JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["niva"]!["niva"]).ShouldBe("bevakningslage");
        foljare.Luckor.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_signed_in_at_one_node_is_signed_in_at_the_next()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 2);
        var (_, kakor) = await kluster.Noder[0].InloggadAsync("siss");
        var (_, kanda) = await kluster.Noder[1].InloggadAsync("admin");
        foreach (var (kaka, vem) in new[] { (kakor, "siss"), (kanda, "admin") })
        {
            foreach (var nod in kluster.Noder)
            {
                using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = kaka }) { BaseAddress = nod.Adress };
                (await http.GetStringAsync("/api/v1/jag")).ShouldContain(vem);
            }
        }
    }

    [Fact]
    public async Task A_node_that_stops_takes_nothing_with_it()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 2);
        var (kvar, bort) = (kluster.Noder[0], kluster.Noder[1]);
        var (http, kakor) = await kvar.InloggadAsync("siss");
        await using var foljare = Bildfoljare.Starta(kvar, kakor, Kanaler);
        foreach (var kanal in Kanaler) await foljare.BildAsync(kanal);
        await using var last = new Last(kvar, fro: 11);
        await FlerAsync();
        await bort.StoppaAsync();
        await FlerAsync();
        await kluster.NyNodAsync();
        await FlerAsync();
        await last.StoppaAsync();
        foreach (var kanal in Kanaler) await foljare.SammaAsync(http, kanal);
        foreach (var sand in last.Sanda)
        {
            using var svar = await http.GetAsync("/api/v1/handelser/" + sand.Nyckel);
            svar.StatusCode.ShouldBe(sand.Klass == "begransad" ? HttpStatusCode.NotFound : HttpStatusCode.OK, sand.Nyckel);
        }

        Task FlerAsync()
        {
            var fore = last.Sanda.Count;
            return Provhub.TillsAsync(() => Task.FromResult(last.Sanda.Count >= fore + 50), "femtio händelser till är mottagna");
        }
    }
}
