using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>Many clients of one district.</summary>
internal sealed class Klientskara : IAsyncDisposable
{
    private static readonly TimeSpan Livstecken = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Mellanrum = TimeSpan.FromMilliseconds(50);
    private readonly List<Klient> _klienter = [];
    private readonly CancellationTokenSource _slut = new();
    private Task _lever = Task.CompletedTask;

    private Klientskara(string stadsdel, int franNr) => (Stadsdel, FranNr) = (stadsdel, franNr);

    /// <summary>Number of the first that is said while they follow.</summary>
    public int FranNr { get; }

    public string Stadsdel { get; }

    public IReadOnlyList<Klient> Klienter => _klienter;

    public Meddelandelager Lager { get; } = new();

    public Skarmtider Tider { get; } = new();

    public long Byte => _klienter.Sum(k => k.Byte);

    /// <summary>Opens them all; each follows when this returns.</summary>
    /// <param name="franNr">Number of the first that will be said from now on.</param>
    public static async Task<Klientskara> OppnaAsync(Uri adress, string kaka, string stadsdel, int antal, int franNr)
    {
        var skara = new Klientskara(stadsdel, franNr);
        try
        {
            for (var i = 0; i < antal; i++)
            {
                var klient = new Klient(adress, "stadsdel:" + stadsdel, kaka, skara.Lager, skara.Tider);
                skara._klienter.Add(klient);
                await klient.AnslutAsync();
            }
        }
        catch
        {
            await skara.DisposeAsync();
            throw;
        }

        skara._lever = skara.LevaAsync();
        return skara;
    }

    /// <summary>Begins to count times anew.</summary>
    public void Nollstall()
    {
        foreach (var klient in _klienter) klient.NollstallTider();
    }

    /// <summary>Times of all clients together.</summary>
    public Fordelning Fordelning()
    {
        var alla = new Fordelning();
        foreach (var klient in _klienter) alla.Lagg(klient.Tider);
        return alla;
    }

    /// <summary>Waits until every client has been shown every statement; false when that has not come in time.</summary>
    public async Task<bool> VantaAsync(IReadOnlyCollection<Uppgift> sagda, TimeSpan hogst)
    {
        var start = Stopwatch.GetTimestamp();
        var ska = sagda.Where(u => u.Nr >= FranNr && u.Stadsdel == Stadsdel).Select(u => u.Nr).ToList();
        while (!_klienter.TrueForAll(k => ska.TrueForAll(k.HarSett)))
        {
            if (Stopwatch.GetElapsedTime(start) > hogst) return false;
            await Task.Delay(Mellanrum, TimeProvider.System);
        }

        return true;
    }

    /// <summary>
    /// How the clients' pictures differ from the oracle's. Clients that got the same messages have the same picture, which is
    /// made once. Then one change is taken away from one of them, and the comparison must see that: else it proves nothing.
    /// </summary>
    public IReadOnlyList<string> Avvikelser(Flodesfacit facit)
    {
        var avvikelser = new List<string>();
        avvikelser.AddRange(_klienter.Where(k => k.Fel is not null).GroupBy(k => k.Fel).Select(g => $"{g.Count()} klienter: {g.Key}"));
        var lika = _klienter.GroupBy(k => k.Fatt, new Foljdjamforare()).ToList();
        foreach (var grupp in lika)
        {
            var (antal, fel) = (grupp.Count(), Jamfor(facit, grupp.Key, null).ToList());
            avvikelser.AddRange(fel.Select(f => $"{antal} klienter: {f}"));
        }

        if (avvikelser.Count == 0 && lika.Count > 0 && Sjalvprov(facit, lika[0].Key) is { } brist) avvikelser.Add(brist);
        return avvikelser;
    }

    public async ValueTask DisposeAsync()
    {
        await _slut.CancelAsync();
        await _lever;
        foreach (var klient in _klienter)
        {
            await klient.KlippAsync();
            klient.Dispose();
        }

        _slut.Dispose();
    }

    private IEnumerable<string> Jamfor(Flodesfacit facit, IReadOnlyList<int> fatt, int? utom)
    {
        var bild = Foljdbild.Av(Lager, fatt, utom);
        var lage = bild.Lage();
        return facit.Avvik(lage, Stadsdel).Concat(facit.AvvikSedda(bild.Sedda, lage, Stadsdel, FranNr));
    }

    private string? Sjalvprov(Flodesfacit facit, IReadOnlyList<int> fatt)
    {
        // The last change that shows something: what it shows is not said again.
        for (var i = fatt.Count - 1; i >= 0; i--)
        {
            if (fatt[i] < 0 || Lager[fatt[i]] is not { Slag: Meddelandeslag.Andring, Nummer.Length: > 0 }) continue;
            return Jamfor(facit, fatt, i).Any() ? null : "jämförelsen ser inte att en ändring saknas";
        }

        return null;
    }

    private async Task LevaAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Livstecken, TimeProvider.System, _slut.Token);
                foreach (var klient in _klienter) await klient.LivstecknaAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // They are to be closed.
        }
    }

    private sealed class Foljdjamforare : IEqualityComparer<IReadOnlyList<int>>
    {
        public bool Equals(IReadOnlyList<int>? x, IReadOnlyList<int>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<int> obj)
        {
            var hash = new HashCode();
            foreach (var nummer in obj) hash.Add(nummer);
            return hash.ToHashCode();
        }
    }
}
