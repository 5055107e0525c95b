namespace Lagescentral.Hub.Manniskor;

/// <summary>What every answer carries, and what no request may do: other sites' pages can neither call nor frame the hub.</summary>
internal static class Vakt
{
    private const string Csp =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseVakt(this IApplicationBuilder app) => app.Use(async (http, nasta) =>
    {
        // Set when the answer starts: an exception empties what was set before it.
        http.Response.OnStarting(() =>
        {
            var huvuden = http.Response.Headers;
            huvuden.ContentSecurityPolicy = Csp;
            huvuden.XContentTypeOptions = "nosniff";
            huvuden["Referrer-Policy"] = "no-referrer";
            huvuden["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            huvuden["Cross-Origin-Opener-Policy"] = "same-origin";
            if (http.Request.Path.StartsWithSegments("/api")) huvuden.CacheControl = "no-store";
            return Task.CompletedTask;
        });

        // SameSite keeps the cookie from other sites' requests; the origin is checked all the same, for the hub and for
        // every change, because a browser sends it and a page cannot forge it.
        if ((KanAndra(http.Request) || http.Request.Path.StartsWithSegments("/hub")) && FranAnnanSida(http.Request))
        {
            await Svar.Problem(StatusCodes.Status403Forbidden, "Fel ursprung", "Anropet kommer från en annan webbplats.").ExecuteAsync(http);
            return;
        }

        await nasta(http);
    });

    private static bool KanAndra(HttpRequest begaran) =>
        !HttpMethods.IsGet(begaran.Method) && !HttpMethods.IsHead(begaran.Method) && !HttpMethods.IsOptions(begaran.Method);

    private static bool FranAnnanSida(HttpRequest begaran)
    {
        var ursprung = begaran.Headers.Origin.ToString();
        if (ursprung.Length == 0) return false;
        return !Uri.TryCreate(ursprung, UriKind.Absolute, out var adress)
            || !string.Equals(adress.Authority, begaran.Host.Value, StringComparison.OrdinalIgnoreCase)
            || !string.Equals(adress.Scheme, begaran.Scheme, StringComparison.OrdinalIgnoreCase);
    }
}
