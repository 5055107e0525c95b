using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>The long view: the city's own calendar, and never a number where history is missing.</summary>
public sealed class LangsiktTests
{
    private static readonly TimeZoneInfo Zon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly DateTimeOffset Nu = Tid("2026-11-21T12:30+01:00");

    private static readonly Langsiktmakare Makare = new(
        [new Kategori("vald", "Våld"), new Kategori("brand-raddning", "Brand")],
        [
            new Arsrakning("skjutningar", "Skjutningar", "Så.", [new Arsdel("skjutning", 1)], ["polis"]),
            new Arsrakning("stora-brander", "Större bränder", "Så.", [new Arsdel("storbrand", 1), new Arsdel("brand", 5)], ["polis", "ssbf"]),
        ],
        Zon, ovning: false);

    [Fact]
    public void Before_history_begins_there_is_no_number_rather_than_none()
    {
        var vy = Gor(Varje("2026-10-01", "2026-11-21"));
        vy.Sedan.ShouldBe(new DateOnly(2026, 10, 1));
        vy.Dagar.Single(d => d.Fran == new DateOnly(2026, 9, 30)).Antal.ShouldBeNull();
        vy.Dagar.Single(d => d.Fran == new DateOnly(2026, 10, 1)).Antal.ShouldBe(1);
        vy.Manader.Select(m => (m.Fran, m.Hel)).ShouldBe([(new DateOnly(2026, 10, 1), true), (new DateOnly(2026, 11, 1), false)]);
        vy.Veckor.Count.ShouldBe(14);
        vy.Veckor[^1].Hel.ShouldBeFalse();
        var skott = vy.Arsrakningar[0];
        skott.Sedan.ShouldBe(new DateOnly(2026, 10, 1));
        skott.Ar.ShouldHaveSingleItem().Hel.ShouldBeFalse();
        (skott.Vantat, skott.Riktning).ShouldBe((null, Riktning.ForKortHistorik));
        Gor([]).Arsrakningar[0].Ar.ShouldBeEmpty();
    }

    [Fact]
    public void A_lone_old_event_is_no_history()
    {
        var vy = Gor([.. Varje("2026-10-01", "2026-11-21"), Sak("2024-05-01T12:00+02:00")]);
        vy.Sedan.ShouldBe(new DateOnly(2026, 10, 1));
        vy.Arsrakningar[0].Ar.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_year_is_compared_to_the_same_date_of_earlier_years()
    {
        var vy = Gor([
            .. Varje("2024-06-01", "2026-11-21"),
            Sak("2025-12-31T23:30Z", arsslag: "skjutning"), // half past midnight on New Year's Day in the city
            Sak("2025-11-21T23:30+01:00", arsslag: "skjutning"),
            Sak("2025-11-22T00:30+01:00", arsslag: "skjutning"),
            Sak("2025-01-01T00:00+01:00", arsslag: "skjutning"),
            Sak("2024-12-31T23:59+01:00", arsslag: "skjutning"),
        ]);
        vy.Arsrakningar[0].Ar.Select(a => (a.Ar, a.Antal, a.HelaAret, a.Hel)).ShouldBe([(2026, 1, null, true), (2025, 2, 3, true)]);
        (vy.Arsrakningar[0].Vantat, vy.Arsrakningar[0].Riktning).ShouldBe((2.0, Riktning.Ingen));
    }

    [Fact]
    public void A_fire_is_large_by_its_type_or_by_how_serious_it_is_said_to_be()
    {
        var vy = Gor([.. Varje("2026-10-01", "2026-11-21"), Sak("2026-11-01T12:00Z", arsslag: "brand", allvar: 4), Sak("2026-11-02T12:00Z", arsslag: "brand", allvar: 5), Sak("2026-11-03T12:00Z", arsslag: "storbrand", allvar: 4)]);
        vy.Arsrakningar[1].Ar[0].Antal.ShouldBe(2);
        vy.Arsrakningar[1].Kallor.Select(k => (k.Id, k.Sedan, k.Senast)).ShouldBe([
            ("polis", new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 21)), ("ssbf", null, null)]);
    }

    [Fact]
    public void A_difference_is_claimed_only_where_chance_would_seldom_make_it()
    {
        IEnumerable<Handelsefakta> Skott(int ar, int antal) => Enumerable.Range(0, antal).Select(i => Sak($"{ar}-03-{i % 28 + 1:00}T12:{i / 28:00}Z", arsslag: "skjutning"));
        Riktning Av(int ifjol, int iar) => Gor([.. Varje("2024-12-01", "2026-11-21"), .. Skott(2025, ifjol), .. Skott(2026, iar)]).Arsrakningar[0].Riktning;
        Av(20, 24).ShouldBe(Riktning.Ingen);
        Av(1, 4).ShouldBe(Riktning.Ingen);
        Av(20, 60).ShouldBe(Riktning.Over);
        Av(60, 20).ShouldBe(Riktning.Under);
    }

    [Fact]
    public void A_source_that_has_fallen_silent_gives_no_comparison()
    {
        var vy = Gor([.. Varje("2024-12-01", "2026-10-31"), Sak("2025-03-01T12:00Z", arsslag: "skjutning")]).Arsrakningar[0];
        vy.Kallor[0].Senast.ShouldBe(new DateOnly(2026, 10, 31));
        (vy.Vantat, vy.Riktning).ShouldBe((null, Riktning.ForKortHistorik));
    }

    [Fact]
    public void The_profile_follows_the_citys_clock_over_summer_time()
    {
        // Every day at 08 by the city's clock, also after 25 October when that is another hour of UTC.
        var vy = Gor([.. Enumerable.Range(0, 120).Select(i => Lokal(new DateTime(2026, 11, 21, 8, 10, 0).AddDays(-i)))]);
        var profil = vy.Profil.ShouldNotBeNull();
        profil.Veckor.ShouldBe(13);
        profil.Vardag[8].ShouldBe(65);
        profil.Helg[8].ShouldBe(26);
        profil.Vardag.Where((_, t) => t != 8).ShouldAllBe(n => n == 0);
        profil.Celler.Sum().ShouldBe(91);
        profil.Tillfallen.Sum().ShouldBe(13 * 168);

        // The night towards 25 October had 02 o'clock twice; so the oldest hour of the weeks falls away.
        profil.Tillfallen[6 * 24 + 2].ShouldBe(14);
        Gor(Varje("2026-11-17", "2026-11-21")).Profil.ShouldBeNull();
    }

    [Fact]
    public void Small_numbers_are_withheld_from_the_open_class()
    {
        var vy = Gor([.. Varje("2026-10-01", "2026-11-21"), Sak("2026-11-10T12:00Z"), Sak("2026-11-10T13:00Z"), Sak("2026-11-10T14:00Z", kategori: "brand-raddning")], Lasarklass.Oppen);
        var (ensam, flera) = (vy.Dagar.Single(d => d.Fran == new DateOnly(2026, 11, 11)), vy.Dagar.Single(d => d.Fran == new DateOnly(2026, 11, 10)));
        (ensam.Antal, ensam.FarreAn, ensam.PerKategori.Count).ShouldBe((null, 3, 0));
        (flera.Antal, flera.FarreAn).ShouldBe((4, null));
        flera.PerKategori.ShouldBe(new Dictionary<string, int> { ["vald"] = 3 });
        vy.Profil!.Celler.ShouldAllBe(n => n == null || n >= 3);
        (vy.Arsrakningar[0].Ar[0].Antal, vy.Arsrakningar[0].Ar[0].FarreAn).ShouldBe((null, 3));
    }

    [Fact]
    public void What_a_person_gives_another_category_leaves_the_yearly_count()
    {
        var sak = Sak("2026-11-10T12:00Z", arsslag: "skjutning", allvar: 5);
        sak.TillRaknevarde().Arsslag.ShouldBe("skjutning");
        var ord = new Personord<string>("ordning", "p1", "siss", Nu, null);
        sak.Rattad(new Rattelse { Kategori = ord }).TillRaknevarde().Arsslag.ShouldBeNull();
        sak.Rattad(new Rattelse { Allvar = new Personord<int>(3, "p1", "siss", Nu, null) }).TillRaknevarde().Arsslag.ShouldBe("skjutning");
    }

    [Fact]
    public void Days_are_the_citys_and_a_saved_state_counts_on()
    {
        var lang = new Langrakning(Zon);
        lang.Fram(Nu);
        lang.Lagg(Sak("2026-03-28T23:30Z").TillRaknevarde(), "polis", 1);
        lang.Lagg(Sak("2026-06-30T22:30Z").TillRaknevarde(), "polis", 1);
        lang.Lagg(Sak("2016-11-12T12:00Z").TillRaknevarde(), "polis", 1); // ten years and some days ago
        var igen = new Langrakning(Zon, Json.Read<Langdata>(Json.Bytes(lang.TillData())));
        igen.TillData().PerKategori.Select(rad => Lokaldag.Datum(rad[0])).ShouldBe([new DateOnly(2026, 3, 29), new DateOnly(2026, 7, 1)]);
        igen.Lagg(Sak("2026-06-30T22:30Z").TillRaknevarde(), "polis", -1);
        igen.TillData().PerKategori.ShouldHaveSingleItem();
        Langrakning.Borjan(Lokaldag.Nummer(new DateOnly(2026, 3, 29)), Zon).ShouldBe(Tid("2026-03-28T23:00Z"));
        Langrakning.Borjan(Lokaldag.Nummer(new DateOnly(2026, 3, 30)), Zon).ShouldBe(Tid("2026-03-29T22:00Z"));
        Lokaldag.Veckodag(Lokaldag.Nummer(new DateOnly(2026, 11, 21))).ShouldBe(5);
    }

    [Fact]
    public void A_quiet_plats_is_compared_by_what_the_city_knows()
    {
        var staden = Fold(Omrade.Staden, Varje("2026-06-01", "2026-11-21"));
        var platsen = Fold(Omrade.Plats("torget"), [Sak("2026-08-03T12:10+02:00") with { Placering = new Placering { Stadsdel = "jarva", Plats = "torget", Metod = Placeringsmetod.Gazetteer } }]);
        var tal = staden.Langtal(Lasarklass.Intern);
        Makare.Gor("torget", "Torget", platsen.Langtal(Lasarklass.Intern), tal, Lasarklass.Intern).Vantat.Keys.ShouldNotContain("24h");
        var vy = Makare.Gor("torget", "Torget", platsen.Langtal(Lasarklass.Intern, tal.KandSedan), tal, Lasarklass.Intern);
        vy.Vantat.Keys.ShouldBe(["1h", "24h", "7d", "28d"], ignoreOrder: true);
        vy.Dagar.Single(d => d.Fran == new DateOnly(2026, 10, 1)).Antal.ShouldBe(0);
    }

    private static DateTimeOffset Tid(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    private static Handelsefakta Lokal(DateTime lokal) => Sak(new DateTimeOffset(lokal, Zon.GetUtcOffset(lokal)).ToString("O"));

    private static int _nummer;

    private static Handelsefakta Sak(string nar, string kategori = "vald", string? arsslag = null, int allvar = 2) => new()
    {
        Kalla = "polis",
        Id = $"h{Interlocked.Increment(ref _nummer)}",
        Rev = 1,
        Typ = "Brott",
        Kategori = kategori,
        Allvar = allvar,
        Arsslag = arsslag,
        Intraffad = Tid(nar),
        Mottagen = Nu,
        Status = Handelsestatus.Avslutad,
        Klass = Klass.Oppen,
        Placering = Placering.Okand,
        Innehall = "x",
    };

    /// <summary>One event at noon each day.</summary>
    private static List<Handelsefakta> Varje(string fran, string till)
    {
        var (forsta, sista) = (DateOnly.Parse(fran, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(till, System.Globalization.CultureInfo.InvariantCulture));
        return [.. Enumerable.Range(0, sista.DayNumber - forsta.DayNumber + 1).Select(i => Sak($"{forsta.AddDays(i):yyyy-MM-dd}T11:00Z"))];
    }

    private static Lagesfold Fold(Omrade omrade, IEnumerable<Handelsefakta> saker)
    {
        var fold = new Lagesfold(omrade, new Foldgranser());
        foreach (var fakta in saker) fold.Folda(new Handelserad { Slag = Handelseslag.Mottagen, Mottagen = Nu, Fakta = fakta });
        fold.Tick(Nu);
        return fold;
    }

    private static Langsiktvy Gor(IEnumerable<Handelsefakta> saker, Lasarklass lasare = Lasarklass.Intern)
    {
        var tal = Fold(Omrade.Staden, saker).Langtal(lasare);
        return Makare.Gor("stad", "Staden", tal, tal, lasare);
    }
}
