using Lagescentral.Aktorer;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Nivaer;
using Lagescentral.Hub.Stad;

namespace Lagescentral.Hub.Bilder;

/// <summary>A district.</summary>
/// <param name="Id">Id.</param>
/// <param name="Namn">Name.</param>
/// <param name="Tidigare">Names of merged districts that texts still use.</param>
[Vy("stadsdel")]
public sealed record Stadsdelsvy(string Id, string Namn, IReadOnlyList<string> Tidigare);

/// <summary>The pictures: as they are, or as they were known at <c>?per=</c>.</summary>
public static class Bildandpunkter
{
    /// <summary>Address of the map.</summary>
    public const string Karta = "/api/v1/karta";

    /// <summary>Media type of the map.</summary>
    internal const string Kartformat = "application/geo+json";

    /// <summary>Maps the endpoints.</summary>
    public static void MapBilder(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1").WithTags("Lägesbilder");
        grupp.MapGet("/stad/lagesbild", (HttpContext http, [AsParameters] Tjanster t, string? per) =>
            BildAsync(http, t, per, t.Aktorer.Stad, t.Historik.StadAsync)).Produces<Lagesbildvy>().ProducesProblem(400).ProducesProblem(429);
        grupp.MapGet("/stadsdelar", (Stadsdata stad) => Svar.Json(
            stad.Geografi.Stadsdelar.Select(s => new Stadsdelsvy(s.Id, s.Namn, s.TidigareNamn)).ToList(), Lasarklass.Oppen)).Produces<IReadOnlyList<Stadsdelsvy>>();
        grupp.MapGet("/stadsdelar/{id}/lagesbild", (HttpContext http, [AsParameters] Tjanster t, string id, string? per) =>
            !t.Stad.Stadsdelar.Contains(id)
                ? Task.FromResult(Svar.SaknadStadsdel(id))
                : BildAsync(http, t, per, t.Aktorer.Stadsdel(id), (lasare, tid, cancel) => t.Historik.StadsdelAsync(id, lasare, tid, cancel)))
            .Produces<Lagesbildvy>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(429);
        grupp.MapGet("/platser/{id}/lagesbild", (HttpContext http, [AsParameters] Tjanster t, string id, string? per) =>
            t.Stad.Geografi.FinnPlats(id) is null
                ? Task.FromResult(Svar.SaknadPlats(id))
                : BildAsync(http, t, per, t.Aktorer.Plats(id), (lasare, tid, cancel) => t.Historik.PlatsAsync(id, lasare, tid, cancel)))
            .Produces<Lagesbildvy>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(429);
        vagar.MapGet(Karta, (Stadsdata stad) => Results.File(
            Path.GetFullPath(stad.Kartfil), Kartformat, lastModified: new DateTimeOffset(File.GetLastWriteTimeUtc(stad.Kartfil)), enableRangeProcessing: false))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> BildAsync(
        HttpContext http, Tjanster t, string? per, IBildaktor aktor, Func<Lasarklass, DateTimeOffset, CancellationToken, Task<Lagesbildvy>> historik)
    {
        var lasare = Lasare.For(http.User).Klass.Delad();
        if (per is null)
        {
            var svar = await aktor.BildAsync(lasare, null, null, http.RequestAborted);
            return Svar.Json(await t.Nivaer.MedAsync(svar.Bild! with { Kallor = t.Kallor.Lagen }, lasare, null, http.RequestAborted), lasare);
        }

        if (Svar.Tid(per) is not { } tid)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", "per ska vara en tid enligt ISO 8601, till exempel 2026-11-20T14:05:00Z.");
        if (tid > t.Tid.GetUtcNow())
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", "per ska vara en tid som har varit.");
        return await Svar.HistorikAsync(http, async () => Svar.Json(
            await t.Nivaer.MedAsync(await historik(lasare, tid.ToUniversalTime(), http.RequestAborted), lasare, tid.ToUniversalTime(), http.RequestAborted), lasare));
    }

    private sealed record Tjanster(IAktorer Aktorer, Historik Historik, Stadsdata Stad, Kalloversikt Kallor, Nivabilder Nivaer, TimeProvider Tid);
}
