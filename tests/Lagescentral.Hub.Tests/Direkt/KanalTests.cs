using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>Channels: which there are, for whom, and what becomes of them as time passes.</summary>
public sealed class KanalTests
{
    [Theory]
    [InlineData("stadsdel:atlantis")]
    [InlineData("stadsdel")]
    [InlineData("plats:ingenstans")]
    [InlineData("larmet")]
    [InlineData("stad:farsta")]
    [InlineData("kallor")]
    public async Task An_unknown_or_forbidden_channel_is_an_error_that_says_which(string kanal)
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await using var forbindelse = await Bildfoljare.AnslutAsync(hub);
        var fel = await Should.ThrowAsync<HubException>(() => forbindelse.InvokeAsync<JsonObject>("Folj", kanal, null, null));
        fel.Message.ShouldContain(kanal);
        fel.Message.ShouldContain("HubException");
        // The connection is as good as before.
        (await forbindelse.InvokeAsync<JsonObject>("Folj", "stad", null, null))["bild"].ShouldNotBeNull();
    }

    [Fact]
    public async Task More_than_64_channels_are_refused_until_one_is_left()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var platser = JsonNode.Parse(await hub.Okand.GetStringAsync("/api/v1/platser"))!.AsArray().Select(p => $"plats:{p!["id"]}").Take(65).ToList();
        await using var forbindelse = await Bildfoljare.AnslutAsync(hub);
        foreach (var kanal in platser.Take(64)) await forbindelse.InvokeAsync<JsonObject>("Folj", kanal, null, null);
        var fel = await Should.ThrowAsync<HubException>(() => forbindelse.InvokeAsync<JsonObject>("Folj", platser[64], null, null));
        fel.Message.ShouldContain("64");
        fel.Message.ShouldContain(platser[64]);
        // One that is followed already may be asked again.
        await forbindelse.InvokeAsync<JsonObject>("Folj", platser[0], null, null);
        await forbindelse.InvokeAsync("SlutaFolja", platser[0]);
        (await forbindelse.InvokeAsync<JsonObject>("Folj", platser[64], null, null))["bild"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_picture_follows_the_minutes_without_a_new_number()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var foljare = Bildfoljare.Starta(hub, kakor, "stad", "stadsdel:farsta");
        await foljare.BildAsync("stad");
        await foljare.BildAsync("stadsdel:farsta");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta"), ("intraffad", (hub.Nu - TimeSpan.FromMinutes(58)).ToString("O"))));
        // The police never close an event: a day after it happened it is no longer open.
        await hub.KvittonAsync("polis", hub.Post("b", "Rån", ("stadsdel", "farsta"), ("intraffad", (hub.Nu - TimeSpan.FromMinutes(24 * 60 - 2)).ToString("O"))));
        await foljare.SammaAsync(siss, "stad");
        await foljare.SammaAsync(siss, "stadsdel:farsta");
        foreach (var kanal in new[] { "stad", "stadsdel:farsta" })
        {
            foljare.Las(kanal, b => (int)b.Bild!["fonster"]!["1h"]!["antal"]!).ShouldBe(1);
            foljare.Las(kanal, b => b.Bild!["oppna"]!.AsArray().Count).ShouldBe(2);
        }

        var fore = foljare.Las("stadsdel:farsta", b => (b.Seq, b.Per));
        foljare.Andringar.Clear();
        hub.Klocka!.Advance(TimeSpan.FromMinutes(2));
        foreach (var kanal in new[] { "stad", "stadsdel:farsta" })
        {
            await foljare.SammaAsync(siss, kanal);
            foljare.Las(kanal, b => (int)b.Bild!["fonster"]!["1h"]!["antal"]!).ShouldBe(0);
            foljare.Las(kanal, b => b.Bild!["oppna"]!.AsArray().Select(p => (string)p!["id"]!).ToList()).ShouldBe(["a"]);
        }

        foljare.Las("stadsdel:farsta", b => b.Seq).ShouldBe(fore.Seq);
        foljare.Las("stadsdel:farsta", b => b.Per).ShouldBe(fore.Per + TimeSpan.FromMinutes(2));
        foljare.Andringar.ShouldNotBeEmpty();
        foljare.Andringar.ShouldAllBe(a => (long)a["fran"]! == (long)a["till"]!);
        foljare.Luckor.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_who_has_left_a_channel_hears_no_more_of_it()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await using var forbindelse = await Bildfoljare.AnslutAsync(hub, (await hub.InloggadAsync("siss")).Kakor);
        var horda = new System.Collections.Concurrent.ConcurrentQueue<string>();
        forbindelse.On<JsonObject>("Andring", a => horda.Enqueue((string)a["kanal"]!));
        await forbindelse.InvokeAsync<JsonObject>("Folj", "stad", null, null);
        await forbindelse.InvokeAsync<JsonObject>("Folj", "stadsdel:farsta", null, null);
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        await Provhub.TillsAsync(() => Task.FromResult(horda.Distinct().Count() == 2), "få ändringen i båda kanalerna");

        await forbindelse.InvokeAsync("SlutaFolja", "stadsdel:farsta");
        horda.Clear();
        await hub.KvittonAsync("ssbf", hub.Post("b", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("c", "Brand", ("stadsdel", "farsta")));
        await Provhub.TillsAsync(() => Task.FromResult(horda.Count >= 2), "få två ändringar till i staden");
        // What is asked on the connection is answered after all that was sent before.
        await forbindelse.InvokeAsync<JsonObject>("Folj", "stad", null, null);
        horda.Distinct().ShouldBe(["stad"]);
    }

    [Fact]
    public async Task The_sources_are_a_channel_for_those_who_have_signed_in()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (siss, kakor) = await hub.InloggadAsync("siss");
        await using var foljare = Bildfoljare.Starta(hub, kakor, "kallor");
        await foljare.BildAsync("kallor");
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")), hub.Post("b", "Något nytt"));
        await hub.KvittonAsync("ssbf", hub.Post("c", "Brand", ("allvar", 9)));
        await Provhub.TillsAsync(
            async () =>
            {
                hub.Klocka!.Advance(TimeSpan.FromSeconds(1));
                var ratt = JsonNode.Parse(await siss.GetStringAsync("/api/v1/kallor"))!;
                foreach (var (_, kalla) in ratt["kallor"]!.AsObject()) kalla!.AsObject().Remove("alderSekunder");
                return JsonNode.DeepEquals(ratt, foljare.Las("kallor", b => b.Bild));
            },
            "få samma källor som på fråga");
        var ssbf = foljare.Las("kallor", b => b.Bild!["kallor"]!["ssbf"]!.DeepClone());
        ((int)ssbf["antal"]!["ny"]!).ShouldBe(2);
        ((int)ssbf["karantan"]!).ShouldBe(1);
        ((string)ssbf["okandaTyper"]![0]!["typ"]!).ShouldBe("Något nytt");
        foljare.Andringar.ShouldNotBeEmpty();
        foljare.Luckor.ShouldBeEmpty();
    }
}
