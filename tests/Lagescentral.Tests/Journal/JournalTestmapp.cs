using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Tests.Journal;

/// <summary>A folder of a test's own, and raw access to the journal in it.</summary>
public sealed class JournalTestmapp : IDisposable
{
    public string Mapp { get; } = Directory.CreateTempSubdirectory("journal-").FullName;

    public string Fil => Path.Combine(Mapp, "journal.db");

    public Task<SqliteJournal> OppnaAsync(TimeProvider? tid = null) => OppnaAsync(new() { Mapp = Mapp }, tid);

    internal static Task<SqliteJournal> OppnaAsync(SqliteJournalOptions options, TimeProvider? tid = null) =>
        SqliteJournal.OpenAsync(options, tid ?? TimeProvider.System);

    /// <summary>A connection past the journal, for tampering and for holding locks.</summary>
    public SqliteConnection Ra()
    {
        var anslutning = new SqliteConnection($"Data Source={Fil};Pooling=False");
        anslutning.Open();
        return anslutning;
    }

    public void Andra(string sql)
    {
        using var anslutning = Ra();
        SqliteFil.Execute(anslutning, sql);
    }

    public void Dispose() => Directory.Delete(Mapp, recursive: true);
}
