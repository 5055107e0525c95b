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
            Kravda(schema, sammanhang.JsonTypeInfo.Type.GetCustomAttribute<VyAttribute>(inherit: false)?.Namn);
            return Task.CompletedTask;
        });
    }

    /// <summary>Says which fields are always there: null is never written, and of a record that leaves the hub only what
    /// every reader of the record sees.</summary>
    private static void Kravda(OpenApiSchema schema, string? vy)
    {
        if (schema.Properties is not { Count: > 0 } falt) return;
        var lagst = vy is null ? Lasarklass.Oppen : falt.Keys.Select(namn => Synlighet.Tabell[$"{vy}.{namn}"]).Min();
        var kravda = falt.Where(par => !KanSaknas(par.Value) && (vy is null ? schema.Required?.Contains(par.Key) == true : Synlighet.Far(vy, par.Key, lagst)));
        schema.Required = kravda.Select(par => par.Key).ToHashSet();
    }

    private static bool KanSaknas(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(val => val.Type == JsonSchemaType.Null) == true;
}
