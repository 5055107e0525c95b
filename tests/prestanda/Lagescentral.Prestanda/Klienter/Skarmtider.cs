using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>When everything was to be sent. Times on a screen are counted from there, not from when it could be sent.</summary>
internal sealed class Skarmtider
{
    private long[] _planerad = new long[65_536];
    private int[] _fore = new int[65_536];

    /// <summary>Notes when what is in a body is to be sent, before it is.</summary>
    /// <param name="mats">False when no time is to be counted, only what replaces what.</param>
    public void Planera(Sandning sandning, bool mats = true)
    {
        foreach (var (uppgift, slag) in sandning.Poster)
            if (slag != Postslag.Upprepning) Planera(uppgift, mats ? sandning.Planerad : 0);
    }

    /// <summary>Time from when it was to be sent; null for what is not measured.</summary>
    public TimeSpan? Sedan(int nr, long nu) =>
        nr < _planerad.Length && _planerad[nr] is not 0 and var planerad ? Stopwatch.GetElapsedTime(planerad, nu) : null;

    /// <summary>What it replaces, or -1.</summary>
    public int Fore(int nr) => nr < _fore.Length ? _fore[nr] - 1 : -1;

    private void Planera(Uppgift uppgift, long nar)
    {
        if (uppgift.Nr >= _planerad.Length)
        {
            Array.Resize(ref _planerad, Math.Max(uppgift.Nr + 1, _planerad.Length * 2));
            Array.Resize(ref _fore, _planerad.Length);
        }

        _planerad[uppgift.Nr] = nar;
        // What replaces another before it was shown shows it too: the older one's time runs until then.
        _fore[uppgift.Nr] = uppgift.Fore is { } fore ? fore.Nr + 1 : 0;
    }
}
