using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Hub;

/// <summary>A node's folder beside a journal that is kept elsewhere: what can be made again from that journal, and the ledger. It is held
/// by one hub.</summary>
internal sealed partial class Nodmapp : IDisposable
{
    private const string Serie = "journal.serie";

    private readonly Hublas _las;

    /// <exception cref="UpptagenMappException">Another hub has the folder.</exception>
    public Nodmapp(string mapp)
    {
        Mapp = Path.GetFullPath(mapp);
        Directory.CreateDirectory(Mapp);
        _las = Hublas.Ta(Mapp);
    }

    /// <summary>The folder.</summary>
    public string Mapp { get; }

    /// <summary>Checks that what lies in the folder is of this journal: what is of another is made again, or refused.</summary>
    /// <exception cref="FrammandeFilException">The folder holds a journal of its own, another than this.</exception>
    public void Provas(IJournal journal, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var fil = Path.Combine(Mapp, "journal.db");
        if (File.Exists(fil))
        {
            if (IdAv(Mapp) != journal.Id)
                throw new FrammandeFilException(fil, "filen är en annan journal än den i databasen. Kopiera den dit med kopiera-journal sqlite postgres, eller ange en annan mapp i Journal:Mapp");
            // What is erased in the database stays in the file.
            KvarliggandeJournal(log, fil);
        }

        var serie = Path.Combine(Mapp, Serie);
        if (File.Exists(serie) && File.ReadAllText(serie) == journal.Serie) return;
        foreach (var namn in new[] { SqliteSok.Filnamn, SqliteFristindex.Filnamn })
            foreach (var del in new[] { "", "-wal", "-shm" }) File.Delete(Path.Combine(Mapp, namn + del));
        File.WriteAllText(serie, journal.Serie);
    }

    /// <inheritdoc/>
    public void Dispose() => _las.Dispose();

    private static Guid IdAv(string mapp)
    {
        var journal = SqliteJournal.OpenReadOnly(mapp);
        // Nothing of it was written: closing is only letting go of the file.
        journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return journal.Id;
    }

    [LoggerMessage(EventId = 3401, Level = LogLevel.Warning,
        Message = "{Fil} ligger kvar sedan journalen kopierades till databasen. Gallringen når den inte: ta bort den, och karantan.db, register.db och lasningar.db bredvid.")]
    private static partial void KvarliggandeJournal(ILogger log, string fil);
}
