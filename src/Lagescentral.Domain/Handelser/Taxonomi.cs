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
public sealed record Klassning(string Kategori, int Allvar, bool ArHandelse, bool Kand);

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

    private Taxonomi(
        string version, IReadOnlyList<Kategori> kategorier, IReadOnlyList<(string Kalla, Taxonomitabell Tabell)> tabeller, IReadOnlySet<(string, string)> narliggande)
    {
        (Version, Kategorier) = (version, kategorier);
        this.narliggande = narliggande;
        this.tabeller = tabeller.ToFrozenDictionary(t => t.Kalla, t => t.Tabell, StringComparer.Ordinal);
        ordning = [.. tabeller.OrderBy(t => t.Kalla != Taxonomifil.AllaKallor).Select(t => t.Tabell)];
    }

    /// <summary>Version of the table; stands on every line that it gave values to.</summary>
    public string Version { get; }

    /// <summary>All categories in the order that they are shown.</summary>
    public IReadOnlyList<Kategori> Kategorier { get; }

    /// <summary>Reads <c>taxonomi.json</c> of a city's folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or faulty; the message names entry, field and remedy.</exception>
    public static Taxonomi Las(string mapp)
    {
        var (version, kategorier, tabeller, narliggande) = Taxonomifil.Las(mapp);
        return new Taxonomi(version, kategorier, tabeller, narliggande);
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
