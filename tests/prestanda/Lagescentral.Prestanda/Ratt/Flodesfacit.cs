using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;

namespace Lagescentral.Prestanda.Ratt;

/// <summary>
/// What must be true of a server that has taken what was sent: computed from the flow and the receipts alone, by counting
/// everything anew. Windows by the contract's definition: at time <em>t</em> the 1 h window is the 60 minute buckets ending
/// with <em>t</em>'s own, 24 h the 1,440, 7 d the 168 hour buckets ending with <em>t</em>'s own, 28 d the 672.
/// </summary>
internal sealed class Flodesfacit
{
    private const int Senaste = 50;
    private const int OppnaHogst = 200;
    private const int AvvikelserHogst = 20;

    private readonly Dictionary<string, Uppgift> _galler = [];
    private readonly List<Uppgift> _sagda = [];
    private readonly List<string> _avvikelser = [];

    /// <summary>What receipts said that they must not have said.</summary>
    public IReadOnlyList<string> Avvikelser => _avvikelser;

    /// <summary>All that has been acknowledged, each once.</summary>
    public IReadOnlyList<Uppgift> Sagda => _sagda;

    /// <summary>The latest that was said of each event, by id.</summary>
    public IReadOnlyDictionary<string, Uppgift> Galler => _galler;

    /// <summary>Takes what is known to have been taken.</summary>
    public void Saga(Uppgift uppgift)
    {
        _galler[uppgift.Id] = uppgift;
        _sagda.Add(uppgift);
    }

    /// <summary>Takes the answers to a whole load. The bodies of one connection must be in the order sent.</summary>
    public void Kvittera(IEnumerable<Besvarad> besvarade)
    {
        foreach (var besvarad in besvarade) Kvittera(besvarad);
    }

    /// <summary>Takes the answer to one body.</summary>
    public void Kvittera(Besvarad besvarad)
    {
        if (besvarad.Svar.Status != 202)
        {
            Avvik($"intaget svarade {besvarad.Svar.Status}");
            return;
        }

        var kvitton = Kvittolasning.Las(besvarad.Svar);
        if (kvitton.Count != besvarad.Sandning.Poster.Count) Avvik($"{kvitton.Count} kvitton på {besvarad.Sandning.Poster.Count} poster");
        foreach (var (post, kvitto) in besvarad.Sandning.Poster.Zip(kvitton)) Kvittera(post, kvitto);
    }

    /// <summary>How the picture of an area differs from what it must be; empty when it does not.</summary>
    /// <param name="lage">The picture.</param>
    /// <param name="stadsdel">District, or null for the whole city.</param>
    public IEnumerable<string> Avvik(Lage lage, string? stadsdel)
    {
        var alla = _galler.Values.Where(u => stadsdel is null || u.Stadsdel == stadsdel).ToList();
        foreach (var (namn, ska) in Fonstren(alla, lage.Per))
        {
            if (!lage.Fonster.TryGetValue(namn, out var har))
            {
                yield return $"{namn} saknas";
                continue;
            }

            if (har.Antal != ska.Antal) yield return $"{namn} antal {har.Antal}, ska vara {ska.Antal}";
            if (har.Allvarssumma != ska.Allvarssumma) yield return $"{namn} allvarssumma {har.Allvarssumma}, ska vara {ska.Allvarssumma}";
            if (har.Tyngd != ska.Tyngd) yield return $"{namn} tyngd {har.Tyngd}, ska vara {ska.Tyngd}";
            if (har.PerKategori.Count != ska.PerKategori.Count || ska.PerKategori.Any(par => har.PerKategori.GetValueOrDefault(par.Key) != par.Value)) yield return $"{namn} perKategori";
        }

        var oppna = alla.Count(u => u.Status == "pagaende");
        if (lage.OppnaAntal is { } antal && antal != oppna) yield return $"oppnaAntal {antal}, ska vara {oppna}";
        if (lage.Oppna is { } listade)
        {
            if (listade.Count != Math.Min(OppnaHogst, oppna)) yield return $"oppna har {listade.Count}";
            if (!listade.SequenceEqual(Ordna(listade.OrderByDescending(p => p.Allvar).ThenByDescending(p => p.Mottagen)))) yield return "oppna i annan ordning";
            if (listade.Any(p => p.Status != "pagaende")) yield return "oppna har en stängd";
        }

        if (lage.Senaste.Count != Math.Min(Senaste, alla.Count)) yield return $"senaste har {lage.Senaste.Count}, ska ha {Math.Min(Senaste, alla.Count)}";
        if (!lage.Senaste.SequenceEqual(Ordna(lage.Senaste.OrderByDescending(p => p.Mottagen)))) yield return "senaste i annan ordning";
        foreach (var post in lage.Senaste.Concat(lage.Oppna ?? []))
            if (!_galler.TryGetValue(post.Id, out var galler) || !Lika(post, galler)) yield return $"{post.Id} rev {post.Rev} är inte det senaste";
    }

    /// <summary>How all that a client has been shown, from the first event on, differs from what it must have been shown.</summary>
    /// <param name="sedda">The latest that it has seen of each event, by id.</param>
    /// <param name="lage">Its picture.</param>
    /// <param name="stadsdel">District.</param>
    /// <param name="franNr">Number of the first that was said after it began to follow.</param>
    public IEnumerable<string> AvvikSedda(IReadOnlyDictionary<string, Listad> sedda, Lage lage, string stadsdel, int franNr)
    {
        var saknas = 0;
        foreach (var galler in _galler.Values)
            if (galler.Nr >= franNr && galler.Stadsdel == stadsdel && !(sedda.TryGetValue(galler.Id, out var sedd) && Lika(sedd, galler))) saknas++;
        if (saknas > 0) yield return $"{saknas} händelser har inte visats som de är";
        if (!lage.Senaste.SequenceEqual(Ordna(sedda.Values.OrderByDescending(p => p.Mottagen)).Take(Senaste))) yield return "senaste är inte de senaste";
        if (lage.Oppna is { } oppna && !oppna.SequenceEqual(Ordna(sedda.Values.Where(p => p.Status == "pagaende").OrderByDescending(p => p.Allvar).ThenByDescending(p => p.Mottagen)).Take(OppnaHogst)))
            yield return "oppna är inte de öppna";
    }

    private static IEnumerable<Listad> Ordna(IOrderedEnumerable<Listad> lista) =>
        lista.ThenByDescending(p => p.Kalla, StringComparer.Ordinal).ThenByDescending(p => p.Id, StringComparer.Ordinal);

    private static IEnumerable<(string Namn, Fonster Fonster)> Fonstren(List<Uppgift> alla, DateTimeOffset per)
    {
        var minut = Math.DivRem(per.ToUnixTimeSeconds(), 60).Quotient;
        var raknas = alla.Where(u => u.Status != "aterkallad").ToList();
        foreach (var (namn, fack, sekunder) in Fonster.Alla)
        {
            var nu = minut * 60 / sekunder;
            var inom = raknas.Where(u =>
            {
                var eget = Math.DivRem(u.Intraffad.ToUnixTimeSeconds(), sekunder).Quotient;
                return eget <= nu && eget > nu - fack;
            }).ToList();
            yield return (namn, new Fonster(
                inom.Count, inom.Sum(u => u.Allvar), inom.Sum(u => (long)Fonster.Vikt(u.Allvar)),
                inom.GroupBy(u => u.Typ.Kategori).ToDictionary(g => g.Key, g => g.Count())));
        }
    }

    private void Kvittera(Post post, Kvitto kvitto)
    {
        var (uppgift, slag) = post;
        var utfall = slag switch
        {
            Postslag.Ny => "ny",
            Postslag.Uppdatering => "uppdaterad",
            _ => "dublett",
        };
        if (kvitto.Id != uppgift.Id || kvitto.Utfall != utfall || kvitto.Rev != uppgift.Rev || kvitto.Stadsdel != uppgift.Stadsdel)
            Avvik($"{uppgift.Id} rev {uppgift.Rev} i {uppgift.Stadsdel}, {utfall}: kvittot säger {kvitto}");
        if (slag != Postslag.Upprepning) Saga(uppgift);
    }

    private void Avvik(string avvikelse)
    {
        if (_avvikelser.Count < AvvikelserHogst) _avvikelser.Add(avvikelse);
    }

    private static bool Lika(Listad post, Uppgift uppgift) =>
        post.Nr == uppgift.Nr && post.Kalla == uppgift.Kalla && post.Rev == uppgift.Rev && post.Allvar == uppgift.Allvar && post.Status == uppgift.Status;
}
