using Lagescentral.Journal.Skrivning;

namespace Lagescentral.Journal.Blobbar;

/// <summary>Settings of a journal on blobs.</summary>
public sealed record BlobjournalOptions
{
    /// <summary>The most blocks that Azure takes in one append blob
    /// (<see href="https://learn.microsoft.com/azure/storage/blobs/scalability-targets"/>).</summary>
    public const int AzuresBlock = 50_000;

    /// <summary>The node's own folder, on a local disk, for its copy of the log; made when missing.</summary>
    public required string Mapp { get; init; }

    /// <summary>How many append calls may wait, 1–1,000,000; the next is refused at once.</summary>
    public int Kolangd { get; init; } = 8192;

    /// <summary>How many lines one commit takes before the next begins, 1–1,000,000; a call is never divided.</summary>
    public int MaxRaderPerCommit { get; init; } = 4096;

    /// <summary>Blocks of one segment of the log, its closing one included, 2–50,000.</summary>
    public int MaxBlock { get; init; } = AzuresBlock;

    internal Skrivgranser Granser => new(Kolangd, MaxRaderPerCommit);

    internal BlobjournalOptions Normalize()
    {
        if (string.IsNullOrWhiteSpace(Mapp))
            throw new InvalidOperationException($"Journal:{nameof(Mapp)} saknas; ange nodens mapp.");
        Granser.Kontrollera();
        if (MaxBlock is < 2 or > AzuresBlock)
            throw new InvalidOperationException($"{nameof(MaxBlock)} ska vara 2–50 000.");
        return this with { Mapp = Path.GetFullPath(Mapp) };
    }
}
