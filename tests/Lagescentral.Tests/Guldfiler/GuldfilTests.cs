using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Guldfiler;

/// <summary>Lines as each released version wrote them must still fold, for as long as there are journals that hold them.</summary>
public sealed class GuldfilTests
{
    private static readonly string Mapp = Path.Combine(AppContext.BaseDirectory, "Guldfiler");

    [Fact]
    public void Lines_of_version_0_1_still_give_their_picture()
    {
        var fold = new Stadsfold(["jarva", "farsta", "stockholm"], new Foldgranser());
        foreach (var post in Las("0.1.ndjson")) fold.Folda(Handelserader.Las(post));
        fold.Tick(new DateTimeOffset(2026, 11, 20, 12, 15, 0, TimeSpan.Zero));

        var intern = fold.Staden.For(Lasarklass.Intern);
        var dygn = intern.Rakneverk.Las(Fonster.Dygn, Vikter.Standard);
        dygn.Antal.ShouldBe(2);
        dygn.Allvarssumma.ShouldBe(6);
        dygn.PerKategori.ShouldBe(new Dictionary<string, int> { ["bedrageri"] = 1, ["brand-raddning"] = 1 }, ignoreOrder: true);
        intern.Senaste.Select(m => m.Nyckel.ToString()).ShouldBe(["siss/g-3", "polis/g-2", "ssbf/g-1"]);
        intern.Oppna.Select(m => m.Nyckel.ToString()).ShouldBe(["polis/g-2", "ssbf/g-1"], ignoreOrder: true);
        fold.Staden.For(Lasarklass.Oppen).Rakneverk.Las(Fonster.Dygn, Vikter.Standard).Antal.ShouldBe(1);
        fold.Delar["jarva"].For(Lasarklass.Intern).Rakneverk.Las(Fonster.Dygn, Vikter.Standard).Antal.ShouldBe(0);
        var flyttad = fold.Delar["farsta"].For(Lasarklass.Intern).Senaste.Single();
        flyttad.Fakta.Rev.ShouldBe(4);
        flyttad.Fakta.Placering.Metod.ShouldBe(Placeringsmetod.Manuell);
        flyttad.Fakta.Text.ShouldBe(Textlage.Gallrad);
        flyttad.Text.ShouldBeNull();
    }

    [Fact]
    public void Lines_of_version_0_2_still_say_what_persons_said()
    {
        var fold = new Stadsfold(["jarva", "farsta", "stockholm"], new Foldgranser());
        foreach (var post in Las("0.2.ndjson")) fold.Folda(Handelserader.Las(post));

        var intern = fold.Staden.For(Lasarklass.Intern);
        var dygn = intern.Rakneverk.Las(Fonster.Dygn, Vikter.Standard);
        (dygn.Antal, dygn.Allvarssumma).ShouldBe((1, 5));
        intern.Oppna.ShouldHaveSingleItem().Nyckel.ToString().ShouldBe("ssbf/g-1");
        intern.Senaste.Select(m => m.Nyckel.ToString()).ShouldBe(["siss/g-3", "ssbf/g-1", "polis/g-2"]);
        var rattad = fold.Staden.Finn(new("ssbf", "g-1"))!.Fakta;
        (rattad.Allvar, rattad.Kategori, rattad.Enligt!.Allvar, rattad.Enligt.Placering.Stadsdel).ShouldBe((5, "brand-raddning", 4, "jarva"));
        rattad.Rattelse!.Allvar!.ShouldSatisfyAllConditions(ord => ord.Roll.ShouldBe("jour"), ord => ord.Orsak.ShouldBe("Anlagd"));
        fold.Staden.Finn(new("polis", "g-2"))!.Fakta.Rattelse!.Sammanford!.Varde.Nyckel.ToString().ShouldBe("ssbf/g-1");
        var aterkallad = fold.Staden.Finn(new("siss", "g-3"))!;
        (aterkallad.Fakta.Status, aterkallad.Fakta.Enligt!.Status, aterkallad.Text!.Text).ShouldBe((Handelsestatus.Aterkallad, Handelsestatus.Pagaende, "Ring jouren"));
    }

    [Fact]
    public void Every_kind_of_line_has_a_golden_one()
    {
        var slag = typeof(Handelseslag).GetFields(BindingFlags.Public | BindingFlags.Static).Select(falt => (string)falt.GetRawConstantValue()!);
        var belagda = Directory.GetFiles(Mapp, "*.ndjson").SelectMany(fil => Las(Path.GetFileName(fil))).Select(post => post.Slag).ToHashSet();
        foreach (var ett in slag) belagda.ShouldContain(ett);
    }

    internal static IEnumerable<Journalpost> Las(string fil)
    {
        long nummer = 0;
        foreach (var rad in File.ReadLines(Path.Combine(Mapp, fil)))
        {
            var json = JsonNode.Parse(rad)!;
            var text = json["text"]?.ToJsonString();
            yield return new Journalpost
            {
                Nummer = ++nummer,
                Strom = (string)json["strom"]!,
                Position = (long)json["position"]!,
                Slag = (string)json["slag"]!,
                Mottagen = (DateTimeOffset)json["mottagen"]!,
                Vem = (string)json["vem"]!,
                Fakta = Encoding.UTF8.GetBytes(json["fakta"]!.ToJsonString()),
                Text = text is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(text),
                Textlage = text is null ? Radtext.Ingen : Radtext.Finns,
            };
        }
    }
}
