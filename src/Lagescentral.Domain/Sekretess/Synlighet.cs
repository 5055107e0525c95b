using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Lagescentral.Domain.Sekretess;

/// <summary>Marks a record that leaves the hub. Each of its fields has a row in <see cref="Synlighet"/>; one without is shown to nobody.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VyAttribute(string namn) : Attribute
{
    /// <summary>The record's name in the table.</summary>
    public string Namn { get; } = namn;
}

/// <summary>
/// The one table of field × class of reader: the lowest class that sees the field. It is applied where JSON is
/// written, so that what a reader may not see never leaves the server.
/// </summary>
public static class Synlighet
{
    private static readonly FrozenDictionary<string, Lasarklass> Rader = Rad(
        Lasarklass.Oppen,
        "handelse: kalla id rev typ kategori kategoriNamn allvar intraffad publicerad mottagen status klass stadsdel placering arHandelse ovning textlage rubrik text plats rattat sammanford",
        "rattat: falt tid",
        "nyckel: kalla id",
        "placering: stadsdel plats platsNamn metod sakerhet",
        "fonster: antal farreAn allvarssumma tyngd perKategori",
        "bild: id namn seq epok per niva ovning fonster trend oppnaAntal delar oppna senaste",
        "del: id namn niva antal1h antal24h farreAn allvarssumma24h tyngd24h trend allvarligaOppna oppnaAntal senast",
        "niva: niva namn grad hogst sedan",
        "omradesniva: id niva",
        "nivaerna: nivaer",
        "nivasteg: id namn betyder",
        "nivalista: skala nivaer",
        "allvarlig: kalla id typ allvar intraffad",
        "stadsdel: id namn tidigare",
        "plats: id namn typ stadsdel",
        "jag: inloggad anvandare namn person roller stadsdelar hogstaKlass utveckling ovning enhet",
        "puls: version tid inloggad hogstaKlass sessionTill",
        "sida: handelser totalt sida perSida",
        "sida: csvHogst",
        "langsikt: id namn per ovning sedan kategorier dagar veckor manader profil vantat arsrakningar",
        "kategori: id namn",
        "period: fran till antal farreAn perKategori hel",
        "profil: fran till veckor celler tillfallen vardag vardagTillfallen helg helgTillfallen farreAn",
        "forvantan: vantat lag hog perioder",
        "arsrakning: id namn beskrivning sedan ar vantat lag hog riktning",
        "ar: ar fran till antal farreAn helaAret hel",
        "historikserie: id sedan punkter",
        "historikpunkt: per antal1h antal24h farreAn tyngd24h oppna allvarligaOppna",
        "historik: handelse ihop",
        "rykte: id tillstand obekraftat rykte textlage stadsdelar svar",
        "ryktessvar: version galler utfall text textlage roll organisation tid per",
        "rykten: rykten",
        "rykteslista: rykten",
        "rykteshistorik: rykte")
        .Concat(Rad(
            Lasarklass.Vagg,
            "niva: av",
            "bild: timmar timmarForraVeckan oppnaGlomda larm kallor",
            "del: timmar timmarForraVeckan",
            "placering: lat lon osakerhetMeter",
            "arsrakning: kallor",
            "arskalla: id sedan senast",
            "handelse: typKand",
            "rattat: kallans kallansNamn",
            "kallage: id namn senast status",
            "kallor: kallor",
            "kalla: id namn status senastLyckad senastHandelse alderSekunder",
            "rykte: noteringar noterat senastNoterat kontroll",
            "rykteskontroll: roll organisation sedan",
            "larmen: larm glomda",
            "larm: id allvar stadsdel plats regelnamn tillstand utlost senast antal ovning obesvarat avslutat"))
        .Concat(Rad(
            Lasarklass.Intern,
            "kalla: fel antal karantan okandaTyper",
            "niva: skal oppen",
            "omradesniva: version forslag",
            "nivaforslag: niva namn hoj regel skal utan antal underlag",
            "nivahistorik: omrade beslut",
            "nivabeslut: slag tid av version niva namn oppen skal textlage forslag underlag",
            "nivaversion: id version utfall",
            "nivaunderlag: larm regelnamn allvar stadsdel utlost",
            "antal: ny uppdaterad dublett karantan",
            "okand: typ antal",
            "plats: alias lat lon osakerhetMeter agare",
            "historik: revisioner bevaras",
            "bevaras: till skal regel snart stopp",
            "gallringar: korningar totalt sida perSida nasta pagar fel frister rykten ord karantanVantar karantanSnart stopp liggare aterstalld",
            "korning: nr dag nu slut millisekunder aterupptagen handelser rykten ord texter poster hallna borta",
            "rapport: korning regler texter rykten ord strommar lager liggare kontroll",
            "textfrist: kalla kallaNamn klass dygn handelser aldst nasta kallaSaknas",
            "gallringsantal: kalla kallaNamn klass dygn handelser texter",
            "ryktesfrist: manader rykten nasta",
            "ryktesantal: manader rykten texter",
            "ordfrist: slag dygn dygnBegransad antal nasta",
            "ordantal: slag antal texter",
            "gallringsstrom: strom fran till rader texter",
            "lagergrans: lager dygn fore antal",
            "gallringskontroll: handelser rykten ord kvarJournal kvarSok kvarKarantan kvarSvar kvarLasningar loggTom",
            "liggare: nr aldre",
            "aterstalld: nar kopia handelser rykten ord texter utanLiggare",
            "gallringsstopp: kalla id orsak till av satt version",
            "lasningar: lasningar totalt sida perSida vantar fel",
            "lasning: nar slut vem roller slag vad klass antal avbruten",
            "placerad: kalla id rev placering",
            "rattad: kalla id rev",
            "rattat: vem orsak",
            "revision: handelse slag vem position tabell galler tid ingrepp",
            "ingrepp: sagt atertaget vem orsak",
            "forslag: huvud del poang skal",
            "avvisat: a b tid vem orsak",
            "skal: slag text poang",
            "karantan: id version kalla handelseId rev allvar slag lage mottagen fel avgjordAv avgjord bevaras",
            "faltfel: rad falt orsak",
            "kontakt: tid lyckad fel",
            "rykte: version hort noteratAv ateroppnat handelse som samlade",
            "avsandare: roll organisation",
            "avinyckel: nyckel epost telefon ovning",
            "avienhet: id namn skapad bekraftad",
            "aviid: id",
            "avikontakt: mottagare version epost telefon bekraftad",
            "aviprov: utfall",
            "aviprovrad: kanal mal resultat orsak",
            "ateroppning: tid orsak",
            "ryktessvar: oppen medRykte",
            "rykten: glomda",
            "rykteshistorik: rader bevaras",
            "ryktesrad: slag tid av rykte svar orsak textlage utfall per oppen version",
            "ryktesversion: id version tillstand noteringar skal",
            "jour: per luckorTill linjer personer",
            "jourlinje: id version namn vadFor klass nu nasta luckor",
            "jourperson: id namn",
            "jourpass: person fran till ursprung ur",
            "jourlucka: fran till",
            "jourlinjehel: linje per galler bemannas skikt ersattningar byten",
            "jourskikt: namn deltagare sort var start slut byte nar",
            "tidsvillkor: veckodagar dagar utom fran till",
            "jourersattning: id version person fran till utover tillstand av lagd orsak orsakGallrad",
            "bytesdel: person fran till",
            "jourbyte: id version tillstand ena andra med foreslaget avgjort orsak orsakGallrad kanSvara kanAterta",
            "jourpassning: linje fran till pass luckor",
            "jourversion: id version skal",
            "jourimport: lasta nya fel",
            "organisationer: organisationer",
            "organisation: id version namn slag vadFor kallasAv kontorstid ovrigtid stadsdelar andrad",
            "kontaktvagar: telefon epost annat",
            "organisationsversion: id version",
            "organisationsimport: lasta andrade fel",
            "larm: version regel regelversion klass aterkallade sammanforda handelser hammade forklaring steg stegAntal kraver nastaSteg tystad sedda kvitteringar overlamning avier",
            "larmperson: person roll",
            "larmsedd: av tid",
            "kvittering: av tid galler slut",
            "overlamning: fran till tid",
            "hammad: regel antal senast",
            "larmsammanford: kalla id medKalla medId",
            "nastasteg: nar steg mottagare upprepas",
            "larmavi: id mottagare genom steg bestalld buntad bunt utfall",
            "larmaviutfall: kanal resultat orsak forsok tid",
            "underlag: kalla id rev typ allvar stadsdel plats intraffad mottagen sakerhet lat lon",
            "utelamnad: handelse orsak",
            "larmlista: larm",
            "larmhistorik: larm rader skolor bevaras tystnad",
            "larmrad: slag tid intraffad av tillstand steg antal kommentar textlage",
            "skola: id namn meter agare",
            "larmversion: id version tillstand skal",
            "larmpersoner: personer",
            "regelverk: version regler trappor",
            "regelversion: version",
            "provkorning: id klar andel fran till handelser millisekunder nya borta andrade lika veckor timmar utanProv fel",
            "provlarm: regel regelnamn nyckel utlost senast stadsdel allvar antal fore",
            "provvecka: vecka nya fore",
            "provtimme: timme nya fore",
            "tystnader: tystnader",
            "tystnad: id regel stadsdel allvarHogst av fran till borttagen galler orsak textlage",
            "forklaring: regel version namn villkor fran till antal grans vantat raknade utelamnade minstaAndring iakttagelse"))
        .Concat(Rad(
            Lasarklass.Begransad,
            "karantan: innehall",
            "avimottagare: kontakt enheter",
            "avidod: id version avi larm mottagare kanal mal orsak forsok tid",
            "aviwebhook: id version namn vard form klass mottagare franInstallning",
            "nyaviwebhook: webhook nyckel",
            "enhet: id version namn plats skapad skapadAv senastSedd ansluten aterkallad aterkalladAv",
            "nyenhet: enhet nyckel"))
        .ToFrozenDictionary();

    // A wall stands where anyone may pass: words written by people are not for it, though the open view shows those released.
    private static readonly FrozenSet<string> DoldaPaVagg = new[] { "handelse.text", "handelse.plats" }.ToFrozenSet();

    private static readonly FrozenDictionary<Lasarklass, JsonSerializerOptions> PerKlass =
        Enum.GetValues<Lasarklass>().ToFrozenDictionary(klass => klass, klass => Gor(klass, JsonIgnoreCondition.WhenWritingNull));

    private static readonly FrozenDictionary<Lasarklass, JsonSerializerOptions> PerKlassMedNull =
        Enum.GetValues<Lasarklass>().ToFrozenDictionary(klass => klass, klass => Gor(klass, JsonIgnoreCondition.Never));

    /// <summary>The table: <c>record.field</c> → lowest class that sees it.</summary>
    public static IReadOnlyDictionary<string, Lasarklass> Tabell => Rader;

    /// <summary>True when the reader sees the field. A field without a row is seen by nobody.</summary>
    public static bool Far(string vy, string falt, Lasarklass lasare) =>
        Rader.TryGetValue($"{vy}.{falt}", out var lagst) && lasare >= lagst
        && !(lasare == Lasarklass.Vagg && DoldaPaVagg.Contains($"{vy}.{falt}"));

    /// <summary>JSON options that leave out what the reader may not see.</summary>
    public static JsonSerializerOptions Json(Lasarklass lasare) => PerKlass[lasare];

    /// <summary>As <see cref="Json"/>, with nulls written: for merge patches, where null takes a field away.</summary>
    public static JsonSerializerOptions JsonMedNull(Lasarklass lasare) => PerKlassMedNull[lasare];

    private static Dictionary<string, Lasarklass> Rad(Lasarklass klass, params string[] rader)
    {
        var falt = new Dictionary<string, Lasarklass>();
        foreach (var rad in rader)
        {
            var delar = rad.Split(": ");
            foreach (var namn in delar[1].Split(' ')) falt.Add($"{delar[0]}.{namn}", klass);
        }

        return falt;
    }

    private static JsonSerializerOptions Gor(Lasarklass lasare, JsonIgnoreCondition nullregel)
    {
        var options = new JsonSerializerOptions(Domain.Json.Options) { DefaultIgnoreCondition = nullregel };
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { info => Begransa(info, lasare) } };
        options.MakeReadOnly();
        return options;
    }

    private static void Begransa(JsonTypeInfo info, Lasarklass lasare)
    {
        if (info.Kind != JsonTypeInfoKind.Object || Vynamn(info.Type) is not { } vy) return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
            if (!Far(vy, info.Properties[i].Name, lasare)) info.Properties.RemoveAt(i);
    }

    private static string? Vynamn(Type typ) =>
        typ.GetCustomAttributes(typeof(VyAttribute), inherit: false) is [VyAttribute vy, ..] ? vy.Namn : null;
}
