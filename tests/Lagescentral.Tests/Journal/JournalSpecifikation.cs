using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Journal;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>What every journal does, whatever it is kept in. An implementation inherits this and says how it is opened.</summary>
public abstract class JournalSpecifikation : IAsyncLifetime
{
    private const string Jarva = "stadsdel/jarva";
    private const string Sodermalm = "stadsdel/sodermalm";

    protected IJournal Journal { get; private set; } = null!;

    /// <summary>Opens the test's own journal: new the first time, the same again later.</summary>
    protected abstract Task<IJournal> OppnaAsync();

    public virtual async Task InitializeAsync() => Journal = await OppnaAsync();

    public virtual async Task DisposeAsync() => await Journal.DisposeAsync();

    [Fact]
    public async Task A_line_is_read_as_it_was_written()
    {
        var rad = Rad("""{"plats":"Åkersberga"}""", "{\"rubrik\":\"Älg på väg\"}") with
        {
            Publicerad = Start.AddTicks(1234567),
            Mottagen = new DateTimeOffset(2026, 11, 16, 16, 5, 1, TimeSpan.FromHours(2)),
        };

        var svar = await Journal.AppendAsync(Jarva, 0, [rad]);

        var post = (await Journal.ReadAsync(Jarva, 1).ListaAsync()).ShouldHaveSingleItem();
        post.Strom.ShouldBe(Jarva);
        post.Position.ShouldBe(1);
        post.Slag.ShouldBe(rad.Slag);
        post.Intraffad.ShouldBe(rad.Intraffad);
        post.Publicerad.ShouldBe(rad.Publicerad);
        post.Mottagen.ShouldBe(rad.Mottagen);
        post.Mottagen.Offset.ShouldBe(TimeSpan.Zero);
        post.Vem.ShouldBe(rad.Vem);
        post.Fakta.Ord().ShouldBe("""{"plats":"Åkersberga"}""");
        post.Text.Ord().ShouldBe("{\"rubrik\":\"Älg på väg\"}");
        post.Textlage.ShouldBe(Radtext.Finns);
        Lika(svar.ShouldHaveSingleItem(), post);
    }

    [Fact]
    public async Task A_missing_text_differs_from_an_empty_one()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad(), Rad(text: "")]);

        var poster = await Journal.ReadAsync(Jarva, 1).ListaAsync();
        poster[0].Text.ShouldBeNull();
        poster[0].Textlage.ShouldBe(Radtext.Ingen);
        poster[1].Text.Ord().ShouldBe("");
        poster[1].Textlage.ShouldBe(Radtext.Finns);
    }

    [Fact]
    public async Task Reading_begins_at_the_position_asked_for()
    {
        await Journal.AppendAsync(Jarva, 0, [.. Enumerable.Range(1, 2500).Select(i => Rad($"{i}"))]);

        var poster = await Journal.ReadAsync(Jarva, 499).ListaAsync();
        poster.Select(p => p.Position).ShouldBe(Enumerable.Range(499, 2002).Select(i => (long)i));
        poster.ShouldAllBe(p => p.Fakta.Ord() == $"{p.Position}");
        (await Journal.ReadAsync(Jarva, 2501).ListaAsync()).ShouldBeEmpty();
        (await Journal.ReadAsync("finns/inte", 1).ListaAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_fence_refuses_an_owner_who_is_behind_or_ahead()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad(), Rad()]);

        var fel = await Should.ThrowAsync<FelPositionException>(Journal.AppendAsync(Jarva, 1, [Rad()]));
        (fel.Strom, fel.Vantad, fel.Faktisk).ShouldBe((Jarva, 1, 2));
        await Should.ThrowAsync<FelPositionException>(Journal.AppendAsync(Jarva, 3, [Rad()]));
        await Should.ThrowAsync<FelPositionException>(Journal.AppendAsync("ny/strom", 1, [Rad()]));
        (await Journal.HeadAsync(Jarva)).ShouldBe(2);
        (await Journal.HeadAsync("ny/strom")).ShouldBe(0);
    }

    [Fact]
    public async Task An_append_under_a_guard_is_refused_once_another_has_taken_over()
    {
        await Journal.AppendAsync("agare/x", 0, [Rad()]);
        var forsta = new Strompunkt("agare/x", 1);
        (await Journal.AppendAsync(Jarva, 0, [Rad("1")], forsta)).ShouldHaveSingleItem().Position.ShouldBe(1);
        await Should.ThrowAsync<FelPositionException>(Journal.AppendAsync(Jarva, 0, [Rad()], forsta));

        await Journal.AppendAsync("agare/x", 1, [Rad()]);

        var fel = await Should.ThrowAsync<FelVaktException>(Journal.AppendAsync(Jarva, 1, [Rad("2")], forsta));
        (fel.Strom, fel.Vantad, fel.Faktisk).ShouldBe(("agare/x", 1, 2));
        await Should.ThrowAsync<FelVaktException>(Journal.AppendAsync(Sodermalm, 0, [Rad("2")], new Strompunkt("agare/y", 1)));
        (await Journal.AppendAsync(Jarva, 1, [Rad("2")], new Strompunkt("agare/x", 2))).ShouldHaveSingleItem().Position.ShouldBe(2);
        (await Journal.AppendAsync(Sodermalm, 0, [Rad("1")], new Strompunkt("agare/y", 0))).ShouldHaveSingleItem().Position.ShouldBe(1);
        (await Journal.ReadAsync(Jarva, 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task An_empty_append_writes_nothing_and_still_meets_the_fence()
    {
        (await Journal.AppendAsync(Jarva, 0, [])).ShouldBeEmpty();
        await Should.ThrowAsync<FelPositionException>(Journal.AppendAsync(Jarva, 1, []));
        (await Journal.StreamsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_call_leaves_none_of_its_lines()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad(sekund: 10)]);

        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 1, [Rad(sekund: 20), Rad(sekund: 19)]));
        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 1, [Rad(sekund: 9)]));
        (await Journal.HeadAsync(Jarva)).ShouldBe(1);
        (await Journal.AppendAsync(Jarva, 1, [Rad(sekund: 10)]))[0].Position.ShouldBe(2);
    }

    [Fact]
    public async Task Two_owners_who_race_for_a_position_get_one_winner()
    {
        var forsok = Enumerable.Range(0, 50)
            .Select(i => Task.Run(() => Journal.AppendAsync(Jarva, 0, [Rad($"{i}"), Rad($"{i}")])))
            .ToList();
        await Task.WhenAll(forsok).ContinueWith(static _ => { }, TaskScheduler.Default);

        forsok.Count(f => f.IsCompletedSuccessfully).ShouldBe(1);
        forsok.Where(f => f.IsFaulted).ShouldAllBe(f => f.Exception!.InnerException is FelPositionException);
        var poster = await Journal.ReadAsync(Jarva, 1).ListaAsync();
        poster.Count.ShouldBe(2);
        poster[1].Fakta.Ord().ShouldBe(poster[0].Fakta.Ord());
    }

    [Fact]
    public async Task Many_streams_at_once_lose_nothing_and_one_callers_fault_is_its_own()
    {
        var ratt = Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            for (var p = 0; p < 25; p++)
                await Journal.AppendAsync($"plats/{i}", p, [Rad($"{p}", $"text {i} {p}")]);
        })).ToList();
        var fel = Enumerable.Range(0, 200)
            .Select(i => Journal.AppendAsync($"plats/{i % 40}", 1_000_000, [Rad()]))
            .ToList();

        await Task.WhenAll(ratt);
        foreach (var f in fel)
            await Should.ThrowAsync<FelPositionException>(f);
        var alla = await Journal.ReadAllAsync(0).ListaAsync();
        alla.Count.ShouldBe(1000);
        alla.GroupBy(p => p.Strom).ShouldAllBe(g => g.Select(p => p.Position).SequenceEqual(Enumerable.Range(1, 25).Select(i => (long)i)));
        (await Journal.StreamsAsync()).ShouldAllBe(s => s.Value == 25);
    }

    [Fact]
    public async Task All_streams_are_read_in_the_order_of_commit()
    {
        var a = await Journal.AppendAsync(Jarva, 0, [Rad("1")]);
        await Journal.AppendAsync(Sodermalm, 0, [Rad("2"), Rad("3")]);
        await Journal.AppendAsync(Jarva, 1, [Rad("4")]);

        var alla = await Journal.ReadAllAsync(0).ListaAsync();
        alla.Select(p => p.Fakta.Ord()).ShouldBe(["1", "2", "3", "4"]);
        alla.Select(p => p.Nummer).ShouldBeInOrder(SortDirection.Ascending);
        alla.Select(p => p.Nummer).ShouldBeUnique();
        (await Journal.ReadAllAsync(a[0].Nummer).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["2", "3", "4"]);
        (await Journal.ReadAllAsync(alla[^1].Nummer).ListaAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Facts_are_read_without_the_texts_but_with_what_has_become_of_them()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad("1", "text"), Rad("2", null), Rad("3", "borta")]);
        await Journal.AppendAsync(Jarva, 3, [Gallring(3)]);

        var strom = await Journal.ReadFactsAsync(Jarva, 1).ListaAsync();
        strom.ShouldAllBe(p => p.Text == null);
        strom.Select(p => p.Textlage).ShouldBe([Radtext.Finns, Radtext.Ingen, Radtext.Gallrad, Radtext.Ingen]);
        var hela = await Journal.ReadAsync(Jarva, 1).ListaAsync();
        hela.Select(p => p with { Text = null, Fakta = default }).ShouldBe(strom.Select(p => p with { Fakta = default }));
        hela.Select(p => p.Fakta.Ord()).ShouldBe(strom.Select(p => p.Fakta.Ord()));
        (await Journal.ReadAllFactsAsync(strom[1].Nummer).ListaAsync()).Select(p => (p.Fakta.Ord(), p.Text)).ShouldBe([("3", null), (strom[3].Fakta.Ord(), null)]);
    }

    [Fact]
    public async Task A_read_holds_what_was_committed_when_it_began_and_no_more()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad("1"), Rad("2")]);
        await using var lasning = Journal.ReadAsync(Jarva, 1).GetAsyncEnumerator();
        (await lasning.MoveNextAsync()).ShouldBeTrue();
        await Journal.AppendAsync(Jarva, 2, [Rad("3")]);

        (await lasning.MoveNextAsync()).ShouldBeTrue();
        (await lasning.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Lines_are_found_under_their_keys()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad("1", null, 0, "handelse:prov/1", "plats:rinkeby-torg", "plats:rinkeby-torg"), Rad("2", null, 0, "handelse:prov/2")]);
        await Journal.AppendAsync(Sodermalm, 0, [Rad("3", "t", 0, "handelse:prov/1")]);
        await Journal.AppendAsync(Jarva, 2, [Rad("4", null, 0, "handelse:prov/1")]);

        (await Journal.ReadKeyAsync("handelse:prov/1").ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "3", "4"]);
        (await Journal.ReadKeyAsync("plats:rinkeby-torg").ListaAsync()).Count.ShouldBe(1);
        (await Journal.ReadKeyAsync("handelse:prov").ListaAsync()).ShouldBeEmpty();

        var sista = await Journal.ReadKeysAsync(["handelse:prov/1", "handelse:prov/2", "handelse:prov/3"], 2);
        sista.Keys.ShouldBe(["handelse:prov/1", "handelse:prov/2"], ignoreOrder: true);
        sista["handelse:prov/1"].Select(p => p.Fakta.Ord()).ShouldBe(["3", "4"]);
        sista["handelse:prov/1"][0].Text.Ord().ShouldBe("t");
        sista["handelse:prov/2"].Select(p => p.Position).ShouldBe([2]);

        var fakta = await Journal.ReadKeysFactsAsync(["handelse:prov/1", "handelse:prov/3"], 2);
        fakta.Keys.ShouldBe(["handelse:prov/1"]);
        fakta["handelse:prov/1"].Select(p => p.Fakta.Ord()).ShouldBe(["3", "4"]);
        fakta["handelse:prov/1"].Select(p => p.Textlage).ShouldBe([Radtext.Finns, Radtext.Ingen]);
        fakta["handelse:prov/1"].ShouldAllBe(p => p.Text == null);
    }

    [Fact]
    public async Task An_erased_text_is_gone_and_everything_else_stands()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad("1", "hemlig", 0, "handelse:prov/1"), Rad("2", "kvar"), Rad("3")]);
        await Journal.AppendAsync(Sodermalm, 0, [Rad("4", "annan")]);

        await Journal.AppendAsync(Jarva, 3, [Gallring(1, 3)]);
        await Journal.AppendAsync(Jarva, 4, [Gallring(1)]);

        var poster = await Journal.ReadAsync(Jarva, 1).ListaAsync();
        poster.Select(p => p.Textlage).ShouldBe([Radtext.Gallrad, Radtext.Finns, Radtext.Ingen, Radtext.Ingen, Radtext.Ingen]);
        poster[0].Text.ShouldBeNull();
        poster[0].Fakta.Ord().ShouldBe("1");
        poster[1].Text.Ord().ShouldBe("kvar");
        (await Journal.ReadKeyAsync("handelse:prov/1").ListaAsync())[0].Textlage.ShouldBe(Radtext.Gallrad);
        (await Journal.ReadAsync(Sodermalm, 1).ListaAsync())[0].Text.Ord().ShouldBe("annan");
    }

    [Fact]
    public async Task An_erasing_line_must_say_what_it_erases()
    {
        await Journal.AppendAsync(Jarva, 0, [Rad("1", "text")]);

        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 1, [Gallring(2)]));
        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 1, [Gallring(0)]));
        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 1, [Rad() with { Gallrar = [1] }]));
        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 1, [Gallring() with { Gallrar = [1] }]));
        await Should.ThrowAsync<FelRadException>(
            Journal.AppendAsync(Jarva, 1, [Gallring(1) with { Fakta = Encoding.UTF8.GetBytes("inte json") }]));
        (await Journal.ReadAsync(Jarva, 1).ListaAsync()).ShouldHaveSingleItem().Textlage.ShouldBe(Radtext.Finns);
    }

    [Fact]
    public async Task Everything_stands_after_it_is_opened_again()
    {
        var (id, nyckel) = (Journal.Id, Journal.Innehallsnyckel.ToArray());
        await Journal.AppendAsync(Jarva, 0, [Rad("1", "text", 5, "nyckel"), Rad("2", null, 5)]);
        var fore = await Journal.ReadAllAsync(0).ListaAsync();

        await Journal.DisposeAsync();
        Journal = await OppnaAsync();

        Journal.Id.ShouldBe(id);
        Journal.Innehallsnyckel.ToArray().ShouldBe(nyckel);
        nyckel.Length.ShouldBe(32);
        var efter = await Journal.ReadAllAsync(0).ListaAsync();
        efter.Count.ShouldBe(2);
        fore.Zip(efter).ToList().ForEach(p => Lika(p.First, p.Second));
        await Should.ThrowAsync<FelPositionException>(Journal.AppendAsync(Jarva, 0, [Rad(sekund: 5)]));
        await Should.ThrowAsync<FelRadException>(Journal.AppendAsync(Jarva, 2, [Rad(sekund: 4)]));
        var ny = await Journal.AppendAsync(Jarva, 2, [Rad("3", null, 5)]);
        ny[0].Position.ShouldBe(3);
        ny[0].Nummer.ShouldBeGreaterThan(efter[^1].Nummer);
    }

    [Fact]
    public async Task Large_payloads_pass_and_too_large_ones_are_refused()
    {
        var stor = new string('å', 2_000_000);
        await Journal.AppendAsync(Jarva, 0, [Rad(stor, stor), Rad("liten")]);

        var poster = await Journal.ReadAllAsync(0).ListaAsync();
        poster[0].Fakta.Ord().ShouldBe(stor);
        poster[0].Text.Ord().ShouldBe(stor);
        poster[1].Fakta.Ord().ShouldBe("liten");
        await Should.ThrowAsync<FelRadException>(
            Journal.AppendAsync(Jarva, 2, [Rad() with { Fakta = new byte[Radregler.Maxstorlek + 1] }]));
    }

    [Fact]
    public async Task A_call_that_is_already_cancelled_writes_nothing()
    {
        using var avbrott = new CancellationTokenSource();
        await avbrott.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Journal.AppendAsync(Jarva, 0, [Rad()], cancel: avbrott.Token));
        (await Journal.HeadAsync(Jarva)).ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_call_is_either_written_whole_or_not_at_all()
    {
        using var avbrott = new CancellationTokenSource();
        var anrop = Enumerable.Range(0, 300)
            .Select(i => Task.Run(() => Journal.AppendAsync($"plats/{i}", 0, [Rad(), Rad()], cancel: avbrott.Token)))
            .ToList();
        await avbrott.CancelAsync();
        await Task.WhenAll(anrop).ContinueWith(static _ => { }, TaskScheduler.Default);

        for (var i = 0; i < anrop.Count; i++)
            (await Journal.HeadAsync($"plats/{i}")).ShouldBe(anrop[i].IsCompletedSuccessfully ? 2 : 0);
    }

    [Fact]
    public async Task A_probe_of_a_sound_journal_answers_null()
    {
        (await Journal.ProbeAsync()).ShouldBeNull();
        Journal.Skrivbar.ShouldBeTrue();
        (await Journal.ReadAllAsync(0).ListaAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void Any_sequence_of_calls_gives_what_a_list_per_stream_would_give()
    {
        var anrop = from strom in Gen.Choose(0, 2)
                    from antal in Gen.Choose(0, 4)
                    from fel in Gen.Choose(-1, 1)
                    select (strom, antal, fel);
        var nr = 0;
        Prop.ForAll(anrop.ListOf().ToArbitrary(), steg =>
        {
            var omgang = ++nr;
            var modell = new Dictionary<string, List<string>>();
            foreach (var (s, antal, fel) in steg)
            {
                var strom = $"prov/{omgang}/{s}";
                var lista = modell.TryGetValue(strom, out var l) ? l : modell[strom] = [];
                var rader = Enumerable.Range(lista.Count, antal).Select(i => $"{i}").ToList();
                var vantad = Math.Max(0, lista.Count + fel);
                var uppgift = Journal.AppendAsync(strom, vantad, [.. rader.Select(r => Rad(r))]);
                if (vantad == lista.Count)
                {
                    uppgift.GetAwaiter().GetResult().Select(p => p.Fakta.Ord()).ShouldBe(rader);
                    lista.AddRange(rader);
                }
                else
                {
                    Should.Throw<FelPositionException>(() => uppgift.GetAwaiter().GetResult()).Faktisk.ShouldBe(lista.Count);
                }
            }

            foreach (var (strom, lista) in modell)
                Journal.ReadAsync(strom, 1).ListaAsync().GetAwaiter().GetResult().Select(p => p.Fakta.Ord()).ShouldBe(lista);
        }).QuickCheckThrowOnFailure();
    }

    private static void Lika(Journalpost a, Journalpost b)
    {
        (a with { Fakta = default, Text = null }).ShouldBe(b with { Fakta = default, Text = null });
        a.Fakta.ToArray().ShouldBe(b.Fakta.ToArray());
        a.Text?.ToArray().ShouldBe(b.Text?.ToArray());
    }
}
