using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lagescentral.Journal.Blobbar;

/// <summary>A place in the log.</summary>
/// <param name="Segment">Which of its blobs, 1, 2, 3 …</param>
/// <param name="Byte">Bytes before it there.</param>
internal readonly record struct Loggplats(int Segment, long Byte)
{
    /// <summary>The beginning of the log.</summary>
    public static Loggplats Borjan { get; } = new(1, 0);

    /// <summary>The segment's blob.</summary>
    public string Blob => string.Create(CultureInfo.InvariantCulture, $"logg/{Segment:D8}");

    /// <summary>The place after a block that stands here.</summary>
    public Loggplats Efter(Loggblock block, int langd) => block.Slag == Blockslag.Slut ? new(Segment + 1, 0) : this with { Byte = Byte + langd };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Blob}:{Byte}");
}

/// <summary>A block as it stands in the log.</summary>
/// <param name="Plats">Where it begins.</param>
/// <param name="Langd">Its bytes.</param>
/// <param name="Block">What it says.</param>
internal sealed record Loggpost(Loggplats Plats, int Langd, Loggblock Block)
{
    /// <summary>Where the next one begins.</summary>
    public Loggplats Efter => Plats.Efter(Block, Langd);
}

/// <summary>
/// The log over all streams: append blobs one after another, of which only the last grows. A block is appended under the condition that
/// the log ends where its writer believes. That is the fence: whoever has not seen all that others wrote is refused, and because a
/// segment is closed by a block under the same condition, and nothing is written to the next before that, nobody goes on in an old one.
/// </summary>
internal sealed class Segmentlogg(IBloblager lager)
{
    private const int Lasstorlek = 4 * 1024 * 1024;

    /// <summary>Appends a block where the log is believed to end. False when another block stands there.</summary>
    /// <exception cref="BlobOtillgangligException">The outcome is unknown: the block may stand there, now or soon.</exception>
    public async Task<bool> AppendAsync(Loggplats plats, Loggblock block, ReadOnlyMemory<byte> kodat)
    {
        if (plats.Byte == 0)
            await lager.CreateLogAsync(plats.Blob).ConfigureAwait(false);
        try
        {
            await lager.AppendAsync(plats.Blob, plats.Byte, kodat).ConfigureAwait(false);
            return true;
        }
        catch (BlobUpptagenException)
        {
            return await StarDarAsync(plats, block.Id).ConfigureAwait(false);
        }
        catch (BlobOtillgangligException)
        {
            // Perhaps only the answer was lost. If the block is not there it may still come, and nobody can say.
            if (await StarDarAsync(plats, block.Id).ConfigureAwait(false))
                return true;
            throw;
        }
    }

    /// <summary>True when a block with this id begins at the place.</summary>
    public async Task<bool> StarDarAsync(Loggplats plats, Guid id, CancellationToken cancel = default)
    {
        var huvud = await lager.ReadAsync(plats.Blob, plats.Byte, Loggblock.Huvudlangd, cancel).ConfigureAwait(false);
        if (huvud is not { Length: Loggblock.Huvudlangd } bytes)
            return false;
        return Tolka(plats, () => Loggblock.Huvud(bytes.Span).Id) == id;
    }

    /// <summary>All blocks from a place to where the log ends.</summary>
    /// <exception cref="FrammandeFilException">A block is damaged, or the log ends before the place.</exception>
    public async IAsyncEnumerable<Loggpost> ReadAsync(Loggplats plats, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var last = ReadOnlyMemory<byte>.Empty;
        var behovs = 1;
        while (true)
        {
            if (last.Length < behovs)
            {
                var mer = await lager.ReadAsync(plats.Blob, plats.Byte + last.Length, Math.Max(Lasstorlek, behovs - last.Length), cancel).ConfigureAwait(false);
                if (mer is null && plats.Byte > 0)
                    throw Skadad(plats, "loggen saknas");
                if (mer is not { Length: > 0 } bytes)
                {
                    if (last.Length > 0)
                        throw Skadad(plats, "ett block är avkortat");
                    yield break;
                }

                last = last.Length == 0 ? bytes : (byte[])[.. last.Span, .. bytes.Span];
            }

            behovs = last.Length < Loggblock.Huvudlangd ? Loggblock.Huvudlangd : Tolka(plats, () => Loggblock.Huvud(last.Span).Langd);
            if (last.Length < behovs)
                continue;
            var post = new Loggpost(plats, behovs, Tolka(plats, () => Loggblock.Las(last[..behovs])));
            yield return post;
            (last, behovs) = (post.Efter.Segment == plats.Segment ? last[behovs..] : ReadOnlyMemory<byte>.Empty, 1);
            plats = post.Efter;
        }
    }

    private T Tolka<T>(Loggplats plats, Func<T> las)
    {
        try
        {
            return las();
        }
        catch (Exception fel) when (fel is FormatException or EndOfStreamException or ArgumentException or OverflowException)
        {
            throw Skadad(plats, fel is FormatException ? fel.Message : "ett block går inte att läsa");
        }
    }

    private FrammandeFilException Skadad(Loggplats plats, string orsak) => new($"{lager.Namn}/{plats}", $"{orsak}; loggen lämnas orörd, kör verifiera");
}
