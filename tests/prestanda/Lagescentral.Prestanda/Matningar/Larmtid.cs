using System.Diagnostics;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Ratt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// From that an event was acknowledged until its larm is with the jour view, with many rules and much else happening; beside it Alertmanager
/// from its answer to its webhook, on the same events at the same times. In the hub the larm has then been decided, made durable with its
/// explanation, and shown to one who follows the channel <c>larm</c> as jour; in Alertmanager nothing is durable.
/// </summary>
internal sealed class Larmtid : Matning
{
    private const int Regler = 500;
    private const int Takt = 1_000;
    private const int KropparPerSekund = 100;
    private static readonly TimeSpan Inkorning = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Matt = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MattSnabb = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Efter = TimeSpan.FromSeconds(20);
    private static readonly IReadOnlyList<Larmregel> Reglerna = Larmregel.Skapa(Regler);
    private readonly Kandidat? _alertmanager = Alertmanager.Finn(Reglerna);

    public override string Id => "larm";

    public override string Namn => $"Kvitterad händelse till larm i jourvyn, {Regler} regler, {Takt} händelser/s varav {Larmflode.AndelLarm:0 %} larm";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("missade", "missade larm", "st", new Mal(0, Minst: false)),
        new("falska", "falska larm", "st", new Mal(0, Minst: false)),
        new("p50", "från kvittot, p50", "ms"),
        new("p99", "från kvittot, p99", "ms"),
        new("sand50", "från att den skulle sändas, p50", "ms"),
        new("sand99", "från att den skulle sändas, p99", "ms"),
        new("langst", "från att den skulle sändas, längst", "ms"),
        new("larm", "larm", "st"),
        new("takt", "kvitterade händelser", "/s"),
        new("server", "serverns andel av en kärna", "%"),
        new("last", "lastens andel av en kärna", "%"),
    ];

    public override IReadOnlyList<Kandidat> Bredvid => _alertmanager is null ? [] : [_alertmanager];

    // No rival knows of rules but the one beside.
    public override int Varv(Kandidat kandidat, int onskade) => kandidat.ArNav || kandidat == _alertmanager ? onskade : 0;

    public override bool Snabb(Kandidat kandidat) => true;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var larmserver = uppstallning.Server as Alertmanager;
        if (larmserver is null) await Regelsattning.SattAsync(uppstallning.Server.Adress, Reglerna.Select(regel =>
            new { regel.Id, namn = regel.Typ, typ = "genast", nar = new { typ = new[] { regel.Typ }, allvarMinst = Larmregel.AllvarMinst } }));
        await using var foljare = larmserver is null ? await FoljAsync(uppstallning.Server.Adress) : null;

        var matt = korning.Snabb ? MattSnabb : Matt;
        var flode = new Larmflode(new Flodesval { Fro = korning.Fro + varv, Nu = Korning.Nu, Spritt = TimeSpan.FromMinutes(10) }, Reglerna);
        var kallor = Handelseflode.Kallor.Count;
        var poster = flode.Ta((int)(Takt * (Inkorning + matt).TotalSeconds));
        var koer = poster.GroupBy(post => post.Uppgift.Handelse % kallor).OrderBy(g => g.Key)
            .Select(g => g.Chunk(Takt / KropparPerSekund).Select(del => larmserver is null ? Sandning.Av(del) : Alertmanager.Sandning(del)).ToList()).ToList();
        // By turns, as each source has a body to send.
        var turer = Enumerable.Range(0, koer.Max(ko => ko.Count)).SelectMany(i => Enumerable.Range(0, kallor).Where(k => i < koer[k].Count).Select(k => (k, koer[k][i])));
        GC.Collect();

        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 5;
        var mats = start + (long)(Inkorning.TotalSeconds * Stopwatch.Frequency);
        var plan = Oppenlast.Planera(turer, start, TimeSpan.FromSeconds(1.0 / KropparPerSekund));
        var (svar, server, egen) = await uppstallning.VagAsync(() => Oppenlast.KorAsync(uppstallning.Server.Adress, plan, kallor));

        var ska = flode.Ska.ToDictionary(par => par.Key, par => larmserver is null ? par.Value.Id : par.Value.Typ);
        var (visade, avvikelser) = await VantaAsync(() => larmserver is null ? foljare!.Las() : (larmserver.Las(), []), ska.Count);
        var utfall = Larmutfall.Av(ska, svar.Besvarade, visade, mats);
        var mattes = svar.Besvarade.Where(b => b.Sandning.Planerad >= mats).ToList();
        return new Matsvar(
            new Dictionary<string, double>
            {
                ["missade"] = utfall.Missade,
                ["falska"] = utfall.Falska,
                ["p50"] = utfall.FranKvitto.Kvantil(0.5),
                ["p99"] = utfall.FranKvitto.Kvantil(0.99),
                ["sand50"] = utfall.FranSandning.Kvantil(0.5),
                ["sand99"] = utfall.FranSandning.Kvantil(0.99),
                ["langst"] = utfall.FranSandning.Langst,
                ["larm"] = utfall.Ska,
                ["takt"] = mattes.Sum(b => b.Sandning.Poster.Count) / Stopwatch.GetElapsedTime(mats, mattes.Max(b => b.Nar)).TotalSeconds,
                ["server"] = server * 100,
                ["last"] = egen * 100,
            },
            [.. avvikelser, .. await ServernAsync(uppstallning, svar, larmserver is null ? utfall.Ska : null)],
            $"{utfall.FranKvitto.Antal} mätta larm, varav {utfall.ForeKvitto} var i vyn innan kvittot var läst (räknas som 0 ms); {KropparPerSekund} anrop/s om {Takt / KropparPerSekund} händelser på {kallor} anslutningar");
    }

    /// <summary>Waits until all that is to come has, or nothing more does.</summary>
    private static async Task<(IReadOnlyList<Visatlarm> Visade, IReadOnlyList<string> Avvikelser)> VantaAsync(
        Func<(IReadOnlyList<Visatlarm> Visade, IReadOnlyList<string> Avvikelser)> las, int antal)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var last = las();
            // What is false may come late: all that is right being here is not the end.
            if (Stopwatch.GetElapsedTime(start) > Efter || (last.Visade.Count >= antal && Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(2))) return las();
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }
    }

    /// <summary>How the server differs from what it must be, when all has come.</summary>
    private static async Task<List<string>> ServernAsync(Uppstallning uppstallning, Oppetsvar svar, int? larm)
    {
        if (larm is null)
            return [.. uppstallning.Server.Fel.Select(fel => "serverns logg: " + fel), .. svar.Besvarade.Where(b => b.Svar.Status != 200).Select(b => $"svarade {b.Svar.Status}")];
        uppstallning.Facit.Kvittera(svar.Besvarade);
        var avvikelser = await uppstallning.AvvikelserAsync(Handelseflode.Stadsdelar);
        var alla = JsonNode.Parse(await uppstallning.Http.GetStringAsync(new Uri("/api/v1/larm?status=aktiv", UriKind.Relative)))!["larm"]!.AsArray();
        if (alla.Count != larm || alla.Any(l => (int)l!["antal"]! != 1)) avvikelser.Add($"{alla.Count} larm står öppna, ska vara {larm} med en händelse i varje");
        return avvikelser;
    }

    private static async Task<Larmfoljare> FoljAsync(Uri adress)
    {
        using var http = new HttpClient { BaseAddress = adress };
        return await Larmfoljare.OppnaAsync(adress, await Inloggning.SomAsync(http, "jour"));
    }
}
