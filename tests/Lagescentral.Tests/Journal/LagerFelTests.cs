using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>A store that could not be written says why, keeps what it had, and goes on by itself.</summary>
public sealed class LagerFelTests : IDisposable
{
    private readonly JournalTestmapp mapp = new();

    public void Dispose() => mapp.Dispose();

    [Fact]
    public async Task A_full_disk_is_named_and_the_store_goes_on_when_there_is_room()
    {
        await using var lager = new SqliteLager(mapp.Mapp, new Lagerfil("prov.db", 4711, 1, "CREATE TABLE prov(v)", Pragma: "PRAGMA max_page_count=20"));
        for (var i = 0; i < 2; i++)
        {
            (await Should.ThrowAsync<JournalOtillgangligException>(lager.WriteAsync(db => db.Kor("INSERT INTO prov VALUES(zeroblob(1000000))"), default)))
                .Message.ShouldContain("disken är full");
            await lager.WriteAsync(db => db.Kor("INSERT INTO prov VALUES(1)"), default);
        }

        (await lager.ReadAsync(db => db.Lista("SELECT v FROM prov", rad => rad.GetInt32(0)), default)).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Work_that_fails_leaves_nothing_behind_and_the_next_work_is_done()
    {
        await using var lager = new SqliteLager(mapp.Mapp, new Lagerfil("prov.db", 4711, 1, "CREATE TABLE prov(v)"));
        await Should.ThrowAsync<InvalidDataException>(lager.WriteAsync<int>(
            db =>
            {
                db.Kor("INSERT INTO prov VALUES(1)");
                throw new InvalidDataException();
            },
            default));
        await lager.WriteAsync(db => db.Kor("INSERT INTO prov VALUES(2)"), default);
        (await lager.ReadAsync(db => db.Lista("SELECT v FROM prov", rad => rad.GetInt32(0)), default)).ShouldBe([2]);
    }
}
