using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Kontrakt;

/// <summary>What the hub says of its own answers.</summary>
public sealed class BeskrivningTests
{
    [Fact]
    public async Task A_field_that_may_be_null_is_not_said_to_be_there()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var scheman = (await hub.Okand.JsonAsync("/openapi/v1.json"))["components"]!["schemas"]!.AsObject();

        var kanSaknas = 0;
        foreach (var (namn, schema) in scheman)
        {
            foreach (var (falt, hur) in schema!["properties"]?.AsObject() ?? [])
            {
                if (!Kan(hur!)) continue;
                kanSaknas++;
                Kravda(schema).ShouldNotContain(falt, $"{namn}.{falt}");
            }
        }

        kanSaknas.ShouldBeGreaterThan(100);
        Kravda(scheman["Ryktesvy"]!).ShouldBe(["id", "tillstand", "obekraftat", "textlage", "stadsdelar"], ignoreOrder: true);
        Kravda(scheman["Karantanvy"]!).ShouldBe(["id", "version", "kalla", "slag", "lage", "mottagen", "fel"], ignoreOrder: true);
    }

    private static bool Kan(JsonNode falt) =>
        falt["type"] is JsonArray typer && typer.Any(typ => (string?)typ == "null")
        || new[] { "oneOf", "anyOf" }.SelectMany(val => falt[val]?.AsArray() ?? []).Any(val => (string?)val!["type"] == "null");

    private static IEnumerable<string> Kravda(JsonNode schema) => schema["required"]?.AsArray().Select(namn => (string)namn!) ?? [];
}
