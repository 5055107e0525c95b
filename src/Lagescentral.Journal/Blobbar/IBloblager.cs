namespace Lagescentral.Journal.Blobbar;

/// <summary>
/// A store of blobs, as little of it as the journal needs: logs that only grow, under a condition on where they end, and blobs that are
/// written whole. Names are paths (<c>logg/00000001</c>). Every call is durable when it returns. A fault is one of
/// <see cref="BlobUpptagenException"/>, <see cref="BlobOtillgangligException"/> and <see cref="FrammandeFilException"/>.
/// </summary>
public interface IBloblager
{
    /// <summary>What the store is called, for people: account and container, never a key.</summary>
    string Namn { get; }

    /// <summary>The most bytes that one <see cref="AppendAsync"/> takes.</summary>
    int Blockstorlek { get; }

    /// <summary>Makes an empty log. False when it is there already; it is then left as it is.</summary>
    Task<bool> CreateLogAsync(string namn, CancellationToken cancel = default);

    /// <summary>Appends a block to a log that ends at <paramref name="position"/>, whole or not at all.</summary>
    /// <exception cref="BlobUpptagenException">The log ends elsewhere; perhaps because this very block was written by a call whose answer was lost.</exception>
    /// <exception cref="BlobOtillgangligException">Whether it was written is not known, and it may still be.</exception>
    Task AppendAsync(string namn, long position, ReadOnlyMemory<byte> block, CancellationToken cancel = default);

    /// <summary>Bytes of a blob from <paramref name="position"/>, at most <paramref name="hogst"/>: fewer where it ends, none beyond its end; null when
    /// there is no such blob.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string namn, long position, int hogst, CancellationToken cancel = default);

    /// <summary>A blob whole, with its version; null when there is none.</summary>
    Task<Blobinnehall?> GetAsync(string namn, CancellationToken cancel = default);

    /// <summary>Writes a blob whole.</summary>
    /// <param name="namn">Name.</param>
    /// <param name="innehall">Content.</param>
    /// <param name="version">The version that it replaces; null when there must be none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BlobUpptagenException">The version is another, or there is a blob already.</exception>
    /// <exception cref="BlobOtillgangligException">Whether it was written is not known.</exception>
    Task PutAsync(string namn, ReadOnlyMemory<byte> innehall, string? version, CancellationToken cancel = default);

    /// <summary>Deletes a blob for good; without effect when there is none.</summary>
    Task DeleteAsync(string namn, CancellationToken cancel = default);

    /// <summary>Names of the blobs that begin so, in order of name.</summary>
    IAsyncEnumerable<string> ListAsync(string borjan, CancellationToken cancel = default);
}

/// <summary>A blob as it was read.</summary>
/// <param name="Innehall">All of it.</param>
/// <param name="Version">What <see cref="IBloblager.PutAsync"/> takes to replace just this.</param>
public sealed record Blobinnehall(ReadOnlyMemory<byte> Innehall, string Version);

/// <summary>A blob was not as the condition said: another has written, or this call has, earlier.</summary>
public sealed class BlobUpptagenException(string namn, Exception? inner = null) : Exception($"Blobben {namn} har ändrats av någon annan.", inner)
{
    /// <summary>The blob.</summary>
    public string Namn { get; } = namn;
}

/// <summary>The store cannot be reached, or did not answer: what was asked may have been done, and may still be.</summary>
/// <param name="orsak">Why, in Swedish, as the end of a sentence; no value of a key.</param>
/// <param name="inner">What the store said.</param>
public sealed class BlobOtillgangligException(string orsak, Exception? inner = null) : Exception(orsak, inner);
