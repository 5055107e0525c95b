using System.Text.RegularExpressions;

namespace Lagescentral.Kallor.Ssbf;

/// <summary>Takes house numbers out of a place: place or stadsdel, never a home.</summary>
internal static partial class Husnummer
{
    /// <summary>The place without house numbers, stairs and flats; road numbers (<c>väg 73</c>, <c>E4</c>) stay.</summary>
    public static string Stryk(string plats) => Flera().Replace(Lagenhet().Replace(Nummer().Replace(plats, ""), ""), " ").Trim(' ', ',');

    // 12, 12B, 12 B, 12-14, 12/14 after a space; not after a word that numbers roads and lines.
    [GeneratedRegex(@"(?<!\b(väg|riksväg|länsväg|linje|avfart|trafikplats))\s+[0-9]+([-–/][0-9]+)?(\s?[A-Za-z]\b)?(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nummer();

    [GeneratedRegex(@",?\s*\b(lgh|lägenhet|uppgång|port|trappa|trappor|tr|vån|våning)\b\.?(\s*[0-9A-Za-z]{1,5}\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lagenhet();

    [GeneratedRegex(@"\s{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Flera();
}
