using System.Text.Json;
using Lagescentral.Prestanda.Last;

namespace Lagescentral.Prestanda.Ratt;

/// <summary>A receipt as the contract has it.</summary>
internal sealed record Kvitto(string? Id, string Utfall, int? Rev, string? Stadsdel);

/// <summary>Reads the answers of the intake.</summary>
internal static class Kvittolasning
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Kvitto> Las(Httpsvar svar) => JsonSerializer.Deserialize<Kvittosvar>(svar.Kropp, Web)!.Kvitton;

    /// <summary>Outcomes, in order; none of what was not accepted.</summary>
    public static IEnumerable<string> Utfall(Httpsvar svar) => svar.Status == 202 ? Las(svar).Select(k => k.Utfall) : [$"status {svar.Status}"];

    private sealed record Kvittosvar(IReadOnlyList<Kvitto> Kvitton);
}
