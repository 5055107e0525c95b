using System.Text.RegularExpressions;

namespace Lagescentral.Domain.Sekretess;

/// <summary>
/// Patterns of personal data that stop a free text from being shared. They err towards holding: a text held in vain
/// is read by a person within minutes, one let through cannot be called back. Never returns or keeps what it found.
/// </summary>
public static partial class Personuppgifter
{
    // Every pattern is bounded, so the time is linear in the text; the limit only guards a later change.
    private const int GransMillisekunder = 1000;

    /// <summary>The first pattern that the text holds.</summary>
    /// <param name="text">Free text of any length.</param>
    /// <returns><c>personnummer</c>, <c>samordningsnummer</c>, <c>telefonnummer</c>, <c>e-postadress</c>,
    /// <c>registreringsnummer</c>, or null when none is found.</returns>
    public static string? Finn(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var rak = Ratskrivet(text);
        // Most texts have too few digits for most patterns, and a pattern is far dearer to try than digits are to count.
        var siffror = Siffror(rak);
        if (siffror >= 10 && FinnPersonnummer(rak) is { } nummer)
            return nummer;
        if (siffror >= 8 && HarTelefonnummer(rak))
            return "telefonnummer";
        if (HarEpostadress(rak))
            return "e-postadress";
        return siffror >= 2 && HarRegistreringsnummer(rak) ? "registreringsnummer" : null;
    }

    private static int Siffror(string text)
    {
        var antal = 0;
        foreach (var tecken in text)
            if (char.IsAsciiDigit(tecken)) antal++;
        return antal;
    }

    private static bool HarEpostadress(string text) =>
        (text.Contains('@', StringComparison.Ordinal) && Epost().IsMatch(text))
        || (text.AsSpan().ContainsAny('(', '[') && UtskrivenEpost().IsMatch(text));

    [GeneratedRegex(@"[\p{L}\d._%+\-]{1,64} ?@ ?[\p{L}\d\-]{1,63}(?:\.[\p{L}\d\-]{1,63}){0,6}\.\p{L}{2,24}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, GransMillisekunder)]
    private static partial Regex Epost();

    [GeneratedRegex(@"[\p{L}\d._%+\-]{1,64} ?[(\[] ?(?:at|snabel-?a) ?[)\]] ?[\p{L}\d\-]{1,63}(?: ?(?:\.|[(\[] ?(?:dot|punkt) ?[)\]]) ?[\p{L}\d\-]{2,63}){1,6}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, GransMillisekunder)]
    private static partial Regex UtskrivenEpost();
}
