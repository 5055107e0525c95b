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

        var original = Encoding.UTF8.GetString(utf8);
        return objekt
            ? post.Bygg(original)
            : new Inrad(rad, null, null, [new Faltfel(rad, null, "Posten ska vara ett JSON-objekt.")], original);
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
            case Falt.Lat: LasTal(ref reader, post, falt, post.SattLat); break;
            case Falt.Lon: LasTal(ref reader, post, falt, post.SattLon); break;
            case Falt.Allvar: LasAllvar(ref reader, post); break;
            case Falt.Id: LasText(ref reader, post, falt, post.SattId); break;
            case Falt.Typ: LasText(ref reader, post, falt, post.SattTyp); break;
            case Falt.Intraffad: LasText(ref reader, post, falt, post.SattIntraffad); break;
            case Falt.Publicerad: LasText(ref reader, post, falt, post.SattPublicerad); break;
            case Falt.Rubrik: LasText(ref reader, post, falt, post.SattRubrik); break;
            case Falt.Text: LasText(ref reader, post, falt, post.SattText); break;
            case Falt.Plats: LasText(ref reader, post, falt, post.SattPlats); break;
            case Falt.Stadsdel: LasText(ref reader, post, falt, post.SattStadsdel); break;
            case Falt.Status: LasText(ref reader, post, falt, post.SattStatus); break;
            case Falt.Klass: LasText(ref reader, post, falt, post.SattKlass); break;
            default: throw new ArgumentOutOfRangeException(nameof(falt), falt, "Inget fält i avtalet.");
        }
    }

    private static void LasText(ref Utf8JsonReader reader, Postbyggare post, string falt, Action<string?> satt)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            FelTyp(ref reader, post, falt, "ska vara en text inom citattecken.");
            return;
        }
        if (Strang(ref reader) is { } v)
            satt(v);
        else
            post.Fel(falt, "innehåller ogiltig UTF-8 eller ett trasigt tecken (ensam surrogat). Skicka hela tecken i UTF-8.");
    }

    private static void LasTal(ref Utf8JsonReader reader, Postbyggare post, string falt, Action<double> satt)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var v) && double.IsFinite(v))
            satt(v);
        else
            FelTyp(ref reader, post, falt, "ska vara ett tal, till exempel 59.332.");
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
