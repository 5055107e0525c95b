using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Lagescentral.Prestanda.Krasch;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>
/// Tells when all is as it should be: every node says that it is ready, every source has given every node an event in every
/// district and been answered, and after that every follower has come as far as the pictures had.
/// </summary>
internal sealed class Fulldrift(Nodkluster kluster, Utsagor utsagor, IReadOnlyList<string> stadsdelar, Bok bok, ConcurrentQueue<string> avvikelser)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Langst = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Omtag = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Malets = TimeSpan.FromSeconds(2);

    /// <summary>Waits for it, and gives the time from <paramref name="start"/>.</summary>
    /// <param name="start">Timestamp.</param>
    /// <param name="noder">The nodes that are to serve.</param>
    /// <param name="foljare">Those who are to follow, on whichever node.</param>
    /// <exception cref="TimeoutException">It does not come; the message says what is missing.</exception>
    public async Task<TimeSpan> VantaAsync(long start, IReadOnlyList<Klusternod> noder, IReadOnlyList<Klusterfoljare> foljare)
    {
        using var tak = new CancellationTokenSource(Langst, TimeProvider.System);
        await Task.WhenAll(noder.Select(nod => nod.RedoAsync()));
        await Task.WhenAll(noder.SelectMany(nod => Utsagor.Kallor.Select(kalla => SandAsync(nod, kalla, tak.Token))));
        await FoljsAsync(noder, foljare, tak.Token);
        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>Sends one event in every district, to a node that may be long in answering; to another when it has hung up.</summary>
    public async Task SandAsync(IReadOnlyList<Klusternod> noder, string kalla, TimeSpan svarstid)
    {
        using var tak = new CancellationTokenSource(Langst, TimeProvider.System);
        using var http = Nodvaljare.Klient(() => [.. noder.Select(nod => nod.Adress)], 0, svarstid);
        if (!await SandAsync(http, kalla, tak.Token)) throw new TimeoutException($"{kalla} får inget svar.");
    }

    private async Task SandAsync(Klusternod nod, string kalla, CancellationToken tak)
    {
        using var http = Nodvaljare.Klient(nod.Adress, Svarstid);
        if (!await SandAsync(http, kalla, tak)) throw new TimeoutException($"{nod.Namn} tar inte emot händelser från {kalla}.");
    }

    private async Task<bool> SandAsync(HttpClient http, string kalla, CancellationToken tak)
    {
        var sandare = new Kallsandare(http, kalla, utsagor, bok, new Random(0), avvikelser);
        var sandning = utsagor.Overallt(kalla, TimeProvider.System.GetUtcNow());
        for (var klar = await sandare.SandAsync(sandning); !klar; klar = await sandare.SandOmAsync())
        {
            if (tak.IsCancellationRequested) return false;
            await Task.Delay(Omtag, TimeProvider.System, CancellationToken.None);
        }

        return true;
    }

    private async Task FoljsAsync(IReadOnlyList<Klusternod> noder, IReadOnlyList<Klusterfoljare> foljare, CancellationToken tak)
    {
        for (var varv = 0; ; varv++)
        {
            var mal = await MalAsync(noder[varv % noder.Count]);
            var start = TimeProvider.System.GetTimestamp();
            List<string> efter;
            while ((efter = [.. foljare.SelectMany(f => Efter(f, mal))]).Count > 0 && TimeProvider.System.GetElapsedTime(start) < Malets)
                await Task.Delay(Omtag, TimeProvider.System, CancellationToken.None);
            if (efter.Count == 0) return;
            if (tak.IsCancellationRequested) throw new TimeoutException($"{efter.Count} kanaler följs inte: {string.Join("; ", efter.Take(5))}");
        }
    }

    private static IEnumerable<string> Efter(Klusterfoljare foljare, IReadOnlyDictionary<(Krets, string), (string Epok, long Seq)> mal)
    {
        var laget = foljare.Laget;
        foreach (var kanal in foljare.Kanaler)
        {
            var (epok, seq) = mal[(foljare.Krets, kanal)];
            if (!laget.TryGetValue(kanal, out var har)) yield return $"{foljare.Namn} har ingen bild av {kanal}";
            else if (har.Epok != epok || har.Seq < seq) yield return $"{foljare.Namn} har {kanal} {har.Seq}, ska ha {seq}";
        }
    }

    private async Task<Dictionary<(Krets, string), (string Epok, long Seq)>> MalAsync(Klusternod nod)
    {
        var mal = new Dictionary<(Krets, string), (string, long)>();
        foreach (var krets in Enum.GetValues<Krets>())
        {
            using var http = Nodvaljare.Klient(nod.Adress, Svarstid, kluster.Kaka(krets));
            foreach (var stadsdel in stadsdelar.Prepend<string?>(null))
            {
                var bild = (await http.GetFromJsonAsync<Lagesbild>(Klusterprov.Vag(stadsdel), Web))!;
                mal[(krets, Klusterprov.Kanal(stadsdel))] = (bild.Epok, bild.Seq);
            }
        }

        return mal;
    }
}
