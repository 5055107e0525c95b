using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>What makes a rule fire.</summary>
public enum Regeltyp
{
    /// <summary>One event that meets the condition.</summary>
    Genast,

    /// <summary>So many distinct events within a time, in one area.</summary>
    Antal,

    /// <summary>The same category in so many districts within a time; what has no place counts as one of its own.</summary>
    Serie,

    /// <summary>More events in an area than the same hours of earlier weeks give reason to expect, beyond a stated level.</summary>
    Trend,

    /// <summary>A source has not been heard from, or an expected report is late.</summary>
    Tystnad,

    /// <summary>What was refused or held for a person to look at may be serious.</summary>
    Karantan,

    /// <summary>Nobody will be on call on a line at a moment ahead.</summary>
    Jourlucka,
}

/// <summary>Within what events must lie to count together.</summary>
public enum Regelomrade
{
    /// <summary>The whole city.</summary>
    Stad,

    /// <summary>One stadsdel.</summary>
    Stadsdel,

    /// <summary>One plats.</summary>
    Plats,

    /// <summary>A circle around any of them; only events with a point count.</summary>
    Radie,
}

/// <summary>What an event must be to count. A field that is left out lets everything through; within a list one is enough.</summary>
public sealed record Regelvillkor
{
    /// <summary>Category ids.</summary>
    public IReadOnlyList<string>? Kategori { get; init; }

    /// <summary>The source's words, without regard to case.</summary>
    public IReadOnlyList<string>? Typ { get; init; }

    /// <summary>Lowest seriousness, 1–5.</summary>
    public int? AllvarMinst { get; init; }

    /// <summary>Source ids.</summary>
    public IReadOnlyList<string>? Kalla { get; init; }

    /// <summary>District ids, of the twelve.</summary>
    public IReadOnlyList<string>? Stadsdel { get; init; }

    /// <summary>Plats ids.</summary>
    public IReadOnlyList<string>? Plats { get; init; }

    /// <summary>Lowest certainty of the district, 0–1.</summary>
    public double? SakerhetMinst { get; init; }

    /// <summary>Classes.</summary>
    public IReadOnlyList<Klass>? Klass { get; init; }

    /// <summary>What has become of its text: <c>hallen</c> for what waits for a person.</summary>
    public IReadOnlyList<Textlage>? Text { get; init; }
}

/// <summary>
/// A rule as people edit it. Which fields a rule has follows from its <see cref="Typ"/>; see <see cref="Regelprovning"/>.
/// </summary>
public sealed record Regel
{
    /// <summary>ASCII id, <c>allvarlig-handelse</c>: a–z, 0–9 and single hyphens, at most 60 characters. Never another rule's.</summary>
    public required string Id { get; init; }

    /// <summary>Name, Swedish, at most 100 characters.</summary>
    public required string Namn { get; init; }

    /// <summary>What makes it fire.</summary>
    public required Regeltyp Typ { get; init; }

    /// <summary>False for one that is kept but does not fire.</summary>
    public bool Aktiv { get; init; } = true;

    /// <summary>What events count.</summary>
    public Regelvillkor Nar { get; init; } = new();

    /// <summary>When the clock and the calendar let it fire; null for always.</summary>
    public Kalender.Tidsvillkor? Tid { get; init; }

    /// <summary>Seriousness of its larm, 1–5; null for that of the most serious event.</summary>
    public int? Allvar { get; init; }

    /// <summary>How many distinct events (2–1,000), for <see cref="Regeltyp.Antal"/>; for <see cref="Regeltyp.Karantan"/> none.</summary>
    public int? Antal { get; init; }

    /// <summary>In how many districts (2–12), for <see cref="Regeltyp.Serie"/>.</summary>
    public int? Stadsdelar { get; init; }

    /// <summary>Within how long a time, 1 minute – 7 days; for <see cref="Regeltyp.Trend"/> 1 hour – 7 days.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public TimeSpan? Inom { get; init; }

    /// <summary>Within what, for <see cref="Regeltyp.Antal"/> and <see cref="Regeltyp.Trend"/>.</summary>
    public Regelomrade? Omrade { get; init; }

    /// <summary>Metres, 50–5,000, for <see cref="Regelomrade.Radie"/>.</summary>
    public int? RadieMeter { get; init; }

    /// <summary>How many times what was to be expected, 1.1–100, for <see cref="Regeltyp.Trend"/>.</summary>
    public double? Faktor { get; init; }

    /// <summary>For how long a source may be unheard (1 minute – 31 days), for <see cref="Regeltyp.Tystnad"/>; how far ahead a gap is told
    /// (1 hour – 31 days), for <see cref="Regeltyp.Jourlucka"/>.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public TimeSpan? Efter { get; init; }

    /// <summary>An event that became known so much later than it happened no longer counts; one day when left out.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public TimeSpan? Foraldras { get; init; }

    /// <summary>After so long without a further event the next one is another matter; one day when left out.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public TimeSpan? Samlas { get; init; }

    /// <summary>Id of the ladder; the first of them when left out.</summary>
    public string? Trappa { get; init; }

    /// <summary>How long a kvittering stands without anything happening, 1 minute – 7 days; four hours when left out.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public TimeSpan? KvitteringGaller { get; init; }

    /// <summary>Ids of rules whose open larm for the same district, or the city, make this one hold back.</summary>
    public IReadOnlyList<string> HammasAv { get; init; } = [];

    /// <summary><see cref="Foraldras"/> or what holds when it is left out.</summary>
    [JsonIgnore]
    public TimeSpan ForaldrasEfter => Foraldras ?? TimeSpan.FromDays(1);

    /// <summary><see cref="Samlas"/> or what holds when it is left out.</summary>
    [JsonIgnore]
    public TimeSpan SamlasInom => Samlas ?? TimeSpan.FromDays(1);

    /// <summary><see cref="KvitteringGaller"/> or what holds when it is left out.</summary>
    [JsonIgnore]
    public TimeSpan KvitteringInom => KvitteringGaller ?? TimeSpan.FromHours(4);

    /// <summary>True for a rule that events make fire; the others are made so by what is asked for now and then.</summary>
    [JsonIgnore]
    public bool AvHandelser => Typ is Regeltyp.Genast or Regeltyp.Antal or Regeltyp.Serie or Regeltyp.Trend;
}

/// <summary>A step of a ladder.</summary>
public sealed record Trappsteg
{
    /// <summary>Who is told: <c>jour:tib</c> (whoever is on call), <c>roll:direktor</c> (those with the role, in the district), <c>person:p-7</c>,
    /// <c>organisation:sisab</c>. One to ten.</summary>
    public required IReadOnlyList<string> Mottagare { get; init; }

    /// <summary>How long they have before the next step, 30 seconds – 1 day.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public required TimeSpan Inom { get; init; }

    /// <summary>How many persons must kvittera, 1–10.</summary>
    public int Kraver { get; init; } = 1;
}

/// <summary>Who is told of a larm, and who is next if nobody answers.</summary>
public sealed record Eskaleringstrappa
{
    /// <summary>ASCII id.</summary>
    public required string Id { get; init; }

    /// <summary>Name, Swedish, at most 100 characters.</summary>
    public required string Namn { get; init; }

    /// <summary>One to ten steps.</summary>
    public required IReadOnlyList<Trappsteg> Steg { get; init; }

    /// <summary>How often the last step is told again until someone answers, 1 minute – 1 day.</summary>
    [JsonConverter(typeof(Varaktighetsjson))]
    public required TimeSpan Upprepa { get; init; }
}

/// <summary>Rules and ladders, one version of them.</summary>
public sealed record Regelverk
{
    /// <summary>1, 2, 3 …; counted by the journal. 1 is what ships with the product.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The rules, 0–2,000.</summary>
    public required IReadOnlyList<Regel> Regler { get; init; }

    /// <summary>The ladders, 1–50; the first is that of rules that name none.</summary>
    public required IReadOnlyList<Eskaleringstrappa> Trappor { get; init; }

    /// <summary>What categories are called, for the words of explanations; no part of the rules.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Kategorinamn { get; init; } = new Dictionary<string, string>();

    /// <summary>The ladder of a rule.</summary>
    public Eskaleringstrappa TrappaFor(Regel regel) => Trappor.FirstOrDefault(t => t.Id == regel.Trappa) ?? Trappor[0];
}
