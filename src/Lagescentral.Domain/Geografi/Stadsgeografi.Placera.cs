using System.Text;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Geografi;

public sealed partial class Stadsgeografi
{
    // How sure a district is, by how it was found. Chosen, not measured; an operator can correct each placement.
    private const double SakerKoordinat = 0.99;
    private const double SakerKoordinatMotNamn = 0.7;
    private const double SakerNamngiven = 0.95;

    // Three decimals are about 110 m of latitude and 57 m of longitude here; half of that diagonal, and some for the source.
    private const int KoordinatOsakerhetMeter = 100;

    // A place named in words may lie this far from where the source's coordinates point and still be the same.
    private const double LangstTillNamngivenPlatsMeter = 500;

    /// <summary>
    /// Where an event is held to have happened. In this order, the first that answers:
    /// <list type="number">
    /// <item>coordinates, by point in polygon (0.99; 0.7 when the source names another district);</item>
    /// <item>coordinates outside every district: unknown, unless the source names a district;</item>
    /// <item>a district named by the source (0.95); <c>stockholm</c> means the whole city, and ends the search;</item>
    /// <item>names in <paramref name="platsText"/>, then in <paramref name="stadsdel"/> where that names no district but perhaps a
    /// smaller area, then in <paramref name="rubrik"/>, then in <paramref name="text"/>:
    /// 0.9 for a place, 0.85 for an area, 0.6 for a name borne in two districts, 0.5 for a postal town; 5 % less in the
    /// heading and 10 % less in the text; names of different districts make it unknown, for the event crosses borders.</item>
    /// </list>
    /// A point is given for coordinates and for places known to within <see cref="Plats.StorstaPunktradie"/>, never for
    /// an area.
    /// </summary>
    /// <param name="lat">Latitude, WGS 84; used together with <paramref name="lon"/>.</param>
    /// <param name="lon">Longitude, WGS 84.</param>
    /// <param name="stadsdel">District id or name as the source gives it.</param>
    /// <param name="platsText">The place in words.</param>
    /// <param name="rubrik">Heading.</param>
    /// <param name="text">Free text.</param>
    public Placering Placera(double? lat, double? lon, string? stadsdel, string? platsText, string? rubrik, string? text)
    {
        var namngiven = string.IsNullOrWhiteSpace(stadsdel) ? null : stadsdelar.Finn(stadsdel);
        var hela = namngiven == stadsdelar.Stad;
        if (lat is { } la && lon is { } lo)
        {
            if (Vid(la, lo) is { } vid)
                return VidPunkt(la, lo, vid.Stadsdel, hela ? null : namngiven?.Id, platsText);
            return namngiven is null || hela ? Okand : Namngiven(namngiven, platsText);
        }

        if (namngiven is not null)
            return hela ? Okand : Namngiven(namngiven, platsText);

        return UrNamn(stadsdel, platsText, rubrik, text);
    }

    private Placering Okand => Placering.Okand with { Stadsdel = stadsdelar.Stad.Id };

    private Placering VidPunkt(double lat, double lon, string stadsdel, string? namngiven, string? platsText)
    {
        var plats = NarmastePlats(lat, lon)
            ?? (PlatsI(stadsdel, platsText) is { } sagd && Avstand.Meter(lat, lon, sagd.Lat, sagd.Lon) <= LangstTillNamngivenPlatsMeter + sagd.OsakerhetMeter ? sagd : null);
        return new Placering
        {
            Stadsdel = stadsdel,
            Plats = plats?.Id,
            Metod = Placeringsmetod.Koordinat,
            Sakerhet = namngiven is null || namngiven == stadsdel ? SakerKoordinat : SakerKoordinatMotNamn,
            Lat = Math.Round(lat, 3),
            Lon = Math.Round(lon, 3),
            OsakerhetMeter = KoordinatOsakerhetMeter,
        };
    }

    private Placering Namngiven(Stadsdel stadsdel, string? platsText) => MedPlats(
        new Placering { Stadsdel = stadsdel.Id, Metod = Placeringsmetod.Namn, Sakerhet = SakerNamngiven },
        PlatsI(stadsdel.Id, platsText));

    private Placering UrNamn(string? stadsdel, string? platsText, string? rubrik, string? text)
    {
        var dom = Namndom.Fall(Traffar(platsText, Namnfalt.Plats), Namnfalt.Plats)
            ?? Namndom.Fall(Traffar(stadsdel, Namnfalt.Plats), Namnfalt.Plats)
            ?? Namndom.Fall(Traffar(rubrik, Namnfalt.Rubrik), Namnfalt.Rubrik)
            ?? Namndom.Fall(Traffar(text, Namnfalt.Text), Namnfalt.Text);
        if (dom?.Stadsdel is not { } funnen)
            return Okand;

        var placering = new Placering { Stadsdel = funnen, Metod = dom.Metod, Sakerhet = dom.Sakerhet };
        return MedPlats(placering, dom.Plats);
    }

    /// <summary>The place that the words mean, when they mean one in that district.</summary>
    private Plats? PlatsI(string stadsdel, string? platsText) =>
        Namndom.Fall(Traffar(platsText, Namnfalt.Plats).FindAll(t => t.Namn.Stadsdel == stadsdel), Namnfalt.Plats)?.Plats;

    private static Placering MedPlats(Placering placering, Plats? plats) => plats switch
    {
        null => placering,
        { ArPunkt: false } => placering with { Plats = plats.Id },
        _ => placering with
        {
            Plats = plats.Id,
            Lat = Math.Round(plats.Lat, 3),
            Lon = Math.Round(plats.Lon, 3),
            OsakerhetMeter = plats.OsakerhetMeter,
        },
    };

    private List<Namntraff> Traffar(string? text, Namnfalt falt)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        // Some sources write å as a and a combining ring.
        var sammansatt = text.AsSpan().ContainsAnyInRange('\u0300', '\u036f');
        return namn.Sok(sammansatt ? Skrift.Normal(text, NormalizationForm.FormC) : text, falt);
    }

    private Plats? NarmastePlats(double lat, double lon)
    {
        (Plats? narmast, var avstand) = (null, double.MaxValue);
        foreach (var plats in punkter)
        {
            var meter = Avstand.Meter(lat, lon, plats.Lat, plats.Lon);
            if (meter <= plats.OsakerhetMeter && meter < avstand)
                (narmast, avstand) = (plats, meter);
        }

        return narmast;
    }
}
