using System.Reflection;
using Lagescentral.Aktorer.Nivaer;
using Lagescentral.Domain.Nivaer;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Guldfiler;

/// <summary>Lines about crisis levels as each released version wrote them must still fold.</summary>
public sealed class NivaguldTests
{
    private const string Fil = "0.2-nivaer.ndjson";

    [Fact]
    public void Lines_of_version_0_2_still_say_which_level_stands_and_why()
    {
        var fold = new Nivafold(100);
        foreach (var post in GuldfilTests.Las(Fil)) fold.Folda(Nivarader.Las(post), post.Position, post.Mottagen);
        var nu = fold.Nu("farsta").ShouldNotBeNull();
        (nu.Fakta.Version, nu.Fakta.Niva, nu.Fakta.Oppen, nu.Skal).ShouldBe((3, "bevakningslage", true, "Oroligt efter skjutningen"));
        fold.Historik("farsta").Select(p => (p.Fakta.Av, p.Skal, p.Gallrad)).ShouldBe([("jour", "Oroligt efter skjutningen", false), ("direktor", null, false), ("jour", null, true)]);
        fold.Vid("farsta", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero))!.Fakta.Oppen.ShouldBeFalse();
    }

    [Fact]
    public void Every_kind_of_line_about_levels_has_a_golden_one_and_so_has_what_people_do()
    {
        var belagda = GuldfilTests.Las(Fil).Select(post => post.Slag).ToHashSet();
        foreach (var falt in typeof(Nivaslag).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.Name != nameof(Nivaslag.Strom)))
            belagda.ShouldContain((string)falt.GetRawConstantValue()!);

        // What people do writes one of these; what is new is to be given its golden line here too.
        Enum.GetValues<Nivahandling>().ShouldBe([Nivahandling.Satt, Nivahandling.Behall, Nivahandling.Slapp]);
    }
}
