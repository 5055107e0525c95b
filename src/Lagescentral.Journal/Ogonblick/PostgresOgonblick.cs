using System.Security.Cryptography;
using Lagescentral.Domain;
using Lagescentral.Journal.Skrivning;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Postgres;

/// <summary>Fold states in a PostgreSQL database, shared by those who share the journal there: what one node has folded another goes
/// on from. <see cref="Ogonblicksurval"/> says which are kept.</summary>
/// <param name="databas">The database; stays open.</param>
/// <param name="logg">Takes warnings.</param>
public sealed partial class PostgresOgonblick(Postgresdatabas databas, ILogger<PostgresOgonblick> logg) : IOgonblick
{
    private readonly Postgreslager _lager = new(databas, "Ögonblicken", Postgreslager.Ogonblick);

    /// <inheritdoc/>
    public async Task SaveAsync(Ogonblick ogonblick, int behall, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ogonblick);
        await _lager.KorAsync(
            async db =>
            {
                var innehall = ogonblick.Innehall.ToArray();
                await db.KorAsync(
                    "INSERT INTO lagescentral.ogonblick (agare, foldversion, per, positioner, hash, innehall) VALUES ($1, $2, $3, $4::jsonb, $5, $6)", cancel,
                    ogonblick.Agare, ogonblick.Foldversion, ogonblick.Per.UtcTicks, System.Text.Encoding.UTF8.GetString(Json.Bytes(ogonblick.Positioner)), SHA256.HashData(innehall), innehall).ConfigureAwait(false);
                var alla = await db.ListaAsync(
                    "SELECT nr, foldversion, per FROM lagescentral.ogonblick WHERE agare = $1", r => new Sparat(r.GetInt64(0), r.GetString(1), r.Tid(2)), cancel, ogonblick.Agare).ConfigureAwait(false);
                // What another has saved meanwhile is newer, and lets no more remain.
                return await db.KorAsync("DELETE FROM lagescentral.ogonblick WHERE nr = ANY ($1)", cancel, Ogonblicksurval.Bort(alla, ogonblick.Foldversion, behall).ToArray()).ConfigureAwait(false);
            },
            cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Ogonblick?> LatestAsync(string agare, string foldversion, DateTimeOffset? senast = null, CancellationToken cancel = default) => await _lager.KorAsync(
        async db =>
        {
            // One at a time: they are large, and the first is nearly always whole.
            for (var nr = 0L; ; nr++)
            {
                var rader = await db.ListaAsync(
                    """
                    SELECT per, positioner::text, hash, innehall FROM lagescentral.ogonblick WHERE agare = $1 AND foldversion = $2 AND per <= $3
                    ORDER BY per DESC, nr DESC LIMIT 1 OFFSET $4
                    """,
                    r => (Per: r.Tid(0), Positioner: r.GetString(1), Hash: r.Byte(2), Innehall: r.Byte(3)), cancel, agare, foldversion, senast?.UtcTicks ?? long.MaxValue, nr).ConfigureAwait(false);
                if (rader is not [var rad])
                    return null;
                if (SHA256.HashData(rad.Innehall).AsSpan().SequenceEqual(rad.Hash))
                    return new Ogonblick(agare, foldversion, rad.Per, Json.Read<Dictionary<string, long>>(System.Text.Encoding.UTF8.GetBytes(rad.Positioner)), rad.Innehall);
                LogSkadat(logg, databas.Namn, agare, rad.Per);
            }
        },
        cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<int> ForgetAfterAsync(string nyckel, long number, CancellationToken cancel = default) =>
        _lager.KorAsync(db => db.KorAsync("DELETE FROM lagescentral.ogonblick WHERE (positioner ->> $1)::bigint > $2", cancel, nyckel, number), cancel).AsTask();

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancel = default) => _lager.KorAsync(db => db.KorAsync("DELETE FROM lagescentral.ogonblick", cancel), cancel).AsTask();

    [LoggerMessage(EventId = 2103, Level = LogLevel.Warning, Message = "{Databas}: ögonblicket för {Agare} per {Per} är skadat och används inte.")]
    private static partial void LogSkadat(ILogger logg, string databas, string agare, DateTimeOffset per);
}
