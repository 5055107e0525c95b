using System.Net.Mail;

namespace Lagescentral.Hub.Avisering;

/// <summary>How people's addresses must look.</summary>
internal static class Adressregler
{
    private const int EpostHogst = 254;
    private const int NummerMinst = 7;
    private const int NummerHogst = 15;

    /// <summary>An e-mail address as it is kept; null when it is none. What has a control sign, a space, a name or a list in it is none.</summary>
    public static string? Epost(string? text)
    {
        if (text?.Trim() is not { Length: >= 3 and <= EpostHogst } adress || adress.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')')) return null;
        return MailAddress.TryCreate(adress, out var last) && last.Address == adress && last.Host.Contains('.', StringComparison.Ordinal) ? adress : null;
    }

    /// <summary>A telephone number as it is kept, <c>+46701234567</c>; null when it is none. A number that begins with 0 is Swedish.</summary>
    public static string? Telefon(string? text)
    {
        if (text is not { Length: <= 40 } || text.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-' or '(' or ')'))) return null;
        var siffror = string.Concat(text.Where(char.IsAsciiDigit));
        var rak = text.Trim() switch
        {
            ['+', ..] when !text.Trim()[1..].Contains('+', StringComparison.Ordinal) => siffror,
            ['0', '0', ..] => siffror[2..],
            ['0', ..] => "46" + siffror[1..],
            _ => "",
        };
        return rak.Length is >= NummerMinst and <= NummerHogst ? "+" + rak : null;
    }

    /// <summary>An address with most of it hidden, for lists.</summary>
    public static string Dold(string adress) => adress.IndexOf('@', StringComparison.Ordinal) is > 0 and var vid
        ? adress[..1] + "…" + adress[vid..]
        : "…" + adress[Math.Max(0, adress.Length - 3)..];
}
