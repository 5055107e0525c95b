using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kalender;

namespace Lagescentral.Domain.Jour;

/// <summary>The kinds of line that the stream <c>jour</c> holds, beside <see cref="Handelseslag.TextGallrad"/>. Each carries the
/// whole of what it is about, as it stands after the line.</summary>
public static class Jourslag
{
    /// <summary>A line to be on call for was set up, or has another schedule from a moment on.</summary>
    public const string LinjeSatt = "jour.linje-satt.v1";

    /// <summary>Nobody is on call for the line any more.</summary>
    public const string LinjeAvslutad = "jour.linje-avslutad.v1";

    /// <summary>A person is on call for a line for a time, instead of or beside the schedule; again when it has changed.</summary>
    public const string ErsattningLagd = "jour.ersattning-lagd.v1";

    /// <summary>That no longer holds; what has been stands.</summary>
    public const string ErsattningAtertagen = "jour.ersattning-atertagen.v1";

    /// <summary>A person asked another to exchange shifts.</summary>
    public const string ByteForeslaget = "jour.byte-foreslaget.v1";

    /// <summary>The other said yes.</summary>
    public const string ByteAntaget = "jour.byte-antaget.v1";

    /// <summary>The other said no.</summary>
    public const string ByteAvbojt = "jour.byte-avbojt.v1";

    /// <summary>The one who asked took it back.</summary>
    public const string ByteAtertaget = "jour.byte-atertaget.v1";
}

/// <summary>How the shifts of a layer follow each other.</summary>
public enum Skiftsort
{
    /// <summary>A shift is a number of days by the local clock.</summary>
    Dygn,

    /// <summary>A shift is a number of weeks by the local clock.</summary>
    Vecka,

    /// <summary>A shift is each unbroken time at which the layer's condition applies: each holiday, each Valborg night.</summary>
    Tillfalle,
}

/// <summary>A rotation: who takes turns, and when they hand over. Of several layers of a line the last that applies holds.</summary>
public sealed record Jourskikt
{
    /// <summary>Name, unique within the line: <c>Helger</c>.</summary>
    public required string Namn { get; init; }

    /// <summary>Pseudonymous ids of those who take turns, in order.</summary>
    public required IReadOnlyList<string> Deltagare { get; init; }

    /// <summary>What a shift is.</summary>
    public Skiftsort Sort { get; init; } = Skiftsort.Vecka;

    /// <summary>Days or weeks of a shift, from 1.</summary>
    public int Var { get; init; } = 1;

    /// <summary>The first day, by the city's calendar; before it the layer has nobody.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The day on whose hand-over time the layer ends; null for never.</summary>
    public DateOnly? Slut { get; init; }

    /// <summary>Local clock time of the hand-over, <c>HH:mm</c>.</summary>
    public string Byte { get; init; } = "08:00";

    /// <summary>When the layer applies; null for always.</summary>
    public Tidsvillkor? Nar { get; init; }
}

/// <summary>A line to be on call for, as it is from a moment on.</summary>
public sealed record Linjefakta
{
    /// <summary>Id, ASCII: <c>trygghetsjour</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>Pseudonymous id of who set it.</summary>
    public required string Av { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>What one is on call for; may be empty.</summary>
    public string VadFor { get; init; } = "";

    /// <summary>Who may see it.</summary>
    public Klass Klass { get; init; } = Klass.Intern;

    /// <summary>When somebody must be on call: what is not covered then is a gap. Null for always.</summary>
    public Tidsvillkor? Bemannas { get; init; }

    /// <summary>The layers, the lowest first.</summary>
    public IReadOnlyList<Jourskikt> Skikt { get; init; } = [];

    /// <summary>From when this version holds, UTC.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Since when there is no such line, UTC.</summary>
    public DateTimeOffset? Avslutad { get; init; }

    /// <summary>The key under which the line's lines are found in the journal.</summary>
    public static string Journalnyckel(string id) => "jour:" + id;
}

/// <summary>Whether something said of the schedule holds.</summary>
public enum Ersattningstillstand
{
    /// <summary>It holds.</summary>
    Galler,

    /// <summary>It was taken back.</summary>
    Atertagen,
}

/// <summary>A person is on call for a line for a time.</summary>
public sealed record Ersattningsfakta
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>The line.</summary>
    public required string Linje { get; init; }

    /// <summary>Pseudonymous id of who is on call.</summary>
    public required string Person { get; init; }

    /// <summary>From, UTC.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Up to, UTC. One that was taken back ends then; one that never began is empty.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>True beside whoever is on call, false instead.</summary>
    public bool Utover { get; init; }

    /// <summary>Whether it holds.</summary>
    public required Ersattningstillstand Tillstand { get; init; }

    /// <summary>Pseudonymous id of who made the latest change.</summary>
    public required string Av { get; init; }

    /// <summary>When it was laid as it is, UTC.</summary>
    public required DateTimeOffset Lagd { get; init; }

    /// <summary>The time it covers.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Period Tid => new(Fran, Till);
}

/// <summary>Where an exchange stands.</summary>
public enum Bytestillstand
{
    /// <summary>Waits for the other's answer.</summary>
    Foreslaget,

    /// <summary>The other said yes.</summary>
    Antaget,

    /// <summary>The other said no.</summary>
    Avbojt,

    /// <summary>Taken back by the one who asked.</summary>
    Atertaget,
}

/// <summary>One side of an exchange: a person's time.</summary>
/// <param name="Person">Pseudonymous id of who is on call then, but for the exchange.</param>
/// <param name="Fran">From, UTC.</param>
/// <param name="Till">Up to, UTC.</param>
public sealed record Bytesdel(string Person, DateTimeOffset Fran, DateTimeOffset Till)
{
    /// <summary>The time.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Period Tid => new(Fran, Till);
}

/// <summary>Two persons exchange time on call.</summary>
public sealed record Bytesfakta
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>The line.</summary>
    public required string Linje { get; init; }

    /// <summary>The time of the one who asks.</summary>
    public required Bytesdel Ena { get; init; }

    /// <summary>The time of the one who is asked; null when nothing is wanted in return.</summary>
    public Bytesdel? Andra { get; init; }

    /// <summary>Pseudonymous id of the one who is asked.</summary>
    public required string Med { get; init; }

    /// <summary>Where it stands.</summary>
    public required Bytestillstand Tillstand { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset Foreslaget { get; init; }

    /// <summary>When it was settled, UTC.</summary>
    public DateTimeOffset? Avgjort { get; init; }
}

/// <summary>What people wrote in a line: the part that can be erased.</summary>
public sealed record Jourtext
{
    /// <summary>Why, at most 300 characters.</summary>
    public string? Orsak { get; init; }
}

/// <summary>A line of the stream as it is decided and as folds read it.</summary>
public sealed record Jourrad
{
    /// <summary>One of <see cref="Jourslag"/>, or <see cref="Handelseslag.TextGallrad"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>The line to be on call for.</summary>
    public Linjefakta? Linje { get; init; }

    /// <summary>Who is on call instead or beside.</summary>
    public Ersattningsfakta? Ersattning { get; init; }

    /// <summary>The exchange.</summary>
    public Bytesfakta? Byte { get; init; }

    /// <summary>What was written; null when nothing was, or it has been erased.</summary>
    public Jourtext? Text { get; init; }

    /// <summary>What was erased.</summary>
    public Gallringsfakta? Gallring { get; init; }
}

/// <summary>A reason that was written, and where.</summary>
/// <param name="Position">Position in the stream.</param>
/// <param name="Text">The words; null when erased.</param>
public sealed record Jourord(long Position, string? Text);

/// <summary>An <see cref="Ersattningsfakta"/> with its place among the changes.</summary>
/// <param name="Fakta">Facts.</param>
/// <param name="Ordning">Position of the line that laid it: the later wins.</param>
/// <param name="Orsak">Why; null when nothing was written.</param>
public sealed record Ersattning(Ersattningsfakta Fakta, long Ordning, Jourord? Orsak);

/// <summary>An exchange with its place among the changes.</summary>
/// <param name="Fakta">Facts.</param>
/// <param name="Ordning">Position of its latest line: the later wins.</param>
/// <param name="Orsak">Why; null when nothing was written.</param>
public sealed record Byteslage(Bytesfakta Fakta, long Ordning, Jourord? Orsak);

/// <summary>All that is remembered of who is on call: enough to say who was, is and will be.</summary>
public sealed record Jourlage
{
    /// <summary>Every version of every line that held or will hold, in order of line and of time.</summary>
    public IReadOnlyList<Linjefakta> Linjer { get; init; } = [];

    /// <summary>Who is on call instead or beside, in order.</summary>
    public IReadOnlyList<Ersattning> Ersattningar { get; init; } = [];

    /// <summary>Exchanges, in order.</summary>
    public IReadOnlyList<Byteslage> Byten { get; init; } = [];

    /// <summary>How many changes that are long past are only in the journal.</summary>
    public int Glomda { get; init; }

    /// <summary>The latest version of a line, also one that has ended; null when there is none.</summary>
    public Linjefakta? Linje(string id) => Linjer.LastOrDefault(l => l.Id == id);
}

/// <summary>Bounds.</summary>
public sealed record Jourgranser
{
    /// <summary>Most lines, those that have ended too.</summary>
    public int Linjer { get; init; } = 60;

    /// <summary>Most changes (replacements and exchanges) remembered; beyond it the longest past are only in the journal.</summary>
    public int Andringar { get; init; } = 2_000;

    /// <summary>Most versions remembered of a line.</summary>
    public const int Versioner = 100;

    /// <summary>Most layers of a line.</summary>
    public const int Skikt = 10;

    /// <summary>Most participants of a layer.</summary>
    public const int Deltagare = 60;

    /// <summary>Longest shift, days.</summary>
    public const int SkiftDygn = 56;

    /// <summary>Longest replacement or exchanged time, days.</summary>
    public const int ErsattningDygn = 92;

    /// <summary>How far ahead anything may be laid, days.</summary>
    public const int FramatDygn = 800;

    /// <summary>Most replacements in one import.</summary>
    public const int Import = 500;

    /// <summary>Most characters of a reason.</summary>
    public const int OrsakLangd = 300;
}
