using System.Globalization;

namespace Lagescentral.Prestanda.Matt;

/// <summary>Figures for people: three digits that mean something, and a hard space between thousands.</summary>
internal static class Tal
{
    private static readonly CultureInfo Svenska = CultureInfo.GetCultureInfo("sv-SE");

    public static string Skriv(double tal) => Math.Abs(tal) switch
    {
        double.NaN => "–",
        >= 100 => tal.ToString("#,0", Svenska),
        >= 10 => tal.ToString("0.0", Svenska),
        _ => tal.ToString("0.00", Svenska),
    };
}
