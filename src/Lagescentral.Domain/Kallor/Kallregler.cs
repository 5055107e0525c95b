using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Kallor;

/// <summary>What a source may say, and how long its silence is unremarkable. Settings, validated at start.</summary>
public sealed record Kallregler
{
    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>Name for people, Swedish.</summary>
    public required string Namn { get; init; }

    /// <summary>Class of an item that names none.</summary>
    public Klass Standardklass { get; init; } = Klass.Intern;

    /// <summary>Strictest class the source may use; an item above it goes to karantän.</summary>
    public Klass Tak { get; init; } = Klass.Intern;

    /// <summary>Hours after which an event that the source never closes is no longer shown as open; null for never.</summary>
    public double? OppenTimmar { get; init; }

    /// <summary>Silence after which the source is <c>sen</c>.</summary>
    public TimeSpan Sen { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Silence after which the source is <c>tyst</c>.</summary>
    public TimeSpan Tyst { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>What was concluded of an item: category, seriousness, place, and personal data found in its words.</summary>
/// <param name="Kategori">Category id.</param>
/// <param name="Allvar">Seriousness 1–5.</param>
/// <param name="ArHandelse">False for information that is no single event.</param>
/// <param name="TypKand">False when the taxonomy does not know the type.</param>
/// <param name="Tabell">Version of the taxonomy.</param>
/// <param name="Placering">Where.</param>
/// <param name="Personuppgifter">Patterns of personal data found, as field and pattern; never the value.</param>
/// <param name="Arsslag">Kind under which it is counted year by year, or null.</param>
public sealed record Tolkning(
    string Kategori, int Allvar, bool ArHandelse, bool TypKand, string? Tabell, Placering Placering, IReadOnlyList<(string Falt, string Monster)> Personuppgifter,
    string? Arsslag = null);

/// <summary>Concludes from an item by the city's tables. Pure: the same item and tables give the same conclusion.</summary>
public interface ITolk
{
    /// <summary>Concludes.</summary>
    Tolkning Tolka(string kalla, Inkommande inkommande);
}
