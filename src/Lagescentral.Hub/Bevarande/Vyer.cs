using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Hub.Bevarande;

/// <summary>How keeping and erasing stands.</summary>
[Vy("gallringar")]
public sealed record Gallringsoversikt
{
    /// <summary>A page of runs, the latest first.</summary>
    public required IReadOnlyList<Korningsvy> Korningar { get; init; }

    /// <summary>How many runs there are in all.</summary>
    public required int Totalt { get; init; }

    /// <summary>Page, from 1.</summary>
    public required int Sida { get; init; }

    /// <summary>Runs per page.</summary>
    public required int PerSida { get; init; }

    /// <summary>When the next run begins.</summary>
    public required DateTimeOffset Nasta { get; init; }

    /// <summary>True while a run goes on.</summary>
    public required bool Pagar { get; init; }

    /// <summary>Why the last attempt failed, Swedish.</summary>
    public string? Fel { get; init; }

    /// <summary>For how long texts are kept, per source and class, and how many there are.</summary>
    public required IReadOnlyList<Fristvy> Frister { get; init; }

    /// <summary>For how long the words about rumours are kept, and how many there are.</summary>
    public required Ryktesfristvy Rykten { get; init; }

    /// <summary>For how long the words about larm, who is on call and levels are kept, and how many there are.</summary>
    public required IReadOnlyList<Ordfristvy> Ord { get; init; }

    /// <summary>Items that wait in karantän.</summary>
    public required int KarantanVantar { get; init; }

    /// <summary>Of them, those that are soon erased unsettled.</summary>
    public required int KarantanSnart { get; init; }

    /// <summary>Events kept for a reason of their own, the first to end first.</summary>
    public required IReadOnlyList<Stoppvy> Stopp { get; init; }

    /// <summary>The ledger of erasures.</summary>
    public required Liggarvy Liggare { get; init; }

    /// <summary>The latest restore from a copy.</summary>
    public Aterstalldvy? Aterstalld { get; init; }
}

/// <summary>A run in short.</summary>
[Vy("korning")]
public sealed record Korningsvy
{
    /// <summary>Number.</summary>
    public required int Nr { get; init; }

    /// <summary>The local day whose run it is.</summary>
    public required DateOnly Dag { get; init; }

    /// <summary>The moment at which what was due was judged.</summary>
    public required DateTimeOffset Nu { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset Slut { get; init; }

    /// <summary>How long it worked.</summary>
    public required long Millisekunder { get; init; }

    /// <summary>True when it was broken off and taken up again.</summary>
    public required bool Aterupptagen { get; init; }

    /// <summary>Events whose texts were erased.</summary>
    public required int Handelser { get; init; }

    /// <summary>Rumours whose words were erased.</summary>
    public required int Rykten { get; init; }

    /// <summary>Larm, silences, changes on call and decisions on levels whose words were erased.</summary>
    public required int Ord { get; init; }

    /// <summary>Texts erased, of all of these.</summary>
    public required int Texter { get; init; }

    /// <summary>Other items erased: in karantän, remembered answers, readings.</summary>
    public required int Poster { get; init; }

    /// <summary>Events due that are kept for a reason of their own.</summary>
    public required int Hallna { get; init; }

    /// <summary>True when nothing of what was erased was found afterwards.</summary>
    public required bool Borta { get; init; }
}

/// <summary>A run with its proof.</summary>
[Vy("rapport")]
public sealed record Rapportvy
{
    /// <summary>In short.</summary>
    public required Korningsvy Korning { get; init; }

    /// <summary>The times it went by.</summary>
    public required IReadOnlyList<Fristvy> Regler { get; init; }

    /// <summary>What was erased, per source and class.</summary>
    public required IReadOnlyList<Antalvy> Texter { get; init; }

    /// <summary>What was erased of the words about rumours; absent in a report by an earlier program.</summary>
    public Ryktesantalvy? Rykten { get; init; }

    /// <summary>What was erased of the words about larm, who is on call and levels; empty in a report by an earlier program.</summary>
    public required IReadOnlyList<Ordantalvy> Ord { get; init; }

    /// <summary>Where the journal says so.</summary>
    public required IReadOnlyList<Stromvy> Strommar { get; init; }

    /// <summary>What was erased beside the journal.</summary>
    public required IReadOnlyList<Lagervy> Lager { get; init; }

    /// <summary>Number of the last entry in the ledger of erasures.</summary>
    public required long Liggare { get; init; }

    /// <summary>What was found afterwards.</summary>
    public required Kontrollvy Kontroll { get; init; }
}

/// <summary>For how long texts of a source and class are kept.</summary>
[Vy("textfrist"), LasningLoggas(Klass.Oppen)]
public sealed record Fristvy
{
    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The source's name.</summary>
    public required string KallaNamn { get; init; }

    /// <summary>Class.</summary>
    public required Klass Klass { get; init; }

    /// <summary>Days after the latest that was said of the event.</summary>
    public required int Dygn { get; init; }

    /// <summary>Events that have texts now.</summary>
    public int? Handelser { get; init; }

    /// <summary>When the latest was said of the oldest of them.</summary>
    public DateTimeOffset? Aldst { get; init; }

    /// <summary>When the first of them is due.</summary>
    public DateTimeOffset? Nasta { get; init; }

    /// <summary>True when the source is no longer in the settings: then nothing of it is erased.</summary>
    public bool KallaSaknas { get; init; }
}

/// <summary>What was erased of a source and class.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="KallaNamn">The source's name.</param>
/// <param name="Klass">The class whose time was out.</param>
/// <param name="Dygn">That time, days.</param>
/// <param name="Handelser">Events.</param>
/// <param name="Texter">Texts.</param>
[Vy("gallringsantal"), LasningLoggas(Klass.Oppen)]
public sealed record Antalvy(string Kalla, string KallaNamn, Klass Klass, int Dygn, int Handelser, int Texter);

/// <summary>For how long the words about rumours are kept.</summary>
/// <param name="Manader">Months after the latest that happened to the rumour.</param>
/// <param name="Rykten">Rumours that have words now.</param>
/// <param name="Nasta">When the first of them is due.</param>
[Vy("ryktesfrist")]
public sealed record Ryktesfristvy(int Manader, int Rykten, DateTimeOffset? Nasta);

/// <summary>What was erased of the words about rumours.</summary>
/// <param name="Manader">The rule, months.</param>
/// <param name="Rykten">Rumours.</param>
/// <param name="Texter">Texts.</param>
[Vy("ryktesantal")]
public sealed record Ryktesantalvy(int Manader, int Rykten, int Texter);

/// <summary>For how long words of a kind are kept.</summary>
/// <param name="Slag">What they are about.</param>
/// <param name="Dygn">Days after the latest that happened to what they are about.</param>
/// <param name="DygnBegransad">Days where that is, or has been, of class <c>begransad</c>.</param>
/// <param name="Antal">Things that have words now.</param>
/// <param name="Nasta">When the first of them is due.</param>
[Vy("ordfrist")]
public sealed record Ordfristvy(Ordslag Slag, int Dygn, int DygnBegransad, int Antal, DateTimeOffset? Nasta);

/// <summary>What was erased of words of a kind.</summary>
/// <param name="Slag">What they are about.</param>
/// <param name="Antal">How many larm and silences, or changes on call.</param>
/// <param name="Texter">Texts.</param>
[Vy("ordantal")]
public sealed record Ordantalvy(Ordslag Slag, int Antal, int Texter);

/// <summary>The lines that say what was erased in a stream.</summary>
/// <param name="Strom">Stream.</param>
/// <param name="Fran">Position of the first.</param>
/// <param name="Till">Position of the last.</param>
/// <param name="Rader">How many.</param>
/// <param name="Texter">Texts.</param>
[Vy("gallringsstrom")]
public sealed record Stromvy(string Strom, long Fran, long Till, int Rader, int Texter);

/// <summary>What was erased in a store beside the journal.</summary>
/// <param name="Lager">Store.</param>
/// <param name="Dygn">The rule, days.</param>
/// <param name="Fore">Items from before this.</param>
/// <param name="Antal">How many.</param>
[Vy("lagergrans")]
public sealed record Lagervy(Gallringslager Lager, int Dygn, DateTimeOffset Fore, int Antal);

/// <summary>What was looked for after a run, and found.</summary>
/// <param name="Handelser">Events looked at.</param>
/// <param name="Rykten">Rumours looked at.</param>
/// <param name="Ord">Larm, silences, changes on call and decisions on levels looked at.</param>
/// <param name="KvarJournal">Events and other things that still have a text in the journal.</param>
/// <param name="KvarSok">Texts in the search index.</param>
/// <param name="KvarKarantan">Contents and items in karantän.</param>
/// <param name="KvarSvar">Remembered answers.</param>
/// <param name="KvarLasningar">Readings.</param>
/// <param name="LoggTom">True when the journal's log file was emptied.</param>
[Vy("gallringskontroll")]
public sealed record Kontrollvy(int Handelser, int Rykten, int Ord, int KvarJournal, int KvarSok, int KvarKarantan, int KvarSvar, int KvarLasningar, bool LoggTom);

/// <summary>The ledger of erasures.</summary>
/// <param name="Nr">Number of the last entry.</param>
/// <param name="Aldre">True when it has fewer entries than the last run knew of.</param>
[Vy("liggare")]
public sealed record Liggarvy(long Nr, bool Aldre);

/// <summary>A restore.</summary>
/// <param name="Nar">When.</param>
/// <param name="Kopia">When the copy was made.</param>
/// <param name="Handelser">Events erased again.</param>
/// <param name="Rykten">Rumours erased again.</param>
/// <param name="Ord">Larm, silences, changes on call and decisions on levels erased again.</param>
/// <param name="Texter">Texts erased again.</param>
/// <param name="UtanLiggare">True when it was done without a ledger that fitted.</param>
[Vy("aterstalld")]
public sealed record Aterstalldvy(DateTimeOffset Nar, DateTimeOffset Kopia, int Handelser, int Rykten, int Ord, int Texter, bool UtanLiggare);

/// <summary>An event kept for a reason of its own.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Id">The source's own id.</param>
/// <param name="Orsak">Why.</param>
/// <param name="Till">Until when.</param>
/// <param name="Av">Who decided it.</param>
/// <param name="Satt">When.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
[Vy("gallringsstopp")]
public sealed record Stoppvy(string Kalla, string Id, string Orsak, DateTimeOffset Till, string Av, DateTimeOffset Satt, long Version);

/// <summary>A page of the log of readings. To read it is noted in it.</summary>
[Vy("lasningar"), LasningLoggas(Klass.Intern)]
public sealed record Lasningssida
{
    /// <summary>Latest first.</summary>
    public required IReadOnlyList<Lasningsvy> Lasningar { get; init; }

    /// <summary>How many there are in all.</summary>
    public required int Totalt { get; init; }

    /// <summary>Page, from 1.</summary>
    public required int Sida { get; init; }

    /// <summary>Items per page.</summary>
    public required int PerSida { get; init; }

    /// <summary>Readings noted but not yet written, while the log cannot be written.</summary>
    public required long Vantar { get; init; }

    /// <summary>Why it cannot be written, Swedish.</summary>
    public string? Fel { get; init; }
}

/// <summary>A reading.</summary>
/// <param name="Nar">When it was answered, or a channel opened.</param>
/// <param name="Slut">When the channel was left.</param>
/// <param name="Vem">Who, pseudonymous.</param>
/// <param name="Roller">Roles.</param>
/// <param name="Slag">What kind.</param>
/// <param name="Vad">What.</param>
/// <param name="Klass">Strictest class that was read.</param>
/// <param name="Antal">Items above <c>oppen</c>.</param>
/// <param name="Avbruten">True for a channel whose end nobody saw.</param>
[Vy("lasning"), LasningLoggas(Klass.Intern, Post = true)]
public sealed record Lasningsvy(DateTimeOffset Nar, DateTimeOffset? Slut, string Vem, string Roller, string Slag, string Vad, Klass Klass, int Antal, bool Avbruten);
