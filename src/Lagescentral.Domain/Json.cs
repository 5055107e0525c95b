using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Domain;

/// <summary>The one way this product writes and reads JSON: camelCase, enums as camelCase words, no nulls written,
/// letters outside ASCII as themselves, times ISO 8601 with offset.</summary>
public static class Json
{
    /// <summary>Options for journal lines, API and SignalR.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>UTF-8 JSON of a value.</summary>
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads a value from UTF-8 JSON; null JSON is a fault.</summary>
    /// <exception cref="JsonException">Not JSON of that shape.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException($"null i stället för {typeof(T).Name}");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new Faktajson());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
