using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Lagescentral.Domain.Sekretess;

public static partial class Personuppgifter
{
    // Combinations that no vehicle bears (Transportstyrelsen) or that stand before an amount.
    private static readonly FrozenSet<string> AldrigPaSkylt = new[]
    {
        "SOS", "USA", "SEX", "ETT", "TRE", "FEM", "SJU", "MEN", "TYP", "SEK", "EUR", "USD", "NOK", "DKK", "GBP",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Words that stand before a number in ordinary text; in small letters, or where all letters are capitals.
    private static readonly FrozenSet<string> Trebokstavsord = new[]
    {
        "ALL", "ATT", "BOR", "BUS", "CCA", "DAG", "DEL", "DEN", "DET", "DNR", "FAX", "FOR", "HAN", "HAR", "HON", "HOS", "HUS", "KAN",
        "KAP", "KOD", "LAG", "MAN", "MAX", "MED", "MER", "MHZ", "MOT", "NED", "NER", "NOD", "NRO", "NYA", "OCH", "PER", "PKT", "RUM",
        "SAL", "SEN", "SKA", "SMS", "SOM", "TAG", "TAR", "TEL", "UPP", "UTE", "OMR",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int SammanhangTecken = 30;

    private static bool HarRegistreringsnummer(string text)
    {
        var baraVersaler = !text.Any(char.IsLower);
        for (var m = Skyltform().Match(text); m.Success; m = Skyltform().Match(text, m.Index + 1))
        {
            if (ArSkylt(text, m, baraVersaler))
                return true;
        }

        return false;
    }

    private static bool ArSkylt(string text, Match m, bool baraVersaler)
    {
        var bokstaver = m.Groups["bokstaver"].Value;
        var stora = bokstaver.ToUpperInvariant();
        if (SagsVaraSkylt(text, m.Index))
            return true;
        if (AldrigPaSkylt.Contains(stora) || FortsatterTalet(text, m))
            return false;
        if (bokstaver == stora && !baraVersaler)
            return true;
        if (Trebokstavsord.Contains(stora))
            return false;
        // "abc123" is a plate; "rum 101" and "Hus 12B" are not, and "abc 123" only where the text says so.
        return bokstaver == stora || m.Groups["skilje"].Length == 0;
    }

    /// <summary>"SEK 100 000", "TEL 113 13": the digits are the start of a longer number.</summary>
    private static bool FortsatterTalet(string text, Match m)
    {
        var slut = m.Index + m.Length;
        return slut + 2 < text.Length && char.IsAsciiDigit(text[slut - 1]) && text[slut] == ' '
            && char.IsAsciiDigit(text[slut + 1]) && char.IsAsciiDigit(text[slut + 2]);
    }

    private static bool SagsVaraSkylt(string text, int index)
    {
        var fore = text.AsSpan(Math.Max(0, index - SammanhangTecken)..index);
        return Skyltord().IsMatch(fore);
    }

    // The letters I, Q, V, Å, Ä, Ö are not used, nor O as the last sign (Transportstyrelsen).
    [GeneratedRegex(@"(?<![\p{L}\d])(?<bokstaver>[A-HJ-PR-UW-Za-hj-pr-uw-z]{3})(?<skilje>[ \-]{0,2})(?:\d{3}|\d{2}[A-HJ-NPR-UW-Za-hj-npr-uw-z])(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, GransMillisekunder)]
    private static partial Regex Skyltform();

    [GeneratedRegex(@"\b(?:reg(?:istrerings)?\.? ?-?(?:nr|nummer|skylt)?\p{L}{0,4}|nummerplåt\p{L}{0,4}|skylt(?:en|ar|arna|ad)?)[ .:]{0,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, GransMillisekunder)]
    private static partial Regex Skyltord();
}
