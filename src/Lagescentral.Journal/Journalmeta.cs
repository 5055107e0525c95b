namespace Lagescentral.Journal;

/// <summary>What a journal is known by, wherever it is kept; copies and restores keep id and key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Nyckel">Its secret key for content hashes, 32 bytes.</param>
/// <param name="Gren">What tells its series of positions from the one before a restore; empty for the first.</param>
public record Journalmeta(Guid Id, ReadOnlyMemory<byte> Nyckel, ReadOnlyMemory<byte> Gren)
{
    /// <inheritdoc cref="IJournal.Serie"/>
    public string Serie => Id.ToString("N") + Convert.ToHexStringLower(Gren.Span);

    /// <summary>True when both are the same journal, in the same series.</summary>
    public bool ArSamma(Journalmeta annan)
    {
        ArgumentNullException.ThrowIfNull(annan);
        return Id == annan.Id && Nyckel.Span.SequenceEqual(annan.Nyckel.Span) && Gren.Span.SequenceEqual(annan.Gren.Span);
    }
}
