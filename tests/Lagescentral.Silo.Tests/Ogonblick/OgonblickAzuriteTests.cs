using Azure.Storage.Blobs;
using Lagescentral.Journal;
using Lagescentral.Silo.Azurelager;
using Lagescentral.Silo.Ogonblicken;
using Lagescentral.Silo.Tests.Azurelager;
using Lagescentral.Tests.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Ogonblicken;

/// <summary>Fold states in blobs do what every store of them does.</summary>
[Collection(Provazurite.Samling)]
public sealed class OgonblickAzuriteTests(Provazurite server) : OgonblickSpecifikation, IAsyncLifetime
{
    private readonly string _behallare = server.NyBehallare();
    private Provsilo? _silo;

    protected override IOgonblick Lager => _silo!.Ogonblick;

    private BlobContainerClient Behallare => server.Konto.GetBlobContainerClient(_behallare + Ogonblickslagring.Andelse);

    public async Task InitializeAsync() => _silo = await StartaAsync();

    public async Task DisposeAsync() => await _silo!.DisposeAsync();

    [Fact]
    public async Task The_container_is_made_with_the_first_state_and_holds_names_that_no_refactoring_changes()
    {
        (await Behallare.ExistsAsync()).Value.ShouldBeFalse();
        (await Lager.LatestAsync("stad", "1")).ShouldBeNull();

        await Lager.SaveAsync(Bild(Nu), Behall);

        (await BlobbarAsync()).ShouldBe(
        [
            "agare-lagescentral.ogonblicksagare/stockholm.json", "bok-lagescentral.ogonblicksbok/stad.json", "innehall-lagescentral.ogonblicksinnehall/stad/1.json",
        ]);
    }

    [Fact]
    public async Task They_are_there_after_a_restart_of_the_node_and_of_the_storage()
    {
        await Lager.SaveAsync(Bild(Nu, position: 42), Behall);
        await _silo!.DisposeAsync();
        await server.StangAsync();
        await server.OppnaAsync();
        _silo = await StartaAsync();

        (await Lager.LatestAsync("stad", "1"))!.Positioner["stadsdel/jarva"].ShouldBe(42);
    }

    [Fact]
    public async Task A_blob_that_somebody_has_written_is_passed_over_and_replaced()
    {
        await Lager.SaveAsync(Bild(Nu), Behall);
        await Lager.SaveAsync(Bild(Nu.AddHours(1)), Behall);
        await Behallare.GetBlobClient("innehall-lagescentral.ogonblicksinnehall/stad/2.json").UploadAsync(BinaryData.FromString("skräp"), overwrite: true);
        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu);

        await _silo!.DisposeAsync();
        await Behallare.GetBlobClient("bok-lagescentral.ogonblicksbok/stad.json").UploadAsync(BinaryData.FromString("""{"form":"annat.1"}"""), overwrite: true);
        _silo = await StartaAsync();
        (await Lager.LatestAsync("stad", "1")).ShouldBeNull();
        await Lager.SaveAsync(Bild(Nu.AddHours(2)), Behall);

        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(2));
        _silo.Varningar.Alla.ShouldContain(ord => ord.Contains("ogonblicksbok.1 är något annat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_container_may_be_deleted_while_the_node_runs()
    {
        await Lager.SaveAsync(Bild(Nu), Behall);
        await Behallare.DeleteAsync();
        (await Lager.LatestAsync("stad", "1")).ShouldBeNull();

        // The list was known to be where it no longer is.
        await Should.ThrowAsync<Exception>(() => Lager.SaveAsync(Bild(Nu.AddHours(1)), Behall));
        await Lager.SaveAsync(Bild(Nu.AddHours(2)), Behall);

        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(2));
        await _silo!.DisposeAsync();
        _silo = await StartaAsync();
        (await Lager.ForgetAfterAsync("stadsdel/jarva", 0)).ShouldBe(1);
    }

    [Fact]
    public async Task With_the_storage_away_there_are_none_until_it_is_back()
    {
        await Lager.SaveAsync(Bild(Nu), Behall);
        await server.StangAsync();
        try
        {
            (await Lager.LatestAsync("stad", "1")).ShouldBeNull();
            (await Lager.LatestAsync("larm", "1")).ShouldBeNull();
            await Should.ThrowAsync<Exception>(() => Lager.SaveAsync(Bild(Nu.AddHours(1)), Behall));
        }
        finally
        {
            await server.OppnaAsync();
        }

        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu);
        await Lager.SaveAsync(Bild(Nu.AddHours(2)), Behall);
        (await Lager.LatestAsync("stad", "1"))!.Per.ShouldBe(Nu.AddHours(2));
    }

    private async Task<List<string>> BlobbarAsync()
    {
        var namn = new List<string>();
        await foreach (var blob in Behallare.GetBlobsAsync()) namn.Add(blob.Name);
        return namn;
    }

    private Task<Provsilo> StartaAsync() => Provsilo.StartaAsync(silo => silo.AddBlobblagring(
        new Blobinstallningar { Typ = Blobinstallningar.Typord, Blobbar = server.Anslutning, Behallare = _behallare }, utveckling: true));
}
