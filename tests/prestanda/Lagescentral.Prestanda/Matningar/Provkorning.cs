using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>How long it takes to try rules on a year that has been, as an administrator who waits for the answer has it: one rule of those that
/// ship with the product changed, and all of them. The first trial after a start stands by itself: the server's code is new to it then.</summary>
internal sealed class Provkorning : Matning
{
    private const int Handelser = 365_000;
    private const int HandelserSnabb = 20_000;
    private const int Omgangar = 5;
    private static readonly TimeSpan Ar = TimeSpan.FromDays(365);
    private static readonly TimeSpan Hogst = TimeSpan.FromMinutes(2);
    private static readonly Mal Malet = new(2_000, Minst: false);

    public override string Id => "provkor";

    public override string Namn => $"Provkörning av regler på ett år, {Handelser.ToString("#,0", CultureInfo.GetCultureInfo("sv-SE"))} händelser";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("en", "en ändrad regel", "ms", Malet),
        new("alla", "alla regler ändrade", "ms", Malet),
        new("forsta", "första gången efter start, en ändrad regel", "ms"),
        new("cpu", "serverns processortid per provkörning", "ms"),
    ];

    // No rival has rules.
    public override int Varv(Kandidat kandidat, int onskade) => kandidat.ArNav ? onskade : 0;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        var mapp = Directory.CreateDirectory(Path.Combine(korning.Tillfalligt, Path.GetRandomFileName())).FullName;
        var (antal, till) = (korning.Snabb ? HandelserSnabb : Handelser, Korning.Nu);
        await FyllAsync(mapp, antal, korning.Fro, till);
        await using var server = kandidat.Skapa(mapp);
        server.Starta();
        await server.RedoAsync();
        using var http = new HttpClient { BaseAddress = server.Adress, Timeout = Hogst };
        await Inloggning.SomAsync(http, "admin");
        var regler = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/v1/regler", UriKind.Relative)))!["regler"]!.AsArray();
        var (en, alla) = (regler.DeepClone().AsArray(), regler.DeepClone().AsArray());
        en.First(regel => (string?)regel!["typ"] == "genast")!["nar"] = new JsonObject { ["allvarMinst"] = 4 };
        foreach (var regel in alla) regel!["namn"] = (string)regel["namn"]! + ", prövad";

        var avvikelser = new List<string>();
        var forsta = await ProvaAsync(en);
        var (tider, allas) = (new List<double>(), new List<double>());
        var fore = Processmatt.Cpu(server.Pid);
        for (var i = 0; i < Omgangar; i++)
        {
            tider.Add(await ProvaAsync(en));
            allas.Add(await ProvaAsync(alla));
        }

        var cpu = (Processmatt.Cpu(server.Pid) - fore).TotalMilliseconds / (2 * Omgangar);
        var varden = new Dictionary<string, double> { ["en"] = Spridning.Av(tider).Median, ["alla"] = Spridning.Av(allas).Median, ["forsta"] = forsta, ["cpu"] = cpu };
        await server.AvslutaAsync();
        Directory.Delete(mapp, recursive: true);
        return new Matsvar(varden, [.. avvikelser, .. server.Fel.Select(fel => "serverns logg: " + fel)], $"medianer av {Omgangar} om vartannat");

        async Task<double> ProvaAsync(JsonArray prov)
        {
            var sandes = Stopwatch.GetTimestamp();
            using var svar = await http.PostAsJsonAsync("/api/v1/regler/provkor", new { regler = prov, fran = till - Ar, till = till.AddHours(1) });
            var vy = JsonNode.Parse(await svar.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
            while (!(bool)vy["klar"]!)
            {
                if (Stopwatch.GetElapsedTime(sandes) > Hogst) throw new TimeoutException("Provkörningen blir inte klar.");
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                vy = JsonNode.Parse(await http.GetStringAsync(new Uri($"/api/v1/regler/provkor/{(string)vy["id"]!}", UriKind.Relative)))!;
            }

            var tid = Stopwatch.GetElapsedTime(sandes).TotalMilliseconds;
            if (vy["fel"] is { } fel) avvikelser.Add((string)fel!);
            else if ((int)vy["handelser"]! != antal) avvikelser.Add($"{(int)vy["handelser"]!} händelser provkördes, ska vara {antal}");
            else if ((int)vy["lika"]! == 0 || vy["nya"]!.AsArray().Count == 0 != ReferenceEquals(prov, alla)) avvikelser.Add("ingen skillnad där det ska vara en, eller tvärtom");
            return tid;
        }
    }

    private static async Task FyllAsync(string mapp, int antal, int fro, DateTimeOffset till)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            Bygge.Fyllning, mapp, antal.ToString(CultureInfo.InvariantCulture), fro.ToString(CultureInfo.InvariantCulture),
            (till - Ar).ToString("O", CultureInfo.InvariantCulture), till.ToString("O", CultureInfo.InvariantCulture),
        ])
        { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("Journalen kunde inte fyllas.");
    }
}
