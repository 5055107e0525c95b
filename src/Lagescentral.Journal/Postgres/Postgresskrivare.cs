using Lagescentral.Journal.Skrivning;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>
/// Writes groups on a connection of its own, which also holds the hub's right to the database. After a failure the connection is
/// closed and another is opened for the next group.
/// </summary>
/// <remarks>
/// Every group of every process first locks the one row <c>huvud</c>, and only then reads positions and gives numbers. That is what
/// makes the numbers grow in the order of commit: with a sequence, a number could be taken first and committed last, and whoever had
/// read past it would never see its line. The lock also makes the fence, the hash chain and the order of <c>mottagen</c> hold between
/// processes. Its price is that groups are committed one at a time; those that wait meanwhile become the next group.
/// </remarks>
internal sealed class Postgresskrivare(Postgresdatabas databas, PostgresJournalOptions options) : ISkrivmotor, IAsyncDisposable
{
    private readonly Dictionary<string, int> slag = [];
    private NpgsqlConnection? anslutning;

    /// <summary>True: tables are written anew on connections of the pool, and only those who need one of them wait.</summary>
    public bool TomsVidSidan => true;

    /// <summary>Connects and takes the hub's right to the database.</summary>
    /// <exception cref="UpptagenDatabasException">Another hub has it.</exception>
    public async Task OppnaAsync(CancellationToken cancel)
    {
        if (anslutning is not null)
            return;
        var ny = await databas.OppnaEgenAsync(cancel).ConfigureAwait(false);
        try
        {
            await TaAsync(ny, cancel).ConfigureAwait(false);
            var meta = await Postgresschema.MetaAsync(ny, databas.Namn, cancel).ConfigureAwait(false);
            if (!meta.ArSamma(databas.Meta))
                throw new FrammandeFilException(databas.Namn, "en annan journal har lagts i databasen; starta om");
            anslutning = ny;
        }
        catch
        {
            await ny.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask SkrivAsync(IReadOnlyList<Skrivanrop> grupp)
    {
        var skickad = false;
        try
        {
            await OppnaAsync(CancellationToken.None).ConfigureAwait(false);
            if (options.ForeGrupp is { } fore)
                await fore(anslutning!).ConfigureAwait(false);
            var samlad = await LasHuvudetAsync(grupp).ConfigureAwait(false);
            foreach (var anrop in grupp)
                anrop.Utfor(samlad);
            await using var sats = new NpgsqlBatch(anslutning);
            if (samlad.Tom)
            {
                sats.Med("ROLLBACK");
            }
            else
            {
                samlad.Skriv(sats);
                sats.Med("COMMIT");
                skickad = true;
            }

            await sats.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch
        {
            await StangAsync().ConfigureAwait(false);
            if (skickad)
                await VantaUtAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TomAsync(bool vantaIn) => await Postgresstadning.StadaAsync(databas, vantaIn, CancellationToken.None).ConfigureAwait(false);

    /// <inheritdoc/>
    public string Orsak(Exception fel) => Postgresfel.Orsak(fel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => StangAsync();

    /// <summary>Locks the head, and reads it and the group's streams, in one exchange with the server.</summary>
    private async Task<Postgresgrupp> LasHuvudetAsync(IReadOnlyList<Skrivanrop> grupp)
    {
        var strommar = grupp.SelectMany(a => a.Strommar).Distinct(StringComparer.Ordinal).ToArray();
        var okanda = grupp.SelectMany(a => a.Rader).Select(r => r.Slag).Distinct(StringComparer.Ordinal).Where(s => !slag.ContainsKey(s)).ToArray();
        await using var sats = new NpgsqlBatch(anslutning);
        // Each statement sees what was committed when it began: those after the lock see all that the one before us wrote.
        sats.Med("BEGIN")
            .Med("SELECT nummer, strommar, slag, textdelar FROM lagescentral.huvud FOR UPDATE")
            .Med("SELECT id, namn, position, hash, mottagen FROM lagescentral.strommar WHERE namn = ANY($1)", (object)strommar)
            .Med("SELECT id, namn FROM lagescentral.slag WHERE namn = ANY($1)", (object)okanda);
        await using var svar = await sats.ExecuteReaderAsync().ConfigureAwait(false);
        var huvud = (await svar.ListaAsync(r => new Journalhuvud(r.GetInt64(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3)), default).ConfigureAwait(false)).Single();
        await svar.NextResultAsync().ConfigureAwait(false);
        var lagen = (await svar.ListaAsync(
            r => new Stromlage(r.GetInt32(0), r.GetString(1)) { Position = r.GetInt64(2), Hash = r.Byte(3), Mottagen = r.Tid(4) }, default).ConfigureAwait(false))
            .ToDictionary(l => l.Namn, StringComparer.Ordinal);
        await svar.NextResultAsync().ConfigureAwait(false);
        foreach (var (id, namn) in await svar.ListaAsync(r => (r.GetInt32(0), r.GetString(1)), default).ConfigureAwait(false))
            slag[namn] = id;
        return new Postgresgrupp(huvud, lagen, slag, databas.Meta.Textdel);
    }

    // The server may still be at work with a commit that we have lost. Whoever reads after being told that the outcome is unknown
    // must see it: the head's lock is not to be had before it is over.
    private async Task VantaUtAsync()
    {
        try
        {
            await using var ny = await databas.OppnaEgenAsync().ConfigureAwait(false);
            await ny.KorAsync("SELECT nummer FROM lagescentral.huvud FOR UPDATE", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            // Then nothing can be read either, until the server has come back and taken the commit in or thrown it away.
            databas.Log.UtfallOkant(Postgresfel.Orsak(fel));
        }
    }

    private async Task TaAsync(NpgsqlConnection ny, CancellationToken cancel)
    {
        try
        {
            // Nodes of one cluster share it; a hub on its own lets nobody beside it, nor goes in beside a cluster. The server may need a
            // moment to see that the one before has ended.
            await using var sats = new NpgsqlBatch(ny);
            sats.Med("SET lock_timeout = '3s'")
                .Med(options.Ensam ? "SELECT pg_advisory_lock($1, $2)" : "SELECT pg_advisory_lock_shared($1, $2)", Postgresschema.Las, Postgresschema.Hublas)
                .Med("RESET lock_timeout");
            await sats.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        catch (PostgresException fel) when (fel.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new UpptagenDatabasException(databas.Namn, fel);
        }
    }

    private async ValueTask StangAsync()
    {
        var gammal = anslutning;
        anslutning = null;
        // Kinds that the failed group would have added are not there.
        slag.Clear();
        if (gammal is not null)
            await gammal.DisposeAsync().ConfigureAwait(false);
    }
}
