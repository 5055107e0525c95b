using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lagescentral.Prestanda.Flode;

/// <summary>How a flow is made.</summary>
internal sealed record Flodesval
{
    /// <summary>The same seed gives the same flow, but for times.</summary>
    public int Fro { get; init; } = 1;

    /// <summary>The moment that times are counted back from.</summary>
    public required DateTimeOffset Nu { get; init; }

    /// <summary>Tells the flow's events from those of other flows.</summary>
    public string Serie { get; init; } = "m";

    /// <summary>Number of the first that is said: flows against one server must not share numbers.</summary>
    public int FranNr { get; init; }

    /// <summary>Bytes of a post.</summary>
    public int Byte { get; init; } = 500;

    public double AndelUpprepade { get; init; } = 0.3;

    public double AndelUppdaterade { get; init; } = 0.1;

    /// <summary>Where events happen, evenly.</summary>
    public IReadOnlyList<string> Stadsdelar { get; init; } = Handelseflode.Stadsdelar;

    public IReadOnlyList<string> Kallor { get; init; } = Handelseflode.Kallor;
}

/// <summary>
/// An endless, seeded flow of posts: new events, exact repeats and updates. Most has happened within the hour, the rest
/// within thirteen days, so that the windows differ. Not safe for several threads.
/// </summary>
internal sealed class Handelseflode(Flodesval val)
{
    /// <summary>Repeats and updates concern one of this many latest events.</summary>
    private const int Minns = 5_000;

    public static readonly IReadOnlyList<string> Kallor = ["ssbf", "siss", "tycktill", "cosafe"];

    public static readonly IReadOnlyList<string> Stadsdelar =
    [
        "bromma", "enskede-arsta-vantor", "farsta", "hagersten-alvsjo", "hasselby-vallingby", "jarva", "kungsholmen",
        "norra-innerstaden", "skarpnack", "skarholmen", "sodermalm",
    ];

    public static readonly IReadOnlyList<Handelsetyp> Typer =
    [
        new("Storbrand", "brand-raddning"), new("Skjutning", "vapen-sprangning"), new("Sprängning", "vapen-sprangning"), new("Väpnat rån", "ran-stold-inbrott"),
        new("Mordförsök", "vald"), new("Klotter", "miljo"), new("Nedskräpning", "miljo"),
    ];

    private static readonly string[] Meningar =
    [
        "Flera personer har ringt och berättat om händelsen. ", "En enhet är på väg till platsen. ", "Gatan är avstängd för trafik åt båda hållen. ",
        "Ingen person uppges vara skadad. ", "Boende uppmanas att hålla fönster och dörrar stängda. ", "Insatsen väntas pågå under kvällen. ",
        "Fältassistenter är underrättade och går till torget. ", "Räddningsledaren återkommer med ny bedömning. ", "Vittnen hörs på platsen. ",
    ];

    private static readonly byte[] Utfyllnad = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Concat(Meningar), 12)));
    private static readonly int[] Meningsstarter = Starter();

    private readonly Random _slump = new(val.Fro);
    private readonly ArrayBufferWriter<byte> _buffert = new(2_048);
    private readonly Uppgift[] _senaste = new Uppgift[Minns];
    private int _handelser;
    private int _nr = val.FranNr;

    /// <summary>The next post.</summary>
    public Post Nasta()
    {
        var lott = _slump.NextDouble();
        if (_handelser == 0 || lott >= val.AndelUpprepade + val.AndelUppdaterade) return new Post(Ny(), Postslag.Ny);
        var plats = _slump.Next(Math.Min(_handelser, Minns));
        if (lott < val.AndelUpprepade) return new Post(_senaste[plats], Postslag.Upprepning);
        return new Post(_senaste[plats] = Uppdaterad(_senaste[plats]), Postslag.Uppdatering);
    }

    /// <summary>The next posts.</summary>
    public Post[] Ta(int antal)
    {
        var poster = new Post[antal];
        for (var i = 0; i < antal; i++) poster[i] = Nasta();
        return poster;
    }

    private Uppgift Ny()
    {
        var handelse = _handelser++;
        var minuter = _slump.Next(10) switch
        {
            < 7 => 2 + _slump.NextDouble() * 50,
            < 9 => 60 + _slump.NextDouble() * 22 * 60,
            _ => 24 * 60 + _slump.NextDouble() * 12 * 24 * 60,
        };
        var uppgift = Skriv(
            handelse, 1, null, val.Stadsdelar[_slump.Next(val.Stadsdelar.Count)], Typer[_slump.Next(Typer.Count)], _slump.Next(1, 6), "pagaende",
            val.Nu.AddSeconds(-Math.Floor(minuter * 60)));
        _senaste[handelse % Minns] = uppgift;
        return uppgift;
    }

    private Uppgift Uppdaterad(Uppgift fore)
    {
        var status = _slump.Next(10) switch
        {
            < 6 => "pagaende",
            < 9 => "avslutad",
            _ => "aterkallad",
        };
        return Skriv(fore.Handelse, fore.Rev + 1, fore, fore.Stadsdel, fore.Typ, _slump.Next(1, 6), status, fore.Intraffad);
    }

    private Uppgift Skriv(int handelse, int rev, Uppgift? fore, string stadsdel, Handelsetyp typ, int allvar, string status, DateTimeOffset intraffad)
    {
        var nr = _nr++;
        var id = string.Create(CultureInfo.InvariantCulture, $"{val.Serie}-{handelse}");
        var rubrik = $"{typ.Typ}, uppgift {Markning.Skriv(nr)}";
        _buffert.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffert, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("typ", typ.Typ);
            json.WriteString("intraffad", intraffad);
            json.WriteString("publicerad", intraffad.AddSeconds(rev));
            json.WriteString("stadsdel", stadsdel);
            json.WriteString("status", status);
            json.WriteNumber("allvar", allvar);
            json.WriteString("klass", "intern");
            json.WriteString("rubrik", rubrik);
            json.WriteEndObject();
        }

        // The text fills out to the right number of bytes: ,"text":"" before the closing brace takes ten.
        var text = val.Byte - _buffert.WrittenCount - 10;
        if (text < 10) throw new InvalidOperationException($"En post ryms inte i {val.Byte} byte.");
        var rad = new byte[val.Byte];
        _buffert.WrittenSpan[..^1].CopyTo(rad);
        var plats = _buffert.WrittenCount - 1;
        plats += Lagg(rad.AsSpan(plats), ",\"text\":\""u8);
        Fyll(rad.AsSpan(plats, text), Meningsstarter[_slump.Next(Meningsstarter.Length)]);
        Lagg(rad.AsSpan(plats + text), "\"}"u8);
        return new Uppgift
        {
            Nr = nr,
            Handelse = handelse,
            Rev = rev,
            Fore = fore,
            Kalla = val.Kallor[handelse % val.Kallor.Count],
            Id = id,
            Stadsdel = stadsdel,
            Typ = typ,
            Allvar = allvar,
            Status = status,
            Intraffad = intraffad,
            Rad = rad,
        };
    }

    private static int Lagg(Span<byte> mal, ReadOnlySpan<byte> tecken)
    {
        tecken.CopyTo(mal);
        return tecken.Length;
    }

    private static void Fyll(Span<byte> mal, int fran)
    {
        Utfyllnad.AsSpan(fran, mal.Length).CopyTo(mal);
        // Neither half a character nor a space that would be trimmed away may stand last.
        for (var i = mal.Length - 1; i >= mal.Length - 4; i--) mal[i] = (byte)'.';
        for (var i = mal.Length - 5; i >= 0 && mal[i] >= 0x80; i--) mal[i] = (byte)'.';
    }

    private static int[] Starter()
    {
        var starter = new List<int> { 0 };
        foreach (var mening in Meningar[..^1]) starter.Add(starter[^1] + Encoding.UTF8.GetByteCount(mening));
        return [.. starter];
    }
}
