namespace Lagescentral.Journal;

/// <summary>Something in the journal that is not as it was written.</summary>
/// <param name="Strom">Stream, or null when the fault is the file's.</param>
/// <param name="Position">Position in the stream, or null when the fault is the stream's.</param>
/// <param name="Orsak">What is wrong, in Swedish; never a value of text.</param>
public sealed record Journalavvikelse(string? Strom, long? Position, string Orsak);

/// <summary>How far a verification has come.</summary>
/// <param name="Strom">Stream that is done.</param>
/// <param name="Rader">Lines verified so far, of all streams.</param>
public sealed record Verifieringslage(string Strom, long Rader);

/// <summary>What a verification found.</summary>
public sealed record Verifieringsrapport
{
    /// <summary>The journal's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Per stream, the last position and its hash (hex). Kept elsewhere, it also shows a tail that was cut off.</summary>
    public required IReadOnlyDictionary<string, (long Position, string Hash)> Huvuden { get; init; }

    /// <summary>Lines verified.</summary>
    public required long Rader { get; init; }

    /// <summary>Texts that are there and agree with their lines.</summary>
    public required long Texter { get; init; }

    /// <summary>Texts that have been erased, and whose stream says so.</summary>
    public required long Gallrade { get; init; }

    /// <summary>What is wrong; the first 1,000.</summary>
    public required IReadOnlyList<Journalavvikelse> Avvikelser { get; init; }

    /// <summary>How many faults there are in all.</summary>
    public required long AntalAvvikelser { get; init; }

    /// <summary>True when nothing is wrong.</summary>
    public bool Hel => AntalAvvikelser == 0;
}
