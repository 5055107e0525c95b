using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Domain.Rykten;

/// <summary>Checks what a person sends before anything is decided. Each fault names its field and how to mend it, and never
/// repeats what was written.</summary>
public static class Ryktesprovning
{
    private static readonly TimeSpan Framat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Bakat = TimeSpan.FromDays(30);

    /// <summary>The faults of a command; empty when it is in order.</summary>
    /// <param name="kommando">The command, its texts trimmed.</param>
    /// <param name="stadsdelar">Ids of the districts.</param>
    /// <param name="nu">Now, UTC.</param>
    public static IReadOnlyList<Faltfel> Prova(Rykteskommando kommando, IReadOnlySet<string> stadsdelar, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(kommando);
        ArgumentNullException.ThrowIfNull(stadsdelar);
        var fel = new List<Faltfel>();
        Text(fel, "organisation", kommando.Av.Organisation, 2, Ryktesgranser.OrganisationLangd);
        switch (kommando)
        {
            case Rykteskommando.Notera k:
                Text(fel, "rykte", k.Rykte, 5, Ryktesgranser.RykteLangd);
                Stadsdelar(fel, k.Stadsdelar, stadsdelar);
                Handelse(fel, k.Handelse);
                break;
            case Rykteskommando.NoteraIgen k:
                if (k.Rykte is not null) Text(fel, "rykte", k.Rykte, 5, Ryktesgranser.RykteLangd);
                Stadsdelar(fel, k.Stadsdelar ?? [], stadsdelar);
                break;
            case Rykteskommando.Besvara k:
                Text(fel, "svar", k.Svar, 5, Ryktesgranser.SvarLangd);
                Handelse(fel, k.Handelse);
                if (k.MedRykte && !k.Oppen) fel.Add(new(0, "medRykte", "Ryktets egna ord kan bara släppas med ett öppet svar. Sätt oppen till true, eller medRykte till false."));
                if (k.Per > nu + Framat) fel.Add(new(0, "per", "Svarets tid ligger framåt i tiden. Ange när det senast var känt, eller utelämna tiden."));
                if (k.Per < nu - Bakat) fel.Add(new(0, "per", "Svarets tid är äldre än 30 dygn. Ange när det senast var känt, eller utelämna tiden."));
                break;
            case Rykteskommando.Ateroppna k:
                Text(fel, "orsak", k.Orsak, 3, Ryktesgranser.OrsakLangd);
                break;
        }

        return fel;
    }

    private static void Text(List<Faltfel> fel, string falt, string text, int minst, int hogst)
    {
        if (text.Length < minst || text.Length > hogst)
            fel.Add(new(0, falt, $"Skriv {minst}–{hogst} tecken."));
        else if (Personuppgifter.Finn(text) is { } monster)
            fel.Add(new(0, falt, $"Texten innehåller något som liknar {monster}. Ta bort det och beskriv saken utan att peka ut någon; inget har sparats."));
    }

    private static void Stadsdelar(List<Faltfel> fel, IReadOnlyList<string> valda, IReadOnlySet<string> alla)
    {
        if (valda.Count > alla.Count || valda.Any(s => !alla.Contains(s)))
            fel.Add(new(0, "stadsdelar", "Ange stadsdelsområdenas id, som de står under /api/v1/stadsdelar, eller en tom lista för hela staden."));
    }

    private static void Handelse(List<Faltfel> fel, string? handelse)
    {
        if (handelse is null) return;
        var snitt = handelse.IndexOf('/', StringComparison.Ordinal);
        if (snitt is < 1 or > 32 || handelse.Length - snitt is < 2 or > 129)
            fel.Add(new(0, "handelse", "Ange händelsen som källa/id, till exempel polis/633436."));
    }
}
