using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lagescentral.Domain.Avisering;

/// <summary>When a notice that failed is tried again: each wait twice the one before, up to a bound, spread so that many that
/// failed together do not return together.</summary>
public sealed record Avitakt
{
    /// <summary>The first wait.</summary>
    public TimeSpan Forsta { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait.</summary>
    public TimeSpan Langsta { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most attempts at one address.</summary>
    public int Forsok { get; init; } = 12;

    /// <summary>How long to wait after a failed attempt; null when it was the last.</summary>
    /// <param name="avi">The order's id: the spread is taken from it, so the same question has the same answer.</param>
    /// <param name="forsok">The attempt that failed, from 1.</param>
    /// <param name="minst">What the receiver asked for, if it did; a longer wait than <see cref="Langsta"/> is not granted.</param>
    public TimeSpan? Vantan(string avi, int forsok, TimeSpan? minst = null)
    {
        ArgumentNullException.ThrowIfNull(avi);
        ArgumentOutOfRangeException.ThrowIfLessThan(forsok, 1);
        if (forsok >= Forsok) return null;
        var full = Math.Min(Forsta.Ticks * Math.Pow(2, Math.Min(forsok - 1, 62)), Langsta.Ticks);
        // Between half of it and all of it.
        var vantan = TimeSpan.FromTicks((long)(full * (0.5 + (0.5 * Andel(avi, forsok)))));
        if (minst is { } bett && bett > vantan) vantan = bett < Langsta ? bett : Langsta;
        return vantan;
    }

    private static double Andel(string avi, int forsok)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{forsok}/{avi}")), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
    }
}
