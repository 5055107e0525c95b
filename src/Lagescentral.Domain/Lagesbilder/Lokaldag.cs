namespace Lagescentral.Domain.Lagesbilder;

/// <summary>Days of the city's own calendar, numbered from 1 January 1970. A day may be 23 or 25 hours long.</summary>
public static class Lokaldag
{
    /// <summary>Number of the day that a moment falls in.</summary>
    public static int For(DateTimeOffset tid, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(zon);
        return Nummer(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(tid, zon).DateTime));
    }

    /// <summary>Number of a date.</summary>
    public static int Nummer(DateOnly datum) => datum.DayNumber - Forsta;

    /// <summary>Date of a number.</summary>
    public static DateOnly Datum(int dag) => DateOnly.FromDayNumber(dag + Forsta);

    /// <summary>Day of the week, 0 for Monday to 6 for Sunday.</summary>
    public static int Veckodag(int dag) => ((dag + 3) % 7 + 7) % 7;

    private static readonly int Forsta = new DateOnly(1970, 1, 1).DayNumber;
}

/// <summary>From a moment to its local day, where one moment after another falls in the same quarter of an hour: every
/// zone's offset is a whole number of them.</summary>
internal sealed class Dagminne(TimeZoneInfo zon)
{
    private const int Kvart = 15;
    private long _kvart = long.MinValue;
    private int _dag;

    public int Dag(DateTimeOffset tid)
    {
        var kvart = Math.DivRem(Tidfack.Minut(tid), Kvart, out var rest) - (rest < 0 ? 1 : 0);
        if (kvart == _kvart) return _dag;
        _kvart = kvart;
        return _dag = Lokaldag.For(Tidfack.FranMinut(kvart * Kvart), zon);
    }
}
