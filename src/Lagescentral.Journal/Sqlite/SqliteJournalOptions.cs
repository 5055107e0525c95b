using System.Runtime.CompilerServices;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

[assembly: InternalsVisibleTo("Lagescentral.Tests")]

namespace Lagescentral.Journal.Sqlite;

/// <summary>Settings of a journal on SQLite.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>Folder of the journal and the stores beside it, on a local disk; made when missing.</summary>
    public required string Mapp { get; init; }

    /// <summary>How many append calls may wait, 1–1,000,000; the next is refused at once.</summary>
    public int Kolangd { get; init; } = 8192;

    /// <summary>How many lines one commit takes before the next begins, 1–1,000,000; a call is never divided.</summary>
    public int MaxRaderPerCommit { get; init; } = 4096;

    /// <summary>Called on the writer's connection before each group; lets a test make the disk full or read-only.</summary>
    internal Action<SqliteConnection>? ForeGrupp { get; init; }

    internal Skrivgranser Granser => new(Kolangd, MaxRaderPerCommit);

    internal SqliteJournalOptions Normalize()
    {
        if (string.IsNullOrWhiteSpace(Mapp))
            throw new InvalidOperationException($"Journal:{nameof(Mapp)} saknas; ange journalens mapp.");
        Granser.Kontrollera();
        return this with { Mapp = Path.GetFullPath(Mapp) };
    }
}
