using System.Text.Json;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Hub.Manniskor;

namespace Lagescentral.Hub.Larm;

/// <summary>Trying rules on stored history before they hold.</summary>
internal static class Provandpunkter
{
    // So long is waited for the answer itself; what takes longer is asked for again.
    private static readonly TimeSpan Vantan = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Standard = TimeSpan.FromDays(365);

    public static void MapProvkorning(this RouteGroupBuilder regler)
    {
        regler.MapPost("/provkor", ProvkorAsync)
            .Produces<Provkorningsvy>().Produces<Provkorningsvy>(202).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(429);
        regler.MapGet("/provkor/{id}", (HttpContext http, Provkorningar korningar, string id) => Finn(http, korningar, id, static k => k.Vy()))
            .Produces<Provkorningsvy>().ProducesProblem(401).ProducesProblem(404);
        regler.MapPost("/provkor/{id}/avbryt", (HttpContext http, Provkorningar korningar, string id) => Finn(http, korningar, id, static k =>
        {
            k.Avbryt();
            return k.Vy();
        })).Produces<Provkorningsvy>().ProducesProblem(401).ProducesProblem(404);
    }

    private static async Task<IResult> ProvkorAsync(HttpContext http, IAktorer aktorer, Provkorningar korningar, Larmordlista ordlista, TimeProvider tid, JsonElement begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarLarm) return Svar.Nekad(lasare.Inloggad);
        var nu = tid.GetUtcNow();
        var fel = new List<Faltfel>();
        var galler = await aktorer.Larm.ReglerAsync(http.RequestAborted);
        var (till, fran) = (Tid(begaran, "till", fel) ?? nu, Tid(begaran, "fran", fel));
        fran ??= till - Standard;
        if (fran >= till) fel.Add(new(0, "fran", "fran ska vara före till."));
        var prov = Verk(begaran, galler, ordlista, fel);
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        if (korningar.Borja(prov!, galler, lasare.Vem!, fran.Value, till) is not { } korning)
            return Svar.Problem(StatusCodes.Status429TooManyRequests, "Vänta lite", "Två provkörningar pågår redan. Vänta tills en är klar, eller avbryt den.");
        // Who goes away no longer wants it.
        using var _ = http.RequestAborted.Register(korning.Avbryt);
        await Task.WhenAny(korning.Pagar, Task.Delay(Vantan, tid, CancellationToken.None));
        return Svar.Json(korning.Vy(), lasare.Klass, korning.Klar ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static IResult Finn(HttpContext http, Provkorningar korningar, string id, Func<Provkorningar.Korning, Provkorningsvy> vy)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
        return korningar.Finn(id, lasare.Vem!) is { } korning
            ? Svar.Json(vy(korning), lasare.Klass)
            : Svar.Saknas("Provkörningen finns inte här längre. Kör den igen.");
    }

    /// <summary>The rules to try: those given, with the ladders that hold when none are; or those that hold.</summary>
    private static Regelverk? Verk(JsonElement begaran, Regelverk galler, Larmordlista ordlista, List<Faltfel> fel)
    {
        if (begaran.ValueKind != JsonValueKind.Object || !begaran.TryGetProperty("regler", out var regler) || regler.ValueKind == JsonValueKind.Null) return galler;
        using var kropp = new MemoryStream();
        using (var json = new Utf8JsonWriter(kropp))
        {
            json.WriteStartObject();
            json.WritePropertyName("regler");
            regler.WriteTo(json);
            json.WritePropertyName("trappor");
            if (begaran.TryGetProperty("trappor", out var trappor) && trappor.ValueKind == JsonValueKind.Array) trappor.WriteTo(json);
            else JsonSerializer.Serialize(json, galler.Trappor, Domain.Json.Options);
            json.WriteEndObject();
        }

        var (verk, funna) = Regelprovning.Las(kropp.ToArray(), ordlista.Nu);
        fel.AddRange(funna);
        return verk;
    }

    private static DateTimeOffset? Tid(JsonElement begaran, string falt, List<Faltfel> fel)
    {
        if (begaran.ValueKind != JsonValueKind.Object || !begaran.TryGetProperty(falt, out var varde) || varde.ValueKind == JsonValueKind.Null) return null;
        if (varde.ValueKind == JsonValueKind.String && varde.TryGetDateTimeOffset(out var tid)) return tid.ToUniversalTime();
        fel.Add(new(0, falt, "Skriv tiden som 2026-11-20T14:05:00+01:00."));
        return null;
    }
}
