using System.Text;
using System.Text.Json;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Ratt;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Prestanda;

public sealed class FlodesfacitTests
{
    private const string Stadsdel = "jarva";
    private static readonly DateTimeOffset Per = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_right_picture_has_no_deviation_and_every_change_of_it_has()
    {
        var facit = Facit(out var lage, out var sedda);

        facit.Avvik(lage, Stadsdel).ShouldBeEmpty();
        facit.AvvikSedda(sedda, lage, Stadsdel, 0).ShouldBeEmpty();

        var dygn = lage.Fonster["24h"];
        foreach (var fel in new[] { dygn with { Antal = dygn.Antal + 1 }, dygn with { Allvarssumma = 0 }, dygn with { Tyngd = dygn.Tyngd - 1 }, dygn with { PerKategori = new Dictionary<string, int>() } })
            facit.Avvik(lage with { Fonster = new Dictionary<string, Fonster>(lage.Fonster) { ["24h"] = fel } }, Stadsdel).ShouldNotBeEmpty();
        facit.Avvik(lage with { Per = lage.Per.AddMinutes(30) }, Stadsdel).ShouldNotBeEmpty();
        facit.Avvik(lage with { OppnaAntal = lage.OppnaAntal + 1 }, Stadsdel).ShouldNotBeEmpty();
        facit.Avvik(lage with { Oppna = [.. lage.Oppna!.Skip(1)] }, Stadsdel).ShouldNotBeEmpty();
        facit.Avvik(lage with { Senaste = [.. lage.Senaste.Reverse()] }, Stadsdel).ShouldNotBeEmpty();
        facit.Avvik(lage with { Senaste = [.. lage.Senaste.Skip(1), lage.Senaste[0] with { Nr = 1_000_000 }] }, Stadsdel).ShouldNotBeEmpty();

        var farre = sedda.Values.Skip(1).ToDictionary(p => p.Id);
        facit.AvvikSedda(farre, lage, Stadsdel, 0).ShouldNotBeEmpty();
        var gammal = sedda.Values.ToDictionary(p => p.Id, p => p.Rev > 1 ? p with { Rev = p.Rev - 1 } : p);
        facit.AvvikSedda(gammal, lage, Stadsdel, 0).ShouldNotBeEmpty();
    }

    [Fact]
    public void Receipts_that_say_other_than_the_flow_are_deviations()
    {
        var poster = HandelseflodeTests.Flode(1).Ta(40);
        var del = Sandning.Dela(poster, 4, 100)[0][0];

        var ratt = new Flodesfacit();
        ratt.Kvittera(new Besvarad(del, Svar(del, utfall => utfall)));
        ratt.Avvikelser.ShouldBeEmpty();
        ratt.Sagda.Count.ShouldBe(del.Poster.Count(p => p.Slag != Postslag.Upprepning));

        var fel = new Flodesfacit();
        fel.Kvittera(new Besvarad(del, Svar(del, _ => "dublett")));
        fel.Avvikelser.ShouldNotBeEmpty();

        var nej = new Flodesfacit();
        nej.Kvittera(new Besvarad(del, new Httpsvar(503, [])));
        nej.Avvikelser.ShouldBe(["intaget svarade 503"]);
        nej.Sagda.ShouldBeEmpty();
    }

    private static Httpsvar Svar(Sandning sandning, Func<string, string> byt) => new(202, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        kvitton = sandning.Poster.Select(p => new
        {
            id = p.Uppgift.Id,
            utfall = byt(p.Slag switch { Postslag.Ny => "ny", Postslag.Uppdatering => "uppdaterad", _ => "dublett" }),
            rev = p.Uppgift.Rev,
            stadsdel = p.Uppgift.Stadsdel,
        }),
    })));

    /// <summary>A picture counted in another way than the oracle's: bucket by bucket, event by event.</summary>
    private static Flodesfacit Facit(out Lage lage, out Dictionary<string, Listad> sedda)
    {
        var facit = new Flodesfacit();
        sedda = [];
        var flode = new Handelseflode(new Flodesval { Fro = 6, Nu = Per, Stadsdelar = [Stadsdel] });
        var nar = Per.AddMinutes(-1);
        foreach (var (uppgift, slag) in flode.Ta(900))
        {
            if (slag == Postslag.Upprepning) continue;
            facit.Saga(uppgift);
            nar = nar.AddMilliseconds(7);
            sedda[uppgift.Id] = new Listad(uppgift.Kalla, uppgift.Id, uppgift.Rev, uppgift.Nr, uppgift.Allvar, uppgift.Status, nar);
        }

        var fonster = new Dictionary<string, Fonster>();
        foreach (var (namn, langd, fack) in new[] { ("1h", 60, 1), ("24h", 1_440, 1), ("7d", 168, 60), ("28d", 672, 60) })
        {
            var sist = (Per - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMinute / fack;
            var (antal, allvar, tyngd, kategorier) = (0, 0L, 0L, new Dictionary<string, int>());
            foreach (var uppgift in facit.Galler.Values)
            {
                var eget = (uppgift.Intraffad - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMinute / fack;
                if (uppgift.Status == "aterkallad" || sist - eget is < 0 || sist - eget >= langd) continue;
                antal++;
                allvar += uppgift.Allvar;
                tyngd += new[] { 1, 3, 10, 30, 100 }[uppgift.Allvar - 1];
                kategorier[uppgift.Typ.Kategori] = kategorier.GetValueOrDefault(uppgift.Typ.Kategori) + 1;
            }

            fonster[namn] = new Fonster(antal, allvar, tyngd, kategorier);
        }

        var oppna = sedda.Values.Where(p => p.Status == "pagaende").ToList();
        lage = new Lage(Per, fonster, oppna.Count, [.. oppna.OrderByDescending(p => p.Allvar).ThenByDescending(p => p.Mottagen).Take(200)], [.. sedda.Values.OrderByDescending(p => p.Mottagen).Take(50)]);
        return facit;
    }
}
