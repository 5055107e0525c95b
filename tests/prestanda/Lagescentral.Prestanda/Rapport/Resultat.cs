using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lagescentral.Prestanda.Matningar;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Rapport;

/// <summary>Writes what was measured: a table for people and JSON for whatever else.</summary>
internal static class Resultat
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Writes <c>resultat.md</c> and <c>resultat.json</c>.</summary>
    public static async Task SkrivAsync(string mapp, Maskin maskin, Korval val, IReadOnlyList<Serie> serier, DateTimeOffset nar)
    {
        Directory.CreateDirectory(mapp);
        await File.WriteAllTextAsync(Path.Combine(mapp, "resultat.md"), Tabell(maskin, val, serier, nar));
        await File.WriteAllTextAsync(Path.Combine(mapp, "resultat.json"), JsonSerializer.Serialize(Data(maskin, val, serier, nar), Json));
    }

    /// <summary>The table, in Markdown.</summary>
    public static string Tabell(Maskin maskin, Korval val, IReadOnlyList<Serie> serier, DateTimeOffset nar)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{maskin}. Last och server på samma kärnor. {nar:yyyy-MM-dd HH:mm} UTC, frö {val.Fro}, median av {val.Varv} varv om vartannat (minst–störst).\n\n");
        var rivaler = serier.SelectMany(s => s.Svar.Keys).Where(k => !k.ArNav && serier.Any(s => s.Matning.Bredvid.Contains(k)) is false).Distinct().ToList();
        if (val.Snabb) text.Append("**Kort körning: den visar att allt går att köra, siffrorna säger ingenting.**\n\n");
        Tabell(text, serier, rivaler, varde => varde.Mal is not null);
        text.Append("\nDärtill:\n\n");
        Tabell(text, serier, rivaler, varde => varde.Mal is null);
        foreach (var serie in serier)
            foreach (var not in Noter(serie))
                text.Append("\n- ").Append(serie.Matning.Namn).Append(": ").Append(not);
        return text.Append('\n').ToString();
    }

    private static void Tabell(StringBuilder text, IReadOnlyList<Serie> serier, List<Kandidat> rivaler, Func<Varde, bool> tas)
    {
        text.Append("| mätning | mål | Lägescentral | räknade varv |");
        foreach (var rival in rivaler) text.Append(' ').Append(rival.Namn).Append(" (kvot) |");
        text.Append("\n|---|---|---|---|").Append(string.Concat(rivaler.Select(_ => "---|"))).Append('\n');
        foreach (var serie in serier)
            foreach (var varde in serie.Matning.Varden.Where(tas))
                Rad(text, serie, varde, rivaler);
    }

    private static void Rad(StringBuilder text, Serie serie, Varde varde, List<Kandidat> rivaler)
    {
        var nav = serie.Svar.Keys.First(k => k.ArNav);
        var (egen, svar) = (serie.Av(nav, varde.Nyckel), serie.Svar[nav]);
        text.Append("| ").Append(serie.Matning.Namn).Append(": ").Append(varde.Namn).Append(" | ").Append(Mal(varde)).Append(" | ");
        text.Append(Cell(egen, varde)).Append(egen is { } e && varde.Mal is { } mal ? mal.Natt(e.Median) ? " ✓" : " ✗" : "");
        text.Append(CultureInfo.InvariantCulture, $" | {svar.Count(s => s.Raknas)} av {svar.Count} |");
        foreach (var rival in rivaler)
        {
            var annan = serie.Av(rival, varde.Nyckel);
            text.Append(' ').Append(annan is null ? Varfor(serie, rival) : Cell(annan, varde));
            if (egen is { } vart && annan is { Median: > 0 } deras)
            {
                var kvot = vart.Median / deras.Median;
                text.Append(" (").Append(Tal.Skriv(kvot)).Append(')');
                if (varde.Kvot is { } ska && rival.Id == Rival.Ordbok.Id) text.Append(ska.Natt(kvot) ? " ✓" : " ✗");
            }

            text.Append(" |");
        }

        text.Append('\n');
    }

    private static string Varfor(Serie serie, Kandidat rival) => serie.Overhoppade.GetValueOrDefault(rival, "räknas inte");

    private static string Cell(Spridning? varde, Varde vad) => varde is not { } tal ? "–"
        : tal.Minst == tal.Storst ? $"{Tal.Skriv(tal.Median)} {vad.Enhet}" : $"{Tal.Skriv(tal.Median)} {vad.Enhet} ({Tal.Skriv(tal.Minst)}–{Tal.Skriv(tal.Storst)})";

    private static string Mal(Varde varde)
    {
        var mal = varde.Mal is { } m ? $"{(m.Minst ? "≥" : "≤")} {m.Grans.ToString("#,0.##", CultureInfo.GetCultureInfo("sv-SE"))} {varde.Enhet}" : "";
        return varde.Kvot is { } k ? $"{mal}; kvot {(k.Minst ? "≥" : "≤")} {Tal.Skriv(k.Grans)} mot den obeständiga" : mal;
    }

    private static IEnumerable<string> Noter(Serie serie)
    {
        foreach (var (kandidat, svar) in serie.Svar)
        {
            foreach (var not in svar.Select(s => s.Not).OfType<string>().Distinct().Take(1)) yield return $"{kandidat.Namn}: {not}.";
            foreach (var avvikelse in svar.SelectMany(s => s.Avvikelser).Distinct().Take(2)) yield return $"{kandidat.Namn}, varv som inte räknas: {avvikelse}.";
            if (serie.Matning.Bredvid.Contains(kandidat))
            {
                foreach (var varde in serie.Matning.Varden)
                    if (serie.Av(kandidat, varde.Nyckel) is { } spridning) yield return $"{kandidat.Namn} bredvid, {varde.Namn}: {Cell(spridning, varde)}.";
            }
        }

        // What gives the load takes from what it measures: it shares the cores.
        var nav = serie.Svar.Keys.First(k => k.ArNav);
        if (serie.Av(nav, "last") is { } last && serie.Av(nav, "server") is { } server && last.Median > server.Median)
            yield return $"lasten begränsar: den tar {Tal.Skriv(last.Median)} % av en kärna, servern {Tal.Skriv(server.Median)} %.";
    }

    private static object Data(Maskin maskin, Korval val, IReadOnlyList<Serie> serier, DateTimeOffset nar) => new
    {
        Nar = nar,
        Maskin = maskin,
        val.Fro,
        val.Varv,
        val.Snabb,
        Matningar = serier.Select(serie => new
        {
            serie.Matning.Id,
            serie.Matning.Namn,
            Varden = serie.Matning.Varden.Select(v => new { v.Nyckel, v.Namn, v.Enhet, Mal = v.Mal?.Grans, v.Mal?.Minst, Kvot = v.Kvot?.Grans }),
            Kandidater = serie.Svar.Select(par => new
            {
                par.Key.Id,
                par.Key.Namn,
                Overhoppad = serie.Overhoppade.GetValueOrDefault(par.Key),
                Median = serie.Matning.Varden.Where(v => serie.Av(par.Key, v.Nyckel) is not null).ToDictionary(v => v.Nyckel, v => serie.Av(par.Key, v.Nyckel)!.Value),
                Varv = par.Value,
            }),
        }),
    };
}
