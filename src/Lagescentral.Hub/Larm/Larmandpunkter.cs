using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Larm;

/// <summary>Larm as a list.</summary>
/// <param name="Larm">Open ones first: those that nobody has taken, by seriousness; then those closed, the latest first.</param>
[Vy("larmlista")]
public sealed record Larmlistvy(IReadOnlyList<Larmvy> Larm);

/// <summary>A larm and all that has happened to it.</summary>
/// <param name="Larm">As it stands.</param>
/// <param name="Rader">Oldest first.</param>
/// <param name="Skolor">Schools and preschools near a serious one, nearest first; empty where the place is not known.</param>
/// <param name="Bevaras">Why the words are kept, and until when; absent when there are none.</param>
/// <param name="Tystnad">The silence that holds it, and why; absent when none does.</param>
[Vy("larmhistorik")]
public sealed record Larmhistorikvy(Larmvy Larm, IReadOnlyList<Larmradvy> Rader, IReadOnlyList<Skolavy> Skolor, Bevarasvy? Bevaras, Tystnadsvy? Tystnad);

/// <summary>Something that happened to a larm.</summary>
[Vy("larmrad")]
public sealed record Larmradvy
{
    /// <summary>Kind of line.</summary>
    public required string Slag { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>For the first line when the latest event happened, as its source says.</summary>
    public DateTimeOffset? Intraffad { get; init; }

    /// <summary>By whom; absent for the hub.</summary>
    public Larmpersonvy? Av { get; init; }

    /// <summary>Where it then stood.</summary>
    public required Larmtillstand Tillstand { get; init; }

    /// <summary>Step of the ladder.</summary>
    public required int Steg { get; init; }

    /// <summary>How many events it then held.</summary>
    public required int Antal { get; init; }

    /// <summary>What was said; absent when nothing was, or it has been erased. For an erasure, why.</summary>
    public string? Kommentar { get; init; }

    /// <summary>What has become of what was said.</summary>
    public required Textlage Textlage { get; init; }
}

/// <summary>A school near a larm.</summary>
/// <param name="Id">Plats id.</param>
/// <param name="Namn">Name.</param>
/// <param name="Meter">Distance from the nearest of the larm's events, rounded to 50 m.</param>
/// <param name="Agare">Who runs it: whom to contact.</param>
[Vy("skola")]
public sealed record Skolavy(string Id, string Namn, int Meter, string? Agare);

/// <summary>Where a larm stands after a command. Without words: the answer is kept for 30 days, and words must be possible to erase
/// everywhere.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version now.</param>
/// <param name="Tillstand">State now.</param>
/// <param name="Skal">What was done, or why nothing had to be.</param>
[Vy("larmversion")]
public sealed record Larmversionvy(string Id, int Version, Larmtillstand Tillstand, Larmskal Skal);

/// <summary>What a person does with a larm.</summary>
public sealed record Larmbegaran
{
    /// <summary>A comment, at most 1,000 characters; for a closing its reason, 3–300 characters, required.</summary>
    public string? Kommentar { get; init; }

    /// <summary>For a hand-over: who is asked, a pseudonymous id.</summary>
    public string? Till { get; init; }
}

/// <summary>Who may be handed a larm.</summary>
/// <param name="Personer">Persons, by role.</param>
[Vy("larmpersoner")]
public sealed record Larmpersonervy(IReadOnlyList<Larmpersonvy> Personer);

/// <summary>Larm: what is active, why, who has it, and what people do with it.</summary>
public static class Larmandpunkter
{
    private static readonly IReadOnlyList<(string Vag, Larmhandling Handling)> Handlingar =
    [
        ("sedd", Larmhandling.Sedd), ("kvittera", Larmhandling.Kvittera), ("overlamna", Larmhandling.Overlamna), ("taover", Larmhandling.TaOver),
        ("avboj", Larmhandling.Avboj), ("atgardas", Larmhandling.Atgardas), ("avsluta", Larmhandling.Avsluta), ("ateroppna", Larmhandling.Ateroppna),
        ("kommentera", Larmhandling.Kommentera),
    ];

    /// <summary>Maps the endpoints.</summary>
    public static void MapLarm(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/larm").WithTags("Larm");
        grupp.MapGet("", ListaAsync).Produces<Larmlistvy>().ProducesProblem(400).ProducesProblem(401);
        grupp.MapGet("/mottagare", Mottagare).Produces<Larmpersonervy>().ProducesProblem(401).ProducesProblem(403);
        grupp.MapGet("/{id}", LasAsync).Produces<Larmhistorikvy>().ProducesProblem(401).ProducesProblem(404);
        grupp.MapPost("/{id}/gallring", GallraAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        foreach (var (vag, handling) in Handlingar)
        {
            grupp.MapPost("/{id}/" + vag, (HttpContext http, [AsParameters] Larmtjanster t, string id, Larmbegaran? begaran) => UtforAsync(http, t, id, handling, begaran ?? new()))
                .Produces<Larmversionvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        }
    }

    private static async Task<IResult> ListaAsync(HttpContext http, IAktorer aktorer, Stadsdata stad, string? status, string? stadsdel)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
        if (status is not (null or "aktiv" or "avslutad" or "alla"))
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel status", "status ska vara aktiv, avslutad eller alla.");
        if (stadsdel is not null && !stad.Stadsdelar.Contains(stadsdel))
            return Svar.Problem(StatusCodes.Status400BadRequest, "Okänd stadsdel", "stadsdel ska vara ett id som står under /api/v1/stadsdelar.");
        var larm = (await aktorer.Larm.AllaAsync(http.RequestAborted))
            .Where(l => status == "alla" || l.Fakta.Oppet == (status != "avslutad"))
            .Where(l => stadsdel is null || l.Fakta.Stadsdel == stadsdel)
            .ToList();
        return Svar.Json(new Larmlistvy([.. Larmvy.Ordna(larm).Select(l => Vy(l, lasare)).OfType<Larmvy>()]), lasare.Klass);
    }

    private static IResult Mottagare(HttpContext http, IAnvandarkatalog katalog)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarLarm) return Svar.Nekad(lasare.Inloggad);
        return Svar.Json(
            new Larmpersonervy([.. katalog.Alla.Where(p => p.Vem != lasare.Vem && p.Roller.Any(Lasare.FarTaLarm)).Select(p => new Larmpersonvy(p.Vem, p.Roller[0]))]), lasare.Klass);
    }

    private static async Task<IResult> LasAsync(
        HttpContext http, IAktorer aktorer, IJournal journal, Stadsdata stad, IOptions<Larminstallningar> val, Bevarandetid bevaras, TimeProvider tid, string id)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.Inloggad) return Svar.Nekad(inloggad: false);
        if (await aktorer.Larm.FinnAsync(id, http.RequestAborted) is not { } larm || Vy(larm, lasare) is not { } vy) return Saknas(id);
        http.Response.Headers.ETag = $"\"{vy.Version}\"";
        var poster = new List<Journalpost>();
        await foreach (var post in journal.ReadKeyAsync(Larmfakta.Journalnyckel(id), http.RequestAborted)) poster.Add(post);
        var skolor = Larmskolor.Nara(larm.Fakta, stad.Geografi, val.Value.SkolorMeter).Select(n => new Skolavy(n.Skola.Id, n.Skola.Namn, n.Meter, n.Skola.Agare));
        var tystnad = larm.Fakta.Tystad is { } tystad && (await aktorer.Larm.TystnaderAsync(http.RequestAborted)).FirstOrDefault(t => t.Id == tystad) is { } haller
            ? await Regelandpunkter.MedOrsakAsync(journal, haller, tid.GetUtcNow(), http.RequestAborted) : null;
        return Svar.Json(new Larmhistorikvy(vy, Rader(poster), [.. skolor], bevaras.Larm(larm.Fakta, poster), tystnad), lasare.Klass);
    }

    private static List<Larmradvy> Rader(IReadOnlyList<Journalpost> poster)
    {
        var rader = new List<Larmradvy>(poster.Count);
        Larmfakta? fore = null;
        foreach (var post in poster)
        {
            var rad = Larmrader.Las(post);
            // An erasure says nothing of the larm: it stands as it stood.
            var fakta = fore = rad.Larm ?? fore!;
            rader.Add(new Larmradvy
            {
                Slag = post.Slag,
                Tid = post.Mottagen,
                Intraffad = rad.Slag == Larmslag.Utlost && fakta.Handelser is [var forst, ..] ? forst.Intraffad : null,
                Av = rad.Av is { } av ? Larmpersonvy.Av(av) : null,
                Tillstand = fakta.Tillstand,
                Steg = fakta.Steg,
                Antal = fakta.Antal,
                Kommentar = rad.Text?.Kommentar ?? rad.Text?.Orsak ?? rad.Gallring?.Orsak,
                Textlage = post.Textlage switch { Radtext.Finns => Textlage.Delad, Radtext.Gallrad => Textlage.Gallrad, _ => Textlage.Ingen },
            });
        }

        return rader;
    }

    private static async Task<IResult> GallraAsync(HttpContext http, IAktorer aktorer, Bevarandetid bevaras, string id, Gallringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        if (await aktorer.Larm.FinnAsync(id, http.RequestAborted) is not { } larm) return Saknas(id);
        var utfall = await bevaras.UtanStoppAsync(
            larm.Fakta.Handelser.Select(u => u.Nyckel),
            () => aktorer.Larm.GallraAsync(id, begaran.Orsak!.Trim(), new Larmperson(lasare.Vem!, lasare.Rattare.Roll), http.RequestAborted), http.RequestAborted);
        return utfall is null
            ? Svar.Problem(StatusCodes.Status409Conflict, "Gallringen är stoppad", "En av larmets händelser bevaras av ett gallringsstopp. Släpp det först, eller vänta tills det går ut.")
            : Results.NoContent();
    }

    private static async Task<IResult> UtforAsync(HttpContext http, Larmtjanster t, string id, Larmhandling handling, Larmbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarLarm) return Svar.Nekad(lasare.Inloggad);
        if (await t.Aktorer.Larm.FinnAsync(id, http.RequestAborted) is not { } larm || Vy(larm, lasare) is null) return Saknas(id);
        if (!lasare.Verkar(larm.Fakta.Stadsdel) && larm.Fakta.Stadsdel != t.Stad.Stadsdelar[^1]) return Svar.Nekad(inloggad: true);
        var kommando = new Larmkommando
        {
            Id = id,
            Handling = handling,
            Av = new Larmperson(lasare.Vem!, lasare.Rattare.Roll),
            // Who is on call acts at once, and over a bad network: only who says what was seen is held to it.
            Version = Handelseandpunkter.Version(http),
            Till = begaran.Till,
            Kommentar = string.IsNullOrWhiteSpace(begaran.Kommentar) ? null : begaran.Kommentar.Trim(),
        };
        var fel = Larmprovning.Prova(kommando, vem => t.Katalog.Alla.Any(p => p.Vem == vem && p.Roller.Any(Lasare.FarTaLarm)));
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        var svar = await t.Aktorer.Larm.UtforAsync(kommando, http.RequestAborted);
        switch (svar.Skal)
        {
            case Larmskal.Saknas: return Saknas(id);
            case Larmskal.AnnanVersion: return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", $"Larmet har nu version {svar.Larm!.Version}. Läs om det och försök igen.");
            case Larmskal.ArAvslutat when handling != Larmhandling.Avsluta: return Konflikt("Larmet är avslutat. Återöppna det om det inte är över.");
            case Larmskal.InteInnehavare: return Konflikt("Bara den som har kvitterat larmet kan lämna över det, och till någon annan än sig själv.");
            case Larmskal.IngenOverlamning: return Konflikt("Ingen väntar på ditt svar. Larmet är kanske redan övertaget.");
        }

        http.Response.Headers.ETag = $"\"{svar.Larm!.Version}\"";
        return Svar.Json(new Larmversionvy(id, svar.Larm.Version, svar.Larm.Tillstand, svar.Skal), lasare.Klass);
    }

    /// <summary>As the reader sees it; null when it is not for that one.</summary>
    internal static Larmvy? Vy(Domain.Larm.Larm larm, Lasare lasare) =>
        Larmvy.For(larm, lasare.Klass.Delad(), krets: larm.Fakta.Klass == Klass.Begransad && lasare.Ser(Klass.Begransad, larm.Fakta.Stadsdel));

    private static IResult Konflikt(string detalj) => Svar.Problem(StatusCodes.Status409Conflict, "Går inte just nu", detalj);

    private static IResult Saknas(string id) => Svar.Saknas($"Larmet {id} finns inte, eller är inte för dig. De som är aktiva står under /api/v1/larm.");
}

/// <summary>What the endpoints use.</summary>
public sealed record Larmtjanster(IAktorer Aktorer, Stadsdata Stad, IAnvandarkatalog Katalog);
