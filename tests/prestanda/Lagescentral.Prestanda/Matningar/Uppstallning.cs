using System.Diagnostics;
using System.Globalization;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Ratt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>A candidate's server with what is known of what it has taken.</summary>
internal sealed class Uppstallning(Kandidat kandidat, Server server, string mapp, string matpunkt) : IAsyncDisposable
{
    private static readonly TimeSpan Ikapptid = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Uppvarmningstid = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http = new() { BaseAddress = server.Adress, Timeout = TimeSpan.FromSeconds(30) };

    public Kandidat Kandidat => kandidat;

    public Server Server => server;

    /// <summary>Socket where the server tells of its memory (<see cref="Matt.Matpunkt"/>).</summary>
    public string Matpunkt => matpunkt;

    /// <summary>The sockets of all its nodes.</summary>
    public IReadOnlyList<string> Matpunkter { get; } = [.. server.Noder.Select((_, i) => i == 0 ? matpunkt : string.Create(CultureInfo.InvariantCulture, $"{matpunkt}-{i + 1}"))];

    public Flodesfacit Facit { get; } = new();

    /// <summary>The session cookie of one who may see all that is sent.</summary>
    public string Kaka { get; private set; } = "";

    public HttpClient Http => _http;

    /// <summary>Signs in, where there is anyone to be.</summary>
    public async Task LoggaInAsync()
    {
        if (!kandidat.LoggarIn) return;
        Kaka = await Inloggning.SomSissAsync(_http);
        if (kandidat.UtanRegler) await Regelsattning.SattAsync(server.Adress, []);
    }

    /// <summary>Lets the server's code become what it is when it has run for a while. What is sent counts in the oracle too.</summary>
    public async Task<int> VarmUppAsync(Korning korning, IReadOnlyList<string> stadsdelar, int poster)
    {
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro + 1, Nu = Korning.Nu, Serie = "u", Stadsdelar = stadsdelar });
        var halva = flode.Ta(poster / 2);
        Facit.Kvittera((await Slutenlast.KorAsync(server.Adress, Sandning.Dela(halva, 4, 100), Uppvarmningstid)).Besvarade);
        var enstaka = flode.Ta(poster / 20);
        Facit.Kvittera((await Slutenlast.KorAsync(server.Adress, Sandning.Dela(enstaka, 8, 1), Uppvarmningstid)).Besvarade);
        return poster;
    }

    /// <summary>Runs something, and says which share of a core the server and this program used meanwhile.</summary>
    public async Task<(T Svar, double ServerAndel, double EgenAndel)> VagAsync<T>(Func<Task<T>> gor)
    {
        var processer = server.Processer;
        var (serverFore, egenFore, start) = (Processmatt.Cpu(processer), Processmatt.Cpu(Environment.ProcessId), Stopwatch.GetTimestamp());
        var svar = await gor();
        var tid = Stopwatch.GetElapsedTime(start);
        return (svar, (Processmatt.Cpu(processer) - serverFore) / tid, (Processmatt.Cpu(Environment.ProcessId) - egenFore) / tid);
    }

    /// <summary>How the server's pictures differ from the oracle's, receipts and its log included. A server that counts after
    /// it has answered gets a while to do it.</summary>
    public async Task<List<string>> AvvikelserAsync(IReadOnlyCollection<string> stadsdelar)
    {
        var start = Stopwatch.GetTimestamp();
        List<string> bilder;
        while ((bilder = await BildavvikelserAsync(stadsdelar)).Count > 0 && Stopwatch.GetElapsedTime(start) < Ikapptid)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        return [.. Facit.Avvikelser, .. server.Fel.Select(fel => "serverns logg: " + fel), .. bilder];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await server.DisposeAsync();
        Directory.Delete(mapp, recursive: true);
        foreach (var en in Matpunkter) File.Delete(en);
    }

    private async Task<List<string>> BildavvikelserAsync(IEnumerable<string> stadsdelar)
    {
        var avvikelser = new List<string>();
        foreach (var stadsdel in stadsdelar)
            avvikelser.AddRange(Facit.Avvik(await Bildlasning.HamtaAsync(_http, Bildlasning.Vag(stadsdel)), stadsdel).Select(a => $"{stadsdel}: {a}"));
        return avvikelser;
    }
}
