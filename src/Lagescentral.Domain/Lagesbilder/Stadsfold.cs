using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The whole city's picture and its parts', as a fold of the twelve stadsdel streams together.</summary>
public sealed class Stadsfold
{
    /// <summary>Version of this code's state; a saved state of another version is ignored.</summary>
    public const string Version = "stadsfold-5";

    /// <summary>An empty picture, or one restored from a saved state.</summary>
    /// <param name="stadsdelar">Ids of the twelve.</param>
    /// <param name="granser">Bounds.</param>
    /// <param name="data">Saved state.</param>
    public Stadsfold(IEnumerable<string> stadsdelar, Foldgranser granser, Lagesfoldsdata? data = null) =>
        Staden = new Lagesfold(Omrade.Staden, granser, data, stadsdelar);

    /// <summary>The whole.</summary>
    public Lagesfold Staden { get; }

    /// <summary>The parts by district id.</summary>
    public IReadOnlyDictionary<string, Omradesbild> Delar => Staden.Delar;

    /// <summary>Moves time forward. True when the minute changed.</summary>
    public bool Tick(DateTimeOffset nu) => Staden.Tick(nu);

    /// <summary>Takes in a line of any of the streams. True when it changed anything.</summary>
    public bool Folda(Handelserad rad) => Staden.Folda(rad);

    /// <summary>Gives back a text after a restored state; null when it has been erased since.</summary>
    public void Hydrera(HandelseNyckel nyckel, int rev, Handelsetext? text) => Staden.Hydrera(nyckel, rev, text);

    /// <summary>The state as plain data, free of text.</summary>
    public Lagesfoldsdata TillData() => Staden.TillData();
}
