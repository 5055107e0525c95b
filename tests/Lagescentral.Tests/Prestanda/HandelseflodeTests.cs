using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Prestanda;

public sealed class HandelseflodeTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_gives_the_same_posts_and_another_gives_others()
    {
        var ett = Rader(Flode(7), 2_000);

        Rader(Flode(7), 2_000).ShouldBe(ett);
        Rader(Flode(8), 2_000).ShouldNotBe(ett);
    }

    [Fact]
    public void Sixty_thousand_are_new_repeated_and_updated_in_the_right_shares()
    {
        var poster = Flode(1).Ta(60_000);

        ((double)poster.Count(p => p.Slag == Postslag.Ny) / poster.Length).ShouldBe(0.6, 0.01);
        ((double)poster.Count(p => p.Slag == Postslag.Upprepning) / poster.Length).ShouldBe(0.3, 0.01);
        ((double)poster.Count(p => p.Slag == Postslag.Uppdatering) / poster.Length).ShouldBe(0.1, 0.01);
    }

    [Fact]
    public void Every_line_is_500_bytes_of_whole_json_with_its_number_last_in_the_heading()
    {
        foreach (var post in Flode(2).Ta(3_000))
        {
            var rad = Uppgiftsrad.Skriv(post.Uppgift);
            rad.Length.ShouldBe(500);
            var json = JsonNode.Parse(rad)!;
            ((string)json["id"]!).ShouldBe(post.Uppgift.Id);
            ((string)json["text"]!).ShouldEndWith("....");
            ((string)json["text"]!).ShouldNotContain("\ufffd");
            Markning.Las(Encoding.UTF8.GetBytes((string)json["rubrik"]!)).ShouldBe(post.Uppgift.Nr);
            Personuppgifter.Finn((string)json["rubrik"]!).ShouldBeNull();
            Personuppgifter.Finn((string)json["text"]!).ShouldBeNull();
        }
    }

    [Fact]
    public void A_repeat_is_the_last_that_was_said_and_an_update_something_new_after_it()
    {
        var galler = new Dictionary<int, Uppgift>();
        foreach (var (uppgift, slag) in Flode(3).Ta(20_000))
        {
            galler.TryGetValue(uppgift.Handelse, out var fore);
            if (slag == Postslag.Upprepning)
            {
                uppgift.ShouldBeSameAs(fore);
                continue;
            }

            uppgift.Fore.ShouldBeSameAs(fore);
            uppgift.Rev.ShouldBe((fore?.Rev ?? 0) + 1);
            (slag == Postslag.Ny).ShouldBe(fore is null);
            if (fore is not null) uppgift.Kalla.ShouldBe(fore.Kalla);
            galler[uppgift.Handelse] = uppgift;
        }
    }

    [Fact]
    public void After_the_last_event_only_known_ones_are_spoken_of()
    {
        var poster = new Handelseflode(new Flodesval { Fro = 4, Nu = Nu, HandelserHogst = 50 }).Ta(5_000);

        poster.Count(p => p.Slag == Postslag.Ny).ShouldBe(50);
        poster.Count(p => p.Slag == Postslag.Uppdatering).ShouldBeGreaterThan(500);
    }

    [Fact]
    public void What_is_said_of_one_event_goes_in_order_on_one_connection_of_one_source()
    {
        var poster = Flode(5).Ta(5_000);

        var delar = Sandning.Dela(poster, 8, 30);

        delar.Sum(d => d.Sum(s => s.Poster.Count)).ShouldBe(poster.Length);
        foreach (var del in delar)
        {
            del.SelectMany(s => s.Poster).Select(p => p.Uppgift.Kalla).Distinct().Count().ShouldBe(1);
            foreach (var handelse in del.SelectMany(s => s.Poster).GroupBy(p => p.Uppgift.Handelse))
                handelse.Select(p => p.Uppgift.Rev).ShouldBe(handelse.Select(p => p.Uppgift.Rev).Order());
        }

        delar.SelectMany(d => d.SelectMany(s => s.Poster).Select(p => p.Uppgift.Handelse).Distinct()).ShouldBeUnique();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_777_215)]
    public void A_mark_is_read_as_it_was_written(int nr) => Markning.Las(Encoding.UTF8.GetBytes("Storbrand, uppgift " + Markning.Skriv(nr))).ShouldBe(nr);

    [Fact]
    public void A_text_without_a_mark_has_no_number() => Markning.Las("Storbrand vid torget"u8).ShouldBe(-1);

    internal static Handelseflode Flode(int fro) => new(new Flodesval { Fro = fro, Nu = Nu });

    private static List<string> Rader(Handelseflode flode, int antal) => [.. flode.Ta(antal).Select(p => Encoding.UTF8.GetString(Uppgiftsrad.Skriv(p.Uppgift)))];
}
