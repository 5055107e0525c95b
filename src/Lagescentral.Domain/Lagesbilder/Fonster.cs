namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The four rolling windows of a picture. At time <em>t</em>: the 60 and the 1,440 minute buckets ending with
/// <em>t</em>'s own minute; the 168 and the 672 hour buckets ending with <em>t</em>'s own hour. Buckets are UTC.</summary>
public enum Fonster
{
    /// <summary>60 minute buckets.</summary>
    EnTimme,

    /// <summary>1,440 minute buckets.</summary>
    Dygn,

    /// <summary>168 hour buckets.</summary>
    SjuDygn,

    /// <summary>672 hour buckets.</summary>
    TjugoattaDygn,
}

/// <summary>Names and sizes of the windows.</summary>
public static class Fonsterdata
{
    /// <summary>All four.</summary>
    public static IReadOnlyList<Fonster> Alla { get; } = [Fonster.EnTimme, Fonster.Dygn, Fonster.SjuDygn, Fonster.TjugoattaDygn];

    /// <summary>The name in the outward contract: <c>1h</c>, <c>24h</c>, <c>7d</c>, <c>28d</c>.</summary>
    public static string Namn(this Fonster fonster) => fonster switch
    {
        Fonster.EnTimme => "1h",
        Fonster.Dygn => "24h",
        Fonster.SjuDygn => "7d",
        _ => "28d",
    };

    /// <summary>Number of buckets: minutes for the two short windows, hours for the two long ones.</summary>
    public static int Fack(this Fonster fonster) => fonster switch
    {
        Fonster.EnTimme => 60,
        Fonster.Dygn => 1_440,
        Fonster.SjuDygn => 168,
        _ => 672,
    };
}

/// <summary>Minutes and hours since the Unix epoch: the numbers of time buckets, UTC.</summary>
public static class Tidfack
{
    /// <summary>Number of the minute that <paramref name="tid"/> falls in.</summary>
    public static long Minut(DateTimeOffset tid) => Math.DivRem(tid.ToUnixTimeSeconds(), 60, out var rest) - (rest < 0 ? 1 : 0);

    /// <summary>Number of the hour that a minute falls in.</summary>
    public static long Timme(long minut) => Math.DivRem(minut, 60, out var rest) - (rest < 0 ? 1 : 0);

    /// <summary>The first moment of a minute.</summary>
    public static DateTimeOffset FranMinut(long minut) => DateTimeOffset.FromUnixTimeSeconds(minut * 60);
}
