using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Avisering.Webbpush;
using Lagescentral.Hub.Avisering.Webhook;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Avisering;

/// <summary>How people say where they are reached, and how those who run the hub see that they are.</summary>
public static class Aviandpunkter
{
    private const int NamnMinst = 2, NamnHogst = 60;
    private const string Lank = "/jour/notiser";
    private static readonly TimeSpan Provpaus = TimeSpan.FromSeconds(5);

    /// <summary>Maps the endpoints.</summary>
    public static void MapAvisering(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/aviseringar").WithTags("Aviseringar");
        var egna = grupp.MapGroup("").AddEndpointFilter((s, nasta) => FarAsync(s, nasta, lasare => lasare.FarNotera));
        egna.MapGet("/nyckel", NyckelAsync).Produces<Avinyckelvy>().ProducesProblem(401).ProducesProblem(403);
        egna.MapGet("/prenumerationer", async (HttpContext http, Avibok bok) => Svar.Json(
            (await bok.EnheterAsync(Vem(http), http.RequestAborted)).Select(e => new Avienhetvy(e.Id, e.Varde.Namn, e.Varde.Skapad, e.Andrad)).ToList(), Lasare.For(http.User).Klass))
            .Produces<IReadOnlyList<Avienhetvy>>().ProducesProblem(401).ProducesProblem(403);
        egna.MapPost("/prenumerationer", PrenumereraAsync).Produces<Aviidvy>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        egna.MapDelete("/prenumerationer/{id}", async (HttpContext http, Avibok bok, string id) =>
            await bok.GlomEnhetAsync(Vem(http), id, http.RequestAborted) ? Results.NoContent() : Svar.Saknas("Enheten finns inte bland dina."))
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        egna.MapGet("/kontakter", async (HttpContext http, Avibok bok) => Kontaktsvar(http, await bok.KontaktAsync(Vem(http), http.RequestAborted)))
            .Produces<Avikontaktvy>().ProducesProblem(401).ProducesProblem(403);
        egna.MapPut("/kontakter", (HttpContext http, Avibok bok, IOptions<Aviinstallningar> val, Kontaktbegaran begaran) => SparaAsync(http, bok, val.Value, Vem(http), begaran))
            .Produces<Avikontaktvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(412);
        egna.MapDelete("/kontakter", async (HttpContext http, Avibok bok) =>
        {
            await bok.GlomAsync(Vem(http), http.RequestAborted);
            return Results.NoContent();
        }).Produces(204).ProducesProblem(401).ProducesProblem(403);
        egna.MapPost("/prov", ProvaAsync).Produces<Aviprovvy>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(429);

        var drift = grupp.MapGroup("").AddEndpointFilter((s, nasta) => FarAsync(s, nasta, lasare => lasare.FarEnheter));
        drift.MapGet("/kontakter/{mottagare}", async (HttpContext http, Avibok bok, string mottagare) =>
        {
            if (!Webhookregler.ArMottagare(mottagare)) return FelMottagare();
            var kontakt = await bok.KontaktAsync(mottagare, http.RequestAborted);
            http.Response.Headers.ETag = Etikett(kontakt.Version);
            return Svar.Json(new Avimottagarvy(Vy(kontakt), (await bok.EnheterAsync(mottagare, http.RequestAborted)).Count), Lasare.For(http.User).Klass);
        }).Produces<Avimottagarvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        drift.MapPut("/kontakter/{mottagare}", async (HttpContext http, Avibok bok, IOptions<Aviinstallningar> val, string mottagare, Kontaktbegaran begaran) =>
            Webhookregler.ArMottagare(mottagare) ? await SparaAsync(http, bok, val.Value, mottagare, begaran) : FelMottagare())
            .Produces<Avikontaktvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(412);
        drift.MapDelete("/kontakter/{mottagare}", async (HttpContext http, Avibok bok, string mottagare) =>
        {
            if (!Webhookregler.ArMottagare(mottagare)) return FelMottagare();
            await bok.GlomAsync(mottagare, http.RequestAborted);
            return Results.NoContent();
        }).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        drift.MapGet("/doda", async (HttpContext http, Avibok bok) => Svar.Json((await bok.DodaAsync(http.RequestAborted)).Select(Vy).ToList(), Lasare.For(http.User).Klass))
            .Produces<IReadOnlyList<Avidodvy>>().ProducesProblem(401).ProducesProblem(403);
        drift.MapPost("/doda/{id}/om", OmAsync).Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(502);
        drift.MapDelete("/doda/{id}", async (HttpContext http, Avibok bok, string id) => await bok.DodAsync(id, http.RequestAborted) is not { } dod
            ? Svar.Saknas("Aviseringen finns inte bland de uppgivna.")
            : Version(http) != dod.Version || !await bok.GlomDodAsync(id, dod.Version, http.RequestAborted) ? AnnanVersion("Aviseringen", dod.Version) : Results.NoContent())
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
        drift.MapGet("/webhookar", async (HttpContext http, Avibok bok) => Svar.Json((await bok.WebhookarAsync(http.RequestAborted)).Select(Vy).ToList(), Lasare.For(http.User).Klass))
            .Produces<IReadOnlyList<Aviwebhookvy>>().ProducesProblem(401).ProducesProblem(403);
        drift.MapPost("/webhookar", NyWebhookAsync).Produces<NyAviwebhookvy>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        drift.MapPut("/webhookar/{id}", AndraWebhookAsync).Produces<Aviwebhookvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
        drift.MapDelete("/webhookar/{id}", async (HttpContext http, Avibok bok, string id) => await FinnWebhookAsync(http, bok, id) is var (webhook, fel) && fel is not null
            ? fel
            : await bok.GlomWebhookAsync(id, webhook!.Version, http.RequestAborted) ? Results.NoContent() : AnnanVersion("Webhooken", webhook.Version))
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
    }

    private static async ValueTask<object?> FarAsync(EndpointFilterInvocationContext sammanhang, EndpointFilterDelegate nasta, Func<Lasare, bool> far)
    {
        var lasare = Lasare.For(sammanhang.HttpContext.User);
        return far(lasare) ? await nasta(sammanhang) : Svar.Nekad(lasare.Inloggad);
    }

    private static string Vem(HttpContext http) => Lasare.For(http.User).Vem!;

    private static async Task<IResult> NyckelAsync(HttpContext http, Vapidnyckel vapid, Avibok bok, Sandarna sandarna, IOptions<Aviinstallningar> val)
    {
        var nyckel = val.Value.Webbpush.Aktiv ? (await vapid.HamtaAsync(http.RequestAborted)).Publik : null;
        var telefon = (await bok.WebhookarAsync(http.RequestAborted)).Any(w => w.Varde.Form == Webhookform.Sms);
        return Svar.Json(new Avinyckelvy(nyckel, val.Value.Epost.Aktiv, telefon, sandarna.Ovning), Lasare.For(http.User).Klass);
    }

    private static async Task<IResult> PrenumereraAsync(HttpContext http, Avibok bok, IOptions<Aviinstallningar> val, IHostEnvironment miljo, TimeProvider tid, Prenumerationsbegaran begaran)
    {
        var namn = begaran.Namn?.Trim() ?? "";
        List<Faltfel> fel = [.. Namnfel(namn)];
        if (!val.Value.Webbpush.Aktiv) fel.Add(new Faltfel(1, "endpoint", "Notiser i webbläsaren är avstängda i det här navet."));
        else if (Pushregler.Adressfel(begaran.Endpoint, Vardlista.Las(val.Value.Webbpush.Vardar)!, miljo.IsDevelopment()) is { } adressfel) fel.Add(new Faltfel(1, "endpoint", adressfel));
        if (!Pushkrypto.DuggerNycklar(Pushkrypto.Base64(begaran.P256dh), Pushkrypto.Base64(begaran.Auth))) fel.Add(new Faltfel(1, "p256dh", "Ange webbläsarens nycklar som den gav dem."));
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel uppgifter", fel[0].Orsak, fel);
        var enhet = new Prenumeration(begaran.Endpoint!, begaran.P256dh!, begaran.Auth!, namn, tid.GetUtcNow());
        return await bok.SparaEnhetAsync(Vem(http), enhet, http.RequestAborted)
            ? Svar.Json(new Aviidvy(Avibok.EnhetsId(enhet.Endpoint)), Lasare.For(http.User).Klass, StatusCodes.Status201Created)
            : Svar.Problem(StatusCodes.Status409Conflict, "Fullt", $"Du har redan {val.Value.EnheterHogst} enheter. Ta bort en som du inte använder.");
    }

    private static async Task<IResult> SparaAsync(HttpContext http, Avibok bok, Aviinstallningar val, string mottagare, Kontaktbegaran begaran)
    {
        var fel = new List<Faltfel>();
        var epost = Las("epost", begaran.Epost, Adressregler.Epost, "Skriv en e-postadress, till exempel namn@stockholm.se.");
        var telefon = Las("telefon", begaran.Telefon, Adressregler.Telefon, "Skriv ett telefonnummer, till exempel 070-123 45 67.");
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel uppgifter", fel[0].Orsak, fel);
        if (Version(http) is not { } version || await bok.SparaKontaktAsync(mottagare, version, epost, telefon, http.RequestAborted) is not { } ny)
            return AnnanVersion("Kontaktuppgifterna", (await bok.KontaktAsync(mottagare, http.RequestAborted)).Version);
        return Kontaktsvar(http, ny);

        List<string> Las(string falt, IReadOnlyList<string>? texter, Func<string?, string?> las, string rad)
        {
            if (texter?.Count > val.AdresserHogst) fel.Add(new Faltfel(1, falt, $"Ange högst {val.AdresserHogst}."));
            var svar = new List<string>();
            for (var n = 0; n < Math.Min(texter?.Count ?? 0, val.AdresserHogst); n++)
            {
                if (las(texter![n]) is { } adress) svar.Add(adress);
                else fel.Add(new Faltfel(n + 1, falt, rad));
            }

            return [.. svar.Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    private static async Task<IResult> ProvaAsync(HttpContext http, Sandarna sandarna, Avimottagare mottagare, Avibok bok, Provpauser pauser, Drift.Matare matare, TimeProvider tid, Provbegaran begaran)
    {
        var (vem, nu) = (Vem(http), tid.GetUtcNow());
        if (sandarna.Ovning) return Svar.Problem(StatusCodes.Status409Conflict, "Övning", "Navet är i övning: inget skickas.");
        var mal = (await mottagare.ForAsync(vem, http.RequestAborted))
            .Where(m => sandarna.Kanaler.Contains(m.Kanal) && (begaran.Enhet is null || (m.Kanal == Avikanal.Webbpush && m.Id == begaran.Enhet))).ToList();
        if (mal.Count == 0) return Svar.Problem(StatusCodes.Status409Conflict, "Ingen adress", "Du har ingen enhet eller adress att skicka till. Lägg till en först.");
        if (!pauser.Far(vem, nu, Provpaus))
        {
            http.Response.Headers.RetryAfter = "5";
            return Svar.Problem(StatusCodes.Status429TooManyRequests, "Vänta", "Vänta fem sekunder mellan två provnotiser.");
        }

        var avi = new Avi
        {
            Id = $"prov-{Guid.CreateVersion7(nu):N}",
            Larm = "prov",
            Mottagare = vem,
            Steg = 1,
            Bestalld = nu,
            Klass = Klass.Oppen,
            Innehall = new Aviinnehall { Rubrik = "Provnotis från Lägescentral", Stadsdel = "Inget har hänt", Allvar = 1, Utlost = nu, Lank = Lank },
        };
        var utfall = await Task.WhenAll(mal.Select(async m =>
        {
            var svar = await sandarna.SandAsync(avi, m, http.RequestAborted);
            var resultat = svar.Utfall == Sandutfall.Skickad ? Aviresultat.Skickad : Aviresultat.Misslyckad;
            matare.Avisering(m.Kanal, resultat);
            if (svar.Utfall == Sandutfall.Borta && m is Pushmal push) await bok.GlomEnhetAsync(push.Vem, push.Id, http.RequestAborted);
            return new Aviprovrad(m.Kanal, m.Id, resultat, svar.Orsak);
        }));
        return Svar.Json(new Aviprovvy(utfall), Lasare.For(http.User).Klass);
    }

    private static async Task<IResult> OmAsync(
        HttpContext http, Avibok bok, Sandarna sandarna, Avimottagare mottagare, Drift.Matare matare, TimeProvider tid, ILarmsvar larm, IAviko ko, string id)
    {
        var cancel = http.RequestAborted;
        if (await bok.DodAsync(id, cancel) is not { } dod) return Svar.Saknas("Aviseringen finns inte bland de uppgivna.");
        if (Version(http) != dod.Version) return AnnanVersion("Aviseringen", dod.Version);
        if (sandarna.Ovning || dod.Varde.Avi.Ovning) return Svar.Problem(StatusCodes.Status409Conflict, "Övning", "Navet är i övning: inget skickas.");
        var (avi, kanal) = (dod.Varde.Avi, dod.Varde.Kanal);
        // The order has had its last result: what is asked is whether its larm still waits.
        if (!await larm.VantarAsync(avi.Larm, cancel)) return Svar.Problem(StatusCodes.Status409Conflict, "Redan besvarat", "Larmet är kvitterat eller avslutat: ingen ska längre aviseras om det.");
        if ((await mottagare.ForAsync(avi.Mottagare, cancel)).FirstOrDefault(m => m.Kanal == kanal && m.Id == dod.Varde.Mal && sandarna.Kanaler.Contains(m.Kanal)) is not { } mal)
            return Svar.Problem(StatusCodes.Status409Conflict, "Adressen är borta", "Mottagaren har inte kvar adressen.");
        var svar = await sandarna.SandAsync(avi, mal, cancel);
        var resultat = svar.Utfall == Sandutfall.Skickad ? Aviresultat.Skickad : Aviresultat.Uppgiven;
        matare.Avisering(kanal, resultat);
        if (resultat == Aviresultat.Uppgiven) return Svar.Problem(StatusCodes.Status502BadGateway, "Gick inte fram", svar.Orsak ?? "Mottagaren tog inte emot.");
        await ko.UtfallAsync(avi.Id, new Aviutfall { Kanal = kanal, Mal = mal.Id, Resultat = resultat, Forsok = dod.Varde.Forsok + 1, Tid = tid.GetUtcNow(), Slutlig = true }, CancellationToken.None);
        await bok.GlomDodAsync(id, dod.Version, CancellationToken.None);
        return Results.NoContent();
    }

    private static async Task<IResult> NyWebhookAsync(HttpContext http, Avibok bok, IOptions<Aviinstallningar> val, IHostEnvironment miljo, TimeProvider tid, Webhookbegaran begaran)
    {
        if (Fel(begaran, begaran.Url, val.Value, miljo) is { Count: > 0 } fel) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel uppgifter", fel[0].Orsak, fel);
        var (id, nyckel) = (Avibok.NyttId(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        var ny = new Webhookuppgift(begaran.Namn!.Trim(), begaran.Url!, nyckel, begaran.Form ?? Webhookform.Json, begaran.Klass ?? Klass.Oppen, begaran.Mottagare!, tid.GetUtcNow());
        if (await bok.SparaWebhookAsync(id, 0, ny, http.RequestAborted) != Postutfall.Skriven)
            return Svar.Problem(StatusCodes.Status409Conflict, "Fullt", $"Det finns redan {val.Value.Webhook.MalHogst} webhookar. Ta bort en först.");
        var vy = Vy(new Versionerad<Webhookuppgift>(id, "", 1, ny.Skapad, ny));
        var klass = Lasare.For(http.User).Klass;
        Upprepning.Minns(http, JsonSerializer.Serialize(new NyAviwebhookvy(vy, null), Synlighet.Json(klass)));
        return Svar.Json(new NyAviwebhookvy(vy, nyckel), klass, StatusCodes.Status201Created);
    }

    private static async Task<IResult> AndraWebhookAsync(HttpContext http, Avibok bok, IOptions<Aviinstallningar> val, IHostEnvironment miljo, string id, Webhookbegaran begaran)
    {
        var (webhook, saknas) = await FinnWebhookAsync(http, bok, id);
        if (saknas is not null) return saknas;
        var url = begaran.Url ?? webhook!.Varde.Url;
        if (Fel(begaran, url, val.Value, miljo) is { Count: > 0 } fel) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel uppgifter", fel[0].Orsak, fel);
        var ny = webhook!.Varde with { Namn = begaran.Namn!.Trim(), Url = url, Form = begaran.Form ?? Webhookform.Json, Klass = begaran.Klass ?? Klass.Oppen, Mottagare = begaran.Mottagare! };
        if (await bok.SparaWebhookAsync(id, webhook.Version, ny, http.RequestAborted) != Postutfall.Skriven) return AnnanVersion("Webhooken", webhook.Version);
        http.Response.Headers.ETag = Etikett(webhook.Version + 1);
        return Svar.Json(Vy(webhook with { Version = webhook.Version + 1, Varde = ny }), Lasare.For(http.User).Klass);
    }

    private static async Task<(Versionerad<Webhookuppgift>? Webhook, IResult? Fel)> FinnWebhookAsync(HttpContext http, Avibok bok, string id) =>
        (await bok.WebhookarAsync(http.RequestAborted)).FirstOrDefault(w => w.Id == id) switch
        {
            null => (null, Svar.Saknas("Webhooken finns inte.")),
            { Version: 0 } => (null, Svar.Problem(StatusCodes.Status409Conflict, "Står i inställningarna", $"Webhooken {id} står i inställningarna, under Avisering:Webhook:Mal:{id}. Ändra den där.")),
            var webhook => Version(http) == webhook.Version ? (webhook, null) : (webhook, AnnanVersion("Webhooken", webhook.Version)),
        };

    private static List<Faltfel> Fel(Webhookbegaran begaran, string? url, Aviinstallningar val, IHostEnvironment miljo)
    {
        List<Faltfel> fel = [.. Namnfel(begaran.Namn?.Trim() ?? "")];
        if (Webhookregler.Adressfel(url, val.Webhook.PrivataAdresser, miljo.IsDevelopment()) is { } adressfel) fel.Add(new Faltfel(1, "url", adressfel));
        if (begaran.Mottagare is not { Count: >= 1 and <= 100 } || !begaran.Mottagare.All(Webhookregler.DuggerMottagare))
            fel.Add(new Faltfel(1, "mottagare", "Ange alla, personer, organisationer, p-… eller organisation:…"));
        if (begaran.Form is { } form && !Enum.IsDefined(form)) fel.Add(new Faltfel(1, "form", "Ange json, sms eller teams."));
        if (begaran.Klass is { } klass && !Enum.IsDefined(klass)) fel.Add(new Faltfel(1, "klass", "Ange oppen, intern eller begransad."));
        return fel;
    }

    private static IEnumerable<Faltfel> Namnfel(string namn)
    {
        if (namn.Length is < NamnMinst or > NamnHogst || namn.Any(char.IsControl))
            yield return new Faltfel(1, "namn", string.Create(CultureInfo.InvariantCulture, $"Ange namn, {NamnMinst}–{NamnHogst} tecken på en rad."));
        else if (Personuppgifter.Finn(namn) is { } slag)
            yield return new Faltfel(1, "namn", $"Ser ut att innehålla {slag}. Välj ett namn utan personuppgifter.");
    }

    private static int? Version(HttpContext http) => int.TryParse(http.Request.Headers.IfMatch.ToString().Trim('"'), CultureInfo.InvariantCulture, out var version) ? version : null;

    private static string Etikett(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static IResult AnnanVersion(string vad, int version) => Svar.Problem(
        StatusCodes.Status412PreconditionFailed, "Ändrad under tiden", $"{vad} har version {version}. Läs om och skicka versionen i If-Match.");

    private static IResult FelMottagare() => Svar.Problem(StatusCodes.Status400BadRequest, "Fel mottagare", "Mottagaren ska vara p-… eller organisation:…");

    private static IResult Kontaktsvar(HttpContext http, Versionerad<Kontakt> kontakt)
    {
        http.Response.Headers.ETag = Etikett(kontakt.Version);
        return Svar.Json(Vy(kontakt), Lasare.For(http.User).Klass);
    }

    private static Avikontaktvy Vy(Versionerad<Kontakt> kontakt) => new(
        kontakt.Id, kontakt.Version, [.. kontakt.Varde.Epost.Select(e => e.Adress)], [.. kontakt.Varde.Telefon.Select(t => t.Adress)], kontakt.Version > 0 ? kontakt.Andrad : null);

    private static Avidodvy Vy(Versionerad<Dodavi> dod) => new()
    {
        Id = dod.Id,
        Version = dod.Version,
        Avi = dod.Varde.Avi.Id,
        Larm = dod.Varde.Avi.Larm,
        Mottagare = dod.Varde.Avi.Mottagare,
        Kanal = dod.Varde.Kanal,
        Mal = dod.Varde.Mal,
        Orsak = dod.Varde.Orsak,
        Forsok = dod.Varde.Forsok,
        Tid = dod.Varde.Tid,
    };

    private static Aviwebhookvy Vy(Versionerad<Webhookuppgift> webhook) => new()
    {
        Id = webhook.Id,
        Version = webhook.Version,
        Namn = webhook.Varde.Namn,
        Vard = new Uri(webhook.Varde.Url).Host,
        Form = webhook.Varde.Form,
        Klass = webhook.Varde.Klass,
        Mottagare = webhook.Varde.Mottagare,
        FranInstallning = webhook.Version == 0,
    };
}

/// <summary>When each person last sent a test notice.</summary>
internal sealed class Provpauser
{
    private const int Hogst = 10_000;
    private readonly Dictionary<string, DateTimeOffset> _senast = [];

    /// <summary>True when so long has passed since the last time; it is then now.</summary>
    public bool Far(string vem, DateTimeOffset nu, TimeSpan paus)
    {
        lock (_senast)
        {
            if (_senast.TryGetValue(vem, out var senast) && nu - senast < paus) return false;
            if (_senast.Count >= Hogst) _senast.Clear();
            _senast[vem] = nu;
            return true;
        }
    }
}
