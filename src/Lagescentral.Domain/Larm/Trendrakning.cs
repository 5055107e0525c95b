using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Larm;

/// <summary>What a trend rule counts in one area: a ring of sums up to each hour, so that the cost of a test depends neither on how much has
/// happened nor on how long the windows are.</summary>
internal sealed class Trendrakning
{
    // The window itself, twelve weeks before it, and a week to cut windows from.
    private const int Timmar = 14 * 168;

    // The sum of all hours up to and including each, and what was before the first of them. They may wrap: only differences are used.
    private readonly int[] _till = new int[Timmar + 1];
    private long _sist = long.MinValue;

    /// <summary>Adds or takes away events of an hour; hours that have left the ring are nothing to it.</summary>
    public void Lagg(long timme, int antal)
    {
        Framat(timme);
        if (timme <= _sist - Timmar) return;
        // Nearly always the last hours: events are known soon after they happen.
        for (var t = timme; t <= _sist; t++) _till[Plats(t)] += antal;
    }

    /// <summary>The count of the last full hours, against the same hours of earlier weeks; null when nothing may be claimed.</summary>
    /// <param name="timme">The hour that is going on; those before it are full.</param>
    /// <param name="langd">Length of the window in hours, 1–168.</param>
    /// <param name="forsta">The earliest hour that is known.</param>
    /// <param name="faktor">How many times what was to be expected it must be, for anything to be claimed.</param>
    public Trendutfall? Prova(long timme, int langd, long forsta, double faktor)
    {
        Framat(timme);
        var antal = Summa(timme, langd);
        if (antal < Trend.AntalMinst) return null;
        var veckor = (int)Math.Clamp((timme - langd - forsta - 1) / 168, 0, Trend.VeckorHogst);
        if (veckor < Trend.VeckorMinst) return null;
        var fonster = new int[168 / langd][];
        for (var steg = 0; steg < fonster.Length; steg++)
        {
            fonster[steg] = new int[veckor];
            for (var vecka = 1; vecka <= veckor; vecka++) fonster[steg][vecka - 1] = Summa(timme - 168 * vecka + langd * steg, langd);
        }

        var fordelning = Veckofordelning.Skatta(fonster);
        return fordelning.Frihetsgrader < Trend.FrihetsgraderMinst || antal < faktor * fordelning.Medel ? null : new Trendutfall(antal, fordelning.Medel, fordelning.P(antal));
    }

    private int Summa(long till, int langd) => Upp(till - 1) - Upp(till - langd - 1);

    private int Upp(long timme) => _till[Plats(Math.Max(timme, _sist - Timmar))];

    private void Framat(long timme)
    {
        if (timme <= _sist) return;
        if (_sist == long.MinValue || timme - _sist > Timmar) Array.Clear(_till);
        else
            for (var t = _sist + 1; t <= timme; t++) _till[Plats(t)] = _till[Plats(t - 1)];
        _sist = timme;
    }

    private static int Plats(long timme) => (int)(((timme % (Timmar + 1)) + Timmar + 1) % (Timmar + 1));
}

/// <summary>What a test of a trend gave.</summary>
/// <param name="Antal">Events.</param>
/// <param name="Vantat">What was to be expected.</param>
/// <param name="P">Two-sided p-value.</param>
internal readonly record struct Trendutfall(int Antal, double Vantat, double P);
