using System.Text.Json.Serialization;
using Lagescentral.Domain.Avisering;

namespace Lagescentral.Domain.Larm;

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
