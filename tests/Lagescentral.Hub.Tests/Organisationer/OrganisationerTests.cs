using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Organisationer;

/// <summary>Who can be called on, and how.</summary>
public sealed class OrganisationerTests
{
    private const string Nummer = "08-508 460 00";

    [Fact]
    public async Task The_citys_own_are_there_without_ways_to_reach_them_and_nobody_outside_sees_any()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        var alla = (await siss.JsonAsync("/api/v1/organisationer"))["organisationer"]!.AsArray();
        alla.Count(o => (string?)o!["slag"] == "stadsdelsnamnd").ShouldBe(11);
        alla.Single(o => (string?)o!["id"] == "sdn-farsta")!["stadsdelar"]![0]!.GetValue<string>().ShouldBe("farsta");
        foreach (var namn in new[] { "kommunstyrelsen", "sisab", "micasa", "sga", "stockholm-parkering", "stockholms-hamnar", "stockholm-vatten-och-avfall", "polisen", "ssbf", "region-stockholm", "sl" })
            alla.Select(o => (string?)o!["id"]).ShouldContain(namn);
        alla.ShouldAllBe(o => o!["kontorstid"]!.AsObject().Count == 0 && o["ovrigtid"]!.AsObject().Count == 0 && (int)o["version"]! == 0);
        foreach (var vag in new[] { "/api/v1/organisationer", "/api/v1/organisationer.csv" })
        {
            using var okand = await hub.Okand.GetAsync(vag);
            await okand.ProblemAsync(HttpStatusCode.Unauthorized);
            using var vagg = await (await hub.KlientAsync("vagg")).GetAsync(vag);
            await vagg.ProblemAsync(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task One_is_written_over_the_version_seen_and_forgotten()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (admin, siss) = (await hub.KlientAsync("admin"), await hub.KlientAsync("siss"));
        var sisab = new JsonObject { ["id"] = "sisab", ["namn"] = "SISAB", ["slag"] = "bolag", ["kallasAv"] = "TiB", ["kontorstid"] = new JsonObject { ["telefon"] = Nummer } };
        using (var nej = await siss.PostaAsync("/api/v1/organisationer", sisab.DeepClone())) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var fel = await admin.PostaAsync("/api/v1/organisationer", sisab.DeepClone(), "3")) await fel.ProblemAsync(HttpStatusCode.PreconditionFailed);
        for (var varv = 0; varv < 2; varv++)
        {
            using var ja = await admin.PostaAsync("/api/v1/organisationer", sisab.DeepClone(), "0");
            var svar = await ja.JsonAsync(HttpStatusCode.OK);
            ((int)svar["version"]!).ShouldBe(1);
            svar.ToJsonString().ShouldNotContain(Nummer);
        }

        await hub.StartaOmAsync();
        var ett = (await siss.JsonAsync("/api/v1/organisationer"))["organisationer"]!.AsArray().Single(o => (string?)o!["id"] == "sisab")!;
        ((string?)ett["kontorstid"]!["telefon"]).ShouldBe(Nummer);
        using (var utan = await admin.DeleteAsync("/api/v1/organisationer/sisab")) await utan.ProblemAsync(HttpStatusCode.PreconditionFailed);
        (await TaBortAsync(admin, "sisab", "1")).ShouldBe(HttpStatusCode.NoContent);
        // It stands in the city's file, as it does there, and cannot be taken out of it from here.
        (await TaBortAsync(admin, "sisab", "0")).ShouldBe(HttpStatusCode.Conflict);
        (await TaBortAsync(admin, "finns-inte", "1")).ShouldBe(HttpStatusCode.NotFound);
        (await siss.GetStringAsync("/api/v1/organisationer")).ShouldNotContain(Nummer);
        var fil = await File.ReadAllBytesAsync(Directory.GetFiles(hub.Mapp, "register.db").Single());
        fil.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Nummer)).ShouldBe(-1);

        using var smutsig = await admin.PostaAsync("/api/v1/organisationer", new JsonObject { ["id"] = "x", ["namn"] = "Ring 070-123 45 67", ["kontorstid"] = new JsonObject { ["telefon"] = "ring" }, ["ovrigtid"] = new JsonObject { ["epost"] = "ring" }, ["stadsdelar"] = new JsonArray("solna") });
        (await smutsig.ProblemAsync(HttpStatusCode.BadRequest))["fel"]!.AsArray().Select(f => (string?)f!["falt"]).ShouldBe(["namn", "kontorstid.telefon", "ovrigtid.epost", "stadsdelar"]);
    }

    [Fact]
    public async Task A_sheet_goes_out_and_comes_back_and_wrong_rows_stand_beside_right_ones()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var admin = await hub.KlientAsync("admin");
        var svar = await ImporteraAsync(admin, "Namn;Id;Slag;Övrig tid telefon;Kontorstid e-post;Stadsdelar\r\n"
            + "SISAB;sisab;Bolag;+46 8 508 460 00;jour@exempel.se;\r\nNytt bolag åt alla;;bolag;;;farsta, jarva\r\nFel;fel;hittepå;abc;;\r\nSISAB;sisab;bolag;;;\r\n;;;;;\r\nFör få;x\r\n");
        ((int)svar["lasta"]!, (int)svar["andrade"]!).ShouldBe((2, 2));
        svar["fel"]!.AsArray().Select(f => ((int)f!["rad"]!, (string?)f["falt"])).ShouldBe([(4, "slag"), (4, "ovrigtid.telefon"), (5, "id"), (7, null)]);
        var alla = (await admin.JsonAsync("/api/v1/organisationer"))["organisationer"]!.AsArray();
        var sisab = alla.Single(o => (string?)o!["id"] == "sisab")!;
        ((string?)sisab["ovrigtid"]!["telefon"]).ShouldBe("+46 8 508 460 00");
        // A column that the file lacked leaves what stood.
        ((string?)sisab["vadFor"]).ShouldBe("Skol- och förskolebyggnader");
        alla.Single(o => (string?)o!["id"] == "nytt-bolag-at-alla")!["stadsdelar"]!.AsArray().Count.ShouldBe(2);

        var ut = await admin.GetByteArrayAsync("/api/v1/organisationer.csv");
        Encoding.UTF8.GetString(ut).ShouldContain("\"'+46 8 508 460 00\"");
        var igen = await ImporteraAsync(admin, Encoding.UTF8.GetString(ut));
        ((int)igen["lasta"]!, (int)igen["andrade"]!, igen["fel"]!.AsArray().Count).ShouldBe((alla.Count, 0, 0));
        ((string?)(await ImporteraAsync(admin, "a;b\r\n1;2\r\n", HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("namn");
        await ImporteraAsync(await hub.KlientAsync("jour"), "Namn\r\nx", HttpStatusCode.Forbidden);
    }

    private static async Task<HttpStatusCode> TaBortAsync(HttpClient klient, string id, string version)
    {
        using var begaran = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/organisationer/" + id);
        begaran.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var svar = await klient.SendAsync(begaran);
        return svar.StatusCode;
    }

    private static async Task<JsonNode> ImporteraAsync(HttpClient klient, string fil, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var innehall = new StringContent(fil, Encoding.UTF8, "text/csv");
        using var svar = await klient.PostAsync("/api/v1/organisationer/import", innehall);
        svar.StatusCode.ShouldBe(status);
        return JsonNode.Parse(await svar.Content.ReadAsStringAsync())!;
    }
}
