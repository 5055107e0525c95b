using Lagescentral.Domain.Avisering;

namespace Lagescentral.Domain.Larm;

/// <content>What happens by itself: the steps of the ladder, the orders to notify, and what became of them.</content>
public static partial class Larmregler
{
    /// <summary>By what a notice went that tells a larm's holder of further events.</summary>
    public const string Pafyllning = "innehavare";

    /// <summary>By what a notice went that asks someone to take over.</summary>
    public const string Forfragan = "overlamning";

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
}
