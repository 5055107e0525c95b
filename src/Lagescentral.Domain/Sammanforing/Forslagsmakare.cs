using System.Globalization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Sammanforing;

/// <summary>
/// Finds reports from different sources that may be of the same matter: near in time, at the same or a near place, of the
/// same kind. Pure. It proposes with its reasons; what it is given is all that it knows, so whoever asks is told nothing of
/// what that one may not read.
/// </summary>
/// <param name="namn">Names of places and categories.</param>
/// <param name="narliggande">True when two categories may well be the same matter.</param>
/// <param name="regler">Bounds.</param>
public sealed class Forslagsmakare(INamn namn, Func<string, string, bool> narliggande, Forslagsregler regler)
{
    private const int Ordlangd = 4;
    private static readonly CultureInfo Svenska = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly (int Minuter, int Poang)[] Tider = [(15, 30), (30, 25), (60, 15), (int.MaxValue, 5)];
    private static readonly (int Meter, int Poang)[] Avstand = [(250, 45), (500, 35), (1_000, 15)];
    private const int SammaPlats = 45;
    private const int SammaOrd = 35;
    private const int SammaOrdUtanStadsdel = 25;
    private const int SammaKategori = 25;
    private const int NaraKategori = 15;
    private const int OkandKategori = 5;

    /// <summary>The proposals, the weightiest first, then the latest.</summary>
    /// <param name="kandidater">Events to weigh; those that cannot be part of a proposal are left out.</param>
    /// <param name="huvuden">Events that reports are merged into already: each can only remain.</param>
    /// <param name="avvisade">Pairs that a person has refused.</param>
    /// <param name="stadsdel">District that one of the two belongs to; null for all.</param>
    public IReadOnlyList<Forslag> Foresla(
        IReadOnlyList<Kandidat> kandidater, IReadOnlySet<HandelseNyckel> huvuden, Func<Handelsepar, bool> avvisade, string? stadsdel = null)
    {
        ArgumentNullException.ThrowIfNull(kandidater);
        ArgumentNullException.ThrowIfNull(huvuden);
        ArgumentNullException.ThrowIfNull(avvisade);
        var tidsordning = kandidater.Where(k => k.Fakta.Raknas).OrderByDescending(k => k.Fakta.Mottagen).ThenByDescending(k => k.Fakta.Nyckel)
            .Take(regler.KandidaterHogst).Select(k => new Vagd(k, Platsord(k)))
            .OrderBy(k => k.Fakta.Intraffad).ThenBy(k => k.Fakta.Nyckel).ToList();
        var forslag = new List<Forslag>();
        for (var i = 0; i < tidsordning.Count; i++)
        {
            for (var j = i + 1; j < tidsordning.Count; j++)
            {
                var (a, b) = (tidsordning[i], tidsordning[j]);
                if (b.Fakta.Intraffad - a.Fakta.Intraffad > TimeSpan.FromMinutes(regler.MinuterHogst)) break;
                if (a.Fakta.Kalla == b.Fakta.Kalla || a.Fakta.Ovning != b.Fakta.Ovning) continue;
                if (stadsdel is not null && a.Fakta.Placering.Stadsdel != stadsdel && b.Fakta.Placering.Stadsdel != stadsdel) continue;
                if (huvuden.Contains(a.Fakta.Nyckel) && huvuden.Contains(b.Fakta.Nyckel)) continue;
                if (Vag(a, b, huvuden) is { } ett && !avvisade(Handelsepar.Av(a.Fakta.Nyckel, b.Fakta.Nyckel))) forslag.Add(ett);
            }
        }

        return [.. forslag.OrderByDescending(f => f.Poang).ThenByDescending(f => f.Huvud.Fakta.Intraffad).ThenBy(f => f.Huvud.Fakta.Nyckel)
            .ThenBy(f => f.Del.Fakta.Nyckel).Take(regler.ForslagHogst)];
    }

    private Forslag? Vag(Vagd a, Vagd b, IReadOnlySet<HandelseNyckel> huvuden)
    {
        if (Kategoriskal(a.Fakta, b.Fakta) is not { } kategori || Platsskal(a, b) is not { } plats) return null;
        var tid = Tidsskal(a.Fakta, b.Fakta);
        var poang = tid.Poang + plats.Poang + kategori.Poang;
        if (poang < regler.PoangMinst) return null;
        var (huvud, del) = Ordna(a, b, huvuden);
        if (Sammanforingsregler.Hinder(del.Fakta, huvuden.Contains(del.Fakta.Nyckel) ? 1 : 0, huvud.Fakta) is not null) return null;
        List<Skal> skal = [tid, plats, kategori];
        return new Forslag(huvud.Kandidat, del.Kandidat, poang, [.. skal.OrderByDescending(s => s.Poang)]);
    }

    /// <summary>What remains is what has reports already, else what more may read of, else the most serious, the best placed,
    /// the earliest known.</summary>
    private static (Vagd Huvud, Vagd Del) Ordna(Vagd a, Vagd b, IReadOnlySet<HandelseNyckel> huvuden)
    {
        var ordnade = new[] { a, b }
            .OrderByDescending(k => huvuden.Contains(k.Fakta.Nyckel))
            .ThenBy(k => k.Fakta.Klass)
            .ThenByDescending(k => k.Fakta.Allvar)
            .ThenByDescending(k => Placerad(k.Fakta.Placering))
            .ThenByDescending(k => k.Fakta.Placering.Sakerhet)
            .ThenBy(k => k.Fakta.Intraffad).ThenBy(k => k.Fakta.Nyckel).ToList();
        return (ordnade[0], ordnade[1]);
    }

    private static int Placerad(Placering placering) =>
        placering.Plats is not null ? 3 : placering.Lat is not null ? 2 : placering.Stadsdel != Placering.Stockholm ? 1 : 0;

    private static Skal Tidsskal(Handelsefakta a, Handelsefakta b)
    {
        var minuter = (int)Math.Round((b.Intraffad - a.Intraffad).Duration().TotalMinutes);
        var text = minuter switch { 0 => "samma minut", 1 => "1 minut ifrån varandra", _ => string.Create(Svenska, $"{minuter} minuter ifrån varandra") };
        return new Skal("tid", text, Tider.First(t => minuter <= t.Minuter).Poang);
    }

    private Skal? Kategoriskal(Handelsefakta a, Handelsefakta b)
    {
        if (a.Kategori == b.Kategori && a.Kategori != Taxonomi.Ovrigt) return new Skal("kategori", $"samma kategori: {namn.Kategori(a.Kategori)}", SammaKategori);
        if (narliggande(a.Kategori, b.Kategori)) return new Skal("kategori", $"närliggande kategorier: {namn.Kategori(a.Kategori)} och {namn.Kategori(b.Kategori)}", NaraKategori);
        return a.Kategori == Taxonomi.Ovrigt || b.Kategori == Taxonomi.Ovrigt ? new Skal("kategori", "den ena säger inte vilken kategori", OkandKategori) : null;
    }

    private Skal? Platsskal(Vagd a, Vagd b)
    {
        var (pa, pb) = (a.Fakta.Placering, b.Fakta.Placering);
        if (pa.Plats is { } plats && plats == pb.Plats) return new Skal("plats", $"samma plats: {namn.Plats(plats) ?? plats}", SammaPlats);
        var okandStadsdel = pa.Stadsdel == Placering.Stockholm || pb.Stadsdel == Placering.Stockholm;
        if (pa is { Lat: { } lata, Lon: { } lona } && pb is { Lat: { } latb, Lon: { } lonb })
        {
            var meter = Geografi.Avstand.Meter(lata, lona, latb, lonb);
            // Points rounded to a hundred metres, and places that fill some, are no nearer than that says.
            var steg = (int)(Math.Max(1, Math.Round(meter / 50)) * 50);
            if (Avstand.FirstOrDefault(steget => meter <= steget.Meter) is { Poang: > 0 } nara) return new Skal("plats", string.Create(Svenska, $"omkring {steg} m ifrån varandra"), nara.Poang);
            return null;
        }

        if (pa.Stadsdel != pb.Stadsdel && !okandStadsdel) return null;
        var ord = a.Ord.Intersect(b.Ord).Order(StringComparer.Ordinal).Take(3).ToList();
        if (ord.Count == 0) return null;
        return okandStadsdel
            ? new Skal("plats", $"samma ord om platsen: {string.Join(", ", ord)}", SammaOrdUtanStadsdel)
            : new Skal("plats", $"samma stadsdel, {namn.Stadsdel(pa.Stadsdel)}, och samma ord om platsen: {string.Join(", ", ord)}", SammaOrd);
    }

    private HashSet<string> Platsord(Kandidat kandidat)
    {
        var utom = Ord(namn.Stadsdel(kandidat.Fakta.Placering.Stadsdel)).Concat(Ord(kandidat.Fakta.Typ)).Concat(["stockholm", "vägen", "gatan", "torget"]).ToHashSet();
        // The place in the source's words; without one, the names in its heading.
        var ord = kandidat.Text?.Plats is { } plats ? Ord(plats) : Ord(string.Join(' ', (kandidat.Text?.Rubrik ?? "").Split(' ').Skip(1).Where(o => o.Length > 0 && char.IsUpper(o[0]))));
        return [.. ord.Where(o => o.Length >= Ordlangd && !utom.Contains(o))];
    }

    private static IEnumerable<string> Ord(string text) =>
        new string([.. text.ToLowerInvariant().Select(tecken => char.IsLetter(tecken) ? tecken : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Vagd(Kandidat Kandidat, HashSet<string> Ord)
    {
        public Handelsefakta Fakta => Kandidat.Fakta;
    }
}
