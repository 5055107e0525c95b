using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Bevarande;

/// <summary>When what people wrote about larm and about who is on call goes.</summary>
public sealed class OrdgallringTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);
    private static readonly Klassfrister Frister = new(20, 20, 10);

    [Fact]
    public void Words_go_when_their_days_are_out_and_not_a_tick_before()
    {
        var minne = default(Textminne).Med(Klass.Intern, Nu.AddDays(-30), harText: true).Med(Klass.Oppen, Nu.AddDays(-20), harText: false);
        Forfallen(minne, Nu.AddTicks(-1), [3]).ShouldBeNull();
        Forfallen(minne, Nu, [3, 5]).ShouldNotBeNull().ShouldSatisfyAllConditions(
            g => g.Positioner.ShouldBe([3, 5]), g => g.Korning.ShouldBe(7), g => g.Orsak.ShouldBe(Ordgallring.Orsak), g => g.Handelser.ShouldBeEmpty());

        // Again, when they are gone; and of what never had any.
        Forfallen(minne.Gallrat(), Nu, []).ShouldBeNull();
        Forfallen(default, Nu, []).ShouldBeNull();
    }

    [Fact]
    public void What_was_for_a_circle_at_any_time_goes_by_the_shorter_time()
    {
        var minne = default(Textminne).Med(Klass.Begransad, Nu.AddDays(-12), harText: true).Med(Klass.Intern, Nu.AddDays(-11), harText: true);
        Forfallen(minne, Nu, [1, 2]).ShouldNotBeNull();
        Forfallen(minne.Gallrat().Med(Klass.Intern, Nu.AddDays(-11), harText: true), Nu, [3]).ShouldBeNull();
    }

    private static Gallringsfakta? Forfallen(Textminne minne, DateTimeOffset nu, IReadOnlyList<long> positioner) =>
        Ordgallring.Forfallen(new Ordgallringsuppdrag("L1", 7, nu, Frister), minne, positioner);
}
