using Lagescentral.Journal;

namespace Lagescentral.Tests.Journal;

/// <summary>The specification on SQLite.</summary>
public sealed class JournalSqliteTests : JournalSpecifikation, IDisposable
{
    private readonly JournalTestmapp mapp = new();

    public void Dispose() => mapp.Dispose();

    protected override async Task<IJournal> OppnaAsync() => await mapp.OppnaAsync();
}
