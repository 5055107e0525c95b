using System.Collections.Concurrent;
using System.Text;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Avisering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Hub.Tests.Avisering;

/// <summary>Orders in memory, as the journal would hold them.</summary>
internal sealed class Provaviko : IAviko, ILarmsvar
{
    private readonly Lock _las = new();
    private readonly Dictionary<string, Avi> _order = [];
    private readonly List<(string Avi, Aviutfall Utfall)> _utfall = [];
    private readonly HashSet<string> _besvarade = [];

    /// <summary>Makes noting fail.</summary>
    public Func<string, Aviutfall, bool>? Sparras { get; set; }

    public IReadOnlyList<(string Avi, Aviutfall Utfall)> Utfall
    {
        get
        {
            lock (_las) return [.. _utfall];
        }
    }

    public static Avi Avi(string id, string mottagare = "p-jour", Klass klass = Klass.Oppen, bool ovning = false) => new()
    {
        Id = id,
        Larm = "larm-7",
        Mottagare = mottagare,
        Steg = 1,
        Bestalld = new(2026, 11, 20, 1, 2, 3, TimeSpan.Zero),
        Klass = klass,
        Ovning = ovning,
        Innehall = new() { Rubrik = "Skottlossning", Stadsdel = "Järva", Plats = "Rinkeby torg", Allvar = 5, Utlost = new(2026, 11, 20, 1, 2, 0, TimeSpan.Zero), Lank = "/jour/larm/7" },
    };

    public void Bestall(params Avi[] avier)
    {
        lock (_las)
            foreach (var avi in avier) _order[avi.Id] = avi;
    }

    public void Besvara(string avi)
    {
        lock (_las) _besvarade.Add(avi);
    }

    public IReadOnlyList<Aviutfall> For(string avi) => [.. Utfall.Where(u => u.Avi == avi).Select(u => u.Utfall)];

    public bool Klar(string avi) => For(avi).Any(u => u.Slutlig);

    public Task<IReadOnlyList<Avi>> AttSandaAsync(int hogst, CancellationToken cancel = default)
    {
        lock (_las)
        {
            return Task.FromResult<IReadOnlyList<Avi>>([.. _order.Values
                .Where(a => !_utfall.Exists(u => u.Avi == a.Id && u.Utfall.Slutlig))
                .Select(a => a with { Utfall = [.. _utfall.Where(u => u.Avi == a.Id).GroupBy(u => (u.Utfall.Kanal, u.Utfall.Mal)).Select(g => g.Last().Utfall)] })
                .OrderBy(a => a.Bestalld).Take(hogst)]);
        }
    }

    public Task<bool> FarSandasAsync(string avi, CancellationToken cancel = default)
    {
        lock (_las) return Task.FromResult(_order.ContainsKey(avi) && !_besvarade.Contains(avi));
    }

    public Task<bool> VantarAsync(string larm, CancellationToken cancel)
    {
        lock (_las) return Task.FromResult(!_besvarade.Contains(larm));
    }

    public Task UtfallAsync(string avi, Aviutfall utfall, CancellationToken cancel = default)
    {
        if (Sparras?.Invoke(avi, utfall) == true) throw new InvalidOperationException("Journalen tar inte emot.");
        lock (_las) _utfall.Add((avi, utfall));
        return Task.CompletedTask;
    }
}

/// <summary>A way that does what it is told.</summary>
internal sealed class Provsandare(Avikanal kanal, Func<Avi, Avimal, int, Task<Sandsvar>> svara) : IAvisandare
{
    private int _antal;

    public Avikanal Kanal => kanal;

    public ConcurrentQueue<(string Avi, string Mal)> Sanda { get; } = [];

    public Task<Sandsvar> SandAsync(Avi avi, Avimal mal, CancellationToken cancel)
    {
        Sanda.Enqueue((avi.Id, mal.Id));
        return svara(avi, mal, Interlocked.Increment(ref _antal));
    }
}

internal sealed class Provfabrik(params IAvisandare[] sandare) : ISandarfabrik
{
    public int Skapade { get; private set; }

    public IReadOnlyList<IAvisandare> Skapa()
    {
        Skapade++;
        return sandare;
    }
}

/// <summary>A system on the loopback that takes calls.</summary>
internal sealed class Mottagarserver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Mottagarserver(WebApplication app, string adress) => (_app, Adress) = (app, adress);

    public string Adress { get; }

    public ConcurrentQueue<(string Vag, IHeaderDictionary Huvuden, byte[] Kropp)> Anrop { get; } = [];

    /// <param name="svara">Path and the call's number, from 1 → status; awaited.</param>
    public static async Task<Mottagarserver> StartaAsync(Func<HttpContext, int, Task<int>> svara)
    {
        var bygge = WebApplication.CreateSlimBuilder();
        bygge.WebHost.UseUrls("http://127.0.0.1:0");
        bygge.Logging.ClearProviders();
        var app = bygge.Build();
        Mottagarserver? server = null;
        var antal = 0;
        app.Run(async http =>
        {
            using var kropp = new MemoryStream();
            await http.Request.Body.CopyToAsync(kropp);
            var huvuden = new HeaderDictionary(http.Request.Headers.ToDictionary(par => par.Key, par => par.Value, StringComparer.OrdinalIgnoreCase));
            server!.Anrop.Enqueue((http.Request.Path, huvuden, kropp.ToArray()));
            http.Response.StatusCode = await svara(http, Interlocked.Increment(ref antal));
        });
        await app.StartAsync();
        return server = new Mottagarserver(app, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

internal static class Avinav
{
    public static readonly string Nyckel = Convert.ToBase64String(Encoding.ASCII.GetBytes("en nyckel av trettiotvå byte eller fler"));

    /// <summary>A hub whose orders are in memory.</summary>
    public static Provval Med(Provaviko ko, ISandarfabrik? fabrik = null, Provval? val = null) => (val ?? new Provval()).Med("Avisering:RundaMs", "10") with
    {
        Tjanster = tjanster =>
        {
            tjanster.Replace(ServiceDescriptor.Singleton<IAviko>(ko));
            tjanster.Replace(ServiceDescriptor.Singleton<ILarmsvar>(ko));
            if (fabrik is not null) tjanster.Replace(ServiceDescriptor.Singleton(fabrik));
        },
    };

    public static Provval MedWebhook(this Provval val, string id, string url, string mottagare = "alla", string klass = "intern", string form = "json") => val
        .Med($"Avisering:Webhook:Mal:{id}:Namn", "Prov").Med($"Avisering:Webhook:Mal:{id}:Url", url).Med($"Avisering:Webhook:Mal:{id}:Nyckel", Nyckel)
        .Med($"Avisering:Webhook:Mal:{id}:Klass", klass).Med($"Avisering:Webhook:Mal:{id}:Form", form).Med($"Avisering:Webhook:Mal:{id}:Mottagare:0", mottagare);
}
