using Lagescentral.Domain.Handelser;

namespace Lagescentral.Kallor;

/// <summary>The receiving side of every feed: what a reader or a poller has read is handed over here.</summary>
/// <remarks>Handing over the same items twice is harmless: the second time each is answered as <see cref="Utfall.Dublett"/>.</remarks>
public interface IIntag
{
    /// <summary>Takes items from a source, faulty ones included (they go to karantän).</summary>
    /// <param name="kalla">The source's id, ASCII, lower case.</param>
    /// <param name="rader">Items in the order in which they shall be judged.</param>
    /// <param name="ct">Stops waiting; what has been written stays written.</param>
    /// <returns>One receipt per item in the same order, when all of it is durable.</returns>
    Task<IReadOnlyList<Kvitto>> TaEmotAsync(string kalla, IReadOnlyList<Inrad> rader, CancellationToken ct);

    /// <summary>Tells how a contact with the source went; this alone makes a source fresh, late or faulty.
    /// A quiet source that answers is fresh; one that cannot be reached is not.</summary>
    /// <param name="kalla">The source's id.</param>
    /// <param name="lyckad">True when the source answered as it should.</param>
    /// <param name="fel">What is wrong and how to mend it, in Swedish; null when nothing is.</param>
    /// <param name="ct">Stops waiting.</param>
    Task KontaktAsync(string kalla, bool lyckad, string? fel, CancellationToken ct);
}
