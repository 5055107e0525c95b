using System.Collections.Concurrent;

namespace Lagescentral.Prestanda.Krasch;

/// <summary>What has been acknowledged of a revision, and what reading the event added to it.</summary>
internal sealed record Kvitterad(Utsaga Utsaga, string Stadsdel, long Position)
{
    public Revision? Sedd { get; set; }
}

/// <summary>One event as its receipts tell of it.</summary>
internal sealed class Bokford(string kalla, string id)
{
    public string Kalla => kalla;

    public string Id => id;

    public SortedDictionary<int, Kvitterad> Revisioner { get; } = [];

    /// <summary>Said, but not acknowledged.</summary>
    public HashSet<Utsaga> Osvarade { get; } = [];

    /// <summary>Said, and answered as written then: that happens once to each.</summary>
    public HashSet<Utsaga> Skrivna { get; } = [];
}

/// <summary>The book of all that has been said and all that has been acknowledged.</summary>
internal sealed class Bok(ConcurrentQueue<string> avvikelser)
{
    private readonly Dictionary<(string, string), Bokford> _handelser = [];
    private readonly Lock _las = new();

    public IReadOnlyList<Bokford> Handelser
    {
        get
        {
            lock (_las) return [.. _handelser.Values];
        }
    }

    public int Kvitterade { get; private set; }

    public int Dubletter { get; private set; }

    public int Avvisade { get; private set; }

    public void Saga(Sandning sandning)
    {
        lock (_las)
        {
            foreach (var utsaga in sandning.Utsagor.Where(u => !u.Felaktig))
            {
                if (!_handelser.TryGetValue((utsaga.Kalla, utsaga.Id), out var bokford))
                    _handelser[(utsaga.Kalla, utsaga.Id)] = bokford = new Bokford(utsaga.Kalla, utsaga.Id);
                if (!bokford.Revisioner.Values.Any(k => k.Utsaga == utsaga)) bokford.Osvarade.Add(utsaga);
            }
        }
    }

    public void Kvittera(Sandning sandning, IReadOnlyList<Kvitto> kvitton)
    {
        if (kvitton.Count != sandning.Utsagor.Count)
        {
            avvikelser.Enqueue($"{kvitton.Count} kvitton på {sandning.Utsagor.Count} poster");
            return;
        }

        lock (_las)
        {
            foreach (var (utsaga, kvitto) in sandning.Utsagor.Zip(kvitton)) Kvittera(utsaga, kvitto);
        }
    }

    private void Kvittera(Utsaga utsaga, Kvitto kvitto)
    {
        var namn = $"{utsaga.Kalla}/{utsaga.Id}";
        if (utsaga.Felaktig || kvitto.Utfall == "karantan")
        {
            if (!utsaga.Felaktig || kvitto.Utfall != "karantan") avvikelser.Enqueue($"{namn}: utfall {kvitto.Utfall}, felaktig {utsaga.Felaktig}");
            Avvisade++;
            return;
        }

        if (kvitto is not { Rev: { } rev, Stadsdel: { } stadsdel, Position: { } position } || kvitto.Id != utsaga.Id)
        {
            avvikelser.Enqueue($"{namn}: ofullständigt kvitto");
            return;
        }

        var bokford = _handelser[(utsaga.Kalla, utsaga.Id)];
        bokford.Osvarade.Remove(utsaga);
        if (kvitto.Utfall == "dublett") Dubletter++;
        else if (!bokford.Skrivna.Add(utsaga)) avvikelser.Enqueue($"{namn} rev {rev}: {kvitto.Utfall}, men samma innehåll har redan kvitterats som skrivet");
        if (kvitto.Utfall != "dublett" && (kvitto.Utfall == "ny") != (rev == 1)) avvikelser.Enqueue($"{namn}: {kvitto.Utfall} med rev {rev}");
        if (!bokford.Revisioner.TryGetValue(rev, out var redan))
        {
            bokford.Revisioner[rev] = new Kvitterad(utsaga, stadsdel, position);
            Kvitterade++;
        }
        else if (redan.Utsaga != utsaga || redan.Stadsdel != stadsdel || redan.Position != position)
        {
            avvikelser.Enqueue($"{namn} rev {rev}: kvitterad två gånger, olika ({redan.Stadsdel}:{redan.Position} och {stadsdel}:{position})");
        }
    }
}
