using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>A place as it is shown.</summary>
[Vy("placering")]
public sealed record Placeringsvy
{
    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Plats id.</summary>
    public string? Plats { get; init; }

    /// <summary>The plats' name.</summary>
    public string? PlatsNamn { get; init; }

    /// <summary>How it was found.</summary>
    public required Placeringsmetod Metod { get; init; }

    /// <summary>How sure the district is, 0–1.</summary>
    public double Sakerhet { get; init; }

    /// <summary>Latitude, WGS 84, three decimals.</summary>
    public double? Lat { get; init; }

    /// <summary>Longitude, WGS 84, three decimals.</summary>
    public double? Lon { get; init; }

    /// <summary>Radius of uncertainty, metres.</summary>
    public int? OsakerhetMeter { get; init; }
}

/// <summary>An event as it is shown in lists and as itself.</summary>
[Vy("handelse")]
public sealed record Handelsevy
{
    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The source's own id.</summary>
    public required string Id { get; init; }

    /// <summary>Revision.</summary>
    public required int Rev { get; init; }

    /// <summary>The source's type.</summary>
    public required string Typ { get; init; }

    /// <summary>Category id.</summary>
    public required string Kategori { get; init; }

    /// <summary>The category's name, Swedish.</summary>
    public required string KategoriNamn { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Intraffad { get; init; }

    /// <summary>When the source said so.</summary>
    public DateTimeOffset? Publicerad { get; init; }

    /// <summary>When this revision was known here; of a merge and its undoing, when the revision before was.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>Status.</summary>
    public required Handelsestatus Status { get; init; }

    /// <summary>Class.</summary>
    public required Klass Klass { get; init; }

    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Where, how found, how sure.</summary>
    public required Placeringsvy Placering { get; init; }

    /// <summary>False for information that is no single event, for a report merged into another event, and for an exercise in
    /// a hub that is not one.</summary>
    public required bool ArHandelse { get; init; }

    /// <summary>True for an exercise.</summary>
    public required bool Ovning { get; init; }

    /// <summary>False when the taxonomy does not know the type.</summary>
    public required bool TypKand { get; init; }

    /// <summary>What has become of the free text.</summary>
    public required Textlage Textlage { get; init; }

    /// <summary>Heading.</summary>
    public string? Rubrik { get; init; }

    /// <summary>Free text.</summary>
    public string? Text { get; init; }

    /// <summary>The place in the source's words.</summary>
    public string? Plats { get; init; }

    /// <summary>What persons have said otherwise than the source and that stands; absent when nothing does.</summary>
    public IReadOnlyList<Rattatvy>? Rattat { get; init; }

    /// <summary>The event that this is another report of: then it is listed, but neither counted nor open.</summary>
    public Nyckelvy? Sammanford { get; init; }
}

/// <summary>Key of an event.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Id">The source's own id.</param>
[Vy("nyckel")]
public sealed record Nyckelvy(string Kalla, string Id)
{
    /// <summary>The key as it is shown.</summary>
    public static Nyckelvy Av(HandelseNyckel nyckel) => new(nyckel.Kalla, nyckel.Id);
}

/// <summary>A person's word that stands over the source's.</summary>
[Vy("rattat")]
public sealed record Rattatvy
{
    /// <summary><c>kategori</c>, <c>allvar</c>, <c>status</c>, <c>placering</c>, <c>sammanforing</c> or <c>text</c>: a
    /// held text that a person has shared.</summary>
    public required string Falt { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>What the source says beneath: a category's or a district's id, 1–5, a status; absent for a merge and a text.</summary>
    public string? Kallans { get; init; }

    /// <summary>The same in words for people, Swedish.</summary>
    public string? KallansNamn { get; init; }

    /// <summary>The role it was said in.</summary>
    public string? Vem { get; init; }

    /// <summary>Why.</summary>
    public string? Orsak { get; init; }
}

/// <summary>Counts of a window. Below <see cref="FarreAn"/>, for readers of the open class, no number is given.</summary>
[Vy("fonster")]
public sealed record Fonstervy
{
    /// <summary>Distinct events.</summary>
    public int? Antal { get; init; }

    /// <summary>Set to 3 in place of the numbers when there are fewer than three.</summary>
    public int? FarreAn { get; init; }

    /// <summary>Plain sum of seriousness.</summary>
    public int? Allvarssumma { get; init; }

    /// <summary>Sum of the weights of seriousness.</summary>
    public long? Tyngd { get; init; }

    /// <summary>Events per category.</summary>
    public required IReadOnlyDictionary<string, int?> PerKategori { get; init; }
}

/// <summary>A part of the city as its tile shows it.</summary>
[Vy("del")]
public sealed record Delvy
{
    /// <summary>District id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>The district's crisis level; absent until a person has set one.</summary>
    public Nivavy? Niva { get; init; }

    /// <summary>Events in the last hour.</summary>
    public int? Antal1h { get; init; }

    /// <summary>Events in the last 24 hours.</summary>
    public int? Antal24h { get; init; }

    /// <summary>Set to 3 in place of <see cref="Antal24h"/> when there are fewer than three, for the open class.</summary>
    public int? FarreAn { get; init; }

    /// <summary>Sum of seriousness over 24 hours.</summary>
    public int? Allvarssumma24h { get; init; }

    /// <summary>Weighted sum over 24 hours.</summary>
    public long? Tyngd24h { get; init; }

    /// <summary>24 hours against the same hours of earlier weeks.</summary>
    public Trend? Trend { get; init; }

    /// <summary>Weighted sum per hour, oldest first, ending with the picture's own hour.</summary>
    public IReadOnlyList<int>? Timmar { get; init; }

    /// <summary>The same hours a week earlier.</summary>
    public IReadOnlyList<int>? TimmarForraVeckan { get; init; }

    /// <summary>Open events of seriousness 4–5, at most nine, most serious first.</summary>
    public required IReadOnlyList<Allvarligvy> AllvarligaOppna { get; init; }

    /// <summary>Number of open events.</summary>
    public int? OppnaAntal { get; init; }

    /// <summary>When the latest event was known here.</summary>
    public DateTimeOffset? Senast { get; init; }
}

/// <summary>A serious open event as a chip.</summary>
[Vy("allvarlig")]
public sealed record Allvarligvy
{
    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The source's own id.</summary>
    public required string Id { get; init; }

    /// <summary>Type.</summary>
    public required string Typ { get; init; }

    /// <summary>Seriousness.</summary>
    public required int Allvar { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Intraffad { get; init; }
}

/// <summary>The part of a lägesbild that is not lists: what a change patches.</summary>
[Vy("bild"), LasningLoggas(Klass.Intern)]
public record Bildvarden
{
    /// <summary>Area id; <c>stad</c> for the whole city.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>Number of the last change in it.</summary>
    public required long Seq { get; init; }

    /// <summary>The series that <see cref="Seq"/> belongs to.</summary>
    public required string Epok { get; init; }

    /// <summary>The picture's minute.</summary>
    public required DateTimeOffset Per { get; init; }

    /// <summary>True when the whole hub is an exercise.</summary>
    public bool Ovning { get; init; }

    /// <summary>Windows by name: 1h, 24h, 7d, 28d.</summary>
    public required IReadOnlyDictionary<string, Fonstervy> Fonster { get; init; }

    /// <summary>Trends by window: 24h, 7d.</summary>
    public IReadOnlyDictionary<string, Trend>? Trend { get; init; }

    /// <summary>Weighted sum per hour for 24 hours, oldest first.</summary>
    public IReadOnlyList<int>? Timmar { get; init; }

    /// <summary>The same hours a week earlier.</summary>
    public IReadOnlyList<int>? TimmarForraVeckan { get; init; }

    /// <summary>Number of open events, listed or not.</summary>
    public int OppnaAntal { get; init; }

    /// <summary>Open events forgotten because there were too many.</summary>
    public int? OppnaGlomda { get; init; }

    /// <summary>The twelve parts of the city, in the city's own picture.</summary>
    public IReadOnlyDictionary<string, Delvy>? Delar { get; init; }
}

/// <summary>A whole lägesbild.</summary>
[Vy("bild"), LasningLoggas(Klass.Intern)]
public sealed record Lagesbildvy : Bildvarden
{
    /// <summary>Open events, most serious first.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Handelsevy> Oppna { get; init; }

    /// <summary>The latest events, latest first by (mottagen, kalla, id).</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Handelsevy> Senaste { get; init; }

    /// <summary>The area's crisis level; null until a person has set one. Never raised by the system. Filled where the
    /// picture is read.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Nivavy? Niva { get; init; }

    /// <summary>Alarms; filled where the picture is read.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<object> Larm { get; init; } = [];

    /// <summary>The sources and how fresh they are; filled where the picture is read.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Kallagevy> Kallor { get; init; } = [];
}

/// <summary>A source as a picture shows it.</summary>
[Vy("kallage")]
public sealed record Kallagevy
{
    /// <summary>Source id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>Last successful contact.</summary>
    public DateTimeOffset? Senast { get; init; }

    /// <summary><c>farsk</c>, <c>sen</c>, <c>tyst</c> or <c>fel</c>.</summary>
    public required Kallstatus Status { get; init; }
}

/// <summary>How fresh a source is.</summary>
public enum Kallstatus
{
    /// <summary>Heard from as expected.</summary>
    Farsk,

    /// <summary>Later than expected.</summary>
    Sen,

    /// <summary>So late that nothing may be concluded from its silence.</summary>
    Tyst,

    /// <summary>The last attempt failed.</summary>
    Fel,
}
