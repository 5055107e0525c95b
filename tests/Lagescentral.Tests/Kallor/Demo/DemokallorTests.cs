using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Kallor.Demo;
using Lagescentral.Kallor.Ssbf;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Kallor.Demo;

public sealed class DemokallorTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    private static DemoOptions Options(double takt, int dagar) => new()
    {
        Takt = takt,
        Historik = TimeSpan.FromDays(dagar),
        Regler = nu => Provregler.Regler with { Nu = nu },
        Platser = [new("Rinkeby torg", "jarva"), new("Medborgarplatsen", "sodermalm")],
    };

    /// <summary>Runs the demonstration for a while of the fake clock's time.</summary>
    private static async Task<List<(string Kalla, Inrad Rad, DateTimeOffset Nar)>> KorAsync(DemoOptions options, TimeSpan tid, Provintag? intag = null, DateTimeOffset? start = null)
    {
        var klocka = new Provklocka(start ?? Start);
        intag ??= new Provintag();
        var mottaget = new List<(string, Inrad, DateTimeOffset)>();
        using var stopp = new CancellationTokenSource();
        var korning = Task.Run(() => Demokallor.KorAsync(intag, klocka, options, NullLogger.Instance, stopp.Token));
        var slut = klocka.GetUtcNow() + tid;
        while (true)
        {
            var nasta = await klocka.NextTimerAsync();
            while (intag.Mottaget.TryDequeue(out var bunt))
                mottaget.AddRange(bunt.Rader.Select(r => (bunt.Kalla, r, klocka.GetUtcNow())));
            if (nasta > slut)
                break;
            klocka.AdvanceTo(nasta);
        }
        await stopp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => korning);
        return mottaget;
    }

    [Fact]
    public async Task History_is_filled_in_and_then_the_city_lives_on()
    {
        var mottaget = await KorAsync(Options(1, 28), TimeSpan.FromHours(6));
        mottaget.ForEach(m =>
        {
            var post = m.Rad.Inkommande.ShouldNotBeNull();
            post.Ovning.ShouldBeTrue();
            post.Intraffad.ShouldBeLessThanOrEqualTo(m.Nar);
            post.Publicerad!.Value.ShouldBeLessThanOrEqualTo(m.Nar);
        });
        foreach (var kalla in (string[])["polis", "ssbf", "siss"])
            mottaget.Count(m => m.Kalla == kalla && m.Nar == Start).ShouldBeGreaterThan(20, kalla);
        mottaget.Count(m => m.Nar > Start).ShouldBeGreaterThan(3);
        mottaget.Where(m => m.Nar > Start).ShouldAllBe(m => m.Nar - m.Rad.Inkommande!.Publicerad!.Value < TimeSpan.FromSeconds(1));
        mottaget.Where(m => m.Kalla == "polis" && m.Rad.Inkommande!.Stadsdel == "stockholm").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_hurried_city_is_never_ahead_of_the_clock_and_its_ids_never_meet_the_next_runs()
    {
        var ett = await KorAsync(Options(600, 2), TimeSpan.FromMinutes(5));
        ett.ForEach(m => m.Rad.Fel.ShouldBeEmpty());
        ett.ShouldAllBe(m => m.Rad.Inkommande!.Intraffad <= m.Nar);
        ett.Count(m => m.Nar > Start).ShouldBeGreaterThan(50);
        var tva = await KorAsync(Options(600, 0), TimeSpan.FromMinutes(5), start: Start.AddMinutes(5));
        var nya = tva.Where(m => m.Rad.Inkommande!.Intraffad > Start.AddMinutes(5)).Select(m => (m.Kalla, m.Rad.Id)).ToHashSet();
        nya.Count.ShouldBeGreaterThan(20);
        ett.ShouldAllBe(m => !nya.Contains(new ValueTuple<string, string?>(m.Kalla, m.Rad.Id)));
    }

    [Fact]
    public async Task At_the_citys_own_pace_a_restart_repeats_what_was_said()
    {
        var ett = await KorAsync(Options(1, 3), TimeSpan.FromHours(3));
        var tva = await KorAsync(Options(1, 2), TimeSpan.FromMinutes(1), start: Start.AddHours(3));
        var sagt = ett.Select(m => m.Rad.Inkommande).ToHashSet();
        tva.Count.ShouldBeGreaterThan(20);
        tva.Where(m => m.Nar == Start.AddHours(3)).ShouldAllBe(m => sagt.Contains(m.Rad.Inkommande));
    }

    [Fact]
    public async Task What_the_intake_cannot_take_is_tried_again()
    {
        var intag = new Provintag { Kasta = new IOException("full") };
        var klocka = new Provklocka(Start);
        using var stopp = new CancellationTokenSource();
        var korning = Task.Run(() => Demokallor.KorAsync(intag, klocka, Options(1, 1), NullLogger.Instance, stopp.Token));
        (await klocka.NextTimerAsync()).ShouldBe(Start.AddSeconds(1));
        intag.Mottaget.ShouldBeEmpty();
        intag.Kasta = null;
        klocka.Advance(TimeSpan.FromSeconds(1));
        await klocka.NextTimerAsync();
        intag.Mottaget.ShouldNotBeEmpty();
        await stopp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => korning);
    }

    [Fact]
    public async Task Settings_out_of_range_are_refused_by_name()
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => Demokallor.KorAsync(new Provintag(), new Provklocka(Start), Options(0, 1), NullLogger.Instance, default))).Message.ShouldContain("Demo:Takt");
        (await Should.ThrowAsync<InvalidOperationException>(() => Demokallor.KorAsync(new Provintag(), new Provklocka(Start), Options(1, 1_101), NullLogger.Instance, default))).Message.ShouldContain("Demo:Historik");
    }

    [Fact]
    public void Every_example_is_read_by_its_reader()
    {
        Exempel.Polis.Count.ShouldBeGreaterThanOrEqualTo(60);
        Exempel.Polis.ShouldAllBe(e => e.Summary.Length <= 110 && e.MinuterFore > 0);
        Exempel.Polis.ShouldAllBe(e => Personuppgifter.Finn(e.Summary) == null && Personuppgifter.Finn(e.Senare) == null);
        Exempel.Siss.ShouldAllBe(e => Personuppgifter.Finn(e.Text) == null && Personuppgifter.Finn(e.Rubrik) == null);
        Exempel.Siss.ShouldAllBe(e => Provregler.Stadsdelar.Contains(e.Stadsdel) && e.Allvar >= 1 && e.Allvar <= 5);
        new SsbfSimulator(1, []).Dygn(new DateOnly(2026, 11, 18)).ShouldBeEmpty();
    }
}
