using Lagescentral.Domain;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer;

/// <summary>Pictures as they were known at an earlier moment: folds from the nearest saved state before it. At most two at
/// once; others wait a little, then are told to come back.</summary>
public sealed class Historik(IJournal journal, IOgonblick ogonblick, Vymakare vyer, Foldgranser granser, IReadOnlyList<string> stadsdelar) : IDisposable
{
    private const string Epok = "historik";
    private static readonly TimeSpan Vantan = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _platser = new(2, 2);

    /// <summary>A district's picture as known at <paramref name="per"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Lagesbildvy> StadsdelAsync(string id, Lasarklass lasare, DateTimeOffset per, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            var strom = Strommar.Stadsdel(id);
            var sparat = await ogonblick.LatestAsync(strom, Lagesfold.Version, per, cancel);
            var fold = new Lagesfold(Omrade.Stadsdel(id), granser, sparat is null ? null : Json.Read<Lagesfoldsdata>(sparat.Innehall.Span));
            await foreach (var post in journal.ReadAsync(strom, (sparat?.Positioner[strom] ?? 0) + 1, cancel))
            {
                if (post.Mottagen > per) break;
                fold.Folda(Handelserader.Las(post));
            }

            fold.Tick(per);
            await HydreraAsync(fold, lasare, cancel);
            return vyer.Bild(vyer.Varden(id, Epok, fold, lasare), fold.For(lasare));
        },
        cancel);

    /// <summary>A plats' picture as known at <paramref name="per"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Lagesbildvy> PlatsAsync(string id, Lasarklass lasare, DateTimeOffset per, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            var fold = new Lagesfold(Omrade.Plats(id), granser);
            await foreach (var post in journal.ReadKeyAsync("plats:" + id, cancel))
                if (post.Mottagen <= per && Strommar.ArStadsdel(post.Strom)) fold.Folda(Handelserader.Las(post));
            fold.Tick(per);
            return vyer.Bild(vyer.Plats(id, Epok, fold, lasare), fold.For(lasare));
        },
        cancel);

    /// <summary>The city's picture as known at <paramref name="per"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Lagesbildvy> StadAsync(Lasarklass lasare, DateTimeOffset per, CancellationToken cancel = default) => TurAsync(
        async () =>
        {
            var sparat = await ogonblick.LatestAsync("stad", Stadsfold.Version, per, cancel);
            var fold = new Stadsfold(stadsdelar, granser, sparat is null ? null : Json.Read<Lagesfoldsdata>(sparat.Innehall.Span));

            // The order of commit keeps the streams level with each other; one stream at a time would let a fold forget
            // events before it has read their predecessors in another.
            var positioner = stadsdelar.ToDictionary(Strommar.Stadsdel, id => sparat?.Positioner.GetValueOrDefault(Strommar.Stadsdel(id)) ?? 0);
            var fran = sparat is null ? 0 : await ForstaNummerAsync(positioner, cancel);
            await foreach (var post in journal.ReadAllAsync(fran, cancel))
            {
                if (post.Mottagen > per || !positioner.TryGetValue(post.Strom, out var position) || post.Position != position + 1) continue;
                positioner[post.Strom] = post.Position;
                fold.Folda(Handelserader.Las(post));
            }

            fold.Tick(per);
            await HydreraAsync(fold.Staden, lasare, cancel);
            return vyer.Bild(vyer.Varden(Epok, fold.Staden, fold.Delar, lasare), fold.Staden.For(lasare));
        },
        cancel);

    /// <inheritdoc/>
    public void Dispose() => _platser.Dispose();

    // Only what is shown: a state remembers a thousand times as much.
    private Task HydreraAsync(Lagesfold fold, Lasarklass lasare, CancellationToken cancel)
    {
        var bild = fold.For(lasare);
        return Hydrering.HydreraAsync(journal, bild.Senaste.Concat(bild.Oppna).Distinct(), fold.Hydrera, cancel);
    }

    private async Task<long> ForstaNummerAsync(Dictionary<string, long> positioner, CancellationToken cancel)
    {
        var forst = long.MaxValue;
        foreach (var (strom, position) in positioner)
        {
            await foreach (var post in journal.ReadAsync(strom, position + 1, cancel))
            {
                forst = Math.Min(forst, post.Nummer - 1);
                break;
            }
        }

        return forst;
    }

    private async Task<Lagesbildvy> TurAsync(Func<Task<Lagesbildvy>> tur, CancellationToken cancel)
    {
        if (!await _platser.WaitAsync(Vantan, cancel)) throw new UpptagenHistorikException();
        try
        {
            return await tur();
        }
        finally
        {
            _platser.Release();
        }
    }
}

/// <summary>Two earlier pictures are being made already. Answered outwards as 429.</summary>
public sealed class UpptagenHistorikException() : Exception("Två tidigare lägesbilder tas redan fram. Försök igen om några sekunder.");
