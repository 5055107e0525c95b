using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Intag;

public sealed class SissrapportTests
{
    [Fact]
    public async Task A_sheet_as_spreadsheet_programs_save_it_is_read_row_by_row()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        const string Blad = "Nr;Händelsetyp;Inträffad;Stadsdelsområde;Plats;Beskrivning;Allvar\r\n"
            + "1;Ordningsstörning;2026-11-19 18:30;Skärholmen;Skärholmens torg;Störande samling på torget;2\r\n"
            + "2;;2026-11-19 19:00;Järva;;Saknar typ;2\r\n"
            + "3;Skadegörelse;2026-11-20 08:00;Älvsjö;;\"Rutor; krossade\";2\r\n";
        var windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Blad);
        using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/siss/rapport?mote=2026-W47") { Content = new ByteArrayContent(windows1252) };
        begaran.Content.Headers.ContentType = new("text/csv");
        begaran.Headers.Add("X-Kalla-Nyckel", "dev-siss");
        using var svar = await hub.Okand.SendAsync(begaran);
        var kvitton = (await svar.JsonAsync(HttpStatusCode.Accepted))["kvitton"]!.AsArray();
        kvitton.Select(k => ((int)k!["rad"]!, (string?)k["utfall"], (string?)k["stadsdel"])).ShouldBe([(2, "ny", "skarholmen"), (3, "karantan", null), (4, "ny", "hagersten-alvsjo")]);
        var handelse = (await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/handelser/siss/3"))["handelse"]!;
        ((string?)handelse["text"], (string?)handelse["typ"]).ShouldBe(("Rutor; krossade", "Skadegörelse"));
        ((DateTimeOffset)handelse["intraffad"]!).ShouldBe(new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_report_in_json_is_read_and_again_is_a_repeat()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var rapport = new JsonObject
        {
            ["mote"] = "2026-W47",
            ["rapporter"] = new JsonArray(new JsonObject
            {
                ["stadsdel"] = "Rinkeby-Kista",
                ["handelser"] = new JsonArray(new JsonObject { ["typ"] = "Skadegörelse", ["intraffad"] = "2026-11-19 12:00", ["text"] = "Klotter på skolan" }),
            }),
        }.ToJsonString();
        foreach (var utfall in new[] { "ny", "dublett" })
        {
            using var svar = await hub.PostaMedNyckelAsync("dev-siss", rapport, vag: "/api/v1/siss/rapport");
            var kvitto = (await svar.JsonAsync(HttpStatusCode.Accepted))["kvitton"]![0]!;
            ((string?)kvitto["utfall"], (string?)kvitto["stadsdel"]).ShouldBe((utfall, "jarva"));
        }

        using var utanMote = await hub.PostaMedNyckelAsync("dev-siss", """{"rapporter":[]}""", vag: "/api/v1/siss/rapport");
        await utanMote.ProblemAsync(HttpStatusCode.BadRequest);
    }
}
