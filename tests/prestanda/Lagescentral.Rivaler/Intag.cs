using System.Buffers;
using System.Text.Json;

namespace Lagescentral.Rivaler;

/// <summary>POST /api/v1/handelser, as the contract has it for JSON and NDJSON.</summary>
internal static class Intag
{
    private const string Nyckel = "dev-";

    public static void MapIntag(this IEndpointRouteBuilder vagar) => vagar.MapPost("/api/v1/handelser", async (HttpContext http, ILager lager) =>
    {
        var nyckel = http.Request.Headers["X-Kalla-Nyckel"].ToString();
        if (!nyckel.StartsWith(Nyckel, StringComparison.Ordinal)) return Results.Problem("Ingen giltig nyckel", statusCode: StatusCodes.Status401Unauthorized);
        try
        {
            var poster = http.Request.ContentType switch
            {
                "application/x-ndjson" => await LasNdjsonAsync(http),
                "application/json" => [(await http.Request.ReadFromJsonAsync<Inkommande>(Format.Json, http.RequestAborted))!],
                _ => throw new BadHttpRequestException("Okänt format", StatusCodes.Status415UnsupportedMediaType),
            };
            var kvitton = await lager.TaAsync(nyckel[Nyckel.Length..], poster, http.RequestAborted);
            return Results.Json(new { kvitton, antal = kvitton.CountBy(k => k.Utfall).ToDictionary() }, Format.Json, statusCode: StatusCodes.Status202Accepted);
        }
        catch (JsonException fel)
        {
            return Results.Problem(fel.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    });

    private static async Task<List<Inkommande>> LasNdjsonAsync(HttpContext http)
    {
        var poster = new List<Inkommande>();
        var kropp = http.Request.BodyReader;
        while (true)
        {
            var last = await kropp.ReadAsync(http.RequestAborted);
            var kvar = last.Buffer;
            while (kvar.PositionOf((byte)'\n') is { } slut)
            {
                poster.Add(Las(kvar.Slice(0, slut)));
                kvar = kvar.Slice(kvar.GetPosition(1, slut));
            }

            if (last.IsCompleted)
            {
                if (!kvar.IsEmpty) poster.Add(Las(kvar));
                kropp.AdvanceTo(kvar.End);
                return poster;
            }

            kropp.AdvanceTo(kvar.Start, kvar.End);
        }
    }

    private static Inkommande Las(ReadOnlySequence<byte> rad)
    {
        var json = new Utf8JsonReader(rad);
        return JsonSerializer.Deserialize<Inkommande>(ref json, Format.Json)!;
    }
}
