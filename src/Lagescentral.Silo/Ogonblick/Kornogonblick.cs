using System.Collections.Concurrent;
using System.Security.Cryptography;
using Lagescentral.Journal;
using Lagescentral.Silo.Korn;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>Fold states in the cluster's grain storage: what one node has folded another goes on from. <see cref="Ogonblicksurval"/> says which
/// are kept. Reading gives none when storage does not answer, since a state only spares time, and none before those that are to be
/// forgotten are; saving tells of it.</summary>
/// <param name="korn">The cluster's grains.</param>
/// <param name="tid">The clock.</param>
/// <param name="log">Takes warnings.</param>
public sealed partial class Kornogonblick(IGrainFactory korn, TimeProvider tid, ILogger<Kornogonblick> log) : IOgonblick
{
    /// <summary>How long a state is waited for: to read on from the journal takes no longer than that, most often.</summary>
    internal static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(10);

    // A few keys at the most: those by which a host compares with the journal.
    private readonly ConcurrentDictionary<string, long> _oglomda = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task SaveAsync(Ogonblick ogonblick, int behall, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ogonblick);
        var innehall = ogonblick.Innehall.ToArray();
        var rad = new Bokrad(0, ogonblick.Foldversion, ogonblick.Per, ogonblick.Positioner, Hash(innehall));
        return Bok(ogonblick.Agare).SparaAsync(rad, innehall, behall).WaitAsync(cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<Ogonblick?> LatestAsync(string agare, string foldversion, DateTimeOffset? senast = null, CancellationToken cancel = default)
    {
        try
        {
            foreach (var (nyckel, nummer) in _oglomda)
            {
                await GlomEfterAsync(nyckel, nummer, cancel);
                _oglomda.TryRemove(new KeyValuePair<string, long>(nyckel, nummer));
            }

            for (var forbi = 0; ; forbi++)
            {
                if (await Bok(agare).FinnAsync(foldversion, senast, forbi).WaitAsync(Svarstid, tid, cancel) is not { } rad) return null;
                var innehall = await korn.GetGrain<IOgonblicksinnehallGrain>(OgonblicksbokGrain.Innehallsnyckel(agare, rad.Nr)).LasAsync().WaitAsync(Svarstid, tid, cancel);
                if (innehall is not null && Hash(innehall) == rad.Hash) return new Ogonblick(agare, foldversion, rad.Per, rad.Positioner, innehall);
                Skadat(log, agare, rad.Per);
            }
        }
        catch (Exception fel) when (!cancel.IsCancellationRequested)
        {
            SvararInte(log, agare, fel);
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<int> ForgetAfterAsync(string nyckel, long number, CancellationToken cancel = default)
    {
        try
        {
            return await GlomEfterAsync(nyckel, number, cancel);
        }
        catch (Exception fel) when (!cancel.IsCancellationRequested)
        {
            _oglomda.AddOrUpdate(nyckel, number, (_, fore) => Math.Min(fore, number));
            GlomdesInte(log, nyckel, number, fel);
            return 0;
        }
    }

    /// <inheritdoc/>
    public async Task ClearAsync(CancellationToken cancel = default) => await Task.WhenAll((await AllaAsync(cancel)).Select(async bok =>
    {
        while (await bok.RensaAsync().WaitAsync(cancel) > 0)
        {
            // Some at a time: the turns of a grain are to be short.
        }
    }));

    private IOgonblicksbokGrain Bok(string agare) => korn.GetGrain<IOgonblicksbokGrain>(agare);

    private async Task<int> GlomEfterAsync(string nyckel, long nummer, CancellationToken cancel) =>
        (await Task.WhenAll((await AllaAsync(cancel)).Select(bok => bok.GlomEfterAsync(nyckel, nummer))).WaitAsync(Svarstid, tid, cancel)).Sum();

    private async Task<IEnumerable<IOgonblicksbokGrain>> AllaAsync(CancellationToken cancel) =>
        (await korn.GetGrain<IOgonblicksagareGrain>(Namn.Ensam).AllaAsync().WaitAsync(Svarstid, tid, cancel)).Select(Bok);

    private static string Hash(byte[] innehall) => Convert.ToHexStringLower(SHA256.HashData(innehall));

    [LoggerMessage(2613, LogLevel.Warning, "Ögonblicket för {Agare} per {Per} är skadat och används inte")]
    private static partial void Skadat(ILogger logger, string agare, DateTimeOffset per);

    [LoggerMessage(2614, LogLevel.Warning, "Ögonblicken för {Agare} går inte att läsa nu; raderna läses i stället")]
    private static partial void SvararInte(ILogger logger, string agare, Exception fel);

    [LoggerMessage(2616, LogLevel.Warning, "De ögonblick som vet mer än {Nyckel} {Nummer} går inte att glömma nu; inga används innan det är gjort")]
    private static partial void GlomdesInte(ILogger logger, string nyckel, long nummer, Exception fel);
}
