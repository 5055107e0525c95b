using Lagescentral.Aktorer;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Journal;
using Lagescentral.Tests.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Aktorer;

/// <summary>What becomes of items that a source sends, and of what people say of them, as scenarios.</summary>
public sealed class MottagningTests : IAsyncLifetime
{
    private static readonly Placering PaTorget = new() { Stadsdel = "kista", Plats = "torget", Metod = Placeringsmetod.Manuell, Sakerhet = 1 };
    private readonly Provvard vard = new();

    public async Task InitializeAsync() => await vard.StartaAsync();

    public async Task DisposeAsync() => await vard.DisposeAsync();

    [Fact]
    public async Task New_changed_repeated_and_refused_items_have_their_receipts_in_order()
    {
        var (a, b) = (vard.Sak("a"), vard.Sak("b", stadsdel: "kista"));
        var rader = new List<Inrad>
        {
            new(4, "a", a, [], "a"),
            new(5, "b", b, [], "b"),
            new(6, "c", null, [new Faltfel(6, "typ", "saknas")], "c"),
            new(7, "a", a with { Allvar = 4 }, [], "a2"),
            new(8, "a", a, [], "a"),
            new(9, "d", b with { Id = "d", Klass = Klass.Begransad }, [], "d"),
            new(10, null, null, [new Faltfel(10, null, "går inte att läsa")], "?"),
        };
        var kvitton = await vard.Vard.Kalla("polis").TaEmotAsync(rader);

        kvitton.Select(k => (k.Rad, k.Id, k.Utfall, k.Rev, k.Stadsdel, k.Position)).ShouldBe([
            (4, "a", Utfall.Ny, 1, "jarva", 1),
            (5, "b", Utfall.Ny, 1, "kista", 1),
            (6, "c", Utfall.Karantan, null, null, null),
            (7, "a", Utfall.Uppdaterad, 2, "jarva", 2),
            (8, "a", Utfall.Dublett, 1, "jarva", 1),
            (9, "d", Utfall.Ny, 1, "kista", 2),
            (10, null, Utfall.Karantan, null, null, null),
        ]);
        (await vard.Karantan.WaitingAsync())["polis"].ShouldBe(2);
        (await vard.Polis.LageAsync()).Antal.ShouldBe(new Kallantal(3, 1, 1, 2));
        (await vard.BildAsync(vard.Vard.Stad)).Fonster["1h"].Antal.ShouldBe(2);

        var igen = await vard.Vard.Kalla("polis").TaEmotAsync(rader);
        igen.Select(k => k.Utfall).ShouldBe([Utfall.Dublett, Utfall.Dublett, Utfall.Karantan, Utfall.Dublett, Utfall.Dublett, Utfall.Dublett, Utfall.Karantan]);
        (await vard.Karantan.WaitingAsync())["polis"].ShouldBe(2);
        (await vard.RaderAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_event_said_many_times_in_one_batch_is_decided_one_at_a_time()
    {
        var saker = Enumerable.Range(0, 60).Select(i => vard.Sak($"h{i % 3}", stadsdel: Manus.Stadsdelar[i % 4]) with { Allvar = i % 5 + 1, Rubrik = $"{i}" }).ToArray();
        var kvitton = await vard.SandAsync("polis", saker);
        foreach (var grupp in kvitton.GroupBy(k => k.Id)) grupp.Select(k => k.Rev).ShouldBe(Enumerable.Range(1, 20).Select(rev => (int?)rev));
        var senaste = (await vard.BildAsync(vard.Vard.Stad)).Senaste;
        senaste.Select(s => (s.Id, s.Rev, s.Rubrik)).Order().ShouldBe([("h0", 20, "57"), ("h1", 20, "58"), ("h2", 20, "59")]);
    }

    [Fact]
    public async Task An_owner_who_has_been_replaced_writes_nothing_more_also_where_an_event_moves()
    {
        var (gammal, ny) = (vard.Agare("polis"), vard.Agare("polis"));
        await gammal.VaknaAsync();
        var sak = vard.Sak("a");
        await gammal.TaEmotAsync([new(1, "a", sak, [], "a")]);
        await ny.VaknaAsync();
        (await ny.TaEmotAsync([new(1, "a", sak with { Stadsdel = "kista" }, [], "a")]))[0].Rev.ShouldBe(2);

        // What it does not know stands in a stream that it does not write to: no position there tells it.
        await Should.ThrowAsync<JournalOtillgangligException>(gammal.TaEmotAsync([new(1, "a", sak with { Stadsdel = "farsta" }, [], "a")]));

        (gammal.Ersatt, ny.Ersatt).ShouldBe((true, false));
        (await vard.RaderAsync()).Select(p => (p.Strom, Handelserader.Las(p).Fakta!.Rev)).ShouldBe([("stadsdel/jarva", 1), ("stadsdel/kista", 2), ("stadsdel/jarva", 2)]);
        (await ny.TaEmotAsync([new(1, "a", sak with { Stadsdel = "farsta" }, [], "a")]))[0].Rev.ShouldBe(3);
        await gammal.VaknaAsync();
        await Should.ThrowAsync<JournalOtillgangligException>(ny.TaEmotAsync([new(1, "b", vard.Sak("b"), [], "b")]));
    }

    [Fact]
    public async Task What_is_on_its_way_when_its_owner_has_given_it_up_never_arrives()
    {
        OpalitligJournal journal = null!;
        await using var egen = await new Provvard { Runtom = inre => journal = new OpalitligJournal(inre) }.StartaAsync();
        var agare = egen.Agare("polis");
        await agare.VaknaAsync();
        var (a, b) = (egen.Sak("a"), egen.Sak("b"));
        journal.Drojer = strom => strom == "stadsdel/jarva";
        await Should.ThrowAsync<JournalOtillgangligException>(agare.TaEmotAsync([new(1, "a", a, [], "a")]));
        journal.Drojer = _ => false;

        // It has been looked for in vain when it arrives, and would be passed by the next.
        await agare.TaEmotAsync([new(1, "c", egen.Sak("c", stadsdel: "farsta"), [], "c")]);
        await Should.ThrowAsync<FelVaktException>(journal.PaVag.Dequeue()());
        await agare.TaEmotAsync([new(1, "b", b, [], "b")]);
        (await agare.TaEmotAsync([new(1, "a", a with { Stadsdel = "kista" }, [], "a")]))[0].Rev.ShouldBe(1);
        (await egen.RaderAsync()).Select(p => (p.Strom, Handelserader.Las(p).Fakta!.Id)).ShouldBe([("stadsdel/farsta", "c"), ("stadsdel/jarva", "b"), ("stadsdel/kista", "a")]);
    }

    [Fact]
    public async Task Who_has_given_something_up_does_not_take_a_source_back_from_another()
    {
        OpalitligJournal journal = null!;
        await using var egen = await new Provvard { Runtom = inre => journal = new OpalitligJournal(inre) }.StartaAsync();
        var (gammal, ny) = (egen.Agare("polis"), egen.Agare("polis"));
        await gammal.VaknaAsync();
        journal.Drojer = strom => strom == "stadsdel/jarva";
        await Should.ThrowAsync<JournalOtillgangligException>(gammal.TaEmotAsync([new(1, "a", egen.Sak("a"), [], "a")]));
        journal.Drojer = _ => false;
        await ny.VaknaAsync();

        await Should.ThrowAsync<JournalOtillgangligException>(gammal.TaEmotAsync([new(1, "b", egen.Sak("b"), [], "b")]));
        gammal.Ersatt.ShouldBeTrue();
        (await ny.TaEmotAsync([new(1, "a", egen.Sak("a"), [], "a")]))[0].Utfall.ShouldBe(Utfall.Ny);
    }

    [Fact]
    public async Task An_owner_who_has_been_replaced_leaves_no_state_behind()
    {
        var (gammal, ny) = (vard.Agare("polis"), vard.Agare("polis"));
        await gammal.VaknaAsync();
        await ny.VaknaAsync();
        // So many that it would save its state.
        await ny.TaEmotAsync([.. Enumerable.Range(1, 1_100).Select(i => new Inrad(i, $"h{i}", vard.Sak($"h{i}"), [], $"h{i}"))]);
        await gammal.AvslutaAsync();

        var nasta = vard.Agare("polis");
        await nasta.VaknaAsync();
        (await nasta.TaEmotAsync([new(1, "h7", vard.Sak("h7"), [], "h7")]))[0].Utfall.ShouldBe(Utfall.Dublett);
        await nasta.AvslutaAsync();
        (await vard.Ogonblick.LatestAsync(Strommar.Kalla("polis"), Kallindex.Version, null)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_older_revision_is_kept_as_history()
    {
        var nu = vard.Klocka.GetUtcNow();
        var sak = vard.Sak("a") with { Publicerad = nu.AddMinutes(-1) };
        await vard.SandAsync("polis", sak);
        var kvitto = (await vard.SandAsync("polis", sak with { Publicerad = nu.AddMinutes(-9), Stadsdel = "kista", Allvar = 5 }))[0];
        (kvitto.Utfall, kvitto.Rev, kvitto.Stadsdel).ShouldBe((Utfall.Uppdaterad, 2, "jarva"));
        (await vard.BildAsync(vard.Vard.Stad)).Senaste[0].Rev.ShouldBe(1);

        (await vard.SandAsync("polis", sak with { Publicerad = nu, Allvar = 3 }))[0].Rev.ShouldBe(3);
        var bild = await vard.BildAsync(vard.Vard.Stadsdel("jarva"));
        (bild.Senaste[0].Rev, bild.Senaste[0].Allvar, bild.Fonster["1h"].Antal).ShouldBe((3, 3, 1));
    }

    [Fact]
    public async Task A_place_set_by_a_person_stays_when_the_source_revises()
    {
        var sak = vard.Sak("a", text: "Rök över taken");
        await vard.SandAsync("polis", sak);
        (await vard.Polis.PlaceraAsync("a", PaTorget, 9, "person:1")).ShouldBe(new Kommandosvar(Kommandoutfall.AnnanVersion, 1));
        (await vard.Polis.PlaceraAsync("b", PaTorget, null, "person:1")).Utfall.ShouldBe(Kommandoutfall.Saknas);
        (await vard.Polis.PlaceraAsync("a", PaTorget, 1, "person:1")).ShouldBe(new Kommandosvar(Kommandoutfall.Gjort, 2));
        (await vard.Polis.PlaceraAsync("a", PaTorget, null, "person:1")).ShouldBe(new Kommandosvar(Kommandoutfall.RedanSa, 2));

        (await vard.BildAsync(vard.Vard.Stadsdel("jarva"))).Senaste.ShouldBeEmpty();
        foreach (var bild in new[] { await vard.BildAsync(vard.Vard.Stadsdel("kista")), await vard.BildAsync(vard.Vard.Stad), await vard.BildAsync(vard.Vard.Plats("torget")) })
            bild.Senaste.ShouldHaveSingleItem().Text.ShouldBe("Rök över taken");

        (await vard.SandAsync("polis", sak))[0].Utfall.ShouldBe(Utfall.Dublett);
        var kvitto = (await vard.SandAsync("polis", sak with { Status = Handelsestatus.Avslutad }))[0];
        (kvitto.Rev, kvitto.Stadsdel).ShouldBe((3, "kista"));
        (await vard.BildAsync(vard.Vard.Plats("torget"))).Senaste[0].Status.ShouldBe(Handelsestatus.Avslutad);
    }

    [Fact]
    public async Task A_person_s_word_does_not_make_a_silent_source_look_fresh()
    {
        await vard.SandAsync("polis", vard.Sak("a"));
        var horde = vard.Klocka.GetUtcNow();
        vard.Klocka.Advance(TimeSpan.FromHours(3));
        await vard.Polis.PlaceraAsync("a", PaTorget, null, "person:1");
        var lage = await vard.Polis.LageAsync();
        (lage.SenastHandelse, lage.SenastLyckad).ShouldBe((horde, horde));
        lage.Status(Manus.Kallor[0], vard.Klocka.GetUtcNow()).ShouldBe(Lagescentral.Domain.Lagesbilder.Kallstatus.Tyst);
    }

    [Fact]
    public async Task A_held_text_waits_and_is_released_once()
    {
        var kvitto = (await vard.SandAsync("polis", vard.Sak("a", text: "Ring 070-111 22 33")))[0];
        (kvitto.Utfall, kvitto.Text).ShouldBe((Utfall.Ny, "hallen"));
        kvitto.Fel.ShouldHaveSingleItem().Orsak.ShouldContain("telefonnummer");
        var hallen = (await vard.Karantan.ListAsync(Karantanlage.Vantar, "polis", null, 10)).ShouldHaveSingleItem();
        (hallen.HandelseId, hallen.Rev, hallen.Slag).ShouldBe(("a", 1, Karantanslag.Hallentext));
        (await vard.BildAsync(vard.Vard.Stad)).Senaste[0].Text.ShouldBeNull();
        (await vard.RaderAsync())[0].Text.ShouldBeNull();

        (await vard.Polis.DelaTextAsync("a", new Handelsetext { Text = "Ring jouren" }, "person:1")).ShouldBe(new Kommandosvar(Kommandoutfall.Gjort, 2));
        (await vard.Polis.DelaTextAsync("a", new Handelsetext { Text = "Ring igen" }, "person:1")).ShouldBe(new Kommandosvar(Kommandoutfall.RedanSa, 2));
        (await vard.BildAsync(vard.Vard.Stad)).Senaste[0].Text.ShouldBe("Ring jouren");
    }

    [Fact]
    public async Task Erasing_takes_the_text_from_every_line_and_picture_and_leaves_the_facts()
    {
        var sak = vard.Sak("a", text: "Hemligt ett", plats: "torget");
        await vard.SandAsync("polis", sak);
        await vard.SandAsync("polis", sak with { Text = "Hemligt två", Stadsdel = "kista" });
        (await vard.Polis.GallraAsync("a", "gallring", "system")).ShouldBe(new Kommandosvar(Kommandoutfall.Gjort, 2));
        (await vard.Polis.GallraAsync("a", "gallring", "system")).Utfall.ShouldBe(Kommandoutfall.RedanSa);

        (await vard.RaderAsync()).ShouldAllBe(post => post.Text == null);
        vard.Klocka.Advance(TimeSpan.FromSeconds(6));
        foreach (var aktor in new IBildaktor[] { vard.Vard.Stad, vard.Vard.Stadsdel("kista"), vard.Vard.Plats("torget") })
        {
            var bild = await vard.BildAsync(aktor);
            (bild.Senaste[0].Text, bild.Senaste[0].Textlage, bild.Fonster["1h"].Antal).ShouldBe((null, Textlage.Gallrad, 1));
        }

        // What is written later of the event does not claim a text that is gone.
        await vard.Polis.PlaceraAsync("a", PaTorget, null, "person:1");
        (await vard.BildAsync(vard.Vard.Stad)).Senaste[0].Textlage.ShouldBe(Textlage.Gallrad);
        var fore = await vard.BilderAsync();
        await vard.StartaOmAsync();
        (await vard.BilderAsync()).ShouldBe(fore);
    }

    [Fact]
    public async Task Erasing_a_held_text_says_that_it_is_gone()
    {
        await vard.SandAsync("polis", vard.Sak("a", text: "Ring 070-111 22 33"));
        (await vard.Polis.GallraAsync("a", "gallring", "system")).Utfall.ShouldBe(Kommandoutfall.Gjort);
        (await vard.Polis.GallraAsync("a", "gallring", "system")).Utfall.ShouldBe(Kommandoutfall.RedanSa);
        (await vard.BildAsync(vard.Vard.Stad)).Senaste[0].Textlage.ShouldBe(Textlage.Gallrad);
        (await vard.Karantan.ListAsync(null, "polis", null, 10)).ShouldAllBe(post => post.Innehall == null);
    }

    [Fact]
    public async Task A_stadsdel_does_not_write_a_revision_twice()
    {
        await vard.SandAsync("polis", vard.Sak("a"));
        await vard.SandAsync("polis", vard.Sak("a", stadsdel: "kista"));
        var inflyttad = Handelserader.Las((await vard.RaderAsync("stadsdel/kista"))[0]).Fakta!;
        var lamnad = new Stadsdelsrad { Slag = Handelseslag.Utflyttad, Vem = "kalla:polis", Fakta = inflyttad };
        (await vard.Vard.Stadsdel("jarva").SkrivAsync([lamnad]))[0].Position.ShouldBe(0);
        await Should.ThrowAsync<ForaldratIndexException>(
            vard.Vard.Stadsdel("kista").SkrivAsync([lamnad with { Slag = Handelseslag.Inflyttad }]));
        (await vard.RaderAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_move_says_the_same_in_both_streams()
    {
        await vard.SandAsync("polis", vard.Sak("a"));
        vard.Klocka.Advance(TimeSpan.FromMinutes(1));
        await vard.SandAsync("polis", vard.Sak("a", stadsdel: "kista"));
        var rader = (await vard.RaderAsync()).Select(Handelserader.Las).ToList();
        rader.Select(r => r.Slag).ShouldBe([Handelseslag.Mottagen, Handelseslag.Inflyttad, Handelseslag.Utflyttad]);
        Json.Bytes(rader[2].Fakta).ShouldBe(Json.Bytes(rader[1].Fakta));
    }

    [Fact]
    public async Task Half_a_move_is_completed_at_the_next_start()
    {
        await vard.SandAsync("polis", vard.Sak("a", plats: "torget"));
        var kand = Handelserader.Las((await vard.RaderAsync())[0]).Fakta!;
        var nu = vard.Klocka.GetUtcNow();
        var flyttad = kand with { Rev = 2, Mottagen = nu, Placering = PaTorget with { Plats = "parken" }, Tidigare = kand.TillRaknevarde() };
        await vard.Journal.AppendAsync("stadsdel/kista", 0, [Handelserader.Skriv(new Stadsdelsrad { Slag = Handelseslag.Inflyttad, Vem = "person:1", Fakta = flyttad }, nu)]);

        for (var gang = 0; gang < 3; gang++)
        {
            await vard.StartaOmAsync();
            (await vard.RaderAsync("stadsdel/jarva")).Select(post => post.Slag).ShouldBe([Handelseslag.Mottagen, Handelseslag.Utflyttad]);
            (await vard.RaderAsync("stadsdel/kista")).Count.ShouldBe(1);
        }

        (await vard.BildAsync(vard.Vard.Stadsdel("jarva"))).Fonster["1h"].Antal.ShouldBe(0);
        (await vard.BildAsync(vard.Vard.Stadsdel("kista"))).Fonster["1h"].Antal.ShouldBe(1);
        (await vard.BildAsync(vard.Vard.Plats("torget"))).Senaste.ShouldBeEmpty();
        (await vard.BildAsync(vard.Vard.Plats("parken"))).Senaste.ShouldHaveSingleItem();
        (await vard.BildAsync(vard.Vard.Stad)).Fonster["1h"].Antal.ShouldBe(1);
    }

    [Fact]
    public async Task The_open_view_is_sent_nothing_of_an_event_whose_class_is_raised()
    {
        await vard.SandAsync("polis", vard.Sak("a") with { Rubrik = "Rök" });
        (await vard.BildAsync(vard.Vard.Stad, Lasarklass.Oppen)).Senaste.Count.ShouldBe(1);
        await vard.SandAsync("polis", vard.Sak("a", typ: "hemligtyp") with { Rubrik = "Hemligt", Klass = Klass.Intern });
        (await vard.BildAsync(vard.Vard.Stad, Lasarklass.Oppen)).Senaste.ShouldBeEmpty();
        var oppet = vard.Utskick.Tom().Where(s => s.Lasare == Lasarklass.Oppen).Select(s => System.Text.Encoding.UTF8.GetString(s.Andring.Json.Span)).ToList();
        oppet.ShouldNotBeEmpty();
        oppet.ShouldAllBe(json => !json.Contains("emlig", StringComparison.Ordinal));
    }
}
