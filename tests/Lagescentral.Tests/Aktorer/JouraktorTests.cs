using Lagescentral.Aktorer;
using Lagescentral.Domain;
using Lagescentral.Domain.Jour;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Jour.Jourprov;

namespace Lagescentral.Tests.Aktorer;

/// <summary>The owner of who is on call, over a real journal.</summary>
public sealed class JouraktorTests
{
    [Fact]
    public async Task What_was_said_stands_after_a_restart_and_gaps_are_found_before_they_come()
    {
        await using var vard = await new Provvard().StartaAsync();
        var nu = vard.Klocka.GetUtcNow();
        var linje = Linje(new Jourskikt { Namn = "Dygn", Deltagare = ["p-a", "p-b"], Sort = Skiftsort.Dygn, Start = DateOnly.FromDateTime(nu.UtcDateTime).AddDays(-1), Slut = DateOnly.FromDateTime(nu.UtcDateTime).AddDays(10) });
        var satt = new Jourkommando.SattLinje { Vem = "p-admin", Linje = linje };
        (await vard.Vard.Jour.UtforAsync(satt)).ShouldSatisfyAllConditions(s => s.Skal.ShouldBe(Jourskal.LinjeSatt), s => s.Antal.ShouldBe(1));
        (await vard.Vard.Jour.UtforAsync(satt)).ShouldSatisfyAllConditions(s => s.Skal.ShouldBe(Jourskal.RedanSa), s => s.Antal.ShouldBe(0));
        (await vard.Vard.Jour.UtforAsync(new Jourkommando.Ersatt { Vem = "p-jour", Linje = "tib", Tider = [new("e1", "p-x", nu, nu.AddHours(4))], Orsak = "Sjukdom" })).Skal.ShouldBe(Jourskal.Lagd);

        var fore = Json.Bytes(await vard.Vard.Jour.LageAsync());
        await vard.StartaOmAsync();
        Json.Bytes(await vard.Vard.Jour.LageAsync()).ShouldBe(fore);
        (await vard.Vard.Jour.PaAsync("tib", nu.AddHours(3))).ShouldBe(["p-x"]);
        (await vard.Vard.Jour.PaAsync("ingen", nu)).ShouldBeEmpty();
        (await vard.Vard.Jour.NastaAsync("tib", nu)).Single().Fran.ShouldBe(nu.AddHours(4));
        var luckor = await vard.Vard.Jour.LuckorAsync(nu, nu.AddDays(30));
        luckor.Single().ShouldSatisfyAllConditions(l => l.Linje.ShouldBe("tib"), l => l.Fran.ShouldBeGreaterThan(nu.AddDays(8)), l => l.Till.ShouldBe(nu.AddDays(30)));
    }

    [Fact]
    public async Task Words_can_be_erased_and_facts_hold_none()
    {
        await using var vard = await new Provvard().StartaAsync();
        var nu = vard.Klocka.GetUtcNow();
        await vard.Vard.Jour.UtforAsync(new Jourkommando.SattLinje { Vem = "p-admin", Linje = Linje() });
        await vard.Vard.Jour.UtforAsync(new Jourkommando.Ersatt { Vem = "p-jour", Linje = "tib", Tider = [new("e1", "p-x", nu, nu.AddHours(4))], Orsak = "Ett skrivet skäl" });
        var rader = await vard.RaderAsync(Strommar.Jour);
        rader.Select(rad => System.Text.Encoding.UTF8.GetString(rad.Fakta.Span)).ShouldAllBe(fakta => !fakta.Contains("skrivet", StringComparison.Ordinal));

        (await vard.Vard.Jour.GallraAsync("e1", "Begärt", "p-admin")).ShouldBe(Kommandoutfall.Gjort);
        (await vard.Vard.Jour.GallraAsync("e1", "Begärt", "p-admin")).ShouldBe(Kommandoutfall.RedanSa);
        (await vard.Vard.Jour.GallraAsync("e9", "Begärt", "p-admin")).ShouldBe(Kommandoutfall.Saknas);
        (await vard.Vard.Jour.LageAsync()).Ersattningar.Single().Orsak!.Text.ShouldBeNull();
        await vard.StartaOmAsync();
        (await vard.Vard.Jour.LageAsync()).Ersattningar.Single().ShouldSatisfyAllConditions(e => e.Orsak.ShouldNotBeNull().Text.ShouldBeNull(), e => e.Fakta.Person.ShouldBe("p-x"));
        (await vard.Vard.Jour.PaAsync("tib", nu)).ShouldBe(["p-x"]);
    }

    [Fact]
    public async Task What_another_owner_wrote_is_known_before_anything_is_said_or_decided()
    {
        await using var vard = await new Provvard().StartaAsync();
        var nu = vard.Klocka.GetUtcNow();
        await vard.Vard.Jour.UtforAsync(new Jourkommando.SattLinje { Vem = "p-admin", Linje = Linje() });
        var annan = vard.Jouragare();
        (await annan.UtforAsync(new Jourkommando.Ersatt { Vem = "p-jour", Linje = "tib", Tider = [new("e1", "p-x", nu, nu.AddHours(4))] })).Skal.ShouldBe(Jourskal.Lagd);
        (await vard.Vard.Jour.PaAsync("tib", nu)).ShouldBe(["p-x"]);
        (await vard.Vard.Jour.UtforAsync(new Jourkommando.AtertaErsattning { Vem = "p-jour", Id = "e1", Version = 1 })).Skal.ShouldBe(Jourskal.Atertagen);
        (await annan.PaAsync("tib", nu)).ShouldBeEmpty();
    }
}
