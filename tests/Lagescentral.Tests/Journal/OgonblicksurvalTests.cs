using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>Which saved states every store keeps.</summary>
public sealed class OgonblicksurvalTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_come_first_and_of_the_same_time_the_one_saved_last()
    {
        Sparat[] alla = [new(1, "1", Nu), new(2, "1", Nu.AddHours(1)), new(3, "1", Nu), new(4, "2", Nu.AddHours(9))];

        Ogonblicksurval.Ordnade(alla, "1").Select(ett => ett.Nr).ShouldBe([2, 3, 1]);
        Ogonblicksurval.Ordnade(alla, "1", Nu).Select(ett => ett.Nr).ShouldBe([3, 1]);
        Ogonblicksurval.Ordnade(alla, "1", Nu.AddTicks(-1)).ShouldBeEmpty();
    }

    [Fact]
    public void Other_versions_go_whatever_their_time() =>
        Ogonblicksurval.Bort([new(1, "1", Nu.AddDays(1)), new(2, "2", Nu)], "2", 3).ShouldBe([1]);

    [Fact]
    public void The_day_is_that_of_utc()
    {
        // An hour before midnight and an hour after it, as a clock two hours east of there shows them: two days, and the same one there.
        var ost = TimeSpan.FromHours(2);
        Sparat[] alla = [new(1, "1", new DateTimeOffset(2026, 11, 20, 1, 0, 0, ost)), new(2, "1", new DateTimeOffset(2026, 11, 20, 3, 0, 0, ost))];

        Ogonblicksurval.Bort(alla, "1", 1).ShouldBeEmpty();
    }

    [Fact]
    public void It_is_what_a_count_of_each_by_itself_says()
    {
        var minuter = Gen.Choose(0, 450 * 24 * 60);
        var nagra = Gen.Choose(0, 40).SelectMany(antal => Gen.ArrayOf(minuter.SelectMany(minut => Gen.Choose(1, 5).Select(version => (minut, version: version < 5 ? "1" : "2"))), antal));
        Prop.ForAll(nagra.SelectMany(rader => Gen.Choose(0, 6).Select(behall => (rader, behall))).ToArbitrary(), fall =>
        {
            var alla = fall.rader.Select((rad, i) => new Sparat(i + 1, rad.version, Nu.AddMinutes(-rad.minut))).Append(new Sparat(1_000, "1", Nu.AddDays(-1))).ToList();

            Ogonblicksurval.Bort(alla, "1", fall.behall).ShouldBe(alla.Where(ett => !Kvar(ett)).Select(ett => ett.Nr));

            bool Kvar(Sparat ett)
            {
                bool Fore(Sparat annan) => annan.Foldversion == "1" && (annan.Per > ett.Per || (annan.Per == ett.Per && annan.Nr > ett.Nr));
                var nyast = alla.Where(annan => annan.Foldversion == "1").Max(annan => annan.Per);
                return ett.Foldversion == "1"
                    && (alla.Count(Fore) < fall.behall || (!alla.Exists(annan => Fore(annan) && annan.Per.UtcDateTime.Date == ett.Per.UtcDateTime.Date) && ett.Per > nyast.AddDays(-400)));
            }
        }).QuickCheckThrowOnFailure();
    }
}
