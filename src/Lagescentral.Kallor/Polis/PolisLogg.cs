using Microsoft.Extensions.Logging;

namespace Lagescentral.Kallor.Polis;

/// <summary>Log messages of the police connector; ids 3000–3099, never reused.</summary>
internal static partial class PolisLogg
{
    [LoggerMessage(3000, LogLevel.Information, "Polisens händelser hämtas var {Intervall} från {Vard}.")]
    public static partial void Startar(ILogger logg, TimeSpan intervall, string vard);

    [LoggerMessage(3001, LogLevel.Information, "Polisen: {Antal} poster, {Nya} nya eller ändrade skickade vidare, {Fel} felaktiga, {Bortvalda} bortvalda.")]
    public static partial void Hamtat(ILogger logg, int antal, int nya, int fel, int bortvalda);

    [LoggerMessage(3002, LogLevel.Debug, "Polisen: inget ändrat (304).")]
    public static partial void Oforandrat(ILogger logg);

    [LoggerMessage(3003, LogLevel.Warning, "Polisen kunde inte hämtas: {Orsak} Nästa försök om {Vantan}.")]
    public static partial void Misslyckat(ILogger logg, string orsak, TimeSpan vantan);

    [LoggerMessage(3004, LogLevel.Error, "Polisen hämtas inte mer förrän programmet startas om: {Orsak}")]
    public static partial void Upphort(ILogger logg, string orsak);

    [LoggerMessage(3005, LogLevel.Error, "Polisens poster kunde inte tas emot; de skickas igen vid nästa hämtning.")]
    public static partial void Intagsfel(ILogger logg, Exception fel);

    [LoggerMessage(3006, LogLevel.Error, "Kontakten med polisen kunde inte rapporteras.")]
    public static partial void Rapportfel(ILogger logg, Exception fel);

    [LoggerMessage(3007, LogLevel.Warning, "Polisens gräns för antal anrop är nådd; nästa anrop {Nasta}.")]
    public static partial void Grans(ILogger logg, DateTimeOffset nasta);

    [LoggerMessage(3008, LogLevel.Warning, "Det som polisens nästa hämtning ska veta kunde inte läsas eller sparas; den hämtar då allt.")]
    public static partial void Minnesfel(ILogger logg, Exception fel);
}
