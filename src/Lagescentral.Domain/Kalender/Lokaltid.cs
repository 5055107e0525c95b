namespace Lagescentral.Domain.Kalender;

/// <summary>A half-open span of time, UTC.</summary>
/// <param name="Fran">From and including.</param>
/// <param name="Till">Up to, not including.</param>
public readonly record struct Period(DateTimeOffset Fran, DateTimeOffset Till)
{
    /// <summary>True when it holds no moment.</summary>
    public bool Tom => Till <= Fran;

    /// <summary>True when the moment is within it.</summary>
    public bool Innehaller(DateTimeOffset tid) => Fran <= tid && tid < Till;

    /// <summary>What both hold; empty when they do not meet.</summary>
    public Period Med(Period annan) => new(Fran > annan.Fran ? Fran : annan.Fran, Till < annan.Till ? Till : annan.Till);
}

/// <summary>From the city's clock to moments. Twice a year a clock time is missing or comes twice.</summary>
public static class Lokaltid
{
    /// <summary>The moment, UTC, at which the local clock first shows or passes a time of a day: a time that the clock skips is the
    /// moment of the skip, a time that comes twice is its first. Never decreases with (day, time).</summary>
    public static DateTimeOffset Ogonblick(DateOnly dag, TimeOnly klocka, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(zon);
        var lokal = dag.ToDateTime(klocka);
        if (zon.IsInvalidTime(lokal))
        {
            // The clock skips whole minutes: back to the last that it shows, and one on from there.
            var fore = new DateTime(lokal.Ticks - lokal.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);
            while (zon.IsInvalidTime(fore)) fore = fore.AddMinutes(-1);
            return new DateTimeOffset(fore, zon.GetUtcOffset(fore)).ToUniversalTime().AddMinutes(1);
        }

        var forskjutning = zon.IsAmbiguousTime(lokal) ? zon.GetAmbiguousTimeOffsets(lokal).Max() : zon.GetUtcOffset(lokal);
        return new DateTimeOffset(lokal, forskjutning).ToUniversalTime();
    }

    /// <summary>The local date and clock of a moment.</summary>
    public static (DateOnly Dag, TimeOnly Klocka) Av(DateTimeOffset tid, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(zon);
        var lokal = TimeZoneInfo.ConvertTime(tid, zon).DateTime;
        return (DateOnly.FromDateTime(lokal), TimeOnly.FromDateTime(lokal));
    }
}
