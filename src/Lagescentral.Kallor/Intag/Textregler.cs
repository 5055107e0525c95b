namespace Lagescentral.Kallor.Intag;

/// <summary>What a text must be, whoever wrote it: a source, or a person who mends what a source wrote.</summary>
public static class Textregler
{
    /// <summary>What is wrong with a trimmed text, in Swedish and without the text; null when nothing is.</summary>
    /// <param name="v">The text.</param>
    /// <param name="max">Most characters (Unicode scalar values).</param>
    /// <param name="flerradig">True allows line breaks and tabs.</param>
    public static string? Fel(string v, int max, bool flerradig)
    {
        ArgumentNullException.ThrowIfNull(v);
        if (HarStyrtecken(v, flerradig))
            return flerradig ? "innehåller styrtecken. Tillåtna är radbrytning och tabb." : "innehåller styrtecken eller radbrytning. Ta bort dem.";
        if (HarEnsamSurrogat(v))
            return "innehåller ett trasigt tecken (ensam surrogat). Skicka hela tecken i UTF-8.";
        return v.Length > max && Antal(v) > max ? $"är för lång. Högst {max} tecken." : null;
    }

    private static bool HarStyrtecken(string v, bool flerradig)
    {
        if (!v.AsSpan().ContainsAnyInRange('\0', '\u001F') && !v.AsSpan().ContainsAnyInRange('\u007F', '\u009F'))
            return false;
        foreach (var c in v)
        {
            if (char.IsControl(c) && !(flerradig && c is '\n' or '\r' or '\t'))
                return true;
        }
        return false;
    }

    private static bool HarEnsamSurrogat(string v)
    {
        if (!v.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return false;
        for (var i = 0; i < v.Length; i++)
        {
            if (!char.IsSurrogate(v[i]))
                continue;
            if (i + 1 == v.Length || !char.IsSurrogatePair(v[i], v[i + 1]))
                return true;
            i++;
        }
        return false;
    }

    private static int Antal(string v)
    {
        var n = 0;
        foreach (var _ in v.EnumerateRunes())
            n++;
        return n;
    }
}
