using System.Globalization;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// The search index in one SQLite file, <see cref="Filnamn"/>, with FTS5. Words are matched as prefixes, without regard to
/// case; å, ä and ö are letters of their own. Besides the free text the source's type is searched. A file that is damaged
/// or of another version is moved aside with a warning and begun anew at position 0; when damage is met in the middle of a
/// call, that call throws <see cref="JournalOtillgangligException"/> and the next finds the empty index.
/// </summary>
/// <remarks>
/// Erasing a text rewrites the file once per <see cref="ISok.ApplyAsync(IReadOnlyList{Journalpost}, bool, CancellationToken)"/>: FTS5 keeps deleted words until its segments are
/// merged, and SQLite leaves copies of what it has moved. Files moved aside hold texts too, and go with the next erasure.
/// </remarks>
public sealed class SqliteSok : ISok
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "sok.db";

    private const string Schema = """
        CREATE TABLE handelse(
            nr INTEGER PRIMARY KEY, kalla TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, haft_text INTEGER NOT NULL DEFAULT 0,
            intraffad INTEGER, stadsdel TEXT, plats TEXT, kategori TEXT, allvar INTEGER, status INTEGER, klass INTEGER, fakta BLOB, text BLOB,
            UNIQUE(kalla, id));
        CREATE INDEX handelse_urval ON handelse(intraffad, kalla, id, stadsdel, plats, kategori, allvar, status, klass);
        CREATE VIRTUAL TABLE sokord USING fts5(ord, columnsize=0, tokenize='unicode61 remove_diacritics 0');
        CREATE TABLE lage(position INTEGER NOT NULL);
        INSERT INTO lage VALUES(0);
        """ + Stadning.Schema;

    private const string Sammanslagning = "INSERT INTO sokord(sokord) VALUES('optimize')";

    private const int PerSidaHogst = 200;

    // What a power cut takes is read from the journal again. Erasing empties the WAL, and that waits for the disk.
    private readonly SqliteLager _lager;

    /// <summary>Opens the index, or begins a new one.</summary>
    /// <param name="mapp">Folder of the data; made when missing.</param>
    /// <param name="logg">Takes warnings.</param>
    public SqliteSok(string mapp, ILogger<SqliteSok> logg) =>
        _lager = new(mapp, new Lagerfil(Filnamn, 0x4C536F6B, 2, Schema, Stadas: true, Forlorbar: true, ForeStadning: Sammanslagning, Pragma: "PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-16000"), logg);

    /// <inheritdoc/>
    public async ValueTask<long> PositionAsync(CancellationToken cancel = default) => await _lager.ReadAsync(Position, cancel);

    /// <inheritdoc/>
    public Task ApplyAsync(IReadOnlyList<Journalpost> poster, CancellationToken cancel = default) => ApplyAsync(poster, rensa: true, cancel);

    /// <inheritdoc/>
    public Task ApplyAsync(IReadOnlyList<Journalpost> poster, bool rensa, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(poster);
        return _lager.WriteAsync(db => Ta(db, poster), cancel, rensa ? Radering.OmBegard : Radering.Ingen);
    }

    /// <inheritdoc/>
    public async ValueTask<int> MedTextAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Tal("SELECT count(*) FROM handelse WHERE kalla = $kalla AND id IN (SELECT value FROM json_each($ider)) AND text IS NOT NULL",
            ("$kalla", kalla), ("$ider", SqliteKommando.Lista(handelser))),
        cancel);

    /// <inheritdoc/>
    public async ValueTask<Sokresultat> SokAsync(Sokfraga fraga, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fraga);
        if (fraga is { Sida: < 1 } or { PerSida: < 1 or > PerSidaHogst })
            throw new ArgumentException("Sidor räknas från 1 och har 1–200 händelser.", nameof(fraga));
        var villkor = new Sokvillkor(fraga);
        return await _lager.ReadAsync(
            db => new Sokresultat(villkor.Sida(db, fraga.Sida, fraga.PerSida, Traff), villkor.Antal(db)), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<(Handelsefakta Fakta, Handelsetext? Text)>> EfterAsync(Sokfraga fraga, Sokplats? efter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(fraga);
        if (fraga.PerSida is < 1 or > PerSidaHogst)
            throw new ArgumentException("En sida har 1–200 händelser.", nameof(fraga));
        var villkor = new Sokvillkor(fraga);
        return await _lager.ReadAsync(db => villkor.Efter(db, efter, fraga.PerSida, Traff), cancel);
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            db.Kor("DROP TABLE sokord; DROP TABLE handelse; DROP TABLE lage; DROP TABLE stadning;");
            db.Kor(Schema);
            Stadning.Begar(db);
            return true;
        },
        cancel,
        Radering.OmBegard);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lager.DisposeAsync();

    private long Ta(SqliteConnection db, IReadOnlyList<Journalpost> poster)
    {
        var position = Position(db);
        using var vikning = new Sokvikning(db);
        foreach (var post in poster)
        {
            if (post.Nummer <= position)
                continue;
            vikning.Ta(post);
            position = post.Nummer;
            if (post.Slag == Handelseslag.TextGallrad && _lager.HarUndanflyttade)
                Stadning.Begar(db);
        }

        vikning.SkrivOrd();
        db.Kor("UPDATE lage SET position = $position", ("$position", position));
        return position;
    }

    private static long Position(SqliteConnection db) =>
        Convert.ToInt64(SqliteFil.Scalar(db, "SELECT position FROM lage"), CultureInfo.InvariantCulture);

    private static (Handelsefakta Fakta, Handelsetext? Text) Traff(SqliteDataReader rad) => (
        Json.Read<Handelsefakta>(rad.GetFieldValue<byte[]>(0)),
        rad.IsDBNull(1) ? null : Json.Read<Handelsetext>(rad.GetFieldValue<byte[]>(1)));
}
