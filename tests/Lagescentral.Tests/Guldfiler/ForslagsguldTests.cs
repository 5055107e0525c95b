using System.Reflection;
using Lagescentral.Domain.Sammanforing;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Guldfiler;

/// <summary>Lines about refused proposals as each released version wrote them must still fold.</summary>
public sealed class ForslagsguldTests
{
    private const string Fil = "0.2-forslag.ndjson";

    [Fact]
    public void Lines_of_version_0_2_still_say_what_was_refused()
    {
        var bok = new Avvisningsbok(100);
        foreach (var post in GuldfilTests.Las(Fil)) bok.Folda(post.Slag, post.Position, post.Mottagen, post.Fakta.Span);

        var avvisat = bok.For(new("ssbf", "g-1")).ShouldHaveSingleItem();
        (avvisat.Par, avvisat.Roll, avvisat.Orsak).ShouldBe((Handelsepar.Av(new("ssbf", "g-1"), new("polis", "g-2")), "jour", "Två bränder"));
        bok.Position.ShouldBe(3);
    }

    [Fact]
    public void Every_kind_of_line_about_proposals_has_a_golden_one()
    {
        var belagda = GuldfilTests.Las(Fil).Select(post => post.Slag).ToHashSet();
        foreach (var falt in typeof(Avvisningsslag).GetFields(BindingFlags.Public | BindingFlags.Static).Where(falt => falt.Name != nameof(Avvisningsslag.Strom)))
            belagda.ShouldContain((string)falt.GetRawConstantValue()!);
    }
}
