using System.Net.Mime;

namespace Lagescentral.Hub;

/// <summary>The dashboard's page addresses: each gives the same document, which shows the page by its address.</summary>
/// <remarks>Named one by one, so that a mistyped address is 404: to a person with the dashboard, which says so in words and
/// leads on, to a program as every other error.</remarks>
public static class Sidor
{
    /// <summary>First parts of the pages' paths; the dashboard's own list (<c>sidor.ts</c>) has the same.</summary>
    public static IReadOnlyList<string> Alla { get; } =
    [
        "stadsdel",
        "sok",
        "plats",
        "handelse",
        "jour",
        "larmregler",
        "rykten",
        "nivaer",
        "jour/schema",
        "organisationer",
        "kallor",
        "karantan",
        "gallring",
        "lasningar",
        "enheter",
        "jour/notiser",
        "vagg",
    ];

    // What lies under these is asked for by programs, and never a page.
    private static readonly PathString[] Programs = ["/api", "/hub", "/halsa", "/metrics", "/openapi", "/assets"];

    /// <summary>Sends the dashboard, with status 404, where a browser asks for an address that nothing answers to.</summary>
    public static IApplicationBuilder UseSidaSomSaknas(this WebApplication app)
    {
        var filer = app.Environment.WebRootFileProvider;
        return app.Use(async (http, nasta) =>
        {
            await nasta(http);
            if (http.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } || http.GetEndpoint() is not null || !VillHaSida(http.Request)) return;
            var skal = filer.GetFileInfo("index.html");
            if (!skal.Exists) return;
            http.Response.ContentType = MediaTypeNames.Text.Html;
            http.Response.ContentLength = skal.Length;
            http.Response.Headers.CacheControl = "no-cache";
            if (HttpMethods.IsGet(http.Request.Method)) await http.Response.SendFileAsync(skal, http.RequestAborted);
        });
    }

    /// <summary>Maps every page.</summary>
    public static void MapSidor(this IEndpointRouteBuilder vagar)
    {
        foreach (var sida in Alla) vagar.MapFallbackToFile($"/{sida}/{{**resten}}", "index.html", Sidfiler.Val);
    }

    // Who takes anything at all is a program: a browser names the kind.
    private static bool VillHaSida(HttpRequest begaran) =>
        (HttpMethods.IsGet(begaran.Method) || HttpMethods.IsHead(begaran.Method))
        && !Array.Exists(Programs, vag => begaran.Path.StartsWithSegments(vag))
        && begaran.GetTypedHeaders().Accept.Any(typ => typ.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase) && typ.Quality is null or > 0);
}
