using System.Globalization;
using Lagescentral.Domain.Handelser;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>A question to the search index as conditions in SQL; every value of it is a parameter.</summary>
internal sealed class Sokvillkor
{
    private readonly List<string> _villkor = [];
    private readonly List<(string Namn, object? Varde)> _varden = [];

    /// <summary>Translates a question; what it leaves out gives no condition.</summary>
    public Sokvillkor(Sokfraga fraga)
    {
        Om(fraga.Stadsdel, "stadsdel = {0}");
        Om(fraga.Plats, "plats = {0}");
        Om(fraga.Kategori, "kategori = {0}");
        Om(fraga.AllvarMinst, "allvar >= {0}");
        Om(fraga.Kalla, "kalla = {0}");
        Om((int?)fraga.Status, "status = {0}");
        Om(fraga.Fran?.UtcTicks, "intraffad >= {0}");
        Om(fraga.Till?.UtcTicks, "intraffad < {0}");
        Om(Sokord.Fraga(fraga.Ord), "nr IN (SELECT rowid FROM sokord WHERE sokord MATCH {0})");
        _villkor.Add(Synlig(fraga));
    }

    /// <summary>How many events answer the question.</summary>
    public int Antal(SqliteConnection db)
    {
        using var kommando = db.Kommando($"SELECT count(*) FROM handelse WHERE {Villkor}", [.. _varden]);
        return Convert.ToInt32(kommando.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>One page of them, newest first.</summary>
    public List<T> Sida<T>(SqliteConnection db, int sida, int perSida, Func<SqliteDataReader, T> rad) => db.Lista(
        $"SELECT fakta, text FROM handelse WHERE {Villkor} ORDER BY intraffad DESC, kalla DESC, id DESC LIMIT $antal OFFSET $hoppa",
        rad,
        [.. _varden, ("$antal", perSida), ("$hoppa", (sida - 1L) * perSida)]);

    /// <summary>The next of them after a place in the same order.</summary>
    public List<T> Efter<T>(SqliteConnection db, Sokplats? efter, int antal, Func<SqliteDataReader, T> rad) => db.Lista(
        $"SELECT fakta, text FROM handelse WHERE {Villkor} {(efter is null ? "" : "AND (intraffad, kalla, id) < ($intraffad, $kalla, $id)")} ORDER BY intraffad DESC, kalla DESC, id DESC LIMIT $antal",
        rad,
        [.. _varden, ("$intraffad", efter?.Intraffad.UtcTicks), ("$kalla", efter?.Kalla), ("$id", efter?.Id), ("$antal", antal)]);

    private string Villkor => string.Join(" AND ", _villkor.Select(v => $"({v})"));

    private void Om(object? varde, string villkor)
    {
        if (varde is not null)
            _villkor.Add(string.Format(CultureInfo.InvariantCulture, villkor, Parameter(varde)));
    }

    private string Parameter(object varde)
    {
        var namn = string.Create(CultureInfo.InvariantCulture, $"$v{_varden.Count}");
        _varden.Add((namn, varde));
        return namn;
    }

    private string Synlig(Sokfraga fraga)
    {
        var delar = new List<string>();
        foreach (var klass in fraga.Klasser.Distinct())
        {
            var ar = $"klass = {Parameter((int)klass)}";
            delar.Add(klass == Klass.Begransad && fraga.BegransadI is { } stadsdelar
                ? $"{ar} AND stadsdel IN ({string.Join(", ", stadsdelar.Select(Parameter))})"
                : ar);
        }

        return delar.Count == 0 ? "0" : string.Join(" OR ", delar.Select(del => $"({del})"));
    }
}
