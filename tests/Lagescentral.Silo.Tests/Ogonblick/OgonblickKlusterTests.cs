using System.Text.Json.Nodes;
using Lagescentral.Aktorer;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Hub.Tests;
using Lagescentral.Journal;
using Lagescentral.Silo.Ogonblicken;
using Lagescentral.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>Fold states as grains, in a whole cluster.</summary>
[Collection(Provpostgres.Samling)]
public sealed class OgonblickKlusterTests(Provpostgres server)
{
    // More than are read again sooner than a state is saved when a node ends.
    private const int Handelser = 1_200;
    private const string Stadsdel = "farsta";
    private readonly Provlager _lager = new(new Lagringsform(NullLogger<Lagringsform>.Instance));

    [Fact]
    public async Task What_one_node_has_folded_another_goes_on_from()
    {
        await using var kluster = await StartaAsync(2);
        await LastaAsync(kluster.Noder[0]);
        var fore = await BildAsync(kluster.Noder[0]);

        // Whichever of them has the district, it is handed on once.
        await kluster.Noder[0].StoppaAsync();
        var sist = await kluster.NyNodAsync();
        await kluster.Noder[1].StoppaAsync();

        await Provhub.TillsAsync(async () => (await BildAsync(sist)).ToJsonString() == fore.ToJsonString(), "bilden är den samma");
        var sparat = (await sist.Tjanster.GetRequiredService<IOgonblick>().LatestAsync(Strommar.Stadsdel(Stadsdel), Lagesfold.Version)).ShouldNotBeNull();
        sparat.Positioner[Strommar.Stadsdel(Stadsdel)].ShouldBe(Handelser);
    }

    [Fact]
    public async Task A_node_starts_and_works_with_their_storage_away()
    {
        _lager.Faller = (_, _) => true;
        await using var kluster = await StartaAsync(1);

        await LastaAsync(kluster.Noder[0]);

        (await BildAsync(kluster.Noder[0]))["dygn"]!.GetValue<int>().ShouldBe(Handelser);
        kluster.Noder[0].Logg.Allt.ShouldContain("går inte att läsa nu");
    }

    private static async Task LastaAsync(Provhub nod)
    {
        foreach (var bunt in Enumerable.Range(0, Handelser).Chunk(200))
            (await nod.KvittonAsync("ssbf", [.. bunt.Select(nr => nod.Post($"h{nr}", "Brand", ("stadsdel", Stadsdel)))])).Count.ShouldBe(bunt.Length);
    }

    // What of a picture does not follow the clock.
    private static async Task<JsonObject> BildAsync(Provhub nod)
    {
        var bild = (await (await nod.KlientAsync("siss")).JsonAsync($"/api/v1/stadsdelar/{Stadsdel}/lagesbild")).AsObject();
        return new JsonObject { ["dygn"] = (int)bild["fonster"]!["24h"]!["antal"]!, ["senaste"] = new JsonArray([.. bild["senaste"].Ider().Select(id => (JsonNode)id)]) };
    }

    private Task<Provkluster> StartaAsync(int antal) => Provkluster.StartaAsync(server, antal, val: new Provval
    {
        Vard = bygge => bygge.UseOrleans(silo =>
        {
            silo.AddOgonblick();
            silo.Services.AddKeyedSingleton<IGrainStorage>(Korn.Namn.Ogonblickslager, _lager);
        }),
        Tjanster = tjanster => tjanster.AddSingleton<IOgonblick, Kornogonblick>(),
    });
}
