using Lagescentral.Domain.Geografi;

namespace Lagescentral.Domain.Larm;

/// <summary>The schools and preschools that a serious larm may concern, whoever runs them.</summary>
public static class Larmskolor
{
    private const int AllvarMinst = 4;

    // No nearer than the events' own points are known.
    private const int Steg = 50;

    /// <summary>Schools near any of a larm's events that has a point, nearest first; none for what is not serious.</summary>
    /// <param name="larm">The larm.</param>
    /// <param name="geografi">The places.</param>
    /// <param name="meter">Within how far.</param>
    public static IReadOnlyList<(Plats Skola, int Meter)> Nara(Larmfakta larm, Stadsgeografi geografi, int meter)
    {
        ArgumentNullException.ThrowIfNull(larm);
        ArgumentNullException.ThrowIfNull(geografi);
        if (larm.Allvar < AllvarMinst) return [];
        var punkter = larm.Handelser.Select(h => Punkt(h, geografi)).OfType<(double Lat, double Lon)>().ToList();
        return punkter.Count == 0 ? [] : [.. geografi.Platser.Where(p => p.Typ is Platstyp.Skola or Platstyp.Forskola)
            .Select(p => (Skola: p, Meter: punkter.Min(q => Avstand.Meter(p.Lat, p.Lon, q.Lat, q.Lon)))).Where(par => par.Meter <= meter)
            .OrderBy(par => par.Meter).Select(par => (par.Skola, (int)Math.Round(par.Meter / Steg) * Steg))];
    }

    private static (double Lat, double Lon)? Punkt(Underlag h, Stadsgeografi geografi) =>
        h is { Lat: { } lat, Lon: { } lon } ? (lat, lon)
        : h.Plats is { } id && geografi.FinnPlats(id) is { ArPunkt: true } plats ? (plats.Lat, plats.Lon)
        : null;
}
