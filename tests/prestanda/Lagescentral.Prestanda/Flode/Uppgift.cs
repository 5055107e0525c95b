namespace Lagescentral.Prestanda.Flode;

/// <summary>What a post in a flow is.</summary>
internal enum Postslag
{
    /// <summary>The first that is said of an event.</summary>
    Ny,

    /// <summary>Byte for byte what was last said of an event.</summary>
    Upprepning,

    /// <summary>Something else about a known event.</summary>
    Uppdatering,
}

/// <summary>A type that the city's taxonomy knows, and the category that it stands under there.</summary>
internal sealed record Handelsetyp(string Typ, string Kategori);

/// <summary>What a source says of one event, once. A repeat is the same object again.</summary>
internal sealed record Uppgift
{
    /// <summary>Number among all that is said, from 0; stands as letters last in the heading, so that it can be recognised on
    /// a screen.</summary>
    public required int Nr { get; init; }

    /// <summary>Number of the event: decides source and connection, so that what is said of one event stays in order.</summary>
    public required int Handelse { get; init; }

    /// <summary>Revision, from 1, when all is taken in order.</summary>
    public required int Rev { get; init; }

    /// <summary>What was said of the event before this, or null.</summary>
    public required Uppgift? Fore { get; init; }

    public required string Kalla { get; init; }

    public required string Id { get; init; }

    public required string Stadsdel { get; init; }

    public required Handelsetyp Typ { get; init; }

    /// <summary>Seriousness 1–5.</summary>
    public required int Allvar { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset Intraffad { get; init; }

    /// <summary>Bytes of its line.</summary>
    public required int Byte { get; init; }

    /// <summary>Where in the filling text its own begins.</summary>
    public required int Textstart { get; init; }
}

/// <summary>One post as it is sent.</summary>
internal readonly record struct Post(Uppgift Uppgift, Postslag Slag);
