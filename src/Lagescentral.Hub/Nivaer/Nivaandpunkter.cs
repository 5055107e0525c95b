using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Nivaer;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;

namespace Lagescentral.Hub.Nivaer;

/// <summary>Crisis levels: what stands, what is proposed and why, and what people decide.</summary>
public static class Nivaandpunkter
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapNivaer(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/nivaer").WithTags("Nivåer");
        grupp.MapGet("", ListaAsync).Produces<Nivalistvy>();
        grupp.MapGet("/{omrade}", LasAsync).Produces<Nivahistorikvy>().ProducesProblem(401).ProducesProblem(404);
        Andra<Nivabegaran>(grupp, "", (nytt, b) => nytt with { Handling = Nivahandling.Satt, Niva = b.Niva, Oppen = b.Oppen, Skal = b.Skal?.Trim() ?? "" });
        Andra<Nivabehallning>(grupp, "/behall", (nytt, b) => nytt with { Handling = Nivahandling.Behall, Skal = b.Skal?.Trim() ?? "" });
        grupp.MapPost("/{omrade}/{version:int}/gallring", GallraAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        Andra<Nivaslappning>(grupp, "/slapp", (nytt, b) => nytt with { Handling = Nivahandling.Slapp, Oppen = b.Oppen });
    }

    private static void Andra<T>(RouteGroupBuilder grupp, string vag, Func<Nivakommando, T, Nivakommando> kommando)
        where T : class =>
        grupp.MapPost("/{omrade}" + vag, (HttpContext http, [AsParameters] Tjanster t, string omrade, T begaran) => UtforAsync(http, t, omrade, nytt => kommando(nytt, begaran)))
            .Produces<Nivaversionvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<IResult> ListaAsync(HttpContext http, [AsParameters] Tjanster t)
    {
        var lasare = Lasare.For(http.User).Klass.Delad();
        var nivaer = (await t.Aktorer.Nivaer.AllaAsync(http.RequestAborted)).Select(o => Omradesnivavy.For(o.Id, o.Lage, o.Forslag, t.Ordning.Verk, lasare)).OfType<Omradesnivavy>();
        return Svar.Json(new Nivalistvy([.. t.Ordning.Verk.Nivaer.Select(n => new Nivastegvy(n.Id, n.Namn, n.Betyder))], nivaer.ToDictionary(o => o.Id)), lasare);
    }

    private static async Task<IResult> LasAsync(HttpContext http, [AsParameters] Tjanster t, string omrade)
    {
        var lasare = Lasare.For(http.User).Klass.Delad();
        if (lasare < Lasarklass.Intern) return Svar.Nekad(inloggad: lasare != Lasarklass.Oppen);
        if (!t.Stad.Stadsdelar.Contains(omrade)) return Svar.SaknadStadsdel(omrade);
        var nu = (await t.Aktorer.Nivaer.AllaAsync(http.RequestAborted)).First(o => o.Id == omrade);
        var vy = Omradesnivavy.For(omrade, nu.Lage, nu.Forslag, t.Ordning.Verk, lasare) ?? new Omradesnivavy { Id = omrade, Version = 0 };
        http.Response.Headers.ETag = $"\"{vy.Version}\"";
        return Svar.Json(new Nivahistorikvy(vy, [.. (await t.Aktorer.Nivaer.HistorikAsync(omrade, http.RequestAborted)).Select(Nivabeslutvy.For)]), lasare);
    }

    private static async Task<IResult> UtforAsync(HttpContext http, Tjanster t, string omrade, Func<Nivakommando, Nivakommando> begart)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarNiva) return Svar.Nekad(lasare.Inloggad);
        if (!t.Stad.Stadsdelar.Contains(omrade)) return Svar.SaknadStadsdel(omrade);
        if (!lasare.Verkar(omrade)) return Svar.Nekad(inloggad: true);
        var kommando = begart(new Nivakommando { Omrade = omrade, Handling = Nivahandling.Satt, Av = lasare.Rattare, Version = Handelseandpunkter.Version(http) });
        if (!lasare.FarSlappa && (kommando.Oppen || kommando.Handling == Nivahandling.Slapp))
            return Svar.Problem(StatusCodes.Status403Forbidden, "Får inte släppas av dig", "En nivå släpps till allmänheten av jouren, eller av stadsdelsdirektören i den egna stadsdelen. Sätt den utan oppen, så ser alla inom staden den.");
        if (kommando.Skal is { } skal && Nivaprovning.Prova(skal) is { Count: > 0 } fel)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        var svar = await t.Aktorer.Nivaer.UtforAsync(kommando, http.RequestAborted);
        switch (svar.Skal)
        {
            case Nivaskal.OkandNiva:
                return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.",
                    [new Faltfel(0, "niva", $"Ange en av {string.Join(", ", t.Ordning.Verk.Nivaer.Select(n => n.Id))}.")]);
            case Nivaskal.AnnanVersion:
                return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", $"Nivån har nu version {svar.Fakta?.Version ?? 0}. Läs om den och försök igen.");
            case Nivaskal.Inget:
                return Svar.Problem(StatusCodes.Status409Conflict, "Går inte just nu", kommando.Handling == Nivahandling.Slapp
                    ? "Ingen nivå är satt. Sätt en först."
                    : "Inget föreslås för området just nu: det finns inget att avstå från.");
        }

        http.Response.Headers.ETag = $"\"{svar.Fakta!.Version}\"";
        return Svar.Json(new Nivaversionvy(omrade, svar.Fakta.Version, svar.Skal), lasare.Klass);
    }

    private static async Task<IResult> GallraAsync(HttpContext http, IAktorer aktorer, string omrade, int version, Gallringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        return await aktorer.Nivaer.GallraAsync(Nivafakta.Beslut(omrade, version), begaran.Orsak!.Trim(), lasare.Vem!, http.RequestAborted) == Kommandoutfall.Saknas
            ? Svar.Saknas($"Beslut {version} om {omrade} finns inte. De som finns står under /api/v1/nivaer/{omrade}.")
            : Results.NoContent();
    }

    private sealed record Tjanster(IAktorer Aktorer, Stadsdata Stad, Nivaordning Ordning);
}
