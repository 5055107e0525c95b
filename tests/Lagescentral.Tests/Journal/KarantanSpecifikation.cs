using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>What every karantän does.</summary>
public abstract class KarantanSpecifikation
{
    protected const int Hogst = 20;

    protected static readonly DateTimeOffset Nu = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A karantän in which <see cref="Hogst"/> items of a source may wait.</summary>
    protected abstract IKarantan Karantan { get; }

    protected static Karantanpost Post(int minut = 0, string kalla = "polis", string? handelse = "633436", string? innehall = "{}") => new()
    {
        Id = Guid.CreateVersion7(Nu.AddMinutes(minut)),
        Kalla = kalla,
        HandelseId = handelse,
        Rev = 2,
        Allvar = 4,
        Slag = Karantanslag.Hallentext,
        Mottagen = Nu.AddMinutes(minut),
        Fel = [new(3, "text", "liknar ett personnummer")],
        Innehall = innehall,
    };

    [Fact]
    public async Task An_item_comes_back_as_it_was_added()
    {
        var hallen = Post(innehall: "Två män grep en tredje på Åsögatan.");
        var avvisad = new Karantanpost { Id = Guid.CreateVersion7(Nu), Kalla = "ssbf", Slag = Karantanslag.Avvisad, Mottagen = Nu, Fel = [] };
        await Karantan.AddAsync([hallen, avvisad]);

        Lika(await Karantan.GetAsync(hallen.Id), hallen);
        Lika(await Karantan.GetAsync(avvisad.Id), avvisad);
        (await Karantan.GetAsync(Guid.CreateVersion7(Nu))).ShouldBeNull();
    }

    [Fact]
    public async Task Adding_the_same_item_again_changes_nothing()
    {
        var post = Post(innehall: "först");
        await Karantan.AddAsync([post]);
        await Karantan.AddAsync([post with { Innehall = "sedan" }]);

        (await Karantan.GetAsync(post.Id))!.Innehall.ShouldBe("först");
        (await Karantan.WaitingAsync())["polis"].ShouldBe(1);
    }

    [Fact]
    public async Task Items_are_listed_newest_first_and_paged_backwards()
    {
        var poster = new[] { Post(2), Post(1, "ssbf"), Post(3), Post(4) };
        await Karantan.AddAsync(poster);
        await Karantan.SettleAsync(poster[3].Id, 1, Karantanlage.Avvisad, "person-1", Nu);

        async Task<IEnumerable<Guid>> Lista(Karantanlage? lage, string? kalla, Guid? fore, int antal) =>
            (await Karantan.ListAsync(lage, kalla, fore, antal)).Select(p => p.Id);
        (await Lista(null, null, null, 10)).ShouldBe([poster[3].Id, poster[2].Id, poster[0].Id, poster[1].Id]);
        (await Lista(Karantanlage.Vantar, null, null, 2)).ShouldBe([poster[2].Id, poster[0].Id]);
        (await Lista(Karantanlage.Vantar, null, poster[0].Id, 2)).ShouldBe([poster[1].Id]);
        (await Lista(Karantanlage.Vantar, "polis", null, 10)).ShouldBe([poster[2].Id, poster[0].Id]);
        (await Lista(Karantanlage.Rattad, null, null, 10)).ShouldBeEmpty();

        async Task<IEnumerable<Guid>> Av(Karantanlage? lage, string kalla, string id, int antal = 10) =>
            (await Karantan.ListAsync(lage, new HandelseNyckel(kalla, id), antal)).Select(p => p.Id);
        (await Av(null, "polis", "633436")).ShouldBe([poster[3].Id, poster[2].Id, poster[0].Id]);
        (await Av(Karantanlage.Vantar, "polis", "633436", 1)).ShouldBe([poster[2].Id]);
        (await Av(null, "ssbf", "633436")).ShouldBe([poster[1].Id]);
        (await Av(null, "polis", "en-annan")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Settling_erases_the_content_and_says_who_and_when()
    {
        var post = Post();
        await Karantan.AddAsync([post]);

        var avgjord = await Karantan.SettleAsync(post.Id, 1, Karantanlage.Slappt, "person-1", Nu.AddHours(1));

        Lika(avgjord, post with { Version = 2, Lage = Karantanlage.Slappt, AvgjordAv = "person-1", Avgjord = Nu.AddHours(1), Innehall = null });
        Lika(await Karantan.GetAsync(post.Id), avgjord!);
        (await Karantan.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_version_settles_nothing_and_a_settled_item_stays()
    {
        var post = Post();
        await Karantan.AddAsync([post]);

        (await Karantan.SettleAsync(post.Id, 2, Karantanlage.Slappt, "person-1", Nu)).ShouldBeNull();
        (await Karantan.SettleAsync(Guid.CreateVersion7(Nu), 1, Karantanlage.Slappt, "person-1", Nu)).ShouldBeNull();
        Lika(await Karantan.GetAsync(post.Id), post);

        await Karantan.SettleAsync(post.Id, 1, Karantanlage.Slappt, "person-1", Nu);
        (await Karantan.SettleAsync(post.Id, 2, Karantanlage.Avvisad, "person-2", Nu)).ShouldBeNull();
        (await Karantan.GetAsync(post.Id))!.Lage.ShouldBe(Karantanlage.Slappt);
    }

    [Fact]
    public async Task Of_many_who_settle_at_once_one_does()
    {
        var post = Post();
        await Karantan.AddAsync([post]);

        var svar = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Karantan.SettleAsync(post.Id, 1, Karantanlage.Rattad, $"person-{n}", Nu)));

        svar.Count(s => s is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Waiting_is_no_way_to_settle() =>
        await Should.ThrowAsync<ArgumentException>(async () => await Karantan.SettleAsync(Guid.CreateVersion7(Nu), 1, Karantanlage.Vantar, "p", Nu));

    [Fact]
    public async Task Erasing_an_event_takes_all_its_contents_and_ends_the_wait()
    {
        var (forsta, andra, annan) = (Post(1), Post(2) with { Slag = Karantanslag.Avvisad, Rev = null }, Post(3, handelse: "999"));
        await Karantan.AddAsync([forsta, andra, annan]);

        await Karantan.EraseAsync("polis", "633436");

        foreach (var id in new[] { forsta.Id, andra.Id })
        {
            var post = (await Karantan.GetAsync(id))!;
            (post.Innehall, post.Lage, post.Version, post.AvgjordAv).ShouldBe((null, Karantanlage.Avvisad, 2, "gallring"));
        }

        Lika(await Karantan.GetAsync(annan.Id), annan);
    }

    [Fact]
    public async Task Settled_items_go_by_when_they_were_settled_and_waiting_ones_by_when_they_came()
    {
        var poster = new[] { Post(1), Post(2), Post(3), Post(4, handelse: "raderad") };
        await Karantan.AddAsync(poster);
        await Karantan.SettleAsync(poster[0].Id, 1, Karantanlage.Rattad, "p", Nu.AddMinutes(60));
        await Karantan.EraseAsync("polis", ["raderad"]);

        // Nothing is due: settled at 60, erased but known since 4, waiting since 2 and 3.
        (await Karantan.ForfallnaAsync(Nu.AddMinutes(4), Nu.AddMinutes(2), [])).ShouldBe((0, 0));
        (await Karantan.GallraAsync(Nu.AddMinutes(4), Nu.AddMinutes(2), [])).ShouldBe(0);
        (await Karantan.ForfallnaAsync(Nu.AddMinutes(5), Nu.AddMinutes(3), [])).ShouldBe((1, 1));
        (await Karantan.ForfallnaAsync(Nu.AddMinutes(5), Nu.AddMinutes(3), ["polis/633436"])).ShouldBe((1, 0));
        (await Karantan.HallnaAsync(Nu.AddMinutes(3))).ShouldBe([new HandelseNyckel("polis", "633436")]);
        (await Karantan.GallraAsync(Nu.AddMinutes(5), Nu.AddMinutes(3), [])).ShouldBe(2);
        (await Karantan.ListAsync(null, null, null, 10)).Select(p => p.Id).ShouldBe([poster[2].Id, poster[0].Id]);
        (await Karantan.GallraAsync(Nu.AddMinutes(61), Nu.AddMinutes(3), [])).ShouldBe(1);
        (await Karantan.ListAsync(null, null, null, 10)).Select(p => p.Id).ShouldBe([poster[2].Id]);
    }

    [Fact]
    public async Task Contents_left_of_some_events_are_counted()
    {
        await Karantan.AddAsync([Post(1, handelse: "a"), Post(2, handelse: "b"), Post(3, handelse: "b"), Post(4, "ssbf", "b"), Post(5, handelse: "c")]);

        (await Karantan.InnehallAsync("polis", ["a", "b"])).ShouldBe(3);
        await Karantan.EraseAsync("polis", ["b", "finns-inte"]);
        (await Karantan.InnehallAsync("polis", ["a", "b"])).ShouldBe(1);
        (await Karantan.InnehallAsync("ssbf", ["b"])).ShouldBe(1);
        (await Karantan.InnehallAsync("polis", [])).ShouldBe(0);
    }

    [Fact]
    public async Task A_full_source_is_refused_by_name_in_whole_batches_and_others_are_not()
    {
        await Karantan.AddAsync(Enumerable.Range(0, Hogst - 1).Select(n => Post(n)).ToList());
        var poster = new[] { Post(30), Post(31) };

        var fel = await Should.ThrowAsync<JournalOtillgangligException>(Karantan.AddAsync([Post(32, "ssbf"), .. poster]));

        fel.Message.ShouldContain("polis");
        (await Karantan.WaitingAsync()).ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["polis"] = Hogst - 1 });
        await Karantan.AddAsync([poster[0]]);
        await Karantan.AddAsync([Post(33, "ssbf")]);
        await Karantan.SettleAsync(poster[0].Id, 1, Karantanlage.Avvisad, "p", Nu);
        await Karantan.AddAsync([poster[1]]);
    }

    /// <summary>Equal in every field; a record compares its list by reference.</summary>
    protected static void Lika(Karantanpost? faktisk, Karantanpost vantad)
    {
        faktisk.ShouldNotBeNull();
        faktisk.Fel.ShouldBe(vantad.Fel);
        (faktisk with { Fel = vantad.Fel }).ShouldBe(vantad);
    }
}
