using System.Text.Json;

namespace Lagescentral.Domain.Handelser;

/// <summary>Words that come again in line after line, kept once: sources, types, districts. Bounded; a word that has had to
/// give way is only made anew.</summary>
internal static class Ordpool
{
    private const int Platser = 4_096;
    private const int LangdHogst = 64;
    private static readonly Ord?[] Orden = new Ord?[Platser];

    /// <summary>The string that stands in turn, or null.</summary>
    public static string? Las(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String || json.HasValueSequence || json.ValueIsEscaped || json.ValueSpan.Length > LangdHogst) return json.GetString();
        var utf8 = json.ValueSpan;
        var spar = 2_166_136_261;
        foreach (var oktett in utf8) spar = unchecked((spar ^ oktett) * 16_777_619);
        // Several threads may put their word in the same place: each is whole.
        ref var plats = ref Orden[spar % Platser];
        var ord = Volatile.Read(ref plats);
        if (ord is not null && utf8.SequenceEqual(ord.Utf8)) return ord.Text;
        ord = new Ord(utf8.ToArray(), json.GetString()!);
        Volatile.Write(ref plats, ord);
        return ord.Text;
    }

    private sealed record Ord(byte[] Utf8, string Text);
}
