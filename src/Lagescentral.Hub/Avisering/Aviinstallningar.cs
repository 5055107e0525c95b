using System.Text;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>Settings under <c>Avisering</c>: how people are told when no page is open.</summary>
public sealed class Aviinstallningar
{
    /// <summary>The hub's address as its users write it, such as <c>https://lage.exempel.se</c>, for links in what is sent; empty
    /// leaves the path alone.</summary>
    public string Adress { get; set; } = "";

    /// <summary>Most sends at once of each way, 1–500.</summary>
    public int SamtidigaPerKanal { get; set; } = 32;

    /// <summary>Most sends at once to one address, 1–50: one that answers slowly holds no more.</summary>
    public int SamtidigaPerMal { get; set; } = 2;

    /// <summary>Seconds that one send may take, 1–120.</summary>
    public int TidsgransSekunder { get; set; } = 10;

    /// <summary>Seconds until the first new attempt, 1–600.</summary>
    public int ForstaVantanSekunder { get; set; } = 5;

    /// <summary>Most seconds between two attempts, 1–3,600.</summary>
    public int LangstaVantanSekunder { get; set; } = 300;

    /// <summary>Most attempts at one address, 1–100.</summary>
    public int Forsok { get; set; } = 12;

    /// <summary>Milliseconds between two looks for new orders, 10–60,000.</summary>
    public int RundaMs { get; set; } = 500;

    /// <summary>Most orders under way at once, 10–100,000.</summary>
    public int Hogst { get; set; } = 5_000;

    /// <summary>Most notices kept that could not be delivered, 10–100,000.</summary>
    public int DodaHogst { get; set; } = 1_000;

    /// <summary>Most devices of one person, 1–50.</summary>
    public int EnheterHogst { get; set; } = 10;

    /// <summary>Most e-mail addresses, and most telephone numbers, of one recipient, 1–20.</summary>
    public int AdresserHogst { get; set; } = 3;

    /// <summary>Days that a device or a contact is kept after it was last confirmed, 30–3,650.</summary>
    public int KontaktDygn { get; set; } = 400;

    /// <summary>Web Push.</summary>
    public Webbpushinstallningar Webbpush { get; set; } = new();

    /// <summary>E-mail.</summary>
    public Epostinstallningar Epost { get; set; } = new();

    /// <summary>Calls to other systems.</summary>
    public Webhookinstallningar Webhook { get; set; } = new();

    /// <summary>When what failed is tried again.</summary>
    public Avitakt Takt() => new()
    {
        Forsta = TimeSpan.FromSeconds(ForstaVantanSekunder),
        Langsta = TimeSpan.FromSeconds(LangstaVantanSekunder),
        Forsok = Forsok,
    };

    /// <summary>A path at the hub as a whole address, where the hub knows its own.</summary>
    public string Lank(string vag) => Adress.TrimEnd('/') + vag;
}

/// <summary>Settings under <c>Avisering:Webbpush</c>.</summary>
public sealed class Webbpushinstallningar
{
    /// <summary>False sends nothing this way.</summary>
    public bool Aktiv { get; set; } = true;

    /// <summary>Strictest class it may carry; the content is encrypted all the way to the browser.</summary>
    public Klass Klass { get; set; } = Klass.Intern;

    /// <summary>Hosts of push services, comma-separated: a name, or <c>*.</c> before one for all below it. To no other is anything sent.</summary>
    public string Vardar { get; set; } = "fcm.googleapis.com,*.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com";

    /// <summary>Where those who run a push service reach those who run the hub: <c>mailto:</c> or an <c>https</c> address; empty for <c>Avisering:Adress</c>.</summary>
    public string Kontakt { get; set; } = "";

    /// <summary>Seconds that a push service keeps what it cannot deliver at once, 0–86,400.</summary>
    public int TtlSekunder { get; set; } = 3_600;
}

/// <summary>Settings under <c>Avisering:Epost</c>.</summary>
public sealed class Epostinstallningar
{
    /// <summary>The SMTP server; empty sends no e-mail.</summary>
    public string Vard { get; set; } = "";

    /// <summary>Its port, 1–65,535.</summary>
    public int Port { get; set; } = 587;

    /// <summary>True to send only over TLS (STARTTLS).</summary>
    public bool Tls { get; set; } = true;

    /// <summary>Address of the sender.</summary>
    public string Avsandare { get; set; } = "";

    /// <summary>User at the server; empty for none.</summary>
    public string Anvandare { get; set; } = "";

    /// <summary>The user's password. Never shown. Rather <see cref="LosenordFil"/>.</summary>
    public string Losenord { get; set; } = "";

    /// <summary>File that holds the user's password.</summary>
    public string LosenordFil { get; set; } = "";

    /// <summary>Strictest class it may carry.</summary>
    public Klass Klass { get; set; } = Klass.Oppen;

    /// <summary>True when e-mail is sent.</summary>
    public bool Aktiv => !string.IsNullOrWhiteSpace(Vard);
}

/// <summary>Settings under <c>Avisering:Webhook</c>.</summary>
public sealed class Webhookinstallningar
{
    /// <summary>True to call addresses of private networks too, and without TLS. In environment Development loopback may be called without it.</summary>
    public bool PrivataAdresser { get; set; }

    /// <summary>Most systems to call, 1–200.</summary>
    public int MalHogst { get; set; } = 50;

    /// <summary>Systems to call, by id.</summary>
    public Dictionary<string, Webhookmalinstallningar> Mal { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Settings under <c>Avisering:Webhook:Mal:&lt;id&gt;</c>.</summary>
public sealed class Webhookmalinstallningar
{
    /// <summary>Name for people.</summary>
    public string Namn { get; set; } = "";

    /// <summary>Where to call.</summary>
    public string Url { get; set; } = "";

    /// <summary>Key that signs (base64, at least 32 bytes). Never shown. Rather <see cref="NyckelFil"/>.</summary>
    public string Nyckel { get; set; } = "";

    /// <summary>File that holds the key.</summary>
    public string NyckelFil { get; set; } = "";

    /// <summary>What is sent.</summary>
    public Webhookform Form { get; set; }

    /// <summary>Strictest class it may carry.</summary>
    public Klass Klass { get; set; } = Klass.Oppen;

    /// <summary>Whose notices go there: <c>alla</c>, <c>personer</c>, <c>organisationer</c>, <c>p-…</c>, <c>organisation:…</c>.</summary>
    public string[] Mottagare { get; set; } = [];

    internal string Hemlig => NyckelFil.Length > 0 ? File.ReadAllText(NyckelFil, Encoding.UTF8).Trim() : Nyckel;
}

/// <summary>What a system is sent.</summary>
public enum Webhookform
{
    /// <summary>The notice as JSON.</summary>
    Json,

    /// <summary>As <see cref="Json"/>, once for each of the recipient's telephone numbers and with it: for an SMS gateway.</summary>
    Sms,

    /// <summary>A card for a Teams channel.</summary>
    Teams,
}

/// <summary>Checks the settings at start.</summary>
internal sealed class Avikontroll(IHostEnvironment miljo) : IValidateOptions<Aviinstallningar>
{
    public ValidateOptionsResult Validate(string? name, Aviinstallningar val)
    {
        (bool Ratt, string Fel)[] prov =
        [
            (val.Adress.Length == 0 || DuggerAdress(val.Adress), "Avisering:Adress ska vara navets hela adress utan sökväg, till exempel https://lage.exempel.se, eller tom."),
            (val.SamtidigaPerKanal is >= 1 and <= 500, "Avisering:SamtidigaPerKanal ska vara 1–500."),
            (val.SamtidigaPerMal is >= 1 and <= 50, "Avisering:SamtidigaPerMal ska vara 1–50."),
            (val.TidsgransSekunder is >= 1 and <= 120, "Avisering:TidsgransSekunder ska vara 1–120."),
            (val.ForstaVantanSekunder is >= 1 and <= 600, "Avisering:ForstaVantanSekunder ska vara 1–600."),
            (val.LangstaVantanSekunder >= val.ForstaVantanSekunder && val.LangstaVantanSekunder <= 3_600, "Avisering:LangstaVantanSekunder ska vara minst ForstaVantanSekunder och högst 3 600."),
            (val.Forsok is >= 1 and <= 100, "Avisering:Forsok ska vara 1–100."),
            (val.RundaMs is >= 10 and <= 60_000, "Avisering:RundaMs ska vara 10–60 000."),
            (val.Hogst is >= 10 and <= 100_000, "Avisering:Hogst ska vara 10–100 000."),
            (val.DodaHogst is >= 10 and <= 100_000, "Avisering:DodaHogst ska vara 10–100 000."),
            (val.EnheterHogst is >= 1 and <= 50, "Avisering:EnheterHogst ska vara 1–50."),
            (val.AdresserHogst is >= 1 and <= 20, "Avisering:AdresserHogst ska vara 1–20."),
            (val.KontaktDygn is >= 30 and <= 3_650, "Avisering:KontaktDygn ska vara 30–3 650."),
            (val.Webbpush.TtlSekunder is >= 0 and <= 86_400, "Avisering:Webbpush:TtlSekunder ska vara 0–86 400."),
            (!val.Webbpush.Aktiv || Vardlista.Las(val.Webbpush.Vardar) is not null, "Avisering:Webbpush:Vardar ska vara värdnamn med komma mellan, till exempel fcm.googleapis.com,*.push.apple.com."),
            (val.Webbpush.Kontakt.Length == 0 || DuggerKontakt(val.Webbpush.Kontakt), "Avisering:Webbpush:Kontakt ska börja med mailto: eller https://, eller vara tom."),
            .. Epost(val),
            (val.Webhook.MalHogst is >= 1 and <= 200, "Avisering:Webhook:MalHogst ska vara 1–200."),
            .. val.Webhook.Mal.SelectMany(par => Mal(par.Key, par.Value, val.Webhook)),
        ];
        var fel = prov.Where(p => !p.Ratt).Select(p => p.Fel).ToList();
        return fel.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fel);
    }

    private static bool DuggerAdress(string adress) =>
        Uri.TryCreate(adress, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    private static bool DuggerKontakt(string kontakt) =>
        Uri.TryCreate(kontakt, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "mailto";

    private static IEnumerable<(bool, string)> Epost(Aviinstallningar val)
    {
        if (!val.Epost.Aktiv) return [];
        return
        [
            (val.Epost.Port is >= 1 and <= 65_535, "Avisering:Epost:Port ska vara 1–65 535."),
            (Adressregler.Epost(val.Epost.Avsandare) is not null, "Avisering:Epost:Avsandare ska vara en e-postadress, när Avisering:Epost:Vard är satt."),
            (val.Adress.Length > 0, "Avisering:Adress saknas. E-post behöver den för sina länkar, när Avisering:Epost:Vard är satt."),
            (val.Epost.LosenordFil.Length == 0 || File.Exists(val.Epost.LosenordFil), "Avisering:Epost:LosenordFil finns inte."),
            (val.Epost.Anvandare.Length == 0 || val.Epost.Losenord.Length > 0 || val.Epost.LosenordFil.Length > 0, "Avisering:Epost:LosenordFil saknas, när Avisering:Epost:Anvandare är satt."),
            (val.Epost.Anvandare.Length == 0 || val.Epost.Tls, "Avisering:Epost:Tls ska vara true, när Avisering:Epost:Anvandare är satt: lösenordet får inte gå i klartext."),
        ];
    }

    private IEnumerable<(bool, string)> Mal(string id, Webhookmalinstallningar mal, Webhookinstallningar webhook)
    {
        var sektion = "Avisering:Webhook:Mal:" + id;
        if (mal.NyckelFil.Length > 0 && !File.Exists(mal.NyckelFil)) return [(false, $"{sektion}:NyckelFil finns inte.")];
        return
        [
            (Webhook.Webhookregler.DuggerId(id), $"{sektion}: namnet ska vara 2–32 tecken, a–z, 0–9 och bindestreck."),
            (!string.IsNullOrWhiteSpace(mal.Namn), $"{sektion}:Namn saknas. Ange namnet som visas."),
            (Webhook.Webhookregler.Adressfel(mal.Url, webhook.PrivataAdresser, miljo.IsDevelopment()) is null, $"{sektion}:Url ska vara en hel adress som börjar med https://."),
            (Webhook.Webhookregler.DuggerNyckel(mal.Hemlig), $"{sektion}:Nyckel ska vara i base64 och minst 32 byte."),
            (mal.Mottagare.Length is >= 1 and <= 100 && mal.Mottagare.All(Webhook.Webhookregler.DuggerMottagare), $"{sektion}:Mottagare ska vara alla, personer, organisationer, p-… eller organisation:…"),
        ];
    }
}
