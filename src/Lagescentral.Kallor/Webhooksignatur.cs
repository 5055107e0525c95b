using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lagescentral.Kallor;

/// <summary>
/// Signs and checks bodies that a partner pushes. Header <c>X-Lagescentral-Signatur: t=1763467200,v1=9f86…</c>:
/// <c>t</c> is the sender's Unix time in seconds, <c>v1</c> the HMAC-SHA256 in hex over the text of <c>t</c>, a full
/// stop and the body's bytes. Several <c>v1</c> may stand there while a key is being changed.
/// </summary>
public static class Webhooksignatur
{
    /// <summary>The header's name.</summary>
    public const string Huvud = "X-Lagescentral-Signatur";

    /// <summary>How far from our clock the sender's time may be. Within it a repeat is possible, and harmless: every
    /// item is recognised by its id and content.</summary>
    public static readonly TimeSpan Fonster = TimeSpan.FromMinutes(5);

    private const int MaxSignaturer = 4;

    /// <summary>The header's value for a body.</summary>
    public static string Skapa(ReadOnlySpan<byte> nyckel, DateTimeOffset tid, ReadOnlySpan<byte> kropp)
    {
        var t = tid.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={t},v1={Convert.ToHexStringLower(Berakna(nyckel, t, kropp))}";
    }

    /// <summary>Checks a body against its header.</summary>
    /// <param name="huvud">The header's value, or null.</param>
    /// <param name="kropp">The body as received, before anything else is done with it.</param>
    /// <param name="nycklar">The source's valid keys.</param>
    /// <param name="nu">Now, UTC.</param>
    /// <returns>Null when the signature holds, else the reason in Swedish.</returns>
    public static string? Fel(string? huvud, ReadOnlySpan<byte> kropp, IReadOnlyList<byte[]> nycklar, DateTimeOffset nu)
    {
        if (string.IsNullOrWhiteSpace(huvud))
            return $"{Huvud} saknas.";
        var (t, signaturer) = Dela(huvud);
        if (t is null || signaturer.Count == 0
            || !long.TryParse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sekunder))
        {
            return $"{Huvud} ska vara t=<unixtid>,v1=<hex>.";
        }
        var skillnad = Math.Abs((decimal)sekunder - nu.ToUnixTimeSeconds());
        if (skillnad > (decimal)Fonster.TotalSeconds)
            return "Signaturens tid ligger mer än fem minuter från vår klocka. Kontrollera avsändarens klocka.";
        var traff = false;
        // All are compared, so that time tells nothing of which came near.
        foreach (var nyckel in nycklar)
        {
            var ratt = Berakna(nyckel, t, kropp);
            foreach (var signatur in signaturer)
                traff |= CryptographicOperations.FixedTimeEquals(ratt, signatur);
        }
        return traff ? null : "Signaturen stämmer inte med kroppen och någon av källans nycklar.";
    }

    private static (string? T, List<byte[]> V1) Dela(string huvud)
    {
        string? t = null;
        var v1 = new List<byte[]>();
        foreach (var del in huvud.Split(',', StringSplitOptions.TrimEntries))
        {
            if (del.StartsWith("t=", StringComparison.Ordinal))
                t ??= del[2..];
            else if (del.StartsWith("v1=", StringComparison.Ordinal) && v1.Count < MaxSignaturer && Hex(del[3..]) is { } bytes)
                v1.Add(bytes);
        }
        return (t, v1);
    }

    private static byte[]? Hex(string s)
    {
        var bytes = new byte[HMACSHA256.HashSizeInBytes];
        return s.Length == bytes.Length * 2 && Convert.FromHexString(s, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }

    private static byte[] Berakna(ReadOnlySpan<byte> nyckel, string t, ReadOnlySpan<byte> kropp)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, nyckel);
        hmac.AppendData(Encoding.UTF8.GetBytes(t + "."));
        hmac.AppendData(kropp);
        return hmac.GetHashAndReset();
    }
}
