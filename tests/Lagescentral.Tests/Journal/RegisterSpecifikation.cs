using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>What every register does.</summary>
public abstract class RegisterSpecifikation
{
    protected static readonly DateTimeOffset Nu = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    protected abstract IRegister Register { get; }

    protected static Kallnyckel Nyckel(string id, string kalla = "polis", DateTimeOffset? till = null) => new(kalla, id, $"hash-{kalla}-{id}", Nu, till);

    [Fact]
    public async Task A_key_is_listed_as_it_was_added()
    {
        await Register.AddKallnyckelAsync(Nyckel("a"), Nu);
        await Register.AddKallnyckelAsync(Nyckel("b", "ssbf", Nu.AddDays(1)), Nu);

        (await Register.KallnycklarAsync()).ShouldBe([Nyckel("a"), Nyckel("b", "ssbf", Nu.AddDays(1))]);
    }

    [Fact]
    public async Task A_third_valid_key_is_refused_and_the_two_are_named()
    {
        await Register.AddKallnyckelAsync(Nyckel("a"), Nu);
        await Register.AddKallnyckelAsync(Nyckel("b"), Nu);
        await Register.AddKallnyckelAsync(Nyckel("a", "ssbf"), Nu);

        var fel = await Should.ThrowAsync<InvalidOperationException>(Register.AddKallnyckelAsync(Nyckel("c"), Nu));

        fel.Message.ShouldContain("polis");
        fel.Message.ShouldContain("a, b");
        (await Register.KallnycklarAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_revoked_key_gives_room_and_keeps_its_first_end()
    {
        await Register.AddKallnyckelAsync(Nyckel("a"), Nu);
        await Register.AddKallnyckelAsync(Nyckel("b"), Nu);

        (await Register.RevokeKallnyckelAsync("polis", "a", Nu.AddHours(1))).ShouldBeTrue();
        (await Register.RevokeKallnyckelAsync("polis", "a", Nu.AddHours(2))).ShouldBeTrue();
        await Register.AddKallnyckelAsync(Nyckel("c"), Nu.AddHours(1));

        (await Register.KallnycklarAsync()).Single(n => n.Id == "a").GiltigTill.ShouldBe(Nu.AddHours(1));
    }

    [Fact]
    public async Task A_key_whose_time_is_out_gives_room_and_one_that_ends_later_does_not()
    {
        await Register.AddKallnyckelAsync(Nyckel("a", till: Nu.AddHours(1)), Nu);
        await Register.AddKallnyckelAsync(Nyckel("b"), Nu);

        await Should.ThrowAsync<InvalidOperationException>(Register.AddKallnyckelAsync(Nyckel("c"), Nu.AddMinutes(59)));
        await Register.AddKallnyckelAsync(Nyckel("c"), Nu.AddHours(1));
    }

    [Fact]
    public async Task Revoking_an_unknown_key_says_so()
    {
        await Register.AddKallnyckelAsync(Nyckel("a"), Nu);

        (await Register.RevokeKallnyckelAsync("ssbf", "a", Nu)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_name_or_the_same_key_twice_is_refused()
    {
        await Register.AddKallnyckelAsync(Nyckel("a"), Nu);

        await Should.ThrowAsync<InvalidOperationException>(Register.AddKallnyckelAsync(Nyckel("a") with { Hash = "annan" }, Nu));
        await Should.ThrowAsync<InvalidOperationException>(Register.AddKallnyckelAsync(Nyckel("b") with { Hash = Nyckel("a").Hash }, Nu));
    }

    [Fact]
    public async Task Keys_added_at_once_never_pass_two()
    {
        var forsok = Enumerable.Range(0, 8).Select(async n =>
        {
            try
            {
                await Register.AddKallnyckelAsync(Nyckel($"n{n}"), Nu);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });

        (await Task.WhenAll(forsok)).Count(lyckades => lyckades).ShouldBe(2);
    }

    [Fact]
    public async Task The_first_answer_under_a_key_stands()
    {
        var nyckel = Guid.CreateVersion7(Nu);
        await Register.SaveGivetSvarAsync("person-1", nyckel, new("f1", 200, """{"a":1}"""), Nu);
        await Register.SaveGivetSvarAsync("person-1", nyckel, new("f2", 409, "", "\"2\""), Nu);

        (await Register.GivetSvarAsync("person-1", nyckel)).ShouldBe(new Givetsvar("f1", 200, """{"a":1}"""));
        (await Register.GivetSvarAsync("person-2", nyckel)).ShouldBeNull();
        (await Register.GivetSvarAsync("person-1", Guid.CreateVersion7(Nu))).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_keeps_its_version_beside_its_body()
    {
        var (med, utanKropp, ny) = (Guid.CreateVersion7(Nu), Guid.CreateVersion7(Nu), new Givetsvar("f", 200, "{}", "\"3\""));
        await Register.SaveGivetSvarAsync("p", med, ny, Nu);
        await Register.SaveGivetSvarAsync("p", utanKropp, new("f", 204, "", "\"4\""), Nu);

        (await Register.GivetSvarAsync("p", med)).ShouldBe(ny);
        (await Register.GivetSvarAsync("p", utanKropp)).ShouldBe(new Givetsvar("f", 204, "", "\"4\""));
        (await Register.GallraAsync(Nu.AddTicks(1))).ShouldBe(2);
        await Register.SaveGivetSvarAsync("p", med, ny with { Version = null }, Nu);
        (await Register.GivetSvarAsync("p", med))!.Version.ShouldBeNull();
    }

    [Fact]
    public async Task Answers_before_the_limit_are_forgotten_and_those_at_it_are_kept()
    {
        var (gammal, ny) = (Guid.CreateVersion7(Nu), Guid.CreateVersion7(Nu));
        await Register.SaveGivetSvarAsync("p", gammal, new("f", 200, "{}"), Nu.AddTicks(-1));
        await Register.SaveGivetSvarAsync("p", ny, new("f", 200, "{}"), Nu);

        (await Register.ForfallnaAsync(Nu)).ShouldBe(1);
        (await Register.GallraAsync(Nu)).ShouldBe(1);
        (await Register.ForfallnaAsync(Nu)).ShouldBe(0);

        (await Register.GivetSvarAsync("p", gammal)).ShouldBeNull();
        (await Register.GivetSvarAsync("p", ny)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_screen_is_listed_as_it_was_added_and_seen()
    {
        await Register.AddEnhetAsync(Skarm("a"), 10);
        await Register.AddEnhetAsync(Skarm("b", Nu.AddHours(1)), 10);
        await Register.SeenEnheterAsync(new Dictionary<string, DateTimeOffset> { ["a"] = Nu.AddHours(2), ["okand"] = Nu });
        await Register.SeenEnheterAsync(new Dictionary<string, DateTimeOffset> { ["a"] = Nu.AddHours(1) });

        (await Register.EnheterAsync()).ShouldBe([Skarm("b", Nu.AddHours(1)), Skarm("a") with { Sedd = Nu.AddHours(2) }]);
    }

    [Fact]
    public async Task No_more_screens_are_valid_than_may_be_and_no_two_share_a_name()
    {
        await Register.AddEnhetAsync(Skarm("a"), 2);
        (await Should.ThrowAsync<InvalidOperationException>(Register.AddEnhetAsync(Skarm("b") with { Namn = "SKÄRM A" }, 2))).Message.ShouldContain("SKÄRM A");
        await Register.AddEnhetAsync(Skarm("b"), 2);
        (await Should.ThrowAsync<InvalidOperationException>(Register.AddEnhetAsync(Skarm("c"), 2))).Message.ShouldContain("2 skärmar");

        (await Register.RevokeEnhetAsync("a", "p-admin", Nu.AddHours(1))).ShouldBeTrue();
        (await Register.RevokeEnhetAsync("a", "p-annan", Nu.AddHours(2))).ShouldBeTrue();
        (await Register.RevokeEnhetAsync("finns-inte", "p-admin", Nu)).ShouldBeFalse();
        await Register.AddEnhetAsync(Skarm("c") with { Namn = "Skärm a" }, 2);
        var alla = await Register.EnheterAsync();
        alla[^1].ShouldBe(Skarm("a") with { Aterkallad = Nu.AddHours(1), AterkalladAv = "p-admin" });
        alla.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_revoked_screens_the_latest_are_kept()
    {
        for (var n = 0; n < 205; n++)
        {
            await Register.AddEnhetAsync(Skarm($"s{n:D3}"), 1);
            await Register.RevokeEnhetAsync($"s{n:D3}", "p-admin", Nu.AddMinutes(n));
        }

        await Register.AddEnhetAsync(Skarm("ny"), 1);
        var alla = await Register.EnheterAsync();
        alla.Count.ShouldBe(201);
        alla.ShouldNotContain(e => e.Id == "s004");
        alla.ShouldContain(e => e.Id == "s005");
    }

    [Fact]
    public async Task An_entry_is_read_as_it_was_written_and_replaced_only_from_the_version_that_stands()
    {
        (await Register.SparaPostAsync(Post("kontakt", "a"), 10)).ShouldBe(Postutfall.Skriven);
        (await Register.SparaPostAsync(Post("kontakt", "a"), 10)).ShouldBe(Postutfall.AnnanVersion);
        (await Register.SparaPostAsync(Post("kontakt", "a", version: 3), 10)).ShouldBe(Postutfall.AnnanVersion);
        (await Register.SparaPostAsync(Post("kontakt", "ny", version: 2), 10)).ShouldBe(Postutfall.AnnanVersion);
        (await Register.SparaPostAsync(Post("kontakt", "a", version: 2, data: "nytt") with { Andrad = Nu.AddHours(1) }, 1)).ShouldBe(Postutfall.Skriven);

        var post = (await Register.PostAsync("kontakt", "a"))!;
        (post with { Data = default }).ShouldBe(Post("kontakt", "a", version: 2) with { Andrad = Nu.AddHours(1), Data = default });
        System.Text.Encoding.UTF8.GetString(post.Data.Span).ShouldBe("nytt");
        (await Register.PostAsync("kontakt", "ny")).ShouldBeNull();
        (await Register.PostAsync("annat", "a")).ShouldBeNull();
    }

    [Fact]
    public async Task Entries_are_listed_by_kind_and_owner_and_bounded_for_each_owner()
    {
        foreach (var id in (string[])["b", "a"]) (await Register.SparaPostAsync(Post("prenumeration", id, "p-1"), 2)).ShouldBe(Postutfall.Skriven);
        (await Register.SparaPostAsync(Post("prenumeration", "c", "p-1"), 2)).ShouldBe(Postutfall.Fullt);
        (await Register.SparaPostAsync(Post("prenumeration", "d", "p-2"), 2)).ShouldBe(Postutfall.Skriven);
        (await Register.SparaPostAsync(Post("kontakt", "p-1", "p-1"), 1)).ShouldBe(Postutfall.Skriven);

        (await Register.PosterAsync("prenumeration", "p-1")).Select(p => p.Id).ShouldBe(["a", "b"]);
        (await Register.PosterAsync("prenumeration")).Select(p => p.Id).ShouldBe(["a", "b", "d"]);
    }

    [Fact]
    public async Task An_entry_is_forgotten_alone_by_owner_or_by_age()
    {
        foreach (var (slag, id, agare) in ((string, string, string)[])[("k", "a", "p-1"), ("s", "b", "p-1"), ("s", "c", "p-2"), ("s", "d", "p-2")])
            await Register.SparaPostAsync(Post(slag, id, agare) with { Andrad = id == "d" ? Nu : Nu.AddDays(-1) }, 10);

        (await Register.GlomPostAsync("s", "c", 2)).ShouldBeFalse();
        (await Register.GlomPostAsync("s", "finns-inte")).ShouldBeFalse();
        (await Register.GlomAgareAsync("p-1")).ShouldBe(2);
        (await Register.GlomAgareAsync("p-1")).ShouldBe(0);
        (await Register.GallraPosterAsync("s", Nu)).ShouldBe(1);
        (await Register.GlomPostAsync("s", "d", 1)).ShouldBeTrue();
        (await Register.PosterAsync("s")).ShouldBeEmpty();
        (await Register.PosterAsync("k")).ShouldBeEmpty();
    }

    protected static Registerpost Post(string slag, string id, string agare = "p-1", int version = 1, string data = "{}") =>
        new(slag, id, agare, version, Nu, System.Text.Encoding.UTF8.GetBytes(data));

    private static Enhet Skarm(string id, DateTimeOffset? skapad = null) => new(id, "Skärm " + id, "Plan 5", "hash-" + id, skapad ?? Nu, "p-admin");
}
