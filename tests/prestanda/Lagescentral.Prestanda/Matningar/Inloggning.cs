using System.Net.Http.Json;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>Signs in to the hub as one who may see all that is sent.</summary>
internal static class Inloggning
{
    /// <summary>Gives the session's cookie; the client itself has it too.</summary>
    public static Task<string> SomSissAsync(HttpClient http) => SomAsync(http, "siss");

    /// <summary>The same as another of those that may be signed in as without a password.</summary>
    public static async Task<string> SomAsync(HttpClient http, string anvandare)
    {
        using var svar = await http.PostAsJsonAsync("/api/v1/inloggning/utveckling", new { anvandare });
        return svar.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
