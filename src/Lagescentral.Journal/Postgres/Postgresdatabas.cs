using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>
/// A PostgreSQL database with the journal and the stores beside it: connections, and what is asked of the server before it is
/// trusted. The connection string is never told to anyone.
/// </summary>
public sealed class Postgresdatabas : IAsyncDisposable
{
    /// <summary>The setting that holds the connection string.</summary>
    public const string Installning = "Journal:Anslutning";

    // Of those that wait for a lock none waits for good; a node that has stopped in the middle of a transaction lets go of what it
    // holds in a few seconds, and so does one that the network has cut off.
    private const string Session =
        "-c synchronous_commit=on -c default_transaction_isolation=read\\ committed -c default_transaction_read_only=off -c jit=off -c search_path=pg_catalog "
        + "-c idle_in_transaction_session_timeout=5s -c lock_timeout=10s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private const string Skrivsession = " -c statement_timeout=15s";
    private const int Anslutningar = 20;

    private readonly NpgsqlConnectionStringBuilder egen;

    private Postgresdatabas(NpgsqlConnectionStringBuilder val, string namn)
    {
        Namn = namn;
        Kalla = NpgsqlDataSource.Create(val);
        // The writer's connection must end when it is closed, and its locks with it.
        egen = new NpgsqlConnectionStringBuilder(val.ConnectionString) { Pooling = false, Options = val.Options + Skrivsession };
    }

    /// <summary>Server and database, for people.</summary>
    public string Namn { get; }

    /// <summary>Connections for what reads, and for the stores beside the journal.</summary>
    internal NpgsqlDataSource Kalla { get; }

    internal Databasmeta Meta { get; private set; } = null!;

    /// <summary>What the journal in the database is known by, or one beside it whose register and karantän are here.</summary>
    public Journalmeta Journal => Meta;

    /// <summary>True when journal lines stand in the database.</summary>
    /// <exception cref="JournalOtillgangligException">The server cannot be reached now.</exception>
    public async Task<bool> HarRaderAsync(CancellationToken cancel = default)
    {
        try
        {
            return await MedAnslutningAsync(a => a.TalAsync("SELECT count(*) FROM (SELECT FROM lagescentral.strommar LIMIT 1) s", cancel), cancel).ConfigureAwait(false) > 0;
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            throw Postgresfel.Otillganglig($"Databasen {Namn} kan inte läsas", fel);
        }
    }

    internal ILogger Log { get; private init; } = NullLogger.Instance;

    /// <summary>What is wrong with a connection string, naming the setting; null when it can be used.</summary>
    public static string? Fel(string? anslutning)
    {
        if (string.IsNullOrWhiteSpace(anslutning))
            return $"{Installning} saknas. Ange databasen, till exempel Host=127.0.0.1;Database=lagescentral;Username=lagescentral.";
        try
        {
            var val = new NpgsqlConnectionStringBuilder(anslutning);
            return string.IsNullOrWhiteSpace(val.Host) || string.IsNullOrWhiteSpace(val.Database)
                ? $"{Installning} ska ange både Host och Database."
                : null;
        }
        catch (Exception fel) when (fel is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException or NotSupportedException)
        {
            // Npgsql's message may quote a value.
            return $"{Installning} går inte att läsa. Den ska bestå av ord=värde med semikolon mellan, till exempel Host=127.0.0.1;Database=lagescentral;Username=lagescentral.";
        }
    }

    /// <summary>Connects, checks server and rights, and checks or makes the tables.</summary>
    /// <param name="anslutning">Connection string, with Host and Database.</param>
    /// <param name="tid">The clock.</param>
    /// <param name="skapa">Makes the tables when they are missing.</param>
    /// <param name="log">Takes warnings.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="FelAnslutningException">The string cannot be used, or the server is set so that nothing could be promised.</exception>
    /// <exception cref="FrammandeFilException">The tables are another program's or of another version; they are untouched.</exception>
    /// <exception cref="FileNotFoundException">There are no tables, and none are to be made.</exception>
    /// <exception cref="JournalOtillgangligException">The server cannot be reached now.</exception>
    public static Task<Postgresdatabas> OpenAsync(
        string anslutning, TimeProvider tid, bool skapa = true, ILogger? log = null, CancellationToken cancel = default) =>
        OpenAsync(anslutning, tid, skapa, Postgresschema.Textdel, log, cancel);

    internal static async Task<Postgresdatabas> OpenAsync(
        string anslutning, TimeProvider tid, bool skapa, int textdel, ILogger? log, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tid);
        if (Fel(anslutning) is { } orsak)
            throw new FelAnslutningException(orsak);
        var val = Val(anslutning);
        var namn = string.Create(CultureInfo.InvariantCulture, $"{val.Host}:{val.Port}/{val.Database}");
        var databas = new Postgresdatabas(val, namn) { Log = log ?? NullLogger.Instance };
        try
        {
            await using var ny = await databas.Kalla.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await Postgresprov.ProvaAsync(ny, databas.Log, cancel).ConfigureAwait(false);
            await Postgresschema.SakraAsync(ny, namn, textdel, skapa ? tid.GetUtcNow() : null, cancel).ConfigureAwait(false);
            databas.Meta = await Postgresschema.MetaAsync(ny, namn, cancel).ConfigureAwait(false);
            return databas;
        }
        catch (Exception fel)
        {
            await databas.DisposeAsync().ConfigureAwait(false);
            if (Postgresfel.ArFel(fel))
                throw Postgresfel.Otillganglig($"Databasen {namn} ({Installning}) kan inte öppnas", fel);
            throw;
        }
    }

    /// <summary>Does something on a connection of the pool; on another, once, where that one turns out to be broken.</summary>
    /// <param name="arbete">What may be done again from its beginning.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="omprovas">False when it may no longer be done again.</param>
    internal async Task<T> MedAnslutningAsync<T>(Func<NpgsqlConnection, Task<T>> arbete, CancellationToken cancel, Func<bool>? omprovas = null)
    {
        try
        {
            await using var anslutning = await Kalla.OpenConnectionAsync(cancel).ConfigureAwait(false);
            return await arbete(anslutning).ConfigureAwait(false);
        }
        catch (Exception fel) when (Postgresfel.ArBruten(fel) && omprovas?.Invoke() != false)
        {
            Kalla.Clear();
        }

        await using var ny = await Kalla.OpenConnectionAsync(cancel).ConfigureAwait(false);
        return await arbete(ny).ConfigureAwait(false);
    }

    /// <summary>Reads again what the journal says of itself, after another has been put in its place.</summary>
    internal async Task LasMetaAsync(CancellationToken cancel) =>
        Meta = await MedAnslutningAsync(anslutning => Postgresschema.MetaAsync(anslutning, Namn, cancel), cancel).ConfigureAwait(false);

    /// <summary>A connection outside the pool; closing it ends its session.</summary>
    internal async Task<NpgsqlConnection> OppnaEgenAsync(CancellationToken cancel = default)
    {
        var anslutning = new NpgsqlConnection(egen.ConnectionString);
        try
        {
            await anslutning.OpenAsync(cancel).ConfigureAwait(false);
            return anslutning;
        }
        catch
        {
            await anslutning.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Kalla.DisposeAsync();

    private static NpgsqlConnectionStringBuilder Val(string anslutning)
    {
        var val = new NpgsqlConnectionStringBuilder(anslutning) { PersistSecurityInfo = false, IncludeErrorDetail = false, LogParameters = false, TcpKeepAlive = true };
        val.Options = val.Options is { Length: > 0 } deras ? $"{deras} {Session}" : Session;
        val.ApplicationName ??= "lagescentral";
        if (val.MaxPoolSize == new NpgsqlConnectionStringBuilder().MaxPoolSize) val.MaxPoolSize = Anslutningar;
        if (val.MaxAutoPrepare == 0) (val.MaxAutoPrepare, val.AutoPrepareMinUsages) = (64, 2);
        return val;
    }
}
