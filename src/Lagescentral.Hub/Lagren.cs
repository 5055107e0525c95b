using Lagescentral.Hub.Bevarande;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub;

/// <summary>Who shares the stores. A host of several nodes adds its own before the hub's services are added.</summary>
/// <param name="Ensam">True for a hub on its own, which lets no other write to its stores.</param>
/// <param name="Nod">Name of the node, the same after a restart.</param>
public sealed record Lagerdelning(bool Ensam = true, string Nod = "nav");

/// <summary>Which stores the hub has: the journal and those that belong with it where <c>Journal:Typ</c> says, and in the folder
/// <c>Journal:Mapp</c> what is the node's own.</summary>
internal static partial class Lagren
{
    /// <summary>Adds them all.</summary>
    public static void AddLager(this IServiceCollection tjanster)
    {
        tjanster.TryAddSingleton(new Lagerdelning());
        tjanster.AddSingleton(s => new Nodmapp(Val(s).Mapp));
        tjanster.AddSingleton(s => Postgresdatabas.OpenAsync(
            Val(s).Anslutning, s.GetRequiredService<TimeProvider>(), log: s.GetRequiredService<ILogger<Postgresdatabas>>()).GetAwaiter().GetResult());
        tjanster.AddSingleton<IJournal>(s => Bevarandet.MedLiggare(s, Oppna(s), Mapp(s)));

        Lager<IOgonblick>(
            tjanster, (s, mapp) => new SqliteOgonblick(mapp, s.GetRequiredService<ILogger<SqliteOgonblick>>()),
            (s, databas) => new PostgresOgonblick(databas, s.GetRequiredService<ILogger<PostgresOgonblick>>()));
        Lager<IRegister>(tjanster, (_, mapp) => new SqliteRegister(mapp), (_, databas) => new PostgresRegister(databas));
        Lager<IKarantan>(
            tjanster, (s, mapp) => new Liggarkarantan(new SqliteKarantan(mapp), s.GetRequiredService<Gallringsliggare>()),
            (s, databas) => new Liggarkarantan(new PostgresKarantan(databas), s.GetRequiredService<Gallringsliggare>()));
        Lager<ILasningslogg>(tjanster, (_, mapp) => new SqliteLasningslogg(mapp), (s, databas) => new PostgresLasningslogg(databas, Delning(s).Nod));

        // Made again from the journal: each node's own.
        tjanster.AddSingleton<ISok>(s => Efter(s, mapp => new SqliteSok(mapp, s.GetRequiredService<ILogger<SqliteSok>>())));
        tjanster.AddSingleton<IFristindex>(s => Efter(s, mapp => new SqliteFristindex(mapp, s.GetRequiredService<ILogger<SqliteFristindex>>())));
        tjanster.AddDataProtection().SetApplicationName("Lagescentral");
        tjanster.AddOptions<KeyManagementOptions>().Configure<IServiceProvider, ILoggerFactory>((val, s, loggar) => val.XmlRepository = MedDatabas(s)
            ? new PostgresSessionsnycklar(s.GetRequiredService<Postgresdatabas>())
            : new FileSystemXmlRepository(Directory.CreateDirectory(Path.Combine(Mapp(s), "sessionsnycklar")), loggar));
    }

    private static Journalinstallningar Val(IServiceProvider s) => s.GetRequiredService<IOptions<Journalinstallningar>>().Value;

    private static Lagerdelning Delning(IServiceProvider s) => s.GetRequiredService<Lagerdelning>();

    private static string Mapp(IServiceProvider s) => Path.GetFullPath(Val(s).Mapp);

    private static bool MedDatabas(IServiceProvider s) => Val(s).Typ != Journaltyp.Sqlite;

    // A host of several nodes may have brought its own.
    private static void Lager<T>(IServiceCollection tjanster, Func<IServiceProvider, string, T> sqlite, Func<IServiceProvider, Postgresdatabas, T> postgres)
        where T : class => tjanster.TryAddSingleton(s => Efter(s, mapp => MedDatabas(s) ? postgres(s, s.GetRequiredService<Postgresdatabas>()) : sqlite(s, mapp)));

    // The journal is opened first: its locks guard the stores beside it.
    private static T Efter<T>(IServiceProvider s, Func<string, T> gor)
    {
        _ = s.GetRequiredService<IJournal>();
        return gor(Mapp(s));
    }

    private static IJournal Oppna(IServiceProvider s) => Val(s).Typ switch
    {
        Journaltyp.Postgres => MedNodmapp(s, PaDatabas),
        Journaltyp.Azure => MedNodmapp(s, PaBlobbar),
        _ => PaFil(s),
    };

    private static SqliteJournal PaFil(IServiceProvider s)
    {
        var val = new SqliteJournalOptions { Mapp = Mapp(s), Kolangd = Val(s).Kolangd, MaxRaderPerCommit = Val(s).MaxRaderPerCommit };
        return SqliteJournal.OpenAsync(val, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<SqliteJournal>>()).GetAwaiter().GetResult();
    }

    private static PostgresJournal PaDatabas(IServiceProvider s)
    {
        var val = new PostgresJournalOptions { Kolangd = Val(s).Kolangd, MaxRaderPerCommit = Val(s).MaxRaderPerCommit, Ensam = Delning(s).Ensam };
        return PostgresJournal.OpenAsync(s.GetRequiredService<Postgresdatabas>(), val, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<PostgresJournal>>()).GetAwaiter().GetResult();
    }

    // It is known by what the database is known by: two that do not belong together refuse to start.
    private static Blobjournal PaBlobbar(IServiceProvider s)
    {
        var val = new BlobjournalOptions { Mapp = Mapp(s), Kolangd = Val(s).Kolangd, MaxRaderPerCommit = Val(s).MaxRaderPerCommit };
        var databas = s.GetRequiredService<Postgresdatabas>();
        if (databas.HarRaderAsync().GetAwaiter().GetResult()) KvarliggandeRader(s.GetRequiredService<ILogger<Postgresdatabas>>(), databas.Namn);
        return Blobjournal.OpenAsync(
            s.GetRequiredService<IBloblager>(), databas.Journal, val, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Blobjournal>>()).GetAwaiter().GetResult();
    }

    /// <summary>Opens a journal that is kept elsewhere than in the node's folder, which is then held by this node alone and of that journal.</summary>
    private static IJournal MedNodmapp(IServiceProvider s, Func<IServiceProvider, IJournal> oppna)
    {
        var mapp = s.GetRequiredService<Nodmapp>();
        var journal = oppna(s);
        try
        {
            mapp.Provas(journal, s.GetRequiredService<ILogger<Nodmapp>>());
            return journal;
        }
        catch
        {
            journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    [LoggerMessage(EventId = 3402, Level = LogLevel.Warning,
        Message = "Databasen {Databas} har kvar en journal sedan den kopierades till blobbar. Gallringen når den inte: töm den med tom-journal.")]
    private static partial void KvarliggandeRader(ILogger log, string databas);
}
