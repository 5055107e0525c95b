using System.Globalization;
using System.Text;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal.Sqlite;

/// <summary>What is searched, and how a reader's words become a question to FTS5.</summary>
internal static class Sokord
{
    /// <summary>The searchable text of an event: the source's type, which stays, and the free text, which may be erased.</summary>
    public static string For(Handelsefakta fakta, Handelsetext? text) =>
        Hel(string.Join('\n', new[] { fakta.Typ, text?.Rubrik, text?.Text, text?.Plats }.Where(del => del is not null)));

    /// <summary>
    /// The words as an FTS5 expression: each is a quoted prefix and all must occur. What the reader writes is never FTS5's
    /// own language. Null when there is neither letter nor digit in it.
    /// </summary>
    public static string? Fraga(string? ord)
    {
        var delar = Delar(Hel(ord ?? "")).Distinct(StringComparer.Ordinal).Select(del => $"\"{del}\"*").ToList();
        return delar.Count == 0 ? null : string.Join(' ', delar);
    }

    // å may come as one letter or as a and a ring; whole letters on both sides, else they never meet.
    // Runes that are no characters (lone surrogates) become U+FFFD, which Normalize demands.
    private static string Hel(string text)
    {
        // Below U+0300 there are neither marks to join nor surrogates: nearly every text.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF'))
            return text;
        var hel = new StringBuilder(text.Length);
        foreach (var tecken in text.EnumerateRunes())
            hel.Append(tecken.ToString());
        return hel.ToString().Normalize(NormalizationForm.FormC);
    }

    // Splits where FTS5 would: it holds letters, numbers, private use and combining marks together.
    private static IEnumerable<string> Delar(string text)
    {
        var ord = new StringBuilder();
        foreach (var tecken in text.EnumerateRunes())
        {
            if (ArOrdtecken(tecken))
            {
                ord.Append(tecken.ToString());
            }
            else if (ord.Length > 0)
            {
                yield return ord.ToString();
                ord.Clear();
            }
        }

        if (ord.Length > 0)
            yield return ord.ToString();
    }

    private static bool ArOrdtecken(Rune tecken) => Rune.IsLetter(tecken) || Rune.GetUnicodeCategory(tecken) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.PrivateUse;
}
