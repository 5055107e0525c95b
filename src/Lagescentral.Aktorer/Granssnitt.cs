using Lagescentral.Aktorer.Jour;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer;

/// <summary>A line that a source's owner asks a stadsdel to write.</summary>
public sealed record Stadsdelsrad
{
    /// <summary>One of <see cref="Handelseslag"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>Who: <c>kalla:polis</c> or a pseudonymous person.</summary>
    public required string Vem { get; init; }

    /// <summary>The event, for every kind but an erasure.</summary>
    public Handelsefakta? Fakta { get; init; }

    /// <summary>Text to share.</summary>
    public Handelsetext? Text { get; init; }

    /// <summary>What to erase.</summary>
    public Gallringsfakta? Gallring { get; init; }

    /// <summary>Platser that an erasure concerns.</summary>
    public IReadOnlyList<string> Platser { get; init; } = [];

    /// <summary>What gives the source's owner the right to send, the same in all lines of a call; null where there can be one owner only.</summary>
    public Strompunkt? Vakt { get; init; }
}

/// <summary>A line of a stadsdel's stream on its way to a reader.</summary>
/// <param name="Post">As it stands in the journal.</param>
public sealed record Puffrad(Journalpost Post)
{
    private Handelserad? _rad;

    /// <summary>As folds read it. Within one process the writer has it already; else it is read from the line.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Handelserad Rad
    {
        get => _rad ??= Handelserader.Las(Post);
        init => _rad = value;
    }
}

/// <summary>The stream already has this revision, or a later one: the sender's index is behind and must be read again.</summary>
public sealed class ForaldratIndexException(string strom, HandelseNyckel nyckel, int rev)
    : Exception($"Strömmen {strom} har redan rev {rev} eller senare av {nyckel}.");

/// <summary>Another owner of the source has taken over; nothing was written.</summary>
public sealed class ErsattAgareException(string vakt) : Exception($"Källan har fått en annan ägare ({vakt}).");

/// <summary>Where an aktor put a line: its position and the time it was given.</summary>
/// <param name="Position">Position in the stream.</param>
/// <param name="Mottagen">Time as written, never before the line ahead of it.</param>
public readonly record struct Skriven(long Position, DateTimeOffset Mottagen);

/// <summary>A picture or what has changed in it, for a reader of one class.</summary>
public sealed record Bildsvar
{
    /// <summary>The series of numbers.</summary>
    public required string Epok { get; init; }

    /// <summary>Number of the last change in it.</summary>
    public required long Seq { get; init; }

    /// <summary>The picture's minute.</summary>
    public required DateTimeOffset Per { get; init; }

    /// <summary>The whole picture, when the reader has none of this series or is too far behind.</summary>
    public Lagesbildvy? Bild { get; init; }

    /// <summary>As <see cref="Bild"/>, for a channel whose picture is no lägesbild: JSON already cut for the reader's class.</summary>
    public ReadOnlyMemory<byte>? Fardig { get; init; }

    /// <summary>The changes after the reader's number, as the JSON arguments of <c>Andring</c>; empty when it has them all.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Andringar { get; init; }
}

/// <summary>What has a picture that can be followed.</summary>
public interface IBildaktor
{
    /// <summary>The picture, or the changes after <paramref name="sedan"/> when the reader has the series <paramref name="epok"/>.</summary>
    Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default);

    /// <summary>What the long view is made from, as counted for one class.</summary>
    /// <param name="lasare">The class.</param>
    /// <param name="kandSedan">Since when the whole city is known, where that is longer than the area itself can tell: a quiet
    /// place is not an unknown one.</param>
    /// <param name="cancel">Ends it.</param>
    Task<Langtal> LangtalAsync(Lasarklass lasare, DateTimeOffset? kandSedan = null, CancellationToken cancel = default);

    /// <summary>Time has passed. Doing it late, or twice, does no harm.</summary>
    Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>Sends what has changed since the last time. The host calls it in a turn of its own, soon after it was asked to.</summary>
    Task PubliceraAsync(CancellationToken cancel = default);
}

/// <summary>The owner of a stadsdel's stream.</summary>
public interface IStadsdelAktor : IBildaktor
{
    /// <summary>Writes lines in order, durable when it returns. A line that only says that an event has left is not
    /// written again when the stream already knows; it is answered with position 0.</summary>
    /// <exception cref="ForaldratIndexException">A revision exists already; nothing was written.</exception>
    /// <exception cref="ErsattAgareException">The sender no longer owns its source; nothing was written.</exception>
    /// <exception cref="JournalOtillgangligException">Nothing may be held to have been written, nor not to have been.</exception>
    Task<IReadOnlyList<Skriven>> SkrivAsync(IReadOnlyList<Stadsdelsrad> rader, CancellationToken cancel = default);
}

/// <summary>A reader of stadsdel streams with a picture of its own.</summary>
public interface ILasaraktor : IBildaktor
{
    /// <summary>New lines of one stream, contiguous. One-way: a lost nudge is made good by <see cref="IKontroll.KontrolleraAsync"/>.</summary>
    Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default);
}

/// <summary>Compares with what stands upstream.</summary>
public interface IKontroll
{
    /// <summary>Reads what nudges did not bring.</summary>
    Task KontrolleraAsync(CancellationToken cancel = default);
}

/// <summary>The city: the fold of the twelve streams.</summary>
public interface IStadAktor : ILasaraktor, IKontroll
{
    /// <summary>The latest events that count, with their texts: at most <paramref name="hogst"/>, known here after
    /// <paramref name="efter"/>. Of every class; who asks cuts them for whom it asks for.</summary>
    Task<IReadOnlyList<Kandidat>> SenastAsync(DateTimeOffset efter, int hogst, CancellationToken cancel = default);

    /// <summary>The facts of those of the events that are remembered.</summary>
    Task<IReadOnlyList<Handelsefakta>> FinnAsync(IReadOnlyList<HandelseNyckel> nycklar, CancellationToken cancel = default);
}

/// <summary>A plats: the fold of the lines that concern it.</summary>
public interface IPlatsAktor : ILasaraktor, IKontroll;

/// <summary>How a source stands.</summary>
public sealed record Kallage
{
    private static readonly TimeSpan Klockmarginal = TimeSpan.FromMinutes(1);

    /// <summary>Source id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>Last successful contact; null when none has been since the hub first started.</summary>
    public DateTimeOffset? SenastLyckad { get; init; }

    /// <summary>When the source's latest event was known here.</summary>
    public DateTimeOffset? SenastHandelse { get; init; }

    /// <summary>Why the last contact failed, Swedish; null when it did not.</summary>
    public string? Fel { get; init; }

    /// <summary>Receipts given since the hub started.</summary>
    public required Kallantal Antal { get; init; }

    /// <summary>Types unknown to the taxonomy, with their number of events.</summary>
    public required IReadOnlyDictionary<string, int> OkandaTyper { get; init; }

    /// <summary>Events remembered for telling repeats from news.</summary>
    public int Minns { get; init; }

    /// <summary>How fresh the source is at a moment. A last contact that lies ahead means that the clock has been set back
    /// since: how old it is cannot be told, so it is not called fresh.</summary>
    public Kallstatus Status(Kallregler regler, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(regler);
        if (Fel is not null) return Kallstatus.Fel;
        if (SenastLyckad is not { } senast || nu - senast >= regler.Tyst) return Kallstatus.Tyst;
        return nu - senast >= regler.Sen || senast - nu > Klockmarginal ? Kallstatus.Sen : Kallstatus.Farsk;
    }
}

/// <summary>Numbers of receipts.</summary>
/// <param name="Ny">New events.</param>
/// <param name="Uppdaterad">New revisions.</param>
/// <param name="Dublett">Repeats.</param>
/// <param name="Karantan">Refused items.</param>
[Vy("antal")]
public sealed record Kallantal(long Ny, long Uppdaterad, long Dublett, long Karantan)
{
    /// <summary>The numbers with one more receipt.</summary>
    public Kallantal Med(Utfall utfall) => utfall switch
    {
        Utfall.Ny => this with { Ny = Ny + 1 },
        Utfall.Uppdaterad => this with { Uppdaterad = Uppdaterad + 1 },
        Utfall.Dublett => this with { Dublett = Dublett + 1 },
        _ => this with { Karantan = Karantan + 1 },
    };
}

/// <summary>What became of a person's command about an event.</summary>
public enum Kommandoutfall
{
    /// <summary>Done.</summary>
    Gjort,

    /// <summary>It already was so; nothing was written.</summary>
    RedanSa,

    /// <summary>No such event.</summary>
    Saknas,

    /// <summary>The event has another revision than the one the person saw.</summary>
    AnnanVersion,

    /// <summary>It cannot be, for a reason that is told.</summary>
    Hindrat,
}

/// <summary>Answer to a command.</summary>
/// <param name="Utfall">What became of it.</param>
/// <param name="Rev">The event's revision after it.</param>
/// <param name="Hinder">Why it cannot be, and what to do, Swedish.</param>
public readonly record struct Kommandosvar(Kommandoutfall Utfall, int Rev, string? Hinder = null);

/// <summary>What a run asks a source's owner to erase.</summary>
/// <param name="Korning">Number of the run.</param>
/// <param name="Nu">The moment at which what is due is judged, UTC.</param>
/// <param name="Frister">The source's times.</param>
/// <param name="Ider">Events to look at, some hundreds.</param>
/// <param name="Stoppade">Those of them that are kept for a reason of their own.</param>
/// <param name="Hallna">True when texts of theirs that are held are due in karantän: the event is then told to have lost its text.
/// One that has texts besides keeps them until they are due.</param>
public sealed record Gallringsuppdrag(
    int Korning, DateTimeOffset Nu, Klassfrister Frister, IReadOnlyList<string> Ider, IReadOnlyList<string> Stoppade, bool Hallna = false);

/// <summary>What became of it.</summary>
/// <param name="Handelser">Events erased.</param>
/// <param name="Texter">Texts erased.</param>
/// <param name="Hallna">Events due that are kept for a reason of their own.</param>
public readonly record struct Gallringssvar(int Handelser, int Texter, int Hallna);

/// <summary>The only sender of a source's lines.</summary>
public interface IKallaAktor
{
    /// <summary>Takes in items; the receipts come in the same order, when all that they say is durable.</summary>
    /// <exception cref="JournalOtillgangligException">Some may have been written; sending them again says <c>dublett</c>.</exception>
    Task<IReadOnlyList<Kvitto>> TaEmotAsync(IReadOnlyList<Inrad> rader, CancellationToken cancel = default);

    /// <summary>A person corrects an event, or takes words back.</summary>
    Task<Kommandosvar> RattaAsync(string id, Rattning vad, int? rev, Rattare vem, CancellationToken cancel = default);

    /// <summary>The event is another report of <paramref name="huvud"/>. Asked for by <see cref="ISammanforingsAktor"/> alone,
    /// which knows what may be merged.</summary>
    Task<Kommandosvar> SammanforAsync(string id, Huvud huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default);

    /// <summary>The event is a report of its own again, when it is merged into <paramref name="fran"/> (null: into whichever).</summary>
    Task<Kommandosvar> SarskiljAsync(string id, HandelseNyckel? fran, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default);

    /// <summary>The facts of an event as they stand, however old; null when there is none.</summary>
    Task<Handelsefakta?> FaktaAsync(string id, CancellationToken cancel = default);

    /// <summary>A person shares a held text, as it stood or mended.</summary>
    Task<Kommandosvar> DelaTextAsync(string id, Handelsetext text, Rattare vem, CancellationToken cancel = default);

    /// <summary>A person takes back that a held text was shared: it waits in karantän again, and is erased from the lines.</summary>
    Task<Kommandosvar> AtertaTextAsync(string id, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default);

    /// <summary>Erases every text of an event.</summary>
    Task<Kommandosvar> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default);

    /// <summary>Erases the texts of those of some events whose time is out, and what an earlier erasure left half done. Judged by
    /// the events' own lines, in the turn; doing it again writes nothing.</summary>
    Task<Gallringssvar> GallraForfallnaAsync(Gallringsuppdrag uppdrag, CancellationToken cancel = default);

    /// <summary>A contact with the source succeeded or failed.</summary>
    Task KontaktAsync(bool lyckad, string? fel, CancellationToken cancel = default);

    /// <summary>How the source stands.</summary>
    Task<Kallage> LageAsync(CancellationToken cancel = default);

    /// <summary>Completes half moves after a crash. Doing it twice does no harm.</summary>
    Task FullfoljAsync(CancellationToken cancel = default);
}

/// <summary>Merges reports of one matter, one command at a time: two that would each be merged into the other cannot both be.
/// The lines are written by the reports' own sources; those of the event they are merged into are left alone.</summary>
public interface ISammanforingsAktor : IKontroll
{
    /// <summary>Merges a report into an event.</summary>
    /// <param name="del">The report.</param>
    /// <param name="huvud">The event.</param>
    /// <param name="orsak">Why.</param>
    /// <param name="rev">The report's revision that the person saw.</param>
    /// <param name="vem">Who.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<Kommandosvar> SammanforAsync(HandelseNyckel del, HandelseNyckel huvud, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default);

    /// <summary>Undoes it: histories and pictures are as if it had never been.</summary>
    Task<Kommandosvar> SarskiljAsync(HandelseNyckel del, string? orsak, int? rev, Rattare vem, CancellationToken cancel = default);

    /// <summary>What may be merged, of what one reader may see.</summary>
    Task<IReadOnlyList<Forslag>> ForslagAsync(Forslagsfraga fraga, CancellationToken cancel = default);

    /// <summary>A person refuses a proposal: it is not made again. False when it has been refused already.</summary>
    Task<bool> AvvisaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default);

    /// <summary>A person takes a refusal back: the proposal is made again while there is reason for it. False when there is no
    /// refusal.</summary>
    Task<bool> AteroppnaAsync(Handelsepar par, string? orsak, Rattare vem, CancellationToken cancel = default);

    /// <summary>The refused proposals that concern an event, the latest first.</summary>
    Task<IReadOnlyList<Avvisning>> AvvisadeAsync(HandelseNyckel handelse, CancellationToken cancel = default);

    /// <summary>Events that reports may be merged into have been withdrawn or closed to some readers. One-way: lost ones are
    /// found again.</summary>
    Task PuffAsync(IReadOnlyList<HandelseNyckel> huvuden, CancellationToken cancel = default);
}

/// <summary>Whose proposals are asked for.</summary>
/// <param name="Stadsdel">District that one of the two belongs to; null for all.</param>
/// <param name="Klasser">Classes that the reader may see.</param>
/// <param name="BegransadI">Districts whose <c>begransad</c> events the reader may see; null for all.</param>
public sealed record Forslagsfraga(string? Stadsdel, IReadOnlyList<Klass> Klasser, IReadOnlyList<string>? BegransadI);

/// <summary>Where aktorer are found. Hosts decide where they live.</summary>
public interface IAktorer
{
    /// <summary>The owner of a source.</summary>
    IKallaAktor Kalla(string id);

    /// <summary>True when the source is set up; its events may be in the journal though it no longer is.</summary>
    bool HarKalla(string id);

    /// <summary>The owner of a stadsdel's stream.</summary>
    IStadsdelAktor Stadsdel(string id);

    /// <summary>The city.</summary>
    IStadAktor Stad { get; }

    /// <summary>A plats; it wakes when it is asked for.</summary>
    IPlatsAktor Plats(string id);

    /// <summary>What is merged, and what might be.</summary>
    ISammanforingsAktor Sammanforing { get; }

    /// <summary>The owner of what is said and of the answers to it.</summary>
    IRyktesAktor Rykten { get; }

    /// <summary>The owner of who is on call.</summary>
    IJourAktor Jour { get; }

    /// <summary>The owner of larm.</summary>
    Larm.ILarmAktor Larm { get; }

    /// <summary>The owner of crisis levels.</summary>
    Nivaer.INivaAktor Nivaer { get; }

    /// <summary>Nudges the readers of a stadsdel's stream, the rules among them; never waits, never fails.</summary>
    void Puffa(IReadOnlyList<Puffrad> rader);
}
