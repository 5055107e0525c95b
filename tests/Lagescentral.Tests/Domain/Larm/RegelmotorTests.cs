using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kalender;
using Lagescentral.Domain.Larm;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Domain.Larm.Provhandelser;

namespace Lagescentral.Tests.Domain.Larm;

public sealed class RegelmotorTests
{
    private static readonly Regel TreIStadsdel = new()
    {
        Id = "tre",
        Namn = "Tre i stadsdel",
        Typ = Regeltyp.Antal,
        Antal = 3,
        Inom = TimeSpan.FromHours(2),
        Omrade = Regelomrade.Stadsdel,
        Nar = new() { Kategori = ["vald"], AllvarMinst = 2 },
    };

    [Fact]
    public void A_serious_event_fires_at_once_and_says_why()
    {
        var traff = Motor(Genast).Ta(Handelse(1, allvar: 5, plats: "rinkeby-torg")).ShouldHaveSingleItem();

        traff.Uppfylld.ShouldBeTrue();
        traff.Nyckel.ShouldBe("v1|allvarlig|jarva");
        traff.Allvar.ShouldBe(5);
        traff.Plats.ShouldBe("rinkeby-torg");
        var forklaring = traff.Forklara();
        forklaring.Villkor.ShouldBe("En händelse med allvar minst 5.");
        forklaring.MinstaAndring.ShouldBe("Om allvaret hade varit 4 i stället för 5.");
        forklaring.Raknade.ShouldHaveSingleItem().Id.ShouldBe("1");
    }

    [Fact]
    public void The_same_revision_again_says_nothing()
    {
        var motor = Motor(Genast);
        motor.Ta(Handelse(1, allvar: 5)).Count.ShouldBe(1);
        motor.Ta(Handelse(1, allvar: 5)).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_that_becomes_serious_fires_and_one_that_is_withdrawn_does_not()
    {
        var motor = Motor(Genast);
        motor.Ta(Handelse(1, allvar: 3)).ShouldBeEmpty();
        motor.Ta(Handelse(1, allvar: 5, rev: 2)).Count.ShouldBe(1);
        motor.Ta(Handelse(2, allvar: 5, status: Handelsestatus.Aterkallad)).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_known_long_after_it_happened_does_not_fire()
    {
        var motor = Motor(Genast with { Foraldras = TimeSpan.FromHours(6) });
        motor.Ta(Handelse(1, allvar: 5, senare: 6 * 60 + 1)).ShouldBeEmpty();
        motor.Ta(Handelse(2, allvar: 5, senare: 5 * 60)).Count.ShouldBe(1);
    }

    [Fact]
    public void So_many_distinct_events_within_a_time_in_one_district()
    {
        var motor = Motor(TreIStadsdel);
        motor.Ta(Handelse(1, 0)).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(2, 60)).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(3, 61, stadsdel: "farsta")).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(2, 60, rev: 2)).Single().Uppfylld.ShouldBeFalse();

        var traff = motor.Ta(Handelse(4, 110)).Single();

        traff.Uppfylld.ShouldBeTrue();
        var forklaring = traff.Forklara();
        forklaring.Antal.ShouldBe(3);
        forklaring.Raknade.Select(u => u.Id).ShouldBe(["4", "2", "1"]);
        forklaring.Fran.ShouldBe(Natten);
        forklaring.Till.ShouldBe(Natten.AddMinutes(110));
        forklaring.MinstaAndring.ShouldBe("Med en händelse färre, eller om den sista hade inträffat 11 minuter senare.");
    }

    [Fact]
    public void The_smallest_change_is_enough()
    {
        // What the explanation says would have kept it from firing does keep it from firing.
        var motor = Motor(TreIStadsdel);
        motor.Ta(Handelse(1, 0));
        motor.Ta(Handelse(2, 60));
        motor.Ta(Handelse(4, 110 + 11)).Single().Uppfylld.ShouldBeFalse();
        Motor(TreIStadsdel with { Antal = 4 }).Ta(Handelse(1)).Single().Uppfylld.ShouldBeFalse();
    }

    [Fact]
    public void An_event_outside_the_window_does_not_count_but_a_late_one_inside_it_does()
    {
        var motor = Motor(TreIStadsdel);
        motor.Ta(Handelse(1, 0));
        motor.Ta(Handelse(2, 121));
        motor.Ta(Handelse(3, 130)).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(4, 60, senare: 100)).Single().Uppfylld.ShouldBeTrue();
    }

    [Fact]
    public void Those_left_out_say_which_condition_they_failed()
    {
        var motor = Motor(TreIStadsdel);
        motor.Ta(Handelse(1, 0));
        motor.Ta(Handelse(2, 10));
        motor.Ta(Handelse(7, 11, allvar: 1));
        motor.Ta(Handelse(8, 12, kategori: "trafik"));
        motor.Ta(Handelse(9, 12, kategori: "trafik", allvar: 1));
        motor.Ta(Handelse(10, 13, status: Handelsestatus.Aterkallad));

        var utelamnade = motor.Ta(Handelse(3, 20)).Single().Forklara().Utelamnade;

        utelamnade.Select(u => (u.Handelse.Id, u.Orsak)).ShouldBe(
            [("10", "återkallad av källan"), ("8", "kategorin trafik"), ("7", "allvar 1, regeln kräver 2")]);
    }

    [Fact]
    public void Within_a_radius_only_those_near_count_and_the_matter_keeps_its_name()
    {
        var motor = Motor(TreIStadsdel with { Omrade = Regelomrade.Radie, RadieMeter = 500 });
        motor.Ta(Handelse(1, 0, punkt: (59.33, 18.06)));
        motor.Ta(Handelse(2, 5, punkt: (59.40, 18.06))).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(3, 6)).ShouldBeEmpty();
        motor.Ta(Handelse(4, 7, stadsdel: "farsta", punkt: (59.331, 18.061)));
        var traff = motor.Ta(Handelse(5, 9, punkt: (59.332, 18.062))).Single();
        traff.Uppfylld.ShouldBeTrue();
        traff.Stadsdel.ShouldBe("stockholm");
        motor.Ta(Handelse(6, 10, punkt: (59.3325, 18.062))).Single().Nyckel.ShouldBe(traff.Nyckel);
    }

    [Fact]
    public void The_same_category_in_several_districts_and_without_a_place_is_a_series()
    {
        var motor = Motor(new Regel
        {
            Id = "serie",
            Namn = "Serie",
            Typ = Regeltyp.Serie,
            Stadsdelar = 3,
            Inom = TimeSpan.FromHours(6),
            Nar = new() { Kategori = ["bedrageri"] },
        });
        motor.Ta(Handelse(1, 0, kategori: "bedrageri")).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(2, 1, kategori: "bedrageri")).Single().Uppfylld.ShouldBeFalse();
        motor.Ta(Handelse(3, 2, kategori: "bedrageri", stadsdel: "farsta")).Single().Uppfylld.ShouldBeFalse();
        var traff = motor.Ta(Handelse(4, 3, kategori: "bedrageri", stadsdel: "stockholm")).Single();
        traff.Uppfylld.ShouldBeTrue();
        traff.Nyckel.ShouldBe("v1|serie|bedrageri");
        traff.Stadsdel.ShouldBe("stockholm");
        traff.Forklara().Antal.ShouldBe(3);
    }

    [Fact]
    public void A_rule_with_hours_of_its_own_rests_outside_them()
    {
        var motor = Motor(Genast with { Tid = new Tidsvillkor { Fran = "22:00", Till = "06:00" } });
        motor.Ta(Handelse(1, 0, allvar: 5)).Count.ShouldBe(1);
        motor.Ta(Handelse(2, 8 * 60, allvar: 5)).ShouldBeEmpty();
    }

    [Fact]
    public void A_trend_is_claimed_only_beyond_the_level_and_beyond_chance()
    {
        var regel = new Regel { Id = "trend", Namn = "Trend", Typ = Regeltyp.Trend, Omrade = Regelomrade.Stadsdel, Inom = TimeSpan.FromDays(1), Faktor = 2 };
        var motor = Motor(regel);
        var nr = 0;
        for (var dygn = -84; dygn < 0; dygn++)
            for (var i = 0; i < 4; i++) motor.Ta(Handelse(++nr, dygn * 1440 + i * 300));
        motor.Tick(Natten).ShouldBeEmpty();
        for (var i = 0; i < 20; i++) motor.Ta(Handelse(++nr, i * 50));

        var traff = motor.Tick(Natten.AddDays(1)).ShouldHaveSingleItem();

        traff.Stadsdel.ShouldBe("jarva");
        var forklaring = traff.Forklara();
        forklaring.Antal.ShouldBe(20);
        forklaring.Vantat!.Value.ShouldBeInRange(3.5, 4.5);
        motor.Tick(Natten.AddDays(1)).ShouldBeEmpty();
    }

    [Fact]
    public void A_restored_engine_says_what_the_first_would_have_said()
    {
        var verk = Verk(Genast, TreIStadsdel, TreIStadsdel with { Id = "fyra", Antal = 4, Omrade = Regelomrade.Stad });
        Prop.ForAll(Historier().ToArbitrary(), handelser =>
        {
            var hel = new Regelmotor(verk, Stadsdelar, Stockholm, new Motorgranser());
            var (fore, efter) = (handelser.Take(handelser.Count / 2).ToList(), handelser.Skip(handelser.Count / 2).ToList());
            foreach (var h in fore) hel.Ta(h);
            var data = Lagescentral.Domain.Json.Read<Regelminnesdata>(Lagescentral.Domain.Json.Bytes(hel.TillData()));
            var ny = new Regelmotor(verk, Stadsdelar, Stockholm, new Motorgranser(), data);
            foreach (var h in efter) Sammandrag(ny.Ta(h)).ShouldBe(Sammandrag(hel.Ta(h)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_window_counts_as_a_naive_recount_does()
    {
        Prop.ForAll(Historier().ToArbitrary(), handelser =>
        {
            var motor = Motor(TreIStadsdel);
            var kanda = new Dictionary<string, Handelsefakta>();
            foreach (var h in handelser)
            {
                if (kanda.TryGetValue(h.Id, out var gammal) && gammal.Rev >= h.Rev) continue;
                kanda[h.Id] = h;
                var vantat = Traffar(h) && kanda.Values.Where(Traffar).Where(a => a.Placering.Stadsdel == h.Placering.Stadsdel).ToList() is var lika
                    && lika.Any(start => start.Intraffad <= h.Intraffad && h.Intraffad <= start.Intraffad.AddHours(2)
                        && lika.Count(a => a.Intraffad >= start.Intraffad && a.Intraffad <= start.Intraffad.AddHours(2)) >= 3);
                motor.Ta(h).Any(t => t.Uppfylld).ShouldBe(vantat);
            }
        }).QuickCheckThrowOnFailure();

        static bool Traffar(Handelsefakta h) => h.Raknas && h.Kategori == "vald" && h.Allvar >= 2;
    }

    private static List<(string, bool, int, string)> Sammandrag(IReadOnlyList<Traff> traffar) =>
        [.. traffar.Select(t => (t.Nyckel, t.Uppfylld, t.Allvar, string.Join(",", t.Forklara().Raknade.Select(u => u.Id))))];

    private static Gen<List<Handelsefakta>> Historier() =>
        from slag in Gen.ListOf(
            from id in Gen.Choose(1, 15)
            from minut in Gen.Choose(0, 300)
            from stadsdel in Gen.Elements("jarva", "farsta", "stockholm")
            from allvar in Gen.Choose(1, 5)
            from kategori in Gen.Elements("vald", "vald", "trafik")
            from status in Gen.Elements(Handelsestatus.Pagaende, Handelsestatus.Pagaende, Handelsestatus.Aterkallad)
            select (id, minut, stadsdel, allvar, kategori, status), 40)
        select slag.Select((s, i) => Handelse(
            s.id, s.minut, s.stadsdel, s.allvar, s.kategori, rev: slag.Take(i).Count(f => f.id == s.id) + 1, status: s.status, senare: 301 - s.minut + i)).ToList();
}
