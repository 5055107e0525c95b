using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lagescentral.Journal;

/// <summary>
/// The chain that ties a stream's lines together: SHA-256 over the previous line's hash and everything in the line that is
/// kept for good. A text enters only as HMAC-SHA256 under a salt of its own, so the chain holds when text and salt are erased,
/// and the erased text cannot be guessed from what remains.
/// </summary>
/// <remarks>The encoding is part of the stored format: changing it breaks every journal that exists.</remarks>
public static class Hashkedja
{
    /// <summary>Length of a hash and of a text's HMAC, in bytes.</summary>
    public const int Hashlangd = 32;

    /// <summary>Length of a text's salt, in bytes.</summary>
    public const int Saltlangd = 16;

    /// <summary>The hash before a stream's first line: all zeros.</summary>
    public static ReadOnlyMemory<byte> Borjan { get; } = new byte[Hashlangd];

    /// <summary>The keyed hash by which a line vouches for its text.</summary>
    public static byte[] Texthmac(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> text) => HMACSHA256.HashData(salt, text);

    /// <summary>The line's hash. Numbers are 8 bytes big-endian, times UTC ticks (100 ns), every field prefixed by its length.</summary>
    /// <param name="foregaende">Hash of the stream's previous line, or <see cref="Borjan"/>.</param>
    /// <param name="post">The line; its text is not read.</param>
    /// <param name="texthmac">The text's HMAC, or null when the line never had a text.</param>
    public static byte[] Hash(ReadOnlySpan<byte> foregaende, Journalpost post, byte[]? texthmac)
    {
        ArgumentNullException.ThrowIfNull(post);
        var langd = 512 + post.Fakta.Length
            + Encoding.UTF8.GetMaxByteCount(post.Strom.Length + post.Slag.Length + post.Vem.Length);
        var lan = ArrayPool<byte>.Shared.Rent(langd);
        try
        {
            var skrivare = new Kodare(lan);
            skrivare.Falt(foregaende);
            skrivare.Falt(post.Strom);
            skrivare.Tal(post.Position);
            skrivare.Falt(post.Slag);
            skrivare.Tid(post.Intraffad);
            skrivare.Tid(post.Publicerad);
            skrivare.Tid(post.Mottagen);
            skrivare.Falt(post.Vem);
            skrivare.Falt(post.Fakta.Span);
            skrivare.Falt(texthmac);
            return SHA256.HashData(skrivare.Kodat);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lan);
        }
    }

    private ref struct Kodare(Span<byte> mal)
    {
        private readonly Span<byte> mal = mal;
        private int skrivet;

        public readonly ReadOnlySpan<byte> Kodat => mal[..skrivet];

        public void Falt(ReadOnlySpan<byte> varde)
        {
            Langd(varde.Length);
            varde.CopyTo(mal[skrivet..]);
            skrivet += varde.Length;
        }

        public void Falt(string varde)
        {
            var langd = Encoding.UTF8.GetBytes(varde, mal[(skrivet + sizeof(int))..]);
            Langd(langd);
            skrivet += langd;
        }

        public void Tal(long varde)
        {
            Langd(sizeof(long));
            BinaryPrimitives.WriteInt64BigEndian(mal[skrivet..], varde);
            skrivet += sizeof(long);
        }

        public void Tid(DateTimeOffset? varde)
        {
            if (varde is { } tid)
                Tal(tid.UtcTicks);
            else
                Langd(0);
        }

        private void Langd(int langd)
        {
            BinaryPrimitives.WriteInt32BigEndian(mal[skrivet..], langd);
            skrivet += sizeof(int);
        }
    }
}
