using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>How much a client never gets to see when its connection was cut for a while, in a district where much happens.</summary>
internal sealed class Avbrott : Matning
{
    private const string Stadsdel = "jarva";
    private const int PerGrupp = 5;
    private const int Takt = 50;
    private const int Anslutningar = 8;
    private static readonly TimeSpan Efter = TimeSpan.FromSeconds(10);

    public override string Id => "avbrott";

    public override string Namn => $"Missade ändringar när en klient varit frånkopplad, {Takt} händelser/s";

    public override bool Samtidigt => true;

    public override bool Snabb(Kandidat kandidat) => true;

    public override IReadOnlyList<Varde> Varden =>
    [
        new("kort", "missade efter 5 s", "st", new Mal(0, Minst: false)),
        new("langt", "missade efter 120 s", "st", new Mal(0, Minst: false)),
    ];

    // Each takes over two minutes: the rivals, whose loss is by their making, are run once.
    public override int Varv(Kandidat kandidat, int onskade) => kandidat.ArNav ? onskade : 1;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        var (kort, langt) = korning.Snabb ? (1, 3) : (5, 120);
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var franNr = await uppstallning.VarmUppAsync(korning, [Stadsdel], 400);
        await using var hela = await Klientskara.OppnaAsync(uppstallning.Server.Adress, uppstallning.Kaka, Stadsdel, PerGrupp, franNr);
        await using var korta = await Klientskara.OppnaAsync(uppstallning.Server.Adress, uppstallning.Kaka, Stadsdel, PerGrupp, franNr);
        await using var langa = await Klientskara.OppnaAsync(uppstallning.Server.Adress, uppstallning.Kaka, Stadsdel, PerGrupp, franNr);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = franNr, Stadsdelar = [Stadsdel] });
        var sandningar = flode.Ta(Takt * (langt + 4)).Select(post => (post.Uppgift.Handelse % Anslutningar, Sandning.Av([post])));
        var plan = Oppenlast.Planera(sandningar, Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(1.0 / Takt));
        foreach (var (_, sandning) in plan)
            foreach (var skara in new[] { hela, korta, langa })
                skara.Tider.Planera(sandning);
        var last = Oppenlast.KorAsync(uppstallning.Server.Adress, plan, Anslutningar);

        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        await Task.WhenAll(BortaAsync(korta, TimeSpan.FromSeconds(kort)), BortaAsync(langa, TimeSpan.FromSeconds(langt)));
        uppstallning.Facit.Kvittera((await last).Besvarade);
        await hela.VantaAsync(uppstallning.Facit.Sagda, Efter);
        var sagda = uppstallning.Facit.Sagda.Where(u => u.Nr >= franNr).Select(u => u.Nr).ToList();
        double Missade(Klientskara skara) => skara.Klienter.Average(k => sagda.Count(nr => !k.HarSett(nr)));

        List<string> avvikelser = [.. await uppstallning.AvvikelserAsync([Stadsdel]), .. hela.Avvikelser(uppstallning.Facit)];
        // Who has missed nothing must also have the right picture of all of it.
        foreach (var skara in new[] { korta, langa })
            if (Missade(skara) == 0) avvikelser.AddRange(skara.Avvikelser(uppstallning.Facit).Select(a => "efter avbrott: " + a));
        return new Matsvar(new Dictionary<string, double> { ["kort"] = Missade(korta), ["langt"] = Missade(langa) }, avvikelser);
    }

    private static async Task BortaAsync(Klientskara skara, TimeSpan tid)
    {
        foreach (var klient in skara.Klienter) await klient.KlippAsync();
        await Task.Delay(tid, TimeProvider.System);
        foreach (var klient in skara.Klienter) await klient.AnslutAsync();
    }
}
