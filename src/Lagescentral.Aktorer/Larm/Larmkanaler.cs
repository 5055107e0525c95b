using System.Globalization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Aktorer.Larm;

/// <summary>The channel <c>larm</c>, of what everyone who works for the city may see, and <c>larm:&lt;district&gt;</c>, of those of the strictest
/// class in a district: for its circle alone. Lives inside the aktor's turns.</summary>
internal sealed class Larmkanaler
{
    /// <summary>Name of the shared channel.</summary>
    public const string Namn = "larm";

    private readonly Dictionary<string, Listkanal<Larmvy>> _kanaler;

    /// <param name="miljo">What aktorer share.</param>
    /// <param name="bok">The larm; another after they have been read again.</param>
    /// <param name="hogst">How many are remembered: what is forgotten, and so the numbering, depends on it.</param>
    public Larmkanaler(Aktorsmiljo miljo, Func<Larmbok> bok, int hogst)
    {
        // What is read again after a fault may be numbered otherwise than what was sent: so is a series of its own.
        var epok = string.Create(CultureInfo.InvariantCulture, $"{miljo.Journal.Id:N}-{Larmbok.Version}-{hogst}-{Guid.CreateVersion7(miljo.Tid.GetUtcNow()):N}");
        _kanaler = miljo.Stadsdelar.Select(id => (Kanal: $"{Namn}:{id}", Stadsdel: (string?)id)).Prepend((Kanal: Namn, Stadsdel: null)).ToDictionary(par => par.Kanal, par =>
            new Listkanal<Larmvy>(par.Kanal, epok, Visning(bok, par.Stadsdel), miljo.Tid, miljo.Utskick));
    }

    /// <summary>Lines have changed larm.</summary>
    public void Andrat(IReadOnlyList<string> ider)
    {
        foreach (var kanal in _kanaler.Values) kanal.Andrat(ider);
    }

    /// <summary>Sends what has changed.</summary>
    public void Publicera()
    {
        foreach (var kanal in _kanaler.Values) kanal.Publicera();
    }

    /// <summary>The picture of a channel.</summary>
    public Bildsvar Svara(string kanal, Lasarklass lasare, long? sedan, string? epok) => _kanaler[kanal].Svara(lasare, sedan, epok);

    private Listvisning<Larmvy> Visning(Func<Larmbok> bok, string? stadsdel)
    {
        Larmvy? Vy(string id, Lasarklass lasare)
        {
            if (bok().Finn(id) is not { } larm) return null;
            if (stadsdel is null) return Larmvy.For(larm, lasare);
            return larm.Fakta.Klass == Klass.Begransad && larm.Fakta.Stadsdel == stadsdel && lasare == Lasarklass.Intern ? Larmvy.For(larm, lasare, krets: true) : null;
        }

        return new Listvisning<Larmvy>
        {
            Alla = () => bok().Alla.Select(l => l.Fakta.Id),
            Vy = Vy,
            Fakta = Vy,
            Bild = larm => new Larmenvy(larm, bok().Glomda),
        };
    }
}
