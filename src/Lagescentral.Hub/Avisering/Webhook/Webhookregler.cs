using System.Net;

namespace Lagescentral.Hub.Avisering.Webhook;

/// <summary>How a system to call must be given.</summary>
internal static class Webhookregler
{
    /// <summary>Everyone's notices.</summary>
    public const string Alla = "alla";

    /// <summary>Notices to persons.</summary>
    public const string Personer = "personer";

    /// <summary>Notices to organisations.</summary>
    public const string Organisationer = "organisationer";

    /// <summary>Begins the id of an organisation as a recipient.</summary>
    public const string Organisation = "organisation:";

    /// <summary>Begins a person's pseudonymous id.</summary>
    public const string Person = "p-";

    private const int UrlHogst = 2_000;

    public static bool DuggerId(string id) => id.Length is >= 2 and <= 32 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool DuggerNyckel(string nyckel)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(nyckel, bytes, out var antal) && antal >= 32;
    }

    public static bool DuggerMottagare(string? mottagare) => mottagare is Alla or Personer or Organisationer || (mottagare is not null && ArMottagare(mottagare));

    /// <summary>True for the id of one recipient.</summary>
    public static bool ArMottagare(string mottagare) =>
        mottagare.Length is > 2 and <= 100 && mottagare.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_' or '.')
        && (mottagare.StartsWith(Person, StringComparison.Ordinal) || (mottagare.StartsWith(Organisation, StringComparison.Ordinal) && mottagare.Length > Organisation.Length));

    /// <summary>True when a target that is given for <paramref name="regler"/> takes the recipient's notices.</summary>
    public static bool Galler(IEnumerable<string> regler, string mottagare) => regler.Any(regel => regel == Alla
        || (regel == Personer && mottagare.StartsWith(Person, StringComparison.Ordinal))
        || (regel == Organisationer && mottagare.StartsWith(Organisation, StringComparison.Ordinal))
        || regel == mottagare);

    /// <summary>What is wrong with an address to call; null when nothing is. Where a name leads is asked at each call.</summary>
    public static string? Adressfel(string? url, bool privata, bool utveckling)
    {
        if (url is not { Length: <= UrlHogst } || !Uri.TryCreate(url, UriKind.Absolute, out var adress) || adress.Scheme is not ("https" or "http") || adress.Host.Length == 0)
            return "Ange en hel adress som börjar med https://.";
        if (adress.UserInfo.Length > 0) return "Adressen får inte innehålla användare eller lösenord.";
        if (adress.Fragment.Length > 0) return "Adressen får inte innehålla #.";
        if (privata) return null;
        var egen = utveckling && adress.IsLoopback;
        if (adress.Scheme != "https" && !egen) return "Adressen ska börja med https://.";
        return !egen && IPAddress.TryParse(adress.Host.Trim('[', ']'), out var ip) && !Utgaende.ArPublik(ip) ? "Adressen ligger på ett nät som inte får anropas." : null;
    }
}
