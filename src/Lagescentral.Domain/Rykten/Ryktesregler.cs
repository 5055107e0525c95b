namespace Lagescentral.Domain.Rykten;

/// <summary>
/// Decides about rumours. Pure: the same command again writes nothing.
/// <code>
/// from \ command  notera igen     kontrollera     besvara        återöppna   för samman
/// –               (notera) →noterat
/// noterat         noterat, +1     kontrolleras    besvarat ¹     –           sammanfort
/// kontrolleras    same, +1        kontrolleras ²  besvarat       –           sammanfort
/// besvarat        same, +1        refused         besvarat ³     noterat     refused
/// sammanfort      refused         refused         refused        noterat ⁴   –
/// ¹ with a line before it that says who checked      ² when another takes it over, else nothing
/// ³ a new version of the answer, unless it is the same  ⁴ and the other rumour loses the notings it got
/// – nothing is written
/// </code>
/// A rumour is never removed and an answer never changed: each is followed by another line.
/// </summary>
public static class Ryktesregler
{
    /// <summary>Decides.</summary>
    /// <param name="kommando">What is wanted.</param>
    /// <param name="finn">Facts of a rumour, or null.</param>
    /// <param name="obesvarade">How many rumours wait for an answer.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="nu">Now, UTC.</param>
    public static Ryktesbeslut Besluta(
        Rykteskommando kommando, Func<string, Ryktesfakta?> finn, int obesvarade, Ryktesgranser granser, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        ArgumentNullException.ThrowIfNull(finn);
        ArgumentNullException.ThrowIfNull(granser);
        var fore = finn(kommando.Id);
        if (kommando is Rykteskommando.Notera notera) return Notera(notera, fore, obesvarade, granser, nu);
        if (fore is null) return Utan(Ryktesskal.Saknas, null);
        return kommando switch
        {
            Rykteskommando.NoteraIgen igen => NoteraIgen(igen, fore, granser, nu),
            Rykteskommando.Kontrollera => Kontrollera(kommando, fore, nu),
            Rykteskommando.Besvara svar => Besvara(svar, fore, nu),
            Rykteskommando.Ateroppna ateroppna => Ateroppna(ateroppna, fore, finn, nu),
            Rykteskommando.Sammanfor samman => Sammanfor(samman, fore, finn, granser, nu),
            _ => throw new ArgumentException($"Okänt kommando {kommando.GetType().Name}.", nameof(kommando)),
        };
    }

    private static Ryktesbeslut Notera(Rykteskommando.Notera k, Ryktesfakta? fore, int obesvarade, Ryktesgranser granser, DateTimeOffset nu)
    {
        if (fore is not null) return Utan(Ryktesskal.RedanNoterat, fore);
        if (obesvarade >= granser.Hogst) return Utan(Ryktesskal.ForManga, null);
        var fakta = new Ryktesfakta
        {
            Id = k.Id,
            Version = 1,
            Tillstand = Ryktestillstand.Noterat,
            Av = k.Av,
            Stadsdelar = Ordnade(k.Stadsdelar),
            Hort = k.Hort,
            NoteratAv = k.Av,
            Noterat = nu,
            SenastNoterat = nu,
            Noteringar = 1,
            Noteringsider = [k.Id],
            Handelse = k.Handelse,
        };
        return Med(Ryktesskal.Noterat, Rad(Ryktesslag.Noterat, fakta, new Ryktestext { Rykte = k.Rykte }));
    }

    private static Ryktesbeslut NoteraIgen(Rykteskommando.NoteraIgen k, Ryktesfakta fore, Ryktesgranser granser, DateTimeOffset nu)
    {
        if (fore.Noteringsider.Contains(k.Notering)) return Utan(Ryktesskal.RedanNoterat, fore);
        if (fore.Tillstand == Ryktestillstand.Sammanfort) return Utan(Ryktesskal.ArSammanfort, fore);
        if (k.Version != fore.Version) return Utan(Ryktesskal.AnnanVersion, fore);
        var fakta = fore with
        {
            Av = k.Av,
            Noteringar = fore.Noteringar + 1,
            SenastNoterat = Senare(nu, fore.SenastNoterat),
            Noteringsider = [.. fore.Noteringsider.Append(k.Notering).TakeLast(granser.Noteringar)],
            // The whole city holds every district.
            Stadsdelar = k.Stadsdelar is null ? fore.Stadsdelar
                : fore.Stadsdelar.Count == 0 || k.Stadsdelar.Count == 0 ? []
                : Ordnade(fore.Stadsdelar.Concat(k.Stadsdelar)),
        };
        return Med(Ryktesskal.NoteratIgen, Rad(Ryktesslag.NoteratIgen, fakta, k.Rykte is null ? null : new Ryktestext { Rykte = k.Rykte }));
    }

    private static Ryktesbeslut Kontrollera(Rykteskommando k, Ryktesfakta fore, DateTimeOffset nu)
    {
        if (fore.Tillstand == Ryktestillstand.Kontrolleras && fore.Kontroll?.Av == k.Av) return Utan(Ryktesskal.KontrollerasRedan, fore);
        if (fore.Tillstand == Ryktestillstand.Sammanfort) return Utan(Ryktesskal.ArSammanfort, fore);
        if (k.Version != fore.Version) return Utan(Ryktesskal.AnnanVersion, fore);
        if (fore.Tillstand == Ryktestillstand.Besvarat) return Utan(Ryktesskal.ArBesvarat, fore);
        var overtaget = fore.Tillstand == Ryktestillstand.Kontrolleras;
        return Med(overtaget ? Ryktesskal.Overtaget : Ryktesskal.Kontrolleras, Rad(Ryktesslag.Kontrolleras, TillKontroll(fore, k.Av, nu)));
    }

    private static Ryktesbeslut Besvara(Rykteskommando.Besvara k, Ryktesfakta fore, DateTimeOffset nu)
    {
        var stod = fore.Tillstand == Ryktestillstand.Besvarat;
        if (stod && Lika(fore, k)) return Utan(Ryktesskal.SammaSvar, fore);
        if (fore.Tillstand == Ryktestillstand.Sammanfort) return Utan(Ryktesskal.ArSammanfort, fore);
        if (k.Version != fore.Version) return Utan(Ryktesskal.AnnanVersion, fore);
        var rader = new List<Ryktesrad>(2);
        if (fore.Tillstand == Ryktestillstand.Noterat)
        {
            // An answer without a check before it: who answers is who checked.
            fore = TillKontroll(fore, k.Av, nu);
            rader.Add(Rad(Ryktesslag.Kontrolleras, fore));
        }

        var fakta = fore with
        {
            Version = fore.Version + 1,
            Tillstand = Ryktestillstand.Besvarat,
            Av = k.Av,
            Handelse = k.Handelse ?? fore.Handelse,
            Ateroppnat = null,
            Svar = new Svarsfakta
            {
                Version = (fore.Svar?.Version ?? 0) + 1,
                Utfall = k.Utfall,
                Per = k.Per ?? nu,
                Av = k.Av,
                Tid = nu,
                Oppen = k.Oppen,
                MedRykte = k is { Oppen: true, MedRykte: true },
                Innehall = k.Innehall,
            },
        };
        rader.Add(Rad(Ryktesslag.Besvarat, fakta, new Ryktestext { Svar = k.Svar }));
        return Med(stod ? Ryktesskal.SvarReviderat : Ryktesskal.Besvarat, [.. rader]);
    }

    private static Ryktesbeslut Ateroppna(Rykteskommando.Ateroppna k, Ryktesfakta fore, Func<string, Ryktesfakta?> finn, DateTimeOffset nu)
    {
        if (fore.Obesvarat) return Utan(Ryktesskal.RedanOppet, fore);
        if (k.Version != fore.Version) return Utan(Ryktesskal.AnnanVersion, fore);
        var fakta = fore with { Version = fore.Version + 1, Tillstand = Ryktestillstand.Noterat, Av = k.Av, Kontroll = null, Ateroppnat = nu, Som = null };
        var rad = Rad(Ryktesslag.Ateroppnat, fakta, new Ryktestext { Orsak = k.Orsak });
        if (fore.Som is not { } mal || finn(mal) is not { } samlande) return Med(Ryktesskal.Ateroppnat, rad);
        var bort = samlande.Samlade.Where(s => s.Id == fore.Id).Sum(s => s.Noteringar);
        var efter = samlande with { Av = k.Av, Noteringar = samlande.Noteringar - bort, Samlade = [.. samlande.Samlade.Where(s => s.Id != fore.Id)] };
        return new(Ryktesskal.Isartaget, [rad, Rad(Ryktesslag.Samlat, efter)], fakta);
    }

    private static Ryktesbeslut Sammanfor(
        Rykteskommando.Sammanfor k, Ryktesfakta fore, Func<string, Ryktesfakta?> finn, Ryktesgranser granser, DateTimeOffset nu)
    {
        if (fore.Som == k.Som) return Utan(Ryktesskal.RedanSammanfort, fore);
        if (fore.Tillstand == Ryktestillstand.Sammanfort) return Utan(Ryktesskal.ArSammanfort, fore);
        if (k.Version != fore.Version) return Utan(Ryktesskal.AnnanVersion, fore);
        if (fore.Tillstand == Ryktestillstand.Besvarat) return Utan(Ryktesskal.ArBesvarat, fore);
        if (fore.Samlade.Count > 0) return Utan(Ryktesskal.HarSamlade, fore);
        if (k.Som == fore.Id || finn(k.Som) is not { } mal || mal.Tillstand == Ryktestillstand.Sammanfort || mal.Samlade.Count >= granser.Samlade)
            return Utan(Ryktesskal.OlampligtMal, fore);
        var fakta = fore with { Version = fore.Version + 1, Tillstand = Ryktestillstand.Sammanfort, Av = k.Av, Kontroll = null, Som = mal.Id };
        var efter = mal with
        {
            Av = k.Av,
            Noteringar = mal.Noteringar + fore.Noteringar,
            SenastNoterat = Senare(mal.SenastNoterat, fore.SenastNoterat),
            Samlade = [.. mal.Samlade, new Samlat(fore.Id, fore.Noteringar)],
            Stadsdelar = mal.Stadsdelar.Count == 0 || fore.Stadsdelar.Count == 0 ? [] : Ordnade(mal.Stadsdelar.Concat(fore.Stadsdelar)),
        };
        return new(Ryktesskal.Sammanfort, [Rad(Ryktesslag.Sammanfort, fakta), Rad(Ryktesslag.Samlat, efter)], fakta);
    }

    private static Ryktesfakta TillKontroll(Ryktesfakta fore, Avsandare av, DateTimeOffset nu) =>
        fore with { Version = fore.Version + 1, Tillstand = Ryktestillstand.Kontrolleras, Av = av, Kontroll = new Rykteskontroll(av, nu) };

    // Without a time of its own an answer is as of when it was given: the same words again say nothing new.
    private static bool Lika(Ryktesfakta fore, Rykteskommando.Besvara k) =>
        fore.Svar is { } svar && svar.Utfall == k.Utfall && svar.Innehall == k.Innehall && svar.Av == k.Av && svar.Oppen == k.Oppen
        && svar.MedRykte == (k is { Oppen: true, MedRykte: true }) && (k.Per is null || k.Per == svar.Per) && (k.Handelse is null || k.Handelse == fore.Handelse);

    private static IReadOnlyList<string> Ordnade(IEnumerable<string> stadsdelar) => [.. stadsdelar.Distinct().Order(StringComparer.Ordinal)];

    private static DateTimeOffset Senare(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static Ryktesrad Rad(string slag, Ryktesfakta fakta, Ryktestext? text = null) => new() { Slag = slag, Fakta = fakta, Text = text };

    private static Ryktesbeslut Med(Ryktesskal skal, params Ryktesrad[] rader) => new(skal, rader, rader[^1].Fakta);

    private static Ryktesbeslut Utan(Ryktesskal skal, Ryktesfakta? fakta) => new(skal, [], fakta);
}
