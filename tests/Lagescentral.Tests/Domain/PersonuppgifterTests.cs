using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Tests.Domain.Geografi;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Lagescentral.Tests.Domain;

public class PersonuppgifterTests(ITestOutputHelper utskrift)
{
    private static readonly string[] Driftord =
    [
        "larm", "kl 14.05", "Brand", "E20", "väg 226", "SL 123", "linje 4", "buss 176", "Rinkeby torg", "enhet", "210", "2026-11-20", "20 nov",
        "14:05", "12 personer", "500 kr", "1 250 000 kr", "59.3293, 18.0686", "ring 112", "114 14", "1177", "113 13", "116 117", "2026-W47", "08.30",
        "plan 3", "rum 101", "Hus 12B", "två bilar", "300 meter", "OSL 2009:400", "nivå 2", "ca 40", "T-bana", "KS 2023/739", "IP", "100 000",
        "SEK 100 000", "kl 123", "v. 47", "08-16", "ISO 9001", "2026-11-20 14.05", "2026-11-20T14:05:00+01:00", "larmnummer 2026-118", "0-2 år", "post 1",
    ];

    private sealed record Nummer(DateOnly Fodd, string Tre, bool Samordning)
    {
        public string Datum(string form)
        {
            var dag = (Fodd.Day + (Samordning ? 60 : 0)).ToString("00", CultureInfo.InvariantCulture);
            return Fodd.ToString(form, CultureInfo.InvariantCulture) + dag;
        }

        public int Kontroll
        {
            get
            {
                var summa = 0;
                foreach (var (i, c) in (Datum("yyMM") + Tre).Index())
                {
                    var produkt = (c - '0') * (i % 2 == 0 ? 2 : 1);
                    summa += (produkt / 10) + (produkt % 10);
                }

                return (10 - (summa % 10)) % 10;
            }
        }

        public IEnumerable<string> Former(int kontroll)
        {
            var fyra = $"{Tre}{kontroll}";
            foreach (var datum in new[] { Datum("yyMM"), Datum("yyyyMM") })
            {
                foreach (var skilje in new[] { "", "-", "+", " ", " - ", "\u00a0", "\u2013", "\u200b" })
                    yield return datum + skilje + fyra;
            }

            yield return Bred(Datum("yyMM") + "-" + fyra);
            yield return Datum("yyyy-MM-") + "-" + fyra;
        }

        private static string Bred(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c));
    }

    private static readonly Gen<Nummer> Personer =
        from dagar in Gen.Choose(0, 36_000)
        from tre in Gen.Choose(0, 999)
        from samordning in Gen.Elements(true, false)
        select new Nummer(new DateOnly(1926, 1, 1).AddDays(dagar), tre.ToString("000", CultureInfo.InvariantCulture), samordning);

    private static readonly Gen<string> Drifttext =
        from antal in Gen.Choose(1, 12)
        from ord in Gen.Elements(Driftord).ArrayOf(antal)
        select string.Join(", ", ord) + ".";

    [Fact]
    public void A_valid_number_is_found_in_every_written_form_within_a_text()
    {
        var fall = from n in Personer from fore in Drifttext from efter in Drifttext select (n, fore, efter);
        Prop.ForAll(fall.ToArbitrary(), f => f.n.Former(f.n.Kontroll).All(form =>
            Personuppgifter.Finn($"{f.fore} Avser {form}. {f.efter}") == (f.n.Samordning ? "samordningsnummer" : "personnummer")))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_number_is_found_right_behind_a_list_mark()
    {
        foreach (var fore in new[] { "1.", "2:", "3,", "nr", "(", "4 ", "kl 14.05,", "id-", "112 " })
            Personuppgifter.Finn(fore + "811228-9874").ShouldBe("personnummer", fore);
    }

    [Fact]
    public void A_wrong_check_digit_is_no_personal_number()
    {
        var fall = from n in Personer from fel in Gen.Choose(1, 9) select (n, (n.Kontroll + fel) % 10);
        Prop.ForAll(fall.ToArbitrary(), f => f.n.Former(f.Item2).All(form =>
            Personuppgifter.Finn($"Avser {form}.") is null or "telefonnummer")).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Personuppgifter.Finn("Avser 811228-9873").ShouldBeNull();
    }

    [Fact]
    public void Operational_texts_are_let_through()
    {
        foreach (var ord in Driftord)
            Personuppgifter.Finn(ord).ShouldBeNull(ord);
        Prop.ForAll(Drifttext.ToArbitrary(), text => Personuppgifter.Finn(text) is null).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Telephone_numbers_are_found()
    {
        foreach (var nummer in new[]
        {
            "070-123 45 67", "0701234567", "070 123 45 67", "070-1234567", "0701-23 45 67", "+46701234567", "+46 70 123 45 67", "+46 (0)70-123 45 67",
            "0046 70 123 45 67", "08-123 45 67", "08-508 290 00", "08 508 290 00", "0850829000", "(08) 508 290 00", "031-12 34 56", "0500-41 23 45",
            "0500 41 23 45", "018-123456", "tel:070-1234567", "076 12 34 567", "070 1234567", "0701 234567", "08 50829000", "(070) 123 45 67", "070/123 45 67", "07\u200b01234567", "０７０-１２３ ４５ ６７", "+47 22 12 34 56",
        })
        {
            Personuppgifter.Finn($"Ring {nummer} i kväll.").ShouldBe("telefonnummer", nummer);
        }
    }

    [Fact]
    public void Times_dates_case_numbers_and_places_are_no_telephone_numbers()
    {
        foreach (var text in new[]
        {
            "kl 0830-1015", "kl 0430 den 20 nov", "0430 2026", "08-16 alla dagar", "2026-11-20 14.05", "2026-11-20 1405", "20261120", "larm 2026-0812345",
            "18.0812345.2", "59.0812345, 18.0701234", "dnr 0123-2026", "01-02-2026", "020", "1 070 123 kr", "0-100", "00:30", "112 eller 114 14", "Ring 1177",
            "113 13", "116 117", "116 000", "556016-0680",
        })
        {
            Personuppgifter.Finn(text).ShouldBeNull(text);
        }
    }

    [Fact]
    public void Email_addresses_are_found()
    {
        foreach (var adress in new[] { "anna.ek@exempel.se", "a@b.co", "namn (at) exempel.se", "namn[at]exempel[dot]se", "åsa@exempel.se", "anna@\u200bexempel.se", "ｎａｍｎ＠exempel.se" })
            Personuppgifter.Finn($"Skriv till {adress} om detta").ShouldBe("e-postadress", adress);
        foreach (var text in new[] { "@stockholm", "vi ses @ torget", "pris 5 kr (at)" })
            Personuppgifter.Finn(text).ShouldBeNull(text);
    }

    [Fact]
    public void Registration_numbers_are_found()
    {
        foreach (var skylt in new[] { "ABC 123", "ABC123", "ABC12D", "ABC 12D", "abc123", "abc12d", "Abc123", "ABC-123", "A\u200bBC123", "ＡＢＣ１２３", "ABC\u00a0123", "XYZ 900" })
            Personuppgifter.Finn($"En bil, {skylt}, sågs").ShouldBe("registreringsnummer", skylt);
        Personuppgifter.Finn("bil med regnr abc 123").ShouldBe("registreringsnummer");
        Personuppgifter.Finn("registreringsnummer: tel 123").ShouldBe("registreringsnummer");
        Personuppgifter.Finn("BIL MED SKYLT DAG 123").ShouldBe("registreringsnummer");
        Personuppgifter.Finn("BIL ABC 123 STULEN").ShouldBe("registreringsnummer");
    }

    [Fact]
    public void Roads_rooms_units_and_words_are_no_registration_numbers()
    {
        foreach (var text in new[]
        {
            "E20", "SL 123", "kl 123", "väg 226", "Rum 101", "rum 12B", "hus 123", "SOS 112", "TEL 113 13", "BRAND OCH 200 EVAKUERADE", "SEK 500", "max200",
            "ÅKE 123", "QAB 123", "ABI 123", "ABC 12O", "ABC 1234", "XABC 123", "covid19", "abc 12", "de var 100", "vid 300",
        })
        {
            Personuppgifter.Finn(text).ShouldBeNull(text);
        }
    }

    [ForlagaFact]
    public void No_recorded_public_post_is_held()
    {
        using var svar = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Stadsfiler.Forlaga!, "polisen", "events-response-2023-04.json")));
        var hallna = svar.RootElement.EnumerateArray()
            .Where(p => Personuppgifter.Finn(p.GetProperty("name").GetString() + " " + p.GetProperty("summary").GetString()) is not null)
            .Select(p => p.GetProperty("id").GetInt64());
        hallna.ShouldBeEmpty();
    }

    [Fact]
    public void The_time_grows_with_the_length_of_the_text_and_no_faster()
    {
        var vardag = string.Concat(Enumerable.Repeat("Polisen larmas kl 14.05 efter att någon sett rök på Sveavägen 210. ", 4));
        utskrift.WriteLine($"{Mikro(vardag):F1} µs for {vardag.Length} characters");
        foreach (var elakt in new[] { "0", "08 ", "1-", "a.", "a@", "abc ", "(at) ", "850123-123 ", "+46", "a(", "０" })
        {
            var text = string.Concat(Enumerable.Repeat(elakt, 4000 / elakt.Length));
            // Wide, for a busy machine: a pattern that backtracks without bound takes seconds here.
            Mikro(text).ShouldBeLessThan(100_000, elakt);
        }

        static double Mikro(string text)
        {
            const int varv = 20;
            Personuppgifter.Finn(text);
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < varv; i++)
                Personuppgifter.Finn(text);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds / varv;
        }
    }

    [Fact]
    public void Any_text_gets_an_answer()
    {
        foreach (var text in new[] { null, "", "   ", "\ud800 ensam", "\udc00", "a\u030a\ud800", new string('0', 4000), new string('a', 4000) + "@", string.Concat(Enumerable.Repeat("08 ", 1300)), string.Concat(Enumerable.Repeat("12-", 1300)) })
            Personuppgifter.Finn(text).ShouldBeNull();
        Prop.ForAll<string>(text => { Personuppgifter.Finn(text); }).QuickCheckThrowOnFailure();
    }
}
