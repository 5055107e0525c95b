namespace Lagescentral.Domain.Larm;

/// <summary>What a person does with a larm.</summary>
public enum Larmhandling
{
    /// <summary>Has seen it.</summary>
    Sedd,

    /// <summary>Takes it.</summary>
    Kvittera,

    /// <summary>Asks another to take over.</summary>
    Overlamna,

    /// <summary>Says yes to taking over.</summary>
    TaOver,

    /// <summary>Says no to taking over.</summary>
    Avboj,

    /// <summary>Work begins.</summary>
    Atgardas,

    /// <summary>Closes it, with a reason.</summary>
    Avsluta,

    /// <summary>Opens it again.</summary>
    Ateroppna,

    /// <summary>Says something about it.</summary>
    Kommentera,
}

/// <summary>A person's command.</summary>
public sealed record Larmkommando
{
    /// <summary>The larm.</summary>
    public required string Id { get; init; }

    /// <summary>What is done.</summary>
    public required Larmhandling Handling { get; init; }

    /// <summary>By whom.</summary>
    public required Larmperson Av { get; init; }

    /// <summary>The version that the person saw; null where it does not matter.</summary>
    public int? Version { get; init; }

    /// <summary>Who is asked to take over, <c>p-…</c>.</summary>
    public string? Till { get; init; }

    /// <summary>Words: for a closing its reason.</summary>
    public string? Kommentar { get; init; }
}

/// <summary>What a decision may look at beside the larm itself.</summary>
public sealed record Larmlage
{
    /// <summary>Now, UTC.</summary>
    public required DateTimeOffset Nu { get; init; }

    /// <summary>Who each recipient of the ladders is just now: <c>jour:tib</c> → <c>p-…</c>; one with nobody behind it is absent or empty.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Mottagare { get; init; }

    /// <summary>When each person was last notified, the latest first, at most as far back as a shift.</summary>
    public required Func<string, IReadOnlyList<Larmavi>> Avier { get; init; }

    /// <summary>Bounds.</summary>
    public required Larmgranser Granser { get; init; }
}
