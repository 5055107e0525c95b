using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Ssbf;

/// <summary>
/// Reads SSBF's records as a partner (SOS Alarm's Händelseinformation) pushes them: one object or an array of
/// <c>{"larmnummer","sosArende","typ":1–15,"larm","framme","avslut","adress","plats","stadsdel","enheter":[…],"status","uppdaterad","ovning"}</c>.
/// </summary>
/// <remarks>
/// No open description of the push was found; the format is ours, with the fields that the record is known to have.
/// <c>adress</c> is dropped before anything else and kept nowhere, not even with a faulty record; house numbers in
/// <c>plats</c> likewise. <c>sosArende</c> is accepted and not kept. Units are only counted.
/// </remarks>
public static class SsbfTolk
{
    /// <summary>The source's id.</summary>
    public const string Kalla = "ssbf";

    /// <summary>Reads a pushed body.</summary>
    /// <param name="kropp">The body.</param>
    /// <param name="regler">What is demanded of an item.</param>
    /// <param name="stadsdel">A district's name, old names too, to its id; null when unknown.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="OlasligException">Not JSON, or neither object nor array.</exception>
    /// <exception cref="ForStorException">Over the intake's limits.</exception>
    public static async Task<IReadOnlyList<Inrad>> LasAsync(
        Stream kropp, InlasRegler regler, Func<string, string?> stadsdel, CancellationToken ct = default) =>
        Las(await Kropp.LasAsync(kropp, Intagsgranser.Kropp, ct).ConfigureAwait(false), regler, stadsdel);

    /// <summary>Reads a pushed body in memory; otherwise as <see cref="LasAsync"/>.</summary>
    /// <exception cref="OlasligException">Not JSON, or neither object nor array.</exception>
    /// <exception cref="ForStorException">Over the intake's limits.</exception>
    public static IReadOnlyList<Inrad> Las(ReadOnlyMemory<byte> utf8, InlasRegler regler, Func<string, string?> stadsdel)
    {
        try
        {
            using var dokument = JsonDocument.Parse(utf8);
            var rot = dokument.RootElement;
            var poster = rot.ValueKind switch
            {
                JsonValueKind.Array => rot.EnumerateArray().ToList(),
                JsonValueKind.Object => [rot],
                _ => throw new OlasligException("Kroppen ska vara ett larm eller en lista av larm."),
            };
            if (poster.Count > Intagsgranser.Poster)
                throw ForStorException.Poster();
            return [.. poster.Select((p, i) => Post(p, i + 1, regler, stadsdel))];
        }
        catch (JsonException e)
        {
            throw Kropp.Olaslig(e);
        }
    }

    private static Inrad Post(JsonElement element, int nummer, InlasRegler regler, Func<string, string?> stadsdel)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return new Inrad(nummer, null, null, [new Faltfel(nummer, null, "Posten ska vara ett JSON-objekt.")], "");
        if (JsonMarshal.GetRawUtf8Value(element).Length > Intagsgranser.Post)
            throw ForStorException.Post(nummer);
        var post = new Postbyggare(nummer, regler, Falttolk) { Namntolk = stadsdel };
        post.SattId(Text(post, element, "larmnummer"));
        Text(post, element, "sosArende");
        var typ = Typ(post, element);
        post.SattTyp(typ);
        post.SattIntraffad(Text(post, element, "larm"));
        var status = Status(post, element);
        post.SattStatus(status == "avslutad" ? Handelsestatus.Avslutad : Handelsestatus.Pagaende);
        post.SattPublicerad(Text(post, element, "uppdaterad") ?? SenasteTid(post, element));
        var plats = Plats(post, Text(post, element, "plats"));
        post.SattStadsdel(Text(post, element, "stadsdel"));
        post.SattRubrik(plats is null ? typ : $"{typ}, {plats}");
        post.SattText(Lage(post, element, status));
        post.Ovning = element.TryGetProperty("ovning", out var o) && o.ValueKind == JsonValueKind.True;
        return post.Bygg(Original(element, plats));
    }

    private static string? Plats(Postbyggare post, string? plats)
    {
        // Too long for any place: told as such, unsearched, and kept nowhere.
        if (plats?.Length > Intagsgranser.Plats * 2)
        {
            post.SattPlats(plats);
            return null;
        }
        plats = plats is null ? null : Husnummer.Stryk(plats);
        post.SattPlats(plats);
        return plats;
    }

    private static string? Typ(Postbyggare post, JsonElement element)
    {
        if (element.TryGetProperty("typ", out var v) && v.ValueKind == JsonValueKind.Number
            && v.TryGetInt32(out var nummer) && Insatstyp.Namn.TryGetValue(nummer, out var namn))
        {
            return namn;
        }
        post.Fel("typ", "ska vara ett nummer 1–15 enligt den nationella insatsstatistiken (10 används inte).");
        return null;
    }

    private static string? Status(Postbyggare post, JsonElement element)
    {
        var status = Text(post, element, "status")?.ToLowerInvariant().Replace('å', 'a');
        if (status is "larmad" or "pa plats" or "under kontroll" or "avslutad")
            return status;
        post.Fel("status", "saknas eller är okänd. Ange larmad, pa plats, under kontroll eller avslutad.");
        return null;
    }

    private static string? SenasteTid(Postbyggare post, JsonElement element)
    {
        string? senast = null;
        var tid = DateTimeOffset.MinValue;
        foreach (var falt in (string[])["larm", "framme", "avslut"])
        {
            if (Text(post, element, falt) is not { } v)
                continue;
            if (IsoTid.Las(v, out var t) != Tidsvar.Ok)
            {
                if (falt != "larm")
                    post.Fel(falt, "är ingen tid med tidszon, till exempel 2026-11-18T14:30:00+01:00.");
            }
            else if (t >= tid)
            {
                (senast, tid) = (v, t);
            }
        }
        return senast;
    }

    private static string? Lage(Postbyggare post, JsonElement element, string? status)
    {
        if (status is null)
            return null;
        var ord = status == "pa plats" ? "på plats" : status;
        var text = $"Räddningstjänsten: {ord}.";
        if (!element.TryGetProperty("enheter", out var enheter) || enheter.ValueKind == JsonValueKind.Null)
            return text;
        if (enheter.ValueKind != JsonValueKind.Array)
            post.Fel("enheter", "ska vara en lista.");
        else if (enheter.GetArrayLength() is > 0 and var antal)
            text += antal == 1 ? " En enhet." : string.Create(CultureInfo.InvariantCulture, $" {antal} enheter.");
        return text;
    }

    // The record without its address: what is kept for correction must not hold what must never be kept.
    private static string Original(JsonElement element, string? plats)
    {
        try
        {
            var kopia = new JsonObject();
            foreach (var falt in element.EnumerateObject())
            {
                if (!string.Equals(falt.Name, "adress", StringComparison.OrdinalIgnoreCase))
                    kopia[falt.Name] = falt.NameEquals("plats") ? plats : JsonNode.Parse(falt.Value.GetRawText());
            }
            return kopia.ToJsonString(Domain.Json.Options);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or JsonException)
        {
            // Broken characters: rather no original than one whose address could not be found.
            return "";
        }
    }

    private static string? Text(Postbyggare post, JsonElement element, string falt)
    {
        if (!element.TryGetProperty(falt, out var v) || v.ValueKind == JsonValueKind.Null)
            return null;
        try
        {
            if (v.ValueKind == JsonValueKind.String)
                return v.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate or bytes that are no UTF-8: told below as any other wrong value.
        }
        post.Fel(falt, "ska vara en hel text inom citattecken.");
        return null;
    }

    private static string Falttolk(string falt) => falt switch
    {
        Falt.Id => "larmnummer",
        Falt.Intraffad => "larm",
        Falt.Publicerad => "uppdaterad",
        Falt.Rubrik or Falt.Text => "typ",
        _ => falt,
    };
}
