using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Kalender;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Kalender;

/// <summary>Conditions on the clock and the calendar, at ordinary times and at both changes of the clock.</summary>
public sealed class TidsvillkorTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private static readonly Tidsvillkor Natt = new() { Fran = "22:00", Till = "06:00" };

    // Around both changes of 2026 (29 March, 25 October), Valborg, midsummer and the turn of the year.
    private static readonly Gen<DateTimeOffset> Tider =
        from start in Gen.Elements("2026-03-28T00:00Z", "2026-10-24T00:00Z", "2026-04-29T00:00Z", "2026-06-18T00:00Z", "2026-12-30T00:00Z")
        from minuter in Gen.Choose(0, 3 * 24 * 60)
        select DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).AddMinutes(minuter);

    private static readonly Gen<Tidsvillkor> Villkor =
        from veckodagar in Gen.SubListOf(Tidsvillkor.Veckodagsnamn.ToArray())
        from dagar in Gen.SubListOf(Tidsvillkor.Dagnamn.Take(3).Append("valborg").Append("nyarsafton").ToArray())
        from utom in Gen.SubListOf("helgdag", "midsommarafton")
        from klocka in Gen.Choose(0, 1)
        from fran in Gen.Choose(0, 95)
        from till in Gen.Choose(0, 95)
        select new Tidsvillkor
        {
            Veckodagar = [.. veckodagar],
            Dagar = [.. dagar],
            Utom = [.. utom],
            Fran = klocka == 0 ? null : $"{fran / 4:00}:{fran % 4 * 15:00}",
            Till = klocka == 0 ? null : $"{till / 4:00}:{till % 4 * 15:00}",
        };

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_begins()
    {
        var valborg = Natt with { Dagar = ["valborg"] };
        Galler(valborg, "2026-04-30T19:59:59Z").ShouldBeFalse();
        Galler(valborg, "2026-04-30T20:00:00Z").ShouldBeTrue();
        Galler(valborg, "2026-05-01T03:59:59Z").ShouldBeTrue();
        Galler(valborg, "2026-05-01T04:00:00Z").ShouldBeFalse();
        // The small hours of Valborg itself belong to the night before.
        Galler(valborg, "2026-04-29T23:00:00Z").ShouldBeFalse();
        Galler(new Tidsvillkor(), "2026-04-29T23:00:00Z").ShouldBeTrue();
    }

    [Fact]
    public void Weekdays_or_named_days_choose_and_exceptions_take_away()
    {
        var villkor = new Tidsvillkor { Veckodagar = ["fredag", "lordag"], Dagar = ["lucia"], Utom = ["julafton", "helgdag"] };
        Galler(villkor, "2026-12-11T12:00Z").ShouldBeTrue();
        Galler(villkor, "2026-12-13T12:00Z").ShouldBeTrue();
        Galler(villkor, "2026-12-14T12:00Z").ShouldBeFalse();
        // Christmas Day 2026 is a Friday.
        Galler(villkor, "2026-12-25T12:00Z").ShouldBeFalse();
        Galler(new Tidsvillkor { Dagar = ["helg"] }, "2026-06-19T12:00Z").ShouldBeTrue();
        Galler(new Tidsvillkor { Dagar = ["arbetsdag"] }, "2026-06-18T12:00Z").ShouldBeTrue();
    }

    [Fact]
    public void The_night_of_a_change_is_an_hour_shorter_or_longer()
    {
        Timmar("2026-03-28T12:00Z", "2026-03-29T12:00Z").ShouldBe(7);
        Timmar("2026-10-24T12:00Z", "2026-10-25T12:00Z").ShouldBe(9);
        Timmar("2026-11-20T12:00Z", "2026-11-21T12:00Z").ShouldBe(8);
        static double Timmar(string fran, string till) =>
            new Tidsprov(Natt, Stockholm).Perioder(new(DateTimeOffset.Parse(fran, CultureInfo.InvariantCulture), DateTimeOffset.Parse(till, CultureInfo.InvariantCulture))).Single() is var p ? (p.Till - p.Fran).TotalHours : 0;
    }

    [Fact]
    public void A_clock_time_that_is_skipped_or_comes_twice()
    {
        // 02:00–03:00 does not exist on 29 March: 02:30 is the moment of the change.
        Lokaltid.Ogonblick(new DateOnly(2026, 3, 29), new TimeOnly(2, 30), Stockholm).ShouldBe(DateTimeOffset.Parse("2026-03-29T01:00Z", CultureInfo.InvariantCulture));
        Lokaltid.Ogonblick(new DateOnly(2026, 3, 29), new TimeOnly(3, 0), Stockholm).ShouldBe(DateTimeOffset.Parse("2026-03-29T01:00Z", CultureInfo.InvariantCulture));
        // 02:30 comes twice on 25 October: the first.
        Lokaltid.Ogonblick(new DateOnly(2026, 10, 25), new TimeOnly(2, 30), Stockholm).ShouldBe(DateTimeOffset.Parse("2026-10-25T00:30Z", CultureInfo.InvariantCulture));
        var kvart = new Tidsvillkor { Fran = "02:30", Till = "02:45" };
        new Tidsprov(kvart, Stockholm).Perioder(Dygn("2026-03-28T23:00Z", 23)).ShouldBeEmpty();
        new Tidsprov(kvart, Stockholm).Perioder(Dygn("2026-10-24T22:00Z", 25)).ShouldBe([Kvart("2026-10-25T00:30Z"), Kvart("2026-10-25T01:30Z")]);
        static Period Dygn(string fran, int timmar) => new(DateTimeOffset.Parse(fran, CultureInfo.InvariantCulture), DateTimeOffset.Parse(fran, CultureInfo.InvariantCulture).AddHours(timmar));
        static Period Kvart(string fran) => new(DateTimeOffset.Parse(fran, CultureInfo.InvariantCulture), DateTimeOffset.Parse(fran, CultureInfo.InvariantCulture).AddMinutes(15));
    }

    [Fact]
    public void Periods_hold_exactly_the_moments_at_which_it_applies()
    {
        Prop.ForAll(Villkor.Zip(Tider).Zip(Gen.Choose(1, 3 * 24 * 60)).ToArbitrary(), fall =>
        {
            var ((villkor, fran), minuter) = fall;
            var prov = new Tidsprov(villkor, Stockholm);
            var perioder = prov.Perioder(new(fran, fran.AddMinutes(minuter)));
            for (var i = 0; i < minuter; i += 5)
                perioder.Count(p => p.Innehaller(fran.AddMinutes(i))).ShouldBe(prov.Galler(fran.AddMinutes(i)) ? 1 : 0);
            perioder.ShouldAllBe(p => !p.Tom);
            perioder.Zip(perioder.Skip(1)).ShouldAllBe(p => p.First.Till < p.Second.Fran);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Moments_never_go_backwards_with_the_clock()
    {
        var par = from dag in Gen.Elements(new DateOnly(2026, 3, 28), new DateOnly(2026, 10, 24))
                  from minut in Gen.Choose(0, 3 * 24 * 60)
                  select dag.ToDateTime(TimeOnly.MinValue).AddMinutes(minut);
        Prop.ForAll(par.ToArbitrary(), lokal =>
        {
            var (nu, sedan) = (Vid(lokal), Vid(lokal.AddMinutes(1)));
            var (dag, klocka) = Lokaltid.Av(nu, Stockholm);
            return nu <= sedan && dag.ToDateTime(klocka) >= lokal;
        }).QuickCheckThrowOnFailure();
        static DateTimeOffset Vid(DateTime lokal) => Lokaltid.Ogonblick(DateOnly.FromDateTime(lokal), TimeOnly.FromDateTime(lokal), Stockholm);
    }

    [Fact]
    public void What_is_wrong_is_named_by_field()
    {
        var fel = new Tidsvillkor { Veckodagar = ["mandag", "måndag"], Dagar = ["jul"], Utom = ["x"], Fran = "24:00" }.Fel();
        fel.Select(f => f.Falt).ShouldBe(["veckodagar[1]", "dagar[0]", "utom[0]", "fran", "till"]);
        fel[0].Orsak.ShouldContain("lordag");
        Should.Throw<ArgumentException>(() => new Tidsprov(new Tidsvillkor { Till = "06:00" }, Stockholm)).Message.ShouldStartWith("fran: ");
        Json.Read<Tidsvillkor>("""{"veckodagar":["lordag"],"fran":"22:00","till":"06:00"}"""u8)
            .ShouldBe(new Tidsvillkor { Veckodagar = ["lordag"], Fran = "22:00", Till = "06:00" });
        Json.Read<Tidsvillkor>("""{"dagar":null}"""u8).Fel().Single().Falt.ShouldBe("dagar");
    }

    private static bool Galler(Tidsvillkor villkor, string tid) => villkor.Galler(DateTimeOffset.Parse(tid, CultureInfo.InvariantCulture), Stockholm);
}
