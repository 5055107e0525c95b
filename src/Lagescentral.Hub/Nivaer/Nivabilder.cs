using Lagescentral.Aktorer;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Stad;

namespace Lagescentral.Hub.Nivaer;

/// <summary>Puts crisis levels into pictures where they are read; what changes afterwards comes on the channel <c>nivaer</c>.</summary>
public sealed class Nivabilder(IAktorer aktorer, Stadsdata stad, Nivaordning ordning)
{
    // The city's own picture, and the area that its level is decided for.
    private const string Stadsbild = "stad";

    /// <summary>The picture with the levels that the class may see: the area's own and, in the city's picture, those of its parts.</summary>
    /// <param name="bild">The picture.</param>
    /// <param name="lasare">The class that it was made for.</param>
    /// <param name="tid">The moment that it is of, UTC; null for now.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public async Task<Lagesbildvy> MedAsync(Lagesbildvy bild, Lasarklass lasare, DateTimeOffset? tid, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(bild);
        var omrade = bild.Id == Stadsbild ? stad.Stadsdelar[^1] : bild.Id;
        // A place has none of its own.
        if (!stad.Stadsdelar.Contains(omrade)) return bild;
        var lagen = await aktorer.Nivaer.VidAsync(tid ?? DateTimeOffset.MaxValue, cancel);
        if (lagen.Count == 0) return bild;
        Nivavy? Niva(string id) => Nivavy.For(lagen.GetValueOrDefault(id), ordning.Verk, lasare);
        return bild with
        {
            Niva = Niva(omrade),
            Delar = bild.Delar?.ToDictionary(par => par.Key, par => lagen.ContainsKey(par.Key) ? par.Value with { Niva = Niva(par.Key) } : par.Value),
        };
    }
}
