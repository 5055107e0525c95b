using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kalender;

namespace Lagescentral.Domain.Jour;

/// <summary>A time on call as a calendar holds it.</summary>
/// <param name="Uid">The entry's own id; the same when it is written again.</param>
/// <param name="Person">Pseudonymous id.</param>
/// <param name="Fran">From, UTC.</param>
/// <param name="Till">Up to, UTC.</param>
/// <param name="Rad">Line of the file at which the entry begins, from 1.</param>
public sealed record Kalenderpass(string Uid, string Person, DateTimeOffset Fran, DateTimeOffset Till, int Rad);

/// <summary>What was read from a calendar: what could be, and what was wrong with the rest.</summary>
/// <param name="Pass">In the order of the file.</param>
/// <param name="Fel">With line and property.</param>
public sealed record Kalenderinnehall(IReadOnlyList<Kalenderpass> Pass, IReadOnlyList<Faltfel> Fel);

/// <summary>Times on call as iCalendar (RFC 5545): what calendars of telephones and desktops read and write.</summary>
public static class Jourkalender
{
    /// <summary>Most characters of a file that is read.</summary>
    public const int LangdHogst = 1_000_000;

    /// <summary>The property that carries who is on call: names change, and are no ids.</summary>
    public const string Personfalt = "X-LAGESCENTRAL-PERSON";

    private const int FelHogst = 200;
    private const int Radlangd = 75;

    /// <summary>Writes a calendar. Times are UTC, so that nobody's clock matters.</summary>
    /// <param name="namn">Name of the calendar.</param>
    /// <param name="pass">The times.</param>
    /// <param name="rubrik">What an entry is called.</param>
    /// <param name="nu">When it is written, UTC.</param>
    public static string Skriv(string namn, IEnumerable<Jourpass> pass, Func<Jourpass, string> rubrik, DateTimeOffset nu)
    {
        ArgumentNullException.ThrowIfNull(pass);
        ArgumentNullException.ThrowIfNull(rubrik);
        var ut = new StringBuilder();
        Rad(ut, "BEGIN:VCALENDAR");
        Rad(ut, "VERSION:2.0");
        Rad(ut, "PRODID:-//Lagescentral//Jour//SV");
        Rad(ut, "CALSCALE:GREGORIAN");
        Rad(ut, "METHOD:PUBLISH");
        Rad(ut, "X-WR-CALNAME:" + Text(namn));
        foreach (var ett in pass)
        {
            Rad(ut, "BEGIN:VEVENT");
            Rad(ut, "UID:" + Uid(ett));
            Rad(ut, "DTSTAMP:" + Utc(nu));
            Rad(ut, "DTSTART:" + Utc(ett.Fran));
            Rad(ut, "DTEND:" + Utc(ett.Till));
            Rad(ut, "SUMMARY:" + Text(rubrik(ett)));
            Rad(ut, Personfalt + ":" + Text(ett.Person));
            Rad(ut, "TRANSP:TRANSPARENT");
            Rad(ut, "END:VEVENT");
        }

        Rad(ut, "END:VCALENDAR");
        return ut.ToString();
    }

    /// <summary>Reads the times of a calendar. What is wrong is named with its line; the rest goes through. Times with UTC, with a
    /// named zone and without one (the city's clock) are read, and whole days; repetitions and cancelled entries are not.</summary>
    /// <param name="text">The file.</param>
    /// <param name="person">Whose times they are, when the entries do not say; or null.</param>
    /// <param name="zon">The city's time zone.</param>
    public static Kalenderinnehall Las(string text, string? person, TimeZoneInfo zon)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pass = new List<Kalenderpass>();
        var fel = new List<Faltfel>();
        if (text.Length > LangdHogst) return new([], [new(1, null, $"Filen är för stor: högst {LangdHogst} tecken.")]);
        var rader = Utvikta(text);
        if (rader.Count == 0 || !rader[0].Text.Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            return new([], [new(1, "BEGIN", "Filen är ingen kalender: den ska börja med BEGIN:VCALENDAR.")]);

        List<(int Rad, Egenskap Egenskap)>? post = null;
        var postrad = 0;
        var djup = 0;
        var slutad = false;
        foreach (var (nr, rad) in rader)
        {
            if (Tolka(rad) is not { } egenskap)
            {
                if (post is not null || djup == 0) Fel(nr, null, "Raden är ingen egenskap: den ska ha namn, kolon och värde.");
                continue;
            }

            switch (egenskap.Namn)
            {
                case "BEGIN" when egenskap.Varde.Equals("VEVENT", StringComparison.OrdinalIgnoreCase) && post is null:
                    (post, postrad, djup) = ([], nr, 0);
                    break;
                case "BEGIN":
                    djup++;
                    break;
                case "END" when post is not null && djup == 0:
                    if (egenskap.Varde.Equals("VEVENT", StringComparison.OrdinalIgnoreCase)) Post(post, postrad);
                    else Fel(nr, "END", "Posten ska sluta med END:VEVENT.");
                    post = null;
                    break;
                case "END":
                    slutad |= egenskap.Varde.Equals("VCALENDAR", StringComparison.OrdinalIgnoreCase);
                    djup--;
                    break;
                // An alarm within an entry has properties of its own.
                default:
                    if (post is not null && djup == 0) post.Add((nr, egenskap));
                    break;
            }
        }

        if (post is not null) Fel(postrad, "END", "Posten saknar END:VEVENT: filen är avkortad.");
        else if (!slutad) Fel(rader[^1].Rad, "END", "Filen saknar END:VCALENDAR: den är avkortad.");
        return new(pass, fel);

        void Fel(int rad, string? falt, string orsak)
        {
            if (fel.Count < FelHogst) fel.Add(new(rad, falt, orsak));
        }

        void Post(List<(int Rad, Egenskap Egenskap)> delar, int rad)
        {
            if (pass.Count >= Jourgranser.Import)
            {
                Fel(rad, null, $"Högst {Jourgranser.Import} pass åt gången. Dela upp filen.");
                return;
            }

            if (Finn("RRULE") is { } upprepning)
            {
                Fel(upprepning.Rad, "RRULE", "Upprepningar läses inte. Exportera passen ett och ett.");
                return;
            }

            if (Finn("STATUS") is { } status && status.Egenskap.Varde.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase))
            {
                Fel(status.Rad, "STATUS", "Posten är inställd och läses inte.");
                return;
            }

            if (Finn("DTSTART") is not { } start)
            {
                Fel(rad, "DTSTART", "Posten saknar starttid.");
                return;
            }

            if (Tid(start.Egenskap, zon) is not { } fran)
            {
                Fel(start.Rad, "DTSTART", "Starttiden går inte att läsa. Ange till exempel 20261122T080000Z, eller TZID=Europe/Stockholm och lokal tid.");
                return;
            }

            DateTimeOffset till;
            if (Finn("DTEND") is { } slut)
            {
                if (Tid(slut.Egenskap, zon) is not { } last)
                {
                    Fel(slut.Rad, "DTEND", "Sluttiden går inte att läsa. Ange den på samma sätt som starttiden.");
                    return;
                }

                till = last;
            }
            else if (Finn("DURATION") is { } varaktighet)
            {
                if (Varaktighet(varaktighet.Egenskap.Varde) is not { } langd)
                {
                    Fel(varaktighet.Rad, "DURATION", "Varaktigheten går inte att läsa. Ange till exempel PT8H eller P7D.");
                    return;
                }

                // Days and weeks are counted by the clock, hours are not.
                var (dag, klocka) = Lokaltid.Av(fran, zon);
                till = Lokaltid.Ogonblick(dag.AddDays(langd.Dagar), klocka, zon) + langd.Tid;
                if (langd.Dagar == 0) till = fran + langd.Tid;
            }
            else if (start.Egenskap.Varde.Length == 8)
            {
                till = Lokaltid.Ogonblick(Lokaltid.Av(fran, zon).Dag.AddDays(1), TimeOnly.MinValue, zon);
            }
            else
            {
                Fel(rad, "DTEND", "Posten saknar sluttid.");
                return;
            }

            if (till <= fran || till - fran > TimeSpan.FromDays(Jourgranser.ErsattningDygn))
            {
                Fel(rad, "DTEND", $"Passet ska sluta efter att det börjat, och vara högst {Jourgranser.ErsattningDygn} dygn.");
                return;
            }

            var vem = Finn(Personfalt)?.Egenskap.Varde.Trim() ?? person;
            if (!Jourprovning.ArPerson(vem))
            {
                Fel(rad, Personfalt, "Posten säger inte vem som har jour. Ange person för hela filen, eller egenskapen i varje post.");
                return;
            }

            // Without an id of its own an entry is known by what it says.
            var uid = Finn("UID")?.Egenskap.Varde is { Length: > 0 } id ? id : $"{vem}/{Utc(fran)}";
            pass.Add(new(uid, vem!, fran, till, rad));

            (int Rad, Egenskap Egenskap)? Finn(string namn) => delar.Where(d => d.Egenskap.Namn == namn).Select(d => ((int, Egenskap)?)d).FirstOrDefault();
        }
    }

    /// <summary>Id of the replacement that an entry becomes: the same entry again is the same.</summary>
    public static string Id(string linje, string uid) =>
        "i-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(linje + "\n" + uid)).AsSpan(0, 8));

    private static string Uid(Jourpass pass) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pass.Linje}\n{pass.Person}\n{Utc(pass.Fran)}\n{pass.Ur}")).AsSpan(0, 16)) + "@lagescentral";

    private static string Utc(DateTimeOffset tid) => tid.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text)
    {
        var ut = new StringBuilder(text.Length);
        foreach (var tecken in text.ReplaceLineEndings("\n"))
        {
            switch (tecken)
            {
                case '\\' or ';' or ',': ut.Append('\\').Append(tecken); break;
                case '\n': ut.Append("\\n"); break;
                case < ' ' and not '\t' or '\x7f': break;
                default: ut.Append(tecken); break;
            }
        }

        return ut.ToString();
    }

    // A line is at most 75 octets; the next begins with a space. A letter's octets stay together.
    private static void Rad(StringBuilder ut, string rad)
    {
        var octetter = 0;
        foreach (var runa in rad.EnumerateRunes())
        {
            if (octetter + runa.Utf8SequenceLength > Radlangd)
            {
                ut.Append("\r\n ");
                octetter = 1;
            }

            ut.Append(runa.ToString());
            octetter += runa.Utf8SequenceLength;
        }

        ut.Append("\r\n");
    }

    private static List<(int Rad, string Text)> Utvikta(string text)
    {
        var rader = new List<(int Rad, string Text)>();
        var byggs = new StringBuilder();
        var (nr, forsta) = (0, 1);
        foreach (var del in text.TrimStart('\ufeff').AsSpan().EnumerateLines())
        {
            nr++;
            if (del.Length > 0 && del[0] is ' ' or '\t' && byggs.Length > 0)
            {
                byggs.Append(del[1..]);
                continue;
            }

            if (byggs.Length > 0) rader.Add((forsta, byggs.ToString()));
            byggs.Clear().Append(del);
            forsta = nr;
        }

        if (byggs.Length > 0) rader.Add((forsta, byggs.ToString()));
        return rader;
    }

    // name *(";" param) ":" value, where a parameter's value may be quoted and then hold both.
    private static Egenskap? Tolka(string rad)
    {
        var citat = false;
        var snitt = new List<int>();
        for (var i = 0; i < rad.Length; i++)
        {
            if (rad[i] == '"') citat = !citat;
            if (citat) continue;
            if (rad[i] == ';') snitt.Add(i);
            if (rad[i] != ':') continue;
            var huvud = rad[..i];
            snitt.Add(i);
            var parametrar = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var k = 0; k + 1 < snitt.Count; k++)
            {
                var del = huvud[(snitt[k] + 1)..snitt[k + 1]].Split('=', 2);
                if (del.Length == 2) parametrar[del[0].Trim()] = del[1].Trim().Trim('"');
            }

            var namn = huvud[..snitt[0]].Trim().ToUpperInvariant();
            return namn.Length == 0 ? null : new(namn, parametrar, rad[(i + 1)..].Trim());
        }

        return null;
    }

    private static DateTimeOffset? Tid(Egenskap egenskap, TimeZoneInfo zon)
    {
        var varde = egenskap.Varde;
        if (egenskap.Parametrar.GetValueOrDefault("TZID") is { } id)
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(id.TrimStart('/'), out var namngiven)) return null;
            zon = namngiven;
        }

        if (DateOnly.TryParseExact(varde, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag))
            return Rimlig(dag.Year) ? Lokaltid.Ogonblick(dag, TimeOnly.MinValue, zon) : null;
        var utc = varde.EndsWith('Z');
        if (!DateTime.TryParseExact(utc ? varde[..^1] : varde, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var tid) || !Rimlig(tid.Year)) return null;
        return utc ? new DateTimeOffset(tid, TimeSpan.Zero) : Lokaltid.Ogonblick(DateOnly.FromDateTime(tid), TimeOnly.FromDateTime(tid), zon);
    }

    private static bool Rimlig(int ar) => ar is >= 2000 and <= 2199;

    private static (int Dagar, TimeSpan Tid)? Varaktighet(string text)
    {
        var kvar = text.TrimStart('+');
        if (!kvar.StartsWith('P') || kvar.Length is < 3 or > 30) return null;
        var (dagar, tid, iTid, tal) = (0, TimeSpan.Zero, false, "");
        foreach (var tecken in kvar.AsSpan(1))
        {
            if (char.IsAsciiDigit(tecken))
            {
                tal += tecken;
                if (tal.Length > 6) return null;
                continue;
            }

            if (tecken == 'T' && !iTid && tal.Length == 0)
            {
                iTid = true;
                continue;
            }

            if (tal.Length == 0) return null;
            var antal = int.Parse(tal, CultureInfo.InvariantCulture);
            switch (tecken)
            {
                case 'W' when !iTid: dagar += 7 * antal; break;
                case 'D' when !iTid: dagar += antal; break;
                case 'H' when iTid: tid += TimeSpan.FromHours(antal); break;
                case 'M' when iTid: tid += TimeSpan.FromMinutes(antal); break;
                case 'S' when iTid: tid += TimeSpan.FromSeconds(antal); break;
                default: return null;
            }

            tal = "";
        }

        return tal.Length > 0 || dagar > Jourgranser.ErsattningDygn ? null : (dagar, tid);
    }

    private sealed record Egenskap(string Namn, IReadOnlyDictionary<string, string> Parametrar, string Varde);
}
