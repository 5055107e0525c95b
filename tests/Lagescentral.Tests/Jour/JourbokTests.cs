using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Kalender;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Jour.Jourprov;

namespace Lagescentral.Tests.Jour;

/// <summary>Who is on call, at ordinary times and when the clock changes.</summary>
public sealed class JourbokTests
{
    private static readonly string[] Alla = ["p-a", "p-b", "p-c"];

    [Fact]
    public void Weeks_follow_each_other_and_hand_over_by_the_local_clock_at_both_changes()
    {
        var prov = new Jourprov();
        prov.Satt(Linje(Veckor("p-a", "p-b", "p-c"))).ShouldBe(Jourskal.LinjeSatt);
        // 29 March: the week is an hour shorter, and the hand-over stays at eight.
        var pass = prov.Bok.Pass("tib", T("2026-03-25T00:00Z"), T("2026-03-31T00:00Z"));
        pass.Select(p => (p.Person, p.Fran, p.Till)).ShouldBe([
            ("p-c", T("2026-03-23T07:00Z"), T("2026-03-30T06:00Z")),
            ("p-a", T("2026-03-30T06:00Z"), T("2026-04-06T06:00Z")),
        ]);
        (pass[0].Till - pass[0].Fran).TotalHours.ShouldBe(167);
        // 25 October: an hour longer.
        var host = prov.Bok.PassVid("tib", T("2026-10-25T01:30Z")).Single();
        (host.Fran, host.Till).ShouldBe((T("2026-10-19T06:00Z"), T("2026-10-26T07:00Z")));
        prov.Bok.Pa("tib", T("2026-10-26T06:59:59Z")).ShouldBe([host.Person]);
        prov.Bok.Pa("tib", T("2026-10-26T07:00Z")).ShouldNotBe([host.Person]);
    }

    [Fact]
    public void Who_is_on_now_next_and_at_a_time_before_the_line_began()
    {
        var prov = new Jourprov { Nu = T("2026-01-05T00:00Z") };
        prov.Satt(Linje(Veckor("p-a", "p-b")));
        prov.Bok.Pa("tib", T("2026-01-07T12:00Z")).ShouldBe(["p-a"]);
        prov.Bok.Nasta("tib", T("2026-01-07T12:00Z")).Single().ShouldSatisfyAllConditions(n => n.Person.ShouldBe("p-b"), n => n.Fran.ShouldBe(T("2026-01-12T07:00Z")));
        prov.Bok.Pa("tib", T("2026-01-04T12:00Z")).ShouldBeEmpty();
        prov.Bok.Pa("okand", T("2026-01-07T12:00Z")).ShouldBeEmpty();
        // From when the line was set until the first hand-over nobody is on.
        prov.Bok.Luckor("tib", T("2026-01-01T00:00Z"), T("2026-02-01T00:00Z")).ShouldBe([new Period(T("2026-01-05T00:00Z"), T("2026-01-05T07:00Z"))]);
    }

    [Fact]
    public void A_layer_above_takes_nights_and_another_each_holiday()
    {
        var prov = new Jourprov();
        prov.Satt(Linje(
            Veckor("p-a"),
            new Jourskikt { Namn = "Nätter", Deltagare = ["p-n", "p-m"], Sort = Skiftsort.Dygn, Byte = "12:00", Start = new DateOnly(2026, 1, 5), Nar = new Tidsvillkor { Fran = "22:00", Till = "06:00" } },
            new Jourskikt { Namn = "Helgdagar", Deltagare = ["p-h", "p-i"], Sort = Skiftsort.Tillfalle, Start = new DateOnly(2026, 1, 5), Nar = new Tidsvillkor { Dagar = ["helgdag"] } }));
        prov.Bok.Pa("tib", T("2026-01-13T12:00Z")).ShouldBe(["p-a"]);
        var natt = prov.Bok.PassVid("tib", T("2026-01-13T22:00Z")).Single();
        (natt.Fran, natt.Till, natt.Ur).ShouldBe((T("2026-01-13T21:00Z"), T("2026-01-14T05:00Z"), "Nätter"));
        prov.Bok.Pa("tib", T("2026-01-14T22:00Z")).ShouldNotBe([natt.Person]);
        // The night of each change is seven and nine hours.
        Timmar("2026-03-28T23:30Z").ShouldBe(7);
        Timmar("2026-10-24T23:30Z").ShouldBe(9);
        // Epiphany is the first holiday, Good Friday the second; Easter Sunday and Monday are one time, the third.
        Helg("2026-01-06T12:00Z").ShouldBe("p-h");
        Helg("2026-04-03T12:00Z").ShouldBe("p-i");
        Helg("2026-04-05T12:00Z").ShouldBe("p-h");
        Helg("2026-04-06T12:00Z").ShouldBe("p-h");
        Helg("2026-05-01T12:00Z").ShouldBe("p-i");
        string Helg(string tid) => prov.Bok.PassVid("tib", T(tid)).Single() is { Ur: "Helgdagar" } p ? p.Person : "fel skikt";
        double Timmar(string tid) => prov.Bok.PassVid("tib", T(tid)).Single() is { Ur: "Nätter" } p ? (p.Till - p.Fran).TotalHours : 0;
    }

    [Fact]
    public void A_line_that_is_manned_at_nights_alone_has_no_gap_by_day()
    {
        var natt = new Tidsvillkor { Fran = "22:00", Till = "06:00" };
        var prov = new Jourprov();
        prov.Satt(Linje(new Jourskikt { Namn = "Nätter", Deltagare = ["p-n"], Sort = Skiftsort.Dygn, Byte = "12:00", Start = new DateOnly(2026, 1, 5), Slut = new DateOnly(2026, 1, 10), Nar = natt }) with { Bemannas = natt });
        prov.Bok.Luckor("tib", T("2026-01-05T12:00Z"), T("2026-01-10T12:00Z")).ShouldBeEmpty();
        prov.Bok.Luckor("tib", T("2026-01-10T12:00Z"), T("2026-01-11T12:00Z")).ShouldBe([new Period(T("2026-01-10T21:00Z"), T("2026-01-11T05:00Z"))]);
        prov.Bok.Nasta("tib", T("2026-01-10T12:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public void A_new_schedule_holds_from_when_it_is_said_and_never_before()
    {
        var prov = new Jourprov();
        prov.Satt(Linje(Veckor("p-a")));
        prov.Nu = T("2026-02-04T12:00Z");
        prov.Satt(Linje(Veckor("p-b")) with { Fran = T("2026-01-01T00:00Z") }).ShouldBe(Jourskal.LinjeAndrad);
        prov.Satt(Linje(Veckor("p-c")) with { Fran = T("2026-03-02T07:00Z") }).ShouldBe(Jourskal.LinjeAndrad);
        prov.Bok.Pa("tib", T("2026-02-04T11:59Z")).ShouldBe(["p-a"]);
        prov.Bok.Pa("tib", T("2026-02-04T12:00Z")).ShouldBe(["p-b"]);
        prov.Bok.Pa("tib", T("2026-03-02T07:00Z")).ShouldBe(["p-c"]);
        // One that begins earlier than what was to come takes its place.
        prov.Satt(Linje(Veckor("p-d")) with { Fran = T("2026-02-16T07:00Z") });
        prov.Bok.Pa("tib", T("2026-03-02T07:00Z")).ShouldBe(["p-d"]);
        prov.Nu = T("2026-02-20T12:00Z");
        prov.Gor(new Jourkommando.AvslutaLinje { Vem = "p-admin", Version = 4, Linje = "tib" }).ShouldBe(Jourskal.LinjeAvslutad);
        prov.Bok.Pa("tib", T("2026-02-20T11:59Z")).ShouldBe(["p-d"]);
        prov.Bok.Pa("tib", T("2026-02-20T12:00Z")).ShouldBeEmpty();
        prov.Bok.Luckor("tib", T("2026-02-19T12:00Z"), T("2026-03-20T12:00Z")).ShouldBeEmpty();
        prov.Ersatt("e", "p-x", "2026-02-21T00:00Z", "2026-02-22T00:00Z").ShouldBe(Jourskal.LinjenAvslutad);
    }

    [Fact]
    public void Every_moment_of_an_unrestricted_line_is_covered_by_exactly_the_top_layer()
    {
        var skikt = from sort in Gen.Elements(Skiftsort.Dygn, Skiftsort.Vecka)
                    from antal in Gen.Choose(1, 3)
                    from var_ in Gen.Choose(1, 4)
                    from timme in Gen.Choose(0, 23)
                    from start in Gen.Choose(0, 20)
                    select new Jourskikt { Namn = $"{sort}{antal}{var_}{timme}{start}", Deltagare = Alla[..antal], Sort = sort, Var = var_, Byte = $"{timme:00}:00", Start = new DateOnly(2025, 12, 1).AddDays(start) };
        var fall = from under in skikt
                   from over in skikt
                   from dag in Gen.Elements("2026-03-27T00:00Z", "2026-10-23T00:00Z", "2026-06-01T00:00Z")
                   from minuter in Gen.Choose(0, 4 * 24 * 60)
                   select (under, over, tid: T(dag).AddMinutes(minuter));
        Prop.ForAll(fall.ToArbitrary(), f =>
        {
            var prov = new Jourprov();
            prov.Satt(Linje(f.under with { Namn = "under" }, f.over with { Namn = "over" }));
            var bok = prov.Bok;
            var pass = bok.PassVid("tib", f.tid).Single();
            pass.Ur.ShouldBe("over");
            // By the local clock the shift is whole days, and its number says whose it is.
            var langd = f.over.Sort == Skiftsort.Vecka ? 7 * f.over.Var : f.over.Var;
            var (dag, klocka) = Lokaltid.Av(pass.Fran, Stockholm);
            var (slutdag, slutklocka) = Lokaltid.Av(pass.Till, Stockholm);
            (slutdag.DayNumber - dag.DayNumber).ShouldBe(langd);
            (klocka, slutklocka).ShouldSatisfyAllConditions(k => Ratt(k.klocka), k => Ratt(k.slutklocka));
            var nr = (dag.DayNumber - f.over.Start.DayNumber) / langd;
            pass.Person.ShouldBe(f.over.Deltagare[nr % f.over.Deltagare.Count]);
            bok.Luckor("tib", f.tid.AddDays(-3), f.tid.AddDays(30)).ShouldBeEmpty();

            // 02:00–03:00 does not exist at the change in March: what would have been then is at three.
            void Ratt(TimeOnly t) => t.Hour.ShouldBeOneOf(int.Parse(f.over.Byte[..2], System.Globalization.CultureInfo.InvariantCulture), f.over.Byte == "02:00" ? 3 : -1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Shifts_never_overlap_and_gaps_are_what_they_leave()
    {
        var villkor = Gen.Elements(null, new Tidsvillkor { Fran = "22:00", Till = "06:00" }, new Tidsvillkor { Dagar = ["helg"] }, new Tidsvillkor { Veckodagar = ["fredag"], Fran = "18:00", Till = "02:30" });
        var skikt = from sort in Gen.Elements(Skiftsort.Dygn, Skiftsort.Vecka, Skiftsort.Tillfalle)
                    from nar in villkor
                    from timme in Gen.Choose(0, 23)
                    select new Jourskikt { Namn = "x", Deltagare = Alla, Sort = nar is null or { Dagar.Count: 0, Veckodagar.Count: 0 } && sort == Skiftsort.Tillfalle ? Skiftsort.Dygn : sort, Byte = $"{timme:00}:00", Start = new DateOnly(2026, 1, 5), Nar = nar };
        var andring = from person in Gen.Elements("p-a", "p-x", "p-y")
                      from fran in Gen.Choose(0, 20 * 24)
                      from timmar in Gen.Choose(1, 60)
                      from utover in Gen.Elements(false, false, true)
                      select (person, fran, timmar, utover);
        var fall = from antal in Gen.Choose(0, 3)
                   from lager in Gen.ArrayOf(skikt, antal)
                   from bemannas in villkor
                   from andringar in Gen.Choose(0, 4).SelectMany(n => Gen.ArrayOf(andring, n))
                   from start in Gen.Elements("2026-03-20T00:00Z", "2026-10-16T00:00Z", "2026-12-18T00:00Z")
                   select (lager, bemannas, andringar, start: T(start));
        Prop.ForAll(fall.ToArbitrary(), f =>
        {
            var prov = new Jourprov();
            prov.Satt(Linje([.. f.lager.Select((s, i) => s with { Namn = $"skikt {i}" })]) with { Bemannas = f.bemannas });
            foreach (var (a, i) in f.andringar.Select((a, i) => (a, i)))
                prov.Gor(new Jourkommando.Ersatt { Vem = "p-jour", Linje = "tib", Tider = [new($"e{i}", a.person, f.start.AddHours(a.fran), f.start.AddHours(a.fran + a.timmar), a.utover)] }).ShouldBe(Jourskal.Lagd);
            var bok = prov.Bok;
            var till = f.start.AddDays(20);
            var pass = bok.Pass("tib", f.start, till);
            var bas = pass.Where(p => p.Ursprung != Passursprung.Forstarkning).ToList();
            bas.ShouldAllBe(p => p.Fran < p.Till);
            bas.Zip(bas.Skip(1)).ShouldAllBe(par => par.First.Till <= par.Second.Fran);
            var luckor = bok.Luckor("tib", f.start, till);
            var prova = f.bemannas is null ? null : new Tidsprov(f.bemannas, Stockholm);
            for (var tid = f.start; tid < till; tid = tid.AddMinutes(73))
            {
                var vid = bok.Pa("tib", tid);
                vid.ShouldBe(pass.Where(p => p.Tid.Innehaller(tid)).OrderBy(p => p.Ursprung == Passursprung.Forstarkning).Select(p => p.Person).Distinct());
                luckor.Count(l => l.Innehaller(tid)).ShouldBe(vid.Count == 0 && (prova?.Galler(tid) ?? true) ? 1 : 0);
                // The latest change that replaces wins.
                var sist = f.andringar.LastOrDefault(a => !a.utover && f.start.AddHours(a.fran) <= tid && tid < f.start.AddHours(a.fran + a.timmar));
                if (sist.person is not null) vid[0].ShouldBe(sist.person);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }
}
