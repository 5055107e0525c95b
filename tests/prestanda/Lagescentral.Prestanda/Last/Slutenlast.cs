using System.Diagnostics;

namespace Lagescentral.Prestanda.Last;

/// <summary>A request that has been answered.</summary>
/// <param name="Nar">Timestamp when the answer was here.</param>
internal readonly record struct Besvarad(Sandning Sandning, Httpsvar Svar, long Nar = 0);

/// <summary>What a load gave.</summary>
internal sealed record Lastsvar(TimeSpan Tid, IReadOnlyList<Besvarad> Besvarade)
{
    public int Poster => Besvarade.Sum(b => b.Sandning.Poster.Count);
}

/// <summary>Closed load: every connection sends its next body when the last has been answered, as fast as it goes.</summary>
internal static class Slutenlast
{
    /// <param name="adress">The server.</param>
    /// <param name="delar">What each connection sends.</param>
    /// <param name="hogst">After this no more is begun.</param>
    public static async Task<Lastsvar> KorAsync(Uri adress, IReadOnlyList<List<Sandning>> delar, TimeSpan hogst)
    {
        var anslutningar = await Task.WhenAll(delar.Select(_ => Httpanslutning.OppnaAsync(adress)));
        try
        {
            var start = Stopwatch.GetTimestamp();
            var svar = await Task.WhenAll(delar.Zip(anslutningar, (del, anslutning) => SandAsync(anslutning, del, start, hogst)));
            return new Lastsvar(Stopwatch.GetElapsedTime(start), [.. svar.SelectMany(s => s)]);
        }
        finally
        {
            foreach (var anslutning in anslutningar) anslutning.Dispose();
        }
    }

    private static async Task<List<Besvarad>> SandAsync(Httpanslutning anslutning, List<Sandning> del, long start, TimeSpan hogst)
    {
        await Task.Yield();
        var besvarade = new List<Besvarad>(del.Count);
        foreach (var sandning in del)
        {
            if (Stopwatch.GetElapsedTime(start) > hogst) break;
            besvarade.Add(new Besvarad(sandning, await anslutning.SandAsync(sandning.Begaran)));
        }

        return besvarade;
    }
}
