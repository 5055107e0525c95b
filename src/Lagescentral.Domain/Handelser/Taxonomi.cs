using System.Collections.Frozen;

namespace Lagescentral.Domain.Handelser;

/// <summary>A category that all sources share.</summary>
/// <param name="Id">ASCII id: <c>brand-raddning</c>.</param>
/// <param name="Namn">Swedish name: Brand och räddning.</param>
public sealed record Kategori(string Id, string Namn);

/// <summary>What the table says of a source's type.</summary>
/// <param name="Kategori">Category id.</param>
/// <param name="Allvar">Seriousness 1–5; 5 is immediately serious.</param>
/// <param name="ArHandelse">False for information that is no single event (a summary of a night).</param>
/// <param name="Kand">False when no table knows the type.</param>
/// <param name="Arsslag">Kind under which it is counted year by year, or null.</param>
public sealed record Klassning(string Kategori, int Allvar, bool ArHandelse, bool Kand, string? Arsslag = null);

/// <summary>What is counted year by year and compared with the same date of earlier years.</summary>
/// <param name="Id">ASCII id: <c>skjutningar</c>.</param>
/// <param name="Namn">Swedish name: Skjutningar.</param>
/// <param name="Beskrivning">How the number is made, Swedish, for those who read it.</param>
/// <param name="Av">Kinds that are summed.</param>
/// <param name="Kallor">Sources whose own tables have such a type: those that the number hangs on.</param>
public sealed record Arsrakning(string Id, string Namn, string Beskrivning, IReadOnlyList<Arsdel> Av, IReadOnlyList<string> Kallor);

/// <summary>A kind within an <see cref="Arsrakning"/>.</summary>
/// <param name="Arsslag">Kind.</param>
/// <param name="AllvarMinst">Lowest seriousness that counts, 1–5.</param>
public sealed record Arsdel(string Arsslag, int AllvarMinst);

/// <summary>
/// The common taxonomy: which category and seriousness each source's types have. Seriousness is by type and never
/// lower for being frequent. A source's own table is read first, then the one for all, then those of the other
/// sources: a word means the same whoever says it, until a source's table says otherwise. Immutable.
/// </summary>
public sealed class Taxonomi
{
    /// <summary>Category of what no table knows.</summary>
    public const string Ovrigt = "ovrigt";

    /// <summary>Seriousness of what no table knows: not the lowest, for nobody has judged it.</summary>
    public const int OkantAllvar = 2;

    private static readonly Klassning Okand = new(Ovrigt, OkantAllvar, ArHandelse: true, Kand: false);

    private readonly FrozenDictionary<string, Taxonomitabell> tabeller;
    private readonly IReadOnlyList<Taxonomitabell> ordning;

    private readonly IReadOnlySet<(string, string)> narliggande;

    private Taxonomi(Taxonomidata data)
    {
        (Version, Kategorier, Arsrakningar, narliggande) = (data.Version, data.Kategorier, data.Arsrakningar, data.Narliggande);
        tabeller = data.Tabeller.ToFrozenDictionary(t => t.Kalla, t => t.Tabell, StringComparer.Ordinal);
        ordning = [.. data.Tabeller.OrderBy(t => t.Kalla != Taxonomifil.AllaKallor).Select(t => t.Tabell)];
    }

    /// <summary>Version of the table; stands on every line that it gave values to.</summary>
    public string Version { get; }

    /// <summary>All categories in the order that they are shown.</summary>
    public IReadOnlyList<Kategori> Kategorier { get; }

    /// <summary>What is counted year by year, in the order that it is shown.</summary>
    public IReadOnlyList<Arsrakning> Arsrakningar { get; }

    /// <summary>Reads <c>taxonomi.json</c> of a city's folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or faulty; the message names entry, field and remedy.</exception>
    public static Taxonomi Las(string mapp)
    {
        return new Taxonomi(Taxonomifil.Las(mapp));
    }

    /// <summary>True when two sources may well mean the same matter by these two categories.</summary>
    public bool ArNarliggande(string kategori, string annan) => narliggande.Contains((kategori, annan));

    /// <summary>Category and seriousness of a type. Case and blanks around and between words do not matter; for SSBF
    /// the number of the national statistics will do ("14", "14. Automatlarm utan brandtillbud").</summary>
    /// <param name="kalla">Source id: <c>polis</c>, <c>ssbf</c> …</param>
    /// <param name="typ">The source's own word.</param>
    /// <returns>The classification; an unknown type passes through as <see cref="Ovrigt"/>, not known.</returns>
    public Klassning Klassa(string kalla, string typ)
    {
        var ord = Taxonomitabell.Ord(typ);
        var egen = tabeller.GetValueOrDefault(kalla);
        if (egen?.Finn(ord, medNummer: true) is { } klassning)
            return klassning;

        foreach (var tabell in ordning)
        {
            if (tabell != egen && tabell.Finn(ord, medNummer: false) is { } annans)
                return annans;
        }

        return Okand;
    }
}
