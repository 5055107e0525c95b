using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Lagescentral.Hub;

/// <summary>The dashboard's files: those named by their content are kept for good, the rest is asked for anew each time,
/// and what was compressed when the dashboard was built is sent so.</summary>
internal static class Sidfiler
{
    private const string Hashade = "/assets";
    private const string ForGott = "public, max-age=31536000, immutable";
    private const string FragaIgen = "no-cache";

    // The better one first.
    private static readonly (string Kodning, string Andelse)[] Kodningar = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>How the page itself is sent, whichever address asks for it.</summary>
    public static StaticFileOptions Val { get; } = new() { OnPrepareResponse = Forbered, ContentTypeProvider = Typer() };

    /// <summary>Sends the dashboard's files.</summary>
    public static IApplicationBuilder UseSidfiler(this WebApplication app)
    {
        var filer = app.Environment.WebRootFileProvider;
        app.Use((http, nasta) =>
        {
            Komprimera(http, filer);
            return nasta(http);
        });
        // The map alone: it is the same for everyone. An answer that mixes a reader's own words with what others may not
        // see tells of both by its length when compressed.
        app.UseWhen(http => http.Request.Path == Bilder.Bildandpunkter.Karta, gren => gren.UseResponseCompression());
        return app.UseStaticFiles(Val);
    }

    private static void Forbered(StaticFileResponseContext svar)
    {
        var huvuden = svar.Context.Response.Headers;
        huvuden.CacheControl = svar.Context.Request.Path.StartsWithSegments(Hashade) ? ForGott : FragaIgen;
        if (svar.Context.Items[typeof(Sidfiler)] is not (string kodning, string typ)) return;
        huvuden.ContentEncoding = kodning;
        svar.Context.Response.ContentType = typ;
    }

    private static void Komprimera(HttpContext http, IFileProvider filer)
    {
        var (begaran, vag) = (http.Request, http.Request.Path.Value);
        if (vag is null || !(HttpMethods.IsGet(begaran.Method) || HttpMethods.IsHead(begaran.Method)) || Typ(vag) is not { } typ) return;
        var finns = Kodningar.Where(k => filer.GetFileInfo(vag + k.Andelse).Exists).ToList();
        if (finns.Count == 0) return;
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var tar = begaran.GetTypedHeaders().AcceptEncoding;
        foreach (var (kodning, andelse) in finns)
        {
            if (!tar.Any(t => t.Value.Equals(kodning, StringComparison.OrdinalIgnoreCase) && t.Quality is null or > 0)) continue;
            http.Items[typeof(Sidfiler)] = (kodning, typ);
            begaran.Path = vag + andelse;
            return;
        }
    }

    // A file whose type is not known is not sent at all.
    private static FileExtensionContentTypeProvider Typer()
    {
        var typer = new FileExtensionContentTypeProvider();
        foreach (var (_, andelse) in Kodningar) typer.Mappings[andelse] = "application/octet-stream";
        return typer;
    }

    private static string? Typ(string vag) => Path.GetExtension(vag) switch
    {
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}

/// <summary>Which files the page is made of now: each has its content's hash in its name.</summary>
public sealed partial class Sidversion(IWebHostEnvironment miljo)
{
    private readonly Lock _las = new();
    private DateTimeOffset _andrad;
    private string? _nu;

    /// <summary>The names, as they stand in the page, with a space between; null where there is no page.</summary>
    public string? Nu
    {
        get
        {
            var fil = miljo.WebRootFileProvider.GetFileInfo("index.html");
            if (!fil.Exists) return null;
            lock (_las)
            {
                // The page may be replaced under a hub that is up.
                if (_nu is not null && _andrad == fil.LastModified) return _nu;
                using var lasare = new StreamReader(fil.CreateReadStream());
                _nu = string.Join(' ', Namn().Matches(lasare.ReadToEnd()).Select(traff => traff.Groups["namn"].Value));
                _andrad = fil.LastModified;
                return _nu;
            }
        }
    }

    [GeneratedRegex("(?:src|href)=\"/assets/(?<namn>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Namn();
}
