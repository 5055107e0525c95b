using System.Text.Json.Serialization;

namespace Lagescentral.Domain.Geografi;

/// <summary>What sort of place it is.</summary>
public enum Platstyp
{
    /// <summary>Any other named place.</summary>
    Plats,

    /// <summary>One of the smaller areas within a stadsdelsområde (Rågsved, Vasastaden).</summary>
    Stadsdel,

    /// <summary>Metro or railway station.</summary>
    Station,

    /// <summary>Square.</summary>
    Torg,

    /// <summary>Local centre or shopping centre.</summary>
    Centrum,

    /// <summary>Street that lies wholly in one district.</summary>
    Gata,

    /// <summary>School.</summary>
    Skola,

    /// <summary>Sports ground, swimming hall.</summary>
    Idrottsplats,

    /// <summary>Park.</summary>
    Park,

    /// <summary>Library.</summary>
    Bibliotek,

    /// <summary>Building site or development area, during planning and construction.</summary>
    Byggplats,

    /// <summary>Cemetery.</summary>
    Kyrkogard,

    /// <summary>Harbour.</summary>
    Hamn,

    /// <summary>Preschool.</summary>
    Forskola,
}

/// <summary>A named place that the gazetteer knows.</summary>
public sealed record Plats
{
    /// <summary>ASCII id, <c>rinkeby-torg</c>: a–z, 0–9 and single hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Name as people write it.</summary>
    public required string Namn { get; init; }

    /// <summary>Other spellings and names.</summary>
    public IReadOnlyList<string> Alias { get; init; } = [];

    /// <summary>Sort of place.</summary>
    public required Platstyp Typ { get; init; }

    /// <summary>Latitude, WGS 84.</summary>
    public required double Lat { get; init; }

    /// <summary>Longitude, WGS 84.</summary>
    public required double Lon { get; init; }

    /// <summary>District id, or the city's own id for a place of the city's that lies outside its border.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Metres from the point within which the place lies, 1–10,000.</summary>
    public required int OsakerhetMeter { get; init; }

    /// <summary>The body that owns or runs it, when certain.</summary>
    public string? Agare { get; init; }

    /// <summary>Where the entry comes from: see the README beside the city's files.</summary>
    public string? Kalla { get; init; }

    /// <summary>Largest <see cref="OsakerhetMeter"/> for which a pin on a map is still honest.</summary>
    public const int StorstaPunktradie = 500;

    /// <summary>True when the place is small enough to be shown as a point; areas and streets never are.</summary>
    [JsonIgnore]
    public bool ArPunkt =>
        Typ is not (Platstyp.Stadsdel or Platstyp.Gata) && OsakerhetMeter <= StorstaPunktradie;
}
