using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Where a larm stands.</summary>
public enum Larmtillstand
{
    /// <summary>A rule fired; nobody has been reached yet.</summary>
    Utlost,

    /// <summary>At least one notice has been taken by the next system on its way.</summary>
    Skickat,

    /// <summary>Someone has opened it.</summary>
    Sett,

    /// <summary>As many as the step asks for have taken it.</summary>
    Kvitterat,

    /// <summary>Its holder waits for another's yes.</summary>
    Overlamnat,

    /// <summary>Work on it has begun.</summary>
    Atgardas,

    /// <summary>Closed.</summary>
    Avslutat,

    /// <summary>Opened again; the ladder begins anew.</summary>
    Ateroppnat,
}

/// <summary>A rule that was met but held back for this larm's sake.</summary>
/// <param name="Regel">Rule id.</param>
/// <param name="Nyckel">Its matter.</param>
/// <param name="Antal">How many times.</param>
/// <param name="Senast">When last, UTC.</param>
public sealed record Hammad(string Regel, string Nyckel, int Antal, DateTimeOffset Senast);

/// <summary>An event of a larm that was found to be another report of one that there is.</summary>
/// <param name="Kalla">Its source.</param>
/// <param name="Id">The source's own id.</param>
/// <param name="MedKalla">Source of the event that it was merged into.</param>
/// <param name="MedId">That source's own id.</param>
/// <param name="Klass">Class of the report; that of the other event was not stricter.</param>
public sealed record Sammanford(string Kalla, string Id, string MedKalla, string MedId, Klass Klass);

/// <summary>The facts of a larm after a line: free of what people wrote, kept for good.</summary>
public sealed record Larmfakta
{
    /// <summary>The key under which its lines are found in the journal; those of a silence, or of a version of the rules, are too.</summary>
    public static string Journalnyckel(string id) => "larm:" + id;

    /// <summary>Id of ours: <c>L17</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …: counts the lines about it.</summary>
    public required int Version { get; init; }

    /// <summary>Key of the matter.</summary>
    public required string Nyckel { get; init; }

    /// <summary>Rule id.</summary>
    public required string Regel { get; init; }

    /// <summary>The rule's name as it was.</summary>
    public required string Regelnamn { get; init; }

    /// <summary>Version of the rules.</summary>
    public required int Regelversion { get; init; }

    /// <summary>Seriousness 1–5; rises with what is gathered, never falls.</summary>
    public required int Allvar { get; init; }

    /// <summary>District id, <c>stockholm</c> for the whole city.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Plats id.</summary>
    public string? Plats { get; init; }

    /// <summary>Class, the strictest of what it holds.</summary>
    public required Klass Klass { get; init; }

    /// <summary>True for an exercise: nobody is told for real.</summary>
    public bool Ovning { get; init; }

    /// <summary>Where it stands.</summary>
    public required Larmtillstand Tillstand { get; init; }

    /// <summary>When it fired, UTC.</summary>
    public required DateTimeOffset Utlost { get; init; }

    /// <summary>When the latest of its events was known, UTC.</summary>
    public required DateTimeOffset Senast { get; init; }

    /// <summary>How many events it holds.</summary>
    public required int Antal { get; init; }

    /// <summary>Its events, the latest first; bounded.</summary>
    public IReadOnlyList<Underlag> Handelser { get; init; } = [];

    /// <summary>How many of its events have been withdrawn.</summary>
    public int Aterkallade { get; init; }

    /// <summary>Those of its events that have been merged into others, the latest last; bounded.</summary>
    public IReadOnlyList<Sammanford> Sammanforda { get; init; } = [];

    /// <summary>True when nothing of it is left: all has been withdrawn, or merged into other events.</summary>
    [JsonIgnore]
    public bool Aterkallat => Antal <= 0 && Aterkallade + Sammanforda.Count > 0;

    /// <summary>Rules that held back for its sake.</summary>
    public IReadOnlyList<Hammad> Hammade { get; init; } = [];

    /// <summary>The ladder as it was when the larm fired: changed ladders are for what comes after.</summary>
    public required Eskaleringstrappa Trappa { get; init; }

    /// <summary>How long a kvittering stands.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public required TimeSpan KvitteringGaller { get; init; }

    /// <summary>Step of the ladder, from 1; 0 while a silence holds it.</summary>
    public required int Steg { get; init; }

    /// <summary>How many times the last step has been told again.</summary>
    public int Varv { get; init; }

    /// <summary>When something is to happen unless someone acts, UTC; null only when closed.</summary>
    public DateTimeOffset? Forfaller { get; init; }

    /// <summary>True when the whole ladder has been told without an answer.</summary>
    public bool Obesvarat { get; init; }

    /// <summary>Id of the silence that holds it.</summary>
    public string? Tystad { get; init; }

    /// <summary>Who have seen it.</summary>
    public IReadOnlyList<Larmsedd> Sedda { get; init; } = [];

    /// <summary>Who have taken it, those that no longer stand too; bounded.</summary>
    public IReadOnlyList<Kvittering> Kvitteringar { get; init; } = [];

    /// <summary>A hand-over that waits for its answer.</summary>
    public Overlamning? Overlamning { get; init; }

    /// <summary>Orders to notify, the latest last; bounded, those without a last result stay.</summary>
    public IReadOnlyList<Larmavi> Avier { get; init; } = [];

    /// <summary>How many orders there have been.</summary>
    public int Aviantal { get; init; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTimeOffset? Avslutat { get; init; }

    /// <summary>True until it is closed.</summary>
    [JsonIgnore]
    public bool Oppet => Tillstand != Larmtillstand.Avslutat;

    /// <summary>Kvitteringar that stand.</summary>
    [JsonIgnore]
    public IEnumerable<Kvittering> Stande => Kvitteringar.Where(k => k.Star);

    /// <summary>True when as many as the step asks for have taken it.</summary>
    [JsonIgnore]
    public bool ArKvitterat => Tillstand is Larmtillstand.Kvitterat or Larmtillstand.Overlamnat or Larmtillstand.Atgardas;
}
