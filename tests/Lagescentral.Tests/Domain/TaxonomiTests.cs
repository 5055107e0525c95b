using System.Text.Json;
using Lagescentral.Domain.Handelser;
using Lagescentral.Tests.Domain.Geografi;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain;

public class TaxonomiTests
{
    private static readonly Taxonomi Tabell = Taxonomi.Las(Stadsfiler.Mapp);

    [Fact]
    public void Categories_lie_near_each_other_both_ways_and_never_by_themselves()
    {
        Tabell.ArNarliggande("vald", "vapen-sprangning").ShouldBeTrue();
        Tabell.ArNarliggande("vapen-sprangning", "vald").ShouldBeTrue();
        Tabell.ArNarliggande("bedrageri", "brand-raddning").ShouldBeFalse();
        foreach (var kategori in Tabell.Kategorier) Tabell.ArNarliggande(kategori.Id, kategori.Id).ShouldBeFalse();
    }

    [Fact]
    public void Spelling_is_compared_without_case_and_extra_blanks()
    {
        var rak = Tabell.Klassa("polis", "Mord/dråp, försök");
        rak.ShouldBe(new Klassning("vald", 5, ArHandelse: true, Kand: true));
        Tabell.Klassa("polis", "  MORD/DRÅP,\u00a0 försök\n").ShouldBe(rak);
    }

    [Fact]
    public void An_unknown_type_passes_through_as_unknown()
    {
        foreach (var typ in new[] { "Något helt nytt", "", "99", "14" })
            Tabell.Klassa("polis", typ).ShouldBe(new Klassning("ovrigt", 2, ArHandelse: true, Kand: false), typ);
    }

    [Fact]
    public void The_immediately_serious_are_five_whoever_says_so()
    {
        foreach (var typ in new[]
        {
            "Skottlossning", "Skottlossning, misstänkt", "Detonation", "Explosion", "Mord/dråp", "Mord/dråp, försök", "Pågående dödligt våld",
            "Bombhot", "Rån väpnat", "Mordbrand", "Farligt föremål", "Farligt föremål, misstänkt", "Sabotage mot blåljusverksamhet",
            "Storbrand med människor i fara",
        })
        {
            foreach (var kalla in new[] { "polis", "ssbf", "siss", "cosafe" })
                Tabell.Klassa(kalla, typ).Allvar.ShouldBe(5, $"{kalla}: {typ}");
        }
    }

    [Fact]
    public void Information_is_no_event_not_even_a_summary_of_a_new_kind()
    {
        foreach (var typ in new[] { "Sammanfattning natt", "Sammanfattning kväll och natt", "Sammanfattning midsommar", "Tillfälligt obemannat", "Information", "Uppdatering" })
        {
            var k = Tabell.Klassa("polis", typ);
            (k.ArHandelse, k.Kand, k.Allvar).ShouldBe((false, true, 1), typ);
        }

        Tabell.Klassa("polis", "Kontroll").ArHandelse.ShouldBeTrue();
        Tabell.Klassa("polis", "Sammanfattningsvis").Kand.ShouldBeFalse();
    }

    [Fact]
    public void The_fourteen_rescue_types_are_known_by_number_and_by_words()
    {
        var ord = new Dictionary<int, string>
        {
            [1] = "Brand eller brandtillbud i byggnad",
            [2] = "Trafikolycka",
            [3] = "Brand i annat än byggnad",
            [4] = "Utsläpp av farligt ämne",
            [5] = "Drunkning/-tillbud",
            [6] = "Nödställd person i andra fall",
            [7] = "Nödställt djur",
            [8] = "Stormskada",
            [9] = "Ras eller skred",
            [11] = "Översvämning av vattendrag",
            [12] = "Annan vattenskada",
            [13] = "Annan olycka eller tillbud",
            [14] = "Automatlarm utan brandtillbud",
            [15] = "Annan händelse utan risk för skada",
        };
        foreach (var (nummer, text) in ord)
        {
            var k = Tabell.Klassa("ssbf", text);
            k.Kand.ShouldBeTrue(text);
            foreach (var skrivet in new[] { $"{nummer}", $" {nummer} {text}", $"{nummer}. {text}", $"{nummer}: nya ord" })
                Tabell.Klassa("ssbf", skrivet).ShouldBe(k, skrivet);
        }

        Tabell.Klassa("ssbf", "10").Kand.ShouldBeFalse();
        Tabell.Klassa("ssbf", "14").Kategori.ShouldBe("automatlarm");
        Tabell.Klassa("polis", "Brand automatlarm").Kategori.ShouldBe("automatlarm");
    }

    [Fact]
    public void Fraud_is_never_the_least_serious()
    {
        foreach (var typ in new[] { "Bedrägeri", "Åldringsbrott", "Ekobrott", "Förfalskningsbrott", "Missbruk av urkund" })
        {
            var k = Tabell.Klassa("polis", typ);
            k.Kategori.ShouldBe("bedrageri", typ);
            k.Allvar.ShouldBeGreaterThanOrEqualTo(2, typ);
        }

        Tabell.Klassa("polis", "Bedrägeri").Allvar.ShouldBeGreaterThan(Tabell.Klassa("polis", "Stöld").Allvar);
    }

    [Fact]
    public void The_citys_own_reports_are_known()
    {
        foreach (var typ in new[] { "klotter", "nedskräpning", "belysning" })
            Tabell.Klassa("tyck-till", typ).Kategori.ShouldBe("miljo", typ);
        Tabell.Klassa("siss", "skadegörelse").Kategori.ShouldBe("skadegorelse");
        Tabell.Version.ShouldNotBeNullOrWhiteSpace();
        Tabell.Kategorier.Select(k => k.Id).ShouldContain("automatlarm");
    }

    [Fact]
    public void What_is_counted_year_by_year_is_told_by_the_table()
    {
        foreach (var (typ, slag) in new[] { ("Skottlossning", "skjutning"), ("Skottlossning, misstänkt", null), ("Detonation", "sprangning"), ("Farligt föremål", null), ("Storbrand", "storbrand"), ("Brand", "brand") })
            Tabell.Klassa("polis", typ).Arsslag.ShouldBe(slag, typ);
        Tabell.Arsrakningar.Select(a => a.Id).ShouldBe(["skjutningar", "sprangningar", "stora-brander"]);
        var brander = Tabell.Arsrakningar[2];
        brander.Av.ShouldBe([new Arsdel("storbrand", 1), new Arsdel("brand", 5)]);
        brander.Kallor.ShouldBe(["polis", "ssbf"], ignoreOrder: true);
    }

    [Fact]
    public void A_faulty_table_is_refused_with_file_entry_field_and_remedy()
    {
        Fel(s => s.Replace("\"allvar\": 4", "\"allvar\": 6", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "typer.polis nr", "allvar", "1–5");
        Fel(s => s.Replace("\"kategori\": \"trafik\"", "\"kategori\": \"traffik\"", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "kategori", "listan");
        Fel(s => s.Replace("\"Rattfylleri\"", "\"trafikolycka \"", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "typ", "Ta bort");
        Fel(s => s.Replace("\"id\": \"ovrigt\"", "\"id\": \"annat\"", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "ovrigt");
        Fel(s => s.Replace("[\"vald\", \"ordning\"]", "[\"vald\", \"vald\"]", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "narliggande nr", "två olika");
        Fel(s => s.Replace("[\"vald\", \"ordning\"]", "[\"vald\", \"oordning\"]", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "narliggande nr");
        Fel(s => s.Replace("\"version\"", "\"utgava\"", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "version");
        Fel(s => s.Replace("\"Sprängning\", \"kategori\": \"vapen-sprangning\", \"allvar\": 5, \"arsslag\": \"sprangning\"", "\"Sprängning\", \"kategori\": \"vapen-sprangning\", \"allvar\": 5, \"arsslag\": \"small\"", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "arsslag", "arsrakningar");
        Fel(s => s.Replace("\"allvarMinst\": 5", "\"allvarMinst\": 6", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "allvarMinst", "1–5");
        Fel(s => s.Replace("\"id\": \"sprangningar\"", "\"id\": \"skjutningar\"", StringComparison.Ordinal)).ShouldContainAll("taxonomi.json", "arsrakning nr 2", "id");

        static string Fel(Func<string, string> andra) =>
            Stadsfiler.Fel("taxonomi.json", andra, mapp => Taxonomi.Las(mapp));
    }

    [ForlagaFact]
    public void Every_recorded_spelling_is_known()
    {
        using var typer = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Stadsfiler.Forlaga!, "polisen", "event-types.json")));
        var okanda = typer.RootElement.EnumerateArray().Select(t => t.GetProperty("typ").GetString()!).Where(t => !Tabell.Klassa("polis", t).Kand).ToList();
        typer.RootElement.GetArrayLength().ShouldBe(105);
        okanda.ShouldBeEmpty();
    }
}
