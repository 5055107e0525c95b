using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Lagescentral.Journal.Blobbar;

/// <summary>Where a text lies.</summary>
/// <param name="Blob">The block whose blob of texts it is in.</param>
/// <param name="Plats">Where in that.</param>
internal readonly record struct Texthanvisning(Guid Blob, Textplats Plats)
{
    private const int Langd = 16 + 4 + 4;

    public static Texthanvisning Las(ReadOnlySpan<byte> bytes) => bytes.Length == Langd
        ? new(new Guid(bytes[..16], bigEndian: true), new(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])))
        : throw new FormatException("en hänvisning till en text har fel längd");

    public byte[] Koda()
    {
        var bytes = new byte[Langd];
        Blob.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), Plats.Fran);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), Plats.Langd);
        return bytes;
    }
}

/// <summary>A text with its salt.</summary>
/// <param name="Salt">The salt of its HMAC.</param>
/// <param name="Innehall">UTF-8 JSON.</param>
internal sealed record Salttext(ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Innehall);

/// <summary>
/// The texts: one blob for each block that has any, written before the block. A text is erased by writing the blob anew with zeros in its
/// place, so that the others stay where they were; a blob with nothing but zeros is deleted.
/// </summary>
internal sealed class Blobtexter(IBloblager lager)
{
    private const string Mapp = "texter/";
    private const int Samtidiga = 16;

    // What this node has just written is read by its own search index at once, and need not be fetched for that.
    private const long NyskrivnaByte = 16 * 1024 * 1024;
    private readonly Lock las = new();
    private readonly Dictionary<Guid, ReadOnlyMemory<byte>> nyskrivna = [];
    private readonly Queue<Guid> ordning = [];
    private long nyskrivnaByte;

    /// <summary>Writes a new block's texts.</summary>
    public async Task SaveAsync(Guid block, ReadOnlyMemory<byte> texter)
    {
        try
        {
            await lager.PutAsync(Namn(block), texter, version: null).ConfigureAwait(false);
        }
        catch (BlobUpptagenException)
        {
            // Nobody else has this id: it was written, and the answer was lost.
        }

        lock (las)
        {
            if (nyskrivna.TryAdd(block, texter.ToArray()))
            {
                ordning.Enqueue(block);
                nyskrivnaByte += texter.Length;
            }

            while (nyskrivnaByte > NyskrivnaByte && ordning.TryDequeue(out var aldst))
                Glom(aldst);
        }
    }

    /// <summary>Deletes the texts of a block that will never stand in the log.</summary>
    public Task DeleteAsync(Guid block, CancellationToken cancel = default)
    {
        lock (las)
            Glom(block);
        return lager.DeleteAsync(Namn(block), cancel);
    }

    /// <summary>The blocks that have texts, whether they stand in the log or not.</summary>
    public async IAsyncEnumerable<Guid> ListAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var namn in lager.ListAsync(Mapp, cancel).ConfigureAwait(false))
        {
            // What others have put here is not ours to delete.
            if (Guid.TryParseExact(namn.AsSpan(Mapp.Length), "N", out var id))
                yield return id;
        }
    }

    /// <summary>Reads texts. One that has been erased is absent.</summary>
    public async Task<IReadOnlyDictionary<Texthanvisning, Salttext>> ReadAsync(IEnumerable<Texthanvisning> platser, CancellationToken cancel)
    {
        var svar = new Dictionary<Texthanvisning, Salttext>();
        await Parallel.ForEachAsync(
            platser.GroupBy(p => p.Blob),
            new ParallelOptions { MaxDegreeOfParallelism = Samtidiga, CancellationToken = cancel },
            async (blob, avbryt) =>
            {
                // Neighbours in one exchange: what lies between them is theirs too, or zeros.
                var (fran, till) = (blob.Min(p => p.Plats.Fran), blob.Max(p => p.Plats.Fran + p.Plats.Langd));
                if ((Nyskriven(blob.Key, fran, till - fran) ?? await lager.ReadAsync(Namn(blob.Key), fran, till - fran, avbryt).ConfigureAwait(false)) is not { } bytes)
                    return;
                foreach (var plats in blob.Distinct())
                {
                    if (Text(bytes, plats.Plats.Fran - fran, plats.Plats.Langd) is not { } text)
                        continue;
                    lock (svar)
                        svar.Add(plats, text);
                }
            }).ConfigureAwait(false);
        return svar;
    }

    /// <summary>Erases texts, to the last byte.</summary>
    public Task EraseAsync(IEnumerable<Texthanvisning> platser, CancellationToken cancel) => Parallel.ForEachAsync(
        platser.GroupBy(p => p.Blob),
        new ParallelOptions { MaxDegreeOfParallelism = Samtidiga, CancellationToken = cancel },
        async (blob, avbryt) =>
        {
            lock (las)
                Glom(blob.Key);
            while (!await TomAsync(Namn(blob.Key), blob, avbryt).ConfigureAwait(false))
            {
                // Another node has erased in the same blob meanwhile: begun anew from what it left.
            }
        });

    // Texts that another node has erased may still be here: who reads has first read in the log that they are gone, and does not ask.
    private ReadOnlyMemory<byte>? Nyskriven(Guid block, int fran, int langd)
    {
        lock (las)
            return nyskrivna.TryGetValue(block, out var bytes) ? bytes.Slice(fran, Math.Min(langd, bytes.Length - fran)) : (ReadOnlyMemory<byte>?)null;
    }

    private void Glom(Guid block)
    {
        if (nyskrivna.Remove(block, out var bytes))
            nyskrivnaByte -= bytes.Length;
    }

    private async Task<bool> TomAsync(string namn, IEnumerable<Texthanvisning> platser, CancellationToken cancel)
    {
        if (await lager.GetAsync(namn, cancel).ConfigureAwait(false) is not { } gammal)
            return true;
        var bytes = gammal.Innehall.ToArray();
        foreach (var (fran, langd) in platser.Select(p => p.Plats).Where(p => p.Fran < bytes.Length))
            bytes.AsSpan(fran, Math.Min(langd, bytes.Length - fran)).Clear();
        try
        {
            if (bytes.AsSpan().ContainsAnyExcept((byte)0))
                await lager.PutAsync(namn, bytes, gammal.Version, cancel).ConfigureAwait(false);
            else
                await lager.DeleteAsync(namn, cancel).ConfigureAwait(false);
            return true;
        }
        catch (BlobUpptagenException)
        {
            return false;
        }
    }

    // A salt is never zeros alone.
    private static Salttext? Text(ReadOnlyMemory<byte> bytes, int fran, int langd)
    {
        if (fran + langd > bytes.Length || langd < Hashkedja.Saltlangd)
            return null;
        var salt = bytes.Slice(fran, Hashkedja.Saltlangd);
        return salt.Span.ContainsAnyExcept((byte)0) ? new Salttext(salt, bytes.Slice(fran + Hashkedja.Saltlangd, langd - Hashkedja.Saltlangd)) : null;
    }

    private static string Namn(Guid block) => Mapp + block.ToString("N");
}
