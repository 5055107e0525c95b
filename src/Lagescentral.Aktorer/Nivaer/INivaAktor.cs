using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Nivaer;

/// <summary>Answer to a decision about a level.</summary>
/// <param name="Skal">What became of it.</param>
/// <param name="Fakta">The area after it; null while no person has decided anything.</param>
public sealed record Nivasvar(Nivaskal Skal, Nivafakta? Fakta);

/// <summary>An area's level and what is proposed for it.</summary>
/// <param name="Id">District id, or the city's.</param>
/// <param name="Lage">How it stands; null while no person has decided anything.</param>
/// <param name="Forslag">What is proposed; null when nothing.</param>
public sealed record Omradesniva(string Id, Nivalage? Lage, Nivaforslag? Forslag);

/// <summary>The owner of the stream <c>nivaer</c>: what people decide of crisis levels, and what is proposed to them.</summary>
public interface INivaAktor : IKontroll
{
    /// <summary>Decides, and writes what was decided; durable when it returns.</summary>
    /// <exception cref="JournalOtillgangligException">Nothing may be held to have been written, nor not to have been.</exception>
    Task<Nivasvar> UtforAsync(Nivakommando kommando, CancellationToken cancel = default);

    /// <summary>Every area, in the order of the districts, the city last.</summary>
    Task<IReadOnlyList<Omradesniva>> AllaAsync(CancellationToken cancel = default);

    /// <summary>How areas stood at a moment; those without a level then are left out.</summary>
    /// <param name="tid">When, UTC.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyDictionary<string, Nivalage>> VidAsync(DateTimeOffset tid, CancellationToken cancel = default);

    /// <summary>The decisions remembered about an area, the latest first.</summary>
    Task<IReadOnlyList<Nivapost>> HistorikAsync(string omrade, CancellationToken cancel = default);

    /// <summary>A person erases the reason of a decision; its facts stay.</summary>
    /// <param name="id">The decision, as <see cref="Nivafakta.Beslut"/>.</param>
    /// <param name="orsak">Why, free of personal data: it is kept.</param>
    /// <param name="vem">Pseudonymous id.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<Kommandoutfall> GallraAsync(string id, string orsak, string vem, CancellationToken cancel = default);

    /// <summary>Erases the reason of a decision when its time is out; its facts stay.</summary>
    Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default);

    /// <summary>The channel's picture, or nothing when the reader has its latest number of the series <paramref name="epok"/>.</summary>
    Task<Bildsvar> BildAsync(Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default);
}

/// <summary>What the owner of levels is given.</summary>
public sealed record Nivamiljo
{
    /// <summary>The city's levels, and when they are proposed.</summary>
    public required Nivaverk Verk { get; init; }

    /// <summary>Most decisions remembered for each area.</summary>
    public int Hogst { get; init; } = 1_000;

    /// <summary>True when all is an exercise: then larm of exercises count, and no others.</summary>
    public bool Ovning { get; init; }
}
