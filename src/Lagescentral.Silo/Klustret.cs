using System.Globalization;
using System.Net;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Kalla;
using Lagescentral.Aktorer.Noder;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Hub;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Silo.Azurelager;
using Lagescentral.Silo.Medlemskapet;
using Lagescentral.Silo.Noder;
using Lagescentral.Silo.Ogonblicken;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Lagescentral.Silo;

/// <summary>The hub's aktorer as grains: to be added before the hub, so that the node has joined when the hub starts, and leaves
/// after it has stopped.</summary>
internal static class Klustret
{
    private const int MissadeProv = 3;

    // A district wakes when it has read its lines, which without a saved state takes as long as they are many.
    private static readonly TimeSpan Vaknatid = TimeSpan.Parse(Korn.Namn.Vaknatid, CultureInfo.InvariantCulture);

    /// <summary>Adds the node.</summary>
    public static void AddKluster(WebApplicationBuilder bygge)
    {
        // First among the sources: what is said anywhere else goes before it.
        var fil = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, "silo.json") };
        fil.ResolveFileProvider();
        bygge.Configuration.Sources.Insert(0, fil);
        var tjanster = bygge.Services;
        tjanster.AddOptions<Klusterinstallningar>().BindConfiguration("Kluster").ValidateOnStart();
        tjanster.AddSingleton<IValidateOptions<Klusterinstallningar>, Klustervalidering>();
        tjanster.AddOptions<Blobinstallningar>().BindConfiguration(Blobinstallningar.Del).ValidateOnStart();
        tjanster.AddSingleton<IValidateOptions<Blobinstallningar>, Blobvalidering>();
        tjanster.AddSingleton<IBloblager>(s => Azurebloblager.OpenAsync(
            s.GetRequiredService<IOptions<Blobinstallningar>>().Value, s.GetRequiredService<IHostEnvironment>().IsDevelopment()).GetAwaiter().GetResult());
        var val = bygge.Configuration.GetSection("Kluster").Get<Klusterinstallningar>() ?? new Klusterinstallningar();
        tjanster.AddHostedService<Medlemstabeller>();
        var blobbar = bygge.Configuration.GetSection(Blobinstallningar.Del).Get<Blobinstallningar>() ?? new Blobinstallningar();
        bygge.UseOrleans(silo => silo.Bygg(val).Ogonblick(blobbar, bygge.Environment.IsDevelopment()));
        // The machine's name stays over restarts, also where its address does not.
        tjanster.AddSingleton(new Lagerdelning(Ensam: false, Nod: string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{val.Port}")));

        tjanster.AddSingleton(s => new Klustermiljo(
            s.GetRequiredService<Aktorsmiljo>() with { Aktorer = s.GetRequiredService<IAktorer>() },
            s.GetRequiredService<IReadOnlyList<Kallmiljo>>(),
            TimeSpan.FromMilliseconds(s.GetRequiredService<IOptions<Utskicksinstallningar>>().Value.MellanrumMs)));
        tjanster.AddSingleton<IAktorer, Klusteraktorer>();
        tjanster.AddSingleton<IVard, Klustervard>();
        tjanster.AddSingleton(s => new Lazy<Nodabonnemang>(s.GetRequiredService<Nodabonnemang>));
        tjanster.AddSingleton<Nodabonnemang>();
        tjanster.AddSingleton<IAbonnemang>(s => s.GetRequiredService<Nodabonnemang>());
        tjanster.AddSingleton<IKanalagare, Klusteragare>();
    }

    /// <summary>What is said between nodes travels as the product's own JSON.</summary>
    internal static ISiloBuilder AddEgnatyper(this ISiloBuilder silo)
    {
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(Egnatyper.SomJson, Domain.Json.Options));
        silo.Services.AddSingleton<ITypeFilter, Egnatyper>();
        return silo;
    }

    // With the journal in a database the fold states are there too.
    private static void Ogonblick(this ISiloBuilder silo, Blobinstallningar blobbar, bool utveckling)
    {
        if (blobbar.Typ == Blobinstallningar.Typord) silo.AddOgonblick().AddBlobblagring(blobbar, utveckling);
    }

    private static ISiloBuilder Bygg(this ISiloBuilder silo, Klusterinstallningar val)
    {
        silo.AddEgnatyper();
        // What the database says stands inside ours: one that cannot travel takes the whole answer with it.
        silo.Configure<ExceptionSerializationOptions>(undantag => undantag.SupportedNamespacePrefixes.UnionWith([Egnatyper.Undantag, nameof(Npgsql)]));
        silo.AddOutgoingGrainCallFilter<Anropsfel>();
        silo.AddIncomingGrainCallFilter<Nodgrind>();
        silo.Services.AddSingleton<Nodvakt>();
        silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler, Nodslut>());
        silo.Configure<ClusterOptions>(kluster => (kluster.ClusterId, kluster.ServiceId) = (val.Id, val.Tjanst));
        silo.Configure<ClusterMembershipOptions>(medlemskap =>
        {
            medlemskap.ProbeTimeout = TimeSpan.FromSeconds(val.ProvSekunder);
            medlemskap.NumMissedProbesLimit = MissadeProv;
            // By way of a third, a node that stands still would seldom be counted as silent: the third waits for it as long as the asker
            // waits for both.
            medlemskap.EnableIndirectProbes = false;
            medlemskap.TableRefreshTimeout = TimeSpan.FromSeconds(5 * val.ProvSekunder);
            medlemskap.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
        silo.Configure<GrainCollectionOptions>(korn => korn.ActivationTimeout = Vaknatid);
        if (IPAddress.TryParse(val.Adress, out var adress)) silo.ConfigureEndpoints(adress, val.Port, gatewayPort: 0);
        switch (val.Medlemskap)
        {
            case Medlemskap.Postgres:
                silo.UseAdoNetClustering(tabell => (tabell.Invariant, tabell.ConnectionString) = (Medlemstabeller.Leverantor, Medlemstabeller.Anslutning(val.Anslutning!)));
                break;
            case Medlemskap.Ensam:
                silo.UseLocalhostClustering(val.Port, gatewayPort: 0, serviceId: val.Tjanst, clusterId: val.Id);
                break;
#if AZURETABELLER
            case Medlemskap.Azure:
                silo.UseAzureStorageClustering(tabell => tabell.TableServiceClient = new Azure.Data.Tables.TableServiceClient(val.Anslutning));
                break;
#endif
        }

        return silo;
    }
}
