using System.Globalization;
using System.Text.RegularExpressions;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Polis;

/// <summary>The two times of a police post: when it was published, and when the event was, which the name gives
/// without a year.</summary>
internal static partial class PolisTid
{
    /// <summary>How far ahead of its publication a post may announce something (a control, a demonstration).</summary>
    public static readonly TimeSpan Forvag = TimeSpan.FromHours(24);

    private static readonly string[] Manader =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    /// <summary>Reads <c>2026-06-30 9:22:45 +02:00</c>: a blank for T, the hour perhaps not padded.</summary>
    public static DateTimeOffset? Publicerad(string datetime)
    {
        var m = Publiceringsform().Match(datetime);
        if (!m.Success)
            return null;
        var iso = $"{m.Groups["datum"].Value}T{m.Groups["timme"].Value.PadLeft(2, '0')}{m.Groups["resten"].Value}{m.Groups["offset"].Value}";
        return IsoTid.Las(iso, out var tid) == Tidsvar.Ok ? tid : null;
    }

    /// <summary>Splits <c>30 juni 10.36, Mord/dråp, försök, Mariestad</c> into time and the rest.</summary>
    /// <returns>Null when the name does not begin with day, month and time of day.</returns>
    public static (int Dag, int Manad, int Timme, int Minut)? Namntid(string namn)
    {
        var m = Namnform().Match(namn);
        if (!m.Success)
            return null;
        var manad = Array.IndexOf(Manader, m.Groups["manad"].Value.ToLowerInvariant()) + 1;
        var (dag, timme, minut) = (Tal(m.Groups["dag"]), Tal(m.Groups["timme"]), Tal(m.Groups["minut"]));
        return manad > 0 && dag is >= 1 and <= 31 && timme <= 23 && minut <= 59 ? (dag, manad, timme, minut) : null;
    }

    /// <summary>The latest instant, local to Stockholm, with that day and time of day that is not after the
    /// publication; in the hour that autumn repeats, the later of the two if it can be.</summary>
    /// <remarks>A post may announce something within the next day (<see cref="Forvag"/>). It then gets its publication
    /// time: the year before would be wrong by a year, and what has not happened yet cannot have happened.</remarks>
    public static DateTimeOffset? Intraffad((int Dag, int Manad, int Timme, int Minut) namntid, DateTimeOffset publicerad)
    {
        var ar = Stockholmstid.Lokal(publicerad).Year;
        // Nine years back reaches the last 29 February, over a century's year without one too.
        for (var y = Math.Min(ar + 1, 9998); y >= ar - 9 && y > 1; y--)
        {
            if (namntid.Dag > DateTime.DaysInMonth(y, namntid.Manad))
                continue;
            var lokal = new DateTime(y, namntid.Manad, namntid.Dag, namntid.Timme, namntid.Minut, 0, DateTimeKind.Unspecified);
            var tider = Stockholmstid.Tider(lokal);
            // In the hour that spring skips the writer's clock had not been set forward.
            if (tider.Count == 0)
                tider = Stockholmstid.Tider(lokal.AddHours(1));
            if (tider.LastOrDefault(t => t <= publicerad) is { Ticks: > 0 } traff)
                return traff;
            if (tider[0] - publicerad <= Forvag)
                return publicerad;
        }
        return null;
    }

    private static int Tal(Group g) => int.Parse(g.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<datum>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt]|\s+)(?<timme>[0-9]{1,2})(?<resten>:[0-9]{2}:[0-9]{2}(\.[0-9]{1,16})?)\s*(?<offset>Z|[+-][0-9]{2}:?[0-9]{2})\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Publiceringsform();

    [GeneratedRegex(
        @"^\s*(?<dag>[0-9]{1,2})\s+(?<manad>\p{L}{3,9})\s+(?<timme>[0-9]{1,2})[.:](?<minut>[0-9]{2})\s*,",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Namnform();
}
