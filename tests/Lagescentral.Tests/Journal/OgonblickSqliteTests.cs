using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

public sealed class OgonblickSqliteTests : OgonblickSpecifikation, IAsyncLifetime
{
    private readonly Lagermapp _mapp = new();
    private SqliteOgonblick _lager;

    public OgonblickSqliteTests() => _lager = Oppna();

    protected override IOgonblick Lager => _lager;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _lager.DisposeAsync();
        _mapp.Dispose();
    }

    [Fact]
    public async Task States_are_there_after_a_restart_and_gone_when_the_file_is()
    {
        await _lager.SaveAsync(Bild(Nu), Behall);
        await _lager.DisposeAsync();
        _lager = Oppna();
        (await _lager.LatestAsync("stad", "1")).ShouldNotBeNull();

        await _lager.DisposeAsync();
        File.Delete(_mapp.Fil(SqliteOgonblick.Filnamn));
        _lager = Oppna();

        (await _lager.LatestAsync("stad", "1")).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_moved_aside_and_begun_anew()
    {
        foreach (var n in new[] { 1, 2 })
        {
            await _lager.DisposeAsync();
            await File.WriteAllTextAsync(_mapp.Fil(SqliteOgonblick.Filnamn), $"skräp {n}");
            _lager = Oppna();

            (await File.ReadAllTextAsync(_mapp.Fil($"{SqliteOgonblick.Filnamn}.skadad-{n}"))).ShouldBe($"skräp {n}");
            await _lager.SaveAsync(Bild(Nu), Behall);
        }
    }

    [Fact]
    public async Task Damage_met_in_the_middle_costs_one_call()
    {
        for (var n = 0; n < 20; n++)
            await _lager.SaveAsync(Bild(Nu.AddDays(n)), Behall);
        await _lager.DisposeAsync();
        _mapp.Forstor(SqliteOgonblick.Filnamn);
        _lager = Oppna();

        await Should.ThrowAsync<JournalOtillgangligException>(async () => await _lager.LatestAsync("stad", "1"));

        (await _lager.LatestAsync("stad", "1")).ShouldBeNull();
        await _lager.SaveAsync(Bild(Nu), Behall);
        File.Exists(_mapp.Fil(SqliteOgonblick.Filnamn + ".skadad-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_state_with_a_changed_byte_is_passed_over_for_an_older_one()
    {
        await _lager.SaveAsync(Bild(Nu), Behall);
        await _lager.SaveAsync(Bild(Nu.AddHours(1)), Behall);
        using (var annan = _mapp.Utifran(SqliteOgonblick.Filnamn))
        using (var kommando = annan.CreateCommand())
        {
            kommando.CommandText = "UPDATE ogonblick SET innehall = x'00' || substr(innehall, 2) WHERE nr = 2";
            kommando.ExecuteNonQuery().ShouldBe(1);
        }

        (await _lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu);
    }

    private SqliteOgonblick Oppna() => new(_mapp.Sokvag, NullLogger<SqliteOgonblick>.Instance);
}
