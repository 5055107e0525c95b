using System.Globalization;
using System.Text.Json;
using Lagescentral.Aktorer;
using Lagescentral.Aktorer.Larm;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Larm;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Hub.Stad;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Larm;

/// <summary>What larm asks the rest of the hub for: how the sources stand, what waits in karantän, and who recipients are.</summary>
/// <param name="tjanster">Where the aktorer are found: they are made after this is.</param>
/// <param name="kallor">The sources.</param>
/// <param name="karantan">What waits for a person.</param>
/// <param name="katalog">Who has which role.</param>
/// <param name="stad">Names.</param>
/// <param name="demo">Whether all is an exercise.</param>
/// <param name="granser">The city's time zone.</param>
/// <param name="tid">The clock.</param>
internal sealed class Larmomvarld(
    IServiceProvider tjanster, IOptions<Kallorna> kallor, IKarantan karantan, IAnvandarkatalog katalog, Stadsdata stad, IOptions<Demoinstallningar> demo,
    Foldgranser granser, TimeProvider tid) : ILarmomvarld
{
    private const int KarantanHogst = 200;

    // A gap that has begun keeps its beginning, and so is one matter, for as long as this.
    private static readonly TimeSpan Bakat = TimeSpan.FromDays(7);
    private static readonly TimeSpan Framat = TimeSpan.FromDays(31);
    private static readonly TimeSpan Luckmellanrum = TimeSpan.FromMinutes(1);

    private (DateTimeOffset Lasta, IReadOnlyList<Signal> Signaler) _luckor = (DateTimeOffset.MinValue, []);

    private IAktorer Aktorer => tjanster.GetRequiredService<IAktorer>();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Signal>> SignalerAsync(CancellationToken cancel = default)
    {
        var signaler = new List<Signal>();
        foreach (var (id, kalla) in kallor.Value.Alla)
        {
            // One that has never been heard from is not expected.
            if ((await Aktorer.Kalla(id).LageAsync(cancel)).SenastLyckad is not { } senast) continue;
            signaler.Add(new Signal(Regeltyp.Tystnad, id, senast, $"{kalla.Namn} hördes senast {Klockslag(senast)}.", $"Om {kalla.Namn} hade hörts av efter det.") { Kalla = id, Ovning = demo.Value.Aktiv });
        }

        foreach (var post in await karantan.ListAsync(Karantanlage.Vantar, null, null, KarantanHogst, cancel))
        {
            var (allvar, kategori) = Bedom(post);
            if (allvar is null) continue;
            signaler.Add(new Signal(
                Regeltyp.Karantan, post.Id.ToString("N"), post.Mottagen,
                post.Slag == Karantanslag.Hallentext ? "Texten till en händelse hålls för granskning." : "En post har avvisats och väntar på att rättas.",
                "Om posten hade rättats eller avgjorts i karantänen.")
            { Kalla = post.Kalla, Allvar = allvar, Kategori = kategori, Ovning = demo.Value.Aktiv });
        }

        signaler.AddRange(await LuckorAsync(cancel));
        return signaler;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> MottagareAsync(string mottagare, string stadsdel, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(mottagare);
        var (slag, namn) = mottagare.Split(':', 2) is [var a, var b] ? (a, b) : (mottagare, "");
        return slag switch
        {
            "jour" => await Aktorer.Jour.PaAsync(namn, nu, cancel),
            "roll" => [.. katalog.Alla.Where(p => p.Roller.Contains(namn) && (p.Stadsdelar.Count == 0 || p.Stadsdelar.Contains(stadsdel))).Select(p => p.Vem)],
            "person" => [namn],
            "organisation" => [mottagare],
            _ => [],
        };
    }

    /// <inheritdoc/>
    public Aviinnehall Innehall(Larmfakta larm, Larmavi avi)
    {
        ArgumentNullException.ThrowIfNull(larm);
        ArgumentNullException.ThrowIfNull(avi);
        // What happened first: a phone at night shows some words of it.
        var vad = larm.Handelser.Count == 0 ? larm.Regelnamn : $"{larm.Handelser.MaxBy(h => h.Allvar)!.Typ}. {larm.Regelnamn}";
        var rubrik = avi switch
        {
            { Bunt: > 0 } => $"{vad} (och {avi.Bunt} larm till)",
            { Genom: Larmregler.Pafyllning } => $"Fler händelser: {vad}",
            { Genom: Larmregler.Forfragan } => $"Kan du ta över? {vad}",
            _ when larm.Obesvarat => $"Obesvarat: {vad}",
            _ => vad,
        };
        return new Aviinnehall
        {
            Rubrik = rubrik.Length <= 120 ? rubrik : rubrik[..120],
            Stadsdel = stad.Stadsdel(larm.Stadsdel),
            Plats = larm.Plats is { } plats ? stad.Plats(plats) : null,
            Allvar = larm.Allvar,
            Utlost = larm.Utlost,
            Lank = $"/jour/larm/{larm.Id}",
        };
    }

    // A month ahead is much to reckon with every five seconds, and changes seldom.
    private async Task<IReadOnlyList<Signal>> LuckorAsync(CancellationToken cancel)
    {
        var nu = tid.GetUtcNow();
        if (nu - _luckor.Lasta < Luckmellanrum) return [.. _luckor.Signaler];
        var dygn = new DateTimeOffset(nu.UtcDateTime.Date, TimeSpan.Zero);
        var luckor = await Aktorer.Jour.LuckorAsync(dygn - Bakat, nu + Framat, cancel);
        _luckor = (nu, [.. luckor.Where(lucka => lucka.Till > nu).Select(lucka => new Signal(
            Regeltyp.Jourlucka, lucka.Linje, lucka.Fran, $"Ingen har jour på {lucka.Linje} från {Klockslag(lucka.Fran)} till {Klockslag(lucka.Till)}.", "Om någon hade haft jour hela tiden.")
        { Ovning = demo.Value.Aktiv })]);
        return _luckor.Signaler;
    }

    private string Klockslag(DateTimeOffset nar) => TimeZoneInfo.ConvertTime(nar, granser.Tidszon).ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture);

    /// <summary>How serious an item may be: what its event has, or what the tables say of the type that it gives.</summary>
    private (int? Allvar, string? Kategori) Bedom(Karantanpost post)
    {
        if (post.Allvar is { } allvar) return (allvar, null);
        if (post.Innehall is not { } innehall) return (null, null);
        try
        {
            using var json = JsonDocument.Parse(innehall);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("typ", out var typ) || typ.ValueKind != JsonValueKind.String) return (null, null);
            var klassning = stad.Taxonomi.Klassa(post.Kalla, typ.GetString()!);
            var sagt = json.RootElement.TryGetProperty("allvar", out var egen) && egen.ValueKind == JsonValueKind.Number && egen.TryGetInt32(out var a) && a is >= 1 and <= 5 ? a : (int?)null;
            return (sagt ?? klassning.Allvar, klassning.Kategori);
        }
        catch (JsonException)
        {
            // A row that cannot be read says nothing of how serious it is; it is counted among what waits.
            return (null, null);
        }
    }
}
