namespace Lagescentral.Domain.Sekretess;

/// <summary>Classes of reader; ordered, a higher value sees more. What a reader may see is decided before
/// anything is serialised, by the table in <see cref="Synlighet"/>.</summary>
public enum Lasarklass
{
    /// <summary>Anyone, not signed in: only what has been released.</summary>
    Oppen,

    /// <summary>A wall screen in a room where anyone may pass: the city's picture without free text.</summary>
    Vagg,

    /// <summary>Someone who works for the city and has signed in.</summary>
    Intern,

    /// <summary>Someone who belongs to a named circle, within its districts.</summary>
    Begransad,
}

/// <summary>What follows from a class of reader.</summary>
public static class Lasarklasser
{
    /// <summary>The classes for which shared lägesbilder are made.</summary>
    public static IReadOnlyList<Lasarklass> Delade { get; } = [Lasarklass.Oppen, Lasarklass.Vagg, Lasarklass.Intern];

    /// <summary>The class of the shared picture that a reader gets: <c>begransad</c> content is never part of one.</summary>
    public static Lasarklass Delad(this Lasarklass lasare) =>
        lasare > Lasarklass.Intern ? Lasarklass.Intern : lasare;

    /// <summary>True when a shared picture for this class counts and lists an item of that class.</summary>
    public static bool Ser(this Lasarklass lasare, Handelser.Klass klass) =>
        lasare == Lasarklass.Oppen ? klass == Handelser.Klass.Oppen : klass <= Handelser.Klass.Intern;
}
