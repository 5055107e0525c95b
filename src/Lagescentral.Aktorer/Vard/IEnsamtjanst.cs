namespace Lagescentral.Aktorer.Vard;

/// <summary>What one node at a time does for all of them: asks a source, erases what is due. When that node is lost another takes
/// it up, so what it knows between two rounds must be found again.</summary>
public interface IEnsamtjanst
{
    /// <summary>Its name, the same on every node.</summary>
    string Namn { get; }

    /// <summary>Does it until cancelled, or until there is nothing to do.</summary>
    Task ArbetaAsync(CancellationToken cancel);
}
