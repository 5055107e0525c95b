using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lagescentral.Domain.Handelser;

/// <summary>Facts as JSON, the same as the serializer's own and a good deal faster: a start reads a million of them. Names are
/// looked for where the writer puts them, and the words that repeat are kept once.</summary>
/// <remarks>A new property of <see cref="Handelsefakta"/> belongs in both halves; a test holds them against the serializer.</remarks>
internal sealed class Faktajson : JsonConverter<Handelsefakta>
{
    private static readonly Faltnamn Fakta = new(
        "kalla", "id", "rev", "typ", "kategori", "allvar", "arsslag", "intraffad", "publicerad", "mottagen", "status", "klass", "placering",
        "arHandelse", "ovning", "typKand", "tabell", "oppenTill", "text", "innehall", "hallentext", "tidigare", "rattelse", "enligt", "ingrepp", "listad");

    private static readonly Faltnamn Plats = new("stadsdel", "plats", "metod", "sakerhet", "lat", "lon", "osakerhetMeter");

    private static readonly Faltnamn Varde = new(
        "stadsdel", "plats", "kategori", "allvar", "arsslag", "intraffad", "klass", "raknas", "mottagen", "oppetTill");

    /// <inheritdoc/>
    public override Handelsefakta Read(ref Utf8JsonReader json, Type typeToConvert, JsonSerializerOptions options)
    {
        string? kalla = null, id = null, typ = null, kategori = null, arsslag = null, tabell = null, innehall = null, hallentext = null;
        int? rev = null, allvar = null;
        DateTimeOffset? intraffad = null, publicerad = null, mottagen = null, oppenTill = null, listad = null;
        Handelsestatus? status = null;
        Klass? klass = null;
        Placering? placering = null;
        bool arHandelse = true, ovning = false, typKand = true;
        var text = Textlage.Ingen;
        Raknevarde? tidigare = null;
        Rattelse? rattelse = null;
        Kallvarde? enligt = null;
        Ingrepp? ingrepp = null;
        for (var nasta = Borja(ref json); Fakta.Nasta(ref json, ref nasta, out var falt);)
        {
            switch (falt)
            {
                case 0: kalla = Ordpool.Las(ref json); break;
                case 1: id = json.GetString(); break;
                case 2: rev = json.GetInt32(); break;
                case 3: typ = Ordpool.Las(ref json); break;
                case 4: kategori = Ordpool.Las(ref json); break;
                case 5: allvar = json.GetInt32(); break;
                case 6: arsslag = Ordpool.Las(ref json); break;
                case 7: intraffad = json.GetDateTimeOffset(); break;
                case 8: publicerad = Tid(ref json); break;
                case 9: mottagen = json.GetDateTimeOffset(); break;
                case 10: status = Enumord<Handelsestatus>.Las(ref json); break;
                case 11: klass = Enumord<Klass>.Las(ref json); break;
                case 12: placering = LasPlacering(ref json); break;
                case 13: arHandelse = json.GetBoolean(); break;
                case 14: ovning = json.GetBoolean(); break;
                case 15: typKand = json.GetBoolean(); break;
                case 16: tabell = Ordpool.Las(ref json); break;
                case 17: oppenTill = Tid(ref json); break;
                case 18: text = Enumord<Textlage>.Las(ref json); break;
                case 19: innehall = json.GetString(); break;
                case 20: hallentext = json.GetString(); break;
                case 21: tidigare = LasVarde(ref json); break;
                case 22: rattelse = JsonSerializer.Deserialize<Rattelse>(ref json, options); break;
                case 23: enligt = JsonSerializer.Deserialize<Kallvarde>(ref json, options); break;
                case 24: ingrepp = JsonSerializer.Deserialize<Ingrepp>(ref json, options); break;
                case 25: listad = Tid(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new Handelsefakta
        {
            Kalla = kalla ?? throw Saknas("kalla"),
            Id = id ?? throw Saknas("id"),
            Rev = rev ?? throw Saknas("rev"),
            Typ = typ ?? throw Saknas("typ"),
            Kategori = kategori ?? throw Saknas("kategori"),
            Allvar = allvar ?? throw Saknas("allvar"),
            Arsslag = arsslag,
            Intraffad = intraffad ?? throw Saknas("intraffad"),
            Publicerad = publicerad,
            Mottagen = mottagen ?? throw Saknas("mottagen"),
            Status = status ?? throw Saknas("status"),
            Klass = klass ?? throw Saknas("klass"),
            Placering = placering ?? throw Saknas("placering"),
            ArHandelse = arHandelse,
            Ovning = ovning,
            TypKand = typKand,
            Tabell = tabell,
            OppenTill = oppenTill,
            Text = text,
            Innehall = innehall ?? throw Saknas("innehall"),
            Hallentext = hallentext,
            Tidigare = tidigare,
            Rattelse = rattelse,
            Enligt = enligt,
            Ingrepp = ingrepp,
            Listad = listad,
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Handelsefakta value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Fakta[0], value.Kalla);
        writer.WriteString(Fakta[1], value.Id);
        writer.WriteNumber(Fakta[2], value.Rev);
        writer.WriteString(Fakta[3], value.Typ);
        writer.WriteString(Fakta[4], value.Kategori);
        writer.WriteNumber(Fakta[5], value.Allvar);
        Skriv(writer, Fakta[6], value.Arsslag);
        writer.WriteString(Fakta[7], value.Intraffad);
        Skriv(writer, Fakta[8], value.Publicerad);
        writer.WriteString(Fakta[9], value.Mottagen);
        writer.WriteString(Fakta[10], Enumord<Handelsestatus>.Ord(value.Status));
        writer.WriteString(Fakta[11], Enumord<Klass>.Ord(value.Klass));
        writer.WritePropertyName(Fakta[12]);
        Skriv(writer, value.Placering);
        writer.WriteBoolean(Fakta[13], value.ArHandelse);
        writer.WriteBoolean(Fakta[14], value.Ovning);
        writer.WriteBoolean(Fakta[15], value.TypKand);
        Skriv(writer, Fakta[16], value.Tabell);
        Skriv(writer, Fakta[17], value.OppenTill);
        writer.WriteString(Fakta[18], Enumord<Textlage>.Ord(value.Text));
        writer.WriteString(Fakta[19], value.Innehall);
        Skriv(writer, Fakta[20], value.Hallentext);
        if (value.Tidigare is { } tidigare)
        {
            writer.WritePropertyName(Fakta[21]);
            Skriv(writer, tidigare);
        }

        Skriv(writer, Fakta[22], value.Rattelse, options);
        Skriv(writer, Fakta[23], value.Enligt, options);
        Skriv(writer, Fakta[24], value.Ingrepp, options);
        Skriv(writer, Fakta[25], value.Listad);
        writer.WriteEndObject();
    }

    private static Placering LasPlacering(ref Utf8JsonReader json)
    {
        string? stadsdel = null, plats = null;
        Placeringsmetod? metod = null;
        double? lat = null, lon = null;
        var sakerhet = 0.0;
        int? meter = null;
        for (var nasta = Borja(ref json); Plats.Nasta(ref json, ref nasta, out var falt);)
        {
            switch (falt)
            {
                case 0: stadsdel = Ordpool.Las(ref json); break;
                case 1: plats = Ordpool.Las(ref json); break;
                case 2: metod = Enumord<Placeringsmetod>.Las(ref json); break;
                case 3: sakerhet = json.GetDouble(); break;
                case 4: lat = Tal(ref json); break;
                case 5: lon = Tal(ref json); break;
                case 6: meter = json.TokenType == JsonTokenType.Null ? null : json.GetInt32(); break;
                default: json.Skip(); break;
            }
        }

        return new Placering
        {
            Stadsdel = stadsdel ?? throw Saknas("placering.stadsdel"),
            Plats = plats,
            Metod = metod ?? throw Saknas("placering.metod"),
            Sakerhet = sakerhet,
            Lat = lat,
            Lon = lon,
            OsakerhetMeter = meter,
        };
    }

    private static Raknevarde? LasVarde(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        string? stadsdel = null, plats = null, kategori = null, arsslag = null;
        int? allvar = null;
        DateTimeOffset? intraffad = null, mottagen = null, oppetTill = null;
        Klass? klass = null;
        bool? raknas = null;
        for (var nasta = Borja(ref json); Varde.Nasta(ref json, ref nasta, out var falt);)
        {
            switch (falt)
            {
                case 0: stadsdel = Ordpool.Las(ref json); break;
                case 1: plats = Ordpool.Las(ref json); break;
                case 2: kategori = Ordpool.Las(ref json); break;
                case 3: allvar = json.GetInt32(); break;
                case 4: arsslag = Ordpool.Las(ref json); break;
                case 5: intraffad = json.GetDateTimeOffset(); break;
                case 6: klass = Enumord<Klass>.Las(ref json); break;
                case 7: raknas = json.GetBoolean(); break;
                case 8: mottagen = json.GetDateTimeOffset(); break;
                case 9: oppetTill = Tid(ref json); break;
                default: json.Skip(); break;
            }
        }

        return new Raknevarde
        {
            Stadsdel = stadsdel ?? throw Saknas("tidigare.stadsdel"),
            Plats = plats,
            Kategori = kategori ?? throw Saknas("tidigare.kategori"),
            Allvar = allvar ?? throw Saknas("tidigare.allvar"),
            Arsslag = arsslag,
            Intraffad = intraffad ?? throw Saknas("tidigare.intraffad"),
            Klass = klass ?? throw Saknas("tidigare.klass"),
            Raknas = raknas ?? throw Saknas("tidigare.raknas"),
            Mottagen = mottagen ?? throw Saknas("tidigare.mottagen"),
            OppetTill = oppetTill,
        };
    }

    private static void Skriv(Utf8JsonWriter json, Placering placering)
    {
        json.WriteStartObject();
        json.WriteString(Plats[0], placering.Stadsdel);
        Skriv(json, Plats[1], placering.Plats);
        json.WriteString(Plats[2], Enumord<Placeringsmetod>.Ord(placering.Metod));
        json.WriteNumber(Plats[3], placering.Sakerhet);
        if (placering.Lat is { } lat) json.WriteNumber(Plats[4], lat);
        if (placering.Lon is { } lon) json.WriteNumber(Plats[5], lon);
        if (placering.OsakerhetMeter is { } meter) json.WriteNumber(Plats[6], meter);
        json.WriteEndObject();
    }

    private static void Skriv(Utf8JsonWriter json, Raknevarde varde)
    {
        json.WriteStartObject();
        json.WriteString(Varde[0], varde.Stadsdel);
        Skriv(json, Varde[1], varde.Plats);
        json.WriteString(Varde[2], varde.Kategori);
        json.WriteNumber(Varde[3], varde.Allvar);
        Skriv(json, Varde[4], varde.Arsslag);
        json.WriteString(Varde[5], varde.Intraffad);
        json.WriteString(Varde[6], Enumord<Klass>.Ord(varde.Klass));
        json.WriteBoolean(Varde[7], varde.Raknas);
        json.WriteString(Varde[8], varde.Mottagen);
        Skriv(json, Varde[9], varde.OppetTill);
        json.WriteEndObject();
    }

    private static void Skriv(Utf8JsonWriter json, JsonEncodedText namn, string? ord)
    {
        if (ord is not null) json.WriteString(namn, ord);
    }

    private static void Skriv(Utf8JsonWriter json, JsonEncodedText namn, DateTimeOffset? tid)
    {
        if (tid is { } varde) json.WriteString(namn, varde);
    }

    private static void Skriv<T>(Utf8JsonWriter json, JsonEncodedText namn, T? sak, JsonSerializerOptions options)
        where T : class
    {
        if (sak is null) return;
        json.WritePropertyName(namn);
        JsonSerializer.Serialize(json, sak, options);
    }

    // The place of the first property in an object that stands in turn.
    private static int Borja(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.StartObject ? 0 : throw new JsonException("Ett objekt väntades.");

    private static DateTimeOffset? Tid(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetDateTimeOffset();

    private static double? Tal(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetDouble();

    private static JsonException Saknas(string falt) => new($"Fältet {falt} saknas.");

    /// <summary>The names of an object's properties, in the order in which they are written.</summary>
    private sealed class Faltnamn(params string[] namn)
    {
        private readonly JsonEncodedText[] _namn = Array.ConvertAll(namn, ord => JsonEncodedText.Encode(ord));

        public JsonEncodedText this[int falt] => _namn[falt];

        /// <summary>Goes to the value of the object's next property; <paramref name="falt"/> is −1 when its name is not known.
        /// False at the object's end.</summary>
        public bool Nasta(ref Utf8JsonReader json, ref int nasta, out int falt)
        {
            falt = -1;
            if (!json.Read()) throw new JsonException("Objektet tar slut för tidigt.");
            if (json.TokenType == JsonTokenType.EndObject) return false;
            for (var i = 0; i < _namn.Length && falt < 0; i++)
            {
                var plats = nasta + i < _namn.Length ? nasta + i : nasta + i - _namn.Length;
                if (json.ValueTextEquals(_namn[plats].EncodedUtf8Bytes)) falt = plats;
            }

            if (falt >= 0) nasta = falt + 1 < _namn.Length ? falt + 1 : 0;
            return json.Read();
        }
    }

    /// <summary>The words of an enumeration in JSON: its names in camelCase.</summary>
    private static class Enumord<T>
        where T : struct, Enum
    {
        private static readonly T[] Varden = Enum.GetValues<T>();
        private static readonly JsonEncodedText[] Orden = Array.ConvertAll(Varden, v => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(v.ToString())));

        public static T Las(ref Utf8JsonReader json)
        {
            if (json.TokenType == JsonTokenType.String)
            {
                for (var i = 0; i < Orden.Length; i++)
                    if (json.ValueTextEquals(Orden[i].EncodedUtf8Bytes)) return Varden[i];
            }

            throw new JsonException($"Värdet är inget {typeof(T).Name}.");
        }

        public static JsonEncodedText Ord(T varde) => Orden[Array.IndexOf(Varden, varde)];
    }
}
