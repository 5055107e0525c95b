using Lagescentral.Domain.Larm;
using Lagescentral.Hub.Stad;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Larm;

/// <summary>What rules may name in this city, and the rules that it begins with.</summary>
public sealed class Larmordlista
{
    private readonly Stadsdata _stad;
    private readonly IOptions<Kallorna> _kallor;

    /// <summary>Reads <c>larm.json</c> of the city's folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or faulty; the message names line, field and remedy.</exception>
    public Larmordlista(Stadsdata stad, IOptions<Kallorna> kallor, IOptions<Stadsinstallningar> installningar)
    {
        ArgumentNullException.ThrowIfNull(installningar);
        (_stad, _kallor) = (stad, kallor);
        var fil = Path.Combine(AppContext.BaseDirectory, installningar.Value.Mapp, "larm.json");
        if (!File.Exists(fil)) throw new InvalidDataException($"{fil} saknas. Lägg stadens larmregler där, eller ändra Stad:Mapp.");
        // The city's file may be about sources that this installation has not set up: those rules wait for them.
        var (verk, fel) = Regelprovning.Las(File.ReadAllBytes(fil), Ord(static _ => true));
        Forsta = verk ?? throw new InvalidDataException($"{fil}, rad {fel[0].Rad}, {fel[0].Falt}: {fel[0].Orsak}");
    }

    /// <summary>Version 1 of the rules.</summary>
    public Regelverk Forsta { get; }

    /// <summary>What rules may name now: places are added while the hub runs.</summary>
    public Regelordlista Nu => Ord(id => _kallor.Value.Alla.ContainsKey(id) || Forsta.Regler.Any(r => r.Nar.Kalla?.Contains(id) == true));

    private Regelordlista Ord(Func<string, bool> finnsKalla) => new(
        [.. _stad.Taxonomi.Kategorier.Select(k => k.Id)], _stad.Stadsdelar, finnsKalla, id => _stad.Geografi.FinnPlats(id) is not null);
}
