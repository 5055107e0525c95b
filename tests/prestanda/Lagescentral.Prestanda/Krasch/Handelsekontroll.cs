using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Lagescentral.Prestanda.Krasch;

internal sealed record Punkt(double? Lat, double? Lon);

internal sealed record Handelse(
    string Kalla, string Id, int Rev, string Typ, string Kategori, int Allvar, DateTimeOffset Intraffad, DateTimeOffset? Publicerad,
    DateTimeOffset Mottagen, string Status, string Klass, string Stadsdel, Punkt Placering, bool ArHandelse, string? Rubrik);

internal sealed record Revision(Handelse Handelse, string Slag, long Position, bool Galler);

internal sealed record Historik(Handelse Handelse, IReadOnlyList<Revision> Revisioner);

/// <summary>Reads every event back and holds it against the book.</summary>
internal sealed class Handelsekontroll(HttpClient http, ConcurrentQueue<string> avvikelser)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Number of revisions found beyond those acknowledged.</summary>
    public int Okvitterade { get; private set; }

    public async Task ProvaAsync(IReadOnlyList<Bokford> handelser)
    {
        var okvitterade = 0;
        await Parallel.ForEachAsync(handelser, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (bokford, cancel) =>
        {
            using var svar = await http.GetAsync($"/api/v1/handelser/{bokford.Kalla}/{bokford.Id}", cancel);
            var historik = svar.StatusCode == HttpStatusCode.NotFound ? null
                : await svar.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Historik>(Web, cancel);
            Interlocked.Add(ref okvitterade, Prova(bokford, historik?.Revisioner ?? []));
        });
        Okvitterade = okvitterade;
    }

    private int Prova(Bokford bokford, IReadOnlyList<Revision> revisioner)
    {
        var namn = $"{bokford.Kalla}/{bokford.Id}";
        if (!revisioner.Select(r => r.Handelse.Rev).SequenceEqual(Enumerable.Range(1, revisioner.Count)))
            avvikelser.Enqueue($"{namn}: revisionerna är {string.Join(',', revisioner.Select(r => r.Handelse.Rev))}");
        foreach (var rev in bokford.Revisioner.Keys.Where(rev => rev > revisioner.Count)) avvikelser.Enqueue($"{namn} rev {rev}: kvitterad men saknas");

        var osvarade = bokford.Osvarade.ToHashSet();
        var okvitterade = 0;
        foreach (var revision in revisioner)
        {
            var rev = revision.Handelse.Rev;
            if (bokford.Revisioner.TryGetValue(rev, out var kvitterad))
            {
                if (!Lika(kvitterad.Utsaga, revision.Handelse)) avvikelser.Enqueue($"{namn} rev {rev}: annat innehåll än det kvitterade");
                if (kvitterad.Stadsdel != revision.Handelse.Stadsdel || kvitterad.Position != revision.Position)
                    avvikelser.Enqueue($"{namn} rev {rev}: ligger i {revision.Handelse.Stadsdel}:{revision.Position}, kvitterad i {kvitterad.Stadsdel}:{kvitterad.Position}");
                kvitterad.Sedd = revision;
                continue;
            }

            okvitterade++;
            if (osvarade.FirstOrDefault(u => Lika(u, revision.Handelse)) is not { } sagd || !osvarade.Remove(sagd))
                avvikelser.Enqueue($"{namn} rev {rev}: varken kvitterad eller obesvarad, eller skriven två gånger");
        }

        return okvitterade;
    }

    private static bool Lika(Utsaga u, Handelse h) =>
        u.Kalla == h.Kalla && u.Id == h.Id && u.Typ == h.Typ && u.Intraffad == h.Intraffad && u.Publicerad == h.Publicerad && u.Rubrik == h.Rubrik
        && u.Status == h.Status && u.Allvar == h.Allvar && u.Klass == h.Klass && LikaPlats(u, h);

    private static bool LikaPlats(Utsaga u, Handelse h) =>
        (u.Punkt, h.Placering) switch
        {
            ((var lat, var lon), { Lat: { } visadLat, Lon: { } visadLon }) => Math.Abs(visadLat - lat) <= 0.00051 && Math.Abs(visadLon - lon) <= 0.00051,
            // A point beyond every district is no place: such an event is the city's, or, kept as history, stands where the
            // shown revision does. Which of them the receipt has said.
            (not null, { Lat: null, Lon: null }) => true,
            _ => h.Placering is { Lat: null, Lon: null },
        };
}
