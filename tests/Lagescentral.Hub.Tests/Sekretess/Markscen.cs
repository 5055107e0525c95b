using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Shouldly;

namespace Lagescentral.Hub.Tests.Sekretess;

/// <summary>A word, or a row of digits, that occurs in one place of what the hub was told, and who may find it.</summary>
/// <param name="Ord">The marker.</param>
/// <param name="Far">Who may see it.</param>
/// <param name="Karantan">True for what waits in karantän and may be found there only.</param>
/// <param name="Slapp">True for what was for all when it came, and was sent live then, but no longer is.</param>
internal sealed record Marke(string Ord, Func<Anvandare?, bool> Far, bool Karantan = false, bool Slapp = false);

/// <summary>Fills every field that a source can set with a marker per class, and the places where texts wait, were and have been.</summary>
internal sealed class Markscen
{
    public const string Personnummer = "811228-9874";
    private static readonly string[] Falt = ["id", "typ", "rubrik", "text", "plats"];

    /// <summary>A wall screen that has signed in by its own key.</summary>
    public static Anvandare Skarm { get; } = new("skarm", "Skärm", [Roller.Vagg], [], Lasarklass.Vagg);

    /// <summary>All readers; null is someone who has not signed in.</summary>
    public static IReadOnlyList<Anvandare?> Lasare { get; } =
        [null, .. new[] { "vagg", "siss", "jour", "direktor-farsta", "samordnare-kungsholmen", "admin", "dataskydd" }.Select(n => new Utvecklingskatalog().Finn(n)!), Skarm];

    /// <summary>Every marker.</summary>
    public List<Marke> Marken { get; } = [];

    /// <summary>Markers of what only a named circle may see: in no shared picture, on no channel, whoever reads.</summary>
    public List<string> Begransade { get; } = [];

    /// <summary>Sent events by source and id.</summary>
    public List<(string Kalla, string Id)> Handelser { get; } = [];

    /// <summary>Ids of larm.</summary>
    public List<string> Larm { get; } = [];

    /// <summary>Ids of rumours.</summary>
    public List<string> Rykten { get; } = [];

    /// <summary>What a source, or a person, wrote in free text: never in a log.</summary>
    public List<string> Fritext { get; } = [];

    /// <summary>Sends all of it.</summary>
    public async Task SpelaAsync(Provhub hub, HttpClient jour, HttpClient admin)
    {
        await KlasserAsync(hub);
        await HallnaAsync(hub, jour);
        await RevisionerAsync(hub);
        await GallradAsync(hub, admin);
        await RattadeAsync(hub, jour);
        await RyktenAsync(jour);
        await LarmAsync(jour, admin);
    }

    private static bool Ser(Anvandare? a, Klass klass, string stadsdel) => LasareFor(a).Ser(klass, stadsdel);

    private static Hub.Manniskor.Lasare LasareFor(Anvandare? a) => a is null ? Hub.Manniskor.Lasare.Okand : Hub.Manniskor.Lasare.For(a.Anspraak());

    private static bool FaltFar(Anvandare? a, string falt) => Synlighet.Far("handelse", falt, a?.Klass ?? Lasarklass.Oppen);

    // Letters alone: digits would look like numbers that hold a text.
    private static string Ord(string vad, string falt) => $"Kvax{vad}{falt}x";

    private async Task KlasserAsync(Provhub hub)
    {
        (string Vad, Klass Klass, string Stadsdel, double Lat, double Lon)[] slag =
        [
            ("oppen", Klass.Oppen, "farsta", 59.24317713, 18.08917719), ("intern", Klass.Intern, "farsta", 59.24427723, 18.09027729),
            ("farsta", Klass.Begransad, "farsta", 59.24537733, 18.09137739), ("kungsholmen", Klass.Begransad, "kungsholmen", 59.33217743, 18.03217749),
        ];
        foreach (var (vad, klass, stadsdel, lat, lon) in slag)
        {
            var post = hub.Post(Ord(vad, "id"), Ord(vad, "typ"));
            foreach (var falt in Falt) post[falt] = Ord(vad, falt);
            (post["stadsdel"], post["klass"], post["lat"], post["lon"], post["allvar"]) = (stadsdel, klass.ToString().ToLowerInvariant(), lat, lon, 5);
            await SandAsync(hub, "ssbf", post);
            foreach (var falt in Falt) Marken.Add(new Marke(Ord(vad, falt), a => Ser(a, klass, stadsdel) && FaltFar(a, falt)));
            if (klass == Klass.Begransad) Begransade.AddRange(Falt.Select(falt => Ord(vad, falt)));
            Fritext.AddRange(new[] { "rubrik", "text", "plats" }.Select(falt => Ord(vad, falt)));

            // The exact point is for nobody; the rounded one for those who see the field.
            foreach (var tal in new[] { lat, lon }) Marken.Add(new Marke(Tal(tal)[..9], _ => false));
            Marken.Add(new Marke(
                $"\"lat\":{Tal(Math.Round(lat, 3))},\"lon\":{Tal(Math.Round(lon, 3))}",
                a => Ser(a, klass, stadsdel) && new[] { "lat", "lon" }.All(namn => Synlighet.Far("placering", namn, a?.Klass ?? Lasarklass.Oppen))));
        }
    }

    private async Task HallnaAsync(Provhub hub, HttpClient jour)
    {
        // A text with a personal number: the facts go on, the words wait. In the type too, which is left out of the facts.
        foreach (var (vad, klass) in new[] { ("hallenoppen", "oppen"), ("halleintern", "intern") })
        {
            var post = hub.Post(Ord(vad, "id"), "Brand", ("rubrik", Ord(vad, "rubrik")), ("text", $"{Ord(vad, "text")} {Personnummer}"), ("plats", Ord(vad, "plats")));
            (post["stadsdel"], post["klass"]) = ("farsta", klass);
            ((string?)(await SandAsync(hub, "ssbf", post))["text"]).ShouldBe("hallen");
            Marken.Add(new Marke(Ord(vad, "id"), a => Ser(a, klass == "oppen" ? Klass.Oppen : Klass.Intern, "farsta")));
            foreach (var falt in new[] { "rubrik", "text", "plats" }) Karantan(Ord(vad, falt));
        }

        Karantan(Personnummer);
        var typ = hub.Post(Ord("typhallen", "id"), $"{Ord("typhallen", "typ")} {Personnummer}", ("rubrik", Ord("typhallen", "rubrik")), ("stadsdel", "farsta"), ("klass", "oppen"));
        await SandAsync(hub, "ssbf", typ);
        Marken.Add(new Marke(Ord("typhallen", "typ"), _ => false));
        Karantan(Ord("typhallen", "rubrik"));

        // Refused: nothing of it is anywhere but in karantän.
        var avvisad = hub.Post(Ord("avvisad", "id"), Ord("avvisad", "typ"), ("text", Ord("avvisad", "text")), ("lat", 1.0));
        using (var svar = await hub.PostaAsync("ssbf", avvisad.ToJsonString())) (await svar.Content.ReadAsStringAsync()).ShouldNotContain(Ord("avvisad", "text"));
        foreach (var falt in new[] { "id", "typ", "text" }) Karantan(Ord("avvisad", falt));

        // Released, with its own words; from then on as any other text of the event.
        var slapp = hub.Post(Ord("slappt", "id"), "Brand", ("text", $"{Ord("slappt", "text")} ring 08-508 00 000"), ("stadsdel", "farsta"), ("klass", "oppen"));
        ((string?)(await SandAsync(hub, "ssbf", slapp))["text"]).ShouldBe("hallen");
        var vantar = (await jour.JsonAsync("/api/v1/karantan")).AsArray().Single(p => (string?)p!["handelseId"] == Ord("slappt", "id"))!;
        using (var svar = await jour.PostaAsync($"/api/v1/karantan/{vantar["id"]}/slapp", ifMatch: "1")) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Marken.Add(new Marke(Ord("slappt", "text"), a => FaltFar(a, "text")));
        Fritext.Add(Ord("slappt", "text"));
    }

    private async Task RevisionerAsync(Provhub hub)
    {
        // Stricter than before: who saw it then sees it no more. Milder: what was said before stays with those who could read it.
        foreach (var (vad, fore, efter) in new[] { ("stramad", "oppen", "intern"), ("oppnad", "intern", "oppen"), ("sankt", "begransad", "intern") })
        {
            foreach (var (klass, nar) in new[] { (fore, "fore"), (efter, "efter") })
                await SandAsync(hub, "ssbf", hub.Post(Ord(vad, "id"), "Brand", ("text", Ord(vad, nar)), ("stadsdel", "kungsholmen"), ("klass", klass)));
            Fritext.AddRange([Ord(vad, "fore"), Ord(vad, "efter")]);
        }

        Marken.Add(new Marke(Ord("stramad", "fore"), a => a?.Klass >= Lasarklass.Intern, Slapp: true));
        Marken.Add(new Marke(Ord("stramad", "efter"), a => a?.Klass >= Lasarklass.Intern));
        Marken.Add(new Marke(Ord("oppnad", "fore"), a => a?.Klass >= Lasarklass.Intern));
        Marken.Add(new Marke(Ord("oppnad", "efter"), a => FaltFar(a, "text")));
        Marken.Add(new Marke(Ord("sankt", "fore"), a => Ser(a, Klass.Begransad, "kungsholmen")));
        Marken.Add(new Marke(Ord("sankt", "efter"), a => a?.Klass >= Lasarklass.Intern));
        Begransade.Add(Ord("sankt", "fore"));
    }

    private async Task GallradAsync(Provhub hub, HttpClient admin)
    {
        await SandAsync(hub, "ssbf", hub.Post(Ord("gallrad", "id"), "Brand", ("text", Ord("gallrad", "text")), ("stadsdel", "farsta"), ("klass", "oppen")));
        using var svar = await admin.PostaAsync($"/api/v1/handelser/ssbf/{Ord("gallrad", "id")}/gallring", new JsonObject { ["orsak"] = "prov av gallring" });
        svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Marken.Add(new Marke(Ord("gallrad", "text"), _ => false, Slapp: true));
        Marken.Add(new Marke(Ord("gallrad", "id"), _ => true));
        Fritext.Add(Ord("gallrad", "text"));
    }

    private async Task RattadeAsync(Provhub hub, HttpClient jour)
    {
        // Why a person said it is for those who work for the city; of a merge nobody is told who may not read both.
        foreach (var (vad, klass) in new[] { ("rattadoppen", "oppen"), ("rattadfarsta", "begransad") })
        {
            var id = Ord(vad, "id");
            await SandAsync(hub, "ssbf", hub.Post(id, "Brand", ("stadsdel", "farsta"), ("klass", klass)));
            using var svar = await jour.PostaAsync($"/api/v1/handelser/ssbf/{id}/rattelse", new JsonObject { ["allvar"] = 5, ["orsak"] = Ord(vad, "orsak") }, "1");
            svar.StatusCode.ShouldBe(HttpStatusCode.OK);
            var begransad = klass == "begransad";
            Marken.Add(new Marke(Ord(vad, "orsak"), a => begransad ? Ser(a, Klass.Begransad, "farsta") : a?.Klass >= Lasarklass.Intern));
            if (begransad) Begransade.AddRange([id, Ord(vad, "orsak")]);
        }

        var (huvud, del) = (Ord("huvud", "id"), Ord("del", "id"));
        await SandAsync(hub, "polis", hub.Post(huvud, "Brand", ("plats", "Rinkeby torg"), ("klass", "intern")));
        await SandAsync(hub, "ssbf", hub.Post(del, "Brand", ("plats", "Rinkeby torg"), ("klass", "begransad"), ("text", Ord("del", "text"))));
        using (var svar = await jour.PostaAsync($"/api/v1/handelser/ssbf/{del}/sammanforing", new JsonObject { ["med"] = "polis/" + huvud, ["orsak"] = Ord("del", "orsak") }, "1"))
            svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var ord in new[] { del, Ord("del", "orsak"), Ord("del", "text") })
        {
            Marken.Add(new Marke(ord, a => Ser(a, Klass.Begransad, "jarva") && (ord != Ord("del", "text") || FaltFar(a, "text"))));
            Begransade.Add(ord);
        }

        Fritext.Add(Ord("del", "text"));

        // Another report of the same: proposed to those alone who may read it.
        var forslag = Ord("forslag", "id");
        await SandAsync(hub, "siss", hub.Post(forslag, "Brand", ("plats", "Rinkeby torg"), ("klass", "begransad")));
        (await jour.GetStringAsync("/api/v1/forslag/sammanforing")).ShouldContain(forslag);
        Marken.Add(new Marke(forslag, a => Ser(a, Klass.Begransad, "jarva")));
        Begransade.Add(forslag);

        // And refused: shown beside the event that more may read to those alone who may read both.
        var avvisat = Ord("avvisat", "orsak");
        using (var svar = await jour.PostaAsync("/api/v1/forslag/sammanforing/avvisa", new JsonObject { ["a"] = "polis/" + huvud, ["b"] = "siss/" + forslag, ["orsak"] = avvisat }))
            svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await jour.GetStringAsync("/api/v1/forslag/sammanforing/avvisade?handelse=polis/" + huvud)).ShouldContain(avvisat);
        Marken.Add(new Marke(avvisat, a => Ser(a, Klass.Begransad, "jarva")));
        Begransade.Add(avvisat);
    }

    /// <summary>What is said is for those who work for the city; an answer for those it was released to, the rumour's words
    /// only when they were released with it.</summary>
    private async Task RyktenAsync(HttpClient jour)
    {
        foreach (var (vad, oppen, med) in new[] { ("ryktevantar", false, false), ("rykteinternt", false, false), ("rykteoppet", true, false), ("ryktemedord", true, true) })
        {
            var id = (string)(await SkrivAsync(jour, "/api/v1/rykten", new JsonObject { ["rykte"] = "Det sägs " + Ord(vad, "ord") }, HttpStatusCode.Created))["id"]!;
            Rykten.Add(id);
            Marken.Add(new Marke(Ord(vad, "ord"), a => med || a?.Klass >= Lasarklass.Intern));
            Fritext.Add(Ord(vad, "ord"));
            if (vad == "ryktevantar") continue;
            var svar = new JsonObject { ["utfall"] = "dementerat", ["svar"] = "Svar " + Ord(vad, "svar"), ["oppen"] = oppen, ["medRykte"] = med };
            await SkrivAsync(jour, $"/api/v1/rykten/{id}/svar", svar, HttpStatusCode.OK, "1");
            Marken.Add(new Marke(Ord(vad, "svar"), a => oppen || a?.Klass >= Lasarklass.Intern));
            Fritext.Add(Ord(vad, "svar"));
            if (vad != "rykteoppet") continue;
            await SkrivAsync(jour, $"/api/v1/rykten/{id}/ateroppna", new JsonObject { ["orsak"] = "Orsak " + Ord(vad, "orsak") }, HttpStatusCode.OK, "3");
            Marken.Add(new Marke(Ord(vad, "orsak"), a => a?.Klass >= Lasarklass.Intern));
            Fritext.Add(Ord(vad, "orsak"));
        }
    }

    /// <summary>What is said of a larm is for those who may see it, why larm are silent for those who work for the city; erased, for nobody.</summary>
    private async Task LarmAsync(HttpClient jour, HttpClient admin)
    {
        foreach (var larm in (await jour.JsonAsync("/api/v1/larm?status=alla"))["larm"]!.AsArray()) Larm.Add((string)larm!["id"]!);
        foreach (var id in Larm)
        {
            var larm = (await jour.JsonAsync($"/api/v1/larm/{id}"))["larm"]!;
            var (klass, stadsdel) = (Enum.Parse<Klass>((string)larm["klass"]!, ignoreCase: true), (string)larm["stadsdel"]!);
            // Letters alone.
            var ord = Ord("larm" + string.Concat(id.Skip(1).Select(siffra => (char)('a' + siffra - '0'))), "ord");
            await SkrivAsync(jour, $"/api/v1/larm/{id}/kommentera", new JsonObject { ["kommentar"] = "Sagt om larmet " + ord }, HttpStatusCode.OK);
            Fritext.Add(ord);
            var gallrat = id == Larm[0];
            if (gallrat)
                using (var svar = await admin.PostaAsync($"/api/v1/larm/{id}/gallring", new JsonObject { ["orsak"] = "prov av gallring" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            Marken.Add(new Marke(ord, a => !gallrat && (klass == Klass.Begransad ? Ser(a, klass, stadsdel) : a?.Klass >= Lasarklass.Intern)));
            if (klass == Klass.Begransad) Begransade.Add(ord);
        }

        foreach (var vad in new[] { "tystnad", "tystnadgallrad" })
        {
            var tystnad = await SkrivAsync(
                jour, "/api/v1/tystnader", new JsonObject { ["stadsdel"] = "bromma", ["till"] = "2026-11-21T12:00:00Z", ["orsak"] = "Skäl " + Ord(vad, "orsak") }, HttpStatusCode.Created);
            var gallrad = vad == "tystnadgallrad";
            if (gallrad)
                using (var svar = await admin.PostaAsync($"/api/v1/tystnader/{tystnad["id"]}/gallring", new JsonObject { ["orsak"] = "prov av gallring" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            Marken.Add(new Marke(Ord(vad, "orsak"), a => !gallrad && a?.Klass >= Lasarklass.Intern));
            Fritext.Add(Ord(vad, "orsak"));
        }
    }

    private static async Task<JsonNode> SkrivAsync(HttpClient klient, string vag, JsonObject kropp, HttpStatusCode status, string? ifMatch = null)
    {
        using var svar = await klient.PostaAsync(vag, kropp, ifMatch, Guid.CreateVersion7().ToString());
        return await svar.JsonAsync(status);
    }

    private void Karantan(string ord)
    {
        Marken.Add(new Marke(ord, a => LasareFor(a).FarKarantan, Karantan: true));
        Fritext.Add(ord);
    }

    private async Task<JsonNode> SandAsync(Provhub hub, string kalla, JsonObject post)
    {
        var kvitto = (await hub.KvittonAsync(kalla, post))[0]!;
        ((string?)kvitto["utfall"]).ShouldBeOneOf("ny", "uppdaterad");
        if (!Handelser.Contains((kalla, (string)post["id"]!))) Handelser.Add((kalla, (string)post["id"]!));
        return kvitto;
    }

    private static string Tal(double tal) => tal.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
