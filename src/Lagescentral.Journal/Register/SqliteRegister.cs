using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The register in one SQLite file, <see cref="Filnamn"/>. Faults of the file surface as
/// <see cref="JournalOtillgangligException"/>, damage as <see cref="FrammandeFilException"/>.</summary>
/// <param name="mapp">Folder of the data; made when missing.</param>
public sealed partial class SqliteRegister(string mapp) : IRegister, IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "register.db";

    internal static Lagerfil Lager { get; } = new Lagerfil(Filnamn, 0x4C526567, 1, Schema, Stadas: true, Tillagg: Tillagg);

    private readonly SqliteLager _lager = new(mapp, Lager);

    private const string Schema = """
        CREATE TABLE kallnyckel(
            kalla TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, skapad INTEGER NOT NULL, giltig_till INTEGER,
            PRIMARY KEY(kalla, id));
        CREATE TABLE givetsvar(
            vem TEXT NOT NULL, nyckel BLOB NOT NULL, fingeravtryck TEXT NOT NULL, status INTEGER NOT NULL, svar TEXT NOT NULL,
            given INTEGER NOT NULL, PRIMARY KEY(vem, nyckel));
        CREATE INDEX givetsvar_given ON givetsvar(given);
        """ + Stadning.Schema;

    // An earlier program wrote an answer's version as a first line "ETag: …" before the body, and writes rows of givetsvar without
    // naming its columns: the version has a table of its own.
    private const string Tillagg = """
        CREATE TABLE IF NOT EXISTS enhet(
            id TEXT PRIMARY KEY, namn TEXT NOT NULL, plats TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, skapad INTEGER NOT NULL, skapad_av TEXT NOT NULL,
            sedd INTEGER, aterkallad INTEGER, aterkallad_av TEXT);
        CREATE TABLE IF NOT EXISTS registerpost(
            slag TEXT NOT NULL, id TEXT NOT NULL, agare TEXT NOT NULL, version INTEGER NOT NULL, andrad INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(slag, id));
        CREATE INDEX IF NOT EXISTS registerpost_agare ON registerpost(agare);
        CREATE TABLE IF NOT EXISTS svarsversion(
            vem TEXT NOT NULL, nyckel BLOB NOT NULL, version TEXT NOT NULL, PRIMARY KEY(vem, nyckel),
            FOREIGN KEY(vem, nyckel) REFERENCES givetsvar ON DELETE CASCADE);
        INSERT OR IGNORE INTO svarsversion SELECT vem, nyckel, substr(svar, 7, instr(svar, char(10)) - 7) FROM givetsvar WHERE svar GLOB 'ETag: *';
        UPDATE givetsvar SET svar = substr(svar, instr(svar, char(10)) + 1) WHERE svar GLOB 'ETag: *';
        """;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Kallnyckel>> KallnycklarAsync(CancellationToken cancel = default) =>
        await _lager.ReadAsync(Nycklar, cancel);

    /// <inheritdoc/>
    public Task AddKallnyckelAsync(Kallnyckel nyckel, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(nyckel);
        return _lager.WriteAsync(
            db =>
            {
                Registerregler.Kontrollera(nyckel, Nycklar(db), nu);
                return db.Kor("INSERT INTO kallnyckel VALUES($kalla, $id, $hash, $skapad, $till)", ("$kalla", nyckel.Kalla), ("$id", nyckel.Id),
                    ("$hash", nyckel.Hash), ("$skapad", nyckel.Skapad.UtcTicks), ("$till", nyckel.GiltigTill?.UtcTicks));
            },
            cancel);
    }

    /// <inheritdoc/>
    public Task<bool> RevokeKallnyckelAsync(string kalla, string id, DateTimeOffset nu, CancellationToken cancel = default) => _lager.WriteAsync(
        db => db.Kor("UPDATE kallnyckel SET giltig_till = min(coalesce(giltig_till, $nu), $nu) WHERE kalla = $kalla AND id = $id",
            ("$nu", nu.UtcTicks), ("$kalla", kalla), ("$id", id)) > 0,
        cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Enhet>> EnheterAsync(CancellationToken cancel = default) => await _lager.ReadAsync(Enheter, cancel);

    /// <inheritdoc/>
    public Task AddEnhetAsync(Enhet enhet, int hogst, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(enhet);
        return _lager.WriteAsync(
            db =>
            {
                Registerregler.Kontrollera(enhet, Enheter(db), hogst);
                db.Kor("""
                    DELETE FROM enhet WHERE aterkallad IS NOT NULL
                    AND id NOT IN (SELECT id FROM enhet WHERE aterkallad IS NOT NULL ORDER BY aterkallad DESC LIMIT $hogst)
                    """, ("$hogst", Registerregler.AterkalladeHogst));
                return db.Kor("INSERT INTO enhet(id, namn, plats, hash, skapad, skapad_av) VALUES($id, $namn, $plats, $hash, $skapad, $av)", ("$id", enhet.Id),
                    ("$namn", enhet.Namn), ("$plats", enhet.Plats), ("$hash", enhet.Hash), ("$skapad", enhet.Skapad.UtcTicks), ("$av", enhet.SkapadAv));
            },
            cancel);
    }

    /// <inheritdoc/>
    public Task SeenEnheterAsync(IReadOnlyDictionary<string, DateTimeOffset> sedda, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sedda);
        return _lager.WriteAsync(
            db => sedda.Sum(par => db.Kor("UPDATE enhet SET sedd = max(coalesce(sedd, 0), $sedd) WHERE id = $id", ("$sedd", par.Value.UtcTicks), ("$id", par.Key))),
            cancel);
    }

    /// <inheritdoc/>
    public Task<bool> RevokeEnhetAsync(string id, string vem, DateTimeOffset nu, CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            db.Kor("UPDATE enhet SET aterkallad = $nu, aterkallad_av = $vem WHERE id = $id AND aterkallad IS NULL", ("$nu", nu.UtcTicks), ("$vem", vem), ("$id", id));
            return Enheter(db).Exists(e => e.Id == id);
        },
        cancel);

    /// <inheritdoc/>
    public async ValueTask<Givetsvar?> GivetSvarAsync(string vem, Guid nyckel, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista("SELECT fingeravtryck, status, svar, version FROM givetsvar LEFT JOIN svarsversion USING(vem, nyckel) WHERE vem = $vem AND nyckel = $nyckel",
            rad => new Givetsvar(rad.GetString(0), rad.GetInt32(1), rad.GetString(2), rad.Text(3)), ("$vem", vem), ("$nyckel", nyckel.Bytes())).FirstOrDefault(),
        cancel);

    /// <inheritdoc/>
    public Task SaveGivetSvarAsync(string vem, Guid nyckel, Givetsvar svar, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(svar);
        return _lager.WriteAsync(
            db =>
            {
                var nya = db.Kor("INSERT INTO givetsvar VALUES($vem, $nyckel, $avtryck, $status, $svar, $nu) ON CONFLICT DO NOTHING", ("$vem", vem),
                    ("$nyckel", nyckel.Bytes()), ("$avtryck", svar.Fingeravtryck), ("$status", svar.Status), ("$svar", svar.Svar), ("$nu", nu.UtcTicks));
                if (nya > 0 && svar.Version is { } version)
                    db.Kor("INSERT INTO svarsversion VALUES($vem, $nyckel, $version)", ("$vem", vem), ("$nyckel", nyckel.Bytes()), ("$version", version));
                return nya;
            },
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Tal("SELECT count(*) FROM givetsvar WHERE given < $fore", ("$fore", fore.UtcTicks)), cancel);

    /// <inheritdoc/>
    public Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default) => _lager.WriteAsync(
        db =>
        {
            var antal = db.Kor("DELETE FROM givetsvar WHERE given < $fore", ("$fore", fore.UtcTicks));
            if (antal > 0)
                Stadning.Begar(db);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lager.DisposeAsync();

    private static List<Kallnyckel> Nycklar(SqliteConnection db) => db.Lista(
        "SELECT kalla, id, hash, skapad, giltig_till FROM kallnyckel ORDER BY kalla, skapad, id",
        rad => new Kallnyckel(rad.GetString(0), rad.GetString(1), rad.GetString(2), rad.Tid(3), rad.TidEllerNull(4)));

    private static List<Enhet> Enheter(SqliteConnection db) => db.Lista(
        "SELECT id, namn, plats, hash, skapad, skapad_av, sedd, aterkallad, aterkallad_av FROM enhet ORDER BY aterkallad IS NOT NULL, skapad DESC, id",
        rad => new Enhet(rad.GetString(0), rad.GetString(1), rad.GetString(2), rad.GetString(3), rad.Tid(4), rad.GetString(5), rad.TidEllerNull(6), rad.TidEllerNull(7),
            rad.IsDBNull(8) ? null : rad.GetString(8)));
}
