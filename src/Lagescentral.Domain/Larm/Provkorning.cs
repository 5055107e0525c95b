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
/// Runs two sets of rules over events in the order they became known, as if nobody had closed any larm and no silence had held: what the rules
/// themselves do. Rules that no event makes fire are left out. Rules that are the same in both are run once: what a rule says does not depend
/// on which others there are.
/// </summary>
public sealed class Provkorning
{
    private readonly Regelmotor _motor;
    private readonly Dictionary<Regel, Del> _delar = new(ReferenceEqualityComparer.Instance);
    private readonly Del _prov = new();
    private readonly Del _galler = new();
    private readonly Del _lika = new();
    private readonly DateTimeOffset _fran;
    private readonly bool _trender;
    private long _timme = long.MinValue;

    /// <summary>A run.</summary>
    /// <param name="prov">The rules to try.</param>
    /// <param name="galler">Those that hold.</param>
    /// <param name="stadsdelar">Ids of the twelve.</param>
    /// <param name="zon">Time zone of the rules' clock.</param>
    /// <param name="fran">What is known before it only fills windows, UTC.</param>
    public Provkorning(Regelverk prov, Regelverk galler, IReadOnlyList<string> stadsdelar, TimeZoneInfo zon, DateTimeOffset fran)
    {
        ArgumentNullException.ThrowIfNull(prov);
        ArgumentNullException.ThrowIfNull(galler);
        var gamla = galler.Regler.ToDictionary(Skriven);
        foreach (var regel in prov.Regler) _delar.Add(regel, gamla.Remove(Skriven(regel)) ? _lika : _prov);
        foreach (var regel in gamla.Values) _delar.TryAdd(regel, _galler);
        _motor = new Regelmotor(prov with { Regler = [.. _delar.Keys] }, stadsdelar, zon, new Motorgranser { Minns = 2_000, Utelamnade = 0 });
        _trender = _delar.Keys.Any(r => r is { Aktiv: true, Typ: Regeltyp.Trend });
        _fran = fran;
    }

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

    /// <summary>What the rules to try make beside those that hold, of what has been taken in so far.</summary>
    /// <param name="zon">The city's time zone.</param>
    public Provresultat Jamfor(TimeZoneInfo zon)
    {
        var fore = _galler.Larm.ToDictionary(l => (l.Nyckel, l.Utlost));
        var (nya, andrade, lika) = (new List<Provlarm>(), new List<Provskillnad>(), _lika.Larm.Count);
        foreach (var larm in _prov.Larm)
        {
            if (!fore.Remove((larm.Nyckel, larm.Utlost), out var gammalt)) nya.Add(larm);
            else if (gammalt.Antal != larm.Antal || gammalt.Allvar != larm.Allvar) andrade.Add(new(larm, gammalt));
            else lika++;
        }

        return new Provresultat
        {
            Nya = nya,
            Borta = [.. fore.Values.OrderBy(l => l.Utlost)],
            Andrade = andrade,
            Lika = lika,
            Veckor = Fordela(zon, static t => $"{ISOWeek.GetYear(t)}-W{ISOWeek.GetWeekOfYear(t):00}"),
            Timmar = Fordela(zon, static t => t.Hour),
        };
    }

    private static string Skriven(Regel regel) => System.Text.Json.JsonSerializer.Serialize(regel, Json.Options);

    private List<(T, int, int)> Fordela<T>(TimeZoneInfo zon, Func<DateTime, T> fack)
        where T : notnull
    {
        Dictionary<T, int> Rakna(Del del) => del.Larm.Concat(_lika.Larm).CountBy(l => fack(TimeZoneInfo.ConvertTime(l.Utlost, zon).DateTime)).ToDictionary();
        var (nya, fore) = (Rakna(_prov), Rakna(_galler));
        return [.. nya.Keys.Union(fore.Keys).Order().Select(k => (k, nya.GetValueOrDefault(k), fore.GetValueOrDefault(k)))];
    }

    private void Ta(Traff traff)
    {
        var del = _delar[traff.Regel];
        if (del.Oppna.TryGetValue(traff.Nyckel, out var oppet) && traff.Tid - oppet.Senast <= traff.Regel.SamlasInom)
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
        del.Oppna[traff.Nyckel] = larm;
        del.Larm.Add(larm);
    }

    /// <summary>Larm of rules that are in one of the sets alone, or in both.</summary>
    private sealed class Del
    {
        /// <summary>The latest of each matter.</summary>
        public Dictionary<string, Provlarm> Oppna { get; } = [];

        /// <summary>All, in the order that they fired.</summary>
        public List<Provlarm> Larm { get; } = [];
    }
}
