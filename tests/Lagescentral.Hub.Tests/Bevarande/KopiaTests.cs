using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Journal;
using Lagescentral.Journal.Kopia;
using Lagescentral.Journal.Sqlite;
using Lagescentral.Tests;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bevarande;

/// <summary>Copies taken beside a hub that is up, and put back: what has been erased since stays erased.</summary>
public sealed class KopiaTests : IDisposable
{
    private static readonly string[] Ord = ["Förstagallratord", "Andragallratord", "Personensgallratord", "Avvisatord", "Kvartextord", "Senaretextord", "Ryktesord", "Ryktessvarsord", "Personensryktesord", "Jourorsaksord", "Larmkommentarsord", "Nivaskalsord"];
    private static readonly DateTimeOffset Efterat = new(2026, 12, 20, 8, 0, 0, TimeSpan.Zero);
    private readonly string _rot = Directory.CreateTempSubdirectory("lagescentral-kopia-").FullName;

    private string Kopia => Path.Combine(_rot, "kopia");

    private string Liggare => Path.Combine(_rot, "annan-disk", "liggare.ndjson");

    public void Dispose() => Directory.Delete(_rot, recursive: true);

    [Fact]
    public async Task What_was_erased_after_the_copy_is_erased_again_after_the_restore()
    {
        var val = new Provval { Mapp = Path.Combine(_rot, "data") }.Med("Gallring:Liggare", Liggare).Med("Kallor:Ssbf:Gallring:Begransad", "10").Med("Gallring:RyktenManader", "1");
        Kopieuppgift kopia;
        var rykten = new List<string>();
        await using (var hub = await Provhub.MedKlockaAsync(val))
        {
            await SandAsync(hub, "forst", "begransad", "Förstagallratord");
            await hub.Tjanster.GetRequiredService<Gallringstjanst>().KorAsync();
            await ElvaDygnAsync(hub);
            await SandAsync(hub, "andra", "begransad", "Andragallratord");
            await SandAsync(hub, "person", "intern", "Personensgallratord");
            await SandAsync(hub, "avvisad", "intern", "Avvisatord 811228-9874");
            await SandAsync(hub, "kvar", "intern", "Kvartextord");
            var noterande = await hub.KlientAsync("jour");
            rykten.Add(await NoteraAsync(noterande, "Det sägs att Ryktesord"));
            using (var svar = await noterande.PostaAsync($"/api/v1/rykten/{rykten[0]}/svar", new JsonObject { ["utfall"] = "dementerat", ["svar"] = "Ryktessvarsord är fel" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
            rykten.Add(await NoteraAsync(noterande, "Det sägs att Personensryktesord"));
            using (var svar = await noterande.PostaAsync("/api/v1/nivaer/farsta", new JsonObject { ["niva"] = "stabslage", ["skal"] = "Nivaskalsord om en granne" })) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
            using (var svar = await (await hub.KlientAsync("admin")).PostaAsync("/api/v1/jour", new JsonObject { ["id"] = "tib", ["namn"] = "Jour" })) svar.StatusCode.ShouldBe(HttpStatusCode.Created);
            string ersattning;
            using (var svar = await noterande.PostaAsync("/api/v1/jour/tib/ersattningar", new JsonObject { ["till"] = hub.Nu.AddDays(1).ToString("O"), ["orsak"] = "Jourorsaksord i familjen" })) ersattning = (string)(await svar.JsonAsync(HttpStatusCode.Created))["id"]!;
            await hub.KvittonAsync("ssbf", hub.Post("skott", "Skottlossning", ("stadsdel", "farsta")));
            var larm = "";
            await Provhub.TillsAsync(async () => (larm = (string?)(await noterande.JsonAsync("/api/v1/larm"))["larm"]!.AsArray().FirstOrDefault(l => l!["handelser"].Ider().Contains("skott"))?["id"] ?? "").Length > 0, "larmet finns");
            using (var svar = await noterande.PostaAsync($"/api/v1/larm/{larm}/kommentera", new JsonObject { ["kommentar"] = "Larmkommentarsord är på plats" })) await svar.JsonAsync(HttpStatusCode.OK);
            kopia = await Sakerhetskopia.TaAsync(hub.Mapp, Kopia, Liggare, hub.Nu);
            Fillasning.Funna(Kopia, Ord).ShouldBe(["Andragallratord", "Avvisatord", "Jourorsaksord", "Kvartextord", "Larmkommentarsord", "Nivaskalsord", "Personensgallratord", "Personensryktesord", "Ryktesord", "Ryktessvarsord"]);
            (kopia.Avvikelser, kopia.Gallrade, kopia.Texter).ShouldBe((0, 1, 9));

            // Since then: by the run, by a person, and by refusing a held text. And something new is said.
            var (admin, jour) = (await hub.KlientAsync("admin"), await hub.KlientAsync("jour"));
            using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/person/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            using (var svar = await admin.PostaAsync($"/api/v1/rykten/{rykten[1]}/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            using (var svar = await admin.PostaAsync("/api/v1/nivaer/farsta/1/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            using (var svar = await admin.PostaAsync($"/api/v1/jour/tib/{ersattning}/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            using (var svar = await admin.PostaAsync($"/api/v1/larm/{larm}/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            var post = (await jour.JsonAsync("/api/v1/karantan")).AsArray().Single()!;
            using (var svar = await jour.PostaAsync($"/api/v1/karantan/{post["id"]}/avvisad", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            for (var elva = 0; elva < 3; elva++) await ElvaDygnAsync(hub);
            await SandAsync(hub, "senare", "intern", "Senaretextord");
            Fillasning.Funna(hub.Mapp, Ord).ShouldBe(["Kvartextord", "Senaretextord"]);

            // Not beside a hub that is up, not over what is there.
            await Should.ThrowAsync<UpptagenMappException>(Ny(ersatt: true).KorAsync());
            (await Should.ThrowAsync<FelKopiaException>(Ny().KorAsync())).Message.ShouldContain("--ersatt");
            await Should.ThrowAsync<FelKopiaException>(Sakerhetskopia.TaAsync(hub.Mapp, Kopia, Liggare, hub.Nu));
        }

        var rapport = await Ny(ersatt: true).KorAsync();

        (rapport.Fakta.Handelser, rapport.Fakta.Rykten, rapport.Fakta.Ord, rapport.Fakta.Texter, rapport.Karantan, rapport.Fakta.UtanLiggare).ShouldBe((2, 2, 3, 8, 1, false));
        Fillasning.Funna(Path.Combine(_rot, "data"), Ord).ShouldBe(["Kvartextord"]);
        Fillasning.Funna(rapport.Undan!, Ord).ShouldBe(["Kvartextord", "Senaretextord"]);
        Fillasning.Funna(Path.GetDirectoryName(Liggare)!, Ord).ShouldBeEmpty();
        (await Journalverifiering.VerifieraAsync(Path.Combine(_rot, "data"))).Avvikelser.ShouldBeEmpty();

        await using (var hub = await Provhub.MedKlockaAsync(val with { Klocka = Efterat.AddDays(1) }))
        {
            var (admin, jour) = (await hub.KlientAsync("admin"), await hub.KlientAsync("jour"));
            foreach (var (id, textlage) in new[] { ("forst", "gallrad"), ("andra", "gallrad"), ("person", "gallrad"), ("kvar", "delad") })
                ((string)(await jour.JsonAsync($"/api/v1/handelser/ssbf/{id}"))["handelse"]!["textlage"]!).ShouldBe(textlage, id);
            foreach (var id in rykten) ((string)(await jour.JsonAsync($"/api/v1/rykten/{id}"))["rykte"]!["textlage"]!).ShouldBe("gallrad", id);
            (await jour.JsonAsync("/api/v1/karantan")).AsArray().ShouldBeEmpty();
            (await jour.JsonAsync("/api/v1/handelser?q=Andragallratord"))["handelser"].Ider().ShouldBeEmpty();
            (await jour.JsonAsync("/api/v1/handelser?q=Kvartextord"))["handelser"].Ider().ShouldBe(["kvar"]);
            await hub.Tjanster.GetRequiredService<Gallringstjanst>().KorAsync();
            var oversikt = await admin.JsonAsync("/api/v1/gallringar");
            ((int)oversikt["aterstalld"]!["rykten"]!, (int)oversikt["aterstalld"]!["ord"]!, (int)oversikt["aterstalld"]!["texter"]!, (bool)oversikt["liggare"]!["aldre"]!).ShouldBe((2, 3, 8, false));
            // A browser that was open over the restore must not take the new lines for the old.
            ((string)(await jour.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild"))["epok"]!).ShouldNotBe(hub.Tjanster.GetRequiredService<IJournal>().Id.ToString("N"));
        }
    }

    [Fact]
    public async Task Without_a_ledger_that_reaches_the_copy_nothing_is_restored_unless_told_to()
    {
        var mapp = Path.Combine(_rot, "data");
        await using (var hub = await Provhub.MedKlockaAsync(new Provval { Mapp = mapp }.Med("Gallring:Liggare", Liggare)))
        {
            await SandAsync(hub, "a", "intern", "Personensgallratord");
            await SandAsync(hub, "b", "intern", "Kvartextord");
            var admin = await hub.KlientAsync("admin");
            File.Copy(Liggare, Liggare + ".gammal");
            using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "prov" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            await Sakerhetskopia.TaAsync(mapp, Kopia, Liggare, hub.Nu);
        }

        Directory.Delete(mapp, recursive: true);
        var ratt = await File.ReadAllBytesAsync(Liggare);
        File.Delete(Liggare);
        (await Should.ThrowAsync<FelLiggareException>(Ny().KorAsync())).Message.ShouldSatisfyAllConditions(m => m.ShouldContain("finns inte"), m => m.ShouldContain("--utan-liggare"));
        File.Copy(Liggare + ".gammal", Liggare);
        (await Should.ThrowAsync<FelLiggareException>(Ny().KorAsync())).Message.ShouldContain("äldre än kopian");
        Directory.Exists(mapp).ShouldBeFalse();

        // Told to: by what the copy itself knows. The ledger that was there is kept beside.
        var rapport = await Ny(utan: true).KorAsync();
        rapport.Fakta.UtanLiggare.ShouldBeTrue();
        Directory.GetFiles(Path.GetDirectoryName(Liggare)!, "*.undan-*").Length.ShouldBe(1);
        Fillasning.Funna(mapp, Ord).ShouldBe(["Kvartextord"]);

        Directory.Delete(mapp, recursive: true);
        await File.WriteAllBytesAsync(Liggare, ratt);
        (await Ny().KorAsync()).Fakta.UtanLiggare.ShouldBeFalse();

        // A copy that has been changed is no copy.
        Directory.Delete(mapp, recursive: true);
        await File.AppendAllTextAsync(Path.Combine(Kopia, "karantan.db"), "x");
        (await Should.ThrowAsync<FelKopiaException>(Ny().KorAsync())).Message.ShouldContain("karantan.db");
        (await Should.ThrowAsync<FelKopiaException>(new Aterstallning { Kopia = _rot, Mapp = mapp, Liggare = Liggare, Tid = TimeProvider.System }.KorAsync())).Message.ShouldContain("kopia.json");
    }

    [Fact]
    public async Task Copies_taken_while_events_pour_in_are_whole_and_hold_what_was_acknowledged_before()
    {
        await using var hub = await Provhub.StartaAsync(new Provval { Mapp = Path.Combine(_rot, "data") });
        using var slut = new CancellationTokenSource();
        var kvitterade = 0;
        var flode = Task.Run(async () =>
        {
            for (var n = 0; !slut.IsCancellationRequested; n++)
            {
                await hub.KvittonAsync("ssbf", [.. Enumerable.Range(0, 20).Select(i => hub.Post($"h{n}-{i}", "Brand", ("text", i == 7 ? "Ring 811228-9874" : "Rök"), ("stadsdel", "farsta")))]);
                Interlocked.Add(ref kvitterade, 20);
            }
        });
        for (var n = 0; n < 5; n++)
        {
            var fore = Volatile.Read(ref kvitterade);
            await Provhub.TillsAsync(() => Task.FromResult(Volatile.Read(ref kvitterade) > fore), "något mer kvitteras");
            var (till, mal) = (Volatile.Read(ref kvitterade), Path.Combine(_rot, $"kopia-{n}"));
            var kopia = await Sakerhetskopia.TaAsync(hub.Mapp, mal, Path.Combine(hub.Mapp, Gallringsliggare.Filnamn), hub.Nu);
            kopia.Avvikelser.ShouldBe(0);
            Sakerhetskopia.Prova(mal).Rader.ShouldBe(kopia.Rader);
            kopia.Rader.ShouldBeGreaterThanOrEqualTo(till);

            // Of every held text that the journal tells of, karantän has the words: they were put there first.
            await using var journal = SqliteJournal.OpenReadOnly(mal);
            var hallna = 0;
            await foreach (var post in journal.ReadAllAsync(0))
                if (Aktorer.Strommar.ArStadsdel(post.Strom) && Aktorer.Handelserader.Las(post).Fakta!.Text == Domain.Handelser.Textlage.Hallen) hallna++;
            await using var karantan = new SqliteKarantan(mal);
            (await karantan.WaitingAsync()).GetValueOrDefault("ssbf").ShouldBeGreaterThanOrEqualTo(hallna);
        }

        await slut.CancelAsync();
        await flode;
    }

    private Aterstallning Ny(bool ersatt = false, bool utan = false) => new()
    {
        Kopia = Kopia,
        Mapp = Path.Combine(_rot, "data"),
        Liggare = Liggare,
        Ersatt = ersatt,
        UtanLiggare = utan,
        Tid = new Provklocka(Efterat),
    };

    private static async Task ElvaDygnAsync(Provhub hub)
    {
        await hub.StoppaAsync();
        hub.Klocka!.Advance(TimeSpan.FromDays(11));
        await hub.StartaOmAsync();
        await hub.Tjanster.GetRequiredService<Gallringstjanst>().KorAsync();
    }

    private static async Task<string> NoteraAsync(HttpClient klient, string rykte)
    {
        using var svar = await klient.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = rykte });
        return (string)(await svar.JsonAsync(HttpStatusCode.Created))["id"]!;
    }

    private static async Task SandAsync(Provhub hub, string id, string klass, string text) =>
        await hub.KvittonAsync("ssbf", hub.Post(id, "Brand", ("text", text), ("stadsdel", "farsta"), ("klass", klass)));
}
