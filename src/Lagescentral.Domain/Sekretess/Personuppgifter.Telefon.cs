using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Lagescentral.Domain.Sekretess;

public static partial class Personuppgifter
{
    // Area codes of two figures after the zero (PTS, the Swedish numbering plan); all others but 08 have three.
    private static readonly FrozenSet<string> TvasiffrigaRiktnummer = new[]
    {
        "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042",
        "044", "046", "054", "060", "063", "070", "072", "073", "074", "075", "076", "079", "090",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static bool HarTelefonnummer(string text)
    {
        for (var m = Telefonform().Match(text); m.Success; m = Telefonform().Match(text, m.Index + 1))
        {
            if (m.Groups["land"].Length > 0 ? ArUtlandsform(m) : ArInrikes(m.Groups["nummer"].Value))
                return true;
        }

        return false;
    }

    /// <summary>A country code, then seven to twelve digits.</summary>
    private static bool ArUtlandsform(Match m) =>
        m.Groups["nummer"].Value.Count(char.IsAsciiDigit) is >= 7 and <= 12;

    /// <summary>An area code and a subscriber's number, written as people write them; groups after the number
    /// ("08-123 45 67 2026") are let be.</summary>
    private static bool ArInrikes(string nummer)
    {
        var grupper = Grupp().Matches(nummer).Select(g => g.Value).ToList();
        var forst = grupper[0];
        var riktnummer = Riktnummer(forst);
        var abonnent = forst[riktnummer.Length..];
        var egenGrupp = abonnent.Length == 0;
        if (grupper.Count == 1)
            return ArAbonnent(riktnummer, abonnent);
        // "070123-1234" is no way to write a telephone number; "0701-23 45 67" is.
        if (!egenGrupp && !(riktnummer[1] == '7' && abonnent.Length == 1))
            return false;

        // After an area code of four figures and a blank come short groups: "0430 201126" is a time and a date.
        var bindestreck = nummer.AsSpan(forst.Length).TrimStart(' ').StartsWith('-');
        foreach (var grupp in grupper.Skip(1))
        {
            if (riktnummer.Length == 4 && grupp.Length > 4 && !bindestreck)
                return false;
            abonnent += grupp;
            if (ArAbonnent(riktnummer, abonnent))
                return true;
        }

        return false;
    }

    private static string Riktnummer(string siffror)
    {
        if (siffror.StartsWith("08", StringComparison.Ordinal))
            return "08";
        if (siffror.Length >= 3 && TvasiffrigaRiktnummer.Contains(siffror[..3]))
            return siffror[..3];
        return siffror[..Math.Min(4, siffror.Length)];
    }

    private static bool ArAbonnent(string riktnummer, string abonnent) => riktnummer switch
    {
        "08" => abonnent.Length is >= 6 and <= 8 && abonnent[0] != '0',
        { Length: 3 } when riktnummer[1] == '7' => abonnent.Length == 7,
        { Length: 3 } => abonnent.Length is >= 5 and <= 8 && (abonnent[0] != '0' || riktnummer == "010"),
        { Length: 4 } => abonnent.Length is >= 5 and <= 6 && abonnent[0] != '0',
        _ => false,
    };

    [GeneratedRegex(@"(?<![\d+])(?<!\d[.,:/\-])(?:(?<land>(?:\+|00)[1-9]\d{0,2})[ \-]{0,2}(?:\(0\))?[ \-]{0,2}(?<nummer>\d{1,12}(?:[ \-]\d{1,9}){0,6})|\(?(?<nummer>0[1-9]\d{0,9}\)?(?: ?[\-/]? ?\d{2,9}){0,5}))(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, GransMillisekunder)]
    private static partial Regex Telefonform();

    [GeneratedRegex(@"\d{1,16}", RegexOptions.CultureInvariant, GransMillisekunder)]
    private static partial Regex Grupp();
}
