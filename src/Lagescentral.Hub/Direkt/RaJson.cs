using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lagescentral.Hub.Direkt;

/// <summary>JSON that has been written already and goes out as it stands.</summary>
/// <param name="Utf8">Whole JSON value.</param>
[JsonConverter(typeof(RaJsonConverter))]
public sealed record RaJson(ReadOnlyMemory<byte> Utf8);

/// <summary>Writes <see cref="RaJson"/>.</summary>
public sealed class RaJsonConverter : JsonConverter<RaJson>
{
    /// <inheritdoc/>
    public override RaJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var dokument = JsonDocument.ParseValue(ref reader);
        return new RaJson(JsonSerializer.SerializeToUtf8Bytes(dokument.RootElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RaJson value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
