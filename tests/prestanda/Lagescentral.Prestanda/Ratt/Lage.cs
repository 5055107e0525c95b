namespace Lagescentral.Prestanda.Ratt;

/// <summary>One window of a picture; categories without events are absent.</summary>
internal sealed record Fonster(int Antal, long Allvarssumma, long Tyngd, IReadOnlyDictionary<string, int> PerKategori)
{
    public static readonly IReadOnlyList<(string Namn, int Fack, int Sekunder)> Alla = [("1h", 60, 60), ("24h", 1_440, 60), ("7d", 168, 3_600), ("28d", 672, 3_600)];
    private static readonly int[] Vikter = [1, 3, 10, 30, 100];

    public static int Vikt(int allvar) => Vikter[allvar - 1];
}

/// <summary>An event as a picture lists it.</summary>
/// <param name="Nr">The number that its heading ends with.</param>
internal sealed record Listad(string Kalla, string Id, int Rev, int Nr, int Allvar, string Status, DateTimeOffset Mottagen)
{
    /// <summary>The heading itself, where that is kept.</summary>
    public string? Rubrik { get; init; }
}

/// <summary>A picture as a client has it.</summary>
/// <param name="Per">The minute it is for.</param>
/// <param name="OppnaAntal">Open events, or null where the server does not count them; those that it says that it had to
/// forget are added.</param>
/// <param name="Oppna">Open events, most serious first; null where the server does not list them.</param>
internal sealed record Lage(
    DateTimeOffset Per, IReadOnlyDictionary<string, Fonster> Fonster, int? OppnaAntal, IReadOnlyList<Listad>? Oppna, IReadOnlyList<Listad> Senaste);
