using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Hub.Drift;

/// <summary>The settings cannot be used; the message names the one to mend.</summary>
internal sealed class FelInstallningException(string orsak) : Exception(orsak);

/// <summary>The stores as a command finds them: by the settings that the hub goes by, beside a hub that may be up.</summary>
/// <param name="konfiguration">The settings.</param>
internal sealed class Kommandolager(IConfiguration konfiguration) : IAsyncDisposable
{
    private Postgresdatabas? _databas;

    /// <summary><c>Journal:Typ</c>.</summary>
    public string Typ { get; } = konfiguration["Journal:Typ"] ?? Journaltyp.Sqlite;

    /// <summary><c>Journal:Mapp</c>, in full.</summary>
    public string Mapp { get; } = Path.GetFullPath(konfiguration["Journal:Mapp"] ?? new Journalinstallningar().Mapp);

    /// <summary>Where the ledger lies.</summary>
    public string Liggare => Bevarande.Bevarandet.Fil(konfiguration["Gallring:Liggare"] ?? "", Mapp);

    /// <summary>True where the journal is in a database.</summary>
    /// <exception cref="FelInstallningException"><c>Journal:Typ</c> is no type, or its connection is missing.</exception>
    public bool PaPostgres => Journaltyp.Fel(Typ, konfiguration["Journal:Anslutning"]) is { } fel ? throw new FelInstallningException(fel) : Typ == Journaltyp.Postgres;

    /// <summary>The database, whatever the type; opened the first time.</summary>
    /// <param name="skapa">Makes the tables when they are missing.</param>
    public async Task<Postgresdatabas> DatabasAsync(bool skapa = false) =>
        _databas ??= await Postgresdatabas.OpenAsync(konfiguration["Journal:Anslutning"] ?? "", TimeProvider.System, skapa);

    /// <summary>Does something with the register.</summary>
    public async Task<int> MedRegisterAsync(Func<IRegister, Task<int>> gor)
    {
        if (PaPostgres) return await gor(new PostgresRegister(await DatabasAsync(skapa: true)));
        await using var register = new SqliteRegister(Mapp);
        return await gor(register);
    }

    /// <summary>Verifies the journal.</summary>
    public async Task<Verifieringsrapport> VerifieraAsync() =>
        PaPostgres ? await Postgresverifiering.VerifieraAsync(await DatabasAsync()) : await Journalverifiering.VerifieraAsync(Mapp);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_databas is not null) await _databas.DisposeAsync();
    }
}
