namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The first <c>N</c> of an ordered set, kept current, telling what enters and what leaves. Only the first and a
/// reserve behind them are kept in order: the rest, nearly all of a large set, costs no comparisons.</summary>
/// <typeparam name="T">Item; the comparer must be a total order over its key.</typeparam>
internal sealed class Topplista<T>(int langd, IComparer<T> ordning)
    where T : class
{
    // The reserve is filled to this many from the rest when it has run out, and may grow to twice as many.
    private readonly int _reserv = Math.Max(langd, 32);

    // The first of all, in order; all of the rest come after the last of them.
    private readonly List<T> _forst = [];
    private readonly HashSet<T> _resten = new(ReferenceEqualityComparer.Instance);

    /// <summary>The items shown, first first.</summary>
    public IEnumerable<T> Topp => _forst.Take(langd);

    public int Antal => _forst.Count + _resten.Count;

    public bool ITopp(T sak) => Plats(sak) is >= 0 and var plats && plats < langd;

    /// <summary>Adds an item. What falls out of the top is given to <paramref name="rord"/>.</summary>
    public void Lagg(T sak, Action<T> rord)
    {
        var plats = ~Plats(sak);
        if (plats == _forst.Count && _resten.Count > 0)
        {
            _resten.Add(sak);
            return;
        }

        _forst.Insert(plats, sak);
        if (plats < langd && _forst.Count > langd) rord(_forst[langd]);
        if (_forst.Count <= langd + 2 * _reserv) return;
        for (var i = langd + _reserv; i < _forst.Count; i++) _resten.Add(_forst[i]);
        _forst.RemoveRange(langd + _reserv, _forst.Count - langd - _reserv);
    }

    /// <summary>Takes out an item, the very one that was added. What rises into the top is given to <paramref name="rord"/>.</summary>
    public bool TaBort(T sak, Action<T> rord)
    {
        if (_resten.Remove(sak)) return true;
        var plats = Plats(sak);
        if (plats < 0) return false;
        _forst.RemoveAt(plats);
        if (_forst.Count < langd && _resten.Count > 0) Fyll();
        if (plats < langd && _forst.Count >= langd) rord(_forst[langd - 1]);
        return true;
    }

    /// <summary>Puts an item in the place of one that compares as its equal. False when that one is not here.</summary>
    public bool Ersatt(T fore, T efter)
    {
        if (_resten.Remove(fore)) return _resten.Add(efter);
        var plats = Plats(fore);
        if (plats < 0) return false;
        _forst[plats] = efter;
        return true;
    }

    private int Plats(T sak) => _forst.BinarySearch(sak, ordning);

    private void Fyll()
    {
        var i = _resten.Order(ordning).Take(langd + _reserv - _forst.Count).ToList();
        _forst.AddRange(i);
        _resten.ExceptWith(i);
    }
}
