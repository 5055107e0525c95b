using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Postgres;

namespace Lagescentral.Silo.Azurelager;

/// <summary>
/// A container of an Azure storage account. Logs are append blobs, the others block blobs that are put in one call. A call is tried again
/// within a bounded time; what such a try finds that an earlier one has done is recognised by a mark in the blob's metadata, but for an
/// append, where the caller knows its own block.
/// </summary>
internal sealed class Azurebloblager : IBloblager
{
    // The versions from 2022-11-02 on take a block of 100 MiB; later packages may ask for a later version than an account has.
    internal const BlobClientOptions.ServiceVersion Version = BlobClientOptions.ServiceVersion.V2023_01_03;
    private const string Marke = "skrivning";
    private const int Lasforsok = 3;
    private static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(15);

    private readonly int _sidstorlek;

    internal Azurebloblager(BlobContainerClient behallare, int sidstorlek = 5_000)
    {
        (Behallare, _sidstorlek) = (behallare, sidstorlek);
        Namn = $"{behallare.AccountName}/{behallare.Name}";
    }

    /// <inheritdoc/>
    public string Namn { get; }

    /// <summary>The container.</summary>
    internal BlobContainerClient Behallare { get; }

    /// <summary>Both Azure and Azurite take 100 MiB; of that what the slowest line between them can be expected to carry in time: 64 MiB, four
    /// of the longest lines that there may be.</summary>
    public int Blockstorlek => 64 * 1024 * 1024;

    /// <summary>Opens the container, makes it when it is missing, and sees to it that what is deleted there is gone.</summary>
    /// <param name="val">The account and the container.</param>
    /// <param name="utveckling">True where a developer's own sign-in may stand in for the managed identity.</param>
    /// <param name="anpassa">Changes how calls are made.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="FelAnslutningException">The settings cannot be used, or the account keeps what is deleted.</exception>
    /// <exception cref="JournalOtillgangligException">The account cannot be reached, or does not let the node in.</exception>
    public static async Task<Azurebloblager> OpenAsync(Blobinstallningar val, bool utveckling, Action<BlobClientOptions>? anpassa = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(val);
        if (val.Fel(produktion: false).ToList() is [var fel, ..]) throw new FelAnslutningException(fel);
        var anrop = new BlobClientOptions(Version)
        {
            Retry = { Mode = RetryMode.Exponential, MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = Svarstid },
            Diagnostics = { IsLoggingEnabled = false, IsTelemetryEnabled = false },
        };
        anpassa?.Invoke(anrop);
        var konto = val.Klient(anrop, utveckling);
        var lager = new Azurebloblager(konto.GetBlobContainerClient(val.Behallare));
        try
        {
            await Lagringsprov.ProvaAsync(konto, lager.Behallare, lager.Namn, cancel);
            return lager;
        }
        catch (Exception svar) when (svar is not FelAnslutningException && Azurefel.Oversatt(svar, lager.Namn, "", cancel) is not null)
        {
            throw new JournalOtillgangligException($"Blobbarna i {lager.Namn} ({Blobinstallningar.Kontoval}) kan inte öppnas: {Azurefel.Orsak(svar, lager.Namn)}.", svar);
        }
    }

    /// <summary>Opens the container that the settings name, for a command. Whoever runs it may do so as himself.</summary>
    /// <inheritdoc cref="OpenAsync(Blobinstallningar, bool, Action{BlobClientOptions}?, CancellationToken)"/>
    public static async Task<IBloblager> OpenAsync(IConfiguration konfiguration)
    {
        ArgumentNullException.ThrowIfNull(konfiguration);
        return await OpenAsync(konfiguration.GetSection(Blobinstallningar.Del).Get<Blobinstallningar>() ?? new Blobinstallningar(), utveckling: true);
    }

    /// <inheritdoc/>
    public Task<bool> CreateLogAsync(string namn, CancellationToken cancel = default) => GorAsync(namn, async () =>
    {
        var (blob, marke) = (Behallare.GetAppendBlobClient(namn), NyttMarke());
        try
        {
            var val = new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All }, Metadata = new Dictionary<string, string> { [Marke] = marke } };
            await blob.CreateAsync(val, cancel);
            return true;
        }
        catch (RequestFailedException fel) when (Azurefel.ArUpptagen(fel))
        {
            return await ArEgenAsync(blob, marke, cancel);
        }
    }, cancel);

    /// <inheritdoc/>
    public Task AppendAsync(string namn, long position, ReadOnlyMemory<byte> block, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfZero(block.Length, nameof(block));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.Length, Blockstorlek, nameof(block));
        return GorAsync(namn, async () =>
        {
            await using var kropp = BinaryData.FromBytes(block).ToStream();
            var val = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = position } };
            return await Behallare.GetAppendBlobClient(namn).AppendBlockAsync(kropp, val, cancel);
        }, cancel);
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string namn, long position, int hogst, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hogst);
        var val = new BlobDownloadOptions { Range = new HttpRange(position, hogst) };
        return (await LasAsync(namn, val, cancel))?.Innehall;
    }

    /// <inheritdoc/>
    public Task<Blobinnehall?> GetAsync(string namn, CancellationToken cancel = default) => LasAsync(namn, new BlobDownloadOptions(), cancel);

    /// <inheritdoc/>
    public Task PutAsync(string namn, ReadOnlyMemory<byte> innehall, string? version, CancellationToken cancel = default) => GorAsync(namn, async () =>
    {
        var (blob, marke) = (Behallare.GetBlockBlobClient(namn), NyttMarke());
        try
        {
            await using var kropp = BinaryData.FromBytes(innehall).ToStream();
            await blob.UploadAsync(kropp, new BlobUploadOptions
            {
                Conditions = version is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = new ETag(version) },
                Metadata = new Dictionary<string, string> { [Marke] = marke },
                // In one call: parts of one that never came to its end would be kept for a week, and so would a text in them.
                TransferOptions = new StorageTransferOptions { InitialTransferSize = int.MaxValue },
            }, cancel);
            return true;
        }
        catch (RequestFailedException fel) when (Azurefel.ArUpptagen(fel) || (version is not null && Azurefel.ArUtanBlob(fel)))
        {
            return await ArEgenAsync(blob, marke, cancel) ? true : throw new BlobUpptagenException(namn, fel);
        }
    }, cancel);

    /// <inheritdoc/>
    public Task DeleteAsync(string namn, CancellationToken cancel = default) =>
        GorAsync(namn, () => Behallare.GetBlobClient(namn).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel), cancel);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string borjan, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var sidor = Behallare.GetBlobsAsync(prefix: borjan, cancellationToken: cancel).AsPages(pageSizeHint: _sidstorlek).GetAsyncEnumerator(cancel);
        while (await GorAsync(borjan, () => sidor.MoveNextAsync().AsTask(), cancel))
            foreach (var blob in sidor.Current.Values) yield return blob.Name;
    }

    // Where the way breaks in the middle of an answer the library asks for the rest, of the same version; when the blob has changed since,
    // as a log that is written to has, it is read anew.
    private Task<Blobinnehall?> LasAsync(string namn, BlobDownloadOptions val, CancellationToken cancel) => GorAsync(namn, async () =>
    {
        for (var forsok = 1; ; forsok++)
        {
            try
            {
                using var svar = (await Behallare.GetBlobClient(namn).DownloadStreamingAsync(val, cancel)).Value;
                var innehall = new byte[svar.Details.ContentLength];
                await svar.Content.ReadExactlyAsync(innehall, cancel);
                return new Blobinnehall(innehall, svar.Details.ETag.ToString("H"));
            }
            catch (RequestFailedException fel) when (Azurefel.ArUtanBlob(fel))
            {
                return null;
            }
            catch (RequestFailedException fel) when (Azurefel.Har(fel, BlobErrorCode.InvalidRange))
            {
                return new Blobinnehall(default, "");
            }
            catch (RequestFailedException fel) when (Azurefel.Har(fel, BlobErrorCode.ConditionNotMet))
            {
                if (forsok == Lasforsok) throw new BlobOtillgangligException($"en blob i {Namn} ändras oftare än den hinner läsas", fel);
            }
        }
    }, cancel);

    private static async Task<bool> ArEgenAsync(BlobBaseClient blob, string marke, CancellationToken cancel)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value.Metadata.TryGetValue(Marke, out var skrivet) && skrivet == marke;
        }
        catch (RequestFailedException fel) when (Azurefel.ArUtanBlob(fel))
        {
            return false;
        }
    }

    private static string NyttMarke() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private async Task<T> GorAsync<T>(string namn, Func<Task<T>> anrop, CancellationToken cancel)
    {
        try
        {
            return await anrop();
        }
        catch (Exception fel)
        {
            if (Azurefel.Oversatt(fel, Namn, namn, cancel) is { } egen) throw egen;
            throw;
        }
    }
}
