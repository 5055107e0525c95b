using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lagescentral.Journal.Blobbar;

/// <summary>What a block of the log says.</summary>
internal enum Blockslag : byte
{
    /// <summary>Lines, of one or several callers.</summary>
    Rader = 1,

    /// <summary>Nothing: it proves that the log can be written, and stands in the way of those who have not seen it.</summary>
    Prov = 2,

    /// <summary>The segment is closed: the log goes on in the next.</summary>
    Slut = 3,

    /// <summary>No byte is left of the texts that lines up to <see cref="Loggblock.Stadat"/> have erased.</summary>
    Stadat = 4,
}

/// <summary>Where a line's text lies: a range of the block's blob of texts, the salt first.</summary>
/// <param name="Fran">First byte.</param>
/// <param name="Langd">Bytes, the salt included.</param>
internal readonly record struct Textplats(int Fran, int Langd);

/// <summary>A line as it stands in the log.</summary>
/// <param name="Post">The line; its text is not kept here.</param>
/// <param name="Texthmac">Its text's HMAC; null when it never had one.</param>
/// <param name="Hash">Its hash in the stream's chain.</param>
/// <param name="Text">Where its text lies; null for none, and for one that was erased before the line was copied here.</param>
/// <param name="Nycklar">Keys under which it is found.</param>
/// <param name="Gallrar">Positions in its stream whose texts it erases.</param>
internal sealed record Loggrad(
    Journalpost Post, byte[]? Texthmac, byte[] Hash, Textplats? Text, IReadOnlyList<string> Nycklar, IReadOnlyList<long> Gallrar);

/// <summary>What is appended to the log at once, and stands there whole or not at all.</summary>
/// <param name="Id">Its own id: by it a writer knows the block again whose answer was lost. Its blob of texts has the same.</param>
/// <param name="Slag">What it says.</param>
internal sealed record Loggblock(Guid Id, Blockslag Slag)
{
    /// <summary>Bytes before the content: mark, length, id.</summary>
    public const int Huvudlangd = 4 + 4 + 16;

    /// <summary>Bytes of the longest block that is read; one that says to be longer is damaged.</summary>
    public const int Maxlangd = 256 * 1024 * 1024;

    private const int Summalangd = SHA256.HashSizeInBytes;
    private static ReadOnlySpan<byte> Marke => "LgB1"u8;

    /// <summary>Lines, in the order of their numbers.</summary>
    public IReadOnlyList<Loggrad> Rader { get; init; } = [];

    /// <summary>Number of the last line whose erasing is done.</summary>
    public long Stadat { get; init; }

    /// <summary>A block under an id that no other has.</summary>
    /// <param name="slag">What it says.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Loggblock Ny(Blockslag slag, DateTimeOffset nu) => new(Guid.CreateVersion7(nu), slag);

    /// <summary>True when it has a blob of texts.</summary>
    public bool HarTexter => Rader.Any(r => r.Text is not null);

    /// <summary>The most bytes that a line takes.</summary>
    public static long Hogst(Journalrad rad) =>
        256 + rad.Fakta.Length + 3L * (rad.Slag.Length + rad.Vem.Length) + rad.Nycklar.Sum(n => 8 + 3L * n.Length) + 10L * rad.Gallrar.Count;

    /// <summary>The block as it is stored: mark, length of all, id, content, SHA-256 over what stands before it.</summary>
    /// <remarks>The encoding is part of the stored format: changing it takes another mark.</remarks>
    public byte[] Koda()
    {
        using var ut = new MemoryStream();
        using var skrivare = new BinaryWriter(ut, Encoding.UTF8);
        skrivare.Write(Marke);
        skrivare.Write(0);
        skrivare.Write(Id.ToByteArray(bigEndian: true));
        skrivare.Write((byte)Slag);
        if (Slag == Blockslag.Stadat)
            skrivare.Write7BitEncodedInt64(Stadat);
        if (Slag == Blockslag.Rader)
        {
            skrivare.Write7BitEncodedInt(Rader.Count);
            foreach (var rad in Rader)
                Skriv(skrivare, rad);
        }

        skrivare.Flush();
        var bytes = new byte[ut.Length + Summalangd];
        ut.GetBuffer().AsSpan(0, (int)ut.Length).CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Marke.Length), bytes.Length);
        SHA256.HashData(bytes.AsSpan(..^Summalangd), bytes.AsSpan(^Summalangd..));
        return bytes;
    }

    /// <summary>Length of the block whose head this is, and its id.</summary>
    /// <exception cref="FormatException">It is the head of no block.</exception>
    public static (int Langd, Guid Id) Huvud(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Huvudlangd || !bytes.StartsWith(Marke))
            throw new FormatException("inget block börjar där det skulle");
        var langd = BinaryPrimitives.ReadInt32BigEndian(bytes[Marke.Length..]);
        return langd is < Huvudlangd + 1 + Summalangd or > Maxlangd
            ? throw new FormatException("ett block anger en orimlig längd")
            : (langd, new Guid(bytes.Slice(8, 16), bigEndian: true));
    }

    /// <summary>Reads a block.</summary>
    /// <param name="bytes">The whole of it.</param>
    /// <exception cref="FormatException">It has been changed, or was written by a newer version.</exception>
    public static Loggblock Las(ReadOnlyMemory<byte> bytes)
    {
        var (langd, id) = Huvud(bytes.Span);
        if (langd != bytes.Length || !SHA256.HashData(bytes.Span[..^Summalangd]).AsSpan().SequenceEqual(bytes.Span[^Summalangd..]))
            throw new FormatException("ett block har ändrats");
        using var lasare = new BinaryReader(new MemoryStream(bytes[Huvudlangd..^Summalangd].ToArray()), Encoding.UTF8);
        var slag = (Blockslag)lasare.ReadByte();
        return slag switch
        {
            Blockslag.Rader => new(id, slag) { Rader = Lista(lasare, Rad) },
            Blockslag.Stadat => new(id, slag) { Stadat = lasare.Read7BitEncodedInt64() },
            Blockslag.Prov or Blockslag.Slut => new(id, slag),
            _ => throw new FormatException("ett block är av ett slag som den här versionen inte känner"),
        };
    }

    private static void Skriv(BinaryWriter skrivare, Loggrad rad)
    {
        var post = rad.Post;
        skrivare.Write7BitEncodedInt64(post.Nummer);
        skrivare.Write(post.Strom);
        skrivare.Write7BitEncodedInt64(post.Position);
        skrivare.Write(post.Slag);
        Skriv(skrivare, post.Intraffad);
        Skriv(skrivare, post.Publicerad);
        skrivare.Write(post.Mottagen.UtcTicks);
        skrivare.Write(post.Vem);
        skrivare.Write7BitEncodedInt(post.Fakta.Length);
        skrivare.Write(post.Fakta.Span);
        skrivare.Write(rad.Texthmac is not null);
        if (rad.Texthmac is not null)
            skrivare.Write(rad.Texthmac);
        skrivare.Write(rad.Hash);
        skrivare.Write(rad.Text is not null);
        if (rad.Text is { } text)
        {
            skrivare.Write7BitEncodedInt(text.Fran);
            skrivare.Write7BitEncodedInt(text.Langd);
        }

        skrivare.Write7BitEncodedInt(rad.Nycklar.Count);
        foreach (var nyckel in rad.Nycklar)
            skrivare.Write(nyckel);
        skrivare.Write7BitEncodedInt(rad.Gallrar.Count);
        foreach (var position in rad.Gallrar)
            skrivare.Write7BitEncodedInt64(position);
    }

    private static Loggrad Rad(BinaryReader lasare)
    {
        var (nummer, strom, position, slag) = (lasare.Read7BitEncodedInt64(), lasare.ReadString(), lasare.Read7BitEncodedInt64(), lasare.ReadString());
        var (intraffad, publicerad, mottagen) = (TidEllerNull(lasare), TidEllerNull(lasare), Tid(lasare));
        var vem = lasare.ReadString();
        var fakta = lasare.ReadBytes(lasare.Read7BitEncodedInt());
        var texthmac = lasare.ReadBoolean() ? lasare.ReadBytes(Hashkedja.Hashlangd) : null;
        var hash = lasare.ReadBytes(Hashkedja.Hashlangd);
        var text = lasare.ReadBoolean() ? new Textplats(lasare.Read7BitEncodedInt(), lasare.Read7BitEncodedInt()) : (Textplats?)null;
        var post = new Journalpost
        {
            Nummer = nummer,
            Strom = strom,
            Position = position,
            Slag = slag,
            Intraffad = intraffad,
            Publicerad = publicerad,
            Mottagen = mottagen,
            Vem = vem,
            Fakta = fakta,
        };
        return new Loggrad(post, texthmac, hash, text, Lista(lasare, r => r.ReadString()), Lista(lasare, r => r.Read7BitEncodedInt64()));
    }

    private static T[] Lista<T>(BinaryReader lasare, Func<BinaryReader, T> las)
    {
        var lista = new T[lasare.Read7BitEncodedInt()];
        for (var i = 0; i < lista.Length; i++)
            lista[i] = las(lasare);
        return lista;
    }

    private static void Skriv(BinaryWriter skrivare, DateTimeOffset? tid)
    {
        skrivare.Write(tid is not null);
        if (tid is { } t)
            skrivare.Write(t.UtcTicks);
    }

    private static DateTimeOffset? TidEllerNull(BinaryReader lasare) => lasare.ReadBoolean() ? Tid(lasare) : null;

    private static DateTimeOffset Tid(BinaryReader lasare) => new(lasare.ReadInt64(), TimeSpan.Zero);
}
