namespace Lagescentral.Kallor;

/// <summary>Times of day as people in Stockholm write them, without an offset.</summary>
public static class Stockholmstid
{
    /// <summary>Europe/Stockholm: +01:00, in summer +02:00.</summary>
    public static TimeZoneInfo Zon { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The instants, UTC and in order, that a local time can mean: two in the hour that autumn repeats,
    /// none in the hour that spring skips, else one.</summary>
    public static IReadOnlyList<DateTimeOffset> Tider(DateTime lokal)
    {
        lokal = DateTime.SpecifyKind(lokal, DateTimeKind.Unspecified);
        if (Zon.IsInvalidTime(lokal))
            return [];
        if (!Zon.IsAmbiguousTime(lokal))
            return [Utc(lokal, Zon.GetUtcOffset(lokal))];
        var offsets = Zon.GetAmbiguousTimeOffsets(lokal);
        return [.. offsets.Select(o => Utc(lokal, o)).Order()];
    }

    /// <summary>The local time of an instant.</summary>
    public static DateTime Lokal(DateTimeOffset tid) => TimeZoneInfo.ConvertTime(tid, Zon).DateTime;

    private static DateTimeOffset Utc(DateTime lokal, TimeSpan offset) => new(lokal.Ticks - offset.Ticks, TimeSpan.Zero);
}
