using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Skrivning;

internal static partial class JournalLog
{
    [LoggerMessage(2001, LogLevel.Information, "Journalen {Fil} är öppnad")]
    public static partial void JournalOppnad(this ILogger log, string fil);

    [LoggerMessage(2002, LogLevel.Error, "Journalen kunde inte skriva {Anrop} anrop: {Orsak}")]
    public static partial void SkrivningMisslyckad(this ILogger log, Exception fel, int anrop, string orsak);

    [LoggerMessage(2003, LogLevel.Information, "Journalen kan skrivas igen")]
    public static partial void JournalSkrivbar(this ILogger log);

    [LoggerMessage(2004, LogLevel.Warning, "Gallrade texter ligger kvar i journalens WAL och töms så snart det går")]
    public static partial void GallringVantar(this ILogger log);

    [LoggerMessage(2005, LogLevel.Error, "Journalens WAL kunde inte tömmas: {Orsak}")]
    public static partial void TomningMisslyckad(this ILogger log, Exception fel, string orsak);

    [LoggerMessage(2006, LogLevel.Warning, "Databasservern arkiverar sin logg (archive_mode): gallrad text ligger kvar i arkivet tills det gallras")]
    public static partial void LoggarkivFinns(this ILogger log);

    [LoggerMessage(2007, LogLevel.Warning, "Anslutningen bröts mitt i en skrivning, och utfallet kan inte läsas än: {Orsak}")]
    public static partial void UtfallOkant(this ILogger log, string orsak);

    [LoggerMessage(2008, LogLevel.Warning, "Nodens avbild av journalen, {Fil}, görs om ur loggen: {Orsak}")]
    public static partial void AvbildGorsOm(this ILogger log, string fil, string orsak);

    [LoggerMessage(2009, LogLevel.Warning, "Texter som aldrig kom att höra till en rad kunde inte tas bort; de tas vid nästa städning: {Orsak}")]
    public static partial void TexterKvar(this ILogger log, string orsak);

    [LoggerMessage(2010, LogLevel.Warning, "Texten till {Strom}:{Position} finns inte: gallrad av en annan nod just nu, eller förlorad (kör verifiera)")]
    public static partial void TextSaknas(this ILogger log, string strom, long position);
}
