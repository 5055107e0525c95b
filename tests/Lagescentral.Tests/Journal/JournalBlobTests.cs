using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;

namespace Lagescentral.Tests.Journal;

/// <summary>The specification on blobs, with segments so short that the log often goes on in the next.</summary>
public sealed class JournalBlobTests : JournalSpecifikation
{
    private readonly Minnesblobbar _lager = new() { BlockHogst = 5 };
    private readonly Lagermapp _mapp = new();
    private readonly Journalmeta _meta = Minnesblobbar.NyttNamn();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _mapp.Dispose();
    }

    protected override async Task<IJournal> OppnaAsync() =>
        await Blobjournal.OpenAsync(_lager, _meta, new() { Mapp = _mapp.Sokvag, MaxBlock = 5 }, TimeProvider.System);
}
