using System.Text;
using Lagescentral.Aktorer;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Intag;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Lagescentral.Kallor.Intag;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bilder;

/// <summary>An item in karantän.</summary>
[Vy("karantan"), LasningLoggas(Klass.Begransad, Post = true)]
public sealed record Karantanvy
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Version, for <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    /// <summary>Source id.</summary>
    public required string Kalla { get; init; }

    /// <summary>The event's own id.</summary>
    public string? HandelseId { get; init; }

    /// <summary>Revision whose text is held.</summary>
    public int? Rev { get; init; }

    /// <summary>Seriousness of the event whose text is held.</summary>
    public int? Allvar { get; init; }

    /// <summary>Why it is here.</summary>
    public required Karantanslag Slag { get; init; }

    /// <summary>Where it stands.</summary>
    public required Karantanlage Lage { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Mottagen { get; init; }

    /// <summary>What is wrong.</summary>
    public required IReadOnlyList<Faltfelvy> Fel { get; init; }

    /// <summary>The item as sent, or the held text; gone when settled.</summary>
    public string? Innehall { get; init; }

    /// <summary>Who settled it.</summary>
    public string? AvgjordAv { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? Avgjord { get; init; }

    /// <summary>Why it is still here, and until when.</summary>
    public Bevarasvy? Bevaras { get; init; }
}

/// <summary>A fault in an item.</summary>
/// <param name="Rad">Row, from 1.</param>
/// <param name="Falt">Field.</param>
/// <param name="Orsak">Reason and remedy.</param>
[Vy("faltfel")]
public sealed record Faltfelvy(int Rad, string? Falt, string Orsak);

/// <summary>What waits for a person: refused items and held texts. Only for those who may read personal data.</summary>
public static class Karantanandpunkter
{
    private const int PerSida = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapKarantan(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/karantan").WithTags("Karantän").AddEndpointFilter(async (sammanhang, nasta) =>
        {
            var lasare = Lasare.For(sammanhang.HttpContext.User);
            return lasare.FarKarantan ? await nasta(sammanhang) : Svar.Nekad(lasare.Inloggad);
        });
        grupp.MapGet("", ListaAsync)
            .Produces<IReadOnlyList<Karantanvy>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        grupp.MapPost("/{id:guid}/rattad", (HttpContext http, [AsParameters] Tjanster t, Guid id) => AvgorAsync(http, t, id, Karantanlage.Rattad, RattaAsync))
            .Accepts<object>("application/json").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        grupp.MapPost("/{id:guid}/slapp", (HttpContext http, [AsParameters] Tjanster t, Guid id) => AvgorAsync(http, t, id, Karantanlage.Slappt, SlappAsync))
            .Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        grupp.MapPost("/{id:guid}/avvisad", (HttpContext http, [AsParameters] Tjanster t, Guid id) => AvgorAsync(http, t, id, Karantanlage.Avvisad, (_, _, _) => Task.FromResult<IResult?>(null)))
            .Produces(204).ProducesProblem(404).ProducesProblem(412);
    }

    private static async Task<IResult> ListaAsync(HttpContext http, IKarantan karantan, Gallringsregler regler, TimeProvider tid, string? lage, string? kalla, string? handelse, Guid? fore)
    {
        var valt = Karantanlage.Vantar;
        // The words are those of the answers: lower case, as everywhere in the contract.
        if (lage is not null && !(Enum.TryParse(lage, ignoreCase: true, out valt) && !char.IsAsciiDigit(lage[0])))
            return Svar.Problem(StatusCodes.Status400BadRequest, "Okänt läge", "lage ska vara vantar, rattad, slappt eller avvisad.");
        if (handelse is not null && kalla is null) return Svar.Problem(StatusCodes.Status400BadRequest, "Källa saknas", "Ange kalla tillsammans med handelse: två källor kan ha samma id.");
        var poster = handelse is null
            ? await karantan.ListAsync(valt, kalla, fore, PerSida, http.RequestAborted)
            : await karantan.ListAsync(valt, new HandelseNyckel(kalla!, handelse), PerSida, http.RequestAborted);
        return Svar.Json(poster.Select(post => Vy(post) with { Bevaras = regler.Karantan(post, tid.GetUtcNow()) }).ToList(), Lasare.For(http.User).Klass);
    }

    // The item is settled after what it led to is durable: if the settling is lost, doing it again changes nothing more.
    private static async Task<IResult> AvgorAsync(
        HttpContext http, Tjanster t, Guid id, Karantanlage lage, Func<HttpContext, Tjanster, Karantanpost, Task<IResult?>> verkan)
    {
        var lasare = Lasare.For(http.User);
        if (await t.Karantan.GetAsync(id, http.RequestAborted) is not { } post) return Svar.Saknas("Posten finns inte i karantän.");
        if (http.Request.Headers.IfMatch.ToString().Trim('"') != post.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) || post.Lage != Karantanlage.Vantar)
            return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrad under tiden", $"Posten har version {post.Version} och läget {post.Lage.ToString().ToLowerInvariant()}. Läs om den och skicka versionen i If-Match.");
        if (await verkan(http, t, post) is { } fel) return fel;
        return await t.Karantan.SettleAsync(id, post.Version, lage, lasare.Vem!, t.Tid.GetUtcNow(), http.RequestAborted) is null
            ? Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrad under tiden", "Någon annan hann före. Läs om posten.")
            : Results.NoContent();
    }

    private static async Task<IResult?> RattaAsync(HttpContext http, Tjanster t, Karantanpost post)
    {
        using var lasare = new StreamReader(http.Request.Body, Encoding.UTF8);
        var kropp = await lasare.ReadToEndAsync(http.RequestAborted);
        return post.Slag == Karantanslag.Hallentext ? await RattaTextAsync(http, t, post, kropp) : await RattaPostAsync(http, t, post, kropp);
    }

    private static async Task<IResult?> RattaTextAsync(HttpContext http, Tjanster t, Karantanpost post, string kropp)
    {
        Handelsetext text;
        try
        {
            text = Json.Read<Handelsetext>(Encoding.UTF8.GetBytes(kropp));
        }
        catch (System.Text.Json.JsonException)
        {
            return Svar.Problem(StatusCodes.Status400BadRequest, "Oläslig", "Skicka den rättade texten som JSON med rubrik, text och plats.");
        }

        text = text with { Rubrik = Putsad(text.Rubrik), Text = Putsad(text.Text), Plats = Putsad(text.Plats) };
        var former = new[] { Formfel("rubrik", text.Rubrik, Intagsgranser.Rubrik), Formfel("text", text.Text, Intagsgranser.Text, flerradig: true), Formfel("plats", text.Plats, Intagsgranser.Plats) };
        if (former.OfType<Faltfel>().ToList() is { Count: > 0 } formfel) return Svar.Problem(StatusCodes.Status422UnprocessableEntity, "Fel i texten", "Texten kan inte delas än.", formfel);
        var fel = new[] { ("rubrik", text.Rubrik), ("text", text.Text), ("plats", text.Plats) }
            .Select(par => (Falt: par.Item1, Monster: Personuppgifter.Finn(par.Item2))).Where(par => par.Monster is not null)
            .Select(par => new Faltfel(1, par.Falt, $"Fältet innehåller fortfarande {par.Monster}. Ta bort det.")).ToList();
        // A person mends words; the coordinates are the source's.
        var sant = post.Innehall is { } innehall ? Json.Read<Handelsetext>(Encoding.UTF8.GetBytes(innehall)) : new Handelsetext();
        text = text with { Lat = sant.Lat, Lon = sant.Lon };
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status422UnprocessableEntity, "Personuppgifter kvar", "Texten kan inte delas än.", fel);
        return await DelaAsync(http, t, post, text);
    }

    private static string? Putsad(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Faltfel? Formfel(string falt, string? text, int hogst, bool flerradig = false) =>
        text is not null && Textregler.Fel(text, hogst, flerradig) is { } orsak ? new Faltfel(1, falt, orsak) : null;

    private static async Task<IResult?> RattaPostAsync(HttpContext http, Tjanster t, Karantanpost post, string kropp)
    {
        var regler = new InlasRegler
        {
            Stadsdelar = t.Stad.Stadsdelar.ToHashSet(),
            InomStaden = t.Stad.Geografi.Inom,
            Tak = t.Kallor.Value.Alla[post.Kalla].Tak,
            Nu = t.Tid.GetUtcNow(),
        };
        try
        {
            var rader = InradLasare.LasJson(Encoding.UTF8.GetBytes(kropp), regler);
            if (rader.Count != 1) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel antal", "Skicka en rättad post.");
            if (rader[0].Fel.Count > 0) return Svar.Problem(StatusCodes.Status422UnprocessableEntity, "Fortfarande fel", "Posten kan inte tas emot än.", rader[0].Fel);
            await t.Intag.TaEmotAsync(post.Kalla, rader, http.RequestAborted);
            return null;
        }
        catch (OlasligException fel)
        {
            return Svar.Problem(StatusCodes.Status400BadRequest, "Oläslig", fel.Message);
        }
    }

    private static Task<IResult?> SlappAsync(HttpContext http, Tjanster t, Karantanpost post) => post.Slag == Karantanslag.Hallentext && post.Innehall is { } innehall
        ? DelaAsync(http, t, post, Json.Read<Handelsetext>(Encoding.UTF8.GetBytes(innehall)))
        : Task.FromResult<IResult?>(Svar.Problem(StatusCodes.Status422UnprocessableEntity, "Kan inte släppas", "En avvisad post måste rättas först."));

    private static async Task<IResult?> DelaAsync(HttpContext http, Tjanster t, Karantanpost post, Handelsetext text)
    {
        if (await ErsattAsync(t, post, http.RequestAborted))
            return Svar.Problem(StatusCodes.Status409Conflict, "Ersatt", "Källan har skickat en senare version av händelsen. Avvisa den här texten; en senare som hålls väntar för sig.");
        var svar = await t.Aktorer.Kalla(post.Kalla).DelaTextAsync(post.HandelseId!, text, Lasare.For(http.User).Rattare, http.RequestAborted);
        return svar.Utfall == Kommandoutfall.Saknas ? Svar.Saknas("Händelsen finns inte.") : null;
    }

    // A text is shared as the event's present one: when the source has said something else since, it is not.
    private static async Task<bool> ErsattAsync(Tjanster t, Karantanpost post, CancellationToken cancel)
    {
        Handelsefakta? hallen = null;
        Handelsefakta? galler = null;
        await foreach (var rad in t.Journal.ReadKeyAsync(new HandelseNyckel(post.Kalla, post.HandelseId!).Journalnyckel, cancel))
        {
            if (rad.Slag == Handelseslag.TextGallrad || Handelserader.Las(rad).Fakta is not { } fakta) continue;
            if (fakta.Rev == post.Rev) hallen = fakta;
            if (rad.Slag != Handelseslag.Historik && fakta.Rev >= (galler?.Rev ?? 0)) galler = fakta;
        }

        return hallen is not null && galler is not null && hallen.Innehall != galler.Innehall;
    }

    private static Karantanvy Vy(Karantanpost post) => new()
    {
        Id = post.Id,
        Version = post.Version,
        Kalla = post.Kalla,
        HandelseId = post.HandelseId,
        Rev = post.Rev,
        Allvar = post.Allvar,
        Slag = post.Slag,
        Lage = post.Lage,
        Mottagen = post.Mottagen,
        // Texts held by an earlier version have no row.
        Fel = [.. post.Fel.Select(f => new Faltfelvy(Math.Max(1, f.Rad), f.Falt, f.Orsak))],
        Innehall = post.Innehall,
        AvgjordAv = post.AvgjordAv,
        Avgjord = post.Avgjord,
    };

    private sealed record Tjanster(IKarantan Karantan, IAktorer Aktorer, Intaget Intag, Stadsdata Stad, IOptions<Kallorna> Kallor, IJournal Journal, TimeProvider Tid);
}
