using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain.Rykten;

/// <summary>That a run erases the words of a rumour, if their time is out.</summary>
/// <param name="Id">The rumour.</param>
/// <param name="Korning">Number of the run.</param>
/// <param name="Nu">The moment at which it is judged, UTC.</param>
/// <param name="Manader">For how many months words are kept.</param>
public sealed record Ryktesgallringsuppdrag(string Id, int Korning, DateTimeOffset Nu, int Manader);

/// <summary>For how long what people wrote about a rumour is kept: some months after the latest that happened to it. Pure.</summary>
public static class Ryktesgallring
{
    // A month may be three days shorter than another, and the limit lies after what is due at this very moment.
    private const int MarginalDygn = 4;

    /// <summary>Why, as the line says it.</summary>
    public const string Orsak = "Bevarandetiden är ute.";

    /// <summary>Until when the words are kept, UTC; null when there are none.</summary>
    /// <param name="minne">What the rumour's own lines say.</param>
    /// <param name="manader">Months.</param>
    public static DateTimeOffset? Till(Textminne minne, int manader) => minne.HarText ? minne.Senast.AddMonths(manader) : null;

    /// <summary>Every rumour that is due at <paramref name="nu"/> has its latest line before this; so may some that are not.</summary>
    public static DateTimeOffset Fore(DateTimeOffset nu, int manader) => nu.AddMonths(-manader).AddDays(MarginalDygn);

    /// <summary>Erases the words of a rumour whose time is out.</summary>
    /// <param name="uppdrag">What is wanted.</param>
    /// <param name="fakta">The rumour, or null.</param>
    /// <param name="minne">What its own lines say.</param>
    /// <param name="positioner">Those of them that have words.</param>
    public static Ryktesbeslut Besluta(Ryktesgallringsuppdrag uppdrag, Ryktesfakta? fakta, Textminne minne, IReadOnlyList<long> positioner)
    {
        ArgumentNullException.ThrowIfNull(uppdrag);
        ArgumentNullException.ThrowIfNull(positioner);
        if (fakta is null) return new(Ryktesskal.Saknas, [], null);
        if (positioner.Count == 0) return new(Ryktesskal.RedanGallrat, [], fakta);
        if (Till(minne, uppdrag.Manader) > uppdrag.Nu) return new(Ryktesskal.BevarasAn, [], fakta);
        var gallring = new Gallringsfakta(positioner, [], Orsak) { Rykten = [uppdrag.Id], Korning = uppdrag.Korning };
        return new(Ryktesskal.Gallrat, [new Ryktesrad { Slag = Handelseslag.TextGallrad, Gallring = gallring }], fakta);
    }
}
