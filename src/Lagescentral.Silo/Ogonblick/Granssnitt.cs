using Lagescentral.Silo.Korn;

namespace Lagescentral.Silo.Ogonblicken;

/// <summary>The saved states of one owner, by its name.</summary>
[Alias(Namn.Ogonblicksbok), GrainInterfaceType(Namn.Ogonblicksbok)]
public interface IOgonblicksbokGrain : IGrainWithStringKey
{
    /// <summary>Saves one beside the others; those that are no longer to be kept go.</summary>
    /// <param name="rad">It, without a number.</param>
    /// <param name="innehall">Its content.</param>
    /// <param name="behall">As many of the newest are kept whatever their day.</param>
    [Alias("spara")]
    Task SparaAsync(Bokrad rad, [Immutable] byte[] innehall, int behall);

    /// <summary>The one to be tried after <paramref name="forbi"/> others, newest first; null when there is none.</summary>
    /// <param name="foldversion">Version of the fold's code.</param>
    /// <param name="senast">The latest time of the state, UTC; null for any.</param>
    /// <param name="forbi">How many have been tried.</param>
    [Alias("finn")]
    Task<Bokrad?> FinnAsync(string foldversion, DateTimeOffset? senast, int forbi);

    /// <summary>Forgets those whose position under a key lies after a number; gives how many.</summary>
    [Alias("glomefter")]
    Task<int> GlomEfterAsync(string nyckel, long nummer);

    /// <summary>Forgets all; gives how many contents remain to be deleted, by the same call again.</summary>
    [Alias("rensa")]
    Task<int> RensaAsync();
}

/// <summary>The content of one saved state, by its owner and number.</summary>
[Alias(Namn.Ogonblicksinnehall), GrainInterfaceType(Namn.Ogonblicksinnehall)]
public interface IOgonblicksinnehallGrain : IGrainWithStringKey
{
    /// <summary>Writes it, over whatever was there.</summary>
    [Alias("skriv")]
    Task SkrivAsync([Immutable] byte[] innehall);

    /// <summary>The content; null when there is none that can be read.</summary>
    [Alias("las")]
    [return: Immutable]
    Task<byte[]?> LasAsync();

    /// <summary>Deletes it.</summary>
    [Alias("radera")]
    Task RaderaAsync();
}

/// <summary>All who have saved states: storage cannot be asked for what there is in it.</summary>
[Alias(Namn.Ogonblicksagare), GrainInterfaceType(Namn.Ogonblicksagare)]
public interface IOgonblicksagareGrain : IGrainWithStringKey
{
    /// <summary>One more, or one that is known.</summary>
    /// <param name="agare">Its name.</param>
    /// <param name="forsta">True when it has none saved, as also after somebody has emptied the storage.</param>
    /// <exception cref="InvalidOperationException">There are too many already.</exception>
    [Alias("anmal")]
    Task AnmalAsync(string agare, bool forsta);

    /// <summary>All of them.</summary>
    [Alias("alla")]
    Task<IReadOnlyList<string>> AllaAsync();
}
