using System.Globalization;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;

namespace Lagescentral.Hub;

/// <summary>Answers: JSON cut for the reader's class, and problems (RFC 9457) in Swedish.</summary>
internal static class Svar
{
    /// <summary>An answer cut for the reader's class. When it holds something above <see cref="Klass.Oppen"/> the reading is logged first.</summary>
    public static IResult Json<T>(T varde, Lasarklass lasare, int status = StatusCodes.Status200OK) => new Loggatsvar(
        Results.Json(varde, Synlighet.Json(lasare), "application/json; charset=utf-8", status),
        lasare > Lasarklass.Oppen ? Lasningsmatt.Av(varde) : default);

    public static IResult Problem(int status, string titel, string detalj, IReadOnlyList<Faltfel>? fel = null) => Results.Problem(
        detalj, statusCode: status, title: titel, extensions: fel is null ? null : new Dictionary<string, object?> { ["fel"] = fel });

    /// <summary>Words for an answer that the framework gives by itself.</summary>
    public static void Oversatt(ProblemDetailsContext sammanhang)
    {
        var problem = sammanhang.ProblemDetails;
        if (problem.Detail is not null) return;
        (problem.Title, problem.Detail) = problem.Status switch
        {
            StatusCodes.Status400BadRequest => ("Felaktigt anrop", "Anropet kunde inte läsas. Jämför med /openapi/v1.json."),
            StatusCodes.Status401Unauthorized => ("Inte inloggad", "Logga in först."),
            StatusCodes.Status403Forbidden => ("Saknar behörighet", "Din roll får inte göra detta här."),
            StatusCodes.Status404NotFound => ("Finns inte", "Adressen finns inte. De som finns står i /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed => ("Fel metod", "Adressen tar inte emot den metoden. Jämför med /openapi/v1.json."),
            StatusCodes.Status413PayloadTooLarge => ("För stor", "Anropets kropp är för stor. Dela upp den."),
            StatusCodes.Status415UnsupportedMediaType => ("Okänt format", "Skicka application/json."),
            >= 500 => ("Oväntat fel", "Något gick fel hos oss. Försök igen; inget som fått kvitto är förlorat."),
            _ => ("Fel", "Anropet kunde inte besvaras."),
        };
    }

    /// <summary>A time in an address, UTC, from 1970 on; null when it is none. A plus sign there is a space when the sender
    /// forgot to write it as %2B: the offset says which it was.</summary>
    public static DateTimeOffset? Tid(string text) =>
        DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var tid)
        && tid >= DateTimeOffset.UnixEpoch ? tid : null;

    public static IResult Saknas(string detalj) => Problem(StatusCodes.Status404NotFound, "Finns inte", detalj);

    public static IResult SaknadStadsdel(string id) => Saknas($"Stadsdelen {id} finns inte. De tolv står under /api/v1/stadsdelar.");

    public static IResult SaknadPlats(string id) => Saknas($"Platsen {id} finns inte. De kända står under /api/v1/platser.");

    /// <summary>An answer out of history, of which only two are made at once.</summary>
    public static async Task<IResult> HistorikAsync(HttpContext http, Func<Task<IResult>> svara)
    {
        try
        {
            return await svara();
        }
        catch (UpptagenHistorikException fel)
        {
            http.Response.Headers.RetryAfter = "5";
            return Problem(StatusCodes.Status429TooManyRequests, "Upptaget", fel.Message);
        }
    }

    public static IResult Nekad(bool inloggad) => inloggad
        ? Problem(StatusCodes.Status403Forbidden, "Saknar behörighet", "Din roll får inte göra detta här.")
        : Problem(StatusCodes.Status401Unauthorized, "Inte inloggad", "Logga in först.");
}
