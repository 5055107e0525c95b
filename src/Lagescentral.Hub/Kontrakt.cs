using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Lagescentral.Hub;

/// <summary>The contract's description at <c>/openapi/v1.json</c>.</summary>
internal static class Kontrakt
{
    public static void Beskriv(OpenApiOptions val) => val.AddDocumentTransformer((dokument, _, _) =>
    {
        dokument.Info = new OpenApiInfo
        {
            Title = "Lägescentral",
            Version = "v1",
            Description = "Intag, lägesbilder och rättelser. Ändringar sänds över SignalR på /hub/lage: Folj(kanal, sedan, epok), SlutaFolja(kanal) och Andring.",
        };
        // The address differs per installation.
        dokument.Servers?.Clear();
        return Task.CompletedTask;
    });
}
