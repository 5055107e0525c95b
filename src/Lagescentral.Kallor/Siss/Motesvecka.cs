using System.Globalization;

namespace Lagescentral.Kallor.Siss;

/// <summary>A SISS meeting's name: year and ISO 8601 week, <c>2026-W47</c>.</summary>
internal static class Motesvecka
{
    public const string Fel = "är ingen mötesvecka. Skriv år och ISO-vecka, till exempel 2026-W47.";

    public static bool Giltig(string mote) =>
        mote.Length == 8 && mote[4] == '-' && mote[5] == 'W'
        && int.TryParse(mote.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var ar) && ar is >= 2000 and <= 2200
        && int.TryParse(mote.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var vecka)
        && vecka >= 1 && vecka <= ISOWeek.GetWeeksInYear(ar);
}
