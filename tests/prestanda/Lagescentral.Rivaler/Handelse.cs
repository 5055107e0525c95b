using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lagescentral.Rivaler;

/// <summary>An event as a source sends it. Two with the same content are equal.</summary>
internal sealed record Inkommande
{
    public required string Id { get; init; }

    public required string Typ { get; init; }

    public required DateTimeOffset Intraffad { get; init; }

    public DateTimeOffset? Publicerad { get; init; }

    public required string Stadsdel { get; init; }

    public string Status { get; init; } = "pagaende";

    public required int Allvar { get; init; }

    public string Klass { get; init; } = "intern";

    public string? Rubrik { get; init; }

    public string? Text { get; init; }
}

/// <summary>An event as it is kept and shown.</summary>
internal sealed record Handelse
{
    public required string Kalla { get; init; }

    public required string Id { get; init; }

    public required int Rev { get; init; }

    public required string Typ { get; init; }

    public required string Kategori { get; init; }

    public required int Allvar { get; init; }

    public required DateTimeOffset Intraffad { get; init; }

    public DateTimeOffset? Publicerad { get; init; }

    public required DateTimeOffset Mottagen { get; init; }

    public required string Status { get; init; }

    public required string Klass { get; init; }

    public required string Stadsdel { get; init; }

    public string? Rubrik { get; init; }

    public string? Text { get; init; }

    public static Handelse Av(string kalla, Inkommande i, int rev, DateTimeOffset mottagen) => new()
    {
        Kalla = kalla,
        Id = i.Id,
        Rev = rev,
        Typ = i.Typ,
        Kategori = Kategorier.For(i.Typ),
        Allvar = i.Allvar,
        Intraffad = i.Intraffad,
        Publicerad = i.Publicerad,
        Mottagen = mottagen,
        Status = i.Status,
        Klass = i.Klass,
        Stadsdel = i.Stadsdel,
        Rubrik = i.Rubrik,
        Text = i.Text,
    };

    /// <summary>True when the source says what it has said already.</summary>
    public bool Sager(Inkommande i) =>
        Typ == i.Typ && Allvar == i.Allvar && Intraffad == i.Intraffad && Publicerad == i.Publicerad && Status == i.Status && Klass == i.Klass
        && Stadsdel == i.Stadsdel && Rubrik == i.Rubrik && Text == i.Text;
}

/// <summary>What became of a post.</summary>
internal sealed record Kvitto(int Rad, string Id, string Utfall, int Rev, string Stadsdel);

internal static class Kategorier
{
    private static readonly Dictionary<string, string> Typer = new()
    {
        ["Storbrand"] = "brand-raddning",
        ["Skjutning"] = "vapen-sprangning",
        ["Sprängning"] = "vapen-sprangning",
        ["Väpnat rån"] = "ran-stold-inbrott",
        ["Mordförsök"] = "vald",
        ["Klotter"] = "miljo",
        ["Nedskräpning"] = "miljo",
    };

    public static readonly string[] Alla = [.. Typer.Values.Append("ovrigt").Distinct()];

    public static string For(string typ) => Typer.GetValueOrDefault(typ, "ovrigt");

    public static int Nummer(string kategori) => Array.IndexOf(Alla, kategori);
}

internal static class Format
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
