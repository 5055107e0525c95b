using System.Security.Cryptography;
using System.Text.Json;
using Lagescentral.Domain;
using Lagescentral.Journal.Skrivning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Lagescentral.Journal.Sqlite;

/// <summary>
/// Fold states in one SQLite file, <see cref="Filnamn"/>, of each owner those that <see cref="Ogonblicksurval"/> keeps. The file may be
/// deleted when the program is not running; a damaged one, or one of another version, is moved aside with a warning and begun anew.
/// </summary>
/// <param name="mapp">Folder of the data; made when missing.</param>
/// <param name="logg">Takes warnings.</param>
public sealed partial class SqliteOgonblick(string mapp, ILogger<SqliteOgonblick> logg) : IOgonblick, IAsyncDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Filnamn = "ogonblick.db";

    // A lost commit costs time only, so a power cut may take the last ones: synchronous=NORMAL. No state holds text, so
    // what an old one leaves in the file need not be written over.
    private readonly SqliteLager _lager = new(
        mapp, new Lagerfil(Filnamn, 0x4C4F676F, 1, Schema, Forlorbar: true, Pragma: "PRAGMA synchronous=NORMAL; PRAGMA secure_delete=OFF"), logg);

    private const string Schema = """
        CREATE TABLE ogonblick(
            nr INTEGER PRIMARY KEY, agare TEXT NOT NULL, foldversion TEXT NOT NULL, per INTEGER NOT NULL,
            positioner BLOB NOT NULL, hash BLOB NOT NULL, innehall BLOB NOT NULL);
        CREATE INDEX ogonblick_per ON ogonblick(agare, foldversion, per);
        """;

    /// <inheritdoc/>
    public Task SaveAsync(Ogonblick ogonblick, int behall, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ogonblick);
        return _lager.WriteAsync(
            db =>
            {
                var innehall = ogonblick.Innehall.ToArray();
                db.Kor("INSERT INTO ogonblick(agare, foldversion, per, positioner, hash, innehall) VALUES($agare, $version, $per, $positioner, $hash, $innehall)",
                    ("$agare", ogonblick.Agare), ("$version", ogonblick.Foldversion), ("$per", ogonblick.Per.UtcTicks),
                    ("$positioner", Json.Bytes(ogonblick.Positioner)), ("$hash", SHA256.HashData(innehall)), ("$innehall", innehall));
                var alla = db.Lista(
                    "SELECT nr, foldversion, per FROM ogonblick WHERE agare = $agare", rad => new Sparat(rad.GetInt64(0), rad.GetString(1), rad.Tid(2)), ("$agare", ogonblick.Agare));
                return db.Kor(
                    "DELETE FROM ogonblick WHERE nr IN (SELECT value FROM json_each($bort))",
                    ("$bort", JsonSerializer.Serialize(Ogonblicksurval.Bort(alla, ogonblick.Foldversion, behall))));
            },
            cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<Ogonblick?> LatestAsync(
        string agare, string foldversion, DateTimeOffset? senast = null, CancellationToken cancel = default) =>
        await _lager.ReadAsync(db => ForstaHela(db, agare, foldversion, senast), cancel);

    /// <inheritdoc/>
    public async Task<int> ForgetAfterAsync(string nyckel, long number, CancellationToken cancel = default)
    {
        // A key is a name of a stream, or one of the aktorer's own: none holds a quote.
        const string efter = "json_extract(CAST(positioner AS TEXT), '$.\"' || $nyckel || '\"') > $nummer";
        (string, object?)[] varden = [("$nyckel", nyckel), ("$nummer", number)];
        // There are none at nearly every start: then nothing is written.
        return await _lager.ReadAsync(db => db.Tal($"SELECT count(*) FROM ogonblick WHERE {efter}", varden), cancel) == 0 ? 0
            : await _lager.WriteAsync(db => db.Kor($"DELETE FROM ogonblick WHERE {efter}", varden), cancel);
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancel = default) => _lager.WriteAsync(db => db.Kor("DELETE FROM ogonblick"), cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lager.DisposeAsync();

    private Ogonblick? ForstaHela(SqliteConnection db, string agare, string foldversion, DateTimeOffset? senast)
    {
        using var kommando = db.Kommando(
            """
            SELECT per, positioner, hash, innehall FROM ogonblick WHERE agare = $agare AND foldversion = $version AND per <= $senast
            ORDER BY per DESC, nr DESC
            """,
            ("$agare", agare), ("$version", foldversion), ("$senast", senast?.UtcTicks ?? long.MaxValue));
        using var rad = kommando.ExecuteReader();
        while (rad.Read())
        {
            var innehall = rad.GetFieldValue<byte[]>(3);
            // SQLite has no checksums of its own: a state with a flipped bit would start the hub with a false picture.
            if (SHA256.HashData(innehall).AsSpan().SequenceEqual(rad.GetFieldValue<byte[]>(2)))
                return new(agare, foldversion, rad.Tid(0), Json.Read<Dictionary<string, long>>(rad.GetFieldValue<byte[]>(1)), innehall);
            LogSkadat(logg, _lager.Fil, agare, rad.Tid(0));
        }

        return null;
    }

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "{Fil}: ögonblicket för {Agare} per {Per} är skadat och används inte.")]
    private static partial void LogSkadat(ILogger logg, string fil, string agare, DateTimeOffset per);
}
