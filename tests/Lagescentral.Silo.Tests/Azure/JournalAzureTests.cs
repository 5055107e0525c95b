using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Tests.Journal;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>The journal's specification on blobs at a real server, with segments so short that the log often goes on in the next.</summary>
[Collection(Provazurite.Samling)]
public sealed class JournalAzureTests(Provazurite server) : JournalSpecifikation
{
    private readonly string _behallare = server.NyBehallare();
    private readonly Journalmeta _meta = Provazurite.NyttNamn();
    private readonly Lagermapp _mapp = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _mapp.Dispose();
    }

    protected override async Task<IJournal> OppnaAsync() =>
        await Blobjournal.OpenAsync(await server.LagerAsync(_behallare), _meta, new() { Mapp = _mapp.Sokvag, MaxBlock = 20 }, TimeProvider.System);
}
