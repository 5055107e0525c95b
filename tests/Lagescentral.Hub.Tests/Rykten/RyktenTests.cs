using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Rykten;

/// <summary>What is said and the one answer, over the API and live.</summary>
public sealed class RyktenTests
{
    private const string Nyckel = "0192f5c0-0000-7000-8000-00000000000";

    [Fact]
    public async Task A_rumour_ends_as_one_answer_that_all_districts_see_and_never_counts()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss, farsta, kungsholmen) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"), await hub.KlientAsync("direktor-farsta"), await hub.KlientAsync("samordnare-kungsholmen"));
        var fore = Fonster(await siss.JsonAsync("/api/v1/stad/lagesbild"));

        // The same send twice is one noting, whether its answer was kept or not.
        for (var varv = 0; varv < 2; varv++) (await NoteraAsync(kungsholmen, "Det sägs att badhuset i Farsta brinner", "farsta", Nyckel + "1")).ShouldBe(1);
        var id = (string)(await siss.JsonAsync("/api/v1/rykten"))["rykten"]!.AsArray().Single()!["id"]!;
        hub.Klocka!.Advance(TimeSpan.FromMinutes(1));
        using (var igen = await siss.PostaAsync($"/api/v1/rykten/{id}/notering", new JsonObject { ["stadsdelar"] = new JsonArray("kungsholmen") }, "1"))
            ((int)(await igen.JsonAsync(HttpStatusCode.OK))["noteringar"]!).ShouldBe(2);

        using (var kontroll = await farsta.PostaAsync($"/api/v1/rykten/{id}/kontroll", new JsonObject(), "1"))
        {
            ((string?)(await kontroll.JsonAsync(HttpStatusCode.OK))["tillstand"]).ShouldBe("kontrolleras");
            kontroll.Headers.ETag!.Tag.ShouldBe("\"2\"");
        }

        var rykte = (await kungsholmen.JsonAsync("/api/v1/rykten?tillstand=kontrolleras&stadsdel=kungsholmen"))["rykten"]!.AsArray().Single()!;
        ((string?)rykte["kontroll"]!["roll"]).ShouldBe("Stadsdelsdirektör");
        ((string?)rykte["kontroll"]!["organisation"]).ShouldBe("Stadsdelsförvaltningen, Farsta");
        ((bool)rykte["obekraftat"]!).ShouldBeTrue();

        var svar = new JsonObject { ["utfall"] = "dementerat", ["svar"] = "Badhuset brinner inte. Det var en övning." };
        using (var forsent = await farsta.PostaAsync($"/api/v1/rykten/{id}/svar", svar.DeepClone(), "1")) await forsent.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var utan = await farsta.PostaAsync($"/api/v1/rykten/{id}/svar", svar.DeepClone())) await utan.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var gick = await farsta.PostaAsync($"/api/v1/rykten/{id}/svar", svar.DeepClone(), "2")) ((string?)(await gick.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("besvarat");
        using (var samma = await farsta.PostaAsync($"/api/v1/rykten/{id}/svar", svar.DeepClone(), "2")) ((string?)(await samma.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("sammaSvar");
        svar["svar"] = "Badhuset brinner inte. Röken kom från en övning.";
        using (var andrat = await jour.PostaAsync($"/api/v1/rykten/{id}/svar", svar.DeepClone(), "3")) ((string?)(await andrat.JsonAsync(HttpStatusCode.OK))["skal"]).ShouldBe("svarReviderat");

        foreach (var varv in new[] { 0, 1 })
        {
            foreach (var klient in new[] { jour, siss, farsta, kungsholmen })
            {
                var ett = (await klient.JsonAsync("/api/v1/rykten"))["rykten"]!.AsArray().Single()!;
                ((string?)ett["svar"]!["text"]).ShouldBe("Badhuset brinner inte. Röken kom från en övning.");
                ((string?)ett["svar"]!["roll"]).ShouldBe("Tjänsteperson i beredskap");
                ((int)ett["svar"]!["version"]!).ShouldBe(2);
            }

            // Every version is kept, in order.
            var rader = (await siss.JsonAsync($"/api/v1/rykten/{id}"))["rader"]!.AsArray();
            rader.Select(r => (string?)r!["slag"]).ShouldBe(["rykte.noterat.v1", "rykte.noterat-igen.v1", "rykte.kontrolleras.v1", "rykte.besvarat.v1", "rykte.besvarat.v1"]);
            rader.Select(r => (string?)r!["svar"]).OfType<string>().ShouldBe(["Badhuset brinner inte. Det var en övning.", "Badhuset brinner inte. Röken kom från en övning."]);
            Fonster(await siss.JsonAsync("/api/v1/stad/lagesbild")).ShouldBe(fore);
            (await hub.Okand.JsonAsync("/api/v1/rykten"))["rykten"]!.AsArray().ShouldBeEmpty();
            if (varv == 0) await hub.StartaOmAsync();
        }
    }

    [Fact]
    public async Task Only_those_who_may_settle_and_release_and_only_with_clean_words()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss, farsta, vagg) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"), await hub.KlientAsync("direktor-farsta"), await hub.KlientAsync("vagg"));
        using (var okand = await hub.Okand.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = "Det sägs något" })) await okand.ProblemAsync(HttpStatusCode.Unauthorized);
        using (var vaggen = await vagg.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = "Det sägs något" })) await vaggen.ProblemAsync(HttpStatusCode.Forbidden);
        using (var smutsig = await siss.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = $"Det sägs att {Markscen.Personnummer}", ["stadsdelar"] = new JsonArray("solna") }))
        {
            var problem = await smutsig.ProblemAsync(HttpStatusCode.BadRequest);
            problem["fel"]!.AsArray().Select(f => (string?)f!["falt"]).ShouldBe(["rykte", "stadsdelar"]);
            problem.ToJsonString().ShouldNotContain(Markscen.Personnummer);
        }

        await NoteraAsync(siss, "Det sägs att vattnet är förorenat", null, Nyckel + "1");
        await NoteraAsync(siss, "Det sägs att centrum spärras av", "farsta", Nyckel + "2");
        var alla = (await siss.JsonAsync("/api/v1/rykten"))["rykten"]!.AsArray();
        var (hela, lokalt) = ((string)alla.Single(r => r!["stadsdelar"]!.AsArray().Count == 0)!["id"]!, (string)alla.Single(r => r!["stadsdelar"]!.AsArray().Count == 1)!["id"]!);
        JsonObject Svar(bool oppen) => new() { ["utfall"] = "bekraftat", ["svar"] = "Ja, det stämmer.", ["oppen"] = oppen };

        // What concerns the whole city is not one district's to settle; what is released is not everyone's to release.
        using (var nej = await farsta.PostaAsync($"/api/v1/rykten/{hela}/kontroll", new JsonObject(), "1")) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var nej = await siss.PostaAsync($"/api/v1/rykten/{hela}/svar", Svar(oppen: true), "1")) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var utan = await jour.PostaAsync($"/api/v1/rykten/{hela}/svar", new JsonObject { ["svar"] = "Ja, det stämmer." }, "1"))
            ((string?)(await utan.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("utfall");
        (await hub.Okand.JsonAsync("/api/v1/rykten"))["rykten"]!.AsArray().ShouldBeEmpty();
        using (var ja = await farsta.PostaAsync($"/api/v1/rykten/{lokalt}/svar", Svar(oppen: true), "1")) ja.StatusCode.ShouldBe(HttpStatusCode.OK);
        var oppet = (await hub.Okand.JsonAsync("/api/v1/rykten"))["rykten"]!.AsArray().Single()!;
        oppet["svar"]!.AsObject().ShouldNotContainKey("oppen");
        ((string?)oppet["svar"]!["text"]).ShouldBe("Ja, det stämmer.");
        oppet.AsObject().ShouldNotContainKey("rykte");

        using (var redan = await jour.PostaAsync($"/api/v1/rykten/{lokalt}/kontroll", new JsonObject(), "3")) await redan.ProblemAsync(HttpStatusCode.Conflict);
        using (var saknas = await jour.PostaAsync("/api/v1/rykten/finns-inte/kontroll", new JsonObject(), "1")) await saknas.ProblemAsync(HttpStatusCode.NotFound);
        foreach (var fraga in new[] { "tillstand=fel", "tillstand=1", "stadsdel=solna" })
        {
            using var fel = await siss.GetAsync("/api/v1/rykten?" + fraga);
            await fel.ProblemAsync(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_link_to_an_event_is_only_to_one_that_all_may_see()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        await hub.KvittonAsync("ssbf", hub.Post("intern", "Brand", ("stadsdel", "farsta"), ("klass", "intern")), hub.Post("begransad", "Brand", ("stadsdel", "farsta"), ("klass", "begransad")));
        foreach (var (handelse, status) in new[] { ("ssbf/begransad", HttpStatusCode.BadRequest), ("ssbf/finns-inte", HttpStatusCode.BadRequest), ("ssbf/intern", HttpStatusCode.Created) })
        {
            using var svar = await jour.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = "Det sägs att det brinner", ["handelse"] = handelse });
            svar.StatusCode.ShouldBe(status, handelse);
        }

        (await jour.JsonAsync("/api/v1/rykten?handelse=ssbf/intern"))["rykten"]!.AsArray().Count.ShouldBe(1);
        (await jour.JsonAsync("/api/v1/rykten?handelse=ssbf/annan"))["rykten"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Followers_of_every_class_have_the_picture_after_every_change_and_over_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval().Med("Rykten:Hogst", "10"));
        var (jour, jourkakor) = await hub.InloggadAsync("jour");
        var (_, vaggkakor) = await hub.InloggadAsync("vagg");
        await using var intern = await Direktklient.AnslutAsync(hub.Adress, jourkakor);
        await using var vagg = await Direktklient.AnslutAsync(hub.Adress, vaggkakor);
        await using var okand = await Direktklient.AnslutAsync(hub.Adress);
        var foljare = new[] { intern, vagg, okand };
        var borjan = new List<JsonNode>();
        foreach (var en in foljare) borjan.Add((await en.FoljAsync("rykten"))["result"]!);

        // More than fit: the oldest that have been answered are taken away from the picture, and can be reopened.
        var forsta = "";
        for (var i = 0; i < 12; i++)
        {
            hub.Klocka!.Advance(TimeSpan.FromMinutes(1));
            var id = await NyttAsync(jour, $"Det sägs att bro nummer {i} är stängd");
            if (i == 0) forsta = id;
            if (i < 4) await GorAsync(jour, id, "svar", 1, new JsonObject { ["utfall"] = "dementerat", ["svar"] = $"Bro {i} är öppen.", ["oppen"] = i % 2 == 0, ["medRykte"] = i == 2 });
        }

        await GorAsync(jour, forsta, "ateroppna", 3, new JsonObject { ["orsak"] = "Bron har stängts nu" });
        var slutet = new List<JsonNode>();
        foreach (var (en, start) in foljare.Zip(borjan))
        {
            var nu = (await en.FoljAsync("rykten"))["result"]!;
            slutet.Add(nu);
            await Provhub.TillsAsync(() => Task.FromResult((long?)Andringar(en).LastOrDefault()?["till"] == (long)nu["seq"]!), "alla ändringar har kommit");
            var bild = start["bild"]!.DeepClone();
            var seq = (long)start["seq"]!;
            foreach (var andring in Andringar(en))
            {
                ((string?)andring["epok"]).ShouldBe((string?)nu["epok"]);
                ((long)andring["fran"]!).ShouldBe(seq);
                seq = (long)andring["till"]!;
                bild = Laggt(bild, andring["andring"]!);
            }

            JsonNode.DeepEquals(bild, nu["bild"]).ShouldBeTrue($"{bild}\n{nu["bild"]}");
        }

        slutet[0]["bild"]!["rykten"]!.AsObject().Count.ShouldBe(10);
        ((int)slutet[0]["bild"]!["glomda"]!).ShouldBe(2);
        ((string?)slutet[0]["bild"]!["rykten"]![forsta]!["rykte"]).ShouldBe("Det sägs att bro nummer 0 är stängd");

        // The same numbers and the same pictures after a restart: who has them all gets nothing more.
        await hub.StartaOmAsync();
        foreach (var (kakor, fore) in new[] { jourkakor, vaggkakor, null }.Zip(slutet))
        {
            await using var igen = await Direktklient.AnslutAsync(hub.Adress, kakor);
            (await igen.FoljAsync("rykten", (long)fore["seq"]!, (string?)fore["epok"]))["result"]!["andringar"]!.AsArray().ShouldBeEmpty();
            JsonNode.DeepEquals((await igen.FoljAsync("rykten"))["result"]!["bild"], fore["bild"]).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Erased_words_are_in_no_file_and_no_answer_while_what_was_done_stays()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"));
        var id = await NyttAsync(jour, "Det sägs att Gommordx ligger i parken");
        await GorAsync(jour, id, "notering", 1, new JsonObject { ["rykte"] = "Gommordytterligare har setts" });
        await GorAsync(jour, id, "svar", 1, new JsonObject { ["utfall"] = "dementerat", ["svar"] = "Gommordsvar stämmer inte.", ["oppen"] = true, ["medRykte"] = true });
        await GorAsync(jour, id, "ateroppna", 3, new JsonObject { ["orsak"] = "Gommordorsak kom in" });
        await hub.StartaOmAsync();
        Filerna(hub.Mapp).ShouldContain("Gommordx");

        using (var nej = await jour.PostaAsync($"/api/v1/rykten/{id}/gallring", new JsonObject { ["orsak"] = "prov" })) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        for (var varv = 0; varv < 2; varv++)
            using (var svar = await admin.PostaAsync($"/api/v1/rykten/{id}/gallring", new JsonObject { ["orsak"] = "Pekade ut en enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        for (var varv = 0; varv < 2; varv++)
        {
            Filerna(hub.Mapp).ShouldNotContain("Gommord");
            foreach (var klient in new[] { jour, hub.Okand })
                foreach (var vag in new[] { "/api/v1/rykten", "/api/v1/rykten/" + id }) (await klient.GetStringAsync(vag)).ShouldNotContain("Gommord");
            var historik = await jour.JsonAsync("/api/v1/rykten/" + id);
            ((string?)historik["rykte"]!["textlage"]).ShouldBe("gallrad");
            historik["rader"]!.AsArray().Select(r => (string?)r!["slag"]).ShouldBe(
                ["rykte.noterat.v1", "rykte.noterat-igen.v1", "rykte.kontrolleras.v1", "rykte.besvarat.v1", "rykte.ateroppnat.v1", "text.gallrad.v1"]);
            await hub.StartaOmAsync();
        }

        hub.Logg.Allt.ShouldNotContain("Gommord");
    }

    private static async Task<int> NoteraAsync(HttpClient klient, string rykte, string? stadsdel, string nyckel)
    {
        using var svar = await klient.PostaAsync(
            "/api/v1/rykten", new JsonObject { ["rykte"] = rykte, ["stadsdelar"] = stadsdel is null ? new JsonArray() : new JsonArray(stadsdel) }, nyckel: nyckel);
        return (int)(await svar.JsonAsync(HttpStatusCode.Created))["noteringar"]!;
    }

    private static async Task<string> NyttAsync(HttpClient klient, string rykte)
    {
        using var svar = await klient.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = rykte });
        return (string)(await svar.JsonAsync(HttpStatusCode.Created))["id"]!;
    }

    private static async Task GorAsync(HttpClient klient, string id, string vad, int version, JsonObject kropp)
    {
        using var svar = await klient.PostaAsync($"/api/v1/rykten/{id}/{vad}", kropp, version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await svar.JsonAsync(HttpStatusCode.OK);
    }

    private static string Fonster(JsonNode bild) => bild["fonster"]!.ToJsonString();

    private static List<JsonNode> Andringar(Direktklient klient) =>
        [.. klient.Allt.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(rad => JsonNode.Parse(rad)!).Where(m => (string?)m["target"] == "Andring").Select(m => m["arguments"]![0]!)];

    /// <summary>RFC 7396.</summary>
    private static JsonNode Laggt(JsonNode mal, JsonNode andring)
    {
        if (andring is not JsonObject objekt) return andring.DeepClone();
        var ut = mal is JsonObject fore ? (JsonObject)fore.DeepClone() : [];
        foreach (var (falt, varde) in objekt)
            if (varde is null) ut.Remove(falt);
            else ut[falt] = Laggt(ut[falt] ?? new JsonObject(), varde);
        return ut;
    }

    private static string Filerna(string mapp)
    {
        var text = new StringBuilder();
        foreach (var fil in Directory.GetFiles(mapp, "*", SearchOption.AllDirectories).Where(fil => Path.GetFileName(fil) != "hub.las"))
        {
            using var strom = new FileStream(fil, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var lasare = new StreamReader(strom, Encoding.Latin1);
            text.Append(lasare.ReadToEnd());
        }

        return text.ToString();
    }
}
