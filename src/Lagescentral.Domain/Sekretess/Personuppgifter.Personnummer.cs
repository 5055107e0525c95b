using System.Text.RegularExpressions;

namespace Lagescentral.Domain.Sekretess;

public static partial class Personuppgifter
{
    // A coordination number is a personal number with 60 added to the day (Skatteverket, SKV 707).
    private const int Samordningsdag = 60;

    private static string? FinnPersonnummer(string text)
    {
        // A candidate that fails may overlap one that does not: search on from its second character.
        for (var m = Nummerform().Match(text); m.Success; m = Nummerform().Match(text, m.Index + 1))
        {
            if (!ArDatumOchKlockslag(m) && Granska(m.Groups["sekel"].Value, Datum(m), m.Groups["fyra"].Value) is { } namn)
                return namn;
        }

        return null;
    }

    private static string Datum(Match m) => m.Groups["ar"].Value + m.Groups["manad"].Value + m.Groups["dag"].Value;

    /// <summary>"2026-11-20 1405" is a time: a whole date with hyphens, a blank, and four digits that are a time of day.</summary>
    private static bool ArDatumOchKlockslag(Match m) =>
        m.Groups["sekel"].Length > 0 && m.Groups["delare"].Value == "-" && m.Groups["skilje"].Value.Trim(' ').Length == 0
        && m.Groups["skilje"].Length > 0
        && string.CompareOrdinal(m.Groups["fyra"].Value, "2400") < 0 && m.Groups["fyra"].ValueSpan[2] < '6';

    private static string? Granska(string sekel, string datum, string fyra)
    {
        var manad = Tal(datum.AsSpan(2, 2));
        var dag = Tal(datum.AsSpan(4, 2));
        var samordning = dag > Samordningsdag;
        if (samordning)
            dag -= Samordningsdag;
        if (!HarRattKontrollsiffra(datum + fyra) || !FinnsDagen(sekel, Tal(datum.AsSpan(0, 2)), manad, dag))
            return null;
        return samordning ? "samordningsnummer" : "personnummer";
    }

    private static bool FinnsDagen(string sekel, int ar, int manad, int dag)
    {
        if (manad is < 1 or > 12 || dag < 1)
            return false;
        if (sekel.Length > 0)
            return dag <= DateTime.DaysInMonth((Tal(sekel) * 100) + ar, manad);
        // Without a century the year may be of either; only 29 February tells them apart.
        return dag <= Math.Max(DateTime.DaysInMonth(1900 + ar, manad), DateTime.DaysInMonth(2000 + ar, manad));
    }

    /// <summary>Luhn's check digit over ten digits.</summary>
    private static bool HarRattKontrollsiffra(string tio)
    {
        var summa = 0;
        for (var i = 0; i < tio.Length; i++)
        {
            var produkt = (tio[i] - '0') * (i % 2 == 0 ? 2 : 1);
            summa += produkt > 9 ? produkt - 9 : produkt;
        }

        return summa % 10 == 0;
    }

    private static int Tal(ReadOnlySpan<char> siffror) =>
        int.Parse(siffror, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<sekel>18|19|20)?(?<ar>\d\d)(?<delare>[ \-/.]?)(?<manad>\d\d)\k<delare>(?<dag>\d\d)(?<skilje>\s{0,2}[\-+]?\s{0,2})(?<fyra>\d{4})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, GransMillisekunder)]
    private static partial Regex Nummerform();
}
