namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The first <c>N</c> of an ordered set, kept current at logarithmic cost, telling what enters and what leaves.</summary>
/// <typeparam name="T">Item; the comparer must be a total order over its key.</typeparam>
internal sealed class Topplista<T>(int langd, IComparer<T> ordning)
    where T : class
{
    private readonly SortedSet<T> _topp = new(ordning);
    private readonly SortedSet<T> _resten = new(ordning);

    /// <summary>The items shown, first first.</summary>
    public IEnumerable<T> Topp => _topp;

    public int Antal => _topp.Count + _resten.Count;

    public bool ITopp(T sak) => _topp.Contains(sak);

    /// <summary>Adds an item. What falls out of the top is given to <paramref name="rord"/>.</summary>
    public void Lagg(T sak, Action<T> rord)
    {
        if (_topp.Count < langd)
        {
            _topp.Add(sak);
            return;
        }

        if (ordning.Compare(sak, _topp.Max!) > 0)
        {
            _resten.Add(sak);
            return;
        }

        _topp.Add(sak);
        var ut = _topp.Max!;
        _topp.Remove(ut);
        _resten.Add(ut);
        rord(ut);
    }

    /// <summary>Takes out an item, which must compare as it did when it was added. What rises into the top is given to <paramref name="rord"/>.</summary>
    public bool TaBort(T sak, Action<T> rord)
    {
        if (_resten.Remove(sak)) return true;
        if (!_topp.Remove(sak)) return false;
        if (_resten.Min is { } upp)
        {
            _resten.Remove(upp);
            _topp.Add(upp);
            rord(upp);
        }

        return true;
    }

    /// <summary>Puts an item in the place of one that compares as its equal. False when that one is not here.</summary>
    public bool Ersatt(T fore, T efter)
    {
        var mangd = _topp.Contains(fore) ? _topp : _resten.Contains(fore) ? _resten : null;
        if (mangd is null) return false;
        mangd.Remove(fore);
        mangd.Add(efter);
        return true;
    }
}
