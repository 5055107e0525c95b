using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Bevarande;
using Lagescentral.Hub.Tests.Direkt;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Nivaer;

/// <summary>Crisis levels over the API and live: what is proposed, who decides, and what each reader sees of it.</summary>
public sealed class NivaTests
{
    [Fact]
    public async Task A_shooting_is_ground_for_a_proposal_that_a_person_decides_on_with_a_reason()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"));
        var skala = (await siss.JsonAsync("/api/v1/nivaer"))["skala"]!.AsArray();
        skala.Select(n => (string?)n!["namn"]).ShouldBe(["Normalläge", "Bevakningsläge", "Beredskapsläge", "Stabsläge"]);
        await SkjutAsync(hub, siss);
        var forslag = (await siss.JsonAsync("/api/v1/nivaer/farsta"))["omrade"]!["forslag"]!;
        ((string?)forslag["niva"], (bool)forslag["hoj"]!, (string?)forslag["underlag"]![0]!["regelnamn"]).ShouldBe(("bevakningslage", true, "Allvarlig händelse"));
        ((string?)forslag["skal"]).ShouldBe("Allvarligt larm: Ett larm med allvar 4 eller mer inom 1 dygn. Det krävs ett larm.");

        using (var utan = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran("bevakningslage", "")))
            ((string?)(await utan.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["falt"]).ShouldBe("skal");
        using (var okand = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran("rott", "Oroligt")))
            ((string?)(await okand.ProblemAsync(HttpStatusCode.BadRequest))["fel"]![0]!["orsak"]).ShouldBe("Ange en av normallage, bevakningslage, beredskapslage, stabslage.");
        using (var gammal = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran("bevakningslage", "Oroligt"), ifMatch: "3")) await gammal.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var satt = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran("bevakningslage", "Oroligt efter skjutningen."), ifMatch: "0"))
            ((string?)(await satt.JsonAsync(HttpStatusCode.OK))["utfall"]).ShouldBe("gjort");
        using (var igen = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran("bevakningslage", "Oroligt efter skjutningen.")))
            ((string?)(await igen.JsonAsync(HttpStatusCode.OK))["utfall"]).ShouldBe("redanSa");

        foreach (var varv in new[] { 0, 1 })
        {
            var farsta = await siss.JsonAsync("/api/v1/nivaer/farsta");
            farsta["omrade"]!["forslag"].ShouldBeNull();
            var beslut = farsta["beslut"]!.AsArray().ShouldHaveSingleItem()!;
            ((string?)beslut["skal"], (string?)beslut["av"], (string?)beslut["forslag"]).ShouldBe(("Oroligt efter skjutningen.", "jour", "allvarligt-larm"));
            var bild = await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild");
            ((string?)bild["niva"]!["namn"], (int)bild["niva"]!["grad"]!, (int)bild["niva"]!["hogst"]!).ShouldBe(("Bevakningsläge", 1, 3));
            ((string?)(await siss.JsonAsync("/api/v1/stad/lagesbild"))["delar"]!["farsta"]!["niva"]!["niva"]).ShouldBe("bevakningslage");
            if (varv == 0) await hub.StartaOmAsync();
        }
    }

    [Fact]
    public async Task What_stood_at_a_moment_is_shown_in_the_picture_of_that_moment()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        var fore = hub.Nu;
        hub.Klocka!.Advance(TimeSpan.FromMinutes(1));
        using (var satt = await jour.PostaAsync("/api/v1/nivaer/stockholm", Begaran("stabslage", "Stort strömavbrott."))) await satt.JsonAsync(HttpStatusCode.OK);
        hub.Klocka.Advance(TimeSpan.FromMinutes(1));
        var efter = hub.Nu;
        hub.Klocka.Advance(TimeSpan.FromMinutes(1));
        using (var sankt = await jour.PostaAsync("/api/v1/nivaer/stockholm", Begaran("normallage", "Strömmen är tillbaka."))) await sankt.JsonAsync(HttpStatusCode.OK);
        (await jour.JsonAsync($"/api/v1/stad/lagesbild?per={Uri.EscapeDataString(fore.ToString("O"))}"))["niva"].ShouldBeNull();
        ((string?)(await jour.JsonAsync($"/api/v1/stad/lagesbild?per={Uri.EscapeDataString(efter.ToString("O"))}"))["niva"]!["skal"]).ShouldBe("Stort strömavbrott.");
        ((string?)(await jour.JsonAsync("/api/v1/stad/lagesbild"))["niva"]!["niva"]).ShouldBe("normallage");
    }

    [Fact]
    public async Task Only_those_whose_role_holds_there_decide_and_only_some_of_them_release()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, farsta, samordnare) = (await hub.KlientAsync("siss"), await hub.KlientAsync("direktor-farsta"), await hub.KlientAsync("samordnare-kungsholmen"));
        using (var okand = await hub.Okand.PostaAsync("/api/v1/nivaer/farsta", Begaran("stabslage", "Oroligt"))) await okand.ProblemAsync(HttpStatusCode.Unauthorized);
        using (var nej = await samordnare.PostaAsync("/api/v1/nivaer/farsta", Begaran("stabslage", "Oroligt"))) await nej.ProblemAsync(HttpStatusCode.Forbidden);
        using (var fel = await farsta.PostaAsync("/api/v1/nivaer/jarva", Begaran("stabslage", "Oroligt"))) await fel.ProblemAsync(HttpStatusCode.Forbidden);
        using (var stad = await farsta.PostaAsync("/api/v1/nivaer/stockholm", Begaran("stabslage", "Oroligt"))) await stad.ProblemAsync(HttpStatusCode.Forbidden);
        using (var oppen = await siss.PostaAsync("/api/v1/nivaer/farsta", Begaran("stabslage", "Oroligt", oppen: true))) ((string?)(await oppen.ProblemAsync(HttpStatusCode.Forbidden))["title"]).ShouldBe("Får inte släppas av dig");
        using (var inget = await farsta.PostaAsync("/api/v1/nivaer/farsta/slapp", new JsonObject { ["oppen"] = true })) await inget.ProblemAsync(HttpStatusCode.Conflict);
        using (var satt = await siss.PostaAsync("/api/v1/nivaer/farsta", Begaran("stabslage", "Oroligt"))) await satt.JsonAsync(HttpStatusCode.OK);
        using (var slappt = await farsta.PostaAsync("/api/v1/nivaer/farsta/slapp", new JsonObject { ["oppen"] = true })) ((int)(await slappt.JsonAsync(HttpStatusCode.OK))["version"]!).ShouldBe(2);
        using var saknas = await siss.PostaAsync("/api/v1/nivaer/finns-inte", Begaran("stabslage", "Oroligt"));
        await saknas.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_level_is_live_at_once_for_those_who_may_see_it_and_nothing_for_others_before_it_is_released()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, kakor) = await hub.InloggadAsync("jour");
        var (_, vaggkakor, _, _) = await hub.EnhetAsync();
        await using var intern = Bildfoljare.Starta(hub, kakor, "nivaer");
        await using var vagg = Bildfoljare.Starta(hub, vaggkakor, "nivaer");
        await using var oppen = Bildfoljare.Starta(hub, null, "nivaer");
        await Provhub.TillsAsync(() => Task.FromResult(intern.Svar.Count == 1 && vagg.Svar.Count == 1 && oppen.Svar.Count == 1), "alla följer");
        using (var satt = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran("beredskapslage", "Kvaxskalet."))) await satt.JsonAsync(HttpStatusCode.OK);
        await Provhub.TillsAsync(() => Task.FromResult(!intern.Andringar.IsEmpty && !vagg.Andringar.IsEmpty), "nivån syns");
        ((string?)Farsta(intern)["niva"]!["skal"]).ShouldBe("Kvaxskalet.");
        Farsta(vagg).ToJsonString().ShouldNotContain("Kvaxskalet");
        foreach (var vag in new[] { "/api/v1/nivaer", "/api/v1/stadsdelar/farsta/lagesbild", "/api/v1/stad/lagesbild" })
            (await hub.Okand.JsonAsync(vag)).ToJsonString().ShouldNotContain("beredskapslage\",\"namn\":\"Beredskapsläge\",\"grad");
        using (var slappt = await jour.PostaAsync("/api/v1/nivaer/farsta/slapp", new JsonObject { ["oppen"] = true })) await slappt.JsonAsync(HttpStatusCode.OK);
        await Provhub.TillsAsync(() => Task.FromResult(!oppen.Andringar.IsEmpty), "den släppta nivån syns");
        var andring = oppen.Andringar.ShouldHaveSingleItem();
        ((long)andring["fran"]!, (long)andring["till"]!).ShouldBe((0, 1));
        Farsta(oppen)["niva"]!.AsObject().Select(f => f.Key).ShouldBe(["niva", "namn", "grad", "hogst", "sedan"], ignoreOrder: true);
        ((string?)(await hub.Okand.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["niva"]!["namn"]).ShouldBe("Beredskapsläge");
        using (var tillbaka = await jour.PostaAsync("/api/v1/nivaer/farsta/slapp", new JsonObject { ["oppen"] = false })) await tillbaka.JsonAsync(HttpStatusCode.OK);
        await Provhub.TillsAsync(() => Task.FromResult(oppen.Andringar.Count == 2), "den syns inte längre");
        oppen.Andringar.Last()["andring"]!["nivaer"]!["farsta"].ShouldBeNull();
        (await hub.Okand.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["niva"].ShouldBeNull();
        intern.Luckor.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_reason_of_a_decision_goes_by_hand_and_by_time_everywhere_and_the_decision_stays()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Klocka = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero) }.Med("Gallring:NivaerDygn", "30"));
        var (jour, admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"));
        foreach (var (niva, skal) in new[] { ("bevakningslage", "Handgallratskal"), ("beredskapslage", "Tidgallratskal") })
            using (var satt = await jour.PostaAsync("/api/v1/nivaer/farsta", Begaran(niva, skal))) await satt.JsonAsync(HttpStatusCode.OK);
        await hub.StartaOmAsync();
        Fillasning.Funna(hub.Mapp, "Handgallratskal", "Tidgallratskal").Count.ShouldBe(2);
        var orsak = new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" };
        using (var nekad = await jour.PostaAsync("/api/v1/nivaer/farsta/1/gallring", orsak.DeepClone())) await nekad.ProblemAsync(HttpStatusCode.Forbidden);
        using (var saknas = await admin.PostaAsync("/api/v1/nivaer/farsta/9/gallring", orsak.DeepClone())) await saknas.ProblemAsync(HttpStatusCode.NotFound);
        for (var varv = 0; varv < 2; varv++)
            using (var gallrat = await admin.PostaAsync("/api/v1/nivaer/farsta/1/gallring", orsak.DeepClone())) gallrat.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Fillasning.Funna(hub.Mapp, "Handgallratskal").ShouldBeEmpty();
        foreach (var varv in new[] { 0, 1 })
        {
            var beslut = (await jour.JsonAsync("/api/v1/nivaer/farsta"))["beslut"]!.AsArray();
            beslut.Select(b => ((string?)b!["niva"], (string?)b["skal"], (string?)b["textlage"])).ShouldBe([("beredskapslage", "Tidgallratskal", "delad"), ("bevakningslage", null, "gallrad")]);
            if (varv == 0) await hub.StartaOmAsync();
        }

        await hub.StoppaAsync();
        hub.Klocka!.Advance(TimeSpan.FromDays(31));
        await hub.StartaOmAsync();
        var (jourDa, adminDa) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"));
        await Provhub.TillsAsync(async () => ((await jourDa.JsonAsync("/api/v1/nivaer/farsta"))["omrade"]!["niva"]!)["skal"] is null, "tiden är ute");
        await Provhub.TillsAsync(() => Task.FromResult(Fillasning.Funna(hub.Mapp, "Tidgallratskal").Count == 0), "skälet är borta ur filerna");
        ((string?)(await jourDa.JsonAsync("/api/v1/nivaer/farsta"))["omrade"]!["niva"]!["niva"]).ShouldBe("beredskapslage");
        JsonNode? korning = null;
        await Provhub.TillsAsync(async () => (korning = (await adminDa.JsonAsync("/api/v1/gallringar"))["korningar"]!.AsArray().FirstOrDefault(k => (int)k!["texter"]! == 1)) is not null, "körningen är rapporterad");
        ((bool)korning!["borta"]!).ShouldBeTrue();
    }

    private static JsonObject Farsta(Bildfoljare foljare) => foljare.Andringar.First()["andring"]!["nivaer"]!["farsta"]!.AsObject();

    private static JsonObject Begaran(string niva, string skal, bool oppen = false) => new() { ["niva"] = niva, ["skal"] = skal, ["oppen"] = oppen };

    private static async Task SkjutAsync(Provhub hub, HttpClient klient)
    {
        await hub.KvittonAsync("ssbf", hub.Post("1", "Skottlossning", ("stadsdel", "farsta")));
        await Provhub.TillsAsync(
            async () =>
            {
                hub.Klocka!.Advance(TimeSpan.FromSeconds(1));
                return (await klient.JsonAsync("/api/v1/nivaer"))["nivaer"]!["farsta"] is not null;
            },
            "förslaget finns");
    }
}
