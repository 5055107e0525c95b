using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Sqlite;

/// <summary>The register in one SQLite file, <see cref="Filnamn"/>. Faults of the file surface as
/// <see cref="JournalOtillgangligException"/>, damage as <see cref="FrammandeFilException"/>.</summary>
/// <param name="mapp">Folder of the data; made when missing.</param>
public sealed class SqliteRegister(string mapp) : IRegister, IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "register.db";

    internal static Lagerfil Lager { get; } = new Lagerfil(Filnamn, 0x4C526567, 1, Schema, Stadas: true);

    /// <summary>How many keys of a source may be valid at once: the present one and its successor.</summary>
    public const int HogstGiltigaNycklar = 2;

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
                Prova(nyckel, Nycklar(db), nu);
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
    public async ValueTask<Givetsvar?> GivetSvarAsync(string vem, Guid nyckel, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.Lista("SELECT fingeravtryck, status, svar FROM givetsvar WHERE vem = $vem AND nyckel = $nyckel",
            rad => new Givetsvar(rad.GetString(0), rad.GetInt32(1), rad.GetString(2)), ("$vem", vem), ("$nyckel", nyckel.Bytes())).FirstOrDefault(),
        cancel);

    /// <inheritdoc/>
    public Task SaveGivetSvarAsync(string vem, Guid nyckel, Givetsvar svar, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(svar);
        return _lager.WriteAsync(
            db => db.Kor("INSERT INTO givetsvar VALUES($vem, $nyckel, $avtryck, $status, $svar, $nu) ON CONFLICT DO NOTHING", ("$vem", vem),
                ("$nyckel", nyckel.Bytes()), ("$avtryck", svar.Fingeravtryck), ("$status", svar.Status), ("$svar", svar.Svar), ("$nu", nu.UtcTicks)),
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

    private static void Prova(Kallnyckel ny, List<Kallnyckel> finns, DateTimeOffset nu)
    {
        if (finns.Exists(n => n.Kalla == ny.Kalla && n.Id == ny.Id))
            throw new InvalidOperationException($"Källan {ny.Kalla} har redan en nyckel som heter {ny.Id}. Välj ett annat namn.");
        if (finns.Find(n => n.Hash == ny.Hash) is { } samma)
            throw new InvalidOperationException($"Nyckeln är redan inlagd, som {samma.Kalla}/{samma.Id}. Gör en ny.");

        bool Giltig(Kallnyckel n) => n.GiltigTill is not { } till || till > nu;
        var giltiga = finns.Where(n => n.Kalla == ny.Kalla && Giltig(n)).Select(n => n.Id).ToList();
        if (Giltig(ny) && giltiga.Count >= HogstGiltigaNycklar)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"Källan {ny.Kalla} har redan {giltiga.Count} giltiga nycklar: {string.Join(", ", giltiga)}. Återkalla en av dem först."));
        }
    }
}
