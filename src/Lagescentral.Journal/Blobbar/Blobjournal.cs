using Lagescentral.Journal.Skrivning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Journal.Blobbar;

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
