using System.Diagnostics;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Rapport;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>The one command.</summary>
internal static class Matprogram
{
    private static readonly Matning[] Alla =
    [
        new Buntintag(), new Enstaka(), new Skarm(200, 25), new Skarm(1_000, 120), new Uthallighet(), new Avbrott(), new Dodad(),
        new Start(), new Aterblick(), new Kostnad(), new Dygn(), new Nodbyte(), new Uppbyggnad(), new Tillagg(),
        new Larmtid(), new Provkorning(),
    ];

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
            await using var postgres = await Postgresinstans.StartaAsync(Server.LedigPort(), val: val.Mot.Any(Klusterkandidat.Ar) ? Klusterkandidat.Databasval : []);
            if (postgres is null) Console.WriteLine("PostgreSQL är inte installerat: den rivalen hoppas över.");
            if (Array.Exists(Alla, m => m is Larmtid { Bredvid.Count: 0 })) Console.WriteLine("Alertmanager är inte installerad: den hoppas över.");
            await using var blobbar = val.Mot.Contains(Klusterkandidat.Blobnod) ? await Azuriteinstans.StartaAsync() : null;
            List<Kandidat> kandidater = [Kandidat.Navet, Kandidat.NavetUtanRegler, Rival.Ordbok, Rival.Sqlite, .. postgres is null ? (Kandidat[])[] : [Rival.Postgres(postgres), .. Klusterkandidat.Alla(postgres, blobbar)]];
            kandidater.RemoveAll(k => !k.ArNav && (val.Mot.Count > 0 || k.BaraPaBegaran) && !val.Mot.Contains(k.Id));
            var serier = new List<Serie>();
            foreach (var matning in Valda(val))
            {
                if (kandidater.TrueForAll(k => matning.Varv(k, val.Varv) == 0)) Console.WriteLine($"\n{matning.Namn}: ingen av de valda kan det. Välj kandidat med --mot.");
                else serier.Add(await Matserie.KorAsync(matning, kandidater, korning, val.Varv, () => Stopwatch.GetElapsedTime(start).TotalMinutes > val.Tak));
            }

            await Resultat.SkrivAsync(val.Ut, maskin, val, serier, Korning.Nu);
            Console.WriteLine($"\n{Path.Combine(val.Ut, "resultat.md")} ({Stopwatch.GetElapsedTime(start).TotalMinutes:0.0} min)");
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
