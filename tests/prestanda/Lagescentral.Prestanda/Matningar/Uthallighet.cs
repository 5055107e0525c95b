using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// The highest rate that is held with 200 clients of one busy district: every event acknowledged, shown to all of them, and
/// p99 below a quarter of a second. Each source sends a body every fortieth of a second. The first run doubles, then closes
/// in; the later begin where the last ended.
/// </summary>
internal sealed class Uthallighet : Matning
{
    private const string Stadsdel = "jarva";
    private const int Klienter = 200;
    private const int KropparPerSekund = 100;
    private const int Forsta = 800;
    private const double Nog = 1.12;
    private const int StegHogst = 9;
    private static readonly TimeSpan Gransen = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Tomning = TimeSpan.FromSeconds(12);
    private readonly Dictionary<string, double> _forra = [];

    public override string Id => "uthallighet";

    public override string Namn => $"Högsta takt som hålls med {Klienter} klienter vid p99 under {Gransen.TotalMilliseconds:0} ms";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("takt", "händelser", "/s", new Mal(5_000, Minst: true), new Mal(1 / 1.3, Minst: true)),
        new("p99", "p99 vid den takten", "ms"),
        new("server", "serverns andel av en kärna", "%"),
        new("last", "lastens och klienternas andel av en kärna", "%"),
    ];

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var franNr = await uppstallning.VarmUppAsync(korning, [Stadsdel], 2_000);
        await using var skara = await Klientskara.OppnaAsync(uppstallning.Server.Adress, uppstallning.Kaka, Stadsdel, korning.Snabb ? 20 : Klienter, franNr);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = franNr, Stadsdelar = [Stadsdel] });
        var sekunder = korning.Snabb ? 1 : 4;
        await StegAsync(uppstallning, skara, flode, 400, 2);

        var (lag, hog) = (0.0, double.PositiveInfinity);
        var takt = _forra.TryGetValue(kandidat.Id, out var forra) ? forra : Forsta;
        Steg? bast = null;
        for (var i = 0; i < (korning.Snabb ? 2 : StegHogst) && hog / lag > Nog; i++)
        {
            var steg = await StegAsync(uppstallning, skara, flode, takt, sekunder);
            if (steg.Halls) (lag, bast) = (takt, steg);
            else hog = takt;
            // A server that cannot work off what was too much would only be measured on that.
            if (!steg.Tomd) break;
            takt = double.IsPositiveInfinity(hog) ? lag * (forra > 0 ? 1.25 : 2) : lag == 0 ? hog / (forra > 0 ? 1.25 : 2) : (lag + hog) / 2;
        }

        _forra[kandidat.Id] = Math.Max(lag, Forsta / 4.0);
        return new Matsvar(
            new Dictionary<string, double> { ["takt"] = lag, ["p99"] = bast?.P99 ?? double.NaN, ["server"] = bast?.Server * 100 ?? double.NaN, ["last"] = bast?.Last * 100 ?? double.NaN },
            [.. await uppstallning.AvvikelserAsync([Stadsdel]), .. skara.Avvikelser(uppstallning.Facit)],
            double.IsPositiveInfinity(hog) ? "taket nåddes inte" : null);
    }

    private static async Task<Steg> StegAsync(Uppstallning uppstallning, Klientskara skara, Handelseflode flode, double takt, int sekunder)
    {
        skara.Nollstall();
        var kallor = Handelseflode.Kallor.Count;
        var perKropp = (int)Math.Ceiling(takt / KropparPerSekund);
        var delar = Sandning.Dela(flode.Ta((int)(takt * sekunder)), kallor, perKropp);
        // Every source has its turn; one that has run out is passed over.
        var turer = Enumerable.Range(0, delar.Max(d => d.Count)).SelectMany(i => Enumerable.Range(0, kallor).Where(k => i < delar[k].Count).Select(k => (k, delar[k][i])));
        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 10;
        var plan = Oppenlast.Planera(turer, start, TimeSpan.FromSeconds(perKropp / takt));
        foreach (var (_, sandning) in plan) skara.Tider.Planera(sandning);
        var (svar, server, egen) = await uppstallning.VagAsync(() => Oppenlast.KorAsync(uppstallning.Server.Adress, plan, kallor));
        uppstallning.Facit.Kvittera(svar.Besvarade);
        var tomd = await skara.VantaAsync(uppstallning.Facit.Sagda, Tomning);
        var tider = skara.Fordelning();
        return new Steg(tomd && tider.Kvantil(0.99) < Gransen.TotalMilliseconds, tomd, tider.Kvantil(0.99), server, egen);
    }

    private sealed record Steg(bool Halls, bool Tomd, double P99, double Server, double Last);
}
