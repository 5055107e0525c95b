using System.Globalization;
using System.Text;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Lagescentral.Kallor;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Bilder;

/// <summary>
/// What a search finds as a file for spreadsheets: UTF-8 with a byte order mark, semicolons, Swedish headings, Swedish local
/// times and decimal commas. It holds the columns that the reader's class may see, and never a cell that a spreadsheet would
/// take for a formula. A file that does not hold everything says so in its name and in its last row.
/// </summary>
internal static class Handelsecsv
{
    private const int PerLasning = 200;
    private const int SkrivVid = 32 * 1024;

    private static readonly Kolumn[] Kolumner =
    [
        new("Källa", ["handelse.kalla"], (h, _) => h.Kalla),
        new("Källans id", ["handelse.id"], (h, _) => h.Id),
        new("Version", ["handelse.rev"], (h, _) => Heltal(h.Rev)),
        new("Inträffade (svensk tid)", ["handelse.intraffad"], (h, _) => Lokal(h.Intraffad)),
        new("Inträffade (UTC)", ["handelse.intraffad"], (h, _) => h.Intraffad.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("Publicerad (svensk tid)", ["handelse.publicerad"], (h, _) => h.Publicerad is { } tid ? Lokal(tid) : null),
        new("Känd här (svensk tid)", ["handelse.mottagen"], (h, _) => Lokal(h.Mottagen)),
        new("Typ", ["handelse.typ"], (h, _) => h.Typ),
        new("Kategori", ["handelse.kategoriNamn"], (h, _) => h.KategoriNamn),
        new("Allvar", ["handelse.allvar"], (h, _) => Heltal(h.Allvar)),
        new("Status", ["handelse.status"], (h, _) => h.Status switch
        {
            Handelsestatus.Pagaende => "Pågår", Handelsestatus.Avslutad => "Avslutad", _ => "Återkallad",
        }),
        new("Räknas", ["handelse.arHandelse", "handelse.status"], (h, _) => JaNej(h.ArHandelse && h.Status != Handelsestatus.Aterkallad)),
        new("Område", ["handelse.stadsdel"], (h, namn) => namn.Stadsdel(h.Stadsdel)),
        new("Plats", ["handelse.placering", "placering.platsNamn"], (h, _) => h.Placering.PlatsNamn),
        new("Hur placerad", ["handelse.placering", "placering.metod"], (h, _) => h.Placering.Metod switch
        {
            Placeringsmetod.Koordinat => "Efter koordinater från källan",
            Placeringsmetod.Gazetteer => "Efter ett ortnamn i texten",
            Placeringsmetod.Namn => "Namngiven av källan",
            Placeringsmetod.Manuell => "Av en person",
            _ => "Inte känd",
        }),
        new("Säkerhet (%)", ["handelse.placering", "placering.sakerhet"], (h, _) => h.Placering.Metod == Placeringsmetod.Okand ? null : Tal(h.Placering.Sakerhet * 100, "0")),
        new("Latitud", ["handelse.placering", "placering.lat"], (h, _) => h.Placering.Lat is { } lat ? Tal(lat, "0.000") : null),
        new("Longitud", ["handelse.placering", "placering.lon"], (h, _) => h.Placering.Lon is { } lon ? Tal(lon, "0.000") : null),
        new("Osäkerhet (m)", ["handelse.placering", "placering.osakerhetMeter"], (h, _) => h.Placering.OsakerhetMeter is { } meter ? Heltal(meter) : null),
        new("Klass", ["handelse.klass"], (h, _) => h.Klass switch { Klass.Oppen => "Öppen", Klass.Intern => "Intern", _ => "Begränsad" }),
        new("Övning", ["handelse.ovning"], (h, _) => JaNej(h.Ovning)),
        new("Texten", ["handelse.textlage"], (h, _) => h.Textlage switch
        {
            Textlage.Delad => "Delas", Textlage.Hallen => "Hålls för granskning", Textlage.Gallrad => "Gallrad", _ => "Ingen",
        }),
        new("Rubrik", ["handelse.rubrik"], (h, _) => h.Rubrik),
        new("Källans ord om platsen", ["handelse.plats"], (h, _) => h.Plats),
        new("Text", ["handelse.text"], (h, _) => h.Text),
    ];

    /// <summary>Maps the endpoint.</summary>
    public static void MapHandelsecsv(this IEndpointRouteBuilder vagar)
    {
        var samtidiga = new SemaphoreSlim(vagar.ServiceProvider.GetRequiredService<IOptions<Sokinstallningar>>().Value.CsvSamtidiga);
        vagar.MapGet("/api/v1/handelser.csv", (HttpContext http, [AsParameters] Tjanster t, [AsParameters] Sokval sokval) => SkrivAsync(http, t, sokval, samtidiga))
            .WithTags("Händelser").Produces(200, contentType: "text/csv").ProducesProblem(400).ProducesProblem(403).ProducesProblem(429);
    }

    /// <summary>Headings of the columns that a class of reader gets.</summary>
    internal static IReadOnlyList<string> Rubriker(Lasarklass lasare) => [.. Synliga(lasare).Select(k => k.Rubrik)];

    private static async Task<IResult> SkrivAsync(HttpContext http, Tjanster t, Sokval sokval, SemaphoreSlim samtidiga)
    {
        var lasare = Lasare.For(http.User);
        if (!sokval.Fraga(lasare, out var fraga, out var fel)) return fel;
        if (!await samtidiga.WaitAsync(TimeSpan.Zero, http.RequestAborted))
        {
            http.Response.Headers.RetryAfter = "10";
            return Svar.Problem(StatusCodes.Status429TooManyRequests, "Upptaget", "Andra filer görs just nu. Försök igen om en stund.");
        }

        try
        {
            var totalt = (await t.Index.SokAsync(fraga with { PerSida = 1 }, http.RequestAborted)).Totalt;
            var hogst = t.Val.Value.CsvHogst;
            var matt = await MattAsync(t.Index, fraga, hogst, http.RequestAborted);
            if (matt.Loggas) await t.Lasningar.NoteraAsync(http, matt);
            var svar = http.Response;
            svar.ContentType = "text/csv; charset=utf-8";
            var namn = $"handelser-{Stockholmstid.Lokal(t.Tid.GetUtcNow()):yyyy-MM-dd-HHmm}{(totalt > hogst ? "-avkortad" : "")}.csv";
            svar.Headers.ContentDisposition = $"attachment; filename=\"{namn}\"";
            svar.Headers["X-Totalt"] = Heltal(totalt);
            await RaderAsync(http, t, fraga with { PerSida = PerLasning }, lasare.Klass, hogst, totalt);
            return Results.Empty;
        }
        finally
        {
            samtidiga.Release();
        }
    }

    // The reading is logged before the first byte goes out, as one, however long the file.
    private static async Task<Lasningsmatt> MattAsync(Sokindex index, Sokfraga fraga, int hogst, CancellationToken cancel)
    {
        var matt = default(Lasningsmatt);
        foreach (var klass in fraga.Klasser.Where(k => k > Klass.Oppen).Order())
        {
            var antal = (await index.SokAsync(fraga with { Klasser = [klass], PerSida = 1 }, cancel)).Totalt;
            if (antal > 0) matt = new Lasningsmatt(klass, Math.Min(hogst, matt.Antal + antal));
        }

        return matt;
    }

    private static async Task RaderAsync(HttpContext http, Tjanster t, Sokfraga fraga, Lasarklass lasare, int hogst, int totalt)
    {
        var synliga = Synliga(lasare);
        var rader = new StringBuilder("\ufeff");
        Rad(rader, synliga.Select(k => k.Rubrik));
        var antal = 0;
        await foreach (var (fakta, text) in t.Index.AllaAsync(fraga, http.RequestAborted))
        {
            if (antal == hogst)
            {
                Rad(rader, [$"OBS! Filen är avkortad: den har de {antal} senaste av {Math.Max(totalt, antal + 1)} händelser. Dela upp sökningen, till exempel efter tid."]);
                break;
            }

            var handelse = t.Vyer.Handelse(fakta, text);
            Rad(rader, synliga.Select(k => k.Varde(handelse, t.Stad)));
            antal++;
            if (rader.Length >= SkrivVid) await UtAsync(http, rader);
        }

        await UtAsync(http, rader);
    }

    private static async Task UtAsync(HttpContext http, StringBuilder rader)
    {
        await http.Response.WriteAsync(rader.ToString(), Encoding.UTF8, http.RequestAborted);
        rader.Clear();
    }

    private static List<Kolumn> Synliga(Lasarklass lasare) =>
        [.. Kolumner.Where(k => k.Falt.All(falt => falt.Split('.') is [var vy, var namn] && Synlighet.Far(vy, namn, lasare)))];

    /// <summary>Writes a row; a cell is quoted, and never a formula.</summary>
    internal static void Rad(StringBuilder ut, IEnumerable<string?> celler)
    {
        var forst = true;
        foreach (var cell in celler)
        {
            if (!forst) ut.Append(';');
            forst = false;
            Cell(ut, cell);
        }

        ut.Append("\r\n");
    }

    // A cell that begins with one of these is run as a formula by spreadsheets, also after blanks and in their wide forms.
    private static void Cell(StringBuilder ut, string? cell)
    {
        if (string.IsNullOrEmpty(cell)) return;
        var farlig = cell[0] is '\t' or '\r' or '\n' || cell.AsSpan().TrimStart() is [('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%'), ..];
        ut.Append('"');
        if (farlig) ut.Append('\'');
        foreach (var tecken in cell)
        {
            if (tecken == '"') ut.Append('"');
            if (tecken != '\r' && tecken != '\0') ut.Append(tecken);
        }

        ut.Append('"');
    }

    private static string Lokal(DateTimeOffset tid) => Stockholmstid.Lokal(tid).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Heltal(int tal) => tal.ToString(CultureInfo.InvariantCulture);

    private static string Tal(double tal, string form) => tal.ToString(form, CultureInfo.InvariantCulture).Replace('.', ',');

    private static string JaNej(bool varde) => varde ? "ja" : "nej";

    private sealed record Kolumn(string Rubrik, IReadOnlyList<string> Falt, Func<Handelsevy, INamn, string?> Varde);

    private sealed record Tjanster(Sokindex Index, Vymakare Vyer, Stadsdata Stad, IOptions<Sokinstallningar> Val, Lasningsbok Lasningar, TimeProvider Tid);
}
