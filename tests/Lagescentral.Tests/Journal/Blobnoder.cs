using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lagescentral.Tests.Journal;

/// <summary>Nodes that write to one journal on blobs in memory; each test's own.</summary>
internal sealed class Blobnoder : IAsyncDisposable
{
    /// <summary>First segment of the log.</summary>
    public const string Forsta = "logg/00000001";

    private readonly ConcurrentStack<Blobjournal> _oppnade = [];
    private readonly ConcurrentStack<Lagermapp> _mappar = [];

    public Minnesblobbar Lager { get; } = new();

    public Journalmeta Meta { get; } = Minnesblobbar.NyttNamn();

    public async ValueTask DisposeAsync()
    {
        foreach (var en in _oppnade) await en.DisposeAsync();
        foreach (var mapp in _mappar) mapp.Dispose();
    }

    public Lagermapp NyMapp()
    {
        var mapp = new Lagermapp();
        _mappar.Push(mapp);
        return mapp;
    }

    public async Task<Blobjournal> NodAsync(IBloblager? lager = null, Lagermapp? mapp = null, int maxBlock = 50_000)
    {
        var journal = await Blobjournal.OpenAsync(
            lager ?? Lager, Meta, new() { Mapp = (mapp ?? NyMapp()).Sokvag, MaxBlock = maxBlock }, TimeProvider.System, NullLogger<Blobjournal>.Instance);
        _oppnade.Push(journal);
        return journal;
    }

    public Task<Verifieringsrapport> VerifieraAsync() => Blobverifiering.VerifieraAsync(Lager);

    public async Task<List<Loggblock>> BlockAsync(string segment)
    {
        var block = new List<Loggblock>();
        await foreach (var post in new Segmentlogg(Lager).ReadAsync(new Loggplats(int.Parse(segment.AsSpan(5), CultureInfo.InvariantCulture), 0)))
        {
            if (post.Plats.Blob == segment) block.Add(post.Block);
        }

        return block;
    }

    /// <summary>Names of the blobs that hold texts.</summary>
    public List<string> Texter() => [.. Lager.Innehall.Keys.Where(n => n.StartsWith("texter/", StringComparison.Ordinal))];

    /// <summary>Those of some words that stand in any byte of the store.</summary>
    public List<string> Kvar(params string[] ord) => Kvar(Lager, ord);

    /// <inheritdoc cref="Kvar(string[])"/>
    public static List<string> Kvar(Minnesblobbar lager, params string[] ord) =>
        [.. ord.Where(o => lager.Innehall.Values.Any(b => b.AsSpan().IndexOf(Encoding.UTF8.GetBytes(o)) >= 0))];
}
