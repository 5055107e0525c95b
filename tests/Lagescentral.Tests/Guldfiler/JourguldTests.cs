using System.Reflection;
using Lagescentral.Aktorer.Jour;
using Lagescentral.Domain.Jour;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Guldfiler;

/// <summary>Lines about who is on call as each released version wrote them must still fold.</summary>
public sealed class JourguldTests
{
    private const string Fil = "0.2-jour.ndjson";

    [Fact]
    public void Lines_of_version_0_2_still_say_who_is_on_call()
    {
        var fold = new Jourfold(new Jourgranser());
        foreach (var post in GuldfilTests.Las(Fil)) fold.Folda(Jourrader.Las(post), post.Position);

        var linje = fold.Lage.Linjer[^1];
        (linje.Id, linje.Version, linje.Namn, linje.Avslutad).ShouldBe(("tib", 2, "Tjänsteperson i beredskap", new DateTimeOffset(2026, 3, 1, 9, 57, 20, TimeSpan.Zero)));
        linje.Skikt.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Deltagare.ShouldBe(["p-jour", "p-siss"]), s => s.Sort.ShouldBe(Skiftsort.Vecka));
        fold.Lage.Ersattningar.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Fakta.Tillstand.ShouldBe(Ersattningstillstand.Atertagen), e => e.Orsak!.Text.ShouldBe("Sjukdom"), e => e.Fakta.Fran.ShouldBe(e.Fakta.Till));
        fold.Lage.Byten.Select(b => (b.Fakta.Id, b.Fakta.Tillstand)).ShouldBe([("b1", Bytestillstand.Antaget), ("b2", Bytestillstand.Avbojt), ("b3", Bytestillstand.Atertaget)]);
        fold.Lage.Byten[0].Orsak.ShouldNotBeNull().Text.ShouldBeNull();
        new Jourbok(fold.Lage, TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm")).Pa("tib", new DateTimeOffset(2026, 3, 1, 9, 57, 20, TimeSpan.Zero)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_line_about_who_is_on_call_has_a_golden_one_and_so_has_every_command()
    {
        var belagda = GuldfilTests.Las(Fil).Select(post => post.Slag).ToHashSet();
        foreach (var falt in typeof(Jourslag).GetFields(BindingFlags.Public | BindingFlags.Static)) belagda.ShouldContain((string)falt.GetRawConstantValue()!);

        // Every command writes one of these; a new one is to be given its golden line here too.
        var kommandon = new Dictionary<Type, string[]>
        {
            [typeof(Jourkommando.SattLinje)] = [Jourslag.LinjeSatt],
            [typeof(Jourkommando.AvslutaLinje)] = [Jourslag.LinjeAvslutad],
            [typeof(Jourkommando.Ersatt)] = [Jourslag.ErsattningLagd],
            [typeof(Jourkommando.AtertaErsattning)] = [Jourslag.ErsattningAtertagen],
            [typeof(Jourkommando.ForeslaByte)] = [Jourslag.ByteForeslaget],
            [typeof(Jourkommando.SvaraByte)] = [Jourslag.ByteAntaget, Jourslag.ByteAvbojt],
            [typeof(Jourkommando.AtertaByte)] = [Jourslag.ByteAtertaget],
        };
        typeof(Jourkommando).GetNestedTypes().ShouldBe(kommandon.Keys, ignoreOrder: true);
        foreach (var slag in kommandon.Values.SelectMany(s => s)) belagda.ShouldContain(slag);
    }
}
