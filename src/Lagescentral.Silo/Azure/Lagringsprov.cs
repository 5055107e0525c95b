using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Lagescentral.Journal.Postgres;

namespace Lagescentral.Silo.Azurelager;

/// <summary>What is asked of a storage account before a journal is trusted to it: that nobody reads it without a key, and that what is
/// deleted or replaced there is gone, since erased texts must be.</summary>
internal static class Lagringsprov
{
    private const int Nekad = 403;

    /// <summary>Opens or makes the container and tries it.</summary>
    /// <exception cref="FelAnslutningException">It is set so that nothing could be promised; says what to change.</exception>
    public static async Task ProvaAsync(BlobServiceClient konto, BlobContainerClient behallare, string namn, CancellationToken cancel)
    {
        var egenskaper = await OppnaAsync(behallare, cancel);
        if (egenskaper.PublicAccess is not (null or PublicAccessType.None))
            throw new FelAnslutningException($"Behållaren {namn} ({Blobinstallningar.Behallarval}) kan läsas av vem som helst. Stäng av den anonyma åtkomsten.");
        if (egenskaper.HasImmutabilityPolicy == true || egenskaper.HasLegalHold == true || egenskaper.HasImmutableStorageWithVersioning)
            throw new FelAnslutningException($"Behållaren {namn} ({Blobinstallningar.Behallarval}) låter inget raderas (immutability policy eller legal hold), så text kan inte gallras. Ange en behållare utan.");

        var last = await SparasBorttagetAsync(konto, cancel);
        if (last == true || await SparasProvetAsync(behallare, namn, fragaEfterBorttaget: last is null, cancel))
            throw new FelAnslutningException($"Lagringskontot för {namn} ({Blobinstallningar.Kontoval}) sparar borttagna blobbar (soft delete for blobs), så gallrad text skulle ligga kvar. Stäng av det för kontot.");
    }

    private static async Task<BlobContainerProperties> OppnaAsync(BlobContainerClient behallare, CancellationToken cancel)
    {
        try
        {
            return await behallare.GetPropertiesAsync(cancellationToken: cancel);
        }
        catch (RequestFailedException fel) when (Azurefel.ArUtanBehallare(fel))
        {
            await behallare.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancel);
            return await behallare.GetPropertiesAsync(cancellationToken: cancel);
        }
    }

    // Null where the account's own settings are not for the node to read, as with the roles for data alone.
    private static async Task<bool?> SparasBorttagetAsync(BlobServiceClient konto, CancellationToken cancel)
    {
        try
        {
            return (await konto.GetPropertiesAsync(cancel)).Value.DeleteRetentionPolicy?.Enabled == true;
        }
        catch (RequestFailedException fel) when (fel.Status == Nekad)
        {
            return null;
        }
    }

    private static async Task<bool> SparasProvetAsync(BlobContainerClient behallare, string namn, bool fragaEfterBorttaget, CancellationToken cancel)
    {
        var blob = behallare.GetBlockBlobClient($"prov/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}");
        using var tomt = new MemoryStream();
        var skrivet = await blob.UploadAsync(tomt, cancellationToken: cancel);
        await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);
        if (skrivet.Value.VersionId is { Length: > 0 })
            throw new FelAnslutningException($"Lagringskontot för {namn} ({Blobinstallningar.Kontoval}) sparar gamla versioner av blobbar (versioning), så gallrad text skulle ligga kvar. Stäng av det för kontot.");
        if (!fragaEfterBorttaget) return false;
        await foreach (var kvar in behallare.GetBlobsAsync(states: BlobStates.Deleted, prefix: blob.Name, cancellationToken: cancel))
            if (kvar.Deleted) return true;
        return false;
    }
}
