using Lagescentral.Journal.Skrivning;
using Npgsql;

namespace Lagescentral.Journal.Postgres;

/// <summary>A store beside the journal: one writer at a time over all processes, readers beside it.</summary>
/// <param name="databas">The database.</param>
/// <param name="namn">What the store is called, for people.</param>
/// <param name="las">Its advisory lock.</param>
/// <param name="raderas">The table from which what people wrote is deleted; null when there is none.</param>
internal sealed class Postgreslager(Postgresdatabas databas, string namn, int las, string? raderas = null)
{
    // Advisory locks of the stores.
    public const int Register = 11, Karantan = 12, Lasningar = 13, Ogonblick = 14;

    /// <summary>Runs work in one transaction, durable when this returns.</summary>
    /// <exception cref="JournalOtillgangligException">The server cannot be reached; or bytes may remain: make the same call again.</exception>
    public async Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> arbete, CancellationToken cancel, Radering radering = Radering.Ingen)
    {
        try
        {
            var svar = await SkrivAsync(arbete, cancel).ConfigureAwait(false);
            if (radering != Radering.Ingen && !await StadaAsync(radering, cancel).ConfigureAwait(false))
                throw new JournalOtillgangligException($"{namn}: raderat innehåll ligger kvar i databasen medan någon annan läser den; försök igen.");
            return svar;
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            throw Postgresfel.Otillganglig($"{namn} kan inte skrivas", fel);
        }
    }

    /// <summary>Runs work that only reads. Each query sees what was committed when it began.</summary>
    public ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> arbete, CancellationToken cancel) => KorAsync(arbete, cancel, skriver: false);

    /// <summary>Runs work each of whose commands, or batches, is a transaction of its own.</summary>
    public async ValueTask<T> KorAsync<T>(Func<NpgsqlConnection, Task<T>> arbete, CancellationToken cancel, bool skriver = true)
    {
        try
        {
            return await databas.MedAnslutningAsync(arbete, cancel, () => !skriver).ConfigureAwait(false);
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            throw Postgresfel.Otillganglig($"{namn} kan inte nås", fel);
        }
    }

    /// <summary>Notes, within the caller's transaction, that deleted bytes may remain.</summary>
    public Task BegarAsync(NpgsqlConnection anslutning, CancellationToken cancel) => anslutning.KorAsync(Postgresstadning.Begar, cancel, raderas!);

    private Task<T> SkrivAsync<T>(Func<NpgsqlConnection, Task<T>> arbete, CancellationToken cancel)
    {
        var bekraftas = false;
        return databas.MedAnslutningAsync(
            async anslutning =>
            {
                await using var transaktion = await anslutning.BeginTransactionAsync(cancel).ConfigureAwait(false);
                await anslutning.KorAsync("SELECT pg_advisory_xact_lock($1, $2)", cancel, Postgresschema.Las, las).ConfigureAwait(false);
                var svar = await arbete(anslutning).ConfigureAwait(false);
                bekraftas = true;
                // A caller who gives up now would not know what became of it.
                await transaktion.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return svar;
            },
            cancel,
            () => !bekraftas);
    }

    private async Task<bool> StadaAsync(Radering radering, CancellationToken cancel)
    {
        try
        {
            return await Postgresstadning.StadaAsync(databas, vantaIn: true, cancel, raderas).ConfigureAwait(false) || radering == Radering.Helst;
        }
        catch (Exception fel) when (radering == Radering.Helst && Postgresfel.ArFel(fel))
        {
            databas.Log.TomningMisslyckad(fel, Postgresfel.Orsak(fel));
            return true;
        }
    }
}
