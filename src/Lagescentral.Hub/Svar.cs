using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;

namespace Lagescentral.Hub;

/// <summary>Answers: JSON cut for the reader's class, and problems (RFC 9457) in Swedish.</summary>
internal static class Svar
{
    public static IResult Json<T>(T varde, Lasarklass lasare, int status = StatusCodes.Status200OK) =>
        Results.Json(varde, Synlighet.Json(lasare), "application/json; charset=utf-8", status);

    public static IResult Problem(int status, string titel, string detalj, IReadOnlyList<Faltfel>? fel = null) => Results.Problem(
        detalj, statusCode: status, title: titel, extensions: fel is null ? null : new Dictionary<string, object?> { ["fel"] = fel });

    public static IResult Saknas(string detalj) => Problem(StatusCodes.Status404NotFound, "Finns inte", detalj);

    public static IResult Nekad(bool inloggad) => inloggad
        ? Problem(StatusCodes.Status403Forbidden, "Saknar behörighet", "Din roll får inte göra detta här.")
        : Problem(StatusCodes.Status401Unauthorized, "Inte inloggad", "Logga in först.");
}
