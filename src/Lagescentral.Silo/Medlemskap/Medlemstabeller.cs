using Npgsql;

namespace Lagescentral.Silo.Medlemskapet;

/// <summary>Sees to it that the tables in which nodes find each other are there, before the node looks for the others.</summary>
/// <param name="anslutning">Connection string.</param>
internal sealed class Medlemstabeller(string anslutning) : IHostedService
{
    /// <summary>Name of the database's provider as .NET knows it.</summary>
    public const string Leverantor = "Npgsql";

    // Nodes that start at once take turns: one makes the tables, the others find them.
    private const long Las = 0x4C_41_47_45;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var databas = NpgsqlDataSource.Create(anslutning);
        await using var forbindelse = await databas.OpenConnectionAsync(cancellationToken);
        await using var turordning = await forbindelse.BeginTransactionAsync(cancellationToken);
        await KorAsync(forbindelse, $"SELECT pg_advisory_xact_lock({Las})", cancellationToken);
        await KorAsync(forbindelse, Skript(), cancellationToken);
        await turordning.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task KorAsync(NpgsqlConnection forbindelse, string sql, CancellationToken cancel)
    {
        await using var kommando = new NpgsqlCommand(sql, forbindelse);
        await kommando.ExecuteNonQueryAsync(cancel);
    }

    private static string Skript()
    {
        using var strom = typeof(Medlemstabeller).Assembly.GetManifestResourceStream("Lagescentral.Silo.Medlemskap.medlemskap.sql")
            ?? throw new InvalidOperationException("Programmet är ofullständigt byggt: medlemskap.sql saknas.");
        using var las = new StreamReader(strom);
        return las.ReadToEnd();
    }
}
