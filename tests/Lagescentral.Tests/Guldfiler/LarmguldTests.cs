using System.Reflection;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Guldfiler;

/// <summary>Lines about larm as each released version wrote them must still fold.</summary>
public sealed class LarmguldTests
{
    private const string Fil = "0.2-larm.ndjson";

    [Fact]
    public void Lines_of_version_0_2_still_give_their_larm_silences_and_rules()
    {
        var bok = new Larmbok(100, new Regelverk { Regler = [], Trappor = [] });
        var rader = GuldfilTests.Las(Fil).Select(Larmrader.Las).ToList();
        foreach (var rad in rader) bok.Folda(rad);

        var larm = bok.Finn("L1")!;
        larm.Fakta.ShouldSatisfyAllConditions(
            l => (l.Tillstand, l.Version, l.Allvar, l.Klass, l.Antal).ShouldBe((Larmtillstand.Avslutat, 17, 5, Klass.Oppen, 2)),
            l => l.Handelser.Select(u => u.Nyckel.ToString()).ShouldBe(["ssbf/g-2", "ssbf/g-1"]),
            l => l.Avier[0].Utfall.ShouldHaveSingleItem().Resultat.ShouldBe(Aviresultat.Skickad),
            l => l.Kvitteringar.ShouldAllBe(k => !k.Star),
            l => l.Trappa.Steg.Select(s => s.Mottagare.Single()).ShouldBe(["person:p-jour", "person:p-siss"]),
            l => l.KvitteringGaller.ShouldBe(TimeSpan.FromMinutes(30)));
        larm.Forklaring.ShouldSatisfyAllConditions(
            f => (f.Regel, f.Version, f.Antal, f.Grans).ShouldBe(("allvarlig", 1, 1, 1)),
            f => f.MinstaAndring.ShouldBe("Om allvaret hade varit 4 i stället för 5."),
            f => f.Raknade.ShouldHaveSingleItem().Nyckel.ShouldBe(new HandelseNyckel("ssbf", "g-1")));
        bok.Tystnader.ShouldHaveSingleItem().ShouldSatisfyAllConditions(t => t.Id.ShouldBe("T19"), t => t.Borttagen.ShouldNotBeNull());
        (bok.Verk.Version, bok.Verk.Regler[0].KvitteringGaller).ShouldBe((2, TimeSpan.FromMinutes(45)));
        bok.Last["stadsdel/jarva"].ShouldBe(1_002);

        rader.Select(r => r.Text).OfType<Larmtext>().Select(t => t.Kommentar ?? t.Orsak).ShouldBe(
            ["Orden är gallrade på begäran.", "Anmäld övning", "Längre kvittering efter utvärdering"]);
        var gallring = rader.Single(r => r.Slag == Handelseslag.TextGallrad);
        gallring.Gallring!.Larm.ShouldBe(["L1"]);
        gallring.Av.ShouldBe(new Larmperson("p-admin", "admin"));
    }

    [Fact]
    public void Every_kind_of_line_about_larm_has_a_golden_one_and_so_has_all_that_people_do()
    {
        var rader = GuldfilTests.Las(Fil).Select(Larmrader.Las).ToList();
        var belagda = rader.Select(rad => rad.Slag).ToHashSet();
        foreach (var falt in typeof(Larmslag).GetFields(BindingFlags.Public | BindingFlags.Static).Where(falt => falt.Name != nameof(Larmslag.Strom)))
            belagda.ShouldContain((string)falt.GetRawConstantValue()!);
        foreach (var handling in Enum.GetValues<Larmhandling>())
        {
            var slag = handling switch
            {
                Larmhandling.Sedd => Larmslag.Sett,
                Larmhandling.Kvittera => Larmslag.Kvitterat,
                Larmhandling.Overlamna => Larmslag.Overlamnat,
                Larmhandling.TaOver => Larmslag.Overtaget,
                Larmhandling.Avboj => Larmslag.Avbojt,
                Larmhandling.Atgardas => Larmslag.Atgardas,
                Larmhandling.Avsluta => Larmslag.Avslutat,
                Larmhandling.Ateroppna => Larmslag.Ateroppnat,
                Larmhandling.Kommentera => Larmslag.Kommenterat,
                _ => throw new InvalidOperationException($"{handling} har ingen rad i {Fil}. Lägg till en."),
            };
            rader.ShouldContain(rad => rad.Slag == slag && rad.Av != null);
        }
    }
}
