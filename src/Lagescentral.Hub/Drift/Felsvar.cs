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
            BadHttpRequestException fel => Svar.Problem(fel.StatusCode, "Felaktigt anrop", "Anropet kunde inte läsas. Jämför med /openapi/v1.json."),
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

    private static IResult Upptagen(HttpContext http, JournalOtillgangligException fel)
    {
        http.Response.Headers.RetryAfter = "2";
        return Svar.Problem(StatusCodes.Status503ServiceUnavailable, "Kan inte spara just nu", fel.Message);
    }

    [LoggerMessage(1001, LogLevel.Error, "Oväntat fel i {Metod} {Andpunkt}")]
    private static partial void Ovantat(ILogger logger, string metod, string? andpunkt, Exception fel);
}
