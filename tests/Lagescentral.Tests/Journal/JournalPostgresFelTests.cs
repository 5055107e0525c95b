using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Npgsql;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>Several who write to one database, a server that goes away, and tables that are not ours.</summary>
[Collection(Provpostgres.Samling)]
public sealed class JournalPostgresFelTests(Provpostgres server) : JournalFlernodSpecifikation, IAsyncLifetime
{
    private readonly string _anslutning = server.NyDatabas();
    private readonly List<IAsyncDisposable> _oppnade = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var en in Enumerable.Reverse(_oppnade)) await en.DisposeAsync();
    }

    protected override async Task<IJournal> NyNodAsync() => await NodAsync();

    protected override async Task<Verifieringsrapport> VerifieraAsync() => await Postgresverifiering.VerifieraAsync(await DatabasAsync());

    [Fact]
    public async Task A_server_that_dies_in_the_middle_loses_nothing_acknowledged_and_the_journal_recovers_by_itself()
    {
        IJournal[] noder = [await NodAsync(), await NodAsync()];
        var kvitterade = new Dictionary<string, long>();
        for (var varv = 0; varv < 2; varv++)
        {
            using var stopp = new CancellationTokenSource();
            var sanda = 0;
            var skrivare = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            {
                var (nod, strom) = (noder[i % 2], $"s/{i}");
                var huvud = await nod.HeadAsync(strom);
                try
                {
                    while (!stopp.IsCancellationRequested)
                    {
                        huvud = (await nod.AppendAsync(strom, huvud, [Rad($"{huvud + 1}", $"text {huvud + 1}"), Rad($"{huvud + 2}")]))[^1].Position;
                        Interlocked.Increment(ref sanda);
                    }
                }
                catch (JournalOtillgangligException)
                {
                    // Written or not: what is known is what was acknowledged before.
                }

                return (strom, huvud);
            })).ToList();
            var mal = 60;
            while (Volatile.Read(ref sanda) < mal) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            await server.DodaAsync();
            var stod = await Task.WhenAll(skrivare);
            noder.ShouldAllBe(n => !n.Skrivbar);
            (await noder[0].ProbeAsync()).ShouldNotBeNull().ShouldContain("databasservern");
            (await Should.ThrowAsync<JournalOtillgangligException>(async () => await noder[1].HeadAsync("s/0"))).Message.ShouldContain("databasservern");
            await server.OppnaAsync();

            foreach (var nod in noder) (await nod.ProbeAsync()).ShouldBeNull();
            noder.ShouldAllBe(n => n.Skrivbar);
            foreach (var (strom, huvud) in stod) kvitterade[strom] = huvud;
            foreach (var (strom, huvud) in kvitterade)
            {
                var poster = await noder[0].ReadAsync(strom, 1).ListaAsync();
                // Two at a time: at most the one call that was not answered stands beyond what was.
                (poster.Count - huvud).ShouldBeOneOf(0, 2);
                poster.Select(p => (p.Position, p.Fakta.Ord())).ShouldBe(Enumerable.Range(1, poster.Count).Select(n => ((long)n, $"{n}")));
            }
        }

        (await VerifieraAsync()).Avvikelser.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_of_a_group_fails_all_of_it_and_leaves_nothing()
    {
        var klipp = true;
        var nod = await NodAsync(new()
        {
            Ensam = false,
            ForeGrupp = anslutning =>
            {
                if (klipp) server.Kor(_anslutning, $"SELECT pg_terminate_backend({anslutning.ProcessID})");
                return Task.CompletedTask;
            },
        });
        await Should.ThrowAsync<JournalOtillgangligException>(nod.AppendAsync("s", 0, [Rad()]));
        nod.Skrivbar.ShouldBeFalse();
        klipp = false;

        (await nod.AppendAsync("s", 0, [Rad()]))[0].Position.ShouldBe(1);
        nod.Skrivbar.ShouldBeTrue();
    }

    [Fact]
    public async Task An_owner_who_stops_in_the_middle_holds_up_the_others_for_seconds_and_cannot_go_on()
    {
        var (grind, stoppad) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hinder = true;
        var zombie = await NodAsync(new()
        {
            Ensam = false,
            ForeGrupp = async anslutning =>
            {
                if (!hinder) return;
                await using (var las = new NpgsqlCommand("BEGIN; SELECT nummer FROM lagescentral.huvud FOR UPDATE", anslutning)) await las.ExecuteNonQueryAsync();
                stoppad.SetResult();
                await grind.Task;
            },
        });
        var frisk = await NodAsync();
        var sen = zombie.AppendAsync("s", 0, [Rad("zombie")]);
        await stoppad.Task;

        (await frisk.AppendAsync("s", 0, [Rad("frisk")]))[0].Position.ShouldBe(1);
        hinder = false;
        grind.SetResult();
        await Should.ThrowAsync<JournalOtillgangligException>(sen);
        (await Should.ThrowAsync<FelPositionException>(zombie.AppendAsync("s", 0, [Rad("zombie")]))).Faktisk.ShouldBe(1);
        (await frisk.ReadAsync("s", 1).ListaAsync()).ShouldHaveSingleItem().Fakta.Ord().ShouldBe("frisk");
    }

    [Fact]
    public async Task One_hub_on_its_own_and_nodes_of_a_cluster_are_never_in_the_same_database()
    {
        await using (await PostgresJournal.OpenAsync(await DatabasAsync(), new(), TimeProvider.System))
        {
            await Should.ThrowAsync<UpptagenDatabasException>(async () => await PostgresJournal.OpenAsync(await DatabasAsync(), new() { Ensam = false }, TimeProvider.System));
        }

        var nod = await NodAsync();
        (await nod.AppendAsync("s", 0, [Rad()])).ShouldHaveSingleItem();
        await Should.ThrowAsync<UpptagenDatabasException>(async () => await PostgresJournal.OpenAsync(await DatabasAsync(), new(), TimeProvider.System));
    }

    [Fact]
    public async Task Tables_of_another_program_or_a_newer_version_are_refused_and_left_as_they_are()
    {
        server.Kor(_anslutning, "CREATE SCHEMA lagescentral; CREATE TABLE lagescentral.annat (x int)");
        (await Should.ThrowAsync<FrammandeFilException>(DatabasAsync())).Message.ShouldContain("annat program");
        server.Kor(_anslutning, "SELECT x FROM lagescentral.annat; DROP SCHEMA lagescentral CASCADE");

        await Should.ThrowAsync<FileNotFoundException>(Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System, skapa: false));
        await DatabasAsync();
        server.Kor(_anslutning, "UPDATE lagescentral.utgava SET version = 2");
        (await Should.ThrowAsync<FrammandeFilException>(DatabasAsync())).Message.ShouldContain("version 2");
    }

    [Fact]
    public async Task Those_who_start_at_once_make_the_tables_once()
    {
        var oppnade = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => NodAsync())));
        oppnade.Select(j => j.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_user_without_the_rights_and_a_server_that_keeps_its_log_are_told_what_is_missing()
    {
        server.Kor(_anslutning, "DROP ROLE IF EXISTS prov_utan_ratt; CREATE ROLE prov_utan_ratt LOGIN PASSWORD 'hemligt-losen'");
        var namn = new NpgsqlConnectionStringBuilder(_anslutning).Database;
        server.Kor(_anslutning, $"GRANT CREATE ON DATABASE {namn} TO prov_utan_ratt");
        var utan = _anslutning.Replace("Username=postgres", "Username=prov_utan_ratt;Password=hemligt-losen", StringComparison.Ordinal);
        var fel = (await Should.ThrowAsync<FelAnslutningException>(Postgresdatabas.OpenAsync(utan, TimeProvider.System))).Message;
        fel.ShouldContain("GRANT pg_checkpoint, pg_monitor TO prov_utan_ratt");
        fel.ShouldNotContain("hemligt-losen");

        server.Kor(_anslutning, "GRANT pg_checkpoint, pg_monitor TO prov_utan_ratt; GRANT EXECUTE ON FUNCTION pg_switch_wal() TO prov_utan_ratt");
        await using var databas = await Postgresdatabas.OpenAsync(utan, TimeProvider.System);
        await using (var journal = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System))
        {
            await journal.AppendAsync("s", 0, [Rad("1", "Gallradordet")]);
            await journal.AppendAsync("s", 1, [Gallring(1)]);
            journal.GallringVantar.ShouldBeFalse();
            server.Funna("Gallradordet").ShouldBeEmpty();
        }

        // Set for the role alone, it is what a session of its sees.
        server.Kor(_anslutning, "ALTER ROLE prov_utan_ratt SET wal_recycle = on");
        NpgsqlConnection.ClearAllPools();
        (await Should.ThrowAsync<FelAnslutningException>(Postgresdatabas.OpenAsync(utan, TimeProvider.System))).Message.ShouldContain("wal_recycle");
    }

    [Theory]
    [InlineData("", "Journal:Anslutning saknas")]
    [InlineData("Host=127.0.0.1", "Database")]
    [InlineData("Host=127.0.0.1;Database=x;Lösenord=hemligt", "går inte att läsa")]
    [InlineData("Host=127.0.0.1;Database=x;Port=hemligt", "går inte att läsa")]
    [InlineData("hemligt", "går inte att läsa")]
    public void A_connection_string_that_cannot_be_is_named_and_not_told(string anslutning, string vantat)
    {
        var fel = Postgresdatabas.Fel(anslutning).ShouldNotBeNull();
        fel.ShouldContain("Journal:Anslutning");
        fel.ShouldContain(vantat);
        fel.ShouldNotContain("hemligt");
    }

    private async Task<Postgresdatabas> DatabasAsync()
    {
        var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);
        lock (_oppnade) _oppnade.Add(databas);
        return databas;
    }

    private async Task<PostgresJournal> NodAsync(PostgresJournalOptions? val = null)
    {
        var journal = await PostgresJournal.OpenAsync(await DatabasAsync(), val ?? new() { Ensam = false }, TimeProvider.System);
        lock (_oppnade) _oppnade.Add(journal);
        return journal;
    }
}
