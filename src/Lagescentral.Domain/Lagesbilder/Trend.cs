namespace Lagescentral.Domain.Lagesbilder;

/// <summary>Which way a count differs from what the same hours of earlier weeks give reason to expect.</summary>
public enum Riktning
{
    /// <summary>No difference that could not be chance.</summary>
    Ingen,

    /// <summary>More than expected.</summary>
    Over,

    /// <summary>Fewer than expected.</summary>
    Under,

    /// <summary>Too few weeks are known to say.</summary>
    ForKortHistorik,
}

/// <summary>A count beside what was to be expected.</summary>
/// <param name="Antal">Events in the full hours of the window before the picture's own hour.</param>
/// <param name="Vantat">Mean of the same hours over the earlier weeks; null when no week is known.</param>
/// <param name="Lag">Lower end of the span that holds nine weeks of ten.</param>
/// <param name="Hog">Upper end of that span.</param>
/// <param name="P">Two-sided p-value of the exact test; null when it was not made.</param>
/// <param name="Q">p adjusted for all tests shown together (Benjamini–Hochberg).</param>
/// <param name="Riktning">What is claimed: a direction only when q ≤ 0.05.</param>
/// <param name="Veckor">Earlier weeks compared with, at most twelve.</param>
public sealed record Trend(
    int Antal, double? Vantat, int? Lag, int? Hog, double? P, double? Q, Riktning Riktning, int Veckor)
{
    /// <summary>Level that an adjusted p-value must reach for a claim.</summary>
    public const double Krav = 0.05;

    /// <summary>Fewest earlier weeks for a claim.</summary>
    public const int VeckorMinst = 4;

    /// <summary>Fewest degrees of freedom that say how much such counts vary by themselves: 24 hours have six for every
    /// week after the first, a week has one, so that it needs eight earlier weeks.</summary>
    public const int FrihetsgraderMinst = 7;

    /// <summary>Most earlier weeks compared with.</summary>
    public const int VeckorHogst = 12;

    /// <summary>Below this count, both now and expected, nothing is claimed: small numbers carry no trend.</summary>
    public const int AntalMinst = 5;

    /// <summary>Compares the <paramref name="timmar"/> full hours before the minute's own hour with the same hours of the
    /// same weekdays in the weeks before, whole weeks apart (UTC). Not yet adjusted: see <see cref="Justera"/>.</summary>
    /// <param name="verk">The counts.</param>
    /// <param name="timmar">Length of the window in hours, at most 168.</param>
    /// <param name="historikFran">When anything was first known; weeks before it are not compared with.</param>
    public static Trend Mat(Rakneverk verk, int timmar, DateTimeOffset? historikFran)
    {
        ArgumentNullException.ThrowIfNull(verk);
        if (verk.Minut is not { } minut || historikFran is not { } fran) return new(0, null, null, null, null, null, Riktning.ForKortHistorik, 0);
        if (verk.Matta.TryGetValue((timmar, fran), out var matt)) return matt;
        return verk.Matta[(timmar, fran)] = Mat(verk, timmar, Tidfack.Timme(minut), fran);
    }

    private static Trend Mat(Rakneverk verk, int timmar, long timme, DateTimeOffset fran)
    {
        var antal = verk.AntalTimmar(timme, timmar);
        var forsta = Tidfack.Timme(Tidfack.Minut(fran)) + 1;
        var veckor = (int)Math.Clamp((timme - timmar - forsta) / 168, 0, VeckorHogst);
        if (veckor == 0) return new(antal, null, null, null, null, null, Riktning.ForKortHistorik, 0);

        // The same weeks cut into windows as long, first the one compared with: a dozen counts say little of how much they
        // vary; seven times as many, each around the mean of its own weekday, say enough.
        var fonster = new int[168 / timmar][];
        for (var steg = 0; steg < fonster.Length; steg++)
        {
            fonster[steg] = new int[veckor];
            for (var vecka = 1; vecka <= veckor; vecka++) fonster[steg][vecka - 1] = verk.AntalTimmar(timme - 168 * vecka + timmar * steg, timmar);
        }

        var fordelning = Veckofordelning.Skatta(fonster);
        var (lag, hog) = fordelning.Spann(0.9);
        var matt = new Trend(antal, fordelning.Medel, lag, hog, null, null, Riktning.ForKortHistorik, veckor);
        return veckor < VeckorMinst || fordelning.Frihetsgrader < FrihetsgraderMinst ? matt : matt with { P = fordelning.P(antal), Riktning = Riktning.Ingen };
    }

    /// <summary>Adjusts the p-values of all that is shown together and claims what then holds.</summary>
    public static IReadOnlyList<Trend> Justera(IReadOnlyList<Trend> visade)
    {
        ArgumentNullException.ThrowIfNull(visade);
        var provade = visade.Select((trend, index) => (trend, index)).Where(par => par.trend.P is not null)
            .OrderByDescending(par => par.trend.P).ToList();
        var justerade = visade.ToArray();
        var minst = 1.0;
        for (var i = 0; i < provade.Count; i++)
        {
            var (trend, index) = provade[i];
            minst = Math.Min(minst, trend.P!.Value * provade.Count / (provade.Count - i));
            justerade[index] = trend with { Q = minst, Riktning = trend.Pastaende(minst) };
        }

        return justerade;
    }

    private Riktning Pastaende(double q) =>
        q > Krav || (Antal < AntalMinst && Vantat < AntalMinst) ? Riktning.Ingen
        : Antal > Vantat ? Riktning.Over
        : Riktning.Under;
}

/// <summary>Counts of the same hours in earlier weeks, as Poisson or, when they vary more than that, negative binomial.</summary>
internal sealed class Veckofordelning
{
    private readonly int _veckor;
    private readonly int _summa;

    /// <summary>Shape of the gamma mixture; infinite for Poisson.</summary>
    private readonly double _form;

    private Veckofordelning(int veckor, int summa, double form, int frihetsgrader)
    {
        _veckor = veckor;
        _summa = summa;
        _form = form;
        Frihetsgrader = frihetsgrader;
    }

    public double Medel => (double)_summa / _veckor;

    /// <summary>Degrees of freedom behind the estimate of how much the counts vary.</summary>
    public int Frihetsgrader { get; }

    /// <summary>Estimates from windows, each with its counts in the same weeks; the first is the one compared with.</summary>
    public static Veckofordelning Skatta(IReadOnlyList<IReadOnlyList<int>> fonster)
    {
        var veckor = fonster[0].Count;
        var summa = fonster[0].Sum();
        var frihetsgrader = fonster.Count * (veckor - 1);
        if (frihetsgrader == 0) return new(veckor, summa, double.PositiveInfinity, 0);

        var (varians, medelsumma, kvadrat) = (0.0, 0.0, 0.0);
        foreach (var rad in fonster)
        {
            var medel = rad.Average();
            var spridning = rad.Sum(n => (n - medel) * (n - medel)) / (veckor - 1);
            varians += spridning;
            medelsumma += medel;
            kvadrat += medel * medel - spridning / veckor;
        }

        // The variance is itself an estimate: widened by one and a half of its own relative errors, so that false claims
        // stay within bounds also when counts vary far more than Poisson (simulated in the tests).
        varians *= 1 + 1.5 * Math.Sqrt(2.0 / frihetsgrader);
        var form = varians > medelsumma ? Math.Max(kvadrat, 1e-6) / (varians - medelsumma) : double.PositiveInfinity;
        return new(veckor, summa, form, frihetsgrader);
    }

    /// <summary>Exact two-sided p-value of a new week's count given the sum of it and the earlier weeks: binomial when
    /// Poisson, negative hypergeometric when negative binomial.</summary>
    public double P(int antal)
    {
        var alla = antal + _summa;
        if (alla == 0) return 1;
        var (under, vid, over) = Svansar(antal, alla);
        var hela = under + vid + over;
        return Math.Min(1, 2 * Math.Min(under + vid, vid + over) / hela);
    }

    /// <summary>Span that holds a new week's count with the given probability, the same in both tails.</summary>
    public (int Lag, int Hog) Spann(double andel)
    {
        var medel = Math.Max(Medel, 0.5 / _veckor);
        var varians = (medel + (double.IsInfinity(_form) ? 0 : medel * medel / _form)) * (1 + 1.0 / _veckor);
        var form = medel * medel / (varians - medel);
        // In logarithms: the first terms of a large mean are smaller than any double.
        var logg = -form * Math.Log(1 + medel / form);
        var steg = Math.Log(medel / (form + medel));
        var svans = (1 - andel) / 2;
        var summa = Math.Exp(logg);
        var antal = 0;
        var lag = -1;
        while (summa < 1 - svans && antal < 1_000_000)
        {
            if (lag < 0 && summa > svans) lag = antal;
            logg += Math.Log((form + antal) / (antal + 1)) + steg;
            antal++;
            summa += Math.Exp(logg);
        }

        return (lag < 0 ? antal : lag, antal);
    }

    // Terms relative to the one at the observed count, summed outwards until they no longer matter.
    private (double Under, double Vid, double Over) Svansar(int antal, int alla)
    {
        double Kvot(int x) => double.IsInfinity(_form)
            ? (alla - x) / ((x + 1.0) * _veckor)
            : (x + _form) / (x + 1.0) * ((alla - x) / (alla - x - 1 + _veckor * _form));

        var over = 0.0;
        var term = 1.0;
        for (var x = antal; x < alla; x++)
        {
            term *= Kvot(x);
            over += term;
            if (term < 1e-16 * (over + 1)) break;
        }

        var under = 0.0;
        term = 1.0;
        for (var x = antal; x > 0; x--)
        {
            term /= Kvot(x - 1);
            under += term;
            if (term < 1e-16 * (under + 1)) break;
        }

        return (under, 1, over);
    }
}
