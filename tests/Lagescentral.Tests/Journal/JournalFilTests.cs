using System.Text;
using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>One hub per folder, and files that are not ours or not whole are named and left alone.</summary>
public sealed class JournalFilTests : IDisposable
{
    private readonly JournalTestmapp mapp = new();

    public void Dispose() => mapp.Dispose();

    [Fact]
    public async Task A_second_hub_in_the_folder_is_refused_by_name_until_the_first_has_left()
    {
        await using (var forsta = await mapp.OppnaAsync())
        {
            var fel = await Should.ThrowAsync<UpptagenMappException>(mapp.OppnaAsync());
            fel.Message.ShouldContain(mapp.Mapp);
            await forsta.AppendAsync("s", 0, [Rad()]);
        }

        await using var andra = await mapp.OppnaAsync();
        (await andra.HeadAsync("s")).ShouldBe(1);
    }

    [Fact]
    public async Task Reading_beside_a_live_hub_sees_what_it_commits_and_cannot_write()
    {
        await using var journal = await mapp.OppnaAsync();
        await journal.AppendAsync("s", 0, [Rad("1")]);
        await using var bredvid = SqliteJournal.OpenReadOnly(mapp.Mapp);
        bredvid.Id.ShouldBe(journal.Id);
        await journal.AppendAsync("s", 1, [Rad("2")]);

        (await bredvid.ReadAllAsync(0).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "2"]);
        bredvid.Skrivbar.ShouldBeFalse();
        await Should.ThrowAsync<JournalOtillgangligException>(bredvid.AppendAsync("s", 2, [Rad()]));
        (await bredvid.ProbeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public void Reading_where_there_is_no_journal_makes_none()
    {
        Should.Throw<FileNotFoundException>(() => SqliteJournal.OpenReadOnly(mapp.Mapp)).Message.ShouldContain(mapp.Fil);
        Directory.GetFiles(mapp.Mapp).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("en lapp")]
    [InlineData("en lång lapp")]
    public async Task A_file_that_is_not_SQLite_is_named_and_untouched(string innehall)
    {
        var bytes = Encoding.UTF8.GetBytes(innehall.StartsWith("en lång", StringComparison.Ordinal)
            ? string.Concat(Enumerable.Repeat(innehall, 1000)) : innehall);
        await File.WriteAllBytesAsync(mapp.Fil, bytes);

        await SkaAvvisasAsync(bytes);
    }

    [Fact]
    public async Task Another_programs_database_is_named_and_untouched()
    {
        mapp.Andra("CREATE TABLE annat (a); INSERT INTO annat VALUES (1); PRAGMA application_id=4711;");
        await SkaAvvisasAsync(await File.ReadAllBytesAsync(mapp.Fil));
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_named_and_untouched()
    {
        await using (await mapp.OppnaAsync())
        {
        }

        mapp.Andra("PRAGMA user_version=999");
        (await SkaAvvisasAsync(await File.ReadAllBytesAsync(mapp.Fil))).Message.ShouldContain("999");
    }

    [Fact]
    public async Task A_truncated_journal_is_named_and_untouched()
    {
        await FyllAsync();
        await using (var fil = File.OpenWrite(mapp.Fil))
            fil.SetLength(fil.Length / 2);

        await SkaAvvisasAsync(await File.ReadAllBytesAsync(mapp.Fil));
    }

    [Fact]
    public async Task A_journal_cut_at_any_byte_is_named_and_untouched()
    {
        await FyllAsync();
        var hel = await File.ReadAllBytesAsync(mapp.Fil);
        var slump = new Random(2026);
        foreach (var langd in Enumerable.Range(0, 100).Select(_ => slump.Next(1, hel.Length)))
        {
            await File.WriteAllBytesAsync(mapp.Fil, hel[..langd]);
            await SkaAvvisasAsync(hel[..langd]);
        }
    }

    [Fact]
    public async Task A_journal_with_a_damaged_first_page_is_named_and_untouched()
    {
        await FyllAsync();
        await using (var fil = File.OpenWrite(mapp.Fil))
        {
            fil.Position = 100;
            await fil.WriteAsync(Enumerable.Repeat((byte)0xA5, 3000).ToArray());
        }

        await SkaAvvisasAsync(await File.ReadAllBytesAsync(mapp.Fil));
    }

    [Fact]
    public async Task Damage_further_in_is_named_when_it_is_read_and_reported_by_verification()
    {
        await FyllAsync();
        var sida = (long)Fraga("SELECT rootpage FROM sqlite_master WHERE name = 'nycklar'").ShouldNotBeNull();
        await using (var fil = File.OpenWrite(mapp.Fil))
        {
            fil.Position = (sida - 1) * 4096;
            await fil.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        await using var journal = await mapp.OppnaAsync();
        (await Should.ThrowAsync<FrammandeFilException>(journal.ReadKeyAsync("k1").ListaAsync())).Fil.ShouldBe(mapp.Fil);
        (await Journalverifiering.VerifieraAsync(mapp.Mapp)).Hel.ShouldBeFalse();
    }

    [Fact]
    public async Task A_WAL_whose_journal_is_gone_is_named_and_untouched()
    {
        await File.WriteAllTextAsync(mapp.Fil + "-wal", "något som fanns");

        (await Should.ThrowAsync<FrammandeFilException>(mapp.OppnaAsync())).Fil.ShouldBe(mapp.Fil + "-wal");
        (await File.ReadAllTextAsync(mapp.Fil + "-wal")).ShouldBe("något som fanns");
        File.Exists(mapp.Fil).ShouldBeFalse();
    }

    [Fact]
    public async Task A_WAL_cut_at_any_byte_gives_what_was_whole_before_the_cut()
    {
        const int Anrop = 60;
        byte[] fil, wal;
        await using (var journal = await mapp.OppnaAsync())
        {
            for (var i = 0; i < Anrop; i++) await journal.AppendAsync("s", 2 * i, [Rad($"{2 * i + 1}", "text"), Rad($"{2 * i + 2}")]);
            // Nothing checkpoints this early: all of it lies in the WAL.
            (fil, wal) = (await File.ReadAllBytesAsync(mapp.Fil), await File.ReadAllBytesAsync(mapp.Fil + "-wal"));
        }

        var slump = new Random(2026);
        var huvuden = new HashSet<long>();
        foreach (var langd in Enumerable.Range(0, 60).Select(_ => slump.Next(wal.Length)).Append(wal.Length))
        {
            using var kopia = new JournalTestmapp();
            await File.WriteAllBytesAsync(kopia.Fil, fil);
            await File.WriteAllBytesAsync(kopia.Fil + "-wal", wal[..langd]);
            await using (var igen = await kopia.OppnaAsync())
            {
                var huvud = await igen.HeadAsync("s");
                huvuden.Add(huvud);
                (huvud % 2).ShouldBe(0, "ett anrop finns helt eller inte alls");
                (await igen.ReadAsync("s", 1).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(Enumerable.Range(1, (int)huvud).Select(n => $"{n}"));
                await igen.AppendAsync("s", huvud, [Rad()]);
            }

            (await Journalverifiering.VerifieraAsync(kopia.Mapp)).Avvikelser.ShouldBeEmpty();
        }

        huvuden.ShouldContain(2 * Anrop);
        huvuden.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_half_made_journal_from_an_interrupted_first_start_is_made_anew()
    {
        await File.WriteAllTextAsync(mapp.Fil + ".ny", "halvt");

        await using var journal = await mapp.OppnaAsync();
        (await journal.ProbeAsync()).ShouldBeNull();
        File.Exists(mapp.Fil + ".ny").ShouldBeFalse();
    }

    private async Task<FrammandeFilException> SkaAvvisasAsync(byte[] fore)
    {
        var fel = await Should.ThrowAsync<FrammandeFilException>(mapp.OppnaAsync());
        fel.Fil.ShouldBe(mapp.Fil);
        Should.Throw<FrammandeFilException>(() => SqliteJournal.OpenReadOnly(mapp.Mapp));
        await Should.ThrowAsync<FrammandeFilException>(Journalverifiering.VerifieraAsync(mapp.Mapp));
        (await File.ReadAllBytesAsync(mapp.Fil)).ShouldBe(fore);
        return fel;
    }

    private async Task FyllAsync()
    {
        await using var journal = await mapp.OppnaAsync();
        await journal.AppendAsync("s", 0, [.. Enumerable.Range(1, 500).Select(i => Rad($"{i}", "text", 0, $"k{i}"))]);
    }

    private object? Fraga(string sql)
    {
        using var ra = mapp.Ra();
        return SqliteFil.Scalar(ra, sql);
    }
}
