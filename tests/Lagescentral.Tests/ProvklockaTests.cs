using Shouldly;
using Xunit;

namespace Lagescentral.Tests;

public sealed class ProvklockaTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_time()
    {
        var klocka = new Provklocka(Start);
        var handelser = new List<(string, double)>();
        void Nar(string namn, int s, int var) => klocka.CreateTimer(
            _ => handelser.Add((namn, (klocka.GetUtcNow() - Start).TotalSeconds)), null, TimeSpan.FromSeconds(s), var == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(var));
        Nar("b", 5, 0);
        Nar("a", 2, 3);
        Nar("bort", 4, 0);
        var stoppad = klocka.CreateTimer(_ => handelser.Add(("aldrig", 0)), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        stoppad.Dispose();
        stoppad.Change(TimeSpan.Zero, TimeSpan.Zero).ShouldBeFalse();
        klocka.Advance(TimeSpan.FromSeconds(8));
        handelser.ShouldBe([("a", 2), ("bort", 4), ("b", 5), ("a", 5), ("a", 8)]);
        klocka.GetUtcNow().ShouldBe(Start.AddSeconds(8));
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_moved()
    {
        var klocka = new Provklocka(Start);
        var delay = Task.Delay(TimeSpan.FromMinutes(1), klocka);
        (await klocka.NextTimerAsync()).ShouldBe(Start.AddMinutes(1));
        klocka.Advance(TimeSpan.FromSeconds(59));
        delay.IsCompleted.ShouldBeFalse();
        klocka.AdvanceTo(Start.AddMinutes(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
