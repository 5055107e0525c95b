using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Domain.Handelser;

namespace Lagescentral.Kallor.Intag;

/// <summary>
/// Gathers one item's values and all its faults, whatever form it came in. Every reader goes through here, so
/// that the contract's field table is written once. A message names field, reason and remedy, never the value.
/// </summary>
internal sealed class Postbyggare(int rad, InlasRegler regler, Func<string, string>? faltnamn = null)
{
    private const string SagTid = "Skriv ISO 8601 med tidszon, till exempel 2026-11-18T14:30:00+01:00.";

    private List<Faltfel>? fel;
    private string? id;
    private string? typ;
    private string? rubrik;
    private string? text;
    private string? plats;
    private string? stadsdel;
    private DateTimeOffset? intraffad;
    private DateTimeOffset? publicerad;
    private double? lat;
    private double? lon;
    private int? allvar;
    private Handelsestatus status;
    private Klass? klass;

    /// <summary>True marks the item as part of an exercise.</summary>
    public bool Ovning { get; set; }

    /// <summary>Accepts local times in Stockholm beside ISO 8601 with offset.</summary>
    public bool LokalTid { get; init; }

    /// <summary>Turns a district's name, old names too, into its id; null when only ids are accepted.</summary>
    public Func<string, string?>? Namntolk { get; init; }

    /// <summary>True when a fault has been found.</summary>
    public bool HarFel => fel is not null;

    /// <summary>The id as read so far, null when missing or faulty.</summary>
    public string? Id => id;

    /// <summary>Notes a fault.</summary>
    /// <param name="falt">Field of the contract, or null for the whole item.</param>
    /// <param name="orsak">Reason and remedy in Swedish, without the value.</param>
    public void Fel(string? falt, string orsak) => (fel ??= []).Add(new Faltfel(rad, falt is null ? null : Namn(falt), orsak));

    public void SattId(string? v) => id = Text(Falt.Id, v, Intagsgranser.Id);

    public void SattTyp(string? v) => typ = Text(Falt.Typ, v, Intagsgranser.Typ);

    public void SattRubrik(string? v) => rubrik = Text(Falt.Rubrik, v, Intagsgranser.Rubrik);

    public void SattText(string? v) => text = Text(Falt.Text, v, Intagsgranser.Text, flerradig: true);

    public void SattPlats(string? v) => plats = Text(Falt.Plats, v, Intagsgranser.Plats);

    public void SattStadsdel(string? v)
    {
        if (Text(Falt.Stadsdel, v, Intagsgranser.Typ) is not { } ord)
            return;
        var traff = regler.Stadsdelar.Contains(ord) ? ord : Namntolk?.Invoke(ord);
        if (traff is not null && regler.Stadsdelar.Contains(traff))
            stadsdel = traff;
        else if (Namntolk is not null)
            Fel(Falt.Stadsdel, "är varken ett känt id eller namnet på ett stadsdelsområde eller en stadsdel.");
        else
            Fel(Falt.Stadsdel, $"är inget känt id. Ange ett av: {string.Join(", ", regler.Stadsdelar.Order(StringComparer.Ordinal))}.");
    }

    public void SattIntraffad(string? v)
    {
        intraffad = Tid(Falt.Intraffad, v);
        ProvaFramat();
    }

    public void SattIntraffad(DateTimeOffset v)
    {
        intraffad = v.ToUniversalTime();
        ProvaFramat();
    }

    public void SattPublicerad(string? v) => publicerad = Tid(Falt.Publicerad, v);

    public void SattPublicerad(DateTimeOffset v) => publicerad = v.ToUniversalTime();

    public void SattLat(double v) => lat = v;

    public void SattLon(double v) => lon = v;

    public void SattAllvar(int v)
    {
        if (v is >= 1 and <= 5)
            allvar = v;
        else
            Fel(Falt.Allvar, "ska vara ett heltal 1–5.");
    }

    public void SattStatus(Handelsestatus v) => status = v;

    public void SattStatus(string? v)
    {
        switch (Text(Falt.Status, v, Intagsgranser.Typ))
        {
            case null: break;
            case "pagaende": status = Handelsestatus.Pagaende; break;
            case "avslutad": status = Handelsestatus.Avslutad; break;
            case "aterkallad": status = Handelsestatus.Aterkallad; break;
            default: Fel(Falt.Status, "är okänd. Ange pagaende, avslutad eller aterkallad."); break;
        }
    }

    public void SattKlass(string? v)
    {
        switch (Text(Falt.Klass, v, Intagsgranser.Typ))
        {
            case null: break;
            case "oppen": SattKlass(Domain.Handelser.Klass.Oppen); break;
            case "intern": SattKlass(Domain.Handelser.Klass.Intern); break;
            case "begransad": SattKlass(Domain.Handelser.Klass.Begransad); break;
            default: Fel(Falt.Klass, "är okänd. Ange oppen, intern eller begransad."); break;
        }
    }

    public void SattKlass(Klass v)
    {
        if (v <= regler.Tak)
            klass = v;
        else
            Fel(Falt.Klass, $"är strängare än källans tak ({Ord(regler.Tak)}). Ange högst det, eller låt höja källans tak.");
    }

    /// <summary>Gives an item without id one that follows from what it says, so that the same row read twice is the
    /// same event. Status, seriousness and class are left out: they change. Two rows that say the same are one.</summary>
    /// <param name="forled">What the id begins with.</param>
    public void HarledId(string forled)
    {
        if (id is not null || HarFelI(Falt.Id))
            return;
        string?[] delar =
        [
            forled, typ, intraffad?.ToString("O", CultureInfo.InvariantCulture), stadsdel, plats, rubrik, text,
            lat?.ToString("R", CultureInfo.InvariantCulture), lon?.ToString("R", CultureInfo.InvariantCulture),
        ];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', delar)));
        id = $"{forled}-{Convert.ToHexStringLower(hash.AsSpan(0, 12))}";
    }

    /// <summary>The item, or its faults. Judges what can only be judged over several fields.</summary>
    public Inrad Bygg(string original)
    {
        Krav(Falt.Id, id, "Ange källans eget id, 1–128 tecken.");
        Krav(Falt.Typ, typ, "Ange källans ord för händelsens slag.");
        Krav(Falt.Intraffad, intraffad, SagTid);
        ProvaLage();
        if (fel is not null)
            return new Inrad(rad, id, null, fel, original);
        return new Inrad(rad, id, new Inkommande
        {
            Id = id!,
            Typ = typ!,
            Intraffad = intraffad!.Value,
            Publicerad = publicerad,
            Rubrik = rubrik,
            Text = text,
            Lat = lat,
            Lon = lon,
            Plats = plats,
            Stadsdel = stadsdel,
            Status = status,
            Allvar = allvar,
            Klass = klass,
            Ovning = Ovning,
        }, [], original);
    }

    private static string Ord(Klass klass) => klass switch
    {
        Domain.Handelser.Klass.Oppen => "oppen",
        Domain.Handelser.Klass.Intern => "intern",
        _ => "begransad",
    };

    private string? Text(string falt, string? v, int max, bool flerradig = false)
    {
        v = v?.Trim();
        if (string.IsNullOrEmpty(v))
            return null;
        if (Textregler.Fel(v, max, flerradig) is not { } orsak)
            return v;
        Fel(falt, orsak);
        return null;
    }

    private DateTimeOffset? Tid(string falt, string? v)
    {
        v = v?.Trim();
        if (string.IsNullOrEmpty(v))
            return null;
        var svar = LokalTid ? IsoTid.LasLokal(v, out var tid) : IsoTid.Las(v, out tid);
        if (svar == Tidsvar.Ok)
            return tid;
        Fel(falt, svar switch
        {
            Tidsvar.UtanOffset => "saknar tidszon. " + SagTid,
            Tidsvar.FinnsInte => "finns inte: klockan ställs fram den natten. Ange rätt tid.",
            _ when LokalTid => "är ingen tid. Skriv 2026-11-18 14:30, eller ISO 8601 med tidszon.",
            _ => "är ingen tid. " + SagTid,
        });
        return null;
    }

    private void ProvaFramat()
    {
        if (intraffad > regler.Nu + InlasRegler.Framforhallning)
            Fel(Falt.Intraffad, "ligger mer än fem minuter framåt i tiden. Kontrollera källans klocka och tidszon.");
    }

    private void ProvaLage()
    {
        if (HarFelI(Falt.Lat) || HarFelI(Falt.Lon))
            return;
        if (lat is null != lon is null)
            Fel(lat is null ? Falt.Lat : Falt.Lon, "saknas. Ange lat och lon tillsammans, eller ingendera.");
        else if (lat is { } la && lon is { } lo && !(double.IsFinite(la) && double.IsFinite(lo) && regler.InomStaden(la, lo)))
            Fel(Falt.Lat, "ligger tillsammans med lon utanför staden. Ange grader i WGS 84, lat omkring 59 och lon omkring 18, eller utelämna båda.");
    }

    private void Krav(string falt, object? v, string rad1)
    {
        if (v is null && !HarFelI(falt))
            Fel(falt, "saknas. " + rad1);
    }

    private bool HarFelI(string falt) => fel is not null && fel.Exists(f => f.Falt == Namn(falt));

    private string Namn(string falt) => faltnamn?.Invoke(falt) ?? falt;
}

/// <summary>The names of the contract's fields.</summary>
internal static class Falt
{
    public const string Id = "id";
    public const string Typ = "typ";
    public const string Intraffad = "intraffad";
    public const string Publicerad = "publicerad";
    public const string Rubrik = "rubrik";
    public const string Text = "text";
    public const string Lat = "lat";
    public const string Lon = "lon";
    public const string Plats = "plats";
    public const string Stadsdel = "stadsdel";
    public const string Status = "status";
    public const string Allvar = "allvar";
    public const string Klass = "klass";

    /// <summary>All of them, in the contract's order.</summary>
    public static readonly string[] Alla =
        [Id, Typ, Intraffad, Publicerad, Rubrik, Text, Lat, Lon, Plats, Stadsdel, Status, Allvar, Klass];
}
