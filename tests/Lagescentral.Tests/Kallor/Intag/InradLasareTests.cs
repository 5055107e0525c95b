using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Kallor.Provregler;

namespace Lagescentral.Tests.Kallor.Intag;

public sealed class InradLasareTests
{
    private const string Hel = """
        {"id":" a-1 ","typ":"Brand","intraffad":"2026-11-18T13:30:00+01:00","publicerad":"2026-11-18T12:40:00Z",
         "rubrik":"  Brand i container ","text":"rad ett\nrad två","lat":59.33,"lon":18.06,"plats":"","stadsdel":"sodermalm",
         "status":"avslutad","allvar":3,"klass":"intern","okant":{"id":"x"}}
        """;

    private static Inrad En(string json)
    {
        var rad = InradLasare.LasJson(Encoding.UTF8.GetBytes(json), Regler).ShouldHaveSingleItem();
        SkaVaraHel(rad);
        return rad;
    }

    private static Inrad Med(string falt) => En($$"""{"id":"a","typ":"t","intraffad":"2026-11-18T12:00:00Z",{{falt}}}""");

    private static async Task<List<Inrad>> Ndjson(byte[] bytes, int bit = int.MaxValue)
    {
        var rader = new List<Inrad>();
        await foreach (var rad in InradLasare.LasNdjsonAsync(new Bitvis(bytes, bit), Regler))
            rader.Add(rad);
        return rader;
    }

    [Fact]
    public void Reads_every_field_trimmed_and_in_utc()
    {
        var post = En(Hel).Inkommande.ShouldNotBeNull();
        post.ShouldBe(new Inkommande
        {
            Id = "a-1",
            Typ = "Brand",
            Intraffad = new DateTimeOffset(2026, 11, 18, 12, 30, 0, TimeSpan.Zero),
            Publicerad = new DateTimeOffset(2026, 11, 18, 12, 40, 0, TimeSpan.Zero),
            Rubrik = "Brand i container",
            Text = "rad ett\nrad två",
            Lat = 59.33,
            Lon = 18.06,
            Stadsdel = "sodermalm",
            Status = Handelsestatus.Avslutad,
            Allvar = 3,
            Klass = Klass.Intern,
        });
    }

    [Fact]
    public void All_faults_of_an_item_come_at_once_and_never_quote_it()
    {
        var rad = En("""{"id":"HEMLIG","typ":7,"intraffad":"HEMLIG","stadsdel":"HEMLIG","allvar":9,"status":"HEMLIG","klass":"HEMLIG","lat":59.3,"rubrik":["HEMLIG"]}""");
        rad.Id.ShouldBe("HEMLIG");
        rad.Fel.Select(f => f.Falt).ShouldBe(["typ", "intraffad", "stadsdel", "allvar", "status", "klass", "rubrik", "lon"], ignoreOrder: true);
        rad.Fel.ShouldAllBe(f => !f.Orsak.Contains("HEMLIG"));
        rad.Original.ShouldContain("HEMLIG");
    }

    [Fact]
    public void Missing_required_fields_are_named()
    {
        En("{}").Fel.Select(f => f.Falt).ShouldBe(["id", "typ", "intraffad"]);
        En("""{"id":" ","typ":null,"intraffad":""}""").Fel.Select(f => f.Falt).ShouldBe(["id", "typ", "intraffad"]);
    }

    [Fact]
    public void Optional_nulls_and_blanks_are_absent()
    {
        var post = Med("\"rubrik\":\" \",\"status\":null,\"allvar\":null,\"lat\":null,\"lon\":null,\"stadsdel\":\"\"").Inkommande.ShouldNotBeNull();
        post.Rubrik.ShouldBeNull();
        post.Status.ShouldBe(Handelsestatus.Pagaende);
        post.Lat.ShouldBeNull();
    }

    [Fact]
    public void Faulty_fields_are_refused()
    {
        string[] fall =
        [
            "\"lat\":59.3", "\"lon\":18", "\"lat\":0,\"lon\":0", "\"lat\":\"NaN\",\"lon\":18", "\"lat\":1e999,\"lon\":18", "\"lat\":18.06,\"lon\":59.33",
            "\"allvar\":0", "\"allvar\":6", "\"allvar\":2.5", "\"allvar\":\"3\"", "\"allvar\":1e400", "\"status\":\"klar\"", "\"status\":true",
            "\"klass\":\"begransad\"", "\"stadsdel\":\"Södermalm\"", "\"stadsdel\":\"norrmalm\"", "\"rubrik\":\"a\\u0000b\"", "\"rubrik\":\"a\\nb\"",
            "\"text\":\"a\\u0007b\"", "\"text\":\"\\ud800\"", "\"rubrik\":\"" + new string('x', 301) + "\"", "\"text\":\"" + new string('x', 4001) + "\"",
            "\"id\":\"b\"", "\"publicerad\":\"igår\"", "\"publicerad\":17",
        ];
        foreach (var f in fall)
            Med(f).Fel.Count.ShouldBe(1, f);
        Med("\"\\ud800\":1").Fel.ShouldBeEmpty();
        Med("\"text\":\"" + new string('x', 4000) + "\",\"rubrik\":\"" + string.Concat(Enumerable.Repeat("😀", 300)) + "\"").Fel.ShouldBeEmpty();
    }

    [Fact]
    public void Times_need_an_offset_and_may_be_five_minutes_ahead()
    {
        static Inrad Vid(string tid) => En($$"""{"id":"a","typ":"t","intraffad":"{{tid}}"}""");
        Vid("2026-11-18T12:00:00").Fel.ShouldHaveSingleItem().Orsak.ShouldContain("tidszon");
        foreach (var fel in (string[])["2026-11-18", "2026-11-18 12:00:00Z", "2026-13-18T12:00:00Z", "2026-11-18T25:00:00Z", "2026-11-18T12:00:00+25:00", "0001-01-01T00:00:00+01:00", "2026-11-18T12:00:00.Z", "1763467200"])
            Vid(fel).Fel.Count.ShouldBe(1, fel);
        Vid("2026-11-18T13:05:00Z").Fel.ShouldBeEmpty();
        Vid("2026-11-18T13:05:01Z").Fel.ShouldHaveSingleItem().Falt.ShouldBe("intraffad");
        Vid("2026-11-18T12:00:00.123456789+01:00").Inkommande!.Intraffad.ShouldBe(new DateTimeOffset(2026, 11, 18, 11, 0, 0, TimeSpan.Zero).AddTicks(1234567));
        Vid("2026-11-18t12:00z").Inkommande!.Intraffad.ShouldBe(new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void An_invalid_utf8_string_is_the_items_fault_alone()
    {
        byte[] kropp = [.. "[{\"id\":\"a\",\"typ\":\""u8, 0xC3, 0x28, .. "\",\"intraffad\":\"2026-11-18T12:00:00Z\"},"u8, .. Encoding.UTF8.GetBytes(Hel), (byte)']'];
        var rader = InradLasare.LasJson(kropp, Regler);
        rader[0].Fel.ShouldHaveSingleItem().Falt.ShouldBe("typ");
        rader[1].Fel.ShouldBeEmpty();
        rader[1].Rad.ShouldBe(2);
    }

    [Fact]
    public void An_item_that_is_no_object_is_a_fault_of_its_own()
    {
        var rader = InradLasare.LasJson(Encoding.UTF8.GetBytes($"[1,null,[{{}}],{Hel}]"), Regler);
        rader.Count(r => r.Fel.Count == 1).ShouldBe(3);
        rader[3].Fel.ShouldBeEmpty();
    }

    [Fact]
    public void A_body_that_is_no_json_is_refused_with_row_and_byte()
    {
        foreach (var fel in (string[])["", "  ", "[", "{\"id\":NaN}", "[{}]x", "\"text\"", "[{},]", new string('[', 100), "{\"id\":\"HEMLIG"])
            Should.Throw<OlasligException>(() => InradLasare.LasJson(Encoding.UTF8.GetBytes(fel), Regler)).Message.ShouldNotContain("HEMLIG");
        Should.Throw<OlasligException>(() => InradLasare.LasJson("[\n{},\n  x]"u8, Regler)).Message.ShouldContain("rad 3, byte 3");
        InradLasare.LasJson("[]"u8, Regler).ShouldBeEmpty();
    }

    [Fact]
    public async Task Limits_of_body_items_and_item_are_kept()
    {
        var liten = "{\"id\":\"a\"}";
        InradLasare.LasJson(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(liten, 10_000)) + "]"), Regler).Count.ShouldBe(10_000);
        Should.Throw<ForStorException>(() => InradLasare.LasJson(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(liten, 10_001)) + "]"), Regler));
        Should.Throw<ForStorException>(() => InradLasare.LasJson(Encoding.UTF8.GetBytes("[{\"x\":\"" + new string('a', 70_000) + "\"}]"), Regler));
        await Should.ThrowAsync<ForStorException>(() => InradLasare.LasJsonAsync(new MemoryStream(new byte[Intagsgranser.Kropp + 1]), Regler));
        await Should.ThrowAsync<ForStorException>(() => Ndjson(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(liten + "\n", 10_001)))));
        await Should.ThrowAsync<ForStorException>(() => Ndjson(Encoding.UTF8.GetBytes("{\"x\":\"" + new string('a', 70_000))));
        await Should.ThrowAsync<ForStorException>(() => Ndjson(new byte[Intagsgranser.Kropp + 1].Select(_ => (byte)'\n').ToArray()));
    }

    [Fact]
    public async Task Ndjson_tolerates_bom_crlf_blank_lines_and_bad_lines_however_it_is_cut()
    {
        var hel = Hel.ReplaceLineEndings(" ");
        byte[] kropp = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{hel}\r\n\r\n   \n{{\"id\":\"halv\n{hel}{hel}\n{hel}")];
        foreach (var bit in (int[])[1, 7, 4096])
        {
            var rader = await Ndjson(kropp, bit);
            rader.Select(r => r.Rad).ShouldBe([1, 4, 5, 6]);
            rader.Select(r => r.Fel.Count).ShouldBe([0, 1, 1, 0]);
            rader[1].Id.ShouldBeNull();
            rader[1].Original.ShouldBe("{\"id\":\"halv");
        }
    }

    [Fact]
    public async Task Items_before_a_broken_limit_have_been_given()
    {
        var givna = 0;
        await Should.ThrowAsync<ForStorException>(async () =>
        {
            await foreach (var _ in InradLasare.LasNdjsonAsync(new MemoryStream(Encoding.UTF8.GetBytes("{}\n{}\n" + new string('x', 70_000))), Regler))
                givna++;
        });
        givna.ShouldBe(2);
    }

    [Fact]
    public void Random_bytes_never_throw_anything_but_the_named_exceptions()
    {
        Prop.ForAll(Stympad().ToArbitrary(), bytes =>
        {
            try
            {
                foreach (var rad in InradLasare.LasJson(bytes, Regler))
                    SkaVaraHel(rad);
            }
            catch (Exception e) when (e is OlasligException or ForStorException)
            {
                e.Message.ShouldNotBeEmpty();
            }
            foreach (var rad in Ndjson(bytes, 50).GetAwaiter().GetResult())
                SkaVaraHel(rad);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    // A sound body with some bytes replaced by others that matter to JSON, or by anything.
    private static Gen<byte[]> Stympad()
    {
        var sund = Encoding.UTF8.GetBytes("[" + Hel.Replace("\"id\":\" a-1 \"", "\"\\u0069d\":\"\\ud83d\\ude00\"") + ",\n" + Hel.ReplaceLineEndings("") + "]");
        var tecken = Gen.OneOf(Gen.Elements("{}[]\",:\\u0d8n-e.\n\r\t"u8.ToArray()), Gen.Choose(0, 255).Select(b => (byte)b));
        return from byten in Gen.ListOf(Gen.Choose(0, sund.Length - 1).Zip(tecken))
               from langd in Gen.Frequency((3, Gen.Constant(sund.Length)), (1, Gen.Choose(0, sund.Length)))
               select Byt(sund, byten)[..langd];
    }

    private static byte[] Byt(byte[] sund, IEnumerable<(int, byte)> byten)
    {
        var kopia = (byte[])sund.Clone();
        foreach (var (i, b) in byten.Take(4))
            kopia[i] = b;
        return kopia;
    }

    // A stream that gives at most so many bytes at a time, as a network does.
    private sealed class Bitvis(byte[] bytes, int bit) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(bit, buffer.Length)], cancellationToken);
    }
}
