using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>What an explanation says beside the events themselves: the same to every reader.</summary>
public abstract record Forklaringsord
{
    /// <summary>Rule id.</summary>
    public required string Regel { get; init; }

    /// <summary>Version of the rules.</summary>
    public required int Version { get; init; }

    /// <summary>The rule's name as it was.</summary>
    public required string Namn { get; init; }

    /// <summary>What the rule asks for, in one sentence, Swedish.</summary>
    public required string Villkor { get; init; }

    /// <summary>Beginning of the window, UTC; null when time is no part of it.</summary>
    public DateTimeOffset? Fran { get; init; }

    /// <summary>End of the window, UTC.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>What was counted: events, or districts for a series.</summary>
    public required int Antal { get; init; }

    /// <summary>What was asked for at least.</summary>
    public required int Grans { get; init; }

    /// <summary>What was to be expected, for a trend.</summary>
    public double? Vantat { get; init; }

    /// <summary>The smallest change that would have made it not fire, Swedish.</summary>
    [JsonPropertyOrder(2)]
    public required string MinstaAndring { get; init; }

    /// <summary>For what is no event: what was found, Swedish.</summary>
    [JsonPropertyOrder(2)]
    public string? Iakttagelse { get; init; }
}

/// <summary>Why a larm fired: told from the rule, the window and the very events, at the moment it fired.</summary>
public sealed record Forklaring : Forklaringsord
{
    /// <summary>The events that counted, the latest first; at most <see cref="Motorgranser.Visade"/>.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Underlag> Raknade { get; init; } = [];

    /// <summary>Events in the same time and area that failed one condition alone, and which; at most <see cref="Motorgranser.Utelamnade"/>.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Utelamnad> Utelamnade { get; init; } = [];
}

/// <summary>An event that counted.</summary>
public sealed record Underlag
{
    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The source's own id.</summary>
    public required string Id { get; init; }

    /// <summary>The revision that counted.</summary>
    public required int Rev { get; init; }

    /// <summary>The source's word for it.</summary>
    public required string Typ { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Plats id.</summary>
    public string? Plats { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset Intraffad { get; init; }

    /// <summary>When it was known here, UTC.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>How sure the district is, 0–1.</summary>
    public double Sakerhet { get; init; }

    /// <summary>Latitude, WGS 84, rounded to about 100 m; where a point is known.</summary>
    public double? Lat { get; init; }

    /// <summary>Longitude.</summary>
    public double? Lon { get; init; }

    /// <summary>Class.</summary>
    public required Klass Klass { get; init; }

    /// <summary>Key.</summary>
    [JsonIgnore]
    public HandelseNyckel Nyckel => new(Kalla, Id);

    /// <summary>From the event's facts.</summary>
    public static Underlag Av(Handelsefakta fakta)
    {
        ArgumentNullException.ThrowIfNull(fakta);
        return new()
        {
            Kalla = fakta.Kalla,
            Id = fakta.Id,
            Rev = fakta.Rev,
            Typ = fakta.Typ,
            Allvar = fakta.Allvar,
            Stadsdel = fakta.Placering.Stadsdel,
            Plats = fakta.Placering.Plats,
            Intraffad = fakta.Intraffad,
            Mottagen = fakta.Mottagen,
            Sakerhet = fakta.Placering.Sakerhet,
            Lat = fakta.Placering.Lat,
            Lon = fakta.Placering.Lon,
            Klass = fakta.Klass,
        };
    }
}

/// <summary>An event that did not count.</summary>
/// <param name="Handelse">The event.</param>
/// <param name="Orsak">The one condition it failed, Swedish.</param>
public sealed record Utelamnad(Underlag Handelse, string Orsak);
