namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The first <c>N</c> of an ordered set, kept current, telling what enters and what leaves. It holds only the first
/// and a reserve behind them; of the rest, nearly all of a large set, only the number. Who adds and takes out must know what
/// is in the set.</summary>
/// <typeparam name="T">Item; the comparer must be a total order over its key.</typeparam>
/// <param name="langd">Number of items shown.</param>
/// <param name="ordning">Order.</param>
/// <param name="alla">Every item of the set, in no order, without those that are on their way in or out.</param>
internal sealed class Topplista<T>(int langd, IComparer<T> ordning, Func<IEnumerable<T>> alla)
    where T : class
{
    // The reserve is filled to this many from the rest when it has run out, and may grow to twice as many.
    private readonly int _reserv = Math.Max(langd, 32);

    // The first of all, in order; all of the rest come after the last of them.
    private readonly List<T> _forst = [];
    private int _resten;

    /// <summary>The items shown, first first.</summary>
    public IEnumerable<T> Topp => _forst.Take(langd);

    public int Antal => _forst.Count + _resten;

    public bool ITopp(T sak) => Plats(sak) is >= 0 and var plats && plats < langd;

    /// <summary>Adds an item that is not in the set. What falls out of the top is given to <paramref name="rord"/>.</summary>
    public void Lagg(T sak, Action<T> rord)
    {
        var plats = ~Plats(sak);
        if (plats == _forst.Count && _resten > 0)
        {
            _resten++;
            return;
        }

        _forst.Insert(plats, sak);
        if (plats < langd && _forst.Count > langd) rord(_forst[langd]);
        if (_forst.Count <= langd + 2 * _reserv) return;
        _resten += _forst.Count - langd - _reserv;
        _forst.RemoveRange(langd + _reserv, _forst.Count - langd - _reserv);
    }

    /// <summary>Takes out an item that is in the set. What rises into the top is given to <paramref name="rord"/>.</summary>
    public void TaBort(T sak, Action<T> rord)
    {
        var plats = Plats(sak);
        if (plats < 0)
        {
            _resten--;
            return;
        }

        _forst.RemoveAt(plats);
        if (_forst.Count < langd && _resten > 0) Fyll();
        if (plats < langd && _forst.Count >= langd) rord(_forst[langd - 1]);
    }

    /// <summary>Takes out several at once: filled up once, however many they are.</summary>
    public void TaBort(IReadOnlyCollection<T> saker, Action<T> rord)
    {
        var visade = Topp.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var sak in saker)
        {
            if (Plats(sak) is >= 0 and var plats) _forst.RemoveAt(plats);
            else _resten--;
        }

        if (_forst.Count < langd && _resten > 0) Fyll();
        foreach (var sak in Topp)
            if (!visade.Contains(sak)) rord(sak);
    }

    /// <summary>Puts an item in the place of one of the set that compares as its equal.</summary>
    public void Ersatt(T fore, T efter)
    {
        if (Plats(fore) is >= 0 and var plats) _forst[plats] = efter;
    }

    private int Plats(T sak) => _forst.BinarySearch(sak, ordning);

    private void Fyll()
    {
        var sist = _forst.Count > 0 ? _forst[^1] : null;
        var nasta = alla().Where(sak => sist is null || ordning.Compare(sak, sist) > 0).Order(ordning).Take(langd + _reserv - _forst.Count).ToList();
        _forst.AddRange(nasta);
        _resten -= nasta.Count;
    }
}
