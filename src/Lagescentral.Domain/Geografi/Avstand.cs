namespace Lagescentral.Domain.Geografi;

/// <summary>Distances within a city.</summary>
public static class Avstand
{
    private const double MeterPerGrad = 111_195;

    /// <summary>Metres between two points (WGS 84), as on a plane; within a city wrong by less than a thousandth.</summary>
    public static double Meter(double latA, double lonA, double latB, double lonB)
    {
        var x = (lonA - lonB) * Math.Cos((latA + latB) / 2 * Math.PI / 180);
        var y = latA - latB;
        return MeterPerGrad * Math.Sqrt(x * x + y * y);
    }
}
