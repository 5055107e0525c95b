using System.Text;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Journal.Skrivning;
using Npgsql;
using static Lagescentral.Journal.Postgres.Postgreskommando;

namespace Lagescentral.Journal.Postgres;

/// <summary>Karantän in a PostgreSQL database, shared by those who share the journal there. Contents lie apart from the items, in a
/// table that is written anew when one has been erased.</summary>
/// <param name="databas">The database; stays open.</param>
/// <param name="hogstPerKalla">How many items of one source may wait at once.</param>
public sealed class PostgresKarantan(Postgresdatabas databas, int hogstPerKalla = Karantanregler.HogstPerKalla) : IKarantan
{
    private const string Urval = """
        SELECT p.id, p.version, p.kalla, p.handelse_id, p.rev, p.allvar, p.slag, p.lage, p.mottagen, p.fel, p.avgjord_av, p.avgjord, i.data
        FROM lagescentral.karantan p LEFT JOIN lagescentral.karantaninnehall i ON i.id = p.id
        """;

    private const string Avgjorda = "lage <> 'Vantar' AND coalesce(avgjord, mottagen) < $1";
    private const string Vantande = "lage = 'Vantar' AND mottagen < $2 AND kalla || '/' || coalesce(handelse_id, '') <> ALL($3)";

    private readonly Postgreslager _lager = new(databas, "Karantänen", Postgreslager.Karantan, "karantaninnehall");

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Karantanpost> poster, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(poster);
        return poster.Count == 0
            ? Task.CompletedTask
            : _lager.WriteAsync(
                async db =>
                {
                    foreach (var del in poster.Chunk(100))
                        await LaggTillAsync(db, del, cancel).ConfigureAwait(false);
                    foreach (var kalla in poster.Select(p => p.Kalla).Distinct(StringComparer.Ordinal))
                    {
                        Karantanregler.ProvaPlats(
                            kalla, await db.TalAsync("SELECT count(*) FROM lagescentral.karantan WHERE lage = 'Vantar' AND kalla = $1", cancel, kalla).ConfigureAwait(false), hogstPerKalla);
                    }

                    return poster.Count;
                },
                cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<Karantanpost?> GetAsync(Guid id, CancellationToken cancel = default) =>
        await _lager.ReadAsync(db => HamtaAsync(db, id, cancel), cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Karantanpost>> ListAsync(
        Karantanlage? lage, string? kalla, Guid? fore, int antal, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(antal, 1);
        return await _lager.ReadAsync(
            db => db.ListaAsync(
                Urval + " WHERE ($1 IS NULL OR p.lage = $1) AND ($2 IS NULL OR p.kalla = $2) AND ($3 IS NULL OR p.id < $3) ORDER BY p.id DESC LIMIT $4", Karantanregler.Post, cancel,
                Ord(lage?.ToString()), Ord(kalla), fore is { } id ? id.Bytes() : Ingen.Bytea, (long)antal),
            cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Karantanpost>> ListAsync(Karantanlage? lage, HandelseNyckel handelse, int antal, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(antal, 1);
        return await _lager.ReadAsync(
            db => db.ListaAsync(
                Urval + " WHERE p.kalla = $1 AND p.handelse_id = $2 AND ($3 IS NULL OR p.lage = $3) ORDER BY p.id DESC LIMIT $4", Karantanregler.Post, cancel,
                handelse.Kalla, handelse.Id, Ord(lage?.ToString()), (long)antal),
            cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, int>> WaitingAsync(CancellationToken cancel = default) => await _lager.ReadAsync(
        async db => (await db.ListaAsync(
            "SELECT kalla, count(*) FROM lagescentral.karantan WHERE lage = 'Vantar' GROUP BY kalla", r => (Kalla: r.GetString(0), Antal: (int)r.GetInt64(1)), cancel).ConfigureAwait(false))
            .ToDictionary(r => r.Kalla, r => r.Antal, StringComparer.Ordinal),
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<Karantanpost?> SettleAsync(
        Guid id, int version, Karantanlage lage, string vem, DateTimeOffset nu, CancellationToken cancel = default)
    {
        Karantanregler.ProvaLage(lage);
        return _lager.WriteAsync(
            async db =>
            {
                var andrade = await db.KorAsync(
                    "UPDATE lagescentral.karantan SET version = version + 1, lage = $1, avgjord_av = $2, avgjord = $3 WHERE id = $4 AND version = $5 AND lage = 'Vantar'", cancel,
                    lage.ToString(), vem, nu.UtcTicks, id.Bytes(), version).ConfigureAwait(false);
                if (andrade == 0)
                    return null;
                await TaBortAsync(db, "id = $1", cancel, id.Bytes()).ConfigureAwait(false);
                return await HamtaAsync(db, id, cancel).ConfigureAwait(false);
            },
            cancel,
            Radering.Helst);
    }

    /// <inheritdoc/>
    public Task EraseAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) => _lager.WriteAsync(
        db => RaderaAsync(db, "kalla = $1 AND handelse_id = ANY($2)", cancel, kalla, handelser.ToArray()), cancel, Radering.Genast);

    /// <summary>After a restore: erases what some events held when their texts were erased, and what people had refused.</summary>
    /// <returns>How many contents.</returns>
    internal Task<int> EraseAgainAsync(IReadOnlyCollection<(string Kalla, string Id, DateTimeOffset Till)> handelser, IReadOnlyCollection<Guid> ider, CancellationToken cancel) => _lager.WriteAsync(
        async db =>
        {
            var antal = await RaderaAsync(
                db, "id = ANY(ARRAY(SELECT k.id FROM lagescentral.karantan k JOIN unnest($1::text[], $2::text[], $3::bigint[]) g(kalla, handelse, till) ON k.kalla = g.kalla AND k.handelse_id = g.handelse AND k.mottagen <= g.till))",
                cancel, handelser.Select(h => h.Kalla).ToArray(), handelser.Select(h => h.Id).ToArray(), handelser.Select(h => h.Till.UtcTicks).ToArray()).ConfigureAwait(false);
            return antal + await RaderaAsync(db, "id = ANY($1)", cancel, (object)ider.Select(id => id.Bytes()).ToArray()).ConfigureAwait(false);
        },
        cancel,
        Radering.Genast);

    /// <inheritdoc/>
    public async ValueTask<int> InnehallAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) => (int)await _lager.ReadAsync(
        db => db.TalAsync(
            "SELECT count(*) FROM lagescentral.karantan JOIN lagescentral.karantaninnehall USING (id) WHERE kalla = $1 AND handelse_id = ANY($2)", cancel, kalla, handelser.ToArray()),
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<(int Avgjorda, int Vantande)> ForfallnaAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default) => await _lager.ReadAsync(
        async db => (await db.ListaAsync(
            $"SELECT count(*) FILTER (WHERE {Avgjorda}), count(*) FILTER (WHERE {Vantande}) FROM lagescentral.karantan", r => ((int)r.GetInt64(0), (int)r.GetInt64(1)), cancel,
            avgjordaFore.UtcTicks, vantandeFore.UtcTicks, stoppade.ToArray()).ConfigureAwait(false))[0],
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HandelseNyckel>> HallnaAsync(DateTimeOffset vantandeFore, CancellationToken cancel = default) => await _lager.ReadAsync(
        db => db.ListaAsync(
            """
            SELECT DISTINCT kalla, handelse_id FROM lagescentral.karantan
            WHERE lage = 'Vantar' AND slag = 'Hallentext' AND handelse_id IS NOT NULL AND mottagen < $1 ORDER BY kalla, handelse_id
            """,
            r => new HandelseNyckel(r.GetString(0), r.GetString(1)), cancel, vantandeFore.UtcTicks),
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<int> GallraAsync(
        DateTimeOffset avgjordaFore, DateTimeOffset vantandeFore, IReadOnlyCollection<string> stoppade, CancellationToken cancel = default) => _lager.WriteAsync(
        async db =>
        {
            var ider = await db.ListaAsync(
                $"DELETE FROM lagescentral.karantan WHERE ({Avgjorda}) OR ({Vantande}) RETURNING id", r => r.Byte(0), cancel,
                avgjordaFore.UtcTicks, vantandeFore.UtcTicks, stoppade.ToArray()).ConfigureAwait(false);
            if (ider.Count > 0 && await db.KorAsync("DELETE FROM lagescentral.karantaninnehall WHERE id = ANY($1)", cancel, (object)ider.ToArray()).ConfigureAwait(false) > 0)
                await _lager.BegarAsync(db, cancel).ConfigureAwait(false);
            return ider.Count;
        },
        cancel,
        Radering.OmBegard);

    private async Task<int> RaderaAsync(NpgsqlConnection db, string villkor, CancellationToken cancel, params object[] varden)
    {
        await TaBortAsync(db, villkor, cancel, varden).ConfigureAwait(false);
        return await db.KorAsync(
            $"UPDATE lagescentral.karantan SET version = version + 1, lage = 'Avvisad', avgjord_av = '{Karantanregler.Gallring}' WHERE {villkor} AND lage = 'Vantar'", cancel, varden).ConfigureAwait(false);
    }

    private async Task TaBortAsync(NpgsqlConnection db, string villkor, CancellationToken cancel, params object[] varden)
    {
        if (await db.KorAsync($"DELETE FROM lagescentral.karantaninnehall WHERE id IN (SELECT id FROM lagescentral.karantan WHERE {villkor})", cancel, varden).ConfigureAwait(false) > 0)
            await _lager.BegarAsync(db, cancel).ConfigureAwait(false);
    }

    private static async Task LaggTillAsync(NpgsqlConnection db, Karantanpost[] poster, CancellationToken cancel)
    {
        await using var sats = new NpgsqlBatch(db);
        foreach (var post in poster)
        {
            // The content goes in only with an item that is new.
            sats.Med(
                """
                WITH ny AS (
                    INSERT INTO lagescentral.karantan VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id)
                INSERT INTO lagescentral.karantaninnehall SELECT id, $13 FROM ny WHERE $13 IS NOT NULL
                """,
                post.Id.Bytes(), post.Version, post.Kalla, Ord(post.HandelseId), Heltal(post.Rev), Heltal(post.Allvar), post.Slag.ToString(), post.Lage.ToString(),
                post.Mottagen.UtcTicks, Json.Bytes(post.Fel), Ord(post.AvgjordAv), post.Avgjord is { } avgjord ? avgjord.UtcTicks : Ingen.Bigint,
                post.Innehall is { } innehall ? Encoding.UTF8.GetBytes(innehall) : Ingen.Bytea);
        }

        await sats.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static object Ord(string? ord) => (object?)ord ?? Ingen.Text;

    private static object Heltal(int? tal) => tal is { } t ? t : Ingen.Int;

    private static async Task<Karantanpost?> HamtaAsync(NpgsqlConnection db, Guid id, CancellationToken cancel) =>
        (await db.ListaAsync(Urval + " WHERE p.id = $1", Karantanregler.Post, cancel, id.Bytes()).ConfigureAwait(false)).FirstOrDefault();
}
