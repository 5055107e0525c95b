using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>Folds against a recount from nothing, over random courses of events in random interleavings.</summary>
public sealed class LagesfoldTests
{
    private static readonly Foldgranser Vanliga = new() { Senaste = 10, Oppna = 6 };

    private static readonly Foldgranser Minnesgoda = Vanliga with { MinnesDygn = 4_000 };

    /// <summary>So few that most events are forgotten while their values still count.</summary>
    private static readonly Foldgranser Glomska = new() { HandelserHogst = 3, MinnesDygn = 29, Senaste = 4, Oppna = 3 };

    [Fact]
    public void The_city_and_its_parts_equal_a_recount_in_every_interleaving() => Prova(80, 120, (steg, slump) =>
    {
        var fold = new Stadsfold(Manus.Stadsdelar, Minnesgoda);
        var lasta = new List<Handelserad>();
        foreach (var rad in new Manus(steg).Vav(slump, TimeSpan.FromDays(slump.Next(200))))
        {
            Folda(fold.Folda, () => fold.Staden.For(Lasarklass.Intern).Seq, rad.Rad);
            lasta.Add(rad.Rad);
            if (slump.Next(4) == 0) fold.Tick(rad.Rad.Mottagen.AddMinutes(slump.Next(90)));
            if (slump.Next(6) == 0) Jamfor(fold, lasta, Minnesgoda, listor: true);
        }

        Jamfor(fold, lasta, Minnesgoda, listor: true);
        var gallrade = lasta.Where(rad => rad.Gallring is not null).SelectMany(rad => rad.Gallring!.Handelser).ToHashSet();
        foreach (var minne in fold.Staden.Minnen.Where(minne => !gallrade.Contains(minne.Nyckel.ToString())))
            minne.Text.ShouldBe(lasta.Single(rad => rad.Slag != Handelseslag.Utflyttad && rad.Fakta?.Nyckel == minne.Nyckel && rad.Fakta.Rev == minne.Fakta.Rev).Text);
    });

    [Fact]
    public void Windows_stay_exact_when_events_are_forgotten() => Prova(40, 120, (steg, slump) =>
    {
        foreach (var (granser, listor) in new[] { (Vanliga, true), (Glomska, false) })
        {
            var fold = new Stadsfold(Manus.Stadsdelar, granser);
            var lasta = new List<Handelserad>();
            foreach (var rad in new Manus(steg).Rader)
            {
                Folda(fold.Folda, () => fold.Staden.For(Lasarklass.Intern).Seq, rad.Rad);
                lasta.Add(rad.Rad);
                if (slump.Next(4) == 0) fold.Tick(rad.Rad.Mottagen.AddMinutes(slump.Next(90)));
                if (slump.Next(12) == 0) fold = Rundtur(fold, granser);
                if (slump.Next(6) == 0) Jamfor(fold, lasta, granser, listor);
            }

            Jamfor(fold, lasta, granser, listor);
        }
    });

    [Fact]
    public void A_district_that_reads_only_its_own_stream_equals_a_recount_of_it() => Prova(40, 120, (steg, slump) =>
    {
        foreach (var (granser, listor) in new[] { (Vanliga, true), (Glomska, false) })
        {
            foreach (var strom in new Manus(steg).Rader.GroupBy(rad => rad.Strom))
            {
                var fold = new Lagesfold(Omrade.Stadsdel(strom.Key), granser);
                var lasta = new List<Handelserad>();
                foreach (var rad in strom)
                {
                    Folda(fold.Folda, () => fold.For(Lasarklass.Intern).Seq, rad.Rad);
                    lasta.Add(rad.Rad);
                    if (slump.Next(4) == 0) fold.Tick(rad.Rad.Mottagen.AddMinutes(slump.Next(90)));
                    if (slump.Next(12) == 0) fold = new Lagesfold(Omrade.Stadsdel(strom.Key), granser, Rundtur(fold.TillData()));
                    Omrakning.Jamfor(fold, lasta, f => f.Placering.Stadsdel == strom.Key, granser, listor, strom.Key);
                }
            }
        }
    });

    [Fact]
    public void A_plats_that_reads_the_lines_filed_under_it_equals_a_recount() => Prova(40, 120, (steg, slump) =>
    {
        var rader = new Manus(steg).Vav(slump, TimeSpan.FromDays(slump.Next(200))).Where(rad => rad.Rad.Fakta is not null).ToList();
        foreach (var plats in Manus.Platser)
        {
            var fold = new Lagesfold(Omrade.Plats(plats), Minnesgoda);
            var lasta = new List<Handelserad>();
            foreach (var rad in rader.Where(rad => rad.Rad.Fakta!.Placering.Plats == plats || rad.Rad.Fakta.Tidigare?.Plats == plats))
            {
                Folda(fold.Folda, () => fold.For(Lasarklass.Intern).Seq, rad.Rad);
                if (rad.Rad.Slag != Handelseslag.Utflyttad) lasta.Add(rad.Rad);
                Omrakning.Jamfor(fold, lasta, f => f.Placering.Plats == plats, Minnesgoda, aven: true, plats);
            }
        }
    });

    [Fact]
    public void A_district_numbers_its_changes_the_same_when_it_reads_again() => Prova(40, 120, (steg, slump) =>
    {
        foreach (var strom in new Manus(steg).Rader.GroupBy(rad => rad.Strom))
        {
            var levande = new Lagesfold(Omrade.Stadsdel(strom.Key), Glomska);
            var igen = new Lagesfold(Omrade.Stadsdel(strom.Key), Glomska);
            var gallrade = strom.Where(rad => rad.Rad.Gallring is not null).SelectMany(rad => rad.Rad.Gallring!.Handelser).ToHashSet();
            foreach (var rad in strom)
            {
                levande.Tick(rad.Rad.Mottagen.AddMinutes(-slump.Next(600)));
                levande.Folda(rad.Rad);

                // Texts erased later are gone already when the lines are read again.
                var fakta = rad.Rad.Fakta;
                igen.Folda(rad.Rad.Text is not null && gallrade.Contains(fakta!.Nyckel.ToString()) ? rad.Rad.Gallrad() : rad.Rad);
                foreach (var klass in (ReadOnlySpan<Lasarklass>)[Lasarklass.Oppen, Lasarklass.Intern])
                    igen.For(klass).Seq.ShouldBe(levande.For(klass).Seq);
            }
        }
    });

    [Fact]
    public void An_unknown_kind_of_line_stops_the_fold()
    {
        var rad = new Handelserad { Slag = "handelse.framtida.v9", Mottagen = Manus.Start };
        Should.Throw<OkantSlagException>(() => new Lagesfold(Omrade.Staden, Vanliga).Folda(rad)).Slag.ShouldBe("handelse.framtida.v9");
    }

    [Fact]
    public void Open_events_beyond_the_bound_are_forgotten_and_counted()
    {
        var fold = new Lagesfold(Omrade.Staden, new Foldgranser { HandelserHogst = 2, OppnaUtoverHogst = 3, Senaste = 5, Oppna = 10 });
        for (var i = 0; i < 9; i++) fold.Folda(Ny($"h{i}", Manus.Start.AddMinutes(i), Klass.Intern));
        fold.Minns.ShouldBe(5);
        fold.GlomdaOppna.ShouldBe(4);
        fold.For(Lasarklass.Intern).OppnaAntal.ShouldBe(5);
        fold.For(Lasarklass.Intern).Rakneverk.Las(Fonster.EnTimme, Vikter.Standard).Antal.ShouldBe(9);

        // One that was forgotten is heard of again, still open; then it is closed.
        Revidera(2, Handelsestatus.Pagaende);
        (fold.GlomdaOppna + fold.For(Lasarklass.Intern).OppnaAntal).ShouldBe(9);
        Revidera(3, Handelsestatus.Avslutad);
        (fold.GlomdaOppna + fold.For(Lasarklass.Intern).OppnaAntal).ShouldBe(8);

        void Revidera(int rev, Handelsestatus status)
        {
            var fore = Ny("h5", Manus.Start.AddMinutes(rev == 2 ? 5 : 20), Klass.Intern).Fakta!;
            var rad = Ny("h5", Manus.Start.AddMinutes(10 * rev), Klass.Intern);
            fold.Folda(new Handelserad
            {
                Slag = Handelseslag.Reviderad,
                Mottagen = rad.Mottagen,
                Fakta = rad.Fakta! with { Rev = rev, Status = status, Tidigare = fore.TillRaknevarde() },
                Text = rad.Text,
            });
        }
    }

    [Fact]
    public void Begransade_events_are_not_kept_open_beyond_the_bound()
    {
        var fold = new Lagesfold(Omrade.Staden, new Foldgranser { HandelserHogst = 2, OppnaUtoverHogst = 0 });
        for (var i = 0; i < 9; i++) fold.Folda(Ny($"h{i}", Manus.Start.AddMinutes(i), Klass.Begransad));
        fold.GlomdaOppna.ShouldBe(0);
    }

    private static Handelserad Ny(string id, DateTimeOffset nar, Klass klass) => new()
    {
        Slag = Handelseslag.Mottagen,
        Mottagen = nar,
        Fakta = new Handelsefakta
        {
            Kalla = "siss",
            Id = id,
            Rev = 1,
            Typ = "brand",
            Kategori = "brand",
            Allvar = 3,
            Intraffad = nar,
            Mottagen = nar,
            Status = Handelsestatus.Pagaende,
            Klass = klass,
            Placering = Placering.Okand,
            Innehall = id,
        },
    };

    private static void Folda(Func<Handelserad, bool> folda, Func<long> seq, Handelserad rad)
    {
        folda(rad);
        if (rad.Gallring is not null) return;
        var fore = seq();
        folda(rad).ShouldBeFalse();
        seq().ShouldBe(fore);
    }

    private static void Jamfor(Stadsfold fold, List<Handelserad> lasta, Foldgranser granser, bool listor)
    {
        var utanLamnade = lasta.Where(rad => rad.Slag != Handelseslag.Utflyttad).ToList();
        Omrakning.Jamfor(fold.Staden, utanLamnade, _ => true, granser, listor, "staden");
        foreach (var (id, del) in fold.Delar) Omrakning.Jamfor(fold.Staden.Nu, del.For, utanLamnade, f => f.Placering.Stadsdel == id, granser, listor, id);
    }

    private static Stadsfold Rundtur(Stadsfold fold, Foldgranser granser) => new(Manus.Stadsdelar, granser, Rundtur(fold.TillData()));

    private static T Rundtur<T>(T data) => JsonSerializer.Deserialize<T>(Json.Bytes(data), Json.Options)!;

    private static void Prova(int antal, int steg, Action<Steg[], Random> prov)
    {
        var gen = from alla in Manus.Gen(steg)
                  from fro in Gen.Choose(0, int.MaxValue - 1)
                  select (alla, fro);
        var arb = Arb.From(gen, par => par.alla.Length <= 1 ? [] : Manus.Mindre(par.alla).Select(alla => (alla, par.fro)));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(antal).WithReplay(20_261_116, 1_405),
            Prop.ForAll(arb, par => prov(par.alla, new Random(par.fro))));
    }
}
