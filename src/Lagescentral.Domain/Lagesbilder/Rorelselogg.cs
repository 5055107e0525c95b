using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The last movements of a picture's lists, so that a reader can be told what it missed. Bounded; what is
/// dropped raises the lowest number from which a reader can catch up.</summary>
internal sealed class Rorelselogg
{
    private const int Borjan = 256;

    private readonly int _storlek;
    private Rorelse[] _ring;
    private long _forsta;

    public Rorelselogg(int storlek, IEnumerable<Rorelse> rorelser, long fullstandigFran)
    {
        _storlek = storlek;
        _ring = new Rorelse[Math.Min(storlek, Borjan)];
        FullstandigFran = fullstandigFran;
        foreach (var rorelse in rorelser) Lagg(rorelse);
    }

    /// <summary>Number of movements ever noted: the place after the last.</summary>
    public long Steg { get; private set; }

    /// <summary>Lowest change number from which movements are complete.</summary>
    public long FullstandigFran { get; private set; }

    public void Lagg(Rorelse rorelse)
    {
        if (Steg - _forsta == _storlek)
        {
            FullstandigFran = Plats(_forsta).Seq + 1;
            _forsta++;
        }
        else if (Steg == _ring.Length)
        {
            // Until it is full the first movement lies first.
            Array.Resize(ref _ring, Math.Min(_storlek, 2 * _ring.Length));
        }

        Plats(Steg++) = rorelse;
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
            if (Plats(mitt).Seq < seq) lag = mitt + 1;
            else hog = mitt;
        }

        return lag;
    }

    public IEnumerable<Rorelse> Fran(long steg)
    {
        for (var i = steg; i < Steg; i++) yield return Plats(i);
    }

    /// <summary>The movements as plain data, by the events' places among those remembered.</summary>
    public Rorelsedata TillData(IReadOnlyDictionary<HandelseNyckel, int> platser)
    {
        var rader = new long[3 * (Steg - _forsta)];
        var glomda = new List<HandelseNyckel>();
        var i = 0;
        foreach (var rorelse in Fran(_forsta))
        {
            if (!platser.TryGetValue(rorelse.Nyckel, out var plats))
            {
                glomda.Add(rorelse.Nyckel);
                plats = -glomda.Count;
            }

            rader[i++] = rorelse.Seq;
            rader[i++] = plats;
            rader[i++] = (long)rorelse.Lista * 3 + (rorelse.Synlig is { } synlig ? synlig ? 2 : 1 : 0);
        }

        return new Rorelsedata(rader, glomda);
    }

    private ref Rorelse Plats(long steg) => ref _ring[steg % _ring.Length];
}

/// <summary>One movement in a picture's lists. It names the event only: what it is now is what a reader is to be given.</summary>
/// <param name="Seq">Number of the change it belongs to.</param>
/// <param name="Nyckel">The event.</param>
/// <param name="Lista">Lists it may have entered or left.</param>
/// <param name="Synlig">Whether the class may see the event after it was new or changed, so that its readers are to be
/// given it (true) or have it taken away (false); null when it only rose or sank.</param>
internal readonly record struct Rorelse(long Seq, HandelseNyckel Nyckel, Lista Lista, bool? Synlig);

/// <summary>The last movements as plain data.</summary>
/// <param name="Rader">Three numbers each: number of the change; the event's place among those remembered, or −1, −2 … for
/// the first, second … of <paramref name="Glomda"/>; lists × 3, and 1 when the event was hidden, 2 when it was shown.</param>
/// <param name="Glomda">Events that are no longer remembered.</param>
public sealed record Rorelsedata(IReadOnlyList<long> Rader, IReadOnlyList<HandelseNyckel> Glomda)
{
    internal IEnumerable<Rorelse> Rorelser(IReadOnlyList<Minne> minnen)
    {
        for (var i = 0; i < Rader.Count; i += 3)
        {
            var plats = (int)Rader[i + 1];
            var (lista, synlig) = Math.DivRem(Rader[i + 2], 3);
            yield return new Rorelse(Rader[i], plats < 0 ? Glomda[-plats - 1] : minnen[plats].Nyckel, (Lista)lista, synlig == 0 ? null : synlig == 2);
        }
    }
}
