using Azure.Storage.Blobs;
using Lagescentral.Silo.Azurelager;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>Settings of the blobs that cannot be used are named, and no part of a key is told.</summary>
public sealed class BlobinstallningarTests
{
    private const string Nyckel = "aGVtbGln";
    private const string Riktigt = "DefaultEndpointsProtocol=https;AccountName=konto;AccountKey=" + Nyckel + ";EndpointSuffix=core.windows.net";

    [Theory]
    [InlineData(Riktigt, true)]
    [InlineData("BlobEndpoint=https://konto.blob.core.windows.net;SharedAccessSignature=sv=2023-01-03&sig=" + Nyckel, true)]
    [InlineData("https://konto.blob.core.windows.net", true)]
    [InlineData("https://konto.blob.core.windows.net/", true)]
    [InlineData("UseDevelopmentStorage=true", false)]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://blobbar", false)]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=konto;AccountKey=" + Nyckel + ";BlobEndpoint=http://127.0.0.1:5301/konto", false)]
    public void What_can_be_used_is(string blobbar, bool produktion) => Fel(blobbar, produktion).ShouldBeEmpty();

    [Theory]
    [InlineData(null, false, "Journal:Blobbar saknas")]
    [InlineData(" ", false, "Journal:Blobbar saknas")]
    [InlineData("nonsens", false, "Journal:Blobbar går inte att läsa")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=konto;AccountKey=inte base64 " + Nyckel, false, "Journal:Blobbar går inte att läsa")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=konto;AccountKey=", false, "Journal:Blobbar")]
    [InlineData("BlobEndpoint=https://konto.blob.core.windows.net", false, "Journal:Blobbar har ingen nyckel")]
    [InlineData("http://konto.blob.core.windows.net", false, "Journal:Blobbar ska vara en https-adress")]
    [InlineData("https://konto.blob.core.windows.net/lagescentral", false, "Journal:Behallare")]
    [InlineData("https://konto.blob.core.windows.net/?sig=" + Nyckel, false, "SAS i en anslutningssträng")]
    [InlineData("UseDevelopmentStorage=true", true, "Journal:Blobbar är utvecklingslagringen")]
    [InlineData("usedevelopmentstorage=TRUE", true, "Journal:Blobbar är utvecklingslagringen")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + Nyckel + ";BlobEndpoint=http://azurite:10000/devstoreaccount1", true, "Journal:Blobbar är utvecklingslagringen")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=konto;AccountKey=" + Nyckel, true, "Journal:Blobbar ska gå över https")]
    public void What_cannot_is_named(string? blobbar, bool produktion, string orsak)
    {
        var fel = Fel(blobbar, produktion).ShouldHaveSingleItem();
        fel.ShouldContain(orsak);
        fel.ShouldNotContain(Nyckel);
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("lagescentral-2", true)]
    [InlineData("0-a-0", true)]
    [InlineData("ab", false)]
    [InlineData("", false)]
    [InlineData("Lagescentral", false)]
    [InlineData("lägescentral", false)]
    [InlineData("a--b", false)]
    [InlineData("-ab", false)]
    [InlineData("ab-", false)]
    [InlineData("a_b", false)]
    [InlineData("$web", false)]
    [InlineData("abc\n", false)]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f12", true)]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123", false)]
    public void Names_of_containers_are_Azures(string behallare, bool duger)
    {
        var fel = new Blobinstallningar { Blobbar = Riktigt, Behallare = behallare }.Fel(produktion: true).ToList();
        fel.Count.ShouldBe(duger ? 0 : 1);
        fel.ShouldAllBe(ett => ett.StartsWith("Journal:Behallare ska vara 3–53 tecken"));
    }

    [Fact]
    public void An_address_is_come_to_with_the_nodes_identity()
    {
        var klient = new Blobinstallningar { Blobbar = "https://konto.blob.core.windows.net" }.Klient(new BlobClientOptions(), utveckling: false);
        klient.AccountName.ShouldBe("konto");
        klient.CanGenerateAccountSasUri.ShouldBeFalse();
    }

    private static List<string> Fel(string? blobbar, bool produktion) => [.. new Blobinstallningar { Blobbar = blobbar }.Fel(produktion)];
}
