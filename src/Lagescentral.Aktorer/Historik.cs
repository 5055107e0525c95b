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

    // Nobody follows a picture of the past.
    private readonly Foldgranser _granser = granser with { Rorelser = 1 };

    /// <summary>Most moments in one series.</summary>
    public const int PunkterHogst = 400;

    /// <summary>Longest time that a series covers.</summary>
    public static readonly TimeSpan SpannHogst = TimeSpan.FromDays(31);

    /// <summary>A district's picture as known at <paramref name="per"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Lagesbildvy> StadsdelAsync(string id, Lasarklass lasare, DateTimeOffset per, CancellationToken cancel = default) =>
        BildAsync(() => StadsdelFranAsync(id, per, cancel), fold => vyer.Varden(id, Epok, fold, lasare), lasare, per, cancel);

    /// <summary>A plats' picture as known at <paramref name="per"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Lagesbildvy> PlatsAsync(string id, Lasarklass lasare, DateTimeOffset per, CancellationToken cancel = default) =>
        BildAsync(() => Task.FromResult(PlatsFran(id, cancel)), fold => vyer.Plats(id, Epok, fold, lasare), lasare, per, cancel);

    /// <summary>The city's picture as known at <paramref name="per"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Lagesbildvy> StadAsync(Lasarklass lasare, DateTimeOffset per, CancellationToken cancel = default)
    {
        Stadsfold? staden = null;
        return BildAsync(
            async () =>
            {
                var gang = await StadFranAsync(per, cancel);
                staden = gang.Stad;
                return gang;
            },
            fold => vyer.Varden(Epok, fold, staden!.Delar, lasare), lasare, per, cancel);
    }

    /// <summary>A district at moments of the past, as known at each: from <paramref name="fran"/>, every
    /// <paramref name="steg"/>, to <paramref name="till"/>.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Historikserievy> StadsdelsserieAsync(
        string id, Lasarklass lasare, DateTimeOffset fran, DateTimeOffset till, TimeSpan steg, CancellationToken cancel = default) =>
        SerieAsync(id, () => StadsdelFranAsync(id, fran, cancel), lasare, fran, till, steg, cancel);

    /// <summary>As <see cref="StadsdelsserieAsync"/>, of a plats.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Historikserievy> PlatsserieAsync(
        string id, Lasarklass lasare, DateTimeOffset fran, DateTimeOffset till, TimeSpan steg, CancellationToken cancel = default) =>
        SerieAsync(id, () => Task.FromResult(PlatsFran(id, cancel)), lasare, fran, till, steg, cancel);

    /// <summary>As <see cref="StadsdelsserieAsync"/>, of the city.</summary>
    /// <exception cref="UpptagenHistorikException">Two others are being made.</exception>
    public Task<Historikserievy> StadsserieAsync(
        Lasarklass lasare, DateTimeOffset fran, DateTimeOffset till, TimeSpan steg, CancellationToken cancel = default) =>
        SerieAsync("stad", () => StadFranAsync(fran, cancel), lasare, fran, till, steg, cancel);

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
            await foreach (var post in journal.ReadFactsAsync(strom, position + 1, cancel))
            {
                forst = Math.Min(forst, post.Nummer - 1);
                break;
            }
        }

        return forst;
    }

    private Task<Lagesbildvy> BildAsync(
        Func<Task<Gang>> borja, Func<Lagesfold, Bildvarden> varden, Lasarklass lasare, DateTimeOffset per, CancellationToken cancel) => TurAsync(
        async () =>
        {
            var gang = await borja();
            await foreach (var post in gang.Poster.WithCancellation(cancel))
                if (!gang.Folda(post, per)) break;
            gang.Tick(per);
            await HydreraAsync(gang.Fold, lasare, cancel);
            return vyer.Bild(varden(gang.Fold), gang.Fold.For(lasare));
        },
        cancel);

    private Task<Historikserievy> SerieAsync(
        string id, Func<Task<Gang>> borja, Lasarklass lasare, DateTimeOffset fran, DateTimeOffset till, TimeSpan steg, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(steg, TimeSpan.Zero);
        if ((till - fran) / steg > PunkterHogst) throw new ArgumentOutOfRangeException(nameof(steg), steg, $"More than {PunkterHogst} moments.");
        return TurAsync(
            async () =>
            {
                var gang = await borja();
                var punkter = new List<Historikpunktvy>();
                var per = fran;
                void Nasta()
                {
                    gang.Tick(per);
                    punkter.Add(vyer.Punkt(per, gang.Fold, lasare));
                    per += steg;
                }

                // One pass: the moments that lie before a line are told before it is folded.
                // Lines that several streams wrote in the same moment may fall on either side of one.
                await foreach (var post in gang.Poster.WithCancellation(cancel))
                {
                    while (per <= till && post.Mottagen > per) Nasta();
                    if (per > till) break;
                    gang.Folda(post, till);
                }

                while (per <= till) Nasta();
                return new Historikserievy { Id = id, Sedan = gang.Fold.HistorikFran, Punkter = punkter };
            },
            cancel);
    }

    private async Task<Gang> StadsdelFranAsync(string id, DateTimeOffset per, CancellationToken cancel)
    {
        var strom = Strommar.Stadsdel(id);
        var sparat = await ogonblick.LatestAsync(strom, Lagesfold.Version, per, cancel);
        var fold = new Lagesfold(Omrade.Stadsdel(id), _granser.ForEnDel, sparat?.Las<Lagesfoldsdata>());
        return new Gang(fold, journal.ReadFactsAsync(strom, (sparat?.Positioner[strom] ?? 0) + 1, cancel), post => fold.Folda(Handelserader.Las(post)), fold.Tick)
        {
            Vantas = new Dictionary<string, long> { [strom] = long.MaxValue },
        };
    }

    private Gang PlatsFran(string id, CancellationToken cancel)
    {
        var fold = new Lagesfold(Omrade.Plats(id), _granser);
        return new Gang(
            fold,
            journal.ReadKeyAsync("plats:" + id, cancel),
            post =>
            {
                if (Strommar.ArStadsdel(post.Strom)) fold.Folda(Handelserader.Las(post));
            },
            nu => fold.Tick(nu));
    }

    private async Task<Gang> StadFranAsync(DateTimeOffset per, CancellationToken cancel)
    {
        var sparat = await ogonblick.LatestAsync("stad", Stadsfold.Version, per, cancel);
        var fold = new Stadsfold(stadsdelar, _granser, sparat?.Las<Lagesfoldsdata>());

        // The order of commit keeps the streams level with each other; one stream at a time would let a fold forget
        // events before it has read their predecessors in another.
        var positioner = stadsdelar.ToDictionary(Strommar.Stadsdel, id => sparat?.Positioner.GetValueOrDefault(Strommar.Stadsdel(id)) ?? 0);
        var fran = sparat is null ? 0 : await ForstaNummerAsync(positioner, cancel);
        var huvuden = await journal.StreamsAsync(cancel);
        return new Gang(
            fold.Staden,
            journal.ReadAllFactsAsync(fran, cancel),
            post =>
            {
                if (!positioner.TryGetValue(post.Strom, out var position) || post.Position != position + 1) return;
                positioner[post.Strom] = post.Position;
                fold.Folda(Handelserader.Las(post));
            },
            fold.Tick)
        {
            Stad = fold,
            Vantas = positioner.Keys.Where(strom => huvuden.GetValueOrDefault(strom) > positioner[strom]).ToDictionary(strom => strom, strom => huvuden[strom]),
        };
    }

    private async Task<T> TurAsync<T>(Func<Task<T>> tur, CancellationToken cancel)
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

/// <summary>A fold on its way through the lines after a saved state.</summary>
internal sealed record Gang(Lagesfold Fold, IAsyncEnumerable<Journalpost> Poster, Action<Journalpost> Ta, Func<DateTimeOffset, bool> Tick)
{
    /// <summary>The city's fold, when that is what goes.</summary>
    public Stadsfold? Stad { get; init; }

    /// <summary>Streams that may have further lines known at the moment, and the last position of each; null when all lines
    /// must be read. Within a stream times never decrease; between streams they may, when the clock has been set back.</summary>
    public Dictionary<string, long>? Vantas { get; init; }

    /// <summary>Folds a line if it was known at <paramref name="per"/>. False when none that comes after it was.</summary>
    public bool Folda(Journalpost post, DateTimeOffset per)
    {
        var kand = post.Mottagen <= per;
        if (kand) Ta(post);
        if (Vantas is null) return true;
        if (!kand || (Vantas.TryGetValue(post.Strom, out var sista) && post.Position >= sista)) Vantas.Remove(post.Strom);
        return Vantas.Count > 0;
    }
}

/// <summary>Two earlier pictures are being made already. Answered outwards as 429.</summary>
public sealed class UpptagenHistorikException() : Exception("Två tidigare lägesbilder tas redan fram. Försök igen om några sekunder.");
