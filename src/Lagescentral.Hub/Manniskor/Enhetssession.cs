using System.Security.Claims;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lagescentral.Hub.Manniskor;

/// <summary>How a wall screen's session differs from a person's: it lasts as long as its key, and is tried at every request.</summary>
internal static class Enhetssession
{
    /// <summary>Address, under <c>/api/v1</c>, that an open page asks now and then. It is no use of a person's session.</summary>
    public const string Puls = "/puls";

    private const string Pulsvag = "/api/v1" + Puls;

    /// <summary>The claims of a screen: what a wall may see, and nothing to do.</summary>
    public static ClaimsPrincipal Anspraak(Enhet enhet)
    {
        var identitet = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identitet.AddClaim(new Claim(ClaimTypes.Name, Enheter.Vem(enhet.Id)));
        identitet.AddClaim(new Claim(ClaimTypes.GivenName, enhet.Namn));
        identitet.AddClaim(new Claim(Lasare.Vemanspraak, Enheter.Vem(enhet.Id)));
        identitet.AddClaim(new Claim(Lasare.Klassanspraak, nameof(Lasarklass.Vagg)));
        identitet.AddClaim(new Claim(Lasare.Enhetsanspraak, enhet.Id));
        identitet.AddClaim(new Claim(ClaimTypes.Role, Roller.Vagg));
        return new ClaimsPrincipal(identitet);
    }

    /// <summary>Id of the screen; null for a person.</summary>
    public static string? Id(ClaimsPrincipal? anspraak) => anspraak?.FindFirstValue(Lasare.Enhetsanspraak);

    /// <summary>Turns a session away whose key is no longer valid.</summary>
    public static async Task ProvaAsync(CookieValidatePrincipalContext session)
    {
        if (Id(session.Principal) is not { } id) return;
        if (await session.HttpContext.RequestServices.GetRequiredService<Enheter>().GallerAsync(id, session.HttpContext.RequestAborted)) return;
        session.RejectPrincipal();
        await session.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>A page that lies open and asks for the time is not a person who uses it; a screen has no other way.</summary>
    public static Task Fornya(CookieSlidingExpirationContext session)
    {
        if (session.Request.Path.Equals(Pulsvag, StringComparison.OrdinalIgnoreCase) && Id(session.Principal) is null) session.ShouldRenew = false;
        return Task.CompletedTask;
    }
}
