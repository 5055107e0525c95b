using System.Text;

namespace Lagescentral.Domain;

/// <summary>Normal forms of text from outside, which may hold half surrogates: .NET's own normalisation throws on those.</summary>
internal static class Skrift
{
    /// <summary>The text in a normal form, half surrogates as U+FFFD.</summary>
    public static string Normal(string text, NormalizationForm form)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text.Normalize(form);

        var hel = new StringBuilder(text.Length);
        foreach (var runa in text.EnumerateRunes())
            hel.Append(runa.ToString());
        return hel.ToString().Normalize(form);
    }
}
