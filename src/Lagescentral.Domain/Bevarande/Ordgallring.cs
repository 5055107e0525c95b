using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Bevarande;

/// <summary>What people's words are about, beside events and rumours.</summary>
public enum Ordslag
{
    /// <summary>A larm, or a silence of larm: comments, and reasons.</summary>
    Larm,

    /// <summary>A replacement or an exchange on call: why.</summary>
    Jour,

    /// <summary>A decision about a crisis level: why.</summary>
    Nivaer,
}

/// <summary>For how long words of a kind are kept.</summary>
/// <param name="Slag">What they are about.</param>
/// <param name="Frister">Days per class, after the latest that happened to what they are about.</param>
public sealed record Ordfrist(Ordslag Slag, Klassfrister Frister);

/// <summary>What a run erased of words of a kind.</summary>
/// <param name="Slag">What they are about.</param>
/// <param name="Antal">How many larm and silences, changes on call, or decisions.</param>
/// <param name="Texter">Texts.</param>
public sealed record Ordantal(Ordslag Slag, int Antal, int Texter);

/// <summary>That a run erases the words about one thing, if their time is out.</summary>
/// <param name="Id">The thing.</param>
/// <param name="Korning">Number of the run.</param>
/// <param name="Nu">The moment at which it is judged, UTC.</param>
/// <param name="Frister">For how long words are kept.</param>
public sealed record Ordgallringsuppdrag(string Id, int Korning, DateTimeOffset Nu, Klassfrister Frister);

/// <summary>For how long what people wrote about larm, who is on call and levels is kept: some days after the latest that happened
/// to what it is about, the time of the strictest class that it has had. Pure.</summary>
public static class Ordgallring
{
    /// <summary>Why, as the line says it.</summary>
    public const string Orsak = "Bevarandetiden är ute.";

    /// <summary>What the erasing line says; null when there are no words, or their time is not out.</summary>
    /// <param name="uppdrag">What is wanted.</param>
    /// <param name="minne">What the thing's own lines say.</param>
    /// <param name="positioner">Those of them that have words.</param>
    public static Gallringsfakta? Forfallen(Ordgallringsuppdrag uppdrag, Textminne minne, IReadOnlyList<long> positioner)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        ArgumentNullException.ThrowIfNull(positioner);
        return positioner.Count == 0 || minne.Frist(uppdrag.Frister) is not { } frist || frist.Till > uppdrag.Nu
            ? null
            : new Gallringsfakta(positioner, [], Orsak) { Korning = uppdrag.Korning };
    }
}
