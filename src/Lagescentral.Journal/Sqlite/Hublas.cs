namespace Lagescentral.Journal.Sqlite;

/// <summary>Another hub has the folder open.</summary>
public sealed class UpptagenMappException(string mapp, Exception? inner = null) : Exception(
    $"Mappen {mapp} används redan av en annan lägescentral. Stoppa den först, eller ange en annan mapp i Journal:Mapp.", inner)
{
    /// <summary>The folder.</summary>
    public string Mapp { get; } = mapp;
}

/// <summary>
/// One hub per folder: a file held open under an exclusive lock, which the system lets go when the process ends, however it
/// ends. The file itself stays: deleting it would let two hubs hold locks on two files of the same name.
/// </summary>
public sealed class Hublas : IDisposable
{
    private readonly FileStream fil;

    private Hublas(FileStream fil) => this.fil = fil;

    /// <summary>Takes a folder that is there.</summary>
    /// <exception cref="UpptagenMappException">Another hub holds it.</exception>
    public static Hublas Ta(string mapp)
    {
        try
        {
            return new Hublas(new FileStream(
                Path.Combine(mapp, "hub.las"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (ArLast(e))
        {
            throw new UpptagenMappException(mapp, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => fil.Dispose();

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool ArLast(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;
}
