using System.Collections.Concurrent;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>Several nodes on one log, answers that are lost, a store that goes away, and a log that has been changed.</summary>
public sealed class JournalBlobFelTests : JournalFlernodSpecifikation, IAsyncLifetime
{
    private const string Forsta = "logg/00000001";

    private readonly Minnesblobbar _lager = new();
    private readonly Journalmeta _meta = Minnesblobbar.NyttNamn();
    private readonly ConcurrentStack<Blobjournal> _oppnade = [];
    private readonly ConcurrentStack<Lagermapp> _mappar = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var en in _oppnade) await en.DisposeAsync();
        foreach (var mapp in _mappar) mapp.Dispose();
    }

    protected override async Task<IJournal> NyNodAsync() => await NodAsync(maxBlock: 7);

    protected override Task<Verifieringsrapport> VerifieraAsync() => Blobverifiering.VerifieraAsync(_lager);

    [Fact]
    public async Task A_lost_answer_is_recognised_and_the_lines_stand_once()
    {
        var nod = await NodAsync();
        var tappade = new List<string>();
        _lager.Efter = (vad, namn) =>
        {
            if (vad is not "lagg till" || tappade.Count == 2) return;
            tappade.Add(namn);
            throw new BlobOtillgangligException("svaret kom inte fram");
        };

        (await nod.AppendAsync("s", 0, [Rad("1", "text")])).ShouldHaveSingleItem().Position.ShouldBe(1);
        await nod.AppendAsync("s", 1, [Gallring(1)]);
        await nod.AppendAsync("s", 2, [Rad("3", "en till")]);

        tappade.Count.ShouldBe(2);
        nod.Skrivbar.ShouldBeTrue();
        (await nod.ReadAsync("s", 1).ListaAsync()).Select(p => p.Text.Ord()).ShouldBe([null, null, "en till"]);
        (await VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(3));
    }

    [Fact]
    public async Task A_block_that_lands_after_it_was_given_up_is_seen_and_its_owner_is_refused()
    {
        var sen = new Senblobbar(_lager);
        var nod = await NodAsync(lager: sen);
        sen.Hall = true;
        await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 0, [Rad("sen", "sen text")]));
        (await nod.HeadAsync("s")).ShouldBe(0);
        sen.Hall = false;

        await sen.LandaAsync();

        (await Should.ThrowAsync<FelPositionException>(nod.AppendAsync("s", 0, [Rad("igen")]))).Faktisk.ShouldBe(1);
        (await nod.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("sen text");
    }

    [Fact]
    public async Task A_block_that_lands_after_another_was_written_in_its_place_is_refused()
    {
        var sen = new Senblobbar(_lager);
        var nod = await NodAsync(lager: sen);
        sen.Hall = true;
        await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 0, [Rad("sen")]));
        sen.Hall = false;
        await nod.AppendAsync("s", 0, [Rad("igen")]);

        await Should.ThrowAsync<BlobUpptagenException>(sen.LandaAsync());

        (await nod.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Fakta.Ord().ShouldBe("igen");
    }

    [Fact]
    public async Task An_owner_who_slept_is_refused_also_when_the_log_has_gone_on_in_other_segments()
    {
        var (zombie, frisk) = (await NodAsync(maxBlock: 3), await NodAsync(maxBlock: 3));
        await zombie.AppendAsync("s", 0, [Rad("1")]);
        for (var n = 1; n < 10; n++) await frisk.AppendAsync("s", n, [Rad($"{n + 1}")]);
        var fore = _lager.Innehall;
        fore.Keys.Count(n => n.StartsWith("logg/", StringComparison.Ordinal)).ShouldBeGreaterThan(3);

        (await Should.ThrowAsync<FelPositionException>(zombie.AppendAsync("s", 1, [Rad("zombie")]))).Faktisk.ShouldBe(10);

        _lager.Innehall.ShouldBe(fore);
        _lager.Block.Values.ShouldAllBe(antal => antal <= 3);
        (await zombie.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(Enumerable.Range(1, 10).Select(n => $"{n}"));
        foreach (var segment in fore.Keys.Where(n => n.StartsWith("logg/", StringComparison.Ordinal)).SkipLast(1))
            (await BlockAsync(segment))[^1].Slag.ShouldBe(Blockslag.Slut);
    }

    [Fact]
    public async Task A_store_that_goes_away_refuses_loudly_and_the_journal_recovers_by_itself()
    {
        var nod = await NodAsync();
        await nod.AppendAsync("s", 0, [Rad("1", "text")]);
        _lager.Fore = (_, _) => throw new BlobOtillgangligException("lagret svarar inte");

        (await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 1, [Rad("2")]))).Message.ShouldContain("lagret svarar inte");
        nod.Skrivbar.ShouldBeFalse();
        (await Should.ThrowAsync<JournalOtillgangligException>(async () => await nod.HeadAsync("s"))).Message.ShouldContain("lagret svarar inte");
        (await nod.ProbeAsync()).ShouldNotBeNull().ShouldContain("lagret svarar inte");

        _lager.Fore = null;
        (await nod.ProbeAsync()).ShouldBeNull();
        nod.Skrivbar.ShouldBeTrue();
        (await nod.AppendAsync("s", 1, [Rad("2")])).ShouldHaveSingleItem().Position.ShouldBe(2);
    }

    [Fact]
    public async Task An_erased_text_leaves_no_byte_and_its_neighbours_stand()
    {
        var nod = await NodAsync();
        await nod.AppendAsync("s", 0, [Rad("1", "första hemligheten"), Rad("2", "grannens text"), Rad("3", "andra hemligheten")]);
        await nod.AppendAsync("s", 3, [Rad("4", "ensam hemlighet")]);

        await nod.AppendAsync("s", 4, [Gallring(1, 3, 4)]);

        nod.GallringVantar.ShouldBeFalse();
        Kvar("första hemligheten", "andra hemligheten", "ensam hemlighet").ShouldBeEmpty();
        Texter().Count.ShouldBe(1);
        var poster = await (await NodAsync()).ReadAsync("s", 1).ListaAsync();
        poster.Select(p => p.Textlage).ShouldBe([Radtext.Gallrad, Radtext.Finns, Radtext.Gallrad, Radtext.Gallrad, Radtext.Ingen]);
        poster[1].Text.Ord().ShouldBe("grannens text");
        (await VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Texter.ShouldBe(1), r => r.Gallrade.ShouldBe(3));
    }

    [Fact]
    public async Task What_an_erasing_left_because_the_store_went_away_is_erased_by_whoever_starts_next()
    {
        var nod = await NodAsync();
        await nod.AppendAsync("s", 0, [Rad("1", "hemlig"), Rad("2", "kvar")]);
        _lager.Fore = (vad, namn) =>
        {
            if (vad is "skriv" or "radera" && namn.StartsWith("texter/", StringComparison.Ordinal)) throw new BlobOtillgangligException("lagret svarar inte");
        };

        await nod.AppendAsync("s", 2, [Gallring(1)]);

        nod.GallringVantar.ShouldBeTrue();
        Kvar("hemlig").ShouldNotBeEmpty();
        (await nod.ReadAsync("s", 1).ListaAsync())[0].Textlage.ShouldBe(Radtext.Gallrad);
        _lager.Fore = null;
        await NodAsync();
        Kvar("hemlig").ShouldBeEmpty();
        Kvar("kvar").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Texts_whose_lines_were_never_written_are_swept_away()
    {
        var nod = await NodAsync();
        _lager.Fore = (vad, _) =>
        {
            if (vad == "lagg till") throw new BlobOtillgangligException("lagret svarar inte");
        };
        await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 0, [Rad("1", "löstext")]));
        Kvar("löstext").ShouldNotBeEmpty();
        _lager.Fore = null;
        await nod.AppendAsync("s", 0, [Rad("1", "radens text")]);

        await NodAsync();

        Kvar("löstext").ShouldBeEmpty();
        (await nod.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("radens text");
    }

    [Fact]
    public async Task A_sweeping_never_takes_the_texts_of_lines_that_are_on_their_way()
    {
        var nod = await NodAsync();
        var (grind, framme) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hall = true;
        _lager.ForeAppend = async _ =>
        {
            if (!hall) return;
            hall = false;
            framme.SetResult();
            await grind.Task;
        };
        var skrivs = nod.AppendAsync("s", 0, [Rad("1", "på väg")]);
        await framme.Task;

        await NodAsync();
        grind.SetResult();
        await skrivs;

        (await nod.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("på väg");
        Texter().Count.ShouldBe(1);
        (await VerifieraAsync()).Avvikelser.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("skadad")]
    [InlineData("annan")]
    [InlineData("borta")]
    public async Task A_copy_that_cannot_be_used_is_made_again_from_the_log(string hur)
    {
        var mapp = NyMapp();
        var nod = await NodAsync(mapp: mapp);
        await nod.AppendAsync("s", 0, [Rad("1", "text", 0, "nyckel:1"), Rad("2")]);
        await nod.DisposeAsync();
        var avbild = mapp.Fil("avbild.db");
        if (hur == "skadad") await File.WriteAllTextAsync(avbild, "inte en databas");
        if (hur == "borta") File.Delete(avbild);
        if (hur == "annan")
        {
            File.Delete(avbild);
            await using var annan = await Blobjournal.OpenAsync(new Minnesblobbar(), Minnesblobbar.NyttNamn(), new() { Mapp = mapp.Sokvag }, TimeProvider.System);
            await annan.AppendAsync("s", 0, [Rad("annan")]);
        }

        var igen = await NodAsync(mapp: mapp);

        (await igen.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "2"]);
        (await igen.ReadKeyAsync("nyckel:1").ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("text");
    }

    [Fact]
    public async Task A_copy_of_a_log_that_was_put_back_as_it_was_before_is_made_again()
    {
        var mapp = NyMapp();
        var nod = await NodAsync(mapp: mapp);
        await nod.AppendAsync("s", 0, [Rad("1")]);
        var fore = _lager.Innehall[Forsta];
        await nod.AppendAsync("s", 1, [Rad("2")]);
        await nod.DisposeAsync();
        _lager.Andra(Forsta, _ => fore);

        var igen = await NodAsync(mapp: mapp);

        (await igen.HeadAsync("s")).ShouldBe(1);
        await igen.AppendAsync("s", 1, [Rad("annan")]);
        (await igen.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "annan"]);
    }

    [Fact]
    public async Task A_changed_log_is_found_out_and_left_as_it_is()
    {
        var nod = await NodAsync();
        await nod.AppendAsync("a", 0, [.. Enumerable.Range(1, 9).Select(i => Rad($"{{\"nr\":{i}}}", $"text {i}", i, $"nyckel:{i}"))]);
        await nod.AppendAsync("a", 9, [Gallring(1, 2) with { Mottagen = Start.AddSeconds(10) }]);
        (await VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(10), r => r.Texter.ShouldBe(7), r => r.Gallrade.ShouldBe(2));
        var texter = Texter().ShouldHaveSingleItem();

        await AndradAsync(texter, bytes => Byt(bytes, "text 5", "text 6"), r => r.Avvikelser.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Position.ShouldBe(5), a => a.Orsak.ShouldContain("texten har ändrats")));
        await AndradAsync(texter, _ => null, r => r.Avvikelser.Count(a => a.Orsak.Contains("texten saknas", StringComparison.Ordinal)).ShouldBe(7));
        await AndradAsync(Forsta, bytes => Byt(bytes, "{\"nr\":5}", "{\"nr\":6}"), r => r.Avvikelser.ShouldHaveSingleItem().Orsak.ShouldContain("ett block har ändrats"));
        await AndradAsync(Forsta, bytes => bytes[..^1], r => r.Avvikelser.ShouldContain(a => a.Orsak.Contains("avkortat", StringComparison.Ordinal)));
        await AndradAsync(Forsta, bytes => [.. bytes, .. "mera"u8], r => r.Avvikelser.ShouldContain(a => a.Orsak.Contains("avkortat", StringComparison.Ordinal)));
        _lager.Andra(Forsta, bytes => Byt(bytes, "{\"nr\":5}", "{\"nr\":6}"));
        (await Should.ThrowAsync<FrammandeFilException>(NodAsync())).Message.ShouldContain(Forsta);

        async Task AndradAsync(string namn, Func<byte[], byte[]?> andra, Action<Verifieringsrapport> provas)
        {
            var fore = _lager.Innehall[namn];
            _lager.Andra(namn, andra);
            provas(await VerifieraAsync());
            if (_lager.Innehall.ContainsKey(namn)) _lager.Andra(namn, _ => fore);
            else await _lager.PutAsync(namn, fore, version: null);
        }
    }

    [Fact]
    public async Task A_store_that_holds_another_journal_is_refused()
    {
        await NodAsync();

        var fel = await Should.ThrowAsync<FrammandeFilException>(
            Blobjournal.OpenAsync(_lager, Minnesblobbar.NyttNamn(), new() { Mapp = NyMapp().Sokvag }, TimeProvider.System));
        fel.Message.ShouldContain("Journal:Anslutning");
        _lager.Andra("meta", _ => Encoding.UTF8.GetBytes("""{"format":2}"""));
        (await Should.ThrowAsync<FrammandeFilException>(NodAsync())).Message.ShouldContain("annan behållare");
    }

    [Fact]
    public async Task Calls_that_do_not_fit_in_a_block_share_several_and_one_that_never_could_is_refused()
    {
        var liten = new Minnesblobbar { Blockstorlek = 20_000 };
        await using var nod = await Blobjournal.OpenAsync(liten, _meta, new() { Mapp = NyMapp().Sokvag }, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => nod.AppendAsync($"s/{i}", 0, [Rad(new string('f', 3000), new string('t', 3000)), Rad("liten")]))));

        (await nod.ReadAllAsync(0).ListaAsync()).Count.ShouldBe(80);
        var fel = await Should.ThrowAsync<FelRadException>(nod.AppendAsync("s", 0, [Rad(new string('f', 12_000)), Rad(new string('f', 12_000))]));
        fel.Message.ShouldContain("dela upp");
        await Should.ThrowAsync<FelRadException>(nod.AppendAsync("s", 0, [Rad("1", new string('t', 21_000))]));
        (await nod.HeadAsync("s")).ShouldBe(0);
    }

    [Fact]
    public async Task A_block_is_read_as_it_was_written()
    {
        var nod = await NodAsync();
        await nod.AppendAsync("å/ä", 0, [Rad("""{"x":1}""", "text", 0, "nyckel:ö", "nyckel:2"), Rad("2") with { Publicerad = Start, Intraffad = null }]);
        await nod.AppendAsync("å/ä", 2, [Gallring(1)]);

        var block = await BlockAsync(Forsta);
        foreach (var ett in block) Loggblock.Las(ett.Koda()).Koda().ShouldBe(ett.Koda());
        block[0].Rader[0].Nycklar.ShouldBe(["nyckel:ö", "nyckel:2"]);
        block[1].Rader[0].Gallrar.ShouldBe([1]);
        block[^1].ShouldSatisfyAllConditions(b => b.Slag.ShouldBe(Blockslag.Stadat), b => b.Stadat.ShouldBe(3));
        var kodat = block[0].Koda();
        for (var i = 0; i < kodat.Length; i++)
        {
            var andrat = kodat.ToArray();
            andrat[i] ^= 1;
            Should.Throw<FormatException>(() => Loggblock.Las(andrat));
        }
    }

    [Fact]
    public void Whatever_goes_wrong_between_two_nodes_and_the_store_every_acknowledged_line_stands_once_and_in_order()
    {
        // Per call to the store: 0 goes well, 1 is never made, 2 is made and its answer lost.
        var fel = Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)));
        var steg = from nod in Gen.Choose(0, 1)
                   from strom in Gen.Choose(0, 2)
                   from antal in Gen.Choose(1, 3)
                   from gallra in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
                   select (nod, strom, antal, gallra);
        var fall = from handelser in steg.ListOf() from utfall in fel.ListOf() select (handelser, utfall: utfall.ToList());
        Prop.ForAll(fall.ToArbitrary(), f => ProvaAsync(f.handelser, f.utfall).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

        async Task ProvaAsync(IEnumerable<(int Nod, int Strom, int Antal, bool Gallra)> handelser, List<int> utfall)
        {
            var lager = new Minnesblobbar { BlockHogst = 4 };
            using var a = new Lagermapp();
            using var b = new Lagermapp();
            Blobjournal[] noder = [await OppnaAsync(a), await OppnaAsync(b)];
            var kvar = new ConcurrentQueue<int>(utfall);
            lager.Fore = (_, _) =>
            {
                if (kvar.TryPeek(out var nasta) && nasta == 1 && kvar.TryDequeue(out _)) throw new BlobOtillgangligException("borta");
            };
            lager.Efter = (_, _) =>
            {
                if (kvar.TryDequeue(out var nasta) && nasta == 2) throw new BlobOtillgangligException("svaret borta");
            };
            var (kvitterade, ovissa, gallrade, rad) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), 0);
            foreach (var (nod, s, antal, gallra) in handelser)
            {
                var strom = $"s/{s}";
                var nya = Enumerable.Range(0, antal).Select(_ => $"{++rad}").ToList();
                try
                {
                    var huvud = await noder[nod].HeadAsync(strom);
                    if (gallra && huvud > 0) await noder[nod].AppendAsync(strom, huvud, [Gallring(1)]);
                    else await noder[nod].AppendAsync(strom, huvud, [.. nya.Select(n => Rad(n, $"text {n};"))]);
                    if (gallra && huvud > 0) gallrade.Add(strom);
                    else kvitterade.UnionWith(nya);
                }
                catch (JournalOtillgangligException)
                {
                    ovissa.UnionWith(nya);
                }
            }

            (lager.Fore, lager.Efter) = (null, null);
            foreach (var nod in noder) await nod.DisposeAsync();
            // Whoever starts sweeps and erases what was left.
            await using var igen = await OppnaAsync(a);
            var poster = await igen.ReadAllAsync(0).ListaAsync();
            var rader = poster.Where(p => p.Slag == Rad().Slag).ToList();
            rader.Select(p => p.Fakta.Ord()).ShouldBeUnique();
            rader.Select(p => p.Fakta.Ord()).ToHashSet().ShouldSatisfyAllConditions(alla => alla.IsSupersetOf(kvitterade).ShouldBeTrue(), alla => alla.IsSubsetOf(kvitterade.Union(ovissa)).ShouldBeTrue());
            poster.GroupBy(p => p.Strom).ShouldAllBe(g => g.Select(p => p.Position).SequenceEqual(Enumerable.Range(1, g.Count()).Select(i => (long)i)));
            foreach (var post in rader.Where(p => p.Textlage == Radtext.Finns)) post.Text.Ord().ShouldBe($"text {post.Fakta.Ord()};");
            foreach (var post in rader.Where(p => p.Position == 1 && gallrade.Contains(p.Strom)))
            {
                post.Textlage.ShouldBe(Radtext.Gallrad);
                Kvar(lager, $"text {post.Fakta.Ord()};").ShouldBeEmpty();
            }

            (await Blobverifiering.VerifieraAsync(lager)).Avvikelser.ShouldBeEmpty();

            Task<Blobjournal> OppnaAsync(Lagermapp mapp) => Blobjournal.OpenAsync(lager, _meta, new() { Mapp = mapp.Sokvag, MaxBlock = 4 }, TimeProvider.System);
        }
    }

    private static byte[] Byt(byte[] bytes, string fran, string till)
    {
        var plats = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(fran));
        plats.ShouldBeGreaterThanOrEqualTo(0);
        Encoding.UTF8.GetBytes(till).CopyTo(bytes.AsSpan(plats));
        return bytes;
    }

    private async Task<List<Loggblock>> BlockAsync(string segment)
    {
        var block = new List<Loggblock>();
        await foreach (var post in new Segmentlogg(_lager).ReadAsync(new Loggplats(int.Parse(segment.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture), 0)))
        {
            if (post.Plats.Blob == segment) block.Add(post.Block);
        }

        return block;
    }

    private List<string> Texter() => [.. _lager.Innehall.Keys.Where(n => n.StartsWith("texter/", StringComparison.Ordinal))];

    private List<string> Kvar(params string[] ord) => Kvar(_lager, ord);

    private static List<string> Kvar(Minnesblobbar lager, params string[] ord) =>
        [.. ord.Where(o => lager.Innehall.Values.Any(b => b.AsSpan().IndexOf(Encoding.UTF8.GetBytes(o)) >= 0))];

    private Lagermapp NyMapp()
    {
        var mapp = new Lagermapp();
        _mappar.Push(mapp);
        return mapp;
    }

    private async Task<Blobjournal> NodAsync(IBloblager? lager = null, Lagermapp? mapp = null, int maxBlock = 50_000)
    {
        var journal = await Blobjournal.OpenAsync(
            lager ?? _lager, _meta, new() { Mapp = (mapp ?? NyMapp()).Sokvag, MaxBlock = maxBlock }, TimeProvider.System, NullLogger<Blobjournal>.Instance);
        _oppnade.Push(journal);
        return journal;
    }

    /// <summary>A store that is not heard from while it holds an append, which may land later.</summary>
    private sealed class Senblobbar(IBloblager inre) : IBloblager
    {
        private Func<Task>? _hallen;

        public bool Hall { get; set; }

        public string Namn => inre.Namn;

        public int Blockstorlek => inre.Blockstorlek;

        public Task LandaAsync() => _hallen.ShouldNotBeNull()();

        public Task AppendAsync(string namn, long position, ReadOnlyMemory<byte> block, CancellationToken cancel = default)
        {
            if (!Hall) return inre.AppendAsync(namn, position, block, cancel);
            _hallen ??= () => inre.AppendAsync(namn, position, block);
            throw new BlobOtillgangligException("lagret svarade inte i tid");
        }

        public Task<bool> CreateLogAsync(string namn, CancellationToken cancel = default) => inre.CreateLogAsync(namn, cancel);

        public Task<ReadOnlyMemory<byte>?> ReadAsync(string namn, long position, int hogst, CancellationToken cancel = default) => inre.ReadAsync(namn, position, hogst, cancel);

        public Task<Blobinnehall?> GetAsync(string namn, CancellationToken cancel = default) => inre.GetAsync(namn, cancel);

        public Task PutAsync(string namn, ReadOnlyMemory<byte> innehall, string? version, CancellationToken cancel = default) => inre.PutAsync(namn, innehall, version, cancel);

        public Task DeleteAsync(string namn, CancellationToken cancel = default) => inre.DeleteAsync(namn, cancel);

        public IAsyncEnumerable<string> ListAsync(string borjan, CancellationToken cancel = default) => inre.ListAsync(borjan, cancel);
    }
}
