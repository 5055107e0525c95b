using Lagescentral.Prestanda.Matt;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Prestanda;

public sealed class MattTests
{
    [Fact]
    public void The_median_is_the_middle_one_and_the_spread_the_outermost()
    {
        Spridning.Av([5, 1, 3]).ShouldBe(new Spridning(3, 1, 5));
        Spridning.Av([4, 1, 2, 9]).ShouldBe(new Spridning(3, 1, 9));
        Should.Throw<ArgumentException>(() => Spridning.Av([]));
    }

    [Fact]
    public void A_quantile_is_never_better_than_the_true_one_and_at_most_a_thirty_second_worse()
    {
        var slump = new Random(1);
        foreach (var storst in new[] { 20, 5_000, 4_000_000 })
        {
            var (fordelning, tider) = (new Fordelning(), new List<double>());
            for (var i = 0; i < 5_000; i++)
            {
                var mikrosekunder = (long)(Math.Pow(slump.NextDouble(), 3) * storst);
                tider.Add(mikrosekunder / 1_000.0);
                fordelning.Ta(TimeSpan.FromMicroseconds(mikrosekunder));
            }

            tider.Sort();
            foreach (var andel in new[] { 0.01, 0.5, 0.9, 0.99, 1.0 })
            {
                var sann = tider[(int)Math.Ceiling(andel * tider.Count) - 1];
                fordelning.Kvantil(andel).ShouldBeGreaterThanOrEqualTo(sann);
                fordelning.Kvantil(andel).ShouldBeLessThanOrEqualTo(sann * (1 + 1 / 32.0) + 0.001);
            }

            fordelning.Kvantil(1).ShouldBe(tider[^1]);
        }
    }

    [Fact]
    public void Two_distributions_become_one_as_if_all_were_counted_in_it()
    {
        var (ena, andra, alla) = (new Fordelning(), new Fordelning(), new Fordelning());
        for (var i = 0; i < 1_000; i++)
        {
            (i % 3 == 0 ? ena : andra).Ta(TimeSpan.FromMicroseconds(i * i));
            alla.Ta(TimeSpan.FromMicroseconds(i * i));
        }

        ena.Lagg(andra);

        ena.Antal.ShouldBe(1_000);
        foreach (var andel in new[] { 0.1, 0.5, 0.99, 1.0 }) ena.Kvantil(andel).ShouldBe(alla.Kvantil(andel));
    }

    [Fact]
    public void Without_times_there_is_no_quantile() => double.IsNaN(new Fordelning().Kvantil(0.5)).ShouldBeTrue();
}
