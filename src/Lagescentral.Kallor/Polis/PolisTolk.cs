using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Polis;

/// <summary>Why a post of the police was left aside. The feed covers the country; the product covers the city.</summary>
public enum Bortval
{
    /// <summary>The post is of another municipality or county.</summary>
    AnnanOrt,

    /// <summary>The name ends with Stockholm, but the post's county is another.</summary>
    OrtUtanforLan,
}

/// <summary>One response of the police's API, read.</summary>
/// <param name="Antal">Posts in the response.</param>
/// <param name="Rader">The city's posts, and those too broken to tell, in order of publication.</param>
/// <param name="Bortvalda">How many were left aside, and why.</param>
public sealed record PolisSvar(int Antal, IReadOnlyList<Inrad> Rader, IReadOnlyDictionary<Bortval, int> Bortvalda);

/// <summary>
/// Reads the response of <c>https://polisen.se/api/events</c>. Until February 2026 <c>location.name</c> was the
/// municipality; since then it is always the county, and the municipality is the last part of <c>name</c>.
/// <c>gps</c> is the midpoint of either and never used. The id is the API's, the heading its <c>name</c>, the text
/// its <c>summary</c> with the public address on a line of its own. Every post is <see cref="Klass.Oppen"/>.
/// </summary>
public static class PolisTolk
{
    private const string Lan = "Stockholms län";
    private const string Kommun = "Stockholm";
    private const string Webb = "https://polisen.se";

    /// <summary>Reads a response.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="regler">What is demanded of an item.</param>
    /// <exception cref="OlasligException">Not a JSON array.</exception>
    public static PolisSvar Tolka(ReadOnlyMemory<byte> utf8, InlasRegler regler)
    {
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            utf8 = utf8[3..];
        try
        {
            using var dokument = JsonDocument.Parse(utf8);
            return dokument.RootElement.ValueKind == JsonValueKind.Array
                ? Tolka(dokument.RootElement, regler)
                : throw new OlasligException("Svaret är ingen JSON-lista.");
        }
        catch (JsonException e)
        {
            throw Kropp.Olaslig(e);
        }
    }

    private static PolisSvar Tolka(JsonElement lista, InlasRegler regler)
    {
        var rader = new List<(DateTimeOffset? Publicerad, Inrad Rad)>();
        var bortvalda = new Dictionary<Bortval, int>();
        var antal = 0;
        foreach (var element in lista.EnumerateArray())
        {
            antal++;
            var (bortval, publicerad, rad) = Post(element, antal, regler);
            if (rad is not null)
                rader.Add((publicerad, rad));
            else
                bortvalda[bortval] = bortvalda.GetValueOrDefault(bortval) + 1;
        }
        // The response is unsorted and may hold a post in two states: the older must be judged first.
        var ordnade = rader.OrderBy(r => r.Publicerad ?? DateTimeOffset.MinValue).Select(r => r.Rad).ToList();
        return new PolisSvar(antal, ordnade, new ReadOnlyDictionary<Bortval, int>(bortvalda));
    }

    private static (Bortval, DateTimeOffset?, Inrad?) Post(JsonElement element, int nummer, InlasRegler regler)
    {
        var original = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));
        if (element.ValueKind != JsonValueKind.Object)
            return (default, null, new Inrad(nummer, null, null, [new Faltfel(nummer, null, "Posten är inget objekt.")], original));
        var namn = Text(element, "name");
        var ort = namn?[(namn.LastIndexOf(',') + 1)..].Trim();
        var omrade = element.TryGetProperty("location", out var location) ? Text(location, "name") : null;
        if (namn is not null && ort is not (Kommun or Lan))
            return (Bortval.AnnanOrt, null, null);
        if (omrade is not (null or Lan or Kommun))
            return (namn is null ? Bortval.AnnanOrt : Bortval.OrtUtanforLan, null, null);

        var post = new Postbyggare(nummer, regler, Falttolk);
        if (omrade is null)
            post.Fel("location.name", "saknas, så orten i name går inte att pröva mot länet.");
        var publicerad = Text(element, "datetime") is { } datetime ? PolisTid.Publicerad(datetime) : null;
        SattTider(post, namn, publicerad);
        post.SattId(Id(element));
        post.SattTyp(Text(element, "type") ?? Typ(namn));
        post.SattRubrik(namn);
        post.SattText(TextMedAdress(Text(element, "summary"), Text(element, "url")));
        if (ort == Lan)
            post.SattStadsdel(Placering.Stockholm);
        post.SattKlass(Klass.Oppen);
        return (default, publicerad, post.Bygg(original));
    }

    private static void SattTider(Postbyggare post, string? namn, DateTimeOffset? publicerad)
    {
        if (namn is null)
            post.Fel("name", "saknas.");
        if (publicerad is { } p)
            post.SattPublicerad(p);
        else
            post.Fel("datetime", "saknas eller är ingen tid av formen 2026-06-30 9:22:45 +02:00.");
        if (namn is null || publicerad is null)
            return;
        if (PolisTid.Namntid(namn) is { } tid && PolisTid.Intraffad(tid, publicerad.Value) is { } intraffad)
            post.SattIntraffad(intraffad);
        else
            post.Fel("name", "börjar inte med dag, månad och klockslag, så händelsens tid är okänd.");
    }

    // What stands between the time and the place; may hold commas itself.
    private static string? Typ(string? namn)
    {
        var (forsta, sista) = (namn?.IndexOf(',') ?? -1, namn?.LastIndexOf(',') ?? -1);
        return sista > forsta ? namn![(forsta + 1)..sista].Trim() : null;
    }

    private static string? Id(JsonElement post) =>
        post.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : Text(post, "id");

    private static string? TextMedAdress(string? summary, string? url)
    {
        var adress = url is ['/', not '/', ..] && url.Length <= 500 && !url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? Webb + url : null;
        if (adress is null)
            return summary;
        var text = $"{summary}\n{adress}";
        return text.Length <= Intagsgranser.Text ? text : summary;
    }

    private static string? Text(JsonElement i, string falt)
    {
        if (i.ValueKind != JsonValueKind.Object || !i.TryGetProperty(falt, out var v) || v.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return v.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Falttolk(string falt) => falt switch
    {
        Falt.Typ => "type",
        Falt.Intraffad => "name",
        Falt.Publicerad => "datetime",
        Falt.Rubrik => "name",
        Falt.Text => "summary",
        _ => falt,
    };
}
