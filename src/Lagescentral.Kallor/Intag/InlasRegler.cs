using Lagescentral.Domain.Handelser;

namespace Lagescentral.Kallor.Intag;

/// <summary>What the city and the source demand of an item, passed in so that reading stays pure.</summary>
public sealed record InlasRegler
{
    /// <summary>The twelve district ids: the eleven and <c>stockholm</c>.</summary>
    public required IReadOnlySet<string> Stadsdelar { get; init; }

    /// <summary>True when (lat, lon), WGS 84, lies within the city's bounds with the contract's margin.</summary>
    public required Func<double, double, bool> InomStaden { get; init; }

    /// <summary>The strictest class that the source may set. A higher one is a fault.</summary>
    public required Klass Tak { get; init; }

    /// <summary>The time of receipt, UTC.</summary>
    public required DateTimeOffset Nu { get; init; }

    /// <summary>How far ahead of <see cref="Nu"/> an event may lie: clocks differ a little.</summary>
    public static readonly TimeSpan Framforhallning = TimeSpan.FromMinutes(5);
}

/// <summary>The contract's limits.</summary>
public static class Intagsgranser
{
    /// <summary>Bytes per body.</summary>
    public const int Kropp = 16 * 1024 * 1024;

    /// <summary>Items per body.</summary>
    public const int Poster = 10_000;

    /// <summary>Bytes per item.</summary>
    public const int Post = 64 * 1024;

    /// <summary>Characters (Unicode scalar values) of <c>id</c>.</summary>
    public const int Id = 128;

    /// <summary>Characters of <c>typ</c>.</summary>
    public const int Typ = 200;

    /// <summary>Characters of <c>rubrik</c>.</summary>
    public const int Rubrik = 300;

    /// <summary>Characters of <c>text</c>.</summary>
    public const int Text = 4_000;

    /// <summary>Characters of <c>plats</c>. The contract names no limit; this is the heading's.</summary>
    public const int Plats = 300;
}

/// <summary>The body cannot be read as what it says it is. Answered outwards as 400.</summary>
public sealed class OlasligException(string orsak) : Exception(orsak);

/// <summary>The body, its number of items or one item is over its limit. Answered outwards as 413.</summary>
public sealed class ForStorException(string orsak) : Exception(orsak)
{
    internal static ForStorException Kropp() => new("Kroppen är större än 16 MiB. Dela upp den.");

    internal static ForStorException Poster() => new("Kroppen har fler än 10 000 poster. Dela upp den.");

    internal static ForStorException Post(int rad) => new($"Posten på rad {rad} är större än 64 KiB. Korta den.");
}
