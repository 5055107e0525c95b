using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Lagescentral.Kallor.Intag;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bilder;

/// <summary>A page of events.</summary>
/// <param name="Handelser">Latest revision of each, newest first by (intraffad, kalla, id).</param>
/// <param name="Totalt">How many there are in all.</param>
/// <param name="Sida">Page, from 1.</param>
/// <param name="PerSida">Items per page.</param>
/// <param name="CsvHogst">Most events that the same question gives as CSV.</param>
[Vy("sida")]
public sealed record Handelsesida(IReadOnlyList<Handelsevy> Handelser, int Totalt, int Sida, int PerSida, int CsvHogst);

/// <summary>An event with all its revisions.</summary>
/// <param name="Handelse">As it is shown.</param>
/// <param name="Revisioner">Oldest first.</param>
/// <param name="Ihop">Other reports of the matter that have been merged into it, as they are now; oldest first.</param>
/// <param name="Bevaras">Why its texts are kept, and until when; absent when it has none.</param>
[Vy("historik")]
public sealed record Historikvy(Handelsevy Handelse, IReadOnlyList<Revisionsvy> Revisioner, IReadOnlyList<Handelsevy> Ihop, Bevarasvy? Bevaras = null);

/// <summary>One revision of an event.</summary>
/// <param name="Handelse">The event as this revision has it.</param>
/// <param name="Slag">Kind of line.</param>
/// <param name="Vem">Who wrote it: a source or a pseudonymous person.</param>
/// <param name="Position">Position in the stream of its district.</param>
/// <param name="Tabell">Version of the taxonomy that classified it.</param>
/// <param name="Galler">True for the revision that is shown.</param>
/// <param name="Tid">When it was written here.</param>
/// <param name="Ingrepp">What it changed, when a person wrote it.</param>
[Vy("revision")]
public sealed record Revisionsvy(
    Handelsevy Handelse, string Slag, string Vem, long Position, string? Tabell, bool Galler, DateTimeOffset Tid, Ingreppsvy? Ingrepp);

/// <summary>What a person changed in a revision: <c>kategori</c>, <c>allvar</c>, <c>status</c>, <c>placering</c>,
/// <c>sammanforing</c> or <c>text</c>.</summary>
/// <param name="Sagt">What was said.</param>
/// <param name="Atertaget">What was taken back.</param>
/// <param name="Vem">The role it was done in; <c>system</c> for what followed from another event.</param>
/// <param name="Orsak">Why.</param>
[Vy("ingrepp")]
public sealed record Ingreppsvy(IReadOnlyList<string> Sagt, IReadOnlyList<string> Atertaget, string Vem, string? Orsak)
{
    /// <summary>The change as it is shown.</summary>
    public static Ingreppsvy? Av(Ingrepp? ingrepp) => ingrepp is null ? null : new(ingrepp.Sagt, ingrepp.Atertaget, ingrepp.Roll, ingrepp.Orsak);
}

/// <summary>A person's placement of an event.</summary>
/// <param name="Stadsdel">District id; may be left out when <paramref name="Plats"/> is given.</param>
/// <param name="Plats">Id of a known plats.</param>
/// <param name="Orsak">Why, Swedish, 3–300 characters; may be left out.</param>
public sealed record Placeringsbegaran(string? Stadsdel, string? Plats, string? Orsak = null);

/// <summary>Where an event stands after a person's placement. Without its text: the answer is kept for 30 days, and a text
/// must be possible to erase everywhere.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Id">The source's own id.</param>
/// <param name="Rev">Its version now.</param>
/// <param name="Placering">Where.</param>
[Vy("placerad")]
public sealed record Placeradvy(string Kalla, string Id, int Rev, Placeringsvy Placering);

/// <summary>A person's erasure of an event's texts.</summary>
/// <param name="Orsak">Why, Swedish, 3–300 characters.</param>
public sealed record Gallringsbegaran(string? Orsak);

/// <summary>Events: found, read, placed and erased.</summary>
public static class Handelseandpunkter
{
    private const int PerSida = 50;
    private const int PerSidaHogst = 200;
    private const int IhopHogst = 200;
    private const int RaderPerHandelse = 1_000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapHandelser(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/handelser").WithTags("Händelser");
        grupp.MapGet("", SokAsync).Produces<Handelsesida>().ProducesProblem(400);
        vagar.MapHandelsecsv();
        grupp.MapGet("/{kalla}/{id}", LasAsync).Produces<Historikvy>().ProducesProblem(404);
        grupp.MapPost("/{kalla}/{id}/placering", PlaceraAsync).Produces<Placeradvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
        grupp.MapPost("/{kalla}/{id}/gallring", GallraAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> SokAsync(HttpContext http, Sokindex index, Vymakare vyer, IOptions<Sokinstallningar> val, [AsParameters] Sokval sokval, int? sida, int? perSida)
    {
        var lasare = Lasare.For(http.User);
        if (sida is < 1 or > 10_000) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel sida", "sida ska vara 1–10 000.");
        if (perSida is < 1 or > PerSidaHogst) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel antal", "perSida ska vara 1–200.");
        if (!sokval.Fraga(lasare, out var fraga, out var fel)) return fel;
        fraga = fraga with { Sida = sida ?? 1, PerSida = perSida ?? PerSida };
        var svar = await index.SokAsync(fraga, http.RequestAborted);
        return Svar.Json(
            new Handelsesida([.. svar.Traffar.Select(t => vyer.Handelse(t.Fakta, t.Text))], svar.Totalt, fraga.Sida, fraga.PerSida, val.Value.CsvHogst), lasare.Klass);
    }

    private static async Task<IResult> LasAsync(HttpContext http, IJournal journal, Vymakare vyer, Bevarandetid bevaras, string kalla, string id)
    {
        id = Helt(http, id);
        var lasare = Lasare.For(http.User);
        if (await RevisionerAsync(journal, vyer, new HandelseNyckel(kalla, id), lasare, http.RequestAborted) is not { } historik) return Saknas(kalla, id);
        http.Response.Headers.ETag = $"\"{historik.Revisioner[^1].Handelse.Rev}\"";
        historik = historik with
        {
            Ihop = await IhopAsync(journal, vyer, new HandelseNyckel(kalla, id), lasare, http.RequestAborted),
            Bevaras = await bevaras.HandelseAsync(new HandelseNyckel(kalla, id), http.RequestAborted),
        };
        return Svar.Json(await UtanDoldaHuvudenAsync(historik, journal, lasare, http.RequestAborted), lasare.Klass);
    }

    /// <summary>The reports that are merged into an event, as far as the reader may see them.</summary>
    private static async Task<IReadOnlyList<Handelsevy>> IhopAsync(IJournal journal, Vymakare vyer, HandelseNyckel huvud, Lasare lasare, CancellationToken cancel)
    {
        var nycklar = new HashSet<HandelseNyckel>();
        await foreach (var post in journal.ReadKeyAsync(Handelserader.SammanfordaMed(huvud), cancel))
            if (nycklar.Count < IhopHogst && Handelserader.Las(post).Fakta is { } fakta) nycklar.Add(fakta.Nyckel);
        return [.. (await GallerAsync(journal, nycklar, cancel)).Values
            .Where(rad => rad.Fakta!.Rattelse?.Sammanford?.Varde.Nyckel == huvud && lasare.Ser(rad.Fakta.Klass, rad.Fakta.Placering.Stadsdel))
            .OrderBy(rad => rad.Fakta!.Intraffad).ThenBy(rad => rad.Fakta!.Nyckel).Select(rad => vyer.Handelse(rad.Fakta!, rad.Text))];
    }

    // What an event was merged into may since have been closed to the reader: then not even its key is told.
    private static async Task<Historikvy> UtanDoldaHuvudenAsync(Historikvy historik, IJournal journal, Lasare lasare, CancellationToken cancel)
    {
        var huvuden = historik.Revisioner.Select(r => r.Handelse.Sammanford).OfType<Nyckelvy>().Select(n => new HandelseNyckel(n.Kalla, n.Id)).ToHashSet();
        if (huvuden.Count == 0) return historik;
        var synliga = (await GallerAsync(journal, huvuden, cancel)).Where(par => lasare.Ser(par.Value.Fakta!.Klass, par.Value.Fakta.Placering.Stadsdel)).Select(par => par.Key).ToHashSet();
        Handelsevy Utan(Handelsevy h) => h.Sammanford is { } n && !synliga.Contains(new HandelseNyckel(n.Kalla, n.Id)) ? h with { Sammanford = null } : h;
        return historik with { Handelse = Utan(historik.Handelse), Revisioner = [.. historik.Revisioner.Select(r => r with { Handelse = Utan(r.Handelse) })] };
    }

    private static async Task<IReadOnlyDictionary<HandelseNyckel, Handelserad>> GallerAsync(IJournal journal, IReadOnlyCollection<HandelseNyckel> nycklar, CancellationToken cancel)
    {
        if (nycklar.Count == 0) return new Dictionary<HandelseNyckel, Handelserad>();
        var rader = await journal.ReadKeysAsync([.. nycklar.Select(n => n.Journalnyckel)], RaderPerHandelse, cancel);
        return rader.Values.Select(Handelserader.Galler).OfType<Handelserad>().ToDictionary(rad => rad.Fakta!.Nyckel);
    }

    private static async Task<IResult> PlaceraAsync(
        HttpContext http, IAktorer aktorer, IOptions<Kallorna> kallor, Stadsdata stad, IJournal journal, Vymakare vyer, string kalla, string id, Placeringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        id = Helt(http, id);
        var nyckel = new HandelseNyckel(kalla, id);
        if (!kallor.Value.Alla.ContainsKey(kalla) || await RevisionerAsync(journal, vyer, nyckel, lasare, http.RequestAborted) is not { } fore) return Saknas(kalla, id);
        var plats = begaran.Plats is { } platsId ? stad.Geografi.FinnPlats(platsId) : null;
        if (begaran.Plats is not null && plats is null) return Svar.Problem(StatusCodes.Status400BadRequest, "Okänd plats", $"Platsen {begaran.Plats} finns inte. Lägg till den först.");
        var stadsdel = begaran.Stadsdel ?? plats?.Stadsdel;
        if (stadsdel is null || !stad.Stadsdelar.Contains(stadsdel)) return Svar.Problem(StatusCodes.Status400BadRequest, "Okänd stadsdel", "Ange stadsdel, en av de tolv, eller en känd plats.");
        if (plats is not null && plats.Stadsdel != stadsdel) return Svar.Problem(StatusCodes.Status400BadRequest, "Motsägelse", $"Platsen {plats.Namn} ligger i {stad.Stadsdel(plats.Stadsdel)}.");
        if (Orsaksfel(begaran.Orsak, kravs: false) is { } fel) return fel;
        if (!lasare.Verkar(fore.Handelse.Stadsdel) && !lasare.Verkar(stadsdel)) return Svar.Nekad(inloggad: true);
        if (Version(http) is not { } rev) return VersionSaknas();

        var placering = new Placering
        {
            Stadsdel = stadsdel,
            Plats = plats?.Id,
            Metod = Placeringsmetod.Manuell,
            Sakerhet = 1,
            Lat = plats is null ? null : Math.Round(plats.Lat, 3),
            Lon = plats is null ? null : Math.Round(plats.Lon, 3),
            OsakerhetMeter = plats?.OsakerhetMeter,
        };
        var vad = new Rattning { Placering = placering, Orsak = begaran.Orsak?.Trim() };
        var svar = await aktorer.Kalla(kalla).RattaAsync(id, vad, rev, lasare.Rattare, http.RequestAborted);
        return svar.Utfall switch
        {
            Kommandoutfall.Saknas => Saknas(kalla, id),
            Kommandoutfall.AnnanVersion => Andrad(svar.Rev),
            _ => await PlaceradAsync(http, journal, vyer, nyckel, lasare),
        };
    }

    private static async Task<IResult> PlaceradAsync(HttpContext http, IJournal journal, Vymakare vyer, HandelseNyckel nyckel, Lasare lasare)
    {
        // Where it stands now may be a district whose events the one who moved it there may not read.
        if (await RevisionerAsync(journal, vyer, nyckel, lasare, http.RequestAborted) is not { Handelse: var handelse }) return Results.NoContent();
        var rev = handelse.Rev;
        http.Response.Headers.ETag = $"\"{rev}\"";
        return Svar.Json(new Placeradvy(handelse.Kalla, handelse.Id, rev, handelse.Placering), lasare.Klass);
    }

    private static async Task<IResult> GallraAsync(
        HttpContext http, IAktorer aktorer, IOptions<Kallorna> kallor, Sokindex index, Bevarandetid bevaras, string kalla, string id, Gallringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        var orsak = begaran.Orsak!.Trim();
        id = Helt(http, id);
        if (!kallor.Value.Alla.ContainsKey(kalla)) return Saknas(kalla, id);
        var svar = await bevaras.UtanStoppAsync(
            new HandelseNyckel(kalla, id), () => aktorer.Kalla(kalla).GallraAsync(id, orsak, lasare.Vem!, http.RequestAborted), http.RequestAborted);
        if (svar is null) return Svar.Problem(StatusCodes.Status409Conflict, "Gallringen är stoppad", "Texterna bevaras av ett gallringsstopp. Släpp det först, eller vänta tills det går ut.");
        if (svar.Value.Utfall == Kommandoutfall.Saknas) return Saknas(kalla, id);
        // The erasure is whole only when the index has let go of the text too.
        await index.IkappAsync(http.RequestAborted);
        return Results.NoContent();
    }

    internal static async Task<Historikvy?> RevisionerAsync(IJournal journal, Vymakare vyer, HandelseNyckel nyckel, Lasare lasare, CancellationToken cancel)
    {
        var rader = new List<(Handelserad Rad, Journalpost Post)>();
        await foreach (var post in journal.ReadKeyAsync(nyckel.Journalnyckel, cancel))
        {
            // A held text was never in its line, and has been erased from karantän with the others.
            if (post.Slag == Handelseslag.TextGallrad) rader = [.. rader.Select(r => r with { Rad = r.Rad.Gallrad() })];
            else if (post.Slag != Handelseslag.Utflyttad) rader.Add((Handelserader.Las(post), post));
        }

        if (rader.Count == 0) return null;
        var galler = rader.Where(r => r.Rad.Slag != Handelseslag.Historik).MaxBy(r => r.Rad.Fakta!.Rev).Rad.Fakta!;
        if (!lasare.Ser(galler.Klass, galler.Placering.Stadsdel)) return null;
        var revisioner = rader.Where(r => lasare.Ser(r.Rad.Fakta!.Klass, r.Rad.Fakta.Placering.Stadsdel)).OrderBy(r => r.Rad.Fakta!.Rev)
            .Select(r => new Revisionsvy(
                vyer.Handelse(r.Rad.Fakta!, r.Rad.Text), r.Post.Slag, r.Post.Vem, r.Post.Position, r.Rad.Fakta!.Tabell, r.Rad.Fakta.Rev == galler.Rev,
                r.Post.Mottagen, Ingreppsvy.Av(r.Rad.Fakta.Ingrepp)))
            .ToList();
        return new Historikvy(revisioner.Single(r => r.Galler).Handelse, revisioner, []);
    }

    // A slash is the one character that the server leaves encoded in an address, and a source's id may hold it – or the
    // three characters %2F themselves. Only the address as it was sent tells them apart.
    internal static string Helt(HttpContext http, string id) =>
        http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0].Split('/') is ["", "api", "v1", "handelser", _, var sant, ..]
            ? Uri.UnescapeDataString(sant)
            : id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a reason, which is kept for good.</summary>
    internal static IResult? Orsaksfel(string? orsak, bool kravs)
    {
        var text = orsak?.Trim() ?? "";
        if (text.Length == 0 && !kravs) return null;
        var fel = Personuppgifter.Finn(text) is { } monster ? $"Orsaken innehåller {monster}. Ta bort det: orsaken bevaras."
            : Textregler.Fel(text, 300, flerradig: false) is { } form ? "Orsaken " + form
            : text.Length < 3 ? "Ange orsak, 3–300 tecken." : null;
        return fel is null ? null
            : Svar.Problem(StatusCodes.Status400BadRequest, "Orsak saknas", "Ange orsak, 3–300 tecken utan personuppgifter: den bevaras.", [new Faltfel(1, "orsak", fel)]);
    }

    internal static IResult Andrad(int rev) =>
        Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrad under tiden", $"Händelsen har nu version {rev}. Läs om den och försök igen.");

    internal static IResult VersionSaknas() =>
        Svar.Problem(StatusCodes.Status412PreconditionFailed, "Version saknas", "Skicka händelsens version (ETag) i If-Match.");

    internal static int? Version(HttpContext http) =>
        int.TryParse(http.Request.Headers.IfMatch.ToString().Trim('"'), System.Globalization.CultureInfo.InvariantCulture, out var rev) ? rev : null;

    internal static IResult Saknas(string kalla, string id) => Svar.Saknas($"Händelsen {kalla}/{id} finns inte, eller får inte visas för dig.");
}
