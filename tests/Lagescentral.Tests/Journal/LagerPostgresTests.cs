using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

[Collection(Provpostgres.Samling)]
public sealed class RegisterPostgresTests(Provpostgres server) : RegisterSpecifikation, IAsyncLifetime
{
    private readonly string _anslutning = server.NyDatabas();
    private Postgresdatabas _databas = null!;

    protected override IRegister Register => new PostgresRegister(_databas);

    public async Task InitializeAsync() => _databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);

    public async Task DisposeAsync() => await _databas.DisposeAsync();

    [Fact]
    public async Task No_byte_of_a_forgotten_answer_is_left()
    {
        var svar = Enumerable.Range(0, 100).Select(n => $"hemligt-{n:D5}-svar").ToList();
        for (var n = 0; n < svar.Count; n++) await Register.SaveGivetSvarAsync($"p{n}", Guid.CreateVersion7(Nu), new("f", 200, svar[n]), Nu.AddMinutes(n * 31 % 100));
        server.Kor(_anslutning, "ANALYZE");
        server.Funna(svar).Count.ShouldBe(100);

        var borta = await Register.GallraAsync(Nu.AddMinutes(50));

        borta.ShouldBe(50);
        server.Funna(svar).Count.ShouldBe(50);
    }

    [Fact]
    public async Task No_byte_of_an_entry_that_was_replaced_or_forgotten_is_left()
    {
        string[] ord = [.. Enumerable.Range(0, 60).Select(n => $"anna{n:D4}@exempel.invalid")];
        for (var n = 0; n < ord.Length; n++) await Register.SparaPostAsync(Post("kontakt", $"k{n:D2}", $"p-{n % 2}", data: ord[n]), 100);
        server.Funna(ord).Count.ShouldBe(60);

        for (var n = 0; n < 20; n++) (await Register.SparaPostAsync(Post("kontakt", $"k{n:D2}", $"p-{n % 2}", version: 2), 100)).ShouldBe(Postutfall.Skriven);
        server.Funna(ord).Count.ShouldBe(40);
        (await Register.GlomPostAsync("kontakt", "k20")).ShouldBeTrue();
        (await Register.GlomAgareAsync("p-1")).ShouldBe(30);

        server.Funna(ord).ShouldBe(ord.Where((_, n) => n > 20 && n % 2 == 0), ignoreOrder: true);
    }

    [Fact]
    public async Task A_database_from_before_there_were_entries_is_given_room_for_them()
    {
        server.Kor(_anslutning, "DROP TABLE lagescentral.registerpost");
        await using var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);

        (await new PostgresRegister(databas).SparaPostAsync(Post("kontakt", "a"), 1)).ShouldBe(Postutfall.Skriven);
    }
}

[Collection(Provpostgres.Samling)]
public sealed class KarantanPostgresTests(Provpostgres server) : KarantanSpecifikation, IAsyncLifetime
{
    private readonly string _anslutning = server.NyDatabas();
    private Postgresdatabas _databas = null!;

    protected override IKarantan Karantan => new PostgresKarantan(_databas, Hogst);

    public async Task InitializeAsync() => _databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);

    public async Task DisposeAsync() => await _databas.DisposeAsync();

    [Fact]
    public async Task No_byte_of_what_was_erased_settled_or_culled_is_left()
    {
        var poster = Enumerable.Range(0, 18).Select(n => Post(n, handelse: $"h{n % 3}", innehall: $"hemlig-{n:D4}-{new string('.', n * n * 100)}")).ToList();
        string[] ord = [.. poster.Select(p => p.Innehall![..12])];
        await Karantan.AddAsync(poster);
        server.Kor(_anslutning, "ANALYZE");
        server.Funna(ord).Count.ShouldBe(18);

        await Karantan.EraseAsync("polis", "h0");
        server.Funna(ord).ShouldBe(ord.Where((_, n) => n % 3 != 0));
        await Karantan.SettleAsync(poster[1].Id, 1, Karantanlage.Rattad, "p", Nu);
        server.Funna(ord).ShouldBe(ord.Where((_, n) => n % 3 != 0 && n != 1));
        await Karantan.GallraAsync(Nu, Nu.AddMinutes(10), []);
        server.Funna(ord).ShouldBe(ord.Where((_, n) => n % 3 != 0 && n >= 10));
    }

    [Fact]
    public async Task An_id_with_signs_that_the_database_does_not_take_is_kept_and_found()
    {
        var post = Post(handelse: "a\0b\ud800c", innehall: "\0");
        await Karantan.AddAsync([post]);

        (await Karantan.ListAsync(null, new Lagescentral.Domain.Handelser.HandelseNyckel("polis", "a\0b\ud800c"), 10)).ShouldHaveSingleItem().Innehall.ShouldBe("\0");
    }
}

[Collection(Provpostgres.Samling)]
public sealed class LasningsloggPostgresTests(Provpostgres server) : LasningsloggSpecifikation, IAsyncLifetime
{
    private readonly string _anslutning = server.NyDatabas();
    private Postgresdatabas _databas = null!;

    protected override ILasningslogg Logg => new PostgresLasningslogg(_databas);

    public async Task InitializeAsync() => _databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);

    public async Task DisposeAsync() => await _databas.DisposeAsync();

    [Fact]
    public async Task Erased_readings_are_in_no_byte()
    {
        var alla = Enumerable.Range(0, 300).Select(n => Lasning(n * 7919 % 300, vad: $"hemlig-{n:D4}")).ToList();
        foreach (var del in alla.Chunk(50)) await Logg.AddAsync(del);
        server.Kor(_anslutning, "ANALYZE");

        await Logg.GallraAsync(Nu.AddMinutes(200));

        server.Funna(alla.Select(l => l.Vad)).ShouldBe(alla.Where(l => l.Nar >= Nu.AddMinutes(200)).Select(l => l.Vad));
    }

    [Fact]
    public async Task Nodes_that_share_the_log_end_for_themselves()
    {
        var annan = new PostgresLasningslogg(_databas, "annan");
        (await Logg.BeginAsync(Nu)).ShouldBeNull();
        (await annan.BeginAsync(Nu)).ShouldBeNull();
        var foljs = Lasning(1, slag: Lasningsslag.Direkt, vad: "stad");
        await Logg.AddAsync([foljs]);
        await annan.EndAsync();
        (await annan.BeginAsync(Nu.AddHours(1))).ShouldBeNull();

        (await Logg.ListAsync(new())).Lasningar.ShouldBe([foljs]);
        (await Logg.BeginAsync(Nu.AddHours(1))).ShouldNotBeNull().Nar.ShouldBe(Nu.AddMinutes(1));
    }
}

[Collection(Provpostgres.Samling)]
public sealed class OgonblickPostgresTests(Provpostgres server) : OgonblickSpecifikation, IAsyncLifetime
{
    private readonly string _anslutning = server.NyDatabas();
    private Postgresdatabas _databas = null!;

    protected override IOgonblick Lager => new PostgresOgonblick(_databas, NullLogger<PostgresOgonblick>.Instance);

    public async Task InitializeAsync() => _databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);

    public async Task DisposeAsync() => await _databas.DisposeAsync();

    [Fact]
    public async Task A_state_with_a_changed_byte_is_passed_over_for_an_older_one()
    {
        await Lager.SaveAsync(Bild(Nu), Behall);
        await Lager.SaveAsync(Bild(Nu.AddHours(1)), Behall);
        server.Kor(_anslutning, "UPDATE lagescentral.ogonblick SET innehall = set_byte(innehall, 0, 9) WHERE nr = 2");

        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu);
    }
}
