using Lagescentral.Domain.Organisationer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Organisationer;

/// <summary>How an organisation is reached at a time of day.</summary>
/// <param name="Telefon">Telephone number.</param>
/// <param name="Epost">E-mail address.</param>
/// <param name="Annat">Another way.</param>
[Vy("kontaktvagar")]
public sealed record Kontaktvagsvy(string? Telefon, string? Epost, string? Annat);

/// <summary>Who can be called on.</summary>
[Vy("organisation")]
public sealed record Organisationsvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What <c>If-Match</c> asks for; 0 for one of the city's file that nobody has changed.</summary>
    public required int Version { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>What it is.</summary>
    public required Organisationsslag Slag { get; init; }

    /// <summary>What it can be called on for.</summary>
    public required string VadFor { get; init; }

    /// <summary>By whom it is called.</summary>
    public required string KallasAv { get; init; }

    /// <summary>How in office hours.</summary>
    public required Kontaktvagsvy Kontorstid { get; init; }

    /// <summary>How at other times.</summary>
    public required Kontaktvagsvy Ovrigtid { get; init; }

    /// <summary>Ids of its districts; empty for the whole city.</summary>
    public required IReadOnlyList<string> Stadsdelar { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? Andrad { get; init; }
}

/// <summary>All who can be called on.</summary>
/// <param name="Organisationer">By name.</param>
[Vy("organisationer")]
public sealed record Organisationslistvy(IReadOnlyList<Organisationsvy> Organisationer);

/// <summary>Where an organisation stands after a change. Without ways to reach it: the answer is kept for 30 days.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version now.</param>
[Vy("organisationsversion")]
public sealed record Organisationsversionvy(string Id, int Version);

/// <summary>What became of an imported sheet.</summary>
/// <param name="Lasta">Rows that could be read.</param>
/// <param name="Andrade">Of them, those that were new or said something else.</param>
/// <param name="Fel">What was wrong with the others, by row and field.</param>
[Vy("organisationsimport")]
public sealed record Organisationsimportvy(int Lasta, int Andrade, IReadOnlyList<Faltfelvy> Fel);

/// <summary>Ways to reach an organisation, as sent.</summary>
/// <param name="Telefon">Telephone number of a function.</param>
/// <param name="Epost">E-mail address of a function.</param>
/// <param name="Annat">Another way, at most 200 characters.</param>
public sealed record Kontaktbegaran(string? Telefon, string? Epost, string? Annat);

/// <summary>An organisation as it is sent, whole.</summary>
public sealed record Organisationsbegaran
{
    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary>Name, 2–120 characters.</summary>
    public string? Namn { get; init; }

    /// <summary>What it is.</summary>
    public Organisationsslag Slag { get; init; } = Organisationsslag.Annan;

    /// <summary>What it can be called on for, at most 300 characters.</summary>
    public string? VadFor { get; init; }

    /// <summary>By whom it is called, at most 120 characters.</summary>
    public string? KallasAv { get; init; }

    /// <summary>How in office hours.</summary>
    public Kontaktbegaran? Kontorstid { get; init; }

    /// <summary>How at other times.</summary>
    public Kontaktbegaran? Ovrigtid { get; init; }

    /// <summary>Ids of its districts; none for the whole city.</summary>
    public IReadOnlyList<string?>? Stadsdelar { get; init; }
}

/// <summary>The register of who can be called on.</summary>
public static class Organisationsandpunkter
{
    private const int FilHogst = 1024 * 1024;

    /// <summary>Maps the endpoints. They are for those who work for the city.</summary>
    public static void MapOrganisationer(this IEndpointRouteBuilder vagar)
    {
        // A fault in the city's file stops the start, not the first who asks.
        _ = vagar.ServiceProvider.GetRequiredService<Organisationsbok>();
        var grupp = vagar.MapGroup("/api/v1").WithTags("Organisationer").AddEndpointFilter(async (sammanhang, nasta) =>
        {
            var lasare = Lasare.For(sammanhang.HttpContext.User);
            return lasare.Klass >= Lasarklass.Intern ? await nasta(sammanhang) : Svar.Nekad(lasare.Inloggad);
        });
        grupp.MapGet("/organisationer", async (HttpContext http, Organisationsbok bok) =>
                Svar.Json(new Organisationslistvy([.. (await bok.AllaAsync(http.RequestAborted)).Select(Vy)]), Lasare.For(http.User).Klass))
            .Produces<Organisationslistvy>().ProducesProblem(401).ProducesProblem(403);
        grupp.MapGet("/organisationer.csv", async (HttpContext http, Organisationsbok bok) =>
                Results.File(Organisationscsv.Skriv((await bok.AllaAsync(http.RequestAborted)).Select(p => p.Organisation)), "text/csv; charset=utf-8", "organisationer.csv"))
            .Produces(200, contentType: "text/csv").ProducesProblem(401).ProducesProblem(403);
        grupp.MapPost("/organisationer", SkrivAsync).Produces<Organisationsversionvy>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(412);
        grupp.MapDelete("/organisationer/{id}", GlomAsync).Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        grupp.MapPost("/organisationer/import", ImporteraAsync).Accepts<object>("text/csv").Produces<Organisationsimportvy>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(413);
    }

    private static async Task<IResult> SkrivAsync(HttpContext http, Organisationsbok bok, Organisationsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarOrganisationer) return Svar.Nekad(lasare.Inloggad);
        var organisation = new Organisation
        {
            Id = begaran.Id?.Trim() ?? "",
            Namn = begaran.Namn?.Trim() ?? "",
            Slag = begaran.Slag,
            VadFor = begaran.VadFor?.Trim() ?? "",
            KallasAv = begaran.KallasAv?.Trim() ?? "",
            Kontorstid = Vagar(begaran.Kontorstid),
            Ovrigtid = Vagar(begaran.Ovrigtid),
            Stadsdelar = [.. (begaran.Stadsdelar ?? []).Select(s => s?.Trim() ?? "")],
        };
        if (Organisationsregler.Fel(organisation, bok.Stadsdelar) is { Count: > 0 } fel)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        // What is new has no version to have seen.
        var (utfall, version, _) = await bok.SkrivAsync(organisation, Handelseandpunkter.Version(http) ?? 0, http.RequestAborted);
        if (utfall == Postutfall.AnnanVersion) return AnnanVersion(version);
        if (utfall == Postutfall.Fullt) return Fullt();
        http.Response.Headers.ETag = $"\"{version}\"";
        return Svar.Json(new Organisationsversionvy(organisation.Id, version), lasare.Klass);
    }

    private static async Task<IResult> GlomAsync(HttpContext http, Organisationsbok bok, string id)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarOrganisationer) return Svar.Nekad(lasare.Inloggad);
        if (await bok.FinnAsync(id, http.RequestAborted) is not { } fore) return Svar.Saknas($"Organisationen {id} finns inte.");
        if (Handelseandpunkter.Version(http) != fore.Version) return AnnanVersion(fore.Version);
        if (fore.Version == 0) return Svar.Problem(StatusCodes.Status409Conflict, "Går inte nu", "Organisationen står i stadens fil, utan kontaktvägar. Ta bort den där.");
        return await bok.GlomAsync(id, fore.Version, http.RequestAborted) ? Results.NoContent() : AnnanVersion(fore.Version + 1);
    }

    private static async Task<IResult> ImporteraAsync(HttpContext http, Organisationsbok bok)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarOrganisationer) return Svar.Nekad(lasare.Inloggad);
        using var fil = new MemoryStream();
        await http.Request.Body.CopyToAsync(fil, http.RequestAborted);
        if (fil.Length > FilHogst) return Svar.Problem(StatusCodes.Status413PayloadTooLarge, "För stor", "Filen är större än 1 MiB. Dela upp den.");
        var finns = (await bok.AllaAsync(http.RequestAborted)).ToDictionary(p => p.Organisation.Id);
        var (rader, lasfel) = Organisationscsv.Las(fil.ToArray(), finns, bok.Stadsdelar);
        if (rader.Count == 0 && lasfel.Count > 0)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Inget kunde läsas", "Ingen rad i filen gick att läsa. Rätta det som anges och skicka igen.", lasfel);
        var (andrade, fel) = (0, lasfel.ToList());
        foreach (var rad in rader)
        {
            var (utfall, _, nytt) = await bok.SkrivAsync(rad.Organisation, rad.Version, http.RequestAborted);
            if (nytt) andrade++;
            if (utfall == Postutfall.AnnanVersion) fel.Add(new(rad.Rad, "id", "Organisationen ändrades under tiden. Läs in raden igen."));
            if (utfall == Postutfall.Fullt) fel.Add(new(rad.Rad, null, $"Registret rymmer högst {Organisationsregler.Hogst} organisationer."));
        }

        return Svar.Json(new Organisationsimportvy(rader.Count, andrade, [.. fel.OrderBy(f => f.Rad).Select(f => new Faltfelvy(f.Rad, f.Falt, f.Orsak))]), lasare.Klass);
    }

    private static Organisationsvy Vy(Organisationspost post) => new()
    {
        Id = post.Organisation.Id,
        Version = post.Version,
        Namn = post.Organisation.Namn,
        Slag = post.Organisation.Slag,
        VadFor = post.Organisation.VadFor,
        KallasAv = post.Organisation.KallasAv,
        Kontorstid = Vagar(post.Organisation.Kontorstid),
        Ovrigtid = Vagar(post.Organisation.Ovrigtid),
        Stadsdelar = post.Organisation.Stadsdelar,
        Andrad = post.Andrad,
    };

    private static Kontaktvagsvy Vagar(Kontaktvagar vagar) => new(vagar.Telefon, vagar.Epost, vagar.Annat);

    private static Kontaktvagar Vagar(Kontaktbegaran? vagar) => new() { Telefon = Trimmad(vagar?.Telefon), Epost = Trimmad(vagar?.Epost), Annat = Trimmad(vagar?.Annat) };

    private static string? Trimmad(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IResult AnnanVersion(int version) =>
        Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", $"Organisationen har nu version {version}. Läs om den, och skicka versionen i If-Match.");

    private static IResult Fullt() => Svar.Problem(StatusCodes.Status409Conflict, "Går inte nu", $"Registret rymmer högst {Organisationsregler.Hogst} organisationer. Ta bort någon först.");
}
