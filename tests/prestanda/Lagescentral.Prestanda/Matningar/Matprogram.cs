using System.Diagnostics;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>The one command.</summary>
internal static class Matprogram
{
    private static readonly Matning[] Alla = [new Buntintag(), new Enstaka()];

    public static async Task<int> KorAsync(Korval val)
    {
        var start = Stopwatch.GetTimestamp();
        var tillfalligt = Directory.CreateTempSubdirectory("lagescentral-matning-").FullName;
        try
        {
            var korning = new Korning
            {
                Fro = val.Fro,
                Snabb = val.Snabb,
                Handelser = val.Handelser,
                Rader = val.Rader,
                Cache = Path.Combine(val.Ut, "cache"),
                Tillfalligt = tillfalligt,
            };
            var maskin = Maskin.Las(tillfalligt);
            Console.WriteLine(maskin);
            IReadOnlyList<Kandidat> kandidater = [Kandidat.Navet];
            var serier = new List<Serie>();
            foreach (var matning in Valda(val))
                serier.Add(await Matserie.KorAsync(matning, kandidater, korning, val.Varv, () => Stopwatch.GetElapsedTime(start).TotalMinutes > val.Tak));
            return serier.All(s => s.Svar.Values.All(svar => svar.All(en => en.Raknas))) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(tillfalligt, recursive: true);
        }
    }

    private static IEnumerable<Matning> Valda(Korval val)
    {
        foreach (var namn in val.Bara)
            if (Alla.All(m => m.Id != namn)) throw new ArgumentException($"Ingen mätning heter {namn}. De heter {string.Join(", ", Alla.Select(m => m.Id))}.", nameof(val));
        return Alla.Where(m => val.Bara.Count == 0 || val.Bara.Contains(m.Id));
    }
}
