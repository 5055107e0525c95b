using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Rykten;

/// <summary>What became of a command about a rumour.</summary>
/// <param name="Skal">The decision's reason.</param>
/// <param name="Fakta">The rumour after it; null when there is none.</param>
public sealed record Ryktessvar(Ryktesskal Skal, Ryktesfakta? Fakta);

/// <summary>The owner of the stream <c>rykten</c>: what is said, who checks it, and the one answer.</summary>
public interface IRyktesAktor
{
    /// <summary>Decides, and writes what was decided; durable when it returns.</summary>
    /// <exception cref="JournalOtillgangligException">Nothing may be held to have been written, nor not to have been.</exception>
    Task<Ryktessvar> UtforAsync(Rykteskommando kommando, string vem, CancellationToken cancel = default);

    /// <summary>A person erases everything that has been written about a rumour; its facts stay.</summary>
    Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default);

    /// <summary>Erases what has been written about a rumour when its time is out; its facts stay.</summary>
    Task<Ryktesskal> GallraForfallnaAsync(Ryktesgallringsuppdrag uppdrag, CancellationToken cancel = default);

    /// <summary>The rumours remembered, in no order.</summary>
    Task<IReadOnlyList<Rykte>> AllaAsync(CancellationToken cancel = default);

    /// <summary>A rumour, also one that is only in the journal; null when there is none.</summary>
    Task<Rykte?> FinnAsync(string id, CancellationToken cancel = default);

    /// <summary>The channel's picture, or nothing when the reader has its latest number of the series <paramref name="epok"/>.</summary>
    Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default);

    /// <summary>Reads what an append of unknown outcome may have left. Doing it twice does no harm.</summary>
    Task IkappAsync(CancellationToken cancel = default);
}
