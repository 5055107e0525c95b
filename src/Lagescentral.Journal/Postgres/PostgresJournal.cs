using Lagescentral.Journal.Skrivning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>Another hub has the database, or a cluster has it.</summary>
public sealed class UpptagenDatabasException(string databas, Exception? inner = null) : Exception(
    $"Databasen {databas} används redan av en annan lägescentral. Stoppa den först, eller ange en annan databas i {Postgresdatabas.Installning}.", inner);

/// <summary>Settings of a journal on PostgreSQL.</summary>
public sealed record PostgresJournalOptions
{
    /// <summary>How many append calls may wait, 1–1,000,000; the next is refused at once.</summary>
    public int Kolangd { get; init; } = 8192;

    /// <summary>How many lines one commit takes before the next begins, 1–1,000,000; a call is never divided.</summary>
    public int MaxRaderPerCommit { get; init; } = 4096;

    /// <summary>True for a hub on its own: no other may write to the database meanwhile. False for the nodes of a cluster, which
    /// all say so.</summary>
    public bool Ensam { get; init; } = true;

    /// <summary>Called on the writer's connection before each group; lets a test hinder it.</summary>
    internal Func<NpgsqlConnection, Task>? ForeGrupp { get; init; }

    internal Skrivgranser Granser => new(Kolangd, MaxRaderPerCommit);

    internal PostgresJournalOptions Normalize()
    {
        Granser.Kontrollera();
        return this;
    }
}

/// <summary>The journal in a PostgreSQL database. Several processes may write to one at the same time.</summary>
public sealed class PostgresJournal : Journalgrund
{
    private readonly PostgresLasare lasare;
    private readonly Postgresskrivare databasskrivare;

    private PostgresJournal(Journalmeta meta, PostgresLasare lasare, Postgresskrivare databasskrivare, Skrivslinga skrivare)
        : base(meta, lasare, skrivare)
    {
        this.lasare = lasare;
        this.databasskrivare = databasskrivare;
    }

    /// <summary>Opens a database's journal for writing. The database stays open when the journal is closed.</summary>
    /// <exception cref="UpptagenDatabasException">Another hub has it.</exception>
    /// <exception cref="FrammandeFilException">A stream does not fit its last line; nothing is written.</exception>
    /// <exception cref="JournalOtillgangligException">The server cannot be reached now.</exception>
    public static async Task<PostgresJournal> OpenAsync(
        Postgresdatabas databas, PostgresJournalOptions options, TimeProvider tid, ILogger<PostgresJournal>? log = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(databas);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tid);
        var logg = log ?? NullLogger<PostgresJournal>.Instance;
        options = options.Normalize();
        var motor = new Postgresskrivare(databas, options);
        try
        {
            await motor.OppnaAsync(cancel).ConfigureAwait(false);
            await PostgresLasare.KontrolleraAsync(databas, cancel).ConfigureAwait(false);
            var slinga = new Skrivslinga(options.Granser, motor, tid, logg);
            await slinga.StartaAsync().ConfigureAwait(false);
            logg.JournalOppnad(databas.Namn);
            return new PostgresJournal(databas.Meta, new PostgresLasare(databas), motor, slinga);
        }
        catch (Exception fel)
        {
            await motor.DisposeAsync().ConfigureAwait(false);
            if (Postgresfel.ArFel(fel))
                throw Postgresfel.Otillganglig($"Journalen i {databas.Namn} kan inte öppnas", fel);
            throw;
        }
    }

    /// <summary>Lets go of the database, which stays open.</summary>
    private protected override async ValueTask StangAsync()
    {
        await databasskrivare.DisposeAsync().ConfigureAwait(false);
        lasare.Stang();
    }
}
