using System.Text.Json;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Kalla;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Hub.Avisering;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Direkt;
using Lagescentral.Hub.Drift;
using Lagescentral.Hub.Intag;
using Lagescentral.Hub.Jour;
using Lagescentral.Hub.Larm;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Nivaer;
using Lagescentral.Hub.Organisationer;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Lagescentral.Kallor.Intag;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub;

/// <summary>The hub as a library: a host adds it and maps it. This is the composition root.</summary>
public static class Lagescentralen
{
    private const int Chunkram = 1024 * 1024;

    /// <summary>Adds every service of the hub: the stores that are set, and the in-process host of aktorer unless another has
    /// been added.</summary>
    public static WebApplicationBuilder AddLagescentral(this WebApplicationBuilder bygge)
    {
        ArgumentNullException.ThrowIfNull(bygge);
        var tjanster = bygge.Services;
        tjanster.TryAddSingleton(TimeProvider.System);
        tjanster.AddInstallningar(bygge.Configuration, bygge.Environment);
        tjanster.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = Domain.Json.Options.PropertyNamingPolicy;
            json.SerializerOptions.Encoder = Domain.Json.Options.Encoder;
            json.SerializerOptions.NumberHandling = Domain.Json.Options.NumberHandling;
            json.SerializerOptions.DefaultIgnoreCondition = Domain.Json.Options.DefaultIgnoreCondition;
            foreach (var omvandlare in Domain.Json.Options.Converters) json.SerializerOptions.Converters.Add(omvandlare);
        });
        bygge.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The server counts the frames of a chunked body too; the intake itself counts only what is in them.
            kestrel.Limits.MaxRequestBodySize = Intagsgranser.Kropp + Chunkram;
        });

        tjanster.AddOptions<KestrelServerOptions>().Configure<IOptions<Driftinstallningar>>(
            (kestrel, val) => kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(val.Value.HuvudSekunder));

        tjanster.AddLager();
        tjanster.AddAktorer();
        var ensam = tjanster.All(tjanst => tjanst.ServiceType != typeof(IVard));
        tjanster.AddVard();
        tjanster.AddProblemDetails(val => val.CustomizeProblemDetails = Svar.Oversatt);
        tjanster.AddExceptionHandler<Felsvar>();
        // Also outside Development, so that a refusal names its cause.
        tjanster.Configure<RouteHandlerOptions>(val => val.ThrowOnBadRequest = true);
        tjanster.AddResponseCompression(val => (val.EnableForHttps, val.MimeTypes) = (true, [Bildandpunkter.Kartformat]));
        tjanster.AddOpenApi("v1", Kontrakt.Beskriv);
        tjanster.AddInloggning(bygge.Environment);
        tjanster.AddSingleton<IAnvandarkatalog, Utvecklingskatalog>();
        tjanster.AddSingleton<Upprepning>();
        tjanster.AddSingleton<Enheter>();
        tjanster.AddSingleton<Sidversion>();
        tjanster.AddSingleton<Kallnycklar>();
        tjanster.AddSingleton<Intaget>();
        tjanster.AddSingleton<Matare>();
        tjanster.AddSingleton<Prometheustext>();
        tjanster.AddSingleton<Kalloversikt>();
        tjanster.AddSingleton<Sokindex>();
        tjanster.AddBevarande();
        tjanster.AddAvisering();

        // Started in this order, stopped in the reverse: what feeds the aktorer stops before they do.
        tjanster.AddHostedService(s => s.GetRequiredService<Lasningsbok>());
        tjanster.AddHostedService<Uppstart>();
        tjanster.AddHostedService(s => s.GetRequiredService<Kalloversikt>());
        tjanster.AddHostedService(s => s.GetRequiredService<Sokindex>());
        tjanster.AddHostedService(s => s.GetRequiredService<Enheter>());
        tjanster.AddHostedService(s => s.GetRequiredService<Gallringstjanst>());
        tjanster.AddSingleton<Lagescentral.Kallor.Polis.IPolisminne, Polisminne>();
        tjanster.AddSingleton<IEnsamtjanst, Polistjanst>();
        if (ensam) tjanster.AddHostedService<Ensamtjanster>();
        tjanster.AddHostedService<Demotjanst>();
        tjanster.AddOtlp(bygge.Configuration);

        tjanster.AddSingleton<Utskick>();
        tjanster.AddSingleton<IUtskick>(s => s.GetRequiredService<Utskick>());
        tjanster.AddSingleton<HubLifetimeManager<LageHub>, Livstid>();
        tjanster.AddSignalR(signalr =>
        {
            signalr.MaximumReceiveMessageSize = 32 * 1024;
            signalr.KeepAliveInterval = TimeSpan.FromSeconds(5);
            signalr.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            signalr.AddFilter<Anropsfilter>();
        }).AddJsonProtocol(json => json.PayloadSerializerOptions = new JsonSerializerOptions(Domain.Json.Options));
        return bygge;
    }

    /// <summary>Maps the hub's addresses and its dashboard.</summary>
    public static WebApplication MapLagescentral(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // It counts only what happens after it has begun to listen.
        _ = app.Services.GetRequiredService<Prometheustext>();
        app.UseSvarsmatt();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseVakt();
        app.UseSidaSomSaknas();
        app.UseDefaultFiles();
        app.UseSidfiler();
        app.UseAuthentication();
        app.UseAuthorization();
        var upprepning = app.Services.GetRequiredService<Upprepning>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api/v1"), gren => gren.Use(nasta => http => upprepning.KorAsync(http, nasta)));
        app.UseRouting();

        app.MapIntag();
        app.MapBilder();
        app.MapLangsikt();
        app.MapHandelser();
        app.MapRattelser();
        app.MapForslag();
        app.MapPlatser();
        app.MapKallor();
        app.MapKarantan();
        app.MapEnheter();
        app.MapBevarande();
        app.MapRykten();
        app.MapJour();
        app.MapOrganisationer();
        app.MapAvisering();
        app.MapLarm();
        app.MapNivaer();
        app.MapRegler();
        app.MapInloggning(app.Services.GetRequiredService<IOptions<Inloggningsinstallningar>>().Value.Utvecklingsanvandare);
        app.MapHalsa();
        app.MapSidor();
        app.MapOpenApi();
        app.MapHub<LageHub>("/hub/lage", val =>
        {
            val.Transports = HttpTransportType.WebSockets;
            val.CloseOnAuthenticationExpiration = true;
            // The transport's own limit of ten seconds would else come before the one that is set.
            val.TransportSendTimeout = TimeSpan.FromMilliseconds(app.Services.GetRequiredService<IOptions<Utskicksinstallningar>>().Value.StangMs);
        });
        return app;
    }

    private static void AddAktorer(this IServiceCollection tjanster)
    {
        tjanster.AddSingleton(s =>
        {
            var mapp = s.GetRequiredService<IOptions<Stadsinstallningar>>().Value.Mapp;
            return new Stadsdata(Path.Combine(AppContext.BaseDirectory, mapp), s.GetRequiredService<IJournal>());
        });
        tjanster.AddSingleton<Organisationsbok>();
        tjanster.AddSingleton<ITolk>(s => s.GetRequiredService<Stadsdata>());
        tjanster.AddSingleton(s => s.GetRequiredService<IOptions<Lagesbildsinstallningar>>().Value.Granser());
        tjanster.AddSingleton(s => new Viktbok(new Vikter(s.GetRequiredService<IOptions<Lagesbildsinstallningar>>().Value.Vikter)));
        tjanster.AddSingleton<Viktjournal>();
        tjanster.AddSingleton(s => new Vymakare(
            s.GetRequiredService<Stadsdata>(),
            s.GetRequiredService<Viktbok>(),
            s.GetRequiredService<IOptions<Demoinstallningar>>().Value.Aktiv));
        tjanster.AddSingleton(s => new Langsiktmakare(
            s.GetRequiredService<Stadsdata>().Taxonomi.Kategorier,
            s.GetRequiredService<Stadsdata>().Taxonomi.Arsrakningar,
            s.GetRequiredService<Foldgranser>().Tidszon,
            s.GetRequiredService<IOptions<Demoinstallningar>>().Value.Aktiv));
        tjanster.AddSingleton(s => new Historik(
            s.GetRequiredService<IJournal>(), s.GetRequiredService<IOgonblick>(), s.GetRequiredService<Vymakare>(), s.GetRequiredService<Foldgranser>(),
            s.GetRequiredService<Stadsdata>().Stadsdelar));
        tjanster.AddSingleton<Larmordlista>();
        tjanster.AddSingleton<Nivaordning>();
        tjanster.AddSingleton<Nivabilder>();
        tjanster.AddSingleton(s => new Aktorer.Nivaer.Nivamiljo
        {
            Verk = s.GetRequiredService<Nivaordning>().Verk,
            Hogst = s.GetRequiredService<IOptions<Nivainstallningar>>().Value.Hogst,
            Ovning = s.GetRequiredService<IOptions<Demoinstallningar>>().Value.Aktiv,
        });
        tjanster.AddSingleton<Provkorningar>();
        tjanster.AddSingleton<Aktorer.Larm.ILarmomvarld, Larmomvarld>();
        tjanster.AddSingleton(s => new Aktorer.Larm.Larmmiljo
        {
            Forsta = s.GetRequiredService<Larmordlista>().Forsta,
            Granser = s.GetRequiredService<IOptions<Larminstallningar>>().Value.Granser(),
            Motor = s.GetRequiredService<IOptions<Larminstallningar>>().Value.Motor(),
            Kategorinamn = s.GetRequiredService<Stadsdata>().Taxonomi.Kategorier.ToDictionary(k => k.Id, k => k.Namn),
            Omvarld = s.GetRequiredService<Aktorer.Larm.ILarmomvarld>(),
        });
        tjanster.AddSingleton(s => new Aktorsmiljo
        {
            Journal = s.GetRequiredService<IJournal>(),
            Ogonblick = s.GetRequiredService<IOgonblick>(),
            Utskick = s.GetRequiredService<IUtskick>(),
            // The host puts itself there.
            Aktorer = null!,
            Vyer = s.GetRequiredService<Vymakare>(),
            Granser = s.GetRequiredService<Foldgranser>(),
            Jourgranser = s.GetRequiredService<IOptions<Jourinstallningar>>().Value.Granser(),
            Ryktesgranser = s.GetRequiredService<IOptions<Ryktesinstallningar>>().Value.Granser(),
            Stadsdelar = s.GetRequiredService<Stadsdata>().Stadsdelar,
            Larm = s.GetRequiredService<Aktorer.Larm.Larmmiljo>(),
            Nivaer = s.GetRequiredService<Aktorer.Nivaer.Nivamiljo>(),
            Narliggande = s.GetRequiredService<Stadsdata>().Taxonomi.ArNarliggande,
            Forslag = s.GetRequiredService<IOptions<Sammanforingsinstallningar>>().Value.Regler(),
            AvvisadeHogst = s.GetRequiredService<IOptions<Sammanforingsinstallningar>>().Value.AvvisadeHogst,
            SammanfordaHogst = s.GetRequiredService<IOptions<Sammanforingsinstallningar>>().Value.SammanfordaHogst,
            Tid = s.GetRequiredService<TimeProvider>(),
            Log = s.GetRequiredService<ILoggerFactory>().CreateLogger("Lagescentral.Aktorer"),
        });
        tjanster.AddSingleton<IReadOnlyList<Kallmiljo>>(s => [.. s.GetRequiredService<IOptions<Kallorna>>().Value.Alla.Select(par => new Kallmiljo
        {
            Regler = par.Value.Regler(par.Key),
            Tolk = s.GetRequiredService<ITolk>(),
            Karantan = s.GetRequiredService<IKarantan>(),
            Ovning = s.GetRequiredService<IOptions<Demoinstallningar>>().Value.Aktiv,
            Minns = TimeSpan.FromDays(s.GetRequiredService<Foldgranser>().MinnesDygn),
        })]);
    }

    /// <summary>Aktorer live in this process, unless a host has been added before.</summary>
    private static void AddVard(this IServiceCollection tjanster)
    {
        tjanster.TryAddSingleton(new Aktorvardsval());
        tjanster.TryAddSingleton(s => new Aktorvard(
            s.GetRequiredService<Aktorsmiljo>(),
            s.GetRequiredService<IReadOnlyList<Kallmiljo>>(),
            s.GetRequiredService<Aktorvardsval>() with { Mellanrum = TimeSpan.FromMilliseconds(s.GetRequiredService<IOptions<Utskicksinstallningar>>().Value.MellanrumMs) }));
        tjanster.TryAddSingleton<IVard>(s => s.GetRequiredService<Aktorvard>());
        tjanster.TryAddSingleton<IAktorer>(s => s.GetRequiredService<Aktorvard>());
        tjanster.TryAddSingleton<IAbonnemang, Egetabonnemang>();
    }
}
