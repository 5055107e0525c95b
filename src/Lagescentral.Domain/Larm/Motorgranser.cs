namespace Lagescentral.Domain.Larm;

/// <summary>Bounds of the engine.</summary>
public sealed record Motorgranser
{
    /// <summary>Most events remembered for windows and explanations; beyond it the earliest known are forgotten, and counted.</summary>
    public int Minns { get; init; } = 20_000;

    /// <summary>Most events in one window; beyond it the earliest are forgotten.</summary>
    public int Fonster { get; init; } = 1_000;

    /// <summary>Most events listed in an explanation that counted.</summary>
    public int Visade { get; init; } = 20;

    /// <summary>Most events shown that nearly counted; 0 for none, where nobody asks for them.</summary>
    public int Utelamnade { get; init; } = 20;
}
