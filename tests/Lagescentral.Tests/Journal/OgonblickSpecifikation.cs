using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>What every store of fold states does.</summary>
public abstract class OgonblickSpecifikation
{
    protected static readonly DateTimeOffset Nu = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    // States kept whatever their day.
    protected const int Behall = 3;

    protected abstract IOgonblick Lager { get; }

    protected static Ogonblick Bild(DateTimeOffset per, string agare = "stad", string version = "1", long position = 1, byte[]? innehall = null) =>
        new(agare, version, per, new Dictionary<string, long>(StringComparer.Ordinal) { ["stadsdel/jarva"] = position, ["larm"] = 7 }, innehall ?? [1, 2, 3]);

    [Fact]
    public async Task A_state_comes_back_as_it_was_saved()
    {
        var innehall = new byte[300_000];
        new Random(1).NextBytes(innehall.AsSpan(0, 1000));
        await Lager.SaveAsync(Bild(Nu, position: 42, innehall: innehall), Behall);

        var svar = (await Lager.LatestAsync("stad", "1")).ShouldNotBeNull();

        svar.Per.ShouldBe(Nu);
        svar.Positioner.ShouldBe(Bild(Nu, position: 42).Positioner, ignoreOrder: true);
        svar.Innehall.Span.SequenceEqual(innehall).ShouldBeTrue();
    }

    [Fact]
    public async Task The_newest_at_or_before_a_time_is_found_whatever_the_order_of_saving()
    {
        foreach (var timme in new[] { 3, 1, 2 })
            await Lager.SaveAsync(Bild(Nu.AddHours(timme)), Behall);

        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(3));
        (await Lager.LatestAsync("stad", "1", Nu.AddHours(2)))!.Per.ShouldBe(Nu.AddHours(2));
        (await Lager.LatestAsync("stad", "1", Nu.AddHours(2).AddTicks(-1)))!.Per.ShouldBe(Nu.AddHours(1));
        (await Lager.LatestAsync("stad", "1", Nu)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_states_of_the_same_time_the_one_saved_last_is_given()
    {
        await Lager.SaveAsync(Bild(Nu, position: 1), Behall);
        await Lager.SaveAsync(Bild(Nu, position: 2), Behall);

        (await Lager.LatestAsync("stad", "1"))!.Positioner["stadsdel/jarva"].ShouldBe(2);
    }

    [Fact]
    public async Task Another_version_is_ignored_and_goes_when_a_new_one_is_saved()
    {
        await Lager.SaveAsync(Bild(Nu, version: "1"), Behall);
        (await Lager.LatestAsync("stad", "2")).ShouldBeNull();

        await Lager.SaveAsync(Bild(Nu, version: "2"), Behall);

        (await Lager.LatestAsync("stad", "1")).ShouldBeNull();
        (await Lager.LatestAsync("stad", "2")).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_newest_and_the_last_of_each_day_are_kept_for_400_days()
    {
        var midnatt = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        for (var dag = -450; dag <= 0; dag++)
        {
            await Lager.SaveAsync(Bild(midnatt.AddDays(dag).AddHours(6)), Behall);
            await Lager.SaveAsync(Bild(midnatt.AddDays(dag).AddHours(18)), Behall);
        }

        await Lager.SaveAsync(Bild(Nu, agare: "larm"), Behall);

        async Task<DateTimeOffset?> Senast(DateTimeOffset tid) => (await Lager.LatestAsync("stad", "1", tid))?.Per;
        (await Senast(midnatt.AddHours(17))).ShouldBe(midnatt.AddHours(6));
        (await Senast(midnatt.AddHours(5))).ShouldBe(midnatt.AddHours(-6));
        (await Senast(midnatt.AddHours(-7))).ShouldBe(midnatt.AddHours(-30));
        (await Senast(midnatt.AddDays(-100).AddHours(17))).ShouldBe(midnatt.AddDays(-101).AddHours(18));
        (await Senast(midnatt.AddDays(-399).AddHours(18))).ShouldBe(midnatt.AddDays(-399).AddHours(18));
        (await Senast(midnatt.AddDays(-399).AddHours(17))).ShouldBeNull();
        (await Lager.LatestAsync("larm", "1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task States_that_know_more_than_a_number_are_forgotten_and_those_before_found()
    {
        for (var timme = 1; timme <= 3; timme++) await Lager.SaveAsync(Bild(Nu.AddHours(timme), position: 10 * timme), Behall);
        await Lager.SaveAsync(Bild(Nu.AddHours(3), agare: "kalla", position: 21), Behall);

        (await Lager.ForgetAfterAsync("stadsdel/jarva", 30)).ShouldBe(0);
        (await Lager.ForgetAfterAsync("stadsdel/jarva", 20)).ShouldBe(2);
        (await Lager.ForgetAfterAsync("stadsdel/annan", 0)).ShouldBe(0);

        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(2));
        (await Lager.LatestAsync("kalla", "1")).ShouldBeNull();
    }

    [Fact]
    public async Task All_can_be_deleted()
    {
        await Lager.SaveAsync(Bild(Nu), Behall);

        await Lager.ClearAsync();

        (await Lager.LatestAsync("stad", "1")).ShouldBeNull();
    }
}
