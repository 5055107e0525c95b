using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Npgsql;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>An erased text leaves no byte in any file of the server's.</summary>
[Collection(Provpostgres.Samling)]
public sealed class JournalPostgresGallringTests(Provpostgres server) : IAsyncLifetime
{
    // Parts small enough that the texts lie in several.
    private const int Del = 64;

    private readonly string _anslutning = server.NyDatabas();
    private Postgresdatabas _databas = null!;

    public async Task InitializeAsync() => _databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System, skapa: true, Del, log: null, default);

    public async Task DisposeAsync() => await _databas.DisposeAsync();

    [Fact]
    public async Task Erased_texts_are_in_no_file_and_the_others_still_are()
    {
        await using (var journal = await OppnaAsync())
        {
            await journal.AppendAsync("s", 0, [.. Enumerable.Range(1, 300).Select(i => Rad($"{i}", Text(i, i % 7 == 0 ? 20_000 : 300)))]);
            server.Kor(_anslutning, "ANALYZE");
            Marken(300).ShouldBe(Enumerable.Range(1, 300));

            await journal.AppendAsync("s", 300, [Gallring([.. Enumerable.Range(1, 300).Where(i => i % 2 == 0).Select(i => (long)i)])]);

            journal.GallringVantar.ShouldBeFalse();
            Marken(300).ShouldBe(Enumerable.Range(1, 300).Where(i => i % 2 != 0));
            (await journal.ReadAsync("s", 1).ListaAsync()).Take(300).ShouldAllBe(p => p.Textlage == (p.Position % 2 == 0 ? Radtext.Gallrad : Radtext.Finns));
        }

        (await Postgresverifiering.VerifieraAsync(_databas)).ShouldSatisfyAllConditions(
            r => r.Avvikelser.ShouldBeEmpty(), r => r.Texter.ShouldBe(150), r => r.Gallrade.ShouldBe(150));
    }

    [Fact]
    public async Task No_order_of_writing_and_erasing_leaves_a_copy_behind()
    {
        var slump = new Random(20261116);
        var kvar = new List<long>();
        await using var journal = await OppnaAsync();
        var huvud = 0L;
        for (var omgang = 0; omgang < 8; omgang++)
        {
            await journal.AppendAsync("s", huvud, [.. Enumerable.Range(1, 40).Select(i => Rad("{}", Text(huvud + i, slump.Next(5) == 0 ? slump.Next(12_000) : slump.Next(30, 900))))]);
            kvar.AddRange(Enumerable.Range(1, 40).Select(i => huvud + i));
            huvud += 40;
            var bort = kvar.Where(_ => slump.Next(3) == 0).ToArray();
            await journal.AppendAsync("s", huvud, [Gallring(bort)]);
            kvar = [.. kvar.Except(bort)];
            huvud++;
        }

        Marken(huvud).ShouldBe(kvar.Select(p => (int)p));
    }

    [Fact]
    public async Task Readers_at_work_while_texts_are_erased_never_miss_one_that_stands()
    {
        await using var journal = await OppnaAsync();
        await journal.AppendAsync("s", 0, [.. Enumerable.Range(1, 200).Select(i => Rad("{}", Text(i, 100)))]);
        using var slut = new CancellationTokenSource();
        var lasare = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var varv = 0;
            for (; !slut.IsCancellationRequested; varv++)
            {
                var poster = await journal.ReadAsync("s", 1).ListaAsync();
                poster.Where(p => p.Position <= 200 && p.Position % 20 != 0).ShouldAllBe(p => p.Textlage == Radtext.Finns && p.Text != null);
            }

            return varv;
        })).ToList();

        var huvud = 200L;
        for (var n = 20; n <= 200; n += 20) huvud = (await journal.AppendAsync("s", huvud, [Gallring(n)]))[0].Position;
        await slut.CancelAsync();

        (await Task.WhenAll(lasare)).ShouldAllBe(varv => varv > 0);
        await Provtid(() => !journal.GallringVantar);
        Marken(200).ShouldBe(Enumerable.Range(1, 200).Where(i => i % 20 != 0));
    }

    [Fact]
    public async Task A_reader_who_holds_the_texts_delays_the_wiping_and_the_journal_says_so_until_it_is_done()
    {
        await using var journal = await OppnaAsync();
        await journal.AppendAsync("s", 0, [Rad("{}", Text(1, 500))]);
        await using (var annan = new NpgsqlConnection(_anslutning))
        {
            await annan.OpenAsync();
            await using var las = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM lagescentral.texter", annan);
            await las.ExecuteNonQueryAsync();

            await journal.AppendAsync("s", 1, [Gallring(1)]);

            journal.GallringVantar.ShouldBeTrue();
            (await journal.ReadAsync("s", 1).ListaAsync())[0].Textlage.ShouldBe(Radtext.Gallrad);
            Marken(1).ShouldBe([1]);
        }

        await Provtid(() => !journal.GallringVantar);
        Marken(1).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_old_snapshot_elsewhere_in_the_database_keeps_nothing()
    {
        await using var journal = await OppnaAsync();
        await journal.AppendAsync("s", 0, [Rad("{}", Text(1, 500)), Rad("{}", Text(2, 500))]);
        await using var annan = new NpgsqlConnection(_anslutning);
        await annan.OpenAsync();
        await using var las = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM lagescentral.rader", annan);
        await las.ExecuteNonQueryAsync();

        await journal.AppendAsync("s", 2, [Gallring(1)]);

        journal.GallringVantar.ShouldBeFalse();
        Marken(2).ShouldBe([2]);
    }

    [Fact]
    public async Task A_log_that_the_server_keeps_for_a_copy_is_waited_for_and_the_journal_says_so()
    {
        await using var journal = await OppnaAsync();
        server.Kor(_anslutning, "SELECT pg_create_physical_replication_slot('prov', true)");
        await journal.AppendAsync("s", 0, [Rad("{}", Text(1, 500))]);

        await journal.AppendAsync("s", 1, [Gallring(1)]);

        journal.GallringVantar.ShouldBeTrue();
        Marken(1).ShouldBe([1]);
        server.Kor(_anslutning, "SELECT pg_drop_replication_slot('prov')");
        server.Kor(_anslutning, "CHECKPOINT");
        await Provtid(() => !journal.GallringVantar);
        Marken(1).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_left_to_be_wiped_is_wiped_at_the_next_start()
    {
        await using (var journal = await OppnaAsync()) await journal.AppendAsync("s", 0, [Rad("{}", Text(1, 500))]);
        // As one who died between the commit and the wiping.
        server.Kor(_anslutning, "DELETE FROM lagescentral.texter; INSERT INTO lagescentral.stadning (tabell) VALUES ('texter_0')");
        Marken(1).ShouldBe([1]);

        await using (var journal = await OppnaAsync()) journal.GallringVantar.ShouldBeFalse();

        Marken(1).ShouldBeEmpty();
    }

    private Task<PostgresJournal> OppnaAsync() => PostgresJournal.OpenAsync(_databas, new(), TimeProvider.System);

    private static async Task Provtid(Func<bool> galler)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!galler())
        {
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMinutes(1)) throw new TimeoutException("Gallringen blev aldrig klar.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    // The tests share the server and its files: each has a word of its own.
    private string Ord(long nummer) => $"HEMLIGT-{new NpgsqlConnectionStringBuilder(_anslutning).Database}-{nummer:D6};";

    private string Text(long nummer, int langd) => string.Concat(Enumerable.Repeat(Ord(nummer), 1 + langd / Ord(nummer).Length));

    private List<int> Marken(long antal) =>
        server.Funna(Enumerable.Range(1, (int)antal).Select(n => Ord(n))).Select(o => int.Parse(o[^7..^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
}
