using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Geografi;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Geografi;

public class StadsgeografiTests
{
    internal static readonly Stadsgeografi Stad = Stadsgeografi.Las(Stadsfiler.Mapp);

    [Fact]
    public void There_are_eleven_districts_and_the_city()
    {
        Stad.Stadsdelar.Select(s => s.Id).ShouldBe([
            "bromma", "enskede-arsta-vantor", "farsta", "hagersten-alvsjo", "hasselby-vallingby", "jarva", "kungsholmen",
            "norra-innerstaden", "skarpnack", "skarholmen", "sodermalm", "stockholm",
        ]);
    }

    [Fact]
    public void A_district_is_found_by_id_name_and_former_name_with_and_without_dots()
    {
        var fall = new Dictionary<string, string>
        {
            ["jarva"] = "jarva",
            ["Järva"] = "jarva",
            ["JÄRVA"] = "jarva",
            ["Rinkeby-Kista"] = "jarva",
            ["spånga tensta"] = "jarva",
            ["Norrmalm"] = "norra-innerstaden",
            ["Östermalm"] = "norra-innerstaden",
            ["ostermalm"] = "norra-innerstaden",
            ["Hägersten-Liljeholmen"] = "hagersten-alvsjo",
            ["Älvsjö"] = "hagersten-alvsjo",
            [" Skarpnäcks stadsdelsförvaltning "] = "skarpnack",
            ["Farsta stadsdelsområde"] = "farsta",
            ["Ha\u0308gersten-A\u0308lvsjo\u0308"] = "hagersten-alvsjo",
            ["Stockholm"] = "stockholm",
        };
        foreach (var (skrivet, id) in fall)
            Stad.Finn(skrivet)?.Id.ShouldBe(id, skrivet);
        foreach (var okant in new[] { "", "-", "Söder", "City", "Solna", "Varberg" })
            Stad.Finn(okant).ShouldBeNull(okant);
    }

    [Fact]
    public void Every_place_lies_in_its_district_and_has_an_id_of_its_own()
    {
        Stad.Platser.Count.ShouldBeGreaterThan(300);
        Stad.Platser.Select(p => p.Id).ShouldBeUnique();
        foreach (var plats in Stad.Platser)
            (Stad.Vid(plats.Lat, plats.Lon)?.Stadsdel ?? "stockholm").ShouldBe(plats.Stadsdel, plats.Id);
        Stad.FinnPlats("rinkeby-torg")!.Stadsdel.ShouldBe("jarva");
        Stad.FinnPlats("finns-inte").ShouldBeNull();
    }

    [Fact]
    public void A_point_in_the_city_has_one_district_and_one_outside_has_none()
    {
        Stad.Vid(59.3884, 17.9285).ShouldBe(("jarva", "Järva"));
        Stad.Vid(59.2992, 18.0808)!.Value.Stadsdel.ShouldBe("enskede-arsta-vantor");
        Stad.Vid(59.6025, 18.1384).ShouldBeNull();
        Stad.Vid(double.NaN, 18).ShouldBeNull();
    }

    [Fact]
    public void The_coarse_map_agrees_with_the_borders()
    {
        using var karta = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Stadsfiler.Mapp, "karta.json")));
        var omraden = karta.RootElement.GetProperty("omraden").GetProperty("features");
        omraden.EnumerateArray().Select(o => o.GetProperty("properties").GetProperty("id").GetString())
            .ShouldBe(Stad.Stadsdelar.Select(s => s.Id).Where(id => id != "stockholm"), ignoreOrder: true);
        foreach (var omrade in omraden.EnumerateArray())
        {
            var etikett = omrade.GetProperty("properties").GetProperty("etikett");
            Stad.Vid(etikett[1].GetDouble(), etikett[0].GetDouble())?.Stadsdel
                .ShouldBe(omrade.GetProperty("properties").GetProperty("id").GetString());
        }

        karta.RootElement.GetProperty("linjer").GetProperty("features").GetArrayLength().ShouldBe(117);
        karta.RootElement.GetProperty("vatten").GetProperty("features").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Many_threads_get_the_same_answer_as_one()
    {
        var punkter = Enumerable.Range(0, 4000).Select(i => (59.2 + (i * 0.00006), 17.7 + (i % 97 * 0.0055))).ToArray();
        var ensam = punkter.Select(p => Stad.Vid(p.Item1, p.Item2)).ToArray();
        var nylast = Stadsgeografi.Las(Stadsfiler.Mapp);
        punkter.AsParallel().AsOrdered().Select(p => nylast.Vid(p.Item1, p.Item2)).ToArray().ShouldBe(ensam);
    }

    [Fact]
    public void A_point_in_a_district_lies_within_the_city()
    {
        var punkt = Gen.Choose(0, 10_000).Two().Select(t => (Lat: 58.5 + (t.Item1 * 0.00015), Lon: 17.0 + (t.Item2 * 0.0002)));
        Prop.ForAll(punkt.ToArbitrary(), p => Stad.Vid(p.Lat, p.Lon) is null || Stad.Inom(p.Lat, p.Lon)).QuickCheckThrowOnFailure();
        Stad.Inom(59.33, 18.07).ShouldBeTrue();
        Stad.Inom(57.7, 11.97).ShouldBeFalse();
        Stad.Inom(18.07, 59.33).ShouldBeFalse();
        Stad.Inom(double.NaN, 18).ShouldBeFalse();
    }

    [Fact]
    public void An_added_place_is_found_by_its_name_and_leaves_the_old_city_alone()
    {
        var ny = new Plats
        {
            Id = "provgarden",
            Namn = "Provgården",
            Typ = Platstyp.Plats,
            Lat = 59.3884,
            Lon = 17.9285,
            Stadsdel = "jarva",
            OsakerhetMeter = 50,
        };
        var med = Stad.Med([ny]);
        med.Placera(null, null, null, null, null, "Samling utanför Provgården.").Plats.ShouldBe("provgarden");
        Stad.Placera(null, null, null, null, null, "Samling utanför Provgården.").Stadsdel.ShouldBe("stockholm");
        med.Med([ny with { Namn = "Nygården" }]).Platser.Count.ShouldBe(med.Platser.Count);
        Should.Throw<InvalidDataException>(() => Stad.Med([ny with { Stadsdel = "farsta" }])).Message.ShouldContain("provgarden");
        Should.Throw<InvalidDataException>(() => Stad.Med([ny with { Alias = ["Söder"] }])).Message.ShouldContain("aldrig");
    }

    [Fact]
    public void A_faulty_file_is_refused_with_file_entry_field_and_remedy()
    {
        Fel("platser.json", s => s.Replace("\"osakerhetMeter\": 150,", "\"osakerhetMeter\": 0,", StringComparison.Ordinal))
            .ShouldContainAll("platser.json", "osakerhetMeter", "1–10 000", "Ange");
        Fel("platser.json", s => s.Replace("\"stadsdel\": \"jarva\"", "\"stadsdel\": \"farsta\"", StringComparison.Ordinal))
            .ShouldContainAll("platser.json", "akalla", "lat/lon");
        Fel("platser.json", _ => "{").ShouldContainAll("platser.json", "rad 1");
        Fel("stadsdelar.json", s => s.Replace("\"id\": \"farsta\"", "\"id\": \"Fär sta\"", StringComparison.Ordinal))
            .ShouldContainAll("stadsdelar.json", "stadsdel nr 3", "\"id\"", "a–z");
        Fel("granser.geojson", s => s.Replace("\"stadsdel\":\"farsta\"", "\"stadsdel\":\"nagonstans\"", StringComparison.Ordinal))
            .ShouldContainAll("granser.geojson", "stadsdel", "stadsdelar.json");
        Fel("namn.json", s => s.Replace("\"stadsdel\": \"bromma\"", "\"stadsdel\": \"brumma\"", StringComparison.Ordinal))
            .ShouldContainAll("namn.json", "osäkert namn nr 1", "stadsdel");

        static string Fel(string fil, Func<string, string> andra) =>
            Stadsfiler.Fel(fil, andra, mapp => Stadsgeografi.Las(mapp));
    }
}

internal static class TextKontroll
{
    public static void ShouldContainAll(this string text, params string[] delar)
    {
        foreach (var del in delar)
            text.ShouldContain(del);
    }
}
