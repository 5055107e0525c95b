using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Journal.JournalRader;

namespace Lagescentral.Tests.Journal;

/// <summary>A changed journal is found out on PostgreSQL as on SQLite.</summary>
[Collection(Provpostgres.Samling)]
public sealed class JournalPostgresVerifieringTests(Provpostgres server)
{
    [Fact]
    public async Task A_sound_journal_has_no_faults_and_tampering_is_found_where_it_was_done()
    {
        var anslutning = server.NyDatabas();
        await using var databas = await Postgresdatabas.OpenAsync(anslutning, TimeProvider.System);
        await using (var journal = await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System))
        {
            await journal.AppendAsync("a", 0, [.. Enumerable.Range(1, 9).Select(i => Rad($"{{\"nr\":{i}}}", $"text {i}", i, $"nyckel:{i}"))]);
            await journal.AppendAsync("b", 0, [Rad("b")]);
            await journal.AppendAsync("a", 9, [Gallring(1, 2) with { Mottagen = Start.AddSeconds(10) }]);
        }

        var hel = await Postgresverifiering.VerifieraAsync(databas);
        hel.ShouldSatisfyAllConditions(r => r.Avvikelser.ShouldBeEmpty(), r => r.Rader.ShouldBe(11), r => r.Texter.ShouldBe(7), r => r.Gallrade.ShouldBe(2));
        foreach (var (sql, strom, position, orsak) in new (string, string?, long?, string)[]
        {
            ("UPDATE lagescentral.rader SET fakta = '{\"x\":1}' WHERE strom = 1 AND position = 3", "a", 3, "hashkedjan"),
            ("UPDATE lagescentral.rader SET mottagen = mottagen - 20000000 WHERE strom = 1 AND position = 3", "a", 3, "mottagen"),
            ("UPDATE lagescentral.rader SET mottagen = 9223372036854775807 WHERE strom = 1 AND position = 3", "a", 3, "hashkedjan"),
            ("UPDATE lagescentral.rader SET slag = 2 WHERE strom = 1 AND position = 3", "a", 3, "hashkedjan"),
            ("UPDATE lagescentral.texter SET text = 'annan' WHERE nummer = 3", "a", 3, "texten har ändrats"),
            ("DELETE FROM lagescentral.texter WHERE nummer = 3", "a", 3, "texten saknas"),
            ("DELETE FROM lagescentral.rader WHERE strom = 1 AND position = 3", "a", 3, "saknas"),
            ("DELETE FROM lagescentral.rader WHERE strom = 1 AND position = 10", "a", null, "sista raden"),
            ("UPDATE lagescentral.strommar SET hash = 'x' WHERE id = 1", "a", 10, "huvud"),
            ("UPDATE lagescentral.strommar SET namn = 'c' WHERE id = 1", "c", 1, "hashkedjan"),
            ("DELETE FROM lagescentral.strommar WHERE id = 2", null, null, "hör till ingen ström"),
            ("INSERT INTO lagescentral.texter VALUES (500, 'x', 'y')", null, null, "hör till ingen rad"),
            ("UPDATE lagescentral.huvud SET nummer = 1", null, null, "efter journalens huvud"),
        })
        {
            // Changed, looked at and put back.
            server.Kor(anslutning, $"CREATE SCHEMA undan; {Kopiera("lagescentral", "undan")} {sql}");
            var rapport = await Postgresverifiering.VerifieraAsync(databas);
            rapport.Avvikelser.ShouldContain(a => a.Strom == strom && a.Position == position && a.Orsak.Contains(orsak, StringComparison.Ordinal), sql);
            server.Kor(anslutning, $"TRUNCATE {string.Join(", ", Tabeller.Select(t => "lagescentral." + t))}; {Kopiera("undan", "lagescentral")} DROP SCHEMA undan CASCADE");
        }

        (await Postgresverifiering.VerifieraAsync(databas)).Huvuden.ShouldBe(hel.Huvuden);
        server.Kor(anslutning, "UPDATE lagescentral.strommar SET hash = 'x' WHERE id = 1");
        (await Should.ThrowAsync<FrammandeFilException>(PostgresJournal.OpenAsync(databas, new(), TimeProvider.System))).Message.ShouldContain("strömmen a");
    }

    private static readonly string[] Tabeller = ["huvud", "strommar", "slag", "rader", "texter", "nycklar"];

    private static string Kopiera(string fran, string till) => string.Concat(Tabeller.Select(t => till == "undan"
        ? $"CREATE TABLE undan.{t} AS SELECT * FROM {fran}.{t};"
        : $"INSERT INTO {till}.{t} SELECT * FROM {fran}.{t};"));
}
