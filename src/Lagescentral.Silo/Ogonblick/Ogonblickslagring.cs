using Azure.Core;
using Azure.Storage.Blobs;
using Lagescentral.Journal;
using Lagescentral.Silo.Azurelager;
using Lagescentral.Silo.Korn;
using Orleans.Storage;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>Where the grains that keep fold states have their storage.</summary>
internal static class Ogonblickslagring
{
    // In one call, whose answer is waited for half a minute.
    private static readonly TimeSpan Natsvar = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Omtag = TimeSpan.FromMilliseconds(500);
    private const int Omtagen = 2;

    /// <summary>End of the container's name: the journal has its own beside it.</summary>
    public const string Andelse = "-ogonblick";

    /// <summary>Fold states as grains, in whatever storage is added under the name <see cref="Namn.Ogonblickslager"/>.</summary>
    public static ISiloBuilder AddOgonblick(this ISiloBuilder silo)
    {
        silo.Services.AddKeyedSingleton<IGrainStorageSerializer, Lagringsform>(Namn.Ogonblickslager);
        silo.Services.AddSingleton<IOgonblick, Kornogonblick>();
        return silo;
    }

    /// <summary>The storage is Azure Blob.</summary>
    /// <param name="silo">The node.</param>
    /// <param name="konto">The account, and the journal's container.</param>
    /// <param name="utveckling">True where a developer's own sign-in may stand in for the managed identity.</param>
    public static ISiloBuilder AddBlobblagring(this ISiloBuilder silo, Blobinstallningar konto, bool utveckling) => silo.AddAzureBlobGrainStorage(Namn.Ogonblickslager, val =>
    {
        var anrop = new BlobClientOptions(Azurebloblager.Version)
        {
            Retry = { Mode = RetryMode.Fixed, Delay = Omtag, MaxRetries = Omtagen, NetworkTimeout = Natsvar },
            Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false },
        };
        val.BlobServiceClient = konto.Klient(anrop, utveckling);
        val.ContainerName = konto.Behallare + Andelse;
        val.BuildContainerFactory = static (_, satt) => new Behallaren(satt.ContainerName);
    });

    /// <summary>The container, made with the first state that is saved: a node starts without asking for it.</summary>
    private sealed class Behallaren(string namn) : IBlobContainerFactory
    {
        private BlobContainerClient? _behallare;

        public Task InitializeAsync(BlobServiceClient client)
        {
            _behallare = client.GetBlobContainerClient(namn);
            return Task.CompletedTask;
        }

        public BlobContainerClient GetBlobContainerClient(GrainId grainId) => _behallare!;
    }
}
