using System.Globalization;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Lagescentral.Tests.Domain.Kallor;
using Lagescentral.Tests.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>Random days through the whole of the aktorer: what a restart, a saved state, a failing journal and a look back
/// in time must not change.</summary>
public sealed class AterstartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_restart_gives_the_same_pictures_with_and_without_saved_states(int fro)
    {
        await using var vard = await new Provvard().StartaAsync();
        var slump = new Random(fro);
        for (var varv = 0; varv < 4; varv++)
        {
            for (var i = 0; i < 15; i++) await SkickaAsync(vard, slump);
            var fore = await vard.BilderAsync();
            if (varv == 1) await SparaAsync(vard, Lagesfold.Version, Stadsfold.Version);
            if (varv == 2) await SparaAsync(vard, "annan-1", "annan-2");
            if (varv == 3) await vard.Ogonblick.ClearAsync();
            await vard.StartaOmAsync();
            (await vard.BilderAsync()).ShouldBe(fore);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task When_the_journal_fails_nothing_acknowledged_is_lost_and_nothing_doubled(int fro)
    {
        var slump = new Random(fro);
        OpalitligJournal? opalitlig = null;
        await using var vard = await new Provvard { Runtom = journal => opalitlig = new OpalitligJournal(journal) }.StartaAsync();
        var kvitterat = new List<Kvitto>();
        for (var i = 0; i < 40; i++)
        {
            opalitlig!.Fel = () => slump.Next(4) switch { 0 => true, 1 => false, _ => null };
            var saker = Enumerable.Range(0, slump.Next(1, 5)).Select(_ => Slumpsak(vard, slump)).ToArray();
            var kalla = Manus.Kallor[slump.Next(3)].Kalla;
            for (var forsok = 0; ; forsok++)
            {
                try
                {
                    kvitterat.AddRange((await vard.SandAsync(kalla, saker)).Select(k => k with { Id = $"{kalla}/{k.Id}" }));
                    break;
                }
                catch (JournalOtillgangligException)
                {
                    // The source sends the same again until it has its receipts.
                    if (forsok >= 8) opalitlig.Fel = () => null;
                    if (slump.Next(3) == 0) vard.Klocka.Advance(TimeSpan.FromSeconds(slump.Next(90)));
                }
            }

            try
            {
                if (slump.Next(4) == 0) await vard.Vard.Kalla(kalla).PlaceraAsync(saker[0].Id, Plats(slump) with { Metod = Placeringsmetod.Manuell }, null, "person:1");
            }
            catch (JournalOtillgangligException)
            {
                // A person would look whether it took; either way pictures and journal agree.
            }

            vard.Klocka.Advance(TimeSpan.FromSeconds(slump.Next(200)));
        }

        opalitlig!.Fel = () => null;
        await vard.SandAsync("polis", vard.Sak("sist"));
        await vard.Vard.Kalla("ssbf").FullfoljAsync();
        await vard.Vard.Kalla("siss").FullfoljAsync();
        vard.Klocka.Advance(TimeSpan.FromSeconds(10));

        var rader = (await vard.RaderAsync()).Select(post => (Post: post, Rad: Handelserader.Las(post))).ToList();
        var egna = rader.Where(r => r.Rad.Slag != Handelseslag.Utflyttad).ToList();
        egna.Select(r => (r.Rad.Fakta!.Nyckel, r.Rad.Fakta.Rev)).ShouldBeUnique();
        egna.Where(r => r.Post.Vem.StartsWith("kalla:", StringComparison.Ordinal)).GroupBy(r => (r.Rad.Fakta!.Nyckel, r.Rad.Fakta.Innehall)).ShouldAllBe(grupp => grupp.Count() == 1);
        foreach (var handelse in egna.GroupBy(r => r.Rad.Fakta!.Nyckel))
            handelse.Select(r => r.Rad.Fakta!.Rev).Order().ShouldBe(Enumerable.Range(1, handelse.Count()));
        rader.Where(r => r.Rad.Slag == Handelseslag.Inflyttad).Select(r => (r.Rad.Fakta!.Nyckel, r.Rad.Fakta.Rev)).Order()
            .ShouldBe(rader.Where(r => r.Rad.Slag == Handelseslag.Utflyttad).Select(r => (r.Rad.Fakta!.Nyckel, r.Rad.Fakta.Rev)).Order());
        var stod = rader.ToDictionary(r => (r.Post.Strom, r.Post.Position), r => r.Rad.Fakta!);
        foreach (var kvitto in kvitterat)
        {
            var fakta = stod[(Strommar.Stadsdel(kvitto.Stadsdel!), kvitto.Position!.Value)];
            ($"{fakta.Kalla}/{fakta.Id}", (int?)fakta.Rev).ShouldBe((kvitto.Id!, kvitto.Rev));
        }

        // Every living picture has what the journal has.
        var fold = new Stadsfold(Manus.Stadsdelar, vard.Granser);
        foreach (var (_, rad) in rader) fold.Folda(rad);
        fold.Tick(vard.Klocka.GetUtcNow());
        foreach (var klass in Provvard.Klasser)
        {
            Provvard.Som(await vard.BildAsync(vard.Vard.Stad, klass), klass, medSeq: false)
                .ShouldBe(Provvard.Som(Provnamn.Vyer.Bild(Provnamn.Vyer.Varden("e", fold.Staden, fold.Delar, klass), fold.Staden.For(klass)), klass, medSeq: false));
        }

        var fore = await vard.BilderAsync();
        await vard.StartaOmAsync();
        (await vard.BilderAsync()).ShouldBe(fore);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task A_look_back_gives_the_picture_that_was(int fro)
    {
        await using var vard = await new Provvard().StartaAsync();
        var slump = new Random(fro);
        var forr = new List<(DateTimeOffset Per, Lasarklass Klass, string Var, string Bild)>();
        for (var i = 0; i < 100; i++)
        {
            await SkickaAsync(vard, slump, gallra: false);
            if (slump.Next(30) == 0) await SparaAsync(vard, Lagesfold.Version, Stadsfold.Version);
            if (slump.Next(6) != 0) continue;
            var klass = Provvard.Klasser[slump.Next(3)];
            var (id, plats) = (Manus.Stadsdelar[slump.Next(3)], Manus.Platser[slump.Next(3)]);
            var per = vard.Klocka.GetUtcNow();
            forr.Add((per, klass, "stad", Provvard.Som(await vard.BildAsync(vard.Vard.Stad, klass), klass, medSeq: false)));
            forr.Add((per, klass, id, Provvard.Som(await vard.BildAsync(vard.Vard.Stadsdel(id), klass), klass, medSeq: true)));
            forr.Add((per, klass, plats, Provvard.Som(await vard.BildAsync(vard.Vard.Plats(plats), klass), klass, medSeq: false)));
            vard.Klocka.Advance(TimeSpan.FromSeconds(1));
        }

        using var historik = new Historik(vard.Journal, vard.Ogonblick, Provnamn.Vyer, vard.Granser, Manus.Stadsdelar);
        forr.Count.ShouldBeGreaterThan(20);
        foreach (var (per, klass, var, bild) in forr)
        {
            var da = var == "stad" ? await historik.StadAsync(klass, per)
                : Manus.Stadsdelar.Contains(var) ? await historik.StadsdelAsync(var, klass, per)
                : await historik.PlatsAsync(var, klass, per);
            Provvard.Som(da, klass, medSeq: Manus.Stadsdelar.Contains(var)).ShouldBe(bild, $"{var} {per:O} {klass}");
        }
    }

    [Fact]
    public async Task The_same_is_a_repeat_also_when_the_event_has_been_forgotten_and_the_hub_restarted()
    {
        await using var vard = await new Provvard { Minns = TimeSpan.FromDays(2) }.StartaAsync();
        var sak = vard.Sak("a");
        await vard.SandAsync("polis", sak);
        vard.Klocka.Advance(TimeSpan.FromDays(3));
        await vard.SandAsync("polis", vard.Sak("b"));
        (await vard.Polis.LageAsync()).Minns.ShouldBe(1);
        (await vard.SandAsync("polis", sak with { Allvar = 4 }))[0].Rev.ShouldBe(2);
        await vard.StartaOmAsync();
        var kvitto = (await vard.SandAsync("polis", sak))[0];
        (kvitto.Utfall, kvitto.Rev, kvitto.Position).ShouldBe((Utfall.Dublett, 1, 1));
        (await vard.SandAsync("polis", sak with { Allvar = 5 }))[0].Rev.ShouldBe(3);
    }

    [Fact]
    public async Task A_plats_that_missed_a_nudge_reads_it_and_nothing_twice()
    {
        await using var vard = await new Provvard().StartaAsync();
        var torget = vard.Vard.Plats("torget");
        (await vard.BildAsync(torget)).Senaste.ShouldBeEmpty();
        await vard.SandAsync("polis", vard.Sak("a", plats: "torget"));

        // Two lines that no nudge tells of, and then one that is told.
        foreach (var (id, position) in new[] { ("b", 1), ("c", 2) })
        {
            var fakta = Handelserader.Las((await vard.RaderAsync("stadsdel/jarva"))[0]).Fakta! with { Id = id };
            fakta = fakta with { Placering = fakta.Placering with { Stadsdel = "kista" } };
            await vard.Journal.AppendAsync(
                "stadsdel/kista", position - 1, [Handelserader.Skriv(new Stadsdelsrad { Slag = Handelseslag.Mottagen, Vem = "prov", Fakta = fakta }, vard.Klocka.GetUtcNow())]);
        }

        await vard.SandAsync("polis", vard.Sak("d", plats: "torget"));
        (await vard.BildAsync(torget)).Fonster["1h"].Antal.ShouldBe(2);
        for (var i = 0; i < 3; i++)
        {
            vard.Klocka.Advance(TimeSpan.FromSeconds(6));
            (await vard.BildAsync(torget)).Fonster["1h"].Antal.ShouldBe(4);
        }
    }

    private static Task SparaAsync(Provvard vard, string foldversion, string stadsversion) => new Sparare(vard).SparaAsync(foldversion, stadsversion);

    private static async Task SkickaAsync(Provvard vard, Random slump, bool gallra = true)
    {
        var kalla = Manus.Kallor[slump.Next(3)].Kalla;
        var saker = Enumerable.Range(0, slump.Next(1, 4)).Select(_ => Slumpsak(vard, slump)).ToArray();
        await vard.SandAsync(kalla, saker);
        switch (slump.Next(8))
        {
            case 0:
                await vard.Vard.Kalla(kalla).PlaceraAsync(saker[0].Id, Plats(slump) with { Metod = Placeringsmetod.Manuell }, null, "person:1");
                break;
            case 1:
                await vard.Vard.Kalla(kalla).DelaTextAsync(saker[0].Id, new Handelsetext { Text = "Rättad text" }, "person:1");
                break;
            case 2 when gallra:
                await vard.Vard.Kalla(kalla).GallraAsync(saker[0].Id, "gallring", "system");
                // Plats by plats, what no nudge tells of.
                foreach (var id in Manus.Platser) await vard.Vard.Plats(id).KontrolleraAsync();
                break;
        }

        // Half of the time within a minute, else up to a day.
        vard.Klocka.Advance(slump.Next(2) == 0 ? TimeSpan.FromSeconds(slump.Next(90)) : TimeSpan.FromMinutes(slump.Next(slump.Next(4) == 0 ? 1_440 : 40)));
    }

    private static Inkommande Slumpsak(Provvard vard, Random slump)
    {
        var plats = Plats(slump);
        return new Inkommande
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"h{slump.Next(12)}"),
            Typ = slump.Next(10) == 0 ? Provtolk.Sammanfattning : $"typ{slump.Next(3)}",
            Intraffad = vard.Klocka.GetUtcNow().AddMinutes(-slump.Next(-5, slump.Next(5) == 0 ? 40_000 : 100)),
            Publicerad = slump.Next(4) == 0 ? vard.Klocka.GetUtcNow().AddMinutes(-slump.Next(600)) : null,
            Rubrik = $"Rubrik {slump.Next(100)}",
            Text = slump.Next(5) == 0 ? "Ring 070-000 00 00" : null,
            Stadsdel = plats.Stadsdel,
            Plats = plats.Plats,
            Status = (Handelsestatus)(slump.Next(6) is var s && s > 2 ? 0 : s),
            Allvar = slump.Next(1, 6),
            Klass = (Klass)slump.Next(3),
        };
    }

    private static Placering Plats(Random slump) => new()
    {
        Stadsdel = Manus.Stadsdelar[slump.Next(3)],
        Plats = slump.Next(2) == 0 ? Manus.Platser[slump.Next(3)] : null,
        Metod = Placeringsmetod.Namn,
        Sakerhet = 1,
    };

    /// <summary>Saves the states of every fold as they would be saved now.</summary>
    private sealed class Sparare(Provvard vard)
    {
        public async Task SparaAsync(string foldversion, string stadsversion)
        {
            var rader = await vard.RaderAsync();
            var nu = vard.Klocka.GetUtcNow();
            var stad = new Stadsfold(Manus.Stadsdelar, vard.Granser);
            var positioner = new Dictionary<string, long> { ["#nummer"] = rader[^1].Nummer };
            foreach (var post in rader)
            {
                stad.Folda(Handelserader.Las(post));
                positioner[post.Strom] = post.Position;
            }

            stad.Tick(nu);
            await vard.Ogonblick.SaveAsync(Ogonblick.Av("stad", stadsversion, nu, positioner, stad.TillData()), behall: 3);
            foreach (var id in Manus.Stadsdelar)
            {
                var strom = Strommar.Stadsdel(id);
                var fold = new Lagesfold(Omrade.Stadsdel(id), vard.Granser);
                foreach (var post in rader.Where(post => post.Strom == strom)) fold.Folda(Handelserader.Las(post));
                fold.Tick(nu);
                var plats = new Dictionary<string, long> { [strom] = positioner.GetValueOrDefault(strom), ["#nummer"] = rader[^1].Nummer };
                await vard.Ogonblick.SaveAsync(Ogonblick.Av(strom, foldversion, nu, plats, fold.TillData()), behall: 3);
            }
        }
    }
}
