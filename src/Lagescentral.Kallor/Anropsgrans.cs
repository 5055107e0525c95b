using System.Globalization;

namespace Lagescentral.Kallor;

/// <summary>How often a feed may be asked: a gap between calls, and most per hour and day.</summary>
/// <param name="Mellanrum">Shortest time between two calls.</param>
/// <param name="PerTimme">Most calls in any 60 minutes.</param>
/// <param name="PerDygn">Most calls in any 24 hours.</param>
public sealed record Anropsregel(TimeSpan Mellanrum, int PerTimme, int PerDygn);

/// <summary>Keeps a feed's limits, over restarts too when given a file. Not for use by several threads.</summary>
/// <remarks>A call is noted, and the note written, before it is made: a crash can only make us ask less.</remarks>
public sealed class Anropsgrans
{
    private static readonly TimeSpan Timme = TimeSpan.FromHours(1);
    private static readonly TimeSpan Dygn = TimeSpan.FromDays(1);

    private readonly Anropsregel regel;
    private readonly string? fil;
    private readonly List<DateTimeOffset> anrop = [];
    private readonly DateTimeOffset start;

    /// <summary>Starts from what the file remembers.</summary>
    /// <param name="regel">The limits.</param>
    /// <param name="fil">File with one time a line, or null. Lines that are no time are dropped.</param>
    /// <param name="nu">Now, UTC.</param>
    public Anropsgrans(Anropsregel regel, string? fil, DateTimeOffset nu)
    {
        this.regel = regel;
        this.fil = fil;
        start = nu;
        if (fil is null || !File.Exists(fil))
            return;
        foreach (var rad in File.ReadLines(fil))
        {
            // A time ahead of now is from a clock since set back; it must not silence us for good.
            if (DateTimeOffset.TryParse(rad, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var tid) && tid <= nu)
                anrop.Add(tid);
        }
        anrop.Sort();
        Glom(nu);
    }

    /// <summary>The calls of the last day.</summary>
    public IReadOnlyList<DateTimeOffset> Anrop => [.. anrop];

    /// <summary>Takes in calls that others have made.</summary>
    public void Minns(IEnumerable<DateTimeOffset> tider, DateTimeOffset nu)
    {
        anrop.AddRange(tider.Where(tid => tid <= nu && !anrop.Contains(tid)));
        anrop.Sort();
        Glom(nu);
    }

    /// <summary>The earliest time at which the next call keeps every limit.</summary>
    public DateTimeOffset Tidigast(DateTimeOffset nu)
    {
        Glom(nu);
        // What was asked before a restart is unknown without a file: one gap is the least that can be kept.
        var senast = anrop.Count > 0 ? anrop[^1] : fil is null ? start : DateTimeOffset.MinValue;
        var tidigast = senast == DateTimeOffset.MinValue ? nu : senast + regel.Mellanrum;
        tidigast = Senast(tidigast, regel.PerTimme, Timme);
        tidigast = Senast(tidigast, regel.PerDygn, Dygn);
        return tidigast > nu ? tidigast : nu;
    }

    /// <summary>Notes a call that is about to be made.</summary>
    public void Notera(DateTimeOffset nu)
    {
        Glom(nu);
        anrop.Add(nu);
        if (fil is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(fil))!);
        File.WriteAllLines(fil, anrop.Select(a => a.ToString("O", CultureInfo.InvariantCulture)));
    }

    private DateTimeOffset Senast(DateTimeOffset tidigast, int hogst, TimeSpan under)
    {
        if (anrop.Count < hogst)
            return tidigast;
        var ledigt = anrop[^hogst] + under;
        return ledigt > tidigast ? ledigt : tidigast;
    }

    private void Glom(DateTimeOffset nu) => anrop.RemoveAll(a => a <= nu - Dygn);
}
