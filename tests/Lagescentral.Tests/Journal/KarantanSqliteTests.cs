using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

public sealed class KarantanSqliteTests : KarantanSpecifikation, IAsyncLifetime
{
    private readonly Lagermapp _mapp = new();
    private SqliteKarantan _karantan;

    public KarantanSqliteTests() => _karantan = new(_mapp.Sokvag, Hogst);

    protected override IKarantan Karantan => _karantan;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _karantan.DisposeAsync();
        _mapp.Dispose();
    }

    [Fact]
    public async Task Items_are_there_after_a_restart()
    {
        var post = Post(innehall: "kvar");
        await _karantan.AddAsync([post]);
        await _karantan.DisposeAsync();
        _karantan = new(_mapp.Sokvag, Hogst);

        Lika(await _karantan.GetAsync(post.Id), post);
    }

    /// <summary>Many sizes and orders, since SQLite leaves copies behind when it balances its trees.</summary>
    [Fact]
    public async Task No_byte_of_what_was_settled_erased_or_culled_is_left()
    {
        await _karantan.DisposeAsync();
        _karantan = new(_mapp.Sokvag);
        var slump = new Random(4711);
        var levande = new Dictionary<Guid, string>();
        var borta = new List<string>();
        for (var varv = 0; varv < 300; varv++)
        {
            var poster = Enumerable.Range(0, 4).Select(n =>
                Post(varv, handelse: $"h{varv}-{n}", innehall: $"hemlig-{varv:D4}-{n}-{new string('.', slump.Next(3) * slump.Next(6000))}")).ToList();
            await _karantan.AddAsync(poster);
            foreach (var post in poster)
                levande[post.Id] = $"hemlig-{varv:D4}-{post.HandelseId![^1]}-";
            foreach (var id in levande.Keys.OrderBy(_ => slump.Next()).Take(2).ToList())
            {
                var post = (await _karantan.GetAsync(id))!;
                if (slump.Next(4) == 0)
                    await _karantan.EraseAsync(post.Kalla, post.HandelseId!);
                else
                    (await _karantan.SettleAsync(id, 1, Karantanlage.Rattad, "p", Nu)).ShouldNotBeNull();
                levande.Remove(id, out var ord);
                borta.Add(ord!);
            }

            if (varv % 100 == 99)
            {
                await _karantan.GallraAsync(Nu.AddMinutes(varv - 40));
                foreach (var id in levande.Keys.ToList())
                {
                    if (await _karantan.GetAsync(id) is null && levande.Remove(id, out var ord))
                        borta.Add(ord!);
                }
            }
        }

        borta.Count.ShouldBeGreaterThan(800);
        levande.Count.ShouldBeGreaterThan(50);
        _mapp.Kvar(borta).ShouldBeEmpty();
        _mapp.Kvar(levande.Values).Count.ShouldBe(levande.Count);
    }

    [Fact]
    public async Task A_reader_of_another_program_makes_an_erasure_fail_until_it_is_done()
    {
        await _karantan.AddAsync([Post(innehall: "hemligt-innehåll")]);
        using (var annan = _mapp.Utifran(SqliteKarantan.Filnamn))
        {
            using var kommando = annan.CreateCommand();
            kommando.CommandText = "BEGIN; SELECT count(*) FROM post;";
            kommando.ExecuteScalar().ShouldBe(1L);

            await Should.ThrowAsync<JournalOtillgangligException>(_karantan.EraseAsync("polis", "633436"));
        }

        await _karantan.EraseAsync("polis", "633436");

        _mapp.Kvar(["hemligt-innehåll"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_refuses_and_takes_later()
    {
        using var annan = _mapp.Utifran(SqliteKarantan.Filnamn);
        using var las = annan.BeginTransaction();

        var fel = await Should.ThrowAsync<JournalOtillgangligException>(_karantan.AddAsync([Post(innehall: "hemligt")]));

        fel.Message.ShouldNotContain("hemligt");
        las.Rollback();
        await _karantan.AddAsync([Post()]);
        (await _karantan.WaitingAsync())["polis"].ShouldBe(1);
    }
}
