using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Kalender;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Jour.Jourprov;

namespace Lagescentral.Tests.Jour;

/// <summary>What may be done with a schedule. Each decision is made twice: the second writes nothing.</summary>
public sealed class JourreglerTests
{
    private static Jourprov Vanligt()
    {
        var prov = new Jourprov();
        prov.Satt(Linje(Veckor("p-a", "p-b")));
        prov.Nu = T("2026-01-06T12:00Z");
        return prov;
    }

    [Fact]
    public void A_replacement_holds_from_now_and_ends_now_when_taken_back()
    {
        var prov = Vanligt();
        prov.Ersatt("e1", "p-x", "2026-01-06T08:00Z", "2026-01-07T08:00Z").ShouldBe(Jourskal.Lagd);
        prov.Bok.Pa("tib", T("2026-01-06T11:00Z")).ShouldBe(["p-a"]);
        prov.Bok.Pa("tib", T("2026-01-06T12:00Z")).ShouldBe(["p-x"]);
        prov.Bok.Pa("tib", T("2026-01-07T08:00Z")).ShouldBe(["p-a"]);
        prov.Lage.Ersattningar.Single().Orsak!.Text.ShouldBe("Sjukdom");
        prov.Nu = T("2026-01-06T20:00Z");
        var ta = new Jourkommando.AtertaErsattning { Vem = "p-jour", Id = "e1", Version = 1 };
        prov.Gor(ta with { Version = 2 }).ShouldBe(Jourskal.AnnanVersion);
        prov.Gor(ta with { Id = "e2" }).ShouldBe(Jourskal.Saknas);
        prov.Gor(ta).ShouldBe(Jourskal.Atertagen);
        prov.Bok.Pa("tib", T("2026-01-06T19:00Z")).ShouldBe(["p-x"]);
        prov.Bok.Pa("tib", T("2026-01-06T20:00Z")).ShouldBe(["p-a"]);
        prov.Ersatt("e3", "p-x", "2026-01-05T00:00Z", "2026-01-06T20:00Z").ShouldBe(Jourskal.Forbi);
    }

    [Fact]
    public void A_replacement_that_never_began_leaves_nothing_and_reinforcement_stands_beside()
    {
        var prov = Vanligt();
        prov.Ersatt("e1", "p-x", "2026-01-08T08:00Z", "2026-01-09T08:00Z");
        prov.Ersatt("e2", "p-y", "2026-01-08T20:00Z", "2026-01-09T04:00Z", utover: true);
        prov.Bok.Pa("tib", T("2026-01-08T22:00Z")).ShouldBe(["p-x", "p-y"]);
        prov.Gor(new Jourkommando.AtertaErsattning { Vem = "p-jour", Id = "e1", Version = 1 });
        prov.Bok.Pa("tib", T("2026-01-08T22:00Z")).ShouldBe(["p-a", "p-y"]);
        prov.Bok.Pass("tib", T("2026-01-05T08:00Z"), T("2026-01-11T00:00Z")).Count.ShouldBe(2);
    }

    [Fact]
    public void An_exchange_needs_the_others_yes_and_that_both_are_on_call_then()
    {
        var prov = Vanligt();
        var min = new Bytesdel("p-a", T("2026-01-09T17:00Z"), T("2026-01-10T17:00Z"));
        var din = new Bytesdel("p-b", T("2026-01-16T17:00Z"), T("2026-01-17T17:00Z"));
        var fraga = new Jourkommando.ForeslaByte { Vem = "p-a", Id = "b1", Linje = "tib", Ena = min, Med = "p-b", Andra = din, Orsak = "Bröllop" };
        prov.Gor(fraga with { Vem = "p-c" }).ShouldBe(Jourskal.InteEget);
        prov.Gor(fraga with { Ena = min with { Till = T("2026-01-12T17:00Z") } }).ShouldBe(Jourskal.InteIPasset);
        prov.Gor(fraga with { Andra = din with { Fran = T("2026-01-09T18:00Z") } }).ShouldBe(Jourskal.InteIPasset);
        prov.Gor(fraga).ShouldBe(Jourskal.Foreslaget);
        // Nothing has changed yet.
        prov.Bok.Pa("tib", T("2026-01-10T00:00Z")).ShouldBe(["p-a"]);
        var ja = new Jourkommando.SvaraByte { Vem = "p-b", Id = "b1", Version = 1, Ja = true };
        prov.Gor(ja with { Vem = "p-a" }).ShouldBe(Jourskal.InteTillfragad);
        prov.Gor(ja).ShouldBe(Jourskal.Antaget);
        prov.Bok.PassVid("tib", T("2026-01-10T00:00Z")).Single().ShouldSatisfyAllConditions(p => p.Person.ShouldBe("p-b"), p => p.Ursprung.ShouldBe(Passursprung.Byte));
        prov.Bok.Pa("tib", T("2026-01-17T00:00Z")).ShouldBe(["p-a"]);
        prov.Bok.Pa("tib", T("2026-01-17T17:00Z")).ShouldBe(["p-b"]);
        prov.Lage.Byten.Single().Orsak!.Text.ShouldBe("Bröllop");
        prov.Gor(ja with { Ja = false }).ShouldBe(Jourskal.RedanAvgjort);
        prov.Gor(new Jourkommando.AtertaByte { Vem = "p-a", Id = "b1", Version = 2 }).ShouldBe(Jourskal.RedanAvgjort);
    }

    [Fact]
    public void A_yes_that_comes_when_the_shift_is_anothers_changes_nothing()
    {
        var prov = Vanligt();
        var min = new Bytesdel("p-a", T("2026-01-09T17:00Z"), T("2026-01-10T17:00Z"));
        prov.Gor(new Jourkommando.ForeslaByte { Vem = "p-a", Id = "b1", Linje = "tib", Ena = min, Med = "p-b" }).ShouldBe(Jourskal.Foreslaget);
        prov.Ersatt("e1", "p-x", "2026-01-10T00:00Z", "2026-01-10T06:00Z");
        prov.Gor(new Jourkommando.SvaraByte { Vem = "p-b", Id = "b1", Version = 1, Ja = true }).ShouldBe(Jourskal.InteIPasset);
        prov.Gor(new Jourkommando.SvaraByte { Vem = "p-b", Id = "b1", Version = 1, Ja = false }).ShouldBe(Jourskal.Avbojt);
        prov.Gor(new Jourkommando.ForeslaByte { Vem = "p-a", Id = "b2", Linje = "tib", Ena = min with { Fran = T("2026-01-10T06:00Z") }, Med = "p-b" }).ShouldBe(Jourskal.Foreslaget);
        prov.Gor(new Jourkommando.AtertaByte { Vem = "p-b", Id = "b2", Version = 1 }).ShouldBe(Jourskal.InteEget);
        prov.Gor(new Jourkommando.AtertaByte { Vem = "p-a", Id = "b2", Version = 1 }).ShouldBe(Jourskal.BytetAtertaget);
    }

    [Fact]
    public void An_imported_calendar_read_again_writes_only_what_has_changed()
    {
        var prov = Vanligt();
        Ersattningsonskan Tid(string id, string till) => new(id, "p-x", T("2026-01-20T08:00Z"), T(till));
        var fil = new Jourkommando.Ersatt { Vem = "p-admin", Linje = "tib", Tider = [Tid("i-1", "2026-01-21T08:00Z"), new("i-2", "p-y", T("2026-01-05T00:00Z"), T("2026-01-06T00:00Z")), new("i-3", "p-y", T("2026-01-21T08:00Z"), T("2026-01-22T08:00Z"))] };
        prov.Gor(fil).ShouldBe(Jourskal.Lagd);
        prov.Lage.Ersattningar.Select(e => e.Fakta.Id).ShouldBe(["i-1", "i-3"]);
        prov.Gor(fil with { Tider = [Tid("i-1", "2026-01-21T12:00Z"), .. fil.Tider.Skip(1)] }).ShouldBe(Jourskal.Lagd);
        prov.Lage.Ersattningar.Select(e => (e.Fakta.Id, e.Fakta.Version)).ShouldBe([("i-3", 1), ("i-1", 2)]);
        prov.Bok.Pa("tib", T("2026-01-21T10:00Z")).ShouldBe(["p-x"]);
    }

    [Fact]
    public void Bounds_hold_and_what_is_longest_past_is_forgotten()
    {
        var prov = new Jourprov(new Jourgranser { Linjer = 1, Andringar = 2 });
        prov.Satt(Linje(Veckor("p-a"))).ShouldBe(Jourskal.LinjeSatt);
        prov.Satt(Linje(Veckor("p-a")) with { Id = "annan" }).ShouldBe(Jourskal.ForManga);
        prov.Ersatt("e1", "p-x", "2026-01-06T00:00Z", "2026-01-07T00:00Z");
        prov.Ersatt("e2", "p-x", "2026-01-08T00:00Z", "2026-01-09T00:00Z");
        prov.Ersatt("e3", "p-x", "2026-01-10T00:00Z", "2026-01-11T00:00Z").ShouldBe(Jourskal.ForManga);
        prov.Nu = T("2026-01-07T00:00Z");
        prov.Ersatt("e3", "p-x", "2026-01-10T00:00Z", "2026-01-11T00:00Z").ShouldBe(Jourskal.Lagd);
        prov.Lage.ShouldSatisfyAllConditions(l => l.Ersattningar.Select(e => e.Fakta.Id).ShouldBe(["e2", "e3"]), l => l.Glomda.ShouldBe(1));
        prov.Folda(new Jourrad { Slag = Handelseslag.TextGallrad, Gallring = new Gallringsfakta([prov.Lage.Ersattningar[0].Ordning], [], "prov") });
        prov.Lage.Ersattningar.Select(e => e.Orsak!.Text).ShouldBe([null, "Sjukdom"]);
    }

    [Fact]
    public void What_is_wrong_is_named_by_field_without_what_was_written()
    {
        var nu = T("2026-01-06T12:00Z");
        var linje = Linje(Veckor("p-a", "Kalle"), new Jourskikt { Namn = "veckor", Deltagare = [], Var = 9, Byte = "8", Start = new DateOnly(2026, 1, 1), Slut = new DateOnly(2026, 1, 1), Nar = new Tidsvillkor { Dagar = ["jul"] } })
            with
        { Id = "Å", Namn = "Ring 070-123 45 67", Klass = Klass.Oppen, Bemannas = new Tidsvillkor { Fran = "9" } };
        var fel = Jourprovning.Prova(new Jourkommando.SattLinje { Vem = "p-admin", Linje = linje }, nu);
        fel.Select(f => f.Falt).ShouldBe(["id", "namn", "klass", "bemannas.fran", "bemannas.till", "skikt[0].deltagare[1]", "skikt[1].deltagare", "skikt[1].var", "skikt[1].byte", "skikt[1].slut", "skikt[1].nar.dagar[0]", "skikt"]);
        fel.ShouldAllBe(f => !f.Orsak.Contains("070", StringComparison.Ordinal) && !f.Orsak.Contains("Kalle", StringComparison.Ordinal));
        Jourprovning.Prova(new Jourkommando.SattLinje { Vem = "p-admin", Linje = Linje(Veckor("p-a")) }, nu).ShouldBeEmpty();
        var ersatt = new Jourkommando.Ersatt { Vem = "p-jour", Linje = "tib", Tider = [new("e", "x", nu, nu)], Orsak = "Anna, 19121212-1212" };
        Jourprovning.Prova(ersatt, nu).Select(f => f.Falt).ShouldBe(["person", "till", "orsak"]);
    }
}
