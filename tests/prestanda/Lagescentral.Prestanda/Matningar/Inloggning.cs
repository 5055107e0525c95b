using System.Net.Http.Json;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>Signs in to the hub as one who may see all that is sent.</summary>
internal static class Inloggning
{
    /// <summary>Gives the session's cookie; the client itself has it too.</summary>
    public static async Task<string> SomSissAsync(HttpClient http)
    {
        using var svar = await http.PostAsJsonAsync("/api/v1/inloggning/utveckling", new { anvandare = "siss" });
        return svar.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
