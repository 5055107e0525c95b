using System.Reflection;
using Lagescentral.Domain.Sekretess;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Lagescentral.Hub;

/// <summary>The contract's description at <c>/openapi/v1.json</c>; the dashboard's types are made from it.</summary>
internal static class Kontrakt
{
    public static void Beskriv(OpenApiOptions val)
    {
        val.AddDocumentTransformer((dokument, _, _) =>
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
        val.AddSchemaTransformer((schema, sammanhang, _) =>
        {
            // What only some readers see is not always there.
            if (sammanhang.JsonTypeInfo.Type.GetCustomAttribute<VyAttribute>(inherit: false) is { } vy)
                foreach (var falt in schema.Properties?.Keys.ToList() ?? [])
                    if (!Synlighet.Far(vy.Namn, falt, Lasarklass.Oppen)) schema.Required?.Remove(falt);
            return Task.CompletedTask;
        });
    }
}
