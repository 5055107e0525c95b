using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Kalla;

namespace Lagescentral.Silo.Noder;

/// <summary>What every grain on this node is given.</summary>
/// <param name="Aktorer">What aktorer share.</param>
/// <param name="Kallor">The sources.</param>
/// <param name="Mellanrum">Shortest pause between two changes of one picture.</param>
public sealed record Klustermiljo(Aktorsmiljo Aktorer, IReadOnlyList<Kallmiljo> Kallor, TimeSpan Mellanrum)
{
    /// <summary>A source by its id.</summary>
    /// <exception cref="InvalidOperationException">This node does not have it among its settings: nodes differ.</exception>
    public Kallmiljo Kalla(string id) => Kallor.FirstOrDefault(kalla => kalla.Regler.Kalla == id)
        ?? throw new InvalidOperationException($"Källan {id} finns inte bland den här nodens Kallor. Ge alla noder samma inställningar.");
}
