using System.Globalization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Larm;

/// <summary>A larm that rules would have made.</summary>
public sealed record Provlarm
{
    /// <summary>Rule id.</summary>
    public required string Regel { get; init; }

    /// <summary>Rule name.</summary>
    public required string Regelnamn { get; init; }

    /// <summary>Key of the matter.</summary>
    public required string Nyckel { get; init; }

    /// <summary>When it would have fired, UTC.</summary>
    public required DateTimeOffset Utlost { get; init; }

    /// <summary>When its last event was known, UTC.</summary>
    public DateTimeOffset Senast { get; set; }

    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Seriousness at its highest.</summary>
    public int Allvar { get; set; }

    /// <summary>Events.</summary>
    public int Antal { get; set; }

    /// <summary>Most events whose repeats are told from news.</summary>
    private const int Kanda = 10_000;
    private readonly HashSet<HandelseNyckel> _handelser = [];

    /// <summary>Takes in a hit of the same matter.</summary>
    internal void Ta(Traff traff)
    {
        Senast = traff.Tid;
        Allvar = Math.Max(Allvar, traff.Allvar);
        if (traff.Handelse is not { } h || (_handelser.Count < Kanda && _handelser.Add(h.Nyckel))) Antal++;
    }

    /// <summary>Notes events that were counted as it fired.</summary>
    internal void Borja(Forklaring forklaring)
    {
        foreach (var h in forklaring.Raknade) _handelser.Add(h.Nyckel);
        Antal = Math.Max(Antal, _handelser.Count);
    }
}

/// <summary>A larm under one set of rules and another.</summary>
/// <param name="Larm">Under the tried rules, or under those that hold when it vanishes.</param>
/// <param name="Fore">Under those that hold, where it differs.</param>
public sealed record Provskillnad(Provlarm Larm, Provlarm? Fore);

/// <summary>What trying rules on stored history gives.</summary>
public sealed record Provresultat
{
    /// <summary>Larm that the tried rules make and those that hold do not.</summary>
    public required IReadOnlyList<Provlarm> Nya { get; init; }

    /// <summary>Larm that those that hold make and the tried ones do not.</summary>
    public required IReadOnlyList<Provlarm> Borta { get; init; }

    /// <summary>Larm that differ.</summary>
    public required IReadOnlyList<Provskillnad> Andrade { get; init; }

    /// <summary>How many are the same.</summary>
    public required int Lika { get; init; }

    /// <summary>Under the tried rules and those that hold, per ISO week (<c>2026-W47</c>), in order.</summary>
    public required IReadOnlyList<(string Vecka, int Nya, int Fore)> Veckor { get; init; }

    /// <summary>The same per hour of the city's day, 0–23.</summary>
    public required IReadOnlyList<(int Timme, int Nya, int Fore)> Timmar { get; init; }
}

/// <summary>
/// Runs a set of rules over events in the order they became known, as if nobody had closed any larm and no silence had held: what the rules
/// themselves do. Rules that no event makes fire are left out.
/// </summary>
public sealed class Provkorning
{
    private readonly Regelmotor _motor;
    private readonly Dictionary<string, Provlarm> _oppna = [];
    private readonly DateTimeOffset _fran;
    private readonly bool _trender;
    private long _timme = long.MinValue;

    /// <summary>A run.</summary>
    /// <param name="verk">The rules.</param>
    /// <param name="stadsdelar">Ids of the twelve.</param>
    /// <param name="zon">Time zone of the rules' clock.</param>
    /// <param name="fran">What is known before it only fills windows, UTC.</param>
    public Provkorning(Regelverk verk, IReadOnlyList<string> stadsdelar, TimeZoneInfo zon, DateTimeOffset fran)
    {
        ArgumentNullException.ThrowIfNull(verk);
        _motor = new Regelmotor(verk, stadsdelar, zon, new Motorgranser { Minns = 2_000 });
        _trender = verk.Regler.Any(r => r is { Aktiv: true, Typ: Regeltyp.Trend });
        _fran = fran;
    }

    /// <summary>The larm so far, in the order that they fired.</summary>
    public List<Provlarm> Larm { get; } = [];

    /// <summary>Takes in an event.</summary>
    public void Ta(Handelsefakta fakta)
    {
        ArgumentNullException.ThrowIfNull(fakta);
        var timme = Tidfack.Timme(Tidfack.Minut(fakta.Mottagen));
        if (_trender && timme != _timme)
        {
            _timme = timme;
            foreach (var traff in _motor.Tick(fakta.Mottagen)) Ta(traff);
        }

        foreach (var traff in _motor.Ta(fakta)) Ta(traff);
    }

    /// <summary>Compares two runs over the same events.</summary>
    public static Provresultat Jamfor(Provkorning prov, Provkorning galler, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(prov);
        ArgumentNullException.ThrowIfNull(galler);
        var fore = galler.Larm.ToDictionary(l => (l.Nyckel, l.Utlost));
        var (nya, andrade, lika) = (new List<Provlarm>(), new List<Provskillnad>(), 0);
        foreach (var larm in prov.Larm)
        {
            if (!fore.Remove((larm.Nyckel, larm.Utlost), out var gammalt)) nya.Add(larm);
            else if (gammalt.Antal != larm.Antal || gammalt.Allvar != larm.Allvar) andrade.Add(new(larm, gammalt));
            else lika++;
        }

        var borta = fore.Values.OrderBy(l => l.Utlost).ToList();
        return new Provresultat
        {
            Nya = nya,
            Borta = borta,
            Andrade = andrade,
            Lika = lika,
            Veckor = Fordela(prov, galler, zon, static t => $"{ISOWeek.GetYear(t)}-W{ISOWeek.GetWeekOfYear(t):00}"),
            Timmar = Fordela(prov, galler, zon, static t => t.Hour),
        };
    }

    private static List<(T, int, int)> Fordela<T>(Provkorning prov, Provkorning galler, TimeZoneInfo zon, Func<DateTime, T> fack)
        where T : notnull
    {
        Dictionary<T, int> Rakna(Provkorning p) => p.Larm.CountBy(l => fack(TimeZoneInfo.ConvertTime(l.Utlost, zon).DateTime)).ToDictionary();
        var (nya, fore) = (Rakna(prov), Rakna(galler));
        return [.. nya.Keys.Union(fore.Keys).Order().Select(k => (k, nya.GetValueOrDefault(k), fore.GetValueOrDefault(k)))];
    }

    private void Ta(Traff traff)
    {
        if (_oppna.TryGetValue(traff.Nyckel, out var oppet) && traff.Tid - oppet.Senast <= traff.Regel.SamlasInom)
        {
            oppet.Ta(traff);
            return;
        }

        if (!traff.Uppfylld || traff.Tid < _fran) return;
        var larm = new Provlarm
        {
            Regel = traff.Regel.Id,
            Regelnamn = traff.Regel.Namn,
            Nyckel = traff.Nyckel,
            Utlost = traff.Tid,
            Stadsdel = traff.Stadsdel,
        };
        larm.Ta(traff);
        if (traff.Handelse is not null) larm.Borja(traff.Forklara());
        _oppna[traff.Nyckel] = larm;
        Larm.Add(larm);
    }
}
