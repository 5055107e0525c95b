using System.Text.Json.Serialization;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Handelser;

/// <summary>A line of a stadsdel's stream as folds read it.</summary>
public sealed class Handelserad
{
    private Minne? _minne;

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

    /// <summary>The event as folds remember it, the same for all of them; null for an erasure.</summary>
    [JsonIgnore]
    public Minne? Minne => Fakta is null ? null : _minne ??= new Minne(Fakta, Text);

    /// <summary>The line as it reads when its text has been erased.</summary>
    public Handelserad Gallrad() => Fakta is null or { Text: Textlage.Ingen } ? this : new()
    {
        Slag = Slag,
        Mottagen = Mottagen,
        Fakta = Fakta with { Text = Textlage.Gallrad },
        Gallring = Gallring,
    };
}
