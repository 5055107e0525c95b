using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Lagesbilder;

/// <summary>The picture of one area as both classes count it.</summary>
public sealed class Omradesbild
{
    private readonly Omrade _omrade;
    private readonly Klassbild[] _klasser;

    internal Omradesbild(Omrade omrade, Foldgranser granser, Omradesdata? data, IReadOnlyList<Minne> sparade, Func<IEnumerable<Minne>> minnen)
    {
        _omrade = omrade;
        Klassbild Ny(Lasarklass klass, Klassbildsdata? sparad) =>
            new(klass, granser, sparad, sparade, () => minnen().Where(minne => Synlig(klass, minne.Varde)));
        _klasser = [Ny(Lasarklass.Oppen, data?.Oppen), Ny(Lasarklass.Intern, data?.Intern)];
    }

    /// <summary>The picture that a class of reader counts.</summary>
    public Klassbild For(Lasarklass lasare) => _klasser[lasare == Lasarklass.Oppen ? 0 : 1];

    internal bool Synlig(Lasarklass lasare, Raknevarde? varde) => varde is not null && lasare.Ser(varde.Klass) && _omrade.Rymmer(varde);

    internal void Fram(DateTimeOffset nu)
    {
        foreach (var bild in _klasser) bild.Fram(nu);
    }

    internal void Byt(Minne? fore, Raknevarde? forevarde, Minne efter, Raknevarde eftervarde)
    {
        foreach (var bild in _klasser)
            bild.Byt(fore, Synlig(bild.Klass, forevarde), forevarde, efter, Synlig(bild.Klass, eftervarde), eftervarde);
    }

    internal void Stang(IReadOnlyCollection<Minne> stangda)
    {
        foreach (var bild in _klasser)
            if (stangda.Where(minne => Synlig(bild.Klass, minne.Varde)).ToList() is { Count: > 0 } synliga) bild.Stang(synliga);
    }

    internal void Glom(Minne minne) => ForDemSomSer(minne, bild => bild.Glom(minne));

    internal void Ersatt(Minne fore, Minne efter) => ForDemSomSer(fore, bild => bild.Ersatt(fore, efter));

    internal void BytText(Minne fore, Minne efter) => ForDemSomSer(fore, bild => bild.BytText(fore, efter));

    internal void Aterlagg(Minne minne) => ForDemSomSer(minne, bild => bild.Aterlagg(minne));

    internal Omradesdata TillData(IReadOnlyDictionary<HandelseNyckel, int> platser) => new(_klasser[0].TillData(platser), _klasser[1].TillData(platser));

    private void ForDemSomSer(Minne minne, Action<Klassbild> gor)
    {
        foreach (var bild in _klasser)
            if (Synlig(bild.Klass, minne.Varde)) gor(bild);
    }
}

/// <summary>An <see cref="Omradesbild"/> as plain data, free of text.</summary>
/// <param name="Oppen">The open class's picture.</param>
/// <param name="Intern">The internal class's picture.</param>
public sealed record Omradesdata(Klassbildsdata Oppen, Klassbildsdata Intern);
