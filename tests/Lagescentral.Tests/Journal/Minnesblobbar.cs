using System.Runtime.CompilerServices;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;

namespace Lagescentral.Tests.Journal;

/// <summary>A store of blobs in memory that keeps every promise of <see cref="IBloblager"/>, and fails when it is told to.</summary>
internal sealed class Minnesblobbar : IBloblager
{
    private readonly Lock _las = new();
    private readonly SortedDictionary<string, (byte[] Innehall, int Version)> _blobbar = new(StringComparer.Ordinal);
    private int _versioner;

    public string Namn => "minnet/prov";

    /// <summary>What a new journal is known by.</summary>
    public static Journalmeta NyttNamn() => new(Guid.CreateVersion7(), new byte[32], Gren: default);

    public int Blockstorlek { get; init; } = 64 * 1024 * 1024;

    /// <summary>Blocks that one log takes, as Azure has a bound.</summary>
    public int BlockHogst { get; init; } = 50_000;

    /// <summary>Asked before every call, with what it is and the blob; may throw.</summary>
    public Action<string, string>? Fore { get; set; }

    /// <summary>Asked after every change, with what it was and the blob; throws where the answer is to be lost.</summary>
    public Action<string, string>? Efter { get; set; }

    /// <summary>Awaited before an append is made.</summary>
    public Func<string, Task>? ForeAppend { get; set; }

    public Dictionary<string, int> Block { get; } = [];

    public IReadOnlyDictionary<string, byte[]> Innehall
    {
        get
        {
            lock (_las) return _blobbar.ToDictionary(b => b.Key, b => b.Value.Innehall);
        }
    }

    public Task<bool> CreateLogAsync(string namn, CancellationToken cancel = default) => Task.FromResult(Gor("skapa", namn, () =>
    {
        if (_blobbar.ContainsKey(namn)) return false;
        _blobbar[namn] = ([], ++_versioner);
        return true;
    }));

    public async Task AppendAsync(string namn, long position, ReadOnlyMemory<byte> block, CancellationToken cancel = default)
    {
        if (ForeAppend is { } vanta) await vanta(namn);
        Gor("lagg till", namn, () =>
        {
            if (block.Length > Blockstorlek) throw new InvalidOperationException("Blocket är för stort.");
            if (!_blobbar.TryGetValue(namn, out var har)) throw new InvalidOperationException("Loggen finns inte.");
            if (har.Innehall.Length != position) throw new BlobUpptagenException(namn);
            if ((Block[namn] = Block.GetValueOrDefault(namn) + 1) > BlockHogst) throw new InvalidOperationException("Loggen är full.");
            _blobbar[namn] = ([.. har.Innehall, .. block.Span], ++_versioner);
            return true;
        });
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string namn, long position, int hogst, CancellationToken cancel = default) => Task.FromResult(Gor("las", namn, () =>
    {
        if (!_blobbar.TryGetValue(namn, out var har)) return (ReadOnlyMemory<byte>?)null;
        var fran = (int)Math.Min(position, har.Innehall.Length);
        return har.Innehall.AsMemory(fran, Math.Min(hogst, har.Innehall.Length - fran));
    }));

    public Task<Blobinnehall?> GetAsync(string namn, CancellationToken cancel = default) => Task.FromResult(Gor("hamta", namn, () =>
        _blobbar.TryGetValue(namn, out var har) ? new Blobinnehall(har.Innehall, $"{har.Version}") : null));

    public Task PutAsync(string namn, ReadOnlyMemory<byte> innehall, string? version, CancellationToken cancel = default) => Task.FromResult(Gor("skriv", namn, () =>
    {
        var har = _blobbar.TryGetValue(namn, out var blob) ? $"{blob.Version}" : null;
        if (har != version) throw new BlobUpptagenException(namn);
        _blobbar[namn] = (innehall.ToArray(), ++_versioner);
        return true;
    }));

    public Task DeleteAsync(string namn, CancellationToken cancel = default) => Task.FromResult(Gor("radera", namn, () => _blobbar.Remove(namn)));

    public async IAsyncEnumerable<string> ListAsync(string borjan, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        foreach (var namn in Gor("lista", borjan, () => _blobbar.Keys.Where(n => n.StartsWith(borjan, StringComparison.Ordinal)).ToList()))
            yield return namn;
    }

    /// <summary>Changes what is stored, behind everyone's back.</summary>
    public void Andra(string namn, Func<byte[], byte[]?> andra)
    {
        lock (_las)
        {
            if (andra([.. _blobbar[namn].Innehall]) is { } ny) _blobbar[namn] = (ny, ++_versioner);
            else _blobbar.Remove(namn);
        }
    }

    private T Gor<T>(string vad, string namn, Func<T> gor)
    {
        Fore?.Invoke(vad, namn);
        T svar;
        lock (_las) svar = gor();
        Efter?.Invoke(vad, namn);
        return svar;
    }
}
