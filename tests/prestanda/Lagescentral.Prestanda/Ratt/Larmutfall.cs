using System.Diagnostics;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Matt;

namespace Lagescentral.Prestanda.Ratt;

/// <summary>That a view has been shown a larm.</summary>
/// <param name="Regel">What tells which rule it is of: its id, or its type.</param>
/// <param name="Handelse">The event's id.</param>
/// <param name="Nar">Timestamp.</param>
internal readonly record struct Visatlarm(string Regel, string Handelse, long Nar);

/// <summary>What must be true of what a view has been shown, from the flow and the answers alone.</summary>
/// <param name="Missade">Events that were taken and that a rule is for, but that were not shown under it.</param>
/// <param name="Falska">What was shown that no rule is for, or under another rule, or twice as a larm of its own.</param>
/// <param name="FranKvitto">From that the answer was here until the larm was, of those that are measured; one that was here before is none.</param>
/// <param name="FranSandning">From that the request was to be sent until the larm was here.</param>
/// <param name="ForeKvitto">How many were here before the answer.</param>
internal sealed record Larmutfall(int Ska, int Missade, int Falska, Fordelning FranKvitto, Fordelning FranSandning, int ForeKvitto)
{
    /// <param name="ska">The rule's mark for each event that one is for.</param>
    /// <param name="besvarade">What was answered.</param>
    /// <param name="visade">What was shown.</param>
    /// <param name="mats">Timestamp: what was to be sent before it counts for right and wrong, but not for time.</param>
    public static Larmutfall Av(IReadOnlyDictionary<string, string> ska, IReadOnlyList<Besvarad> besvarade, IReadOnlyList<Visatlarm> visade, long mats)
    {
        var sagda = besvarade.SelectMany(b => b.Sandning.Poster.Select(post => (post.Uppgift.Id, Svar: b))).ToDictionary(par => par.Id, par => par.Svar);
        var (kvitto, sandning, sedda, falska, fore) = (new Fordelning(), new Fordelning(), new HashSet<string>(), 0, 0);
        foreach (var visat in visade)
        {
            if (!sagda.TryGetValue(visat.Handelse, out var svar) || ska.GetValueOrDefault(visat.Handelse) != visat.Regel || !sedda.Add(visat.Handelse))
            {
                falska++;
                continue;
            }

            if (svar.Sandning.Planerad < mats) continue;
            if (visat.Nar < svar.Nar) fore++;
            kvitto.Ta(Stopwatch.GetElapsedTime(svar.Nar, visat.Nar));
            sandning.Ta(Stopwatch.GetElapsedTime(svar.Sandning.Planerad, visat.Nar));
        }

        var alla = sagda.Keys.Where(ska.ContainsKey).ToList();
        return new Larmutfall(alla.Count, alla.Count(id => !sedda.Contains(id)), falska, kvitto, sandning, fore);
    }
}
