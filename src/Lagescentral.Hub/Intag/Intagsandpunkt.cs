using System.Globalization;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Lagescentral.Kallor;
using Lagescentral.Kallor.Cap;
using Lagescentral.Kallor.Intag;
using Lagescentral.Kallor.Siss;
using Lagescentral.Kallor.Ssbf;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lagescentral.Hub.Intag;

/// <summary>Receipts of a body, in the order sent.</summary>
/// <param name="Kvitton">One per item.</param>
/// <param name="Antal">How many of each outcome.</param>
public sealed record Intagssvar(IReadOnlyList<Kvitto> Kvitton, IReadOnlyDictionary<string, int> Antal);

/// <summary><c>POST /api/v1/handelser</c>.</summary>
public static class Intagsandpunkt
{
    private const int NdjsonGrupp = 500;
    private const string Nyckelhuvud = "X-Kalla-Nyckel";

    /// <summary>Reads a body into groups of items, each of which may be stored before the next has arrived; null when the format is not for this address.</summary>
    private delegate IAsyncEnumerable<IReadOnlyList<Inrad>>? Lasning(HttpRequest begaran, string? format, InlasRegler regler, Stadsdata stad);

    /// <summary>Maps the endpoints: the common one, and the meeting's report.</summary>
    public static void MapIntag(this IEndpointRouteBuilder vagar)
    {
        Beskriv(vagar.MapPost("/api/v1/handelser", (HttpContext http, [AsParameters] Tjanster t) => TaEmotAsync(http, t, LasHandelser)),
            "application/json", "application/x-ndjson", "application/cap+xml");
        Beskriv(vagar.MapPost("/api/v1/siss/rapport", (HttpContext http, [AsParameters] Tjanster t) => TaEmotAsync(http, t, LasRapport, SissLasare.Kalla)),
            "application/json", "text/csv");
        Beskriv(vagar.MapPost("/api/v1/ssbf/handelser", (HttpContext http, [AsParameters] Tjanster t) => TaEmotAsync(http, t, LasSsbf, SsbfTolk.Kalla)),
            "application/json");
    }

    private static void Beskriv(RouteHandlerBuilder vag, string format, params string[] flera) => vag.WithTags("Intag")
        .Accepts<object>(format, flera)
        .Produces<Intagssvar>(StatusCodes.Status202Accepted)
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429).ProducesProblem(503);

    private static async Task<IResult> TaEmotAsync(HttpContext http, Tjanster t, Lasning las, string? baraKalla = null)
    {
        var (nycklar, intag, stad, kallor, tid) = t;
        var cancel = http.RequestAborted;
        (string Kalla, bool Utveckling) nyckel;
        if (baraKalla is not null && http.Request.Headers.ContainsKey(Webhooksignatur.Huvud))
        {
            if (await SignaturfelAsync(http, kallor.Value.Alla[baraKalla], tid, cancel) is { } fel)
                return Svar.Problem(StatusCodes.Status401Unauthorized, "Ingen giltig signatur", fel);
            nyckel = (baraKalla, false);
        }
        else if (await nycklar.FinnAsync(http.Request.Headers[Nyckelhuvud], cancel) is { } funnen)
        {
            nyckel = funnen;
        }
        else
        {
            return Svar.Problem(StatusCodes.Status401Unauthorized, "Ingen giltig nyckel", $"Skicka källans nyckel i huvudet {Nyckelhuvud}.");
        }

        if (baraKalla is not null && nyckel.Kalla != baraKalla)
            return Svar.Problem(StatusCodes.Status403Forbidden, "Fel källa", $"Nyckeln hör till {nyckel.Kalla}; adressen är för {baraKalla}.");
        if (!nyckel.Utveckling && intag.Takt(nyckel.Kalla).Vanta() is { } vanta) return ForMycket(http, vanta);
        if (http.Request.Headers.ContentEncoding.Count > 0 && !string.Equals(http.Request.Headers.ContentEncoding, "identity", StringComparison.OrdinalIgnoreCase))
            return Svar.Problem(StatusCodes.Status415UnsupportedMediaType, "Packad kropp", "Skicka kroppen opackad, utan Content-Encoding.");
        if (http.Request.ContentLength > Intagsgranser.Kropp)
            return Svar.Problem(StatusCodes.Status413PayloadTooLarge, "För stor", "Kroppen är större än 16 MiB. Dela upp den.");

        var regler = new InlasRegler
        {
            Stadsdelar = stad.Stadsdelar.ToHashSet(),
            InomStaden = stad.Geografi.Inom,
            Tak = kallor.Value.Alla[nyckel.Kalla].Tak,
            Nu = tid.GetUtcNow(),
        };
        try
        {
            var format = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var typ) ? typ.MediaType.Value?.ToLowerInvariant() : null;
            if (las(http.Request, format, regler, stad) is not { } grupper)
                return Svar.Problem(StatusCodes.Status415UnsupportedMediaType, "Okänt format", "Skicka application/json; handelser tar också application/x-ndjson och application/cap+xml, rapporten text/csv.");
            var kvitton = new List<Kvitto>();
            await foreach (var grupp in grupper)
            {
                if (!nyckel.Utveckling) intag.Takt(nyckel.Kalla).Ta(grupp.Count);
                kvitton.AddRange(await intag.TaEmotAsync(nyckel.Kalla, grupp, cancel));
            }

            var antal = Enum.GetValues<Utfall>().ToDictionary(
                utfall => utfall.ToString().ToLowerInvariant(), utfall => kvitton.Count(k => k.Utfall == utfall));
            return Results.Json(new Intagssvar(kvitton, antal), Domain.Json.Options, statusCode: StatusCodes.Status202Accepted);
        }
        catch (OlasligException fel)
        {
            return Svar.Problem(StatusCodes.Status400BadRequest, "Oläslig", fel.Message);
        }
        catch (ForStorException fel)
        {
            return Svar.Problem(StatusCodes.Status413PayloadTooLarge, "För stor", fel.Message);
        }
        catch (BadHttpRequestException fel) when (fel.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Svar.Problem(StatusCodes.Status413PayloadTooLarge, "För stor", "Kroppen är större än 16 MiB. Dela upp den.");
        }
        catch (JournalOtillgangligException fel)
        {
            http.Response.Headers.RetryAfter = "2";
            return Svar.Problem(StatusCodes.Status503ServiceUnavailable, "Kan inte spara just nu", fel.Message + " Det som inte fått kvitto ska skickas igen; det som redan sparats svarar dublett.");
        }
    }

    private static async Task<string?> SignaturfelAsync(HttpContext http, Kallinstallningar kalla, TimeProvider tid, CancellationToken cancel)
    {
        if (kalla.Webhooknycklar.Length == 0) return "Källan har ingen webhooknyckel. Ange Kallor:<källa>:Webhooknycklar.";
        http.Request.EnableBuffering(Intagsgranser.Kropp);
        using var kropp = new MemoryStream();
        await http.Request.Body.CopyToAsync(kropp, cancel);
        http.Request.Body.Position = 0;
        return Webhooksignatur.Fel(
            http.Request.Headers[Webhooksignatur.Huvud], kropp.GetBuffer().AsSpan(0, (int)kropp.Length), [.. kalla.Webhooknycklar.Select(Convert.FromBase64String)], tid.GetUtcNow());
    }

    private static IResult ForMycket(HttpContext http, TimeSpan vanta)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(vanta.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Svar.Problem(StatusCodes.Status429TooManyRequests, "För många", "Källan har skickat fler poster än den får. Vänta och skicka igen; det som redan sparats svarar dublett.");
    }

    private static IAsyncEnumerable<IReadOnlyList<Inrad>>? LasHandelser(HttpRequest begaran, string? format, InlasRegler regler, Stadsdata stad)
    {
        var cancel = begaran.HttpContext.RequestAborted;
        return format switch
        {
            "application/json" => Ensam(() => InradLasare.LasJsonAsync(begaran.Body, regler, cancel)),
            "application/x-ndjson" => Grupper(InradLasare.LasNdjsonAsync(begaran.Body, regler, cancel)),
            "application/cap+xml" => Ensam(() => CapLasare.LasAsync(begaran.Body, regler, cancel)),
            _ => null,
        };
    }

    private static IAsyncEnumerable<IReadOnlyList<Inrad>>? LasRapport(HttpRequest begaran, string? format, InlasRegler regler, Stadsdata stad)
    {
        var cancel = begaran.HttpContext.RequestAborted;
        string? Stadsdel(string namn) => stad.Geografi.Finn(namn)?.Id;
        return format switch
        {
            "application/json" => Ensam(() => SissLasare.LasAsync(begaran.Body, regler, Stadsdel, cancel)),
            "text/csv" => Ensam(() => CsvLasare.LasAsync(begaran.Body, regler, Stadsdel, begaran.Query["mote"].FirstOrDefault(), cancel)),
            _ => null,
        };
    }

    private static IAsyncEnumerable<IReadOnlyList<Inrad>>? LasSsbf(HttpRequest begaran, string? format, InlasRegler regler, Stadsdata stad) =>
        format == "application/json"
            ? Ensam(() => SsbfTolk.LasAsync(begaran.Body, regler, namn => stad.Geografi.Finn(namn)?.Id, begaran.HttpContext.RequestAborted))
            : null;

    private static async IAsyncEnumerable<IReadOnlyList<Inrad>> Ensam(Func<Task<IReadOnlyList<Inrad>>> las)
    {
        yield return await las();
    }

    /// <summary>Groups of a streamed body, so that a long upload is stored as it arrives.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<Inrad>> Grupper(IAsyncEnumerable<Inrad> rader)
    {
        var grupp = new List<Inrad>(NdjsonGrupp);
        await foreach (var rad in rader)
        {
            grupp.Add(rad);
            if (grupp.Count < NdjsonGrupp) continue;
            yield return grupp;
            grupp = new List<Inrad>(NdjsonGrupp);
        }

        if (grupp.Count > 0) yield return grupp;
    }

    private sealed record Tjanster(Kallnycklar Nycklar, Intaget Intag, Stadsdata Stad, IOptions<Kallorna> Kallor, TimeProvider Tid);
}
