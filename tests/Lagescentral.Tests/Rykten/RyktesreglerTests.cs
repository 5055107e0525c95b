using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Rykten;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Rykten;

/// <summary>What may be done with a rumour, and what it becomes. Every decision is made twice.</summary>
public sealed class RyktesreglerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);
    private static readonly Avsandare Jour = new("Tjänsteperson i beredskap", "Stockholms stad");
    private static readonly Avsandare Farsta = new("Stadsdelsdirektör", "Stadsdelsförvaltningen, Farsta");

    [Fact]
    public void A_rumour_is_noted_checked_and_answered_once()
    {
        var bok = new Bok();
        bok.Gor(Notera("a", "farsta")).ShouldBe(Ryktesskal.Noterat);
        bok["a"].ShouldSatisfyAllConditions(f => f.Tillstand.ShouldBe(Ryktestillstand.Noterat), f => f.Version.ShouldBe(1), f => f.Noteringar.ShouldBe(1));
        bok.Gor(new Rykteskommando.Kontrollera { Id = "a", Version = 1, Av = Farsta }).ShouldBe(Ryktesskal.Kontrolleras);
        bok["a"].Kontroll.ShouldBe(new Rykteskontroll(Farsta, bok.Nu));
        bok.Gor(Svara("a", 2)).ShouldBe(Ryktesskal.Besvarat);
        var svar = bok["a"].Svar!;
        (svar.Version, svar.Utfall, svar.Av, svar.Per, svar.Tid).ShouldBe((1, Ryktesutfall.Dementerat, Jour, bok.Nu, bok.Nu));
        bok["a"].Kontroll!.Av.ShouldBe(Farsta);
    }

    [Fact]
    public void An_answer_without_a_check_says_who_checked()
    {
        var bok = new Bok();
        bok.Gor(Notera("a"));
        bok.Gor(Svara("a", 1)).ShouldBe(Ryktesskal.Besvarat);
        bok.Slag.ShouldBe([Ryktesslag.Noterat, Ryktesslag.Kontrolleras, Ryktesslag.Besvarat]);
        bok["a"].Kontroll!.Av.ShouldBe(Jour);
        bok["a"].Version.ShouldBe(3);
    }

    [Fact]
    public void A_revised_answer_is_a_new_version_and_the_same_is_none()
    {
        var bok = new Bok();
        bok.Gor(Notera("a"));
        bok.Gor(Svara("a", 1));
        bok.Gor(Svara("a", 3) with { Utfall = Ryktesutfall.Bekraftat, Innehall = "annat" }).ShouldBe(Ryktesskal.SvarReviderat);
        bok["a"].Svar!.Version.ShouldBe(2);
        // The very words that stand, whatever version their sender had seen.
        bok.Gor(Svara("a", 1) with { Utfall = Ryktesutfall.Bekraftat, Innehall = "annat" }).ShouldBe(Ryktesskal.SammaSvar);
        bok.Gor(Svara("a", 3)).ShouldBe(Ryktesskal.AnnanVersion);
        bok["a"].Svar!.Innehall.ShouldBe("annat");
    }

    [Fact]
    public void Reopening_takes_the_answer_back_and_the_next_is_a_new_version()
    {
        var bok = new Bok();
        bok.Gor(Notera("a"));
        bok.Gor(new Rykteskommando.Ateroppna { Id = "a", Version = 1, Av = Jour, Orsak = "nya uppgifter" }).ShouldBe(Ryktesskal.RedanOppet);
        bok.Gor(Svara("a", 1));
        bok.Gor(new Rykteskommando.Kontrollera { Id = "a", Version = 3, Av = Farsta }).ShouldBe(Ryktesskal.ArBesvarat);
        bok.Gor(new Rykteskommando.Ateroppna { Id = "a", Version = 3, Av = Jour, Orsak = "nya uppgifter" }).ShouldBe(Ryktesskal.Ateroppnat);
        bok["a"].Tillstand.ShouldBe(Ryktestillstand.Noterat);
        bok["a"].Ateroppnat.ShouldBe(bok.Nu);
        bok["a"].Svar!.Version.ShouldBe(1);
        bok.Gor(Svara("a", 4)).ShouldBe(Ryktesskal.Besvarat);
        bok["a"].Svar!.Version.ShouldBe(2);
        bok["a"].Ateroppnat.ShouldBeNull();
    }

    [Fact]
    public void The_same_rumour_again_counts_on_it_and_changes_no_version()
    {
        var bok = new Bok();
        bok.Gor(Notera("a", "farsta"));
        bok.Gor(Igen("a", "n1", 1) with { Stadsdelar = ["bromma"] }).ShouldBe(Ryktesskal.NoteratIgen);
        bok.Gor(Igen("a", "n1", 1)).ShouldBe(Ryktesskal.RedanNoterat);
        (bok["a"].Noteringar, bok["a"].Version).ShouldBe((2, 1));
        bok["a"].Stadsdelar.ShouldBe(["bromma", "farsta"]);
        bok.Gor(Svara("a", 1));
        bok.Gor(Igen("a", "n2", 3)).ShouldBe(Ryktesskal.NoteratIgen);
        bok["a"].Tillstand.ShouldBe(Ryktestillstand.Besvarat);
        bok.Gor(Igen("a", "n3", 3) with { Stadsdelar = [] });
        bok["a"].Stadsdelar.ShouldBeEmpty();
        bok.Gor(Igen("saknas", "n1", 1)).ShouldBe(Ryktesskal.Saknas);
    }

    [Fact]
    public void Two_that_are_the_same_are_gathered_and_taken_apart_exactly()
    {
        var bok = new Bok();
        bok.Gor(Notera("a", "farsta"));
        bok.Gor(Notera("b", "bromma"));
        bok.Gor(Igen("b", "n1", 1));
        var fore = (bok["a"], bok["b"]);
        bok.Gor(new Rykteskommando.Sammanfor { Id = "b", Version = 1, Av = Jour, Som = "a" }).ShouldBe(Ryktesskal.Sammanfort);
        (bok["b"].Tillstand, bok["b"].Som, bok["a"].Noteringar).ShouldBe((Ryktestillstand.Sammanfort, "a", 3));
        bok.Gor(Igen("b", "n2", 2)).ShouldBe(Ryktesskal.ArSammanfort);
        bok.Gor(Svara("b", 2)).ShouldBe(Ryktesskal.ArSammanfort);
        bok.Gor(new Rykteskommando.Sammanfor { Id = "a", Version = 1, Av = Jour, Som = "b" }).ShouldBe(Ryktesskal.HarSamlade);
        bok.Gor(Notera("c"));
        bok.Gor(new Rykteskommando.Sammanfor { Id = "c", Version = 1, Av = Jour, Som = "b" }).ShouldBe(Ryktesskal.OlampligtMal);
        bok.Gor(new Rykteskommando.Sammanfor { Id = "c", Version = 1, Av = Jour, Som = "c" }).ShouldBe(Ryktesskal.OlampligtMal);
        bok.Gor(new Rykteskommando.Sammanfor { Id = "c", Version = 1, Av = Jour, Som = "saknas" }).ShouldBe(Ryktesskal.OlampligtMal);

        bok.Gor(new Rykteskommando.Ateroppna { Id = "b", Version = 2, Av = Jour, Orsak = "var inte samma" }).ShouldBe(Ryktesskal.Isartaget);
        (bok["a"].Noteringar, bok["b"].Noteringar).ShouldBe((fore.Item1.Noteringar, fore.Item2.Noteringar));
        bok["a"].Samlade.ShouldBeEmpty();
        bok["b"].Som.ShouldBeNull();
        bok["b"].Tillstand.ShouldBe(Ryktestillstand.Noterat);
    }

    [Fact]
    public void A_check_can_be_taken_over()
    {
        var bok = new Bok();
        bok.Gor(Notera("a"));
        bok.Gor(new Rykteskommando.Kontrollera { Id = "a", Version = 1, Av = Farsta });
        bok.Gor(new Rykteskommando.Kontrollera { Id = "a", Version = 1, Av = Jour }).ShouldBe(Ryktesskal.AnnanVersion);
        bok.Gor(new Rykteskommando.Kontrollera { Id = "a", Version = 2, Av = Jour }).ShouldBe(Ryktesskal.Overtaget);
        bok["a"].Kontroll!.Av.ShouldBe(Jour);
    }

    [Fact]
    public void No_more_wait_than_fit()
    {
        var bok = new Bok(new Ryktesgranser { Hogst = 2 });
        bok.Gor(Notera("a"));
        bok.Gor(Notera("b"));
        bok.Gor(Notera("c")).ShouldBe(Ryktesskal.ForManga);
        bok.Gor(Svara("a", 1));
        bok.Gor(Notera("c")).ShouldBe(Ryktesskal.Noterat);
        bok.Fold.Alla.Select(r => r.Fakta.Id).ShouldBe(["b", "c"], ignoreOrder: true);
        bok.Fold.Glomda.ShouldBe(1);
    }

    /// <summary>Whatever is done in whatever order: the fold is bounded, a replay gives the same, a version never repeats with
    /// other facts, an answer is never changed, notings are conserved.</summary>
    [Fact]
    public void Whatever_is_done_the_rules_hold()
    {
        var kommandon = Gen.Choose(0, 5).SelectMany(slag => Gen.Choose(0, 3).SelectMany(id => Gen.Choose(0, 3).Select(val => (slag, id, val))));
        Prop.ForAll(Arb.From(kommandon.ListOf().Select(lista => lista.ToList())), lista =>
        {
            var bok = new Bok(new Ryktesgranser { Hogst = 3, Noteringar = 2, Samlade = 2 });
            var nr = 0;
            foreach (var (slag, id, val) in lista)
            {
                nr++;
                var (namn, annan) = ("r" + id, "r" + val);
                var version = bok.Finn(namn)?.Version ?? 1;
                bok.Gor(slag switch
                {
                    0 => Notera(namn, val == 0 ? [] : ["farsta"]),
                    1 => Igen(namn, $"n{nr}", version),
                    2 => new Rykteskommando.Kontrollera { Id = namn, Version = version, Av = val % 2 == 0 ? Jour : Farsta },
                    3 => Svara(namn, version) with { Innehall = annan },
                    4 => new Rykteskommando.Ateroppna { Id = namn, Version = version, Av = Jour, Orsak = "prov" },
                    _ => new Rykteskommando.Sammanfor { Id = namn, Version = version, Av = Jour, Som = annan },
                });
            }

            bok.Prova();
        }).QuickCheckThrowOnFailure();
    }

    private static Rykteskommando.Notera Notera(string id, params string[] stadsdelar) =>
        new() { Id = id, Av = Jour, Rykte = "Det sägs att badhuset brinner", Hort = Hortvia.SocialaMedier, Stadsdelar = stadsdelar };

    private static Rykteskommando.NoteraIgen Igen(string id, string notering, int version) => new() { Id = id, Version = version, Av = Jour, Notering = notering };

    private static Rykteskommando.Besvara Svara(string id, int version) =>
        new() { Id = id, Version = version, Av = Jour, Utfall = Ryktesutfall.Dementerat, Svar = "Badhuset brinner inte.", Innehall = "x" };

    /// <summary>Decides, folds, and decides the same again.</summary>
    private sealed class Bok(Ryktesgranser? granser = null)
    {
        private readonly Ryktesgranser _granser = granser ?? new();
        private readonly List<Ryktesrad> _rader = [];
        // As the stream's owner knows them: the fold, and beyond it the journal.
        private readonly Dictionary<string, Ryktesfakta> _alla = [];
        private Ryktesfold? _fold;

        public Ryktesfold Fold => _fold ??= new Ryktesfold(_granser);

        public DateTimeOffset Nu { get; private set; } = Start;

        public IEnumerable<string> Slag => _rader.Select(r => r.Slag);

        public Ryktesfakta this[string id] => Finn(id)!;

        public Ryktesfakta? Finn(string id) => _alla.GetValueOrDefault(id);

        public Ryktesskal Gor(Rykteskommando kommando)
        {
            Nu += TimeSpan.FromMinutes(1);
            var beslut = Besluta(kommando);
            foreach (var rad in beslut.Rader)
            {
                _rader.Add(rad);
                _alla[rad.Fakta!.Id] = rad.Fakta;
                Fold.Folda(rad, _rader.Count);
                Fold.Alla.Count.ShouldBeLessThanOrEqualTo(_granser.Hogst);
            }

            if (beslut.Rader.Count > 0) Besluta(kommando).Rader.ShouldBeEmpty(kommando.ToString());
            return beslut.Skal;
        }

        public void Prova()
        {
            var om = new Ryktesfold(_granser);
            for (var i = 0; i < _rader.Count; i++) om.Folda(_rader[i], i + 1);
            Json.Bytes(om.Alla.OrderBy(r => r.Fakta.Id).ToList()).ShouldBe(Json.Bytes(Fold.Alla.OrderBy(r => r.Fakta.Id).ToList()));
            foreach (var rykte in _rader.Select(r => r.Fakta!).GroupBy(f => f.Id))
            {
                var rader = rykte.ToList();
                rader.Zip(rader.Skip(1)).ShouldAllBe(par => par.Second.Version >= par.First.Version && par.Second.Noteringar >= 1);
                // One version of an answer is one answer.
                foreach (var svar in rader.Select(f => f.Svar).OfType<Svarsfakta>().GroupBy(s => s.Version)) svar.Distinct().Count().ShouldBe(1);
                foreach (var fakta in rader)
                {
                    fakta.Noteringsider.Count.ShouldBeLessThanOrEqualTo(_granser.Noteringar);
                    fakta.Samlade.Count.ShouldBeLessThanOrEqualTo(_granser.Samlade);
                    (fakta.Tillstand == Ryktestillstand.Sammanfort).ShouldBe(fakta.Som is not null);
                    (fakta.Tillstand != Ryktestillstand.Kontrolleras || fakta.Kontroll is not null).ShouldBeTrue();
                    (fakta.Tillstand != Ryktestillstand.Besvarat || fakta.Svar is not null).ShouldBeTrue();
                }
            }

            var forsta = _rader.Count(r => r.Slag is Ryktesslag.Noterat or Ryktesslag.NoteratIgen);
            _alla.Values.Where(f => f.Som is null).Sum(f => f.Noteringar).ShouldBe(forsta);
            (Fold.Alla.Count + Fold.Glomda).ShouldBe(_alla.Count);
        }

        private Ryktesbeslut Besluta(Rykteskommando kommando) => Ryktesregler.Besluta(kommando, Finn, Fold.Obesvarade, _granser, Nu);
    }
}
