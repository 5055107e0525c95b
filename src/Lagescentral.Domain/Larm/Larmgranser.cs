namespace Lagescentral.Domain.Larm;

/// <summary>Bounds and times of larm.</summary>
public sealed record Larmgranser
{
    /// <summary>Most larm in memory, 100–20,000; beyond it those closed longest ago are only in the journal.</summary>
    public int Hogst { get; init; } = 1_000;

    /// <summary>Most events listed on a larm.</summary>
    public int Handelser { get; init; } = 50;

    /// <summary>Most orders and kvitteringar remembered on a larm.</summary>
    public int Minnen { get; init; } = 60;

    /// <summary>Notices that one person gets in a shift, 1–1,000; those beyond it go as bundles.</summary>
    public int AvierPerSkift { get; init; } = 20;

    /// <summary>How long a shift is taken to be.</summary>
    public TimeSpan Skift { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Shortest time between two bundles to one person.</summary>
    public TimeSpan Bunt { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Shortest time between two notices that a taken larm has got further events.</summary>
    public TimeSpan Pafyllning { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most characters of a comment.</summary>
    public const int KommentarLangd = 1_000;

    /// <summary>What became known so long before it is decided is history that was read in, not something to wake anyone for.</summary>
    public TimeSpan Historia { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Most characters of a reason.</summary>
    public const int OrsakLangd = 300;

    /// <summary>Fewest characters of a reason.</summary>
    public const int OrsakMinst = 3;
}
