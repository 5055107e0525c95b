using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>The specification on PostgreSQL.</summary>
[Collection(Provpostgres.Samling)]
public sealed class JournalPostgresTests(Provpostgres server) : JournalSpecifikation
{
    private readonly string _anslutning = server.NyDatabas();
    private readonly List<Postgresdatabas> _oppnade = [];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var databas in _oppnade) await databas.DisposeAsync();
    }

    protected override async Task<IJournal> OppnaAsync()
    {
        var databas = await Postgresdatabas.OpenAsync(_anslutning, TimeProvider.System);
        _oppnade.Add(databas);
        return await PostgresJournal.OpenAsync(databas, new(), TimeProvider.System);
    }
}
