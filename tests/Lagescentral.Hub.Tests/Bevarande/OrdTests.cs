using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Tests.Direkt;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bevarande;

/// <summary>What people write about larm and about who is on call goes by hand and by time, everywhere, and what was done stays.</summary>
public sealed class OrdTests
{
    private static readonly string[] Larmord = ["Larmkommentarsord", "Överlämningsord", "Avslutsorsaksord", "Efterhandsord"];
    private const string Tystnadsord = "Tystnadsorsaksord";
    private const string Jourord = "Jourorsaksord";
    private const string Orsak = "Innehöll uppgift om enskild";
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_was_said_of_a_larm_is_erased_by_hand_in_every_answer_on_the_channel_and_in_every_file_and_the_page_says_so()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, siss, admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("siss"), await hub.KlientAsync("admin"));
        var (_, kakor) = await hub.InloggadAsync("siss");
        await using var kanal = Bildfoljare.Starta(hub, kakor, "larm");
        await kanal.BildAsync("larm");
        var larm = await LarmAsync(hub, jour, "1", "intern");
        await SkrivAsync(jour, larm);
        await Provhub.TillsAsync(() => Task.FromResult(kanal.Andringar.Any(a => (string?)a["andring"]?["larm"]?[larm]?["tillstand"] == "avslutat")), "kanalen har sagt att larmet är avslutat");
        var tystnad = await TystaAsync(hub, jour);
        await hub.StartaOmAsync();
        Fillasning.Funna(hub.Mapp, [.. Larmord, Tystnadsord]).Count.ShouldBe(5);
        ((string)(await siss.JsonAsync("/api/v1/tystnader"))["tystnader"]![0]!["orsak"]!).ShouldContain(Tystnadsord);

        // By whom, and for what reason: as for events' texts.
        using (var nekad = await jour.PostaAsync($"/api/v1/larm/{larm}/gallring", new JsonObject { ["orsak"] = Orsak })) await nekad.ProblemAsync(HttpStatusCode.Forbidden);
        using (var nekad = await hub.Okand.PostaAsync($"/api/v1/tystnader/{tystnad}/gallring", new JsonObject { ["orsak"] = Orsak })) await nekad.ProblemAsync(HttpStatusCode.Unauthorized);
        foreach (var vag in new[] { $"/api/v1/larm/{larm}/gallring", $"/api/v1/tystnader/{tystnad}/gallring" })
            using (var fel = await admin.PostaAsync(vag, new JsonObject { ["orsak"] = "811228-9874" })) await fel.ProblemAsync(HttpStatusCode.BadRequest);
        foreach (var vag in new[] { "/api/v1/larm/L4711/gallring", $"/api/v1/larm/{tystnad}/gallring", $"/api/v1/tystnader/{larm}/gallring" })
            using (var saknas = await admin.PostaAsync(vag, new JsonObject { ["orsak"] = Orsak })) await saknas.ProblemAsync(HttpStatusCode.NotFound);

        // What is kept for a reason of its own keeps what was said of it too.
        using (var stopp = await admin.PostaAsync("/api/v1/handelser/ssbf/1/gallringsstopp", new JsonObject { ["orsak"] = "Begäran om utlämnande", ["till"] = hub.Nu.AddDays(500).ToString("O") }))
            stopp.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string)(await siss.JsonAsync($"/api/v1/larm/{larm}"))["bevaras"]!["regel"]!).ShouldBe("gallringsstopp");
        using (var hallen = await admin.PostaAsync($"/api/v1/larm/{larm}/gallring", new JsonObject { ["orsak"] = Orsak })) await hallen.ProblemAsync(HttpStatusCode.Conflict);
        var version = (await admin.JsonAsync("/api/v1/gallringsstopp"))[0]!["version"]!.ToString();
        using (var slapp = await admin.PostaAsync("/api/v1/handelser/ssbf/1/gallringsstopp/slapp", new JsonObject { ["orsak"] = "Utlämnad" }, version)) slapp.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string)(await siss.JsonAsync($"/api/v1/larm/{larm}"))["bevaras"]!["regel"]!).ShouldBe("Gallring:LarmDygn");

        var fore = await siss.JsonAsync($"/api/v1/larm/{larm}");
        for (var varv = 0; varv < 2; varv++)
            foreach (var vag in new[] { $"/api/v1/larm/{larm}/gallring", $"/api/v1/tystnader/{tystnad}/gallring" })
                using (var svar = await admin.PostaAsync(vag, new JsonObject { ["orsak"] = Orsak })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        for (var varv = 0; varv < 2; varv++)
        {
            Fillasning.Funna(hub.Mapp, [.. Larmord, Tystnadsord]).ShouldBeEmpty();
            foreach (var klient in new[] { siss, jour, admin })
            {
                foreach (var vag in new[] { $"/api/v1/larm/{larm}", "/api/v1/larm?status=alla", "/api/v1/tystnader", "/api/v1/handelser?q=Larmkommentarsord", "/api/v1/handelser/ssbf/1" })
                {
                    var text = await klient.GetStringAsync(vag);
                    foreach (var ord in Larmord.Append(Tystnadsord)) text.ShouldNotContain(ord, customMessage: vag);
                }
            }

            var efter = await siss.JsonAsync($"/api/v1/larm/{larm}");
            efter["larm"]!.ToJsonString().ShouldBe(fore["larm"]!.ToJsonString());
            efter["bevaras"].ShouldBeNull();
            var rader = efter["rader"]!.AsArray();
            rader.Count(r => (string)r!["textlage"]! == "gallrad").ShouldBe(4);
            // Once, though it was asked for twice.
            rader.Count.ShouldBe(fore["rader"]!.AsArray().Count + 1);
            var gallring = rader[^1]!;
            ((string)gallring["slag"]!, (string)gallring["av"]!["roll"]!, (string)gallring["kommentar"]!, (string)gallring["tillstand"]!).ShouldBe(("text.gallrad.v1", "admin", Orsak, "avslutat"));
            ((string)(await siss.JsonAsync("/api/v1/tystnader"))["tystnader"]![0]!["textlage"]!).ShouldBe("gallrad");
            await hub.StartaOmAsync();
        }

        foreach (var ord in Larmord.Append(Tystnadsord))
        {
            kanal.Andringar.ShouldAllBe(a => !a.ToJsonString().Contains(ord, StringComparison.Ordinal));
            hub.Logg.Allt.ShouldNotContain(ord);
        }

        // What is said afterwards is a text like any other.
        using (var igen = await jour.PostaAsync($"/api/v1/larm/{larm}/kommentera", new JsonObject { ["kommentar"] = "Larmkommentarsord igen" })) await igen.JsonAsync(HttpStatusCode.OK);
        (await siss.JsonAsync($"/api/v1/larm/{larm}"))["bevaras"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Day_by_day_the_words_go_when_their_time_is_out_and_the_report_proves_it()
    {
        var val = new Provval { Klocka = Start }.Med("Gallring:LarmDygn", "20").Med("Gallring:LarmBegransadDygn", "10").Med("Gallring:JourDygn", "15").Med("Gallring:PerTur", "10");
        await using var hub = await Provhub.MedKlockaAsync(val);
        var (jour, admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"));
        var (intern, begransad, hallet) = (await LarmAsync(hub, jour, "1", "intern"), await LarmAsync(hub, jour, "2", "begransad"), await LarmAsync(hub, jour, "3", "intern"));
        await SkrivAsync(jour, intern);
        foreach (var (id, ord) in new[] { (begransad, "Kretslarmsord"), (hallet, "Stopplarmsord") })
            using (var svar = await jour.PostaAsync($"/api/v1/larm/{id}/avsluta", new JsonObject { ["kommentar"] = ord })) await svar.JsonAsync(HttpStatusCode.OK);
        using (var stopp = await admin.PostaAsync("/api/v1/handelser/ssbf/3/gallringsstopp", new JsonObject { ["orsak"] = "Begäran om utlämnande", ["till"] = Start.AddDays(30).ToString("O") }))
            stopp.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await TystaAsync(hub, jour);
        using (var linje = await admin.PostaAsync("/api/v1/jour", new JsonObject { ["id"] = "tib", ["namn"] = "Jour" })) linje.StatusCode.ShouldBe(HttpStatusCode.Created);
        using (var svar = await jour.PostaAsync("/api/v1/jour/tib/ersattningar", new JsonObject { ["till"] = Start.AddDays(40).ToString("O"), ["orsak"] = Jourord })) svar.StatusCode.ShouldBe(HttpStatusCode.Created);
        ((DateTimeOffset)(await jour.JsonAsync($"/api/v1/larm/{begransad}"))["bevaras"]!["till"]!, (string)(await jour.JsonAsync($"/api/v1/larm/{begransad}"))["bevaras"]!["regel"]!)
            .ShouldBe((Start.AddDays(10), "Gallring:LarmBegransadDygn"));
        ((DateTimeOffset)(await jour.JsonAsync($"/api/v1/larm/{intern}"))["bevaras"]!["till"]!).ShouldBe(Start.AddDays(20));

        string[] alla = [.. Larmord, Tystnadsord, Jourord, "Kretslarmsord", "Stopplarmsord"];
        var kvar = alla.ToHashSet();
        var borta = new Dictionary<int, string[]> { [11] = ["Kretslarmsord"], [16] = [Jourord], [21] = [.. Larmord, Tystnadsord], [31] = ["Stopplarmsord"] };
        foreach (var dag in new[] { 9, 11, 14, 16, 19, 21, 29, 31 })
        {
            await DagAsync(hub, Start.AddDays(dag));
            kvar.ExceptWith(borta.GetValueOrDefault(dag, []));
            Fillasning.Funna(hub.Mapp, alla).ShouldBe([.. kvar.Order(StringComparer.Ordinal)], $"dag {dag}");
        }

        (jour, var dataskydd) = (await hub.KlientAsync("jour"), await hub.KlientAsync("dataskydd"));
        var oversikt = await dataskydd.JsonAsync("/api/v1/gallringar");
        oversikt["ord"]!.AsArray().Select(o => ((string)o!["slag"]!, (int)o["dygn"]!, (int)o["dygnBegransad"]!, (int)o["antal"]!)).ShouldBe([("larm", 20, 10, 0), ("jour", 15, 15, 0), ("nivaer", 3_650, 3_650, 0)]);
        var korningar = oversikt["korningar"]!.AsArray().Select(k => k!).ToList();
        (korningar.Sum(k => (int)k["ord"]!), korningar.Sum(k => (int)k["texter"]!)).ShouldBe((5, 8));
        korningar.ShouldAllBe(k => (bool)k["borta"]!);
        korningar.Where(k => (int)k["hallna"]! > 0).Select(k => DateOnly.Parse((string)k["dag"]!, CultureInfo.InvariantCulture)).ShouldBe([new(2026, 12, 19), new(2026, 12, 11)]);
        var rapport = await dataskydd.JsonAsync($"/api/v1/gallringar/{korningar.Single(k => (int)k["texter"]! == 5)["nr"]}");
        rapport["ord"]!.AsArray().Select(o => ((string)o!["slag"]!, (int)o["antal"]!, (int)o["texter"]!)).ShouldBe([("larm", 2, 5), ("jour", 0, 0), ("nivaer", 0, 0)]);
        ((int)rapport["kontroll"]!["ord"]!, (int)rapport["kontroll"]!["kvarJournal"]!, (string)rapport["strommar"]![0]!["strom"]!).ShouldBe((2, 0, "larm"));

        var gallring = (await jour.JsonAsync($"/api/v1/larm/{intern}"))["rader"]!.AsArray()[^1]!;
        ((string)gallring["slag"]!, (string)gallring["kommentar"]!, gallring["av"]).ShouldBe(("text.gallrad.v1", Ordgallring.Orsak, null));
        ((bool)(await jour.JsonAsync("/api/v1/jour/tib"))["ersattningar"]![0]!["orsakGallrad"]!).ShouldBeTrue();
        (await Lagescentral.Journal.Sqlite.Journalverifiering.VerifieraAsync(hub.Mapp)).Avvikelser.ShouldBeEmpty();
    }

    private static async Task<string> LarmAsync(Provhub hub, HttpClient jour, string handelse, string klass)
    {
        await hub.KvittonAsync("ssbf", hub.Post(handelse, "Skottlossning", ("stadsdel", handelse == "1" ? "farsta" : handelse == "2" ? "jarva" : "bromma"), ("klass", klass)));
        string? id = null;
        await Provhub.TillsAsync(
            async () => (id = (string?)(await jour.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().FirstOrDefault(l => l!["handelser"].Ider().Contains(handelse))?["id"]) is not null, "larmet finns");
        return id!;
    }

    private static async Task SkrivAsync(HttpClient jour, string larm)
    {
        foreach (var (vad, kropp) in new (string, JsonObject)[]
        {
            ("kvittera", new()), ("kommentera", new() { ["kommentar"] = "Hemma hos Larmkommentarsord" }), ("overlamna", new() { ["till"] = "p-siss", ["kommentar"] = "Tar du Överlämningsord?" }),
            ("avsluta", new() { ["kommentar"] = "Avslutsorsaksord är hemma igen" }), ("kommentera", new() { ["kommentar"] = "Efterhandsord" }),
        })
        {
            using var svar = await jour.PostaAsync($"/api/v1/larm/{larm}/{vad}", kropp, nyckel: Guid.CreateVersion7().ToString());
            (await svar.JsonAsync(HttpStatusCode.OK)).ShouldNotBeNull();
        }
    }

    private static async Task<string> TystaAsync(Provhub hub, HttpClient jour)
    {
        using var svar = await jour.PostaAsync(
            "/api/v1/tystnader", new JsonObject { ["stadsdel"] = "farsta", ["till"] = hub.Nu.AddDays(1).ToString("O"), ["orsak"] = Tystnadsord + " övar" }, nyckel: Guid.CreateVersion7().ToString());
        return (string)(await svar.JsonAsync(HttpStatusCode.Created))["id"]!;
    }

    private static async Task DagAsync(Provhub hub, DateTimeOffset till)
    {
        await hub.StoppaAsync();
        hub.Klocka!.AdvanceTo(till);
        await hub.StartaOmAsync();
        await hub.Tjanster.GetRequiredService<Gallringstjanst>().KorAsync();
    }
}
