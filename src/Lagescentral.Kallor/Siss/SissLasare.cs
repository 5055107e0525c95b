using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Siss;

/// <summary>Reads what a SISS meeting reports per stadsdel and plats:
/// <c>{"mote":"2026-W47","rapporter":[{"stadsdel":…,"plats":…,"handelser":[{…}]}]}</c>. An event has the contract's
/// fields; <c>id</c> may be left out, times may be local to Stockholm, and its own <c>stadsdel</c> or <c>plats</c>
/// goes before the report's.</summary>
public static class SissLasare
{
    /// <summary>The source's id.</summary>
    public const string Kalla = "siss";

    /// <summary>Reads a meeting's report. <see cref="Inrad.Rad"/> counts the events from 1 through all reports.</summary>
    /// <param name="kropp">The body.</param>
    /// <param name="regler">What is demanded of an item.</param>
    /// <param name="stadsdel">A district's name, old names too, to its id; null when unknown.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="OlasligException">Not JSON of that shape, or no valid meeting.</exception>
    /// <exception cref="ForStorException">Over the intake's limits.</exception>
    public static async Task<IReadOnlyList<Inrad>> LasAsync(
        Stream kropp, InlasRegler regler, Func<string, string?> stadsdel, CancellationToken ct = default)
    {
        var bytes = await Kropp.LasAsync(kropp, Intagsgranser.Kropp, ct).ConfigureAwait(false);
        return Las(bytes, regler, stadsdel);
    }

    internal static IReadOnlyList<Inrad> Las(ReadOnlyMemory<byte> utf8, InlasRegler regler, Func<string, string?> stadsdel)
    {
        if (utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            utf8 = utf8[3..];
        try
        {
            using var dokument = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = true });
            return Rapporter(dokument.RootElement, regler, stadsdel);
        }
        catch (JsonException e)
        {
            throw Kropp.Olaslig(e);
        }
    }

    private static List<Inrad> Rapporter(JsonElement rot, InlasRegler regler, Func<string, string?> stadsdel)
    {
        if (Text(rot, "mote", "mote") is not { } mote || !Motesvecka.Giltig(mote))
            throw new OlasligException("Fältet mote saknas eller " + Motesvecka.Fel);
        var rader = new List<Inrad>();
        var r = 0;
        foreach (var rapport in Lista(rot, "rapporter", "rapporter"))
        {
            var vag = $"rapporter[{r++}]";
            var (omrade, plats) = (Text(rapport, "stadsdel", $"{vag}.stadsdel"), Text(rapport, "plats", $"{vag}.plats"));
            var h = 0;
            foreach (var handelse in Lista(rapport, "handelser", $"{vag}.handelser"))
            {
                var handelsevag = $"{vag}.handelser[{h++}]";
                if (rader.Count == Intagsgranser.Poster)
                    throw ForStorException.Poster();
                var post = new Postbyggare(rader.Count + 1, regler, f => $"{handelsevag}.{f}") { LokalTid = true, Namntolk = stadsdel };
                rader.Add(Rad(handelse, post, rader.Count + 1, handelsevag, mote, omrade, plats));
            }
        }
        return rader;
    }

    private static Inrad Rad(JsonElement handelse, Postbyggare post, int nummer, string vag, string mote, string? omrade, string? plats)
    {
        var raw = JsonMarshal.GetRawUtf8Value(handelse);
        if (raw.Length > Intagsgranser.Post)
            throw ForStorException.Post(nummer);
        var original = Encoding.UTF8.GetString(raw);
        if (handelse.ValueKind != JsonValueKind.Object)
            return new Inrad(nummer, null, null, [new Faltfel(nummer, vag, "ska vara ett objekt.")], original);
        if (!Egen(handelse, Falt.Stadsdel))
            post.SattStadsdel(omrade);
        if (!Egen(handelse, Falt.Plats))
            post.SattPlats(plats);
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        Jsonpost.LasObjekt(ref reader, post);
        post.HarledId(mote);
        return post.Bygg(original);
    }

    private static bool Egen(JsonElement handelse, string falt) =>
        handelse.TryGetProperty(falt, out var v) && v.ValueKind is not JsonValueKind.Null;

    private static JsonElement.ArrayEnumerator Lista(JsonElement i, string namn, string vag) =>
        i.ValueKind == JsonValueKind.Object && i.TryGetProperty(namn, out var v) && v.ValueKind == JsonValueKind.Array
            ? v.EnumerateArray()
            : throw new OlasligException($"{vag} saknas eller är ingen lista.");

    private static string? Text(JsonElement i, string namn, string vag)
    {
        if (i.ValueKind != JsonValueKind.Object)
            throw new OlasligException("Kroppen ska vara ett objekt med mote och rapporter, och varje rapport ett objekt.");
        if (!i.TryGetProperty(namn, out var v) || v.ValueKind == JsonValueKind.Null)
            return null;
        try
        {
            return v.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new OlasligException($"{vag} ska vara en hel text i UTF-8.");
        }
    }
}
