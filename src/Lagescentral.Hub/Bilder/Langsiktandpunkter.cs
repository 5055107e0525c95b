using Lagescentral.Aktorer;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;

namespace Lagescentral.Hub.Bilder;

/// <summary>The long view of an area, and its pictures of the past in few numbers to choose a moment by.</summary>
public static class Langsiktandpunkter
{
    private static readonly TimeSpan KortasteSteg = TimeSpan.FromMinutes(1);

    /// <summary>Maps the endpoints.</summary>
    public static void MapLangsikt(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1").WithTags("Långsikt");
        grupp.MapGet("/stad/langsikt", (HttpContext http, [AsParameters] Tjanster t) =>
            LangsiktAsync(http, t, "stad", "Staden", t.Aktorer.Stad)).Produces<Langsiktvy>();
        grupp.MapGet("/stadsdelar/{id}/langsikt", (HttpContext http, [AsParameters] Tjanster t, string id) =>
            t.Stad.Stadsdelar.Contains(id)
                ? LangsiktAsync(http, t, id, t.Stad.Stadsdel(id), t.Aktorer.Stadsdel(id))
                : Task.FromResult(Svar.SaknadStadsdel(id))).Produces<Langsiktvy>().ProducesProblem(404);
        grupp.MapGet("/platser/{id}/langsikt", (HttpContext http, [AsParameters] Tjanster t, string id) =>
            t.Stad.Plats(id) is { } namn
                ? LangsiktAsync(http, t, id, namn, t.Aktorer.Plats(id))
                : Task.FromResult(Svar.SaknadPlats(id))).Produces<Langsiktvy>().ProducesProblem(404);

        grupp.MapGet("/stad/historik", (HttpContext http, [AsParameters] Tjanster t, [AsParameters] Seriefraga fraga) =>
            SerieAsync(http, t, fraga, t.Historik.StadsserieAsync)).Produces<Historikserievy>().ProducesProblem(400).ProducesProblem(429);
        grupp.MapGet("/stadsdelar/{id}/historik", (HttpContext http, [AsParameters] Tjanster t, string id, [AsParameters] Seriefraga fraga) =>
            t.Stad.Stadsdelar.Contains(id)
                ? SerieAsync(http, t, fraga, (lasare, fran, till, steg, cancel) => t.Historik.StadsdelsserieAsync(id, lasare, fran, till, steg, cancel))
                : Task.FromResult(Svar.SaknadStadsdel(id))).Produces<Historikserievy>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(429);
        grupp.MapGet("/platser/{id}/historik", (HttpContext http, [AsParameters] Tjanster t, string id, [AsParameters] Seriefraga fraga) =>
            t.Stad.Plats(id) is not null
                ? SerieAsync(http, t, fraga, (lasare, fran, till, steg, cancel) => t.Historik.PlatsserieAsync(id, lasare, fran, till, steg, cancel))
                : Task.FromResult(Svar.SaknadPlats(id))).Produces<Historikserievy>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(429);
    }

    private static async Task<IResult> LangsiktAsync(HttpContext http, Tjanster t, string id, string namn, IBildaktor aktor)
    {
        var lasare = Lasare.For(http.User).Klass.Delad();
        var staden = await t.Aktorer.Stad.LangtalAsync(lasare, cancel: http.RequestAborted);
        var omrade = id == "stad" ? staden : await aktor.LangtalAsync(lasare, staden.KandSedan, http.RequestAborted);
        return Svar.Json(t.Langsikt.Gor(id, namn, omrade, staden, lasare), lasare);
    }

    private static async Task<IResult> SerieAsync(
        HttpContext http, Tjanster t, Seriefraga fraga,
        Func<Lasarklass, DateTimeOffset, DateTimeOffset, TimeSpan, CancellationToken, Task<Historikserievy>> serie)
    {
        if (fraga.Fran is null || Svar.Tid(fraga.Fran) is not { } fran || fraga.Till is null || Svar.Tid(fraga.Till) is not { } till)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", "fran och till ska vara tider enligt ISO 8601, till exempel 2026-11-20T14:05:00Z.");
        if (fran >= till || till > t.Tid.GetUtcNow() || till - fran > Historik.SpannHogst)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", $"fran ska ligga före till, till ska ha varit, och däremellan högst {Historik.SpannHogst.TotalDays} dygn.");
        var steg = TimeSpan.FromSeconds(fraga.Steg ?? 300);
        if (steg < KortasteSteg || (till - fran) / steg > Historik.PunkterHogst)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel steg", $"steg anges i sekunder, minst {KortasteSteg.TotalSeconds}, och ger högst {Historik.PunkterHogst} punkter mellan fran och till.");
        var lasare = Lasare.For(http.User).Klass.Delad();
        return await Svar.HistorikAsync(http, async () => Svar.Json(await serie(lasare, fran, till, steg, http.RequestAborted), lasare));
    }

    /// <summary>Which moments.</summary>
    /// <param name="Fran">The first, ISO 8601.</param>
    /// <param name="Till">None later than this, ISO 8601.</param>
    /// <param name="Steg">Seconds between two; 300 unless given.</param>
    private sealed record Seriefraga(string? Fran, string? Till, int? Steg);

    private sealed record Tjanster(IAktorer Aktorer, Historik Historik, Stadsdata Stad, Langsiktmakare Langsikt, TimeProvider Tid);
}
