using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.SokRader;

namespace Lagescentral.Tests.Journal;

public sealed class SokSqliteTests : SokSpecifikation, IAsyncLifetime
{
    private readonly Lagermapp _mapp = new();
    private SqliteSok _sok;

    public SokSqliteTests() => _sok = Oppna();

    protected override ISok Sok => _sok;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _sok.DisposeAsync();
        _mapp.Dispose();
    }

    [Fact]
    public async Task Position_and_events_are_there_after_a_restart()
    {
        await _sok.ApplyAsync([Rader.Handelse(Fakta("a"), "rök")]);
        await _sok.DisposeAsync();
        _sok = Oppna();

        (await _sok.PositionAsync()).ShouldBe(1);
        (await Ord("rök")).ShouldBe(["a"]);
    }

    /// <summary>Every event has words of its own, in a text and in one that a revision has replaced.</summary>
    [Fact]
    public async Task No_byte_of_an_erased_text_is_left()
    {
        const int antal = 600;
        static string Ord1(int n) => $"{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}qzxhemligt{n:D4}";
        static string Ord2(int n) => $"{(char)('a' + (n / 26))}{(char)('a' + (n % 26))}wvkgomt{n:D4}";
        for (var n = 0; n < antal; n += 50)
        {
            await _sok.ApplyAsync(Enumerable.Range(n, 50).Select(i => Rader.Handelse(Fakta($"{i}"), Ord1(i) + new string('.', i * 5))).ToList());
            await _sok.ApplyAsync(Enumerable.Range(n, 25).Select(i => Rader.Handelse(Fakta($"{i}", 2), Ord2(i), Handelseslag.Reviderad)).ToList());
        }

        foreach (var varv in new[] { 0, 1, 2 })
            await _sok.ApplyAsync([Rader.Gallrad([.. Enumerable.Range(0, antal).Where(n => n % 4 == varv).Select(n => $"polis/{n}")])]);

        var borta = Enumerable.Range(0, antal).Where(n => n % 4 != 3).ToList();
        var kvar = Enumerable.Range(0, antal).Where(n => n % 4 == 3).ToList();
        _mapp.Kvar(borta.Select(Ord1).Concat(borta.Select(Ord2))).ShouldBeEmpty();
        // FTS5 shares the beginnings of words, so the ends must be sought too.
        _mapp.Kvar(borta.Select(n => Ord1(n)[2..]).Concat(borta.Select(n => Ord2(n)[2..]))).ShouldBeEmpty();
        foreach (var n in kvar)
            (await Ord(n % 50 < 25 ? Ord2(n) : Ord1(n))).ShouldBe([$"{n}"]);
    }

    [Fact]
    public async Task An_erasure_that_another_program_held_up_is_done_when_asked_again()
    {
        await _sok.ApplyAsync([Rader.Handelse(Fakta("a"), "hemligtord")]);
        using (var annan = _mapp.Utifran(SqliteSok.Filnamn))
        {
            using var kommando = annan.CreateCommand();
            kommando.CommandText = "BEGIN; SELECT count(*) FROM handelse;";
            kommando.ExecuteScalar().ShouldBe(1L);
            await Should.ThrowAsync<JournalOtillgangligException>(_sok.ApplyAsync([Rader.Gallrad("polis/a")]));
        }

        await _sok.ApplyAsync([]);

        _mapp.Kvar(["hemligtord"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cleared_index_holds_no_byte_of_a_text()
    {
        await _sok.ApplyAsync([Rader.Handelse(Fakta("a"), "hemligtord")]);

        await _sok.ClearAsync();

        (await _sok.PositionAsync()).ShouldBe(0);
        _mapp.Kvar(["hemligtord"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_version_is_moved_aside_begun_anew_and_goes_with_the_next_erasure()
    {
        await _sok.ApplyAsync([Rader.Handelse(Fakta("a"), "hemligtord")]);
        using (var annan = _mapp.Utifran(SqliteSok.Filnamn))
        using (var kommando = annan.CreateCommand())
        {
            kommando.CommandText = "PRAGMA user_version=99";
            kommando.ExecuteNonQuery();
        }

        await _sok.DisposeAsync();
        _sok = Oppna();

        (await _sok.PositionAsync()).ShouldBe(0);
        var undan = _mapp.Fil(SqliteSok.Filnamn + ".skadad-1");
        File.Exists(undan).ShouldBeTrue();
        await _sok.ApplyAsync([UtanText(Rader.Handelse(Fakta("a"), "hemligtord")), Rader.Gallrad("polis/a")]);
        File.Exists(undan).ShouldBeFalse();
        _mapp.Kvar(["hemligtord"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Damage_met_in_the_middle_costs_one_call_and_empties_the_index()
    {
        var rader = Enumerable.Range(0, 300).Select(n => Rader.Handelse(Fakta($"{n}"), $"rök {n}")).ToList();
        await _sok.ApplyAsync(rader);
        await _sok.DisposeAsync();
        _mapp.Forstor(SqliteSok.Filnamn);
        _sok = Oppna();

        var fel = 0;
        while (fel < 2)
        {
            try
            {
                (await Ord("rök")).ShouldBeEmpty();
                break;
            }
            catch (JournalOtillgangligException)
            {
                fel++;
            }
        }

        fel.ShouldBeLessThan(2);
        (await _sok.PositionAsync()).ShouldBe(0);
        await _sok.ApplyAsync(rader);
        (await Ord("rök 299")).ShouldBe(["299"]);
        File.Exists(_mapp.Fil(SqliteSok.Filnamn + ".skadad-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task Readers_and_an_erasing_writer_work_beside_each_other()
    {
        await _sok.ApplyAsync(Enumerable.Range(0, 200).Select(n => Rader.Handelse(Fakta($"{n}"), $"rök {n}")).ToList());
        var skriv = Task.Run(async () =>
        {
            for (var n = 0; n < 10; n++)
                await _sok.ApplyAsync([Rader.Gallrad($"polis/{n}")]);
        });
        var las = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 30; n++)
                (await _sok.SokAsync(new() { Klasser = [Klass.Oppen], Ord = "rök" })).Totalt.ShouldBeInRange(190, 200);
        }));

        await Task.WhenAll(las.Append(skriv));

        (await _sok.SokAsync(new() { Klasser = [Klass.Oppen], Ord = "rök" })).Totalt.ShouldBe(190);
    }

    private SqliteSok Oppna() => new(_mapp.Sokvag, NullLogger<SqliteSok>.Instance);
}
