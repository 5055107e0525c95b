using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The last movements of a picture's lists, so that a reader can be told what it missed. Bounded; what is
/// dropped raises the lowest number from which a reader can catch up.</summary>
internal sealed class Rorelselogg
{
    private readonly Rorelse[] _ring;
    private long _forsta;

    public Rorelselogg(int storlek, IEnumerable<Rorelse> rorelser, long fullstandigFran)
    {
        _ring = new Rorelse[storlek];
        FullstandigFran = fullstandigFran;
        foreach (var rorelse in rorelser) Lagg(rorelse);
    }

    /// <summary>Number of movements ever noted: the place after the last.</summary>
    public long Steg { get; private set; }

    /// <summary>Lowest change number from which movements are complete.</summary>
    public long FullstandigFran { get; private set; }

    public void Lagg(Rorelse rorelse)
    {
        if (Steg - _forsta == _ring.Length)
        {
            FullstandigFran = _ring[_forsta % _ring.Length].Seq + 1;
            _forsta++;
        }

        _ring[Steg++ % _ring.Length] = rorelse;
    }

    /// <summary>True when movements from <paramref name="steg"/> on are all here.</summary>
    public bool Har(long steg) => steg >= _forsta;

    /// <summary>Place of the first movement of change <paramref name="seq"/> or later. A movement at a minute boundary
    /// carries the number of the change before it, so a reader at that number needs it too.</summary>
    public long StegFor(long seq)
    {
        var (lag, hog) = (_forsta, Steg);
        while (lag < hog)
        {
            var mitt = lag + (hog - lag) / 2;
            if (_ring[mitt % _ring.Length].Seq < seq) lag = mitt + 1;
            else hog = mitt;
        }

        return lag;
    }

    public IEnumerable<Rorelse> Fran(long steg)
    {
        for (var i = steg; i < Steg; i++) yield return _ring[i % _ring.Length];
    }

    /// <summary>Takes away the text of an event wherever it is held.</summary>
    public void Gallra(HandelseNyckel nyckel)
    {
        for (var i = _forsta; i < Steg; i++)
        {
            ref var rorelse = ref _ring[i % _ring.Length];
            if (rorelse.Minne.Text is null || rorelse.Minne.Nyckel != nyckel) continue;
            rorelse = rorelse with { Minne = new Minne(rorelse.Minne.Fakta with { Text = Textlage.Gallrad }, null) };
        }
    }

    public IReadOnlyList<Rorelsedata> TillData(IReadOnlyDictionary<HandelseNyckel, int> platser) =>
        [.. Fran(_forsta).Select(r => platser.TryGetValue(r.Minne.Nyckel, out var plats)
            ? new Rorelsedata(r.Seq, plats, null, r.Lista, r.Synlig)
            : new Rorelsedata(r.Seq, null, r.Minne.Fakta, r.Lista, r.Synlig))];
}
