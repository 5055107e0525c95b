using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Larm;

/// <summary>A larm with why it fired and what was last written about it.</summary>
/// <param name="Fakta">Facts.</param>
/// <param name="Forklaring">Why it fired.</param>
public sealed record Larm(Larmfakta Fakta, Forklaring Forklaring);

/// <summary>The larm, the rules and the silences, read from the stream. Bounded: beyond the bound what was closed longest ago is
/// forgotten here, and stays in the journal. What is open is never forgotten.</summary>
/// <param name="hogst">Most larm.</param>
/// <param name="forsta">The rules that hold until the journal has others.</param>
public sealed class Larmbok(int hogst, Regelverk forsta)
{
    /// <summary>Version of this code's numbering; another gives clients a new picture.</summary>
    public const string Version = "1";

    private const int TystnaderHogst = 200;
    private readonly Dictionary<string, Larm> _alla = [];
    private readonly Dictionary<string, string> _perNyckel = [];
    private readonly Dictionary<string, Tystnad> _tystnader = [];
    private readonly Dictionary<string, long> _last = [];

    /// <summary>The rules that hold.</summary>
    public Regelverk Verk { get; private set; } = forsta;

    /// <summary>Every larm remembered.</summary>
    public IReadOnlyCollection<Larm> Alla => _alla.Values;

    /// <summary>Those that are open.</summary>
    public IEnumerable<Larmfakta> Oppna => _alla.Values.Select(l => l.Fakta).Where(f => f.Oppet);

    /// <summary>How many have been forgotten here.</summary>
    public int Glomda { get; private set; }

    /// <summary>The silences, ended ones too; bounded.</summary>
    public IReadOnlyCollection<Tystnad> Tystnader => _tystnader.Values;

    /// <summary>How far each of the events' streams had been read when that was last written down.</summary>
    public IReadOnlyDictionary<string, long> Last => _last;

    /// <summary>A larm by id.</summary>
    public Larm? Finn(string id) => _alla.GetValueOrDefault(id);

    /// <summary>The latest larm of a matter.</summary>
    public Larmfakta? ForNyckel(string nyckel) => _perNyckel.TryGetValue(nyckel, out var id) ? _alla.GetValueOrDefault(id)?.Fakta : null;

    /// <summary>An open larm that makes a rule hold back in a district.</summary>
    public Larmfakta? Hammande(Regel regel, string stadsdel, string stad)
    {
        ArgumentNullException.ThrowIfNull(regel);
        return regel.HammasAv.Count == 0 ? null : Oppna
            .Where(l => regel.HammasAv.Contains(l.Regel) && (l.Stadsdel == stadsdel || l.Stadsdel == stad))
            .OrderByDescending(l => l.Allvar).ThenBy(l => l.Utlost).FirstOrDefault();
    }

    /// <summary>A silence that holds a larm at a moment.</summary>
    public Tystnad? Tystar(string regel, string stadsdel, int allvar, DateTimeOffset nu) =>
        _tystnader.Values.Where(t => t.Haller(regel, stadsdel, allvar, nu)).MaxBy(t => t.Till);

    /// <summary>Orders to a person since a moment, over all larm remembered.</summary>
    public IReadOnlyList<Larmavi> AvierTill(string vem, DateTimeOffset sedan) =>
        [.. _alla.Values.Where(l => l.Fakta.Oppet || l.Fakta.Senast >= sedan).SelectMany(l => l.Fakta.Avier).Where(a => a.Mottagare == vem && a.Bestalld >= sedan)];

    /// <summary>The earliest moment at which something happens by itself; null for none.</summary>
    public DateTimeOffset? Nasta => Oppna.Select(l => l.Forfaller).Min();

    /// <summary>Takes in a line.</summary>
    /// <returns>Ids of the larm that it changed or that were forgotten for its sake.</returns>
    /// <exception cref="OkantSlagException">The kind is unknown: a newer version wrote it.</exception>
    public IReadOnlyList<string> Folda(Larmrad rad)
    {
        ArgumentNullException.ThrowIfNull(rad);
        foreach (var (strom, position) in rad.Last ?? new Dictionary<string, long>())
            _last[strom] = Math.Max(_last.GetValueOrDefault(strom), position);
        switch (rad.Slag)
        {
            case Larmslag.Regler:
                Verk = rad.Regler!;
                return [];
            case Larmslag.Tystnad:
                _tystnader[rad.Tystnad!.Id] = rad.Tystnad;
                if (_tystnader.Count > TystnaderHogst) _tystnader.Remove(_tystnader.Values.MinBy(t => t.Borttagen ?? t.Till)!.Id);
                return [];
            case Larmslag.Last or Handelseslag.TextGallrad:
                return [];
        }

        if (rad.Larm is not { } larm) throw new OkantSlagException(rad.Slag);
        _alla[larm.Id] = new Larm(larm, rad.Forklaring ?? _alla[larm.Id].Forklaring);
        _perNyckel[larm.Nyckel] = larm.Id;
        if (_alla.Count <= hogst) return [larm.Id];
        var glomd = _alla.Values.Select(l => l.Fakta).Where(l => !l.Oppet && l.Id != larm.Id).OrderBy(l => l.Avslutat).ThenBy(l => l.Id, StringComparer.Ordinal).FirstOrDefault();
        if (glomd is null) return [larm.Id];
        _alla.Remove(glomd.Id);
        if (_perNyckel.GetValueOrDefault(glomd.Nyckel) == glomd.Id) _perNyckel.Remove(glomd.Nyckel);
        Glomda++;
        return [larm.Id, glomd.Id];
    }
}
