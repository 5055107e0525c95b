using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Events that a rule counts together, by when they happened. Bounded: the earliest go first, but never the one that is added.</summary>
/// <param name="hogst">Most events.</param>
internal sealed class Regelfonster(int hogst)
{
    private readonly List<Handelsefakta> _poster = [];

    public int Antal => _poster.Count;

    public void Lagg(Handelsefakta fakta)
    {
        // Nearly always the last: events come about as they happen.
        var plats = _poster.Count;
        while (plats > 0 && Jamfor(_poster[plats - 1], fakta) > 0) plats--;
        _poster.Insert(plats, fakta);
        if (_poster.Count > hogst) _poster.RemoveAt(plats == 0 ? 1 : 0);
    }

    public void TaBort(HandelseNyckel nyckel, DateTimeOffset intraffad)
    {
        for (var i = Forsta(intraffad); i < _poster.Count && _poster[i].Intraffad == intraffad; i++)
        {
            if (_poster[i].Nyckel != nyckel) continue;
            _poster.RemoveAt(i);
            return;
        }
    }

    /// <summary>Drops what can no longer lie in a window with an event of that time.</summary>
    public void Rensa(DateTimeOffset fore)
    {
        var antal = Forsta(fore);
        if (antal > 0) _poster.RemoveRange(0, antal);
    }

    /// <summary>Of the windows of that length that hold the event, the one with the most in it; the earliest of several.</summary>
    /// <param name="fakta">An event in it.</param>
    /// <param name="langd">Length.</param>
    /// <param name="med">Which events count beside it; null for all.</param>
    /// <param name="grupp">What is counted is how many different groups there are; null for events.</param>
    public List<Handelsefakta> Basta(Handelsefakta fakta, TimeSpan langd, Func<Handelsefakta, bool>? med = null, Func<Handelsefakta, string>? grupp = null)
    {
        var nara = new List<Handelsefakta>();
        for (var i = Forsta(fakta.Intraffad - langd); i < _poster.Count && _poster[i].Intraffad <= fakta.Intraffad + langd; i++)
            if (_poster[i].Nyckel == fakta.Nyckel || med is null || med(_poster[i])) nara.Add(_poster[i]);

        // When all fit into one window there is nothing to choose.
        if (nara.Count == 0 || nara[^1].Intraffad - nara[0].Intraffad <= langd) return nara;
        var (fran, antal, hogst, slut) = (0, 0, 0, 0);
        var grupper = new Dictionary<string, int>();
        for (var start = 0; start < nara.Count && nara[start].Intraffad <= fakta.Intraffad; start++)
        {
            for (; slut < nara.Count && nara[slut].Intraffad <= nara[start].Intraffad + langd; slut++)
                if (grupp is not null) grupper[grupp(nara[slut])] = grupper.GetValueOrDefault(grupp(nara[slut])) + 1;
            var varde = grupp is null ? slut - start : grupper.Count;
            if (nara[slut - 1].Intraffad >= fakta.Intraffad && varde > hogst) (fran, antal, hogst) = (start, slut - start, varde);
            if (grupp is not null && --grupper[grupp(nara[start])] == 0) grupper.Remove(grupp(nara[start]));
        }

        return nara.GetRange(fran, antal);
    }

    private int Forsta(DateTimeOffset tid)
    {
        var (lag, hog) = (0, _poster.Count);
        while (lag < hog)
        {
            var mitt = (lag + hog) / 2;
            if (_poster[mitt].Intraffad < tid) lag = mitt + 1;
            else hog = mitt;
        }

        return lag;
    }

    private static int Jamfor(Handelsefakta a, Handelsefakta b)
    {
        var tid = a.Intraffad.CompareTo(b.Intraffad);
        return tid != 0 ? tid : a.Nyckel.CompareTo(b.Nyckel);
    }
}
