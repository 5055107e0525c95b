using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Lagescentral.Journal;
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

    /// <summary>Word of <c>Journal:Typ</c> with which fold states are kept here.</summary>
    public const string Journaltyp = "azure";

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
    /// <param name="blobbar">The account: a connection string, or its https address, where the node is who it runs as.</param>
    /// <param name="behallare">Name of the journal's container.</param>
    public static ISiloBuilder AddBlobblagring(this ISiloBuilder silo, string blobbar, string behallare) => silo.AddAzureBlobGrainStorage(Namn.Ogonblickslager, val =>
    {
        val.BlobServiceClient = Klient(blobbar);
        val.ContainerName = behallare + Andelse;
        val.BuildContainerFactory = static (_, satt) => new Behallaren(satt.ContainerName);
    });

    private static BlobServiceClient Klient(string blobbar)
    {
        var val = new BlobClientOptions { Retry = { Mode = RetryMode.Fixed, Delay = Omtag, MaxRetries = Omtagen, NetworkTimeout = Natsvar } };
        return blobbar.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? new BlobServiceClient(new Uri(blobbar), new DefaultAzureCredential(), val) : new BlobServiceClient(blobbar, val);
    }

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
