namespace Lagescentral.Domain.Larm;

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
public static partial class Larmregler
{
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

    private static Larmbeslut Med(Larmskal skal, string slag, Larmkommando? k, Larmfakta efter)
    {
        efter = efter with { Version = efter.Version + 1 };
        var text = k?.Kommentar is not { } ord ? null : k.Handling == Larmhandling.Avsluta ? new Larmtext { Orsak = ord } : new Larmtext { Kommentar = ord };
        return new(skal, new Larmrad { Slag = slag, Larm = efter, Av = k?.Av, Text = text }, efter);
    }

    private static Larmbeslut Utan(Larmskal skal, Larmfakta? fore) => new(skal, null, fore);
}
