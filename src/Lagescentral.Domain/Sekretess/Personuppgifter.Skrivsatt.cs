using System.Globalization;
using System.Text;

namespace Lagescentral.Domain.Sekretess;

public static partial class Personuppgifter
{
    /// <summary>The text with other scripts' digits as 0–9, wide letters as narrow, every blank as one sort, every dash
    /// as a hyphen, and without invisible characters: what hides a number from a pattern but not from a reader.</summary>
    private static string Ratskrivet(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var rak = new StringBuilder(text.Length);
        foreach (var runa in Kompatibel(text).EnumerateRunes())
        {
            var slag = Rune.GetUnicodeCategory(runa);
            if (slag is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
                continue;
            if (slag == UnicodeCategory.DecimalDigitNumber)
                rak.Append((char)('0' + (int)Rune.GetNumericValue(runa)));
            else if (slag == UnicodeCategory.DashPunctuation || runa.Value == 0x2212)
                rak.Append('-');
            else if (Rune.IsWhiteSpace(runa))
                rak.Append(runa.Value is '\n' or '\r' ? '\n' : ' ');
            else
                rak.Append(runa.ToString());
        }

        return rak.ToString();
    }

    /// <summary>Compatibility form (NFKC). A half surrogate would make normalisation throw, and is replaced first.</summary>
    private static string Kompatibel(string text)
    {
        var hel = new StringBuilder(text.Length);
        foreach (var runa in text.EnumerateRunes())
            hel.Append(runa.ToString());
        return hel.ToString().Normalize(NormalizationForm.FormKC);
    }
}
