using System.Threading.Channels;

namespace Lagescentral.Rivaler;

/// <summary>An event as it was when the area's change got its number.</summary>
internal readonly record struct Andrad(string Omrade, long Seq, Handelse Handelse);

/// <summary>All events and pictures in memory, behind one lock.</summary>
internal sealed class Lagesrum(TimeProvider tid)
{
    private readonly Lock _las = new();
    private readonly Dictionary<(string Kalla, string Id), Handelse> _handelser = [];
    private readonly Dictionary<string, Omrade> _omraden = new() { [Stad] = new Omrade(Stad) };
    private readonly Channel<Andrad> _andringar = Channel.CreateUnbounded<Andrad>(new UnboundedChannelOptions { SingleReader = true });

    public const string Stad = "stad";

    /// <summary>Every change, in order, for who sends them out.</summary>
    public ChannelReader<Andrad> Andringar => _andringar.Reader;

    /// <summary>Takes posts: decides which are new, makes them durable, then counts them.</summary>
    /// <param name="spara">Makes durable what is to be kept; null for nothing.</param>
    public IReadOnlyList<Kvitto> Ta(string kalla, IReadOnlyList<Inkommande> poster, Action<IReadOnlyList<Handelse>>? spara)
    {
        lock (_las)
        {
            var nu = tid.GetUtcNow();
            var kvitton = new List<Kvitto>(poster.Count);
            var nya = new Dictionary<string, Handelse>();
            var ordnade = new List<Handelse>(poster.Count);
            foreach (var post in poster)
            {
                var kand = nya.GetValueOrDefault(post.Id) ?? _handelser.GetValueOrDefault((kalla, post.Id));
                if (kand is not null && kand.Sager(post))
                {
                    kvitton.Add(new Kvitto(kvitton.Count + 1, post.Id, "dublett", kand.Rev, kand.Stadsdel));
                    continue;
                }

                var ny = Handelse.Av(kalla, post, (kand?.Rev ?? 0) + 1, nu);
                nya[post.Id] = ny;
                ordnade.Add(ny);
                kvitton.Add(new Kvitto(kvitton.Count + 1, post.Id, kand is null ? "ny" : "uppdaterad", ny.Rev, ny.Stadsdel));
            }

            if (ordnade.Count > 0) spara?.Invoke(ordnade);
            foreach (var ny in ordnade) Lagg(ny, nu);
            return kvitton;
        }
    }

    /// <summary>Takes what has been stored elsewhere.</summary>
    public void Satt(Handelse handelse)
    {
        lock (_las)
        {
            if (_handelser.TryGetValue((handelse.Kalla, handelse.Id), out var kand) && kand.Rev >= handelse.Rev) return;
            Lagg(handelse, tid.GetUtcNow());
        }
    }

    /// <summary>Takes what was stored before the start; no one follows yet.</summary>
    public void Ladda(Handelse handelse)
    {
        lock (_las) Lagg(handelse, tid.GetUtcNow(), skicka: false);
    }

    public Bild Las(string omrade)
    {
        lock (_las)
        {
            var funnet = Finn(omrade);
            funnet.Ga(tid.GetUtcNow());
            return funnet.Las();
        }
    }

    /// <summary>Windows and number of an area, as they are now.</summary>
    public (long Seq, DateTimeOffset Per, IReadOnlyDictionary<string, Fonstervy> Fonster) Fonster(string omrade)
    {
        lock (_las)
        {
            var funnet = Finn(omrade);
            return (funnet.Seq, funnet.Per, funnet.Fonster());
        }
    }

    /// <summary>Moves all windows on; gives the areas where a new minute has begun.</summary>
    public IReadOnlyList<string> Ga()
    {
        lock (_las)
        {
            var nu = tid.GetUtcNow();
            return [.. _omraden.Values.Where(o => o.Ga(nu)).Select(o => o.Id)];
        }
    }

    private void Lagg(Handelse handelse, DateTimeOffset nu, bool skicka = true)
    {
        var nyckel = (handelse.Kalla, handelse.Id);
        var fore = _handelser.GetValueOrDefault(nyckel);
        _handelser[nyckel] = handelse;
        foreach (var omrade in (ReadOnlySpan<Omrade>)[Finn(handelse.Stadsdel), Finn(Stad)])
        {
            omrade.Ga(nu);
            omrade.Byt(fore, handelse);
            if (skicka) _andringar.Writer.TryWrite(new Andrad(omrade.Id, omrade.Seq, handelse));
        }
    }

    private Omrade Finn(string id) => _omraden.TryGetValue(id, out var omrade) ? omrade : _omraden[id] = new Omrade(id);
}
