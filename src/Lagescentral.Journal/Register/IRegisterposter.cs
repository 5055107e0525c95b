namespace Lagescentral.Journal;

/// <summary>An entry of the register: something that may be forgotten.</summary>
/// <param name="Slag">What it is, such as <c>kontakt</c>.</param>
/// <param name="Id">Id, unique within <paramref name="Slag"/>.</param>
/// <param name="Agare">Whose it is (pseudonymous id); empty for nobody's.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Andrad">When it was written last, UTC.</param>
/// <param name="Data">What it says, UTF-8 JSON.</param>
public sealed record Registerpost(string Slag, string Id, string Agare, int Version, DateTimeOffset Andrad, ReadOnlyMemory<byte> Data);

/// <summary>What became of writing an entry.</summary>
public enum Postutfall
{
    /// <summary>It is written, durably.</summary>
    Skriven,

    /// <summary>Another version stands there, or none.</summary>
    AnnanVersion,

    /// <summary>There are as many already as there may be.</summary>
    Fullt,
}

/// <summary>What people and systems have said of themselves so that they can be reached, and what is kept with it: each entry can
/// be forgotten to the last byte.</summary>
public interface IRegisterposter
{
    /// <summary>Entries of a kind, of one owner or of all, in the order of their ids.</summary>
    ValueTask<IReadOnlyList<Registerpost>> PosterAsync(string slag, string? agare = null, CancellationToken cancel = default);

    /// <summary>One entry, or null.</summary>
    ValueTask<Registerpost?> PostAsync(string slag, string id, CancellationToken cancel = default);

    /// <summary>Writes an entry.</summary>
    /// <param name="post">The entry; its version is the one it gets.</param>
    /// <param name="hogst">How many of its kind its owner may have; asked when there is none of that id.</param>
    /// <param name="cancel">Gives up.</param>
    /// <remarks>Version 1 adds, when there is none of that id; version n replaces n−1 and leaves no byte of what stood there.</remarks>
    Task<Postutfall> SparaPostAsync(Registerpost post, int hogst, CancellationToken cancel = default);

    /// <summary>Forgets an entry to the last byte. False when there is none, or another version than <paramref name="version"/> (null for any).</summary>
    Task<bool> GlomPostAsync(string slag, string id, int? version = null, CancellationToken cancel = default);

    /// <summary>Forgets everything of an owner to the last byte; returns how many entries.</summary>
    Task<int> GlomAgareAsync(string agare, CancellationToken cancel = default);

    /// <summary>Forgets entries of a kind that were last written before a moment, to the last byte; returns how many.</summary>
    Task<int> GallraPosterAsync(string slag, DateTimeOffset fore, CancellationToken cancel = default);
}
