using System.Net;
using Azure.Identity;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Silo.Azurelager;
using Shouldly;
using Xunit;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>What the adapter makes of lost answers, a store that is away or refuses, and writes of others.</summary>
[Collection(Provazurite.Samling)]
public sealed class AzurebloblagerFelTests(Provazurite server) : Azurebloblagerprov(server)
{
    [Fact]
    public async Task An_append_whose_answer_is_lost_is_tried_again_and_found_to_stand()
    {
        await _lager.CreateLogAsync(Logg);
        _nat.TappaSvar(HttpMethod.Put, 1);

        await Should.ThrowAsync<BlobUpptagenException>(_lager.AppendAsync(Logg, 0, Bytes("ett")));
        (await LasAsync()).ShouldBe("ett");
    }

    [Fact]
    public async Task An_append_that_is_never_answered_may_have_been_written()
    {
        await _lager.CreateLogAsync(Logg);
        _nat.TappaSvar(HttpMethod.Put, int.MaxValue);

        await Should.ThrowAsync<BlobOtillgangligException>(_lager.AppendAsync(Logg, 0, Bytes("ett")));
        (await LasAsync()).ShouldBe("ett");
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_recognised_as_its_own()
    {
        _nat.TappaSvar(HttpMethod.Put, 1);
        (await _lager.CreateLogAsync(Logg)).ShouldBeTrue();
        _nat.TappaSvar(HttpMethod.Put, 1);
        await _lager.PutAsync("texter/1", Bytes("ett"), null);
        var ett = (await _lager.GetAsync("texter/1"))!;
        _nat.TappaSvar(HttpMethod.Put, 1);
        await _lager.PutAsync("texter/1", Bytes("två"), ett.Version);

        Text((await _lager.GetAsync("texter/1"))!.Innehall).ShouldBe("två");
    }

    [Fact]
    public async Task Anothers_write_is_never_taken_for_its_own()
    {
        await _lager.PutAsync("texter/1", Bytes("ett"), null);
        var ett = (await _lager.GetAsync("texter/1"))!;
        var annan = await Server.LagerAsync(_behallare);
        // Between the first try, which never arrives, and the next.
        var forst = true;
        _nat.Mellan = async (fraga, sand, cancel) =>
        {
            if (!forst || fraga.Method != HttpMethod.Put) return await sand();
            forst = false;
            await annan.PutAsync("texter/1", Bytes("två"), ett.Version, cancel);
            throw new HttpRequestException("Frågan kom inte fram.");
        };

        await Should.ThrowAsync<BlobUpptagenException>(_lager.PutAsync("texter/1", Bytes("två"), ett.Version));
    }

    [Fact]
    public async Task A_container_that_is_gone_is_named()
    {
        await _lager.CreateLogAsync(Logg);
        await Server.Konto.DeleteBlobContainerAsync(_behallare);

        foreach (var anrop in Anrop())
            (await Should.ThrowAsync<BlobOtillgangligException>(anrop)).Message.ShouldBe($"behållaren devstoreaccount1/{_behallare} (Journal:Behallare) finns inte");
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_says_so_and_nothing_of_the_key()
    {
        _nat.Mellan = (_, _, _) => throw new HttpRequestException("Anslutningen nekades.");
        foreach (var anrop in Anrop())
        {
            var fel = await Should.ThrowAsync<BlobOtillgangligException>(anrop);
            fel.Message.ShouldBe("lagringskontot kan inte nås");
            fel.ToString().ShouldNotContain(Server.Nyckel);
        }
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_waited_for_a_while()
    {
        var lager = await Server.LagerAsync(_behallare, val =>
        {
            _nat.Anpassa(val);
            val.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(50);
        });
        _nat.Mellan = async (_, sand, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return await sand();
        };
        foreach (var anrop in Anrop(lager))
            (await Should.ThrowAsync<BlobOtillgangligException>(anrop)).Message.ShouldBe("lagringskontot svarar inte i tid");
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy", "mer att göra")]
    [InlineData(HttpStatusCode.InternalServerError, "OperationTimedOut", "inte i tid")]
    [InlineData(HttpStatusCode.InternalServerError, "InternalError", "500 InternalError")]
    [InlineData(HttpStatusCode.Forbidden, "AuthenticationFailed", "Journal:Blobbar")]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch", "Storage Blob Data Contributor")]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationFailure", "brandvägg")]
    [InlineData(HttpStatusCode.Forbidden, "AccountIsDisabled", "avstängt")]
    [InlineData(HttpStatusCode.Conflict, "BlobImmutableDueToPolicy", "immutability policy")]
    [InlineData(HttpStatusCode.Conflict, "BlockCountExceedsLimit", "409 BlockCountExceedsLimit")]
    [InlineData(HttpStatusCode.PreconditionFailed, "LeaseIdMissing", "lease")]
    public async Task A_refusal_says_what_to_do(HttpStatusCode status, string kod, string ord)
    {
        _nat.Mellan = (_, _, _) => Task.FromResult(Provnat.Fel(status, kod));
        foreach (var anrop in Anrop())
            (await Should.ThrowAsync<BlobOtillgangligException>(anrop)).Message.ShouldContain(ord);
    }

    [Fact]
    public async Task A_node_without_an_identity_is_told_what_it_needs()
    {
        _nat.Mellan = (_, _, _) => throw new CredentialUnavailableException("DefaultAzureCredential failed to retrieve a token.");
        foreach (var anrop in Anrop())
            (await Should.ThrowAsync<BlobOtillgangligException>(anrop)).Message.ShouldContain("hanterad identitet");
    }

    [Fact]
    public async Task An_answer_that_makes_no_sense_is_a_fault_of_the_stores()
    {
        _nat.Mellan = (_, _, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>Logga in</html>") });
        await Should.ThrowAsync<BlobOtillgangligException>(() => _lager.ListAsync("").ToListAsync().AsTask());
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_of_the_store()
    {
        using var avbrott = new CancellationTokenSource();
        _nat.Mellan = async (_, sand, cancel) =>
        {
            await avbrott.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return await sand();
        };
        foreach (var anrop in Anrop(cancel: avbrott.Token)) await Should.ThrowAsync<OperationCanceledException>(anrop);
    }

    [Fact]
    public async Task What_was_acknowledged_stands_after_the_store_has_been_away()
    {
        await _lager.CreateLogAsync(Logg);
        await _lager.AppendAsync(Logg, 0, Bytes("ett"));
        await _lager.PutAsync("texter/1", Bytes("text"), null);
        await Server.StangAsync();
        await Should.ThrowAsync<BlobOtillgangligException>(_lager.AppendAsync(Logg, 3, Bytes("två")));
        await Server.OppnaAsync();

        await _lager.AppendAsync(Logg, 3, Bytes("två"));
        (await LasAsync()).ShouldBe("etttvå");
        Text((await _lager.GetAsync("texter/1"))!.Innehall).ShouldBe("text");
    }

    private List<Func<Task>> Anrop(Azurebloblager? lager = null, CancellationToken cancel = default)
    {
        lager ??= _lager;
        return
        [
            () => lager.CreateLogAsync(Logg, cancel),
            () => lager.AppendAsync(Logg, 0, Bytes("ett"), cancel),
            () => lager.ReadAsync(Logg, 0, 10, cancel),
            () => lager.GetAsync("meta", cancel),
            () => lager.PutAsync("meta", Bytes("ett"), null, cancel),
            () => lager.ListAsync("logg/", cancel).ToListAsync(cancel).AsTask(),
        ];
    }
}
