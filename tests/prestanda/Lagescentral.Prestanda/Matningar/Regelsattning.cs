using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>Gives the hub other rules, as one who may; the ladders stay.</summary>
internal static class Regelsattning
{
    /// <param name="adress">The hub.</param>
    /// <param name="regler">All rules that are to hold, as they are written.</param>
    /// <exception cref="InvalidOperationException">The hub does not take them.</exception>
    public static async Task SattAsync(Uri adress, IEnumerable<object> regler)
    {
        using var http = new HttpClient { BaseAddress = adress };
        await Inloggning.SomAsync(http, "admin");
        var verk = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/v1/regler", UriKind.Relative)))!;
        using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/regler") { Content = JsonContent.Create(new { regler, trappor = verk["trappor"] }) };
        begaran.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{(int)verk["version"]!}\""));
        using var svar = await http.SendAsync(begaran);
        if (!svar.IsSuccessStatusCode) throw new InvalidOperationException("Reglerna togs inte: " + await svar.Content.ReadAsStringAsync());
    }
}
