using System.Text.Json;
using System.Text.RegularExpressions;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Microsoft.AspNetCore.Diagnostics;

namespace Lagescentral.Hub.Drift;

/// <summary>What was not foreseen, as a problem in Swedish that tells nothing of the inside; the log has the rest.</summary>
internal sealed partial class Felsvar(ILogger<Felsvar> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var svar = exception switch
        {
            JournalOtillgangligException fel => Upptagen(httpContext, fel),
            BadHttpRequestException fel => Felaktigt(fel),
            _ => null,
        };
        if (svar is null)
        {
            Ovantat(log, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName, exception);
            svar = Svar.Problem(StatusCodes.Status500InternalServerError, "Oväntat fel", "Något gick fel hos oss. Försök igen; inget som fått kvitto är förlorat.");
        }

        await svar.ExecuteAsync(httpContext);
        return true;
    }

    // Says what to mend, in words of our own: those of the framework are English, and may quote what was sent.
    private static IResult Felaktigt(BadHttpRequestException fel)
    {
        if (fel.InnerException is JsonException json)
        {
            var falt = json.Path is { } stig && Falt().Match(stig) is { Success: true } traff ? traff.Groups["falt"].Value : null;
            var rad = (int)Math.Min(json.LineNumber ?? 0, int.MaxValue - 1) + 1;
            var orsak = $"Kroppen är inte den JSON som väntas här{(falt is null ? "" : $", vid {falt}")} (rad {rad}, byte {(json.BytePositionInLine ?? 0) + 1}).";
            return Svar.Problem(fel.StatusCode, "Felaktigt anrop", orsak + " Jämför med /openapi/v1.json.", [new Faltfel(rad, falt, "Värdet saknas, har fel form eller fel typ.")]);
        }

        if (Parameter().Match(fel.Message) is { Success: true } parameter)
        {
            var namn = JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["namn"].Value);
            return namn == "begaran"
                ? Svar.Problem(fel.StatusCode, "Felaktigt anrop", "Kroppen saknas. Skicka ett JSON-objekt, se /openapi/v1.json.")
                : Svar.Problem(fel.StatusCode, "Felaktigt anrop", $"{namn} har fel form. Jämför med /openapi/v1.json.", [new Faltfel(1, namn, "Värdet saknas eller har fel form.")]);
        }

        var (titel, detalj) = fel.StatusCode switch
        {
            StatusCodes.Status408RequestTimeout => ("För långsamt", "Kroppen kom inte fram inom tiden. Skicka den igen."),
            StatusCodes.Status413PayloadTooLarge => ("För stor", "Anropets kropp är för stor. Dela upp den."),
            StatusCodes.Status415UnsupportedMediaType => ("Okänt format", "Skicka application/json."),
            _ => ("Felaktigt anrop", "Kroppen bröts av, eller följer inte HTTP. Skicka den igen."),
        };
        return Svar.Problem(fel.StatusCode, titel, detalj);
    }

    [GeneratedRegex(@"^\$\.(?<falt>[A-Za-z]{1,40}(\[\d{1,6}\])?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Falt();

    [GeneratedRegex("""parameter "([^" ]+ )*(?<namn>[A-Za-z]{1,40})" """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();

    private static IResult Upptagen(HttpContext http, JournalOtillgangligException fel)
    {
        http.Response.Headers.RetryAfter = "2";
        return Svar.Problem(StatusCodes.Status503ServiceUnavailable, "Kan inte spara just nu", fel.Message);
    }

    [LoggerMessage(1001, LogLevel.Error, "Oväntat fel i {Metod} {Andpunkt}")]
    private static partial void Ovantat(ILogger logger, string metod, string? andpunkt, Exception fel);
}
