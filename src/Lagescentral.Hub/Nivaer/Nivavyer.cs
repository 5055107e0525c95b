using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Hub.Nivaer;

/// <summary>A level that the city has.</summary>
/// <param name="Id">Id.</param>
/// <param name="Namn">Name, Swedish.</param>
/// <param name="Betyder">What it means, Swedish.</param>
[Vy("nivasteg")]
public sealed record Nivastegvy(string Id, string Namn, string Betyder);

/// <summary>The levels of the city and its districts.</summary>
/// <param name="Skala">The levels, the lowest first.</param>
/// <param name="Nivaer">Areas that have a level or a proposal that the reader may see, by area id.</param>
[Vy("nivalista")]
public sealed record Nivalistvy(IReadOnlyList<Nivastegvy> Skala, IReadOnlyDictionary<string, Omradesnivavy> Nivaer);

/// <summary>An area with its decisions.</summary>
/// <param name="Omrade">How it stands.</param>
/// <param name="Beslut">The decisions remembered, the latest first.</param>
[Vy("nivahistorik")]
public sealed record Nivahistorikvy(Omradesnivavy Omrade, IReadOnlyList<Nivabeslutvy> Beslut);

/// <summary>A decision about a level.</summary>
[Vy("nivabeslut")]
public sealed record Nivabeslutvy
{
    /// <summary>Kind of line: <c>niva.satt.v1</c>, <c>niva.behallen.v1</c> or <c>niva.slappt.v1</c>.</summary>
    public required string Slag { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>In which role.</summary>
    public required string Av { get; init; }

    /// <summary>The area's version after it.</summary>
    public required int Version { get; init; }

    /// <summary>Id of the level after it.</summary>
    public required string Niva { get; init; }

    /// <summary>The level's name then, Swedish.</summary>
    public required string Namn { get; init; }

    /// <summary>True when it was released to everyone after it.</summary>
    public required bool Oppen { get; init; }

    /// <summary>Why; absent when it has been erased, or none was asked for.</summary>
    public string? Skal { get; init; }

    /// <summary>Whether the reason can still be read.</summary>
    public required Textlage Textlage { get; init; }

    /// <summary>Id of the rule whose proposal lay before the person.</summary>
    public string? Forslag { get; init; }

    /// <summary>Ids of the larm that spoke for it.</summary>
    public required IReadOnlyList<string> Underlag { get; init; }

    /// <summary>As it is shown.</summary>
    public static Nivabeslutvy For(Nivapost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        var slappt = post.Slag == Nivaslag.Slappt;
        return new Nivabeslutvy
        {
            Slag = post.Slag,
            Tid = post.Tid,
            Av = post.Fakta.Av,
            Version = post.Fakta.Version,
            Niva = post.Fakta.Niva,
            Namn = post.Fakta.Namn,
            Oppen = post.Fakta.Oppen,
            Skal = post.Skal,
            Textlage = slappt ? Textlage.Ingen : post.Gallrad ? Textlage.Gallrad : Textlage.Delad,
            Forslag = slappt ? null : post.Fakta.Forslag,
            Underlag = slappt ? [] : post.Fakta.Underlag,
        };
    }
}

/// <summary>What became of a decision.</summary>
/// <param name="Id">The area.</param>
/// <param name="Version">Its version after it.</param>
/// <param name="Utfall">What became of it.</param>
[Vy("nivaversion")]
public sealed record Nivaversionvy(string Id, int Version, Nivaskal Utfall);

/// <summary>A level to set.</summary>
public sealed record Nivabegaran
{
    /// <summary>Id of the level.</summary>
    public string? Niva { get; init; }

    /// <summary>Why, 3–500 characters without personal data.</summary>
    public string? Skal { get; init; }

    /// <summary>True releases it to everyone at once; for those who may.</summary>
    public bool Oppen { get; init; }
}

/// <summary>A proposal not followed.</summary>
/// <param name="Skal">Why, 3–500 characters without personal data.</param>
public sealed record Nivabehallning(string? Skal);

/// <summary>A level to release or to take back.</summary>
/// <param name="Oppen">True releases it to everyone, false takes that back.</param>
public sealed record Nivaslappning(bool Oppen);
