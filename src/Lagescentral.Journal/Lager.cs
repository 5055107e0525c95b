using System.IO.Compression;
using System.Text.Json;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>A saved state of a fold; an optimisation that may be deleted at any time.</summary>
/// <param name="Agare">Whose state: <c>stadsdel/jarva</c>, <c>stad</c>, <c>kalla/polis</c> …</param>
/// <param name="Foldversion">Version of the fold's code; another version is ignored.</param>
/// <param name="Per">The fold's own time, UTC.</param>
/// <param name="Positioner">Per stream, the position up to which lines are folded.</param>
/// <param name="Innehall">The state as it is kept: JSON, Brotli; holds no free text.</param>
public sealed record Ogonblick(
    string Agare, string Foldversion, DateTimeOffset Per, IReadOnlyDictionary<string, long> Positioner, ReadOnlyMemory<byte> Innehall)
{
    /// <summary>A state to be saved.</summary>
    public static Ogonblick Av<T>(string agare, string foldversion, DateTimeOffset per, IReadOnlyDictionary<string, long> positioner, T data)
    {
        // Packed as it is written: the JSON of a large state, whole, would be the largest thing in memory.
        using var ut = new MemoryStream();
        using (var brotli = new BrotliStream(ut, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(brotli, data, Json.Options);
        return new(agare, foldversion, per, positioner, ut.GetBuffer().AsMemory(0, (int)ut.Length));
    }

    /// <summary>The state, as what was given to <see cref="Av"/>.</summary>
    /// <exception cref="JsonException">Not a state of that shape.</exception>
    public T Las<T>()
    {
        using var ut = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(Innehall.ToArray()), CompressionMode.Decompress)) brotli.CopyTo(ut);
        return Json.Read<T>(ut.GetBuffer().AsSpan(0, (int)ut.Length));
    }
}

/// <summary>Store of fold states. Losing them costs time, never truth.</summary>
public interface IOgonblick
{
    /// <summary>Saves a state beside earlier ones of the same owner. Of these remain, for looking back, the last of each UTC day
    /// for a time, and the newest <paramref name="behall"/> whatever their day; those of other versions go.</summary>
    Task SaveAsync(Ogonblick ogonblick, int behall, CancellationToken cancel = default);

    /// <summary>The newest state of the owner and version whose time is at or before <paramref name="senast"/> (null: newest of all).</summary>
    ValueTask<Ogonblick?> LatestAsync(string agare, string foldversion, DateTimeOffset? senast = null, CancellationToken cancel = default);

    /// <summary>Deletes the states whose position under a key lies after a number; returns how many.</summary>
    Task<int> ForgetAfterAsync(string nyckel, long number, CancellationToken cancel = default);

    /// <summary>Deletes every state.</summary>
    Task ClearAsync(CancellationToken cancel = default);
}

/// <summary>A source's key, as the hub knows it: only its hash.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Id">Short public name of the key, for listing and revoking.</param>
/// <param name="Hash">SHA-256 of the key, hex.</param>
/// <param name="Skapad">When it was made, UTC.</param>
/// <param name="GiltigTill">When it stops being valid, UTC; null until revoked.</param>
public sealed record Kallnyckel(string Kalla, string Id, string Hash, DateTimeOffset Skapad, DateTimeOffset? GiltigTill);

/// <summary>A screen that signs in by a key of its own, as the hub knows it: only the key's hash.</summary>
/// <param name="Id">Short public name, for listing and revoking.</param>
/// <param name="Namn">Name for people.</param>
/// <param name="Plats">Where it hangs.</param>
/// <param name="Hash">SHA-256 of the key, hex.</param>
/// <param name="Skapad">When it was made, UTC.</param>
/// <param name="SkapadAv">Who made it (pseudonymous id).</param>
/// <param name="Sedd">When it was last seen, UTC; null for never.</param>
/// <param name="Aterkallad">When its key was revoked, UTC; null while it is valid.</param>
/// <param name="AterkalladAv">Who revoked it.</param>
public sealed record Enhet(
    string Id, string Namn, string Plats, string Hash, DateTimeOffset Skapad, string SkapadAv,
    DateTimeOffset? Sedd = null, DateTimeOffset? Aterkallad = null, string? AterkalladAv = null);

/// <summary>The answer once given under an <c>Idempotency-Key</c>.</summary>
/// <param name="Fingeravtryck">Hash (hex) of method, path and body; another request under the same key is refused.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Svar">Body as JSON, or empty.</param>
/// <param name="Version">The <c>ETag</c> it was given with, from which whoever repeats can go on; null for none.</param>
public sealed record Givetsvar(string Fingeravtryck, int Status, string Svar, string? Version = null);

/// <summary>What may be forgotten: source keys, given answers, and how people are reached.</summary>
public interface IRegister : IRegisterposter
{
    /// <summary>All keys of a source, valid or not.</summary>
    ValueTask<IReadOnlyList<Kallnyckel>> KallnycklarAsync(CancellationToken cancel = default);

    /// <summary>Adds a key. At most two keys of a source are valid at once.</summary>
    /// <exception cref="InvalidOperationException">Two valid keys exist already, or the name or the key itself does; says which.</exception>
    Task AddKallnyckelAsync(Kallnyckel nyckel, DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>Ends a key's validity at <paramref name="nu"/>, or leaves an earlier end. False when no such key exists.</summary>
    Task<bool> RevokeKallnyckelAsync(string kalla, string id, DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>All screens, valid first, the latest made first.</summary>
    ValueTask<IReadOnlyList<Enhet>> EnheterAsync(CancellationToken cancel = default);

    /// <summary>Adds a screen; of those revoked only the 200 latest are kept.</summary>
    /// <param name="enhet">The screen.</param>
    /// <param name="hogst">How many may be valid at once.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InvalidOperationException">So many are valid already, or a valid one has the name; says which.</exception>
    Task AddEnhetAsync(Enhet enhet, int hogst, CancellationToken cancel = default);

    /// <summary>Notes when screens were last seen; an earlier time than the one kept changes nothing.</summary>
    Task SeenEnheterAsync(IReadOnlyDictionary<string, DateTimeOffset> sedda, CancellationToken cancel = default);

    /// <summary>Revokes a screen's key at <paramref name="nu"/>, or leaves an earlier revocation. False when no such screen exists.</summary>
    Task<bool> RevokeEnhetAsync(string id, string vem, DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>The answer given before under this person's key, if any is kept.</summary>
    ValueTask<Givetsvar?> GivetSvarAsync(string vem, Guid nyckel, CancellationToken cancel = default);

    /// <summary>Keeps an answer, unless one is kept already: the first stands. Forgotten by <see cref="GallraAsync"/> after 30 days.</summary>
    Task SaveGivetSvarAsync(string vem, Guid nyckel, Givetsvar svar, DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>How many answers were given before <paramref name="fore"/>.</summary>
    ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default);

    /// <summary>Deletes answers given before <paramref name="fore"/>, to the last byte; returns how many.</summary>
    Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default);
}

/// <summary>Why an item is in karantän.</summary>
public enum Karantanslag
{
    /// <summary>The item was refused; nothing of it is in the journal.</summary>
    Avvisad,

    /// <summary>The event is in the journal, its text is held.</summary>
    Hallentext,
}

/// <summary>What has been done with an item in karantän.</summary>
public enum Karantanlage
{
    /// <summary>Waits for a person.</summary>
    Vantar,

    /// <summary>Mended and sent on.</summary>
    Rattad,

    /// <summary>The held text was released as it stood.</summary>
    Slappt,

    /// <summary>Refused for good.</summary>
    Avvisad,
}

/// <summary>An item in karantän.</summary>
public sealed record Karantanpost
{
    /// <summary>Id, time-ordered.</summary>
    public required Guid Id { get; init; }

    /// <summary>Version, 1, 2 …, for <c>If-Match</c>.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The event's own id, when it could be read.</summary>
    public string? HandelseId { get; init; }

    /// <summary>Revision whose text is held; null for a refused item.</summary>
    public int? Rev { get; init; }

    /// <summary>Seriousness 1–5 of the event whose text is held; null for a refused item.</summary>
    public int? Allvar { get; init; }

    /// <summary>Why it is here.</summary>
    public required Karantanslag Slag { get; init; }

    /// <summary>Where it stands.</summary>
    public Karantanlage Lage { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>What is wrong, as field and reason; never the value.</summary>
    public required IReadOnlyList<Domain.Handelser.Faltfel> Fel { get; init; }

    /// <summary>The item, or the held text, as sent (JSON or a raw row). Erased when settled.</summary>
    public string? Innehall { get; init; }

    /// <summary>Who settled it (pseudonymous id), and when.</summary>
    public string? AvgjordAv { get; init; }

    /// <summary>When it was settled, UTC.</summary>
    public DateTimeOffset? Avgjord { get; init; }
}

/// <summary>Refused input and held texts; short retention. An item that <see cref="AddAsync"/> has taken is durable.</summary>
public interface IKarantan
{
    /// <summary>Adds items in one durable commit; one whose id is here already is left as it is.</summary>
    /// <exception cref="JournalOtillgangligException">The store cannot be written, or too many items of a source wait (it is
    /// named). None of the items has been added.</exception>
    Task AddAsync(IReadOnlyList<Karantanpost> poster, CancellationToken cancel = default);

    /// <summary>One item.</summary>
    ValueTask<Karantanpost?> GetAsync(Guid id, CancellationToken cancel = default);

    /// <summary>Items by state and source (null for all), newest first by id; <paramref name="fore"/>, the last id of the page
    /// before, pages backwards.</summary>
    ValueTask<IReadOnlyList<Karantanpost>> ListAsync(
        Karantanlage? lage, string? kalla, Guid? fore, int antal, CancellationToken cancel = default);

    /// <summary>Items of one event by state (null for all), newest first by id.</summary>
    ValueTask<IReadOnlyList<Karantanpost>> ListAsync(Karantanlage? lage, HandelseNyckel handelse, int antal, CancellationToken cancel = default);

    /// <summary>How many wait, per source.</summary>
    ValueTask<IReadOnlyDictionary<string, int>> WaitingAsync(CancellationToken cancel = default);

    /// <summary>Settles an item: sets its state and erases its content. Null when the version is not the current one, or the
    /// item does not wait.</summary>
    Task<Karantanpost?> SettleAsync(Guid id, int version, Karantanlage lage, string vem, DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>Erases every held content of an event (its text was erased in the journal). Leaves no byte of it. What waited
    /// becomes <see cref="Karantanlage.Avvisad"/> by <c>gallring</c>; the time is the journal's.</summary>
    /// <exception cref="JournalOtillgangligException">Bytes may remain: ask again.</exception>
    Task EraseAsync(string kalla, string handelseId, CancellationToken cancel = default) => EraseAsync(kalla, [handelseId], cancel);

    /// <summary>As <see cref="EraseAsync(string, string, CancellationToken)"/>, of many events of one source.</summary>
    Task EraseAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default);

    /// <summary>How many items of these events still have their content.</summary>
    ValueTask<int> InnehallAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default);

    /// <summary>How many items were settled before <paramref name="avgjordaFore"/>, and how many of those that wait came before
    /// <paramref name="vantandeFore"/>, other than of the events <paramref name="stoppade"/> (keys, <c>polis/633436</c>).</summary>
    ValueTask<(int Avgjorda, int Vantande)> ForfallnaAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default);

    /// <summary>Events whose held text waits and came before a moment.</summary>
    ValueTask<IReadOnlyList<HandelseNyckel>> HallnaAsync(DateTimeOffset vantandeFore, CancellationToken cancel = default);

    /// <summary>Deletes the items that <see cref="ForfallnaAsync"/> counts, to the last byte; returns how many. One settled at no
    /// known time counts from when it came.</summary>
    Task<int> GallraAsync(DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default);
}

/// <summary>A question to the search index. All given conditions hold together.</summary>
public sealed record Sokfraga
{
    /// <summary>District id.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Plats id.</summary>
    public string? Plats { get; init; }

    /// <summary>Category id.</summary>
    public string? Kategori { get; init; }

    /// <summary>Lowest seriousness.</summary>
    public int? AllvarMinst { get; init; }

    /// <summary>Source id.</summary>
    public string? Kalla { get; init; }

    /// <summary>Status.</summary>
    public Domain.Handelser.Handelsestatus? Status { get; init; }

    /// <summary>Happened at or after, UTC.</summary>
    public DateTimeOffset? Fran { get; init; }

    /// <summary>Happened before, UTC.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>Words; all must occur. Matched as prefixes, without regard to case.</summary>
    public string? Ord { get; init; }

    /// <summary>Classes that the reader may see.</summary>
    public required IReadOnlyCollection<Domain.Handelser.Klass> Klasser { get; init; }

    /// <summary>Districts whose <c>begransad</c> items the reader may see; null for all.</summary>
    public IReadOnlyCollection<string>? BegransadI { get; init; }

    /// <summary>Page from 1.</summary>
    public int Sida { get; init; } = 1;

    /// <summary>Items per page, 1–200.</summary>
    public int PerSida { get; init; } = 50;
}

/// <summary>Where an event stands in the order of hits.</summary>
/// <param name="Intraffad">When it happened, UTC.</param>
/// <param name="Kalla">Source id.</param>
/// <param name="Id">The source's own id.</param>
public sealed record Sokplats(DateTimeOffset Intraffad, string Kalla, string Id);

/// <summary>A page of hits, newest first by (intraffad, kalla, id).</summary>
/// <param name="Traffar">The latest revision of each event, with its text when that is shared.</param>
/// <param name="Totalt">How many there are in all.</param>
public sealed record Sokresultat(
    IReadOnlyList<(Domain.Handelser.Handelsefakta Fakta, Domain.Handelser.Handelsetext? Text)> Traffar, int Totalt);

/// <summary>
/// A rebuildable index over the journal's events, one per node. It is filled from its own position, which must be asked for
/// before each batch is read: an index that was found damaged is begun anew, at position 0.
/// </summary>
public interface ISok : IAsyncDisposable
{
    /// <summary>Number of the last journal line taken in.</summary>
    ValueTask<long> PositionAsync(CancellationToken cancel = default);

    /// <summary>Takes in lines in the order of commit, all or none; lines at or below the position are ignored. When it
    /// returns, no byte of a text that they erase is left.</summary>
    /// <exception cref="InvalidOperationException">An unknown kind of event line; named.</exception>
    /// <exception cref="JournalOtillgangligException">The index cannot be written now, bytes of an erased text may remain, or
    /// the index was damaged and has been begun anew: ask for the position and go on from there.</exception>
    Task ApplyAsync(IReadOnlyList<Journalpost> poster, CancellationToken cancel = default) => ApplyAsync(poster, rensa: true, cancel);

    /// <summary>As <see cref="ApplyAsync(IReadOnlyList{Journalpost}, CancellationToken)"/>; without <paramref name="rensa"/> bytes of
    /// erased texts may remain until a later call with it: cleaning rewrites the whole index, too dear to do for each part of a
    /// large erasure.</summary>
    Task ApplyAsync(IReadOnlyList<Journalpost> poster, bool rensa, CancellationToken cancel = default);

    /// <summary>How many of these events of one source have a text in the index.</summary>
    ValueTask<int> MedTextAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default);

    /// <summary>Answers a question.</summary>
    /// <exception cref="ArgumentException">The page is outside its bounds.</exception>
    /// <exception cref="JournalOtillgangligException">The index cannot be read now.</exception>
    ValueTask<Sokresultat> SokAsync(Sokfraga fraga, CancellationToken cancel = default);

    /// <summary>The next hits after a place in the order (null: from the newest), at most <see cref="Sokfraga.PerSida"/>, without
    /// counting them: for reading on to the end while the index changes. The page number is not used.</summary>
    /// <exception cref="ArgumentException">The number per page is outside its bounds.</exception>
    /// <exception cref="JournalOtillgangligException">The index cannot be read now.</exception>
    ValueTask<IReadOnlyList<(Domain.Handelser.Handelsefakta Fakta, Domain.Handelser.Handelsetext? Text)>> EfterAsync(
        Sokfraga fraga, Sokplats? efter, CancellationToken cancel = default);

    /// <summary>Empties the index, to be filled from the start.</summary>
    Task ClearAsync(CancellationToken cancel = default);
}
