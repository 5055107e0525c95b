using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lagescentral.Hub.Avisering.Webbpush;

/// <summary>Encrypts what a push service carries so that only the browser can read it: RFC 8291 upon RFC 8188 (<c>aes128gcm</c>), in one record.</summary>
internal static class Pushkrypto
{
    /// <summary>Bytes of an uncompressed point on P-256.</summary>
    public const int Punkt = 65;

    /// <summary>Bytes of a browser's secret.</summary>
    public const int Hemlighet = 16;

    /// <summary>Longest content that a push service must take, RFC 8030 §7.2: 4,096 bytes encrypted.</summary>
    public const int Hogst = Post - Huvud - Punkt - 1 - Tagg;

    private const int Salt = 16, Huvud = Salt + sizeof(uint) + 1, Post = 4096, Tagg = 16, Nyckel = 16, Nonce = 12;

    /// <summary>Encrypts for a browser, with a key pair and salt of this message alone.</summary>
    /// <param name="klartext">What to say, at most <see cref="Hogst"/> bytes.</param>
    /// <param name="mottagare">The browser's public key, an uncompressed point on P-256.</param>
    /// <param name="hemlighet">The browser's secret, 16 bytes.</param>
    /// <exception cref="CryptographicException">The public key is no point on the curve.</exception>
    public static byte[] Kryptera(ReadOnlySpan<byte> klartext, ReadOnlySpan<byte> mottagare, ReadOnlySpan<byte> hemlighet)
    {
        using var egen = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Kryptera(klartext, mottagare, hemlighet, egen, RandomNumberGenerator.GetBytes(Salt));
    }

    /// <summary>As <see cref="Kryptera(ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>; the pair and the salt must never be used twice.</summary>
    internal static byte[] Kryptera(ReadOnlySpan<byte> klartext, ReadOnlySpan<byte> mottagare, ReadOnlySpan<byte> hemlighet, ECDiffieHellman egen, ReadOnlySpan<byte> salt)
    {
        if (klartext.Length > Hogst) throw new ArgumentException("För långt för en pushtjänst.", nameof(klartext));
        if (hemlighet.Length != Hemlighet) throw new ArgumentException("Webbläsarens hemlighet ska vara 16 byte.", nameof(hemlighet));
        var publik = Publik(egen.ExportParameters(includePrivateParameters: false));
        using var deras = ECDiffieHellman.Create(Parametrar(mottagare));
        using var derasPublika = deras.PublicKey;
        var delad = egen.DeriveRawSecretAgreement(derasPublika);
        byte[] info = [.. "WebPush: info\0"u8, .. mottagare, .. publik];
        Span<byte> ikm = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, delad, ikm, hemlighet, info);
        return Koda(klartext, ikm, salt, publik);
    }

    /// <summary>RFC 8188 in one record of at most 4,096 bytes.</summary>
    /// <param name="klartext">The content.</param>
    /// <param name="ikm">Keying material.</param>
    /// <param name="salt">16 bytes, for this content alone.</param>
    /// <param name="nyckelId">Id of the key.</param>
    internal static byte[] Koda(ReadOnlySpan<byte> klartext, ReadOnlySpan<byte> ikm, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> nyckelId)
    {
        Span<byte> cek = stackalloc byte[Nyckel];
        Span<byte> nonce = stackalloc byte[Nonce];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ikm, cek, salt, "Content-Encoding: aes128gcm\0"u8);
        // The first record's number is 0, which leaves the nonce as it is.
        HKDF.DeriveKey(HashAlgorithmName.SHA256, ikm, nonce, salt, "Content-Encoding: nonce\0"u8);
        var huvud = Huvud + nyckelId.Length;
        var kropp = new byte[huvud + klartext.Length + 1 + Tagg];
        salt.CopyTo(kropp);
        BinaryPrimitives.WriteUInt32BigEndian(kropp.AsSpan(Salt), Post);
        kropp[Huvud - 1] = (byte)nyckelId.Length;
        nyckelId.CopyTo(kropp.AsSpan(Huvud));
        // The last record ends with a 2.
        byte[] rad = [.. klartext, 2];
        using var aes = new AesGcm(cek, Tagg);
        aes.Encrypt(nonce, rad, kropp.AsSpan(huvud, rad.Length), kropp.AsSpan(huvud + rad.Length));
        return kropp;
    }

    /// <summary>A key's public point, uncompressed.</summary>
    public static byte[] Publik(ECParameters nyckel) => [4, .. nyckel.Q.X!, .. nyckel.Q.Y!];

    /// <summary>Bytes of base64url without padding; null when it is none.</summary>
    public static byte[]? Base64(string? text)
    {
        if (text is not { Length: <= 200 }) return null;
        var bytes = new byte[150];
        return System.Buffers.Text.Base64Url.DecodeFromChars(text, bytes, out _, out var antal) == System.Buffers.OperationStatus.Done ? bytes[..antal] : null;
    }

    /// <summary>True when a browser's keys can be encrypted for.</summary>
    public static bool DuggerNycklar(byte[]? publik, byte[]? hemlighet)
    {
        if (publik is not { Length: Punkt } || hemlighet is not { Length: Hemlighet }) return false;
        try
        {
            Kryptera("prov"u8, publik, hemlighet);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    internal static ECParameters Parametrar(ReadOnlySpan<byte> punkt)
    {
        if (punkt.Length != Punkt || punkt[0] != 4) throw new CryptographicException("Nyckeln är ingen okomprimerad punkt på P-256.");
        return new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = punkt[1..33].ToArray(), Y = punkt[33..].ToArray() } };
    }
}

/// <summary>Says to a push service who sends: RFC 8292 (VAPID).</summary>
internal sealed class Vapid : IDisposable
{
    /// <summary>For how long what is said holds; a push service takes at most 24 hours.</summary>
    private static readonly TimeSpan Galler = TimeSpan.FromHours(12);

    private readonly ECDsa _nyckel;

    /// <summary>With a key pair, as <see cref="NyNyckel"/> made it.</summary>
    public Vapid(ReadOnlySpan<byte> pkcs8)
    {
        _nyckel = ECDsa.Create();
        _nyckel.ImportPkcs8PrivateKey(pkcs8, out _);
        Publik = System.Buffers.Text.Base64Url.EncodeToString(Pushkrypto.Publik(_nyckel.ExportParameters(includePrivateParameters: false)));
    }

    /// <summary>The public key, base64url: browsers tie their subscriptions to it.</summary>
    public string Publik { get; }

    /// <summary>A new key pair.</summary>
    public static byte[] NyNyckel()
    {
        using var nyckel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return nyckel.ExportPkcs8PrivateKey();
    }

    /// <summary>The value of <c>Authorization</c> for a push service.</summary>
    /// <param name="tjanst">Any address at it.</param>
    /// <param name="kontakt">Where the sender is reached; null to leave it out.</param>
    /// <param name="nu">Now, UTC.</param>
    public string Huvud(Uri tjanst, string? kontakt, DateTimeOffset nu)
    {
        var sagt = new Dictionary<string, object> { ["aud"] = tjanst.GetLeftPart(UriPartial.Authority), ["exp"] = (nu + Galler).ToUnixTimeSeconds() };
        if (kontakt is not null) sagt["sub"] = kontakt;
        var text = $"{Del("""{"typ":"JWT","alg":"ES256"}"""u8)}.{Del(Domain.Json.Bytes(sagt))}";
        var signatur = _nyckel.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={text}.{Del(signatur)}, k={Publik}";
    }

    /// <inheritdoc/>
    public void Dispose() => _nyckel.Dispose();

    private static string Del(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
