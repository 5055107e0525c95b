using Lagescentral.Domain.Handelser;

namespace Lagescentral.Journal;

/// <summary>One reading of something above <see cref="Klass.Oppen"/>: who, what, when. Never holds what was read.</summary>
public sealed record Lasning
{
    /// <summary>Id, time-ordered. A reading added again under its id takes the place of the one before.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was answered, or a live channel opened, UTC.</summary>
    public required DateTimeOffset Nar { get; init; }

    /// <summary>When a live channel was left, UTC; null while it is followed, and for a reading that is one answer.</summary>
    public DateTimeOffset? Slut { get; init; }

    /// <summary>Who: a pseudonymous person, or <c>system</c>.</summary>
    public required string Vem { get; init; }

    /// <summary>Roles, in words parted by spaces.</summary>
    public required string Roller { get; init; }

    /// <summary>What kind: <see cref="Lasningsslag"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>What: an event's key, an address without words that were searched for, a channel. At most 300 characters.</summary>
    public required string Vad { get; init; }

    /// <summary>The strictest class that was read.</summary>
    public required Klass Klass { get; init; }

    /// <summary>How many items above <see cref="Klass.Oppen"/>.</summary>
    public int Antal { get; init; }

    /// <summary>True for a live channel whose end nobody saw, because the hub ended first.</summary>
    public bool Avbruten { get; init; }
}

/// <summary>Kinds of reading beside the first word of an address (<c>handelser</c>, <c>karantan</c> …).</summary>
public static class Lasningsslag
{
    /// <summary>A live channel.</summary>
    public const string Direkt = "direkt";

    /// <summary>Not a reading: from the log's last word until now readings may be missing, for the hub ended unprepared.</summary>
    public const string Lucka = "lucka";
}

/// <summary>A question to the log. All given conditions hold together.</summary>
public sealed record Lasningsfraga
{
    /// <summary>Who, exactly.</summary>
    public string? Vem { get; init; }

    /// <summary>Part of what was read, or its kind.</summary>
    public string? Vad { get; init; }

    /// <summary>At or after, UTC.</summary>
    public DateTimeOffset? Fran { get; init; }

    /// <summary>Before, UTC.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>Page from 1.</summary>
    public int Sida { get; init; } = 1;

    /// <summary>Items per page, 1–500.</summary>
    public int PerSida { get; init; } = 100;
}

/// <summary>The log of who has read what. What <see cref="AddAsync"/> has taken survives the end of the process.</summary>
public interface ILasningslogg
{
    /// <summary>Begins to log. If the log was not ended by <see cref="EndAsync"/> the last time, the channels that were followed
    /// are marked as broken off, and a <see cref="Lasningsslag.Lucka"/> says from when readings may be missing.</summary>
    /// <returns>That line, or null.</returns>
    Task<Lasning?> BeginAsync(DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>All readings have been added: nothing is missing up to now.</summary>
    Task EndAsync(CancellationToken cancel = default);

    /// <summary>Adds readings in one commit.</summary>
    /// <exception cref="JournalOtillgangligException">The log cannot be written; none has been added.</exception>
    Task AddAsync(IReadOnlyList<Lasning> lasningar, CancellationToken cancel = default);

    /// <summary>A page of readings, latest first by (nar, id), and how many there are in all.</summary>
    /// <exception cref="ArgumentException">The page is outside its bounds.</exception>
    ValueTask<(IReadOnlyList<Lasning> Lasningar, int Totalt)> ListAsync(Lasningsfraga fraga, CancellationToken cancel = default);

    /// <summary>How many readings ended before a moment.</summary>
    ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default);

    /// <summary>Deletes readings that ended before a moment, to the last byte; returns how many. A channel that is followed stays.</summary>
    Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default);
}
