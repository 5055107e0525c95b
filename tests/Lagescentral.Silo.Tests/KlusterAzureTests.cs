using System.Net;
using Lagescentral.Silo.Tests.Azurelager;
using Lagescentral.Tests.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests;

/// <summary>The hub on several nodes whose journal is in blobs.</summary>
[Collection(Provpostgres.Samling)]
public sealed class KlusterAzureTests(Provpostgres server, Provazurite blobbar) : IClassFixture<Provazurite>
{
    [Fact]
    public async Task What_one_node_acknowledges_is_read_by_another_and_by_the_next_to_start()
    {
        await using var kluster = await Provkluster.StartaAsync(server, 2, (blobbar.Anslutning, blobbar.NyBehallare()));
        var (har, dar) = (kluster.Noder[0], kluster.Noder[1]);
        await har.KvittonAsync("ssbf", har.Post("s1", "Brand", ("stadsdel", "farsta"), ("rubrik", "Brand i skola")));
        await FinnsAsync(dar, "s1", "Brand i skola");
        await dar.KvittonAsync("ssbf", dar.Post("s2", "Brand", ("stadsdel", "farsta"), ("rubrik", "Brand i källare")));
        await FinnsAsync(har, "s2", "Brand i källare");

        foreach (var nod in kluster.Noder) await nod.StoppaAsync();
        kluster.Noder.Clear();
        var ny = await kluster.NyNodAsync();
        await FinnsAsync(ny, "s1", "Brand i skola");
        await FinnsAsync(ny, "s2", "Brand i källare");
        await har.DisposeAsync();
        await dar.DisposeAsync();
    }

    private static async Task FinnsAsync(Hub.Tests.Provhub nod, string id, string rubrik)
    {
        using var svar = await (await nod.KlientAsync("siss")).GetAsync("/api/v1/handelser/ssbf/" + id);
        svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await svar.Content.ReadAsStringAsync()).ShouldContain(rubrik);
    }
}
