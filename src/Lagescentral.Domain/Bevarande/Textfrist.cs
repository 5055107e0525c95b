using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Bevarande;

/// <summary>For how many days the texts of a source's events are kept, per class.</summary>
/// <param name="Oppen">Days for <see cref="Klass.Oppen"/>.</param>
/// <param name="Intern">Days for <see cref="Klass.Intern"/>.</param>
/// <param name="Begransad">Days for <see cref="Klass.Begransad"/>.</param>
public sealed record Klassfrister(int Oppen, int Intern, int Begransad)
{
    /// <summary>What holds where nothing is said: two years, one year, ninety days.</summary>
    public static Klassfrister Standard { get; } = new(730, 365, 90);

    /// <summary>Days for a class.</summary>
    public int Dygn(Klass klass) => klass switch
    {
        Klass.Oppen => Oppen,
        Klass.Intern => Intern,
        _ => Begransad,
    };

    /// <summary>Of several classes, the one whose time is shortest; of equal times the strictest.</summary>
    public Klass Styrande(Klassmangd klasser) =>
        klasser.Alla().OrderBy(Dygn).ThenByDescending(klass => klass).First();
}

/// <summary>A set of classes.</summary>
/// <param name="Bitar">Bit <c>n</c> is set for the class of value <c>n</c>.</param>
public readonly record struct Klassmangd(int Bitar)
{
    /// <summary>Every set that is not empty.</summary>
    public static IReadOnlyList<Klassmangd> Varje { get; } = [.. Enumerable.Range(1, (1 << Enum.GetValues<Klass>().Length) - 1).Select(b => new Klassmangd(b))];

    /// <summary>The set with one more.</summary>
    public Klassmangd Med(Klass klass) => new(Bitar | 1 << (int)klass);

    /// <summary>The classes, in order.</summary>
    public IEnumerable<Klass> Alla()
    {
        var bitar = Bitar;
        return Enum.GetValues<Klass>().Where(klass => (bitar & 1 << (int)klass) != 0);
    }
}

/// <summary>When an event's texts are due to be erased, and by which rule.</summary>
/// <param name="Klass">The class whose time is counted.</param>
/// <param name="Dygn">That time, days.</param>
/// <param name="Fran">Counted from: when the event's latest line was known, UTC.</param>
/// <param name="Till">Kept until, UTC.</param>
public sealed record Textfrist(Klass Klass, int Dygn, DateTimeOffset Fran, DateTimeOffset Till);

/// <summary>
/// What decides how long an event's texts are kept: a fold of its lines. All texts of an event go together, counted from
/// its latest line. The shortest time rules among the classes that it has had since its texts were last erased, so that
/// what was taken in under a strict class never gains time by a milder one.
/// </summary>
/// <param name="Senast">When its latest line was known, UTC.</param>
/// <param name="Klasser">Classes since its texts were last erased.</param>
/// <param name="HarText">True when a line of it has its text.</param>
public readonly record struct Textminne(DateTimeOffset Senast, Klassmangd Klasser, bool HarText)
{
    /// <summary>After a line about the event; the order of lines of one erasure to the next does not matter.</summary>
    public Textminne Med(Klass klass, DateTimeOffset mottagen, bool harText) =>
        new(mottagen > Senast ? mottagen : Senast, Klasser.Med(klass), HarText || harText);

    /// <summary>After an erasure of its texts.</summary>
    public Textminne Gallrat() => new(Senast, default, false);

    /// <summary>When its texts are due; null when it has none.</summary>
    public Textfrist? Frist(Klassfrister frister)
    {
        ArgumentNullException.ThrowIfNull(frister);
        if (!HarText) return null;
        var klass = frister.Styrande(Klasser);
        return new Textfrist(klass, frister.Dygn(klass), Senast, Senast.AddDays(frister.Dygn(klass)));
    }
}
