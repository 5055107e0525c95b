using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lagescentral.Silo.Medlemskapet;

/// <summary>Before the node looks for the others: sees to it that the tables are there in which nodes find each other, and that this
/// node can be one of them.</summary>
/// <param name="val">Settings.</param>
/// <param name="tid">The clock.</param>
internal sealed class Medlemstabeller(IOptions<Klusterinstallningar> val, TimeProvider tid) : IHostedService
{
    /// <summary>Name of the database's provider as .NET knows it.</summary>
    public const string Leverantor = "Npgsql";

    private const string Schema = "lagescentral_kluster";

    // Nodes that start at once take turns: one makes the tables, the others find them.
    private const long Las = 0x4C_41_47_45;

    /// <summary>The connection as the membership uses it: its tables have a schema of their own, whatever the user's is.</summary>
    public static string Anslutning(string anslutning) => new NpgsqlConnectionStringBuilder(anslutning) { SearchPath = Schema }.ConnectionString;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">This node cannot be one of the cluster's; the message names the setting.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (val.Value.Medlemskap != Medlemskap.Postgres) return;
        try
        {
            await using var databas = NpgsqlDataSource.Create(Anslutning(val.Value.Anslutning!));
            await using var forbindelse = await databas.OpenConnectionAsync(cancellationToken);
            await using var turordning = await forbindelse.BeginTransactionAsync(cancellationToken);
            await using (var las = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", forbindelse) { Parameters = { new() { Value = Las } } })
                await las.ExecuteNonQueryAsync(cancellationToken);
            await using (var skript = new NpgsqlCommand(Skript(), forbindelse)) await skript.ExecuteNonQueryAsync(cancellationToken);
            await ProvaKlockaAsync(forbindelse, cancellationToken);
            await ProvaTjanstAsync(forbindelse, cancellationToken);
            await turordning.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException fel)
        {
            throw new InvalidDataException($"Databasen i Kluster:Anslutning kan inte användas: {fel.Message}", fel);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Lines get the time of the node that writes them: with clocks apart the journal would tell of the future.
    private async Task ProvaKlockaAsync(NpgsqlConnection forbindelse, CancellationToken cancel)
    {
        await using var fraga = new NpgsqlCommand("SELECT clock_timestamp()", forbindelse);
        var databasens = new DateTimeOffset((DateTime)(await fraga.ExecuteScalarAsync(cancel))!);
        var skillnad = (tid.GetUtcNow() - databasens).Duration();
        if (skillnad.TotalSeconds > val.Value.KlockskillnadSekunder)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                $"Nodens klocka skiljer {skillnad.TotalSeconds:F0} s från databasens, och högst {val.Value.KlockskillnadSekunder} s är tillåtet (Kluster:KlockskillnadSekunder). Ställ klockorna."));
    }

    private async Task ProvaTjanstAsync(NpgsqlConnection forbindelse, CancellationToken cancel)
    {
        await using var fraga = new NpgsqlCommand(
            "INSERT INTO kluster (id, tjanst) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET tjanst = coalesce(kluster.tjanst, excluded.tjanst) RETURNING tjanst", forbindelse)
        {
            Parameters = { new() { Value = val.Value.Id }, new() { Value = val.Value.Tjanst } },
        };
        if (await fraga.ExecuteScalarAsync(cancel) is string tjanst && tjanst != val.Value.Tjanst)
            throw new InvalidDataException($"Kluster:Tjanst är {val.Value.Tjanst}, men klustret {val.Value.Id} är tjänsten {tjanst}. Ge alla noder samma Kluster:Tjanst, eller det här klustret ett annat Kluster:Id.");
    }

    private static string Skript()
    {
        using var strom = typeof(Medlemstabeller).Assembly.GetManifestResourceStream("Lagescentral.Silo.Medlemskap.medlemskap.sql")
            ?? throw new InvalidOperationException("Programmet är ofullständigt byggt: medlemskap.sql saknas.");
        using var las = new StreamReader(strom);
        return las.ReadToEnd();
    }
}
