using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

public sealed class RegisterSqliteTests : RegisterSpecifikation, IAsyncLifetime
{
    private readonly Lagermapp _mapp = new();
    private SqliteRegister _register;

    public RegisterSqliteTests() => _register = new(_mapp.Sokvag);

    protected override IRegister Register => _register;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _register.DisposeAsync();
        _mapp.Dispose();
    }

    [Fact]
    public async Task Keys_and_answers_are_there_after_a_restart()
    {
        var nyckel = Guid.CreateVersion7(Nu);
        await _register.AddKallnyckelAsync(Nyckel("a"), Nu);
        await _register.SaveGivetSvarAsync("p", nyckel, new("f", 200, "{}"), Nu);
        await _register.DisposeAsync();
        _register = new(_mapp.Sokvag);

        (await _register.KallnycklarAsync()).ShouldBe([Nyckel("a")]);
        (await _register.GivetSvarAsync("p", nyckel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task No_byte_of_a_forgotten_answer_is_left()
    {
        var svar = Enumerable.Range(0, 400).Select(n => $"hemligt-{n:D5}-svar").ToList();
        for (var n = 0; n < svar.Count; n++)
            await _register.SaveGivetSvarAsync($"p{n * 7919 % 401}", Guid.CreateVersion7(Nu), new("f", 200, svar[n]), Nu.AddMinutes(n * 31 % 400));
        _mapp.Kvar(svar).Count.ShouldBe(400);

        var borta = await _register.GallraAsync(Nu.AddMinutes(200));

        _mapp.Kvar(svar).Count.ShouldBe(400 - borta);
        borta.ShouldBe(200);
    }

    [Fact]
    public async Task No_byte_of_an_entry_that_was_replaced_or_forgotten_is_left()
    {
        string[] ord = [.. Enumerable.Range(0, 60).Select(n => $"anna{n:D4}@exempel.invalid")];
        for (var n = 0; n < ord.Length; n++) await _register.SparaPostAsync(Post("kontakt", $"k{n:D2}", $"p-{n % 2}", data: ord[n]), 100);
        _mapp.Kvar(ord).Count.ShouldBe(60);

        for (var n = 0; n < 20; n++) (await _register.SparaPostAsync(Post("kontakt", $"k{n:D2}", $"p-{n % 2}", version: 2), 100)).ShouldBe(Postutfall.Skriven);
        _mapp.Kvar(ord).Count.ShouldBe(40);
        (await _register.GlomPostAsync("kontakt", "k20")).ShouldBeTrue();
        (await _register.GlomAgareAsync("p-1")).ShouldBe(30);

        _mapp.Kvar(ord).ShouldBe(ord.Where((_, n) => n > 20 && n % 2 == 0), ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_from_before_there_were_screens_is_given_room_for_them()
    {
        await _register.AddKallnyckelAsync(Nyckel("a"), Nu);
        await _register.DisposeAsync();
        using (var fil = _mapp.Utifran(SqliteRegister.Filnamn)) SqliteFil.Execute(fil, "DROP TABLE enhet; DROP TABLE registerpost");
        _register = new(_mapp.Sokvag);

        (await _register.EnheterAsync()).ShouldBeEmpty();
        (await _register.PosterAsync("kontakt")).ShouldBeEmpty();
        (await _register.KallnycklarAsync()).ShouldBe([Nyckel("a")]);
    }

    [Fact]
    public async Task Answers_whose_version_stood_before_the_body_are_read_with_it()
    {
        var (med, utanKropp, utan) = (Guid.CreateVersion7(Nu), Guid.CreateVersion7(Nu), Guid.CreateVersion7(Nu));
        await _register.SaveGivetSvarAsync("p", med, new("f", 200, "ETag: \"7\"\n{\"a\":\"ETag: \\n\"}"), Nu);
        await _register.SaveGivetSvarAsync("p", utanKropp, new("f", 200, "ETag: \"8\"\n"), Nu);
        await _register.SaveGivetSvarAsync("p", utan, new("f", 200, "{}"), Nu);
        await _register.DisposeAsync();
        using (var fil = _mapp.Utifran(SqliteRegister.Filnamn)) SqliteFil.Execute(fil, "DROP TABLE svarsversion");
        for (var start = 0; start < 2; start++)
        {
            _register = new(_mapp.Sokvag);
            (await _register.GivetSvarAsync("p", med)).ShouldBe(new Givetsvar("f", 200, "{\"a\":\"ETag: \\n\"}", "\"7\""));
            (await _register.GivetSvarAsync("p", utanKropp)).ShouldBe(new Givetsvar("f", 200, "", "\"8\""));
            (await _register.GivetSvarAsync("p", utan)).ShouldBe(new Givetsvar("f", 200, "{}"));
            await _register.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_file_that_another_program_locks_is_said_to_be_unavailable()
    {
        using var annan = _mapp.Utifran(SqliteRegister.Filnamn);
        using var las = annan.BeginTransaction();

        var fel = await Should.ThrowAsync<JournalOtillgangligException>(_register.AddKallnyckelAsync(Nyckel("a"), Nu));

        fel.Message.ShouldContain(SqliteRegister.Filnamn);
        las.Rollback();
        await _register.AddKallnyckelAsync(Nyckel("a"), Nu);
    }

    [Fact]
    public async Task A_file_of_another_program_is_named_and_left_untouched()
    {
        await _register.DisposeAsync();
        var fil = _mapp.Fil(SqliteRegister.Filnamn);
        await File.WriteAllTextAsync(fil, "något helt annat");

        Should.Throw<FrammandeFilException>(() => new SqliteRegister(_mapp.Sokvag)).Fil.ShouldBe(fil);

        (await File.ReadAllTextAsync(fil)).ShouldBe("något helt annat");
    }
}
