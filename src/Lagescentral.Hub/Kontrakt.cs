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
            foreach (var schema in dokument.Components?.Schemas?.Values ?? []) UtanNull(schema);
            return Task.CompletedTask;
        });
        val.AddSchemaTransformer((schema, sammanhang, _) =>
        {
            Kravda(schema, sammanhang.JsonTypeInfo.Type.GetCustomAttribute<VyAttribute>(inherit: false)?.Namn);
            return Task.CompletedTask;
        });
    }

    /// <summary>Says which fields are always there: of a record that leaves the hub only what every reader of the record sees.</summary>
    private static void Kravda(OpenApiSchema schema, string? vy)
    {
        if (schema.Properties is not { Count: > 0 } falt) return;
        var lagst = vy is null ? Lasarklass.Oppen : falt.Keys.Select(namn => Synlighet.Tabell[$"{vy}.{namn}"]).Min();
        var kravda = falt.Keys.Where(namn => vy is null ? schema.Required?.Contains(namn) == true : Synlighet.Far(vy, namn, lagst));
        schema.Required = kravda.ToHashSet();
    }

    /// <summary>Null is never written. That a field which is a record of its own may be null is said only in the finished document.</summary>
    private static void UtanNull(IOpenApiSchema schema)
    {
        foreach (var (namn, falt) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            if (KanSaknas(falt)) schema.Required?.Remove(namn);
    }

    private static bool KanSaknas(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(val => val.Type == JsonSchemaType.Null) == true;
}
