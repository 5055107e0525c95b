using System.Text;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>The log of a journal on blobs and the nodes' copies of it: as it was written, or found out and left as it is.</summary>
public sealed class JournalBlobLoggTests : IAsyncLifetime
{
    private readonly Blobnoder _noder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _noder.DisposeAsync();

    [Theory]
    [InlineData("skadad")]
    [InlineData("annan")]
    [InlineData("borta")]
    public async Task A_copy_that_cannot_be_used_is_made_again_from_the_log(string hur)
    {
        var mapp = _noder.NyMapp();
        var nod = await _noder.NodAsync(mapp: mapp);
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

        var igen = await _noder.NodAsync(mapp: mapp);

        (await igen.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "2"]);
        (await igen.ReadKeyAsync("nyckel:1").ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("text");
    }

    [Fact]
    public async Task A_copy_of_a_log_that_was_put_back_as_it_was_before_is_made_again()
    {
        var mapp = _noder.NyMapp();
        var nod = await _noder.NodAsync(mapp: mapp);
        await nod.AppendAsync("s", 0, [Rad("1")]);
        var fore = _noder.Lager.Innehall[Blobnoder.Forsta];
        await nod.AppendAsync("s", 1, [Rad("2")]);
        await nod.DisposeAsync();
        _noder.Lager.Andra(Blobnoder.Forsta, _ => fore);

        var igen = await _noder.NodAsync(mapp: mapp);

        (await igen.HeadAsync("s")).ShouldBe(1);
        await igen.AppendAsync("s", 1, [Rad("annan")]);
        (await igen.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "annan"]);
    }

    [Fact]
    public async Task A_changed_log_is_found_out_and_left_as_it_is()
    {
        var nod = await _noder.NodAsync();
        await nod.AppendAsync("a", 0, [.. Enumerable.Range(1, 9).Select(i => Rad($"{{\"nr\":{i}}}", $"text {i}", i, $"nyckel:{i}"))]);
        await nod.AppendAsync("a", 9, [Gallring(1, 2) with { Mottagen = Start.AddSeconds(10) }]);
        (await _noder.VerifieraAsync()).ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(10), r => r.Texter.ShouldBe(7), r => r.Gallrade.ShouldBe(2));
        var texter = _noder.Texter().ShouldHaveSingleItem();

        await AndradAsync(texter, bytes => Byt(bytes, "text 5", "text 6"), r => r.Avvikelser.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Position.ShouldBe(5), a => a.Orsak.ShouldContain("texten har ändrats")));
        await AndradAsync(texter, _ => null, r => r.Avvikelser.Count(a => a.Orsak.Contains("texten saknas", StringComparison.Ordinal)).ShouldBe(7));
        await AndradAsync(Blobnoder.Forsta, bytes => Byt(bytes, "{\"nr\":5}", "{\"nr\":6}"), r => r.Avvikelser.ShouldHaveSingleItem().Orsak.ShouldContain("ett block har ändrats"));
        await AndradAsync(Blobnoder.Forsta, bytes => bytes[..^1], r => r.Avvikelser.ShouldContain(a => a.Orsak.Contains("avkortat", StringComparison.Ordinal)));
        await AndradAsync(Blobnoder.Forsta, bytes => [.. bytes, .. "mera"u8], r => r.Avvikelser.ShouldContain(a => a.Orsak.Contains("avkortat", StringComparison.Ordinal)));
        _noder.Lager.Andra(Blobnoder.Forsta, bytes => Byt(bytes, "{\"nr\":5}", "{\"nr\":6}"));
        (await Should.ThrowAsync<FrammandeFilException>(_noder.NodAsync())).Message.ShouldContain(Blobnoder.Forsta);

        async Task AndradAsync(string namn, Func<byte[], byte[]?> andra, Action<Verifieringsrapport> provas)
        {
            var fore = _noder.Lager.Innehall[namn];
            _noder.Lager.Andra(namn, andra);
            provas(await _noder.VerifieraAsync());
            if (_noder.Lager.Innehall.ContainsKey(namn)) _noder.Lager.Andra(namn, _ => fore);
            else await _noder.Lager.PutAsync(namn, fore, version: null);
        }
    }

    [Fact]
    public async Task A_store_that_holds_another_journal_is_refused()
    {
        await _noder.NodAsync();

        var fel = await Should.ThrowAsync<FrammandeFilException>(
            Blobjournal.OpenAsync(_noder.Lager, Minnesblobbar.NyttNamn(), new() { Mapp = _noder.NyMapp().Sokvag }, TimeProvider.System));
        fel.Message.ShouldContain("Journal:Anslutning");
        _noder.Lager.Andra("meta", _ => Encoding.UTF8.GetBytes("""{"format":2}"""));
        (await Should.ThrowAsync<FrammandeFilException>(_noder.NodAsync())).Message.ShouldContain("annan behållare");
    }

    [Fact]
    public async Task Calls_that_do_not_fit_in_a_block_share_several_and_one_that_never_could_is_refused()
    {
        var liten = new Minnesblobbar { Blockstorlek = 20_000 };
        await using var nod = await Blobjournal.OpenAsync(liten, _noder.Meta, new() { Mapp = _noder.NyMapp().Sokvag }, TimeProvider.System);

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
        var nod = await _noder.NodAsync();
        await nod.AppendAsync("å/ä", 0, [Rad("""{"x":1}""", "text", 0, "nyckel:ö", "nyckel:2"), Rad("2") with { Publicerad = Start, Intraffad = null }]);
        await nod.AppendAsync("å/ä", 2, [Gallring(1)]);

        var block = await _noder.BlockAsync(Blobnoder.Forsta);
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

    private static byte[] Byt(byte[] bytes, string fran, string till)
    {
        var plats = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(fran));
        plats.ShouldBeGreaterThanOrEqualTo(0);
        Encoding.UTF8.GetBytes(till).CopyTo(bytes.AsSpan(plats));
        return bytes;
    }
}
