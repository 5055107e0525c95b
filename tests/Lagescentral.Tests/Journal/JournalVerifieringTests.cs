using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>A changed journal is found out, a sound one never accused, and a killed hub loses nothing acknowledged.</summary>
public sealed class JournalVerifieringTests : IDisposable
{
    private readonly JournalTestmapp mapp = new();

    public void Dispose() => mapp.Dispose();

    [Fact]
    public async Task A_sound_journal_has_no_faults()
    {
        await FyllAsync();

        var rapport = await Journalverifiering.VerifieraAsync(mapp.Mapp);
        rapport.Avvikelser.ShouldBeEmpty();
        rapport.Hel.ShouldBeTrue();
        (rapport.Rader, rapport.Texter, rapport.Gallrade).ShouldBe((12, 8, 2));
        rapport.Huvuden["a"].Position.ShouldBe(11);
        rapport.Huvuden["b"].Position.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE rader SET fakta = CAST('{\"x\":1}' AS BLOB) WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE rader SET vem = 'kalla:annan' WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE rader SET intraffad = intraffad + 1 WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE rader SET publicerad = intraffad WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE rader SET mottagen = mottagen - 1 WHERE strom = 1 AND position = 3", 3, "mottagen")]
    [InlineData("UPDATE rader SET slag = (SELECT id FROM slag WHERE namn LIKE 'text.%') WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE rader SET hash = zeroblob(32) WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE rader SET texthmac = NULL WHERE strom = 1 AND position = 3", 3, "hashkedjan")]
    [InlineData("UPDATE texter SET text = CAST('annan' AS BLOB) WHERE nummer = 3", 3, "texten har ändrats")]
    [InlineData("UPDATE texter SET salt = zeroblob(16) WHERE nummer = 3", 3, "texten har ändrats")]
    [InlineData("UPDATE texter SET salt = NULL, text = NULL WHERE nummer = 3", 3, "texten saknas")]
    [InlineData("DELETE FROM texter WHERE nummer = 3", 3, "texten saknas")]
    [InlineData("DELETE FROM rader WHERE strom = 1 AND position = 3", 3, "saknas")]
    [InlineData("DELETE FROM rader WHERE strom = 1 AND position = 11", null, "sista raden")]
    [InlineData("UPDATE strommar SET position = 10 WHERE id = 1", null, "sista raden")]
    [InlineData("UPDATE strommar SET hash = zeroblob(32) WHERE id = 1", 11, "huvud")]
    [InlineData("UPDATE strommar SET namn = 'c' WHERE id = 1", 1, "hashkedjan", "c")]
    [InlineData("DELETE FROM strommar WHERE id = 2", null, "hör till ingen ström", null)]
    [InlineData("""
        UPDATE rader SET position = -1 WHERE strom = 1 AND position = 3;
        UPDATE rader SET position = 3 WHERE strom = 1 AND position = 4;
        UPDATE rader SET position = 4 WHERE strom = 1 AND position = -1
        """, 3, "hashkedjan")]
    public async Task Tampering_is_found_where_it_was_done(string sql, int? position, string orsak, string? strom = "a")
    {
        await FyllAsync();
        mapp.Andra(sql);

        var rapport = await Journalverifiering.VerifieraAsync(mapp.Mapp);
        rapport.Hel.ShouldBeFalse();
        rapport.Avvikelser.ShouldContain(a => a.Strom == strom && a.Position == position && a.Orsak.Contains(orsak),
            string.Join('\n', rapport.Avvikelser));
    }

    [Fact]
    public async Task A_cut_tail_is_found_at_start_too()
    {
        await FyllAsync();
        mapp.Andra("DELETE FROM rader WHERE strom = 1 AND position = 11");

        (await Should.ThrowAsync<FrammandeFilException>(mapp.OppnaAsync())).Message.ShouldContain("verifiera");
    }

    [Fact]
    public async Task Verification_beside_a_live_hub_accuses_nothing()
    {
        await using var journal = await mapp.OppnaAsync();
        using var slut = new CancellationTokenSource();
        var skrivare = Enumerable.Range(0, 4).Select(s => Task.Run(async () =>
        {
            for (var p = 0L; !slut.IsCancellationRequested;)
            {
                await journal.AppendAsync($"s/{s}", p, [Rad("{}", "text"), Rad("{}", "kvar"), Rad()]);
                p += 3;
                await journal.AppendAsync($"s/{s}", p, [Gallring(p - 2)]);
                p++;
            }
        })).ToList();

        for (var i = 0; i < 8; i++)
        {
            var rapport = await Journalverifiering.VerifieraAsync(mapp.Mapp);
            rapport.Avvikelser.ShouldBeEmpty();
        }

        await slut.CancelAsync();
        await Task.WhenAll(skrivare);
        var sista = await Journalverifiering.VerifieraAsync(mapp.Mapp);
        sista.Avvikelser.ShouldBeEmpty();
        sista.Gallrade.ShouldBeGreaterThan(0);
        sista.Texter.ShouldBe(sista.Gallrade);
    }

    [Fact]
    public async Task Progress_is_told_stream_by_stream()
    {
        await FyllAsync();
        var steg = new Steg();
        await Journalverifiering.VerifieraAsync(mapp.Mapp, steg);

        steg.Sedda.ShouldBe([new("a", 11), new("b", 12)]);
    }

    [Fact]
    public async Task A_hub_that_is_killed_has_lost_no_line_that_it_acknowledged()
    {
        using var kopia = new JournalTestmapp();
        await using var journal = await mapp.OppnaAsync();
        var kvitterade = new long[4];
        using var slut = new CancellationTokenSource();
        var skrivare = Enumerable.Range(0, 4).Select(s => Task.Run(async () =>
        {
            while (!slut.IsCancellationRequested)
            {
                await journal.AppendAsync($"s/{s}", kvitterade[s], [Rad("{}", $"text {s}"), Rad()]);
                Interlocked.Add(ref kvitterade[s], 2);
            }
        })).ToList();
        while (kvitterade.Any(k => Interlocked.Read(in k) < 100))
            await Task.Yield();

        // The file before the WAL: a checkpoint between the two would otherwise be missed. Nothing checkpoints this early.
        var fore = kvitterade.ToArray();
        File.Copy(mapp.Fil, kopia.Fil);
        File.Copy(mapp.Fil + "-wal", kopia.Fil + "-wal");
        await slut.CancelAsync();
        await Task.WhenAll(skrivare);

        (await Journalverifiering.VerifieraAsync(kopia.Mapp)).Avvikelser.ShouldBeEmpty();
        await using var igen = await kopia.OppnaAsync();
        for (var s = 0; s < 4; s++)
        {
            var huvud = await igen.HeadAsync($"s/{s}");
            huvud.ShouldBeGreaterThanOrEqualTo(fore[s]);
            (await igen.ReadAsync($"s/{s}", 1).ListaAsync()).Count.ShouldBe((int)huvud);
            await igen.AppendAsync($"s/{s}", huvud, [Rad()]);
        }

        (await Journalverifiering.VerifieraAsync(kopia.Mapp)).Avvikelser.ShouldBeEmpty();
    }

    // Stream a (id 1): ten lines with numbers 1–10, texts but no text on 10, 1 and 2 erased by line 11. Stream b (id 2): one line.
    private async Task FyllAsync()
    {
        await using var journal = await mapp.OppnaAsync();
        await journal.AppendAsync("a", 0, [.. Enumerable.Range(1, 9).Select(i => Rad($"{i}", $"text {i}")), Rad("10")]);
        await journal.AppendAsync("a", 10, [Gallring(1, 2)]);
        await journal.AppendAsync("b", 0, [Rad("1", "text")]);
    }

    private sealed class Steg : IProgress<Verifieringslage>
    {
        public List<Verifieringslage> Sedda { get; } = [];

        public void Report(Verifieringslage value) => Sedda.Add(value);
    }
}
