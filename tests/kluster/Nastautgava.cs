using Lagescentral.Aktorer.Vard;
using Lagescentral.Silo.Kommande;
using Orleans.Metadata;

[assembly: HostingStartup(typeof(Nastautgava))]

namespace Lagescentral.Silo.Kommande;

/// <summary>What a next release could add, compiled into the version that <c>tests/kluster.sh</c> rolls to and into no other: a kind of grain
/// and a work for one node that the nodes of the present version do not know, and a higher version of every interface, as
/// when each has been given a call.</summary>
public sealed class Nastautgava : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(tjanster => tjanster
        .AddSingleton<IGrainInterfacePropertiesProvider, Hogreversion>()
        .AddSingleton<IEnsamtjanst, Nyttarbete>());

    private sealed class Hogreversion : IGrainInterfacePropertiesProvider
    {
        public void Populate(Type interfaceType, GrainInterfaceType grainInterfaceType, Dictionary<string, string> properties)
        {
            if (typeof(IGrain).IsAssignableFrom(interfaceType) && interfaceType.Namespace!.StartsWith("Lagescentral.", StringComparison.Ordinal))
                properties[WellKnownGrainInterfaceProperties.Version] = "1";
        }
    }
}

/// <summary>A kind of grain that only the next version has.</summary>
[Alias("lagescentral.kommande"), GrainInterfaceType("lagescentral.kommande")]
public interface IKommandeGrain : IGrainWithStringKey
{
    /// <summary>The node that it lives on.</summary>
    [Alias("var")]
    Task<string> VarAsync();
}

/// <summary>As <see cref="IKommandeGrain"/>.</summary>
/// <param name="jag">The node.</param>
[GrainType("lagescentral.kommande")]
public sealed class KommandeGrain(ILocalSiloDetails jag) : Grain, IKommandeGrain
{
    /// <inheritdoc/>
    public Task<string> VarAsync() => Task.FromResult(jag.Name);
}

/// <summary>A work that only the next version has: it asks grains of the new kind, and says that it could, or that it long could not.</summary>
/// <param name="korn">The cluster's grains.</param>
/// <param name="tid">The clock.</param>
/// <param name="log">Log.</param>
public sealed partial class Nyttarbete(IGrainFactory korn, TimeProvider tid, ILogger<Nyttarbete> log) : IEnsamtjanst
{
    private const int Korn = 12;
    private const int FelHogst = 30;

    /// <inheritdoc/>
    public string Namn => "kommande";

    /// <inheritdoc/>
    public async Task ArbetaAsync(CancellationToken cancel)
    {
        using var klocka = new PeriodicTimer(TimeSpan.FromSeconds(1), tid);
        var (gick, fel) = (false, 0);
        while (await klocka.WaitForNextTickAsync(cancel))
        {
            try
            {
                var svar = await Task.WhenAll(Enumerable.Range(0, Korn).Select(i => korn.GetGrain<IKommandeGrain>(i.ToString(System.Globalization.CultureInfo.InvariantCulture)).VarAsync())).WaitAsync(cancel);
                if (!gick) Gick(log, svar.Distinct().Count());
                (gick, fel) = (true, 0);
            }
            catch (Exception orsak) when (!cancel.IsCancellationRequested)
            {
                // A node that leaves takes calls with it; that passes.
                if (++fel == FelHogst) GarInte(log, orsak);
            }
        }
    }

    [LoggerMessage(9901, LogLevel.Warning, "Det nya arbetet utförs, och dess korn svarar från {Noder} noder")]
    private static partial void Gick(ILogger logger, int noder);

    [LoggerMessage(9902, LogLevel.Error, "Det nya arbetets korn svarar inte")]
    private static partial void GarInte(ILogger logger, Exception fel);
}
