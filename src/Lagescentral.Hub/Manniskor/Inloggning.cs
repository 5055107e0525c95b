using System.Security.Claims;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Direkt;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Manniskor;

/// <summary>Who can be signed in, whatever way they prove it: the seam for the city's own sign-in.</summary>
public interface IAnvandarkatalog
{
    /// <summary>The user by sign-in name, or null.</summary>
    Anvandare? Finn(string anvandare);

    /// <summary>Every user: who has a role is told of larm.</summary>
    IReadOnlyList<Anvandare> Alla { get; }
}

/// <summary>A user.</summary>
/// <param name="Id">Sign-in name.</param>
/// <param name="Namn">Name to show.</param>
/// <param name="Roller">Roles.</param>
/// <param name="Stadsdelar">Districts that the roles hold for; empty for all.</param>
/// <param name="Klass">Highest class.</param>
public sealed record Anvandare(string Id, string Namn, IReadOnlyList<string> Roller, IReadOnlyList<string> Stadsdelar, Lasarklass Klass)
{
    /// <summary>Pseudonymous id, as the journal holds it.</summary>
    public string Vem => "p-" + Id;

    /// <summary>The claims of a session.</summary>
    public ClaimsPrincipal Anspraak()
    {
        var identitet = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identitet.AddClaim(new Claim(ClaimTypes.Name, Id));
        identitet.AddClaim(new Claim(ClaimTypes.GivenName, Namn));
        identitet.AddClaim(new Claim(Lasare.Vemanspraak, Vem));
        identitet.AddClaim(new Claim(Lasare.Klassanspraak, Klass.ToString()));
        identitet.AddClaims(Roller.Select(roll => new Claim(ClaimTypes.Role, roll)));
        identitet.AddClaims(Stadsdelar.Select(stadsdel => new Claim(Lasare.Stadsdelsanspraak, stadsdel)));
        return new ClaimsPrincipal(identitet);
    }
}

/// <summary>Users to sign in as without a password, in environment Development only.</summary>
public sealed class Utvecklingskatalog : IAnvandarkatalog
{
    private static readonly Anvandare[] Anvandarna =
    [
        new("siss", "SISS-mötet", [Roller.Siss], [], Lasarklass.Intern),
        new("jour", "Tjänsteperson i beredskap", [Roller.Jour], [], Lasarklass.Begransad),
        new("direktor-farsta", "Stadsdelsdirektör Farsta", [Roller.Direktor], ["farsta"], Lasarklass.Begransad),
        new("samordnare-kungsholmen", "Trygghetssamordnare Kungsholmen", [Roller.Samordnare], ["kungsholmen"], Lasarklass.Intern),
        new("admin", "Administratör", [Roller.Admin], [], Lasarklass.Begransad),
        new("dataskydd", "Dataskyddsansvarig", [Roller.Dataskydd], [], Lasarklass.Intern),
        new("vagg", "Väggskärm", [Roller.Vagg], [], Lasarklass.Vagg),
    ];

    /// <inheritdoc/>
    public Anvandare? Finn(string anvandare) => Array.Find(Anvandarna, a => a.Id == anvandare);

    /// <inheritdoc/>
    public IReadOnlyList<Anvandare> Alla => Anvandarna;
}

/// <summary>Who the reader is, to the reader.</summary>
[Vy("jag")]
public sealed record Jagvy
{
    /// <summary>True when signed in.</summary>
    public required bool Inloggad { get; init; }

    /// <summary>Sign-in name.</summary>
    public string? Anvandare { get; init; }

    /// <summary>Name.</summary>
    public string? Namn { get; init; }

    /// <summary>Pseudonymous id: what one's own doings are marked with.</summary>
    public string? Person { get; init; }

    /// <summary>Roles.</summary>
    public required IReadOnlyList<string> Roller { get; init; }

    /// <summary>Districts that the roles hold for; absent for all.</summary>
    public IReadOnlyList<string>? Stadsdelar { get; init; }

    /// <summary>Highest class.</summary>
    public required Lasarklass HogstaKlass { get; init; }

    /// <summary>True when users can be signed in as without a password.</summary>
    public required bool Utveckling { get; init; }

    /// <summary>True when the whole hub is an exercise.</summary>
    public required bool Ovning { get; init; }

    /// <summary>True for a screen that signed in by a key of its own.</summary>
    public required bool Enhet { get; init; }
}

/// <summary>What an open page asks now and then: whether it is the latest, whether its clock is right, and whether it is still signed in.</summary>
[Vy("puls")]
public sealed record Pulsvy
{
    /// <summary>The files that the latest page is made of; another than the page's own means that there is a newer one. Absent where there is no page.</summary>
    public string? Version { get; init; }

    /// <summary>Now, by the hub's clock.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>True when signed in.</summary>
    public required bool Inloggad { get; init; }

    /// <summary>Highest class.</summary>
    public required Lasarklass HogstaKlass { get; init; }

    /// <summary>When the session ends unless it is used; absent when not signed in.</summary>
    public DateTimeOffset? SessionTill { get; init; }
}

/// <summary>Sign-in with a development user.</summary>
/// <param name="Anvandare">Sign-in name.</param>
public sealed record Utvecklingsinloggning(string? Anvandare);

/// <summary>Sign-in, sign-out, and who one is.</summary>
public static class Inloggning
{
    /// <summary>Adds the session and, in Development, its users.</summary>
    public static IServiceCollection AddInloggning(this IServiceCollection tjanster, IHostEnvironment miljo)
    {
        tjanster.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "lagescentral";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = miljo.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = Enhetssession.ProvaAsync;
            cookie.Events.OnCheckSlidingExpiration = Enhetssession.Fornya;
            cookie.Events.OnRedirectToLogin = http => Svara(http.Response, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = http => Svara(http.Response, StatusCodes.Status403Forbidden);
        });
        tjanster.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<Inloggningsinstallningar>>((cookie, val) => cookie.ExpireTimeSpan = TimeSpan.FromHours(val.Value.Timmar));
        tjanster.AddAuthorization();
        return tjanster;
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapInloggning(this IEndpointRouteBuilder vagar, bool utveckling)
    {
        var grupp = vagar.MapGroup("/api/v1").WithTags("Människor");
        grupp.MapGet("/jag", (HttpContext http, IOptions<Demoinstallningar> demo) => Svar.Json(Jag(http.User, utveckling, demo.Value.Aktiv), Lasarklass.Oppen))
            .Produces<Jagvy>();
        grupp.MapGet(Enhetssession.Puls, async (HttpContext http, TimeProvider tid, Sidversion version) =>
        {
            var lasare = Lasare.For(http.User);
            var session = lasare.Inloggad ? await http.AuthenticateAsync() : null;
            return Svar.Json(
                new Pulsvy { Version = version.Nu, Tid = tid.GetUtcNow(), Inloggad = lasare.Inloggad, HogstaKlass = lasare.Klass, SessionTill = session?.Properties?.ExpiresUtc },
                Lasarklass.Oppen);
        }).Produces<Pulsvy>();
        grupp.MapPost("/inloggning/enhet", async (Enhetsinloggning begaran, Enheter enheter, HttpContext http, IOptions<Demoinstallningar> demo) =>
        {
            if (await enheter.FinnAsync(begaran.Nyckel, http.RequestAborted) is not { } enhet)
                return Svar.Problem(StatusCodes.Status401Unauthorized, "Fel nyckel", "Nyckeln gäller inte. Kontrollera att den är rätt skriven, eller be om en ny.");
            var anspraak = Enhetssession.Anspraak(enhet);
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, anspraak, enheter.Session());
            return Svar.Json(Jag(anspraak, utveckling, demo.Value.Aktiv), Lasarklass.Oppen);
        }).Produces<Jagvy>().ProducesProblem(401);
        grupp.MapPost("/utloggning", async (HttpContext http, Utskick utskick) =>
        {
            // When the browser has been told to forget its cookie: what comes back before that is let in again.
            if (Lasare.For(http.User).Vem is { } vem)
                http.Response.OnCompleted(() =>
                {
                    utskick.Stang(vem);
                    return Task.CompletedTask;
                });
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.NoContent();
        });
        if (!utveckling) return;
        grupp.MapPost("/inloggning/utveckling", async (Utvecklingsinloggning begaran, IAnvandarkatalog katalog, HttpContext http, IOptions<Demoinstallningar> demo) =>
        {
            if (katalog.Finn(begaran.Anvandare ?? "") is not { } anvandare)
                return Svar.Problem(StatusCodes.Status401Unauthorized, "Okänd användare", "Välj en av utvecklingsanvändarna, till exempel siss.");
            var anspraak = anvandare.Anspraak();
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, anspraak);
            return Svar.Json(Jag(anspraak, utveckling, demo.Value.Aktiv), Lasarklass.Oppen);
        }).Produces<Jagvy>();
    }

    private static Jagvy Jag(ClaimsPrincipal anspraak, bool utveckling, bool ovning)
    {
        var lasare = Lasare.For(anspraak);
        return new()
        {
            Inloggad = lasare.Inloggad,
            Anvandare = lasare.Anvandare,
            Namn = lasare.Namn,
            Person = lasare.Vem,
            Roller = lasare.Roller,
            Stadsdelar = lasare.Inloggad ? lasare.Stadsdelar : null,
            HogstaKlass = lasare.Klass,
            Utveckling = utveckling,
            Ovning = ovning,
            Enhet = Enhetssession.Id(anspraak) is not null,
        };
    }

    private static Task Svara(HttpResponse svar, int status)
    {
        svar.StatusCode = status;
        return Task.CompletedTask;
    }
}
