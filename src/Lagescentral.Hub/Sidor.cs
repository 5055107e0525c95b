namespace Lagescentral.Hub;

/// <summary>The dashboard's page addresses: each gives the same document, which shows the page by its address.</summary>
/// <remarks>Named one by one, so that a mistyped address is 404 and not an empty dashboard.</remarks>
public static class Sidor
{
    /// <summary>First parts of the pages' paths; the dashboard's own list (<c>sidor.ts</c>) has the same.</summary>
    public static IReadOnlyList<string> Alla { get; } =
    [
        "stadsdel",
        "sok",
        "plats",
        "handelse",
        "rykten",
        "kallor",
        "karantan",
        "gallring",
        "lasningar",
        "enheter",
        "vagg",
    ];

    /// <summary>Maps every page.</summary>
    public static void MapSidor(this IEndpointRouteBuilder vagar)
    {
        foreach (var sida in Alla) vagar.MapFallbackToFile($"/{sida}/{{**resten}}", "index.html", Sidfiler.Val);
    }
}
