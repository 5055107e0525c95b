using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Rykten;

/// <summary>Who sees what of a rumour, and what may not be sent in.</summary>
public sealed class RyktesvyTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);
    private static readonly Avsandare Jour = new("Tjänsteperson i beredskap", "Stockholms stad");
    private static readonly HashSet<string> Stadsdelar = ["farsta", "bromma"];

    [Fact]
    public void Words_are_for_the_city_until_they_are_released()
    {
        foreach (var (oppen, med) in new[] { (false, false), (true, false), (true, true) })
        {
            var rykte = Besvarat(oppen, med);
            Ryktesvy.For(rykte, Lasarklass.Intern)!.ShouldSatisfyAllConditions(v => v.Rykte.ShouldBe("orden"), v => v.Svar!.Text.ShouldBe("svaret"));
            Ryktesvy.For(rykte, Lasarklass.Vagg)!.ShouldSatisfyAllConditions(v => v.Rykte.ShouldBe(med ? "orden" : null), v => v.Svar!.Text.ShouldBe(oppen ? "svaret" : null));
            var alla = Ryktesvy.For(rykte, Lasarklass.Oppen);
            (alla is not null).ShouldBe(oppen);
            if (alla is null) continue;
            (alla.Svar!.Text, alla.Rykte, alla.Obekraftat).ShouldBe(("svaret", med ? "orden" : null, false));
        }
    }

    [Fact]
    public void What_waits_is_unconfirmed_for_all_who_see_it_and_its_words_on_no_wall()
    {
        var rykte = new Rykte { Fakta = Fakta(), Ord = new(1, "orden") };
        Ryktesvy.For(rykte, Lasarklass.Oppen).ShouldBeNull();
        Ryktesvy.For(rykte, Lasarklass.Vagg)!.ShouldSatisfyAllConditions(v => v.Rykte.ShouldBeNull(), v => v.Obekraftat.ShouldBeTrue());
        Ryktesvy.For(rykte, Lasarklass.Intern)!.Obekraftat.ShouldBeTrue();
    }

    [Fact]
    public void A_released_answer_that_is_tried_again_is_shown_as_such_and_not_hidden()
    {
        var besvarat = Besvarat(oppen: true, med: true);
        var ateroppnat = besvarat with { Fakta = besvarat.Fakta with { Tillstand = Ryktestillstand.Noterat, Ateroppnat = Nu } };
        var alla = Ryktesvy.For(ateroppnat, Lasarklass.Oppen)!;
        (alla.Svar!.Galler, alla.Obekraftat).ShouldBe((false, true));
    }

    [Fact]
    public void An_answer_that_it_cannot_be_told_leaves_the_rumour_unconfirmed()
    {
        var besvarat = Besvarat(oppen: true, med: false);
        var oklart = besvarat with { Fakta = besvarat.Fakta with { Svar = besvarat.Fakta.Svar! with { Utfall = Ryktesutfall.GarInteAttAvgora } } };
        Ryktesvy.For(oklart, Lasarklass.Intern)!.Obekraftat.ShouldBeTrue();
    }

    [Fact]
    public void Those_checked_come_first_then_the_oldest_that_wait_then_the_newest_answers()
    {
        Rykte Med(string id, Ryktestillstand tillstand, int minut) => new()
        {
            Fakta = Fakta() with
            {
                Id = id,
                Tillstand = tillstand,
                Noterat = Nu.AddMinutes(minut),
                Kontroll = new(Jour, Nu.AddMinutes(minut)),
                Svar = Besvarat(oppen: false, med: false).Fakta.Svar! with { Tid = Nu.AddMinutes(minut) },
            },
        };
        Rykte[] rykten =
        [
            Med("svar-1", Ryktestillstand.Besvarat, 1), Med("svar-2", Ryktestillstand.Besvarat, 2), Med("not-2", Ryktestillstand.Noterat, 2),
            Med("not-1", Ryktestillstand.Noterat, 1), Med("kon-2", Ryktestillstand.Kontrolleras, 2), Med("kon-1", Ryktestillstand.Kontrolleras, 1),
        ];
        Ryktesvy.Ordna(rykten.Select(r => Ryktesvy.For(r, Lasarklass.Intern)!)).Select(v => v.Id).ShouldBe(["kon-1", "kon-2", "not-1", "not-2", "svar-2", "svar-1"]);
    }

    [Fact]
    public void Personal_data_and_wrong_values_are_refused_by_field_and_never_repeated()
    {
        var notera = new Rykteskommando.Notera { Id = "a", Av = Jour, Rykte = "Det sägs att badhuset brinner", Hort = Hortvia.Media };
        Ryktesprovning.Prova(notera, Stadsdelar, Nu).ShouldBeEmpty();
        Fel(notera with { Rykte = "ring 811228-9874" }).ShouldBe("rykte");
        Fel(notera with { Rykte = "abc" }).ShouldBe("rykte");
        Fel(notera with { Rykte = new string('x', 501) }).ShouldBe("rykte");
        Fel(notera with { Stadsdelar = ["solna"] }).ShouldBe("stadsdelar");
        Fel(notera with { Handelse = "polis" }).ShouldBe("handelse");
        Fel(notera with { Av = Jour with { Organisation = "ring 08-508 00 000" } }).ShouldBe("organisation");
        var svar = new Rykteskommando.Besvara { Id = "a", Av = Jour, Utfall = Ryktesutfall.Bekraftat, Svar = "Det stämmer." };
        Ryktesprovning.Prova(svar, Stadsdelar, Nu).ShouldBeEmpty();
        Fel(svar with { Svar = "mejla a.b@exempel.se" }).ShouldBe("svar");
        Fel(svar with { MedRykte = true }).ShouldBe("medRykte");
        Fel(svar with { Per = Nu.AddHours(1) }).ShouldBe("per");
        Fel(svar with { Per = Nu.AddDays(-31) }).ShouldBe("per");
        Fel(new Rykteskommando.Ateroppna { Id = "a", Av = Jour, Orsak = "" }).ShouldBe("orsak");
        Ryktesprovning.Prova(notera with { Rykte = "ring 811228-9874" }, Stadsdelar, Nu).Single().Orsak.ShouldNotContain("811228");
    }

    private static string? Fel(Rykteskommando kommando) => Ryktesprovning.Prova(kommando, Stadsdelar, Nu).Single().Falt;

    private static Ryktesfakta Fakta() => new()
    {
        Id = "a",
        Version = 1,
        Tillstand = Ryktestillstand.Noterat,
        Av = Jour,
        Hort = Hortvia.SocialaMedier,
        NoteratAv = Jour,
        Noterat = Nu,
        SenastNoterat = Nu,
        Noteringar = 1,
    };

    private static Rykte Besvarat(bool oppen, bool med) => new()
    {
        Ord = new(1, "orden"),
        Svar = new(2, "svaret"),
        Fakta = Fakta() with
        {
            Tillstand = Ryktestillstand.Besvarat,
            Kontroll = new(Jour, Nu),
            Svar = new Svarsfakta { Version = 1, Utfall = Ryktesutfall.Dementerat, Per = Nu, Av = Jour, Tid = Nu, Oppen = oppen, MedRykte = med, Innehall = "x" },
        },
    };
}
