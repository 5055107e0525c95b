using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Rykten;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Rykten;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Bilder;

/// <summary>Rumours as a list.</summary>
/// <param name="Rykten">Those being checked, those that wait, then answers.</param>
[Vy("rykteslista")]
public sealed record Rykteslistvy(IReadOnlyList<Ryktesvy> Rykten);

/// <summary>A rumour and all that has happened to it.</summary>
/// <param name="Rykte">As it stands.</param>
/// <param name="Rader">Oldest first; for those who work for the city.</param>
/// <param name="Bevaras">Until when its words are kept; absent when there are none.</param>
[Vy("rykteshistorik")]
public sealed record Rykteshistorikvy(Ryktesvy Rykte, IReadOnlyList<Ryktesradvy> Rader, Bevarasvy? Bevaras);

/// <summary>Something that happened to a rumour. Answers are kept in every version.</summary>
[Vy("ryktesrad")]
public sealed record Ryktesradvy
{
    /// <summary>Kind of line.</summary>
    public required string Slag { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Tid { get; init; }

    /// <summary>By whom; absent for an erasure.</summary>
    public Avsandarvy? Av { get; init; }

    /// <summary>How it was said.</summary>
    public string? Rykte { get; init; }

    /// <summary>The answer's words.</summary>
    public string? Svar { get; init; }

    /// <summary>Why it was reopened, or its words erased.</summary>
    public string? Orsak { get; init; }

    /// <summary>What has become of the words.</summary>
    public required Textlage Textlage { get; init; }

    /// <summary>What the answer says.</summary>
    public Ryktesutfall? Utfall { get; init; }

    /// <summary>The answer is true as of then.</summary>
    public DateTimeOffset? Per { get; init; }

    /// <summary>The answer was released to everyone.</summary>
    public bool? Oppen { get; init; }

    /// <summary>The answer's version.</summary>
    public int? Version { get; init; }
}

/// <summary>Where a rumour stands after a command. Without words: the answer is kept for 30 days, and words must be
/// possible to erase everywhere.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version now.</param>
/// <param name="Tillstand">State now.</param>
/// <param name="Noteringar">Times noted.</param>
/// <param name="Skal">What was done, or why nothing had to be.</param>
[Vy("ryktesversion")]
public sealed record Ryktesversionvy(string Id, int Version, Ryktestillstand Tillstand, int Noteringar, Ryktesskal Skal);

/// <summary>Something that is said.</summary>
public sealed record Ryktesbegaran
{
    /// <summary>What is said, 5–500 characters.</summary>
    public string? Rykte { get; init; }

    /// <summary>Where.</summary>
    public Hortvia Hort { get; init; } = Hortvia.SocialaMedier;

    /// <summary>District ids; none for the whole city.</summary>
    public IReadOnlyList<string>? Stadsdelar { get; init; }

    /// <summary>The event it is about, <c>kalla/id</c>.</summary>
    public string? Handelse { get; init; }
}

/// <summary>The same is said again.</summary>
public sealed record Noteringsbegaran
{
    /// <summary>How it is said this time, when that adds something, 5–500 characters.</summary>
    public string? Rykte { get; init; }

    /// <summary>Districts that it now concerns too; an empty list for the whole city.</summary>
    public IReadOnlyList<string>? Stadsdelar { get; init; }
}

/// <summary>Taking on the check.</summary>
/// <param name="Organisation">Who checks, when another than the session's; 2–100 characters.</param>
public sealed record Kontrollbegaran(string? Organisation);

/// <summary>The answer.</summary>
public sealed record Svarsbegaran
{
    /// <summary>What it says; required.</summary>
    public Ryktesutfall? Utfall { get; init; }

    /// <summary>Its words, 5–1,000 characters.</summary>
    public string? Svar { get; init; }

    /// <summary>True as of then; now when left out.</summary>
    public DateTimeOffset? Per { get; init; }

    /// <summary>Released to everyone.</summary>
    public bool Oppen { get; init; }

    /// <summary>The rumour's own words are released with it.</summary>
    public bool MedRykte { get; init; }

    /// <summary>The event it is about, <c>kalla/id</c>.</summary>
    public string? Handelse { get; init; }

    /// <summary>The sender's organisation, when another than the session's; 2–100 characters.</summary>
    public string? Organisation { get; init; }
}

/// <summary>The answer no longer stands, or a gathering was wrong.</summary>
/// <param name="Orsak">Why, 3–300 characters.</param>
public sealed record Ateroppningsbegaran(string? Orsak);

/// <summary>It is the same as another rumour.</summary>
/// <param name="Som">The other's id.</param>
public sealed record Ryktessammanforing(string? Som);

/// <summary>What is said, who checks it, and the one answer.</summary>
public static class Ryktesandpunkter
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRykten(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/rykten").WithTags("Rykten");
        grupp.MapGet("", ListaAsync).Produces<Rykteslistvy>().ProducesProblem(400);
        grupp.MapGet("/{id}", LasAsync).Produces<Rykteshistorikvy>().ProducesProblem(404);
        grupp.MapPost("", NoteraAsync)
            .Produces<Ryktesversionvy>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        Andra<Noteringsbegaran>(grupp, "notering", alla: true, (http, t, lasare, rykte, begaran) => new Rykteskommando.NoteraIgen
        {
            Id = rykte.Id,
            Version = 0,
            Av = Avsandare(lasare, t.Stad, null),
            Notering = NyttId(http, lasare),
            Rykte = Trimmad(begaran?.Rykte),
            Stadsdelar = begaran?.Stadsdelar,
        });
        Andra<Kontrollbegaran>(grupp, "kontroll", alla: false, (_, t, lasare, rykte, begaran) => new Rykteskommando.Kontrollera
        {
            Id = rykte.Id,
            Av = Avsandare(lasare, t.Stad, begaran?.Organisation),
        });
        Andra<Svarsbegaran>(grupp, "svar", alla: false, (_, t, lasare, rykte, begaran) => begaran?.Utfall is not { } utfall ? null : new Rykteskommando.Besvara
        {
            Id = rykte.Id,
            Av = Avsandare(lasare, t.Stad, begaran.Organisation),
            Utfall = utfall,
            Svar = begaran.Svar?.Trim() ?? "",
            Per = begaran.Per?.ToUniversalTime(),
            Oppen = begaran.Oppen,
            MedRykte = begaran.MedRykte,
            Handelse = Trimmad(begaran.Handelse),
        });
        Andra<Ateroppningsbegaran>(grupp, "ateroppna", alla: false, (_, t, lasare, rykte, begaran) => new Rykteskommando.Ateroppna
        {
            Id = rykte.Id,
            Av = Avsandare(lasare, t.Stad, null),
            Orsak = begaran?.Orsak?.Trim() ?? "",
        });
        Andra<Ryktessammanforing>(grupp, "sammanfor", alla: false, (_, t, lasare, rykte, begaran) => new Rykteskommando.Sammanfor
        {
            Id = rykte.Id,
            Av = Avsandare(lasare, t.Stad, null),
            Som = begaran?.Som?.Trim() ?? "",
        });
        grupp.MapPost("/{id}/gallring", GallraAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static void Andra<T>(
        RouteGroupBuilder grupp, string vag, bool alla, Func<HttpContext, Tjanster, Lasare, Ryktesfakta, T?, Rykteskommando?> kommando) where T : class =>
        grupp.MapPost("/{id}/" + vag, (HttpContext http, [AsParameters] Tjanster t, string id, T? begaran) =>
                AndraAsync(http, t, id, alla, (lasare, fakta) => kommando(http, t, lasare, fakta, begaran)))
            .Produces<Ryktesversionvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<IResult> ListaAsync(HttpContext http, IAktorer aktorer, Stadsdata stad, string? tillstand, string? stadsdel, string? handelse)
    {
        var lasare = Lasare.For(http.User).Klass.Delad();
        Ryktestillstand? ett = null;
        if (tillstand is not (null or "obesvarat"))
        {
            if (!Enum.TryParse<Ryktestillstand>(tillstand, ignoreCase: true, out var last) || !Enum.IsDefined(last) || char.IsDigit(tillstand[0]))
                return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tillstånd", "tillstand ska vara noterat, kontrolleras, besvarat, sammanfort eller obesvarat.");
            ett = last;
        }

        if (stadsdel is not null && !stad.Stadsdelar.Contains(stadsdel))
            return Svar.Problem(StatusCodes.Status400BadRequest, "Okänd stadsdel", "stadsdel ska vara ett id som står under /api/v1/stadsdelar.");
        var rykten = (await aktorer.Rykten.AllaAsync(http.RequestAborted)).Select(r => Ryktesvy.For(r, lasare)).OfType<Ryktesvy>()
            .Where(r => ett is null || r.Tillstand == ett)
            .Where(r => tillstand != "obesvarat" || r.Tillstand is Ryktestillstand.Noterat or Ryktestillstand.Kontrolleras)
            .Where(r => stadsdel is null || r.Stadsdelar.Count == 0 || r.Stadsdelar.Contains(stadsdel))
            // Which event it is about is not for everyone, nor to be found out by asking.
            .Where(r => handelse is null || (r.Handelse == handelse && Synlighet.Far("rykte", "handelse", lasare)));
        return Svar.Json(new Rykteslistvy([.. Ryktesvy.Ordna(rykten)]), lasare);
    }

    private static async Task<IResult> LasAsync(HttpContext http, IAktorer aktorer, IJournal journal, Gallringsregler regler, string id)
    {
        var lasare = Lasare.For(http.User).Klass.Delad();
        if (await aktorer.Rykten.FinnAsync(id, http.RequestAborted) is not { } rykte || Ryktesvy.For(rykte, lasare) is not { } vy) return Saknas(id);
        http.Response.Headers.ETag = $"\"{vy.Version}\"";
        var rader = new List<Journalpost>();
        if (lasare >= Lasarklass.Intern)
            await foreach (var post in journal.ReadKeyAsync(Ryktesfakta.Journalnyckel(id), http.RequestAborted)) rader.Add(post);
        return Svar.Json(new Rykteshistorikvy(vy, [.. rader.Select(Rad)], regler.Rykte(Textrader.Ryktesminne(rader))), lasare);
    }

    private static Ryktesradvy Rad(Journalpost post)
    {
        var rad = Ryktesrader.Las(post);
        var svar = rad.Slag == Ryktesslag.Besvarat ? rad.Fakta!.Svar : null;
        return new Ryktesradvy
        {
            Slag = post.Slag,
            Tid = post.Mottagen,
            Av = rad.Fakta is { } fakta ? Avsandarvy.Av(fakta.Av) : null,
            Rykte = rad.Text?.Rykte,
            Svar = rad.Text?.Svar,
            Orsak = rad.Text?.Orsak ?? rad.Gallring?.Orsak,
            Textlage = post.Textlage switch { Radtext.Finns => Textlage.Delad, Radtext.Gallrad => Textlage.Gallrad, _ => Textlage.Ingen },
            Utfall = svar?.Utfall,
            Per = svar?.Per,
            Oppen = svar?.Oppen,
            Version = svar?.Version,
        };
    }

    private static async Task<IResult> NoteraAsync(HttpContext http, [AsParameters] Tjanster t, Ryktesbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarNotera) return Svar.Nekad(lasare.Inloggad);
        return await UtforAsync(http, t, lasare, new Rykteskommando.Notera
        {
            Id = NyttId(http, lasare),
            Av = Avsandare(lasare, t.Stad, null),
            Rykte = begaran.Rykte?.Trim() ?? "",
            Hort = begaran.Hort,
            Stadsdelar = begaran.Stadsdelar ?? [],
            Handelse = Trimmad(begaran.Handelse),
        });
    }

    private static async Task<IResult> AndraAsync(HttpContext http, Tjanster t, string id, bool alla, Func<Lasare, Ryktesfakta, Rykteskommando?> kommando)
    {
        var lasare = Lasare.For(http.User);
        if (alla ? !lasare.FarNotera : !lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        if ((await t.Aktorer.Rykten.FinnAsync(id, http.RequestAborted))?.Fakta is not { } fakta) return Saknas(id);
        if (!alla && !Verkar(lasare, fakta)) return Svar.Nekad(inloggad: true);
        if (Handelseandpunkter.Version(http) is not { } version) return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Version saknas", "Skicka ryktets version (ETag) i If-Match.");
        if (kommando(lasare, fakta) is not { } ett)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", [new Faltfel(0, "utfall", "Ange bekraftat, dementerat eller garInteAttAvgora.")]);
        if (ett is Rykteskommando.Besvara { Oppen: true } && !(lasare.FarSlappa && VerkarIAlla(lasare, fakta)))
            return Svar.Problem(StatusCodes.Status403Forbidden, "Får inte släppas av dig", "Ett svar släpps till allmänheten av jouren, eller av stadsdelsdirektören när det bara gäller den egna stadsdelen. Skicka svaret utan oppen, så ser alla inom staden det.");
        return await UtforAsync(http, t, lasare, ett with { Version = version });
    }

    private static async Task<IResult> UtforAsync(HttpContext http, Tjanster t, Lasare lasare, Rykteskommando kommando)
    {
        // The last of the twelve is the city itself, which is an empty list here.
        var fel = Ryktesprovning.Prova(kommando, t.Stad.Stadsdelar.SkipLast(1).ToHashSet(), t.Tid.GetUtcNow());
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        var handelse = (kommando as Rykteskommando.Notera)?.Handelse ?? (kommando as Rykteskommando.Besvara)?.Handelse;
        if (handelse is not null && await ProvaHandelseAsync(http, t, lasare, handelse) is { } nej) return nej;
        var svar = await t.Aktorer.Rykten.UtforAsync(kommando, lasare.Vem!, http.RequestAborted);
        return svar.Skal switch
        {
            Ryktesskal.Saknas => Saknas(kommando.Id),
            Ryktesskal.AnnanVersion => Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", $"Ryktet har nu version {svar.Fakta!.Version}. Läs om det och försök igen."),
            Ryktesskal.ArBesvarat => Konflikt("Ett svar gäller redan. Ändra svaret, eller återöppna ryktet först."),
            Ryktesskal.ArSammanfort => Konflikt("Ryktet är fört till ett annat. Gör det där i stället, eller återöppna det här först."),
            Ryktesskal.ForManga => Konflikt("Så många rykten väntar på svar att inga fler ryms. Besvara några, eller för samman dem som är samma."),
            Ryktesskal.OlampligtMal => Konflikt("Det rykte som det ska föras till finns inte, är det här, är självt fört till ett annat eller har redan så många det kan ha. Välj ett annat."),
            Ryktesskal.HarSamlade => Konflikt("Andra rykten är förda till det här. För i stället det andra ryktet hit."),
            _ => Gjort(http, lasare, kommando, svar),
        };
    }

    private static IResult Gjort(HttpContext http, Lasare lasare, Rykteskommando kommando, Ryktessvar svar)
    {
        var fakta = svar.Fakta!;
        http.Response.Headers.ETag = $"\"{fakta.Version}\"";
        var status = StatusCodes.Status200OK;
        if (kommando is Rykteskommando.Notera)
        {
            http.Response.Headers.Location = "/api/v1/rykten/" + fakta.Id;
            status = StatusCodes.Status201Created;
        }

        return Svar.Json(new Ryktesversionvy(fakta.Id, fakta.Version, fakta.Tillstand, fakta.Noteringar, svar.Skal), lasare.Klass, status);
    }

    // A rumour is seen by all of the city: it must not tell of an event that only a circle knows.
    private static async Task<IResult?> ProvaHandelseAsync(HttpContext http, Tjanster t, Lasare lasare, string handelse)
    {
        var delar = handelse.Split('/', 2);
        var historik = await Handelseandpunkter.RevisionerAsync(t.Journal, t.Vyer, new HandelseNyckel(delar[0], delar[1]), lasare, http.RequestAborted);
        return historik is { Handelse.Klass: <= Klass.Intern } ? null : Svar.Problem(
            StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.",
            [new Faltfel(0, "handelse", "Händelsen finns inte, eller får inte ses av alla som ser ryktet. Ange en annan, eller ingen.")]);
    }

    private static async Task<IResult> GallraAsync(HttpContext http, IAktorer aktorer, string id, Gallringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        return await aktorer.Rykten.GallraAsync(id, begaran.Orsak!.Trim(), lasare.Vem!, http.RequestAborted) == Kommandoutfall.Saknas ? Saknas(id) : Results.NoContent();
    }

    // What concerns the whole city is settled by those whose roles hold in it all.
    private static bool Verkar(Lasare lasare, Ryktesfakta fakta) => lasare.Stadsdelar is null || fakta.Stadsdelar.Any(lasare.Verkar);

    private static bool VerkarIAlla(Lasare lasare, Ryktesfakta fakta) =>
        lasare.Stadsdelar is null || (fakta.Stadsdelar.Count > 0 && fakta.Stadsdelar.All(lasare.Verkar));

    private static Avsandare Avsandare(Lasare lasare, Stadsdata stad, string? organisation)
    {
        var egen = lasare.Stadsdelar is { Count: > 0 } delar ? "Stadsdelsförvaltningen, " + string.Join(", ", delar.Select(stad.Stadsdel)) : "Stockholms stad";
        return new Avsandare(Roller.Ord(lasare.Roller.Count > 0 ? lasare.Roller[0] : ""), Trimmad(organisation) ?? egen);
    }

    /// <summary>The same person's same <c>Idempotency-Key</c> gives the same id: also where the answer was never kept, a repeat
    /// is then known as one.</summary>
    internal static string NyttId(HttpContext http, Lasare lasare)
    {
        var nyckel = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : Guid.CreateVersion7().ToString("N");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{lasare.Vem}\n{http.Request.Path}\n{nyckel}"))).AsSpan(0, 8));
    }

    private static string? Trimmad(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IResult Konflikt(string detalj) => Svar.Problem(StatusCodes.Status409Conflict, "Går inte nu", detalj);

    private static IResult Saknas(string id) => Svar.Saknas($"Ryktet {id} finns inte, eller får inte visas för dig.");

    private sealed record Tjanster(IAktorer Aktorer, Stadsdata Stad, IJournal Journal, Vymakare Vyer, TimeProvider Tid);
}
