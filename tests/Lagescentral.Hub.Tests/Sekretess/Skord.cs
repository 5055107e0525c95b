using System.Text.Json.Nodes;

namespace Lagescentral.Hub.Tests.Sekretess;

/// <summary>All that a reader can get out of the API by asking: every GET of its description, with every value its addresses
/// take, and the errors of asking wrongly. An address that is added later is asked too, or fails here for want of values.</summary>
internal sealed class Skord(Provhub hub, Markscen scen)
{
    private static readonly string[] Utanforbeskrivningen = ["/", "/api/v1/karta", "/metrics", "/halsa/live", "/halsa/redo", "/openapi/v1.json"];

    /// <summary>Answers by address.</summary>
    public async Task<Dictionary<string, string>> SamlaAsync(HttpClient klient)
    {
        var svar = new Dictionary<string, string>();
        var vagar = new List<string>(Utanforbeskrivningen);
        var beskrivning = await hub.Okand.JsonAsync("/openapi/v1.json");
        foreach (var (vag, metoder) in beskrivning["paths"]!.AsObject())
            if (metoder!["get"] is { } get) vagar.AddRange(Vagar(vag, get));
        foreach (var vag in vagar) svar[vag] = await LasAsync(klient, vag);
        foreach (var (kalla, id) in scen.Handelser)
        {
            await PostaAsync(klient, svar, $"/api/v1/handelser/{kalla}/{id}/placering", new JsonObject { ["stadsdel"] = "bromma" }, "4711");
            await PostaAsync(klient, svar, $"/api/v1/handelser/{kalla}/{id}/placering", new JsonObject { ["stadsdel"] = "solna" }, "1");
            await PostaAsync(klient, svar, $"/api/v1/handelser/{kalla}/{id}/rattelse", new JsonObject { ["allvar"] = 4, ["orsak"] = "prov av rättelse" }, "4711");
            await PostaAsync(klient, svar, $"/api/v1/handelser/{kalla}/{id}/sammanforing", new JsonObject { ["med"] = "ssbf/finns-inte" }, "1");
            await PostaAsync(klient, svar, $"/api/v1/handelser/{kalla}/{id}/sarskiljning", [], "4711");
            await PostaAsync(klient, svar, "/api/v1/forslag/sammanforing/avvisa", new JsonObject { ["a"] = "ssbf/finns-inte", ["b"] = $"{kalla}/{id}" }, null);
            await PostaAsync(klient, svar, "/api/v1/forslag/sammanforing/ateroppna", new JsonObject { ["a"] = "ssbf/finns-inte", ["b"] = $"{kalla}/{id}" }, null);
            await PostaAsync(klient, svar, $"/api/v1/handelser/{kalla}/{id}/gallring", new JsonObject { ["orsak"] = Markscen.Personnummer }, null);
        }

        var karantan = JsonNode.Parse(svar["/api/v1/karantan"]);
        foreach (var post in karantan as JsonArray ?? [])
        {
            await PostaAsync(klient, svar, $"/api/v1/karantan/{post!["id"]}/slapp", null, "4711");
            await PostaAsync(klient, svar, $"/api/v1/karantan/{post["id"]}/rattad", new JsonObject { ["text"] = "Ring " + Markscen.Personnummer }, "1");
        }

        return svar;
    }

    private static async Task<string> LasAsync(HttpClient klient, string vag)
    {
        using var svar = await klient.GetAsync(vag);
        var text = await svar.Content.ReadAsStringAsync();
        if ((int)svar.StatusCode >= 500) throw new InvalidOperationException($"{vag} svarade {(int)svar.StatusCode}: {text}");
        return (int)svar.StatusCode < 400 ? text : UtanEgnaOrd(text, vag);
    }

    private static async Task PostaAsync(HttpClient klient, Dictionary<string, string> svar, string vag, JsonObject? kropp, string? ifMatch)
    {
        using var ett = await klient.PostaAsync(vag, kropp, ifMatch);
        var text = await ett.Content.ReadAsStringAsync();
        if (ett.IsSuccessStatusCode) throw new InvalidOperationException($"{vag} skulle ha avvisats: {text}");
        svar[$"POST {vag} {ifMatch} {kropp?.ToJsonString()}"] = UtanEgnaOrd(text, vag);
    }

    // An error may name what was asked for, in the asker's own words.
    private static string UtanEgnaOrd(string text, string vag)
    {
        foreach (var ord in vag.Split('/', '?', '&', '=').Where(o => o.Length > 8)) text = text.Replace(Uri.UnescapeDataString(ord), "", StringComparison.Ordinal);
        return text;
    }

    private IEnumerable<string> Vagar(string vag, JsonNode get)
    {
        List<string> vagar = [vag];
        var parametrar = get["parameters"]?.AsArray().Select(p => (Namn: (string)p!["name"]!, I: (string)p["in"]!)).ToList() ?? [];
        if (vag.Contains("/{kalla}/{id}", StringComparison.Ordinal))
            vagar = [.. scen.Handelser.Append(("ssbf", "finns-inte")).Select(h => vag.Replace("/{kalla}/{id}", $"/{h.Item1}/{h.Item2}", StringComparison.Ordinal))];
        foreach (var (namn, _) in parametrar.Where(p => p.I == "path" && vagar[0].Contains('{', StringComparison.Ordinal)))
            vagar = [.. vagar.SelectMany(v => Varden(vag, namn).Select(varde => v.Replace($"{{{namn}}}", varde, StringComparison.Ordinal)))];
        var medFraga = parametrar.Where(p => p.I == "query").SelectMany(p => Fragor(p.Namn).Select(fraga => $"{vagar[0]}?{p.Namn}={Uri.EscapeDataString(fraga)}"));
        return [.. vagar, .. medFraga];
    }

    private string[] Varden(string vag, string namn) => (vag, namn) switch
    {
        ({ } v, "id") when v.StartsWith("/api/v1/stadsdelar/", StringComparison.Ordinal) => ["farsta", "kungsholmen", "stockholm", "bromma", "finns-inte"],
        ({ } v, "nr") when v.StartsWith("/api/v1/gallringar/", StringComparison.Ordinal) => ["1", "4711"],
        ({ } v, "id") when v.StartsWith("/api/v1/rykten/", StringComparison.Ordinal) => [.. scen.Rykten, "finns-inte"],
        ({ } v, "id") when v.StartsWith("/api/v1/larm/", StringComparison.Ordinal) => [.. scen.Larm, "finns-inte"],
        ({ } v, "id") when v.StartsWith("/api/v1/regler/", StringComparison.Ordinal) => ["finns-inte"],
        ({ } v, "omrade") when v.StartsWith("/api/v1/nivaer/", StringComparison.Ordinal) => ["farsta", "stockholm", "finns-inte"],
        ({ } v, "linje") when v.StartsWith("/api/v1/jour/", StringComparison.Ordinal) => ["tib", "finns-inte"],
        ({ } v, "id") when v.StartsWith("/api/v1/platser/", StringComparison.Ordinal) => ["rinkeby-torg", "finns-inte"],
        ({ } v, "id") when v.StartsWith("/api/v1/kallor/", StringComparison.Ordinal) => ["ssbf", "finns-inte"],
        ({ } v, "mottagare") when v.StartsWith("/api/v1/aviseringar/", StringComparison.Ordinal) => ["p-jour", "organisation:sl", "fel"],
        _ => throw new InvalidOperationException($"{vag} har parametern {namn}, som provet inte har några värden för. Lägg till dem här."),
    };

    private string[] Fragor(string namn) => namn switch
    {
        "q" => ["Kvaxoppentextx", "Kvaxinterntextx", "Kvaxfarstatextx", "Kvaxkungsholmentextx", "Kvaxhallenoppentextx", "Kvaxgallradtextx", "Kvaxoppnadforex"],
        "tillstand" => ["obesvarat", "noterat", "besvarat", "fel"],
        "per" => [hub.Nu.ToString("O"), "fel"],
        "lage" => ["vantar", "slappt", "fel"],
        "stadsdel" => ["farsta", "kungsholmen"],
        "kalla" => ["ssbf"],
        "handelse" => [.. scen.Handelser.Select(h => $"{h.Item1}/{h.Item2}"), "ssbf/finns-inte", "fel"],
        "status" => ["pagaende", "aterkallad", "fel"],
        "klass" => ["oppen", "intern", "begransad"],
        _ => ["1", "fel"],
    };
}
