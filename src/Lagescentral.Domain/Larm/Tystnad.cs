namespace Lagescentral.Domain.Larm;

/// <summary>A silence: larm that match it are made, but nobody is told until it ends.</summary>
public sealed record Tystnad
{
    /// <summary>How long it may last.</summary>
    public static readonly TimeSpan Langst = TimeSpan.FromDays(7);

    /// <summary>The seriousness that it holds up to unless another is said: the most serious is heard.</summary>
    public const int AllvarVanligen = 4;

    /// <summary>Id of ours: <c>T3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Rule id; null for any.</summary>
    public string? Regel { get; init; }

    /// <summary>District id; null for any.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Highest seriousness that it holds, 1–5.</summary>
    public required int AllvarHogst { get; init; }

    /// <summary>Who set it.</summary>
    public required Larmperson Av { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Until when, UTC; at most <see cref="Langst"/> after <see cref="Fran"/>.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>When it was ended by hand, UTC.</summary>
    public DateTimeOffset? Borttagen { get; init; }

    /// <summary>True when it holds a larm at a moment.</summary>
    public bool Haller(string regel, string stadsdel, int allvar, DateTimeOffset nu) =>
        Borttagen is null && nu < Till && (Regel is null || Regel == regel) && (Stadsdel is null || Stadsdel == stadsdel) && allvar <= AllvarHogst;
}
