namespace Lagescentral.Silo.Ogonblicken;

/// <summary>What a grain keeps in storage.</summary>
internal interface ILagrat
{
    /// <summary>False when something is missing that is always written: what was read is not what it says that it is.</summary>
    bool Hel { get; }
}

/// <summary>A saved state, without its content.</summary>
/// <param name="Nr">Place in the owner's order of saving, which is the name of its content; 0 for one that has none yet.</param>
/// <param name="Foldversion">Version of the fold's code.</param>
/// <param name="Per">The fold's own time, UTC.</param>
/// <param name="Positioner">Per stream, the position up to which lines are folded.</param>
/// <param name="Hash">SHA-256 of the content, hex.</param>
public sealed record Bokrad(long Nr, string Foldversion, DateTimeOffset Per, IReadOnlyDictionary<string, long> Positioner, string Hash);

/// <summary>Which states of an owner there are.</summary>
public sealed class Ogonblicksbok : ILagrat
{
    /// <summary>Number of the next.</summary>
    public long Nasta { get; set; } = 1;

    /// <summary>Those there are, in the order of saving.</summary>
    public List<Bokrad> Rader { get; set; } = [];

    /// <summary>Numbers of those that are no more, whose content may remain.</summary>
    public List<long> Bort { get; set; } = [];

    bool ILagrat.Hel => Rader is not null && Bort is not null && Rader.TrueForAll(rad => rad is { Foldversion: not null, Positioner: not null, Hash: not null });
}

/// <summary>The content of a saved state.</summary>
public sealed class Ogonblicksinnehall : ILagrat
{
    /// <summary>The bytes, in storage as base64.</summary>
    public byte[] Innehall { get; set; } = [];

    bool ILagrat.Hel => Innehall is not null;
}

/// <summary>All who have saved states.</summary>
public sealed class Ogonblicksagare : ILagrat
{
    /// <summary>Their names.</summary>
    public HashSet<string> Agare { get; set; } = [];

    bool ILagrat.Hel => Agare is not null;
}
