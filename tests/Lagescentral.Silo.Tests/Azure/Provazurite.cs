using System.Globalization;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Lagescentral.Journal;
using Lagescentral.Prestanda.Servrar;
using Lagescentral.Silo.Azurelager;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>An Azurite for the tests of one collection, each with a container of its own.</summary>
public sealed class Provazurite : IAsyncLifetime
{
    /// <summary>Name of the collection of tests that share it.</summary>
    public const string Samling = "Azurite";

    private const string Nyckelord = "AccountKey=";

    private Azuriteinstans? _server;
    private int _behallare;

    private Azuriteinstans Server => _server ?? throw new InvalidOperationException("Azurite är inte igång.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => _server = await Azuriteinstans.StartaAsync()
        ?? throw new InvalidOperationException("Azurite saknas, och utan den kan inget av detta prövas. Kör tests/azurite/installera.sh; ./test.sh gör det.");

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>Connection string of the account.</summary>
    public string Anslutning => Server.Anslutning;

    /// <summary>Its key.</summary>
    public string Nyckel => Anslutning.Split(';').Single(ord => ord.StartsWith(Nyckelord, StringComparison.Ordinal))[Nyckelord.Length..];

    /// <summary>The account as anyone else would come to it.</summary>
    public BlobServiceClient Konto => new(Anslutning);

    /// <summary>Name of a container that there is not.</summary>
    public string NyBehallare() => string.Create(CultureInfo.InvariantCulture, $"prov-{Interlocked.Increment(ref _behallare)}");

    /// <summary>What a new journal is known by.</summary>
    public static Journalmeta NyttNamn() => new(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32), Gren: default);

    /// <summary>It ends as its keeper would.</summary>
    public Task StangAsync() => Server.StangAsync();

    /// <summary>It starts again, with all its containers.</summary>
    public Task OppnaAsync() => Server.OppnaAsync();

    /// <summary>Opens a container through the adapter.</summary>
    internal Task<Azurebloblager> LagerAsync(string behallare, Action<BlobClientOptions>? anpassa = null, string? anslutning = null) => Azurebloblager.OpenAsync(
        new Blobinstallningar { Typ = Blobinstallningar.Typord, Blobbar = anslutning ?? Anslutning, Behallare = behallare }, utveckling: true, anpassa);
}

/// <summary>The tests that share the server.</summary>
[CollectionDefinition(Provazurite.Samling)]
public sealed class Azuritesamling : ICollectionFixture<Provazurite>;
