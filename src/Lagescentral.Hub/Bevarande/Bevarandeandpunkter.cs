using System.Globalization;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Bevarande;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bevarande;

/// <summary>A person's reason to keep an event's texts.</summary>
/// <param name="Orsak">Why, Swedish, 3–300 characters without personal data: it is kept.</param>
/// <param name="Till">Until when, at most two years ahead.</param>
public sealed record Stoppbegaran(string? Orsak, DateTimeOffset? Till);

/// <summary>A person takes such a reason back.</summary>
/// <param name="Orsak">Why, Swedish, 3–300 characters without personal data.</param>
public sealed record Slappbegaran(string? Orsak);

/// <summary>Keeping and erasing: runs and their proof, what is kept for reasons of its own, and who has read what.</summary>
public static class Bevarandeandpunkter
{
    private const int PerSida = 30;
    private const int LasningarPerSida = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapBevarande(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1").WithTags("Bevarande och gallring").AddEndpointFilter(async (sammanhang, nasta) =>
        {
            var lasare = Lasare.For(sammanhang.HttpContext.User);
            return lasare.FarDataskydd ? await nasta(sammanhang) : Svar.Nekad(lasare.Inloggad);
        });
        grupp.MapGet("/gallringar", OversiktAsync).Produces<Gallringsoversikt>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        grupp.MapGet("/gallringar/{nr:int}", RapportAsync).Produces<Rapportvy>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        grupp.MapGet("/gallringsstopp", (Gallringsaktor aktor, TimeProvider tid) => Svar.Json(Stopp(aktor.Bok, tid.GetUtcNow()), Lasarklass.Intern))
            .Produces<IReadOnlyList<Stoppvy>>().ProducesProblem(401).ProducesProblem(403);
        grupp.MapGet("/lasningar", LasningarAsync).Produces<Lasningssida>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        grupp.MapPost("/handelser/{kalla}/{id}/gallringsstopp", StoppaAsync)
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        grupp.MapPost("/handelser/{kalla}/{id}/gallringsstopp/slapp", SlappAsync)
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
    }

    private static async Task<IResult> OversiktAsync([AsParameters] Tjanster t, int? sida, CancellationToken cancel)
    {
        if (sida is < 1 or > 10_000) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel sida", "sida ska vara 1–10 000.");
        var nu = t.Tid.GetUtcNow();
        var bok = t.Aktor.Bok;
        var rapporter = await RapporterAsync(t, bok, cancel);
        await t.Frister.IkappAsync(cancel);
        var index = await t.Frister.Index.AntalAsync(cancel);
        var (_, snart) = await t.Karantan.ForfallnaAsync(DateTimeOffset.MinValue, nu.AddDays(t.Regler.Val.KarantanVarningDygn - t.Regler.Val.KarantanVantandeDygn), [], cancel);
        return Svar.Json(
            new Gallringsoversikt
            {
                Korningar = [.. rapporter.Reverse().Skip(((sida ?? 1) - 1) * PerSida).Take(PerSida).Select(Korning)],
                Totalt = rapporter.Count,
                Sida = sida ?? 1,
                PerSida = PerSida,
                Nasta = t.Regler.Val.Nasta(nu),
                Pagar = bok.Pagar is not null,
                Fel = t.Tjanst.Fel,
                Frister = Frister(t, index),
                Rykten = Rykten(t, index),
                Ord = [.. t.Regler.Ord.Select(frist => Ord(frist, index))],
                KarantanVantar = (await t.Karantan.WaitingAsync(cancel)).Values.Sum(),
                KarantanSnart = snart,
                Stopp = Stopp(bok, nu),
                Liggare = new Liggarvy(t.Liggare.Nr, t.Tjanst.LiggareAldre),
                Aterstalld = bok.Aterstalld is { } a ? new Aterstalldvy(a.Nar, a.Fakta.Kopia, a.Fakta.Handelser, a.Fakta.Rykten, a.Fakta.Ord, a.Fakta.Texter, a.Fakta.UtanLiggare) : null,
            },
            Lasarklass.Intern);
    }

    private static async Task<IResult> RapportAsync([AsParameters] Tjanster t, int nr, CancellationToken cancel)
    {
        if ((await RapporterAsync(t, t.Aktor.Bok, cancel)).FirstOrDefault(r => r.Nr == nr) is not { } rapport) return Svar.Saknas($"Gallring {nr} finns inte, eller är inte klar.");
        return Svar.Json(
            new Rapportvy
            {
                Korning = Korning(rapport),
                Regler = [.. rapport.Regler.OrderBy(par => par.Key, StringComparer.Ordinal).SelectMany(par => Enum.GetValues<Klass>().Select(klass => new Fristvy
                {
                    Kalla = par.Key,
                    KallaNamn = t.Namn(par.Key),
                    Klass = klass,
                    Dygn = par.Value.Dygn(klass),
                }))],
                Texter = [.. rapport.Texter.Select(a => new Antalvy(a.Kalla, t.Namn(a.Kalla), a.Klass, rapport.Regler.GetValueOrDefault(a.Kalla, Klassfrister.Standard).Dygn(a.Klass), a.Handelser, a.Texter))],
                Rykten = rapport.Rykten is { } r ? new Ryktesantalvy(r.Manader, r.Rykten, r.Texter) : null,
                Ord = [.. (rapport.Ord ?? []).Select(ord => new Ordantalvy(ord.Slag, ord.Antal, ord.Texter))],
                Strommar = [.. rapport.Strommar.Select(s => new Stromvy(s.Strom, s.Fran, s.Till, s.Rader, s.Texter))],
                Lager = [.. rapport.Lager.Select(l => new Lagervy(l.Lager, l.Dygn, l.Fore, l.Antal))],
                Liggare = rapport.Liggare,
                Kontroll = new Kontrollvy(
                    rapport.Kontroll.Handelser, rapport.Kontroll.Rykten, rapport.Kontroll.Ord, rapport.Kontroll.KvarJournal, rapport.Kontroll.KvarSok, rapport.Kontroll.KvarKarantan,
                    rapport.Kontroll.KvarSvar, rapport.Kontroll.KvarLasningar, rapport.Kontroll.LoggTom),
            },
            Lasarklass.Intern);
    }

    // The state remembers the latest; older ones are read where they stand.
    private static async Task<IReadOnlyList<Korningsrapport>> RapporterAsync(Tjanster t, Gallringsbok bok, CancellationToken cancel)
    {
        if (bok.Rapporter.Count < Gallringsbok.RapporterHogst) return bok.Rapporter;
        var alla = new List<Korningsrapport>();
        await foreach (var post in t.Journal.ReadAsync(Strommar.Gallring, 1, cancel))
            if (post.Slag == Gallringsslag.Kord) alla.Add(Domain.Json.Read<Korningsrapport>(post.Fakta.Span));
        return alla;
    }

    private static Ryktesfristvy Rykten(Tjanster t, IReadOnlyList<Fristantal> index)
    {
        var finns = index.Where(rad => rad.Kalla == Textrader.Rykten).ToList();
        var manader = t.Regler.Val.RyktenManader;
        return new Ryktesfristvy(manader, finns.Sum(rad => rad.Antal), finns.Count > 0 ? finns.Min(rad => rad.Aldst).AddMonths(manader) : null);
    }

    private static Ordfristvy Ord(Ordfrist frist, IReadOnlyList<Fristantal> index)
    {
        var finns = index.Where(rad => rad.Kalla == Textrader.Under(frist.Slag) && rad.Klasser.Bitar != 0).ToList();
        var nasta = finns.Select(rad => (DateTimeOffset?)rad.Aldst.AddDays(frist.Frister.Dygn(frist.Frister.Styrande(rad.Klasser)))).Min();
        return new(frist.Slag, frist.Frister.Intern, frist.Frister.Begransad, finns.Sum(rad => rad.Antal), nasta);
    }

    private static IReadOnlyList<Fristvy> Frister(Tjanster t, IReadOnlyList<Fristantal> index)
    {
        var finns = index.Where(rad => !Textrader.ArOrd(rad.Kalla) && rad.Klasser.Bitar != 0)
            .Select(rad => (rad.Kalla, Klass: t.Regler.For(rad.Kalla).Styrande(rad.Klasser), rad.Antal, rad.Aldst))
            .GroupBy(rad => (rad.Kalla, rad.Klass)).ToDictionary(grupp => grupp.Key, grupp => (Antal: grupp.Sum(rad => rad.Antal), Aldst: grupp.Min(rad => rad.Aldst)));
        return
        [
            .. t.Regler.Alla.Keys.Union(finns.Keys.Select(par => par.Kalla)).Order(StringComparer.Ordinal).SelectMany(kalla => Enum.GetValues<Klass>().Select(klass =>
            {
                var (antal, aldst) = finns.GetValueOrDefault((kalla, klass));
                var dygn = t.Regler.For(kalla).Dygn(klass);
                return new Fristvy
                {
                    Kalla = kalla,
                    KallaNamn = t.Namn(kalla),
                    Klass = klass,
                    Dygn = dygn,
                    Handelser = antal,
                    Aldst = antal > 0 ? aldst : null,
                    Nasta = antal > 0 ? aldst.AddDays(dygn) : null,
                    KallaSaknas = !t.Kallor.Value.Alla.ContainsKey(kalla),
                };
            })),
        ];
    }

    private static Korningsvy Korning(Korningsrapport rapport) => new()
    {
        Nr = rapport.Nr,
        Dag = rapport.Dag,
        Nu = rapport.Nu,
        Slut = rapport.Slut,
        Millisekunder = rapport.Millisekunder,
        Aterupptagen = rapport.Aterupptagen,
        Handelser = rapport.Texter.Sum(rad => rad.Handelser),
        Rykten = rapport.Rykten?.Rykten ?? 0,
        Ord = (rapport.Ord ?? []).Sum(ord => ord.Antal),
        Texter = rapport.Texter.Sum(rad => rad.Texter) + (rapport.Rykten?.Texter ?? 0) + (rapport.Ord ?? []).Sum(ord => ord.Texter),
        Poster = rapport.Lager.Sum(rad => rad.Antal),
        Hallna = rapport.Hallna,
        Borta = rapport.Kontroll.Borta,
    };

    private static List<Stoppvy> Stopp(Gallringsbok bok, DateTimeOffset nu) => [.. bok.Gallande(nu).Select(s =>
    {
        var nyckel = Textrader.Nyckel(s.Handelse);
        return new Stoppvy(nyckel.Kalla, nyckel.Id, s.Orsak, s.Till, s.Av, s.Satt, s.Version);
    })];

    private static async Task<IResult> LasningarAsync(
        HttpContext http, ILasningslogg logg, Lasningsbok bok, string? vem, string? vad, string? fran, string? till, int? sida)
    {
        var (franTid, tillTid) = (fran is null ? null : Svar.Tid(fran), till is null ? null : Svar.Tid(till));
        if (fran is not null && franTid is null || till is not null && tillTid is null)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", "fran och till ska vara tider enligt ISO 8601, till exempel 2026-11-20T14:05:00Z.");
        if (sida is < 1 or > 10_000) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel sida", "sida ska vara 1–10 000.");
        // What has been noted a moment ago is to be found.
        if (bok.Fel is null) await bok.TomAsync(http.RequestAborted);
        var fraga = new Lasningsfraga { Vem = Tom(vem), Vad = Tom(vad), Fran = franTid, Till = tillTid, Sida = sida ?? 1, PerSida = LasningarPerSida };
        var (lasningar, totalt) = await logg.ListAsync(fraga, http.RequestAborted);
        return Svar.Json(
            new Lasningssida
            {
                Lasningar = [.. lasningar.Select(l => new Lasningsvy(l.Nar, l.Slut, l.Vem, l.Roller, l.Slag, l.Vad, l.Klass, l.Antal, l.Avbruten))],
                Totalt = totalt,
                Sida = sida ?? 1,
                PerSida = LasningarPerSida,
                Vantar = bok.Fel is null ? 0 : bok.Vantar,
                Fel = bok.Fel,
            },
            Lasarklass.Intern);

        static string? Tom(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static async Task<IResult> StoppaAsync(HttpContext http, [AsParameters] Tjanster t, string kalla, string id, Stoppbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        if (begaran.Till is not { } till) return FelTid();
        var nyckel = new HandelseNyckel(kalla, Handelseandpunkter.Helt(http, id));
        if (!await t.FinnsAsync(nyckel, lasare, http.RequestAborted)) return Saknas(nyckel);
        if (!Version(http, out var version)) return AnnanVersion(t, nyckel);
        return await t.Aktor.StoppaAsync(nyckel.ToString(), begaran.Orsak!.Trim(), till.ToUniversalTime(), version, t.Regler.Val.StoppHogst, lasare.Vem!, http.RequestAborted) switch
        {
            Stopputfall.FelTid => FelTid(),
            Stopputfall.AnnanVersion => AnnanVersion(t, nyckel),
            Stopputfall.Fullt => Svar.Problem(StatusCodes.Status409Conflict, "Fullt", $"Högst {t.Regler.Val.StoppHogst} gallringsstopp kan gälla samtidigt. Släpp något som inte längre behövs."),
            _ => Results.NoContent(),
        };
    }

    private static async Task<IResult> SlappAsync(HttpContext http, [AsParameters] Tjanster t, string kalla, string id, Slappbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        var nyckel = new HandelseNyckel(kalla, Handelseandpunkter.Helt(http, id));
        if (!Version(http, out var version)) return AnnanVersion(t, nyckel);
        return await t.Aktor.SlappAsync(nyckel.ToString(), begaran.Orsak!.Trim(), version, lasare.Vem!, http.RequestAborted) switch
        {
            Stopputfall.Saknas => Svar.Saknas($"Händelsen {nyckel} har inget gallringsstopp."),
            Stopputfall.AnnanVersion => AnnanVersion(t, nyckel),
            _ => Results.NoContent(),
        };
    }

    private static IResult FelTid() => Svar.Problem(
        StatusCodes.Status400BadRequest, "Fel tid", $"till ska vara en tid framåt, högst {Gallringsbok.StoppDygnHogst} dygn.", [new Faltfel(1, "till", $"Ange en tid framåt, högst {Gallringsbok.StoppDygnHogst} dygn.")]);

    private static IResult AnnanVersion(Tjanster t, HandelseNyckel nyckel) => Svar.Problem(
        StatusCodes.Status412PreconditionFailed, "Ändrad under tiden",
        t.Aktor.Bok.Stopp(nyckel.ToString(), t.Tid.GetUtcNow()) is { } stopp
            ? $"Gallringsstoppet har version {stopp.Version}. Läs om det och skicka versionen i If-Match."
            : "Händelsen har inget gallringsstopp. Skicka utan If-Match.");

    private static IResult Saknas(HandelseNyckel nyckel) => Svar.Saknas($"Händelsen {nyckel} finns inte, eller får inte visas för dig.");

    private static bool Version(HttpContext http, out long? version)
    {
        version = null;
        var given = http.Request.Headers.IfMatch.ToString().Trim('"');
        if (given.Length == 0) return true;
        if (!long.TryParse(given, CultureInfo.InvariantCulture, out var tal)) return false;
        version = tal;
        return true;
    }

    private sealed record Tjanster(
        Gallringsaktor Aktor, Gallringstjanst Tjanst, Gallringsregler Regler, Fristbok Frister, IKarantan Karantan, IJournal Journal,
        Gallringsliggare Liggare, IOptions<Kallorna> Kallor, TimeProvider Tid)
    {
        public string Namn(string kalla) => Kallor.Value.Alla.TryGetValue(kalla, out var installd) ? installd.Namn : kalla;

        public async Task<bool> FinnsAsync(HandelseNyckel nyckel, Lasare lasare, CancellationToken cancel)
        {
            Handelsefakta? galler = null;
            await foreach (var post in Journal.ReadKeyAsync(nyckel.Journalnyckel, cancel))
                if (post.Slag is not (Handelseslag.TextGallrad or Handelseslag.Historik) && Handelserader.Las(post).Fakta is { } fakta && fakta.Rev >= (galler?.Rev ?? 0)) galler = fakta;
            return galler is not null && lasare.Ser(galler.Klass, galler.Placering.Stadsdel);
        }
    }
}
