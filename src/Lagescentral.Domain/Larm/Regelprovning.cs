using System.Globalization;
using System.Text.RegularExpressions;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Larm;

/// <summary>What rules may name.</summary>
/// <param name="Kategorier">Category ids.</param>
/// <param name="Stadsdelar">Ids of the twelve.</param>
/// <param name="FinnsKalla">True for a source id.</param>
/// <param name="FinnsPlats">True for a plats id.</param>
public sealed record Regelordlista(
    IReadOnlyCollection<string> Kategorier, IReadOnlyCollection<string> Stadsdelar, Func<string, bool> FinnsKalla, Func<string, bool> FinnsPlats);

/// <summary>Reads rules and says all that is wrong with them, with line and field.</summary>
public static partial class Regelprovning
{
    private const int ReglerHogst = 2_000;
    private const int TrapporHogst = 50;
    private static readonly TimeSpan Minut = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Vecka = TimeSpan.FromDays(7);
    private static readonly TimeSpan Manad = TimeSpan.FromDays(31);

    /// <summary>Reads rules as JSON (comments and trailing commas are let through).</summary>
    /// <param name="utf8">The file or body.</param>
    /// <param name="ord">What they may name.</param>
    /// <returns>The rules, or null and what is wrong: <c>rad</c> is the line in the file where the rule or ladder begins, from 1.</returns>
    public static (Regelverk? Verk, IReadOnlyList<Faltfel> Fel) Las(ReadOnlyMemory<byte> utf8, Regelordlista ord)
    {
        var (verk, lasfel) = Jsonfil.Las<Regelverk>(utf8.Span, "regler", "id, namn, typ; för steg mottagare och inom");
        if (verk is null) return (null, [lasfel!]);
        var fel = Prova(verk, ord, Jsonfil.Radnummer(utf8.Span));
        return fel.Count > 0 ? (null, fel) : (verk, []);
    }

    /// <summary>Everything that is wrong with the rules; empty when nothing is.</summary>
    public static IReadOnlyList<Faltfel> Prova(Regelverk verk, Regelordlista ord, Func<string, int, int>? rad = null)
    {
        ArgumentNullException.ThrowIfNull(verk);
        ArgumentNullException.ThrowIfNull(ord);
        var fel = new List<Faltfel>();
        rad ??= static (_, nr) => nr + 1;
        if (verk.Regler is null || verk.Trappor is null)
            return [new Faltfel(1, verk.Regler is null ? "regler" : "trappor", "Fältet saknas; det är en lista.")];
        if (verk.Regler.Count > ReglerHogst) fel.Add(new(1, "regler", $"Högst {ReglerHogst} regler."));
        if (verk.Trappor.Count is 0 or > TrapporHogst) fel.Add(new(1, "trappor", $"En till {TrapporHogst} trappor: utan trappa når ett larm ingen."));
        for (var i = 0; i < verk.Trappor.Count; i++) Prova(verk.Trappor[i], new Filanteckning(fel, rad("trappor", i), $"trappor[{i}]"));
        for (var i = 0; i < verk.Regler.Count; i++) Prova(verk.Regler[i], verk, ord, new Filanteckning(fel, rad("regler", i), $"regler[{i}]"));
        Filanteckning.Dubbletter(verk.Regler.Select(r => r?.Id), "regler", rad, fel);
        Filanteckning.Dubbletter(verk.Trappor.Select(t => t?.Id), "trappor", rad, fel);
        return fel;
    }

    private static void Prova(Eskaleringstrappa? trappa, Filanteckning not)
    {
        if (trappa is null)
        {
            not.Fel("", "Trappan saknas.");
            return;
        }

        not.Namn(trappa.Id, trappa.Namn);
        not.Inom("upprepa", trappa.Upprepa, Minut, TimeSpan.FromDays(1));
        if (trappa.Steg is not { Count: >= 1 and <= 10 }) not.Fel("steg", "Ett till tio steg.");
        for (var i = 0; i < (trappa.Steg?.Count ?? 0); i++)
        {
            var steg = trappa.Steg![i];
            if (steg.Mottagare is not { Count: >= 1 and <= 10 }) not.Fel($"steg[{i}].mottagare", "En till tio mottagare.");
            foreach (var mottagare in steg.Mottagare ?? [])
                if (!Mottagare().IsMatch(mottagare)) not.Fel($"steg[{i}].mottagare", $"{mottagare} är ingen mottagare. Skriv jour:<linje>, roll:<roll>, person:<id> eller organisation:<id>.");
            not.Inom($"steg[{i}].inom", steg.Inom, TimeSpan.FromSeconds(30), TimeSpan.FromDays(1));
            if (steg.Kraver is < 1 or > 10) not.Fel($"steg[{i}].kraver", "1–10 personer.");
        }
    }

    private static void Prova(Regel? regel, Regelverk verk, Regelordlista ord, Filanteckning not)
    {
        if (regel is null)
        {
            not.Fel("", "Regeln saknas.");
            return;
        }

        not.Namn(regel.Id, regel.Namn);
        if (regel.Allvar is < 1 or > 5) not.Fel("allvar", "1–5.");
        if (regel.Trappa is { } trappa && verk.Trappor.All(t => t?.Id != trappa)) not.Fel("trappa", $"Trappan {trappa} finns inte.");
        if (regel.HammasAv is null) not.Fel("hammasAv", "En lista. Ta bort fältet om ingen regel håller inne.");
        if (regel.Nar is null) not.Fel("nar", "Ett objekt. Ta bort fältet för alla händelser.");
        foreach (var annan in regel.HammasAv ?? [])
            if (annan == regel.Id || verk.Regler.All(r => r?.Id != annan)) not.Fel("hammasAv", $"{annan} är ingen annan regel.");
        Langd(regel.Foraldras, "foraldras", Minut, Manad, not);
        Langd(regel.Samlas, "samlas", Minut, Manad, not);
        Langd(regel.KvitteringGaller, "kvitteringGaller", Minut, Vecka, not);
        foreach (var (falt, orsak) in regel.Tid?.Fel() ?? []) not.Fel($"tid.{falt}", orsak);
        Prova(regel.Nar ?? new(), ord, not);
        ProvaTyp(regel, not);
    }

    private static void ProvaTyp(Regel regel, Filanteckning not)
    {
        var omraden = regel.Typ switch
        {
            Regeltyp.Antal => Enum.GetValues<Regelomrade>(),
            Regeltyp.Trend => [Regelomrade.Stad, Regelomrade.Stadsdel],
            _ => [],
        };
        Kravs(regel.Antal is not null, regel.Typ == Regeltyp.Antal, "antal", not);
        Kravs(regel.Stadsdelar is not null, regel.Typ == Regeltyp.Serie, "stadsdelar", not);
        Kravs(regel.Inom is not null, regel.Typ is Regeltyp.Antal or Regeltyp.Serie or Regeltyp.Trend, "inom", not);
        Kravs(regel.Omrade is not null, omraden.Length > 0, "omrade", not);
        Kravs(regel.RadieMeter is not null, regel.Omrade == Regelomrade.Radie, "radieMeter", not);
        Kravs(regel.Faktor is not null, regel.Typ == Regeltyp.Trend, "faktor", not);
        Kravs(regel.Efter is not null, regel.Typ is Regeltyp.Tystnad or Regeltyp.Jourlucka, "efter", not);
        if (!regel.AvHandelser && regel.Allvar is null) not.Fel("allvar", "Ange larmets allvar: det finns ingen händelse att ta det från.");
        if (regel.Antal is < 2 or > 1_000) not.Fel("antal", "2–1 000.");
        if (regel.Stadsdelar is < 2 or > 12) not.Fel("stadsdelar", "2–12.");
        if (regel.RadieMeter is < 50 or > 5_000) not.Fel("radieMeter", "50–5 000 meter.");
        if (regel.Faktor is { } faktor and not (>= 1.1 and <= 100)) not.Fel("faktor", string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"1,1–100, inte {faktor}."));
        if (regel.Omrade is { } omrade && omraden.Length > 0 && !omraden.Contains(omrade)) not.Fel("omrade", "En trend räknas i stad eller stadsdel.");
        Langd(regel.Inom, "inom", regel.Typ == Regeltyp.Trend ? TimeSpan.FromHours(1) : Minut, Vecka, not);
        Langd(regel.Efter, "efter", regel.Typ == Regeltyp.Jourlucka ? TimeSpan.FromHours(1) : Minut, Manad, not);
        if (regel.Typ == Regeltyp.Trend && regel.Inom is { } inom && inom.Ticks % TimeSpan.TicksPerHour != 0) not.Fel("inom", "Hela timmar: trenden räknas per timme.");
    }

    private static void Prova(Regelvillkor villkor, Regelordlista ord, Filanteckning not)
    {
        Kanda(villkor.Kategori, ord.Kategorier.Contains, "nar.kategori", not);
        Kanda(villkor.Stadsdel, ord.Stadsdelar.Contains, "nar.stadsdel", not);
        Kanda(villkor.Kalla, ord.FinnsKalla, "nar.kalla", not);
        Kanda(villkor.Plats, ord.FinnsPlats, "nar.plats", not);
        if (villkor.AllvarMinst is < 1 or > 5) not.Fel("nar.allvarMinst", "1–5.");
        if (villkor.SakerhetMinst is { } s and not (>= 0 and <= 1)) not.Fel("nar.sakerhetMinst", string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"0–1, inte {s}."));
        if (villkor.Typ is { } typer && (typer.Count > 200 || typer.Any(t => string.IsNullOrWhiteSpace(t) || t.Length > 200))) not.Fel("nar.typ", "Högst 200 typer om 1–200 tecken.");
    }

    private static void Kanda(IReadOnlyList<string>? varden, Func<string, bool> finns, string falt, Filanteckning not)
    {
        if (varden is { Count: 0 }) not.Fel(falt, "En tom lista släpper inte igenom något. Ta bort fältet, eller ange minst ett värde.");
        foreach (var varde in varden ?? [])
            if (!finns(varde)) not.Fel(falt, $"{varde} är okänd.");
    }

    private static void Kravs(bool angett, bool behovs, string falt, Filanteckning not)
    {
        if (behovs && !angett) not.Fel(falt, "Fältet behövs för den typen av regel.");
        if (!behovs && angett) not.Fel(falt, "Fältet hör inte till den typen av regel. Ta bort det.");
    }

    private static void Langd(TimeSpan? langd, string falt, TimeSpan minst, TimeSpan hogst, Filanteckning not)
    {
        if (langd is { } l) not.Inom(falt, l, minst, hogst);
    }

    [GeneratedRegex("^(jour|roll|person|organisation):[A-Za-z0-9._-]{1,128}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mottagare();
}
