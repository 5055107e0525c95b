using System.Text.Json.Serialization;

namespace Lagescentral.Domain.Handelser;

/// <summary>What a source says of one event, read and trimmed but not yet judged. Fields as in the intake contract.</summary>
public sealed record Inkommande
{
    /// <summary>The source's own id, 1–128 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The source's type, at most 200 characters.</summary>
    public required string Typ { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Intraffad { get; init; }

    /// <summary>When the source said so, UTC.</summary>
    public DateTimeOffset? Publicerad { get; init; }

    /// <summary>Heading, at most 300 characters.</summary>
    public string? Rubrik { get; init; }

    /// <summary>Free text, at most 4,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Latitude, WGS 84; given together with <see cref="Lon"/> or not at all.</summary>
    public double? Lat { get; init; }

    /// <summary>Longitude, WGS 84.</summary>
    public double? Lon { get; init; }

    /// <summary>The place in words.</summary>
    public string? Plats { get; init; }

    /// <summary>One of the twelve district ids, when the source names it.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Status, default <see cref="Handelsestatus.Pagaende"/>.</summary>
    public Handelsestatus Status { get; init; }

    /// <summary>Seriousness 1–5 set by the source; null takes it from the table of types.</summary>
    public int? Allvar { get; init; }

    /// <summary>Class set by the source; null takes the source's default.</summary>
    public Klass? Klass { get; init; }

    /// <summary>True for what belongs to an exercise (CAP status Exercise, or a simulated feed).</summary>
    public bool Ovning { get; init; }
}

/// <summary>One item of a batch as it was read: either a whole <see cref="Inkommande"/> or what is wrong with it.</summary>
/// <param name="Rad">Row in the body, from 1.</param>
/// <param name="Id">The item's id when it could be read.</param>
/// <param name="Inkommande">The item, when nothing is wrong.</param>
/// <param name="Fel">What is wrong, empty when nothing is.</param>
/// <param name="Original">The item as sent, kept for correction; never logged. A reader that has found nothing wrong may leave it empty.</param>
public sealed record Inrad(
    int Rad,
    string? Id,
    Inkommande? Inkommande,
    IReadOnlyList<Faltfel> Fel,
    string Original);

/// <summary>One fault in input, in words that say what, where and how to mend it (Swedish). Never carries the value.</summary>
/// <param name="Rad">Row, from 1.</param>
/// <param name="Falt">Field, or null when it concerns the whole row.</param>
/// <param name="Orsak">The reason and the remedy.</param>
public sealed record Faltfel(int Rad, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Falt, string Orsak);

/// <summary>What became of one item.</summary>
public enum Utfall
{
    /// <summary>A new event.</summary>
    Ny,

    /// <summary>A new revision of a known event.</summary>
    Uppdaterad,

    /// <summary>The content of an existing revision; nothing was written.</summary>
    Dublett,

    /// <summary>Refused and kept for correction.</summary>
    Karantan,
}

/// <summary>Receipt for one item; given only when what it says is durable. Every field is always written, null or not:
/// senders read receipts by machine.</summary>
public sealed record Kvitto
{
    /// <summary>Row in the body, from 1.</summary>
    public required int Rad { get; init; }

    /// <summary>The source's id, null when it could not be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Id { get; init; }

    /// <summary>What became of it.</summary>
    public required Utfall Utfall { get; init; }

    /// <summary>Revision, null in karantän.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Rev { get; init; }

    /// <summary>District, null in karantän.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Stadsdel { get; init; }

    /// <summary>Position of the line in the district's stream, null in karantän.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Position { get; init; }

    /// <summary><c>delad</c> or <c>hallen</c>; null in karantän.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Text { get; init; }

    /// <summary>Faults; for a held text the name of the pattern.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyList<Faltfel>? Fel { get; init; }
}
