using Lagescentral.Domain.Stad;

namespace Lagescentral.Domain.Geografi;

/// <summary>A city's districts, borders and place names, and where they put an event. Immutable; safe for many threads.</summary>
public sealed partial class Stadsgeografi
{
    private const string Platsfil = "platser.json";

    /// <summary>How far outside the city's box coordinates are still taken for the city's, in degrees.</summary>
    public const double MarginalGrader = 0.5;

    private readonly Stadsdelsregister stadsdelar;
    private readonly Granskarta granser;
    private readonly Namnregler regler;
    private readonly Ortnamnstrad namn;
    private readonly Dictionary<string, Plats> platserPerId;
    private readonly Plats[] punkter;

    private Stadsgeografi(Stadsdelsregister stadsdelar, Granskarta granser, Namnregler regler, IReadOnlyList<Plats> platser)
    {
        (this.stadsdelar, this.granser, this.regler, Platser) = (stadsdelar, granser, regler, platser);
        platserPerId = platser.ToDictionary(p => p.Id, StringComparer.Ordinal);
        punkter = [.. platser.Where(p => p.ArPunkt)];
        namn = Ortnamnsregister.Bygg(stadsdelar, platser, regler);
    }

    /// <summary>The districts, and last the city itself.</summary>
    public IReadOnlyList<Stadsdel> Stadsdelar => stadsdelar.Alla;

    /// <summary>All known places.</summary>
    public IReadOnlyList<Plats> Platser { get; }

    /// <summary>Reads a city's folder: stadsdelar.json, granser.geojson, namn.json and platser.json.</summary>
    /// <param name="mapp">The folder, <c>stad/stockholm</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or faulty; the message names file, entry, field and remedy.</exception>
    public static Stadsgeografi Las(string mapp)
    {
        var omraden = Stadsdelsregister.Las(mapp);
        var karta = Granskarta.Las(mapp, omraden);
        var namnregler = Namnregler.Las(mapp, omraden);
        var platser = Stadsfil.Lista(Stadsfil.Las<Platslista>(mapp, Platsfil).Platser, Platsfil, "platser");
        return new Stadsgeografi(omraden, karta, namnregler, Platskontroll.Granska(platser, Platsfil, omraden, karta, namnregler));
    }

    /// <summary>The same city with places that operators have added; one with a known id replaces it. A spelling that
    /// already means another place keeps its meaning.</summary>
    /// <param name="tillagda">Places; each id at most once.</param>
    /// <exception cref="InvalidDataException">A place is faulty; the message names entry, field and remedy.</exception>
    public Stadsgeografi Med(IEnumerable<Plats> tillagda)
    {
        var nya = Platskontroll.Granska([.. tillagda], "tillagda platser", stadsdelar, granser, regler);
        var ersatta = nya.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return new Stadsgeografi(stadsdelar, granser, regler, [.. Platser.Where(p => !ersatta.Contains(p.Id)), .. nya]);
    }

    /// <summary>A district by id, name or former name, whatever the case; å, ä and ö may be written a, a and o.</summary>
    /// <returns>Null when no district is called that.</returns>
    public Stadsdel? Finn(string idEllerNamn) => stadsdelar.Finn(idEllerNamn);

    /// <summary>A place by id.</summary>
    public Plats? FinnPlats(string id) => platserPerId.GetValueOrDefault(id);

    /// <summary>True when the point lies within <see cref="MarginalGrader"/> of the box around the city.</summary>
    /// <param name="lat">Latitude, WGS 84.</param>
    /// <param name="lon">Longitude, WGS 84.</param>
    public bool Inom(double lat, double lon) =>
        lat >= granser.Ram.MinY - MarginalGrader && lat <= granser.Ram.MaxY + MarginalGrader
        && lon >= granser.Ram.MinX - MarginalGrader && lon <= granser.Ram.MaxX + MarginalGrader;

    /// <summary>The district that holds a point.</summary>
    /// <param name="lat">Latitude, WGS 84.</param>
    /// <param name="lon">Longitude, WGS 84.</param>
    /// <returns>District id and name, or null outside the city.</returns>
    public (string Stadsdel, string Stadsdelsnamn)? Vid(double lat, double lon) =>
        double.IsFinite(lat) && double.IsFinite(lon) && granser.Vid(lat, lon) is { Stadsdel: var stadsdel }
            ? (stadsdel.Id, stadsdel.Namn)
            : null;

    private sealed record Platslista(IReadOnlyList<Plats>? Platser);
}
