using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lagescentral.Domain.Larm;

/// <summary>Lengths of time as people write them in rules: <c>30s</c>, <c>15m</c>, <c>2h</c>, <c>7d</c>.</summary>
public static class Varaktighet
{
    /// <summary>The length, or null when it is not written so.</summary>
    public static TimeSpan? Las(string? skrivet)
    {
        if (skrivet is not [.. var tal, var enhet] || !int.TryParse(tal, NumberStyles.None, CultureInfo.InvariantCulture, out var antal)) return null;
        return enhet switch
        {
            's' => TimeSpan.FromSeconds(antal),
            'm' => TimeSpan.FromMinutes(antal),
            'h' => TimeSpan.FromHours(antal),
            'd' => TimeSpan.FromDays(antal),
            _ => null,
        };
    }

    /// <summary>The shortest writing of a length in whole seconds.</summary>
    public static string Skriv(TimeSpan langd)
    {
        var sekunder = (long)langd.TotalSeconds;
        var (antal, enhet) = sekunder switch
        {
            _ when sekunder % 86_400 == 0 && sekunder > 0 => (sekunder / 86_400, 'd'),
            _ when sekunder % 3_600 == 0 && sekunder > 0 => (sekunder / 3_600, 'h'),
            _ when sekunder % 60 == 0 && sekunder > 0 => (sekunder / 60, 'm'),
            _ => (sekunder, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{antal}{enhet}");
    }

    /// <summary>A length in words: "2 timmar", "1 dygn".</summary>
    public static string Ord(TimeSpan langd) => Skriv(langd) switch
    {
        [.. var tal, 'd'] => $"{tal} dygn",
        [.. var tal, 'h'] => tal == "1" ? "1 timme" : $"{tal} timmar",
        [.. var tal, 'm'] => tal == "1" ? "1 minut" : $"{tal} minuter",
        [.. var tal, _] => tal == "1" ? "1 sekund" : $"{tal} sekunder",
        _ => "",
    };
}

/// <summary>Reads and writes lengths as <see cref="Varaktighet"/> does.</summary>
internal sealed class Varaktighetsjson : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Varaktighet.Las(reader.GetString()) is { } langd
            ? langd
            : throw new JsonException("En tid skrivs som 30s, 15m, 2h eller 7d.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Varaktighet.Skriv(value));
}
