using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sammanforing;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Bilder;

/// <summary>That two reports may be of the same matter.</summary>
/// <param name="Huvud">The event that would remain.</param>
/// <param name="Del">The report that would be merged into it.</param>
/// <param name="Poang">Sum of the reasons, at most 100.</param>
/// <param name="Skal">Why, the weightiest first.</param>
[Vy("forslag")]
public sealed record Forslagsvy(Handelsevy Huvud, Handelsevy Del, int Poang, IReadOnlyList<Skalvy> Skal);

/// <summary>A reason.</summary>
/// <param name="Slag"><c>tid</c>, <c>plats</c> or <c>kategori</c>.</param>
/// <param name="Text">In words, Swedish.</param>
/// <param name="Poang">What it weighs.</param>
[Vy("skal")]
public sealed record Skalvy(string Slag, string Text, int Poang);

/// <summary>A proposal that a person has refused: it is not made again until that is taken back.</summary>
/// <param name="A">The one event, as it is now.</param>
/// <param name="B">The other.</param>
/// <param name="Tid">When it was refused.</param>
/// <param name="Vem">The role it was refused in.</param>
/// <param name="Orsak">Why.</param>
[Vy("avvisat")]
public sealed record Avvisatvy(Handelsevy A, Handelsevy B, DateTimeOffset Tid, string Vem, string? Orsak);

/// <summary>A proposal that a person refuses, or takes the refusal of back.</summary>
/// <param name="A">Key of the one event, <c>polis/633436</c>.</param>
/// <param name="B">Key of the other.</param>
/// <param name="Orsak">Why, Swedish, 3–300 characters without personal data; may be left out.</param>
public sealed record Avvisningsbegaran(string? A, string? B, string? Orsak);

/// <summary>What the machine proposes to merge: made of what the one who asks may read, decided by people.</summary>
public static class Forslagsandpunkter
{
    private const int AvvisadeHogst = 50;
    private const string Nyckelhjalp = "Ange källa och id, till exempel polis/633436.";

    /// <summary>Maps the endpoints.</summary>
    public static void MapForslag(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/forslag/sammanforing").WithTags("Händelser");
        grupp.MapGet("", ListaAsync).Produces<IReadOnlyList<Forslagsvy>>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        grupp.MapGet("/avvisade", AvvisadeAsync).Produces<IReadOnlyList<Avvisatvy>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        Beskriv(grupp.MapPost("/avvisa", (HttpContext http, [AsParameters] Tjanster t, Avvisningsbegaran begaran) =>
            AvgorAsync(http, t, begaran, (par, orsak, vem) => t.Aktorer.Sammanforing.AvvisaAsync(par, orsak, vem, http.RequestAborted))));
        Beskriv(grupp.MapPost("/ateroppna", (HttpContext http, [AsParameters] Tjanster t, Avvisningsbegaran begaran) =>
            AvgorAsync(http, t, begaran, (par, orsak, vem) => t.Aktorer.Sammanforing.AteroppnaAsync(par, orsak, vem, http.RequestAborted))));
    }

    private static void Beskriv(RouteHandlerBuilder vag) => vag.Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);

    private static async Task<IResult> ListaAsync(HttpContext http, IAktorer aktorer, Stadsdata stad, Vymakare vyer, string? stadsdel)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        if (stadsdel is not null && !stad.Stadsdelar.Contains(stadsdel)) return Svar.Saknas($"Stadsdelen {stadsdel} finns inte. De tolv står under /api/v1/stadsdelar.");
        var forslag = await aktorer.Sammanforing.ForslagAsync(new Forslagsfraga(stadsdel, lasare.Klasser, lasare.Stadsdelar), http.RequestAborted);
        return Svar.Json(forslag.Select(f => new Forslagsvy(
            vyer.Handelse(f.Huvud.Fakta, f.Huvud.Text), vyer.Handelse(f.Del.Fakta, f.Del.Text), f.Poang,
            [.. f.Skal.Select(s => new Skalvy(s.Slag, s.Text, s.Poang))])).ToList(), lasare.Klass);
    }

    private static async Task<IResult> AvvisadeAsync(HttpContext http, [AsParameters] Tjanster t, string? handelse)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        if (Rattelseandpunkter.Nyckel(handelse) is not { } nyckel)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel händelse", "Ange vilken händelse det gäller.", [new Faltfel(1, "handelse", Nyckelhjalp)]);
        if (await t.HandelseAsync(nyckel, lasare, http.RequestAborted) is null) return Handelseandpunkter.Saknas(nyckel.Kalla, nyckel.Id);
        var avvisade = new List<Avvisatvy>();
        foreach (var avvisning in (await t.Aktorer.Sammanforing.AvvisadeAsync(nyckel, http.RequestAborted)).Take(AvvisadeHogst))
        {
            // Of what the reader may not see nothing is told, not even that it was refused.
            if (await t.HandelseAsync(avvisning.Par.Forsta, lasare, http.RequestAborted) is { } a && await t.HandelseAsync(avvisning.Par.Andra, lasare, http.RequestAborted) is { } b)
                avvisade.Add(new Avvisatvy(a, b, avvisning.Tid, avvisning.Roll, avvisning.Orsak));
        }

        return Svar.Json(avvisade, lasare.Klass);
    }

    private static async Task<IResult> AvgorAsync(HttpContext http, Tjanster t, Avvisningsbegaran begaran, Func<Handelsepar, string?, Rattare, Task> gor)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarRatta) return Svar.Nekad(lasare.Inloggad);
        var nycklar = new[] { ("a", Rattelseandpunkter.Nyckel(begaran.A)), ("b", Rattelseandpunkter.Nyckel(begaran.B)) };
        var fel = nycklar.Where(n => n.Item2 is null).Select(n => new Faltfel(1, n.Item1, Nyckelhjalp)).ToList();
        if (fel.Count > 0) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel händelse", "Ange förslagets båda händelser.", fel);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: false) is { } orsaksfel) return orsaksfel;
        var handelser = new List<Handelsevy>();
        foreach (var nyckel in nycklar.Select(n => n.Item2!.Value))
        {
            if (await t.HandelseAsync(nyckel, lasare, http.RequestAborted) is not { } handelse) return Handelseandpunkter.Saknas(nyckel.Kalla, nyckel.Id);
            handelser.Add(handelse);
        }

        if (!handelser.Exists(h => lasare.Verkar(h.Stadsdel))) return Svar.Nekad(inloggad: true);
        await gor(Handelsepar.Av(nycklar[0].Item2!.Value, nycklar[1].Item2!.Value), Rattelseandpunkter.Putsad(begaran.Orsak), lasare.Rattare);
        return Results.NoContent();
    }

    private sealed record Tjanster(IAktorer Aktorer, IJournal Journal, Vymakare Vyer)
    {
        public async Task<Handelsevy?> HandelseAsync(HandelseNyckel nyckel, Lasare lasare, CancellationToken cancel) =>
            (await Handelseandpunkter.RevisionerAsync(Journal, Vyer, nyckel, lasare, cancel))?.Handelse;
    }
}
