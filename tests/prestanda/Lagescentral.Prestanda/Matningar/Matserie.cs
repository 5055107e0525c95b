using System.Diagnostics;
using System.Globalization;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>All runs of one measurement.</summary>
/// <param name="Matning">What was measured.</param>
/// <param name="Svar">The runs' answers, by candidate, in the order run.</param>
/// <param name="Overhoppade">Candidates that were left out, with the reason.</param>
internal sealed record Serie(Matning Matning, IReadOnlyDictionary<Kandidat, List<Matsvar>> Svar, IReadOnlyDictionary<Kandidat, string> Overhoppade)
{
    /// <summary>The counted runs' figures; null without any.</summary>
    public Spridning? Av(Kandidat kandidat, string nyckel)
    {
        if (!Svar.TryGetValue(kandidat, out var svar)) return null;
        var varden = svar.Where(s => s.Raknas && s.Varden.ContainsKey(nyckel)).Select(s => s.Varden[nyckel]).ToList();
        return varden.Count == 0 ? null : Spridning.Av(varden);
    }
}

/// <summary>Runs measurements, the candidates by turns, so that what troubles the machine for a while troubles all.</summary>
internal static class Matserie
{
    private const int AvvikelserVisade = 5;

    public static async Task<Serie> KorAsync(Matning matning, IReadOnlyList<Kandidat> alla, Korning korning, int varv, Func<bool> tidenUte)
    {
        Console.WriteLine($"\n{matning.Namn}");
        List<Kandidat> kandidater = [.. alla, .. matning.Bredvid];
        int Varv(Kandidat k) => korning.Snabb && !matning.Snabb(k) ? 0 : matning.Varv(k, varv);
        var svar = kandidater.ToDictionary(k => k, _ => new List<Matsvar>());
        var over = kandidater.Where(k => Varv(k) == 0).ToDictionary(k => k, k => matning.Varv(k, varv) == 0 ? "kan inte" : "kort körning");
        for (var i = 0; i < varv; i++)
        {
            var omgang = kandidater.Where(k => i < Varv(k)).ToList();
            if (matning.Samtidigt && !tidenUte())
            {
                var gjorda = await Task.WhenAll(omgang.Select(async k => (k, await KorEnAsync(matning, k, korning, i))));
                foreach (var (kandidat, gjort) in gjorda) svar[kandidat].Add(gjort);
                continue;
            }

            foreach (var kandidat in omgang)
            {
                if (tidenUte()) over.TryAdd(kandidat, "tiden ute");
                else svar[kandidat].Add(await KorEnAsync(matning, kandidat, korning, i));
            }
        }

        return new Serie(matning, svar, over);
    }

    private static async Task<Matsvar> KorEnAsync(Matning matning, Kandidat kandidat, Korning korning, int varv)
    {
        var start = Stopwatch.GetTimestamp();
        Matsvar svar;
        try
        {
            svar = await matning.MatAsync(kandidat, korning, varv);
        }
        catch (Exception fel) when (fel is IOException or HttpRequestException or InvalidOperationException or TimeoutException or OperationCanceledException)
        {
            // A run that breaks does not count, and says why; the others go on.
            svar = new Matsvar(new Dictionary<string, double>(), [fel.Message]);
        }

        var varden = string.Join(", ", matning.Varden.Where(v => svar.Varden.ContainsKey(v.Nyckel)).Select(v => $"{v.Namn} {Tal.Skriv(svar.Varden[v.Nyckel])} {v.Enhet}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {varv + 1}  {kandidat.Namn,-28} {varden}{(svar.Raknas ? "" : "  RÄKNAS INTE")}  ({Stopwatch.GetElapsedTime(start).TotalSeconds:0} s)"));
        foreach (var avvikelse in svar.Avvikelser.Take(AvvikelserVisade)) Console.WriteLine("       " + avvikelse);
        if (svar.Not is { } not) Console.WriteLine("       " + not);
        return svar;
    }
}
