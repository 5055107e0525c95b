using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

public sealed class FristindexSqliteTests : FristindexSpecifikation, IDisposable
{
    private readonly Lagermapp _mapp = new();
    private int _nr;

    public void Dispose() => _mapp.Dispose();

    [Fact]
    public async Task A_damaged_file_is_begun_anew()
    {
        await using (var index = Oppna("x")) await index.ApplyAsync([new SokRader().Handelse(SokRader.Fakta("a"), "text")]);
        await File.WriteAllTextAsync(Path.Combine(_mapp.Sokvag, "x", SqliteFristindex.Filnamn), "något annat");

        await using var nytt = Oppna("x");
        (await nytt.PositionAsync()).ShouldBe(0);
    }

    protected override Task<IFristindex> NyttAsync() => Task.FromResult<IFristindex>(Oppna($"{++_nr}"));

    private SqliteFristindex Oppna(string namn) => new(Path.Combine(_mapp.Sokvag, namn), NullLogger<SqliteFristindex>.Instance);
}
