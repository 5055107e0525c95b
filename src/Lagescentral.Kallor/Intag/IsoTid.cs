using System.Globalization;

namespace Lagescentral.Kallor.Intag;

/// <summary>How reading a time went.</summary>
internal enum Tidsvar
{
    Ok,
    Olaslig,
    UtanOffset,
    FinnsInte,
}

/// <summary>Reads ISO 8601 times with offset, to UTC. Stricter than .NET's own parsers, which take a missing
/// offset as this machine's time zone.</summary>
internal static class IsoTid
{
    private static readonly string[] Former = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"];
    private static readonly string[] LokalaFormer =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd H:mm", "yyyy-MM-dd HH.mm", "yyyy-MM-dd H.mm"];

    /// <summary>Reads <c>2026-11-18T14:30[:00[.123]](Z|±hh:mm)</c>.</summary>
    public static Tidsvar Las(ReadOnlySpan<char> s, out DateTimeOffset tid)
    {
        tid = default;
        if (s.Length < 16 || s[10] is not ('T' or 't'))
            return Tidsvar.Olaslig;
        if (!SkiljOffset(s, out var utan, out var offset))
            return Olast(s, out _) ? Tidsvar.UtanOffset : Tidsvar.Olaslig;
        if (!Olast(utan, out var lokal))
            return Tidsvar.Olaslig;
        var ticks = lokal.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            return Tidsvar.Olaslig;
        tid = new DateTimeOffset(ticks, TimeSpan.Zero);
        return Tidsvar.Ok;
    }

    /// <summary>Reads ISO 8601 with offset, or a local time in Stockholm. In the hour that autumn repeats the first
    /// (summer time) is taken: the text cannot tell, and the earlier is never in the future.</summary>
    public static Tidsvar LasLokal(ReadOnlySpan<char> s, out DateTimeOffset tid)
    {
        if (Las(s, out tid) == Tidsvar.Ok)
            return Tidsvar.Ok;
        if (!DateTime.TryParseExact(s, LokalaFormer, CultureInfo.InvariantCulture, DateTimeStyles.None, out var lokal))
            return Tidsvar.Olaslig;
        if (lokal.Year is < 2 or > 9998)
            return Tidsvar.Olaslig;
        var tider = Stockholmstid.Tider(lokal);
        if (tider.Count == 0)
            return Tidsvar.FinnsInte;
        tid = tider[0];
        return Tidsvar.Ok;
    }

    private static bool SkiljOffset(ReadOnlySpan<char> s, out ReadOnlySpan<char> utan, out TimeSpan offset)
    {
        offset = default;
        utan = s;
        if (s[^1] is 'Z' or 'z')
        {
            utan = s[..^1];
            return true;
        }
        var i = s.LastIndexOfAny('+', '-');
        if (i < 16)
            return false;
        var o = s[(i + 1)..];
        var minuter = o.Length == 5 && o[2] == ':' ? o[3..] : o.Length == 4 ? o[2..] : default;
        if (minuter.IsEmpty || !Tva(o[..2], 14, out var h) || !Tva(minuter, 59, out var m) || (h == 14 && m > 0))
            return false;
        offset = new TimeSpan(h, m, 0) * (s[i] == '-' ? -1 : 1);
        utan = s[..i];
        return true;
    }

    private static bool Tva(ReadOnlySpan<char> s, int max, out int tal) =>
        int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out tal) && tal <= max;

    // Date and time without offset; fractions beyond 100 ns are cut, as a clock with more digits is still right.
    private static bool Olast(ReadOnlySpan<char> s, out DateTime tid)
    {
        tid = default;
        long brak = 0;
        var punkt = s.IndexOfAny('.', ',');
        if (punkt >= 0)
        {
            var siffror = s[(punkt + 1)..];
            if (punkt != 19 || siffror.IsEmpty || siffror.Length > 16 || siffror.ContainsAnyExceptInRange('0', '9'))
                return false;
            for (var i = 0; i < 7; i++)
                brak = (brak * 10) + (i < siffror.Length ? siffror[i] - '0' : 0);
            s = s[..punkt];
        }
        if (s.Length is not (16 or 19))
            return false;
        Span<char> stor = stackalloc char[19];
        s.CopyTo(stor);
        stor[10] = stor[10] == 't' ? 'T' : stor[10];
        if (!DateTime.TryParseExact(stor[..s.Length], Former, CultureInfo.InvariantCulture, DateTimeStyles.None, out tid))
            return false;
        tid = tid.AddTicks(brak);
        return true;
    }
}
