using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lagescentral.Prestanda.Flode;

/// <summary>Writes a statement as a source sends it: one line of JSON, of exactly so many bytes, the same every time.</summary>
internal static class Uppgiftsrad
{
    private static readonly string[] Meningar =
    [
        "Flera personer har ringt och berättat om händelsen. ", "En enhet är på väg till platsen. ", "Gatan är avstängd för trafik åt båda hållen. ",
        "Ingen person uppges vara skadad. ", "Boende uppmanas att hålla fönster och dörrar stängda. ", "Insatsen väntas pågå under kvällen. ",
        "Fältassistenter är underrättade och går till torget. ", "Räddningsledaren återkommer med ny bedömning. ", "Vittnen hörs på platsen. ",
    ];

    private static readonly byte[] Utfyllnad = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Concat(Meningar), 12)));
    private static readonly int[] Starter = LasStarter();
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Somewhere that a sentence begins.</summary>
    public static int Textstart(Random slump) => Starter[slump.Next(Starter.Length)];

    /// <summary>Without line feed.</summary>
    /// <exception cref="InvalidOperationException">It does not fit in its bytes.</exception>
    public static byte[] Skriv(Uppgift uppgift)
    {
        var buffert = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffert, Format))
        {
            json.WriteStartObject();
            json.WriteString("id", uppgift.Id);
            json.WriteString("typ", uppgift.Typ.Typ);
            json.WriteString("intraffad", uppgift.Intraffad);
            json.WriteString("publicerad", uppgift.Intraffad.AddSeconds(uppgift.Rev));
            json.WriteString("stadsdel", uppgift.Stadsdel);
            json.WriteString("status", uppgift.Status);
            json.WriteNumber("allvar", uppgift.Allvar);
            json.WriteString("klass", "intern");
            json.WriteString("rubrik", $"{uppgift.Typ.Typ}, uppgift {Markning.Skriv(uppgift.Nr)}");
            json.WriteEndObject();
        }

        // The text fills out to the right number of bytes: ,"text":"" before the closing brace takes ten.
        var text = uppgift.Byte - buffert.WrittenCount - 10;
        if (text < 10) throw new InvalidOperationException($"En post ryms inte i {uppgift.Byte} byte.");
        var rad = new byte[uppgift.Byte];
        var plats = buffert.WrittenCount - 1;
        buffert.WrittenSpan[..plats].CopyTo(rad);
        ",\"text\":\""u8.CopyTo(rad.AsSpan(plats));
        Fyll(rad.AsSpan(plats + 9, text), uppgift.Textstart);
        "\"}"u8.CopyTo(rad.AsSpan(plats + 9 + text));
        return rad;
    }

    private static void Fyll(Span<byte> mal, int fran)
    {
        Utfyllnad.AsSpan(fran, mal.Length).CopyTo(mal);
        // Neither half a character nor a space that would be trimmed away may stand last.
        mal[^4..].Fill((byte)'.');
        for (var i = mal.Length - 5; i >= 0 && mal[i] >= 0x80; i--) mal[i] = (byte)'.';
    }

    private static int[] LasStarter()
    {
        var starter = new List<int> { 0 };
        foreach (var mening in Meningar[..^1]) starter.Add(starter[^1] + Encoding.UTF8.GetByteCount(mening));
        return [.. starter];
    }
}
