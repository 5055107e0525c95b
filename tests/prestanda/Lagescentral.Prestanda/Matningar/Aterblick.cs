using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>How long it takes to get a district's picture as it was known at a moment somewhere in a million lines, one
/// question at a time. No rival can tell.</summary>
internal sealed class Aterblick : Matning
{
    public override string Id => "aterblick";

    public override string Namn => "Lägesbilden som den var (?per=)";

    public override IReadOnlyList<Varde> Varden => [new("p50", "p50", "ms"), new("p99", "p99", "ms", new Mal(200, Minst: false))];

    public override int Varv(Kandidat kandidat, int onskade) => kandidat.ArNav ? onskade : 0;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        var journal = await Langjournal.HamtaAsync(kandidat, korning);
        journal.Ogonblicken(med: true);
        await using var server = kandidat.Skapa(journal.Mapp);
        server.Starta();
        await server.RedoAsync();
        using var http = new HttpClient { BaseAddress = server.Adress, Timeout = TimeSpan.FromSeconds(60) };
        await Inloggning.SomSissAsync(http);
        var slump = new Random(korning.Fro + varv);
        var (fran, till) = (journal.Gjord.Fran, journal.Gjord.Till);
        DateTimeOffset Nagon() => fran + (till - fran) * slump.NextDouble();
        for (var i = 0; i < (korning.Snabb ? 2 : 10); i++) await FragaAsync(http, Nagon());

        var tider = new Fordelning();
        var svar = new List<(DateTimeOffset Per, long Seq)>();
        for (var i = 0; i < (korning.Snabb ? 10 : 100); i++)
        {
            var per = Nagon();
            var start = Stopwatch.GetTimestamp();
            var bild = await FragaAsync(http, per);
            tider.Ta(Stopwatch.GetElapsedTime(start));
            svar.Add((per, (long)JsonNode.Parse(bild)!["seq"]!));
        }

        var ordnade = svar.OrderBy(s => s.Per).Select(s => s.Seq).ToList();
        List<string> avvikelser = [.. server.Fel.Select(fel => "serverns logg: " + fel)];
        if (!ordnade.SequenceEqual(ordnade.Order())) avvikelser.Add("en senare bild har ett lägre nummer än en tidigare");
        if (ordnade[^1] <= ordnade[0]) avvikelser.Add("alla bilder har samma nummer");
        // Asked for in whole milliseconds: the one after the last line's.
        var slutet = (long)JsonNode.Parse(await FragaAsync(http, till.AddMilliseconds(1)))!["seq"]!;
        if (slutet != korning.Rader) avvikelser.Add($"efter sista raden är numret {slutet}, ska vara {korning.Rader}");
        return new Matsvar(new Dictionary<string, double> { ["p50"] = tider.Kvantil(0.5), ["p99"] = tider.Kvantil(0.99) }, avvikelser);
    }

    private static async Task<byte[]> FragaAsync(HttpClient http, DateTimeOffset per)
    {
        using var svar = await http.GetAsync(new Uri(
            $"{Bildlasning.Vag(Langjournal.Stadsdel)}?per={Uri.EscapeDataString(per.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))}", UriKind.Relative));
        return await svar.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
