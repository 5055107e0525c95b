using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>Reads pictures as the contract writes them.</summary>
internal static class Bildlasning
{
    /// <summary>A whole picture as it comes from an address of its own.</summary>
    public static async Task<Lage> HamtaAsync(HttpClient http, string vag) => Lage(JsonNode.Parse(await http.GetByteArrayAsync(new Uri(vag, UriKind.Relative)))!.AsObject());

    /// <summary>Address of a district's picture.</summary>
    public static string Vag(string stadsdel) => $"/api/v1/stadsdelar/{stadsdel}/lagesbild";

    public static Lage Lage(JsonObject bild) => new(
        Tid(bild["per"]!),
        Fonstren(bild["fonster"]!.AsObject()),
        (int?)bild["oppnaAntal"] + ((int?)bild["oppnaGlomda"] ?? 0),
        bild["oppna"]?.AsArray().Select(p => Post(p!)).ToList(),
        [.. bild["senaste"]!.AsArray().Select(p => Post(p!))]);

    public static Listad Post(JsonNode post) => new(
        (string)post["kalla"]!, (string)post["id"]!, (int)post["rev"]!, Markning.Las(Encoding.UTF8.GetBytes((string?)post["rubrik"] ?? "")), (int)post["allvar"]!,
        (string)post["status"]!, Tid(post["mottagen"]!));

    private static Dictionary<string, Fonster> Fonstren(JsonObject fonster) => fonster.ToDictionary(par => par.Key, par => new Fonster(
        (int?)par.Value!["antal"] ?? 0, (long?)par.Value["allvarssumma"] ?? 0, (long?)par.Value["tyngd"] ?? 0,
        par.Value["perKategori"]!.AsObject().Where(k => k.Value is not null && (int)k.Value > 0).ToDictionary(k => k.Key, k => (int)k.Value!)));

    private static DateTimeOffset Tid(JsonNode tid) => DateTimeOffset.Parse((string)tid!, CultureInfo.InvariantCulture);
}
