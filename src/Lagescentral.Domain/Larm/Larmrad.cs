using System.Globalization;
using System.Text.Json.Serialization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Kinds of line that the stream <c>larm</c> holds. Those about a larm carry the whole of it after the line
/// (<see cref="Larmfakta"/>), so that the latest line is the larm.</summary>
public static class Larmslag
{
    /// <summary>Name of the stream.</summary>
    public const string Strom = "larm";

    /// <summary>The rules and ladders, a whole new version of them.</summary>
    public const string Regler = "larm.regler.v1";

    /// <summary>A silence, set or ended.</summary>
    public const string Tystnad = "larm.tystnad.v1";

    /// <summary>How far the events have been read, when there was nothing to decide for long.</summary>
    public const string Last = "larm.last.v1";

    /// <summary>A rule fired.</summary>
    public const string Utlost = "larm.utlost.v1";

    /// <summary>Further events of the same matter, or another rule that held back.</summary>
    public const string Samlat = "larm.samlat.v1";

    /// <summary>What became of an order to notify.</summary>
    public const string Aviserat = "larm.aviserat.v1";

    /// <summary>A person has seen it.</summary>
    public const string Sett = "larm.sett.v1";

    /// <summary>A person has taken it.</summary>
    public const string Kvitterat = "larm.kvitterat.v1";

    /// <summary>Nobody answered in time, and the next were told.</summary>
    public const string Eskalerat = "larm.eskalerat.v1";

    /// <summary>Who had taken it let it rest too long, and the next were told.</summary>
    public const string Forfallet = "larm.forfallet.v1";

    /// <summary>Its holder asks another to take it over.</summary>
    public const string Overlamnat = "larm.overlamnat.v1";

    /// <summary>The other said yes.</summary>
    public const string Overtaget = "larm.overtaget.v1";

    /// <summary>The other said no.</summary>
    public const string Avbojt = "larm.avbojt.v1";

    /// <summary>Work on it has begun.</summary>
    public const string Atgardas = "larm.atgardas.v1";

    /// <summary>It is closed, with a reason.</summary>
    public const string Avslutat = "larm.avslutat.v1";

    /// <summary>It is open again.</summary>
    public const string Ateroppnat = "larm.ateroppnat.v1";

    /// <summary>A person said something about it.</summary>
    public const string Kommenterat = "larm.kommenterat.v1";
}

/// <summary>A line of the stream.</summary>
public sealed record Larmrad
{
    /// <summary>One of <see cref="Larmslag"/>, or <see cref="Handelseslag.TextGallrad"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>The larm after the line, for lines about one.</summary>
    public Larmfakta? Larm { get; init; }

    /// <summary>Why it fired; with <see cref="Larmslag.Utlost"/>.</summary>
    public Forklaring? Forklaring { get; init; }

    /// <summary>Who did it; null for the hub.</summary>
    public Larmperson? Av { get; init; }

    /// <summary>The rules; with <see cref="Larmslag.Regler"/>.</summary>
    public Regelverk? Regler { get; init; }

    /// <summary>The silence; with <see cref="Larmslag.Tystnad"/>.</summary>
    public Tystnad? Tystnad { get; init; }

    /// <summary>How far the events' streams have been read when it was decided, per stream; with what events gave rise to.</summary>
    public IReadOnlyDictionary<string, long>? Last { get; init; }

    /// <summary>What was erased; with <see cref="Handelseslag.TextGallrad"/>, whose facts it is the whole of.</summary>
    [JsonIgnore]
    public Gallringsfakta? Gallring { get; init; }

    /// <summary>Ids under which the line is found: of the larm, the silence or the version of the rules that it is about.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Om => Larm is { } larm ? [larm.Id] : Tystnad is { } tystnad ? [tystnad.Id] : Regler is { } regler ? [Regelid(regler.Version)] : Gallring?.Larm ?? [];

    /// <summary>Id of a version of the rules.</summary>
    public static string Regelid(int version) => string.Create(CultureInfo.InvariantCulture, $"regler-{version}");

    /// <summary>The words; a part of their own in the journal, null when none were written or they have been erased.</summary>
    [JsonIgnore]
    public Larmtext? Text { get; init; }
}

/// <summary>What people wrote in a line: the part that can be erased.</summary>
public sealed record Larmtext
{
    /// <summary>A comment, at most 1,000 characters.</summary>
    public string? Kommentar { get; init; }

    /// <summary>A reason, at most 300 characters.</summary>
    public string? Orsak { get; init; }
}
