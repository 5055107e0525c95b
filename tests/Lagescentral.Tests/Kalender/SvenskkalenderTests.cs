using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Kalender;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Kalender;

/// <summary>The Swedish calendar, against days looked up in almanacs.</summary>
public sealed class SvenskkalenderTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    internal static Arbitrary<DateOnly> Datum => Gen.Choose(new DateOnly(2005, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    [Theory]
    [InlineData(2005, 3, 27)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2019, 4, 21)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    public void Easter(int ar, int manad, int dag) => Svenskkalender.Pask(ar).ShouldBe(new DateOnly(ar, manad, dag));

    [Theory]
    [InlineData("2026-01-01", "nyårsdagen")]
    [InlineData("2026-01-06", "trettondedag jul")]
    [InlineData("2026-04-02", "skärtorsdagen")]
    [InlineData("2026-04-03", "långfredagen")]
    [InlineData("2026-04-06", "annandag påsk")]
    [InlineData("2026-04-30", "valborgsmässoafton")]
    [InlineData("2026-05-14", "Kristi himmelsfärdsdag")]
    [InlineData("2026-05-24", "pingstdagen")]
    [InlineData("2026-06-06", "Sveriges nationaldag")]
    [InlineData("2026-06-19", "midsommarafton")]
    [InlineData("2026-06-20", "midsommardagen")]
    [InlineData("2027-06-25", "midsommarafton")]
    [InlineData("2026-10-30", "allhelgonaafton")]
    [InlineData("2026-10-31", "alla helgons dag")]
    [InlineData("2027-11-06", "alla helgons dag")]
    [InlineData("2026-12-24", "julafton")]
    [InlineData("2026-12-31", "nyårsafton")]
    // Both on one day in 2008: the holiday is named.
    [InlineData("2008-05-01", "första maj")]
    [InlineData("2026-12-13", null)]
    [InlineData("2026-11-22", null)]
    public void Holidays_and_eves(string dag, string? namn) => Svenskkalender.Helg(DateOnly.Parse(dag, CultureInfo.InvariantCulture)).ShouldBe(namn);

    [Fact]
    public void A_day_may_have_two_names()
    {
        Svenskkalender.Namn(new DateOnly(2008, 5, 1)).Select(d => d.Id).ShouldBe(["forstamaj", "kristihimmelsfardsdag"]);
        // Valborg on the day of a movable eve, Lucia beside nothing.
        Svenskkalender.Namn(new DateOnly(2026, 12, 13)).Select(d => d.Slag).ShouldBe([Dagslag.Bemarkelsedag]);
    }

    [Theory]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-04-30", true)]
    [InlineData("2026-05-01", false)]
    [InlineData("2026-06-19", false)]
    [InlineData("2025-12-24", false)]
    [InlineData("2025-12-31", false)]
    [InlineData("2025-12-30", true)]
    public void Working_days(string dag, bool arbete) => Svenskkalender.ArArbetsdag(DateOnly.Parse(dag, CultureInfo.InvariantCulture)).ShouldBe(arbete);

    [Fact]
    public void Working_days_of_a_whole_year() =>
        Enumerable.Range(0, 365).Count(i => Svenskkalender.ArArbetsdag(new DateOnly(2026, 1, 1).AddDays(i))).ShouldBe(251);

    [Fact]
    public void Every_year_has_each_named_day_once_and_thirteen_holidays()
    {
        Prop.ForAll(Gen.Choose(2005, 2199).ToArbitrary(), ar =>
        {
            var dagar = Enumerable.Range(0, DateTime.IsLeapYear(ar) ? 366 : 365).SelectMany(i => Svenskkalender.Namn(new DateOnly(ar, 1, 1).AddDays(i))).ToList();
            dagar.Select(d => d.Id).Order(StringComparer.Ordinal).ShouldBe(Svenskkalender.Namnddagar.Select(d => d.Id).Order(StringComparer.Ordinal));
            dagar.Count(d => d.Slag == Dagslag.Helgdag).ShouldBe(13);
            Svenskkalender.Pask(ar).DayOfWeek.ShouldBe(DayOfWeek.Sunday);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Weeks_are_as_iso_has_them()
    {
        Svenskkalender.Veckonamn(new DateOnly(2026, 11, 22)).ShouldBe("2026-W47");
        Svenskkalender.Veckonamn(new DateOnly(2027, 1, 3)).ShouldBe("2026-W53");
        Svenskkalender.Veckonamn(new DateOnly(2025, 12, 29)).ShouldBe("2026-W01");
        Prop.ForAll(Datum, dag =>
        {
            var mandag = Svenskkalender.Mandag(dag);
            return mandag.DayOfWeek == DayOfWeek.Monday && dag.DayNumber - mandag.DayNumber is >= 0 and < 7
                && Svenskkalender.Isovecka(mandag) == Svenskkalender.Isovecka(dag);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Office_hours_follow_the_local_clock()
    {
        Kontor("2026-11-20T06:59:59Z").ShouldBeFalse();
        Kontor("2026-11-20T07:00:00Z").ShouldBeTrue();
        Kontor("2026-11-20T15:59:59Z").ShouldBeTrue();
        Kontor("2026-11-20T16:00:00Z").ShouldBeFalse();
        // An hour earlier in UTC while the clock is ahead; never on a holiday.
        Kontor("2026-06-08T06:00:00Z").ShouldBeTrue();
        Kontor("2026-05-01T09:00:00Z").ShouldBeFalse();
        static bool Kontor(string tid) => Svenskkalender.ArKontorstid(DateTimeOffset.Parse(tid, CultureInfo.InvariantCulture), Stockholm);
    }
}
