using System.Collections.Immutable;
using System.Diagnostics;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Drift;
using Lagescentral.Kallor;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Intag;

/// <summary>The way in for everything that sources say, pushed or fetched: one sender per source on this node.</summary>
public sealed class Intaget : IIntag, IAsyncDisposable
{
    private const int VantarHogst = 2_048;

    private readonly IAktorer _aktorer;
    private readonly Matare _matare;
    private readonly ImmutableDictionary<string, Kallsandare> _sandare;
    private readonly ImmutableDictionary<string, Takt> _takt;

    /// <summary>One sender and one rate limit per source.</summary>
    public Intaget(IAktorer aktorer, IOptions<Kallorna> kallor, Matare matare, TimeProvider tid)
    {
        ArgumentNullException.ThrowIfNull(kallor);
        _aktorer = aktorer;
        _matare = matare;
        _sandare = kallor.Value.Alla.Keys.ToImmutableDictionary(id => id, id => new Kallsandare(aktorer.Kalla(id), VantarHogst));
        _takt = kallor.Value.Alla.ToImmutableDictionary(par => par.Key, par => new Takt(par.Value.HogstPerMinut, tid));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Kvitto>> TaEmotAsync(string kalla, IReadOnlyList<Inrad> rader, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rader);
        var start = Stopwatch.GetTimestamp();
        var kvitton = await _sandare[kalla].SandAsync(rader, ct);
        _matare.Mottagen(start);
        foreach (var (utfall, antal) in kvitton.CountBy(kvitto => kvitto.Utfall)) _matare.Handelser(kalla, utfall, antal);
        return kvitton;
    }

    /// <inheritdoc/>
    public Task KontaktAsync(string kalla, bool lyckad, string? fel, CancellationToken ct) => _aktorer.Kalla(kalla).KontaktAsync(lyckad, fel, ct);

    /// <summary>How much the source may send.</summary>
    internal Takt Takt(string kalla) => _takt[kalla];

    /// <summary>Finishes what is queued.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var sandare in _sandare.Values) await sandare.DisposeAsync();
    }
}
