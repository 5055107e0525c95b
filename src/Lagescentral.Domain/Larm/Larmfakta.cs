using System.Text.Json.Serialization;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Kinds of line that the stream <c>larm</c> holds. Those about a larm carry the whole of it after the line
/// (<see cref="Larmfakta"/>), so that the latest line is the larm.</summary>
public static class Larmslag
{
    /// <summary>Name of the stream.</summary>
    public const string Strom = "larm";

    /// <summary>The rules and ladders, a whole new version of them.</summary>
    public const string Regler = "larm.regler.v1";

    /// <summary>A silence, set or ended.</summary>
    public const string Tystnad = "larm.tystnad.v1";

    /// <summary>How far the events have been read, when there was nothing to decide for long.</summary>
    public const string Last = "larm.last.v1";

    /// <summary>A rule fired.</summary>
    public const string Utlost = "larm.utlost.v1";

    /// <summary>Further events of the same matter, or another rule that held back.</summary>
    public const string Samlat = "larm.samlat.v1";

    /// <summary>What became of an order to notify.</summary>
    public const string Aviserat = "larm.aviserat.v1";

    /// <summary>A person has seen it.</summary>
    public const string Sett = "larm.sett.v1";

    /// <summary>A person has taken it.</summary>
    public const string Kvitterat = "larm.kvitterat.v1";

    /// <summary>Nobody answered in time, and the next were told.</summary>
    public const string Eskalerat = "larm.eskalerat.v1";

    /// <summary>Who had taken it let it rest too long, and the next were told.</summary>
    public const string Forfallet = "larm.forfallet.v1";

    /// <summary>Its holder asks another to take it over.</summary>
    public const string Overlamnat = "larm.overlamnat.v1";

    /// <summary>The other said yes.</summary>
    public const string Overtaget = "larm.overtaget.v1";

    /// <summary>The other said no.</summary>
    public const string Avbojt = "larm.avbojt.v1";

    /// <summary>Work on it has begun.</summary>
    public const string Atgardas = "larm.atgardas.v1";

    /// <summary>It is closed, with a reason.</summary>
    public const string Avslutat = "larm.avslutat.v1";

    /// <summary>It is open again.</summary>
    public const string Ateroppnat = "larm.ateroppnat.v1";

    /// <summary>A person said something about it.</summary>
    public const string Kommenterat = "larm.kommenterat.v1";
}

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

/// <summary>A person in a larm: a pseudonymous id, and the role that others see.</summary>
/// <param name="Vem">Pseudonymous id, <c>p-…</c>.</param>
/// <param name="Roll">Role, as <see cref="Rattare.Roll"/>.</param>
public sealed record Larmperson(string Vem, string Roll);

/// <summary>That a person has seen a larm.</summary>
/// <param name="Av">Who.</param>
/// <param name="Tid">When first, UTC.</param>
public sealed record Larmsedd(Larmperson Av, DateTimeOffset Tid);

/// <summary>That a person has taken a larm.</summary>
/// <param name="Av">Who.</param>
/// <param name="Tid">When, UTC.</param>
/// <param name="Galler">Until when it stands, unless something happens, UTC.</param>
/// <param name="Slut">When it ended: expired, handed over, or the larm was closed; null while it stands.</param>
public sealed record Kvittering(Larmperson Av, DateTimeOffset Tid, DateTimeOffset Galler, DateTimeOffset? Slut = null)
{
    /// <summary>True while it stands.</summary>
    [JsonIgnore]
    public bool Star => Slut is null;
}

/// <summary>That another is asked to take over.</summary>
/// <param name="Fran">Who asks.</param>
/// <param name="Till">Who is asked.</param>
/// <param name="Tid">When, UTC.</param>
public sealed record Overlamning(Larmperson Fran, string Till, DateTimeOffset Tid);

/// <summary>An order to notify one recipient.</summary>
public sealed record Larmavi
{
    /// <summary>Id, the larm's with a number: <c>L17-3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whom: <c>p-…</c> or <c>organisation:…</c>.</summary>
    public required string Mottagare { get; init; }

    /// <summary>By which recipient of the step: <c>jour:tib</c>.</summary>
    public required string Genom { get; init; }

    /// <summary>Step, from 1.</summary>
    public required int Steg { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Bestalld { get; init; }

    /// <summary>True when it was not sent by itself, because its recipient has had as many as the shift allows.</summary>
    public bool Buntad { get; init; }

    /// <summary>How many earlier ones it speaks for, when it is one for a bundle.</summary>
    public int Bunt { get; init; }

    /// <summary>The latest result for each channel and address.</summary>
    public IReadOnlyList<Aviutfall> Utfall { get; init; } = [];

    /// <summary>True when nothing more is to be tried.</summary>
    [JsonIgnore]
    public bool Slutlig => Buntad || Utfall.Any(u => u.Slutlig);
}

/// <summary>A rule that was met but held back for this larm's sake.</summary>
/// <param name="Regel">Rule id.</param>
/// <param name="Nyckel">Its matter.</param>
/// <param name="Antal">How many times.</param>
/// <param name="Senast">When last, UTC.</param>
public sealed record Hammad(string Regel, string Nyckel, int Antal, DateTimeOffset Senast);

/// <summary>The facts of a larm after a line: free of what people wrote, kept for good.</summary>
public sealed record Larmfakta
{
    /// <summary>The key under which its lines are found in the journal.</summary>
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

    /// <summary>How many of its events their sources have withdrawn.</summary>
    public int Aterkallade { get; init; }

    /// <summary>True when its sources have withdrawn all of it.</summary>
    [JsonIgnore]
    public bool Aterkallat => Antal <= 0 && Aterkallade > 0;

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

/// <summary>What people wrote in a line: the part that can be erased.</summary>
public sealed record Larmtext
{
    /// <summary>A comment, at most 1,000 characters.</summary>
    public string? Kommentar { get; init; }

    /// <summary>A reason, at most 300 characters.</summary>
    public string? Orsak { get; init; }
}

/// <summary>A silence: larm that match it are made, but nobody is told until it ends.</summary>
public sealed record Tystnad
{
    /// <summary>How long it may last.</summary>
    public static readonly TimeSpan Langst = TimeSpan.FromDays(7);

    /// <summary>The seriousness that it holds up to unless another is said: the most serious is heard.</summary>
    public const int AllvarVanligen = 4;

    /// <summary>Id of ours: <c>T3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Rule id; null for any.</summary>
    public string? Regel { get; init; }

    /// <summary>District id; null for any.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Highest seriousness that it holds, 1–5.</summary>
    public required int AllvarHogst { get; init; }

    /// <summary>Who set it.</summary>
    public required Larmperson Av { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Until when, UTC; at most <see cref="Langst"/> after <see cref="Fran"/>.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>When it was ended by hand, UTC.</summary>
    public DateTimeOffset? Borttagen { get; init; }

    /// <summary>True when it holds a larm at a moment.</summary>
    public bool Haller(string regel, string stadsdel, int allvar, DateTimeOffset nu) =>
        Borttagen is null && nu < Till && (Regel is null || Regel == regel) && (Stadsdel is null || Stadsdel == stadsdel) && allvar <= AllvarHogst;
}

/// <summary>A line of the stream.</summary>
public sealed record Larmrad
{
    /// <summary>One of <see cref="Larmslag"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>The larm after the line, for lines about one.</summary>
    public Larmfakta? Larm { get; init; }

    /// <summary>Why it fired; with <see cref="Larmslag.Utlost"/>.</summary>
    public Forklaring? Forklaring { get; init; }

    /// <summary>Who did it; null for the hub.</summary>
    public Larmperson? Av { get; init; }

    /// <summary>The rules; with <see cref="Larmslag.Regler"/>.</summary>
    public Regelverk? Regler { get; init; }

    /// <summary>The silence; with <see cref="Larmslag.Tystnad"/>.</summary>
    public Tystnad? Tystnad { get; init; }

    /// <summary>How far the events' streams have been read when it was decided, per stream; with what events gave rise to.</summary>
    public IReadOnlyDictionary<string, long>? Last { get; init; }

    /// <summary>The words; a part of their own in the journal, null when none were written or they have been erased.</summary>
    [JsonIgnore]
    public Larmtext? Text { get; init; }
}

/// <summary>Bounds and times of larm.</summary>
public sealed record Larmgranser
{
    /// <summary>Most larm in memory, 100–20,000; beyond it those closed longest ago are only in the journal.</summary>
    public int Hogst { get; init; } = 1_000;

    /// <summary>Most events listed on a larm.</summary>
    public int Handelser { get; init; } = 50;

    /// <summary>Most orders and kvitteringar remembered on a larm.</summary>
    public int Minnen { get; init; } = 60;

    /// <summary>Notices that one person gets in a shift, 1–1,000; those beyond it go as bundles.</summary>
    public int AvierPerSkift { get; init; } = 20;

    /// <summary>How long a shift is taken to be.</summary>
    public TimeSpan Skift { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Shortest time between two bundles to one person.</summary>
    public TimeSpan Bunt { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Shortest time between two notices that a taken larm has got further events.</summary>
    public TimeSpan Pafyllning { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most characters of a comment.</summary>
    public const int KommentarLangd = 1_000;

    /// <summary>What became known so long before it is decided is history that was read in, not something to wake anyone for.</summary>
    public TimeSpan Historia { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Most characters of a reason.</summary>
    public const int OrsakLangd = 300;

    /// <summary>Fewest characters of a reason.</summary>
    public const int OrsakMinst = 3;
}
