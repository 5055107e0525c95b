using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Lagesbilder;

public sealed class TrendTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 16, 14, 20, 0, TimeSpan.Zero);

    [Fact]
    public void The_test_is_binomial_when_the_weeks_do_not_vary_more_than_chance()
    {
        // Sixteen events over five equal weeks: P(8 or more in one) for Bin(16, 1/5) is 0.0070, and both tails are counted.
        var p = Veckofordelning.Skatta([[2, 2, 2, 2]]).P(8);
        p.ShouldBe(2 * 0.0070, 0.0001);
        p.ShouldBe(2 * Enumerable.Range(8, 9).Sum(x => Binomial(16, x, 0.2)), 1e-12);

        // None where three a week were expected, twelve weeks: (12/13)^36.
        Veckofordelning.Skatta([[3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]]).P(0).ShouldBe(2 * Math.Pow(12 / 13.0, 36), 1e-12);
        Veckofordelning.Skatta([[2, 2, 2, 2]]).P(2).ShouldBe(1);
        Veckofordelning.Skatta([[0, 0, 0, 0]]).P(0).ShouldBe(1);
    }

    [Fact]
    public void The_test_is_negative_hypergeometric_when_they_do()
    {
        // Mean 4, variance 64/3 widened by 1 + 1.5·√(2/3); shape as in the negative binomial's variance m + m²/k.
        const double medel = 4, spridning = 64 / 3.0;
        var form = (medel * medel - spridning / 4) / (spridning * (1 + 1.5 * Math.Sqrt(2 / 3.0)) - medel);
        var tathet = Enumerable.Range(0, 32).Select(x => Vikt(x, form) * Vikt(31 - x, 4 * form)).ToList();
        Veckofordelning.Skatta([[0, 8, 0, 8]]).P(15).ShouldBe(2 * tathet[15..].Sum() / tathet.Sum(), 1e-9);
    }

    [Fact]
    public void P_values_are_adjusted_for_all_that_is_shown()
    {
        var trender = Trend.Justera([.. new double?[] { 0.03, 0.5, null, 0.01, 0.02 }.Select(p => new Trend(20, 5, 1, 9, p, null, Riktning.Ingen, 12))]);
        trender.Select(t => t.Q).ShouldBe([0.04, 0.5, null, 0.04, 0.04]);
        trender.Select(t => t.Riktning).ShouldBe([Riktning.Over, Riktning.Ingen, Riktning.Ingen, Riktning.Over, Riktning.Over]);
        Trend.Justera([new Trend(4, 0.2, 0, 1, 0.0001, null, Riktning.Ingen, 12)])[0].Riktning.ShouldBe(Riktning.Ingen);
        Trend.Justera([new Trend(0, 20, 10, 30, 0.0001, null, Riktning.Ingen, 12)])[0].Riktning.ShouldBe(Riktning.Under);
    }

    [Fact]
    public void The_span_holds_nine_weeks_of_ten_also_of_large_counts()
    {
        var slump = new Random(4);
        foreach (var medel in new[] { 2, 20, 200, 5_000 })
        {
            var (lag, hog) = Veckofordelning.Skatta([Enumerable.Repeat(medel, 12).ToArray()]).Spann(0.9);
            var inom = Enumerable.Range(0, 4_000).Count(_ => Poisson(slump, medel) is var x && x >= lag && x <= hog) / 4_000.0;
            inom.ShouldBeInRange(0.89, 0.985, $"{medel}: {lag}–{hog}");
        }
    }

    [Fact]
    public void Windows_are_compared_with_the_same_hours_of_earlier_weeks()
    {
        var verk = Verk(Nu.AddDays(-91).AddHours(-1), dag => dag.DayOfWeek == Nu.DayOfWeek ? 7 : 2);
        // At 14:20 on a Monday the 24 full hours hold Monday's 10 o'clock.
        var dygn = Trend.Mat(verk, 24, Nu.AddDays(-400));
        (dygn.Antal, dygn.Vantat, dygn.Veckor, dygn.Riktning).ShouldBe((7, 7, 12, Riktning.Ingen));
        var vecka = Trend.Mat(verk, 168, Nu.AddDays(-400));
        (vecka.Antal, vecka.Vantat, vecka.Veckor).ShouldBe((19, 19, 12));

        Trend.Mat(verk, 24, Nu.AddDays(-6)).Riktning.ShouldBe(Riktning.ForKortHistorik);
        Trend.Mat(verk, 24, Nu.AddDays(-24)).ShouldSatisfyAllConditions(t => t.Veckor.ShouldBe(3), t => t.P.ShouldBeNull());
        Trend.Mat(verk, 24, Nu.AddDays(-31)).P.ShouldNotBeNull();
        Trend.Mat(verk, 168, Nu.AddDays(-60)).P.ShouldBeNull();
        Trend.Mat(verk, 168, Nu.AddDays(-65)).P.ShouldNotBeNull();
    }

    [Fact]
    public void A_late_event_and_a_new_hour_are_measured_anew()
    {
        var verk = Verk(Nu.AddDays(-91), _ => 2);
        Trend.Mat(verk, 24, Nu.AddDays(-400)).Antal.ShouldBe(2);
        verk.Lagg(Varde(Nu.AddHours(-3)), 1);
        Trend.Mat(verk, 24, Nu.AddDays(-400)).Antal.ShouldBe(3);
        verk.Lagg(Varde(Nu), 1);
        Trend.Mat(verk, 24, Nu.AddDays(-400)).Antal.ShouldBe(3);
        verk.Fram(Nu.AddHours(1));
        Trend.Mat(verk, 24, Nu.AddDays(-400)).Antal.ShouldBe(4);
    }

    /// <summary>Pictures where nothing has happened but chance make a claim at most once in twenty; one where a district
    /// has three times its usual is told of, where numbers are large enough to tell.</summary>
    /// <param name="form">Shape of the negative binomial; infinite for Poisson.</param>
    /// <param name="medel">Mean events a day in a district.</param>
    /// <param name="veckor">Earlier weeks.</param>
    /// <param name="styrka">Least share of threefold increases that are claimed.</param>
    [Theory]
    [InlineData(double.PositiveInfinity, 1, 12, 0)]
    [InlineData(double.PositiveInfinity, 3, 12, 0.12)]
    [InlineData(double.PositiveInfinity, 10, 12, 0.75)]
    [InlineData(double.PositiveInfinity, 40, 4, 0.95)]
    [InlineData(20, 3, 4, 0)]
    [InlineData(20, 10, 12, 0.4)]
    [InlineData(20, 40, 8, 0.7)]
    [InlineData(5, 10, 4, 0)]
    [InlineData(5, 40, 12, 0.15)]
    [InlineData(2, 10, 12, 0)]
    [InlineData(2, 40, 4, 0)]
    [InlineData(1, 3, 12, 0)]
    [InlineData(1, 40, 8, 0)]
    [InlineData(0.5, 10, 4, 0)]
    public void Chance_alone_is_seldom_claimed(double form, double medel, int veckor, double styrka)
    {
        const int bilder = 600;
        var slump = new Random(1_405);
        var falska = Enumerable.Range(0, bilder).Count(_ => Bild(slump, form, medel, veckor, 1).Any(Pastar));
        var sanna = Enumerable.Range(0, bilder / 4).Count(_ => Bild(slump, form, medel, veckor, 3)[0].Riktning == Riktning.Over);

        // Two standard errors of a share of 0.05 over this many pictures.
        ((double)falska / bilder).ShouldBeLessThan(0.05 + 2 * Math.Sqrt(0.05 * 0.95 / bilder));
        (sanna / (bilder / 4.0)).ShouldBeGreaterThanOrEqualTo(styrka);
    }

    private static bool Pastar(Trend trend) => trend.Riktning is Riktning.Over or Riktning.Under;

    // The city's picture: twelve districts and the whole over a day, and the whole over a week.
    private static IReadOnlyList<Trend> Bild(Random slump, double form, double medel, int veckor, int faktor)
    {
        var staden = new int[7, veckor + 1];
        var vecka = new int[veckor + 1];
        var matta = new List<Trend>();
        for (var del = 0; del < 12; del++)
        {
            var antal = new int[7, veckor + 1];
            for (var dag = 0; dag < 7; dag++)
            {
                for (var v = 0; v <= veckor; v++)
                {
                    antal[dag, v] = Antal(slump, form, del == 0 && dag == 0 && v == 0 ? faktor * medel : medel);
                    staden[dag, v] += antal[dag, v];
                    vecka[v] += antal[dag, v];
                }
            }

            matta.Add(Mat(antal, veckor));
        }

        matta.Add(Mat(staden, veckor));
        matta.Add(Mat(vecka[0], Veckofordelning.Skatta([vecka[1..]])));
        return Trend.Justera(matta);
    }

    private static Trend Mat(int[,] antal, int veckor) => Mat(
        antal[0, 0],
        Veckofordelning.Skatta([.. Enumerable.Range(0, 7).Select(dag => (IReadOnlyList<int>)[.. Enumerable.Range(1, veckor).Select(v => antal[dag, v])])]));

    private static Trend Mat(int antal, Veckofordelning f) =>
        new(antal, f.Medel, null, null, f.Frihetsgrader < Trend.FrihetsgraderMinst ? null : f.P(antal), null, Riktning.Ingen, 12);

    private static Rakneverk Verk(DateTimeOffset fran, Func<DateTimeOffset, int> perDag)
    {
        var verk = new Rakneverk();
        verk.Fram(fran);
        for (var dag = new DateTimeOffset(fran.Date, TimeSpan.Zero).AddHours(10); dag < Nu; dag = dag.AddDays(1))
        {
            if (dag < fran) continue;
            verk.Fram(dag.AddMinutes(40));
            for (var i = 0; i < perDag(dag); i++) verk.Lagg(Varde(dag.AddMinutes(30)), 1);
        }

        verk.Fram(Nu);
        return verk;
    }

    private static Raknevarde Varde(DateTimeOffset nar) => new()
    {
        Stadsdel = "jarva",
        Kategori = "brand",
        Allvar = 2,
        Intraffad = nar,
        Klass = Klass.Intern,
        Raknas = true,
        Mottagen = nar,
    };

    private static double Binomial(int n, int x, double p) =>
        Enumerable.Range(1, x).Aggregate(1.0, (tal, i) => tal * (n - x + i) / i) * Math.Pow(p, x) * Math.Pow(1 - p, n - x);

    // Γ(x + k) / (x! Γ(k)): the weight of x in a negative binomial of shape k, apart from what the sum cancels.
    private static double Vikt(int x, double k) => Enumerable.Range(0, x).Aggregate(1.0, (tal, i) => tal * (k + i) / (i + 1));

    private static int Antal(Random slump, double form, double medel) =>
        Poisson(slump, double.IsInfinity(form) ? medel : Gamma(slump, form) * medel / form);

    private static int Poisson(Random slump, double medel)
    {
        if (medel > 500) return (int)Math.Round(medel + Math.Sqrt(medel) * Normal(slump));
        var (antal, produkt, grans) = (-1, 1.0, Math.Exp(-medel));
        do
        {
            antal++;
            produkt *= slump.NextDouble();
        }
        while (produkt > grans);
        return antal;
    }

    // Marsaglia and Tsang 2000.
    private static double Gamma(Random slump, double form)
    {
        if (form < 1) return Gamma(slump, form + 1) * Math.Pow(slump.NextDouble(), 1 / form);
        var d = form - 1 / 3.0;
        while (true)
        {
            var x = Normal(slump);
            var v = Math.Pow(1 + x / Math.Sqrt(9 * d), 3);
            if (v > 0 && Math.Log(slump.NextDouble()) < x * x / 2 + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    private static double Normal(Random slump) => Math.Sqrt(-2 * Math.Log(1 - slump.NextDouble())) * Math.Cos(2 * Math.PI * slump.NextDouble());
}
