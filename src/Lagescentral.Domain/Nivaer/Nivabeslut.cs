using System.Globalization;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Nivaer;

/// <summary>Kinds of line that the stream <c>nivaer</c> holds, beside <see cref="Handelseslag.TextGallrad"/>. Each carries how the area stands
/// after it (<see cref="Nivafakta"/>).</summary>
public static class Nivaslag
{
    /// <summary>Name of the stream.</summary>
    public const string Strom = "nivaer";

    /// <summary>A person set a level.</summary>
    public const string Satt = "niva.satt.v1";

    /// <summary>A person kept the level in spite of a proposal.</summary>
    public const string Behallen = "niva.behallen.v1";

    /// <summary>A person released the level to everyone, or took that back.</summary>
    public const string Slappt = "niva.slappt.v1";
}

/// <summary>How an area stands after a line: free of what people wrote, kept for good.</summary>
public sealed record Nivafakta
{
    /// <summary>The key under which the lines of an area, or of one decision about it, are found in the journal.</summary>
    /// <param name="id">The area, or the decision as <see cref="Beslut"/>.</param>
    public static string Journalnyckel(string id) => "niva:" + id;

    /// <summary>Id of a decision: <c>farsta/3</c>.</summary>
    public static string Beslut(string omrade, int version) => string.Create(CultureInfo.InvariantCulture, $"{omrade}/{version}");

    /// <summary>District id, or the city's.</summary>
    public required string Omrade { get; init; }

    /// <summary>1, 2, 3 …: counts the lines about the area.</summary>
    public required int Version { get; init; }

    /// <summary>The level that stands.</summary>
    public required string Niva { get; init; }

    /// <summary>Its name when it was set: the city may call it something else since.</summary>
    public required string Namn { get; init; }

    /// <summary>When it was set, UTC.</summary>
    public required DateTimeOffset Sedan { get; init; }

    /// <summary>In which role it was set.</summary>
    public required string Roll { get; init; }

    /// <summary>In which role the latest decision was made.</summary>
    public required string Av { get; init; }

    /// <summary>When what was known of larm was last weighed by a person, who set or kept the level, UTC.</summary>
    public required DateTimeOffset Vagt { get; init; }

    /// <summary>True when it is released to everyone.</summary>
    public bool Oppen { get; init; }

    /// <summary>Id of the rule whose proposal lay before the person.</summary>
    public string? Forslag { get; init; }

    /// <summary>Ids of the larm that spoke for it.</summary>
    public IReadOnlyList<string> Underlag { get; init; } = [];
}

/// <summary>A line of the stream.</summary>
public sealed record Nivarad
{
    /// <summary>One of <see cref="Nivaslag"/>, or <see cref="Handelseslag.TextGallrad"/>.</summary>
    public required string Slag { get; init; }

    /// <summary>The area after the line, for every kind but an erasure.</summary>
    public Nivafakta? Fakta { get; init; }

    /// <summary>Why; null when it has been erased, or none is asked for.</summary>
    public string? Skal { get; init; }

    /// <summary>What was erased.</summary>
    public Gallringsfakta? Gallring { get; init; }
}

/// <summary>What a person does.</summary>
public enum Nivahandling
{
    /// <summary>Sets a level.</summary>
    Satt,

    /// <summary>Keeps the level in spite of what is proposed: the proposal is not made again on the same ground.</summary>
    Behall,

    /// <summary>Releases the level to everyone, or takes that back.</summary>
    Slapp,
}

/// <summary>A person's decision about an area.</summary>
public sealed record Nivakommando
{
    /// <summary>District id, or the city's.</summary>
    public required string Omrade { get; init; }

    /// <summary>What to do.</summary>
    public required Nivahandling Handling { get; init; }

    /// <summary>The level, for <see cref="Nivahandling.Satt"/>.</summary>
    public string? Niva { get; init; }

    /// <summary>Whether everyone may see it, for <see cref="Nivahandling.Satt"/> and <see cref="Nivahandling.Slapp"/>.</summary>
    public bool Oppen { get; init; }

    /// <summary>Why, free of personal data; for <see cref="Nivahandling.Slapp"/> null.</summary>
    public string? Skal { get; init; }

    /// <summary>The version that the person saw; null when not said, 0 when there was none.</summary>
    public int? Version { get; init; }

    /// <summary>Who, and in which role.</summary>
    public required Rattare Av { get; init; }
}

/// <summary>Why a command became what it did.</summary>
public enum Nivaskal
{
    /// <summary>Written.</summary>
    Gjort,

    /// <summary>It already is so.</summary>
    RedanSa,

    /// <summary>The area has another version than the person saw.</summary>
    AnnanVersion,

    /// <summary>There is no level to keep or release, or no proposal to keep it in spite of.</summary>
    Inget,

    /// <summary>The city has no such level.</summary>
    OkandNiva,
}

/// <summary>A decision.</summary>
/// <param name="Skal">Why.</param>
/// <param name="Rad">The line to write; null for none.</param>
/// <param name="Fakta">The area after it; null while no person has decided anything.</param>
public sealed record Nivabeslut(Nivaskal Skal, Nivarad? Rad, Nivafakta? Fakta);

/// <summary>Decides about levels: a person raises, lowers, keeps and releases them, the system never does.</summary>
public static class Nivabeslutare
{
    /// <summary>Decides.</summary>
    /// <param name="k">The command, checked.</param>
    /// <param name="fore">The area; null while no person has decided anything.</param>
    /// <param name="forslag">What is proposed for it now.</param>
    /// <param name="verk">The city's levels.</param>
    /// <param name="nu">Now, UTC, not before the line ahead.</param>
    public static Nivabeslut Besluta(Nivakommando k, Nivafakta? fore, Nivaforslag? forslag, Nivaverk verk, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(k);
        ArgumentNullException.ThrowIfNull(verk);
        var skal = k.Handling switch
        {
            Nivahandling.Satt when verk.Finn(k.Niva ?? "") is null => Nivaskal.OkandNiva,
            Nivahandling.Satt when fore?.Niva == k.Niva && fore!.Oppen == k.Oppen => Nivaskal.RedanSa,
            Nivahandling.Slapp when fore is not null && fore.Oppen == k.Oppen => Nivaskal.RedanSa,
            Nivahandling.Slapp when fore is null => Nivaskal.Inget,
            Nivahandling.Behall when forslag is null => Nivaskal.Inget,
            _ when k.Version is { } sedd && sedd != (fore?.Version ?? 0) => Nivaskal.AnnanVersion,
            _ => Nivaskal.Gjort,
        };
        if (skal != Nivaskal.Gjort) return new Nivabeslut(skal, null, fore);
        var lagsta = verk.Nivaer[0];
        var bas = (fore ?? new Nivafakta { Omrade = k.Omrade, Version = 0, Niva = lagsta.Id, Namn = lagsta.Namn, Sedan = nu, Roll = k.Av.Roll, Av = k.Av.Roll, Vagt = nu }) with
        {
            Av = k.Av.Roll,
            Version = (fore?.Version ?? 0) + 1,
        };
        var (slag, fakta) = k.Handling switch
        {
            Nivahandling.Satt => (Nivaslag.Satt, bas with
            {
                Niva = k.Niva!,
                Namn = verk.Finn(k.Niva!)!.Namn,
                // The same level released or closed again by setting it has stood since before.
                Sedan = fore?.Niva == k.Niva ? fore!.Sedan : nu,
                Roll = k.Av.Roll,
                Vagt = nu,
                Oppen = k.Oppen,
                Forslag = forslag?.Regel,
                Underlag = [.. forslag?.Underlag.Select(u => u.Larm) ?? []],
            }),
            Nivahandling.Behall => (Nivaslag.Behallen, bas with { Vagt = nu, Forslag = forslag!.Regel, Underlag = [.. forslag.Underlag.Select(u => u.Larm)] }),
            _ => (Nivaslag.Slappt, bas with { Oppen = k.Oppen }),
        };
        return new Nivabeslut(Nivaskal.Gjort, new Nivarad { Slag = slag, Fakta = fakta, Skal = k.Skal }, fakta);
    }
}
