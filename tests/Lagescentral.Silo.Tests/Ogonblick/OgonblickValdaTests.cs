using Lagescentral.Journal;
using Lagescentral.Silo.Ogonblicken;
using Lagescentral.Silo.Tests.Azurelager;
using Lagescentral.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>With the journal in blobs the fold states are beside it.</summary>
[Collection(Provpostgres.Samling)]
public sealed class OgonblickValdaTests(Provpostgres server, Provazurite blobbar) : IClassFixture<Provazurite>
{
    [Fact]
    public async Task A_node_keeps_them_where_the_journal_is()
    {
        var behallare = blobbar.NyBehallare();
        await using var kluster = await Provkluster.StartaAsync(server, 1, (blobbar.Anslutning, behallare));
        var lager = kluster.Noder[0].Tjanster.GetRequiredService<IOgonblick>();

        lager.ShouldBeOfType<Kornogonblick>();
        await lager.SaveAsync(new Ogonblick("prov", "1", DateTimeOffset.UnixEpoch, new Dictionary<string, long>(), new byte[] { 1 }), behall: 1);

        (await lager.LatestAsync("prov", "1")).ShouldNotBeNull();
        (await blobbar.Konto.GetBlobContainerClient(behallare + Ogonblickslagring.Andelse).ExistsAsync()).Value.ShouldBeTrue();
    }
}
