using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Larm;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Domain.Larm.Provhandelser;

namespace Lagescentral.Tests.Domain.Larm;

public sealed class LarmreglerTests
{
    private static readonly Larmperson Ett = new("p-1", "jour");
    private static readonly Larmperson Tva = new("p-2", "jour");

    [Fact]
    public void A_hit_makes_a_larm_with_orders_to_the_first_step()
    {
        var lek = new Lek(Genast);
        lek.Skjutning().ShouldBe(Larmskal.Utlost);

        lek.Larm.Tillstand.ShouldBe(Larmtillstand.Utlost);
        lek.Larm.Steg.ShouldBe(1);
        lek.Larm.Avier.ShouldHaveSingleItem().Mottagare.ShouldBe("p-1");
        lek.Larm.Forfaller.ShouldBe(lek.Nu.AddMinutes(5));
        lek.Skjutning(nr: 1, rev: 1).ShouldBe(Larmskal.RedanSamlat);
    }

    [Fact]
    public void Nobody_answers_and_it_climbs_to_the_top_and_stays_there_unanswered()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Tick(4).ShouldBe(Larmskal.IngetForfallet);
        lek.Tick(1).ShouldBe(Larmskal.Eskalerat);
        lek.Larm.Avier.TakeLast(2).Select(a => a.Mottagare).ShouldBe(["p-1", "p-2"]);
        lek.Tick(5).ShouldBe(Larmskal.Eskalerat);
        lek.Larm.Steg.ShouldBe(3);
        lek.Larm.Obesvarat.ShouldBeFalse();
        lek.Tick(10).ShouldBe(Larmskal.Eskalerat);
        lek.Larm.Obesvarat.ShouldBeTrue();
        lek.Tick(10).ShouldBe(Larmskal.Eskalerat);
        lek.Larm.Varv.ShouldBe(2);
        lek.Larm.Avier.Count(a => a.Mottagare == "p-3").ShouldBe(3);

        lek.Gor(Larmhandling.Kvittera, Ett).ShouldBe(Larmskal.Kvitterat);
        lek.Larm.Obesvarat.ShouldBeFalse();
    }

    [Fact]
    public void A_tick_that_is_late_takes_one_step_and_no_more()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Tick(600).ShouldBe(Larmskal.Eskalerat);
        lek.Larm.Steg.ShouldBe(2);
        lek.Larm.Forfaller.ShouldBe(lek.Nu.AddMinutes(5));
    }

    [Fact]
    public void Two_take_it_at_once_and_each_stands_for_oneself()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Gor(Larmhandling.Kvittera, Ett).ShouldBe(Larmskal.Kvitterat);
        lek.Gor(Larmhandling.Kvittera, Tva).ShouldBe(Larmskal.Kvitterat);
        lek.Larm.Stande.Select(k => k.Av.Vem).ShouldBe(["p-1", "p-2"]);
        lek.Gor(Larmhandling.Kvittera, Ett).ShouldBe(Larmskal.RedanKvitterat);
    }

    [Fact]
    public void A_step_that_asks_for_two_is_not_answered_by_one()
    {
        var lek = new Lek(Genast with { Trappa = "tva" });
        lek.Skjutning();
        lek.Gor(Larmhandling.Kvittera, Ett).ShouldBe(Larmskal.KvitteratFlerBehovs);
        lek.Tick(5).ShouldBe(Larmskal.Eskalerat);
        lek.Gor(Larmhandling.Kvittera, Tva).ShouldBe(Larmskal.Kvitterat);
    }

    [Fact]
    public void A_kvittering_expires_and_the_ladder_goes_on()
    {
        var lek = new Lek(Genast with { KvitteringGaller = TimeSpan.FromMinutes(30) });
        lek.Skjutning();
        lek.Gor(Larmhandling.Kvittera, Ett);
        lek.Tick(20).ShouldBe(Larmskal.IngetForfallet);
        lek.Gor(Larmhandling.Kommentera, Ett, "På väg.").ShouldBe(Larmskal.Kommenterat);
        lek.Tick(29).ShouldBe(Larmskal.IngetForfallet);
        lek.Tick(1).ShouldBe(Larmskal.Forfallet);
        lek.Larm.ArKvitterat.ShouldBeFalse();
        lek.Larm.Steg.ShouldBe(2);
        lek.Larm.Kvitteringar.ShouldHaveSingleItem().Slut.ShouldBe(lek.Nu);
    }

    [Fact]
    public void It_is_handed_over_only_with_the_others_yes()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Gor(Larmhandling.Overlamna, Ett, till: "p-2").ShouldBe(Larmskal.InteInnehavare);
        lek.Gor(Larmhandling.Kvittera, Ett);
        lek.Gor(Larmhandling.Overlamna, Ett, till: "p-2").ShouldBe(Larmskal.Overlamnat);
        lek.Larm.Avier[^1].Mottagare.ShouldBe("p-2");
        lek.Larm.Stande.Single().Av.Vem.ShouldBe("p-1");
        lek.Gor(Larmhandling.TaOver, new("p-9", "jour")).ShouldBe(Larmskal.IngenOverlamning);
        lek.Gor(Larmhandling.Avboj, Tva).ShouldBe(Larmskal.Avbojt);
        lek.Larm.Stande.Single().Av.Vem.ShouldBe("p-1");
        lek.Gor(Larmhandling.Overlamna, Ett, till: "p-2").ShouldBe(Larmskal.Overlamnat);
        lek.Gor(Larmhandling.TaOver, Tva).ShouldBe(Larmskal.Overtaget);
        lek.Larm.Stande.Single().Av.Vem.ShouldBe("p-2");
        lek.Gor(Larmhandling.TaOver, Tva).ShouldBe(Larmskal.RedanKvitterat);
    }

    [Fact]
    public void Further_events_are_gathered_and_told_to_who_has_taken_it()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Gor(Larmhandling.Kvittera, Tva);
        lek.Tick(10);
        lek.Skjutning(2, minut: 12).ShouldBe(Larmskal.Samlat);
        lek.Larm.Antal.ShouldBe(2);
        lek.Larm.Avier[^1].ShouldSatisfyAllConditions(a => a.Mottagare.ShouldBe("p-2"), a => a.Genom.ShouldBe(Larmregler.Pafyllning), a => Larmregler.FarSandas(lek.Larm, a).ShouldBeTrue());
        var avier = lek.Larm.Avier.Count;
        lek.Skjutning(3, minut: 13).ShouldBe(Larmskal.Samlat);
        lek.Larm.Avier.Count.ShouldBe(avier);
    }

    [Fact]
    public void Nothing_is_sent_once_it_is_taken_or_closed()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        Larmregler.FarSandas(lek.Larm, lek.Larm.Avier[0]).ShouldBeTrue();
        lek.Gor(Larmhandling.Kvittera, Ett);
        Larmregler.FarSandas(lek.Larm, lek.Larm.Avier[0]).ShouldBeFalse();
    }

    [Fact]
    public void What_is_closed_stays_closed_for_what_had_happened_and_a_new_event_is_a_new_larm()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Gor(Larmhandling.Avsluta, Ett, "Utrett.").ShouldBe(Larmskal.Avslutat);
        lek.Larm.Forfaller.ShouldBeNull();
        lek.Gor(Larmhandling.Avsluta, Ett, "Utrett.").ShouldBe(Larmskal.ArAvslutat);
        lek.Skjutning(1, rev: 2).ShouldBe(Larmskal.RedanAvslutat);
        lek.Skjutning(2, minut: -30).ShouldBe(Larmskal.RedanAvslutat);
        lek.Skjutning(3, minut: 30).ShouldBe(Larmskal.Utlost);
        lek.Larm.Id.ShouldBe("L2");
    }

    [Fact]
    public void Reopened_it_begins_the_ladder_anew()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        lek.Gor(Larmhandling.Avsluta, Ett, "Fel.");
        lek.Gor(Larmhandling.Ateroppna, Tva).ShouldBe(Larmskal.Ateroppnat);
        lek.Larm.Steg.ShouldBe(1);
        lek.Larm.Forfaller.ShouldBe(lek.Nu.AddMinutes(5));
        lek.Gor(Larmhandling.Ateroppna, Tva).ShouldBe(Larmskal.ArOppet);
    }

    [Fact]
    public void A_silence_makes_the_larm_wait_and_not_vanish()
    {
        var lek = new Lek(Genast);
        lek.Tystnad = new Tystnad { Id = "T1", AllvarHogst = 5, Av = Ett, Fran = lek.Nu, Till = lek.Nu.AddHours(2), Regel = Genast.Id };
        lek.Skjutning().ShouldBe(Larmskal.UtlostTyst);
        lek.Larm.Avier.ShouldBeEmpty();
        lek.Tick(119).ShouldBe(Larmskal.IngetForfallet);
        lek.Tick(1).ShouldBe(Larmskal.Eskalerat);
        lek.Larm.Steg.ShouldBe(1);
        lek.Larm.Avier.ShouldHaveSingleItem();
        lek.Larm.Tystad.ShouldBeNull();
    }

    [Fact]
    public void More_notices_than_a_shift_allows_go_in_a_bundle()
    {
        var lek = new Lek(Genast) { Granser = new Larmgranser { AvierPerSkift = 2, Bunt = TimeSpan.FromMinutes(30) } };
        lek.Skjutning();
        for (var i = 0; i < 8; i++) lek.Tick(10);
        var avier = lek.Larm.Avier.Where(a => a.Mottagare == "p-3").ToList();
        avier.Select(a => a.Buntad).ShouldBe([false, false, true, true, false, true, true]);
        avier[4].Bunt.ShouldBe(2);
        Larmregler.FarSandas(lek.Larm, avier[2]).ShouldBeFalse();
    }

    [Fact]
    public void A_step_that_nobody_is_behind_is_passed_over_at_once()
    {
        var lek = new Lek(Genast) { Mottagare = { ["person:p-1"] = [] } };
        lek.Skjutning();
        lek.Larm.Steg.ShouldBe(2);
        lek.Larm.Avier.Single().Mottagare.ShouldBe("p-2");
    }

    [Fact]
    public void A_result_is_noted_once_and_the_larm_is_then_sent()
    {
        var lek = new Lek(Genast);
        lek.Skjutning();
        var utfall = new Aviutfall { Kanal = Avikanal.Epost, Mal = "a", Resultat = Aviresultat.Skickad, Forsok = 1, Tid = lek.Nu, Slutlig = true };
        lek.Aviserat("L1-1", utfall).ShouldBe(Larmskal.Aviserat);
        lek.Larm.Tillstand.ShouldBe(Larmtillstand.Skickat);
        lek.Aviserat("L1-1", utfall).ShouldBe(Larmskal.RedanAviserat);
        lek.Aviserat("L9-1", utfall).ShouldBe(Larmskal.Saknas);
    }

    [Fact]
    public void A_greater_larm_makes_a_lesser_rule_hold_back_visibly()
    {
        var mindre = new Regel { Id = "mindre", Namn = "Mindre", Typ = Regeltyp.Genast, Nar = new() { AllvarMinst = 3 }, HammasAv = ["allvarlig"] };
        var lek = new Lek(Genast, mindre);
        lek.Skjutning();
        lek.Traffa(lek.Motor.Ta(Handelse(7, 5)).Single()).ShouldBe(Larmskal.Hammat);
        lek.Larm.Hammade.ShouldHaveSingleItem().Regel.ShouldBe("mindre");
    }

    [Fact]
    public void Every_decision_twice_writes_nothing_the_second_time_and_no_open_larm_is_ever_left_alone()
    {
        var steg = from vad in Gen.Choose(0, 12) from vem in Gen.Choose(1, 3) from minuter in Gen.Choose(0, 40) select (vad, vem, minuter);
        Prop.ForAll(Gen.ListOf(steg, 60).ToArbitrary(), historia =>
        {
            var lek = new Lek(Genast with { KvitteringGaller = TimeSpan.FromMinutes(45) }) { Tvaganger = true };
            lek.Skjutning();
            var nr = 1;
            foreach (var (vad, vem, minuter) in historia)
            {
                var person = new Larmperson($"p-{vem}", "jour");
                _ = vad switch
                {
                    0 => lek.Gor(Larmhandling.Sedd, person),
                    1 => lek.Gor(Larmhandling.Kvittera, person),
                    2 => lek.Gor(Larmhandling.Overlamna, person, till: $"p-{vem % 3 + 1}"),
                    3 => lek.Gor(Larmhandling.TaOver, person),
                    4 => lek.Gor(Larmhandling.Avboj, person),
                    5 => lek.Gor(Larmhandling.Atgardas, person),
                    6 => lek.Gor(Larmhandling.Avsluta, person, "Klart."),
                    7 => lek.Gor(Larmhandling.Ateroppna, person),
                    8 => lek.Skjutning(++nr, minut: (lek.Nu - Natten).TotalMinutes),
                    9 => lek.Aviserat(lek.Larm.Avier.Count > 0 ? lek.Larm.Avier[^1].Id : "x", new() { Resultat = Aviresultat.Skickad, Tid = lek.Nu, Slutlig = true }),
                    _ => lek.Tick(minuter),
                };
                foreach (var larm in lek.Alla.Where(l => l.Oppet))
                {
                    larm.Forfaller.ShouldNotBeNull();
                    (larm.ArKvitterat && !larm.Stande.Any()).ShouldBeFalse();
                    if (larm.ArKvitterat) larm.Forfaller.ShouldBe(larm.Stande.Min(k => k.Galler));
                }

                foreach (var larm in lek.Alla.Where(l => !l.Oppet)) larm.Stande.ShouldBeEmpty();
            }
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>A larm on a clock of its own.</summary>
    private sealed class Lek(params Regel[] regler)
    {
        private readonly Dictionary<string, Larmfakta> _larm = [];

        public Regelverk Verk { get; } = Provhandelser.Verk(regler);

        public Regelmotor Motor { get; } = Provhandelser.Motor(regler);

        public DateTimeOffset Nu { get; private set; } = Natten.AddMinutes(1);

        public Larmgranser Granser { get; init; } = new();

        public Tystnad? Tystnad { get; set; }

        public Dictionary<string, IReadOnlyList<string>> Mottagare { get; } = new() { ["person:p-1"] = ["p-1"], ["person:p-2"] = ["p-2"], ["person:p-3"] = ["p-3"] };

        /// <summary>Every decision is made again on what it gave, and must then write nothing.</summary>
        public bool Tvaganger { get; init; }

        public IEnumerable<Larmfakta> Alla => _larm.Values;

        public Larmfakta Larm => _larm.Values.Last();

        private Larmlage Lage => new()
        {
            Nu = Nu,
            Mottagare = Mottagare,
            Avier = vem => [.. _larm.Values.SelectMany(l => l.Avier).Where(a => a.Mottagare == vem && a.Bestalld >= Nu - Granser.Skift)],
            Granser = Granser,
        };

        public Larmskal Skjutning(int nr = 1, double minut = 0, int rev = 1)
        {
            var traff = Motor.Ta(Handelse(nr, minut, allvar: 5, rev: rev)).FirstOrDefault(t => t.Regel == regler[0]) ?? new Traff
            {
                Regel = regler[0],
                Nyckel = "v1|allvarlig|jarva",
                Uppfylld = true,
                Handelse = Underlag.Av(Handelse(nr, minut, allvar: 5, rev: rev)),
                Stadsdel = "jarva",
                Allvar = 5,
                Klass = Klass.Intern,
                Tid = Natten.AddMinutes(minut + 1),
                Forklara = () => throw new InvalidOperationException("Ska inte behövas."),
            };
            return Traffa(traff);
        }

        public Larmskal Traffa(Traff traff)
        {
            Larmbeslut En() => Larmregler.Traffa(
                traff, $"L{_larm.Count + 1}", _larm.Values.LastOrDefault(l => l.Nyckel == traff.Nyckel),
                _larm.Values.FirstOrDefault(l => l.Oppet && traff.Regel.HammasAv.Contains(l.Regel)), Tystnad, Verk, Lage);
            return Skriv(En, hammar: traff.Regel.HammasAv.Count > 0);
        }

        public Larmskal Gor(Larmhandling handling, Larmperson av, string? kommentar = null, string? till = null) =>
            Skriv(() => Larmregler.Besluta(new Larmkommando { Id = Larm.Id, Handling = handling, Av = av, Kommentar = kommentar, Till = till }, Larm, Lage), handling == Larmhandling.Kommentera);

        public Larmskal Tick(int minuter)
        {
            Nu = Nu.AddMinutes(minuter);
            return Skriv(() => Larmregler.Tick(Larm, Lage));
        }

        public Larmskal Aviserat(string avi, Aviutfall utfall) => Skriv(() => Larmregler.Aviserat(Larm, avi, utfall, Granser));

        private Larmskal Skriv(Func<Larmbeslut> besluta, bool hammar = false)
        {
            var beslut = besluta();
            if (beslut.Rad is { } rad)
            {
                rad.Larm!.Version.ShouldBe(_larm.TryGetValue(rad.Larm.Id, out var fore) ? fore.Version + 1 : 1);
                _larm[rad.Larm.Id] = Lagescentral.Domain.Json.Read<Larmfakta>(Lagescentral.Domain.Json.Bytes(rad.Larm));
            }

            if (Tvaganger && !hammar) besluta().Rad.ShouldBeNull();
            return beslut.Skal;
        }
    }
}
