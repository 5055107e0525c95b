using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Domain.Larm.Provhandelser;

namespace Lagescentral.Tests.Domain.Larm;

/// <summary>Rules tried on what has been; and that what makes them fast, there and live, changes nothing in what they say.</summary>
public sealed class ProvkorningTests
{
    private static readonly Regel[] Regler =
    [
        Genast with { Id = "a", Nar = new() { AllvarMinst = 4 } },
        Genast with { Id = "b", Nar = new() { Kategori = ["vald"], Typ = ["PROV"], AllvarMinst = 3 } },
        Genast with { Id = "c", Nar = new() { Stadsdel = ["farsta", "bromma"], Typ = ["annat", "prov"] } },
        Genast with { Id = "d", Nar = new() { Kalla = ["ssbf"], Kategori = ["trafik", "vald"], AllvarMinst = 5 } },
        Genast with { Id = "e", Nar = new() { Kalla = ["polis"] } },
        new() { Id = "f", Namn = "Två", Typ = Regeltyp.Antal, Omrade = Regelomrade.Stadsdel, Antal = 2, Inom = TimeSpan.FromHours(2), Nar = new() { Kategori = ["vald"] } },
        new() { Id = "g", Namn = "Serie", Typ = Regeltyp.Serie, Stadsdelar = 2, Inom = TimeSpan.FromHours(3) },
    ];

    private static readonly Gen<Handelsefakta[]> Historier =
        from slag in Gen.ListOf(
            from id in Gen.Choose(1, 20)
            from minut in Gen.Choose(0, 2_000)
            from stadsdel in Gen.Elements("jarva", "farsta", "stockholm")
            from allvar in Gen.Choose(1, 5)
            from kategori in Gen.Elements("vald", "vald", "trafik", "ovrigt")
            from typ in Gen.Elements("prov", "Annat", "okänt")
            select (id, minut, stadsdel, allvar, kategori, typ), 40)
        select slag.OrderBy(s => s.minut).ToList() is var ordnade
            ? ordnade.Select((s, i) => Handelse(s.id, s.minut, s.stadsdel, s.allvar, s.kategori, rev: ordnade.Take(i).Count(f => f.id == s.id) + 1) with { Typ = s.typ }).ToArray()
            : [];

    [Fact]
    public void Two_sets_that_share_rules_say_what_each_says_alone()
    {
        var fall = from hur in Gen.ArrayOf(Gen.Choose(0, 3), Regler.Length) from historia in Historier select (hur, historia);
        Prop.ForAll(fall.ToArbitrary(), ett =>
        {
            // Each rule is in both sets, changed in one, or in one alone.
            var prov = Verk([.. Regler.Where((_, i) => ett.hur[i] != 3).Select((r, i) => Kopia(r))]);
            var galler = Verk([.. Regler.Where((_, i) => ett.hur[i] != 2).Select(r => ett.hur[Array.IndexOf(Regler, r)] == 1 ? Kopia(r) with { Samlas = TimeSpan.FromMinutes(30) } : Kopia(r))]);

            var svar = Kor(prov, galler, ett.historia);

            var (ensam, andra) = (Kor(prov, Verk(), ett.historia).Nya, Kor(galler, Verk(), ett.historia).Nya);
            var gamla = andra.ToDictionary(l => (l.Nyckel, l.Utlost));
            svar.Nya.Select(Ord).ShouldBe(ensam.Where(l => !gamla.ContainsKey((l.Nyckel, l.Utlost))).Select(Ord), ignoreOrder: true);
            var kvar = ensam.ToDictionary(l => (l.Nyckel, l.Utlost));
            svar.Borta.Select(Ord).ShouldBe(andra.Where(l => !kvar.ContainsKey((l.Nyckel, l.Utlost))).Select(Ord), ignoreOrder: true);
            var lika = ensam.Count(l => gamla.TryGetValue((l.Nyckel, l.Utlost), out var gammalt) && gammalt.Antal == l.Antal && gammalt.Allvar == l.Allvar);
            svar.Lika.ShouldBe(lika);
            svar.Andrade.Count.ShouldBe(ensam.Count - svar.Nya.Count - lika);
            svar.Timmar.Sum(t => t.Nya).ShouldBe(ensam.Count);
            svar.Veckor.Sum(v => v.Fore).ShouldBe(andra.Count);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_event_meets_among_many_rules_those_that_it_meets_one_by_one()
    {
        Prop.ForAll(Historier.ToArbitrary(), historia =>
        {
            var (alla, enskilda) = (Motor(Regler), Regler.Select(r => Motor(r)).ToList());
            foreach (var fakta in historia)
                alla.Ta(fakta).Select(t => (t.Regel.Id, t.Nyckel, t.Uppfylld)).ShouldBe(enskilda.SelectMany(m => m.Ta(fakta)).Select(t => (t.Regel.Id, t.Nyckel, t.Uppfylld)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Counts_of_hours_are_those_of_a_naive_recount()
    {
        const int Slutet = 4_000, Langd = 24, Veckor = 12, Ringen = 14 * 168;
        var lagda = Gen.ListOf(from timme in Gen.Choose(0, Slutet) from antal in Gen.Choose(-1, 3) select (timme, antal), 200);
        Prop.ForAll(lagda.ToArbitrary(), lagda =>
        {
            var (rakning, naiv, sist) = (new Trendrakning(), new Dictionary<int, int>(), 0);
            // In no order: an hour that has left the ring when it is spoken of is not counted. The last are enough for a test.
            foreach (var (timme, antal) in lagda.Append((Slutet, 900)))
            {
                rakning.Lagg(timme, antal);
                sist = Math.Max(sist, timme);
                if (timme > sist - Ringen) naiv[timme] = naiv.GetValueOrDefault(timme) + antal;
            }

            int Summa(int till) => Enumerable.Range(till - Langd, Langd).Sum(t => naiv.GetValueOrDefault(t));
            var utfall = rakning.Prova(Slutet + 1, Langd, 0, 1)!.Value;
            utfall.Antal.ShouldBe(Summa(Slutet + 1));
            utfall.Vantat.ShouldBe(Enumerable.Range(1, Veckor).Sum(vecka => Summa(Slutet + 1 - (168 * vecka))) / (double)Veckor);
        }).QuickCheckThrowOnFailure();
    }

    private static Provresultat Kor(Regelverk prov, Regelverk galler, Handelsefakta[] historia)
    {
        var korning = new Provkorning(prov, galler, Stadsdelar, Stockholm, Natten);
        foreach (var fakta in historia) korning.Ta(fakta);
        return korning.Jamfor(Stockholm);
    }

    // As they are when they have been read: alike, but not the same.
    private static Regel Kopia(Regel regel) => Lagescentral.Domain.Json.Read<Regel>(Lagescentral.Domain.Json.Bytes(regel));

    private static (string, DateTimeOffset, int, int) Ord(Provlarm larm) => (larm.Nyckel, larm.Utlost, larm.Antal, larm.Allvar);
}
