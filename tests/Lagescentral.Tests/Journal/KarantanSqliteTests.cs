using System.Globalization;
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

    /// <summary>Many sizes in any order, since SQLite leaves a copy behind of about one in a thousand when it balances its trees.</summary>
    [Fact]
    public async Task No_byte_of_what_was_erased_or_culled_is_left()
    {
        await _karantan.DisposeAsync();
        _karantan = new(_mapp.Sokvag, hogstPerKalla: 10_000);
        var slump = new Random(4711);
        int[] langder = [10, 100, 600, 5000];
        var poster = Enumerable.Range(0, 6000).Select(n => Post(
            slump.Next(1000), handelse: $"h{slump.Next(30)}", innehall: $"hemlig-{n:D4}-{new string('.', langder[slump.Next(4)])}")).ToList();
        await _karantan.AddAsync(poster.Take(3000).ToList());

        for (var n = 0; n < 20; n++)
        {
            await _karantan.EraseAsync("polis", $"h{n}");
            if (n == 10)
                await _karantan.AddAsync(poster.Skip(3000).ToList());
        }

        static int Handelse(Karantanpost post) => int.Parse(post.HandelseId![1..], CultureInfo.InvariantCulture);
        var raderade = poster.Take(3000).Where(p => Handelse(p) < 20).Concat(poster.Skip(3000).Where(p => Handelse(p) is > 10 and < 20)).ToHashSet();
        Prova(raderade.Contains);
        await _karantan.GallraAsync(Nu.AddMinutes(600), Nu.AddMinutes(600), []);
        Prova(post => raderade.Contains(post) || post.Mottagen < Nu.AddMinutes(600));

        void Prova(Func<Karantanpost, bool> borta)
        {
            static string Ord(Karantanpost post) => post.Innehall![..12];
            var gick = poster.Where(borta).ToList();
            gick.Count.ShouldBeGreaterThan(2000);
            _mapp.Kvar(gick.Select(Ord)).ShouldBeEmpty();
            var star = poster.Where(post => !borta(post)).TakeLast(200).Select(Ord).ToList();
            _mapp.Kvar(star).ShouldBe(star);
        }
    }

    [Fact]
    public async Task No_byte_of_what_was_settled_is_left()
    {
        var poster = Enumerable.Range(0, 10).Select(n => Post(n, innehall: $"hemlig-{n:D4}-{new string('.', n * n * 100)}")).ToList();
        await _karantan.AddAsync(poster);

        foreach (var post in poster.Take(9))
        {
            await _karantan.SettleAsync(post.Id, 1, Karantanlage.Rattad, "p", Nu);
            _mapp.Kvar([post.Innehall![..12]]).ShouldBeEmpty();
        }

        (await _karantan.GetAsync(poster[9].Id))!.Innehall.ShouldBe(poster[9].Innehall);
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
