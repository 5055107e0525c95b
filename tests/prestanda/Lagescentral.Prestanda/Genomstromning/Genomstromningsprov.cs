using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Lagescentral.Prestanda.Genomstromning;

/// <summary>How much goes through the whole way, from a source's request to many followers' sockets, and how fast.</summary>
internal static class Genomstromningsprov
{
    private const int Provande = 2;
    private static readonly string[] Kallor = ["polis", "ssbf", "siss", "cosafe"];
    private static readonly string[] Stadsdelar = ["farsta", "jarva", "bromma", "kungsholmen", "sodermalm"];

    public static async Task<int> KorAsync(int sekunder, int antalFoljare, string? karna, string dll)
    {
        var mapp = Directory.CreateTempSubdirectory("lagescentral-matning-").FullName;
        await using (var nav = new Nav(dll, mapp, [], karna is null ? null : ["taskset", "-c", karna]))
        {
            nav.Starta();
            await nav.RedoAsync();
            using var http = new HttpClient { BaseAddress = nav.Adress };
            var foljare = await FoljareAsync(http, nav.Adress, antalFoljare);
            Console.WriteLine($"{antalFoljare} följare av stad, navet på {(karna is null ? "alla kärnor" : "kärna " + karna)}");
            await MatAsync(http, nav, foljare, "jämn takt, 1 i taget", sekunder, perKropp: 1, sandare: 4, mellanrumMs: 40);
            await MatAsync(http, nav, foljare, "allt den orkar", sekunder, perKropp: 100, sandare: 8, mellanrumMs: 0);
            foreach (var en in foljare) await en.DisposeAsync();
            foreach (var fel in nav.Fel) Console.WriteLine("navets logg: " + fel);
        }

        Directory.Delete(mapp, recursive: true);
        return 0;
    }

    private static async Task<List<Foljare>> FoljareAsync(HttpClient http, Uri nav, int antal)
    {
        using var svar = await http.PostAsJsonAsync("/api/v1/inloggning/utveckling", new { anvandare = "siss" });
        var kaka = svar.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
        var foljare = Enumerable.Range(0, antal).Select(i => new Foljare(nav, kaka, provar: i % Math.Max(1, antal / Provande) == 0)).ToList();
        foreach (var en in foljare) await en.StartaAsync();
        return foljare;
    }

    private static async Task MatAsync(
        HttpClient http, Nav nav, List<Foljare> foljare, string namn, int sekunder, int perKropp, int sandare, int mellanrumMs)
    {
        var (byteFore, meddelandenFore) = (foljare.Sum(f => f.Byte), foljare.Sum(f => f.Meddelanden));
        var cpuFore = Cpu(nav.Pid);
        var start = TimeProvider.System.GetUtcNow();
        using var stopp = new CancellationTokenSource(TimeSpan.FromSeconds(sekunder), TimeProvider.System);
        var antal = await Task.WhenAll(Enumerable.Range(0, sandare).Select(i => SandAsync(http, i, perKropp, mellanrumMs, stopp)));
        var tid = (TimeProvider.System.GetUtcNow() - start).TotalSeconds;
        var cpu = (Cpu(nav.Pid) - cpuFore).TotalSeconds;
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        var aldrar = foljare.SelectMany(f => f.Aldrar).Where(a => a.Nar >= start.Ticks).Select(a => a.Millisekunder).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{namn}: {antal.Sum() / tid:F0} händelser/s kvitterade, mottagen→klient p50 {Andel(aldrar, 0.5):F1} ms, p99 {Andel(aldrar, 0.99):F1} ms ({aldrar.Count} mätta), "
            + $"{(foljare.Sum(f => f.Meddelanden) - meddelandenFore) / tid:F0} meddelanden/s och {(foljare.Sum(f => f.Byte) - byteFore) / tid / 1e6:F1} MB/s till följarna, navet {cpu / tid * 100:F0} % av en kärna"));
    }

    private static async Task<int> SandAsync(HttpClient http, int nummer, int perKropp, int mellanrumMs, CancellationTokenSource stopp)
    {
        var kalla = Kallor[nummer % Kallor.Length];
        var (antal, serie) = (0, TimeProvider.System.GetTimestamp());
        while (!stopp.IsCancellationRequested)
        {
            var poster = new JsonArray([.. Enumerable.Range(0, perKropp).Select(i => (JsonNode)new JsonObject
            {
                ["id"] = $"g{nummer}-{serie}-{antal + i}",
                ["typ"] = "Brand",
                ["intraffad"] = TimeProvider.System.GetUtcNow(),
                ["rubrik"] = "Brand i källare, rök syns från gatan",
                ["stadsdel"] = Stadsdelar[(antal + i) % Stadsdelar.Length],
                ["klass"] = "intern",
                ["allvar"] = i % 5 + 1,
            })]);
            using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/handelser") { Content = new StringContent(poster.ToJsonString(), Encoding.UTF8, "application/json") };
            begaran.Headers.Add("X-Kalla-Nyckel", "dev-" + kalla);
            using var svar = await http.SendAsync(begaran);
            if (svar.IsSuccessStatusCode) antal += perKropp;
            if (mellanrumMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(mellanrumMs), TimeProvider.System, CancellationToken.None);
        }

        return antal;
    }

    private static TimeSpan Cpu(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.TotalProcessorTime;
    }

    private static double Andel(List<double> ordnade, double andel) => ordnade.Count == 0 ? double.NaN : ordnade[(int)(andel * (ordnade.Count - 1))];
}
