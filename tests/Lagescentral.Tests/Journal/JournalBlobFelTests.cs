using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>Several nodes on one log, answers that are lost, and a store that goes away.</summary>
public sealed class JournalBlobFelTests : JournalFlernodSpecifikation, IAsyncLifetime
{
    private readonly Blobnoder _noder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _noder.DisposeAsync();

    protected override async Task<IJournal> NyNodAsync() => await _noder.NodAsync(maxBlock: 7);

    protected override Task<Verifieringsrapport> VerifieraAsync() => _noder.VerifieraAsync();

    [Fact]
    public async Task A_lost_answer_is_recognised_and_the_lines_stand_once()
    {
        var nod = await _noder.NodAsync();
        var tappade = new List<string>();
        _noder.Lager.Efter = (vad, namn) =>
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
        (await _noder.VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(3));
    }

    [Fact]
    public async Task A_block_that_lands_after_it_was_given_up_is_seen_and_its_owner_is_refused()
    {
        var sen = new Senblobbar(_noder.Lager);
        var nod = await _noder.NodAsync(lager: sen);
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
        var sen = new Senblobbar(_noder.Lager);
        var nod = await _noder.NodAsync(lager: sen);
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
        var (zombie, frisk) = (await _noder.NodAsync(maxBlock: 3), await _noder.NodAsync(maxBlock: 3));
        await zombie.AppendAsync("s", 0, [Rad("1")]);
        for (var n = 1; n < 10; n++) await frisk.AppendAsync("s", n, [Rad($"{n + 1}")]);
        var fore = _noder.Lager.Innehall;
        fore.Keys.Count(n => n.StartsWith("logg/", StringComparison.Ordinal)).ShouldBeGreaterThan(3);

        (await Should.ThrowAsync<FelPositionException>(zombie.AppendAsync("s", 1, [Rad("zombie")]))).Faktisk.ShouldBe(10);

        _noder.Lager.Innehall.ShouldBe(fore);
        _noder.Lager.Block.Values.ShouldAllBe(antal => antal <= 3);
        (await zombie.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(Enumerable.Range(1, 10).Select(n => $"{n}"));
        foreach (var segment in fore.Keys.Where(n => n.StartsWith("logg/", StringComparison.Ordinal)).SkipLast(1))
            (await _noder.BlockAsync(segment))[^1].Slag.ShouldBe(Blockslag.Slut);
    }

    [Fact]
    public async Task A_store_that_goes_away_refuses_loudly_and_the_journal_recovers_by_itself()
    {
        var nod = await _noder.NodAsync();
        await nod.AppendAsync("s", 0, [Rad("1", "text")]);
        _noder.Lager.Fore = (_, _) => throw new BlobOtillgangligException("lagret svarar inte");

        (await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 1, [Rad("2")]))).Message.ShouldContain("lagret svarar inte");
        nod.Skrivbar.ShouldBeFalse();
        (await Should.ThrowAsync<JournalOtillgangligException>(async () => await nod.HeadAsync("s"))).Message.ShouldContain("lagret svarar inte");
        (await nod.ProbeAsync()).ShouldNotBeNull().ShouldContain("lagret svarar inte");

        _noder.Lager.Fore = null;
        (await nod.ProbeAsync()).ShouldBeNull();
        nod.Skrivbar.ShouldBeTrue();
        (await nod.AppendAsync("s", 1, [Rad("2")])).ShouldHaveSingleItem().Position.ShouldBe(2);
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
                Blobnoder.Kvar(lager, $"text {post.Fakta.Ord()};").ShouldBeEmpty();
            }

            (await Blobverifiering.VerifieraAsync(lager)).Avvikelser.ShouldBeEmpty();

            Task<Blobjournal> OppnaAsync(Lagermapp mapp) => Blobjournal.OpenAsync(lager, _noder.Meta, new() { Mapp = mapp.Sokvag, MaxBlock = 4 }, TimeProvider.System);
        }
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
