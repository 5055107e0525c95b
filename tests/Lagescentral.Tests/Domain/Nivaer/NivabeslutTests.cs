using System.Text;
using Lagescentral.Domain.Nivaer;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Nivaer;

/// <summary>What people decide of levels, each decision made twice, and the file that names the levels.</summary>
public sealed class NivabeslutTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    private static readonly Nivaforslag Forslag = new()
    {
        Omrade = "farsta",
        Niva = Provnivaer.Verk.Nivaer[1],
        Hoj = true,
        Regel = "ett",
        Skal = "s",
        Utan = "u",
        Underlag = [new() { Larm = "L7", Regel = "r", Regelnamn = "R", Allvar = 5, Stadsdel = "farsta", Utlost = Nu, Senast = Nu }],
        Antal = 1,
    };

    [Fact]
    public void A_level_is_set_with_what_spoke_for_it_and_setting_it_again_writes_nothing()
    {
        var satt = Tva(Satt("bevakning"), null, Forslag);
        satt.Skal.ShouldBe(Nivaskal.Gjort);
        satt.Rad!.Slag.ShouldBe(Nivaslag.Satt);
        var fakta = satt.Fakta.ShouldNotBeNull();
        (fakta.Niva, fakta.Namn, fakta.Version, fakta.Sedan, fakta.Vagt, fakta.Forslag, fakta.Roll).ShouldBe(("bevakning", "Bevakningsläge", 1, Nu, Nu, "ett", "jour"));
        fakta.Underlag.ShouldBe(["L7"]);
    }

    [Fact]
    public void To_keep_a_level_there_must_be_a_proposal_and_then_all_is_weighed()
    {
        Tva(new() { Omrade = "farsta", Handling = Nivahandling.Behall, Av = new("p-1", "jour"), Skal = "Vi vet redan." }, null, null).Skal.ShouldBe(Nivaskal.Inget);
        var behallen = Nivabeslutare.Besluta(new() { Omrade = "farsta", Handling = Nivahandling.Behall, Av = new("p-1", "jour"), Skal = "Vi vet redan." }, null, Forslag, Provnivaer.Verk, Nu);
        (behallen.Skal, behallen.Fakta!.Niva, behallen.Fakta.Vagt).ShouldBe((Nivaskal.Gjort, "normal", Nu));
    }

    [Fact]
    public void A_new_level_is_not_released_because_the_one_before_was()
    {
        var slappt = Tva(Satt("bevakning") with { Oppen = true }, null, null).Fakta!;
        slappt.Oppen.ShouldBeTrue();
        var hojd = Tva(Satt("stab"), slappt, null).Fakta!;
        (hojd.Oppen, hojd.Version).ShouldBe((false, 2));
        var slapp = Tva(new() { Omrade = "farsta", Handling = Nivahandling.Slapp, Oppen = true, Av = new("p-2", "direktor") }, hojd, null);
        (slapp.Fakta!.Oppen, slapp.Fakta.Niva, slapp.Fakta.Roll, slapp.Fakta.Av, slapp.Fakta.Sedan).ShouldBe((true, "stab", "jour", "direktor", hojd.Sedan));
    }

    [Fact]
    public void Nothing_is_done_on_what_another_has_changed_with_a_level_that_is_none_or_of_nothing()
    {
        var fore = Tva(Satt("bevakning"), null, null).Fakta!;
        Tva(Satt("stab") with { Version = 0 }, fore, null).Skal.ShouldBe(Nivaskal.AnnanVersion);
        Tva(Satt("rott"), fore, null).Skal.ShouldBe(Nivaskal.OkandNiva);
        Tva(new() { Omrade = "jarva", Handling = Nivahandling.Slapp, Oppen = true, Av = new("p-1", "jour") }, null, null).Skal.ShouldBe(Nivaskal.Inget);
        Tva(Satt("bevakning") with { Version = 0 }, fore, null).Skal.ShouldBe(Nivaskal.RedanSa);
    }

    [Fact]
    public void A_fault_in_the_file_is_told_with_line_and_field()
    {
        const string Rubrik = """
            {
              "nivaer": [
                { "id": "normal", "namn": "Normalläge", "betyder": "x" },
                { "id": "hog", "namn": "Högt", "betyder": "x" }
              ],
              "sankEfter": "12h",
              "forslag": [

            """;
        Fel(Rubrik + """    { "id": "a", "namn": "A", "niva": "hogg", "omrade": "stadsdel", "inom": "1d" }""" + "\n] }").ShouldBe("8 forslag[0].niva hogg är ingen av nivåerna.");
        Fel(Rubrik + """    { "id": "a", "namn": "A", "niva": "normal", "omrade": "stadsdel", "inom": "1d" }""" + "\n] }").ShouldStartWith("8 forslag[0].niva Den lägsta");
        Fel(Rubrik + """    { "id": "a", "namn": "A", "niva": "hog", "omrade": "stadsdel", "stadsdelar": 2, "inom": "1d" }""" + "\n] }").ShouldStartWith("8 forslag[0].stadsdelar");
        Fel(Rubrik + """    { "id": "a", "namn": "A", "niva": "hog", "omrade": "stad", "inom": "5m" }""" + "\n] }").ShouldBe("8 forslag[0].inom 1h–31d, inte 5m.");
        Fel(Rubrik + """    { "id": "a", "namn": "A", "niva": "hog", "omrade": "stad", "inom": "1d", "allvar": 3 }""" + "\n] }").ShouldContain("fältet är okänt");
        Fel("""{ "nivaer": [], "forslag": [], "sankEfter": "12h" }""").ShouldBe("1 nivaer Två till åtta nivåer, den lägsta först.");
        Nivaprovning.Las(Encoding.UTF8.GetBytes(Rubrik + "] }")).Verk.ShouldNotBeNull().Nivaer.Count.ShouldBe(2);
    }

    [Fact]
    public void A_reason_is_asked_for_and_may_name_nobody()
    {
        Nivaprovning.Prova("").ShouldHaveSingleItem().Falt.ShouldBe("skal");
        Nivaprovning.Prova("Ring 070-123 45 67.").ShouldHaveSingleItem().Orsak.ShouldContain("telefonnummer");
        Nivaprovning.Prova("Oroligt efter skjutningen.").ShouldBeEmpty();
    }

    private static Nivakommando Satt(string niva) => new() { Omrade = "farsta", Handling = Nivahandling.Satt, Niva = niva, Skal = "Därför.", Av = new("p-1", "jour") };

    /// <summary>Decides, and once more on what it became: the second time nothing is written.</summary>
    private static Nivabeslut Tva(Nivakommando kommando, Nivafakta? fore, Nivaforslag? forslag)
    {
        var forsta = Nivabeslutare.Besluta(kommando, fore, forslag, Provnivaer.Verk, Nu);
        var andra = Nivabeslutare.Besluta(kommando, forsta.Fakta, null, Provnivaer.Verk, Nu.AddMinutes(1));
        andra.Rad.ShouldBeNull();
        return forsta;
    }

    private static string Fel(string fil) => Nivaprovning.Las(Encoding.UTF8.GetBytes(fil)).Fel is [var fel, ..] ? $"{fel.Rad} {fel.Falt} {fel.Orsak}" : "";
}
