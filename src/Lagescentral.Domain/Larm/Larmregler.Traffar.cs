using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <content>What the rules find: new larm, what is gathered on one, and what its source takes back.</content>
public static partial class Larmregler
{
    /// <summary>A rule was met.</summary>
    /// <param name="traff">The hit.</param>
    /// <param name="id">Id for a new larm.</param>
    /// <param name="fore">The latest larm of the same matter, or null.</param>
    /// <param name="hammande">An open larm that makes the rule hold back, or null.</param>
    /// <param name="tystnad">A silence that holds it, or null.</param>
    /// <param name="verk">The rules.</param>
    /// <param name="lage">What else it may look at.</param>
    public static Larmbeslut Traffa(Traff traff, string id, Larmfakta? fore, Larmfakta? hammande, Tystnad? tystnad, Regelverk verk, Larmlage lage)
    {
        ArgumentNullException.ThrowIfNull(traff);
        ArgumentNullException.ThrowIfNull(verk);
        ArgumentNullException.ThrowIfNull(lage);
        var finns = traff.Handelse is { } h && fore?.Handelser.FirstOrDefault(u => u.Nyckel == h.Nyckel) is { } kand ? kand : null;
        if (fore is { Oppet: true } && (traff.Handelse is null || traff.Tid - fore.Senast <= traff.Regel.SamlasInom || finns is not null)) return Samla(traff, fore, finns, lage);
        if (!traff.Uppfylld) return Utan(Larmskal.IngetLarm, fore);
        // What was closed stays closed for what had happened by then: only something new is a new larm.
        if (fore?.Avslutat is { } avslutat && (finns is not null || !ArNytt(traff, avslutat))) return Utan(Larmskal.RedanAvslutat, fore);
        if (hammande is not null) return Hamma(traff, hammande);
        var regel = traff.Regel;
        var larm = new Larmfakta
        {
            Id = id,
            Version = 1,
            Nyckel = traff.Nyckel,
            Regel = regel.Id,
            Regelnamn = regel.Namn,
            Regelversion = verk.Version,
            Allvar = traff.Allvar,
            Stadsdel = traff.Stadsdel,
            Plats = traff.Plats,
            Klass = traff.Klass,
            Ovning = traff.Ovning,
            Tillstand = Larmtillstand.Utlost,
            Utlost = lage.Nu,
            Senast = traff.Tid,
            Antal = 0,
            Trappa = verk.TrappaFor(regel),
            KvitteringGaller = regel.KvitteringInom,
            Steg = 0,
            Tystad = tystnad?.Id,
            Forfaller = tystnad?.Till,
        };
        var forklaring = traff.Forklara();
        larm = larm with { Antal = forklaring.Raknade.Count, Handelser = [.. forklaring.Raknade.Take(lage.Granser.Handelser)] };
        if (tystnad is null) larm = Stegra(larm, lage);
        return new(tystnad is null ? Larmskal.Utlost : Larmskal.UtlostTyst, new Larmrad { Slag = Larmslag.Utlost, Larm = larm, Forklaring = forklaring }, larm);
    }

    /// <summary>An event that may be on a larm was withdrawn, or found to be another report of one that there is.</summary>
    /// <param name="fore">The larm.</param>
    /// <param name="handelse">The event.</param>
    /// <param name="med">What it was merged into; null when it was withdrawn.</param>
    /// <param name="granser">Bounds.</param>
    public static Larmbeslut Aterkalla(Larmfakta fore, HandelseNyckel handelse, Huvud? med, Larmgranser granser)
    {
        ArgumentNullException.ThrowIfNull(fore);
        ArgumentNullException.ThrowIfNull(granser);
        if (!fore.Oppet || fore.Handelser.FirstOrDefault(u => u.Nyckel == handelse) is not { } fanns) return Utan(Larmskal.IngetLarm, fore);
        return Med(Larmskal.Samlat, Larmslag.Samlat, null, fore with
        {
            Handelser = [.. fore.Handelser.Where(u => u.Nyckel != handelse)],
            Antal = fore.Antal - 1,
            Aterkallade = fore.Aterkallade + (med is null ? 1 : 0),
            Sammanforda = med is null ? fore.Sammanforda : [.. Utom(fore.Sammanforda, handelse).Append(new Sammanford(handelse.Kalla, handelse.Id, med.Kalla, med.Id, fanns.Klass)).TakeLast(granser.Minnen)],
        });
    }

    /// <summary>True for a hit that is history: it is decided on no more.</summary>
    public static bool ArHistoria(Traff traff, DateTimeOffset nu, Larmgranser granser)
    {
        ArgumentNullException.ThrowIfNull(traff);
        ArgumentNullException.ThrowIfNull(granser);
        return nu - traff.Tid > granser.Historia;
    }

    private static Larmbeslut Samla(Traff traff, Larmfakta fore, Underlag? finns, Larmlage lage)
    {
        if (traff.Handelse is not { } h) return Utan(Larmskal.RedanSamlat, fore);
        if (finns is not null && finns.Allvar >= h.Allvar) return Utan(Larmskal.RedanSamlat, fore);
        // Beyond what is listed a later revision cannot be told from a new event; it has most likely been counted.
        if (finns is null && h.Rev > 1 && fore.Antal > fore.Handelser.Count) return Utan(Larmskal.RedanSamlat, fore);
        var efter = fore with
        {
            Antal = finns is null ? fore.Antal + 1 : fore.Antal,
            Handelser = [.. fore.Handelser.Where(u => u.Nyckel != h.Nyckel).Prepend(h).Take(lage.Granser.Handelser)],
            Sammanforda = [.. Utom(fore.Sammanforda, h.Nyckel)],
            Senast = Senare(fore.Senast, traff.Tid),
            Allvar = Math.Max(fore.Allvar, traff.Allvar),
        };
        // Who has taken it took it for what it was then.
        if (finns is null && fore.ArKvitterat && fore.Avier.Where(a => a.Genom == Pafyllning).Select(a => a.Bestalld).DefaultIfEmpty().Max() + lage.Granser.Pafyllning <= lage.Nu)
            efter = Bestall(efter, [.. efter.Stande.Select(k => (k.Av.Vem, Pafyllning))], lage);
        return Med(Larmskal.Samlat, Larmslag.Samlat, null, efter);
    }

    private static Larmbeslut Hamma(Traff traff, Larmfakta hammande)
    {
        var fore = hammande.Hammade.FirstOrDefault(h => h.Nyckel == traff.Nyckel);
        var efter = new Hammad(traff.Regel.Id, traff.Nyckel, (fore?.Antal ?? 0) + 1, traff.Tid);
        return Med(Larmskal.Hammat, Larmslag.Samlat, null, hammande with { Hammade = [.. hammande.Hammade.Where(h => h != fore), efter] });
    }

    /// <summary>True when a hit is of something that was not yet when the larm of its matter was closed.</summary>
    private static bool ArNytt(Traff traff, DateTimeOffset avslutat)
    {
        if (traff.Handelse is not { } h) return traff.Regel.Typ == Regeltyp.Trend && traff.Tid - avslutat >= traff.Regel.SamlasInom;
        if (h.Intraffad <= avslutat) return false;
        if (traff.Regel.Typ == Regeltyp.Genast) return true;
        // The closed ones may still lie in the window: they do not count twice.
        var forklaring = traff.Forklara();
        var nya = forklaring.Raknade.Where(u => u.Intraffad > avslutat).ToList();
        var antal = traff.Regel.Typ == Regeltyp.Serie ? nya.Select(u => u.Stadsdel).Distinct().Count() : nya.Count;
        return antal >= Math.Min(forklaring.Grans, forklaring.Raknade.Count);
    }

    private static IEnumerable<Sammanford> Utom(IEnumerable<Sammanford> sammanforda, HandelseNyckel handelse) =>
        sammanforda.Where(s => s.Kalla != handelse.Kalla || s.Id != handelse.Id);

    private static DateTimeOffset Senare(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
