using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Tests.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Manniskor;

/// <summary>Wall screens: let in by a key, there for days, shut out at once.</summary>
public sealed class EnheterTests
{
    [Fact]
    public async Task A_screen_signs_in_by_its_key_and_is_a_wall_and_nothing_more()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (klient, _, id, nyckel) = await hub.EnhetAsync();
        var jag = await klient.JsonAsync("/api/v1/jag");
        ((bool)jag["enhet"]!).ShouldBeTrue();
        ((string)jag["hogstaKlass"]!).ShouldBe("vagg");
        ((string)jag["namn"]!).ShouldBe("Väggen i SISS-rummet");
        jag["roller"]!.AsArray().Select(r => (string)r!).ShouldBe([Roller.Vagg]);

        // However it is typed; and nothing else opens.
        foreach (var skriven in new[] { nyckel.ToLowerInvariant(), nyckel.Replace("-", "", StringComparison.Ordinal), $" {nyckel.Replace('-', ' ')} ", nyckel.Replace('0', 'o').Replace('1', 'l') })
        {
            using var svar = await hub.Okand.PostaAsync("/api/v1/inloggning/enhet", new JsonObject { ["nyckel"] = skriven });
            svar.StatusCode.ShouldBe(HttpStatusCode.OK, skriven);
        }

        foreach (var fel in new[] { "", null, Enheter.NyNyckel(), nyckel[..^1], nyckel + "0", id, new string('A', 100_000) })
        {
            using var svar = await hub.Okand.PostaAsync("/api/v1/inloggning/enhet", new JsonObject { ["nyckel"] = fel });
            await svar.ProblemAsync(HttpStatusCode.Unauthorized);
            svar.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }

        using var platser = await klient.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = "x" });
        await platser.ProblemAsync(HttpStatusCode.Forbidden);
        using var egna = await klient.GetAsync("/api/v1/enheter");
        await egna.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Its_key_is_shown_once_and_kept_nowhere()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var admin = await hub.KlientAsync("admin");
        var upprepning = Guid.CreateVersion7(hub.Nu).ToString();
        var kropp = new JsonObject { ["namn"] = "Väggen", ["plats"] = "Plan 5" };
        using var forsta = await admin.PostaAsync("/api/v1/enheter", kropp, nyckel: upprepning);
        var ny = await forsta.JsonAsync(HttpStatusCode.Created);
        var nyckel = (string)ny["nyckel"]!;
        nyckel.Length.ShouldBe(29);
        using var igen = await admin.PostaAsync("/api/v1/enheter", kropp, nyckel: upprepning);
        var samma = await igen.JsonAsync(HttpStatusCode.Created);
        ((string)samma["enhet"]!["id"]!).ShouldBe((string)ny["enhet"]!["id"]!);
        samma["nyckel"].ShouldBeNull();
        (await admin.GetStringAsync("/api/v1/enheter")).ShouldNotContain(nyckel);
        hub.Logg.Allt.ShouldNotContain(nyckel);
        await hub.StoppaAsync();
        foreach (var fil in Directory.EnumerateFiles(hub.Mapp, "*", SearchOption.AllDirectories))
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(fil)).ShouldNotContain(nyckel, customMessage: fil);
    }

    [Fact]
    public async Task Who_revokes_it_ends_its_session_and_its_connections_at_once_and_no_other()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (klient, kakor, id, nyckel) = await hub.EnhetAsync();
        var (kvar, kvarKakor, _, _) = await hub.EnhetAsync("Väggen i receptionen");
        await using var direkt = await Direktklient.AnslutAsync(hub.Adress, kakor);
        await using var annan = await Direktklient.AnslutAsync(hub.Adress, kvarKakor);
        ((string)(await direkt.FoljAsync("stad"))["result"]!["klass"]!).ShouldBe("vagg");
        await annan.FoljAsync("stad");

        var admin = await hub.KlientAsync("admin");
        var rad = (await admin.JsonAsync("/api/v1/enheter")).AsArray().Single(e => (string)e!["id"]! == id)!;
        ((bool)rad["ansluten"]!).ShouldBeTrue();
        ((string)rad["skapadAv"]!).ShouldBe("p-admin");
        using (var utan = await admin.PostaAsync($"/api/v1/enheter/{id}/aterkalla")) await utan.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var svar = await admin.PostaAsync($"/api/v1/enheter/{id}/aterkalla", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using (var igen = await admin.PostaAsync($"/api/v1/enheter/{id}/aterkalla", ifMatch: "2")) await igen.ProblemAsync(HttpStatusCode.PreconditionFailed);

        await direkt.StangdAsync();
        ((bool)(await klient.JsonAsync("/api/v1/jag"))["inloggad"]!).ShouldBeFalse();
        using (var kallor = await klient.GetAsync("/api/v1/kallor")) await kallor.ProblemAsync(HttpStatusCode.Unauthorized);
        using (var in_ = await hub.Okand.PostaAsync("/api/v1/inloggning/enhet", new JsonObject { ["nyckel"] = nyckel })) await in_.ProblemAsync(HttpStatusCode.Unauthorized);

        // The other goes on, over a restart too.
        await hub.KvittonAsync("ssbf", hub.Post("efteråt", "Brand", ("stadsdel", "farsta")));
        await annan.TillsAsync("efteråt");
        await hub.StartaOmAsync();
        ((bool)(await kvar.JsonAsync("/api/v1/jag"))["enhet"]!).ShouldBeTrue();
        ((bool)(await klient.JsonAsync("/api/v1/jag"))["inloggad"]!).ShouldBeFalse();
        rad = (await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/enheter")).AsArray().Single(e => (string)e!["id"]! == id)!;
        ((string)rad["aterkalladAv"]!).ShouldBe("p-admin");
        ((bool)rad["ansluten"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task It_stays_signed_in_for_months_as_long_as_it_is_on_and_not_when_it_has_been_off_for_longer_than_set()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval().Med("Inloggning:SkarmDygn", "30"));
        var (klient, _, id, _) = await hub.EnhetAsync();
        for (var vecka = 0; vecka < 12; vecka++)
        {
            hub.Klocka!.Advance(TimeSpan.FromDays(7));
            ((bool)(await klient.JsonAsync("/api/v1/puls"))["inloggad"]!).ShouldBeTrue($"vecka {vecka}");
        }

        var sedd = hub.Nu;
        hub.Klocka!.Advance(TimeSpan.FromDays(31));
        ((bool)(await klient.JsonAsync("/api/v1/puls"))["inloggad"]!).ShouldBeFalse();
        await Provhub.TillsAsync(async () => (DateTimeOffset?)(await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/enheter")).AsArray()
            .Single(e => (string)e!["id"]! == id)!["senastSedd"] == sedd, "skärmen är sedd när den var på");
    }

    [Fact]
    public async Task A_page_that_lies_open_does_not_keep_a_person_signed_in()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        var till = (DateTimeOffset)(await jour.JsonAsync("/api/v1/puls"))["sessionTill"]!;
        till.ShouldBe(hub.Nu.AddHours(10));
        for (var timme = 1; timme < 10; timme++)
        {
            hub.Klocka!.Advance(TimeSpan.FromHours(1));
            ((DateTimeOffset)(await jour.JsonAsync("/api/v1/puls"))["sessionTill"]!).ShouldBe(till);
        }

        // Any other request is a use.
        await jour.JsonAsync("/api/v1/jag");
        ((DateTimeOffset)(await jour.JsonAsync("/api/v1/puls"))["sessionTill"]!).ShouldBe(hub.Nu.AddHours(10));
        hub.Klocka!.Advance(TimeSpan.FromHours(10.1));
        var efter = await jour.JsonAsync("/api/v1/puls");
        ((bool)efter["inloggad"]!).ShouldBeFalse();
        efter["sessionTill"].ShouldBeNull();
    }

    [Fact]
    public async Task Its_name_and_place_are_checked_and_said_field_by_field()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval().Med("Inloggning:SkarmarHogst", "1"));
        var admin = await hub.KlientAsync("admin");
        (string? Namn, string? Plats, string[] Falt)[] fel =
        [
            (null, null, ["namn", "plats"]), ("x", "Plan 5", ["namn"]), (new string('x', 61), "Plan 5", ["namn"]), ("Väggen", "Ring 08-508 00 000", ["plats"]),
            ("Rad ett\nrad två", "Plan 5", ["namn"]),
        ];
        foreach (var (namn, plats, falt) in fel)
        {
            using var svar = await admin.PostaAsync("/api/v1/enheter", new JsonObject { ["namn"] = namn, ["plats"] = plats });
            (await svar.ProblemAsync(HttpStatusCode.BadRequest))["fel"]!.AsArray().Select(f => (string)f!["falt"]!).ShouldBe(falt);
        }

        await hub.EnhetAsync();
        using var full = await admin.PostaAsync("/api/v1/enheter", new JsonObject { ["namn"] = "En till", ["plats"] = "Plan 5" });
        ((string)(await full.ProblemAsync(HttpStatusCode.Conflict))["detail"]!).ShouldContain("Återkalla");
    }

    [Fact]
    public void Every_key_is_another_and_can_be_read_aloud()
    {
        var nycklar = Enumerable.Range(0, 200).Select(_ => Enheter.NyNyckel()).ToList();
        nycklar.Distinct().Count().ShouldBe(200);
        nycklar.ShouldAllBe(n => n.Length == 29 && n.Replace("-", "", StringComparison.Ordinal).All(c => char.IsAsciiDigit(c) || (char.IsAsciiLetterUpper(c) && !"ILOU".Contains(c))));
        Synlighet.Far("nyenhet", "nyckel", Lasarklass.Intern).ShouldBeFalse();
    }
}
