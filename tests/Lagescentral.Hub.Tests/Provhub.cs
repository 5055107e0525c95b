using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Hub.Drift;
using Lagescentral.Tests;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Hub.Tests;

/// <summary>How a hub under test is started.</summary>
public sealed record Provval
{
    /// <summary><c>Development</c> or <c>Production</c>.</summary>
    public string Miljo { get; init; } = "Development";

    /// <summary>Time at which a clock that only moves when told starts; null for the real clock.</summary>
    public DateTimeOffset? Klocka { get; init; }

    /// <summary>Folder to store in; null for a new one, which is deleted with the hub.</summary>
    public string? Mapp { get; init; }

    /// <summary>Settings by their full names.</summary>
    public IReadOnlyDictionary<string, string> Installningar { get; init; } = new Dictionary<string, string>();

    /// <summary>Adds another host of aktorer than the one in the process.</summary>
    public Action<WebApplicationBuilder>? Vard { get; init; }

    /// <summary>Replaces services after the hub has added its own.</summary>
    public Action<IServiceCollection>? Tjanster { get; init; }

    /// <summary>The same with one more setting.</summary>
    public Provval Med(string namn, string varde) =>
        this with { Installningar = new Dictionary<string, string>(Installningar) { [namn] = varde } };
}

/// <summary>
/// The whole hub, built by its own composition root, on a free port of the loopback with a folder of its own. Every call
/// to an aktor goes through JSON. Tests may run in parallel, each with its own.
/// </summary>
public sealed class Provhub : IAsyncDisposable
{
    private readonly Provval _val;
    private readonly bool _egenMapp;
    private readonly List<HttpClient> _klienter = [];
    private WebApplication? _app;
    private Uri? _adress;

    private Provhub(Provval val)
    {
        _val = val;
        _egenMapp = val.Mapp is null;
        Mapp = val.Mapp ?? Directory.CreateTempSubdirectory("lagescentral-hub-").FullName;
        Klocka = val.Klocka is { } start ? new Provklocka(start) : null;
    }

    /// <summary>Folder of the journal and the stores beside it.</summary>
    public string Mapp { get; }

    /// <summary>The clock, when the hub was started with one.</summary>
    public Provklocka? Klocka { get; }

    /// <summary>What the hub has logged, over its restarts.</summary>
    public Loggfangst Logg { get; } = new();

    /// <summary>Where the hub listens; another after a restart.</summary>
    public Uri Adress => _adress ?? throw new InvalidOperationException("Navet är inte igång.");

    /// <summary>The hub's services.</summary>
    public IServiceProvider Tjanster => _app?.Services ?? throw new InvalidOperationException("Navet är inte igång.");

    /// <summary>Now, by the hub's clock.</summary>
    public DateTimeOffset Nu => (Klocka ?? TimeProvider.System).GetUtcNow();

    /// <summary>A client that has not signed in.</summary>
    public HttpClient Okand => Klient(new CookieContainer());

    /// <summary>Starts a hub.</summary>
    public static async Task<Provhub> StartaAsync(Provval? val = null)
    {
        var hub = new Provhub(val ?? new Provval());
        try
        {
            await hub.UppAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a hub on a clock that only moves when told.</summary>
    public static Task<Provhub> MedKlockaAsync(Provval? val = null) =>
        StartaAsync((val ?? new Provval()) with { Klocka = val?.Klocka ?? new DateTimeOffset(2026, 11, 20, 14, 0, 0, TimeSpan.Zero) });

    /// <summary>Stops the hub and starts another on the same folder. Clients and sessions go on.</summary>
    public async Task StartaOmAsync()
    {
        await StoppaAsync();
        await UppAsync();
    }

    /// <summary>Stops the hub; the folder stays.</summary>
    public async Task StoppaAsync()
    {
        if (_app is null) return;
        var app = _app;
        _app = null;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Takes the hub down in the middle of whatever it does, and starts another on the same folder.</summary>
    public async Task DodaOchStartaAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }

        await UppAsync();
    }

    /// <summary>A client with a session of its own, signed in as a development user.</summary>
    public async Task<HttpClient> KlientAsync(string anvandare)
    {
        var (klient, _) = await InloggadAsync(anvandare);
        return klient;
    }

    /// <summary>As <see cref="KlientAsync"/>, with the session's cookies.</summary>
    public async Task<(HttpClient Klient, CookieContainer Kakor)> InloggadAsync(string anvandare)
    {
        var kakor = new CookieContainer();
        var klient = Klient(kakor);
        using var svar = await klient.PostAsync("/api/v1/inloggning/utveckling", Json(new JsonObject { ["anvandare"] = anvandare }.ToJsonString()));
        if (!svar.IsSuccessStatusCode) throw new InvalidOperationException($"Inloggningen som {anvandare} svarade {(int)svar.StatusCode}.");
        return (klient, kakor);
    }

    /// <summary>A client of a wall screen that an administrator has just let in, signed in by its key, with its id and the session's cookies.</summary>
    public async Task<(HttpClient Klient, CookieContainer Kakor, string Id, string Nyckel)> EnhetAsync(string namn = "Väggen i SISS-rummet")
    {
        using var svar = await (await KlientAsync("admin")).PostAsync(
            "/api/v1/enheter", Json(new JsonObject { ["namn"] = namn, ["plats"] = "Plan 5" }.ToJsonString()));
        var ny = JsonNode.Parse(await svar.Content.ReadAsStringAsync())!;
        if (svar.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"Skärmen släpptes inte in: {ny}");
        var (nyckel, kakor) = ((string)ny["nyckel"]!, new CookieContainer());
        var klient = Klient(kakor);
        using var in_ = await klient.PostAsync("/api/v1/inloggning/enhet", Json(new JsonObject { ["nyckel"] = nyckel }.ToJsonString()));
        if (!in_.IsSuccessStatusCode) throw new InvalidOperationException($"Skärmens inloggning svarade {(int)in_.StatusCode}.");
        return (klient, kakor, (string)ny["enhet"]!["id"]!, nyckel);
    }

    /// <summary>Posts to the intake with a source's development key.</summary>
    public Task<HttpResponseMessage> PostaAsync(string kalla, string kropp, string typ = "application/json") =>
        PostaMedNyckelAsync("dev-" + kalla, kropp, typ);

    /// <summary>Posts to the intake with a key.</summary>
    public async Task<HttpResponseMessage> PostaMedNyckelAsync(string? nyckel, string kropp, string typ = "application/json", string vag = "/api/v1/handelser")
    {
        using var begaran = new HttpRequestMessage(HttpMethod.Post, vag) { Content = Json(kropp, typ) };
        if (nyckel is not null) begaran.Headers.Add("X-Kalla-Nyckel", nyckel);
        return await Okand.SendAsync(begaran);
    }

    /// <summary>Posts to the intake and gives the receipts; anything but 202 fails.</summary>
    public async Task<JsonArray> KvittonAsync(string kalla, string kropp, string typ = "application/json")
    {
        using var svar = await PostaAsync(kalla, kropp, typ);
        var text = await svar.Content.ReadAsStringAsync();
        if (svar.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException($"Intaget svarade {(int)svar.StatusCode}: {text}");
        return JsonNode.Parse(text)!["kvitton"]!.AsArray();
    }

    /// <summary>As <see cref="KvittonAsync(string,string,string)"/>, for items.</summary>
    public Task<JsonArray> KvittonAsync(string kalla, params JsonObject[] poster) =>
        KvittonAsync(kalla, new JsonArray([.. poster.Select(p => (JsonNode)p.DeepClone())]).ToJsonString());

    /// <summary>An item that the intake takes, as of now: id and type, then whatever more it should say.</summary>
    public JsonObject Post(string id, string typ, params (string Falt, JsonNode? Varde)[] mer)
    {
        var post = new JsonObject { ["id"] = id, ["typ"] = typ, ["intraffad"] = JsonSerializer.SerializeToNode(Nu) };
        foreach (var (falt, varde) in mer) post[falt] = varde;
        return post;
    }

    /// <summary>Waits, in real time, until something holds; fails after a minute, saying what did not come to hold.</summary>
    public static async Task TillsAsync(Func<Task<bool>> galler, string vad)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await galler())
        {
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMinutes(1)) throw new TimeoutException("Väntade förgäves på att " + vad + ".");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StoppaAsync();
        foreach (var klient in _klienter) klient.Dispose();
        if (_egenMapp) Directory.Delete(Mapp, recursive: true);
    }

    private static StringContent Json(string kropp, string typ = "application/json")
    {
        var innehall = new StringContent(kropp, Encoding.UTF8);
        innehall.Headers.ContentType = MediaTypeHeaderValue.Parse(typ);
        return innehall;
    }

    // The address is looked up per request, so that a client lives on over a restart.
    private HttpClient Klient(CookieContainer kakor)
    {
        var handtag = new Adressbyte(this) { InnerHandler = new SocketsHttpHandler { CookieContainer = kakor, AllowAutoRedirect = false } };
        var klient = new HttpClient(handtag) { BaseAddress = new Uri("http://127.0.0.1") };
        lock (_klienter) _klienter.Add(klient);
        return klient;
    }

    private async Task UppAsync()
    {
        List<string> args =
        [
            "--environment=" + _val.Miljo, "--urls=http://127.0.0.1:0", "--Journal:Mapp=" + Mapp,
            .. _val.Installningar.Select(par => $"--{par.Key}={par.Value}"),
        ];
        // On a still clock a pause would never end.
        if (Klocka is not null && !_val.Installningar.ContainsKey("Utskick:MellanrumMs")) args.Add("--Utskick:MellanrumMs=0");
        var app = Start.Bygg([.. args], _val.Vard, bygge =>
        {
            bygge.Logging.ClearProviders();
            bygge.Logging.AddProvider(Logg);
            bygge.Logging.AddFilter("Microsoft", LogLevel.Warning);
            bygge.Logging.AddFilter("System", LogLevel.Warning);
            bygge.Logging.AddFilter("Lagescentral", LogLevel.Debug);
            bygge.Services.Replace(ServiceDescriptor.Singleton(new Aktorvardsval { Rundtur = true }));
            if (Klocka is not null) StallKlocka(bygge.Services, Klocka);
            _val.Tjanster?.Invoke(bygge.Services);
        });
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        _app = app;
        _adress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    // SignalR closes a connection whose session has ended by the machine's own clock, whatever clock the hub goes by: the
    // end is told to it in that time.
    private static void StallKlocka(IServiceCollection tjanster, Provklocka klocka)
    {
        tjanster.Replace(ServiceDescriptor.Singleton<TimeProvider>(klocka));
        tjanster.PostConfigure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, cookie =>
        {
            var prova = cookie.Events.OnValidatePrincipal;
            cookie.Events.OnValidatePrincipal = session =>
            {
                if (session.Request.Path.StartsWithSegments("/hub")) session.Properties.ExpiresUtc += TimeProvider.System.GetUtcNow() - klocka.GetUtcNow();
                return prova(session);
            };
        });
    }

    private sealed class Adressbyte(Provhub hub) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { Host: "127.0.0.1", IsDefaultPort: true } uri) request.RequestUri = new Uri(hub.Adress, uri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>Collects what is logged: level, rendered text, every value of the structured state, and the exception.</summary>
public sealed class Loggfangst : ILoggerProvider
{
    private readonly Lock _las = new();
    private readonly List<(LogLevel Niva, string Text)> _rader = [];

    /// <summary>What has been logged so far.</summary>
    public IReadOnlyList<(LogLevel Niva, string Text)> Rader
    {
        get
        {
            lock (_las) return [.. _rader];
        }
    }

    /// <summary>All of it as one text, to search in.</summary>
    public string Allt => string.Join('\n', Rader.Select(rad => rad.Text));

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Loggare(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lines outlive the hub: a restart logs on into the same.
    }

    private sealed class Loggare(Loggfangst fangst, string kategori) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var varden = state is IEnumerable<KeyValuePair<string, object?>> par ? string.Join(' ', par.Select(p => $"{p.Key}={p.Value}")) : "";
            lock (fangst._las) fangst._rader.Add((logLevel, $"{kategori} {eventId.Id} {formatter(state, exception)} {varden} {exception}"));
        }
    }
}
