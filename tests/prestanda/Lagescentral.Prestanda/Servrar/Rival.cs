namespace Lagescentral.Prestanda.Servrar;

/// <summary>Those that the hub is measured beside.</summary>
internal static class Rival
{
    /// <summary>A dictionary with a lock: nothing is durable.</summary>
    public static Kandidat Ordbok { get; } = new("ordbok", "Ordbok med lås, obeständig", _ => new Server(Bygge.Rivaler, ["ordbok"]));

    /// <summary>SQLite, a transaction with synchronous=FULL per request.</summary>
    public static Kandidat Sqlite { get; } = new("sqlite", "SQLite FULL per anrop", mapp => new Server(Bygge.Rivaler, ["sqlite", "--mapp", mapp]));

    /// <summary>PostgreSQL, upsert and NOTIFY.</summary>
    public static Kandidat Postgres(Postgresinstans instans) =>
        new("postgres", "PostgreSQL upsert + NOTIFY", _ => new Postgresserver(instans, instans.SkapaDatabas()));

    private sealed class Postgresserver(Postgresinstans instans, string databas)
        : Server(Bygge.Rivaler, ["postgres", "--postgres", instans.Anslutning(databas)])
    {
        public override IReadOnlyList<int> Processer => [Pid, .. instans.Processer];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            instans.SlappDatabas(databas);
        }
    }
}
