using System.Globalization;
using Lagescentral.Domain;

namespace Lagescentral.Kallor.Ssbf;

/// <summary>A place where simulated alarms happen.</summary>
/// <param name="Namn">Its name, as people write it.</param>
/// <param name="Stadsdel">District id.</param>
public sealed record Simuleradplats(string Namn, string Stadsdel);

/// <summary>One state of a simulated alarm, in SSBF's format (<see cref="SsbfTolk"/>). Always an exercise.</summary>
public sealed record SsbfPost
{
    /// <summary>The alarm's number.</summary>
    public required string Larmnummer { get; init; }

    /// <summary>Type 1–15.</summary>
    public required int Typ { get; init; }

    /// <summary>When the alarm came.</summary>
    public required DateTimeOffset Larm { get; init; }

    /// <summary>When the first unit was there.</summary>
    public DateTimeOffset? Framme { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? Avslut { get; init; }

    /// <summary>The place.</summary>
    public required string Plats { get; init; }

    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Units.</summary>
    public required IReadOnlyList<string> Enheter { get; init; }

    /// <summary><c>larmad</c>, <c>pa plats</c>, <c>under kontroll</c>, <c>avslutad</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When this state was reached.</summary>
    public required DateTimeOffset Uppdaterad { get; init; }

    /// <summary>Always true.</summary>
    public bool Ovning { get; } = true;

    /// <summary>The record as SSBF would push it.</summary>
    public byte[] TillJson() => Json.Bytes(this);
}

/// <summary>
/// Makes up a day of SSBF's alarms in Stockholm. Same seed and day, same alarms: a restart repeats them, which the
/// intake knows as repeats.
/// </summary>
/// <remarks>4,698 alarms a year is Stockholm's number of 2024 (national rescue statistics), a third of them automatic.
/// How they spread over the day, the week and the other types is our own assumption: few before dawn, most in the
/// afternoon, Fridays and Saturdays a little more.</remarks>
public sealed class SsbfSimulator(int fro, IReadOnlyList<Simuleradplats> platser)
{
    /// <summary>Alarms a year.</summary>
    public const int PerAr = 4_698;

    private static readonly double[] Timvikt =
        [0.70, 0.60, 0.52, 0.46, 0.42, 0.45, 0.60, 0.82, 0.98, 1.05, 1.10, 1.18, 1.24, 1.22, 1.25, 1.32, 1.42, 1.48, 1.42, 1.30, 1.20, 1.10, 0.98, 0.85];

    // Sunday first, as DayOfWeek.
    private static readonly double[] Dagvikt = [0.97, 0.95, 0.96, 0.98, 1.00, 1.08, 1.06];

    private static readonly (int Typ, double Andel)[] Andelar =
    [
        (Insatstyp.Automatlarm, 0.33), (2, 0.15), (1, 0.12), (3, 0.11), (6, 0.09), (15, 0.08), (13, 0.035), (12, 0.03),
        (4, 0.02), (7, 0.012), (8, 0.010), (5, 0.008), (11, 0.003), (9, 0.002),
    ];

    private static readonly double Grundtakt = PerAr / 365.25 / 24 / (Timvikt.Average() * Dagvikt.Average());
    private static readonly double Hogsta = Timvikt.Max() * Dagvikt.Max();

    /// <summary>All states of the alarms that come in a day, local to Stockholm, in the order of
    /// <see cref="SsbfPost.Uppdaterad"/>; the last may lie some hours into the next day.</summary>
    public IReadOnlyList<SsbfPost> Dygn(DateOnly dag)
    {
        if (platser.Count == 0)
            return [];
        var slump = new Random(unchecked((fro * 486_187_739) + dag.DayNumber));
        var start = Stockholmstid.Tider(dag.ToDateTime(TimeOnly.MinValue))[0];
        var slut = Stockholmstid.Tider(dag.AddDays(1).ToDateTime(TimeOnly.MinValue))[0];
        var poster = new List<SsbfPost>();
        var nummer = 0;
        // Thinning (Lewis and Shedler 1979): draw at the highest rate, keep by the hour's share of it.
        for (var t = start + Nasta(slump); t < slut; t += Nasta(slump))
        {
            if (slump.NextDouble() * Hogsta > Vikt(t))
                continue;
            var id = string.Create(CultureInfo.InvariantCulture, $"ovn-{dag:yyyyMMdd}-{++nummer:000}");
            poster.AddRange(Forlopp(slump, id, Sekund(t)));
        }
        return [.. poster.OrderBy(p => p.Uppdaterad)];
    }

    private static TimeSpan Nasta(Random slump) => TimeSpan.FromHours(-Math.Log(1 - slump.NextDouble()) / (Grundtakt * Hogsta));

    private static double Vikt(DateTimeOffset t)
    {
        var lokal = Stockholmstid.Lokal(t);
        return Timvikt[lokal.Hour] * Dagvikt[(int)lokal.DayOfWeek];
    }

    private static DateTimeOffset Sekund(DateTimeOffset t) => t.AddTicks(-(t.Ticks % TimeSpan.TicksPerSecond));

    private IEnumerable<SsbfPost> Forlopp(Random slump, string id, DateTimeOffset larm)
    {
        var typ = Typ(slump);
        var plats = platser[slump.Next(platser.Count)];
        var framme = larm + TimeSpan.FromSeconds(slump.Next(240, 900));
        var (kortast, langst) = typ switch { Insatstyp.Automatlarm or 15 => (5, 25), 1 or 4 or 9 => (25, 180), _ => (10, 90) };
        var kontroll = framme + TimeSpan.FromSeconds(slump.Next(kortast * 60, langst * 60));
        var avslut = kontroll + TimeSpan.FromSeconds(slump.Next(300, 2_700));
        var antal = typ is Insatstyp.Automatlarm or 7 or 15 ? 1 : slump.Next(1, 5);
        var larmad = new SsbfPost
        {
            Larmnummer = id,
            Typ = typ,
            Larm = larm,
            Plats = plats.Namn,
            Stadsdel = plats.Stadsdel,
            Enheter = [.. Enumerable.Range(0, antal).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{slump.Next(10, 30)}{slump.Next(10, 90)}"))],
            Status = "larmad",
            Uppdaterad = larm,
        };
        yield return larmad;
        yield return larmad with { Status = "pa plats", Framme = framme, Uppdaterad = framme };
        yield return larmad with { Status = "under kontroll", Framme = framme, Uppdaterad = kontroll };
        yield return larmad with { Status = "avslutad", Framme = framme, Avslut = avslut, Uppdaterad = avslut };
    }

    private static int Typ(Random slump)
    {
        var kast = slump.NextDouble() * Andelar.Sum(a => a.Andel);
        foreach (var (typ, andel) in Andelar)
        {
            kast -= andel;
            if (kast < 0)
                return typ;
        }
        return Andelar[0].Typ;
    }
}
