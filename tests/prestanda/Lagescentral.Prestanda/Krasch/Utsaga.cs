using System.Text.Json.Nodes;

namespace Lagescentral.Prestanda.Krasch;

/// <summary>What a source says of one event, once; no two say the same.</summary>
internal sealed record Utsaga
{
    public required string Kalla { get; init; }

    public required string Id { get; init; }

    public required string Typ { get; init; }

    public required DateTimeOffset Intraffad { get; init; }

    public DateTimeOffset? Publicerad { get; init; }

    public required string Rubrik { get; init; }

    public (double Lat, double Lon)? Punkt { get; init; }

    public string? Stadsdel { get; init; }

    public required string Status { get; init; }

    public required int Allvar { get; init; }

    public required string Klass { get; init; }

    /// <summary>True for one that the hub must refuse.</summary>
    public bool Felaktig { get; init; }

    public JsonObject Json()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["typ"] = Typ,
            ["intraffad"] = Intraffad,
            ["rubrik"] = Rubrik,
            ["status"] = Status,
            ["allvar"] = Felaktig ? 9 : Allvar,
            ["klass"] = Klass,
        };
        if (Publicerad is { } publicerad) json["publicerad"] = publicerad;
        if (Stadsdel is { } stadsdel) json["stadsdel"] = stadsdel;
        if (Punkt is var (lat, lon)) (json["lat"], json["lon"]) = (lat, lon);
        return json;
    }
}

/// <summary>One body on its way to the hub, sent again with the same bytes until it has been answered.</summary>
internal sealed record Sandning(string Kalla, IReadOnlyList<Utsaga> Utsagor, bool Ndjson)
{
    public string Kropp { get; } = Ndjson
        ? string.Join('\n', Utsagor.Select(u => u.Json().ToJsonString()))
        : new JsonArray([.. Utsagor.Select(u => u.Json())]).ToJsonString();

    public string Format => Ndjson ? "application/x-ndjson" : "application/json";
}

/// <summary>A receipt as the hub gives it.</summary>
internal sealed record Kvitto(int Rad, string? Id, string Utfall, int? Rev, string? Stadsdel, long? Position);

/// <summary>The answer to a body.</summary>
internal sealed record Kvittosvar(IReadOnlyList<Kvitto> Kvitton);
