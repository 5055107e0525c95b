using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Nivaer;

/// <summary>A crisis level as a person set it.</summary>
[Vy("niva")]
public sealed record Nivavy
{
    /// <summary>Id of the level.</summary>
    public required string Niva { get; init; }

    /// <summary>Its name, Swedish.</summary>
    public required string Namn { get; init; }

    /// <summary>Its place from the lowest, which is 0; absent for one that the city no longer has.</summary>
    public int? Grad { get; init; }

    /// <summary>The place of the highest.</summary>
    public required int Hogst { get; init; }

    /// <summary>When it was set, UTC.</summary>
    public required DateTimeOffset Sedan { get; init; }

    /// <summary>In which role.</summary>
    public required string Av { get; init; }

    /// <summary>Why; absent when it has been erased.</summary>
    public string? Skal { get; init; }

    /// <summary>True when it is released to everyone.</summary>
    public bool Oppen { get; init; }

    /// <summary>As a class sees it: nobody outside sees what has not been released.</summary>
    /// <param name="lage">How the area stands; null while no person has decided anything.</param>
    /// <param name="verk">The city's levels.</param>
    /// <param name="lasare">The class.</param>
    public static Nivavy? For(Nivalage? lage, Nivaverk verk, Lasarklass lasare)
    {
        ArgumentNullException.ThrowIfNull(verk);
        if (lage is null || (lasare == Lasarklass.Oppen && !lage.Fakta.Oppen)) return null;
        var f = lage.Fakta;
        return new Nivavy
        {
            Niva = f.Niva,
            Namn = verk.Finn(f.Niva)?.Namn ?? f.Namn,
            Grad = verk.Grad(f.Niva),
            Hogst = verk.Nivaer.Count - 1,
            Sedan = f.Sedan,
            Av = f.Roll,
            Skal = lage.Skal,
            Oppen = f.Oppen,
        };
    }
}

/// <summary>What the system proposes, and on what ground.</summary>
[Vy("nivaforslag")]
public sealed record Nivaforslagvy
{
    /// <summary>Id of the level proposed.</summary>
    public required string Niva { get; init; }

    /// <summary>Its name, Swedish.</summary>
    public required string Namn { get; init; }

    /// <summary>True to raise, false to lower.</summary>
    public required bool Hoj { get; init; }

    /// <summary>Id of the rule; absent to lower.</summary>
    public string? Regel { get; init; }

    /// <summary>The ground in words, Swedish.</summary>
    public required string Skal { get; init; }

    /// <summary>The smallest change without which it would not have been proposed, Swedish.</summary>
    public required string Utan { get; init; }

    /// <summary>How many larm count.</summary>
    public required int Antal { get; init; }

    /// <summary>The larm that count, the latest first; bounded.</summary>
    public required IReadOnlyList<Nivaunderlagvy> Underlag { get; init; }

    /// <summary>As it is shown.</summary>
    public static Nivaforslagvy Av(Nivaforslag f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new Nivaforslagvy
        {
            Niva = f.Niva.Id,
            Namn = f.Niva.Namn,
            Hoj = f.Hoj,
            Regel = f.Regel,
            Skal = f.Skal,
            Utan = f.Utan,
            Antal = f.Antal,
            Underlag = [.. f.Underlag.Select(u => new Nivaunderlagvy(u.Larm, u.Regelnamn, u.Allvar, u.Stadsdel, u.Utlost))],
        };
    }
}

/// <summary>A larm that speaks for a level.</summary>
/// <param name="Larm">Larm id.</param>
/// <param name="Regelnamn">Its rule.</param>
/// <param name="Allvar">Seriousness 1–5.</param>
/// <param name="Stadsdel">District id, or the city's.</param>
/// <param name="Utlost">When it fired, UTC.</param>
[Vy("nivaunderlag")]
public sealed record Nivaunderlagvy(string Larm, string Regelnamn, int Allvar, string Stadsdel, DateTimeOffset Utlost);

/// <summary>An area's level and what is proposed for it.</summary>
[Vy("omradesniva")]
public sealed record Omradesnivavy
{
    /// <summary>District id, or the city's.</summary>
    public required string Id { get; init; }

    /// <summary>The level; absent until a person has set one, and for those who may not see it.</summary>
    public Nivavy? Niva { get; init; }

    /// <summary>Counts the decisions about the area; 0 before the first.</summary>
    public required int Version { get; init; }

    /// <summary>What the system proposes; absent when nothing.</summary>
    public Nivaforslagvy? Forslag { get; init; }

    /// <summary>As a class sees it; null when there is nothing that it may see.</summary>
    /// <param name="id">The area.</param>
    /// <param name="lage">How it stands.</param>
    /// <param name="forslag">What is proposed.</param>
    /// <param name="verk">The city's levels.</param>
    /// <param name="lasare">The class.</param>
    public static Omradesnivavy? For(string id, Nivalage? lage, Nivaforslag? forslag, Nivaverk verk, Lasarklass lasare)
    {
        var niva = Nivavy.For(lage, verk, lasare);
        if (lasare < Lasarklass.Intern) forslag = null;
        return niva is null && forslag is null ? null : new Omradesnivavy
        {
            Id = id,
            Niva = niva,
            Version = lage?.Fakta.Version ?? 0,
            Forslag = forslag is null ? null : Nivaforslagvy.Av(forslag),
        };
    }
}

/// <summary>The channel <c>nivaer</c>: areas that have a level or a proposal.</summary>
/// <param name="Nivaer">By area id.</param>
[Vy("nivaerna")]
public sealed record Nivaervy(IReadOnlyDictionary<string, Omradesnivavy?> Nivaer);
