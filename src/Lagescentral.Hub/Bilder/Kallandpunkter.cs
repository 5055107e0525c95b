using Lagescentral.Aktorer.Kalla;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bilder;

/// <summary>When contact with a source was lost, or regained.</summary>
/// <param name="Tid">When.</param>
/// <param name="Lyckad">True when it was regained, or had for the first time.</param>
/// <param name="Fel">Why it was lost, Swedish.</param>
[Vy("kontakt")]
public sealed record Kontaktvy(DateTimeOffset Tid, bool Lyckad, string? Fel);

/// <summary>The sources.</summary>
public static class Kallandpunkter
{
    private const int KontaktHogst = 50;

    /// <summary>Maps the endpoints.</summary>
    public static void MapKallor(this IEndpointRouteBuilder vagar)
    {
        vagar.MapGet("/api/v1/kallor", async (HttpContext http, Kalloversikt kallor) =>
        {
            var lasare = Lasare.For(http.User);
            if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
            await kallor.UppdateraAsync(http.RequestAborted);
            return Svar.Json(new Kallorvy(kallor.Alla.ToDictionary(k => k.Id)), lasare.Klass);
        }).WithTags("Källor").Produces<Kallorvy>().ProducesProblem(401);
        vagar.MapGet("/api/v1/kallor/{id}/kontakt", KontaktAsync)
            .WithTags("Källor").Produces<IReadOnlyList<Kontaktvy>>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    /// <summary>The latest losses and regainings of contact, latest first; each success in between is no line.</summary>
    private static async Task<IResult> KontaktAsync(HttpContext http, IJournal journal, IOptions<Kallorna> kallor, string id)
    {
        var lasare = Lasare.For(http.User);
        if (lasare.Klass < Lasarklass.Intern) return Svar.Nekad(lasare.Inloggad);
        if (!kallor.Value.Alla.ContainsKey(id)) return Svar.Saknas($"Källan {id} finns inte. De som finns står under /api/v1/kallor.");
        var byten = await Kontakthistorik.LasAsync(journal, id, KontaktHogst, http.RequestAborted);
        return Svar.Json(byten.Select(b => new Kontaktvy(b.Tid, b.Lyckad, b.Fel)).ToList(), lasare.Klass);
    }
}
