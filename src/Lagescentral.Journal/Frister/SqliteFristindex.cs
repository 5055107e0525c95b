using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The index of what is due in one SQLite file, <see cref="Filnamn"/>. The file may be deleted when the program is not
/// running; a damaged one, or one of another version, is moved aside with a warning and begun anew at position 0.</summary>
/// <param name="mapp">Folder of the data; made when missing.</param>
/// <param name="logg">Takes warnings.</param>
public sealed class SqliteFristindex(string mapp, ILogger<SqliteFristindex> logg) : IFristindex
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "frister.db";

    private const string Schema = """
        CREATE TABLE handelse(
            kalla TEXT NOT NULL, id TEXT NOT NULL, senast INTEGER NOT NULL, klasser INTEGER NOT NULL, har_text INTEGER NOT NULL,
            PRIMARY KEY(kalla, id)) WITHOUT ROWID;
        CREATE INDEX handelse_frist ON handelse(kalla, klasser, senast, id) WHERE har_text = 1;
        CREATE TABLE prova(kalla TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(kalla, id)) WITHOUT ROWID;
        CREATE TABLE lage(position INTEGER NOT NULL);
        INSERT INTO lage VALUES(0);
        """;

    // A lost commit is read again from the journal: synchronous=NORMAL.
    private readonly SqliteLager _lager = new(mapp, new Lagerfil(Filnamn, 0x4C467269, 3, Schema, Forlorbar: true, Pragma: "PRAGMA synchronous=NORMAL"), logg);

    /// <inheritdoc/>
    public async ValueTask<long> PositionAsync(CancellationToken cancel = default) => await _lager.ReadAsync(Position, cancel);

    /// <inheritdoc/>
    public Task ApplyAsync(IReadOnlyList<Journalpost> poster, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(poster);
        return _lager.WriteAsync(db => Ta(db, poster), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(DateTimeOffset Senast, string Id)>> ForfallnaAsync(
        string kalla, Klassmangd klasser, DateTimeOffset fore, (DateTimeOffset Senast, string Id)? efter, int antal, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista(
            """
            SELECT senast, id FROM handelse
            WHERE kalla = $kalla AND klasser = $klasser AND har_text = 1 AND senast < $fore AND (senast, id) > ($senast, $id)
            ORDER BY senast, id LIMIT $antal
            """,
            rad => (rad.Tid(0), rad.GetString(1)),
            ("$kalla", kalla), ("$klasser", klasser.Bitar), ("$fore", fore.UtcTicks), ("$senast", efter?.Senast.UtcTicks ?? -1), ("$id", efter?.Id ?? ""), ("$antal", antal)),
        cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> AttProvaAsync(string kalla, int antal, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista("SELECT id FROM prova WHERE kalla = $kalla ORDER BY id LIMIT $antal", rad => rad.GetString(0), ("$kalla", kalla), ("$antal", antal)), cancel);

    /// <inheritdoc/>
    public Task ProvadeAsync(string kalla, IReadOnlyCollection<string> ider, CancellationToken cancel = default) => _lager.WriteAsync(
        db => db.Kor("DELETE FROM prova WHERE kalla = $kalla AND id IN (SELECT value FROM json_each($ider))", ("$kalla", kalla), ("$ider", SqliteKommando.Lista(ider))), cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> KallorAsync(CancellationToken cancel = default) => await _lager.ReadAsync(
        // A skip scan by hand: there are few sources and many events.
        db => db.Lista(
            """
            WITH RECURSIVE k(kalla) AS (
                SELECT min(kalla) FROM handelse UNION ALL SELECT (SELECT min(kalla) FROM handelse WHERE kalla > k.kalla) FROM k WHERE k.kalla IS NOT NULL)
            SELECT kalla FROM k WHERE kalla IS NOT NULL
            """,
            rad => rad.GetString(0)),
        cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Fristantal>> AntalAsync(CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista(
            "SELECT kalla, klasser, count(*), min(senast) FROM handelse WHERE har_text = 1 GROUP BY kalla, klasser",
            rad => new Fristantal(rad.GetString(0), new Klassmangd(rad.GetInt32(1)), rad.GetInt32(2), rad.Tid(3))),
        cancel);

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancel = default) =>
        _lager.WriteAsync(db => db.Kor("DELETE FROM handelse; DELETE FROM prova; UPDATE lage SET position = 0"), cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lager.DisposeAsync();

    private static long Ta(SqliteConnection db, IReadOnlyList<Journalpost> poster)
    {
        var position = Position(db);
        using var revision = db.Kommando(
            """
            INSERT INTO handelse VALUES($kalla, $id, $senast, $klass, $text) ON CONFLICT DO UPDATE SET
                senast = max(senast, excluded.senast), klasser = klasser | excluded.klasser, har_text = har_text OR excluded.har_text
            """,
            ("$kalla", null), ("$id", null), ("$senast", null), ("$klass", null), ("$text", null));
        using var gallrad = db.Kommando("UPDATE handelse SET klasser = 0, har_text = 0 WHERE kalla = $kalla AND id = $id", ("$kalla", null), ("$id", null));
        using var prova = db.Kommando("INSERT OR IGNORE INTO prova VALUES($kalla, $id)", ("$kalla", null), ("$id", null));
        foreach (var post in poster)
        {
            if (post.Nummer <= position)
                continue;
            position = post.Nummer;
            if (Textrader.ArRevision(post))
            {
                var fakta = Json.Read<Fristfakta>(post.Fakta.Span);
                Kor(revision, fakta.Kalla, fakta.Id, post.Mottagen.UtcTicks, default(Klassmangd).Med(fakta.Klass).Bitar, post.Textlage == Radtext.Finns);
            }
            else if (Textrader.Ord(post) is { } ord)
            {
                Kor(revision, ord.Under, ord.Id, post.Mottagen.UtcTicks, default(Klassmangd).Med(ord.Klass).Bitar, post.Textlage == Radtext.Finns);
            }
            else if (post.Slag == Handelseslag.TextGallrad)
            {
                var fakta = Json.Read<Gallringsfakta>(post.Fakta.Span);
                var ovriga = new[] { (Textrader.Rykten, fakta.Rykten), (Textrader.Larm, fakta.Larm), (Textrader.Jour, fakta.Jour), (Textrader.Nivaer, fakta.Nivaer) }
                    .SelectMany(par => (par.Item2 ?? []).Select(id => new HandelseNyckel(par.Item1, id)));
                foreach (var nyckel in fakta.Handelser.Select(Textrader.Nyckel).Concat(ovriga))
                {
                    Kor(gallrad, nyckel.Kalla, nyckel.Id);
                    Kor(prova, nyckel.Kalla, nyckel.Id);
                }
            }
        }

        db.Kor("UPDATE lage SET position = $position", ("$position", position));
        return position;
    }

    private static void Kor(SqliteCommand kommando, params object[] varden)
    {
        for (var i = 0; i < varden.Length; i++)
            kommando.Parameters[i].Value = varden[i];
        kommando.ExecuteNonQuery();
    }

    private static long Position(SqliteConnection db) =>
        Convert.ToInt64(SqliteFil.Scalar(db, "SELECT position FROM lage"), CultureInfo.InvariantCulture);

    /// <summary>The part of an event's facts that its time depends on.</summary>
    private sealed record Fristfakta(string Kalla, string Id, Klass Klass);
}
