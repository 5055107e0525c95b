using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;

namespace Lagescentral.Domain;

/// <summary>Reads what people write as JSON: comments and trailing commas are let through, a misspelt field is not, and what is wrong is
/// said with line and field.</summary>
internal static class Jsonfil
{
    private static readonly JsonSerializerOptions Slapphant = new(Json.Options)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        // A misspelt field would else be a condition that lets everything through.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>What was written, or what is wrong with it.</summary>
    /// <param name="utf8">The file or body.</param>
    /// <param name="roten">Name of what is at fault when it is the whole.</param>
    /// <param name="behovs">The fields that must be there, in words.</param>
    public static (T? Varde, Faltfel? Fel) Las<T>(ReadOnlySpan<byte> utf8, string roten, string behovs)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, Slapphant) is { } varde
                ? (varde, null)
                : (null, new Faltfel(1, roten, "Skriv ett objekt."));
        }
        catch (JsonException fel)
        {
            var falt = string.IsNullOrEmpty(fel.Path) || fel.Path == "$" ? roten : fel.Path.TrimStart('$').TrimStart('.');
            return (null, new Faltfel((int)((fel.LineNumber ?? 0) + 1), falt, $"Går inte att läsa: {Orsak(fel, behovs)}"));
        }
    }

    /// <summary>The line on which each item of the lists at the top begins, from 1.</summary>
    public static Func<string, int, int> Radnummer(ReadOnlySpan<byte> utf8)
    {
        var rader = new Dictionary<(string, int), int>();
        var lasare = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (lista, nr, raknad, rad) = ("", 0, 0L, 1);
        while (lasare.Read())
        {
            if (lasare is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) (lista, nr) = (lasare.GetString()!, 0);
            if (lasare is not { TokenType: JsonTokenType.StartObject, CurrentDepth: 2 }) continue;
            rad += utf8[(int)raknad..(int)lasare.TokenStartIndex].Count((byte)'\n');
            raknad = lasare.TokenStartIndex;
            rader[(lista, nr++)] = rad;
        }

        return (lista, nr) => rader.GetValueOrDefault((lista, nr), 1);
    }

    private static string Orsak(JsonException fel, string behovs) =>
        fel.Message.StartsWith("En tid", StringComparison.Ordinal) ? fel.Message
        : fel.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "fältet är okänt. Stava om det, eller ta bort det."
        : fel.Message.Contains("missing required", StringComparison.Ordinal) ? $"ett fält som behövs saknas ({behovs})."
        : fel.Message.Contains("could not be converted", StringComparison.Ordinal) ? "värdet är av fel slag."
        : "texten är ingen JSON här.";
}

/// <summary>Notes what is wrong with one item of a list in such a file.</summary>
/// <param name="Alla">All faults found.</param>
/// <param name="Rad">Line on which the item begins, from 1.</param>
/// <param name="Del">The item: <c>regler[3]</c>.</param>
internal readonly partial record struct Filanteckning(List<Faltfel> Alla, int Rad, string Del)
{
    /// <summary>A fault in a field; in the item itself when the field is empty.</summary>
    public void Fel(string falt, string orsak) => Alla.Add(new Faltfel(Rad, falt.Length == 0 ? Del : $"{Del}.{falt}", orsak));

    /// <summary>Says so unless a length of time is within bounds.</summary>
    public void Inom(string falt, TimeSpan langd, TimeSpan minst, TimeSpan hogst)
    {
        if (langd < minst || langd > hogst) Fel(falt, $"{Varaktighet.Skriv(minst)}–{Varaktighet.Skriv(hogst)}, inte {Varaktighet.Skriv(langd)}.");
    }

    /// <summary>Says so unless the item can be called by its id and name.</summary>
    public void Namn(string? id, string? namn)
    {
        if (id is null || id.Length > 60 || !Id().IsMatch(id)) Fel("id", "Bara a–z, 0–9 och enkla bindestreck, högst 60 tecken.");
        if (string.IsNullOrWhiteSpace(namn) || namn.Length > 100) Fel("namn", "1–100 tecken.");
    }

    /// <summary>Says which ids of a list occur before.</summary>
    public static void Dubbletter(IEnumerable<string?> ider, string lista, Func<string, int, int> rad, List<Faltfel> fel)
    {
        var sedda = new HashSet<string>();
        var nr = 0;
        foreach (var id in ider)
        {
            if (id is not null && !sedda.Add(id)) fel.Add(new(rad(lista, nr), $"{lista}[{nr}].id", $"{id} finns redan."));
            nr++;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
