using System.Diagnostics;
using System.Globalization;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// Three days of a city at speed: a day's events, spread over the day and sent as they would have come, while clients
/// follow, come and go, and pictures are asked for, now and as they were. What is alive after the third day against after
/// the first; a day before them is not counted, for then the server fills its buffers. The server's clock runs as always:
/// it is the number of events, pictures and connections of a day that is run through, not its minutes.
/// </summary>
internal sealed class Dygn : Matning
{
    private const int Handelser = 240;
    private const int Dagar = 3;
    private const int Klienter = 20;
    private const int Perioder = 24;
    private const int BilderPerPeriod = 60;
    private const string Stadsdel = "jarva";

    public override string Id => "dygn";

    public override string Namn => $"Tre dygn med {Handelser} poster om dygnet, i fart";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("vaxt", "levande minne, tredje dygnet mot det första", "×", new Mal(1.05, Minst: false)),
        new("levande", "levande efter tredje dygnet", "MiB"),
        new("resident", "resident efter tredje dygnet", "MiB"),
    ];

    public override int Varv(Kandidat kandidat, int onskade) => kandidat.ArNav ? onskade : 0;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, Spritt = TimeSpan.FromDays(1) });
        List<Minnesmatt> efter = [];
        double resident = 0;
        for (var dag = 0; dag <= Dagar; dag++)
        {
            await DagAsync(uppstallning, flode, korning.Snabb ? 96 : Handelser);
            efter.Add(Matpunkt.Stadat(uppstallning.Matpunkt));
            resident = Processmatt.ResidentMiB(uppstallning.Server.Pid);
        }

        return new Matsvar(
            new Dictionary<string, double>
            {
                ["vaxt"] = (double)efter[Dagar].Levande / efter[1].Levande,
                ["levande"] = efter[Dagar].Levande / 1_048_576.0,
                ["resident"] = resident,
            },
            await uppstallning.AvvikelserAsync(Handelseflode.Stadsdelar),
            "levande efter dygn 0–3: " + string.Join(", ", efter.Select(m => Tal.Skriv(m.Levande / 1_048_576.0))) + " MiB");
    }

    private static async Task DagAsync(Uppstallning uppstallning, Handelseflode flode, int handelser)
    {
        var dagen = Sandning.Dela(flode.Ta(handelser), Handelseflode.Kallor.Count, 1);
        for (var period = 0; period < Perioder; period++)
        {
            var fran = Stopwatch.GetTimestamp();
            // In the evening those of the day go home, and others come.
            await using var skara = await Klientskara.OppnaAsync(uppstallning.Server.Adress, uppstallning.Kaka, Stadsdel, Klienter, int.MaxValue);
            var del = dagen.Select(d => d.Where((_, i) => i * Perioder / Math.Max(1, d.Count) == period).ToList()).ToList();
            uppstallning.Facit.Kvittera((await Slutenlast.KorAsync(uppstallning.Server.Adress, del, TimeSpan.FromMinutes(2))).Besvarade);
            for (var i = 0; i < BilderPerPeriod; i++)
            {
                using var svar = await uppstallning.Http.GetAsync(new Uri(i % 2 == 0 ? "/api/v1/stad/lagesbild" : Bildlasning.Vag(Stadsdel), UriKind.Relative));
                svar.EnsureSuccessStatusCode();
            }

            var da = TimeProvider.System.GetUtcNow() - Stopwatch.GetElapsedTime(fran) / 2;
            using var bild = await uppstallning.Http.GetAsync(new Uri($"{Bildlasning.Vag(Stadsdel)}?per={Uri.EscapeDataString(da.ToString("O", CultureInfo.InvariantCulture))}", UriKind.Relative));
            bild.EnsureSuccessStatusCode();
        }
    }
}
