using Lagescentral.Domain.Handelser;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Kopia;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>A journal that is moved between stores is the same journal.</summary>
[Collection(Provpostgres.Samling)]
public sealed class JournalkopieringTests(Provpostgres server) : IDisposable
{
    private readonly Lagermapp _fran = new();
    private readonly Lagermapp _till = new();
    private readonly string _anslutning = server.NyDatabas();

    public void Dispose()
    {
        _fran.Dispose();
        _till.Dispose();
    }

    [Fact]
    public async Task There_and_back_again_nothing_is_changed_and_it_goes_on_from_where_it_was()
    {
        var fore = await FyllAsync();
        await using var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System, skapa: true, textdel: 8, log: null, default);

        var rapport = await Journalkopiering.TillPostgresAsync(_fran.Sokvag, databas);

        rapport.Verifierad.ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(32), r => r.Gallrade.ShouldBe(2), r => r.Huvuden.ShouldBe(fore.Huvuden));
        rapport.Antal.ShouldContain(("rader", 32));
        await using (var journal = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System))
        {
            await SammaAsync(journal, fore);
            var ny = await journal.AppendAsync("s", 31, [Rad("ny", "nytext", 40, "nyckel:ny")]);
            ny[0].Nummer.ShouldBe(fore.Rader[^1].Nummer + 1);
            await journal.AppendAsync("ny/strom", 0, [Rad("x", "y")]);
        }

        (await new PostgresRegister(databas).KallnycklarAsync()).ShouldHaveSingleItem().Id.ShouldBe("n1");
        (await new PostgresRegister(databas).GivetSvarAsync("p", fore.Svar)).ShouldBe(new Givetsvar("f", 200, "{}", "\"3\""));
        (await new PostgresRegister(databas).EnheterAsync()).ShouldHaveSingleItem().Namn.ShouldBe("Vägg");
        var poster = await new PostgresKarantan(databas).ListAsync(null, null, null, 10);
        poster.Select(p => (p.HandelseId, p.Innehall)).ShouldBe([("b", null), ("a", "hållen")]);
        (await new PostgresLasningslogg(databas).ListAsync(new())).Lasningar.ShouldHaveSingleItem().Vad.ShouldBe("ssbf/a");

        var tillbaka = await Journalkopiering.TillSqliteAsync(databas, _till.Sokvag);

        tillbaka.Verifierad.ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(34));
        await using (var journal = await SqliteJournal.OpenAsync(new() { Mapp = _till.Sokvag }, TimeProvider.System))
        {
            (journal.Id, journal.Serie).ShouldBe((fore.Id, fore.Serie));
            journal.Innehallsnyckel.ToArray().ShouldBe(fore.Nyckel);
            (await journal.ReadAllAsync(0).ListaAsync()).Count.ShouldBe(34);
            (await journal.ReadKeyAsync("nyckel:ny").ListaAsync()).ShouldHaveSingleItem().Text.Ord().ShouldBe("nytext");
            (await journal.ReadAsync("s", 2).ListaAsync())[0].Textlage.ShouldBe(Radtext.Gallrad);
            await journal.AppendAsync("s", 32, [Gallring(32) with { Mottagen = Start.AddSeconds(50) }]);
            await journal.AppendAsync("tredje", 0, [Rad()]);
        }

        (await Journalverifiering.VerifieraAsync(_till.Sokvag)).Avvikelser.ShouldBeEmpty();
        await using var karantan = new SqliteKarantan(_till.Sokvag);
        (await karantan.ListAsync(null, null, null, 10)).Select(p => (p.HandelseId, p.Innehall)).ShouldBe([("b", null), ("a", "hållen")]);
        await using var register = new SqliteRegister(_till.Sokvag);
        (await register.GivetSvarAsync("p", fore.Svar)).ShouldBe(new Givetsvar("f", 200, "{}", "\"3\""));
    }

    [Fact]
    public async Task To_blobs_and_back_again_nothing_is_changed_and_it_goes_on_from_where_it_was()
    {
        var fore = await FyllAsync();
        await using var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);
        await Journalkopiering.TillPostgresAsync(_fran.Sokvag, databas);
        var lager = new Minnesblobbar { Blockstorlek = 4096 };

        var rapport = await Blobkopiering.TillBlobbarAsync(databas, lager);

        rapport.Verifierad.ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(32), r => r.Gallrade.ShouldBe(2), r => r.Huvuden.ShouldBe(fore.Huvuden));
        rapport.Antal.ShouldContain(("rader", 32));
        await Should.ThrowAsync<FelKopiaException>(Blobkopiering.TillBlobbarAsync(databas, lager));
        await using (var journal = await Blobjournal.OpenAsync(lager, databas.Journal, new() { Mapp = _till.Sokvag }, TimeProvider.System))
        {
            await SammaAsync(journal, fore);
            (await journal.AppendAsync("s", 31, [Rad("ny", "nytext", 40, "nyckel:ny")]))[0].Nummer.ShouldBe(fore.Rader[^1].Nummer + 1);
            await journal.AppendAsync("s", 32, [Gallring(32) with { Mottagen = Start.AddSeconds(50) }]);
        }

        var mal = _till.Fil("kopia");
        var kopia = await Sakerhetskopia.TaAsync(lager, databas, mal, _till.Fil("liggare"), Start);
        kopia.ShouldSatisfyAllConditions(k => k.Rader.ShouldBe(34), k => k.Gallrade.ShouldBe(3), k => k.Avvikelser.ShouldBe(0), k => k.Journal.ShouldBe(fore.Id));
        await using (var register = new SqliteRegister(mal))
            (await register.KallnycklarAsync()).ShouldHaveSingleItem().Id.ShouldBe("n1");
        await using var annan = await Postgresdatabas.OpenAsync(server.NyDatabas(), TimeProvider.System);
        (await Should.ThrowAsync<FelKopiaException>(Blobkopiering.FranBlobbarAsync(lager, annan))).Message.ShouldContain("annan journal");
        (await databas.HarRaderAsync()).ShouldBeTrue();
        (await Blobkopiering.TomAsync(lager, databas)).ShouldBe(2);
        (await databas.HarRaderAsync()).ShouldBeFalse();
        (await Blobkopiering.TomAsync(lager, databas)).ShouldBe(0);

        var tillbaka = await Blobkopiering.FranBlobbarAsync(lager, databas);

        tillbaka.Verifierad.ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(34), r => r.Gallrade.ShouldBe(3));
        (await new PostgresRegister(databas).KallnycklarAsync()).ShouldHaveSingleItem().Id.ShouldBe("n1");
        await using var igen = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System);
        (await igen.ReadKeyAsync("nyckel:ny").ListaAsync()).ShouldHaveSingleItem().Textlage.ShouldBe(Radtext.Gallrad);
        await igen.AppendAsync("s", 33, [Rad("igen", sekund: 60)]);
        await igen.DisposeAsync();
        (await Should.ThrowAsync<FelKopiaException>(Blobkopiering.FranBlobbarAsync(lager, databas))).Message.ShouldContain("s:34");
        (await Should.ThrowAsync<FelKopiaException>(Blobkopiering.TomAsync(lager, databas))).Message.ShouldContain("s:34");
    }

    [Fact]
    public async Task A_target_that_is_not_empty_or_in_use_is_refused_and_left_as_it_is()
    {
        await FyllAsync();
        await using var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);
        await using (var journal = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System))
        {
            await Should.ThrowAsync<UpptagenDatabasException>(Journalkopiering.TillPostgresAsync(_fran.Sokvag, databas));
            await journal.AppendAsync("annan", 0, [Rad()]);
        }

        (await Should.ThrowAsync<FelKopiaException>(Journalkopiering.TillPostgresAsync(_fran.Sokvag, databas))).Message.ShouldContain("inte tom");
        (await Should.ThrowAsync<FelKopiaException>(Journalkopiering.TillSqliteAsync(databas, _fran.Sokvag))).Message.ShouldContain("journal.db");
        (await Should.ThrowAsync<FelKopiaException>(Journalkopiering.TillPostgresAsync(_till.Sokvag, databas))).Message.ShouldContain("ingen journal");
        await using (var open = await SqliteJournal.OpenAsync(new() { Mapp = _fran.Sokvag }, TimeProvider.System))
            await Should.ThrowAsync<UpptagenMappException>(Journalkopiering.TillPostgresAsync(_fran.Sokvag, databas));
        await using var kvar = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System);
        (await kvar.StreamsAsync()).Keys.ShouldBe(["annan"]);
    }

    [Theory]
    [InlineData("UPDATE lagescentral.rader SET fakta = 'x' WHERE strom = 1 AND position = 7", "s:7,")]
    [InlineData("DELETE FROM lagescentral.rader WHERE strom = 1 AND position = 30", "s:30 saknas")]
    [InlineData("UPDATE lagescentral.texter SET text = 'x' WHERE nummer = 5", "s:5,")]
    [InlineData("DELETE FROM lagescentral.nycklar WHERE nummer = 4", "nyckeln alla till nummer 4")]
    [InlineData("UPDATE lagescentral.karantaninnehall SET data = ''", "i karantän")]
    public async Task A_copy_that_came_out_different_does_not_stand_and_the_first_difference_is_named(string sql, string var)
    {
        await FyllAsync();
        await using var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);
        // As a server that does not keep what it has been given: when the last table is written, an earlier one is changed.
        server.Kor(_anslutning, $"""
            CREATE FUNCTION lagescentral.andra() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN {sql}; RETURN NULL; END $f$;
            CREATE TRIGGER andra AFTER INSERT ON lagescentral.lasningslage FOR EACH STATEMENT EXECUTE FUNCTION lagescentral.andra()
            """);

        (await Should.ThrowAsync<FelKopiaException>(Journalkopiering.TillPostgresAsync(_fran.Sokvag, databas))).Message.ShouldContain(var);

        await using var journal = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System);
        (await journal.StreamsAsync()).ShouldBeEmpty();
    }

    private static async Task SammaAsync(IJournal journal, Fore fore)
    {
        (journal.Id, journal.Serie).ShouldBe((fore.Id, fore.Serie));
        journal.Innehallsnyckel.ToArray().ShouldBe(fore.Nyckel);
        var rader = await journal.ReadAllAsync(0).ListaAsync();
        rader.Select(p => p with { Fakta = default, Text = null }).ShouldBe(fore.Rader.Select(p => p with { Fakta = default, Text = null }));
        rader.Select(p => (p.Fakta.Ord(), p.Text.Ord())).ShouldBe(fore.Rader.Select(p => (p.Fakta.Ord(), p.Text.Ord())));
        (await journal.ReadKeyAsync("nyckel:3").ListaAsync()).ShouldHaveSingleItem().Position.ShouldBe(3);
    }

    private async Task<Fore> FyllAsync()
    {
        Fore fore;
        var svar = Guid.CreateVersion7(Start);
        await using (var journal = await SqliteJournal.OpenAsync(new() { Mapp = _fran.Sokvag }, TimeProvider.System))
        {
            await journal.AppendAsync("s", 0, [.. Enumerable.Range(1, 30).Select(i => Rad($"{i}", i % 3 == 0 ? null : $"text {i}", i, $"nyckel:{i}", "alla"))]);
            await journal.AppendAsync("s", 30, [Gallring(2, 4) with { Mottagen = Start.AddSeconds(31) }]);
            await journal.AppendAsync("t", 0, [Rad("t", "")]);
            fore = new(journal.Id, journal.Serie, journal.Innehallsnyckel.ToArray(), await journal.ReadAllAsync(0).ListaAsync(), svar, (await Journalverifiering.VerifieraAsync(_fran.Sokvag)).Huvuden);
        }

        await using (var register = new SqliteRegister(_fran.Sokvag))
        {
            await register.AddKallnyckelAsync(new("ssbf", "n1", "hash", Start, null), Start);
            await register.SaveGivetSvarAsync("p", svar, new("f", 200, "{}", "\"3\""), Start);
            await register.AddEnhetAsync(new("e", "Vägg", "Plan 5", "h", Start, "p"), 10);
            await register.SparaPostAsync(new("kontakt", "p", "p", 1, Start, new byte[] { 1, 2, 3 }), 10);
        }

        await using (var karantan = new SqliteKarantan(_fran.Sokvag))
        {
            var poster = new[] { "a", "b" }.Select((id, n) => new Karantanpost
            {
                Id = Guid.CreateVersion7(Start.AddMinutes(n)),
                Kalla = "ssbf",
                HandelseId = id,
                Slag = Karantanslag.Hallentext,
                Mottagen = Start,
                Fel = [new(1, "text", "prov")],
                Innehall = "hållen",
            }).ToList();
            await karantan.AddAsync(poster);
            await karantan.SettleAsync(poster[1].Id, 1, Karantanlage.Avvisad, "p", Start);
        }

        await using (var logg = new SqliteLasningslogg(_fran.Sokvag))
            await logg.AddAsync([new() { Id = Guid.CreateVersion7(Start), Nar = Start, Vem = "p", Roller = "siss", Slag = "handelser", Vad = "ssbf/a", Klass = Klass.Intern }]);
        return fore;
    }

    private sealed record Fore(Guid Id, string Serie, byte[] Nyckel, List<Journalpost> Rader, Guid Svar, IReadOnlyDictionary<string, (long, string)> Huvuden);
}
