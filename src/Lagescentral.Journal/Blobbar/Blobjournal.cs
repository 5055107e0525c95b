using Lagescentral.Domain;
using Lagescentral.Journal.Skrivning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Blobbar;

/// <summary>Settings of a journal on blobs.</summary>
public sealed record BlobjournalOptions
{
    /// <summary>The most blocks that Azure takes in one append blob
    /// (<see href="https://learn.microsoft.com/azure/storage/blobs/scalability-targets"/>).</summary>
    public const int AzuresBlock = 50_000;

    /// <summary>The node's own folder, on a local disk, for its copy of the log; made when missing.</summary>
    public required string Mapp { get; init; }

    /// <summary>How many append calls may wait, 1–1,000,000; the next is refused at once.</summary>
    public int Kolangd { get; init; } = 8192;

    /// <summary>How many lines one commit takes before the next begins, 1–1,000,000; a call is never divided.</summary>
    public int MaxRaderPerCommit { get; init; } = 4096;

    /// <summary>Blocks of one segment of the log, its closing one included, 2–50,000.</summary>
    public int MaxBlock { get; init; } = AzuresBlock;

    internal Skrivgranser Granser => new(Kolangd, MaxRaderPerCommit);

    internal BlobjournalOptions Normalize()
    {
        if (string.IsNullOrWhiteSpace(Mapp))
            throw new InvalidOperationException($"Journal:{nameof(Mapp)} saknas; ange nodens mapp.");
        Granser.Kontrollera();
        if (MaxBlock is < 2 or > AzuresBlock)
            throw new InvalidOperationException($"{nameof(MaxBlock)} ska vara 2–50 000.");
        return this with { Mapp = Path.GetFullPath(Mapp) };
    }
}

/// <summary>
/// The journal on blobs: a log that only grows, under a condition on where it ends, and the texts in blobs of their own. Several nodes may
/// write to one at the same time; each keeps a copy of the log, without texts, to read from.
/// </summary>
public sealed class Blobjournal : Journalgrund
{
    private readonly Blobdelar delar;
    private readonly Bloblasare lasare;
    private readonly Blobskrivare blobskrivare;

    private Blobjournal(Journalmeta meta, Blobdelar delar, Bloblasare lasare, Blobskrivare blobskrivare, Skrivslinga skrivare)
        : base(meta, lasare, skrivare)
    {
        this.delar = delar;
        this.lasare = lasare;
        this.blobskrivare = blobskrivare;
    }

    /// <summary>Opens a store's journal, or makes it.</summary>
    /// <param name="lager">The store; it stays open when the journal is closed.</param>
    /// <param name="meta">What a new journal is to be known by, and one that is there must be.</param>
    /// <param name="options">Settings.</param>
    /// <param name="tid">The clock.</param>
    /// <param name="log">The node's log.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="FrammandeFilException">The log is damaged, or of another journal; it is untouched.</exception>
    /// <exception cref="JournalOtillgangligException">The store cannot be reached now.</exception>
    public static async Task<Blobjournal> OpenAsync(
        IBloblager lager, Journalmeta meta, BlobjournalOptions options, TimeProvider tid, ILogger<Blobjournal>? log = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lager);
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tid);
        ILogger logg = log ?? NullLogger<Blobjournal>.Instance;
        options = options.Normalize();
        try
        {
            await Blobmeta.ProvaAsync(lager, meta, cancel).ConfigureAwait(false);
            Directory.CreateDirectory(options.Mapp);
            var oppnade = await DelarAsync(lager, meta, Path.Combine(options.Mapp, "avbild.db"), logg, cancel).ConfigureAwait(false);
            try
            {
                var motor = new Blobskrivare(oppnade, lager.Blockstorlek, options.MaxBlock, tid);
                var slinga = new Skrivslinga(options.Granser, motor, tid, logg);
                await slinga.StartaAsync().ConfigureAwait(false);
                logg.JournalOppnad(lager.Namn);
                return new Blobjournal(meta, oppnade, new Bloblasare(oppnade), motor, slinga);
            }
            catch
            {
                oppnade.Avbild.Dispose();
                throw;
            }
        }
        catch (Exception fel) when (Blobfel.ArFel(fel) || fel is IOException or UnauthorizedAccessException)
        {
            throw Blobfel.Otillganglig($"Journalen i {lager.Namn} kan inte öppnas", fel);
        }
    }

    /// <summary>Opens the node's copy, as new as the log.</summary>
    internal static async Task<Blobdelar> DelarAsync(
        IBloblager lager, Journalmeta meta, string fil, ILogger log, CancellationToken cancel)
    {
        var logg = new Segmentlogg(lager);
        var avbild = Avbild.Oppna(fil, meta, lager.Namn, log);
        try
        {
            // The log may have been put back as it was before this node last read it.
            if (avbild.Senast is { } senast && !await logg.StarDarAsync(senast.Plats, senast.Id, cancel).ConfigureAwait(false))
            {
                avbild.Dispose();
                log.AvbildGorsOm(fil, "loggen är en annan än den som den lästes ur");
                Avbild.Radera(fil);
                avbild = Avbild.Oppna(fil, meta, lager.Namn, log);
            }

            var foljare = new Loggfoljare(logg, avbild);
            await foljare.IkappAsync(cancel).ConfigureAwait(false);
            return new Blobdelar(logg, new Blobtexter(lager), avbild, foljare, log);
        }
        catch
        {
            avbild.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    private protected override ValueTask StangAsync()
    {
        lasare.Dispose();
        blobskrivare.Dispose();
        delar.Avbild.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The blob that says which journal the store holds.</summary>
/// <param name="Format">Version of how the journal is stored; this program knows 1.</param>
/// <param name="Id">The journal's id.</param>
/// <param name="Innehallsnyckel">Its key for content hashes, Base64.</param>
/// <param name="Gren">What tells its series from the one before a restore, hex; empty for the first.</param>
internal sealed record Blobmeta(int Format, Guid Id, string Innehallsnyckel, string Gren)
{
    private const string Blob = "meta";
    private const int Formatet = 1;

    private Journalmeta Journal => new(Id, Convert.FromBase64String(Innehallsnyckel), Convert.FromHexString(Gren));

    /// <summary>What the store's journal is known by; null when there is none.</summary>
    public static async Task<Journalmeta?> LasAsync(IBloblager lager, CancellationToken cancel)
    {
        if (await lager.GetAsync(Blob, cancel).ConfigureAwait(false) is not { } bytes)
            return null;
        try
        {
            var meta = Json.Read<Blobmeta>(bytes.Innehall.Span);
            return meta.Format == Formatet ? meta.Journal : throw new FormatException();
        }
        catch (Exception fel) when (fel is System.Text.Json.JsonException or FormatException)
        {
            throw new FrammandeFilException($"{lager.Namn}/{Blob}", "är inte en journal som den här versionen läser; lagret lämnas orört, välj en annan behållare");
        }
    }

    /// <summary>Says what a new journal is known by, or asks whether the one that is there is known by the same.</summary>
    /// <exception cref="FrammandeFilException">It is another.</exception>
    public static async Task ProvaAsync(IBloblager lager, Journalmeta meta, CancellationToken cancel)
    {
        var har = await LasAsync(lager, cancel).ConfigureAwait(false);
        if (har is null)
        {
            await SkrivAsync(lager, meta, cancel).ConfigureAwait(false);
            har = await LasAsync(lager, cancel).ConfigureAwait(false);
        }

        if (har is null || !har.ArSamma(meta))
            throw new FrammandeFilException($"{lager.Namn}/{Blob}", "hör till en annan journal än databasen i Journal:Anslutning; ange de två som hör ihop");
    }

    private static async Task SkrivAsync(IBloblager lager, Journalmeta meta, CancellationToken cancel)
    {
        var ny = new Blobmeta(Formatet, meta.Id, Convert.ToBase64String(meta.Nyckel.Span), Convert.ToHexStringLower(meta.Gren.Span));
        try
        {
            await lager.PutAsync(Blob, Json.Bytes(ny), version: null, cancel).ConfigureAwait(false);
        }
        catch (BlobUpptagenException)
        {
            // Another node, or this call before its answer was lost.
        }
    }
}
