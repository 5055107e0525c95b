using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Kallor;
using Lagescentral.Kallor.Polis;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Kallor;

public sealed class AnropsgransTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void However_eager_the_caller_and_however_often_restarted_the_limits_hold()
    {
        var mapp = Directory.CreateTempSubdirectory("anrop");
        try
        {
            Prop.ForAll(Gen.ListOf(Gen.Choose(0, 200)).ToArbitrary(), otalighet =>
            {
                var fil = Path.Combine(mapp.FullName, "anrop.txt");
                File.Delete(fil);
                var nu = Start;
                var anrop = new List<DateTimeOffset>();
                foreach (var sekunder in otalighet.Concat(Enumerable.Repeat(0, 70)))
                {
                    nu += TimeSpan.FromSeconds(sekunder);
                    var grans = new Anropsgrans(PolisHamtare.Regel, fil, nu);
                    nu = grans.Tidigast(nu);
                    grans.Notera(nu);
                    anrop.Add(nu);
                }
                for (var i = 1; i < anrop.Count; i++)
                    (anrop[i] - anrop[i - 1]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(10));
                for (var i = 60; i < anrop.Count; i++)
                    (anrop[i] - anrop[i - 60]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
        }
        finally
        {
            mapp.Delete(recursive: true);
        }
    }

    [Fact]
    public void Without_a_file_the_first_call_waits_the_shortest_gap()
    {
        new Anropsgrans(PolisHamtare.Regel, null, Start).Tidigast(Start).ShouldBe(Start.AddSeconds(10));
    }

    [Fact]
    public void The_days_limit_holds_and_a_damaged_file_is_no_hindrance()
    {
        var fil = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(fil, ["skräp", Start.AddHours(1).ToString("O"), .. Enumerable.Range(0, 1_440).Select(i => Start.AddMinutes(-i - 1).ToString("O"))]);
            var grans = new Anropsgrans(PolisHamtare.Regel, fil, Start);
            grans.Tidigast(Start).ShouldBe(Start);
            grans.Notera(Start);
            grans.Tidigast(Start).ShouldBe(Start.AddMinutes(1));
        }
        finally
        {
            File.Delete(fil);
        }
    }
}
