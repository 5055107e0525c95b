using Lagescentral.Hub.Manniskor;

namespace Lagescentral.Hub.Bilder;

/// <summary>The sources.</summary>
public static class Kallandpunkter
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapKallor(this IEndpointRouteBuilder vagar) =>
        vagar.MapGet("/api/v1/kallor", async (HttpContext http, Kalloversikt kallor) =>
        {
            var lasare = Lasare.For(http.User);
            if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
            await kallor.UppdateraAsync(http.RequestAborted);
            return Svar.Json(new Kallorvy(kallor.Alla.ToDictionary(k => k.Id)), lasare.Klass);
        }).WithTags("Källor").Produces<Kallorvy>().ProducesProblem(401);
}
