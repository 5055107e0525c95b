using System.Globalization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>Puts into words why a rule fired.</summary>
internal static class Forklarare
{
    private static readonly CultureInfo Svenska = CultureInfo.GetCultureInfo("sv-SE");

    public static Forklaring Genast(Regelverk verk, Regel regel, Handelsefakta fakta, IReadOnlyList<Utelamnad> utelamnade) => new()
    {
        Regel = regel.Id,
        Version = verk.Version,
        Namn = regel.Namn,
        Villkor = $"En händelse{Villkorsord(verk, regel.Nar)}.",
        Antal = 1,
        Grans = 1,
        Raknade = [Underlag.Av(fakta)],
        Utelamnade = utelamnade,
        MinstaAndring = Mindre(verk, regel, fakta),
    };

    public static Forklaring Fonster(
        Regelverk verk, Regel regel, IReadOnlyList<Handelsefakta> raknade, int antal, int grans, int visade, IReadOnlyList<Utelamnad> utelamnade) => new()
        {
            Regel = regel.Id,
            Version = verk.Version,
            Namn = regel.Namn,
            Villkor = regel.Typ == Regeltyp.Serie
                ? $"Samma kategori i minst {grans} stadsdelar inom {Varaktighet.Ord(regel.Inom!.Value)}{Villkorsord(verk, regel.Nar)}. Det som saknar stadsdel räknas som en egen."
                : $"Minst {grans} händelser inom {Varaktighet.Ord(regel.Inom!.Value)} {Omradesord(regel)}{Villkorsord(verk, regel.Nar)}.",
            Fran = raknade.Min(f => f.Intraffad),
            Till = raknade.Max(f => f.Intraffad),
            Antal = antal,
            Grans = grans,
            Raknade = [.. raknade.Reverse().Take(visade).Select(Underlag.Av)],
            Utelamnade = utelamnade,
            MinstaAndring = regel.Typ == Regeltyp.Serie ? Farre(antal - grans + 1, "stadsdel", "stadsdelar") : FarreEllerSenare(regel, raknade, antal, grans),
        };

    public static Forklaring Trend(Regelverk verk, Regel regel, Trendutfall utfall, DateTimeOffset till, IReadOnlyList<Handelsefakta> raknade)
    {
        var grans = (int)Math.Ceiling(regel.Faktor!.Value * utfall.Vantat);
        return new()
        {
            Regel = regel.Id,
            Version = verk.Version,
            Namn = regel.Namn,
            Villkor = string.Create(Svenska, $"Minst {regel.Faktor:0.#} gånger det väntade på {Varaktighet.Ord(regel.Inom!.Value)}{Villkorsord(verk, regel.Nar)}, och mer än vad slumpen förklarar."),
            Fran = till - regel.Inom!.Value,
            Till = till,
            Antal = utfall.Antal,
            Grans = grans,
            Vantat = Math.Round(utfall.Vantat, 1),
            Raknade = [.. raknade.Select(Underlag.Av)],
            MinstaAndring = Farre(utfall.Antal - grans + 1, "händelse", "händelser"),
        };
    }

    public static Forklaring Signal(Regelverk verk, Regel regel, Signal signal) => new()
    {
        Regel = regel.Id,
        Version = verk.Version,
        Namn = regel.Namn,
        Villkor = regel.Typ switch
        {
            Regeltyp.Tystnad => $"En källa har inte hörts på {Varaktighet.Ord(regel.Efter!.Value)}{Villkorsord(verk, regel.Nar)}.",
            Regeltyp.Jourlucka => $"Ingen har jour vid något tillfälle inom {Varaktighet.Ord(regel.Efter!.Value)}.",
            _ => $"Något som väntar på granskning kan vara allvarligt{Villkorsord(verk, regel.Nar)}.",
        },
        Fran = signal.Sedan,
        Antal = 1,
        Grans = 1,
        MinstaAndring = signal.Upphor,
        Iakttagelse = signal.Iakttagelse,
    };

    /// <summary>The condition of one event that lies nearest to not being met.</summary>
    private static string Mindre(Regelverk verk, Regel regel, Handelsefakta fakta)
    {
        if (regel.Nar.AllvarMinst is { } minst) return $"Om allvaret hade varit {minst - 1} i stället för {fakta.Allvar}.";
        if (regel.Nar.SakerhetMinst is { } sakerhet)
            return string.Create(Svenska, $"Om stadsdelen hade varit mindre säker än {sakerhet:0.##} (nu {fakta.Placering.Sakerhet:0.##}).");
        if (regel.Nar.Typ is not null) return $"Om typen hade varit en annan än {fakta.Typ}.";
        if (regel.Nar.Kategori is not null) return $"Om kategorin hade varit en annan än {Kategori(verk, fakta.Kategori)}.";
        return regel.Nar.Text is not null ? "Om texten inte hade hållits." : "Om händelsen inte hade inträffat.";
    }

    private static string FarreEllerSenare(Regel regel, IReadOnlyList<Handelsefakta> raknade, int antal, int grans)
    {
        var farre = Farre(antal - grans + 1, "händelse", "händelser");
        if (antal != grans) return farre;
        var kvar = raknade[0].Intraffad + regel.Inom!.Value - raknade[^1].Intraffad;
        var minuter = (int)Math.Floor(kvar.TotalMinutes) + 1;
        return $"{farre.TrimEnd('.')}, eller om den sista hade inträffat {(minuter == 1 ? "1 minut" : $"{minuter} minuter")} senare.";
    }

    private static string Farre(int antal, string en, string flera) => antal == 1 ? $"Med en {en} färre." : $"Med {antal} {flera} färre.";

    private static string Omradesord(Regel regel) => regel.Omrade switch
    {
        Regelomrade.Plats => "på samma plats",
        Regelomrade.Radie => string.Create(Svenska, $"inom {regel.RadieMeter} meter från varandra"),
        Regelomrade.Stadsdel => "i samma stadsdel",
        _ => "i staden",
    };

    private static string Villkorsord(Regelverk verk, Regelvillkor nar)
    {
        var ord = new List<string>();
        if (nar.AllvarMinst is { } minst) ord.Add($"allvar minst {minst}");
        if (nar.Kategori is { } kategorier) ord.Add($"kategori {Eller([.. kategorier.Select(k => Kategori(verk, k))])}");
        if (nar.Typ is { } typer) ord.Add($"typ {Eller(typer)}");
        if (nar.Kalla is { } kallor) ord.Add($"källa {Eller(kallor)}");
        if (nar.Stadsdel is { } stadsdelar) ord.Add($"stadsdel {Eller(stadsdelar)}");
        if (nar.Plats is { } platser) ord.Add($"plats {Eller(platser)}");
        if (nar.SakerhetMinst is { } sakerhet) ord.Add(string.Create(Svenska, $"säkerhet minst {sakerhet:0.##}"));
        if (nar.Klass is { } klasser) ord.Add($"klass {Eller([.. klasser.Select(k => k.ToString().ToLowerInvariant())])}");
        if (nar.Text is { } texter) ord.Add($"text {Eller([.. texter.Select(t => t.ToString().ToLowerInvariant())])}");
        return ord.Count == 0 ? "" : " med " + string.Join(", ", ord);
    }

    // As a person knows it; one that has been taken out of the table by its id.
    private static string Kategori(Regelverk verk, string id) => verk.Kategorinamn.GetValueOrDefault(id, id);

    private static string Eller(IReadOnlyList<string> ord) => ord.Count switch
    {
        1 => ord[0],
        <= 4 => string.Join(", ", ord.SkipLast(1)) + " eller " + ord[^1],
        _ => string.Join(", ", ord.Take(3)) + $" eller {ord.Count - 3} andra",
    };
}
