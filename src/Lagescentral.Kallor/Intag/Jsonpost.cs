using System.Text;
using System.Text.Json;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Kallor.Intag;

/// <summary>Reads one JSON object into an item. Field names are exact; unknown fields are ignored.</summary>
internal static class Jsonpost
{
    private static readonly byte[][] Namn = [.. Falt.Alla.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads an item's bytes: one JSON value and nothing after it.</summary>
    /// <exception cref="JsonException">Not JSON. Its message may quote the input: take only its position.</exception>
    public static Inrad Las(int rad, ReadOnlySpan<byte> utf8, InlasRegler regler)
    {
        var post = new Postbyggare(rad, regler);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        var objekt = reader.TokenType == JsonTokenType.StartObject;
        if (objekt)
            LasObjekt(ref reader, post);
        else
            reader.Skip();
        // A second value on the line is a fault of the line: Read throws on it.
        reader.Read();

        var inrad = objekt ? post.Bygg("") : new Inrad(rad, null, null, [new Faltfel(rad, null, "Posten ska vara ett JSON-objekt.")], "");
        return inrad.Fel.Count == 0 ? inrad : inrad with { Original = Encoding.UTF8.GetString(utf8) };
    }

    /// <summary>Reads the object that the reader stands at the start of, to its end.</summary>
    public static void LasObjekt(ref Utf8JsonReader reader, Postbyggare post)
    {
        var sedda = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var i = Index(ref reader);
            reader.Read();
            if (i < 0)
            {
                reader.Skip();
                continue;
            }
            if ((sedda & (1 << i)) != 0)
            {
                post.Fel(Falt.Alla[i], "förekommer mer än en gång. Skicka fältet en gång.");
                reader.Skip();
                continue;
            }
            sedda |= 1 << i;
            LasFalt(ref reader, post, Falt.Alla[i]);
        }
    }

    // Comparing an escaped name that holds a lone surrogate throws; such a name is no field of ours.
    private static int Index(ref Utf8JsonReader reader)
    {
        try
        {
            for (var i = 0; i < Namn.Length; i++)
            {
                if (reader.ValueTextEquals(Namn[i]))
                    return i;
            }
            return -1;
        }
        catch (InvalidOperationException)
        {
            return -1;
        }
    }

    private static void LasFalt(ref Utf8JsonReader reader, Postbyggare post, string falt)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        switch (falt)
        {
            case Falt.Lat when LasTal(ref reader, post, falt) is { } lat: post.SattLat(lat); break;
            case Falt.Lon when LasTal(ref reader, post, falt) is { } lon: post.SattLon(lon); break;
            case Falt.Lat or Falt.Lon: break;
            case Falt.Allvar: LasAllvar(ref reader, post); break;
            case Falt.Id: post.SattId(LasText(ref reader, post, falt)); break;
            case Falt.Typ: post.SattTyp(LasText(ref reader, post, falt)); break;
            case Falt.Intraffad: post.SattIntraffad(LasText(ref reader, post, falt)); break;
            case Falt.Publicerad: post.SattPublicerad(LasText(ref reader, post, falt)); break;
            case Falt.Rubrik: post.SattRubrik(LasText(ref reader, post, falt)); break;
            case Falt.Text: post.SattText(LasText(ref reader, post, falt)); break;
            case Falt.Plats: post.SattPlats(LasText(ref reader, post, falt)); break;
            case Falt.Stadsdel: post.SattStadsdel(LasText(ref reader, post, falt)); break;
            case Falt.Status: post.SattStatus(LasText(ref reader, post, falt)); break;
            case Falt.Klass: post.SattKlass(LasText(ref reader, post, falt)); break;
            default: throw new ArgumentOutOfRangeException(nameof(falt), falt, "Inget fält i avtalet.");
        }
    }

    // Null, with the fault noted, when it is no text.
    private static string? LasText(ref Utf8JsonReader reader, Postbyggare post, string falt)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            FelTyp(ref reader, post, falt, "ska vara en text inom citattecken.");
            return null;
        }

        var v = Strang(ref reader);
        if (v is null)
            post.Fel(falt, "innehåller ogiltig UTF-8 eller ett trasigt tecken (ensam surrogat). Skicka hela tecken i UTF-8.");
        return v;
    }

    // Null, with the fault noted, when it is no number.
    private static double? LasTal(ref Utf8JsonReader reader, Postbyggare post, string falt)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var v) && double.IsFinite(v))
            return v;
        FelTyp(ref reader, post, falt, "ska vara ett tal, till exempel 59.332.");
        return null;
    }

    private static void LasAllvar(ref Utf8JsonReader reader, Postbyggare post)
    {
        if (reader.TokenType != JsonTokenType.Number)
            FelTyp(ref reader, post, Falt.Allvar, "ska vara ett heltal 1–5.");
        else if (reader.TryGetDouble(out var v) && v is >= 1 and <= 5 && double.IsInteger(v))
            post.SattAllvar((int)v);
        else
            post.SattAllvar(0);
    }

    private static void FelTyp(ref Utf8JsonReader reader, Postbyggare post, string falt, string orsak)
    {
        reader.Skip();
        post.Fel(falt, orsak);
    }

    // The reader checks UTF-8 and surrogates only when a string is taken out, and then by this exception.
    private static string? Strang(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
