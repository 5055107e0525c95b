using Lagescentral.Domain.Larm;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Domain.Larm.Provhandelser;

namespace Lagescentral.Tests.Domain.Larm;

/// <summary>What explanations call things.</summary>
public sealed class ForklaringsordTests
{
    [Fact]
    public void Categories_go_by_the_names_that_people_know_and_those_without_one_by_their_id()
    {
        var regel = new Regel { Id = "vald", Namn = "Våld", Typ = Regeltyp.Genast, Nar = new() { Kategori = ["vald", "borttagen"] } };
        var verk = Verk(regel) with { Kategorinamn = new Dictionary<string, string> { ["vald"] = "Våld och hot" } };
        var forklaring = new Regelmotor(verk, ["jarva", "farsta", "stockholm"], TimeZoneInfo.Utc, new Motorgranser(), null).Ta(Handelse(1)).ShouldHaveSingleItem().Forklara();

        forklaring.Villkor.ShouldBe("En händelse med kategori Våld och hot eller borttagen.");
        forklaring.MinstaAndring.ShouldBe("Om kategorin hade varit en annan än Våld och hot.");
        // They are words, no part of the rules.
        Lagescentral.Domain.Json.Bytes(verk).ShouldBe(Lagescentral.Domain.Json.Bytes(Verk(regel)));
    }
}
