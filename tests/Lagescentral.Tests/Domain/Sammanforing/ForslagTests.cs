using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Tests.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Sammanforing;

public sealed class ForslagTests
{
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<HandelseNyckel> Inga = [];
    private static readonly Forslagsmakare Makare = new(new Provnamn(), (a, b) => (a, b) is ("brand", "skadegorelse") or ("skadegorelse", "brand"), new Forslagsregler());

    [Fact]
    public void Two_sources_at_one_place_within_minutes_are_proposed_with_reasons()
    {
        var polis = K("polis", "1", 0, "jarva", plats: "rinkeby-torg", allvar: 3);
        var ssbf = K("ssbf", "2", 10, "jarva", plats: "rinkeby-torg", allvar: 4);
        var forslag = Foresla(polis, ssbf).ShouldHaveSingleItem();
        (forslag.Huvud.Fakta.Kalla, forslag.Del.Fakta.Kalla, forslag.Poang).ShouldBe(("ssbf", "polis", 100));
        forslag.Skal.Select(s => (s.Slag, s.Text)).ShouldBe(
            [("plats", "samma plats: rinkeby-torg"), ("tid", "10 minuter ifrån varandra"), ("kategori", "samma kategori: brand")]);
    }

    [Fact]
    public void Near_points_are_enough_and_far_ones_are_not()
    {
        Foresla(K("polis", "1", 0, "jarva", lat: 59.388, lon: 17.929), K("ssbf", "2", 5, "jarva", lat: 59.389, lon: 17.929))
            .ShouldHaveSingleItem().Skal[0].Text.ShouldBe("omkring 100 m ifrån varandra");
        // A border between them does not part two points.
        Foresla(K("polis", "1", 0, "jarva", lat: 59.388, lon: 17.929), K("ssbf", "2", 5, "bromma", lat: 59.389, lon: 17.929)).Count.ShouldBe(1);
        Foresla(K("polis", "1", 0, "jarva", lat: 59.388, lon: 17.929, ord: "Rinkebystråket"), K("ssbf", "2", 5, "jarva", lat: 59.40, lon: 17.95, ord: "Rinkebystråket")).ShouldBeEmpty();
    }

    [Fact]
    public void Words_about_the_place_join_only_within_a_district_or_when_one_has_none()
    {
        var forslag = Foresla(K("polis", "1", 0, "farsta", ord: "Larsbodavägen vid skolan"), K("siss", "2", 12, "farsta", ord: "larsbodavägen")).ShouldHaveSingleItem();
        forslag.Skal.Single(s => s.Slag == "plats").Text.ShouldBe("samma stadsdel, farsta, och samma ord om platsen: larsbodavägen");
        Foresla(K("polis", "1", 0, "stockholm", ord: "Larsbodavägen"), K("siss", "2", 12, "farsta", ord: "Larsbodavägen")).Count.ShouldBe(1);
        Foresla(K("polis", "1", 0, "bromma", ord: "Larsbodavägen"), K("siss", "2", 12, "farsta", ord: "Larsbodavägen")).ShouldBeEmpty();
        Foresla(K("polis", "1", 0, "farsta"), K("siss", "2", 12, "farsta")).ShouldBeEmpty();
        // The district's own name says no more than the district.
        Foresla(K("polis", "1", 0, "farsta", ord: "Farsta"), K("siss", "2", 12, "farsta", ord: "Farsta")).ShouldBeEmpty();
    }

    [Fact]
    public void Kinds_that_cannot_be_one_matter_and_events_of_one_source_are_not_proposed()
    {
        Foresla(K("polis", "1", 0, "jarva", plats: "torget"), K("ssbf", "2", 5, "jarva", plats: "torget", kategori: "skadegorelse")).ShouldHaveSingleItem().Poang.ShouldBe(90);
        Foresla(K("polis", "1", 0, "jarva", plats: "torget"), K("ssbf", "2", 5, "jarva", plats: "torget", kategori: "bedrageri")).ShouldBeEmpty();
        Foresla(K("polis", "1", 0, "jarva", plats: "torget"), K("polis", "2", 5, "jarva", plats: "torget")).ShouldBeEmpty();
        Foresla(K("polis", "1", 0, "jarva", plats: "torget"), K("ssbf", "2", 121, "jarva", plats: "torget")).ShouldBeEmpty();
        var ovning = K("ssbf", "2", 5, "jarva", plats: "torget");
        Foresla(K("polis", "1", 0, "jarva", plats: "torget"), ovning with { Fakta = ovning.Fakta with { Ovning = true } }).ShouldBeEmpty();
    }

    [Fact]
    public void What_remains_is_what_more_may_read_of_whatever_its_seriousness()
    {
        var oppen = K("polis", "1", 0, "jarva", plats: "torget", allvar: 1);
        var intern = K("ssbf", "2", 5, "jarva", plats: "torget", allvar: 5);
        Foresla(oppen with { Fakta = oppen.Fakta with { Klass = Klass.Oppen } }, intern).ShouldHaveSingleItem().Huvud.Fakta.Kalla.ShouldBe("polis");
        // What has reports already can only remain, and two such are no pair.
        Makare.Foresla([oppen, intern], new HashSet<HandelseNyckel> { oppen.Fakta.Nyckel }, _ => false).ShouldHaveSingleItem().Huvud.Fakta.Kalla.ShouldBe("polis");
        Makare.Foresla([oppen, intern], new HashSet<HandelseNyckel> { oppen.Fakta.Nyckel, intern.Fakta.Nyckel }, _ => false).ShouldBeEmpty();
    }

    [Fact]
    public void Proposals_are_bounded_ordered_the_same_from_any_order_and_never_what_could_not_be_done()
    {
        var en = from kalla in Gen.Choose(0, 2) from nar in Gen.Choose(0, 300) from var in Gen.Choose(0, 5) from ovrigt in Gen.Choose(0, 999) select (kalla, nar, var, ovrigt);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20_261_121, 947), Prop.ForAll(Arb.From(Gen.ArrayOf(en, 60)), alla =>
        {
            var regler = new Forslagsregler { ForslagHogst = 20 };
            var makare = new Forslagsmakare(new Provnamn(), (_, _) => false, regler);
            var kandidater = alla.Select((k, i) => K(
                new[] { "polis", "ssbf", "siss" }[k.kalla], $"{i}", k.nar, new[] { "jarva", "farsta" }[k.var % 2], plats: $"plats{k.var}",
                kategori: $"k{k.ovrigt % 2}", allvar: k.ovrigt % 5 + 1) is var kandidat && k.ovrigt % 7 == 0
                ? kandidat with { Fakta = kandidat.Fakta with { ArHandelse = false } } : kandidat).ToList();
            var huvuden = kandidater.Where((_, i) => i % 9 == 0).Select(k => k.Fakta.Nyckel).ToHashSet();
            bool Avvisad(Handelsepar par) => par.GetHashCode() % 5 == 0;
            var forslag = makare.Foresla(kandidater, huvuden, Avvisad);
            forslag.Count.ShouldBeLessThanOrEqualTo(20);
            forslag.Select(f => f.Poang).ShouldBe(forslag.Select(f => f.Poang).OrderDescending());
            makare.Foresla([.. kandidater.AsEnumerable().Reverse()], huvuden, Avvisad).Select(Namn).ShouldBe(forslag.Select(Namn));
            foreach (var f in forslag)
            {
                Sammanforingsregler.Hinder(f.Del.Fakta, huvuden.Contains(f.Del.Fakta.Nyckel) ? 1 : 0, f.Huvud.Fakta).ShouldBeNull();
                Avvisad(Handelsepar.Av(f.Huvud.Fakta.Nyckel, f.Del.Fakta.Nyckel)).ShouldBeFalse();
                f.Poang.ShouldBe(f.Skal.Sum(s => s.Poang));
                (f.Huvud.Fakta.Raknas && f.Del.Fakta.Raknas && f.Huvud.Fakta.Kalla != f.Del.Fakta.Kalla).ShouldBeTrue();
            }

            foreach (var i in makare.Foresla(kandidater, huvuden, Avvisad, "farsta")) new[] { i.Huvud, i.Del }.ShouldContain(k => k.Fakta.Placering.Stadsdel == "farsta");
        }));
    }

    [Fact]
    public void What_may_not_be_merged_says_why()
    {
        var (a, b) = (K("polis", "1", 0, "jarva").Fakta, K("ssbf", "2", 0, "jarva").Fakta);
        Sammanforingsregler.Hinder(a, 0, b).ShouldBeNull();
        Sammanforingsregler.Hinder(a, 0, a)!.ShouldContain("sig själv");
        Sammanforingsregler.Hinder(a, 2, b)!.ShouldContain("Andra rapporter");
        Sammanforingsregler.Hinder(a, 0, b with { Status = Handelsestatus.Aterkallad })!.ShouldContain("återkallad");
        Sammanforingsregler.Hinder(a, 0, b with { ArHandelse = false })!.ShouldContain("ingen enskild händelse");
        Sammanforingsregler.Hinder(a, 0, b with { Klass = Klass.Begransad })!.ShouldContain("strängare klass");
        Sammanforingsregler.Hinder(a, 0, b with { Ovning = true })!.ShouldContain("övning");
        var sammanford = a with { Rattelse = new Rattelse { Sammanford = new(new Huvud("siss", "9", Klass.Intern), "p", "jour", Nu, null) } };
        Sammanforingsregler.Hinder(sammanford, 0, b)!.ShouldContain("redan sammanförd med siss/9");
        Sammanforingsregler.Hinder(b, 0, sammanford)!.ShouldContain("själv sammanförd med siss/9");
        Sammanforingsregler.Faller(b, Klass.Intern).ShouldBeNull();
        Sammanforingsregler.Faller(b, Klass.Oppen).ShouldNotBeNull();
        Sammanforingsregler.Faller(b with { Status = Handelsestatus.Aterkallad }, Klass.Intern).ShouldNotBeNull();
    }

    private static string Namn(Forslag f) => $"{f.Huvud.Fakta.Nyckel} {f.Del.Fakta.Nyckel} {f.Poang}";

    private static IReadOnlyList<Forslag> Foresla(params Kandidat[] kandidater) => Makare.Foresla(kandidater, Inga, _ => false);

    private static Kandidat K(
        string kalla, string id, int minut, string stadsdel, string? plats = null, double? lat = null, double? lon = null, string kategori = "brand", int allvar = 3, string? ord = null) => new(
        new Handelsefakta
        {
            Kalla = kalla,
            Id = id,
            Rev = 1,
            Typ = "Brand",
            Kategori = kategori,
            Allvar = allvar,
            Intraffad = Nu.AddMinutes(minut),
            Mottagen = Nu.AddMinutes(minut),
            Status = Handelsestatus.Pagaende,
            Klass = Klass.Intern,
            Placering = new Placering { Stadsdel = stadsdel, Plats = plats, Lat = lat, Lon = lon, Metod = Placeringsmetod.Namn, Sakerhet = 1 },
            Innehall = id,
        },
        ord is null ? null : new Handelsetext { Plats = ord });
}
