using Lagescentral.Journal.Skrivning;
using Npgsql;
using static Lagescentral.Journal.Postgres.Postgreskommando;

namespace Lagescentral.Journal.Postgres;

/// <summary>The log of readings in a PostgreSQL database, shared by those who share the journal there. Each node begins and ends its
/// own part of it: one that ended unprepared says nothing of what the others have logged.</summary>
/// <param name="databas">The database; stays open.</param>
/// <param name="nod">Name of the node, the same after a restart.</param>
public sealed class PostgresLasningslogg(Postgresdatabas databas, string nod = "nav") : ILasningslogg
{
    private const string Villkor = """
         WHERE ($1 IS NULL OR vem = $1) AND ($2 IS NULL OR strpos(vad, $2) > 0 OR slag = $2) AND nar >= $3 AND nar < $4
        """;

    private const string Forfallna = "NOT foljs AND coalesce(slut, nar) < $1";

    private readonly Postgreslager _lager = new(databas, "Läsningsloggen", Postgreslager.Lasningar, "lasning");

    /// <inheritdoc/>
    public Task<Lasning?> BeginAsync(DateTimeOffset nu, CancellationToken cancel = default) => _lager.WriteAsync<Lasning?>(
        async db =>
        {
            var lagen = await db.ListaAsync("SELECT slutad, senast FROM lagescentral.lasningslage WHERE nod = $1", r => (r.GetBoolean(0), r.Tid(1)), cancel, nod).ConfigureAwait(false);
            var (slutad, senast) = lagen is [var lage] ? lage : (true, DateTimeOffset.MinValue);
            await db.KorAsync("UPDATE lagescentral.lasning SET foljs = false, avbruten = true, slut = greatest($1, nar) WHERE foljs AND nod = $2", cancel, senast.UtcTicks, nod).ConfigureAwait(false);
            await SenastAsync(db, nu, slutad: false, cancel).ConfigureAwait(false);
            if (slutad) return null;
            var lucka = Lasningsregler.Lucka(senast, nu);
            await LaggAsync(db, [lucka], cancel).ConfigureAwait(false);
            return lucka;
        },
        cancel);

    /// <inheritdoc/>
    public Task EndAsync(CancellationToken cancel = default) =>
        _lager.WriteAsync(db => db.KorAsync("UPDATE lagescentral.lasningslage SET slutad = true WHERE nod = $1", cancel, nod), cancel);

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Lasning> lasningar, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lasningar);
        return lasningar.Count == 0 ? Task.CompletedTask : _lager.WriteAsync(
            async db =>
            {
                await LaggAsync(db, lasningar, cancel).ConfigureAwait(false);
                return await SenastAsync(db, lasningar.Max(l => l.Slut ?? l.Nar), slutad: null, cancel).ConfigureAwait(false);
            },
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<(IReadOnlyList<Lasning> Lasningar, int Totalt)> ListAsync(Lasningsfraga fraga, CancellationToken cancel = default)
    {
        Lasningsregler.Kontrollera(fraga);
        object[] varden =
        [
            (object?)fraga.Vem ?? Ingen.Text, (object?)fraga.Vad ?? Ingen.Text, fraga.Fran?.UtcTicks ?? 0, fraga.Till?.UtcTicks ?? long.MaxValue,
        ];
        return await _lager.ReadAsync<(IReadOnlyList<Lasning>, int)>(
            async db => (
                await db.ListaAsync(
                    "SELECT " + Lasningsregler.Kolumner + " FROM lagescentral.lasning" + Villkor + " ORDER BY nar DESC, id DESC LIMIT $5 OFFSET $6", Lasningsregler.Rad, cancel,
                    [.. varden, (long)fraga.PerSida, (long)(fraga.Sida - 1) * fraga.PerSida]).ConfigureAwait(false),
                (int)await db.TalAsync("SELECT count(*) FROM lagescentral.lasning" + Villkor, cancel, varden).ConfigureAwait(false)),
            cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default) => (int)await _lager.ReadAsync(
        db => db.TalAsync("SELECT count(*) FROM lagescentral.lasning WHERE " + Forfallna, cancel, fore.UtcTicks), cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default) => _lager.WriteAsync(
        async db =>
        {
            var antal = await db.KorAsync("DELETE FROM lagescentral.lasning WHERE " + Forfallna, cancel, fore.UtcTicks).ConfigureAwait(false);
            if (antal > 0)
                await _lager.BegarAsync(db, cancel).ConfigureAwait(false);
            return antal;
        },
        cancel,
        Radering.OmBegard);

    private Task<int> SenastAsync(NpgsqlConnection db, DateTimeOffset senast, bool? slutad, CancellationToken cancel) => db.KorAsync(
        """
        INSERT INTO lagescentral.lasningslage AS l VALUES ($1, coalesce($3, true), $2)
        ON CONFLICT (nod) DO UPDATE SET senast = greatest(l.senast, excluded.senast), slutad = coalesce($3, l.slutad)
        """,
        cancel, nod, senast.UtcTicks, slutad is { } s ? s : new Ingen(NpgsqlTypes.NpgsqlDbType.Boolean));

    private Task<int> LaggAsync(NpgsqlConnection db, IReadOnlyList<Lasning> lasningar, CancellationToken cancel) => db.KorAsync(
        """
        INSERT INTO lagescentral.lasning (nar, id, nod, slut, vem, roller, slag, vad, klass, antal, foljs, avbruten)
        SELECT DISTINCT ON (n.nar, n.id) n.nar, n.id, $1, n.slut, n.vem, n.roller, n.slag, n.vad, n.klass, n.antal, n.foljs, n.avbruten
        FROM unnest($2::bigint[], $3::bytea[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::int[], $11::boolean[], $12::boolean[])
            WITH ORDINALITY n(nar, id, slut, vem, roller, slag, vad, klass, antal, foljs, avbruten, nr)
        ORDER BY n.nar, n.id, n.nr DESC
        ON CONFLICT (nar, id) DO UPDATE SET slut = excluded.slut, antal = excluded.antal, foljs = excluded.foljs, avbruten = excluded.avbruten
        """,
        cancel, nod, lasningar.Select(l => l.Nar.UtcTicks).ToArray(), lasningar.Select(l => l.Id.Bytes()).ToArray(), lasningar.Select(l => l.Slut?.UtcTicks).ToArray(),
        lasningar.Select(l => l.Vem).ToArray(), lasningar.Select(l => l.Roller).ToArray(), lasningar.Select(l => l.Slag).ToArray(), lasningar.Select(l => l.Vad).ToArray(),
        lasningar.Select(l => (int)l.Klass).ToArray(), lasningar.Select(l => l.Antal).ToArray(), lasningar.Select(Lasningsregler.Foljs).ToArray(), lasningar.Select(l => l.Avbruten).ToArray());
}
