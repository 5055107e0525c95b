using System.Net;
using Azure.Storage.Blobs.Models;
using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Lagescentral.Silo.Azurelager;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>A store is opened only where what is deleted is gone, and nobody reads without a key.</summary>
[Collection(Provazurite.Samling)]
public sealed class LagringsprovTests(Provazurite server) : IDisposable
{
    private readonly Provnat _nat = new();
    private readonly string _behallare = server.NyBehallare();

    public void Dispose() => _nat.Dispose();

    [Fact]
    public async Task A_container_that_is_missing_is_made_for_those_with_a_key_alone()
    {
        var lager = await OppnaAsync();
        lager.Namn.ShouldBe("devstoreaccount1/" + _behallare);
        (await server.Konto.GetBlobContainerClient(_behallare).GetPropertiesAsync()).Value.PublicAccess.ShouldBe(PublicAccessType.None);
        await lager.PutAsync("meta", new byte[] { 1 }, null);

        (await (await OppnaAsync()).ListAsync("").ToListAsync()).ShouldBe(["meta"]);
    }

    [Fact]
    public async Task Many_nodes_that_open_at_once_open_the_same() =>
        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(OppnaAsync)))).ShouldAllBe(lager => lager.Namn.EndsWith(_behallare));

    [Fact]
    public async Task A_container_that_anyone_may_read_is_refused()
    {
        await server.Konto.CreateBlobContainerAsync(_behallare, PublicAccessType.Blob);
        (await Should.ThrowAsync<FelAnslutningException>(OppnaAsync())).Message.ShouldContain("anonyma åtkomsten");
    }

    [Fact]
    public async Task An_account_that_keeps_deleted_blobs_is_refused()
    {
        var konto = server.Konto;
        BlobServiceProperties val = await konto.GetPropertiesAsync();
        try
        {
            val.DeleteRetentionPolicy = new BlobRetentionPolicy { Enabled = true, Days = 7 };
            await konto.SetPropertiesAsync(val);
            (await Should.ThrowAsync<FelAnslutningException>(OppnaAsync())).Message.ShouldContain("soft delete for blobs");
        }
        finally
        {
            val.DeleteRetentionPolicy = new BlobRetentionPolicy { Enabled = false };
            await konto.SetPropertiesAsync(val);
        }

        await OppnaAsync();
    }

    [Fact]
    public async Task Where_the_accounts_settings_may_not_be_read_a_deleted_blob_is_asked_for()
    {
        var borttagna = "";
        _nat.Mellan = async (fraga, sand, _) =>
        {
            var ord = fraga.RequestUri!.Query;
            if (ord.Contains("comp=properties", StringComparison.Ordinal)) return Provnat.Fel(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch");
            if (!ord.Contains("include=deleted", StringComparison.OrdinalIgnoreCase)) return await sand();
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent($"""<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://127.0.0.1/" ContainerName="prov"><Blobs>{borttagna}</Blobs><NextMarker /></EnumerationResults>""", System.Text.Encoding.UTF8, "application/xml"),
            };
        };
        await OppnaAsync();
        borttagna = "<Blob><Name>prov/1</Name><Deleted>true</Deleted><Snapshot></Snapshot><Properties><Last-Modified>Fri, 20 Nov 2026 10:00:00 GMT</Last-Modified><Etag>0x8D4BCC2E4835CD0</Etag></Properties></Blob>";
        (await Should.ThrowAsync<FelAnslutningException>(OppnaAsync())).Message.ShouldContain("soft delete for blobs");
    }

    [Fact]
    public async Task An_account_that_keeps_old_versions_is_refused()
    {
        _nat.Mellan = async (fraga, sand, _) =>
        {
            var svar = await sand();
            if (fraga.Method == HttpMethod.Put) svar.Headers.Add("x-ms-version-id", "2026-11-20T10:00:00.0000000Z");
            return svar;
        };
        (await Should.ThrowAsync<FelAnslutningException>(OppnaAsync())).Message.ShouldContain("(versioning)");
    }

    [Theory]
    [InlineData("x-ms-has-immutability-policy")]
    [InlineData("x-ms-has-legal-hold")]
    [InlineData("x-ms-immutable-storage-with-versioning-enabled")]
    public async Task A_container_where_nothing_can_be_deleted_is_refused(string regel)
    {
        _nat.Mellan = async (fraga, sand, _) =>
        {
            var svar = await sand();
            if (fraga.RequestUri!.Query.Contains("restype=container", StringComparison.Ordinal) && svar.IsSuccessStatusCode)
            {
                svar.Headers.Remove(regel);
                svar.Headers.Add(regel, "true");
            }

            return svar;
        };
        (await Should.ThrowAsync<FelAnslutningException>(OppnaAsync())).Message.ShouldContain("legal hold");
    }

    [Fact]
    public async Task A_key_that_is_wrong_is_told_of_and_not_shown()
    {
        var nyckel = Convert.ToBase64String(new byte[64]);
        var fel = await Should.ThrowAsync<JournalOtillgangligException>(server.LagerAsync(_behallare, _nat.Anpassa, server.Anslutning.Replace(server.Nyckel, nyckel, StringComparison.Ordinal)));
        fel.Message.ShouldStartWith($"Blobbarna i devstoreaccount1/{_behallare} (Journal:Blobbar) kan inte öppnas: lagringskontot släpper inte in");
        fel.ToString().ShouldNotContain(nyckel);
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_is_named()
    {
        _nat.Mellan = (_, _, _) => throw new HttpRequestException("Anslutningen nekades.");
        (await Should.ThrowAsync<JournalOtillgangligException>(OppnaAsync())).Message.ShouldBe($"Blobbarna i devstoreaccount1/{_behallare} (Journal:Blobbar) kan inte öppnas: lagringskontot kan inte nås.");
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_open_nothing() =>
        (await Should.ThrowAsync<FelAnslutningException>(server.LagerAsync("Stora_Bokstaver"))).Message.ShouldContain("Journal:Behallare");

    private Task<Azurebloblager> OppnaAsync() => server.LagerAsync(_behallare, _nat.Anpassa);
}
