using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Larm;

/// <summary>The rules and ladders that hold.</summary>
/// <param name="Version">Version, for <c>If-Match</c>.</param>
/// <param name="Regler">As they are edited.</param>
/// <param name="Trappor">As they are edited.</param>
[Vy("regelverk")]
public sealed record Regelverksvy(int Version, IReadOnlyList<JsonNode> Regler, IReadOnlyList<JsonNode> Trappor);

/// <summary>Which version holds after a change.</summary>
/// <param name="Version">Version.</param>
[Vy("regelversion")]
public sealed record Regelversionvy(int Version);

/// <summary>The silences.</summary>
/// <param name="Tystnader">Those that hold first, then those that have ended.</param>
[Vy("tystnader")]
public sealed record Tystnadervy(IReadOnlyList<Tystnadsvy> Tystnader);

/// <summary>A silence.</summary>
[Vy("tystnad")]
public sealed record Tystnadsvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Rule id; absent for any.</summary>
    public string? Regel { get; init; }

    /// <summary>District id; absent for any.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Highest seriousness that it holds.</summary>
    public required int AllvarHogst { get; init; }

    /// <summary>Who set it.</summary>
    public required Larmpersonvy Av { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Fran { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset Till { get; init; }

    /// <summary>When it was ended by hand.</summary>
    public DateTimeOffset? Borttagen { get; init; }

    /// <summary>True while it holds.</summary>
    public required bool Galler { get; init; }

    /// <summary>Why; absent when it has been erased, and in the answer to a change, which is kept.</summary>
    public string? Orsak { get; init; }

    /// <summary>What has become of the reason; absent in the answer to a change.</summary>
    public Textlage? Textlage { get; init; }
}

/// <summary>A silence to be set.</summary>
public sealed record Tystnadsbegaran
{
    /// <summary>Rule id; left out for any.</summary>
    public string? Regel { get; init; }

    /// <summary>District id; left out for any.</summary>
    public string? Stadsdel { get; init; }

    /// <summary>Highest seriousness that it holds, 1–5; 4 when left out.</summary>
    public int? AllvarHogst { get; init; }

    /// <summary>Until when; at most 7 days ahead. Required.</summary>
    public DateTimeOffset? Till { get; init; }

    /// <summary>Why, 3–300 characters. Required.</summary>
    public string? Orsak { get; init; }
}

/// <summary>Rules, ladders and silences.</summary>
public static class Regelandpunkter
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRegler(this IEndpointRouteBuilder vagar)
    {
        var regler = vagar.MapGroup("/api/v1/regler").WithTags("Larm");
        regler.MapGet("", LasAsync).Produces<Regelverksvy>().ProducesProblem(401);
        regler.MapPost("", SattAsync).Produces<Regelversionvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(412);
        regler.MapProvkorning();
        var tystnader = vagar.MapGroup("/api/v1/tystnader").WithTags("Larm");
        tystnader.MapGet("", TystnaderAsync).Produces<Tystnadervy>().ProducesProblem(401);
        tystnader.MapPost("", TystaAsync).Produces<Tystnadsvy>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        tystnader.MapPost("/{id}/gallring", GallraAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        tystnader.MapPost("/{id}/avslut", SlutaAsync).Produces<Tystnadsvy>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> LasAsync(HttpContext http, IAktorer aktorer)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
        var verk = await aktorer.Larm.ReglerAsync(http.RequestAborted);
        http.Response.Headers.ETag = $"\"{verk.Version}\"";
        return Svar.Json(new Regelverksvy(verk.Version, [.. verk.Regler.Select(Nod)], [.. verk.Trappor.Select(Nod)]), lasare.Klass);
    }

    private static async Task<IResult> SattAsync(HttpContext http, IAktorer aktorer, Larmordlista ordlista)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRegler) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Version(http) is not { } version) return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Version saknas", "Skicka reglernas version (ETag) i If-Match.");
        using var kropp = new MemoryStream();
        await http.Request.Body.CopyToAsync(kropp, http.RequestAborted);
        var (verk, fel) = Regelprovning.Las(kropp.GetBuffer().AsMemory(0, (int)kropp.Length), ordlista.Nu);
        if (verk is null) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i reglerna", "Rätta det som anges och skicka igen. Inget har ändrats.", fel);
        var svar = await aktorer.Larm.SattReglerAsync(verk, version, new Larmperson(lasare.Vem!, Roller.Admin), null, http.RequestAborted);
        if (!svar.Gjort) return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", $"Reglerna har nu version {svar.Version}. Läs om dem och gör om ändringen.");
        http.Response.Headers.ETag = $"\"{svar.Version}\"";
        return Svar.Json(new Regelversionvy(svar.Version), lasare.Klass);
    }

    private static async Task<IResult> TystnaderAsync(HttpContext http, IAktorer aktorer, IJournal journal, TimeProvider tid)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
        var nu = tid.GetUtcNow();
        var vyer = new List<Tystnadsvy>();
        foreach (var tystnad in await aktorer.Larm.TystnaderAsync(http.RequestAborted)) vyer.Add(await MedOrsakAsync(journal, tystnad, nu, http.RequestAborted));
        return Svar.Json(new Tystnadervy([.. vyer.OrderByDescending(t => t.Galler).ThenByDescending(t => t.Till)]), lasare.Klass);
    }

    /// <summary>A silence with why, which its own line alone holds.</summary>
    internal static async Task<Tystnadsvy> MedOrsakAsync(IJournal journal, Tystnad tystnad, DateTimeOffset nu, CancellationToken cancel)
    {
        var vy = Vy(tystnad, nu);
        await foreach (var post in journal.ReadKeyAsync(Larmfakta.Journalnyckel(tystnad.Id), cancel))
            if (post.Textlage != Radtext.Ingen) vy = vy with { Orsak = Larmrader.Las(post).Text?.Orsak, Textlage = post.Textlage == Radtext.Finns ? Textlage.Delad : Textlage.Gallrad };
        return vy;
    }

    private static async Task<IResult> GallraAsync(HttpContext http, IAktorer aktorer, string id, Gallringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        if ((await aktorer.Larm.TystnaderAsync(http.RequestAborted)).All(t => t.Id != id)) return Saknas(id);
        await aktorer.Larm.GallraAsync(id, begaran.Orsak!.Trim(), new Larmperson(lasare.Vem!, lasare.Rattare.Roll), http.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> TystaAsync(HttpContext http, IAktorer aktorer, Stadsdata stad, TimeProvider tid, Tystnadsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarTysta) return Svar.Nekad(lasare.Inloggad);
        var nu = tid.GetUtcNow();
        var regler = (await aktorer.Larm.ReglerAsync(http.RequestAborted)).Regler;
        var tystnad = new Tystnad
        {
            Id = "",
            Regel = begaran.Regel,
            Stadsdel = begaran.Stadsdel,
            AllvarHogst = begaran.AllvarHogst ?? Tystnad.AllvarVanligen,
            Av = new Larmperson(lasare.Vem!, lasare.Rattare.Roll),
            Fran = nu,
            Till = begaran.Till?.ToUniversalTime() ?? nu,
        };
        var orsak = begaran.Orsak?.Trim() ?? "";
        var fel = Larmprovning.Prova(tystnad, orsak, id => regler.Any(r => r.Id == id), stad.Stadsdelar.Contains);
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        return Svar.Json(Vy(await aktorer.Larm.TystaAsync(tystnad, orsak, http.RequestAborted), nu), lasare.Klass, StatusCodes.Status201Created);
    }

    private static async Task<IResult> SlutaAsync(HttpContext http, IAktorer aktorer, TimeProvider tid, string id)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarTysta) return Svar.Nekad(lasare.Inloggad);
        return await aktorer.Larm.SlutaTystaAsync(id, new Larmperson(lasare.Vem!, lasare.Rattare.Roll), http.RequestAborted) is { } tystnad
            ? Svar.Json(Vy(tystnad, tid.GetUtcNow()), lasare.Klass)
            : Saknas(id);
    }

    private static IResult Saknas(string id) => Svar.Saknas($"Tystnaden {id} finns inte. De som gäller står under /api/v1/tystnader.");

    private static JsonNode Nod<T>(T varde) => System.Text.Json.JsonSerializer.SerializeToNode(varde, Domain.Json.Options)!;

    private static Tystnadsvy Vy(Tystnad t, DateTimeOffset nu) => new()
    {
        Id = t.Id,
        Regel = t.Regel,
        Stadsdel = t.Stadsdel,
        AllvarHogst = t.AllvarHogst,
        Av = Larmpersonvy.Av(t.Av),
        Fran = t.Fran,
        Till = t.Till,
        Borttagen = t.Borttagen,
        Galler = t.Borttagen is null && nu < t.Till,
    };
}
