namespace Lagescentral.Journal;

/// <summary>A line to be appended to a stream.</summary>
public sealed record Journalrad
{
    /// <summary>Kind with its version: <c>handelse.mottagen.v1</c>.</summary>
    public required string Slag { get; init; }

    /// <summary>When it happened, UTC, if the line is about something that happened.</summary>
    public DateTimeOffset? Intraffad { get; init; }

    /// <summary>When the source said so, UTC.</summary>
    public DateTimeOffset? Publicerad { get; init; }

    /// <summary>When it was known here, UTC; never decreases within a stream.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>Who: <c>kalla:polis</c>, <c>system</c>, or a pseudonymous person id.</summary>
    public required string Vem { get; init; }

    /// <summary>Structured facts as UTF-8 JSON, free of personal data; kept for good.</summary>
    public required ReadOnlyMemory<byte> Fakta { get; init; }

    /// <summary>Free text as UTF-8 JSON, or null; may later be erased.</summary>
    public ReadOnlyMemory<byte>? Text { get; init; }

    /// <summary>Keys under which the line can be found again: <c>handelse:polis/633436</c>, <c>plats:rinkeby-torg</c>.</summary>
    public IReadOnlyList<string> Nycklar { get; init; } = [];

    /// <summary>Positions in the same stream whose texts are erased in the same commit as this line.</summary>
    public IReadOnlyList<long> Gallrar { get; init; } = [];
}

/// <summary>What has become of a line's text.</summary>
public enum Radtext
{
    /// <summary>The line never had a text.</summary>
    Ingen,

    /// <summary>The text is there.</summary>
    Finns,

    /// <summary>The text has been erased; its keyed hash remains.</summary>
    Gallrad,
}

/// <summary>A line as it stands in the journal.</summary>
public sealed record Journalpost
{
    /// <summary>Number over all streams in the order of commit; grows, may have gaps.</summary>
    public required long Nummer { get; init; }

    /// <summary>Stream, e.g. <c>stadsdel/jarva</c>.</summary>
    public required string Strom { get; init; }

    /// <summary>Position in the stream, 1, 2, 3 … without gaps.</summary>
    public required long Position { get; init; }

    /// <inheritdoc cref="Journalrad.Slag"/>
    public required string Slag { get; init; }

    /// <inheritdoc cref="Journalrad.Intraffad"/>
    public DateTimeOffset? Intraffad { get; init; }

    /// <inheritdoc cref="Journalrad.Publicerad"/>
    public DateTimeOffset? Publicerad { get; init; }

    /// <inheritdoc cref="Journalrad.Mottagen"/>
    public required DateTimeOffset Mottagen { get; init; }

    /// <inheritdoc cref="Journalrad.Vem"/>
    public required string Vem { get; init; }

    /// <inheritdoc cref="Journalrad.Fakta"/>
    public required ReadOnlyMemory<byte> Fakta { get; init; }

    /// <summary>Free text as UTF-8 JSON, when <see cref="Textlage"/> is <see cref="Radtext.Finns"/> and texts were asked for.</summary>
    public ReadOnlyMemory<byte>? Text { get; init; }

    /// <summary>What has become of the text.</summary>
    public Radtext Textlage { get; init; }
}

/// <summary>
/// The durable, ordered, append-only record of everything that happens. A call to <see cref="AppendAsync"/> that
/// returns is durable; one that throws <see cref="JournalOtillgangligException"/> may or may not have been written,
/// and its caller must read the stream again before it decides anew.
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>The journal's own id, made when it was created; copies and restores keep it.</summary>
    Guid Id { get; }

    /// <summary>Name of the series that the streams' positions number: another after a restore, for from the copy on the same
    /// positions hold other lines, and nobody may take the one for the other.</summary>
    string Serie => Id.ToString("N");

    /// <summary>Secret key of this journal for content hashes, 32 bytes; never leaves the machine.</summary>
    ReadOnlyMemory<byte> Innehallsnyckel { get; }

    /// <summary>Position of the stream's last line, 0 when it is empty.</summary>
    ValueTask<long> HeadAsync(string strom, CancellationToken cancel = default);

    /// <summary>Appends lines atomically after <paramref name="expectedPosition"/>, durable when it returns.
    /// Calls that wait together share one commit; one caller's fault refuses only that caller.</summary>
    /// <param name="strom">The stream.</param>
    /// <param name="expectedPosition">Where the caller has read it to.</param>
    /// <param name="rader">The lines.</param>
    /// <param name="vakt">Another stream that must stand where the caller has read it to, in the same commit: what gives the right to
    /// write at all.</param>
    /// <param name="cancel">Gives up, unless it has been taken to be written.</param>
    /// <returns>The lines as they stand, first position = <paramref name="expectedPosition"/> + 1.</returns>
    /// <exception cref="FelVaktException">The guarding stream has moved: another has the right. Nothing was written.</exception>
    /// <exception cref="FelPositionException">The stream has moved: read it and decide again.</exception>
    /// <exception cref="FelRadException">A line breaks a rule of <see cref="Radregler"/>, or <c>mottagen</c> goes backwards.</exception>
    /// <exception cref="JournalOtillgangligException">Disk full, read-only, or the outcome is unknown.</exception>
    Task<IReadOnlyList<Journalpost>> AppendAsync(
        string strom, long expectedPosition, IReadOnlyList<Journalrad> rader, Strompunkt? vakt = null, CancellationToken cancel = default);

    /// <summary>The stream's lines from <paramref name="fromPosition"/> (inclusive) in order, as of now.</summary>
    IAsyncEnumerable<Journalpost> ReadAsync(string strom, long fromPosition, CancellationToken cancel = default);

    /// <summary>All streams' lines with a number above <paramref name="afterNumber"/> in the order of commit, as of now.</summary>
    IAsyncEnumerable<Journalpost> ReadAllAsync(long afterNumber, CancellationToken cancel = default);

    /// <summary>As <see cref="ReadAsync"/> without the texts: <see cref="Journalpost.Text"/> is null also where
    /// <see cref="Journalpost.Textlage"/> says that there is one.</summary>
    IAsyncEnumerable<Journalpost> ReadFactsAsync(string strom, long fromPosition, CancellationToken cancel = default);

    /// <summary>As <see cref="ReadAllAsync"/> without the texts: <see cref="Journalpost.Text"/> is null also where
    /// <see cref="Journalpost.Textlage"/> says that there is one.</summary>
    IAsyncEnumerable<Journalpost> ReadAllFactsAsync(long afterNumber, CancellationToken cancel = default);

    /// <summary>The lines filed under a key (<see cref="Journalrad.Nycklar"/>), in the order of commit.</summary>
    IAsyncEnumerable<Journalpost> ReadKeyAsync(string nyckel, CancellationToken cancel = default);

    /// <summary>The last <paramref name="max"/> lines filed under each key; keys without lines are absent.</summary>
    ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default);

    /// <summary>As <see cref="ReadKeysAsync"/> without the texts: <see cref="Journalpost.Text"/> is null also where
    /// <see cref="Journalpost.Textlage"/> says that there is one.</summary>
    ValueTask<IReadOnlyDictionary<string, IReadOnlyList<Journalpost>>> ReadKeysFactsAsync(
        IReadOnlyCollection<string> nycklar, int max, CancellationToken cancel = default);

    /// <summary>Number of the last line of all, 0 when there is none.</summary>
    ValueTask<long> LatestNumberAsync(CancellationToken cancel = default);

    /// <summary>All streams and the position of their last lines.</summary>
    ValueTask<IReadOnlyDictionary<string, long>> StreamsAsync(CancellationToken cancel = default);

    /// <summary>True when an append would be tried now; false after a failed write until a probe succeeds.</summary>
    bool Skrivbar { get; }

    /// <summary>True while bytes of erased texts may still lie in a log file, held by a long reader; it is emptied as soon as it can be.</summary>
    bool GallringVantar => false;

    /// <summary>Tries a harmless durable write. Returns null when it worked, else the reason in Swedish.</summary>
    ValueTask<string?> ProbeAsync(CancellationToken cancel = default);
}

/// <summary>Where a stream is held to stand.</summary>
/// <param name="Strom">The stream.</param>
/// <param name="Position">Its last position.</param>
public sealed record Strompunkt(string Strom, long Position);

/// <summary>The stream that gives the right to write has moved: another has taken over.</summary>
public sealed class FelVaktException(string strom, long vantad, long faktisk)
    : Exception($"Rätten att skriva har övergått: {strom} står på {faktisk}, väntat {vantad}.")
{
    /// <summary>The guarding stream.</summary>
    public string Strom { get; } = strom;

    /// <summary>Where the caller held it to stand.</summary>
    public long Vantad { get; } = vantad;

    /// <summary>Where it stands.</summary>
    public long Faktisk { get; } = faktisk;
}

/// <summary>The stream's position was not the one expected: another owner has written.</summary>
public sealed class FelPositionException(string strom, long vantad, long faktisk)
    : Exception($"Strömmen {strom} står på {faktisk}, väntat {vantad}.")
{
    /// <summary>The stream.</summary>
    public string Strom { get; } = strom;

    /// <summary>The position the caller expected.</summary>
    public long Vantad { get; } = vantad;

    /// <summary>The position it has.</summary>
    public long Faktisk { get; } = faktisk;
}

/// <summary>The journal cannot be written now, or the outcome of a write is unknown. Answered outwards as 503.</summary>
public sealed class JournalOtillgangligException(string orsak, Exception? inner = null) : Exception(orsak, inner);

/// <summary>The files are damaged, of another program or of a newer version; they are left untouched.</summary>
public sealed class FrammandeFilException(string fil, string orsak) : Exception($"{fil}: {orsak}")
{
    /// <summary>The file's full path.</summary>
    public string Fil { get; } = fil;
}
