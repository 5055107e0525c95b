using System.Text;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Jour;
using Lagescentral.Domain.Jour;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Manniskor;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Jour;

/// <summary>Who is on call now, next and at a given time, and what changes that.</summary>
public static class Jourandpunkter
{
    private const int PassHogstDygn = 100;
    private static readonly TimeSpan KalenderBakat = TimeSpan.FromDays(14);
    private static readonly TimeSpan KalenderFramat = TimeSpan.FromDays(180);

    /// <summary>Maps the endpoints. They are for those who work for the city.</summary>
    public static void MapJour(this IEndpointRouteBuilder vagar)
    {
        var grupp = vagar.MapGroup("/api/v1/jour").WithTags("Jour").AddEndpointFilter(async (sammanhang, nasta) =>
        {
            var lasare = Lasare.For(sammanhang.HttpContext.User);
            return lasare.Klass >= Lasarklass.Intern ? await nasta(sammanhang) : Svar.Nekad(lasare.Inloggad);
        });
        grupp.MapGet("", ListaAsync).Produces<Jourvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        grupp.MapGet("/{linje}", LasAsync).Produces<Jourlinjehelvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        grupp.MapGet("/{linje}/pass", PassAsync).Produces<Jourpassningsvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        grupp.MapGet("/{linje}.ics", KalenderAsync).Produces(200, contentType: "text/calendar").ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        Andra<Linjebegaran>(grupp, "", l => l.FarSattaJour, (k, begaran) => Satt(k, begaran.Id?.Trim() ?? "", begaran), ny: true);
        Andra<Linjebegaran>(grupp, "/{linje}", l => l.FarSattaJour, (k, begaran) => Satt(k, k.Linje, begaran));
        Andra<Joursteg>(grupp, "/{linje}/avsluta", l => l.FarSattaJour, (k, _) => new Jourkommando.AvslutaLinje { Vem = k.Vem, Linje = k.Linje });
        Andra<Ersattningsbegaran>(grupp, "/{linje}/ersattningar", l => l.FarJour, Ersatt, ny: true);
        Andra<Joursteg>(grupp, "/{linje}/ersattningar/{id}/aterta", l => l.FarJour, (k, _) => new Jourkommando.AtertaErsattning { Vem = k.Vem, Id = k.Id });
        // Whoever has a shift may ask for another's; the decision sees to that it is their own.
        Andra<Bytesbegaran>(grupp, "/{linje}/byten", l => l.FarNotera, Byt, ny: true);
        Andra<Joursteg>(grupp, "/{linje}/byten/{id}/anta", l => l.FarNotera, (k, _) => new Jourkommando.SvaraByte { Vem = k.Vem, Id = k.Id, Ja = true });
        Andra<Joursteg>(grupp, "/{linje}/byten/{id}/avboj", l => l.FarNotera, (k, _) => new Jourkommando.SvaraByte { Vem = k.Vem, Id = k.Id, Ja = false });
        Andra<Joursteg>(grupp, "/{linje}/byten/{id}/aterta", l => l.FarNotera, (k, _) => new Jourkommando.AtertaByte { Vem = k.Vem, Id = k.Id });
        grupp.MapPost("/{linje}/import", ImporteraAsync).Accepts<object>("text/calendar")
            .Produces<Jourimportvy>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        grupp.MapPost("/{linje}/{id}/gallring", GallraAsync).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static void Andra<T>(
        RouteGroupBuilder grupp, string vag, Func<Lasare, bool> far, Func<Kommandoram, T, Jourkommando> kommando, bool ny = false) where T : class, new()
    {
        Delegate svara = vag switch
        {
            "" => (HttpContext http, [AsParameters] Tjanster t, T? begaran) => GorAsync(http, t, "", "", begaran),
            _ when vag.Contains("{id}", StringComparison.Ordinal) => (HttpContext http, [AsParameters] Tjanster t, string linje, string id, T? begaran) => GorAsync(http, t, linje, id, begaran),
            _ => (HttpContext http, [AsParameters] Tjanster t, string linje, T? begaran) => GorAsync(http, t, linje, "", begaran),
        };
        grupp.MapPost(vag, svara)
            .Produces<Jourversionvy>(ny ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

        Task<IResult> GorAsync(HttpContext http, Tjanster t, string linje, string id, T? begaran) =>
            AndraAsync(http, t, linje, id, far, ram => kommando(ram, begaran ?? new T()), ny);
    }

    private static async Task<IResult> ListaAsync(HttpContext http, [AsParameters] Tjanster t, string? vid)
    {
        if (Vid(t, vid) is not { } tid) return Feltid("vid");
        var lasare = Lasare.For(http.User);
        var vyer = await t.VyerAsync(lasare, http.RequestAborted);
        var till = tid.AddDays(t.Val.Value.LuckorDygn);
        return Svar.Json(new Jourvy(tid, till, [.. vyer.Linjer.Select(l => vyer.Linje(l, tid, till))], lasare.FarNotera ? vyer.Personer : null), lasare.Klass);
    }

    private static async Task<IResult> LasAsync(HttpContext http, [AsParameters] Tjanster t, string linje, string? vid)
    {
        if (Vid(t, vid) is not { } tid) return Feltid("vid");
        var lasare = Lasare.For(http.User);
        var vyer = await t.VyerAsync(lasare, http.RequestAborted);
        if (vyer.Linjer.FirstOrDefault(l => l.Id == linje) is not { } fakta) return Saknas(linje);
        http.Response.Headers.ETag = $"\"{fakta.Version}\"";
        return Svar.Json(vyer.Hel(fakta, tid, t.Tid.GetUtcNow(), tid.AddDays(t.Val.Value.LuckorDygn)), lasare.Klass);
    }

    private static async Task<IResult> PassAsync(HttpContext http, [AsParameters] Tjanster t, string linje, string? fran, string? till)
    {
        if (Vid(t, fran) is not { } forst) return Feltid("fran");
        if ((till is null ? forst.AddDays(7) : Svar.Tid(till)) is not { } sist) return Feltid("till");
        if (sist <= forst || sist - forst > TimeSpan.FromDays(PassHogstDygn))
            return Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", $"till ska vara efter fran, och högst {PassHogstDygn} dygn senare.");
        var lasare = Lasare.For(http.User);
        var vyer = await t.VyerAsync(lasare, http.RequestAborted);
        return vyer.Linjer.Any(l => l.Id == linje) ? Svar.Json(vyer.Passning(linje, forst, sist), lasare.Klass) : Saknas(linje);
    }

    private static async Task<IResult> KalenderAsync(HttpContext http, [AsParameters] Tjanster t, string linje, string? person)
    {
        var lasare = Lasare.For(http.User);
        var lage = await t.Aktorer.Jour.LageAsync(http.RequestAborted);
        var vyer = t.Vyer(lage, lasare);
        if (vyer.Linjer.FirstOrDefault(l => l.Id == linje) is not { } fakta) return Saknas(linje);
        if (person is not null && !Jourprovning.ArPerson(person)) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel person", "person ska vara p- och id, till exempel p-jour.");
        var nu = t.Tid.GetUtcNow();
        var pass = new Jourbok(lage, t.Granser.Tidszon).Pass(linje, nu - KalenderBakat, nu + KalenderFramat).Where(p => person is null || p.Person == person);
        var text = Jourkalender.Skriv("Jour: " + fakta.Namn, pass, p => person is null ? $"{fakta.Namn}: {vyer.Person(p.Person).Namn}" : fakta.Namn, nu);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", $"jour-{linje}.ics");
    }

    private static async Task<IResult> ImporteraAsync(HttpContext http, [AsParameters] Tjanster t, string linje, string? person)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarJour) return Svar.Nekad(lasare.Inloggad);
        if ((await t.VyerAsync(lasare, http.RequestAborted)).Linjer.All(l => l.Id != linje)) return Saknas(linje);
        if (person is not null && !Jourprovning.ArPerson(person)) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel person", "person ska vara p- och id, till exempel p-jour.");
        using var las = new StreamReader(http.Request.Body, Encoding.UTF8);
        var innehall = Jourkalender.Las(await las.ReadToEndAsync(http.RequestAborted), person, t.Granser.Tidszon);
        if (innehall.Pass.Count == 0 && innehall.Fel.Count > 0)
            return Svar.Problem(StatusCodes.Status400BadRequest, "Inget kunde läsas", "Inget pass i filen gick att läsa. Rätta det som anges och skicka igen.", innehall.Fel);

        var (nya, fel) = (0, innehall.Fel.ToList());
        var nu = t.Tid.GetUtcNow();
        var hela = new List<Ersattningsonskan>();
        foreach (var pass in innehall.Pass.GroupBy(p => p.Uid).Select(g => g.Last()))
        {
            var ett = new Ersattningsonskan(Jourkalender.Id(linje, pass.Uid), pass.Person, pass.Fran, pass.Till);
            var fran = new Jourkommando.Ersatt { Vem = lasare.Vem!, Linje = linje, Tider = [ett] };
            if (pass.Till <= nu) fel.Add(new(pass.Rad, "DTEND", "Passet är redan slut, och det som har varit ändras inte."));
            else if (Jourprovning.Prova(fran, nu) is { Count: > 0 } hinder) fel.AddRange(hinder.Select(h => h with { Rad = pass.Rad }));
            else hela.Add(ett);
        }

        if (hela.Count > 0)
        {
            var svar = await t.Aktorer.Jour.UtforAsync(new Jourkommando.Ersatt { Vem = lasare.Vem!, Linje = linje, Tider = hela }, http.RequestAborted);
            if (Nej(svar, linje) is { } nej) return nej;
            nya = svar.Antal;
        }

        return Svar.Json(new Jourimportvy(innehall.Pass.Count, nya, [.. fel.OrderBy(f => f.Rad).Select(f => new Faltfelvy(f.Rad, f.Falt, f.Orsak))]), lasare.Klass);
    }

    private static async Task<IResult> GallraAsync(HttpContext http, IAktorer aktorer, string linje, string id, Gallringsbegaran begaran)
    {
        var lasare = Lasare.For(http.User);
        if (!lasare.FarGallra) return Svar.Nekad(lasare.Inloggad);
        if (Handelseandpunkter.Orsaksfel(begaran.Orsak, kravs: true) is { } fel) return fel;
        return await aktorer.Jour.GallraAsync(id, begaran.Orsak!.Trim(), lasare.Vem!, http.RequestAborted) == Kommandoutfall.Saknas ? Saknas(linje) : Results.NoContent();
    }

    private static async Task<IResult> AndraAsync(
        HttpContext http, Tjanster t, string linje, string id, Func<Lasare, bool> far, Func<Kommandoram, Jourkommando> kommando, bool ny)
    {
        var lasare = Lasare.For(http.User);
        if (!far(lasare)) return Svar.Nekad(lasare.Inloggad);
        var vyer = await t.VyerAsync(lasare, http.RequestAborted);
        if (linje.Length > 0 && vyer.Linjer.All(l => l.Id != linje)) return Saknas(linje);
        if (id.Length > 0 && !await HorTillAsync(t, linje, id, http.RequestAborted)) return Saknas(linje);
        var version = ny ? 0 : Handelseandpunkter.Version(http);
        if (version is null) return Svar.Problem(StatusCodes.Status412PreconditionFailed, "Version saknas", "Skicka den version som du har sett i If-Match.");
        var nu = t.Tid.GetUtcNow();
        var ett = kommando(new Kommandoram(lasare.Vem!, linje, ny && linje.Length > 0 ? Ryktesandpunkter.NyttId(http, lasare) : id, nu)) with { Version = version.Value };
        if (Jourprovning.Prova(ett, nu) is { Count: > 0 } fel) return Svar.Problem(StatusCodes.Status400BadRequest, "Fel i uppgifterna", "Rätta det som anges och skicka igen.", fel);
        var svar = await t.Aktorer.Jour.UtforAsync(ett, http.RequestAborted);
        if (Nej(svar, svar.Id) is { } nej) return nej;
        http.Response.Headers.ETag = $"\"{svar.Version}\"";
        return Svar.Json(new Jourversionvy(svar.Id, svar.Version, svar.Skal), lasare.Klass, ny ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<bool> HorTillAsync(Tjanster t, string linje, string id, CancellationToken cancel)
    {
        var lage = await t.Aktorer.Jour.LageAsync(cancel);
        return lage.Ersattningar.Any(e => e.Fakta.Id == id && e.Fakta.Linje == linje) || lage.Byten.Any(b => b.Fakta.Id == id && b.Fakta.Linje == linje);
    }

    private static IResult? Nej(Joursvar svar, string vad) => svar.Skal switch
    {
        Jourskal.Saknas => Saknas(vad),
        Jourskal.AnnanVersion when svar.Version > 0 => Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", $"Det har nu version {svar.Version}. Läs om det och försök igen."),
        Jourskal.AnnanVersion => Svar.Problem(StatusCodes.Status412PreconditionFailed, "Ändrat under tiden", "Det har en annan version. Läs om det och försök igen."),
        Jourskal.ForManga => Konflikt("Det finns så många att inga fler ryms. Ta bort något först."),
        Jourskal.Forbi => Konflikt("Hela tiden har redan varit, och det som har varit ändras inte. Ange en tid framåt."),
        Jourskal.LinjenAvslutad => Konflikt("Jourlinjen är avslutad. Välj en annan."),
        Jourskal.InteIPasset => Konflikt("Personen har inte jour hela den tiden. Läs om schemat och välj en tid inom passet."),
        Jourskal.InteEget => Svar.Problem(StatusCodes.Status403Forbidden, "Inte ditt pass", "Bara den som har passet kan fråga om att byta det, och ta tillbaka frågan."),
        Jourskal.InteTillfragad => Svar.Problem(StatusCodes.Status403Forbidden, "Inte din fråga", "Bara den som är tillfrågad kan svara."),
        Jourskal.RedanAvgjort => Konflikt("Frågan om byte är redan avgjord."),
        _ => null,
    };

    private static Jourkommando Satt(Kommandoram ram, string id, Linjebegaran begaran) => new Jourkommando.SattLinje
    {
        Vem = ram.Vem,
        Linje = new Linjefakta
        {
            Id = id,
            Version = 0,
            Av = "",
            Namn = begaran.Namn?.Trim() ?? "",
            VadFor = begaran.VadFor?.Trim() ?? "",
            Klass = begaran.Klass,
            Bemannas = begaran.Bemannas,
            Skikt = [.. (begaran.Skikt ?? []).Select(s => new Jourskikt
            {
                Namn = s?.Namn?.Trim() ?? "",
                Deltagare = [.. (s?.Deltagare ?? []).Select(p => p?.Trim() ?? "")],
                Sort = s?.Sort ?? Skiftsort.Vecka,
                Var = s?.Var ?? 0,
                Start = s?.Start ?? default,
                Slut = s?.Slut,
                Byte = s?.Byte?.Trim() ?? "",
                Nar = s?.Nar,
            })],
            Fran = begaran.Fran?.ToUniversalTime() ?? ram.Nu,
        },
    };

    private static Jourkommando Ersatt(Kommandoram ram, Ersattningsbegaran begaran) => new Jourkommando.Ersatt
    {
        Vem = ram.Vem,
        Linje = ram.Linje,
        Tider = [new(ram.Id, begaran.Person?.Trim() ?? ram.Vem, begaran.Fran?.ToUniversalTime() ?? ram.Nu, begaran.Till?.ToUniversalTime() ?? default, begaran.Utover)],
        Orsak = Trimmad(begaran.Orsak),
    };

    private static Jourkommando Byt(Kommandoram ram, Bytesbegaran begaran)
    {
        var med = begaran.Med?.Trim() ?? "";
        return new Jourkommando.ForeslaByte
        {
            Vem = ram.Vem,
            Id = ram.Id,
            Linje = ram.Linje,
            Ena = Del(ram.Vem, begaran.Min ?? new(null, null)),
            Med = med,
            Andra = begaran.Din is { } din ? Del(med, din) : null,
            Orsak = Trimmad(begaran.Orsak),
        };
    }

    private static Bytesdel Del(string person, Spannbegaran spann) => new(person, spann.Fran?.ToUniversalTime() ?? default, spann.Till?.ToUniversalTime() ?? default);

    private static string? Trimmad(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Vid(Tjanster t, string? vid) => vid is null ? t.Tid.GetUtcNow()
        : Svar.Tid(vid) is { Year: < 2200 } tid ? tid : null;

    private static IResult Feltid(string falt) => Svar.Problem(StatusCodes.Status400BadRequest, "Fel tid", $"{falt} ska vara en tid som 2026-11-22T02:00:00Z.");

    private static IResult Saknas(string linje) => Svar.Saknas($"{linje} finns inte i jouren, eller får inte visas för dig. Jourlinjerna står under /api/v1/jour.");

    private static IResult Konflikt(string detalj) => Svar.Problem(StatusCodes.Status409Conflict, "Går inte nu", detalj);

    private sealed record Kommandoram(string Vem, string Linje, string Id, DateTimeOffset Nu);

    private sealed record Tjanster(IAktorer Aktorer, IAnvandarkatalog Katalog, Foldgranser Granser, IOptions<Jourinstallningar> Val, TimeProvider Tid)
    {
        public Jourvyer Vyer(Jourlage lage, Lasare lasare) => new(lage, new Jourbok(lage, Granser.Tidszon), Katalog, lasare);

        public async Task<Jourvyer> VyerAsync(Lasare lasare, CancellationToken cancel) => Vyer(await Aktorer.Jour.LageAsync(cancel), lasare);
    }
}
