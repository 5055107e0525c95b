namespace Lagescentral.Rivaler;

/// <summary>A whole picture.</summary>
internal sealed record Bild(string Id, long Seq, DateTimeOffset Per, IReadOnlyDictionary<string, Fonstervy> Fonster, IReadOnlyList<Handelse> Senaste);

/// <summary>The picture of a district, or of the city. Guarded by the owner's lock.</summary>
internal sealed class Omrade(string id)
{
    private const int Senaste = 50;
    private readonly Dictionary<string, Fonster> _fonster = new() { ["1h"] = new(60, 60), ["24h"] = new(1_440, 60), ["7d"] = new(168, 3_600), ["28d"] = new(672, 3_600) };
    private readonly List<Handelse> _senaste = [];
    private DateTimeOffset _nu;

    public string Id => id;

    public long Seq { get; private set; }

    public void Byt(Handelse? fore, Handelse efter)
    {
        foreach (var fonster in _fonster.Values)
        {
            if (fore is not null) fonster.Lagg(fore, -1);
            fonster.Lagg(efter, 1);
        }

        if (fore is not null) _senaste.Remove(fore);
        var plats = _senaste.FindIndex(h => Fore(efter, h));
        _senaste.Insert(plats < 0 ? _senaste.Count : plats, efter);
        if (_senaste.Count > Senaste) _senaste.RemoveAt(Senaste);
        Seq++;
    }

    /// <summary>Moves the windows on; false when it still is the same minute.</summary>
    public bool Ga(DateTimeOffset nu)
    {
        var minut = new DateTimeOffset(nu.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        if (minut <= _nu) return false;
        _nu = minut;
        foreach (var fonster in _fonster.Values) fonster.Ga(minut);
        return true;
    }

    public Dictionary<string, Fonstervy> Fonster() => _fonster.ToDictionary(par => par.Key, par => par.Value.Las());

    public Bild Las() => new(id, Seq, _nu, Fonster(), [.. _senaste]);

    public DateTimeOffset Per => _nu;

    private static bool Fore(Handelse a, Handelse b)
    {
        var ordning = a.Mottagen.CompareTo(b.Mottagen);
        if (ordning == 0) ordning = string.CompareOrdinal(a.Kalla, b.Kalla);
        if (ordning == 0) ordning = string.CompareOrdinal(a.Id, b.Id);
        return ordning > 0;
    }
}
