using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>Statements with parameters on a connection, and words as one parameter.</summary>
internal static class SqliteKommando
{
    /// <summary>A command with its parameters bound; null becomes NULL.</summary>
    public static SqliteCommand Kommando(this SqliteConnection anslutning, string sql, params (string Namn, object? Varde)[] varden)
    {
        var kommando = anslutning.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants of their own; every value is a parameter.
        kommando.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (namn, varde) in varden)
            kommando.Parameters.AddWithValue(namn, varde ?? DBNull.Value);
        return kommando;
    }

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public static int Kor(this SqliteConnection anslutning, string sql, params (string Namn, object? Varde)[] varden)
    {
        using var kommando = anslutning.Kommando(sql, varden);
        return kommando.ExecuteNonQuery();
    }

    /// <summary>Runs a query and reads every row.</summary>
    public static List<T> Lista<T>(
        this SqliteConnection anslutning, string sql, Func<SqliteDataReader, T> rad, params (string Namn, object? Varde)[] varden)
    {
        using var kommando = anslutning.Kommando(sql, varden);
        using var lasare = kommando.ExecuteReader();
        var svar = new List<T>();
        while (lasare.Read())
            svar.Add(rad(lasare));
        return svar;
    }

    /// <summary>The number that a query answers.</summary>
    public static int Tal(this SqliteConnection anslutning, string sql, params (string Namn, object? Varde)[] varden)
    {
        using var kommando = anslutning.Kommando(sql, varden);
        return Convert.ToInt32(kommando.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Words as one parameter, for <c>json_each</c>.</summary>
    public static string Lista(IReadOnlyCollection<string> ord) => System.Text.Json.JsonSerializer.Serialize(ord);
}
