using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The picture of one area as both classes count it.</summary>
public sealed class Omradesbild
{
    private readonly Omrade _omrade;
    private readonly Klassbild[] _klasser;

    internal Omradesbild(Omrade omrade, Foldgranser granser, Omradesdata? data, IReadOnlyList<Minne> minnen)
    {
        _omrade = omrade;
        _klasser = [new Klassbild(Lasarklass.Oppen, granser, data?.Oppen, minnen), new Klassbild(Lasarklass.Intern, granser, data?.Intern, minnen)];
    }

    /// <summary>The picture that a class of reader counts.</summary>
    public Klassbild For(Lasarklass lasare) => _klasser[lasare == Lasarklass.Oppen ? 0 : 1];

    internal bool Synlig(Lasarklass lasare, Raknevarde? varde) => varde is not null && lasare.Ser(varde.Klass) && _omrade.Rymmer(varde);

    internal void Fram(DateTimeOffset nu)
    {
        foreach (var bild in _klasser) bild.Fram(nu);
    }

    internal void Byt(Minne? fore, Raknevarde? forevarde, Minne efter, Raknevarde eftervarde, DateTimeOffset nu)
    {
        foreach (var bild in _klasser)
            bild.Byt(fore, Synlig(bild.Klass, forevarde), forevarde, efter, Synlig(bild.Klass, eftervarde), eftervarde, nu);
    }

    internal void Stang(Minne minne)
    {
        foreach (var bild in _klasser) bild.Stang(minne);
    }

    internal void Glom(Minne minne)
    {
        foreach (var bild in _klasser) bild.Glom(minne);
    }

    internal void Ersatt(Minne fore, Minne efter)
    {
        foreach (var bild in _klasser) bild.Ersatt(fore, efter);
    }

    internal void BytText(Minne fore, Minne efter)
    {
        foreach (var bild in _klasser) bild.BytText(fore, efter);
    }

    internal void Aterlagg(Minne minne, bool oppen)
    {
        var varde = minne.Varde;
        foreach (var bild in _klasser)
            if (Synlig(bild.Klass, varde)) bild.Aterlagg(minne, oppen);
    }

    internal Omradesdata TillData(IReadOnlyDictionary<HandelseNyckel, int> platser) => new(_klasser[0].TillData(platser), _klasser[1].TillData(platser));
}

/// <summary>An <see cref="Omradesbild"/> as plain data, free of text.</summary>
/// <param name="Oppen">The open class's picture.</param>
/// <param name="Intern">The internal class's picture.</param>
public sealed record Omradesdata(Klassbildsdata Oppen, Klassbildsdata Intern);
