using System.Globalization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Manniskor;

/// <summary>A wall screen.</summary>
[Vy("enhet")]
public sealed record Enhetvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version, for <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>Where it hangs.</summary>
    public required string Plats { get; init; }

    /// <summary>When it was let in.</summary>
    public required DateTimeOffset Skapad { get; init; }

    /// <summary>Who let it in (pseudonymous id).</summary>
    public required string SkapadAv { get; init; }

    /// <summary>When it was last seen; absent for never.</summary>
    public DateTimeOffset? SenastSedd { get; init; }

    /// <summary>True while it follows the picture live.</summary>
    public required bool Ansluten { get; init; }

    /// <summary>When it was shut out; absent while its key is valid.</summary>
    public DateTimeOffset? Aterkallad { get; init; }

    /// <summary>Who shut it out.</summary>
    public string? AterkalladAv { get; init; }

    /// <summary>The screen as it is shown.</summary>
    public static Enhetvy Av(Enhet enhet, bool ansluten)
    {
        ArgumentNullException.ThrowIfNull(enhet);
        return new Enhetvy
        {
            Id = enhet.Id,
            Version = enhet.Aterkallad is null ? 1 : 2,
            Namn = enhet.Namn,
            Plats = enhet.Plats,
            Skapad = enhet.Skapad,
            SkapadAv = enhet.SkapadAv,
            SenastSedd = enhet.Sedd,
            Ansluten = ansluten,
            Aterkallad = enhet.Aterkallad,
            AterkalladAv = enhet.AterkalladAv,
        };
    }
}

/// <summary>A screen that has been let in.</summary>
/// <param name="Enhet">The screen.</param>
/// <param name="Nyckel">Its key, shown once: absent from a repeated answer.</param>
[Vy("nyenhet")]
public sealed record NyEnhetvy(Enhetvy Enhet, string? Nyckel);

/// <summary>A screen to let in.</summary>
/// <param name="Namn">Name, 2–60 characters.</param>
/// <param name="Plats">Where it hangs, 2–100 characters.</param>
public sealed record Enhetsbegaran(string? Namn, string? Plats);

/// <summary>Sign-in by a screen.</summary>
/// <param name="Nyckel">Its key, in small or large letters, with or without hyphens.</param>
public sealed record Enhetsinloggning(string? Nyckel);

/// <summary>The wall screens, for those who run the hub.</summary>
public static class Enhetsandpunkter
{
    private const int KortastText = 2;
    private const int NamnHogst = 60;
    private const int PlatsHogst = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapEnheter(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/enheter").WithTags("Enheter").AddEndpointFilter(async (sammanhang, nasta) =>
        {
            var lasare = Lasare.For(sammanhang.HttpContext.User);
            return lasare.FarEnheter ? await nasta(sammanhang) : Svar.Nekad(lasare.Inloggad);
        });
        grupp.MapGet("", async (HttpContext http, Enheter enheter) =>
            Svar.Json((await enheter.AllaAsync(http.RequestAborted)).Select(e => Enhetvy.Av(e.Enhet, e.Ansluten)).ToList(), Lasare.For(http.User).Klass))
            .Produces<IReadOnlyList<Enhetvy>>().ProducesProblem(401).ProducesProblem(403);
        grupp.MapPost("", SkapaAsync).Produces<NyEnhetvy>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        grupp.MapPost("/{id}/aterkalla", AterkallaAsync).Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
    }

    /// <summary>What is wrong with a screen's name and place; empty when nothing is.</summary>
    internal static IReadOnlyList<Faltfel> Kontrollera(string namn, string plats) =>
        [.. Fel("namn", namn, NamnHogst), .. Fel("plats", plats, PlatsHogst)];

    private static IEnumerable<Faltfel> Fel(string falt, string text, int hogst)
    {
        if (text.Length < KortastText || text.Length > hogst)
            yield return new Faltfel(1, falt, string.Create(CultureInfo.InvariantCulture, $"Ange {falt}, {KortastText}–{hogst} tecken."));
        else if (text.Any(char.IsControl))
            yield return new Faltfel(1, falt, $"Skriv {falt} på en rad.");
        else if (Personuppgifter.Finn(text) is { } slag)
            yield return new Faltfel(1, falt, $"Ser ut att innehålla {slag}. Namnge skärmen efter rummet, inte efter en person.");
    }

    private static async Task<IResult> SkapaAsync(HttpContext http, Enheter enheter, Enhetsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        var (namn, plats) = (begaran.Namn?.Trim() ?? "", begaran.Plats?.Trim() ?? "");
        if (Kontrollera(namn, plats) is { Count: > 0 } fel)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel uppgifter", fel[0].Orsak, fel);
        try
        {
            var (enhet, nyckel) = await enheter.SkapaAsync(namn, plats, lasare.Vem!, http.RequestAborted);
            var vy = Enhetvy.Av(enhet, ansluten: false);
            Upprepning.Minns(http, System.Text.Json.JsonSerializer.Serialize(new NyEnhetvy(vy, null), Synlighet.Json(lasare.Klass)));
            return Svar.Json(new NyEnhetvy(vy, nyckel), lasare.Klass, StatusCodes.Status201Created);
        }
        catch (InvalidOperationException konflikt)
        {
            return Svar.Problem(StatusCodes.Status409Conflict, "Går inte", konflikt.Message);
        }
    }

    private static async Task<IResult> AterkallaAsync(HttpContext http, Enheter enheter, string id)
    {
        if ((await enheter.AllaAsync(http.RequestAborted)).FirstOrDefault(e => e.Enhet.Id == id).Enhet is not { } enhet) return Svar.Saknas("Skärmen finns inte.");
        var version = Enhetvy.Av(enhet, ansluten: false).Version;
        if (http.Request.Headers.IfMatch.ToString().Trim('"') != version.ToString(CultureInfo.InvariantCulture) || enhet.Aterkallad is not null)
            return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrad under tiden", enhet.Aterkallad is null
                ? $"Skärmen har version {version}. Läs om den och skicka versionen i If-Match."
                : "Skärmen är redan återkallad.");
        return await enheter.AterkallaAsync(id, Lasare.For(http.User).Vem!, http.RequestAborted) ? Results.NoContent() : Svar.Saknas("Skärmen finns inte.");
    }
}
