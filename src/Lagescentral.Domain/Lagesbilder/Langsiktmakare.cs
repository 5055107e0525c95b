using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>Makes the long view out of what is folded. Pure. Since when history is known is told by the city's counts:
/// a quiet district is not an unknown one.</summary>
public sealed class Langsiktmakare(
    IReadOnlyList<Kategori> kategorier, IReadOnlyList<Arsrakning> arsrakningar, TimeZoneInfo zon, bool ovning)
{
    private const int Veckor = 13;
    private const int ManaderHogst = 120;
    private const int ArHogst = 10;
    private const int Manadsfonster = 28;
    private const int FonsterHogst = 12;

    /// <summary>The long view of an area for a class of reader, both counts as that class sees them.</summary>
    public Langsiktvy Gor(string id, string namn, Langtal omrade, Langtal staden, Lasarklass lasare)
    {
        ArgumentNullException.ThrowIfNull(omrade);
        ArgumentNullException.ThrowIfNull(staden);
        var idag = Lokaldag.For(omrade.Per, zon);
        int? sedan = staden.KandSedan is { } kand ? Lokaldag.For(kand, zon) : null;
        var rader = omrade.Lang.PerKategori.Where(rad => rad[0] <= idag).ToDictionary(rad => rad[0]);
        Periodvy Period(int fran, int till) => PeriodAv(omrade.Lang, rader, fran, till, idag, sedan, lasare);

        var mandag = idag - Lokaldag.Veckodag(idag) - 7 * Veckor;
        return new Langsiktvy
        {
            Id = id,
            Namn = namn,
            Per = omrade.Per,
            Ovning = ovning,
            Sedan = Datum(sedan),
            Kategorier = [.. kategorier.Select(k => new Kategorivy(k.Id, k.Namn))],
            Dagar = [.. Enumerable.Range(mandag, idag - mandag + 1).Select(dag => Period(dag, dag))],
            Veckor = [.. Enumerable.Range(0, Veckor + 1).Select(v => Period(mandag + 7 * v, mandag + 7 * v + 6))],
            Manader = [.. Manader(sedan, idag).Select(m => Period(m.Fran, m.Till))],
            Profil = Profil(omrade, sedan, lasare),
            Vantat = Vantat(omrade, rader, idag, sedan, lasare),
            Arsrakningar = Ar(omrade.Lang, staden.Lang, idag, lasare),
        };
    }

    private static DateOnly? Datum(int? dag) => dag is { } d ? Lokaldag.Datum(d) : null;

    private static Periodvy PeriodAv(
        Langdata lang, Dictionary<int, int[]> rader, int fran, int till, int idag, int? sedan, Lasarklass lasare)
    {
        var antal = new int[lang.Kategorier.Count];
        for (var dag = fran; dag <= till; dag++)
        {
            if (!rader.TryGetValue(dag, out var rad)) continue;
            for (var i = 1; i < rad.Length; i += 2) antal[rad[i]] += rad[i + 1];
        }

        var summa = antal.Sum();
        var minst = lasare == Lasarklass.Oppen ? Vymakare.OppenMinst : 1;
        var okand = summa == 0 && (sedan is null || till < sedan);
        var dold = !okand && lasare == Lasarklass.Oppen && summa < Vymakare.OppenMinst;
        return new Periodvy
        {
            Fran = Lokaldag.Datum(fran),
            Till = Lokaldag.Datum(till),
            Antal = okand || dold ? null : summa,
            FarreAn = dold ? Vymakare.OppenMinst : null,
            PerKategori = antal.Select((n, i) => (Namn: lang.Kategorier[i], Antal: n)).Where(par => par.Antal >= minst && !dold)
                .ToDictionary(par => par.Namn, par => par.Antal),
            Hel = till < idag && fran >= sedan,
        };
    }

    private static IEnumerable<(int Fran, int Till)> Manader(int? sedan, int idag)
    {
        if (sedan is not { } forsta) yield break;
        var nu = Lokaldag.Datum(idag);
        var denna = new DateOnly(nu.Year, nu.Month, 1);
        var fran = Lokaldag.Datum(forsta);
        var manad = new DateOnly(fran.Year, fran.Month, 1);
        var tidigast = denna.AddMonths(1 - ManaderHogst);
        for (manad = manad < tidigast ? tidigast : manad; manad <= denna; manad = manad.AddMonths(1))
            yield return (Lokaldag.Nummer(manad), Lokaldag.Nummer(manad.AddMonths(1)) - 1);
    }

    private Profilvy? Profil(Langtal omrade, int? sedan, Lasarklass lasare)
    {
        if (sedan is not { } forsta) return null;
        // Whole weeks back from the hour under way: every hour of the week has then been equally often, but for the
        // nights when the clock was moved.
        var sista = Tidfack.Timme(Tidfack.Minut(omrade.Per));
        var kanda = sista - Tidfack.Timme(Tidfack.Minut(Langrakning.Borjan(forsta, zon)));
        var veckor = (int)Math.Min(Veckor, kanda / 168);
        if (veckor < 1) return null;

        var (celler, tillfallen) = (new int[168], new int[168]);
        var fran = sista - 168 * veckor;
        for (var timme = fran; timme < sista; timme++)
        {
            var lokal = TimeZoneInfo.ConvertTime(Tidfack.FranMinut(timme * 60), zon);
            var cell = ((int)lokal.DayOfWeek + 6) % 7 * 24 + lokal.Hour;
            celler[cell] += omrade.Timmar[^(int)(sista - timme)];
            tillfallen[cell]++;
        }

        List<int?> Dolj(IEnumerable<int> antal) =>
            [.. antal.Select(n => lasare == Lasarklass.Oppen && n < Vymakare.OppenMinst ? (int?)null : n)];
        static int[] Timmar(int[] celler, int franDag, int tillDag) =>
            [.. Enumerable.Range(0, 24).Select(t => Enumerable.Range(franDag, tillDag - franDag).Sum(d => celler[d * 24 + t]))];
        return new Profilvy
        {
            Fran = Tidfack.FranMinut(fran * 60),
            Till = Tidfack.FranMinut(sista * 60),
            Veckor = veckor,
            Celler = Dolj(celler),
            Tillfallen = tillfallen,
            Vardag = Dolj(Timmar(celler, 0, 5)),
            VardagTillfallen = Timmar(tillfallen, 0, 5),
            Helg = Dolj(Timmar(celler, 5, 7)),
            HelgTillfallen = Timmar(tillfallen, 5, 7),
            FarreAn = lasare == Lasarklass.Oppen ? Vymakare.OppenMinst : null,
        };
    }

    private static Dictionary<string, Forvantanvy> Vantat(
        Langtal omrade, Dictionary<int, int[]> rader, int idag, int? sedan, Lasarklass lasare)
    {
        var ut = new Dictionary<string, Forvantanvy>();
        foreach (var (fonster, trend) in omrade.Trender)
            if (trend is { Vantat: { } vantat, Lag: { } lag, Hog: { } hog, Veckor: >= Trend.VeckorMinst and var veckor })
                ut[fonster] = new Forvantanvy { Vantat = vantat, Lag = lag, Hog = hog, Perioder = veckor };

        var summor = new List<int>();
        for (var slut = idag - Manadsfonster; summor.Count < FonsterHogst && sedan <= slut - Manadsfonster; slut -= Manadsfonster)
            summor.Add(Enumerable.Range(slut - Manadsfonster, Manadsfonster).Sum(dag => rader.TryGetValue(dag, out var rad) ? Summa(rad) : 0));
        if (summor.Count >= 2)
        {
            var fordelning = Veckofordelning.Skatta([summor]);
            var (undre, ovre) = fordelning.Spann(0.9);
            ut["28d"] = new Forvantanvy { Vantat = fordelning.Medel, Lag = undre, Hog = ovre, Perioder = summor.Count };
        }

        if (lasare == Lasarklass.Oppen)
            foreach (var (namn, _) in ut.Where(par => par.Value.Vantat < Vymakare.OppenMinst).ToList()) ut.Remove(namn);
        return ut;
    }

    private static int Summa(int[] rad)
    {
        var summa = 0;
        for (var i = 2; i < rad.Length; i += 2) summa += rad[i];
        return summa;
    }

    private List<Arsrakningvy> Ar(Langdata omrade, Langdata staden, int idag, Lasarklass lasare)
    {
        var vyer = arsrakningar.Select(a => ArAv(a, omrade, staden, idag, lasare)).ToList();
        // The claims are made together, so that one of many is not found by chance.
        var provade = Trend.Justera([.. vyer.Select(par => par.Prov)]);
        return [.. vyer.Select((par, i) => par.Vy with { Riktning = par.Vy.Riktning == Riktning.ForKortHistorik ? Riktning.ForKortHistorik : provade[i].Riktning })];
    }

    private static (Arsrakningvy Vy, Trend Prov) ArAv(Arsrakning rakning, Langdata omrade, Langdata staden, int idag, Lasarklass lasare)
    {
        var kallor = rakning.Kallor.Select(kalla => (Id: kalla, Dagar: Kalldagar(staden, kalla, idag)))
            .Select(k => (k.Id, k.Dagar, Sedan: k.Dagar.Count == 0 ? null : Tackning.Fran(k.Dagar, k.Dagar.Max()))).ToList();
        var sedan = kallor.Max(k => k.Sedan);
        var dagar = Dagar(rakning, omrade);
        int Antal(int fran, int till) => dagar.Where(par => par.Dag >= fran && par.Dag <= till).Sum(par => par.Antal);

        var nu = Lokaldag.Datum(idag);
        var ar = new List<Arsvy>();
        var tidigare = new List<int>();
        int? denna = null;
        for (var ett = nu.Year; sedan is { } forsta && ett > nu.Year - ArHogst; ett--)
        {
            var nyar = Lokaldag.Nummer(new DateOnly(ett, 1, 1));
            var samma = Lokaldag.Nummer(new DateOnly(ett, nu.Month, Math.Min(nu.Day, DateTime.DaysInMonth(ett, nu.Month))));
            var hel = nyar >= forsta;
            // A part of an earlier year compares with nothing.
            if (samma < forsta || (!hel && ett < nu.Year)) break;
            var antal = Antal(Math.Max(nyar, forsta), samma);
            if (ett == nu.Year) denna = hel ? antal : null;
            else if (hel) tidigare.Add(antal);
            int? hela = ett < nu.Year && hel ? Antal(nyar, Lokaldag.Nummer(new DateOnly(ett, 12, 31))) : null;
            var dold = lasare == Lasarklass.Oppen && antal < Vymakare.OppenMinst;
            ar.Add(new Arsvy
            {
                Ar = ett,
                Fran = Lokaldag.Datum(Math.Max(nyar, forsta)),
                Till = Lokaldag.Datum(samma),
                Antal = dold ? null : antal,
                FarreAn = dold ? Vymakare.OppenMinst : null,
                HelaAret = dold || (lasare == Lasarklass.Oppen && hela < Vymakare.OppenMinst) ? null : hela,
                Hel = hel,
            });
        }

        var vy = new Arsrakningvy
        {
            Id = rakning.Id,
            Namn = rakning.Namn,
            Beskrivning = rakning.Beskrivning,
            Sedan = Datum(sedan),
            Kallor = [.. kallor.Select(k => new Arskallavy(k.Id, Datum(k.Sedan), k.Dagar.Count == 0 ? null : Lokaldag.Datum(k.Dagar.Max())))],
            Ar = ar,
            Riktning = Riktning.ForKortHistorik,
        };
        var prov = new Trend(denna ?? 0, null, null, null, null, null, Riktning.ForKortHistorik, tidigare.Count);
        var tyst = kallor.Exists(k => k.Dagar.Count > 0 && idag - k.Dagar.Max() > Langrakning.UppehallHogst);
        if (denna is not { } iAr || tidigare.Count == 0 || tyst) return (vy, prov);

        // With one earlier year the counts are taken to be Poisson; with more, how much years differ is estimated too.
        var fordelning = Veckofordelning.Skatta([tidigare]);
        var (lag, hog) = fordelning.Spann(0.9);
        if (lasare != Lasarklass.Oppen || (iAr >= Vymakare.OppenMinst && tidigare.TrueForAll(n => n >= Vymakare.OppenMinst)))
            vy = vy with { Vantat = fordelning.Medel, Lag = lag, Hog = hog, Riktning = Riktning.Ingen };
        return (vy, prov with { Vantat = fordelning.Medel, P = fordelning.P(iAr), Riktning = Riktning.Ingen });
    }

    private static List<int> Kalldagar(Langdata staden, string kalla, int idag)
    {
        var cell = -1;
        for (var i = 0; i < staden.Kallor.Count; i++)
            if (staden.Kallor[i] == kalla) cell = i;
        return cell < 0 ? [] : [.. staden.PerKalla.Where(rad => rad[0] <= idag && Har(rad, cell)).Select(rad => rad[0])];
    }

    private static bool Har(int[] rad, int cell)
    {
        for (var i = 1; i < rad.Length; i += 2)
            if (rad[i] == cell) return rad[i + 1] > 0;
        return false;
    }

    private static List<(int Dag, int Antal)> Dagar(Arsrakning rakning, Langdata lang)
    {
        var raknas = new bool[lang.Arsslag.Count * 5];
        foreach (var del in rakning.Av)
            for (var slag = 0; slag < lang.Arsslag.Count; slag++)
                if (lang.Arsslag[slag] == del.Arsslag)
                    for (var allvar = del.AllvarMinst; allvar <= 5; allvar++) raknas[slag * 5 + allvar - 1] = true;
        var ut = new List<(int, int)>();
        foreach (var rad in lang.PerArsslag)
        {
            var antal = 0;
            for (var i = 1; i < rad.Length; i += 2)
                if (raknas[rad[i]]) antal += rad[i + 1];
            if (antal != 0) ut.Add((rad[0], antal));
        }

        return ut;
    }
}
