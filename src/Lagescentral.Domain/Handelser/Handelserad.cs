namespace Lagescentral.Domain.Handelser;

/// <summary>A line of a stadsdel's stream as folds read it.</summary>
public sealed record Handelserad
{
    /// <summary>One of <see cref="Handelseslag"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>When the line was written, UTC; never decreases within a stream.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>The event, for every kind but <see cref="Handelseslag.TextGallrad"/>.</summary>
    public Handelsefakta? Fakta { get; init; }

    /// <summary>The event's text, if shared and not erased.</summary>
    public Handelsetext? Text { get; init; }

    /// <summary>What was erased, for <see cref="Handelseslag.TextGallrad"/>.</summary>
    public Gallringsfakta? Gallring { get; init; }
}
