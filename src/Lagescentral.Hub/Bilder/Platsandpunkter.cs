using System.Globalization;
using System.Text;
using Lagescentral.Domain.Geografi;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;

namespace Lagescentral.Hub.Bilder;

/// <summary>A known place.</summary>
[Vy("plats")]
public sealed record Platsvy
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Namn { get; init; }

    /// <summary>Kind.</summary>
    public required Platstyp Typ { get; init; }

    /// <summary>District id.</summary>
    public required string Stadsdel { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Alias { get; init; }

    /// <summary>Latitude, WGS 84.</summary>
    public double Lat { get; init; }

    /// <summary>Longitude, WGS 84.</summary>
    public double Lon { get; init; }

    /// <summary>Radius in metres that the place fills, or is known to.</summary>
    public int OsakerhetMeter { get; init; }

    /// <summary>The body that owns or runs it.</summary>
    public string? Agare { get; init; }

    /// <summary>The place as it is shown.</summary>
    public static Platsvy Av(Plats plats)
    {
        ArgumentNullException.ThrowIfNull(plats);
        return new Platsvy
        {
            Id = plats.Id,
            Namn = plats.Namn,
            Typ = plats.Typ,
            Stadsdel = plats.Stadsdel,
            Alias = plats.Alias,
            Lat = plats.Lat,
            Lon = plats.Lon,
            OsakerhetMeter = plats.OsakerhetMeter,
            Agare = plats.Agare,
        };
    }
}

/// <summary>A place to add.</summary>
public sealed record Platsbegaran
{
    /// <summary>Name, 2–100 characters.</summary>
    public string? Namn { get; init; }

    /// <summary>Kind.</summary>
    public Platstyp Typ { get; init; } = Platstyp.Plats;

    /// <summary>Latitude, WGS 84.</summary>
    public double Lat { get; init; }

    /// <summary>Longitude, WGS 84.</summary>
    public double Lon { get; init; }

    /// <summary>Radius in metres, 10–2,000.</summary>
    public int OsakerhetMeter { get; init; } = 100;

    /// <summary>Other names, at most 20 of at most 100 characters.</summary>
    public IReadOnlyList<string>? Alias { get; init; }

    /// <summary>The body that owns or runs it.</summary>
    public string? Agare { get; init; }
}

/// <summary>Places: known, and added by operators.</summary>
public static class Platsandpunkter
{
    private const int AliasHogst = 20;

    /// <summary>Maps the endpoints.</summary>
    public static void MapPlatser(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/platser").WithTags("Platser");
        grupp.MapGet("", (HttpContext http, Stadsdata stad) =>
            Svar.Json(stad.Geografi.Platser.Select(Platsvy.Av).ToList(), Lasare.For(http.User).Klass)).Produces<IReadOnlyList<Platsvy>>();
        grupp.MapPost("", LaggTillAsync).Produces<Platsvy>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
    }

    private static async Task<IResult> LaggTillAsync(HttpContext http, Stadsdata stad, TimeProvider tid, Platsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        var namn = begaran.Namn?.Trim() ?? "";
        if (namn.Length is < 2 or > 100 || Personuppgifter.Finn(namn) is not null)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel namn", "Ange platsens namn, 2–100 tecken: ett torg, en skola, en park – aldrig en person eller ett husnummer.");
        var alias = begaran.Alias ?? [];
        if (alias.Count > AliasHogst || alias.Append(begaran.Agare).Any(ord => ord?.Length > 100))
            return Svar.Problem(StatusCodes.Status400BadRequest, "För långt", $"Ange högst {AliasHogst} alias, vart och ett och agare på högst 100 tecken.");
        if (alias.Append(begaran.Agare).Any(ord => Personuppgifter.Finn(ord) is not null))
            return Svar.Problem(StatusCodes.Status400BadRequest, "Personuppgift", "alias och agare får inte innehålla personuppgifter. Ange andra namn på platsen, och den verksamhet som äger den.");
        if (stad.Geografi.Vid(begaran.Lat, begaran.Lon) is not { } vid)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Utanför staden", "lat och lon ska ligga inom stadens gränser (WGS 84).");
        if (!lasare.Verkar(vid.Stadsdel)) return Svar.Nekad(inloggad: true);

        var plats = new Plats
        {
            Id = Slug(namn),
            Namn = namn,
            Typ = begaran.Typ,
            Lat = begaran.Lat,
            Lon = begaran.Lon,
            Stadsdel = vid.Stadsdel,
            OsakerhetMeter = begaran.OsakerhetMeter,
            Alias = alias,
            Agare = begaran.Agare,
            Kalla = "operatör",
        };
        try
        {
            return await stad.LaggTillPlatsAsync(plats, lasare.Vem!, tid.GetUtcNow(), http.RequestAborted)
                ? Svar.Json(Platsvy.Av(plats), lasare.Klass, StatusCodes.Status201Created)
                : Svar.Problem(StatusCodes.Status409Conflict, "Finns redan", $"En plats med id {plats.Id} finns redan.");
        }
        catch (InvalidDataException fel)
        {
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel plats", fel.Message);
        }
    }

    private static string Slug(string namn)
    {
        var slug = new StringBuilder();
        foreach (var tecken in namn.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(tecken) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsAsciiLetterOrDigit(tecken)) slug.Append(tecken);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
