namespace Lagescentral.Prestanda.Matt;

/// <summary>A few runs' figures.</summary>
/// <param name="Median">The middle one; between the two middle when they are even.</param>
/// <param name="Minst">Lowest.</param>
/// <param name="Storst">Highest.</param>
internal readonly record struct Spridning(double Median, double Minst, double Storst)
{
    /// <exception cref="ArgumentException">No figures.</exception>
    public static Spridning Av(IEnumerable<double> varden)
    {
        var ordnade = varden.Order().ToList();
        if (ordnade.Count == 0) throw new ArgumentException("Inga värden.", nameof(varden));
        var mitt = ordnade.Count / 2;
        var median = ordnade.Count % 2 == 1 ? ordnade[mitt] : (ordnade[mitt - 1] + ordnade[mitt]) / 2;
        return new Spridning(median, ordnade[0], ordnade[^1]);
    }
}
