using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bilder;

/// <summary>A person's correction of an event. What it says stands when the source revises, until it is taken back.</summary>
/// <param name="Kategori">Category id of the taxonomy.</param>
/// <param name="Allvar">Seriousness 1–5.</param>
/// <param name="Status"><c>avslutad</c> or <c>aterkallad</c>.</param>
/// <param name="Atertag">Words to take back: <c>kategori</c>, <c>allvar</c>, <c>status</c>, <c>placering</c>; what the source says now
/// holds again. Or <c>text</c>, alone: a held text that was shared is held again, by those who may read karantän.</param>
/// <param name="Orsak">Why, Swedish, 3–300 characters without personal data; may be left out when words are only taken back.</param>
public sealed record Rattelsebegaran(string? Kategori, int? Allvar, string? Status, IReadOnlyList<string>? Atertag, string? Orsak);

/// <summary>Which event a report is of.</summary>
/// <param name="Med">Key of the event, <c>polis/633436</c>.</param>
/// <param name="Orsak">Why, Swedish, 3–300 characters without personal data; may be left out.</param>
public sealed record Sammanforingsbegaran(string? Med, string? Orsak);

/// <summary>That a report is of its own.</summary>
/// <param name="Orsak">Why, Swedish, 3–300 characters without personal data; may be left out.</param>
public sealed record Sarskiljningsbegaran(string? Orsak);

/// <summary>An event that a person has corrected, without its text: the answer is kept for 30 days.</summary>
/// <param name="Kalla">Source id.</param>
/// <param name="Id">The source's own id.</param>
/// <param name="Rev">Its version now.</param>
[Vy("rattad")]
public sealed record Rattadvy(string Kalla, string Id, int Rev);

/// <summary>Corrections by people: category, seriousness, status, and reports of one matter merged and parted. Who may place an
/// event may correct it: a role that holds in its district, for an event that the reader may see. A merge changes the report
/// alone, so it is the report's district that the role must hold in.</summary>
public static class Rattelseandpunkter
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRattelser(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/handelser/{kalla}/{id}").WithTags("Händelser");
        Beskriv(grupp.MapPost("/rattelse", RattaAsync));
        Beskriv(grupp.MapPost("/sammanforing", SammanforAsync).ProducesProblem(409));
        Beskriv(grupp.MapPost("/sarskiljning", SarskiljAsync));
    }

    private static void Beskriv(RouteHandlerBuilder vag) => vag.Produces<Rattadvy>()
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);

    private static Task<IResult> RattaAsync(HttpContext http, [AsParameters] Tjanster t, string kalla, string id, Rattelsebegaran begaran) => AndraAsync(
        http, t, kalla, id,
        () => Fel(begaran, t.Stad) is { Count: > 0 } fel
            ? Svar.Problem(StatusCodes.Status400BadRequest, "Fel i rättelsen", "Rättelsen kan inte göras så.", fel)
            : Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: begaran is not { Kategori: null, Allvar: null, Status: null }),
        (handelse, lasare) => TarTillbakaText(begaran) ? lasare.FarKarantan : lasare.Verkar(handelse.Stadsdel) || BaraPlaceringTillEgenStadsdel(begaran, handelse, lasare),
        async (nyckel, rev, lasare) =>
        {
            if (TarTillbakaText(begaran))
            {
                var aterhallen = await t.Aktorer.Kalla(nyckel.Kalla).AtertaTextAsync(nyckel.Id, Putsad(begaran.Orsak), rev, lasare.Rattare, http.RequestAborted);
                // It is whole only when the index has let go of the text too.
                await t.Index.IkappAsync(http.RequestAborted);
                return aterhallen;
            }

            var vad = new Rattning
            {
                Kategori = begaran.Kategori,
                Allvar = begaran.Allvar,
                Status = Status(begaran.Status),
                Atertag = [.. (begaran.Atertag ?? []).Distinct()],
                Orsak = Putsad(begaran.Orsak),
            };
            var svar = await t.Aktorer.Kalla(nyckel.Kalla).RattaAsync(nyckel.Id, vad, rev, lasare.Rattare, http.RequestAborted);
            // Reports merged into what is withdrawn are parted before the answer, not moments after it.
            if (vad.Status == Handelsestatus.Aterkallad && svar.Utfall == Kommandoutfall.Gjort) await t.Aktorer.Sammanforing.KontrolleraAsync(http.RequestAborted);
            return svar;
        });

    private static Task<IResult> SammanforAsync(HttpContext http, [AsParameters] Tjanster t, string kalla, string id, Sammanforingsbegaran begaran) => AndraAsync(
        http, t, kalla, id,
        () => Nyckel(begaran.Med) is null
            ? Svar.Problem(StatusCodes.Status400BadRequest, "Fel händelse", "Ange i med vilken händelse det är.", [new Faltfel(1, "med", "Ange källa och id, till exempel polis/633436.")])
            : Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: false),
        (handelse, lasare) => lasare.Verkar(handelse.Stadsdel),
        async (nyckel, rev, lasare) =>
        {
            var huvud = Nyckel(begaran.Med)!.Value;
            // Of what the reader may not see nothing is told, not even that it is.
            if (await Handelseandpunkter.RevisionerAsync(t.Journal, t.Vyer, huvud, lasare, http.RequestAborted) is null)
                return new(Kommandoutfall.Hindrat, 0, $"Händelsen {huvud} finns inte, eller får inte visas för dig.");
            return await t.Aktorer.Sammanforing.SammanforAsync(nyckel, huvud, Putsad(begaran.Orsak), rev, lasare.Rattare, http.RequestAborted);
        });

    private static Task<IResult> SarskiljAsync(HttpContext http, [AsParameters] Tjanster t, string kalla, string id, Sarskiljningsbegaran begaran) => AndraAsync(
        http, t, kalla, id,
        () => Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: false),
        (handelse, lasare) => lasare.Verkar(handelse.Stadsdel),
        (nyckel, rev, lasare) => t.Aktorer.Sammanforing.SarskiljAsync(nyckel, Putsad(begaran.Orsak), rev, lasare.Rattare, http.RequestAborted));

    private static async Task<IResult> AndraAsync(
        HttpContext http, Tjanster t, string kalla, string id, Func<IResult?> fel, Func<Handelsevy, Lasare, bool> far,
        Func<HandelseNyckel, int, Lasare, Task<Kommandosvar>> gor)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        id = Handelseandpunkter.Helt(http, id);
        var nyckel = new HandelseNyckel(kalla, id);
        if (!t.Kallor.Value.Alla.ContainsKey(kalla) || await Handelseandpunkter.RevisionerAsync(t.Journal, t.Vyer, nyckel, lasare, http.RequestAborted) is not { } fore)
            return Handelseandpunkter.Saknas(kalla, id);
        if (fel() is { } felet) return felet;
        if (!far(fore.Handelse, lasare)) return Svar.Nekad(inloggad: true);
        if (Handelseandpunkter.Version(http) is not { } rev) return Handelseandpunkter.VersionSaknas();
        var svar = await gor(nyckel, rev, lasare);
        switch (svar.Utfall)
        {
            case Kommandoutfall.Saknas:
                return Handelseandpunkter.Saknas(kalla, id);
            case Kommandoutfall.AnnanVersion:
                return Handelseandpunkter.Andrad(svar.Rev);
            case Kommandoutfall.Hindrat:
                return Svar.Problem(StatusCodes.Status409Conflict, "Kan inte sammanföras", svar.Hinder!);
            default:
                http.Response.Headers.ETag = $"\"{svar.Rev}\"";
                return Svar.Json(new Rattadvy(kalla, id, svar.Rev), lasare.Klass);
        }
    }

    private static List<Faltfel> Fel(Rattelsebegaran begaran, Stadsdata stad)
    {
        var fel = new List<Faltfel>();
        var atertag = begaran.Atertag ?? [];
        if (begaran is { Kategori: null, Allvar: null, Status: null } && atertag.Count == 0)
            fel.Add(new Faltfel(1, null, "Ange vad som rättas: kategori, allvar eller status, eller vad som återtas i atertag."));
        if (begaran.Kategori is { } kategori && stad.Taxonomi.Kategorier.All(k => k.Id != kategori))
            fel.Add(new Faltfel(1, "kategori", $"Kategorin finns inte. Ange en av {string.Join(", ", stad.Taxonomi.Kategorier.Select(k => k.Id))}."));
        if (begaran.Allvar is < 1 or > 5) fel.Add(new Faltfel(1, "allvar", "Ange 1–5."));
        if (begaran.Status is not null && Status(begaran.Status) is null) fel.Add(new Faltfel(1, "status", "Ange avslutad eller aterkallad; ta tillbaka med atertag."));
        if (!TarTillbakaText(begaran) && !atertag.All(Rattelsefalt.Atertagbara.Contains))
            fel.Add(new Faltfel(1, "atertag", $"Det som kan återtas är {string.Join(", ", Rattelsefalt.Atertagbara)}, och text för sig. En sammanföring tas tillbaka med sarskiljning."));
        if ((begaran.Kategori is not null && atertag.Contains(Rattelsefalt.Kategori)) || (begaran.Allvar is not null && atertag.Contains(Rattelsefalt.Allvar))
            || (begaran.Status is not null && atertag.Contains(Rattelsefalt.Status)))
            fel.Add(new Faltfel(1, "atertag", "Samma sak kan inte både sägas och återtas."));
        return fel;
    }

    // As a placement may be made from the district that the event goes to, it may be taken back from there.
    private static bool BaraPlaceringTillEgenStadsdel(Rattelsebegaran begaran, Handelsevy handelse, Lasare lasare) =>
        begaran is { Kategori: null, Allvar: null, Status: null, Atertag: [Rattelsefalt.Placering] }
        && handelse.Rattat?.FirstOrDefault(r => r.Falt == Rattelsefalt.Placering)?.Kallans is { } kallans && lasare.Verkar(kallans);

    private static bool TarTillbakaText(Rattelsebegaran begaran) =>
        begaran is { Kategori: null, Allvar: null, Status: null, Atertag: [Rattelsefalt.Text] };

    private static Handelsestatus? Status(string? status) => status switch
    {
        "avslutad" => Handelsestatus.Avslutad,
        "aterkallad" => Handelsestatus.Aterkallad,
        _ => null,
    };

    /// <summary>A key as it is written outwards; an id may hold a slash, a source's name may not.</summary>
    internal static HandelseNyckel? Nyckel(string? text)
    {
        var snitt = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return snitt < 1 || snitt == text!.Length - 1 || text.Length > 200 ? null : new HandelseNyckel(text[..snitt], text[(snitt + 1)..]);
    }

    internal static string? Putsad(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Tjanster(IAktorer Aktorer, IJournal Journal, Vymakare Vyer, Stadsdata Stad, IOptions<Kallorna> Kallor, Sokindex Index);
}
