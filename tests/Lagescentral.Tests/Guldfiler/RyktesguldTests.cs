using System.Reflection;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Domain.Rykten;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Guldfiler;

/// <summary>Lines about rumours as each released version wrote them must still fold.</summary>
public sealed class RyktesguldTests
{
    private const string Fil = "0.2-rykten.ndjson";

    [Fact]
    public void Lines_of_version_0_2_still_give_their_rumours()
    {
        var fold = new Ryktesfold(new Ryktesgranser());
        foreach (var post in GuldfilTests.Las(Fil)) fold.Folda(Ryktesrader.Las(post), post.Position);

        var besvarat = fold.Finn("ea193f372efb37e1")!;
        (besvarat.Fakta.Tillstand, besvarat.Fakta.Version, besvarat.Fakta.Noteringar).ShouldBe((Ryktestillstand.Besvarat, 4, 2));
        (besvarat.Fakta.Svar!.Version, besvarat.Fakta.Svar.Utfall, besvarat.Fakta.Svar.Oppen, besvarat.Fakta.Svar.MedRykte).ShouldBe((2, Ryktesutfall.Bekraftat, true, false));
        (besvarat.Ord!.Text, besvarat.Svar!.Text).ShouldBe(("Guld: det sägs att bron är stängd", "Bron stängdes 14.00."));
        besvarat.Fakta.Kontroll!.Av.ShouldBe(new Avsandare("Administratör", "Stockholms stad"));

        var gallrat = fold.Finn("a5fd7b59c8528058")!;
        (gallrat.Fakta.Tillstand, gallrat.Fakta.Som, gallrat.Fakta.Hort).ShouldBe((Ryktestillstand.Noterat, null, Hortvia.Invanare));
        (gallrat.Ord!.Text, gallrat.Orsak!.Text).ShouldBe((null, null));
        gallrat.Fakta.Ateroppnat.ShouldNotBeNull();
    }

    [Fact]
    public void Every_kind_of_line_about_rumours_has_a_golden_one()
    {
        var belagda = GuldfilTests.Las(Fil).Select(post => post.Slag).ToHashSet();
        foreach (var falt in typeof(Ryktesslag).GetFields(BindingFlags.Public | BindingFlags.Static)) belagda.ShouldContain((string)falt.GetRawConstantValue()!);
    }
}
