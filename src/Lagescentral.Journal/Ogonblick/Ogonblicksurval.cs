namespace Lagescentral.Journal;

/// <summary>A saved state of one owner, as a store knows it without reading it.</summary>
/// <param name="Nr">Place in the order of saving.</param>
/// <param name="Foldversion">Version of the fold's code.</param>
/// <param name="Per">The fold's own time, UTC.</param>
public readonly record struct Sparat(long Nr, string Foldversion, DateTimeOffset Per);

/// <summary>Which states of one owner a store keeps, and which of them it gives: the same rule for every store.</summary>
public static class Ogonblicksurval
{
    /// <summary>For how many days back from the newest one state per UTC day is kept.</summary>
    public const int Dagar = 400;

    /// <summary>Those of a version, at or before a time (null: whenever), in the order in which they are tried: newest first, and of two of the
    /// same time the one that was saved last.</summary>
    public static IEnumerable<Sparat> Ordnade(IEnumerable<Sparat> alla, string foldversion, DateTimeOffset? senast = null)
    {
        ArgumentNullException.ThrowIfNull(alla);
        return alla.Where(ett => ett.Foldversion == foldversion && (senast is null || ett.Per <= senast)).OrderByDescending(ett => ett.Per).ThenByDescending(ett => ett.Nr);
    }

    /// <summary>Numbers of those that go when one of <paramref name="foldversion"/> has been saved, which is among them: all of other versions,
    /// and of that one what is neither among the newest <paramref name="behall"/> nor the last of its UTC day within <see cref="Dagar"/>.</summary>
    public static IReadOnlyList<long> Bort(IReadOnlyCollection<Sparat> alla, string foldversion, int behall)
    {
        ArgumentNullException.ThrowIfNull(alla);
        var kvar = new HashSet<long>();
        DateTimeOffset? nyast = null;
        DateOnly? dag = null;
        foreach (var ett in Ordnade(alla, foldversion))
        {
            nyast ??= ett.Per;
            var dess = DateOnly.FromDateTime(ett.Per.UtcDateTime);
            if (kvar.Count < behall || (dess != dag && nyast - ett.Per < TimeSpan.FromDays(Dagar))) kvar.Add(ett.Nr);
            dag = dess;
        }

        return [.. alla.Select(ett => ett.Nr).Where(nr => !kvar.Contains(nr))];
    }
}
