using System.Text.Json;

namespace Lagescentral.Domain.Stad;

/// <summary>Reads one of a city's data files; every fault names file, entry, field and remedy.</summary>
internal static class Stadsfil
{
    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">The file is missing or is not JSON of the expected shape.</exception>
    public static T Las<T>(string mapp, string fil)
    {
        var sokvag = Path.Combine(mapp, fil);
        if (!File.Exists(sokvag))
            throw new InvalidDataException($"{fil}: filen saknas i mappen {mapp}. Lägg dit den eller ange en annan mapp för stadens filer.");

        try
        {
            return Json.Read<T>(File.ReadAllBytes(sokvag));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{fil}: rad {e.LineNumberInclusive()}, fältet {e.Path ?? "$"}, kan inte läsas: ett fält saknas, har fel typ eller är felskrivet. Rätta filen.", e);
        }
    }

    /// <summary>A list that must be there and not be empty.</summary>
    public static IReadOnlyList<T> Lista<T>(IReadOnlyList<T>? lista, string fil, string falt) =>
        lista is { Count: > 0 } ? lista : throw Fel(fil, "hela filen", falt, "listan saknas eller är tom", "Ange minst en post.");

    /// <summary>A text that must be there.</summary>
    public static string Text(string? text, string fil, string post, string falt) =>
        string.IsNullOrWhiteSpace(text) ? throw Fel(fil, post, falt, "värdet saknas", "Ange en text.") : text;

    /// <summary>An id: a–z, 0–9 and single hyphens.</summary>
    public static string Id(string? id, string fil, string post, string falt = "id")
    {
        if (!ArId(Text(id, fil, post, falt)))
            throw Fel(fil, post, falt, "är inget giltigt id", "Använd bara a–z, 0–9 och enstaka bindestreck.");
        return id!;
    }

    /// <summary>True for a–z, 0–9 and single hyphens between them, at most 80 characters.</summary>
    public static bool ArId(string id)
    {
        if (id.Length is 0 or > 80 || id[0] == '-' || id[^1] == '-' || id.Contains("--", StringComparison.Ordinal))
            return false;
        return id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    /// <summary>The fault, in the one form that all of them have.</summary>
    public static InvalidDataException Fel(string fil, string post, string falt, string vad, string bot) =>
        new($"{fil}: {post}, fältet \"{falt}\": {vad}. {bot}");

    private static long LineNumberInclusive(this JsonException e) => (e.LineNumber ?? 0) + 1;
}
