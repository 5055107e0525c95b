using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Bevarande;

/// <summary>The kinds of line that the stream <c>gallring</c> holds. Never renamed; a change of meaning is a new version.</summary>
public static class Gallringsslag
{
    /// <summary>The stream.</summary>
    public const string Strom = "gallring";

    /// <summary>A run has begun. Fakta is <see cref="Korningsplan"/>.</summary>
    public const string Paborjad = "gallring.paborjad.v1";

    /// <summary>A run is done and its result verified. Fakta is <see cref="Korningsrapport"/>.</summary>
    public const string Kord = "gallring.kord.v1";

    /// <summary>An event's texts are kept for a reason of their own. Fakta is <see cref="Stoppfakta"/>.</summary>
    public const string Stoppad = "gallring.stopp-satt.v1";

    /// <summary>They no longer are. Fakta is <see cref="Stoppfakta"/>, with the reason for that.</summary>
    public const string Slappt = "gallring.stopp-slappt.v1";

    /// <summary>The data was restored from a copy. Fakta is <see cref="Aterstallningsfakta"/>.</summary>
    public const string Aterstalld = "gallring.aterstalld.v1";
}

/// <summary>The stores that a run erases in beside the journal.</summary>
public enum Gallringslager
{
    /// <summary>Items in karantän that have been settled.</summary>
    KarantanAvgjord,

    /// <summary>Items in karantän that nobody settled.</summary>
    KarantanVantande,

    /// <summary>Answers remembered for <c>Idempotency-Key</c>.</summary>
    Svar,

    /// <summary>The log of readings.</summary>
    Lasningar,
}

/// <summary>What a run erases in a store: all from before a moment, which stays the same when the run is taken up again.</summary>
/// <param name="Lager">Store.</param>
/// <param name="Dygn">The rule, days.</param>
/// <param name="Fore">Items from before this go, UTC.</param>
/// <param name="Antal">How many they were when the run began.</param>
public sealed record Lagergrans(Gallringslager Lager, int Dygn, DateTimeOffset Fore, int Antal);

/// <summary>How a run is to be done; written before anything is erased.</summary>
/// <param name="Nr">Number, 1, 2, 3 …</param>
/// <param name="Dag">The local day whose run it is.</param>
/// <param name="Nu">The moment at which what is due is judged, UTC.</param>
/// <param name="Efter">Journal number of the last line before it.</param>
/// <param name="Regler">Days per source and class.</param>
/// <param name="Lager">What is erased beside the journal.</param>
/// <param name="RyktenManader">Months that words about rumours are kept; null in a run begun by an earlier program.</param>
/// <param name="Ord">For how long words about larm, who is on call and levels are kept; null in a run begun by an earlier program.</param>
public sealed record Korningsplan(
    int Nr, DateOnly Dag, DateTimeOffset Nu, long Efter, IReadOnlyDictionary<string, Klassfrister> Regler, IReadOnlyList<Lagergrans> Lager,
    int? RyktenManader = null, IReadOnlyList<Ordfrist>? Ord = null);

/// <summary>What a run erased of the words about rumours.</summary>
/// <param name="Manader">The rule, months.</param>
/// <param name="Rykten">Rumours.</param>
/// <param name="Texter">Texts.</param>
public sealed record Ryktesantal(int Manader, int Rykten, int Texter);

/// <summary>The lines that say what was erased in a stream.</summary>
/// <param name="Strom">Stream.</param>
/// <param name="Fran">Position of the first.</param>
/// <param name="Till">Position of the last.</param>
/// <param name="Rader">How many.</param>
/// <param name="Texter">Texts erased in the stream.</param>
public sealed record Gallringsstrom(string Strom, long Fran, long Till, int Rader, int Texter);

/// <summary>What was looked for after a run, and found. All zero: nothing of what was erased is left.</summary>
/// <param name="Handelser">Events looked at.</param>
/// <param name="KvarJournal">Texts that the journal still holds.</param>
/// <param name="KvarSok">Texts that the search index still holds.</param>
/// <param name="KvarKarantan">Contents and items due that karantän still holds.</param>
/// <param name="KvarSvar">Remembered answers that are due and still there.</param>
/// <param name="KvarLasningar">Readings that are due and still there.</param>
/// <param name="LoggTom">True when the journal's log file (WAL) was emptied, so that no erased byte is left in it.</param>
/// <param name="Rykten">Rumours looked at.</param>
/// <param name="Ord">Larm, silences, changes on call and decisions on levels looked at.</param>
public sealed record Gallringskontroll(
    int Handelser, int KvarJournal, int KvarSok, int KvarKarantan, int KvarSvar, int KvarLasningar, bool LoggTom, int Rykten = 0, int Ord = 0)
{
    /// <summary>True when nothing is left.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Borta => KvarJournal + KvarSok + KvarKarantan + KvarSvar + KvarLasningar == 0 && LoggTom;
}

/// <summary>What a run erased and what was found afterwards: facts alone, no id of an event.</summary>
/// <param name="Nr">Number.</param>
/// <param name="Dag">The local day whose run it is.</param>
/// <param name="Nu">The moment at which what was due was judged, UTC.</param>
/// <param name="Slut">When it was done, UTC.</param>
/// <param name="Millisekunder">How long it worked after it was begun, or after it was last taken up.</param>
/// <param name="Aterupptagen">True when it was broken off and taken up again.</param>
/// <param name="Regler">Days per source and class.</param>
/// <param name="Texter">What was erased, per source and class.</param>
/// <param name="Strommar">Where the journal says so.</param>
/// <param name="Lager">What was erased beside the journal.</param>
/// <param name="Hallna">Events that were due and kept for a reason of their own, and larm of such events.</param>
/// <param name="Liggare">Number of the last entry in the ledger of erasures.</param>
/// <param name="Kontroll">What was found afterwards.</param>
/// <param name="Rykten">What was erased of the words about rumours; null in a report by an earlier program.</param>
/// <param name="Ord">What was erased of the words about larm, who is on call and levels; null in a report by an earlier program.</param>
public sealed record Korningsrapport(
    int Nr, DateOnly Dag, DateTimeOffset Nu, DateTimeOffset Slut, long Millisekunder, bool Aterupptagen,
    IReadOnlyDictionary<string, Klassfrister> Regler, IReadOnlyList<Gallringsantal> Texter, IReadOnlyList<Gallringsstrom> Strommar,
    IReadOnlyList<Lagergrans> Lager, int Hallna, long Liggare, Gallringskontroll Kontroll, Ryktesantal? Rykten = null,
    IReadOnlyList<Ordantal>? Ord = null);

/// <summary>An event whose texts are kept, or no longer are, for a reason of their own.</summary>
/// <param name="Handelse">Key, <c>polis/633436</c>.</param>
/// <param name="Orsak">Why, Swedish; free of personal data, for it is kept.</param>
/// <param name="Till">Kept until, UTC; null when it is released.</param>
public sealed record Stoppfakta(string Handelse, string Orsak, DateTimeOffset? Till);

/// <summary>A restore.</summary>
/// <param name="Kopia">When the copy was made, UTC.</param>
/// <param name="Liggare">Number of the last entry in the ledger of erasures that was applied.</param>
/// <param name="Handelser">Events whose texts were erased again.</param>
/// <param name="Texter">Texts erased again.</param>
/// <param name="UtanLiggare">True when the ledger was missing or older than the copy, and the restore was done all the same.</param>
/// <param name="Rykten">Rumours whose words were erased again; their texts are among <paramref name="Texter"/>.</param>
/// <param name="Ord">Larm, silences, changes on call and decisions on levels whose words were erased again; their texts too are among <paramref name="Texter"/>.</param>
public sealed record Aterstallningsfakta(DateTimeOffset Kopia, long Liggare, int Handelser, int Texter, bool UtanLiggare, int Rykten = 0, int Ord = 0);
