using System.Xml.Linq;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Cap;

/// <summary>Maps a CAP 1.2 alert to an item. Faults are named by the element's path.</summary>
internal static class CapTolk
{
    private static readonly string[] Status = ["Actual", "Exercise", "System", "Test", "Draft"];
    private static readonly string[] MsgType = ["Alert", "Update", "Cancel", "Ack", "Error"];
    private static readonly string[] Scope = ["Public", "Restricted", "Private"];
    private static readonly string[] Category =
        ["Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other"];

    private static readonly string[] Urgency = ["Immediate", "Expected", "Future", "Past", "Unknown"];
    private static readonly string[] Severity = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"];
    private static readonly string[] Certainty = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"];

    public static Inrad Tolka(XElement alert, InlasRegler regler)
    {
        var post = new Postbyggare(1, regler, Vag);
        var msgType = Val(post, alert, "alert", "msgType", MsgType);
        var sent = Tid(post, alert, "alert", "sent", kravs: true);
        Krav(post, alert, "alert", "sender");
        SattStatus(post, Val(post, alert, "alert", "status", Status), msgType);
        SattKlass(post, alert);
        var forsta = SattId(post, alert, msgType);
        if (sent is { } s)
            post.SattPublicerad(s);

        var infos = alert.Elements(CapLasare.Ns + "info").ToList();
        for (var i = 0; i < infos.Count; i++)
            Prova(post, infos[i], InfoVag(i, infos.Count));
        var info = Basta(infos);
        if (info is not null)
            SattInfo(post, info, InfoVag(infos.IndexOf(info), infos.Count));
        else if (msgType is "Cancel")
            post.SattTyp(CapLasare.Aterkallelse);
        else
            post.Fel(Falt.Typ, "saknas. Alert och Update behöver minst ett info-element.");
        if (Borjan(info, sent, forsta) is { } borjan)
            post.SattIntraffad(borjan);
        return post.Bygg(alert.ToString(SaveOptions.DisableFormatting));
    }

    // When it began: what the sender says, unless that lies ahead (a warning of tomorrow's storm is here already);
    // else when the first message of the matter was sent.
    private static DateTimeOffset? Borjan(XElement? info, DateTimeOffset? sent, DateTimeOffset? forsta)
    {
        var tak = forsta ?? sent;
        foreach (var namn in (string[])["onset", "effective"])
        {
            if (info?.Element(CapLasare.Ns + namn)?.Value.Trim() is { } v && IsoTid.Las(v, out var tid) == Tidsvar.Ok && tid <= sent)
                return tid;
        }
        return tak;
    }

    private static void SattStatus(Postbyggare post, string? status, string? msgType)
    {
        post.Ovning = status is "Exercise" or "Test";
        if (status is "System" or "Draft")
            post.Fel("alert/status", "System och Draft är inga händelser och tas inte emot.");
        if (msgType is "Ack" or "Error")
            post.Fel("alert/msgType", "Ack och Error är inga händelser och tas inte emot.");
        post.SattStatus(msgType is "Cancel" ? Handelsestatus.Aterkallad : Handelsestatus.Pagaende);
    }

    private static void SattKlass(Postbyggare post, XElement alert)
    {
        switch (Val(post, alert, "alert", "scope", Scope))
        {
            case "Public": post.SattKlass(Klass.Oppen); break;
            case "Restricted": post.SattKlass(Klass.Intern); break;
            case "Private": post.SattKlass(Klass.Begransad); break;
            default: break;
        }
    }

    // Returns when the first message of the matter was sent, if this is not it.
    private static DateTimeOffset? SattId(Postbyggare post, XElement alert, string? msgType)
    {
        var egen = Krav(post, alert, "alert", "identifier");
        var referenser = alert.Element(CapLasare.Ns + "references")?.Value ?? "";
        if (msgType is not ("Update" or "Cancel"))
        {
            post.SattId(egen);
            return null;
        }
        (string Id, DateTimeOffset Sent)? forsta = null;
        foreach (var referens in referenser.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var delar = referens.Split(',');
            if (delar.Length != 3 || delar[1].Length == 0 || IsoTid.Las(delar[2], out var sent) != Tidsvar.Ok)
            {
                post.Fel("alert/references", "ska vara avsändare,identifier,sent med komma emellan och blanksteg mellan flera.");
                return null;
            }
            if (forsta is null || sent < forsta.Value.Sent)
                forsta = (delar[1], sent);
        }
        if (forsta is null)
            post.Fel("alert/references", "saknas. Update och Cancel ska namnge de meddelanden de gäller.");
        post.SattId(forsta?.Id ?? egen);
        return forsta?.Sent;
    }

    // Swedish first, then no language said, then the first block.
    private static XElement? Basta(List<XElement> infos) =>
        infos.Find(i => Sprak(i)?.StartsWith("sv", StringComparison.OrdinalIgnoreCase) == true)
        ?? infos.Find(i => Sprak(i) is null)
        ?? infos.FirstOrDefault();

    private static string? Sprak(XElement info) => info.Element(CapLasare.Ns + "language")?.Value.Trim();

    private static void Prova(Postbyggare post, XElement info, string vag)
    {
        Krav(post, info, vag, "event");
        if (info.Element(CapLasare.Ns + "category") is null)
            post.Fel($"{vag}/category", "saknas.");
        foreach (var category in info.Elements(CapLasare.Ns + "category"))
            ProvaVal(post, category.Value, $"{vag}/category", Category);
        Val(post, info, vag, "urgency", Urgency);
        Val(post, info, vag, "severity", Severity);
        Val(post, info, vag, "certainty", Certainty);
        foreach (var namn in (string[])["effective", "onset", "expires"])
            Tid(post, info, vag, namn, kravs: false);
        foreach (var area in info.Elements(CapLasare.Ns + "area"))
            Krav(post, area, $"{vag}/area", "areaDesc");
    }

    private static void SattInfo(Postbyggare post, XElement info, string vag)
    {
        string? Varde(string namn) => info.Element(CapLasare.Ns + namn)?.Value.Trim();
        post.SattTyp(Kapa(Varde("event"), Intagsgranser.Typ));
        post.SattRubrik(Kapa(EnRad(Varde("headline")), Intagsgranser.Rubrik));
        string?[] stycken = [Varde("description"), Varde("instruction")];
        post.SattText(Kapa(string.Join("\n", stycken.Where(s => !string.IsNullOrEmpty(s))), Intagsgranser.Text));
        var areor = info.Elements(CapLasare.Ns + "area").ToList();
        var namn = areor.Select(a => EnRad(a.Element(CapLasare.Ns + "areaDesc")?.Value.Trim())).Where(n => !string.IsNullOrEmpty(n));
        post.SattPlats(Kapa(string.Join(", ", namn), Intagsgranser.Plats));
        if (Allvar(Varde("severity"), Varde("urgency"), Varde("certainty")) is { } allvar)
            post.SattAllvar(allvar);
        if (CapOmrade.Mitt(areor, orsak => post.Fel($"{vag}/area", orsak)) is not { } mitt)
            return;
        post.SattLat(mitt.Lat);
        post.SattLon(mitt.Lon);
    }

    /// <summary>
    /// Seriousness 1–5. Extreme 5, Severe 4, Moderate 3, Minor 2; one lower when it is Past or Unlikely, never
    /// below 1. Unknown severity: null, so that the table of types decides.
    /// </summary>
    internal static int? Allvar(string? severity, string? urgency, string? certainty)
    {
        int? grund = severity switch { "Extreme" => 5, "Severe" => 4, "Moderate" => 3, "Minor" => 2, _ => null };
        return urgency is "Past" || certainty is "Unlikely" ? grund - 1 : grund;
    }

    private static string InfoVag(int i, int antal) => antal == 1 ? "alert/info" : $"alert/info[{i + 1}]";

    private static string Vag(string falt) => falt switch
    {
        Falt.Id => "alert/identifier",
        Falt.Typ => "alert/info/event",
        Falt.Intraffad => "alert/sent",
        Falt.Publicerad => "alert/sent",
        Falt.Rubrik => "alert/info/headline",
        Falt.Text => "alert/info/description",
        Falt.Plats => "alert/info/area/areaDesc",
        Falt.Lat or Falt.Lon => "alert/info/area",
        Falt.Klass => "alert/scope",
        _ => falt,
    };

    private static string? Krav(Postbyggare post, XElement i, string vag, string namn)
    {
        var v = i.Element(CapLasare.Ns + namn)?.Value.Trim();
        if (!string.IsNullOrEmpty(v))
            return v;
        post.Fel($"{vag}/{namn}", "saknas eller är tomt.");
        return null;
    }

    private static string? Val(Postbyggare post, XElement i, string vag, string namn, string[] tillatna)
    {
        var v = Krav(post, i, vag, namn);
        return v is not null && ProvaVal(post, v, $"{vag}/{namn}", tillatna) ? v : null;
    }

    private static bool ProvaVal(Postbyggare post, string v, string vag, string[] tillatna)
    {
        if (tillatna.Contains(v.Trim(), StringComparer.Ordinal))
            return true;
        post.Fel(vag, $"är okänt. Tillåtna: {string.Join(", ", tillatna)}.");
        return false;
    }

    private static DateTimeOffset? Tid(Postbyggare post, XElement i, string vag, string namn, bool kravs)
    {
        var v = kravs ? Krav(post, i, vag, namn) : i.Element(CapLasare.Ns + namn)?.Value.Trim();
        if (string.IsNullOrEmpty(v))
            return null;
        if (IsoTid.Las(v, out var tid) == Tidsvar.Ok)
            return tid;
        post.Fel($"{vag}/{namn}", "är ingen tid med tidszon, till exempel 2026-11-18T14:30:00+01:00.");
        return null;
    }

    private static string? EnRad(string? v) =>
        v is null ? null : string.Join(' ', v.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Kapa(string? v, int max)
    {
        if (v is null || v.Length <= max)
            return v;
        var slut = char.IsHighSurrogate(v[max - 2]) ? max - 2 : max - 1;
        return v[..slut] + "…";
    }
}
