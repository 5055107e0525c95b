using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Polis;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Kallor.Provregler;

namespace Lagescentral.Tests.Kallor.Polis;

public sealed class PolisTolkTests
{
    private static string Post(string name, string datetime = "2026-07-02 11:57:10 +02:00", string lan = "Stockholms län", string type = "Stöld", int id = 7) =>
        JsonSerializer.Serialize(new
        {
            id,
            datetime,
            name,
            summary = "En cykel har tagits.",
            url = "/aktuellt/handelser/2026/juli/2/exempel/",
            type,
            location = new { name = lan, gps = "59.602496,18.138438" },
        });

    private static PolisSvar Tolka(params string[] poster)
    {
        var svar = PolisTolk.Tolka(Encoding.UTF8.GetBytes("[" + string.Join(",", poster) + "]"), Regler);
        foreach (var rad in svar.Rader)
            SkaVaraHel(rad);
        return svar;
    }

    private static Inkommande En(string post) => Tolka(post).Rader.ShouldHaveSingleItem().Inkommande.ShouldNotBeNull();

    private static DateTimeOffset Tid(string name, string datetime) => En(Post(name, datetime)).Intraffad;

    private static DateTimeOffset Utc(int y, int m, int d, int h, int min, int s = 0) => new(y, m, d, h, min, s, TimeSpan.Zero);

    [Fact]
    public void A_post_of_2026_becomes_an_item_without_coordinates()
    {
        En(Post("2 juli 11.31, Stöld, Stockholm")).ShouldBe(new Inkommande
        {
            Id = "7",
            Typ = "Stöld",
            Intraffad = Utc(2026, 7, 2, 9, 31),
            Publicerad = Utc(2026, 7, 2, 9, 57, 10),
            Rubrik = "2 juli 11.31, Stöld, Stockholm",
            Text = "En cykel har tagits.\nhttps://polisen.se/aktuellt/handelser/2026/juli/2/exempel/",
            Klass = Klass.Oppen,
        });
    }

    [Fact]
    public void Both_shapes_of_name_and_location_are_read()
    {
        En(Post("02 juli 09:05, Mord/dråp, försök, Stockholm", lan: "Stockholm", type: "Mord/dråp, försök")).Intraffad.ShouldBe(Utc(2026, 7, 2, 7, 5));
        En(Post("2 juli 9.05, Mord/dråp, försök, Stockholm", type: "")).Typ.ShouldBe("Mord/dråp, försök");
        En(Post("2 Juli 9.05, Brand, Stockholm", "2026-07-02 9:57:10 +02:00")).Publicerad.ShouldBe(Utc(2026, 7, 2, 7, 57, 10));
        En(Post("2 juli 9.05, Brand, Stockholm", "2026-07-02  9:57:10 +02:00")).Publicerad.ShouldBe(Utc(2026, 7, 2, 7, 57, 10));
        En(Post("2 juli 9.05, Brand, Stockholm", "2026-07-02T09:57:10+02:00")).Publicerad.ShouldBe(Utc(2026, 7, 2, 7, 57, 10));
    }

    [Fact]
    public void Only_the_city_is_kept_and_the_rest_is_counted_by_reason()
    {
        var svar = Tolka(
            Post("2 juli 11.31, Stöld, Stockholm"),
            Post("2 juli 11.31, Sammanfattning natt, Stockholms län", id: 8),
            Post("2 juli 11.31, Stöld, Solna"),
            Post("2 juli 11.31, Brand, Stockholm", lan: "Uppsala län"),
            Post("2 juli 11.31, Brand, Nyköping", "trasig", "Södermanlands län"));
        svar.Antal.ShouldBe(5);
        svar.Rader.Count.ShouldBe(2);
        svar.Rader[0].Inkommande!.Stadsdel.ShouldBeNull();
        svar.Rader[1].Inkommande!.Stadsdel.ShouldBe("stockholm");
        svar.Bortvalda[Bortval.AnnanOrt].ShouldBe(2);
        svar.Bortvalda[Bortval.OrtUtanforLan].ShouldBe(1);
    }

    [Fact]
    public void The_year_is_the_latest_that_is_not_after_the_publication()
    {
        Tid("31 december 23.50, Brand, Stockholm", "2026-01-01 0:10:00 +01:00").ShouldBe(Utc(2025, 12, 31, 22, 50));
        Tid("1 januari 00.05, Brand, Stockholm", "2026-01-01 0:10:00 +01:00").ShouldBe(Utc(2025, 12, 31, 23, 5));
        Tid("20 november 10.00, Brand, Stockholm", "2026-03-01 12:00:00 +01:00").ShouldBe(Utc(2025, 11, 20, 9, 0));
        Tid("29 februari 10.00, Brand, Stockholm", "2026-03-01 12:00:00 +01:00").ShouldBe(Utc(2024, 2, 29, 9, 0));
        Tid("2 juli 11.57, Brand, Stockholm", "2026-07-02 11:57:00 +02:00").ShouldBe(Utc(2026, 7, 2, 9, 57));
    }

    [Fact]
    public void What_is_announced_ahead_gets_its_publication_time()
    {
        Tid("2 juli 13.00, Övrigt, Stockholm", "2026-07-02 12:52:00 +02:00").ShouldBe(Utc(2026, 7, 2, 10, 52));
        Tid("1 januari 08.00, Övrigt, Stockholm", "2025-12-31 23:52:00 +01:00").ShouldBe(Utc(2025, 12, 31, 22, 52));
        Tid("4 juli 13.00, Övrigt, Stockholm", "2026-07-02 12:52:00 +02:00").ShouldBe(Utc(2025, 7, 4, 11, 0));
    }

    [Fact]
    public void Clock_changes_are_known()
    {
        Tid("26 oktober 02.30, Brand, Stockholm", "2025-10-26 02:40:00 +02:00").ShouldBe(Utc(2025, 10, 26, 0, 30));
        Tid("26 oktober 02.30, Brand, Stockholm", "2025-10-26 02:40:00 +01:00").ShouldBe(Utc(2025, 10, 26, 1, 30));
        Tid("29 mars 02.30, Brand, Stockholm", "2026-03-29 04:00:00 +02:00").ShouldBe(Utc(2026, 3, 29, 1, 30));
        Tid("29 mars 01.30, Brand, Stockholm", "2026-03-29 04:00:00 +02:00").ShouldBe(Utc(2026, 3, 29, 0, 30));
    }

    [Fact]
    public void A_post_in_two_states_is_given_older_first()
    {
        var svar = Tolka(
            Post("2 juli 11.31, Stöld, Stockholm", "2026-07-02 12:30:00 +02:00"),
            Post("2 juli 11.31, Rån, Stockholm", "2026-07-02 11:40:00 +02:00"),
            Post("2 juli 11.31, Brand, Stockholm", "2026-07-02 9:40:00 +02:00", id: 8));
        svar.Rader.Select(r => (r.Id, r.Rad)).ShouldBe([("8", 3), ("7", 2), ("7", 1)]);
    }

    [Fact]
    public void A_malformed_post_is_a_fault_and_the_rest_go_through()
    {
        var svar = Tolka(
            "7", "{}", Post("Stöld, Stockholm"), Post("32 juli 11.31, Stöld, Stockholm"), Post("2 jolly 11.31, Stöld, Stockholm"),
            Post("2 juli 25.31, Stöld, Stockholm"), Post("2 juli 11.31, Stöld, Stockholm", "HEMLIG"),
            """{"id":"x","name":"2 juli 11.31, Stöld, Stockholm","datetime":"2026-07-02 11:57:10 +02:00","type":"Stöld","location":null}""",
            """{"name":"2 juli 11.31, Stöld, Stockholm","datetime":"2026-07-02 11:57:10 +02:00","type":["HEMLIG"],"location":{"name":"Stockholms län"}}""",
            Post("2 juli 11.31, Stöld, Stockholm"));
        svar.Rader.Count(r => r.Inkommande is null).ShouldBe(9);
        svar.Rader.SelectMany(r => r.Fel).ShouldAllBe(f => !f.Orsak.Contains("HEMLIG"));
        svar.Rader.Count(r => r.Fel.Any(f => f.Falt == "id")).ShouldBe(2);
        foreach (var fel in (string[])["", "{}", "[", "<html>"])
            Should.Throw<OlasligException>(() => PolisTolk.Tolka(Encoding.UTF8.GetBytes(fel), Regler));
    }

    [Fact]
    public void An_address_that_is_no_path_of_the_police_is_left_out()
    {
        En(Post("2 juli 11.31, Stöld, Stockholm").Replace("/aktuellt", "//annan.example")).Text.ShouldBe("En cykel har tagits.");
    }

    [Fact]
    public void Mutated_responses_never_throw_anything_but_the_named_exception()
    {
        var sund = Encoding.UTF8.GetBytes("[" + Post("2 juli 11.31, Mord/dråp, försök, Stockholm") + "," + Post("29 februari 9:05, Brand, Stockholms län", id: 9) + "]");
        var tecken = Gen.OneOf(Gen.Elements("{}[]\",:\\u0d8 .\n-+9"u8.ToArray()), Gen.Choose(0, 255).Select(b => (byte)b));
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, sund.Length - 1).Zip(tecken)).ToArbitrary(), byten =>
        {
            var kopia = (byte[])sund.Clone();
            foreach (var (i, b) in byten.Take(4))
                kopia[i] = b;
            try
            {
                PolisTolk.Tolka(kopia, Regler).Rader.ToList().ForEach(SkaVaraHel);
            }
            catch (OlasligException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }
}
