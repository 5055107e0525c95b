using Lagescentral.Domain.Bevarande;

namespace Lagescentral.Journal;

/// <summary>How many events of a source have texts.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Klasser">Classes that they have had.</param>
/// <param name="Antal">How many.</param>
/// <param name="Aldst">When the latest line of the oldest of them was known, UTC.</param>
public sealed record Fristantal(string Kalla, Klassmangd Klasser, int Antal, DateTimeOffset Aldst);

/// <summary>
/// A rebuildable index of which events have texts and since when nothing has been added to them: how what is due is found
/// without reading the journal. It tells candidates; whether a text is due is decided by the event's own lines. Holds no text.
/// What is no event stands in it too, under <see cref="Textrader.Rykten"/>, <see cref="Textrader.Larm"/> or <see cref="Textrader.Jour"/> as its
/// source.
/// </summary>
public interface IFristindex : IAsyncDisposable
{
    /// <summary>Number of the last journal line taken in.</summary>
    ValueTask<long> PositionAsync(CancellationToken cancel = default);

    /// <summary>Takes in lines in the order of commit, all or none; lines at or below the position are ignored.</summary>
    /// <exception cref="InvalidOperationException">An unknown kind of event line; named.</exception>
    /// <exception cref="JournalOtillgangligException">The index cannot be written now, or was damaged and has been begun anew:
    /// ask for the position and go on from there.</exception>
    Task ApplyAsync(IReadOnlyList<Journalpost> poster, CancellationToken cancel = default);

    /// <summary>Events of a source with texts, of exactly these classes, whose latest line was known before a moment: at most
    /// <paramref name="antal"/>, the oldest first, after the last of the page before.</summary>
    ValueTask<IReadOnlyList<(DateTimeOffset Senast, string Id)>> ForfallnaAsync(
        string kalla, Klassmangd klasser, DateTimeOffset fore, (DateTimeOffset Senast, string Id)? efter, int antal, CancellationToken cancel = default);

    /// <summary>Events of a source whose texts have been erased and for which nobody has looked yet whether all are gone.</summary>
    ValueTask<IReadOnlyList<string>> AttProvaAsync(string kalla, int antal, CancellationToken cancel = default);

    /// <summary>Somebody has looked.</summary>
    Task ProvadeAsync(string kalla, IReadOnlyCollection<string> ider, CancellationToken cancel = default);

    /// <summary>Sources that occur, those of what is no event among them.</summary>
    ValueTask<IReadOnlyList<string>> KallorAsync(CancellationToken cancel = default);

    /// <summary>How many events, and other things, have texts.</summary>
    ValueTask<IReadOnlyList<Fristantal>> AntalAsync(CancellationToken cancel = default);

    /// <summary>Empties the index, to be filled from the start.</summary>
    Task ClearAsync(CancellationToken cancel = default);
}
