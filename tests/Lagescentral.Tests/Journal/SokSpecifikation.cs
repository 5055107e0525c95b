using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.SokRader;

namespace Lagescentral.Tests.Journal;

/// <summary>What every search index does.</summary>
public abstract class SokSpecifikation
{
    private static readonly Klass[] Alla = [Klass.Oppen, Klass.Intern, Klass.Begransad];

    private protected SokRader Rader { get; } = new();

    protected abstract ISok Sok { get; }

    protected async Task<IReadOnlyList<string>> Ids(Sokfraga fraga) => (await Sok.SokAsync(fraga)).Traffar.Select(t => t.Fakta.Id).ToList();

    protected Task<IReadOnlyList<string>> Ord(string ord) => Ids(new() { Klasser = Alla, Ord = ord });

    [Fact]
    public async Task The_position_follows_the_lines_and_repeats_are_ignored()
    {
        (await Sok.PositionAsync()).ShouldBe(0);
        var forsta = Rader.Handelse(Fakta("a"), "rök");
        await Sok.ApplyAsync([forsta, Rader.Handelse(Fakta("b")), Rader.Gallrad("polis/a")]);
        (await Sok.PositionAsync()).ShouldBe(3);

        await Sok.ApplyAsync([forsta]);

        (await Sok.PositionAsync()).ShouldBe(3);
        (await Ord("rök")).ShouldBeEmpty();
        (await Sok.SokAsync(new() { Klasser = Alla })).Totalt.ShouldBe(2);
    }

    [Fact]
    public async Task A_hit_holds_the_facts_and_the_text_as_they_are_in_the_line()
    {
        await Sok.ApplyAsync([Rader.Handelse(Fakta("a"), "Rök ur ett fönster."), Rader.Handelse(Fakta("b", minut: -1, text: Textlage.Ingen))]);

        var svar = await Sok.SokAsync(new() { Klasser = Alla });

        svar.Traffar.ShouldBe([
            (Fakta("a"), new Handelsetext { Rubrik = "Rubrik", Text = "Rök ur ett fönster.", Plats = "Ort" }),
            (Fakta("b", minut: -1, text: Textlage.Ingen), null)]);
    }

    [Fact]
    public async Task The_highest_revision_is_the_event_whatever_the_order()
    {
        var rader = new Func<Journalpost>[]
        {
            () => Rader.Handelse(Fakta("a", 1), "gammal"),
            () => Rader.Handelse(Fakta("a", 3, stadsdel: "sodermalm"), "flyttad", Handelseslag.Inflyttad),
            () => Rader.Handelse(Fakta("a", 3, stadsdel: "sodermalm"), null, Handelseslag.Utflyttad),
            () => Rader.Handelse(Fakta("a", 2), "mellan", Handelseslag.Reviderad),
            () => Rader.Handelse(Fakta("a", 9), "historia", Handelseslag.Historik),
        };
        foreach (var ordning in new int[][] { [0, 1, 2, 3, 4], [1, 0, 4, 2, 3], [4, 3, 1, 2, 0] })
        {
            await Sok.ClearAsync();
            foreach (var n in ordning)
            {
                var rad = rader[n]();
                await Sok.ApplyAsync([rad]);
            }

            var traff = (await Sok.SokAsync(new() { Klasser = Alla })).Traffar.ShouldHaveSingleItem();
            (traff.Fakta.Rev, traff.Fakta.Placering.Stadsdel, traff.Text!.Text).ShouldBe((3, "sodermalm", "flyttad"));
            (await Ord("gammal")).ShouldBeEmpty();
            (await Ord("historia")).ShouldBeEmpty();
            (await Ord("flyttad")).ShouldBe(["a"]);
        }
    }

    [Fact]
    public async Task Kinds_of_other_streams_are_passed_over_and_unknown_ones_of_ours_stop_it()
    {
        await Sok.ApplyAsync([Rader.Rad("larm.kvitterat.v1"), Rader.Rad("handelsevis.v1")]);
        (await Sok.PositionAsync()).ShouldBe(2);

        foreach (var slag in new[] { "handelse.mottagen.v2", "text.rattad.v1" })
        {
            var fel = await Should.ThrowAsync<InvalidOperationException>(Sok.ApplyAsync([Rader.Handelse(Fakta("a")), Rader.Rad(slag)]));
            fel.Message.ShouldContain(slag);
        }

        (await Sok.PositionAsync()).ShouldBe(2);
        (await Sok.SokAsync(new() { Klasser = Alla })).Totalt.ShouldBe(0);
    }

    [Fact]
    public async Task Words_match_as_prefixes_without_case_and_all_must_occur()
    {
        await Sok.ApplyAsync([Rader.Handelse(Fakta("a", typ: "Skottlossning"), "Fordon BRINNER vid Åsögatan 12, E4:an")]);

        foreach (var ord in new[] { "brinner", "Brin", "fordon brinner", "ÅSÖ", "åsög 12", "e4:an", "skott", "rubrik", "ort", "brin - vid!", "  ", "-", "\"", "A\u030aso\u0308" })
            (await Ord(ord)).ShouldBe(["a"], ord);
        foreach (var ord in new[] { "rinner", "fordon saknas", "asö", "åso", "asogatan", "brinner OR saknas", "e5:an" })
            (await Ord(ord)).ShouldBeEmpty(ord);
    }

    [Fact]
    public async Task What_is_written_is_never_the_index_own_language()
    {
        await Sok.ApplyAsync([Rader.Handelse(Fakta("a", typ: "Övrigt", text: Textlage.Delad), "not near and or ord NULL x")]);
        (await Ord("NOT")).ShouldBe(["a"]);
        (await Ord("near(not and, 5)")).ShouldBeEmpty();
        (await Ord("ord:x")).ShouldBe(["a"]);
        (await Ord("^not")).ShouldBe(["a"]);

        var ord = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Where(s => s is not null),
            Gen.Elements("\"", "*", "^", ":", "(", ")", "NOT", "AND", "OR", "NEAR", "{ord}", "\0", "\ud800", "å", " ", "-", "+", "''", ";", "²", "ﬀ", "\u0301")
                .ArrayOf().Select(delar => string.Join("", delar)));
        Prop.ForAll(ord.ToArbitrary(), s => Ord(s).GetAwaiter().GetResult().Count <= 1).QuickCheckThrowOnFailure();
        (await Ord(string.Join(' ', Enumerable.Range(0, 2000)))).ShouldBeEmpty();
    }

    /// <summary>Every word of a text is found by every beginning of it.</summary>
    [Fact]
    public async Task Every_beginning_of_every_word_finds_it()
    {
        const string text = "Två 2½-åringar på Kungsträdgårdsgatan, ”kafé” №7 ǅ naïve 日本 ﬁn İstanbul ẞ";
        await Sok.ApplyAsync([Rader.Handelse(Fakta("a"), text)]);

        foreach (var ord in text.Split(' '))
        {
            for (var langd = 1; langd <= ord.Length; langd++)
                (await Ord(ord[..langd])).ShouldBe(["a"], ord[..langd]);
        }
    }

    [Fact]
    public async Task Conditions_hold_together()
    {
        await Sok.ApplyAsync([
            Rader.Handelse(Fakta("a", allvar: 5, minut: 1, plats: "rinkeby-torg"), "rök"),
            Rader.Handelse(Fakta("b", kategori: "trafik", minut: 2) with { Status = Handelsestatus.Avslutad }, "rök"),
            Rader.Handelse(Fakta("c", stadsdel: "sodermalm", minut: 3, kalla: "ssbf"), "damm")]);

        async Task Ger(Sokfraga fraga, params string[] ids) => (await Ids(fraga)).ShouldBe(ids);
        var alla = new Sokfraga { Klasser = Alla };
        await Ger(alla, "c", "b", "a");
        await Ger(alla with { Stadsdel = "jarva" }, "b", "a");
        await Ger(alla with { Plats = "rinkeby-torg" }, "a");
        await Ger(alla with { Kategori = "trafik" }, "b");
        await Ger(alla with { AllvarMinst = 4 }, "a");
        await Ger(alla with { Kalla = "polis" }, "b", "a");
        await Ger(alla with { Status = Handelsestatus.Pagaende }, "c", "a");
        await Ger(alla with { Status = Handelsestatus.Avslutad, Kalla = "ssbf" });
        await Ger(alla with { Fran = Nu.AddMinutes(2) }, "c", "b");
        await Ger(alla with { Till = Nu.AddMinutes(2) }, "a");
        await Ger(alla with { Stadsdel = "jarva", Ord = "rök", Kategori = "trafik", Fran = Nu, Till = Nu.AddHours(1), AllvarMinst = 3 }, "b");
        await Ger(alla with { Stadsdel = "sodermalm", Ord = "rök" });
    }

    [Fact]
    public async Task A_reader_sees_only_the_classes_and_circles_given()
    {
        await Sok.ApplyAsync([
            Rader.Handelse(Fakta("oppen", minut: 4), "rök"),
            Rader.Handelse(Fakta("intern", minut: 3, klass: Klass.Intern), "rök"),
            Rader.Handelse(Fakta("jarva", minut: 2, klass: Klass.Begransad), "rök"),
            Rader.Handelse(Fakta("sodermalm", minut: 1, klass: Klass.Begransad, stadsdel: "sodermalm"), "rök")]);

        async Task Ser(Klass[] klasser, string[]? begransadI, params string[] ids)
        {
            var fraga = new Sokfraga { Klasser = klasser, BegransadI = begransadI, Ord = "rök" };
            (await Ids(fraga)).ShouldBe(ids);
            (await Sok.SokAsync(fraga)).Totalt.ShouldBe(ids.Length);
        }

        await Ser([], null);
        await Ser([Klass.Oppen], null, "oppen");
        await Ser([Klass.Oppen], ["jarva"], "oppen");
        await Ser([Klass.Oppen, Klass.Intern], ["jarva"], "oppen", "intern");
        await Ser(Alla, [], "oppen", "intern");
        await Ser(Alla, ["jarva"], "oppen", "intern", "jarva");
        await Ser(Alla, null, "oppen", "intern", "jarva", "sodermalm");
        await Ser([Klass.Begransad], ["sodermalm", "jarva"], "jarva", "sodermalm");
    }

    [Fact]
    public async Task Pages_are_newest_first_and_together_the_whole()
    {
        var rader = Enumerable.Range(0, 25).Select(n => Rader.Handelse(Fakta($"{n:D2}", minut: n / 5, kalla: n % 2 == 0 ? "polis" : "ssbf"))).ToList();
        await Sok.ApplyAsync(rader);

        var sidor = new List<(DateTimeOffset, string, string)>();
        for (var sida = 1; sida <= 4; sida++)
        {
            var svar = await Sok.SokAsync(new() { Klasser = Alla, Sida = sida, PerSida = 10 });
            svar.Totalt.ShouldBe(25);
            svar.Traffar.Count.ShouldBe(sida switch { 1 or 2 => 10, 3 => 5, _ => 0 });
            sidor.AddRange(svar.Traffar.Select(t => (t.Fakta.Intraffad, t.Fakta.Kalla, t.Fakta.Id)));
        }

        // Read on from where the last page ended, the same; and what comes in meanwhile displaces nothing.
        var foljd = new List<(DateTimeOffset, string, string)>();
        for (Sokplats? efter = null; ;)
        {
            var sida = await Sok.EfterAsync(new() { Klasser = Alla, PerSida = 7 }, efter);
            foljd.AddRange(sida.Select(t => (t.Fakta.Intraffad, t.Fakta.Kalla, t.Fakta.Id)));
            if (sida.Count < 7) break;
            efter = new(sida[^1].Fakta.Intraffad, sida[^1].Fakta.Kalla, sida[^1].Fakta.Id);
            await Sok.ApplyAsync([Rader.Handelse(Fakta($"ny{foljd.Count}", minut: 60))]);
        }

        foljd.ShouldBe(sidor);
        await Should.ThrowAsync<ArgumentException>(async () => await Sok.EfterAsync(new() { Klasser = Alla, PerSida = 201 }, null));
        sidor.ShouldBe(rader.Select(r => Json.Read<Handelsefakta>(r.Fakta.Span)).Select(f => (f.Intraffad, f.Kalla, f.Id)).OrderDescending());
        foreach (var (sida, perSida) in new[] { (0, 10), (1, 0), (1, 201) })
            await Should.ThrowAsync<ArgumentException>(async () => await Sok.SokAsync(new() { Klasser = Alla, Sida = sida, PerSida = perSida }));
    }

    [Fact]
    public async Task An_erased_text_is_gone_and_the_event_stays()
    {
        await Sok.ApplyAsync([Rader.Handelse(Fakta("a/1"), "hemligt"), Rader.Handelse(Fakta("b", minut: 1), "hemligt")]);

        await Sok.ApplyAsync([Rader.Gallrad("polis/a/1", "polis/okand")]);

        (await Ord("hemligt")).ShouldBe(["b"]);
        (await Ord("brand")).ShouldBe(["b", "a/1"]);
        var traff = (await Sok.SokAsync(new() { Klasser = Alla })).Traffar[1];
        (traff.Text, traff.Fakta.Text).ShouldBe((null, Textlage.Gallrad));
        await Sok.ApplyAsync([Rader.Handelse(Fakta("a/1", 2), "nytt", Handelseslag.Reviderad)]);
        (await Ord("nytt")).ShouldBe(["a/1"]);
    }

    /// <summary>Any history of revisions and erasures: following it, and rebuilding from a journal whose texts are gone, agree.</summary>
    [Fact]
    public void A_rebuild_after_erasures_gives_the_same_index()
    {
        var steg = Gen.Elements("a", "b", "c").Zip(Gen.Choose(0, 4)).ArrayOf();
        Prop.ForAll(steg.ToArbitrary(), s => { Prova(s).GetAwaiter().GetResult(); }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

        async Task Prova((string Id, int Val)[] historia)
        {
            await Sok.ClearAsync();
            var rader = new SokRader();
            var skrivna = new List<(string Id, Journalpost Rad)>();
            var rev = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (id, val) in historia)
            {
                var rad = val == 0
                    ? rader.Gallrad($"polis/{id}")
                    : rader.Handelse(
                        Fakta(id, rev[id] = rev.GetValueOrDefault(id) + 1, minut: val, text: val == 4 ? Textlage.Ingen : Textlage.Delad),
                        val == 4 ? null : $"ord{val}",
                        rev[id] == 1 ? Handelseslag.Mottagen : Handelseslag.Reviderad);
                if (val == 0)
                    skrivna = skrivna.ConvertAll(x => x.Id == id ? (x.Id, UtanText(x.Rad)) : x);
                skrivna.Add((id, rad));
                await Sok.ApplyAsync([rad]);
            }

            var foljd = await Bild();
            await Sok.ClearAsync();
            (await Sok.PositionAsync()).ShouldBe(0);
            await Sok.ApplyAsync(skrivna.ConvertAll(x => x.Rad));

            (await Bild()).ShouldBe(foljd);
        }

        async Task<string> Bild()
        {
            var allt = string.Join('\n', (await Sok.SokAsync(new() { Klasser = Alla })).Traffar.Select(t => $"{t.Fakta} {t.Text}"));
            foreach (var ord in new[] { "ord1", "ord2", "ord3", "brand" })
                allt += $"\n{ord}: {string.Join(' ', await Ord(ord))}";
            return allt;
        }
    }
}
