using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Larm over the whole of the aktorer, on a fake clock, with restarts wherever one may come.</summary>
public sealed class LarmaktorTests
{
    private static readonly Larmperson Jour = new("p-1", "jour");

    private static readonly Regelverk Verk = new()
    {
        Regler =
        [
            new() { Id = "allvarlig", Namn = "Allvarlig händelse", Typ = Regeltyp.Genast, Nar = new() { AllvarMinst = 5 }, KvitteringGaller = TimeSpan.FromMinutes(30) },
            new() { Id = "tre", Namn = "Tre händelser", Typ = Regeltyp.Antal, Antal = 3, Inom = TimeSpan.FromHours(1), Omrade = Regelomrade.Stadsdel, Nar = new() { AllvarMinst = 4, Typ = ["inbrott"] } },
            new() { Id = "tyst", Namn = "Källan är tyst", Typ = Regeltyp.Tystnad, Efter = TimeSpan.FromMinutes(30), Allvar = 3, Nar = new() { Kalla = ["ssbf"] } },
        ],
        Trappor =
        [
            new()
            {
                Id = "jour",
                Namn = "Jouren",
                Upprepa = TimeSpan.FromMinutes(10),
                Steg =
                [
                    new() { Mottagare = ["person:p-1"], Inom = TimeSpan.FromMinutes(5) },
                    new() { Mottagare = ["person:p-2"], Inom = TimeSpan.FromMinutes(5) },
                ],
            },
        ],
    };

    [Fact]
    public async Task A_shooting_at_night_that_nobody_answers_climbs_on_time_and_is_handed_on()
    {
        await using var lek = await Lek.StartaAsync();
        await lek.SkjutAsync("1");
        (await lek.LarmAsync()).Avier.Select(a => a.Mottagare).ShouldBe(["p-1"]);
        await lek.GaAsync(TimeSpan.FromMinutes(5));
        (await lek.LarmAsync()).Avier.Select(a => a.Mottagare).ShouldBe(["p-1", "p-2"]);
        await lek.GaAsync(TimeSpan.FromMinutes(5));
        (await lek.LarmAsync()).Obesvarat.ShouldBeTrue();
        await lek.GorAsync(Larmhandling.Kvittera, Jour);
        await lek.GaAsync(TimeSpan.FromMinutes(29));
        (await lek.LarmAsync()).Tillstand.ShouldBe(Larmtillstand.Kvitterat);
        await lek.GaAsync(TimeSpan.FromMinutes(1));
        (await lek.LarmAsync()).ArKvitterat.ShouldBeFalse();
    }

    [Fact]
    public async Task Killed_after_any_line_the_outcome_is_the_same()
    {
        var (hel, rader) = await SpelaAsync(omstartEfter: null);
        rader.ShouldBeGreaterThan(8);
        for (var rad = 1; rad <= rader; rad++)
        {
            var (delad, antal) = await SpelaAsync(rad);
            antal.ShouldBe(rader, $"omstart efter rad {rad}");
            delad.ShouldBe(hel, $"omstart efter rad {rad}");
        }

        // One course of a night; after a line of the stream the hub is stopped without warning and started again.
        static async Task<(string Utfall, long Rader)> SpelaAsync(long? omstartEfter)
        {
            await using var lek = await Lek.StartaAsync();
            lek.OmstartEfter = omstartEfter;
            await lek.SkjutAsync("1");
            await lek.GaAsync(TimeSpan.FromMinutes(6));
            await lek.SkjutAsync("2");
            await lek.GaAsync(TimeSpan.FromMinutes(6));
            await lek.GorAsync(Larmhandling.Sedd, Jour);
            await lek.GorAsync(Larmhandling.Kvittera, Jour);
            await lek.GaAsync(TimeSpan.FromMinutes(12));
            await lek.SkjutAsync("3");
            await lek.GorAsync(Larmhandling.Overlamna, Jour, till: "p-2");
            await lek.GorAsync(Larmhandling.TaOver, new("p-2", "jour"));
            await lek.GaAsync(TimeSpan.FromMinutes(31));
            await lek.GorAsync(Larmhandling.Atgardas, Jour);
            await lek.GorAsync(Larmhandling.Avsluta, Jour, "Utrett.");
            await lek.SkjutAsync("4");
            return (await lek.UtfallAsync(), await lek.RaderAsync());
        }
    }

    [Fact]
    public async Task A_flood_of_ten_thousand_events_is_one_larm()
    {
        await using var lek = await Lek.StartaAsync();
        for (var i = 0; i < 20; i++)
            await lek.Vard.SandAsync("ssbf", [.. Enumerable.Range(0, 500).Select(j => lek.Allvarlig($"{i}-{j}"))]);
        await lek.Vard.Vard.Larm.KontrolleraAsync();
        var larm = await lek.Vard.Vard.Larm.AllaAsync();
        larm.ShouldHaveSingleItem().Fakta.ShouldSatisfyAllConditions(
            l => l.Antal.ShouldBe(10_000), l => l.Handelser.Count.ShouldBeLessThanOrEqualTo(50), l => l.Avier.Count.ShouldBe(1));
    }

    [Fact]
    public async Task A_source_that_falls_silent_is_a_larm_once_for_each_silence()
    {
        await using var lek = await Lek.StartaAsync();
        var horts = lek.Vard.Klocka.GetUtcNow();
        lek.Omvarld.Signaler.Add(new Signal(Regeltyp.Tystnad, "ssbf", horts, "Hördes senast nyss.", "Om den hade hörts.") { Kalla = "ssbf" });
        await lek.GaAsync(TimeSpan.FromMinutes(29));
        (await lek.Vard.Vard.Larm.AllaAsync()).ShouldBeEmpty();
        await lek.GaAsync(TimeSpan.FromMinutes(2));
        (await lek.LarmAsync()).Regel.ShouldBe("tyst");
        await lek.GorAsync(Larmhandling.Avsluta, Jour, "Känt fel.");
        await lek.GaAsync(TimeSpan.FromMinutes(30));
        (await lek.Vard.Vard.Larm.AllaAsync()).Count.ShouldBe(1);

        lek.Omvarld.Signaler[0] = lek.Omvarld.Signaler[0] with { Sedan = lek.Vard.Klocka.GetUtcNow() };
        await lek.GaAsync(TimeSpan.FromMinutes(31));
        (await lek.Vard.Vard.Larm.AllaAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_that_came_while_the_journal_could_not_be_written_still_makes_its_larm()
    {
        OpalitligJournal? opalitlig = null;
        await using var lek = await Lek.StartaAsync(journal => opalitlig = new OpalitligJournal(journal));
        opalitlig!.Nekar = strom => strom == Larmslag.Strom;
        await lek.Vard.SandAsync("ssbf", lek.Allvarlig("1"));
        await Should.ThrowAsync<JournalOtillgangligException>(lek.Vard.Vard.Larm.KontrolleraAsync());
        opalitlig.Nekar = _ => false;
        await lek.GaAsync(TimeSpan.FromSeconds(5));
        (await lek.LarmAsync()).Antal.ShouldBe(1);
    }

    [Fact]
    public async Task Changed_rules_know_what_went_before_them_and_are_kept()
    {
        await using var lek = await Lek.StartaAsync();
        await lek.InbrottAsync("1");
        await lek.InbrottAsync("2");
        var larm = lek.Vard.Vard.Larm;
        var nya = Verk with { Regler = [.. Verk.Regler.Select(r => r.Id == "tre" ? r with { Antal = 2, Namn = "Två händelser" } : r)] };
        (await larm.SattReglerAsync(nya, 7, Jour, null)).Gjort.ShouldBeFalse();
        (await larm.SattReglerAsync(nya, 1, Jour, "Lugnare.")).ShouldBe(new Regelsvar(true, 2));
        (await larm.SattReglerAsync(nya, 2, Jour, null)).ShouldBe(new Regelsvar(true, 2));
        await lek.Vard.StartaOmAsync();
        (await lek.Vard.Vard.Larm.ReglerAsync()).Version.ShouldBe(2);
        await lek.InbrottAsync("3");
        (await lek.LarmAsync()).ShouldSatisfyAllConditions(l => l.Regelversion.ShouldBe(2), l => l.Antal.ShouldBe(3));
    }

    [Fact]
    public async Task A_silence_that_is_ended_lets_go_of_what_it_held()
    {
        await using var lek = await Lek.StartaAsync();
        var larm = lek.Vard.Vard.Larm;
        var nu = lek.Vard.Klocka.GetUtcNow();
        var tystnad = await larm.TystaAsync(new Tystnad { Id = "", Regel = "allvarlig", AllvarHogst = 5, Av = Jour, Fran = nu, Till = nu.AddHours(3) }, "Övning vid torget.");
        await lek.SkjutAsync("1");
        (await lek.LarmAsync()).ShouldSatisfyAllConditions(l => l.Tystad.ShouldBe(tystnad.Id), l => l.Avier.ShouldBeEmpty());
        (await larm.SlutaTystaAsync(tystnad.Id, Jour))!.Borttagen.ShouldNotBeNull();
        (await lek.LarmAsync()).Avier.ShouldHaveSingleItem();
        (await larm.SlutaTystaAsync("T99", Jour)).ShouldBeNull();
    }

    [Fact]
    public async Task Words_are_erased_once_by_hand_or_when_their_time_is_out_and_no_fact_holds_any()
    {
        await using var lek = await Lek.StartaAsync();
        await lek.SkjutAsync("1");
        var larm = lek.Vard.Vard.Larm;
        var id = (await lek.LarmAsync()).Id;
        await lek.GorAsync(Larmhandling.Kommentera, Jour, "Ett skrivet ord");
        var nu = lek.Vard.Klocka.GetUtcNow();
        var tystnad = await larm.TystaAsync(new Tystnad { Id = "", Regel = "tyst", AllvarHogst = 4, Av = Jour, Fran = nu, Till = nu.AddHours(1) }, "Ett skrivet skäl");
        (await lek.Vard.RaderAsync(Larmslag.Strom)).Select(rad => System.Text.Encoding.UTF8.GetString(rad.Fakta.Span)).ShouldAllBe(fakta => !fakta.Contains("skrivet", StringComparison.Ordinal));
        var fore = await lek.UtfallAsync();

        (await larm.GallraForfallnaAsync(Uppdrag(nu.AddDays(10).AddTicks(-1)))).ShouldBe(Kommandoutfall.RedanSa);
        (await larm.GallraForfallnaAsync(Uppdrag(nu.AddDays(10)))).ShouldBe(Kommandoutfall.Gjort);
        (await larm.GallraAsync(tystnad.Id, "Begärt", Jour)).ShouldBe(Kommandoutfall.Gjort);
        var rader = await lek.RaderAsync();
        (await larm.GallraForfallnaAsync(Uppdrag(nu.AddDays(10)))).ShouldBe(Kommandoutfall.RedanSa);
        (await larm.GallraAsync(id, "Begärt", Jour)).ShouldBe(Kommandoutfall.RedanSa);
        (await larm.GallraAsync(tystnad.Id, "Begärt", Jour)).ShouldBe(Kommandoutfall.RedanSa);
        (await larm.GallraAsync("L99", "Begärt", Jour)).ShouldBe(Kommandoutfall.Saknas);
        (await lek.RaderAsync()).ShouldBe(rader);

        // What is erased says nothing of the larm: it stands as it stood, also after a start.
        for (var varv = 0; varv < 2; varv++)
        {
            (await lek.Vard.RaderAsync(Larmslag.Strom)).ShouldAllBe(rad => rad.Textlage != Radtext.Finns);
            (await lek.UtfallAsync()).ShouldBe(fore);
            await lek.Vard.StartaOmAsync();
        }

        Ordgallringsuppdrag Uppdrag(DateTimeOffset nu) => new(id, 1, nu, new Klassfrister(10, 10, 10));
    }

    [Fact]
    public async Task A_withdrawn_event_leaves_its_larm_and_says_so()
    {
        await using var lek = await Lek.StartaAsync();
        await lek.SkjutAsync("1");
        await lek.Vard.SandAsync("ssbf", lek.Allvarlig("1") with { Status = Handelsestatus.Aterkallad });
        await lek.GaAsync(TimeSpan.FromSeconds(5));
        (await lek.LarmAsync()).ShouldSatisfyAllConditions(l => l.Aterkallade.ShouldBe(1), l => l.Antal.ShouldBe(0), l => l.Oppet.ShouldBeTrue());
    }

    [Fact]
    public async Task Orders_wait_until_they_have_a_last_result_and_none_is_begun_after_a_kvittering()
    {
        await using var lek = await Lek.StartaAsync();
        await lek.SkjutAsync("1");
        var larm = lek.Vard.Vard.Larm;
        var avi = (await larm.AttSandaAsync(10)).ShouldHaveSingleItem();
        avi.Mottagare.ShouldBe("p-1");
        (await larm.FarSandasAsync(avi.Id)).ShouldBeTrue();
        await larm.UtfallAsync(avi.Id, new() { Resultat = Lagescentral.Domain.Avisering.Aviresultat.Misslyckad, Kanal = Lagescentral.Domain.Avisering.Avikanal.Epost, Mal = "m", Forsok = 1, Tid = lek.Vard.Klocka.GetUtcNow() });
        await lek.Vard.StartaOmAsync();
        larm = lek.Vard.Vard.Larm;
        (await larm.AttSandaAsync(10)).ShouldHaveSingleItem().Utfall.ShouldHaveSingleItem();
        await lek.GorAsync(Larmhandling.Kvittera, Jour);
        (await larm.FarSandasAsync(avi.Id)).ShouldBeFalse();
        (await larm.AttSandaAsync(10)).ShouldBeEmpty();
    }

    private sealed class Lek(Provvard vard, Provomvarld omvarld) : IAsyncDisposable
    {
        private static readonly TimeSpan Steg = TimeSpan.FromSeconds(30);

        public Provvard Vard { get; } = vard;

        public Provomvarld Omvarld { get; } = omvarld;

        public long? OmstartEfter { get; set; }

        public static async Task<Lek> StartaAsync(Func<IJournal, IJournal>? runtom = null)
        {
            var omvarld = new Provomvarld();
            var vard = new Provvard { Larm = new Larmmiljo { Forsta = Verk, Omvarld = omvarld }, Runtom = runtom ?? (journal => journal) };
            return new Lek(await vard.StartaAsync(), omvarld);
        }

        public Inkommande Allvarlig(string id) => Vard.Sak(id) with { Allvar = 5 };

        public async Task SkjutAsync(string id)
        {
            await Vard.SandAsync("ssbf", Allvarlig(id));
            await Vard.Vard.Larm.KontrolleraAsync();
            await OmAsync();
        }

        public async Task InbrottAsync(string id)
        {
            await Vard.SandAsync("ssbf", Vard.Sak(id, "inbrott") with { Allvar = 4 });
            await Vard.Vard.Larm.KontrolleraAsync();
        }

        public async Task GorAsync(Larmhandling handling, Larmperson av, string? kommentar = null, string? till = null)
        {
            var id = (await LarmAsync()).Id;
            await Vard.Vard.Larm.UtforAsync(new Larmkommando { Id = id, Handling = handling, Av = av, Kommentar = kommentar, Till = till });
            await OmAsync();
        }

        /// <summary>Lets time pass; a check every half minute, as the host's own.</summary>
        public async Task GaAsync(TimeSpan tid)
        {
            for (var gatt = TimeSpan.Zero; gatt < tid; gatt += Steg)
            {
                Vard.Klocka.Advance(tid - gatt < Steg ? tid - gatt : Steg);
                await Vard.Vard.Larm.KontrolleraAsync();
                await Vard.Vard.Larm.TickAsync(Vard.Klocka.GetUtcNow());
                await OmAsync();
            }
        }

        public async Task<Larmfakta> LarmAsync() => (await Vard.Vard.Larm.AllaAsync()).Select(l => l.Fakta).OrderBy(l => l.Utlost).Last();

        public async Task<long> RaderAsync() => await Vard.Journal.HeadAsync(Larmslag.Strom);

        /// <summary>All that there is to say of every larm, but for the journal's own numbers.</summary>
        public async Task<string> UtfallAsync() => string.Join('\n', (await Vard.Vard.Larm.AllaAsync()).OrderBy(l => l.Fakta.Utlost)
            .Select(l => System.Text.Json.JsonSerializer.Serialize(l, Lagescentral.Domain.Json.Options)));

        public ValueTask DisposeAsync() => Vard.DisposeAsync();

        private async Task OmAsync()
        {
            if (OmstartEfter is not { } rad || await RaderAsync() < rad) return;
            OmstartEfter = null;
            await Vard.StartaOmAsync();
        }
    }
}
