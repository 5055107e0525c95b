using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Rykten;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Rykten;

/// <summary>When what people wrote about a rumour goes.</summary>
public sealed class RyktesgallringTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);
    private static readonly Avsandare Av = new("system", "Stockholms stad");
    private static readonly Ryktesfakta Fakta = new()
    {
        Id = "a",
        Version = 1,
        Tillstand = Ryktestillstand.Noterat,
        Av = Av,
        Hort = Hortvia.Invanare,
        NoteratAv = Av,
        Noterat = Nu.AddMonths(-7),
        SenastNoterat = Nu.AddMonths(-7),
        Noteringar = 1,
    };

    [Fact]
    public void Words_go_when_their_months_are_out_and_not_a_tick_before()
    {
        var minne = default(Textminne).Med(Klass.Intern, Nu.AddMonths(-7), harText: true).Med(Klass.Intern, Nu.AddMonths(-6), harText: false);
        Ryktesgallring.Till(minne, 6).ShouldBe(Nu);
        Besluta(minne, Nu.AddTicks(-1), [3]).Skal.ShouldBe(Ryktesskal.BevarasAn);
        var beslut = Besluta(minne, Nu, [3, 5]);
        beslut.Skal.ShouldBe(Ryktesskal.Gallrat);
        var rad = beslut.Rader.Single();
        rad.Slag.ShouldBe(Handelseslag.TextGallrad);
        (rad.Gallring!.Korning, rad.Gallring.Orsak).ShouldBe((7, Ryktesgallring.Orsak));
        rad.Gallring.Positioner.ShouldBe([3, 5]);
        rad.Gallring.Rykten.ShouldBe(["a"]);
        rad.Gallring.Handelser.ShouldBeEmpty();

        // Again, when they are gone; and for a rumour that nobody knows.
        Besluta(default(Textminne).Med(Klass.Intern, Nu.AddMonths(-6), harText: false), Nu, []).ShouldSatisfyAllConditions(
            b => b.Skal.ShouldBe(Ryktesskal.RedanGallrat), b => b.Rader.ShouldBeEmpty());
        Ryktesgallring.Besluta(Uppdrag(Nu), null, default, []).ShouldSatisfyAllConditions(b => b.Skal.ShouldBe(Ryktesskal.Saknas), b => b.Rader.ShouldBeEmpty());
        Ryktesgallring.Till(default, 6).ShouldBeNull();
    }

    [Fact]
    public void Whatever_is_due_is_found_before_the_limit_also_at_the_end_of_short_months()
    {
        var fall = from timmar in Gen.Choose(0, 24 * 365 * 12)
                   from manader in Gen.Choose(1, 120)
                   from dygn in Gen.Choose(-4, 4)
                   from timme in Gen.Choose(0, 23)
                   select (Senast: Nu.AddYears(-12).AddHours(timmar), Manader: manader, Dygn: dygn, Timme: timme);
        Prop.ForAll(fall.ToArbitrary(), f =>
        {
            var minne = default(Textminne).Med(Klass.Intern, f.Senast, harText: true);
            var nu = f.Senast.AddMonths(f.Manader).AddDays(f.Dygn).AddHours(f.Timme);
            var beslut = Ryktesgallring.Besluta(Uppdrag(nu) with { Manader = f.Manader }, Fakta, minne, [1]);
            return beslut.Skal != Ryktesskal.Gallrat || f.Senast < Ryktesgallring.Fore(nu, f.Manader);
        }).QuickCheckThrowOnFailure();

        // The longest month to the shortest.
        var sist = new DateTimeOffset(2026, 8, 31, 23, 0, 0, TimeSpan.Zero);
        Ryktesgallring.Fore(sist.AddMonths(6), 6).ShouldBeGreaterThan(sist);
    }

    private static Ryktesgallringsuppdrag Uppdrag(DateTimeOffset nu) => new("a", 7, nu, 6);

    private static Ryktesbeslut Besluta(Textminne minne, DateTimeOffset nu, IReadOnlyList<long> positioner)
    {
        var beslut = Ryktesgallring.Besluta(Uppdrag(nu), Fakta, minne, positioner);
        Json.Bytes(Ryktesgallring.Besluta(Uppdrag(nu), Fakta, minne, positioner)).ShouldBe(Json.Bytes(beslut));
        return beslut;
    }
}
