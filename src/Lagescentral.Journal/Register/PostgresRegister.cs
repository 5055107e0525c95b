using Lagescentral.Journal.Skrivning;
using Npgsql;
using static Lagescentral.Journal.Postgres.Postgreskommando;

namespace Lagescentral.Journal.Postgres;

/// <summary>The register in a PostgreSQL database, shared by those who share the journal there.</summary>
/// <param name="databas">The database; stays open.</param>
public sealed partial class PostgresRegister(Postgresdatabas databas) : IRegister
{
    private readonly Postgreslager _lager = new(databas, "Registret", Postgreslager.Register, "givetsvar");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Kallnyckel>> KallnycklarAsync(CancellationToken cancel = default) =>
        await _lager.ReadAsync(db => NycklarAsync(db, cancel), cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task AddKallnyckelAsync(Kallnyckel nyckel, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(nyckel);
        return _lager.WriteAsync(
            async db =>
            {
                Registerregler.Kontrollera(nyckel, await NycklarAsync(db, cancel).ConfigureAwait(false), nu);
                return await db.KorAsync("INSERT INTO lagescentral.kallnyckel VALUES ($1, $2, $3, $4, $5)", cancel,
                    nyckel.Kalla, nyckel.Id, nyckel.Hash, nyckel.Skapad.UtcTicks, Tid(nyckel.GiltigTill)).ConfigureAwait(false);
            },
            cancel);
    }

    /// <inheritdoc/>
    public Task<bool> RevokeKallnyckelAsync(string kalla, string id, DateTimeOffset nu, CancellationToken cancel = default) => _lager.WriteAsync(
        async db => await db.KorAsync("UPDATE lagescentral.kallnyckel SET giltig_till = least(giltig_till, $1) WHERE kalla = $2 AND id = $3", cancel, nu.UtcTicks, kalla, id).ConfigureAwait(false) > 0,
        cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Enhet>> EnheterAsync(CancellationToken cancel = default) =>
        await _lager.ReadAsync(db => EnheterAsync(db, cancel), cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task AddEnhetAsync(Enhet enhet, int hogst, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(enhet);
        return _lager.WriteAsync(
            async db =>
            {
                Registerregler.Kontrollera(enhet, await EnheterAsync(db, cancel).ConfigureAwait(false), hogst);
                await using var sats = new NpgsqlBatch(db);
                sats.Med(
                    """
                    DELETE FROM lagescentral.enhet WHERE aterkallad IS NOT NULL
                    AND id NOT IN (SELECT id FROM lagescentral.enhet WHERE aterkallad IS NOT NULL ORDER BY aterkallad DESC LIMIT $1)
                    """,
                    (long)Registerregler.AterkalladeHogst)
                    .Med("INSERT INTO lagescentral.enhet (id, namn, plats, hash, skapad, skapad_av) VALUES ($1, $2, $3, $4, $5, $6)",
                        enhet.Id, enhet.Namn, enhet.Plats, enhet.Hash, enhet.Skapad.UtcTicks, enhet.SkapadAv);
                return await sats.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            },
            cancel);
    }

    /// <inheritdoc/>
    public Task SeenEnheterAsync(IReadOnlyDictionary<string, DateTimeOffset> sedda, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sedda);
        return _lager.WriteAsync(
            db => db.KorAsync(
                "UPDATE lagescentral.enhet e SET sedd = greatest(e.sedd, s.sedd) FROM unnest($1::text[], $2::bigint[]) s(id, sedd) WHERE e.id = s.id", cancel,
                sedda.Keys.ToArray(), sedda.Values.Select(t => t.UtcTicks).ToArray()),
            cancel);
    }

    /// <inheritdoc/>
    public Task<bool> RevokeEnhetAsync(string id, string vem, DateTimeOffset nu, CancellationToken cancel = default) => _lager.WriteAsync(
        async db =>
        {
            await db.KorAsync("UPDATE lagescentral.enhet SET aterkallad = $1, aterkallad_av = $2 WHERE id = $3 AND aterkallad IS NULL", cancel, nu.UtcTicks, vem, id).ConfigureAwait(false);
            return await db.TalAsync("SELECT count(*) FROM lagescentral.enhet WHERE id = $1", cancel, id).ConfigureAwait(false) > 0;
        },
        cancel);

    /// <inheritdoc/>
    public async ValueTask<Givetsvar?> GivetSvarAsync(string vem, Guid nyckel, CancellationToken cancel = default) => await _lager.ReadAsync(
        async db => (await db.ListaAsync(
            "SELECT fingeravtryck, status, svar, version FROM lagescentral.givetsvar WHERE vem = $1 AND nyckel = $2",
            r => new Givetsvar(r.GetString(0), r.GetInt32(1), r.GetString(2), r.Text(3)), cancel, vem, nyckel.Bytes()).ConfigureAwait(false)).FirstOrDefault(),
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task SaveGivetSvarAsync(string vem, Guid nyckel, Givetsvar svar, DateTimeOffset nu, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(svar);
        return _lager.WriteAsync(
            db => db.KorAsync(
                "INSERT INTO lagescentral.givetsvar (vem, nyckel, fingeravtryck, status, svar, version, given) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING", cancel,
                vem, nyckel.Bytes(), svar.Fingeravtryck, svar.Status, svar.Svar, (object?)svar.Version ?? Ingen.Text, nu.UtcTicks),
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default) => (int)await _lager.ReadAsync(
        db => db.TalAsync("SELECT count(*) FROM lagescentral.givetsvar WHERE given < $1", cancel, fore.UtcTicks), cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default) => _lager.WriteAsync(
        async db =>
        {
            var antal = await db.KorAsync("DELETE FROM lagescentral.givetsvar WHERE given < $1", cancel, fore.UtcTicks).ConfigureAwait(false);
            if (antal > 0)
                await _lager.BegarAsync(db, cancel).ConfigureAwait(false);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    private static object Tid(DateTimeOffset? tid) => tid is { } t ? t.UtcTicks : Ingen.Bigint;

    private static Task<List<Kallnyckel>> NycklarAsync(NpgsqlConnection db, CancellationToken cancel) => db.ListaAsync(
        "SELECT kalla, id, hash, skapad, giltig_till FROM lagescentral.kallnyckel ORDER BY kalla, skapad, id",
        r => new Kallnyckel(r.GetString(0), r.GetString(1), r.GetString(2), r.Tid(3), r.TidEllerNull(4)), cancel);

    private static Task<List<Enhet>> EnheterAsync(NpgsqlConnection db, CancellationToken cancel) => db.ListaAsync(
        "SELECT id, namn, plats, hash, skapad, skapad_av, sedd, aterkallad, aterkallad_av FROM lagescentral.enhet ORDER BY aterkallad IS NOT NULL, skapad DESC, id",
        r => new Enhet(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Tid(4), r.GetString(5), r.TidEllerNull(6), r.TidEllerNull(7), r.Text(8)), cancel);
}
