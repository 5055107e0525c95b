using Lagescentral.Domain.Geografi;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;

namespace Lagescentral.Domain.Larm;

/// <summary>
/// Runs rules over events in the order they became known. Pure: what it says follows from the rules and what it has been given, so that
/// stored history run again says the same. It knows nothing of larm; who gathers hits under a key does.
/// </summary>
public sealed class Regelmotor
{
    /// <summary>Version of the keys of matters: another would make one larm of each that is open.</summary>
    public const string Nyckelversion = "v1";

    private readonly Regelverk _verk;
    private readonly TimeZoneInfo _zon;
    private readonly Motorgranser _granser;
    private readonly Regelminne _minne;
    private readonly Regelurval<Regellage> _urval;
    private readonly Regellage[] _trender;
    private readonly IReadOnlyList<string> _omraden;
    private long _provad = long.MinValue;

    /// <summary>An engine for rules.</summary>
    /// <param name="verk">The rules; those that no event makes fire are none of its business.</param>
    /// <param name="stadsdelar">Ids of the twelve.</param>
    /// <param name="zon">Time zone of the rules' clock.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="minne">What went before, for the windows; nothing of it fires.</param>
    public Regelmotor(Regelverk verk, IReadOnlyList<string> stadsdelar, TimeZoneInfo zon, Motorgranser granser, Regelminnesdata? minne = null)
    {
        ArgumentNullException.ThrowIfNull(verk);
        ArgumentNullException.ThrowIfNull(granser);
        (_verk, _zon, _granser, _omraden) = (verk, zon, granser, stadsdelar);
        var lagen = verk.Regler.Where(r => r is { Aktiv: true, AvHandelser: true }).Select(r => new Regellage(r, granser.Fonster)).ToList();
        _trender = [.. lagen.Where(l => l.Regel.Typ == Regeltyp.Trend)];
        _urval = new Regelurval<Regellage>([.. lagen.Where(l => l.Regel.Typ != Regeltyp.Trend)], static l => l.Regel.Nar);
        _minne = new Regelminne(granser.Minns, minne);
        foreach (var fakta in _minne.Handelser)
            foreach (var lage in _urval.For(fakta))
                if (Villkorsprov.Traffar(lage.Regel, fakta, zon)) lage.Fonster(fakta).Lagg(fakta);
        foreach (var (timme, stadsdel, kategori, allvar, antal) in _minne.Timmar)
            foreach (var lage in _trender)
                if (Raknas(lage.Regel, kategori, allvar)) lage.Trend(Trendomrade(lage.Regel, stadsdel)).Lagg(timme, antal);
    }

    /// <summary>How many events have been forgotten for the sake of the bound.</summary>
    public long Glomda => _minne.Glomda;

    /// <summary>How many events are remembered.</summary>
    public int Minns => _minne.Antal;

    /// <summary>The state to save.</summary>
    public Regelminnesdata TillData() => _minne.TillData();

    /// <summary>Takes in an event's revision; one that is known already says nothing.</summary>
    /// <returns>What it met, rule by rule in their order.</returns>
    public IReadOnlyList<Traff> Ta(Handelsefakta fakta)
    {
        ArgumentNullException.ThrowIfNull(fakta);
        var kand = _minne.Finn(fakta.Nyckel);
        if (kand is not null && kand.Rev >= fakta.Rev) return [];
        var fore = kand?.TillRaknevarde() ?? fakta.Tidigare;
        if (kand is not null)
            foreach (var lage in _urval.For(kand)) lage.FonsterEllerNull(kand)?.TaBort(kand.Nyckel, kand.Intraffad);
        var nu = fakta.TillRaknevarde();
        _minne.Ta(fakta, fore, nu);
        RaknaTrend(fore, nu);

        var traffar = new List<Traff>();
        foreach (var lage in _urval.For(fakta))
            if (Villkorsprov.Traffar(lage.Regel, fakta, _zon)) traffar.Add(Prova(lage, fakta));
        return traffar;
    }

    /// <summary>Tests trends when an hour has passed. Late or twice it does no harm.</summary>
    public IReadOnlyList<Traff> Tick(DateTimeOffset nu)
    {
        var timme = Tidfack.Timme(Tidfack.Minut(nu));
        if (timme <= _provad || _trender.Length == 0 || _minne.ForstaTimme is not { } forsta) return [];
        _provad = timme;
        var traffar = new List<Traff>();
        foreach (var lage in _trender)
        {
            var regel = lage.Regel;
            if (regel.Tid is { } tid && !tid.Galler(nu, _zon)) continue;
            foreach (var (omrade, rakning) in lage.Trender.OrderBy(par => par.Key, StringComparer.Ordinal))
            {
                var langd = (int)regel.Inom!.Value.TotalHours;
                // The level is shared by all areas that are tested at once, so that a dozen of them claim no more than one would.
                if (rakning.Prova(timme, langd, forsta, regel.Faktor!.Value) is not { } utfall || utfall.P > Trend.Krav / Math.Max(1, lage.Trender.Count)) continue;
                traffar.Add(Trendtraff(regel, omrade, utfall, Tidfack.FranMinut(timme * 60)));
            }
        }

        return traffar;
    }

    private void RaknaTrend(Raknevarde? fore, Raknevarde nu)
    {
        foreach (var lage in _trender)
        {
            Rakna(lage, fore, -1);
            Rakna(lage, nu, 1);
        }
    }

    private void Rakna(Regellage lage, Raknevarde? varde, int antal)
    {
        if (varde is not null && Regelminne.Trendas(varde) && Raknas(lage.Regel, varde.Kategori, varde.Allvar))
            lage.Trend(Trendomrade(lage.Regel, varde.Stadsdel)).Lagg(Tidfack.Timme(Tidfack.Minut(varde.Intraffad)), antal);
    }

    private static bool Raknas(Regel regel, string kategori, int allvar) =>
        (regel.Nar.Kategori is not { } kategorier || kategorier.Contains(kategori)) && (regel.Nar.AllvarMinst is not { } minst || allvar >= minst);

    private string Trendomrade(Regel regel, string stadsdel) => regel.Omrade == Regelomrade.Stad ? _omraden[^1] : stadsdel;

    private Traff Prova(Regellage lage, Handelsefakta fakta)
    {
        var regel = lage.Regel;
        var fonster = lage.Fonster(fakta);
        fonster.Lagg(fakta);
        if (regel.Typ == Regeltyp.Genast) return Genasttraff(regel, fakta);

        var inom = regel.Inom!.Value;
        // An event that is late may still lie in a window with what has been.
        fonster.Rensa(fakta.Mottagen - inom - regel.ForaldrasEfter);
        bool Med(Handelsefakta annan) => Sag(fakta, annan) && (regel.Omrade != Regelomrade.Radie || Inom(fakta, annan, regel.RadieMeter!.Value));
        Func<Handelsefakta, string>? grupp = regel.Typ == Regeltyp.Serie ? static f => f.Placering.Stadsdel : null;
        var raknade = fonster.Basta(fakta, inom, Med, grupp);
        var antal = grupp is null ? raknade.Count : raknade.Select(grupp).Distinct().Count();
        var grans = regel.Antal ?? regel.Stadsdelar!.Value;
        var uppfylld = antal >= grans;
        var en = raknade.Select(f => f.Placering.Stadsdel).Distinct().Count() == 1;
        return new Traff
        {
            Regel = regel,
            Nyckel = Nyckel(lage, fakta, raknade, uppfylld),
            Uppfylld = uppfylld,
            Handelse = Underlag.Av(fakta),
            Stadsdel = en ? fakta.Placering.Stadsdel : _omraden[^1],
            Plats = regel.Omrade == Regelomrade.Plats ? fakta.Placering.Plats : null,
            Allvar = regel.Allvar ?? raknade.Max(f => f.Allvar),
            Klass = raknade.Max(f => f.Klass),
            Ovning = raknade.Exists(f => f.Ovning),
            Tid = fakta.Mottagen,
            Forklara = () => Forklarare.Fonster(_verk, regel, raknade, antal, grans, _granser.Visade, Utelamnade(regel, fakta, raknade)),
        };
    }

    private Traff Genasttraff(Regel regel, Handelsefakta fakta)
    {
        var stadsdel = fakta.Placering.Stadsdel;
        // What has no place is one matter with its likes: nobody can tell them apart, and a thousand of them must not be a thousand larm.
        var sak = stadsdel == _omraden[^1] ? $"{stadsdel}|{fakta.Kategori}" : stadsdel;
        return new Traff
        {
            Regel = regel,
            Nyckel = Nyckel(regel, sak, fakta.Klass),
            Uppfylld = true,
            Handelse = Underlag.Av(fakta),
            Stadsdel = stadsdel,
            Plats = fakta.Placering.Plats,
            Allvar = regel.Allvar ?? fakta.Allvar,
            Klass = fakta.Klass,
            Ovning = fakta.Ovning,
            Tid = fakta.Mottagen,
            Forklara = () => Forklarare.Genast(_verk, regel, fakta, Utelamnade(regel, fakta, [fakta])),
        };
    }

    private Traff Trendtraff(Regel regel, string omrade, Trendutfall utfall, DateTimeOffset till) => new()
    {
        Regel = regel,
        Nyckel = $"{Nyckelversion}|{regel.Id}|{omrade}",
        Uppfylld = true,
        Stadsdel = omrade,
        Allvar = regel.Allvar ?? regel.Nar.AllvarMinst ?? 2,
        Klass = Klass.Intern,
        Tid = till,
        Forklara = () => Forklarare.Trend(_verk, regel, utfall, till, [.. _minne.Bakifran.Where(f =>
            f.Raknas && f.Klass != Klass.Begransad && f.Intraffad >= till - regel.Inom!.Value && f.Intraffad < till && (regel.Omrade == Regelomrade.Stad || f.Placering.Stadsdel == omrade)
            && Raknas(regel, f.Kategori, f.Allvar)).Take(_granser.Visade)]),
    };

    private string Nyckel(Regellage lage, Handelsefakta fakta, List<Handelsefakta> raknade, bool uppfylld)
    {
        var regel = lage.Regel;
        var sak = regel.Typ == Regeltyp.Serie ? fakta.Kategori : regel.Omrade switch
        {
            Regelomrade.Stadsdel => fakta.Placering.Stadsdel,
            Regelomrade.Plats => fakta.Placering.Plats!,
            Regelomrade.Radie => lage.Klump(fakta, raknade, uppfylld),
            _ => _omraden[^1],
        };
        return Nyckel(regel, sak, fakta.Klass);
    }

    // A matter of the strictest class is one of its own: what others see neither tells of it nor is hidden by it.
    private static string Nyckel(Regel regel, string sak, Klass klass) => $"{Nyckelversion}|{regel.Id}|{sak}{(klass == Klass.Begransad ? "|krets" : "")}";

    /// <summary>True when who may see an event's larm may know of another event.</summary>
    private static bool Sag(Handelsefakta fakta, Handelsefakta annan) => fakta.Klass == Klass.Begransad || annan.Klass != Klass.Begransad;

    /// <summary>Events in the window and area that failed one condition alone, the latest known first.</summary>
    private List<Utelamnad> Utelamnade(Regel regel, Handelsefakta fakta, List<Handelsefakta> raknade)
    {
        // For a rule of one event: what was known of the same place around it.
        var langd = regel.Inom ?? TimeSpan.FromHours(2);
        var (fran, till) = (raknade.Min(f => f.Intraffad), raknade.Max(f => f.Intraffad));
        if (till - fran < langd) (fran, till) = (till - langd, fran + langd);
        var med = raknade.Select(f => f.Nyckel).ToHashSet();
        var utelamnade = new List<Utelamnad>();
        foreach (var annan in _minne.Bakifran)
        {
            if (utelamnade.Count >= _granser.Utelamnade) break;
            if (annan.Intraffad < fran || annan.Intraffad > till || med.Contains(annan.Nyckel) || !Sag(fakta, annan) || !SammaOmrade(regel, fakta, annan)) continue;
            var brister = Villkorsprov.Brister(regel, annan, _zon, hogst: 2);
            if (brister.Count == 1) utelamnade.Add(new Utelamnad(Underlag.Av(annan), brister[0]));
        }

        return utelamnade;
    }

    private static bool SammaOmrade(Regel regel, Handelsefakta fakta, Handelsefakta annan) => regel switch
    {
        { Typ: Regeltyp.Serie } => annan.Kategori == fakta.Kategori,
        { Omrade: Regelomrade.Stad } => true,
        { Omrade: Regelomrade.Plats } => annan.Placering.Plats == fakta.Placering.Plats,
        { Omrade: Regelomrade.Radie } => annan.Placering.Lat is null ? annan.Placering.Stadsdel == fakta.Placering.Stadsdel : Inom(fakta, annan, regel.RadieMeter!.Value),
        _ => annan.Placering.Stadsdel == fakta.Placering.Stadsdel,
    };

    private static bool Inom(Handelsefakta a, Handelsefakta b, int meter) =>
        a.Placering is { Lat: { } latA, Lon: { } lonA } && b.Placering is { Lat: { } latB, Lon: { } lonB } && Avstand.Meter(latA, lonA, latB, lonB) <= meter;

    private sealed class Regellage(Regel regel, int hogst)
    {
        private readonly Dictionary<string, Regelfonster> _fonster = [];
        private readonly Dictionary<HandelseNyckel, string> _klumpar = [];

        public Regel Regel { get; } = regel;

        public Dictionary<string, Trendrakning> Trender { get; } = [];

        public Regelfonster Fonster(Handelsefakta fakta)
        {
            var omrade = Omrade(fakta);
            if (!_fonster.TryGetValue(omrade, out var fonster)) _fonster.Add(omrade, fonster = new Regelfonster(Regel.Typ == Regeltyp.Genast ? 1 : hogst));
            return fonster;
        }

        public Regelfonster? FonsterEllerNull(Handelsefakta fakta) => _fonster.GetValueOrDefault(Omrade(fakta));

        public Trendrakning Trend(string omrade)
        {
            if (!Trender.TryGetValue(omrade, out var rakning)) Trender.Add(omrade, rakning = new Trendrakning());
            return rakning;
        }

        /// <summary>The cluster that an event belongs to: that of any it counts with, else one named by the earliest of them.</summary>
        public string Klump(Handelsefakta fakta, List<Handelsefakta> raknade, bool uppfylld)
        {
            var klump = raknade.Select(f => _klumpar.GetValueOrDefault(f.Nyckel)).FirstOrDefault(k => k is not null) ?? raknade[0].Nyckel.ToString();
            if (!uppfylld && !_klumpar.ContainsValue(klump)) return klump;
            foreach (var f in raknade) _klumpar[f.Nyckel] = klump;
            if (_klumpar.Count > 2 * hogst) _klumpar.Clear();
            _klumpar[fakta.Nyckel] = klump;
            return klump;
        }

        private string Omrade(Handelsefakta fakta) => Regel switch
        {
            { Typ: Regeltyp.Serie } => fakta.Kategori,
            { Omrade: Regelomrade.Stadsdel } => fakta.Placering.Stadsdel,
            { Omrade: Regelomrade.Plats } => fakta.Placering.Plats ?? "",
            _ => "",
        };
    }
}
