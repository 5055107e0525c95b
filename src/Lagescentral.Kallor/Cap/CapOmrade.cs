using System.Globalization;
using System.Xml.Linq;

namespace Lagescentral.Kallor.Cap;

/// <summary>The middle of an alert's area, when the area is small enough for a point to say something.</summary>
internal static class CapOmrade
{
    /// <summary>Widest area, in kilometres, that a point may stand for. A district's or county's midpoint is no place.</summary>
    public const double StorstKm = 3;

    private const double KmPerGrad = 111.2;

    /// <summary>The middle of the one polygon or circle; null when there is none, several, or it is wide.</summary>
    /// <param name="areor">The area elements.</param>
    /// <param name="fel">Told of shapes that cannot be read. Geocodes and altitudes are ignored.</param>
    public static (double Lat, double Lon)? Mitt(IEnumerable<XElement> areor, Action<string> fel)
    {
        var former = areor.SelectMany(a => a.Elements())
            .Where(e => e.Name == CapLasare.Ns + "polygon" || e.Name == CapLasare.Ns + "circle").ToList();
        var mitt = new List<(double Lat, double Lon)?>();
        foreach (var form in former)
        {
            var punkter = form.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (form.Name.LocalName == "circle" ? Cirkel(punkter, out var m) : Polygon(punkter, out m))
                mitt.Add(m);
            else if (form.Name.LocalName == "circle")
                fel("circle ska vara lat,lon radie: grader i WGS 84 och kilometer.");
            else
                fel("polygon ska vara minst fyra lat,lon åtskilda av blanksteg, den sista lika med den första.");
        }
        return mitt.Count == 1 ? mitt[0] : null;
    }

    private static bool Cirkel(string[] delar, out (double, double)? mitt)
    {
        mitt = null;
        if (delar.Length != 2 || !Punkt(delar[0], out var p) || !Tal(delar[1], 0, 50_000, out var radie))
            return false;
        mitt = radie * 2 < StorstKm ? p : null;
        return true;
    }

    private static bool Polygon(string[] delar, out (double, double)? mitt)
    {
        mitt = null;
        var p = new (double Lat, double Lon)[delar.Length];
        for (var i = 0; i < delar.Length; i++)
        {
            if (!Punkt(delar[i], out p[i]))
                return false;
        }
        if (p.Length < 4 || p[0] != p[^1])
            return false;
        var (s, n) = (p.Min(x => x.Lat), p.Max(x => x.Lat));
        var (v, o) = (p.Min(x => x.Lon), p.Max(x => x.Lon));
        var hojd = (n - s) * KmPerGrad;
        var bredd = (o - v) * KmPerGrad * Math.Cos((s + n) / 2 * Math.PI / 180);
        mitt = Math.Sqrt((hojd * hojd) + (bredd * bredd)) < StorstKm ? Tyngdpunkt(p) : null;
        return true;
    }

    // Centroid by the shoelace formula about the first point; a polygon without area has its corners' mean.
    private static (double, double) Tyngdpunkt((double Lat, double Lon)[] p)
    {
        double yta = 0, lat = 0, lon = 0;
        for (var i = 0; i + 1 < p.Length; i++)
        {
            var (y1, x1) = (p[i].Lat - p[0].Lat, p[i].Lon - p[0].Lon);
            var (y2, x2) = (p[i + 1].Lat - p[0].Lat, p[i + 1].Lon - p[0].Lon);
            var kors = (x1 * y2) - (x2 * y1);
            yta += kors;
            lat += (y1 + y2) * kors;
            lon += (x1 + x2) * kors;
        }
        return Math.Abs(yta) < 1e-12
            ? (p.SkipLast(1).Average(x => x.Lat), p.SkipLast(1).Average(x => x.Lon))
            : (p[0].Lat + (lat / (3 * yta)), p[0].Lon + (lon / (3 * yta)));
    }

    private static bool Punkt(string s, out (double Lat, double Lon) punkt)
    {
        punkt = default;
        var delar = s.Split(',');
        if (delar.Length != 2 || !Tal(delar[0], -90, 90, out var lat) || !Tal(delar[1], -180, 180, out var lon))
            return false;
        punkt = (lat, lon);
        return true;
    }

    private static bool Tal(string s, double minst, double hogst, out double tal) =>
        double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out tal) && tal >= minst && tal <= hogst;
}
