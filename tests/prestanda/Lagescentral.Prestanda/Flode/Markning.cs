namespace Lagescentral.Prestanda.Flode;

/// <summary>A number as six letters: no digits, which a reader of texts might take for a telephone or a vehicle.</summary>
internal static class Markning
{
    private const int Langd = 6;
    private static ReadOnlySpan<byte> Bokstaver => "bdfghjklmnprstvz"u8;

    /// <summary>0–16,777,215.</summary>
    public static string Skriv(int nr)
    {
        Span<char> tecken = stackalloc char[Langd];
        for (var i = Langd - 1; i >= 0; i--, nr >>= 4) tecken[i] = (char)Bokstaver[nr & 15];
        return new string(tecken);
    }

    /// <summary>The number that a text ends with, or -1.</summary>
    public static int Las(ReadOnlySpan<byte> text)
    {
        if (text.Length < Langd) return -1;
        var nr = 0;
        foreach (var tecken in text[^Langd..])
        {
            var siffra = Bokstaver.IndexOf(tecken);
            if (siffra < 0) return -1;
            nr = (nr << 4) | siffra;
        }

        return nr;
    }
}
