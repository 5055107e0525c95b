using System.Text;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// Karantän in one SQLite file, <see cref="Filnamn"/>. Contents lie apart from the items, in a table that only grows at its
/// end and where a content is erased by writing zeros of the same length over it, in place: nothing is moved, so no copy
/// is left behind. Rows go only in <see cref="GallraAsync"/>, which rewrites the file.
/// </summary>
/// <param name="mapp">Folder of the data; made when missing.</param>
/// <param name="hogstPerKalla">How many items of one source may wait at once.</param>
public sealed class SqliteKarantan(string mapp, int hogstPerKalla = Karantanregler.HogstPerKalla) : IKarantan, IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "karantan.db";

    internal static Lagerfil Lager { get; } = new Lagerfil(Filnamn, 0x4C4B6172, 1, Schema, Stadas: true);

    private readonly SqliteLager _lager = new(mapp, Lager);

    private const string Schema = """
        CREATE TABLE post(
            nr INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, kalla TEXT NOT NULL, handelse_id TEXT,
            rev INTEGER, allvar INTEGER, slag TEXT NOT NULL, lage TEXT NOT NULL, mottagen INTEGER NOT NULL, fel BLOB NOT NULL,
            har_innehall INTEGER NOT NULL, avgjord_av TEXT, avgjord INTEGER);
        CREATE INDEX post_lage ON post(lage, kalla, id);
        CREATE INDEX post_handelse ON post(kalla, handelse_id);
        CREATE INDEX post_mottagen ON post(mottagen);
        CREATE TABLE innehall(nr INTEGER PRIMARY KEY, data BLOB NOT NULL);
        """ + Stadning.Schema;

    private const string Urval = """
        SELECT p.id, p.version, p.kalla, p.handelse_id, p.rev, p.allvar, p.slag, p.lage, p.mottagen, p.fel, p.avgjord_av, p.avgjord, i.data
        FROM post p LEFT JOIN innehall i ON i.nr = p.nr AND p.har_innehall
        """;

    private const string Handelserna = "handelse_id IN (SELECT value FROM json_each($handelser))";
    private const string Avgjorda = "lage <> 'Vantar' AND coalesce(avgjord, mottagen) < $avgjorda";
    private const string Vantande = "lage = 'Vantar' AND mottagen < $vantande AND kalla || '/' || coalesce(handelse_id, '') NOT IN (SELECT value FROM json_each($stoppade))";

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Karantanpost> poster, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(poster);
        return poster.Count == 0
            ? Task.CompletedTask
            : _lager.WriteAsync(
                db =>
                {
                    foreach (var post in poster)
                        LaggTill(db, post);
                    foreach (var kalla in poster.Select(p => p.Kalla).Distinct(StringComparer.Ordinal))
                        ProvaPlats(db, kalla);
                    return poster.Count;
                },
                cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<Karantanpost?> GetAsync(Guid id, CancellationToken cancel = default) =>
        await _lager.ReadAsync(db => Hamta(db, id), cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Karantanpost>> ListAsync(
        Karantanlage? lage, string? kalla, Guid? fore, int antal, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(antal, 1);
        return await _lager.ReadAsync(
            db => db.Lista(
                Urval + """
                 WHERE ($lage IS NULL OR p.lage = $lage) AND ($kalla IS NULL OR p.kalla = $kalla) AND ($fore IS NULL OR p.id < $fore)
                ORDER BY p.id DESC LIMIT $antal
                """,
                Karantanregler.Post, ("$lage", lage?.ToString()), ("$kalla", kalla), ("$fore", fore?.Bytes()), ("$antal", antal)),
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Karantanpost>> ListAsync(Karantanlage? lage, HandelseNyckel handelse, int antal, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(antal, 1);
        return await _lager.ReadAsync(
            db => db.Lista(
                Urval + " WHERE p.kalla = $kalla AND p.handelse_id = $handelse AND ($lage IS NULL OR p.lage = $lage) ORDER BY p.id DESC LIMIT $antal",
                Karantanregler.Post, ("$lage", lage?.ToString()), ("$kalla", handelse.Kalla), ("$handelse", handelse.Id), ("$antal", antal)),
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, int>> WaitingAsync(CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista("SELECT kalla, count(*) FROM post WHERE lage = 'Vantar' GROUP BY kalla", rad => (Kalla: rad.GetString(0), Antal: rad.GetInt32(1)))
            .ToDictionary(rad => rad.Kalla, rad => rad.Antal, StringComparer.Ordinal),
        cancel);

    /// <inheritdoc/>
    public Task<Karantanpost?> SettleAsync(
        Guid id, int version, Karantanlage lage, string vem, DateTimeOffset nu, CancellationToken cancel = default)
    {
        Karantanregler.ProvaLage(lage);
        return _lager.WriteAsync(
            db =>
            {
                var andrade = db.Kor("""
                    UPDATE post SET version = version + 1, lage = $lage, avgjord_av = $vem, avgjord = $nu
                    WHERE id = $id AND version = $version AND lage = 'Vantar'
                    """,
                    ("$lage", lage.ToString()), ("$vem", vem), ("$nu", nu.UtcTicks), ("$id", id.Bytes()), ("$version", version));
                if (andrade == 0)
                    return null;
                SkrivOver(db, "id = $id", ("$id", id.Bytes()));
                return Hamta(db, id);
            },
            cancel,
            Radering.Helst);
    }

    /// <inheritdoc/>
    public Task EraseAsync(string kalla, string handelseId, CancellationToken cancel = default) => EraseAsync(kalla, [handelseId], cancel);

    /// <inheritdoc/>
    public Task EraseAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            (string, object?)[] varden = [("$kalla", kalla), ("$handelser", SqliteKommando.Lista(handelser))];
            SkrivOver(db, "kalla = $kalla AND " + Handelserna, varden);
            return db.Kor(
                $"UPDATE post SET version = version + 1, lage = 'Avvisad', avgjord_av = '{Karantanregler.Gallring}' WHERE kalla = $kalla AND {Handelserna} AND lage = 'Vantar'", varden);
        },
        cancel,
        Radering.Genast);

    /// <summary>After a restore: erases what some events held when their texts were erased, and what people had refused.</summary>
    /// <returns>How many contents.</returns>
    internal Task<int> EraseAgainAsync(IReadOnlyCollection<(string Kalla, string Id, DateTimeOffset Till)> handelser, IReadOnlyCollection<Guid> ider, CancellationToken cancel) => _lager.WriteAsync(
        db =>
        {
            var antal = 0;
            foreach (var (kalla, id, till) in handelser)
                antal += Pa("kalla = $kalla AND handelse_id = $id AND mottagen <= $till", ("$kalla", kalla), ("$id", id), ("$till", till.UtcTicks));
            foreach (var id in ider) antal += Pa("id = $id", ("$id", id.Bytes()));
            return antal;

            int Pa(string villkor, params (string, object?)[] varden)
            {
                SkrivOver(db, villkor, varden);
                return db.Kor($"UPDATE post SET version = version + 1, lage = 'Avvisad', avgjord_av = '{Karantanregler.Gallring}' WHERE {villkor} AND lage = 'Vantar'", varden);
            }
        },
        cancel,
        Radering.Genast);

    /// <inheritdoc/>
    public async ValueTask<int> InnehallAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Tal($"SELECT count(*) FROM post WHERE har_innehall AND kalla = $kalla AND {Handelserna}", ("$kalla", kalla), ("$handelser", SqliteKommando.Lista(handelser))),
        cancel);

    /// <inheritdoc/>
    public async ValueTask<(int Avgjorda, int Vantande)> ForfallnaAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => (
            db.Tal($"SELECT count(*) FROM post WHERE {Avgjorda}", ("$avgjorda", avgjordaFore.UtcTicks)),
            db.Tal($"SELECT count(*) FROM post WHERE {Vantande}", ("$vantande", vantandeFore.UtcTicks), ("$stoppade", SqliteKommando.Lista(stoppade)))),
        cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HandelseNyckel>> HallnaAsync(DateTimeOffset vantandeFore, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista(
            "SELECT DISTINCT kalla, handelse_id FROM post WHERE lage = 'Vantar' AND slag = 'Hallentext' AND handelse_id IS NOT NULL AND mottagen < $fore ORDER BY kalla, handelse_id",
            rad => new HandelseNyckel(rad.GetString(0), rad.GetString(1)), ("$fore", vantandeFore.UtcTicks)),
        cancel);

    /// <inheritdoc/>
    public Task<int> GallraAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            (string, object?)[] varden = [("$avgjorda", avgjordaFore.UtcTicks), ("$vantande", vantandeFore.UtcTicks), ("$stoppade", SqliteKommando.Lista(stoppade))];
            db.Kor($"DELETE FROM innehall WHERE nr IN (SELECT nr FROM post WHERE ({Avgjorda}) OR ({Vantande}))", varden);
            var antal = db.Kor($"DELETE FROM post WHERE ({Avgjorda}) OR ({Vantande})", varden);
            if (antal > 0)
                Stadning.Begar(db);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lager.DisposeAsync();

    private static void LaggTill(SqliteConnection db, Karantanpost post)
    {
        var ny = db.Kor("""
            INSERT INTO post(id, version, kalla, handelse_id, rev, allvar, slag, lage, mottagen, fel, har_innehall, avgjord_av, avgjord)
            VALUES($id, $version, $kalla, $handelse, $rev, $allvar, $slag, $lage, $mottagen, $fel, $har, $av, $avgjord) ON CONFLICT(id) DO NOTHING
            """,
            ("$id", post.Id.Bytes()), ("$version", post.Version), ("$kalla", post.Kalla), ("$handelse", post.HandelseId), ("$rev", post.Rev),
            ("$allvar", post.Allvar), ("$slag", post.Slag.ToString()), ("$lage", post.Lage.ToString()), ("$mottagen", post.Mottagen.UtcTicks),
            ("$fel", Json.Bytes(post.Fel)), ("$har", post.Innehall is not null), ("$av", post.AvgjordAv), ("$avgjord", post.Avgjord?.UtcTicks));
        if (ny == 1 && post.Innehall is { } innehall)
            db.Kor("INSERT INTO innehall SELECT nr, $data FROM post WHERE id = $id", ("$id", post.Id.Bytes()), ("$data", Encoding.UTF8.GetBytes(innehall)));
    }

    private void ProvaPlats(SqliteConnection db, string kalla)
    {
        Karantanregler.ProvaPlats(kalla, db.Tal("SELECT count(*) FROM post WHERE lage = 'Vantar' AND kalla = $kalla", ("$kalla", kalla)), hogstPerKalla);
    }

    // The same length in place; an UPDATE to NULL or a DELETE would move the neighbours and leave copies of them.
    private static void SkrivOver(SqliteConnection db, string villkor, params (string Namn, object? Varde)[] varden)
    {
        db.Kor($"UPDATE innehall SET data = zeroblob(length(data)) WHERE nr IN (SELECT nr FROM post WHERE har_innehall AND {villkor})", varden);
        db.Kor($"UPDATE post SET har_innehall = 0 WHERE {villkor}", varden);
    }

    private static Karantanpost? Hamta(SqliteConnection db, Guid id) =>
        db.Lista(Urval + " WHERE p.id = $id", Karantanregler.Post, ("$id", id.Bytes())).FirstOrDefault();
}
