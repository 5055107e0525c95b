using System.Numerics;

namespace Lagescentral.Prestanda.Matt;

/// <summary>
/// A distribution of times, in buckets that are never wider than 1/32 of their value: every time is counted, none is kept.
/// A quantile is the upper edge of its bucket, so it is never flattered.
/// </summary>
internal sealed class Fordelning
{
    private const int Delar = 32;
    private const int Fack = (40 - 5) * Delar;
    private readonly int[] _fack = new int[Fack];

    public long Antal { get; private set; }

    /// <summary>The longest, milliseconds, exact.</summary>
    public double Langst { get; private set; }

    /// <summary>Counts a time; a negative one is none.</summary>
    public void Ta(TimeSpan tid)
    {
        var mikrosekunder = Math.Max(0, (long)tid.TotalMicroseconds);
        _fack[Math.Min(Nummer(mikrosekunder), Fack - 1)]++;
        Antal++;
        Langst = Math.Max(Langst, mikrosekunder / 1_000.0);
    }

    public void Lagg(Fordelning annan)
    {
        for (var i = 0; i < Fack; i++) _fack[i] += annan._fack[i];
        Antal += annan.Antal;
        Langst = Math.Max(Langst, annan.Langst);
    }

    /// <summary>The time that the given share does not exceed, milliseconds; not a number when nothing is counted.</summary>
    /// <param name="andel">0–1.</param>
    public double Kvantil(double andel)
    {
        if (Antal == 0) return double.NaN;
        var kvar = Math.Max(1, (long)Math.Ceiling(andel * Antal));
        for (var i = 0; i < Fack; i++)
        {
            kvar -= _fack[i];
            if (kvar <= 0) return Math.Min(Langst, Over(i) / 1_000.0);
        }

        return Langst;
    }

    private static int Nummer(long varde)
    {
        if (varde < Delar) return (int)varde;
        var skift = BitOperations.Log2((ulong)varde) - 5;
        return (skift + 1) * Delar + (int)((varde >> skift) - Delar);
    }

    private static long Over(int nummer)
    {
        if (nummer < Delar) return nummer;
        var skift = nummer / Delar - 1;
        return ((long)(nummer % Delar + Delar + 1) << skift) - 1;
    }
}
