using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>A journal that cannot be written says why, loses nothing it has acknowledged, and recovers by itself.</summary>
public sealed class JournalFelTests : IDisposable
{
    private readonly JournalTestmapp mapp = new();
    private volatile string? pragma;

    public void Dispose() => mapp.Dispose();

    [Theory]
    [InlineData("PRAGMA max_page_count=1", "disken är full")]
    [InlineData("PRAGMA query_only=1", "skrivskyddad")]
    public async Task A_full_or_read_only_disk_refuses_and_recovers(string hinder, string orsak)
    {
        await using var journal = await OppnaAsync();
        await journal.AppendAsync("s", 0, [Rad("1")]);

        pragma = hinder;
        var stor = Rad(new string('x', 200_000));
        (await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("s", 1, [Rad("2"), stor]))).Message.ShouldContain(orsak);
        journal.Skrivbar.ShouldBeFalse();
        await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("ny", 0, [stor]));
        (await journal.ReadAllAsync(0).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1"]);

        pragma = null;
        (await journal.ProbeAsync()).ShouldBeNull();
        journal.Skrivbar.ShouldBeTrue();
        await journal.AppendAsync("s", 1, [Rad("2")]);
        await journal.AppendAsync("ny", 0, [Rad("3")]);
        (await journal.ReadAllAsync(0).ListaAsync()).Select(p => p.Fakta.Ord()).ShouldBe(["1", "2", "3"]);
        (await Journalverifiering.VerifieraAsync(mapp.Mapp)).Avvikelser.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_append_recovers_without_a_probe()
    {
        await using var journal = await OppnaAsync();
        pragma = "PRAGMA query_only=1";
        await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("s", 0, [Rad()]));
        (await journal.ProbeAsync()).ShouldNotBeNull().ShouldContain("skrivskyddad");
        pragma = null;

        (await journal.AppendAsync("s", 0, [Rad()]))[0].Position.ShouldBe(1);
        journal.Skrivbar.ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_commit_fails_every_call_of_its_group()
    {
        using var grind = new ManualResetEventSlim();
        await using var journal = await OppnaAsync(() => grind.Wait());
        pragma = "PRAGMA query_only=1";
        var anrop = Enumerable.Range(0, 20).Select(i => journal.AppendAsync($"s/{i}", 0, [Rad()])).ToList();
        grind.Set();

        foreach (var a in anrop)
            await Should.ThrowAsync<JournalOtillgangligException>(a);
        (await journal.StreamsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_locked_by_another_program_refuses_and_recovers()
    {
        await using var journal = await OppnaAsync();
        using (var annan = mapp.Ra())
        {
            SqliteFil.Execute(annan, "BEGIN IMMEDIATE");
            (await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("s", 0, [Rad()]))).Message.ShouldContain("låst");
            journal.Skrivbar.ShouldBeFalse();
        }

        (await journal.AppendAsync("s", 0, [Rad()]))[0].Position.ShouldBe(1);
        journal.Skrivbar.ShouldBeTrue();
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_keeps_what_waits()
    {
        using var grind = new ManualResetEventSlim();
        using var iGrupp = new SemaphoreSlim(0);
        await using var journal = await JournalTestmapp.OppnaAsync(new()
        {
            Mapp = mapp.Mapp,
            Kolangd = 2,
            MaxRaderPerCommit = 1,
            ForeGrupp = _ =>
            {
                iGrupp.Release();
                grind.Wait();
            },
        });
        var anrop = new List<Task> { journal.AppendAsync("s/0", 0, [Rad()]) };
        await iGrupp.WaitAsync();
        anrop.Add(journal.AppendAsync("s/1", 0, [Rad()]));
        anrop.Add(journal.AppendAsync("s/2", 0, [Rad()]));

        (await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("s/3", 0, [Rad()]))).Message.ShouldContain("kön är full");
        (await journal.ProbeAsync()).ShouldNotBeNull().ShouldContain("kön är full");
        grind.Set();
        await Task.WhenAll(anrop);
        (await journal.StreamsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_is_not_written()
    {
        using var grind = new ManualResetEventSlim();
        using var iGrupp = new SemaphoreSlim(0);
        using var avbrott = new CancellationTokenSource();
        await using var journal = await OppnaAsync(() =>
        {
            iGrupp.Release();
            grind.Wait();
        });
        var tagen = journal.AppendAsync("s", 0, [Rad()], cancel: avbrott.Token);
        await iGrupp.WaitAsync();
        var vantande = journal.AppendAsync("s", 1, [Rad()], cancel: avbrott.Token);

        await avbrott.CancelAsync();
        grind.Set();

        (await tagen)[0].Position.ShouldBe(1);
        await Should.ThrowAsync<OperationCanceledException>(vantande);
        (await journal.HeadAsync("s")).ShouldBe(1);
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_refuses_what_comes_after()
    {
        var journal = await OppnaAsync();
        var anrop = Enumerable.Range(0, 100).Select(i => journal.AppendAsync($"s/{i}", 0, [Rad()])).ToList();
        await journal.DisposeAsync();

        await Task.WhenAll(anrop);
        (await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("s", 0, [Rad()]))).Message.ShouldContain("stängd");
        await Should.ThrowAsync<ObjectDisposedException>(journal.HeadAsync("s").AsTask());
        File.Exists(mapp.Fil + "-wal").ShouldBeFalse();
        await using var igen = await OppnaAsync();
        (await igen.StreamsAsync()).Count.ShouldBe(100);
    }

    [Fact]
    public async Task Another_journal_put_in_the_files_place_is_not_written_to()
    {
        await using var journal = await OppnaAsync();
        await journal.AppendAsync("s", 0, [Rad()]);
        using var annan = new JournalTestmapp();
        await using (await annan.OppnaAsync())
        {
        }

        pragma = "PRAGMA query_only=1";
        await Should.ThrowAsync<JournalOtillgangligException>(journal.AppendAsync("s", 1, [Rad()]));
        pragma = null;
        foreach (var fil in Directory.GetFiles(mapp.Mapp, "journal.db*"))
            File.Delete(fil);
        (await journal.ProbeAsync()).ShouldNotBeNull().ShouldContain("finns inte");
        File.Copy(annan.Fil, mapp.Fil);
        (await journal.ProbeAsync()).ShouldNotBeNull().ShouldContain("en annan journal");
    }

    private Task<SqliteJournal> OppnaAsync(Action? fore = null) => JournalTestmapp.OppnaAsync(new()
    {
        Mapp = mapp.Mapp,
        ForeGrupp = anslutning =>
        {
            fore?.Invoke();
            if (pragma is { } p)
                SqliteFil.Execute(anslutning, p);
        },
    });
}
