using Lagescentral.Domain.Nivaer;
using Lagescentral.Hub.Larm;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Nivaer;

/// <summary>The city's crisis levels, and when they are proposed.</summary>
public sealed class Nivaordning
{
    /// <summary>Reads <c>nivaer.json</c> of the city's folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or faulty; the message names line, field and remedy.</exception>
    public Nivaordning(Larmordlista larm, IOptions<Stadsinstallningar> installningar)
    {
        ArgumentNullException.ThrowIfNull(larm);
        ArgumentNullException.ThrowIfNull(installningar);
        var fil = Path.Combine(AppContext.BaseDirectory, installningar.Value.Mapp, Nivaprovning.Fil);
        if (!File.Exists(fil)) throw new InvalidDataException($"{fil} saknas. Lägg stadens nivåer där, eller ändra Stad:Mapp.");
        var (verk, fel) = Nivaprovning.Las(File.ReadAllBytes(fil));
        Verk = verk ?? throw new InvalidDataException($"{fil}, rad {fel[0].Rad}, {fel[0].Falt}: {fel[0].Orsak}");
        // A misspelt one would be a proposal that is never made, and nobody would miss it.
        var regler = larm.Forsta.Regler.Select(r => r.Id).ToHashSet();
        if (Verk.Forslag.SelectMany(f => f.Larmregler ?? []).FirstOrDefault(id => !regler.Contains(id)) is { } okand)
            throw new InvalidDataException($"{fil}, larmregler: {okand} är ingen av reglerna i larm.json. Stava om den, eller lägg regeln där.");
    }

    /// <summary>The levels.</summary>
    public Nivaverk Verk { get; }
}
