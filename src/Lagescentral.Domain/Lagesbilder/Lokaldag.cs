using System.Collections.Concurrent;

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

/// <summary>From moments to their local days, quickly: the days of quarters of an hour are remembered, for every zone's offset
/// is a whole number of them. One serves all who count in a zone.</summary>
internal sealed class Dagminne
{
    private const int Kvart = 15;
    private const int Platser = 4_096;
    private const int Dagbitar = 20;
    private static readonly ConcurrentDictionary<TimeZoneInfo, Dagminne> Alla = new();
    private readonly TimeZoneInfo _zon;

    // Quarter and day in one number, so that several threads may read and write: each number is whole.
    private readonly long[] _dagar = new long[Platser];

    private Dagminne(TimeZoneInfo zon) => _zon = zon;

    public static Dagminne For(TimeZoneInfo zon) => Alla.GetOrAdd(zon, static zon => new Dagminne(zon));

    public int Dag(DateTimeOffset tid)
    {
        var kvart = Math.DivRem(Tidfack.Minut(tid), Kvart, out var rest) - (rest < 0 ? 1 : 0);
        // Before 1970; and 0 stands for an empty place.
        if (kvart <= 0) return Lokaldag.For(tid, _zon);
        ref var plats = ref _dagar[kvart % Platser];
        var minns = Volatile.Read(ref plats);
        if (minns >> Dagbitar == kvart) return (int)(minns & ((1 << Dagbitar) - 1));
        var dag = Lokaldag.For(Tidfack.FranMinut(kvart * Kvart), _zon);
        Volatile.Write(ref plats, (kvart << Dagbitar) | (uint)dag);
        return dag;
    }
}
