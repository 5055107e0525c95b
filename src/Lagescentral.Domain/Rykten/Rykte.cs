using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Rykten;

/// <summary>The kinds of line that the stream <c>rykten</c> holds, beside <see cref="Handelseslag.TextGallrad"/>. Each carries
/// the whole of the rumour's facts after it (<see cref="Ryktesfakta"/>), so that the latest line is the rumour.</summary>
public static class Ryktesslag
{
    /// <summary>Something that is said was noted for the first time.</summary>
    public const string Noterat = "rykte.noterat.v1";

    /// <summary>A person noted the same rumour once more.</summary>
    public const string NoteratIgen = "rykte.noterat-igen.v1";

    /// <summary>Someone, named by role, checks it.</summary>
    public const string Kontrolleras = "rykte.kontrolleras.v1";

    /// <summary>An answer, the first or a later version.</summary>
    public const string Besvarat = "rykte.besvarat.v1";

    /// <summary>The answer no longer stands, or a gathering was undone.</summary>
    public const string Ateroppnat = "rykte.ateroppnat.v1";

    /// <summary>A person found that it is the same as another rumour, which has its notings from here on.</summary>
    public const string Sammanfort = "rykte.sammanfort.v1";

    /// <summary>The other side of <see cref="Sammanfort"/> and of its undoing: notings came or went.</summary>
    public const string Samlat = "rykte.samlat.v1";
}

/// <summary>Where a rumour stands.</summary>
public enum Ryktestillstand
{
    /// <summary>Noted; nobody checks it yet.</summary>
    Noterat,

    /// <summary>Someone checks it.</summary>
    Kontrolleras,

    /// <summary>One answer stands.</summary>
    Besvarat,

    /// <summary>Gathered on another rumour.</summary>
    Sammanfort,
}

/// <summary>What an answer says of the rumour.</summary>
public enum Ryktesutfall
{
    /// <summary>It is true.</summary>
    Bekraftat,

    /// <summary>It is not true.</summary>
    Dementerat,

    /// <summary>It cannot be told.</summary>
    GarInteAttAvgora,
}

/// <summary>Where it is said.</summary>
public enum Hortvia
{
    /// <summary>In social media.</summary>
    SocialaMedier,

    /// <summary>In newspapers, radio or television.</summary>
    Media,

    /// <summary>By residents, in person or by telephone.</summary>
    Invanare,

    /// <summary>By the city's own staff or partners.</summary>
    Personal,

    /// <summary>Elsewhere.</summary>
    Annat,
}

/// <summary>Who says or does something: a role and an organisation, never a name.</summary>
/// <param name="Roll">The role in words, Swedish.</param>
/// <param name="Organisation">The organisation, 2–100 characters, Swedish.</param>
public sealed record Avsandare(string Roll, string Organisation);

/// <summary>Who checks a rumour.</summary>
/// <param name="Av">Role and organisation.</param>
/// <param name="Sedan">Since when, UTC.</param>
public sealed record Rykteskontroll(Avsandare Av, DateTimeOffset Sedan);

/// <summary>The facts of an answer; its words stand in the line's text.</summary>
public sealed record Svarsfakta
{
    /// <summary>1 for the first answer to the rumour, 2 for what replaced it …</summary>
    public required int Version { get; init; }

    /// <summary>What it says.</summary>
    public required Ryktesutfall Utfall { get; init; }

    /// <summary>What it says is true as of then, UTC.</summary>
    public required DateTimeOffset Per { get; init; }

    /// <summary>The sender.</summary>
    public required Avsandare Av { get; init; }

    /// <summary>When it was given here, UTC.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>True when it is released to everyone.</summary>
    public bool Oppen { get; init; }

    /// <summary>True when the rumour's own words are released with it.</summary>
    public bool MedRykte { get; init; }

    /// <summary>HMAC of the answer's words with the journal's own key (hex): tells a repeat from a revision.</summary>
    public required string Innehall { get; init; }
}

/// <summary>The facts of a rumour after a line: free of what people wrote, kept for good.</summary>
public sealed record Ryktesfakta
{
    /// <summary>The key under which a rumour's lines are found in the journal.</summary>
    public static string Journalnyckel(string id) => "rykte:" + id;

    /// <summary>Id of ours.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …: counts the changes that a reader must have seen before deciding. A noting is none.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required Ryktestillstand Tillstand { get; init; }

    /// <summary>Who made the latest change.</summary>
    public required Avsandare Av { get; init; }

    /// <summary>Ids of the districts that it concerns, in order; empty for the whole city.</summary>
    public IReadOnlyList<string> Stadsdelar { get; init; } = [];

    /// <summary>Where it was first said.</summary>
    public required Hortvia Hort { get; init; }

    /// <summary>Who noted it first.</summary>
    public required Avsandare NoteratAv { get; init; }

    /// <summary>When it was first noted, UTC.</summary>
    public required DateTimeOffset Noterat { get; init; }

    /// <summary>When it was last noted, UTC.</summary>
    public required DateTimeOffset SenastNoterat { get; init; }

    /// <summary>How many times it has been noted, those of gathered rumours too.</summary>
    public required int Noteringar { get; init; }

    /// <summary>Ids of the latest notings, newest last: the same noting again is none.</summary>
    public IReadOnlyList<string> Noteringsider { get; init; } = [];

    /// <summary>The event that it is about, as <c>kalla/id</c>.</summary>
    public string? Handelse { get; init; }

    /// <summary>Who checks it, or checked what was answered.</summary>
    public Rykteskontroll? Kontroll { get; init; }

    /// <summary>The latest answer; it stands when <see cref="Tillstand"/> is <see cref="Ryktestillstand.Besvarat"/>.</summary>
    public Svarsfakta? Svar { get; init; }

    /// <summary>When it was last reopened, UTC, while no newer answer stands.</summary>
    public DateTimeOffset? Ateroppnat { get; init; }

    /// <summary>Id of the rumour that it is gathered on.</summary>
    public string? Som { get; init; }

    /// <summary>Rumours gathered on this one, with the notings they brought.</summary>
    public IReadOnlyList<Samlat> Samlade { get; init; } = [];

    /// <summary>True until an answer stands, or the rumour is gathered on another.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Obesvarat => Tillstand is Ryktestillstand.Noterat or Ryktestillstand.Kontrolleras;

    /// <summary>When it last changed hands or was answered: what is forgotten first has the earliest.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset Senast => Svar is { } svar && svar.Tid > SenastNoterat ? svar.Tid : SenastNoterat;
}

/// <summary>A rumour gathered on another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Noteringar">The notings it brought.</param>
public sealed record Samlat(string Id, int Noteringar);

/// <summary>What people wrote in a line: the part that can be erased.</summary>
public sealed record Ryktestext
{
    /// <summary>What is said, at most 500 characters.</summary>
    public string? Rykte { get; init; }

    /// <summary>The answer's words, at most 1,000 characters.</summary>
    public string? Svar { get; init; }

    /// <summary>Why it was reopened, at most 300 characters.</summary>
    public string? Orsak { get; init; }
}

/// <summary>A line of the stream as it is decided and as folds read it.</summary>
public sealed record Ryktesrad
{
    /// <summary>One of <see cref="Ryktesslag"/>, or <see cref="Handelseslag.TextGallrad"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>The rumour after the line, for every kind but an erasure.</summary>
    public Ryktesfakta? Fakta { get; init; }

    /// <summary>What was written; null when nothing was, or it has been erased.</summary>
    public Ryktestext? Text { get; init; }

    /// <summary>What was erased.</summary>
    public Gallringsfakta? Gallring { get; init; }
}

/// <summary>Bounds.</summary>
public sealed record Ryktesgranser
{
    /// <summary>Most rumours in the picture; beyond it the oldest answered are only in the journal.</summary>
    public int Hogst { get; init; } = 500;

    /// <summary>How many notings of a rumour are remembered by id.</summary>
    public int Noteringar { get; init; } = 20;

    /// <summary>Most rumours that may be gathered on one.</summary>
    public int Samlade { get; init; } = 20;

    /// <summary>Most characters of what is said.</summary>
    public const int RykteLangd = 500;

    /// <summary>Most characters of an answer.</summary>
    public const int SvarLangd = 1_000;

    /// <summary>Most characters of a reason.</summary>
    public const int OrsakLangd = 300;

    /// <summary>Most characters of an organisation's name.</summary>
    public const int OrganisationLangd = 100;
}
