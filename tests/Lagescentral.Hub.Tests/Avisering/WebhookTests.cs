using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Avisering;
using Lagescentral.Hub.Avisering.Webhook;
using Lagescentral.Kallor;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Avisering;

/// <summary>Calls to a real server: signed, cut for its class, and to no address that must not be called.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_system_gets_the_notice_signed_and_after_a_fault_the_same_again()
    {
        var ko = new Provaviko();
        await using var server = await Mottagarserver.StartaAsync((_, n) => Task.FromResult(n == 1 ? 503 : 200));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko).Med("Avisering:ForstaVantanSekunder", "1").Med("Avisering:Adress", "https://lage.exempel.se").MedWebhook("ett", server.Adress + "/in"));
        ko.Bestall(Provaviko.Avi("a1", klass: Klass.Intern));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");

        server.Anrop.Count.ShouldBe(2);
        foreach (var (vag, huvuden, kropp) in server.Anrop)
        {
            vag.ShouldBe("/in");
            huvuden["X-Lagescentral-Avi"].ToString().ShouldBe("a1");
            Webhooksignatur.Fel(huvuden[Webhooksignatur.Huvud], kropp, [Convert.FromBase64String(Avinav.Nyckel)], hub.Nu).ShouldBeNull();
            Webhooksignatur.Fel(huvuden[Webhooksignatur.Huvud], [.. kropp, 32], [Convert.FromBase64String(Avinav.Nyckel)], hub.Nu).ShouldNotBeNull();
            var post = JsonNode.Parse(kropp)!;
            ((string)post["id"]!).ShouldBe("a1");
            ((string)post["rubrik"]!).ShouldBe("Skottlossning");
            ((string)post["plats"]!).ShouldBe("Rinkeby torg");
            ((string)post["lank"]!).ShouldBe("https://lage.exempel.se/jour/larm/7");
        }

        ko.For("a1").Select(u => u.Orsak).ShouldBe(["Mottagaren svarade 503.", null]);
    }

    [Fact]
    public async Task What_is_stricter_than_the_channel_says_nothing_but_that_there_is_something()
    {
        var ko = new Provaviko();
        await using var server = await Mottagarserver.StartaAsync((_, _) => Task.FromResult(200));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko).MedWebhook("ett", server.Adress + "/json").MedWebhook("teams", server.Adress + "/teams", form: "teams"));
        ko.Bestall(Provaviko.Avi("a1", klass: Klass.Begransad));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");

        var json = JsonNode.Parse(server.Anrop.Single(a => a.Vag == "/json").Kropp)!.AsObject();
        json.Select(par => par.Key).Order().ShouldBe(["id", "lank", "rubrik"]);
        ((string)json["rubrik"]!).ShouldBe(Avitext.Fortegen);
        foreach (var (_, _, kropp) in server.Anrop)
            foreach (var ord in (string[])["Skott", "Rinkeby", "Järva"]) Encoding.UTF8.GetString(kropp).ShouldNotContain(ord);
    }

    [Fact]
    public async Task A_system_for_telephones_is_called_once_for_each_number()
    {
        var ko = new Provaviko();
        await using var server = await Mottagarserver.StartaAsync((_, _) => Task.FromResult(202));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko).MedWebhook("sms", server.Adress, "personer", form: "sms"));
        var jour = await hub.KlientAsync("jour");
        using (var svar = await Kontakter.SattAsync(jour, "0", [], ["070-123 45 67", "+46 8 508 00 000"])) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        ko.Bestall(Provaviko.Avi("a1"), Provaviko.Avi("a2", "p-siss"));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1") && ko.Klar("a2")), "ordrarna är slut");

        server.Anrop.Select(a => (string)JsonNode.Parse(a.Kropp)!["telefon"]!).Order().ShouldBe(["+46701234567", "+46850800000"]);
        ko.For("a1").ShouldAllBe(u => u.Mal!.StartsWith("sms/", StringComparison.Ordinal) && !u.Mal.Contains("467", StringComparison.Ordinal));
        ko.For("a2").ShouldHaveSingleItem().Resultat.ShouldBe(Aviresultat.Utebliven);
        hub.Logg.Allt.ShouldNotContain("701234567");
    }

    [Fact]
    public async Task A_name_that_leads_into_a_private_net_is_not_called_and_no_redirect_is_followed()
    {
        await using var hemlig = await Mottagarserver.StartaAsync((_, _) => Task.FromResult(200));
        var port = new Uri(hemlig.Adress).Port;
        using var klient = new HttpMessageInvoker(Utgaende.Handler(_ => false));
        foreach (var adress in (string[])[$"http://localhost:{port}/", $"http://127.0.0.1:{port}/", $"http://[::1]:{port}/", $"http://[::ffff:127.0.0.1]:{port}/", $"http://2130706433:{port}/"])
            (await SandAsync(klient, adress)).ShouldBe(new Sandsvar(Sandutfall.Permanent, "Adressen leder till ett nät som inte får anropas."));

        hemlig.Anrop.ShouldBeEmpty();
        await using var vidare = await Mottagarserver.StartaAsync((http, _) =>
        {
            http.Response.Headers.Location = hemlig.Adress;
            return Task.FromResult(307);
        });
        using var egen = new HttpMessageInvoker(Utgaende.Handler(IPAddress.IsLoopback));
        (await SandAsync(egen, vidare.Adress)).Utfall.ShouldBe(Sandutfall.Permanent);
        (vidare.Anrop.Count, hemlig.Anrop.Count).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    public void Only_an_address_that_anyone_could_be_is_public(string adress, bool publik) => Utgaende.ArPublik(IPAddress.Parse(adress)).ShouldBe(publik);

    [Theory]
    [InlineData("https://hooks.exempel.se/a?b=c", true)]
    [InlineData("http://hooks.exempel.se/", false)]
    [InlineData("https://anna:hemligt@exempel.se/", false)]
    [InlineData("https://192.168.1.1/", false)]
    [InlineData("https://[fd00::1]/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("ftp://exempel.se/", false)]
    [InlineData("/vag", false)]
    [InlineData("https://exempel.se/#x", false)]
    public void An_address_to_call_is_judged_when_it_is_given(string adress, bool duger) => (Webhookregler.Adressfel(adress, privata: false, utveckling: false) is null).ShouldBe(duger);

    [Fact]
    public async Task Those_who_run_the_hub_add_change_and_remove_systems_and_see_the_key_once()
    {
        await using var hub = await Provhub.StartaAsync(Avinav.Med(new Provaviko()).MedWebhook("fast", "https://exempel.se/hemlig"));
        var admin = await hub.KlientAsync("admin");
        var ny = new JsonObject { ["namn"] = "SMS-porten", ["url"] = "https://sms.exempel.se/hemlig-vag", ["form"] = "sms", ["klass"] = "oppen", ["mottagare"] = new JsonArray("personer") };
        foreach (var okand in (HttpClient[])[hub.Okand, await hub.KlientAsync("jour")])
            (await okand.PostaAsync("/api/v1/aviseringar/webhookar", ny)).StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        var nyckel = Guid.CreateVersion7(hub.Nu).ToString();
        using var svar = await admin.PostaAsync("/api/v1/aviseringar/webhookar", ny, nyckel: nyckel);
        var skapad = await svar.JsonAsync(HttpStatusCode.Created);
        Convert.FromBase64String((string)skapad["nyckel"]!).Length.ShouldBe(32);
        using var igen = await admin.PostaAsync("/api/v1/aviseringar/webhookar", ny, nyckel: nyckel);
        (await igen.JsonAsync(HttpStatusCode.Created))["nyckel"].ShouldBeNull();
        var id = (string)skapad["webhook"]!["id"]!;

        var alla = (await admin.JsonAsync("/api/v1/aviseringar/webhookar")).AsArray();
        alla.Select(w => ((string)w!["id"]!, (string)w["vard"]!, (bool)w["franInstallning"]!)).ShouldBe([("fast", "exempel.se", true), (id, "sms.exempel.se", false)]);
        alla.ToJsonString().ShouldNotContain("hemlig");

        ny["namn"] = "Porten";
        ny["url"] = null;
        (await AndraAsync(HttpMethod.Put, id, "2")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await AndraAsync(HttpMethod.Put, id, "1")).ShouldBe(HttpStatusCode.OK);
        (await AndraAsync(HttpMethod.Put, "fast", "0")).ShouldBe(HttpStatusCode.Conflict);
        ny["url"] = "http://10.0.0.1/";
        (await AndraAsync(HttpMethod.Put, id, "2")).ShouldBe(HttpStatusCode.BadRequest);
        (await AndraAsync(HttpMethod.Delete, id, "2")).ShouldBe(HttpStatusCode.NoContent);
        (await AndraAsync(HttpMethod.Delete, id, "2")).ShouldBe(HttpStatusCode.NotFound);

        async Task<HttpStatusCode> AndraAsync(HttpMethod metod, string vilken, string version)
        {
            using var begaran = new HttpRequestMessage(metod, "/api/v1/aviseringar/webhookar/" + vilken) { Headers = { { "If-Match", $"\"{version}\"" } } };
            if (metod == HttpMethod.Put) begaran.Content = new StringContent(ny.ToJsonString(), Encoding.UTF8, "application/json");
            using var fick = await admin.SendAsync(begaran);
            return fick.StatusCode;
        }
    }

    private static async Task<Sandsvar> SandAsync(HttpMessageInvoker klient, string adress)
    {
        using var begaran = new HttpRequestMessage(HttpMethod.Post, adress);
        return await Httpsvar.SkickaAsync(klient, begaran, TimeSpan.FromMinutes(1), TimeProvider.System, default);
    }
}

internal static class Kontakter
{
    public static async Task<HttpResponseMessage> SattAsync(HttpClient klient, string version, string[] epost, string[] telefon, string vag = "/api/v1/aviseringar/kontakter")
    {
        var kropp = new JsonObject { ["epost"] = new JsonArray([.. epost.Select(e => (JsonNode)e)]), ["telefon"] = new JsonArray([.. telefon.Select(t => (JsonNode)t)]) };
        using var begaran = new HttpRequestMessage(HttpMethod.Put, vag)
        {
            Content = new StringContent(kropp.ToJsonString(), Encoding.UTF8, "application/json"),
            Headers = { { "If-Match", $"\"{version}\"" } },
        };
        return await klient.SendAsync(begaran);
    }
}
