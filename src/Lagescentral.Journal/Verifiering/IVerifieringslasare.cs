namespace Lagescentral.Journal.Verifiering;

/// <summary>Reads all that is stored of a journal, a page at a time, beside who may be writing.</summary>
internal interface IVerifieringslasare : IDisposable
{
    /// <summary>The journal's id.</summary>
    Guid Id { get; }

    /// <summary>All streams, each head with its last line as of one moment.</summary>
    IReadOnlyList<Stromhuvud> Strommar();

    /// <summary>A stream's lines between two positions, both included.</summary>
    IEnumerable<Verifieringsrad> Rader(Stromhuvud strom, long fran, long till, CancellationToken cancel);

    /// <summary>What belongs to nothing, and how much.</summary>
    IEnumerable<string> Losa();

    /// <summary>What the store itself finds wrong with what it is kept in.</summary>
    IEnumerable<string> Lagerfel();

    /// <summary>True for a fault that says that what is stored is broken.</summary>
    bool ArSkada(Exception fel);
}

/// <summary>A stream as its table row says, and the position of the last line that is there.</summary>
internal sealed record Stromhuvud(long Id, string Namn, long Position, byte[] Hash, long SistaRad);

/// <summary>A line with all that is stored of it.</summary>
internal sealed record Verifieringsrad(Journalpost Post, byte[]? Texthmac, byte[] Hash, byte[]? Salt, byte[] Text)
{
    public bool HarTextrad => Salt is not null || Text.Length > 0;
}
