using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Journal;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bevarande;

/// <summary>Keeping and erasing day by day, on a clock that moves when told.</summary>
public sealed class KorningTests
{
    // Letters that no hash or base64 holds by chance.
    private static readonly string[] Ord = ["Öppentextord", "Interntextord", "Begränsattextord", "Skärptförstord", "Skärptsedanord", "Stopptextord", "Hållentextord", "Flyttadtextord"];

    private static readonly Provval Val = new Provval()
        .Med("Kallor:Ssbf:Gallring:Oppen", "40").Med("Kallor:Ssbf:Gallring:Intern", "20").Med("Kallor:Ssbf:Gallring:Begransad", "10")
        .Med("Gallring:KarantanVantandeDygn", "30").Med("Gallring:KarantanVarningDygn", "5").Med("Gallring:PerTur", "10");

    [Fact]
    public async Task Day_by_day_each_text_goes_when_its_time_is_out_and_the_report_proves_it()
    {
        await using var hub = await Provhub.MedKlockaAsync(Val with { Klocka = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero) });
        var start = hub.Nu;
        var (jour, admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"));
        await SandAsync(hub, "oppen", "oppen", "Öppentextord");
        await SandAsync(hub, "intern", "intern", "Interntextord");
        await SandAsync(hub, "begransad", "begransad", "Begränsattextord");
        await SandAsync(hub, "stopp", "intern", "Stopptextord");
        await SandAsync(hub, "flyttad", "intern", "Flyttadtextord");
        using (var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/flyttad/placering", new JsonObject { ["stadsdel"] = "skarpnack" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        await SandAsync(hub, "hallen", "intern", "Hållentextord 811228-9874");
        // Taken in as open, and made strict on the second day: the strict time rules, from then.
        await SandAsync(hub, "skarpt", "oppen", "Skärptförstord");

        Bevaras(await jour.JsonAsync("/api/v1/handelser/ssbf/oppen")).ShouldBe((start.AddDays(40), "Kallor:ssbf:Gallring:Oppen"));
        (await hub.Okand.JsonAsync("/api/v1/handelser/ssbf/oppen"))["bevaras"].ShouldBeNull();
        await StoppaAsync(hub, admin, "stopp", start.AddDays(30));
        Bevaras(await jour.JsonAsync("/api/v1/handelser/ssbf/stopp")).ShouldBe((start.AddDays(30), "gallringsstopp"));
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/stopp/gallring", new JsonObject { ["orsak"] = "prov" })) await svar.ProblemAsync(HttpStatusCode.Conflict);

        await OmstartAsync(hub, start.AddDays(1));
        admin = await hub.KlientAsync("admin");
        await SandAsync(hub, "skarpt", "begransad", "Skärptsedanord");
        Bevaras(await admin.JsonAsync("/api/v1/handelser/ssbf/skarpt")).ShouldBe((start.AddDays(11), "Kallor:ssbf:Gallring:Begransad"));

        // By the day after which no byte of the word is left in any file; on all other days they are as the day before.
        var borta = new Dictionary<int, string[]>
        {
            [11] = ["Begränsattextord"],
            [12] = ["Skärptförstord", "Skärptsedanord"],
            [21] = ["Flyttadtextord", "Interntextord"],
            [30] = ["Stopptextord"],
            [31] = ["Hållentextord"],
            [41] = ["Öppentextord"],
        };
        var kvar = Ord.ToHashSet();
        int[] dagar = [2, 3, 10, 11, 12, 20, 21, 26, 29, 30, 31, 40, 41, 42];
        foreach (var dag in dagar)
        {
            await OmstartAsync(hub, start.AddDays(dag));
            kvar.ExceptWith(borta.GetValueOrDefault(dag, []));
            Fillasning.Funna(hub.Mapp, Ord).ShouldBe([.. kvar.Order(StringComparer.Ordinal)], $"dag {dag}");
            if (dag != 26) continue;
            jour = await hub.KlientAsync("jour");
            var post = (await jour.JsonAsync("/api/v1/karantan")).AsArray().Single()!;
            ((bool)post["bevaras"]!["snart"]!, (DateTimeOffset)post["bevaras"]!["till"]!).ShouldBe((true, start.AddDays(30)));
            ((int)(await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/gallringar"))["karantanSnart"]!).ShouldBe(1);
            ((string)(await jour.JsonAsync("/api/v1/handelser/ssbf/hallen"))["handelse"]!["textlage"]!).ShouldBe("hallen");
        }

        (jour, var dataskydd) = (await hub.KlientAsync("jour"), await hub.KlientAsync("dataskydd"));
        var oversikt = await dataskydd.JsonAsync("/api/v1/gallringar");
        var alla = oversikt["korningar"]!.AsArray().Select(k => k!).ToList();
        alla.Count.ShouldBe(dagar.Length + 2);
        alla.Select(k => (string)k["dag"]!).ShouldBeUnique();
        alla.ShouldAllBe(k => (bool)k["borta"]! && !(bool)k["aterupptagen"]!);
        (alla.Sum(k => (int)k["handelser"]!), alla.Sum(k => (int)k["texter"]!)).ShouldBe((6, 8));
        alla.Where(k => (int)k["hallna"]! > 0).Select(k => DateTimeOffset.Parse((string)k["dag"]!, System.Globalization.CultureInfo.InvariantCulture).Day).Order().ShouldBe([11, 16, 19]);
        var rapport = await dataskydd.JsonAsync($"/api/v1/gallringar/{alla.Single(k => (int)k["texter"]! == 2 && (int)k["handelser"]! == 1)["nr"]}");
        ((string)rapport["texter"]![0]!["klass"]!, (int)rapport["texter"]![0]!["dygn"]!, (int)rapport["kontroll"]!["kvarJournal"]!).ShouldBe(("begransad", 10, 0));
        using (var svar = await dataskydd.GetAsync("/api/v1/gallringar/4711")) await svar.ProblemAsync(HttpStatusCode.NotFound);
        foreach (var id in new[] { "oppen", "hallen", "skarpt" })
            ((string)(await (await hub.KlientAsync("admin")).JsonAsync($"/api/v1/handelser/ssbf/{id}"))["handelse"]!["textlage"]!).ShouldBe("gallrad", id);

        // The facts are there still, and the chain holds.
        ((int)(await jour.JsonAsync("/api/v1/handelser/ssbf/oppen"))["handelse"]!["allvar"]!).ShouldBe(3);
        (await Lagescentral.Journal.Sqlite.Journalverifiering.VerifieraAsync(hub.Mapp)).Avvikelser.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_words_about_a_rumour_go_when_their_months_are_out_and_what_was_done_stays()
    {
        string[] ord = ["Ryktesord", "Ytterligareord", "Ryktessvarsord", "Aterord", "Annatryktesord"];
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Klocka = new DateTimeOffset(2026, 8, 30, 12, 0, 0, TimeSpan.Zero) }.Med("Gallring:RyktenManader", "6"));
        var (start, jour) = (hub.Nu, await hub.KlientAsync("jour"));
        await DygnAsync(hub, start);
        var id = await NoteraAsync(jour, "Det sägs att Ryktesord");
        await GorAsync(id, "notering", 1, new JsonObject { ["rykte"] = "Nu även Ytterligareord" });
        await GorAsync(id, "svar", 1, new JsonObject { ["utfall"] = "dementerat", ["svar"] = "Ryktessvarsord stämmer inte" });
        var annat = await NoteraAsync(jour, "Det sägs att Annatryktesord");
        var frist = start.AddMonths(6);
        frist.Day.ShouldBe(28);
        Bevaras(await jour.JsonAsync("/api/v1/rykten/" + id)).ShouldBe((frist, "Gallring:RyktenManader"));
        (await hub.Okand.GetStringAsync("/api/v1/rykten")).ShouldNotContain("bevaras");

        // What happens to a rumour gives its words time anew.
        await OmstartAsync(hub, start.AddDays(1));
        jour = await hub.KlientAsync("jour");
        await GorAsync(id, "ateroppna", 3, new JsonObject { ["orsak"] = "Aterord kom in" });
        Bevaras(await jour.JsonAsync("/api/v1/rykten/" + id)).Till.ShouldBe(hub.Nu.AddMonths(6));
        ((int)(await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/gallringar"))["rykten"]!["rykten"]!).ShouldBe(2);

        // 31 August + 6 months is 28 February too: both go in the first run at which their time is out.
        await OmstartAsync(hub, frist.AddSeconds(-1));
        Fillasning.Funna(hub.Mapp, ord).Count.ShouldBe(5);
        await OmstartAsync(hub, frist.AddDays(1));
        Fillasning.Funna(hub.Mapp, ord).ShouldBeEmpty();
        await OmstartAsync(hub, frist.AddDays(2));

        (jour, var admin) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"));
        var oversikt = await admin.JsonAsync("/api/v1/gallringar");
        oversikt["rykten"]!.ToJsonString().ShouldBe("""{"manader":6,"rykten":0}""");
        var korningar = oversikt["korningar"]!.AsArray();
        korningar.Select(k => ((int)k!["rykten"]!, (int)k["texter"]!, (bool)k["borta"]!)).ShouldBe([(0, 0, true), (2, 5, true), (0, 0, true), (0, 0, true), (0, 0, true)]);
        var rapport = await admin.JsonAsync($"/api/v1/gallringar/{korningar[1]!["nr"]}");
        rapport["rykten"]!.ToJsonString().ShouldBe("""{"manader":6,"rykten":2,"texter":5}""");
        ((int)rapport["kontroll"]!["rykten"]!, (string)rapport["strommar"]![0]!["strom"]!).ShouldBe((2, "rykten"));
        foreach (var ett in new[] { id, annat })
        {
            var historik = await jour.JsonAsync("/api/v1/rykten/" + ett);
            historik["bevaras"].ShouldBeNull();
            ((string)historik["rykte"]!["textlage"]!, (string)historik["rader"]!.AsArray()[^1]!["slag"]!).ShouldBe(("gallrad", Handelseslag.TextGallrad));
        }

        // A rumour whose words are gone goes on, and new words are kept anew.
        await GorAsync(id, "svar", 4, new JsonObject { ["utfall"] = "bekraftat", ["svar"] = "Det stämde till slut" });
        Bevaras(await jour.JsonAsync("/api/v1/rykten/" + id)).Till.ShouldBe(hub.Nu.AddMonths(6));
        (await Lagescentral.Journal.Sqlite.Journalverifiering.VerifieraAsync(hub.Mapp)).Avvikelser.ShouldBeEmpty();

        async Task GorAsync(string rykte, string vad, int version, JsonObject kropp)
        {
            using var svar = await jour.PostaAsync($"/api/v1/rykten/{rykte}/{vad}", kropp, version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            svar.StatusCode.ShouldBe(HttpStatusCode.OK, await svar.Content.ReadAsStringAsync());
        }

        static async Task<string> NoteraAsync(HttpClient klient, string rykte)
        {
            using var svar = await klient.PostaAsync("/api/v1/rykten", new JsonObject { ["rykte"] = rykte });
            return (string)(await svar.JsonAsync(HttpStatusCode.Created))["id"]!;
        }
    }

    [Fact]
    public async Task Missed_nights_are_made_good_in_one_run_at_start_and_late_or_double_ticks_do_no_harm()
    {
        await using var hub = await Provhub.MedKlockaAsync(Val);
        await SandAsync(hub, "a", "begransad", "Begränsattextord");
        await DygnAsync(hub, hub.Nu);
        await hub.StoppaAsync();
        hub.Klocka!.Advance(TimeSpan.FromDays(25));
        await hub.StartaOmAsync();
        await DygnAsync(hub, hub.Nu);
        var admin = await hub.KlientAsync("admin");
        ((int)(await admin.JsonAsync("/api/v1/gallringar"))["totalt"]!).ShouldBe(2);
        Fillasning.Funna(hub.Mapp, Ord).ShouldBeEmpty();

        var tjanst = hub.Tjanster.GetRequiredService<Gallringstjanst>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tjanst.KorAsync()));
        hub.Klocka.Advance(TimeSpan.FromMinutes(10));
        await tjanst.KorAsync();
        ((int)(await admin.JsonAsync("/api/v1/gallringar"))["totalt"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_is_broken_off_twice_is_taken_up_after_a_restart_and_reported_whole()
    {
        var brott = new Brott();
        await using var hub = await Provhub.MedKlockaAsync(Val with
        {
            Tjanster = tjanster =>
            {
                Byt<IFristindex>(tjanster, inre => new BrytandeFristindex(inre, brott));
                Byt<IRegister>(tjanster, inre => new BrytandeRegister(inre, brott));
            },
        });
        for (var n = 0; n < 60; n++) await hub.KvittonAsync("ssbf", hub.Post($"a{n}", "Brand", ("text", "Begränsattextord"), ("stadsdel", n % 2 == 0 ? "farsta" : "jarva"), ("klass", "begransad")));
        await DygnAsync(hub, hub.Nu);
        brott.EfterSidor = 3;
        await hub.StoppaAsync();
        hub.Klocka!.Advance(TimeSpan.FromDays(11));
        await hub.StartaOmAsync();
        var aktor = () => hub.Tjanster.GetRequiredService<Gallringsaktor>();
        await Provhub.TillsAsync(() => Task.FromResult(brott.Brutna > 0), "körningen bryts mitt i texterna");
        var kvar = await KvarAsync(hub);
        kvar.ShouldBeInRange(10, 50);
        aktor().Bok.Pagar.ShouldNotBeNull();

        // Taken up after a restart, and broken off once more when the texts are gone.
        brott.Register = true;
        await hub.StartaOmAsync();
        await Provhub.TillsAsync(() => Task.FromResult(brott.Brutna > 1), "körningen bryts efter texterna");
        (await KvarAsync(hub)).ShouldBe(0);
        aktor().Bok.Pagar.ShouldNotBeNull();
        brott.Register = false;
        await hub.DodaOchStartaAsync();
        await DygnAsync(hub, hub.Nu);

        var korningar = (await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/gallringar"))["korningar"]!.AsArray();
        korningar.Count.ShouldBe(2);
        ((int)korningar[0]!["texter"]!, (bool)korningar[0]!["aterupptagen"]!, (bool)korningar[0]!["borta"]!).ShouldBe((60, true, true));
        Fillasning.Funna(hub.Mapp, Ord).ShouldBeEmpty();

        static async Task<int> KvarAsync(Provhub hub)
        {
            var antal = 0;
            await foreach (var post in hub.Tjanster.GetRequiredService<IJournal>().ReadAllAsync(0)) antal += post.Textlage == Radtext.Finns ? 1 : 0;
            return antal;
        }
    }

    [Fact]
    public async Task What_an_erasure_left_half_done_is_found_and_completed_by_the_next_run()
    {
        await using var hub = await Provhub.MedKlockaAsync(Val);
        await SandAsync(hub, "a", "oppen", "Flyttadtextord");
        var jour = await hub.KlientAsync("jour");
        using (var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "skarpnack" }, "1")) svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        await DygnAsync(hub, hub.Nu);

        // One of the two streams, as when the hub ends between them.
        var journal = hub.Tjanster.GetRequiredService<IJournal>();
        var strom = Strommar.Stadsdel("farsta");
        var huvud = await journal.HeadAsync(strom);
        await hub.Tjanster.GetRequiredService<IAktorer>().Stadsdel("farsta").SkrivAsync(
            [new Stadsdelsrad { Slag = Handelseslag.TextGallrad, Vem = "p-admin", Gallring = new Gallringsfakta([1], ["ssbf/a"], "prov") }]);
        (await journal.HeadAsync(strom)).ShouldBe(huvud + 1);
        Fillasning.Funna(hub.Mapp, Ord).ShouldBe(["Flyttadtextord"]);

        await DygnAsync(hub, hub.Nu.AddDays(1));
        Fillasning.Funna(hub.Mapp, Ord).ShouldBeEmpty();
        var rapport = (await (await hub.KlientAsync("admin")).JsonAsync("/api/v1/gallringar"))["korningar"]![0]!;
        ((int)rapport["texter"]!, (bool)rapport["borta"]!).ShouldBe((1, true));
    }

    [Fact]
    public async Task Only_those_who_may_see_and_decide()
    {
        await using var hub = await Provhub.MedKlockaAsync(Val);
        await SandAsync(hub, "a", "intern", "Interntextord");
        foreach (var (vem, status) in new[] { ("siss", HttpStatusCode.Forbidden), ("jour", HttpStatusCode.Forbidden), ("vagg", HttpStatusCode.Forbidden) })
        {
            var klient = await hub.KlientAsync(vem);
            foreach (var vag in new[] { "/api/v1/gallringar", "/api/v1/gallringar/1", "/api/v1/gallringsstopp", "/api/v1/lasningar" })
                using (var svar = await klient.GetAsync(vag)) await svar.ProblemAsync(status);
        }

        using (var svar = await hub.Okand.GetAsync("/api/v1/lasningar")) await svar.ProblemAsync(HttpStatusCode.Unauthorized);
        var dataskydd = await hub.KlientAsync("dataskydd");
        var kropp = new JsonObject { ["orsak"] = "Begäran om utlämnande", ["till"] = hub.Nu.AddDays(5).ToString("O") };
        using (var svar = await dataskydd.PostaAsync("/api/v1/handelser/ssbf/a/gallringsstopp", kropp)) await svar.ProblemAsync(HttpStatusCode.Forbidden);
        var admin = await hub.KlientAsync("admin");
        foreach (var (orsak, till, status) in new[]
        {
            ("811228-9874", hub.Nu.AddDays(5), HttpStatusCode.BadRequest), ("x", hub.Nu.AddDays(5), HttpStatusCode.BadRequest),
            ("Begäran", hub.Nu, HttpStatusCode.BadRequest), ("Begäran", hub.Nu.AddDays(800), HttpStatusCode.BadRequest),
        })
        {
            using var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallringsstopp", new JsonObject { ["orsak"] = orsak, ["till"] = till.ToString("O") });
            (await svar.ProblemAsync(status))["fel"]!.AsArray().Count.ShouldBe(1);
        }

        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/b/gallringsstopp", kropp.DeepClone())) await svar.ProblemAsync(HttpStatusCode.NotFound);
        await StoppaAsync(hub, admin, "a", hub.Nu.AddDays(5));
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallringsstopp", new JsonObject { ["orsak"] = "Annat", ["till"] = hub.Nu.AddDays(6).ToString("O") })) await svar.ProblemAsync(HttpStatusCode.PreconditionFailed);
        var stopp = (await dataskydd.JsonAsync("/api/v1/gallringsstopp")).AsArray().Single()!;
        ((string)stopp["id"]!, (string)stopp["av"]!).ShouldBe(("a", "p-admin"));
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallringsstopp/slapp", new JsonObject { ["orsak"] = "Utlämnad" })) await svar.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallringsstopp/slapp", new JsonObject { ["orsak"] = "Utlämnad" }, (string)stopp["version"]!.ToString())) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await dataskydd.JsonAsync("/api/v1/gallringsstopp")).AsArray().ShouldBeEmpty();
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "prov" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static void Byt<T>(IServiceCollection tjanster, Func<T, T> runtom)
        where T : class
    {
        var egen = tjanster.Last(t => t.ServiceType == typeof(T));
        tjanster.Remove(egen);
        tjanster.AddSingleton(s => runtom((T)egen.ImplementationFactory!(s)));
    }

    private static async Task SandAsync(Provhub hub, string id, string klass, string text) =>
        await hub.KvittonAsync("ssbf", hub.Post(id, "Brand", ("text", text), ("stadsdel", "farsta"), ("klass", klass)));

    private static async Task StoppaAsync(Provhub hub, HttpClient admin, string id, DateTimeOffset till)
    {
        using var svar = await admin.PostaAsync($"/api/v1/handelser/ssbf/{id}/gallringsstopp", new JsonObject { ["orsak"] = "Begäran om utlämnande", ["till"] = till.ToString("O") });
        svar.StatusCode.ShouldBe(HttpStatusCode.NoContent, await svar.Content.ReadAsStringAsync());
    }

    private static (DateTimeOffset Till, string Regel) Bevaras(JsonNode historik) => ((DateTimeOffset)historik["bevaras"]!["till"]!, (string)historik["bevaras"]!["regel"]!);

    /// <summary>Moves the clock while the hub is down, which is quicker, and waits until the run at start is done.</summary>
    private static async Task OmstartAsync(Provhub hub, DateTimeOffset till)
    {
        await hub.StoppaAsync();
        hub.Klocka!.AdvanceTo(till);
        await hub.StartaOmAsync();
        await DygnAsync(hub, till);
    }

    /// <summary>Moves the clock and waits until that day's run is done.</summary>
    private static async Task DygnAsync(Provhub hub, DateTimeOffset till)
    {
        hub.Klocka!.AdvanceTo(till);
        await hub.Tjanster.GetRequiredService<Gallringstjanst>().KorAsync();
        var dag = hub.Tjanster.GetRequiredService<Gallringsregler>().Val.Dag(hub.Nu);
        hub.Tjanster.GetRequiredService<Gallringsaktor>().Bok.Rapporter[^1].Dag.ShouldBe(dag);
    }

    /// <summary>Where the run is to be broken off.</summary>
    private sealed class Brott
    {
        public int EfterSidor { get; set; }

        public bool Register { get; set; }

        public int Brutna { get; set; }

        public void Bryt()
        {
            Brutna++;
            throw new JournalOtillgangligException("Avbrott för prov.");
        }
    }

    private sealed class BrytandeFristindex(IFristindex inre, Brott brott) : IFristindex
    {
        public ValueTask<long> PositionAsync(CancellationToken cancel = default) => inre.PositionAsync(cancel);

        public Task ApplyAsync(IReadOnlyList<Journalpost> poster, CancellationToken cancel = default) => inre.ApplyAsync(poster, cancel);

        public async ValueTask<IReadOnlyList<(DateTimeOffset Senast, string Id)>> ForfallnaAsync(
            string kalla, Klassmangd klasser, DateTimeOffset fore, (DateTimeOffset Senast, string Id)? efter, int antal, CancellationToken cancel = default)
        {
            var sida = await inre.ForfallnaAsync(kalla, klasser, fore, efter, antal, cancel);
            if (sida.Count > 0 && brott.EfterSidor > 0 && --brott.EfterSidor == 0) brott.Bryt();
            return sida;
        }

        public ValueTask<IReadOnlyList<string>> AttProvaAsync(string kalla, int antal, CancellationToken cancel = default) => inre.AttProvaAsync(kalla, antal, cancel);

        public Task ProvadeAsync(string kalla, IReadOnlyCollection<string> ider, CancellationToken cancel = default) => inre.ProvadeAsync(kalla, ider, cancel);

        public ValueTask<IReadOnlyList<string>> KallorAsync(CancellationToken cancel = default) => inre.KallorAsync(cancel);

        public ValueTask<IReadOnlyList<Fristantal>> AntalAsync(CancellationToken cancel = default) => inre.AntalAsync(cancel);

        public Task ClearAsync(CancellationToken cancel = default) => inre.ClearAsync(cancel);

        public ValueTask DisposeAsync() => inre.DisposeAsync();
    }

    private sealed class BrytandeRegister(IRegister inre, Brott brott) : IRegister, IAsyncDisposable
    {
        public ValueTask<IReadOnlyList<Kallnyckel>> KallnycklarAsync(CancellationToken cancel = default) => inre.KallnycklarAsync(cancel);

        public Task AddKallnyckelAsync(Kallnyckel nyckel, DateTimeOffset nu, CancellationToken cancel = default) => inre.AddKallnyckelAsync(nyckel, nu, cancel);

        public Task<bool> RevokeKallnyckelAsync(string kalla, string id, DateTimeOffset nu, CancellationToken cancel = default) => inre.RevokeKallnyckelAsync(kalla, id, nu, cancel);

        public ValueTask<IReadOnlyList<Enhet>> EnheterAsync(CancellationToken cancel = default) => inre.EnheterAsync(cancel);

        public Task AddEnhetAsync(Enhet enhet, int hogst, CancellationToken cancel = default) => inre.AddEnhetAsync(enhet, hogst, cancel);

        public Task SeenEnheterAsync(IReadOnlyDictionary<string, DateTimeOffset> sedda, CancellationToken cancel = default) => inre.SeenEnheterAsync(sedda, cancel);

        public Task<bool> RevokeEnhetAsync(string id, string vem, DateTimeOffset nu, CancellationToken cancel = default) => inre.RevokeEnhetAsync(id, vem, nu, cancel);

        public ValueTask<IReadOnlyList<Registerpost>> PosterAsync(string slag, string? agare = null, CancellationToken cancel = default) => inre.PosterAsync(slag, agare, cancel);

        public ValueTask<Registerpost?> PostAsync(string slag, string id, CancellationToken cancel = default) => inre.PostAsync(slag, id, cancel);

        public Task<Postutfall> SparaPostAsync(Registerpost post, int hogst, CancellationToken cancel = default) => inre.SparaPostAsync(post, hogst, cancel);

        public Task<bool> GlomPostAsync(string slag, string id, int? version = null, CancellationToken cancel = default) => inre.GlomPostAsync(slag, id, version, cancel);

        public Task<int> GlomAgareAsync(string agare, CancellationToken cancel = default) => inre.GlomAgareAsync(agare, cancel);

        public Task<int> GallraPosterAsync(string slag, DateTimeOffset fore, CancellationToken cancel = default) => inre.GallraPosterAsync(slag, fore, cancel);

        public ValueTask<Givetsvar?> GivetSvarAsync(string vem, Guid nyckel, CancellationToken cancel = default) => inre.GivetSvarAsync(vem, nyckel, cancel);

        public Task SaveGivetSvarAsync(string vem, Guid nyckel, Givetsvar svar, DateTimeOffset nu, CancellationToken cancel = default) => inre.SaveGivetSvarAsync(vem, nyckel, svar, nu, cancel);

        public ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default) => inre.ForfallnaAsync(fore, cancel);

        public Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default)
        {
            if (brott.Register) brott.Bryt();
            return inre.GallraAsync(fore, cancel);
        }

        public async ValueTask DisposeAsync()
        {
            if (inre is IAsyncDisposable stangs) await stangs.DisposeAsync();
        }
    }
}
