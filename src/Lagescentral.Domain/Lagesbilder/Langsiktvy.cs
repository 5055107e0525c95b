using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>What the long view of an area is made from, as its fold has counted.</summary>
/// <param name="Per">The picture's minute.</param>
/// <param name="KandSedan">Since when the counts are complete; null when nothing is known.</param>
/// <param name="Lang">Counts per local day.</param>
/// <param name="Timmar">Events per hour (UTC) of the thirteen weeks before the picture's own hour, oldest first.</param>
/// <param name="Trender">The windows 1h, 24h and 7d against the same hours of earlier weeks; not adjusted, so nothing is
/// claimed by them.</param>
public sealed record Langtal(
    DateTimeOffset Per, DateTimeOffset? KandSedan, Langdata Lang, IReadOnlyList<int> Timmar, IReadOnlyDictionary<string, Trend> Trender);

/// <summary>The long view of an area: thirteen weeks, years, the profile of the week and what is counted year by year.
/// Days, weeks and months are those of the city's own calendar.</summary>
[Vy("langsikt"), LasningLoggas(Handelser.Klass.Intern)]
public sealed record Langsiktvy
{
    /// <summary>Area id; <c>stad</c> for the whole city.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>The minute it holds for.</summary>
    public required DateTimeOffset Per { get; init; }

    /// <summary>True when the whole hub is an exercise.</summary>
    public bool Ovning { get; init; }

    /// <summary>First day from which the city's history is known without a longer pause; null when none is.</summary>
    public DateOnly? Sedan { get; init; }

    /// <summary>Every category, in the order that they are shown.</summary>
    public required IReadOnlyList<Kategorivy> Kategorier { get; init; }

    /// <summary>Days of thirteen whole weeks and the week under way, oldest first, today last.</summary>
    public required IReadOnlyList<Periodvy> Dagar { get; init; }

    /// <summary>The same by week, Monday to Sunday.</summary>
    public required IReadOnlyList<Periodvy> Veckor { get; init; }

    /// <summary>Months since history is known, at most ten years, oldest first.</summary>
    public required IReadOnlyList<Periodvy> Manader { get; init; }

    /// <summary>When in the week events happen; null before a whole week is known.</summary>
    public Profilvy? Profil { get; init; }

    /// <summary>What earlier periods give reason to expect of the windows, by name. No claim is made of them.</summary>
    public required IReadOnlyDictionary<string, Forvantanvy> Vantat { get; init; }

    /// <summary>What is counted year by year.</summary>
    public required IReadOnlyList<Arsrakningvy> Arsrakningar { get; init; }
}

/// <summary>A category and its name.</summary>
/// <param name="Id">Id.</param>
/// <param name="Namn">Name, Swedish.</param>
[Vy("kategori")]
public sealed record Kategorivy(string Id, string Namn);

/// <summary>Counts of a day, week or month.</summary>
[Vy("period")]
public sealed record Periodvy
{
    /// <summary>First day.</summary>
    public required DateOnly Fran { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly Till { get; init; }

    /// <summary>Events; null when nothing is known of the period, or the number is withheld.</summary>
    public int? Antal { get; init; }

    /// <summary>Set to 3 in place of the number when there are fewer than three, for the open class.</summary>
    public int? FarreAn { get; init; }

    /// <summary>Events per category; categories without events, or withheld, are absent.</summary>
    public required IReadOnlyDictionary<string, int> PerKategori { get; init; }

    /// <summary>True when the whole of it has been and is known; a period under way, or in which history begins, is not.</summary>
    public required bool Hel { get; init; }
}

/// <summary>Events by hour of the week, local time, summed over whole weeks. Cells go from Monday 00 to Sunday 23.</summary>
[Vy("profil")]
public sealed record Profilvy
{
    /// <summary>First moment counted.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>The moment it ends before.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>Weeks it rests on, 1–13.</summary>
    public required int Veckor { get; init; }

    /// <summary>Events in each of the 168 hours of the week; null where the number is withheld.</summary>
    public required IReadOnlyList<int?> Celler { get; init; }

    /// <summary>How many times each hour has been: one fewer or more where the clock was moved.</summary>
    public required IReadOnlyList<int> Tillfallen { get; init; }

    /// <summary>Events by hour of the day, Monday to Friday.</summary>
    public required IReadOnlyList<int?> Vardag { get; init; }

    /// <summary>How many times each hour of <see cref="Vardag"/> has been.</summary>
    public required IReadOnlyList<int> VardagTillfallen { get; init; }

    /// <summary>Events by hour of the day, Saturday and Sunday.</summary>
    public required IReadOnlyList<int?> Helg { get; init; }

    /// <summary>How many times each hour of <see cref="Helg"/> has been.</summary>
    public required IReadOnlyList<int> HelgTillfallen { get; init; }

    /// <summary>Set to 3 when numbers below three are withheld.</summary>
    public int? FarreAn { get; init; }
}

/// <summary>What earlier periods as long give reason to expect.</summary>
[Vy("forvantan")]
public sealed record Forvantanvy
{
    /// <summary>Mean of the earlier periods.</summary>
    public required double Vantat { get; init; }

    /// <summary>Lower end of the span that holds nine periods of ten.</summary>
    public required int Lag { get; init; }

    /// <summary>Upper end of that span.</summary>
    public required int Hog { get; init; }

    /// <summary>Earlier periods compared with.</summary>
    public required int Perioder { get; init; }
}

/// <summary>What is counted from New Year to today's date, this year and earlier ones.</summary>
[Vy("arsrakning")]
public sealed record Arsrakningvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name, Swedish.</summary>
    public required string Namn { get; init; }

    /// <summary>How the number is made, Swedish.</summary>
    public required string Beskrivning { get; init; }

    /// <summary>First day from which every source it hangs on, and that has been heard, is known; null when none has been.</summary>
    public DateOnly? Sedan { get; init; }

    /// <summary>The sources it hangs on and since when each is known.</summary>
    public required IReadOnlyList<Arskallavy> Kallor { get; init; }

    /// <summary>This year and the earlier ones that are wholly known, latest first; empty when no source has been heard.</summary>
    public required IReadOnlyList<Arsvy> Ar { get; init; }

    /// <summary>Mean of the earlier years to the same date; null when none is wholly known.</summary>
    public double? Vantat { get; init; }

    /// <summary>Lower end of the span that chance alone keeps nine years of ten within.</summary>
    public int? Lag { get; init; }

    /// <summary>Upper end of that span.</summary>
    public int? Hog { get; init; }

    /// <summary>What is claimed: a direction only when the exact test, adjusted for all that are shown, gives q ≤ 0.05.</summary>
    public required Riktning Riktning { get; init; }
}

/// <summary>A source that a yearly number hangs on.</summary>
/// <param name="Id">Source id.</param>
/// <param name="Sedan">First day known without a longer pause; null when it has never been heard.</param>
/// <param name="Senast">Latest day with an event of its; a number is too low when the source has been silent since.</param>
[Vy("arskalla")]
public sealed record Arskallavy(string Id, DateOnly? Sedan, DateOnly? Senast);

/// <summary>An area's picture at moments of the past, as it was known at each, in few numbers: enough to choose one by.</summary>
[Vy("historikserie"), LasningLoggas(Handelser.Klass.Intern)]
public sealed record Historikserievy
{
    /// <summary>Area id; <c>stad</c> for the whole city.</summary>
    public required string Id { get; init; }

    /// <summary>When the first line of the area was known: before it nothing was, which is not the same as none.</summary>
    public DateTimeOffset? Sedan { get; init; }

    /// <summary>The moments, evenly apart, oldest first.</summary>
    public required IReadOnlyList<Historikpunktvy> Punkter { get; init; }
}

/// <summary>A picture in few numbers; without any before the first line was known.</summary>
[Vy("historikpunkt")]
public sealed record Historikpunktvy
{
    /// <summary>The moment: what was known then.</summary>
    public required DateTimeOffset Per { get; init; }

    /// <summary>Events in the hour before.</summary>
    public int? Antal1h { get; init; }

    /// <summary>Events in the 24 hours before.</summary>
    public int? Antal24h { get; init; }

    /// <summary>Set to 3 in place of <see cref="Antal24h"/> when there are fewer than three, for the open class.</summary>
    public int? FarreAn { get; init; }

    /// <summary>Weighted sum over 24 hours.</summary>
    public long? Tyngd24h { get; init; }

    /// <summary>Open events.</summary>
    public int? Oppna { get; init; }

    /// <summary>Open events of seriousness 4–5; at most those listed.</summary>
    public int? AllvarligaOppna { get; init; }
}

/// <summary>One year's count.</summary>
[Vy("ar")]
public sealed record Arsvy
{
    /// <summary>Year.</summary>
    public required int Ar { get; init; }

    /// <summary>First day counted: New Year's Day, or the day that history begins.</summary>
    public required DateOnly Fran { get; init; }

    /// <summary>Last day counted: today's date in that year.</summary>
    public required DateOnly Till { get; init; }

    /// <summary>Events to <see cref="Till"/>; null when withheld.</summary>
    public int? Antal { get; init; }

    /// <summary>Set to 3 in place of <see cref="Antal"/> when there are fewer than three, for the open class.</summary>
    public int? FarreAn { get; init; }

    /// <summary>Events of the whole year, for a year that has been; null when withheld or only partly known.</summary>
    public int? HelaAret { get; init; }

    /// <summary>True when the year is known from its first day.</summary>
    public required bool Hel { get; init; }
}
