using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Hub.Tests.Sekretess;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Jour;

/// <summary>Who is on call, over the API.</summary>
public sealed class JourTests
{
    [Fact]
    public async Task Who_is_on_now_and_next_and_where_nobody_is_stands_after_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (admin, jour, siss, vagg) = (await hub.KlientAsync("admin"), await hub.KlientAsync("jour"), await hub.KlientAsync("siss"), await hub.KlientAsync("vagg"));
        var idag = DateOnly.FromDateTime(hub.Nu.UtcDateTime);
        var linje = Linje(idag.AddDays(-1), idag.AddDays(12));
        using (var nej = await jour.PostaAsync("/api/v1/jour", linje.DeepClone())) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var ja = await admin.PostaAsync("/api/v1/jour", linje.DeepClone())) ((int)(await ja.JsonAsync(HttpStatusCode.Created))["version"]!).ShouldBe(1);

        for (var varv = 0; varv < 2; varv++)
        {
            var ett = (await siss.JsonAsync("/api/v1/jour"))["linjer"]!.AsArray().Single()!;
            ((string?)ett["nu"]![0]!["person"]!["namn"]).ShouldBe("Tjänsteperson i beredskap");
            ((string?)ett["nasta"]![0]!["person"]!["id"]).ShouldBe("p-siss");
            var lucka = ett["luckor"]!.AsArray().Single()!;
            ((DateTimeOffset)lucka["fran"]!).ShouldBeGreaterThan(hub.Nu.AddDays(10));
            (await hub.Tjanster.GetRequiredService<IAktorer>().Jour.LuckorAsync(hub.Nu, hub.Nu.AddDays(20))).Single().Fran.ShouldBe((DateTimeOffset)lucka["fran"]!);
            if (varv == 0) await hub.StartaOmAsync();
        }

        var sedan = hub.Nu.AddDays(20).ToString("o", CultureInfo.InvariantCulture);
        (await siss.JsonAsync("/api/v1/jour/tib?vid=" + Uri.EscapeDataString(sedan)))["linje"]!["nu"]!.AsArray().ShouldBeEmpty();
        // Not for those outside, nor for a wall.
        foreach (var (klient, status) in new[] { (hub.Okand, HttpStatusCode.Unauthorized), (vagg, HttpStatusCode.Forbidden) })
        {
            foreach (var vag in new[] { "/api/v1/jour", "/api/v1/jour/tib", "/api/v1/jour/tib/pass", "/api/v1/jour/tib.ics" })
            {
                using var svar = await klient.GetAsync(vag);
                await svar.ProblemAsync(status);
            }
        }

        foreach (var vag in new[] { "/api/v1/jour?vid=x", "/api/v1/jour/tib/pass?fran=2026-01-01T00:00:00Z&till=2027-01-01T00:00:00Z", "/api/v1/jour/tib.ics?person=Kalle" })
        {
            using var svar = await siss.GetAsync(vag);
            await svar.ProblemAsync(HttpStatusCode.BadRequest);
        }

        using (var saknas = await siss.GetAsync("/api/v1/jour/annan")) await saknas.ProblemAsync(HttpStatusCode.NotFound);
        using (var andrad = await admin.PostaAsync("/api/v1/jour/tib", linje.DeepClone())) await andrad.ProblemAsync(HttpStatusCode.PreconditionFailed);
        linje["namn"] = "TiB för staden";
        using (var andrad = await admin.PostaAsync("/api/v1/jour/tib", linje.DeepClone(), "1")) ((string?)(await andrad.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("linjeAndrad");
        using (var igen = await admin.PostaAsync("/api/v1/jour/tib", linje.DeepClone(), "1")) ((string?)(await igen.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("redanSa");
        using (var slut = await admin.PostaAsync("/api/v1/jour/tib/avsluta", new JsonObject(), "2")) slut.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await siss.JsonAsync("/api/v1/jour"))["linjer"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replacement_is_laid_once_seen_by_all_and_taken_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await LinjeAsync(hub);
        var begaran = new JsonObject { ["person"] = "p-samordnare-kungsholmen", ["till"] = hub.Nu.AddHours(6).ToString("o", CultureInfo.InvariantCulture), ["orsak"] = "Sjukdom hemma" };
        using (var nej = await siss.PostaAsync("/api/v1/jour/tib/ersattningar", begaran.DeepClone())) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        string? id = null;
        for (var varv = 0; varv < 2; varv++)
        {
            using var ja = await jour.PostaAsync("/api/v1/jour/tib/ersattningar", begaran.DeepClone(), nyckel: "0192f5c0-0000-7000-8000-000000000001");
            var svar = await ja.JsonAsync(HttpStatusCode.Created);
            svar.ToJsonString().ShouldNotContain("Sjukdom");
            (id ??= (string)svar["id"]!).ShouldBe((string)svar["id"]!);
        }

        var linje = await siss.JsonAsync("/api/v1/jour/tib");
        ((string?)linje["linje"]!["nu"]![0]!["person"]!["namn"]).ShouldBe("Trygghetssamordnare Kungsholmen");
        ((string?)linje["linje"]!["nu"]![0]!["ursprung"]).ShouldBe("ersattning");
        var ersattning = linje["ersattningar"]!.AsArray().Single()!;
        ((string?)ersattning["orsak"]).ShouldBe("Sjukdom hemma");
        hub.Klocka!.Advance(TimeSpan.FromHours(1));
        using (var utan = await jour.PostaAsync($"/api/v1/jour/tib/ersattningar/{id}/aterta", new JsonObject())) await utan.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var fel = await jour.PostaAsync($"/api/v1/jour/tib/ersattningar/{id}/aterta", new JsonObject(), "7")) await fel.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var ater = await jour.PostaAsync($"/api/v1/jour/tib/ersattningar/{id}/aterta", new JsonObject(), "1")) ((string?)(await ater.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("atertagen");
        ((string?)(await siss.JsonAsync("/api/v1/jour/tib"))["linje"]!["nu"]![0]!["person"]!["id"]).ShouldBe("p-jour");
        // What has been stands, and its words are gone when they are erased.
        var pass = (await siss.JsonAsync($"/api/v1/jour/tib/pass?fran={Tid(hub.Nu.AddHours(-2))}&till={Tid(hub.Nu)}"))["pass"]!.AsArray();
        pass.Select(p => (string?)p!["person"]!["id"]).ShouldBe(["p-jour", "p-samordnare-kungsholmen"]);
        using (var gallrad = await (await hub.KlientAsync("admin")).PostaAsync($"/api/v1/jour/tib/{id}/gallring", new JsonObject { ["orsak"] = "Begärt av den det gäller" })) gallrad.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await hub.Tjanster.GetRequiredService<IAktorer>().Jour.LageAsync()).Ersattningar.Single().Orsak!.Text.ShouldBeNull();

        using var smutsig = await jour.PostaAsync("/api/v1/jour/tib/ersattningar", new JsonObject { ["person"] = "Anna Andersson", ["orsak"] = Markscen.Personnummer });
        var problem = await smutsig.ProblemAsync(HttpStatusCode.BadRequest);
        problem["fel"]!.AsArray().Select(f => (string?)f!["falt"]).ShouldBe(["person", "till", "orsak"]);
        problem.ToJsonString().ShouldNotContain("Anna");
    }

    [Fact]
    public async Task Two_exchange_when_both_have_said_so()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await LinjeAsync(hub);
        var pass = (await siss.JsonAsync($"/api/v1/jour/tib/pass?fran={Tid(hub.Nu)}&till={Tid(hub.Nu.AddDays(4))}"))["pass"]!.AsArray();
        var (mitt, ditt) = (pass.Where(p => (string?)p!["person"]!["id"] == "p-jour").ElementAt(1)!, pass.First(p => (string?)p!["person"]!["id"] == "p-siss")!);
        JsonObject Spann(JsonNode p) => new() { ["fran"] = p["fran"]!.DeepClone(), ["till"] = p["till"]!.DeepClone() };
        var fraga = new JsonObject { ["min"] = Spann(mitt), ["med"] = "p-siss", ["din"] = Spann(ditt) };
        using (var fel = await jour.PostaAsync("/api/v1/jour/tib/byten", new JsonObject { ["min"] = Spann(ditt), ["med"] = "p-siss" })) await fel.ProblemAsync(HttpStatusCode.Conflict);
        string id;
        using (var ja = await jour.PostaAsync("/api/v1/jour/tib/byten", fraga)) id = (string)(await ja.JsonAsync(HttpStatusCode.Created))["id"]!;
        ((bool)(await siss.JsonAsync("/api/v1/jour/tib"))["byten"]![0]!["kanSvara"]!).ShouldBeTrue();
        ((bool)(await jour.JsonAsync("/api/v1/jour/tib"))["byten"]![0]!["kanSvara"]!).ShouldBeFalse();
        using (var nej = await jour.PostaAsync($"/api/v1/jour/tib/byten/{id}/anta", new JsonObject(), "1")) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var ja = await siss.PostaAsync($"/api/v1/jour/tib/byten/{id}/anta", new JsonObject(), "1")) ((string?)(await ja.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("antaget");
        var da = await siss.JsonAsync("/api/v1/jour/tib?vid=" + Tid((DateTimeOffset)mitt["fran"]!));
        ((string?)da["linje"]!["nu"]![0]!["person"]!["id"]).ShouldBe("p-siss");
        using (var sent = await jour.PostaAsync($"/api/v1/jour/tib/byten/{id}/aterta", new JsonObject(), "2")) await sent.ProblemAsync(HttpStatusCode.Conflict);
        using (var okand = await jour.PostaAsync("/api/v1/jour/tib/byten/finns-inte/aterta", new JsonObject(), "1")) await okand.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_calendar_goes_out_and_comes_back()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        await LinjeAsync(hub);
        string fil;
        using (var svar = await siss.GetAsync("/api/v1/jour/tib.ics?person=p-siss"))
        {
            svar.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
            fil = await svar.Content.ReadAsStringAsync();
        }

        fil.Split("BEGIN:VEVENT").Length.ShouldBe(7);
        fil.ShouldNotContain("p-jour");
        // Another line takes them in, with an entry that is wrong and one that has been.
        var dalig = "BEGIN:VEVENT\r\nUID:x\r\nDTSTART:imorgon\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:y\r\nDTSTART:20200101T000000Z\r\nDTEND:20200102T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR";
        await LinjeAsync(hub, "annan");
        foreach (var nya in new[] { 6, 0 })
        {
            var svar = await ImporteraAsync(jour, "annan", fil.Replace("END:VCALENDAR", dalig, StringComparison.Ordinal), HttpStatusCode.OK);
            ((int)svar["lasta"]!, (int)svar["nya"]!).ShouldBe((7, nya));
            svar["fel"]!.AsArray().Select(f => (string?)f!["falt"]).ShouldBe(["DTSTART", "DTEND"]);
        }

        var fel = await ImporteraAsync(jour, "annan", "<html>", HttpStatusCode.BadRequest);
        ((int)fel["fel"]![0]!["rad"]!).ShouldBe(1);
        await ImporteraAsync(siss, "annan", fil, HttpStatusCode.Forbidden);
    }

    private static async Task<JsonNode> ImporteraAsync(HttpClient klient, string linje, string fil, HttpStatusCode status)
    {
        using var innehall = new StringContent(fil, Encoding.UTF8, "text/calendar");
        using var svar = await klient.PostAsync($"/api/v1/jour/{linje}/import?person=p-admin", innehall);
        svar.StatusCode.ShouldBe(status);
        return JsonNode.Parse(await svar.Content.ReadAsStringAsync())!;
    }

    private static async Task LinjeAsync(Provhub hub, string id = "tib")
    {
        var idag = DateOnly.FromDateTime(hub.Nu.UtcDateTime);
        var linje = Linje(idag.AddDays(-1), idag.AddDays(12));
        linje["id"] = id;
        using var svar = await (await hub.KlientAsync("admin")).PostaAsync("/api/v1/jour", linje);
        svar.StatusCode.ShouldBe(HttpStatusCode.Created);
        hub.Klocka!.Advance(TimeSpan.FromHours(3));
    }

    // Whatever the hour, the one of the day before is still on at midnight, and the clock of the tests is past noon.
    private static JsonObject Linje(DateOnly start, DateOnly slut) => new()
    {
        ["id"] = "tib",
        ["namn"] = "Tjänsteperson i beredskap",
        ["vadFor"] = "Allt som inte kan vänta till morgonen",
        ["skikt"] = new JsonArray(new JsonObject
        {
            ["namn"] = "Dygn",
            ["deltagare"] = new JsonArray("p-siss", "p-jour"),
            ["sort"] = "dygn",
            ["start"] = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["slut"] = slut.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }),
    };

    private static string Tid(DateTimeOffset tid) => Uri.EscapeDataString(tid.ToString("o", CultureInfo.InvariantCulture));
}
