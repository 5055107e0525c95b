using System.Globalization;
using System.Text.Json;

namespace Lagescentral.Kallor.Intag;

/// <summary>Whole bodies in memory, never more than a limit.</summary>
internal static class Kropp
{
    /// <summary>Reads to the end of the stream.</summary>
    /// <exception cref="ForStorException">More than <paramref name="max"/> bytes; the rest is not read.</exception>
    public static async Task<ReadOnlyMemory<byte>> LasAsync(Stream strom, int max, CancellationToken ct)
    {
        var buffert = new byte[Math.Min(4 * 1024, max + 1)];
        var antal = 0;
        while (true)
        {
            if (antal == buffert.Length)
                Array.Resize(ref buffert, (int)Math.Min(buffert.Length * 2L, max + 1L));
            var n = await strom.ReadAsync(buffert.AsMemory(antal), ct).ConfigureAwait(false);
            if (n == 0)
                return buffert.AsMemory(0, antal);
            antal += n;
            if (antal > max)
                throw new ForStorException($"Innehållet är större än {max / 1024 / 1024} MiB. Dela upp det.");
        }
    }

    /// <summary>The fault of a body that is no JSON, by row and byte; the reader's own message may quote the input.</summary>
    public static OlasligException Olaslig(JsonException e) => new(string.Create(CultureInfo.InvariantCulture,
        $"Kroppen är inte giltig JSON: rad {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}."));
}
