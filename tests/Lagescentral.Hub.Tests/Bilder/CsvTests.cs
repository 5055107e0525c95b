using System.Net;
using System.Text;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

/// <summary>What a search finds, as a file.</summary>
public sealed class CsvTests
{
    [Fact]
    public async Task The_file_holds_everything_found_however_many_pages_and_opens_in_a_spreadsheet()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, 450).Select(i => hub.Post($"h{i:000}", "Brand", ("intraffad", hub.Nu.AddSeconds(-i / 3).ToString("O")), ("stadsdel", i % 2 == 0 ? "farsta" : "bromma")))]);
        var (rubriker, rader, svar) = await LasAsync(siss, "/api/v1/handelser.csv");
        svar.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        svar.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("handelser-2026-11-20-1500.csv");
        svar.Headers.GetValues("X-Totalt").ShouldBe(["450"]);
        (await svar.Content.ReadAsByteArrayAsync())[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        rubriker.ShouldContain("Inträffade (svensk tid)");
        rader.Count.ShouldBe(450);
        rader.Select(r => r["Källans id"]).Distinct().Count().ShouldBe(450);
        rader[0]["Inträffade (svensk tid)"].ShouldBe("2026-11-20 15:00:00");
        rader[0]["Inträffade (UTC)"].ShouldBe("2026-11-20T14:00:00Z");
        rader[0]["Säkerhet (%)"].ShouldBe("95");
        (await LasAsync(siss, "/api/v1/handelser.csv?stadsdel=farsta")).Rader.ShouldAllBe(r => r["Område"] == "Farsta");
        (await LasAsync(siss, "/api/v1/handelser.csv?stadsdel=jarva")).Rader.ShouldBeEmpty();
        using var fel = await siss.GetAsync("/api/v1/handelser.csv?status=fel");
        await fel.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_file_that_does_not_hold_everything_says_so_in_its_name_and_last_row()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval().Med("Sok:CsvHogst", "3"));
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, 3).Select(i => hub.Post($"h{i}", "Brand"))]);
        var (_, rader, svar) = await LasAsync(siss, "/api/v1/handelser.csv");
        rader.Count.ShouldBe(3);
        svar.Content.Headers.ContentDisposition!.FileName!.ShouldNotContain("avkortad");
        await hub.KvittonAsync("ssbf", hub.Post("h3", "Brand"));
        (_, rader, svar) = await LasAsync(siss, "/api/v1/handelser.csv");
        rader.Count.ShouldBe(4);
        rader[3]["Källa"].ShouldBe("OBS! Filen är avkortad: den har de 3 senaste av 4 händelser. Dela upp sökningen, till exempel efter tid.");
        svar.Content.Headers.ContentDisposition!.FileName!.ShouldContain("-avkortad");
        ((int)(await siss.JsonAsync("/api/v1/handelser"))["csvHogst"]!).ShouldBe(3);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+46")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =cmd|' /C calc'!A0")]
    [InlineData("＝1+1")]
    [InlineData("|x")]
    [InlineData("=HYPERLINK(\"http://x\";\"y\")")]
    public async Task No_cell_is_a_formula_and_what_is_written_can_be_read_back(string ord)
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        await hub.KvittonAsync("ssbf", hub.Post("=" + ord, ord, ("text", $"a;\"b\"\n{ord}"), ("rubrik", ord)));
        var rad = (await LasAsync(siss, "/api/v1/handelser.csv")).Rader.ShouldHaveSingleItem();
        rad["Källans id"].ShouldStartWith("'=");
        rad["Typ"].ShouldBe("'" + ord.Trim());
        rad["Rubrik"].ShouldBe("'" + ord.Trim());
        rad["Text"].ShouldBe($"a;\"b\"\n{ord}".TrimEnd());
    }

    /// <summary>Column by column, whoever asks: the file holds what the table of fields lets that class see.</summary>
    [Fact]
    public async Task Each_class_gets_its_columns_and_no_others()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "fritexten"), ("rubrik", "rubriken"), ("plats", "platsorden"), ("lat", 59.33), ("lon", 18.06), ("klass", "oppen")));
        string[] alla =
        [
            "Källa", "Källans id", "Version", "Inträffade (svensk tid)", "Inträffade (UTC)", "Publicerad (svensk tid)", "Känd här (svensk tid)", "Typ", "Kategori", "Allvar", "Status",
            "Räknas", "Område", "Plats", "Hur placerad", "Säkerhet (%)", "Latitud", "Longitud", "Osäkerhet (m)", "Klass", "Övning", "Texten", "Rubrik", "Källans ord om platsen", "Text",
        ];
        string[] punkt = ["Latitud", "Longitud", "Osäkerhet (m)"];
        string[] ord = ["Källans ord om platsen", "Text"];
        foreach (var (anvandare, klass, utan) in new (string?, Lasarklass, string[])[]
        {
            (null, Lasarklass.Oppen, punkt), ("vagg", Lasarklass.Vagg, ord), ("siss", Lasarklass.Intern, []), ("jour", Lasarklass.Begransad, []),
        })
        {
            var vantade = alla.Except(utan).ToArray();
            Handelsecsv.Rubriker(klass).ShouldBe(vantade, klass.ToString());
            var (rubriker, rader, svar) = await LasAsync(anvandare is null ? hub.Okand : await hub.KlientAsync(anvandare), "/api/v1/handelser.csv");
            rubriker.ShouldBe(vantade, klass.ToString());
            rader.ShouldHaveSingleItem();
            var text = await svar.Content.ReadAsStringAsync();
            text.Contains("fritexten", StringComparison.Ordinal).ShouldBe(!utan.Contains("Text"), klass.ToString());
            text.Contains("platsorden", StringComparison.Ordinal).ShouldBe(!utan.Contains("Text"), klass.ToString());
            text.Contains("18,06", StringComparison.Ordinal).ShouldBe(!utan.Contains("Longitud"), klass.ToString());
        }
    }

    [Fact]
    public async Task The_file_holds_the_events_that_the_reader_may_see_and_the_wall_gets_none_by_words()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("o", "Brand", ("klass", "oppen")), hub.Post("i", "Brand", ("text", "gemensamt")), hub.Post("b", "Brand", ("klass", "begransad"), ("stadsdel", "farsta")), hub.Post("k", "Brand", ("klass", "begransad"), ("stadsdel", "kungsholmen")));
        foreach (var (anvandare, ider) in new (string?, string[])[] { (null, ["o"]), ("vagg", ["o", "i"]), ("siss", ["o", "i"]), ("direktor-farsta", ["o", "i", "b"]), ("jour", ["o", "k", "i", "b"]) })
        {
            var klient = anvandare is null ? hub.Okand : await hub.KlientAsync(anvandare);
            (await LasAsync(klient, "/api/v1/handelser.csv")).Rader.Select(r => r["Källans id"]).ShouldBe(ider, ignoreOrder: true, anvandare);
        }

        using var vagg = await (await hub.KlientAsync("vagg")).GetAsync("/api/v1/handelser.csv?q=gemensamt");
        await vagg.ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Reading_a_file_with_what_is_not_open_is_logged_once()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("o", "Brand", ("klass", "oppen")), hub.Post("i", "Brand"), hub.Post("b", "Brand", ("klass", "begransad"), ("stadsdel", "farsta")));
        await LasAsync(hub.Okand, "/api/v1/handelser.csv");
        await LasAsync(await hub.KlientAsync("siss"), "/api/v1/handelser.csv?stadsdel=farsta");
        await LasAsync(await hub.KlientAsync("jour"), "/api/v1/handelser.csv");
        var lasningar = (await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/lasningar"))["lasningar"]!.AsArray();
        var rad = lasningar.Where(l => ((string)l!["slag"]!).StartsWith("handelser", StringComparison.Ordinal)).ShouldHaveSingleItem()!;
        ((string?)rad["klass"], (int)rad["antal"]!).ShouldBe(("begransad", 2));
    }

    private static async Task<(IReadOnlyList<string> Rubriker, IReadOnlyList<IReadOnlyDictionary<string, string>> Rader, HttpResponseMessage Svar)> LasAsync(HttpClient klient, string vag)
    {
        var svar = await klient.GetAsync(vag);
        var text = await svar.Content.ReadAsStringAsync();
        svar.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        var rader = Tolka(text.TrimStart('\ufeff'));
        var rubriker = rader[0];
        return (rubriker, [.. rader.Skip(1).Select(rad => (IReadOnlyDictionary<string, string>)rad.Index().ToDictionary(par => rubriker[par.Index], par => par.Item))], svar);
    }

    /// <summary>Reads semicolon-separated values as RFC 4180 says, quotes and line breaks in cells included.</summary>
    private static List<List<string>> Tolka(string text)
    {
        var rader = new List<List<string>>();
        var rad = new List<string>();
        var cell = new StringBuilder();
        var inne = false;
        for (var i = 0; i < text.Length; i++)
        {
            var tecken = text[i];
            if (inne && tecken == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (tecken == '"')
            {
                inne = !inne;
            }
            else if (inne || tecken is not (';' or '\r' or '\n'))
            {
                cell.Append(tecken);
            }
            else if (tecken is ';' or '\n')
            {
                rad.Add(cell.ToString());
                cell.Clear();
                if (tecken == ';') continue;
                rader.Add(rad);
                rad = [];
            }
        }

        return rader;
    }
}
