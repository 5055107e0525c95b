using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>Nothing is missed: not when the network breaks, nor when the hub stops or dies.</summary>
public sealed class LuckfriTests
{
    private static readonly string[] Kanaler = ["stad", "stadsdel:farsta", "stadsdel:jarva", "plats:rinkeby-torg"];

    [Fact]
    public async Task Cut_clients_and_a_hub_that_stops_and_dies_miss_nothing()
    {
        await using var hub = await Provhub.StartaAsync();
        var (siss, sissKakor) = await hub.InloggadAsync("siss");
        var (vagg, vaggKakor) = await hub.InloggadAsync("vagg");
        var (jour, jourKakor) = await hub.InloggadAsync("jour");
        await using var intern = Bildfoljare.Starta(hub, sissKakor, Kanaler);
        await using var vaggen = Bildfoljare.Starta(hub, vaggKakor, Kanaler);
        await using var jouren = Bildfoljare.Starta(hub, jourKakor, Kanaler);
        await using var oppen = Bildfoljare.Starta(hub, null, Kanaler);
        (Bildfoljare Foljare, HttpClient Http, string[] FarSe)[] alla =
            [(intern, siss, ["oppen", "intern"]), (vaggen, vagg, ["oppen", "intern"]), (jouren, jour, ["oppen", "intern"]), (oppen, hub.Okand, ["oppen"])];
        foreach (var (foljare, _, _) in alla)
            foreach (var kanal in Kanaler) await foljare.BildAsync(kanal);

        await using var last = new Last(hub, fro: 7);
        await KlippAsync(3);
        await hub.StartaOmAsync();
        await KlippAsync(3);
        await hub.DodaOchStartaAsync();
        await KlippAsync(3);
        await last.StoppaAsync();

        foreach (var (foljare, http, farSe) in alla)
        {
            foreach (var kanal in Kanaler)
            {
                await foljare.SammaAsync(http, kanal);
                foljare.Las(kanal, b => b.Klasser.Except(farSe).ToList()).ShouldBeEmpty();
            }

            // These keep their series over restarts, so that whoever comes back is told of everything since.
            foreach (var stadsdel in new[] { "farsta", "jarva" })
            {
                var missade = last.Sanda.Where(s => s.Stadsdel == stadsdel && farSe.Contains(s.Klass))
                    .Where(s => !foljare.Las("stadsdel:" + stadsdel, b => b.Sedda.GetValueOrDefault(s.Nyckel)?.Contains(s.Rev) == true)).ToList();
                missade.ShouldBeEmpty();
                var igen = foljare.Svar.Where(svar => svar.Kanal == "stadsdel:" + stadsdel && svar.Hade).ToList();
                igen.Count.ShouldBeGreaterThan(3);
                igen.ShouldAllBe(svar => svar.Andringar);
            }

            foljare.Luckor.ShouldBeEmpty();
            foljare.Anslutningar.ShouldBeGreaterThan(5);
        }

        vaggen.Andringar.SelectMany(a => a["andring"]!["senaste"]?["satt"]?.AsArray() ?? []).ShouldAllBe(p => p!["text"] == null && p["plats"] == null);
        last.Sanda.Count(s => s.Stadsdel == "farsta").ShouldBeGreaterThan(50);

        async Task KlippAsync(int ganger)
        {
            for (var gang = 0; gang < ganger; gang++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
                var fore = alla.Select(a => a.Foljare.Svar.Count).ToList();
                foreach (var (foljare, _, _) in alla) foljare.Klipp();
                await Provhub.TillsAsync(() => Task.FromResult(alla.Zip(fore).All(par => par.First.Foljare.Svar.Count >= par.Second + Kanaler.Length)), "alla har fått svar igen");
            }
        }
    }
}
