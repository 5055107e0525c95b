using Lagescentral.Journal.Skrivning;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Blobbar;

/// <summary>What a node needs to read and write a journal on blobs.</summary>
/// <param name="Logg">The log.</param>
/// <param name="Texter">The texts.</param>
/// <param name="Avbild">The node's copy of the log.</param>
/// <param name="Foljare">Keeps the copy as new as the log.</param>
/// <param name="Log">The node's log.</param>
internal sealed record Blobdelar(Segmentlogg Logg, Blobtexter Texter, Avbild Avbild, Loggfoljare Foljare, ILogger Log);

/// <summary>
/// Writes groups as blocks of the log. It appends where its own copy of the log ends, without asking first whether that is still so: the
/// condition on the append asks. When another node has been before it, it reads what that wrote and makes the group anew from there.
/// </summary>
/// <param name="delar">The journal.</param>
/// <param name="blockstorlek">The most bytes of a block.</param>
/// <param name="maxBlock">Blocks of a segment, its closing one included.</param>
/// <param name="tid">The clock, from which ids are made.</param>
internal sealed class Blobskrivare(Blobdelar delar, int blockstorlek, int maxBlock, TimeProvider tid) : ISkrivmotor, IDisposable
{
    private readonly SemaphoreSlim ensam = new(1);

    /// <summary>True: texts are erased while others write; only the blocks go one at a time.</summary>
    public bool TomsVidSidan => true;

    /// <inheritdoc/>
    public async ValueTask SkrivAsync(IReadOnlyList<Skrivanrop> grupp)
    {
        for (var skrivna = 0; skrivna < grupp.Count;)
            skrivna += await SkrivNagraAsync(grupp, skrivna).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TomAsync(bool vantaIn)
    {
        await delar.Foljare.IkappAsync().ConfigureAwait(false);
        await SopaAsync().ConfigureAwait(false);
        var (nummer, texter) = delar.Avbild.AttGallra();
        if (texter.Count == 0)
            return true;
        await delar.Texter.EraseAsync(texter, CancellationToken.None).ConfigureAwait(false);
        // Until this stands in the log, whoever starts does it once more.
        await LaggTillAsync(() => Ny(Blockslag.Stadat) with { Stadat = nummer }).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public string Orsak(Exception fel) => Blobfel.Orsak(fel);

    public void Dispose() => ensam.Dispose();

    /// <summary>Writes as many calls as a block takes, from one of them on, and says how many.</summary>
    private async Task<int> SkrivNagraAsync(IReadOnlyList<Skrivanrop> grupp, int fran)
    {
        var ikapp = false;
        while (true)
        {
            var samlad = new Blobgrupp(delar.Avbild.Lage(grupp.SelectMany(a => a.Strommar)), blockstorlek);
            var antal = 0;
            while (fran + antal < grupp.Count && samlad.Ryms(grupp[fran + antal]))
                grupp[fran + antal++].Utfor(samlad);
            if (samlad.Annorlunda && !ikapp)
            {
                // Who is refused must be refused for what stands now, not for what this node had read.
                await delar.Foljare.IkappAsync().ConfigureAwait(false);
                ikapp = true;
                continue;
            }

            if (samlad.Tom || await SkrivBlockAsync(samlad).ConfigureAwait(false))
                return antal;
            ikapp = true;
        }
    }

    /// <summary>Writes a group's texts, and then its block. False when another node was before it; that has then been read.</summary>
    private async Task<bool> SkrivBlockAsync(Blobgrupp samlad)
    {
        var block = samlad.Block(tid.GetUtcNow());
        if (block.HarTexter)
            await delar.Texter.SaveAsync(block.Id, samlad.Texter).ConfigureAwait(false);
        if (await LaggTillAsync(samlad.Plats, block).ConfigureAwait(false))
            return true;
        if (block.HarTexter)
            await SlangAsync(block.Id).ConfigureAwait(false);
        return false;
    }

    /// <summary>
    /// Deletes texts whose block never came to stand in the log: those of a node that died between the two, say. A block of our own goes
    /// in between listing them and looking for them in the log: what was on its way to be appended before it is refused, and
    /// written again under another id.
    /// </summary>
    private async Task SopaAsync()
    {
        var funna = new List<Guid>();
        await foreach (var id in delar.Texter.ListAsync().ConfigureAwait(false))
        {
            if (!delar.Avbild.HarTexter(id))
                funna.Add(id);
        }

        if (funna.Count == 0)
            return;
        await LaggTillAsync(() => Ny(Blockslag.Prov)).ConfigureAwait(false);
        foreach (var id in funna.Where(id => !delar.Avbild.HarTexter(id)))
            await delar.Texter.DeleteAsync(id).ConfigureAwait(false);
    }

    private Loggblock Ny(Blockslag slag) => Loggblock.Ny(slag, tid.GetUtcNow());

    private async Task SlangAsync(Guid block)
    {
        try
        {
            await delar.Texter.DeleteAsync(block).ConfigureAwait(false);
        }
        catch (BlobOtillgangligException fel)
        {
            // Taken by the next sweeping.
            delar.Log.TexterKvar(fel.Message);
        }
    }

    /// <summary>Appends a block that says the same wherever it stands.</summary>
    private async Task LaggTillAsync(Func<Loggblock> gor)
    {
        while (!await LaggTillAsync(delar.Avbild.Slut, gor()).ConfigureAwait(false))
        {
            // Another node was before it; what it wrote has been read.
        }
    }

    /// <summary>Appends a block at a place and takes it into the copy. False when another stands there; it and what follows has then been read.</summary>
    private async Task<bool> LaggTillAsync(Loggplats plats, Loggblock block)
    {
        var kodat = block.Koda();
        await ensam.WaitAsync().ConfigureAwait(false);
        try
        {
            if (await HarGattVidareAsync(plats).ConfigureAwait(false))
                return false;
            if (await delar.Logg.AppendAsync(plats, block, kodat).ConfigureAwait(false))
            {
                delar.Avbild.Ta([new Loggpost(plats, kodat.Length, block)]);
                return true;
            }

            await delar.Foljare.IkappAsync().ConfigureAwait(false);
            return false;
        }
        finally
        {
            ensam.Release();
        }
    }

    /// <summary>True when the log no longer ends at the place; a segment that is full is closed, so that it goes on in the next.</summary>
    private async Task<bool> HarGattVidareAsync(Loggplats plats)
    {
        var lage = delar.Avbild.Lage([]);
        if (lage.Slut != plats)
            return true;
        if (lage.Block < maxBlock - 1)
            return false;
        var slut = Ny(Blockslag.Slut);
        var kodat = slut.Koda();
        if (await delar.Logg.AppendAsync(plats, slut, kodat).ConfigureAwait(false))
            delar.Avbild.Ta([new Loggpost(plats, kodat.Length, slut)]);
        else
            await delar.Foljare.IkappAsync().ConfigureAwait(false);
        return true;
    }
}
