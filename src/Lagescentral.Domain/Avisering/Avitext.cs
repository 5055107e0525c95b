using System.Globalization;
using System.Text;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Avisering;

/// <summary>What a channel may carry of a notice.</summary>
/// <param name="Id">The order's id.</param>
/// <param name="Rubrik">What stands first; one line.</param>
/// <param name="Text">Where and how serious; one line, empty when nothing may be said.</param>
/// <param name="Lank">Path at the hub.</param>
/// <param name="Innehall">The facts; null when the channel may not carry them.</param>
public sealed record Avitext(string Id, string Rubrik, string Text, string Lank, Aviinnehall? Innehall)
{
    /// <summary>All that is said where the content may not be.</summary>
    public const string Fortegen = "Du har ett larm. Öppna Lägescentral.";

    /// <summary>Longest heading that is sent on.</summary>
    public const int RubrikHogst = 120;

    private const int NamnHogst = 80;

    /// <summary>The notice cut for a channel.</summary>
    /// <param name="avi">The order.</param>
    /// <param name="kanalklass">The strictest class that the channel may carry.</param>
    public static Avitext For(Avi avi, Klass kanalklass)
    {
        ArgumentNullException.ThrowIfNull(avi);
        if (avi.Klass > kanalklass) return new Avitext(avi.Id, Fortegen, "", avi.Innehall.Lank, null);
        var i = avi.Innehall with
        {
            Rubrik = Rad(avi.Innehall.Rubrik, RubrikHogst),
            Stadsdel = Rad(avi.Innehall.Stadsdel, NamnHogst),
            Plats = avi.Innehall.Plats is { } plats ? Rad(plats, NamnHogst) : null,
        };
        var ort = i.Plats is { } p ? $"{p}, {i.Stadsdel}" : i.Stadsdel;
        return new Avitext(avi.Id, i.Rubrik, string.Create(CultureInfo.InvariantCulture, $"{ort} · Allvar {i.Allvar}"), i.Lank, i);
    }

    // What becomes a header or a heading elsewhere is one line, whatever a register came to hold.
    private static string Rad(string text, int hogst)
    {
        var rad = new StringBuilder(Math.Min(text.Length, hogst));
        foreach (var tecken in text.EnumerateRunes())
        {
            if (rad.Length + tecken.Utf16SequenceLength > hogst) break;
            rad.Append(Rune.IsControl(tecken) || tecken.Value is 0x2028 or 0x2029 ? " " : tecken.ToString());
        }

        return rad.ToString().Trim();
    }
}
