using System.Text.Json;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>What kind of word from the server.</summary>
internal enum Meddelandeslag
{
    /// <summary>Nothing that a client acts on.</summary>
    Annat,

    /// <summary>A change.</summary>
    Andring,

    /// <summary>An answer to <c>Folj</c>, with a picture or with changes.</summary>
    Svar,

    /// <summary>The answer to <c>Folj</c> was an error.</summary>
    Fel,
}

/// <summary>A message as it came, kept once however many clients get it, and read for numbers only until it is needed.</summary>
internal sealed class Meddelande
{
    /// <summary>Members that change by whole items.</summary>
    public static readonly IReadOnlyList<string> Listor = ["oppna", "senaste", "larm"];

    private JsonObject? _innehall;
    private List<Listad>? _poster;

    private Meddelande(byte[] utf8) => Utf8 = utf8;

    public byte[] Utf8 { get; }

    public Meddelandeslag Slag { get; private set; }

    public string Epok { get; private set; } = "";

    /// <summary>The number that a change starts from.</summary>
    public long Fran { get; private set; }

    /// <summary>The number that the client has after it.</summary>
    public long Till { get; private set; }

    /// <summary>Numbers of what it shows, by the end of headings.</summary>
    public int[] Nummer { get; private set; } = [];

    /// <summary>The change or the answer as JSON, read when first asked for; not to be written to.</summary>
    public JsonObject Innehall => _innehall ??= Lasinnehall();

    /// <summary>Every event that it shows.</summary>
    public IReadOnlyList<Listad> Poster => _poster ??= [.. Lasposter()];

    public static Meddelande Las(ReadOnlySpan<byte> utf8)
    {
        var meddelande = new Meddelande(utf8.ToArray());
        var nummer = new List<int>();
        var json = new Utf8JsonReader(utf8);
        int? typ = null;
        var fran = true;
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName) continue;
            if (json.ValueTextEquals("rubrik"u8))
            {
                json.Read();
                var nr = json.TokenType == JsonTokenType.String ? Markning.Las(json.ValueSpan) : -1;
                if (nr >= 0) nummer.Add(nr);
            }
            else if (json.CurrentDepth == 1 && json.ValueTextEquals("type"u8))
            {
                json.Read();
                typ = json.GetInt32();
            }
            else if (json.CurrentDepth == 1 && json.ValueTextEquals("error"u8))
            {
                meddelande.Slag = Meddelandeslag.Fel;
            }
            else if (json.CurrentDepth <= 4 && json.ValueTextEquals("epok"u8))
            {
                json.Read();
                meddelande.Epok = json.GetString() ?? "";
            }
            else if (json.ValueTextEquals("fran"u8))
            {
                json.Read();
                // An answer may hold several changes after one another: it starts where the first does.
                if (fran) meddelande.Fran = json.GetInt64();
                fran = false;
            }
            else if (json.ValueTextEquals("till"u8) || (json.CurrentDepth == 2 && json.ValueTextEquals("seq"u8)))
            {
                json.Read();
                meddelande.Till = json.GetInt64();
            }
        }

        if (meddelande.Slag != Meddelandeslag.Fel)
        {
            meddelande.Slag = typ switch
            {
                1 => Meddelandeslag.Andring,
                3 => Meddelandeslag.Svar,
                _ => Meddelandeslag.Annat,
            };
        }

        meddelande.Nummer = [.. nummer.Distinct()];
        return meddelande;
    }

    private IEnumerable<Listad> Lasposter()
    {
        if (Innehall["bild"] is JsonObject bild) return Listor.SelectMany(namn => bild[namn]?.AsArray() ?? []).Select(p => Bildlasning.Post(p!));
        IEnumerable<JsonNode?> andringar = Innehall["andringar"]?.AsArray() ?? (IEnumerable<JsonNode?>)[Innehall];
        return andringar.Select(a => a!["andring"]!).SelectMany(a => Listor.SelectMany(namn => a[namn] is JsonObject lista ? lista["satt"]?.AsArray() ?? [] : [])).Select(p => Bildlasning.Post(p!));
    }

    private JsonObject Lasinnehall()
    {
        var alltihop = JsonNode.Parse(Utf8)!.AsObject();
        return Slag == Meddelandeslag.Andring ? alltihop["arguments"]![0]!.AsObject() : alltihop["result"]!.AsObject();
    }
}

/// <summary>All messages that any client has got, each once. Compared byte for byte, so that two that differ are never taken
/// for one.</summary>
internal sealed class Meddelandelager
{
    private readonly Lock _las = new();
    private readonly Dictionary<ulong, List<int>> _plats = [];
    private volatile Meddelande[] _alla = new Meddelande[1_024];
    private int _antal;

    public Meddelande this[int nummer] => _alla[nummer];

    public int Antal => _antal;

    /// <summary>The message's number here.</summary>
    /// <param name="utf8">Message.</param>
    /// <param name="gissning">The number that it has if this client gets what the others got.</param>
    public int Ta(ReadOnlySpan<byte> utf8, int gissning)
    {
        var alla = _alla;
        if (gissning < _antal && utf8.SequenceEqual(alla[gissning].Utf8)) return gissning;
        var nyckel = Nyckel(utf8);
        lock (_las)
        {
            if (!_plats.TryGetValue(nyckel, out var platser)) _plats[nyckel] = platser = [];
            foreach (var plats in platser)
                if (utf8.SequenceEqual(_alla[plats].Utf8)) return plats;
            if (_antal == _alla.Length)
            {
                var storre = new Meddelande[_antal * 2];
                _alla.CopyTo(storre, 0);
                _alla = storre;
            }

            _alla[_antal] = Meddelande.Las(utf8);
            platser.Add(_antal);
            return _antal++;
        }
    }

    // Numbers and times stand first in a change: the beginning, the end and the length tell almost all apart.
    private static ulong Nyckel(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.Add(utf8.Length);
        hash.AddBytes(utf8[..Math.Min(256, utf8.Length)]);
        hash.AddBytes(utf8[^Math.Min(256, utf8.Length)..]);
        return (ulong)(uint)hash.ToHashCode();
    }
}
