namespace Lagescentral.Domain.Handelser;

/// <summary>The kinds of line that a stadsdel's stream holds. Never renamed; a change of meaning is a new version.</summary>
public static class Handelseslag
{
    /// <summary>A new event. Fakta is <see cref="Handelsefakta"/>, rev 1.</summary>
    public const string Mottagen = "handelse.mottagen.v1";

    /// <summary>A new revision in the same stream.</summary>
    public const string Reviderad = "handelse.reviderad.v1";

    /// <summary>A new revision that places the event in this stream; written before <see cref="Utflyttad"/>.</summary>
    public const string Inflyttad = "handelse.inflyttad.v1";

    /// <summary>The same revision in the stream that the event left; carries the new facts.</summary>
    public const string Utflyttad = "handelse.utflyttad.v1";

    /// <summary>A revision older than the latest: kept as history, leaves every picture alone.</summary>
    public const string Historik = "handelse.historik.v1";

    /// <summary>Texts of earlier lines in this stream were erased. Fakta is <see cref="Gallringsfakta"/>.</summary>
    public const string TextGallrad = "text.gallrad.v1";
}

/// <summary>What a line <see cref="Handelseslag.TextGallrad"/> says.</summary>
/// <param name="Positioner">Positions in the same stream whose texts are gone.</param>
/// <param name="Handelser">Keys (<c>polis/633436</c>) of the events whose texts are gone.</param>
/// <param name="Orsak">Why, in Swedish.</param>
public sealed record Gallringsfakta(IReadOnlyList<long> Positioner, IReadOnlyList<string> Handelser, string Orsak)
{
    /// <summary>Ids of the rumours whose texts are gone.</summary>
    public IReadOnlyList<string>? Rykten { get; init; }

    /// <summary>Ids of replacements and exchanges on call whose texts are gone.</summary>
    public IReadOnlyList<string>? Jour { get; init; }

    /// <summary>Ids of larm, and of silences, whose texts are gone.</summary>
    public IReadOnlyList<string>? Larm { get; init; }

    /// <summary>Decisions about crisis levels, as <c>farsta/3</c>, whose reasons are gone.</summary>
    public IReadOnlyList<string>? Nivaer { get; init; }

    /// <summary>By which role a person erased them, where that is shown; the person is the line's own.</summary>
    public string? Roll { get; init; }

    /// <summary>Number of the run that erased them; null when a person did.</summary>
    public int? Korning { get; init; }

    /// <summary>How many, for a run. An event with texts in several streams is counted in one of its lines.</summary>
    public IReadOnlyList<Gallringsantal>? Antal { get; init; }
}

/// <summary>How many texts of a source were erased under the time of a class.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Klass">The class whose time was out.</param>
/// <param name="Handelser">Events.</param>
/// <param name="Texter">Texts; an event has one per revision.</param>
public sealed record Gallringsantal(string Kalla, Klass Klass, int Handelser, int Texter);
