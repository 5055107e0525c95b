using System.Text;

namespace Lagescentral.Hub.Tests.Fientligt;

/// <summary>Spoils what was sound: flipped bits, cuts, repeats, splices of two, and bits that readers are known to stumble
/// on. The same seed gives the same.</summary>
internal sealed class Forvanskare(int fro, IReadOnlyList<byte[]> hela)
{
    private static readonly byte[][] Snubbelbitar =
    [
        .. new[]
        {
            "null", "true", "{}", "[]", "\"\"", "[[", "]]", "}{", ",", ":", "-0", "1e999", "-1e-999", "0x1F", "NaN", "99999999999999999999999999", "1.0000000000000000000000001",
            "\"\\ud800\"", "\"\\u0000\"", "\\", "\\u", "\"\\q\"", "/* */", "'", "\r\n", "\r", "\n\n\n", "\u2028", "\u202e", "\ufeff", "é\u0301", "\ud83d\ude92",
            "9999-12-31T23:59:59.9999999+14:00", "0001-01-01T00:00:00Z", "2026-02-30T25:61:61Z", "2026-11-20", "-62135596801", "\"id\":\"x\",\"id\":2",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<?xml version=\"1.1\"?>", "xmlns=\"\"", "</alert>", "<info>",
            ";;;;", "\"\"\"", "=1+1", "@SUM(A1)", "../../etc/passwd", "%00", "%2e%2e%2f", "%", "'; DROP TABLE rader; --", "{{7*7}}", "<script>", "$ref", "__proto__",
        }.Select(Encoding.UTF8.GetBytes),
        [0x00], [0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80], [0x1e], [0x7f],
        Encoding.ASCII.GetBytes(new string('[', 3_000)), Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 3_000))),
        Encoding.ASCII.GetBytes(new string('9', 5_000)), Encoding.ASCII.GetBytes(new string('a', 70_000)), Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<a>", 3_000))),
    ];

    private readonly Random _slump = new(fro);

    /// <summary>One more spoilt piece.</summary>
    public byte[] Nasta()
    {
        var sak = (byte[])Nagon(hela).Clone();
        for (var gang = _slump.Next(1, 5); gang > 0; gang--) sak = Forvanska(sak);
        return sak;
    }

    /// <summary>One of several, by the same seed.</summary>
    public T Nagon<T>(IReadOnlyList<T> flera) => flera[_slump.Next(flera.Count)];

    private byte[] Forvanska(byte[] sak)
    {
        var (fran, till) = Snitt(sak.Length);
        switch (_slump.Next(8))
        {
            case 0 when sak.Length > 0:
                sak[_slump.Next(sak.Length)] ^= (byte)(1 << _slump.Next(8));
                return sak;
            case 1:
                return [.. sak[..fran], .. sak[till..]];
            case 2:
                return [.. sak[..till], .. sak[fran..]];
            case 3:
                return sak[..fran];
            case 4:
                var andra = Nagon(hela);
                return [.. sak[..fran], .. andra[Snitt(andra.Length).Fran..]];
            case 5:
                // In place of a whole value: between two marks that most formats set their values between.
                var (start, slut) = Varde(sak);
                return [.. sak[..start], .. Nagon(Snubbelbitar), .. sak[slut..]];
            default:
                return [.. sak[..fran], .. Nagon(Snubbelbitar), .. sak[fran..]];
        }
    }

    private (int Fran, int Till) Snitt(int langd)
    {
        var (a, b) = (_slump.Next(langd + 1), _slump.Next(langd + 1));
        return (Math.Min(a, b), Math.Max(a, b));
    }

    private (int Start, int Slut) Varde(byte[] sak)
    {
        var start = _slump.Next(sak.Length + 1);
        while (start > 0 && !":;,>=/?&".Contains((char)sak[start - 1], StringComparison.Ordinal)) start--;
        var slut = start;
        while (slut < sak.Length && !",;<}&\n".Contains((char)sak[slut], StringComparison.Ordinal)) slut++;
        return (start, slut);
    }
}
