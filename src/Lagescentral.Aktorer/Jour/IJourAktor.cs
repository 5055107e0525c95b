using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Jour;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Jour;

/// <summary>What became of a command about who is on call.</summary>
/// <param name="Skal">The decision's reason.</param>
/// <param name="Id">What it was about.</param>
/// <param name="Version">Its version after the decision; 0 when there is none.</param>
/// <param name="Antal">How many lines were written.</param>
public sealed record Joursvar(Jourskal Skal, string Id, int Version, int Antal);

/// <summary>A time at which nobody is on call for a line that somebody should be.</summary>
/// <param name="Linje">The line.</param>
/// <param name="Fran">From, UTC; not before the span that was asked for.</param>
/// <param name="Till">Up to, UTC; not after it.</param>
public sealed record Jourlucka(string Linje, DateTimeOffset Fran, DateTimeOffset Till);

/// <summary>The owner of the stream <c>jour</c>: lines to be on call for, who takes turns, and what changes that.</summary>
public interface IJourAktor
{
    /// <summary>Decides, and writes what was decided; durable when it returns.</summary>
    /// <exception cref="JournalOtillgangligException">Nothing may be held to have been written, nor not to have been.</exception>
    Task<Joursvar> UtforAsync(Jourkommando kommando, CancellationToken cancel = default);

    /// <summary>All that is remembered: what a <see cref="Jourbok"/> is read from.</summary>
    Task<Jourlage> LageAsync(CancellationToken cancel = default);

    /// <summary>Pseudonymous ids of those on call for a line at a moment; empty when nobody is, or there is no such line.</summary>
    Task<IReadOnlyList<string>> PaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default);

    /// <summary>What begins next for a line after a moment: one, or several that begin together.</summary>
    Task<IReadOnlyList<Jourpass>> NastaAsync(string linje, DateTimeOffset tid, CancellationToken cancel = default);

    /// <summary>The gaps of every line within a span, so that each can be mended before it comes; by line and time.</summary>
    /// <param name="fran">From, UTC.</param>
    /// <param name="till">Up to, UTC; at most 400 days later, else what is beyond is left out.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<Jourlucka>> LuckorAsync(DateTimeOffset fran, DateTimeOffset till, CancellationToken cancel = default);

    /// <summary>A person erases the words written about a replacement or an exchange; its facts stay.</summary>
    Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default);

    /// <summary>Erases the words about a replacement or an exchange when their time is out; its facts stay.</summary>
    Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default);

    /// <summary>Reads what an append of unknown outcome, or another owner, may have left. Doing it twice does no harm.</summary>
    Task IkappAsync(CancellationToken cancel = default);
}
