using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor;
using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Ssbf;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Kallor.Provregler;

namespace Lagescentral.Tests.Kallor.Ssbf;

public sealed class SsbfTests
{
    private const string Larm = """
        {"larmnummer":"2026-004711","sosArende":"18.1234567.2","typ":1,"larm":"2026-11-18T12:30:00+01:00","framme":"2026-11-18T12:38:00+01:00",
         "adress":"Hemliga gatan 12 B","plats":"Rinkeby torg 3","stadsdel":"Rinkeby-Kista","enheter":["1010","2080"],"status":"på plats"}
        """;

    private static readonly Simuleradplats[] Platser = [new("Rinkeby torg", "jarva"), new("Medborgarplatsen", "sodermalm"), new("Farsta centrum", "farsta")];

    private static string? Namn(string namn) => namn == "Rinkeby-Kista" ? "jarva" : null;

    private static IReadOnlyList<Inrad> Las(string json)
    {
        var rader = SsbfTolk.Las(Encoding.UTF8.GetBytes(json), Regler, Namn);
        foreach (var rad in rader)
            SkaVaraHel(rad);
        return rader;
    }

    [Fact]
    public void A_record_becomes_an_item_without_its_address()
    {
        var rad = Las(Larm).ShouldHaveSingleItem();
        rad.Inkommande.ShouldBe(new Inkommande
        {
            Id = "2026-004711",
            Typ = "Brand eller brandtillbud i byggnad",
            Intraffad = new DateTimeOffset(2026, 11, 18, 11, 30, 0, TimeSpan.Zero),
            Publicerad = new DateTimeOffset(2026, 11, 18, 11, 38, 0, TimeSpan.Zero),
            Rubrik = "Brand eller brandtillbud i byggnad, Rinkeby torg",
            Text = "Räddningstjänsten: på plats. 2 enheter.",
            Plats = "Rinkeby torg",
            Stadsdel = "jarva",
        });
        rad.Original.ShouldNotContain("Hemliga");
        rad.Original.ShouldNotContain("torg 3");
    }

    [Fact]
    public void Faults_keep_no_address_either()
    {
        var rad = Las("""{"larmnummer":"","typ":10,"larm":"nyss","framme":"sen","adress":"Hemliga gatan 12","status":"klar","enheter":3,"plats":7}""").ShouldHaveSingleItem();
        rad.Fel.Select(f => f.Falt).ShouldBe(["typ", "larm", "status", "framme", "plats", "larmnummer"], ignoreOrder: true);
        rad.Original.ShouldNotContain("Hemliga");
        var lang = Las(Larm.Replace("Rinkeby torg 3", string.Concat(Enumerable.Repeat("Hemliga gatan 12 ", 100))))[0];
        lang.Fel.ShouldHaveSingleItem().Falt.ShouldBe("plats");
        lang.Original.ShouldNotContain("Hemliga");
        Las($"[1,{Larm}]").Select(r => r.Fel.Count).ShouldBe([1, 0]);
        Should.Throw<OlasligException>(() => Las("\"text\""));
        Should.Throw<OlasligException>(() => Las(""));
    }

    [Fact]
    public void House_numbers_are_taken_out_and_road_numbers_stay()
    {
        (string, string)[] fall =
        [
            ("Storgatan 12 B", "Storgatan"), ("Storgatan 12-14, Rinkeby", "Storgatan, Rinkeby"), ("Storgatan 5, lgh 1202", "Storgatan"), ("Storgatan 12B, 3 tr", "Storgatan"),
            ("Väg 73 vid Farsta", "Väg 73 vid Farsta"), ("E4 vid Kista", "E4 vid Kista"), ("Portugalgatan", "Portugalgatan"), ("Rinkeby torg", "Rinkeby torg"),
        ];
        foreach (var (fore, efter) in fall)
            Las(Larm.Replace("Rinkeby torg 3", fore))[0].Inkommande!.Plats.ShouldBe(efter);
    }

    [Fact]
    public void Mutated_records_never_throw_anything_but_the_named_exceptions()
    {
        var sund = Encoding.UTF8.GetBytes("[" + Larm + "]");
        var tecken = Gen.OneOf(Gen.Elements("{}[]\",:\\u0d8"u8.ToArray()), Gen.Choose(0, 255).Select(b => (byte)b));
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, sund.Length - 1).Zip(tecken)).ToArbitrary(), byten =>
        {
            var kopia = (byte[])sund.Clone();
            foreach (var (i, b) in byten.Take(3))
                kopia[i] = b;
            try
            {
                SsbfTolk.Las(kopia, Regler, Namn).ToList().ForEach(SkaVaraHel);
            }
            catch (OlasligException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void A_signature_holds_for_its_body_key_and_time_alone()
    {
        byte[] nyckel = [1, 2, 3], ny = [4, 5, 6];
        var kropp = Encoding.UTF8.GetBytes(Larm);
        var huvud = Webhooksignatur.Skapa(nyckel, Nu, kropp);
        Webhooksignatur.Fel(huvud, kropp, [ny, nyckel], Nu.AddMinutes(5)).ShouldBeNull();
        Webhooksignatur.Fel(huvud, kropp, [nyckel], Nu.AddSeconds(301))!.ShouldContain("fem minuter");
        Webhooksignatur.Fel(huvud, kropp, [nyckel], Nu.AddSeconds(-301))!.ShouldContain("fem minuter");
        Webhooksignatur.Fel(huvud, kropp, [ny], Nu)!.ShouldContain("stämmer inte");
        Webhooksignatur.Fel(huvud, kropp, [], Nu)!.ShouldContain("stämmer inte");
        Webhooksignatur.Fel(huvud, kropp.AsSpan(1), [nyckel], Nu)!.ShouldContain("stämmer inte");
        Webhooksignatur.Fel(huvud.Replace("t=", "t=1"), kropp, [nyckel], Nu).ShouldNotBeNull();
        foreach (var fel in (string?[])[null, "", "v1=00", "t=1", "t=x,v1=" + new string('0', 64), "t=9223372036854775807,v1=" + new string('0', 64), "t=-9223372036854775808,v1=" + new string('0', 64)])
            Webhooksignatur.Fel(fel, kropp, [nyckel], Nu).ShouldNotBeNull();
    }

    [Fact]
    public void A_signature_is_the_hmac_that_others_compute()
    {
        // Computed with: printf '1763467200.{}' | openssl dgst -sha256 -hmac hemlig
        Webhooksignatur.Skapa("hemlig"u8, DateTimeOffset.FromUnixTimeSeconds(1_763_467_200), "{}"u8)
            .ShouldBe("t=1763467200,v1=a8edabd47fc57f30062827b4093e2b2289f278ceefcc55fe0688d74400ed17f0");
    }

    [Fact]
    public void A_simulated_year_has_the_citys_number_a_third_automatic_and_quiet_nights()
    {
        var larm = Enumerable.Range(0, 365).SelectMany(d => new SsbfSimulator(1, Platser).Dygn(new DateOnly(2025, 1, 1).AddDays(d))).ToList();
        var nya = larm.Where(p => p.Status == "larmad").ToList();
        // Five standard deviations of a Poisson count on either side.
        nya.Count.ShouldBeInRange(SsbfSimulator.PerAr - 343, SsbfSimulator.PerAr + 343);
        (nya.Count(p => p.Typ == Insatstyp.Automatlarm) / (double)nya.Count).ShouldBe(0.33, 0.035);
        int Vid(int fran, int till) => nya.Count(p => Stockholmstid.Lokal(p.Larm).Hour is var h && h >= fran && h < till);
        Vid(15, 18).ShouldBeGreaterThan(2 * Vid(2, 5));
        larm.GroupBy(p => p.Larmnummer).ShouldAllBe(g => string.Join(',', g.Select(p => p.Status)) == "larmad,pa plats,under kontroll,avslutad");
        larm.Select(p => p.Typ).Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void The_same_seed_and_day_give_the_same_alarms_all_marked_and_all_readable()
    {
        var dag = new DateOnly(2026, 10, 25);
        static IEnumerable<string> Som(IEnumerable<SsbfPost> p) => p.Select(x => Encoding.UTF8.GetString(x.TillJson()));
        var ett = new SsbfSimulator(7, Platser).Dygn(dag);
        Som(new SsbfSimulator(7, Platser).Dygn(dag)).ShouldBe(Som(ett));
        Som(new SsbfSimulator(8, Platser).Dygn(dag)).ShouldNotBe(Som(ett));
        ett.Select(p => p.Uppdaterad).ShouldBeInOrder();
        foreach (var post in ett)
            Las(Encoding.UTF8.GetString(post.TillJson())).ShouldHaveSingleItem().Inkommande.ShouldNotBeNull().Ovning.ShouldBeTrue();
    }
}
