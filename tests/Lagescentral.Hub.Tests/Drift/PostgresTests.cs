using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Bevarande;
using Lagescentral.Hub.Tests.Direkt;
using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Lagescentral.Tests.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Drift;

/// <summary>The whole hub with its journal in a database.</summary>
[Collection(Provpostgres.Samling)]
public sealed class PostgresTests(Provpostgres server)
{
    private const string Personnummer = "811228-9874";

    [Fact]
    public async Task Nothing_is_missed_when_the_hub_stops_and_dies_and_when_its_database_does()
    {
        await using var hub = await Provhub.StartaAsync(Val());
        var (siss, kakor) = await hub.InloggadAsync("siss");
        string[] kanaler = ["stad", "stadsdel:farsta", "stadsdel:jarva"];
        await using var foljare = Bildfoljare.Starta(hub, kakor, kanaler);
        foreach (var kanal in kanaler) await foljare.BildAsync(kanal);

        await using var last = new Last(hub, fro: 11);
        await FlerAsync();
        await hub.StartaOmAsync();
        await FlerAsync();
        await server.DodaAsync();
        await Provhub.TillsAsync(async () => (await hub.Okand.GetAsync("/halsa/redo")).StatusCode == HttpStatusCode.ServiceUnavailable, "navet märker att databasen är borta");
        await server.OppnaAsync();
        await FlerAsync();
        (await hub.Okand.GetAsync("/halsa/redo")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await hub.DodaOchStartaAsync();
        await FlerAsync();
        await last.StoppaAsync();

        foreach (var kanal in kanaler) await foljare.SammaAsync(siss, kanal);
        foreach (var stadsdel in new[] { "farsta", "jarva" })
        {
            last.Sanda.Where(s => s.Stadsdel == stadsdel && s.Klass != "begransad")
                .Where(s => !foljare.Las("stadsdel:" + stadsdel, b => b.Sedda.GetValueOrDefault(s.Nyckel)?.Contains(s.Rev) == true)).ShouldBeEmpty();
            // The series goes on over restarts: who comes back is told what has happened since.
            foljare.Svar.Where(svar => svar.Kanal == "stadsdel:" + stadsdel && svar.Hade).ShouldAllBe(svar => svar.Andringar);
        }

        foljare.Luckor.ShouldBeEmpty();
        foljare.Anslutningar.ShouldBeGreaterThan(2);
        await hub.StoppaAsync();
        await using var databas = await Postgresdatabas.OpenAsync(Anslutning, TimeProvider.System);
        (await Postgresverifiering.VerifieraAsync(databas)).Avvikelser.ShouldBeEmpty();

        async Task FlerAsync()
        {
            var fore = last.Sanda.Sum(s => s.Rev);
            await Provhub.TillsAsync(() => Task.FromResult(last.Sanda.Sum(s => s.Rev) > fore + 30), "fler händelser kvitteras");
        }
    }

    [Fact]
    public async Task A_held_text_is_released_and_an_erased_one_leaves_no_byte_in_the_database_nor_in_the_folder()
    {
        string[] ord = ["Hemligrubrikord", "Hemligtextord", "Hemlighallenord", "Hemligtidigareord"];
        await using var hub = await Provhub.MedKlockaAsync(Val());
        var (jour, admin, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"), await hub.KlientAsync("siss"));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "Hemligtidigareord"), ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("rubrik", "Hemligrubrikord"), ("text", "Hemligtextord"), ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", $"Hemlighallenord {Personnummer}"), ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("b", "Brand", ("text", $"Ring {Personnummer}"), ("stadsdel", "farsta")));
        (await siss.JsonAsync("/api/v1/handelser?q=Hemligtextord"))["handelser"].Ider().ShouldBeEmpty();

        var poster = (await jour.JsonAsync("/api/v1/karantan")).AsArray();
        poster.Count.ShouldBe(2);
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{poster.Single(p => (string?)p!["handelseId"] == "b")!["id"]}/slapp", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/b"))["handelse"]!["text"]).ShouldBe($"Ring {Personnummer}");
        await hub.StartaOmAsync();
        server.Kor(Anslutning, "ANALYZE");
        server.Funna(ord).ShouldBe(ord);

        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        server.Funna(ord).ShouldBeEmpty();
        Fillasning.Funna(hub.Mapp, ord).ShouldBeEmpty();
        (await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["revisioner"]!.AsArray().Count.ShouldBe(3);
        ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/b"))["handelse"]!["text"]).ShouldBe($"Ring {Personnummer}");
        hub.Logg.Allt.ShouldNotContain("Password");
    }

    [Fact]
    public async Task One_hub_has_the_database_and_a_folder_with_another_journal_is_not_taken_for_it()
    {
        await using var hub = await Provhub.StartaAsync(Val());
        await Should.ThrowAsync<UpptagenDatabasException>(Provhub.StartaAsync(Val()));
        await hub.StoppaAsync();

        var mapp = Directory.CreateTempSubdirectory("lagescentral-annan-").FullName;
        await using (await SqliteJournal.OpenAsync(new() { Mapp = mapp }, TimeProvider.System))
        {
        }

        (await Should.ThrowAsync<FrammandeFilException>(Provhub.StartaAsync(Val() with { Mapp = mapp }))).Message.ShouldContain("kopiera-journal");
        Directory.Delete(mapp, recursive: true);
    }

    [Fact]
    public async Task An_index_of_another_journal_is_made_again()
    {
        var mapp = Directory.CreateTempSubdirectory("lagescentral-annan-").FullName;
        foreach (var id in new[] { "forsta", "andra" })
        {
            // The second hub, on a new database, has the folder of the first.
            _anslutning = null;
            await using var hub = await Provhub.StartaAsync(Val() with { Mapp = mapp });
            await hub.KvittonAsync("ssbf", hub.Post(id, "Brand", ("text", "Gemensamtord"), ("stadsdel", "farsta")));
            var siss = await hub.KlientAsync("siss");
            await Provhub.TillsAsync(async () => (await siss.JsonAsync("/api/v1/handelser?q=Gemensamtord"))["handelser"].Ider() is [var en] && en == id, "sökningen finner den händelsen och ingen annan");
            await hub.StoppaAsync();
            // The ledger is the first journal's, and would keep the second from starting.
            File.Delete(Path.Combine(mapp, Gallringsliggare.Filnamn));
        }

        Directory.Delete(mapp, recursive: true);
    }

    [Fact]
    public async Task Commands_find_the_database_and_a_hub_is_moved_there_and_back_by_one()
    {
        var rot = Directory.CreateTempSubdirectory("lagescentral-flytt-").FullName;
        var (mapp, kopia) = (Path.Combine(rot, "data"), Path.Combine(rot, "kopia"));
        string[] dar = ["--Journal:Mapp=" + mapp, "--Journal:Typ=postgres", "--Journal:Anslutning=" + Anslutning];
        await using (var hub = await Provhub.StartaAsync(new Provval { Mapp = mapp }))
        {
            await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "Flyttattextord"), ("stadsdel", "farsta")));
            await hub.KvittonAsync("ssbf", hub.Post("h", "Brand", ("text", $"Ring {Personnummer}"), ("stadsdel", "farsta")));
        }

        var (kod, ut, fel) = await Program.KorAsync(["verifiera", .. dar]);
        (kod, fel.Contains("Journal:Anslutning", StringComparison.Ordinal)).ShouldBe((2, true), fel);
        (kod, ut, fel) = await Program.KorAsync(["kopiera-journal", "sqlite", "postgres", .. dar]);
        kod.ShouldBe(0, fel);
        ut.ShouldContain("rader");
        (kod, _, fel) = await Program.KorAsync(["kopiera-journal", "sqlite", "postgres", .. dar]);
        (kod, fel.Contains("inte tom", StringComparison.Ordinal)).ShouldBe((2, true), fel);
        (kod, _, fel) = await Program.KorAsync(["kopiera-journal", "sqlite", "sqlite", .. dar]);
        kod.ShouldBe(2, fel);

        await using (var hub = await Provhub.StartaAsync(Val() with { Mapp = mapp }))
        {
            hub.Logg.Allt.ShouldContain("journal.db");
            var siss = await hub.KlientAsync("siss");
            ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/a"))["handelse"]!["text"]).ShouldBe("Flyttattextord");
            (await (await hub.KlientAsync("jour")).JsonAsync("/api/v1/karantan")).AsArray().Count.ShouldBe(1);
            await Provhub.TillsAsync(async () => (await siss.JsonAsync("/api/v1/handelser?q=Flyttattextord"))["handelser"].Ider() is ["a"], "sökningen finner händelsen");
            (kod, ut, fel) = await Program.KorAsync(["verifiera", .. dar]);
            (kod, ut.Contains(" 0 avvikelser", StringComparison.Ordinal)).ShouldBe((0, true), ut + fel);
            (kod, ut, fel) = await Program.KorAsync(["nyckel", "ny", "Ssbf", .. dar]);
            kod.ShouldBe(0, fel);
            using (var svar = await hub.PostaMedNyckelAsync(ut.Split('\n').Single(rad => rad.StartsWith("lk_", StringComparison.Ordinal)).Trim(), "[]")) svar.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError);
            (kod, ut, _) = await Program.KorAsync(["nyckel", "lista", .. dar]);
            ut.ShouldContain("gäller");
            (kod, ut, fel) = await Program.KorAsync(["sakerhetskopiera", kopia, .. dar]);
            (kod, ut.Contains(" 0 avvikelser", StringComparison.Ordinal)).ShouldBe((0, true), ut + fel);
            using (var svar = await (await hub.KlientAsync("admin")).PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "prov" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (kod, _, fel) = await Program.KorAsync(["aterstall", kopia, .. dar]);
            (kod, fel.Contains("kopiera-journal", StringComparison.Ordinal)).ShouldBe((2, true), fel);
            (kod, _, fel) = await Program.KorAsync(["kopiera-journal", "postgres", "sqlite", .. dar]);
            kod.ShouldBe(2);
            await hub.KvittonAsync("ssbf", hub.Post("b", "Brand", ("text", "Senaretextord"), ("stadsdel", "farsta")));
        }

        foreach (var fil in Directory.EnumerateFiles(mapp, "*.db*")) File.Delete(fil);
        (kod, _, fel) = await Program.KorAsync(["kopiera-journal", "postgres", "sqlite", .. dar]);
        kod.ShouldBe(0, fel);
        await using (var hub = await Provhub.StartaAsync(new Provval { Mapp = mapp }))
            (await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/handelser"))["handelser"].Ider().ShouldBe(["a", "b", "h"], ignoreOrder: true);

        // The copy from before, put back by way of files, in another database; what has been erased since is erased again.
        _anslutning = null;
        string[] ny = ["--Journal:Mapp=" + Path.Combine(rot, "ny"), "--Journal:Anslutning=" + Anslutning, "--Gallring:Liggare=" + Path.Combine(mapp, "gallringsliggare.ndjson")];
        (kod, ut, fel) = await Program.KorAsync(["aterstall", kopia, .. ny]);
        kod.ShouldBe(0, fel);
        ut.ShouldContain("1 händelser");
        (kod, _, fel) = await Program.KorAsync(["kopiera-journal", "sqlite", "postgres", .. ny]);
        kod.ShouldBe(0, fel);
        server.Funna("Flyttattextord").ShouldBeEmpty();
        Directory.Delete(rot, recursive: true);
    }

    [Theory]
    [InlineData("azure", "", "Journal:Typ")]
    [InlineData("Postgres", "Host=h;Database=d", "Journal:Typ")]
    [InlineData("postgres", "", "Journal:Anslutning")]
    [InlineData("postgres", "Host=127.0.0.1;Port=1;Database=d;Password=hemligt-losen", "Journal:Anslutning")]
    [InlineData("postgres", "Host=127.0.0.1;Database=d;Passord=hemligt-losen", "Journal:Anslutning")]
    public async Task A_type_or_connection_that_cannot_be_keeps_the_hub_from_starting_and_is_named_in_one_line(string typ, string anslutning, string namn)
    {
        var mapp = Directory.CreateTempSubdirectory("lagescentral-fel-").FullName;
        var (kod, _, fel) = await Program.KorAsync(["--urls=http://127.0.0.1:0", "--Journal:Mapp=" + mapp, "--Journal:Typ=" + typ, "--Journal:Anslutning=" + anslutning]);
        kod.ShouldBe(1);
        fel.ShouldStartWith("Lägescentral startade inte: ");
        fel.ShouldContain(namn);
        fel.ShouldNotContain("hemligt-losen");
        fel.Trim().Split('\n').Length.ShouldBe(1, fel);
        Directory.Delete(mapp, recursive: true);
    }

    private string? _anslutning;

    private string Anslutning => _anslutning ??= server.NyDatabas();

    private Provval Val() => new Provval().Med("Journal:Typ", "postgres").Med("Journal:Anslutning", Anslutning);
}
