namespace Lagescentral.Prestanda.Krasch;

internal sealed record Fonster(int Antal, int Allvarssumma, long Tyngd, IReadOnlyDictionary<string, int> PerKategori);

internal sealed record Listad(string Kalla, string Id, int Rev, string? Rubrik);

internal sealed record Lagesbild(
    string Id, long Seq, string Epok, DateTimeOffset Per, IReadOnlyDictionary<string, Fonster> Fonster, int OppnaAntal,
    IReadOnlyList<Listad> Oppna, IReadOnlyList<Listad> Senaste);

/// <summary>For whom a picture is.</summary>
internal enum Krets
{
    /// <summary>Anyone.</summary>
    Oppen,

    /// <summary>A screen on a wall.</summary>
    Vagg,

    /// <summary>Who has signed in.</summary>
    Intern,
}

/// <summary>
/// What a picture must be, computed from the book alone and by the definitions: at time <em>t</em> the 1 h window is the
/// 60 minute buckets ending with <em>t</em>'s own, 24 h the 1,440, 7 d the 168 hour buckets ending with <em>t</em>'s
/// own, 28 d the 672; distinct events by (source, id). Counts everything anew every time.
/// </summary>
internal sealed class Facit
{
    private const int Senaste = 50;
    private const int OppenMinst = 3;
    private static readonly int[] Vikter = [1, 3, 10, 30, 100];
    private readonly IReadOnlyList<(Bokford Bokford, IReadOnlyList<Kvitterad> Kedja)> _handelser;
    private readonly Krets _krets;

    /// <summary>An oracle of all that the book has.</summary>
    /// <param name="krets">For whom the pictures are.</param>
    public Facit(Bok bok, Krets krets = Krets.Intern) => (_krets, _handelser) = (krets, [.. bok.Handelser.Where(b => b.Revisioner.Count > 0).Select(b => (b, Kedja(b)))]);

    /// <summary>How the picture of an area differs from what it must be; empty when it does not.</summary>
    /// <param name="bild">The picture, as a reader of the circle got it.</param>
    /// <param name="stadsdel">District, or null for the whole city.</param>
    public IEnumerable<string> Avvikelser(Lagesbild bild, string? stadsdel)
    {
        var har = _handelser.Select(h => h.Kedja[^1]).Where(k => Syns(k) && (stadsdel is null || k.Stadsdel == stadsdel)).ToList();
        var minut = bild.Per.ToUnixTimeSeconds() / 60;
        foreach (var (namn, fack, sekunder) in new[] { ("1h", 60, 60), ("24h", 1_440, 60), ("7d", 168, 3_600), ("28d", 672, 3_600) })
        {
            var nu = minut * 60 / sekunder;
            var raknade = har.Where(Raknas).Where(k =>
            {
                var eget = Math.DivRem(k.Utsaga.Intraffad.ToUnixTimeSeconds(), sekunder).Quotient;
                return eget <= nu && eget > nu - fack;
            }).ToList();
            var fonster = bild.Fonster[namn];
            // Anyone is told of no number so small that it could be somebody.
            var minst = _krets == Krets.Oppen ? OppenMinst : 1;
            if (raknade.Count < minst) raknade.Clear();
            if (fonster.Antal != raknade.Count) yield return $"{namn} antal {fonster.Antal}, ska vara {raknade.Count}";
            var summa = raknade.Sum(k => k.Utsaga.Allvar);
            if (fonster.Allvarssumma != summa) yield return $"{namn} allvarssumma {fonster.Allvarssumma}, ska vara {summa}";
            var tyngd = raknade.Sum(k => (long)Vikter[k.Utsaga.Allvar - 1]);
            if (fonster.Tyngd != tyngd) yield return $"{namn} tyngd {fonster.Tyngd}, ska vara {tyngd}";
            var perKategori = raknade.GroupBy(k => k.Sedd!.Handelse.Kategori).Where(g => g.Count() >= minst).ToDictionary(g => g.Key, g => g.Count());
            if (perKategori.Count != fonster.PerKategori.Count || perKategori.Any(par => fonster.PerKategori.GetValueOrDefault(par.Key) != par.Value))
                yield return $"{namn} perKategori";
        }

        var oppna = har.Where(k => Oppen(k, bild.Per)).ToList();
        if (bild.OppnaAntal != oppna.Count) yield return $"oppnaAntal {bild.OppnaAntal}, ska vara {oppna.Count}";
        var listade = Ordna(oppna.OrderByDescending(k => k.Utsaga.Allvar).ThenByDescending(k => k.Sedd!.Handelse.Mottagen)).Take(bild.Oppna.Count);
        if (bild.Oppna.Count != Math.Min(oppna.Count, Kraschval.OppnaHogst) || !bild.Oppna.SequenceEqual(listade)) yield return "oppna";
        var senaste = Ordna(har.OrderByDescending(k => k.Sedd!.Handelse.Mottagen)).Take(Senaste);
        if (!bild.Senaste.SequenceEqual(senaste)) yield return "senaste";

        // The numbering of a stream outlives every restart: it counts the changes that this class may see.
        if (stadsdel is not null && bild.Seq != Seq(stadsdel)) yield return $"seq {bild.Seq}, ska vara {Seq(stadsdel)}";
    }

    private long Seq(string stadsdel)
    {
        long seq = 0;
        foreach (var (_, kedja) in _handelser)
        {
            for (var i = 0; i < kedja.Count; i++)
            {
                var fore = i > 0 && Syns(kedja[i - 1]) && kedja[i - 1].Stadsdel == stadsdel;
                if (fore || (Syns(kedja[i]) && kedja[i].Stadsdel == stadsdel)) seq++;
            }
        }

        return seq;
    }

    /// <summary>The revisions that were ever shown, in order: one that was published before the one shown is history.</summary>
    private static IReadOnlyList<Kvitterad> Kedja(Bokford bokford)
    {
        var kedja = new List<Kvitterad>();
        foreach (var kvitterad in bokford.Revisioner.Values)
            if (kedja.Count == 0 || !(kvitterad.Utsaga.Publicerad < kedja[^1].Utsaga.Publicerad)) kedja.Add(kvitterad);
        return kedja;
    }

    private static IEnumerable<Listad> Ordna(IOrderedEnumerable<Kvitterad> lista) => lista
        .ThenByDescending(k => k.Utsaga.Kalla, StringComparer.Ordinal).ThenByDescending(k => k.Utsaga.Id, StringComparer.Ordinal)
        .Select(k => new Listad(k.Utsaga.Kalla, k.Utsaga.Id, k.Sedd!.Handelse.Rev, k.Utsaga.Rubrik));

    private bool Syns(Kvitterad k) => k.Utsaga.Klass == "oppen" || (k.Utsaga.Klass == "intern" && _krets != Krets.Oppen);

    private static bool Raknas(Kvitterad k) => k.Sedd!.Handelse.ArHandelse && k.Utsaga.Status != "aterkallad";

    private static bool Oppen(Kvitterad k, DateTimeOffset per) =>
        k.Sedd!.Handelse.ArHandelse && k.Utsaga.Status == "pagaende"
        && (!Kraschval.OppenTimmar.TryGetValue(k.Utsaga.Kalla, out var timmar) || per < k.Utsaga.Intraffad.AddHours(timmar));
}
