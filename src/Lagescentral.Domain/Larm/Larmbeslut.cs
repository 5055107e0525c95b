using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>What became of a command or a hit, and why.</summary>
public enum Larmskal
{
    /// <summary>A new larm.</summary>
    Utlost,

    /// <summary>A new larm that a silence holds.</summary>
    UtlostTyst,

    /// <summary>The event was gathered on a larm.</summary>
    Samlat,

    /// <summary>A greater larm made the rule hold back.</summary>
    Hammat,

    /// <summary>The event is on the larm already.</summary>
    RedanSamlat,

    /// <summary>The event belongs to no larm.</summary>
    IngetLarm,

    /// <summary>A larm of the same matter was closed, and this is nothing new.</summary>
    RedanAvslutat,

    /// <summary>Noted that the person has seen it.</summary>
    Sett,

    /// <summary>The person has seen it already.</summary>
    RedanSett,

    /// <summary>Taken; as many as the step asks for.</summary>
    Kvitterat,

    /// <summary>Taken, but the step asks for more.</summary>
    KvitteratFlerBehovs,

    /// <summary>The person has taken it already.</summary>
    RedanKvitterat,

    /// <summary>Asked another to take over.</summary>
    Overlamnat,

    /// <summary>Has asked that one already.</summary>
    RedanOverlamnat,

    /// <summary>Only who has taken a larm can hand it over.</summary>
    InteInnehavare,

    /// <summary>Nobody waits for this person's answer.</summary>
    IngenOverlamning,

    /// <summary>Took over.</summary>
    Overtaget,

    /// <summary>Said no.</summary>
    Avbojt,

    /// <summary>Work has begun.</summary>
    Atgardas,

    /// <summary>It had begun.</summary>
    AtgardasRedan,

    /// <summary>Closed.</summary>
    Avslutat,

    /// <summary>The larm is closed.</summary>
    ArAvslutat,

    /// <summary>Open again.</summary>
    Ateroppnat,

    /// <summary>It is open.</summary>
    ArOppet,

    /// <summary>A comment was noted.</summary>
    Kommenterat,

    /// <summary>The next step was told.</summary>
    Eskalerat,

    /// <summary>A kvittering expired, and the next step was told.</summary>
    Forfallet,

    /// <summary>Nothing is due.</summary>
    IngetForfallet,

    /// <summary>The result was noted.</summary>
    Aviserat,

    /// <summary>The result says nothing new.</summary>
    RedanAviserat,

    /// <summary>The person saw another version.</summary>
    AnnanVersion,

    /// <summary>No such larm.</summary>
    Saknas,
}

/// <summary>What a person does with a larm.</summary>
public enum Larmhandling
{
    /// <summary>Has seen it.</summary>
    Sedd,

    /// <summary>Takes it.</summary>
    Kvittera,

    /// <summary>Asks another to take over.</summary>
    Overlamna,

    /// <summary>Says yes to taking over.</summary>
    TaOver,

    /// <summary>Says no to taking over.</summary>
    Avboj,

    /// <summary>Work begins.</summary>
    Atgardas,

    /// <summary>Closes it, with a reason.</summary>
    Avsluta,

    /// <summary>Opens it again.</summary>
    Ateroppna,

    /// <summary>Says something about it.</summary>
    Kommentera,
}

/// <summary>A person's command.</summary>
public sealed record Larmkommando
{
    /// <summary>The larm.</summary>
    public required string Id { get; init; }

    /// <summary>What is done.</summary>
    public required Larmhandling Handling { get; init; }

    /// <summary>By whom.</summary>
    public required Larmperson Av { get; init; }

    /// <summary>The version that the person saw; null where it does not matter.</summary>
    public int? Version { get; init; }

    /// <summary>Who is asked to take over, <c>p-…</c>.</summary>
    public string? Till { get; init; }

    /// <summary>Words: for a closing its reason.</summary>
    public string? Kommentar { get; init; }
}

/// <summary>What a decision may look at beside the larm itself.</summary>
public sealed record Larmlage
{
    /// <summary>Now, UTC.</summary>
    public required DateTimeOffset Nu { get; init; }

    /// <summary>Who each recipient of the ladders is just now: <c>jour:tib</c> → <c>p-…</c>; one with nobody behind it is absent or empty.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Mottagare { get; init; }

    /// <summary>When each person was last notified, the latest first, at most as far back as a shift.</summary>
    public required Func<string, IReadOnlyList<Larmavi>> Avier { get; init; }

    /// <summary>Bounds.</summary>
    public required Larmgranser Granser { get; init; }
}

/// <summary>A decision: the lines to write, and why.</summary>
/// <param name="Skal">Why.</param>
/// <param name="Rad">The line, or null for none.</param>
/// <param name="Larm">The larm after it.</param>
public sealed record Larmbeslut(Larmskal Skal, Larmrad? Rad, Larmfakta? Larm);

/// <summary>
/// Decides about a larm. Pure: the same command again writes nothing. "→ x" is a line; "·" writes none.
/// <code>
/// from \ what      result     sedd   kvittera        överlämna   ta över     avböj       åtgärdas    avsluta     återöppna   due
/// –                (hit) → utlöst, with orders
/// utlöst, återöpp. → skickat  → sett → kvitterat ¹   ·           ·           ·           → åtgärdas ² → avslutat  ·           next step
/// skickat          ·          → sett → kvitterat ¹   ·           ·           ·           → åtgärdas ² → avslutat  ·           next step
/// sett             ·          ·  ³   → kvitterat ¹   ·           ·           ·           → åtgärdas ² → avslutat  ·           next step
/// kvitterat        ·          ·  ³   +1 ⁴            → överlämn. ·           ·           → åtgärdas  → avslutat  ·           expires → skickat, next step
/// överlämnat       ·          ·  ³   +1 ⁴            → överlämn. → kvitterat → kvitterat → åtgärdas  → avslutat  ·           expires → skickat, next step
/// åtgärdas         ·          ·  ³   +1 ⁴            → överlämn. ·           ·           ·           → avslutat  ·           expires → skickat, next step
/// avslutat         ·          ·      ·               ·           ·           ·           ·           ·           → återöppnat ·
/// ¹ when as many persons as the step asks for; until then it stays, and the step's time runs on
/// ² who begins work has taken it   ³ noted for the person, the state stays   ⁴ noted for the person; again by the same one only when half its time has gone
/// </code>
/// Whatever a person does with a larm that is taken lets the kvitteringar stand for their whole time again. An open larm is never without
/// a moment at which something happens by itself.
/// </summary>
public static class Larmregler
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

    /// <summary>An event that may be on a larm was withdrawn by its source.</summary>
    public static Larmbeslut Aterkalla(Larmfakta fore, HandelseNyckel handelse)
    {
        ArgumentNullException.ThrowIfNull(fore);
        if (!fore.Oppet || fore.Handelser.All(u => u.Nyckel != handelse)) return Utan(Larmskal.IngetLarm, fore);
        return Med(Larmskal.Samlat, Larmslag.Samlat, null, fore with
        {
            Handelser = [.. fore.Handelser.Where(u => u.Nyckel != handelse)],
            Antal = fore.Antal - 1,
            Aterkallade = fore.Aterkallade + 1,
        });
    }

    /// <summary>A person does something.</summary>
    public static Larmbeslut Besluta(Larmkommando k, Larmfakta? fore, Larmlage lage)
    {
        ArgumentNullException.ThrowIfNull(k);
        ArgumentNullException.ThrowIfNull(lage);
        if (fore is null) return Utan(Larmskal.Saknas, null);
        if (k.Version is { } sedd && sedd != fore.Version && !RedanGjort(k, fore)) return Utan(Larmskal.AnnanVersion, fore);
        if (!fore.Oppet) return k.Handling switch
        {
            Larmhandling.Ateroppna => Ateroppna(k, fore, lage),
            Larmhandling.Kommentera when k.Kommentar is not null => Med(Larmskal.Kommenterat, Larmslag.Kommenterat, k, fore),
            _ => Utan(Larmskal.ArAvslutat, fore),
        };
        return k.Handling switch
        {
            Larmhandling.Sedd => Sedd(k, fore, lage),
            Larmhandling.Kvittera => Kvittera(k, fore, lage),
            Larmhandling.Overlamna => Overlamna(k, fore, lage),
            Larmhandling.TaOver or Larmhandling.Avboj => SvaraOverlamning(k, fore, lage),
            Larmhandling.Atgardas => Atgardas(k, fore, lage),
            Larmhandling.Avsluta => Med(Larmskal.Avslutat, Larmslag.Avslutat, k, fore with
            {
                Tillstand = Larmtillstand.Avslutat,
                Avslutat = lage.Nu,
                Forfaller = null,
                Obesvarat = false,
                Overlamning = null,
                Kvitteringar = Slutade(fore, lage.Nu, _ => true),
            }),
            Larmhandling.Kommentera => Med(Larmskal.Kommenterat, Larmslag.Kommenterat, k, Fornyad(fore, lage.Nu)),
            _ => Utan(Larmskal.ArOppet, fore),
        };
    }

    /// <summary>Time has passed. Late or twice it does no harm: it is the larm's own moment that is compared.</summary>
    public static Larmbeslut Tick(Larmfakta fore, Larmlage lage)
    {
        ArgumentNullException.ThrowIfNull(fore);
        ArgumentNullException.ThrowIfNull(lage);
        if (fore.Forfaller is not { } forfaller || lage.Nu < forfaller) return Utan(Larmskal.IngetForfallet, fore);
        if (fore.ArKvitterat)
        {
            var utan = fore with
            {
                Tillstand = Larmtillstand.Skickat,
                Overlamning = null,
                Kvitteringar = Slutade(fore, lage.Nu, k => k.Galler <= lage.Nu),
            };
            // Another who took it later may still have it.
            return utan.Stande.Any()
                ? Med(Larmskal.Forfallet, Larmslag.Forfallet, null, utan with { Tillstand = fore.Tillstand, Forfaller = utan.Stande.Min(k => k.Galler) })
                : Med(Larmskal.Forfallet, Larmslag.Forfallet, null, Stegra(utan, lage));
        }

        return Med(Larmskal.Eskalerat, Larmslag.Eskalerat, null, Stegra(fore with { Tystad = null }, lage));
    }

    /// <summary>The silence that held a larm was ended: the ladder begins.</summary>
    public static Larmbeslut Slapp(Larmfakta fore, Larmlage lage)
    {
        ArgumentNullException.ThrowIfNull(fore);
        ArgumentNullException.ThrowIfNull(lage);
        return fore.Tystad is null ? Utan(Larmskal.IngetForfallet, fore) : Tick(fore with { Forfaller = lage.Nu }, lage);
    }

    /// <summary>True for a hit that is history: it is decided on no more.</summary>
    public static bool ArHistoria(Traff traff, DateTimeOffset nu, Larmgranser granser)
    {
        ArgumentNullException.ThrowIfNull(traff);
        ArgumentNullException.ThrowIfNull(granser);
        return nu - traff.Tid > granser.Historia;
    }

    /// <summary>What became of an order.</summary>
    public static Larmbeslut Aviserat(Larmfakta fore, string avi, Aviutfall utfall, Larmgranser granser)
    {
        ArgumentNullException.ThrowIfNull(fore);
        ArgumentNullException.ThrowIfNull(utfall);
        ArgumentNullException.ThrowIfNull(granser);
        if (fore.Avier.FirstOrDefault(a => a.Id == avi) is not { } kand) return Utan(Larmskal.Saknas, fore);
        if (kand.Slutlig) return Utan(Larmskal.RedanAviserat, fore);
        var forra = kand.Utfall.FirstOrDefault(u => u.Kanal == utfall.Kanal && u.Mal == utfall.Mal);
        if (forra is not null && forra with { Tid = utfall.Tid } == utfall) return Utan(Larmskal.RedanAviserat, fore);
        var efter = kand with { Utfall = [.. kand.Utfall.Where(u => u != forra), utfall] };
        var skickat = utfall.Resultat == Aviresultat.Skickad && fore.Tillstand is (Larmtillstand.Utlost or Larmtillstand.Ateroppnat);
        return Med(Larmskal.Aviserat, Larmslag.Aviserat, null, Bunden(
            fore with { Avier = [.. fore.Avier.Select(a => a.Id == avi ? efter : a)], Tillstand = skickat ? Larmtillstand.Skickat : fore.Tillstand }, granser));
    }

    /// <summary>True while an order may be sent: false once it is taken or closed, and for those of a step before.</summary>
    public static bool FarSandas(Larmfakta larm, Larmavi avi)
    {
        ArgumentNullException.ThrowIfNull(larm);
        ArgumentNullException.ThrowIfNull(avi);
        if (!larm.Oppet || larm.Ovning || avi.Slutlig) return false;
        // One to its holder, or to who is asked to take over, is for a larm that is taken.
        return !larm.ArKvitterat || avi.Genom is Pafyllning or Forfragan;
    }

    /// <summary>By what a notice went that tells a larm's holder of further events.</summary>
    public const string Pafyllning = "innehavare";

    /// <summary>By what a notice went that asks someone to take over.</summary>
    public const string Forfragan = "overlamning";

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

    private static Larmbeslut Sedd(Larmkommando k, Larmfakta fore, Larmlage lage)
    {
        if (fore.Sedda.Any(s => s.Av.Vem == k.Av.Vem)) return Utan(Larmskal.RedanSett, fore);
        return Med(Larmskal.Sett, Larmslag.Sett, k, fore with
        {
            Sedda = Sett(fore, k.Av, lage),
            Tillstand = fore.Tillstand is Larmtillstand.Utlost or Larmtillstand.Skickat or Larmtillstand.Ateroppnat ? Larmtillstand.Sett : fore.Tillstand,
        });
    }

    private static Larmbeslut Kvittera(Larmkommando k, Larmfakta fore, Larmlage lage)
    {
        if (fore.Stande.FirstOrDefault(s => s.Av.Vem == k.Av.Vem) is { } star && star.Galler - lage.Nu >= fore.KvitteringGaller / 2)
            return Utan(Larmskal.RedanKvitterat, fore);
        var efter = Tagen(fore, k.Av, lage);
        return Med(efter.ArKvitterat ? Larmskal.Kvitterat : Larmskal.KvitteratFlerBehovs, Larmslag.Kvitterat, k, efter);
    }

    private static Larmbeslut Overlamna(Larmkommando k, Larmfakta fore, Larmlage lage)
    {
        if (fore.Overlamning is { } vantar && vantar.Fran.Vem == k.Av.Vem && vantar.Till == k.Till) return Utan(Larmskal.RedanOverlamnat, fore);
        if (fore.Stande.All(s => s.Av.Vem != k.Av.Vem) || k.Till is null || k.Till == k.Av.Vem) return Utan(Larmskal.InteInnehavare, fore);
        var efter = Fornyad(fore, lage.Nu) with { Tillstand = Larmtillstand.Overlamnat, Overlamning = new Overlamning(k.Av, k.Till, lage.Nu) };
        return Med(Larmskal.Overlamnat, Larmslag.Overlamnat, k, Bestall(efter, [(k.Till, Forfragan)], lage));
    }

    private static Larmbeslut SvaraOverlamning(Larmkommando k, Larmfakta fore, Larmlage lage)
    {
        if (fore.Overlamning is not { } vantar || vantar.Till != k.Av.Vem)
            return Utan(k.Handling == Larmhandling.TaOver && fore.Stande.Any(s => s.Av.Vem == k.Av.Vem) ? Larmskal.RedanKvitterat : Larmskal.IngenOverlamning, fore);
        if (k.Handling == Larmhandling.Avboj)
            return Med(Larmskal.Avbojt, Larmslag.Avbojt, k, fore with { Overlamning = null, Tillstand = Larmtillstand.Kvitterat });
        var utan = fore with { Overlamning = null, Kvitteringar = Slutade(fore, lage.Nu, s => s.Av.Vem == vantar.Fran.Vem) };
        return Med(Larmskal.Overtaget, Larmslag.Overtaget, k, Tagen(utan, k.Av, lage) with { Tillstand = Larmtillstand.Kvitterat });
    }

    private static Larmbeslut Atgardas(Larmkommando k, Larmfakta fore, Larmlage lage)
    {
        if (fore.Tillstand == Larmtillstand.Atgardas) return Utan(Larmskal.AtgardasRedan, fore);
        var taget = fore.Stande.Any(s => s.Av.Vem == k.Av.Vem) ? Fornyad(fore, lage.Nu) : Tagen(fore, k.Av, lage);
        // Work has begun, however many the step asks for.
        return Med(Larmskal.Atgardas, Larmslag.Atgardas, k, taget with
        {
            Tillstand = Larmtillstand.Atgardas,
            Obesvarat = false,
            Overlamning = null,
            Forfaller = taget.Stande.Min(s => s.Galler),
        });
    }

    private static Larmbeslut Ateroppna(Larmkommando k, Larmfakta fore, Larmlage lage) => Med(Larmskal.Ateroppnat, Larmslag.Ateroppnat, k, Stegra(
        fore with { Tillstand = Larmtillstand.Ateroppnat, Avslutat = null, Steg = 0, Varv = 0, Tystad = null, Sedda = [] }, lage));

    private static bool RedanGjort(Larmkommando k, Larmfakta fore) => k.Handling switch
    {
        Larmhandling.Avsluta => !fore.Oppet,
        Larmhandling.Ateroppna => fore.Oppet,
        Larmhandling.Atgardas => fore.Tillstand == Larmtillstand.Atgardas,
        Larmhandling.Overlamna => fore.Overlamning?.Till == k.Till,
        // What each person does for themselves is no change that another must have seen.
        _ => true,
    };

    /// <summary>The larm with a person's kvittering; kvitterat when they are as many as the step asks for.</summary>
    private static Larmfakta Tagen(Larmfakta fore, Larmperson av, Larmlage lage)
    {
        var ny = new Kvittering(av, lage.Nu, lage.Nu + fore.KvitteringGaller);
        var efter = fore with
        {
            Sedda = Sett(fore, av, lage),
            Kvitteringar = [.. fore.Kvitteringar.Where(s => !s.Star || s.Av.Vem != av.Vem).Append(ny).TakeLast(lage.Granser.Minnen)],
        };
        var kravs = fore.Steg is > 0 and var steg && steg <= fore.Trappa.Steg.Count ? fore.Trappa.Steg[steg - 1].Kraver : 1;
        if (efter.Stande.Count() < kravs)
            return efter with { Tillstand = fore.Tillstand is Larmtillstand.Utlost or Larmtillstand.Skickat or Larmtillstand.Ateroppnat ? Larmtillstand.Sett : fore.Tillstand };
        return efter with
        {
            Tillstand = fore.ArKvitterat ? fore.Tillstand : Larmtillstand.Kvitterat,
            Obesvarat = false,
            Tystad = null,
            Forfaller = efter.Stande.Min(s => s.Galler),
        };
    }

    private static Larmfakta Fornyad(Larmfakta fore, DateTimeOffset nu)
    {
        if (!fore.ArKvitterat) return fore;
        var galler = nu + fore.KvitteringGaller;
        return fore with { Kvitteringar = [.. fore.Kvitteringar.Select(s => s.Star ? s with { Galler = galler } : s)], Forfaller = galler };
    }

    private static IReadOnlyList<Larmsedd> Sett(Larmfakta fore, Larmperson av, Larmlage lage) =>
        fore.Sedda.Any(s => s.Av.Vem == av.Vem) ? fore.Sedda : [.. fore.Sedda.Append(new Larmsedd(av, lage.Nu)).TakeLast(lage.Granser.Minnen)];

    private static IReadOnlyList<Kvittering> Slutade(Larmfakta fore, DateTimeOffset nu, Func<Kvittering, bool> vilka) =>
        [.. fore.Kvitteringar.Select(s => s.Star && vilka(s) ? s with { Slut = nu } : s)];

    /// <summary>Tells the next step, or the last one again. A step that nobody is behind is passed over at once, unless it is the last.</summary>
    private static Larmfakta Stegra(Larmfakta fore, Larmlage lage)
    {
        var efter = fore;
        while (true)
        {
            var sist = efter.Steg >= efter.Trappa.Steg.Count;
            efter = sist ? efter with { Varv = efter.Varv + 1, Obesvarat = true } : efter with { Steg = efter.Steg + 1 };
            var steg = efter.Trappa.Steg[efter.Steg - 1];
            efter = efter with { Forfaller = lage.Nu + (sist ? efter.Trappa.Upprepa : steg.Inom) };
            List<(string, string)> vilka = [.. steg.Mottagare
                .SelectMany(m => lage.Mottagare.GetValueOrDefault(m, []).Select(vem => (Vem: vem, Genom: m))).DistinctBy(par => par.Vem)];
            if (vilka.Count > 0) return Bestall(efter, vilka, lage);
            if (efter.Steg >= efter.Trappa.Steg.Count) return efter;
        }
    }

    private static Larmfakta Bestall(Larmfakta fore, IReadOnlyList<(string Vem, string Genom)> vilka, Larmlage lage)
    {
        var avier = fore.Avier.ToList();
        var antal = fore.Aviantal;
        foreach (var (vem, genom) in vilka)
        {
            var skiftets = lage.Avier(vem);
            var full = skiftets.Count(a => !a.Buntad) >= lage.Granser.AvierPerSkift;
            var senast = skiftets.Where(a => !a.Buntad).Select(a => a.Bestalld).DefaultIfEmpty().Max();
            var buntad = full && lage.Nu - senast < lage.Granser.Bunt;
            avier.Add(new Larmavi
            {
                Id = $"{fore.Id}-{++antal}",
                Mottagare = vem,
                Genom = genom,
                Steg = fore.Steg,
                Bestalld = lage.Nu,
                Buntad = buntad,
                Bunt = full && !buntad ? skiftets.Count(a => a.Buntad && a.Bestalld > senast) : 0,
            });
        }

        return Bunden(fore with { Avier = avier, Aviantal = antal }, lage.Granser);
    }

    // Those that are still to be sent are never forgotten for the sake of the bound.
    private static Larmfakta Bunden(Larmfakta larm, Larmgranser granser)
    {
        var over = larm.Avier.Count - granser.Minnen;
        return over <= 0 ? larm : larm with { Avier = [.. larm.Avier.Where(a => FarSandas(larm, a) || over-- <= 0)] };
    }

    private static DateTimeOffset Senare(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static Larmbeslut Med(Larmskal skal, string slag, Larmkommando? k, Larmfakta efter)
    {
        efter = efter with { Version = efter.Version + 1 };
        var text = k?.Kommentar is not { } ord ? null : k.Handling == Larmhandling.Avsluta ? new Larmtext { Orsak = ord } : new Larmtext { Kommentar = ord };
        return new(skal, new Larmrad { Slag = slag, Larm = efter, Av = k?.Av, Text = text }, efter);
    }

    private static Larmbeslut Utan(Larmskal skal, Larmfakta? fore) => new(skal, null, fore);
}
