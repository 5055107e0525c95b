using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Nivaer;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Nivaer;

/// <summary>What is proposed, and that it says why.</summary>
public sealed class NivaforslagTests
{
    private const string Staden = "stockholm";
    private static readonly DateTimeOffset Nu = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    private static readonly Nivaforslagsmakare Makare = new(Provnivaer.Verk, Staden);

    [Fact]
    public void One_serious_larm_proposes_to_raise_its_district_and_no_other()
    {
        var forslag = Makare.For("farsta", null, [Larm("L1", "farsta", 4)], Nu).ShouldNotBeNull();
        (forslag.Niva.Id, forslag.Hoj, forslag.Regel, forslag.Antal).ShouldBe(("bevakning", true, "ett", 1));
        forslag.Skal.ShouldBe("Allvarligt larm: Ett larm med allvar 4 eller mer inom 1 dygn. Det krävs ett larm.");
        forslag.Utan.ShouldBe("Om ett larm inte hade kommit.");
        Makare.For("jarva", null, [Larm("L1", "farsta", 4)], Nu).ShouldBeNull();
        Makare.For(Staden, null, [Larm("L1", "farsta", 4)], Nu).ShouldBeNull();
        Makare.For("farsta", null, [Larm("L1", "farsta", 3)], Nu).ShouldBeNull();
    }

    [Fact]
    public void The_highest_level_that_is_met_is_proposed_with_the_larm_that_count()
    {
        var forslag = Makare.For("farsta", null, [Larm("L1", "farsta", 5, 60), Larm("L2", "farsta", 5, 5), Larm("L3", "farsta", 4)], Nu).ShouldNotBeNull();
        (forslag.Niva.Id, forslag.Regel).ShouldBe(("stab", "tva"));
        forslag.Underlag.Select(u => u.Larm).ShouldBe(["L2", "L1"]);
    }

    [Fact]
    public void The_city_needs_several_districts_and_what_has_no_district_is_in_none()
    {
        Makare.For(Staden, null, [Larm("L1", "farsta", 5), Larm("L2", "farsta", 5), Larm("L3", Staden, 5)], Nu).ShouldBeNull();
        var forslag = Makare.For(Staden, null, [Larm("L1", "farsta", 5), Larm("L2", "farsta", 4), Larm("L3", "jarva", 4)], Nu).ShouldNotBeNull();
        forslag.Skal.ShouldBe("I flera områden: 3 larm med allvar 4 eller mer i 2 stadsdelsområden inom 12 timmar. Det krävs 2 larm i 2 stadsdelsområden.");
        forslag.Utan.ShouldBe("Om ett larm i ett stadsdelsområde inte hade kommit.");
    }

    [Fact]
    public void What_a_person_has_weighed_is_proposed_again_only_when_there_is_more_of_it()
    {
        var fore = Larm("L1", "farsta", 4, 30);
        var vagt = Lage("farsta", "normal", Nu.AddMinutes(-10));
        Makare.For("farsta", vagt, [fore], Nu).ShouldBeNull();
        Makare.For("farsta", vagt, [fore, Larm("L2", "farsta", 4, 5)], Nu).ShouldNotBeNull().Antal.ShouldBe(2);
        // The same larm with a further event is more too.
        Makare.For("farsta", vagt, [fore with { Senast = Nu.AddMinutes(-1) }], Nu).ShouldNotBeNull();
    }

    [Fact]
    public void A_lower_level_is_proposed_only_after_a_long_calm_and_says_which()
    {
        var satt = Lage("farsta", "stab", Nu.AddHours(-11));
        Makare.For("farsta", satt, [], Nu).ShouldBeNull();
        var forslag = Makare.For("farsta", satt, [], Nu.AddHours(1)).ShouldNotBeNull();
        (forslag.Niva.Id, forslag.Hoj, forslag.Regel).ShouldBe(("normal", false, (string?)null));
        forslag.Skal.ShouldBe("Inget larm som talar för Stabsläge har kommit på 12 timmar.");
        // One that speaks for a level between is no calm for more than down to it.
        Makare.For("farsta", satt, [Larm("L1", "farsta", 4, 30)], Nu.AddHours(2)).ShouldNotBeNull().Niva.Id.ShouldBe("bevakning");
        Makare.For("farsta", satt, [Larm("L1", "farsta", 5, 30)], Nu.AddHours(2)).ShouldBeNull();
    }

    [Fact]
    public void An_exercise_speaks_for_a_level_in_an_exercise_alone()
    {
        var ovning = Larm("L1", "farsta", 5) with { Ovning = true };
        Makare.For("farsta", null, [ovning], Nu).ShouldBeNull();
        new Nivaforslagsmakare(Provnivaer.Verk, Staden, ovning: true).For("farsta", null, [ovning, Larm("L2", "farsta", 5)], Nu).ShouldNotBeNull().Antal.ShouldBe(1);
    }

    [Fact]
    public void A_level_that_the_city_no_longer_has_can_still_be_left()
    {
        var borta = Lage("farsta", "rott", Nu.AddDays(-2));
        Makare.For("farsta", borta, [], Nu).ShouldBeNull();
        Makare.For("farsta", borta, [Larm("L1", "farsta", 4)], Nu).ShouldNotBeNull().Niva.Id.ShouldBe("bevakning");
    }

    [Fact]
    public void Neither_order_nor_repetition_matters_and_more_larm_never_propose_less()
    {
        var larm = (from n in Gen.Choose(0, 40)
                    from d in Gen.Elements("farsta", "jarva", Staden)
                    from a in Gen.Choose(1, 5)
                    from m in Gen.Choose(0, 60 * 40)
                    select Larm($"L{n}", d, a, m)).ListOf();
        Prop.ForAll(larm.ToArbitrary(), (saker) =>
        {
            var alla = saker.DistinctBy(l => l.Larm).ToList();
            foreach (var omrade in new[] { "farsta", "jarva", Staden })
            {
                var rakt = Makare.For(omrade, null, alla, Nu);
                var bakvant = Makare.For(omrade, null, [.. alla.AsEnumerable().Reverse()], Nu);
                System.Text.Json.JsonSerializer.Serialize(bakvant).ShouldBe(System.Text.Json.JsonSerializer.Serialize(rakt));
                Grad(Makare.For(omrade, null, [.. alla, Larm("nytt", "farsta", 5)], Nu)).ShouldBeGreaterThanOrEqualTo(Grad(rakt));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_what_it_says_would_be_enough_it_is_not_proposed_by_that_rule()
    {
        var larm = (from n in Gen.Choose(0, 12) from d in Gen.Elements("farsta", "jarva", "norrmalm", Staden) select Larm($"L{n}", d, 5)).ListOf();
        Prop.ForAll(larm.ToArbitrary(), (saker) =>
        {
            var alla = saker.DistinctBy(l => l.Larm).ToList();
            if (Makare.For(Staden, null, alla, Nu) is not { } forslag) return;
            // The words count either larm, or larm of the districts with the fewest: taking just those away takes the proposal away.
            var antal = forslag.Utan.StartsWith("Om ett larm", StringComparison.Ordinal) ? 1 : int.Parse(forslag.Utan.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
            var utan = forslag.Utan.Contains(" i ", StringComparison.Ordinal)
                ? alla.GroupBy(l => l.Stadsdel).Where(g => g.Key != Staden).OrderBy(g => g.Count()).SelectMany(g => g).Take(antal).ToList()
                : alla.Take(antal).ToList();
            utan.Count.ShouldBe(antal);
            Makare.For(Staden, null, [.. alla.Except(utan)], Nu).ShouldBeNull();
        }).QuickCheckThrowOnFailure();
    }

    private static int Grad(Nivaforslag? forslag) => forslag is null ? 0 : Provnivaer.Verk.Grad(forslag.Niva.Id)!.Value;

    private static Nivaunderlag Larm(string id, string stadsdel, int allvar, int minuterSedan = 5) => new()
    {
        Larm = id,
        Regel = "allvarlig-handelse",
        Regelnamn = "Allvarlig händelse",
        Allvar = allvar,
        Stadsdel = stadsdel,
        Utlost = Nu.AddMinutes(-minuterSedan),
        Senast = Nu.AddMinutes(-minuterSedan),
    };

    private static Nivafakta Lage(string omrade, string niva, DateTimeOffset vagt) => new()
    {
        Omrade = omrade,
        Version = 1,
        Niva = niva,
        Namn = Provnivaer.Verk.Finn(niva)?.Namn ?? "Rött",
        Sedan = vagt,
        Roll = "jour",
        Av = "jour",
        Vagt = vagt,
    };
}
