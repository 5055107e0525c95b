using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>How long it takes from when a source is to send until the change is with every client, when all follow one busy
/// district. One event to a request, evenly, open load.</summary>
internal sealed class Skarm(int klienter, double mal) : Matning
{
    private const string Stadsdel = "jarva";
    private const int Takt = 500;
    private const int Anslutningar = 64;
    private static readonly TimeSpan Inkorning = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Efter = TimeSpan.FromSeconds(20);

    public override string Id => $"skarm{klienter}";

    public override string Namn => $"Mottagning till klient, {Takt} händelser/s, {klienter} klienter följer samma stadsdel";

    public override bool Snabb(Kandidat kandidat) => klienter == 200;

    public override IReadOnlyList<Varde> Varden =>
    [
        new("p50", "p50", "ms"),
        new("p99", "p99", "ms", new Mal(mal, Minst: false), new Mal(1.3, Minst: false)),
        new("langst", "längst", "ms"),
        new("lastp99", "lastens egen försening p99", "ms"),
        new("server", "serverns andel av en kärna", "%"),
        new("last", "lastens och klienternas andel av en kärna", "%"),
    ];

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var franNr = await uppstallning.VarmUppAsync(korning, [Stadsdel], 2_000);
        var antal = korning.Snabb ? Math.Min(klienter, 50) : klienter;
        await using var skara = await Klientskara.OppnaAsync(uppstallning.Server.Foljadress, uppstallning.Kaka, Stadsdel, antal, franNr);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = franNr, Stadsdelar = [Stadsdel] });
        var tid = Inkorning + TimeSpan.FromSeconds(korning.Snabb ? 2 : 12);
        var sandningar = flode.Ta((int)(Takt * tid.TotalSeconds)).Select(post => (post.Uppgift.Handelse % Anslutningar, Sandning.Av([post]))).ToList();
        GC.Collect();

        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 5;
        var mats = start + (long)(Inkorning.TotalSeconds * Stopwatch.Frequency);
        var plan = Oppenlast.Planera(sandningar, start, TimeSpan.FromSeconds(1.0 / Takt));
        foreach (var (_, sandning) in plan) skara.Tider.Planera(sandning, sandning.Planerad >= mats);
        var (svar, server, egen) = await uppstallning.VagAsync(() => Oppenlast.KorAsync(uppstallning.Server.Adress, plan, Anslutningar));
        uppstallning.Facit.Kvittera(svar.Besvarade);
        await skara.VantaAsync(uppstallning.Facit.Sagda, Efter);

        var tider = skara.Fordelning();
        return new Matsvar(
            new Dictionary<string, double>
            {
                ["p50"] = tider.Kvantil(0.5),
                ["p99"] = tider.Kvantil(0.99),
                ["langst"] = tider.Langst,
                ["lastp99"] = svar.Forsening.Kvantil(0.99),
                ["server"] = server * 100,
                ["last"] = egen * 100,
            },
            [.. await uppstallning.AvvikelserAsync([Stadsdel]), .. skara.Avvikelser(uppstallning.Facit)]);
    }
}
