using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Siss;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Kallor.Provregler;

namespace Lagescentral.Tests.Kallor.Siss;

public sealed class SissTests
{
    private const string Rubriker = "Möte;Typ;Inträffad;Stadsdel;Plats;Rubrik;Text;Allvar;Status;Klass;Lat;Lon\r\n";
    private const string Rad = "2026-W47;Klotter;2026-11-17 14:30;Hägersten-Liljeholmen;Telefonplan;Klotter;\"En; vägg\noch en till\";1;Pågående;Öppen;59,298;17,997\r\n";

    private static string? Namn(string namn) => namn switch
    {
        "Hägersten-Liljeholmen" or "Hägersten-Älvsjö" => "hagersten-alvsjo",
        "Södermalm" => "sodermalm",
        _ => null,
    };

    private static IReadOnlyList<Inrad> Csv(byte[] bytes)
    {
        var rader = CsvLasare.LasAsync(new MemoryStream(bytes), Regler, Namn).GetAwaiter().GetResult();
        foreach (var rad in rader)
            SkaVaraHel(rad);
        return rader;
    }

    private static IReadOnlyList<Inrad> Csv(string text) => Csv(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<Inrad> Json(string text)
    {
        var rader = SissLasare.LasAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Regler, Namn).GetAwaiter().GetResult();
        foreach (var rad in rader)
            SkaVaraHel(rad);
        return rader;
    }

    [Fact]
    public void A_sheet_reads_the_same_in_every_encoding()
    {
        var vantat = Csv(Rubriker + Rad).ShouldHaveSingleItem();
        var post = vantat.Inkommande.ShouldNotBeNull();
        vantat.Rad.ShouldBe(2);
        post.Id.ShouldStartWith("2026-W47-");
        post.Intraffad.ShouldBe(new DateTimeOffset(2026, 11, 17, 13, 30, 0, TimeSpan.Zero));
        post.Stadsdel.ShouldBe("hagersten-alvsjo");
        post.Text.ShouldBe("En; vägg\noch en till");
        (post.Lat, post.Lon).ShouldBe((59.298, 17.997));
        post.Allvar.ShouldBe(1);
        post.Klass.ShouldBe(Klass.Oppen);
        byte[] bom = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Rubriker + Rad)];
        Csv(bom)[0].Inkommande.ShouldBe(post);
        Csv(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Rubriker + Rad))[0].Inkommande.ShouldBe(post);
        Csv([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Rubriker + Rad)])[0].Inkommande.ShouldBe(post);
        Csv("mote,typ,intraffad,stadsdel,plats,rubrik,text,allvar,status,klass,lat,lon\n2026-W47,Klotter,2026-11-17T14:30:00+01:00,hagersten-alvsjo,Telefonplan,Klotter,\"En; vägg\noch en till\",1,pagaende,oppen,59.298,17.997")
            [0].Inkommande.ShouldBe(post);
    }

    [Fact]
    public void The_same_row_has_the_same_id_and_another_row_another()
    {
        var id = Csv(Rubriker + Rad)[0].Id;
        Csv(Rubriker + "\r\n" + Rad.Replace("Pågående", "Avslutad").Replace(";1;", ";2;"))[0].Id.ShouldBe(id);
        Csv(Rubriker + Rad.Replace("Klotter;\"En", "Klotter;\"Två"))[0].Id.ShouldNotBe(id);
        Csv(Rubriker + Rad.Replace("W47", "W46"))[0].Id.ShouldNotBe(id);
        Csv("id;typ;intraffad\r\nA7;t;2026-11-17 14:30")[0].Id.ShouldBe("A7");
    }

    [Fact]
    public void Wrong_rows_say_row_and_column_and_the_right_go_through()
    {
        var rader = Csv(Rubriker + Rad.Replace("2026-11-17 14:30", "HEMLIG").Replace("59,298", "HEMLIG") + "\r\n" + Rad + "2026-W47;Klotter\r\n" + Rad.Replace("W47", "W60").Replace("Hägersten-Liljeholmen", "HEMLIG"));
        rader.Select(r => r.Rad).ShouldBe([2, 4, 5, 6]);
        rader[0].Fel.Select(f => f.Falt).ShouldBe(["kolumn 3 (intraffad)", "kolumn 11 (lat)"]);
        rader[1].Fel.ShouldBeEmpty();
        rader[2].Fel.ShouldHaveSingleItem().Orsak.ShouldContain("2 kolumner");
        rader[3].Fel.Select(f => f.Falt).ShouldBe(["kolumn 4 (stadsdel)", "kolumn 1 (mote)"]);
        rader.SelectMany(r => r.Fel).ShouldAllBe(f => !f.Orsak.Contains("HEMLIG"));
    }

    [Fact]
    public void An_unclosed_quote_loses_no_row_in_silence()
    {
        var rader = Csv("typ;intraffad;text\nt;2026-11-17 14:30;\"utan slut\nt;2026-11-17 14:31;b\nt;2026-11-17 14:32;c\n");
        rader.SelectMany(r => r.Fel).ShouldNotBeEmpty();
    }

    [Fact]
    public void Clock_changes_are_known()
    {
        static Inrad Vid(string tid) => Csv($"typ;intraffad\nt;{tid}")[0];
        Vid("2026-10-25 02:30").Inkommande!.Intraffad.ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        Vid("2026-03-29 02:30").Fel.ShouldHaveSingleItem().Orsak.ShouldContain("finns inte");
        Vid("2026-07-01 9:05").Inkommande!.Intraffad.ShouldBe(new DateTimeOffset(2026, 7, 1, 7, 5, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_sheet_without_its_headings_is_refused()
    {
        foreach (var fel in (string[])["", "a;b;c\n1;2;3", "typ;typ;intraffad\n", "typ\nx"])
            Should.Throw<OlasligException>(() => Csv(fel));
        Should.Throw<ForStorException>(() => Csv("typ;intraffad\n" + string.Concat(Enumerable.Repeat("t;x\n", 10_001))));
    }

    [Fact]
    public void A_meetings_report_is_flattened_with_paths()
    {
        var rader = Json("""
            {"mote":"2026-W47","rapporter":[
              {"stadsdel":"Södermalm","plats":"Medborgarplatsen","handelser":[
                {"id":"s-1","typ":"Ordningsstörning","intraffad":"2026-11-16 22:15","allvar":2},
                {"typ":"Klotter","intraffad":"2026-11-16T10:00:00Z","plats":"Björns trädgård"}]},
              {"stadsdel":"Okänd","handelser":[{"typ":"Klotter","intraffad":"igår"},7]}]}
            """);
        rader.Select(r => r.Rad).ShouldBe([1, 2, 3, 4]);
        rader[0].Inkommande!.Stadsdel.ShouldBe("sodermalm");
        rader[0].Inkommande!.Plats.ShouldBe("Medborgarplatsen");
        rader[1].Inkommande!.Plats.ShouldBe("Björns trädgård");
        rader[1].Id.ShouldStartWith("2026-W47-");
        rader[2].Fel.Select(f => f.Falt).ShouldBe(["rapporter[1].handelser[0].stadsdel", "rapporter[1].handelser[0].intraffad"]);
        rader[3].Fel.ShouldHaveSingleItem().Falt.ShouldBe("rapporter[1].handelser[1]");
        foreach (var fel in (string[])["", "[]", "{}", """{"mote":"v47","rapporter":[]}""", """{"mote":"2026-W47"}""", """{"mote":"2026-W47","rapporter":[3]}""", """{"mote":"\ud800","rapporter":[]}""", """{"mote":7}"""])
            Should.Throw<OlasligException>(() => Json(fel));
    }

    [Fact]
    public void Mutated_files_never_throw_anything_but_the_named_exceptions()
    {
        var csv = Encoding.UTF8.GetBytes(Rubriker + Rad + Rad);
        var json = """{"mote":"2026-W47","rapporter":[{"stadsdel":"Södermalm","handelser":[{"typ":"t","intraffad":"2026-11-16 22:15","lat":59.3,"lon":18.0}]}]}""";
        var utf8 = Encoding.UTF8.GetBytes(json);
        var tecken = Gen.OneOf(Gen.Elements("{}[]\",:;\\u0d8\n\r\t-"u8.ToArray()), Gen.Choose(0, 255).Select(b => (byte)b));
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 1_000).Zip(tecken)).ToArbitrary(), byten =>
        {
            Prova(() => Csv(Byt(csv, byten)));
            Prova(() => Json(Encoding.Latin1.GetString(Byt(utf8, byten))));
            Prova(() => SissLasare.LasAsync(new MemoryStream(Byt(utf8, byten)), Regler, Namn).GetAwaiter().GetResult().ToList().ForEach(SkaVaraHel));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static void Prova(Action las)
    {
        try
        {
            las();
        }
        catch (Exception e) when (e is OlasligException or ForStorException)
        {
            e.Message.ShouldNotBeEmpty();
        }
    }

    private static byte[] Byt(byte[] sund, IEnumerable<(int, byte)> byten)
    {
        var kopia = (byte[])sund.Clone();
        foreach (var (i, b) in byten.Take(4))
            kopia[i % sund.Length] = b;
        return kopia;
    }
}
