using System.Globalization;

namespace Lagescentral.Domain.Kalender;

/// <summary>A day that has a name in the Swedish calendar.</summary>
/// <param name="Id">The name in ASCII, as rules hold it: <c>valborg</c>, <c>annandagpask</c> …</param>
/// <param name="Namn">The name as people read it.</param>
/// <param name="Slag">What kind of day it is.</param>
public sealed record Namnddag(string Id, string Namn, Dagslag Slag);

/// <summary>What kind of day a named day is.</summary>
public enum Dagslag
{
    /// <summary>A public holiday by law (lagen 1989:253).</summary>
    Helgdag,

    /// <summary>An eve on which nobody is at the office: midsommarafton, julafton, nyårsafton (semesterlagen 3 a §).</summary>
    LedigAfton,

    /// <summary>An eve that is a working day when it falls on one: Valborg, skärtorsdagen …</summary>
    Afton,

    /// <summary>A day that is neither, but at which the city is not as usual: Lucia and the evening before.</summary>
    Bemarkelsedag,
}

/// <summary>The Swedish calendar by the rules in force since 2005: public holidays, eves, working days, ISO weeks. Pure; a date is
/// the city's own, never UTC's. The end of the school year has no rule and is not here.</summary>
public static class Svenskkalender
{
    private static readonly Namnddag[] Fasta =
    [
        new("nyarsdagen", "nyårsdagen", Dagslag.Helgdag),
        new("trettondagsafton", "trettondagsafton", Dagslag.Afton),
        new("trettondagen", "trettondedag jul", Dagslag.Helgdag),
        new("skartorsdagen", "skärtorsdagen", Dagslag.Afton),
        new("langfredagen", "långfredagen", Dagslag.Helgdag),
        new("paskafton", "påskafton", Dagslag.Afton),
        new("paskdagen", "påskdagen", Dagslag.Helgdag),
        new("annandagpask", "annandag påsk", Dagslag.Helgdag),
        new("valborg", "valborgsmässoafton", Dagslag.Afton),
        new("forstamaj", "första maj", Dagslag.Helgdag),
        new("kristihimmelsfardsdag", "Kristi himmelsfärdsdag", Dagslag.Helgdag),
        new("pingstafton", "pingstafton", Dagslag.Afton),
        new("pingstdagen", "pingstdagen", Dagslag.Helgdag),
        new("nationaldagen", "Sveriges nationaldag", Dagslag.Helgdag),
        new("midsommarafton", "midsommarafton", Dagslag.LedigAfton),
        new("midsommardagen", "midsommardagen", Dagslag.Helgdag),
        new("allhelgonaafton", "allhelgonaafton", Dagslag.Afton),
        new("allahelgonsdag", "alla helgons dag", Dagslag.Helgdag),
        new("luciaafton", "kvällen före Lucia", Dagslag.Bemarkelsedag),
        new("lucia", "Lucia", Dagslag.Bemarkelsedag),
        new("julafton", "julafton", Dagslag.LedigAfton),
        new("juldagen", "juldagen", Dagslag.Helgdag),
        new("annandagjul", "annandag jul", Dagslag.Helgdag),
        new("nyarsafton", "nyårsafton", Dagslag.LedigAfton),
    ];

    private static readonly Dictionary<string, Namnddag> Per = Fasta.ToDictionary(d => d.Id);

    /// <summary>Every named day, in the order of an ordinary year.</summary>
    public static IReadOnlyList<Namnddag> Namnddagar => Fasta;

    /// <summary>Easter Sunday of a year (the Gregorian computus, as Meeus gives it).</summary>
    /// <param name="ar">1583–9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before the Gregorian calendar or after the last one.</exception>
    public static DateOnly Pask(int ar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ar, 1583);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ar, 9999);
        int a = ar % 19, b = ar / 100, c = ar % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(ar, n / 31, n % 31 + 1);
    }

    /// <summary>The names of a day, public holidays first; two when a movable day falls on a fixed one, most often none.</summary>
    /// <param name="dag">A date of the city's own, from 1583.</param>
    public static IReadOnlyList<Namnddag> Namn(DateOnly dag)
    {
        List<Namnddag>? namn = null;
        foreach (var id in Ider(dag)) (namn ??= new(2)).Add(Per[id]);
        if (namn is null) return [];
        if (namn.Count > 1) namn.Sort((x, y) => x.Slag.CompareTo(y.Slag));
        return namn;
    }

    /// <summary>The name of the public holiday or eve that a day is, as people read it; null when it is neither.</summary>
    public static string? Helg(DateOnly dag) => Namn(dag).FirstOrDefault(d => d.Slag != Dagslag.Bemarkelsedag)?.Namn;

    /// <summary>True for a public holiday by law that has a name. An ordinary Sunday has none.</summary>
    public static bool ArHelgdag(DateOnly dag)
    {
        foreach (var namn in Namn(dag))
            if (namn.Slag == Dagslag.Helgdag) return true;
        return false;
    }

    /// <summary>True for Monday to Friday that is neither a public holiday nor midsommarafton, julafton or nyårsafton.
    /// Skärtorsdagen, Valborg and other eves count as working days.</summary>
    public static bool ArArbetsdag(DateOnly dag)
    {
        if (dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return false;
        foreach (var namn in Namn(dag))
            if (namn.Slag is Dagslag.Helgdag or Dagslag.LedigAfton) return false;
        return true;
    }

    /// <summary>True from <paramref name="fran"/> up to, not including, <paramref name="till"/> by the local clock of a working day.</summary>
    public static bool ArKontorstid(DateTimeOffset tid, TimeZoneInfo zon, TimeOnly fran, TimeOnly till)
    {
        ArgumentNullException.ThrowIfNull(zon);
        var lokal = TimeZoneInfo.ConvertTime(tid, zon).DateTime;
        var klocka = TimeOnly.FromDateTime(lokal);
        return fran <= klocka && klocka < till && ArArbetsdag(DateOnly.FromDateTime(lokal));
    }

    /// <summary>True 08:00–17:00 of a working day.</summary>
    public static bool ArKontorstid(DateTimeOffset tid, TimeZoneInfo zon) => ArKontorstid(tid, zon, new TimeOnly(8, 0), new TimeOnly(17, 0));

    /// <summary>The ISO week (Monday first) that a day belongs to; its year may be another than the day's.</summary>
    public static (int Ar, int Vecka) Isovecka(DateOnly dag)
    {
        var tid = dag.ToDateTime(TimeOnly.MinValue);
        return (ISOWeek.GetYear(tid), ISOWeek.GetWeekOfYear(tid));
    }

    /// <summary>The ISO week as text: <c>2026-W47</c>.</summary>
    public static string Veckonamn(DateOnly dag)
    {
        var (ar, vecka) = Isovecka(dag);
        return string.Create(CultureInfo.InvariantCulture, $"{ar:0000}-W{vecka:00}");
    }

    /// <summary>The Monday of the week that a day is in.</summary>
    public static DateOnly Mandag(DateOnly dag) => dag.AddDays(-(((int)dag.DayOfWeek + 6) % 7));

    private static IEnumerable<string> Ider(DateOnly dag)
    {
        switch (dag.Month, dag.Day)
        {
            case (1, 1): yield return "nyarsdagen"; break;
            case (1, 5): yield return "trettondagsafton"; break;
            case (1, 6): yield return "trettondagen"; break;
            case (4, 30): yield return "valborg"; break;
            case (5, 1): yield return "forstamaj"; break;
            case (6, 6): yield return "nationaldagen"; break;
            case (12, 12): yield return "luciaafton"; break;
            case (12, 13): yield return "lucia"; break;
            case (12, 24): yield return "julafton"; break;
            case (12, 25): yield return "juldagen"; break;
            case (12, 26): yield return "annandagjul"; break;
            case (12, 31): yield return "nyarsafton"; break;
            case (6, >= 19 and <= 25) when dag.DayOfWeek == DayOfWeek.Friday: yield return "midsommarafton"; break;
            case (6, >= 20 and <= 26) when dag.DayOfWeek == DayOfWeek.Saturday: yield return "midsommardagen"; break;
            // Alla helgons dag is the Saturday 31 October–6 November, its eve the Friday before.
            case (10, >= 30) or (11, <= 5) when dag.DayOfWeek == DayOfWeek.Friday: yield return "allhelgonaafton"; break;
            case (10, 31) or (11, <= 6) when dag.DayOfWeek == DayOfWeek.Saturday: yield return "allahelgonsdag"; break;
            default: break;
        }

        // From skärtorsdagen of the earliest Easter to pingstdagen of the latest.
        if (dag.Month is < 3 or > 6) yield break;
        switch (dag.DayNumber - Pask(dag.Year).DayNumber)
        {
            case -3: yield return "skartorsdagen"; break;
            case -2: yield return "langfredagen"; break;
            case -1: yield return "paskafton"; break;
            case 0: yield return "paskdagen"; break;
            case 1: yield return "annandagpask"; break;
            case 39: yield return "kristihimmelsfardsdag"; break;
            case 48: yield return "pingstafton"; break;
            case 49: yield return "pingstdagen"; break;
            default: break;
        }
    }
}
