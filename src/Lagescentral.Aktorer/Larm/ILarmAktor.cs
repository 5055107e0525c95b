using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Aktorer.Larm;

/// <summary>Answer to a command about a larm.</summary>
/// <param name="Skal">What became of it.</param>
/// <param name="Larm">The larm after it; null when there is none.</param>
public sealed record Larmsvar(Larmskal Skal, Larmfakta? Larm);

/// <summary>Answer to a change of the rules.</summary>
/// <param name="Gjort">False when they have another version than the one that was seen.</param>
/// <param name="Version">Their version now.</param>
public sealed record Regelsvar(bool Gjort, int Version);

/// <summary>The owner of the stream <c>larm</c>: runs the rules, keeps the ladders going, and takes what people do.</summary>
public interface ILarmAktor : IAviko
{
    /// <summary>New lines of one district's stream, contiguous. One-way: a lost nudge is made good by <see cref="KontrolleraAsync"/>.</summary>
    Task PuffAsync(IReadOnlyList<Puffrad> rader, CancellationToken cancel = default);

    /// <summary>Reads what nudges did not bring, asks for what is no event, and decides what could not be written before.</summary>
    Task KontrolleraAsync(CancellationToken cancel = default);

    /// <summary>Time has passed. Doing it late, or twice, does no harm.</summary>
    Task TickAsync(DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>A person does something with a larm; durable when it returns.</summary>
    /// <exception cref="JournalOtillgangligException">It may or may not have been written; doing it again writes nothing twice.</exception>
    Task<Larmsvar> UtforAsync(Larmkommando kommando, CancellationToken cancel = default);

    /// <summary>The larm that are remembered: all that are open, and the latest closed.</summary>
    Task<IReadOnlyList<Domain.Larm.Larm>> AllaAsync(CancellationToken cancel = default);

    /// <summary>A larm, however old; null when there is none.</summary>
    Task<Domain.Larm.Larm?> FinnAsync(string id, CancellationToken cancel = default);

    /// <summary>What speaks for a crisis level: the larm of what everyone who works for the city may see, not withdrawn, whose latest event was
    /// known after a moment.</summary>
    /// <param name="efter">The moment, UTC.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<Nivaunderlag>> UnderlagAsync(DateTimeOffset efter, CancellationToken cancel = default);

    /// <summary>The rules and ladders that hold.</summary>
    Task<Regelverk> ReglerAsync(CancellationToken cancel = default);

    /// <summary>Changes the rules, as a whole; they have been found right before. The same again writes nothing.</summary>
    /// <param name="verk">The new ones; their version is given here.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="av">Who.</param>
    /// <param name="orsak">Why, for the erasable part.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<Regelsvar> SattReglerAsync(Regelverk verk, int version, Larmperson av, string? orsak, CancellationToken cancel = default);

    /// <summary>The silences that are remembered, ended ones too.</summary>
    Task<IReadOnlyList<Tystnad>> TystnaderAsync(CancellationToken cancel = default);

    /// <summary>Sets a silence; its id is given here.</summary>
    Task<Tystnad> TystaAsync(Tystnad tystnad, string orsak, CancellationToken cancel = default);

    /// <summary>Ends a silence: what it held is told at once. Null when there is none; one that has ended stays as it was.</summary>
    Task<Tystnad?> SlutaTystaAsync(string id, Larmperson av, CancellationToken cancel = default);

    /// <summary>A person erases the words about a larm, or about a silence; its facts stay. Durable when it returns.</summary>
    /// <param name="id">The larm, or the silence.</param>
    /// <param name="orsak">Why, free of personal data: it is kept.</param>
    /// <param name="av">Who, and by which role.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<Kommandoutfall> GallraAsync(string id, string orsak, Larmperson av, CancellationToken cancel = default);

    /// <summary>Erases the words about a larm, a silence or a version of the rules when their time is out; its facts stay.</summary>
    Task<Kommandoutfall> GallraForfallnaAsync(Ordgallringsuppdrag uppdrag, CancellationToken cancel = default);

    /// <summary>The channel <c>larm</c>, or that of a district's circle.</summary>
    Task<Bildsvar> BildAsync(string kanal, Lasarklass lasare, long? sedan, string? epok, CancellationToken cancel = default);

    /// <summary>Sends what has changed since the last time. The host calls it in a turn of its own, soon after it was asked to.</summary>
    Task PubliceraAsync(CancellationToken cancel = default);
}

/// <summary>What the owner of larm asks the rest of the hub for.</summary>
public interface ILarmomvarld
{
    /// <summary>What is found just now that is no event: silent sources, what waits in karantän, gaps ahead on call.</summary>
    Task<IReadOnlyList<Signal>> SignalerAsync(CancellationToken cancel = default);

    /// <summary>Who a recipient of a ladder is just now: pseudonymous ids, or the recipient itself for an organisation. Empty when nobody is.</summary>
    /// <param name="mottagare"><c>jour:tib</c>, <c>roll:direktor</c>, <c>person:p-7</c> or <c>organisation:sisab</c>.</param>
    /// <param name="stadsdel">The larm's district.</param>
    /// <param name="nu">Now, UTC.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<string>> MottagareAsync(string mottagare, string stadsdel, DateTimeOffset nu, CancellationToken cancel = default);

    /// <summary>What a notice says of a larm: names out of the registers.</summary>
    Domain.Avisering.Aviinnehall Innehall(Larmfakta larm, Larmavi avi);
}

/// <summary>What the owner of larm is given.</summary>
public sealed record Larmmiljo
{
    /// <summary>The rules that hold until the journal has others.</summary>
    public required Regelverk Forsta { get; init; }

    /// <summary>What categories are called, by id.</summary>
    public IReadOnlyDictionary<string, string> Kategorinamn { get; init; } = new Dictionary<string, string>();

    /// <summary>Bounds and times.</summary>
    public Larmgranser Granser { get; init; } = new();

    /// <summary>Bounds of the engine.</summary>
    public Motorgranser Motor { get; init; } = new();

    /// <summary>The rest of the hub.</summary>
    public required ILarmomvarld Omvarld { get; init; }
}
