using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>What every log of readings does.</summary>
public abstract class LasningsloggSpecifikation
{
    protected static readonly DateTimeOffset Nu = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    protected abstract ILasningslogg Logg { get; }

    protected static Lasning Lasning(int minut, string vem = "p-siss", string slag = "handelser", string vad = "ssbf/a") => new()
    {
        Id = Guid.CreateVersion7(Nu.AddMinutes(minut)),
        Nar = Nu.AddMinutes(minut),
        Vem = vem,
        Roller = "siss",
        Slag = slag,
        Vad = vad,
        Klass = Klass.Intern,
        Antal = minut,
    };

    [Fact]
    public async Task Readings_come_back_as_they_were_latest_first_a_page_at_a_time()
    {
        var alla = Enumerable.Range(1, 7).Select(n => Lasning(n)).ToList();
        await Logg.AddAsync(alla);
        await Logg.AddAsync([]);

        var (sida, totalt) = await Logg.ListAsync(new() { PerSida = 3, Sida = 2 });
        totalt.ShouldBe(7);
        sida.ShouldBe([alla[3], alla[2], alla[1]]);
        (await Logg.ListAsync(new() { PerSida = 3, Sida = 4 })).Lasningar.ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(async () => await Logg.ListAsync(new() { Sida = 0 }));
    }

    [Fact]
    public async Task They_are_found_by_who_what_and_when()
    {
        await Logg.AddAsync([Lasning(1), Lasning(2, "p-jour"), Lasning(3, slag: "karantan", vad: ""), Lasning(4, vad: "polis/100%")]);

        async Task<int[]> Minuter(Lasningsfraga fraga) => [.. (await Logg.ListAsync(fraga)).Lasningar.Select(l => l.Antal)];
        (await Minuter(new() { Vem = "p-jour" })).ShouldBe([2]);
        (await Minuter(new() { Vem = "p-" })).ShouldBeEmpty();
        (await Minuter(new() { Vad = "ssbf" })).ShouldBe([2, 1]);
        (await Minuter(new() { Vad = "karantan" })).ShouldBe([3]);
        (await Minuter(new() { Vad = "%" })).ShouldBe([4]);
        (await Minuter(new() { Fran = Nu.AddMinutes(2), Till = Nu.AddMinutes(4) })).ShouldBe([3, 2]);
        (await Minuter(new() { Vem = "p-siss", Fran = Nu.AddMinutes(2) })).ShouldBe([4, 3]);
    }

    [Fact]
    public async Task A_channel_is_one_reading_from_when_it_was_opened_until_it_was_left()
    {
        var oppen = Lasning(1, slag: Lasningsslag.Direkt, vad: "stad");
        await Logg.AddAsync([oppen]);
        (await Logg.ForfallnaAsync(Nu.AddDays(9))).ShouldBe(0);
        await Logg.AddAsync([oppen with { Slut = Nu.AddMinutes(30) }]);

        (await Logg.ListAsync(new())).Lasningar.ShouldBe([oppen with { Slut = Nu.AddMinutes(30) }]);
        (await Logg.ForfallnaAsync(Nu.AddMinutes(30))).ShouldBe(0);
        (await Logg.ForfallnaAsync(Nu.AddMinutes(31))).ShouldBe(1);
    }

    [Fact]
    public async Task A_log_that_was_not_ended_says_from_when_readings_may_be_missing()
    {
        (await Logg.BeginAsync(Nu)).ShouldBeNull();
        await Logg.AddAsync([Lasning(5), Lasning(6, slag: Lasningsslag.Direkt, vad: "stad")]);

        var lucka = (await Logg.BeginAsync(Nu.AddHours(1))).ShouldNotBeNull();
        (lucka.Slag, lucka.Nar, lucka.Slut).ShouldBe((Lasningsslag.Lucka, Nu.AddMinutes(6), Nu.AddHours(1)));
        var rader = (await Logg.ListAsync(new())).Lasningar;
        rader.Single(r => r.Slag == Lasningsslag.Lucka).ShouldBe(lucka);
        rader.Single(r => r.Slag == Lasningsslag.Direkt).ShouldSatisfyAllConditions(r => r.Avbruten.ShouldBeTrue(), r => r.Slut.ShouldBe(Nu.AddMinutes(6)));
        await Logg.EndAsync();
        (await Logg.BeginAsync(Nu.AddHours(2))).ShouldBeNull();
    }

    [Fact]
    public async Task Old_readings_go_and_those_at_the_limit_stay()
    {
        await Logg.AddAsync([Lasning(1), Lasning(2), Lasning(3)]);

        (await Logg.GallraAsync(Nu.AddMinutes(3))).ShouldBe(2);
        (await Logg.GallraAsync(Nu.AddMinutes(3))).ShouldBe(0);

        (await Logg.ListAsync(new())).Lasningar.Select(l => l.Antal).ShouldBe([3]);
    }
}
