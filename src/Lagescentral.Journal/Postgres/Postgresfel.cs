using System.Net.Sockets;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>The connection string cannot be used; the message names the setting and never holds a value of it.</summary>
public sealed class FelAnslutningException(string orsak) : Exception(orsak);

/// <summary>Why PostgreSQL could not do something, in Swedish; without any value from the database or the connection string.</summary>
internal static class Postgresfel
{
    /// <summary>True for faults of the server or of the way to it, rather than of what was asked.</summary>
    public static bool ArFel(Exception fel) => fel is NpgsqlException or TimeoutException or SocketException or (IOException and not FileNotFoundException);

    /// <summary>True when the connection was broken, as all of the pool are when the server has been away; another may do.</summary>
    public static bool ArBruten(Exception fel) => fel is PostgresException p
        ? p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : fel is NpgsqlException { InnerException: SocketException or IOException };

    /// <summary>The reason.</summary>
    public static string Orsak(Exception fel) => fel switch
    {
        PostgresException p => Orsak(p.SqlState),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => "databasservern svarar inte i tid",
        NpgsqlException or SocketException or IOException => "databasservern kan inte nås",
        _ => fel.Message,
    };

    /// <summary>What the callers of a store are told.</summary>
    public static JournalOtillgangligException Otillganglig(string vad, Exception fel) => new($"{vad}: {Orsak(fel)}.", fel);

    private static string Orsak(string kod) => kod switch
    {
        PostgresErrorCodes.DiskFull => "databasserverns disk är full",
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded => "databasservern har inga lediga anslutningar",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => "databasservern startar om eller stängs",
        PostgresErrorCodes.ReadOnlySqlTransaction => "databasen kan bara läsas",
        PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidPassword => "användaren eller lösenordet i Journal:Anslutning godtas inte",
        PostgresErrorCodes.InvalidCatalogName => "databasen i Journal:Anslutning finns inte",
        PostgresErrorCodes.InsufficientPrivilege => "användaren i Journal:Anslutning saknar rätt",
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled => "databasservern svarar inte i tid, eller en annan håller det som behövs",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName => "databasens tabeller saknas eller har ändrats",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => "databasen är skadad; återställ den från en säkerhetskopia",
        _ => $"PostgreSQL-fel {kod}",
    };
}
