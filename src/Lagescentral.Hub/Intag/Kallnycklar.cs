using System.Security.Cryptography;
using System.Text;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Intag;

/// <summary>Which source a key belongs to. Only hashes of keys are kept; two of a source may be valid at once.</summary>
public sealed class Kallnycklar(IRegister register, IOptions<Kallorna> kallor, IOptions<Inloggningsinstallningar> inloggning, TimeProvider tid)
{
    private const string Utvecklingsprefix = "dev-";

    // Keys are made and revoked by a command beside the running hub, so what is known of them is read again now and then.
    private static readonly TimeSpan Giltig = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _las = new(1, 1);
    private IReadOnlyList<Kallnyckel> _nycklar = [];
    private long? _last;

    /// <summary>Hash of a key, as the register holds it.</summary>
    public static string Hash(string nyckel) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(nyckel)));

    /// <summary>The source that the key opens for, and whether it is a development key; null when none.</summary>
    public async ValueTask<(string Kalla, bool Utveckling)?> FinnAsync(string? nyckel, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(nyckel) || nyckel.Length > 256) return null;
        if (inloggning.Value.Utvecklingsanvandare && nyckel.StartsWith(Utvecklingsprefix, StringComparison.Ordinal))
        {
            var kalla = nyckel[Utvecklingsprefix.Length..];
            return kallor.Value.Alla.ContainsKey(kalla) ? (kalla, true) : null;
        }

        var hash = Encoding.ASCII.GetBytes(Hash(nyckel));
        var nu = tid.GetUtcNow();
        foreach (var kand in await LasAsync(cancel))
        {
            var lika = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kand.Hash), hash);
            if (lika && (kand.GiltigTill is not { } till || nu < till) && kallor.Value.Alla.ContainsKey(kand.Kalla)) return (kand.Kalla, false);
        }

        return null;
    }

    private async ValueTask<IReadOnlyList<Kallnyckel>> LasAsync(CancellationToken cancel)
    {
        if (_last is { } last && tid.GetElapsedTime(last) < Giltig) return _nycklar;
        await _las.WaitAsync(cancel);
        try
        {
            if (_last is { } nyss && tid.GetElapsedTime(nyss) < Giltig) return _nycklar;
            _nycklar = await register.KallnycklarAsync(cancel);
            _last = tid.GetTimestamp();
            return _nycklar;
        }
        finally
        {
            _las.Release();
        }
    }
}
