namespace Lagescentral.Domain.Handelser;

/// <summary>Identifies an event: the source's name (<c>polis</c>, <c>ssbf</c> …) and the source's own id.</summary>
/// <param name="Kalla">The source's id, ASCII, lower case.</param>
/// <param name="Id">The source's own id, 1–128 characters.</param>
public readonly record struct HandelseNyckel(string Kalla, string Id) : IComparable<HandelseNyckel>
{
    /// <summary>Of the id alone: sources are few and share no ids.</summary>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(HandelseNyckel other)
    {
        var kalla = string.CompareOrdinal(Kalla, other.Kalla);
        return kalla != 0 ? kalla : string.CompareOrdinal(Id, other.Id);
    }

    /// <summary>The key as the journal's index holds it: <c>handelse:polis/633436</c>.</summary>
    public string Journalnyckel => $"handelse:{Kalla}/{Id}";

    /// <summary><c>polis/633436</c>.</summary>
    public override string ToString() => $"{Kalla}/{Id}";

    /// <summary>Ordinal order by source, then id.</summary>
    public static bool operator <(HandelseNyckel left, HandelseNyckel right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order by source, then id.</summary>
    public static bool operator >(HandelseNyckel left, HandelseNyckel right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order by source, then id.</summary>
    public static bool operator <=(HandelseNyckel left, HandelseNyckel right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order by source, then id.</summary>
    public static bool operator >=(HandelseNyckel left, HandelseNyckel right) => left.CompareTo(right) >= 0;
}

/// <summary>How far an event has come, as its source says.</summary>
public enum Handelsestatus
{
    /// <summary>Going on. The default.</summary>
    Pagaende,

    /// <summary>Over; still counted.</summary>
    Avslutad,

    /// <summary>Withdrawn by its source: never counted, never open.</summary>
    Aterkallad,
}

/// <summary>Who may see an item; ordered, a higher value is stricter.</summary>
public enum Klass
{
    /// <summary>From a public source, or released.</summary>
    Oppen,

    /// <summary>Everyone who works for the city.</summary>
    Intern,

    /// <summary>A named circle only; never part of a shared lägesbild.</summary>
    Begransad,
}

/// <summary>What has become of an item's free text.</summary>
public enum Textlage
{
    /// <summary>The item had no free text.</summary>
    Ingen,

    /// <summary>The text is shared with those who may see the item.</summary>
    Delad,

    /// <summary>The text matched a pattern of personal data and waits in karantän.</summary>
    Hallen,

    /// <summary>The text has been erased.</summary>
    Gallrad,
}

/// <summary>How a district was found; a district found in text is a guess.</summary>
public enum Placeringsmetod
{
    /// <summary>From coordinates, by point in polygon.</summary>
    Koordinat,

    /// <summary>From a place name in the text that the gazetteer knows.</summary>
    Gazetteer,

    /// <summary>Named by the source: its own district field, or a district's own name in the text.</summary>
    Namn,

    /// <summary>Set by a person; stays when the source revises.</summary>
    Manuell,

    /// <summary>Not known, or the whole city.</summary>
    Okand,
}

/// <summary>Where an event is held to have happened, how that was found, and how sure it is.</summary>
public sealed record Placering
{
    /// <summary>One of the eleven stadsdelsområden, or <c>stockholm</c> when none is known.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>The id of a known plats (<c>rinkeby-torg</c>), if one was found.</summary>
    public string? Plats { get; init; }

    /// <summary>How the place was found.</summary>
    public required Placeringsmetod Metod { get; init; }

    /// <summary>How sure the district is, 0–1; 0 when unknown.</summary>
    public double Sakerhet { get; init; }

    /// <summary>Latitude, WGS 84, rounded to three decimals (about 100 m); never a county or city midpoint.</summary>
    public double? Lat { get; init; }

    /// <summary>Longitude, WGS 84, rounded to three decimals (about 60 m at this latitude).</summary>
    public double? Lon { get; init; }

    /// <summary>Radius in metres within which the point lies, when a point is given.</summary>
    public int? OsakerhetMeter { get; init; }

    /// <summary>The stream's and city's own id for what has no known district.</summary>
    public const string Stockholm = "stockholm";

    /// <summary>No known district.</summary>
    public static Placering Okand { get; } = new() { Stadsdel = Stockholm, Metod = Placeringsmetod.Okand };
}

/// <summary>The values of a revision that pictures count. A later revision carries them as
/// <see cref="Handelsefakta.Tidigare"/>, so that a fold that has forgotten the event can still take them out.</summary>
public sealed record Raknevarde
{
    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Plats id, if known.</summary>
    public string? Plats { get; init; }

    /// <summary>Category id of the taxonomy.</summary>
    public required string Kategori { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>Kind under which the event is counted year by year, or null.</summary>
    public string? Arsslag { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Intraffad { get; init; }

    /// <summary>Class.</summary>
    public required Klass Klass { get; init; }

    /// <summary>False for what is never counted: withdrawn events and information that is no event.</summary>
    public required bool Raknas { get; init; }

    /// <summary>When the revision was known here; tells a fold whether it has forgotten it or not read it yet.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>Until when the event is open by this revision, the last moment there is when only another revision closes
    /// it; null when it is not open.</summary>
    public DateTimeOffset? OppetTill { get; init; }
}

/// <summary>
/// The structured part of one revision of an event: what folds use. Free of personal data, kept for good.
/// Every line about an event carries the whole of it, so that the line with the highest <see cref="Rev"/>
/// is the event, whatever was read before it.
/// </summary>
public sealed record Handelsefakta
{
    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The source's own id.</summary>
    public required string Id { get; init; }

    /// <summary>Revision, 1, 2, 3 …</summary>
    public required int Rev { get; init; }

    /// <summary>The source's own word for the kind of event.</summary>
    public required string Typ { get; init; }

    /// <summary>Category id of the taxonomy, <c>ovrigt</c> when the type is unknown.</summary>
    public required string Kategori { get; init; }

    /// <summary>Seriousness 1–5; 5 is immediately serious.</summary>
    public required int Allvar { get; init; }

    /// <summary>Kind under which the event is counted year by year (<c>skjutning</c>), by the taxonomy; null for most.</summary>
    public string? Arsslag { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Intraffad { get; init; }

    /// <summary>When the source said so, UTC, if it told.</summary>
    public DateTimeOffset? Publicerad { get; init; }

    /// <summary>When this revision was known here, UTC.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>Status.</summary>
    public required Handelsestatus Status { get; init; }

    /// <summary>Class.</summary>
    public required Klass Klass { get; init; }

    /// <summary>Where, how found, how sure.</summary>
    public required Placering Placering { get; init; }

    /// <summary>False for information that is no single event of its own (a summary of a night, a report merged into another
    /// event): never counted, never open.</summary>
    public bool ArHandelse { get; init; } = true;

    /// <summary>True when the item belongs to an exercise.</summary>
    public bool Ovning { get; init; }

    /// <summary>False when the taxonomy did not know <see cref="Typ"/>.</summary>
    public bool TypKand { get; init; } = true;

    /// <summary>Version of the taxonomy that gave category and seriousness.</summary>
    public string? Tabell { get; init; }

    /// <summary>When an event that its source never closes stops being shown as open, UTC.</summary>
    public DateTimeOffset? OppenTill { get; init; }

    /// <summary>What has become of the free text.</summary>
    public Textlage Text { get; init; }

    /// <summary>Keyed hash (hex) of the whole content as the source sent it; tells a repeat from a revision
    /// without letting anyone guess an erased text.</summary>
    public required string Innehall { get; init; }

    /// <summary>Keyed hash (hex) of the words that are held, while they are: tells whether the source says the same again.</summary>
    public string? Hallentext { get; init; }

    /// <summary>The counted values of the revision before this one; null for the first.</summary>
    public Raknevarde? Tidigare { get; init; }

    /// <summary>What persons have said and stands now; the values above are theirs where they have. Null when nothing stands.</summary>
    public Rattelse? Rattelse { get; init; }

    /// <summary>What source and tables say beneath <see cref="Rattelse"/>; null when nothing stands.</summary>
    public Kallvarde? Enligt { get; init; }

    /// <summary>What this revision changed, when a person wrote it.</summary>
    public Ingrepp? Ingrepp { get; init; }

    /// <summary>The time by which lists order the event, when it is not <see cref="Mottagen"/>: a merge and its undoing are no
    /// news of what happened, and leave it where it stood.</summary>
    public DateTimeOffset? Listad { get; init; }

    /// <summary>The time by which lists order the event, UTC.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset Listtid => Listad ?? Mottagen;

    /// <summary>Key of the event.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public HandelseNyckel Nyckel => new(Kalla, Id);

    /// <summary>True when windows count this revision.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Raknas => ArHandelse && Status != Handelsestatus.Aterkallad;

    /// <summary>True when the event is open at <paramref name="nu"/>.</summary>
    public bool ArOppen(DateTimeOffset nu) =>
        ArHandelse && Status == Handelsestatus.Pagaende && (OppenTill is not { } till || nu < till);

    /// <summary>The event as source and tables have it, without what persons have said.</summary>
    public Handelsefakta Kallans() => Enligt is not { } enligt ? this : this with
    {
        Kategori = enligt.Kategori,
        Allvar = enligt.Allvar,
        Status = enligt.Status,
        Placering = enligt.Placering,
        ArHandelse = enligt.ArHandelse,
        Arsslag = enligt.Arsslag,
        Rattelse = null,
        Enligt = null,
    };

    /// <summary>The event as persons have it, when this is how source and tables have it.</summary>
    public Handelsefakta Rattad(Rattelse? rattelse) => rattelse is null or { ArTom: true } ? this : this with
    {
        Kategori = rattelse.Kategori?.Varde ?? Kategori,
        Allvar = rattelse.Allvar?.Varde ?? Allvar,
        Status = rattelse.Status?.Varde ?? Status,
        Placering = rattelse.Placering?.Varde ?? Placering,
        ArHandelse = ArHandelse && rattelse.Sammanford is null,
        // The table's kind is that of the source's type: of what a person says it is instead, the table says none.
        Arsslag = rattelse.Kategori is { } kategori && kategori.Varde != Kategori ? null : Arsslag,
        Rattelse = rattelse,
        Enligt = new Kallvarde(Kategori, Allvar, Status, Placering, ArHandelse, Arsslag),
    };

    /// <summary>What persons have said. A line of a version that kept no words beside a place set by a person has one without
    /// a name.</summary>
    public Rattelse? Sagt() => Placering.Metod == Placeringsmetod.Manuell && Rattelse?.Placering is null
        ? (Rattelse ?? new Rattelse()) with { Placering = new Personord<Placering>(Placering, "okand", "okand", Mottagen, null) }
        : Rattelse;

    /// <summary>The values that pictures count.</summary>
    public Raknevarde TillRaknevarde() => new()
    {
        Stadsdel = Placering.Stadsdel,
        Plats = Placering.Plats,
        Kategori = Kategori,
        Allvar = Allvar,
        // What a person has given another category is not what its type says.
        Arsslag = Enligt is { } enligt && enligt.Kategori != Kategori ? null : Arsslag,
        Intraffad = Intraffad,
        Klass = Klass,
        Raknas = Raknas,
        Mottagen = Mottagen,
        OppetTill = ArHandelse && Status == Handelsestatus.Pagaende ? OppenTill ?? DateTimeOffset.MaxValue : null,
    };
}

/// <summary>The part of a line that can be erased: free text and exact coordinates. Folds never depend on it.</summary>
public sealed record Handelsetext
{
    /// <summary>Heading, at most 300 characters.</summary>
    public string? Rubrik { get; init; }

    /// <summary>Free text, at most 4,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>The place as the source wrote it.</summary>
    public string? Plats { get; init; }

    /// <summary>Exact latitude as sent, WGS 84.</summary>
    public double? Lat { get; init; }

    /// <summary>Exact longitude as sent, WGS 84.</summary>
    public double? Lon { get; init; }
}
