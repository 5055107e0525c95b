using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Kopia;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Hub.Drift;

/// <summary>The settings cannot be used; the message names the one to mend.</summary>
internal sealed class FelInstallningException(string orsak) : Exception(orsak);

/// <summary>The stores as a command finds them: by the settings that the hub goes by, beside a hub that may be up.</summary>
/// <param name="konfiguration">The settings.</param>
/// <param name="blobbar">Opens the store of blobs, in a program that brings one.</param>
internal sealed class Kommandolager(IConfiguration konfiguration, Func<IConfiguration, Task<IBloblager>>? blobbar = null) : IAsyncDisposable
{
    private Postgresdatabas? _databas;
    private IBloblager? _blobbar;

    /// <summary><c>Journal:Typ</c>.</summary>
    public string Typ { get; } = konfiguration["Journal:Typ"] ?? Journaltyp.Sqlite;

    /// <summary><c>Journal:Mapp</c>, in full.</summary>
    public string Mapp { get; } = Path.GetFullPath(konfiguration["Journal:Mapp"] ?? new Journalinstallningar().Mapp);

    /// <summary>Where the ledger lies.</summary>
    public string Liggare => Bevarande.Bevarandet.Fil(konfiguration["Gallring:Liggare"] ?? "", Mapp);

    /// <summary>True where register, karantän and the log of readings are in a database.</summary>
    /// <exception cref="FelInstallningException"><c>Journal:Typ</c> is no type, or its connection is missing.</exception>
    public bool MedDatabas => Provad() != Journaltyp.Sqlite;

    /// <summary>Where the journal is, for people.</summary>
    public async Task<string> NamnAsync() => Provad() switch
    {
        Journaltyp.Azure => (await BlobbarAsync()).Namn,
        Journaltyp.Postgres => (await DatabasAsync()).Namn,
        _ => Mapp,
    };

    /// <summary>The store of blobs, whatever the type; opened the first time.</summary>
    /// <exception cref="FelInstallningException">This program brings none.</exception>
    public async Task<IBloblager> BlobbarAsync() =>
        _blobbar ??= await (blobbar ?? throw new FelInstallningException(Journaltyp.Fel(Journaltyp.Azure, "", medBlobbar: false)!))(konfiguration);

    /// <summary>The database, whatever the type; opened the first time.</summary>
    /// <param name="skapa">Makes the tables when they are missing.</param>
    public async Task<Postgresdatabas> DatabasAsync(bool skapa = false) =>
        _databas ??= await Postgresdatabas.OpenAsync(konfiguration["Journal:Anslutning"] ?? "", TimeProvider.System, skapa);

    /// <summary>Does something with the register.</summary>
    public async Task<int> MedRegisterAsync(Func<IRegister, Task<int>> gor)
    {
        if (MedDatabas) return await gor(new PostgresRegister(await DatabasAsync(skapa: true)));
        await using var register = new SqliteRegister(Mapp);
        return await gor(register);
    }

    /// <summary>Verifies the journal.</summary>
    public async Task<Verifieringsrapport> VerifieraAsync() => Provad() switch
    {
        Journaltyp.Azure => await Blobverifiering.VerifieraAsync(await BlobbarAsync()),
        Journaltyp.Postgres => await Postgresverifiering.VerifieraAsync(await DatabasAsync()),
        _ => await Journalverifiering.VerifieraAsync(Mapp),
    };

    /// <summary>Makes a copy of all that cannot be made again.</summary>
    public async Task<Kopieuppgift> KopieraAsync(string mal, DateTimeOffset nu) => Provad() switch
    {
        Journaltyp.Azure => await Sakerhetskopia.TaAsync(await BlobbarAsync(), await DatabasAsync(), mal, Liggare, nu),
        Journaltyp.Postgres => await Sakerhetskopia.TaAsync(await DatabasAsync(), mal, Liggare, nu),
        _ => await Sakerhetskopia.TaAsync(Mapp, mal, Liggare, nu),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_databas is not null) await _databas.DisposeAsync();
    }

    private string Provad() => Journaltyp.Fel(Typ, konfiguration["Journal:Anslutning"], blobbar is not null) is { } fel ? throw new FelInstallningException(fel) : Typ;
}
