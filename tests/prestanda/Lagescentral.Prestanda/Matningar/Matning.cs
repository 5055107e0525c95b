using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>What a figure is to be, if anything.</summary>
/// <param name="Grans">The limit.</param>
/// <param name="Minst">True when the figure is to be at least that, false at most.</param>
internal sealed record Mal(double Grans, bool Minst)
{
    public bool Natt(double varde) => Minst ? varde >= Grans : varde <= Grans;
}

/// <summary>One figure that a measurement gives.</summary>
/// <param name="Nyckel">Name in what a run answers.</param>
/// <param name="Namn">What it is, for the table.</param>
/// <param name="Enhet">Unit.</param>
/// <param name="Mal">What the hub is to reach.</param>
/// <param name="Kvot">What the hub's figure is to be against the first rival's, if anything.</param>
internal sealed record Varde(string Nyckel, string Namn, string Enhet, Mal? Mal = null, Mal? Kvot = null);

/// <summary>What one run of a measurement gave.</summary>
/// <param name="Varden">Figures by key.</param>
/// <param name="Avvikelser">How the end state differed from the oracle's; with any, the run does not count.</param>
/// <param name="Not">What limited it, or what else is to be known.</param>
internal sealed record Matsvar(IReadOnlyDictionary<string, double> Varden, IReadOnlyList<string> Avvikelser, string? Not = null)
{
    public bool Raknas => Avvikelser.Count == 0;
}

/// <summary>One thing that is measured. Every run of it is on its own: a fresh server on an empty folder, unless it says
/// otherwise.</summary>
internal abstract class Matning
{
    /// <summary>Short name, as it is chosen on the command line.</summary>
    public abstract string Id { get; }

    public abstract string Namn { get; }

    public abstract IReadOnlyList<Varde> Varden { get; }

    /// <summary>How many times it is run for a candidate, of those that were asked for; 0 when the candidate cannot do it.</summary>
    public virtual int Varv(Kandidat kandidat, int onskade) => onskade;

    /// <summary>True when it measures no speed, and all candidates may be run at once.</summary>
    public virtual bool Samtidigt => false;

    /// <summary>False for what a short run leaves out, or runs with the hub alone.</summary>
    public virtual bool Snabb(Kandidat kandidat) => kandidat.ArNav;

    /// <summary>Shown beside in this measurement only.</summary>
    public virtual IReadOnlyList<Kandidat> Bredvid => [];

    public abstract Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv);
}
