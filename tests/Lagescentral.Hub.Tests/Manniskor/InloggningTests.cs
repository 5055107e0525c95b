using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Sekretess;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Manniskor;

public sealed class InloggningTests
{
    [Fact]
    public async Task Each_development_user_has_its_roles_districts_and_class()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        (string Anvandare, string Roll, string[]? Stadsdelar, string Klass)[] alla =
        [
            ("vagg", "vagg", null, "vagg"), ("siss", "siss", null, "intern"), ("jour", "jour", null, "begransad"),
            ("direktor-farsta", "direktor", ["farsta"], "begransad"), ("samordnare-kungsholmen", "samordnare", ["kungsholmen"], "intern"),
            ("admin", "admin", null, "begransad"),
        ];
        foreach (var (anvandare, roll, stadsdelar, klass) in alla)
        {
            var jag = await (await hub.KlientAsync(anvandare)).JsonAsync("/api/v1/jag");
            ((bool)jag["inloggad"]!).ShouldBeTrue();
            ((string)jag["anvandare"]!).ShouldBe(anvandare);
            jag["roller"]!.AsArray().Select(r => (string)r!).ShouldBe([roll]);
            jag["stadsdelar"]?.AsArray().Select(r => (string)r!).ToArray().ShouldBe(stadsdelar);
            ((string)jag["hogstaKlass"]!).ShouldBe(klass);
        }

        var okand = await hub.Okand.JsonAsync("/api/v1/jag");
        ((bool)okand["inloggad"]!).ShouldBeFalse();
        ((string)okand["hogstaKlass"]!).ShouldBe("oppen");
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_for_scripts_and_other_sites_and_ends_when_one_signs_out()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        using var svar = await hub.Okand.PostaAsync("/api/v1/inloggning/utveckling", new JsonObject { ["anvandare"] = "siss" });
        svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        var kaka = svar.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        kaka.ShouldContain("httponly");
        kaka.ShouldContain("samesite=strict");
        kaka.ShouldContain("path=/");

        var klient = await hub.KlientAsync("siss");
        (await klient.GetAsync("/api/v1/kallor")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await klient.PostaAsync("/api/v1/utloggning")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((bool)(await klient.JsonAsync("/api/v1/jag"))["inloggad"]!).ShouldBeFalse();
        using var efter = await klient.GetAsync("/api/v1/kallor");
        await efter.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_signs_out_loses_every_connection_once_the_cookie_is_gone_and_no_one_else_does()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (klient, kakor) = await hub.InloggadAsync("siss");
        var (_, annanKakor) = await hub.InloggadAsync("jour");
        await using var direkt = await Direktklient.AnslutAsync(hub.Adress, kakor);
        await using var annan = await Direktklient.AnslutAsync(hub.Adress, annanKakor);
        ((string)(await direkt.FoljAsync("stad"))["result"]!["klass"]!).ShouldBe("intern");
        await annan.FoljAsync("stad");

        (await klient.PostaAsync("/api/v1/utloggning")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await direkt.StangdAsync();
        kakor.GetCookies(hub.Adress).ShouldBeEmpty();
        await using var ater = await Direktklient.AnslutAsync(hub.Adress, kakor);
        ((string)(await ater.FoljAsync("stad"))["result"]!["klass"]!).ShouldBe("oppen");
        (await annan.FoljAsync("stad"))["result"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_session_ends_when_it_has_not_been_used_for_ten_hours_and_outlives_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var klient = await hub.KlientAsync("jour");
        hub.Klocka!.Advance(TimeSpan.FromHours(9));
        await hub.StartaOmAsync();
        ((bool)(await klient.JsonAsync("/api/v1/jag"))["inloggad"]!).ShouldBeTrue();
        hub.Klocka.Advance(TimeSpan.FromHours(11));
        ((bool)(await klient.JsonAsync("/api/v1/jag"))["inloggad"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_user_who_does_not_exist_is_refused_without_a_session()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        foreach (var kropp in new JsonObject[] { new() { ["anvandare"] = "kungen" }, new() { ["anvandare"] = null }, [] })
        {
            using var svar = await hub.Okand.PostaAsync("/api/v1/inloggning/utveckling", kropp);
            await svar.ProblemAsync(HttpStatusCode.Unauthorized);
            svar.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Production_does_not_start_with_development_users_and_says_which_setting()
    {
        var fel = await Should.ThrowAsync<OptionsValidationException>(() =>
            Provhub.StartaAsync(new Provval { Miljo = "Production" }.Med("Inloggning:Utvecklingsanvandare", "true")));
        fel.Message.ShouldContain("Inloggning:Utvecklingsanvandare");
    }

    [Fact]
    public async Task Production_knows_neither_development_users_nor_their_keys()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Miljo = "Production" });
        using var inloggning = await hub.Okand.PostaAsync("/api/v1/inloggning/utveckling", new JsonObject { ["anvandare"] = "siss" });
        await inloggning.ProblemAsync(HttpStatusCode.NotFound);
        using var intag = await hub.PostaAsync("ssbf", "[]");
        await intag.ProblemAsync(HttpStatusCode.Unauthorized);
        ((bool)(await hub.Okand.JsonAsync("/api/v1/jag"))["utveckling"]!).ShouldBeFalse();
        hub.Tjanster.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme)
            .Cookie.SecurePolicy.ShouldBe(CookieSecurePolicy.Always);
        using var fel = await hub.Okand.GetAsync("/api/v1/handelser?allvarMinst=mycket");
        var problem = await fel.ProblemAsync(HttpStatusCode.BadRequest);
        ((string)problem["title"]!).ShouldBe("Felaktigt anrop");
        ((string)problem["fel"]![0]!["falt"]!).ShouldBe("allvarMinst");
    }
}
