using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

public sealed class LasningsloggSqliteTests : LasningsloggSpecifikation, IAsyncLifetime
{
    private readonly Lagermapp _mapp = new();
    private SqliteLasningslogg _logg;

    public LasningsloggSqliteTests() => _logg = new(_mapp.Sokvag);

    protected override ILasningslogg Logg => _logg;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _logg.DisposeAsync();
        _mapp.Dispose();
    }

    [Fact]
    public async Task Readings_are_there_after_a_restart_and_erased_ones_in_no_byte()
    {
        var alla = Enumerable.Range(0, 600).Select(n => Lasning(n * 7919 % 600, vad: $"hemlig-{n:D4}")).ToList();
        foreach (var del in alla.Chunk(50)) await _logg.AddAsync(del);
        await _logg.DisposeAsync();
        _logg = new(_mapp.Sokvag);
        (await _logg.ListAsync(new())).Totalt.ShouldBe(600);

        await _logg.GallraAsync(Nu.AddMinutes(400));

        _mapp.Kvar(alla.Select(l => l.Vad)).Order().ShouldBe(alla.Where(l => l.Nar >= Nu.AddMinutes(400)).Select(l => l.Vad).Order());
    }
}
