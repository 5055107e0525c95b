using System.Buffers;
using System.Globalization;
using System.Text;

namespace Lagescentral.Domain.Sekretess;

public static partial class Personuppgifter
{
    // What ordinary Swedish text is made of; it is read as it stands.
    private static readonly SearchValues<char> Enkla = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)) + "\r\n\tåäöÅÄÖéÉüÜ”’…");

    /// <summary>The text with other scripts' digits as 0–9, wide letters as narrow, every blank as one sort, every dash
    /// as a hyphen, and without invisible characters: what hides a number from a pattern but not from a reader.</summary>
    private static string Ratskrivet(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Enkla))
            return text;

        var rak = new StringBuilder(text.Length);
        foreach (var runa in Skrift.Normal(text, NormalizationForm.FormKC).EnumerateRunes())
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
}
