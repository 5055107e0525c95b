using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Manniskor;
using Lagescentral.Kallor;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Intag;

public sealed class WebhookTests
{
    private static readonly byte[] Nyckel = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public async Task A_signed_push_is_taken_in_and_an_unsigned_changed_or_old_one_is_not()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Miljo = "Production" }.Med("Kallor:Ssbf:Webhooknycklar:0", Convert.ToBase64String(Nyckel)));
        var kropp = Insats(hub, "4711", "Hammarby allé 12 lgh 1101").ToJsonString();
        var signatur = Webhooksignatur.Skapa(Nyckel, hub.Nu, Encoding.UTF8.GetBytes(kropp));
        (await SkickaAsync(hub, kropp, signatur)).ShouldBe(HttpStatusCode.Accepted);
        (await SkickaAsync(hub, kropp + " ", signatur)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SkickaAsync(hub, kropp, Webhooksignatur.Skapa(new byte[32], hub.Nu, Encoding.UTF8.GetBytes(kropp)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await SkickaAsync(hub, kropp, "t=1,v1=00")).ShouldBe(HttpStatusCode.Unauthorized);
        (await SkickaAsync(hub, kropp, null)).ShouldBe(HttpStatusCode.Unauthorized);
        hub.Klocka!.Advance(TimeSpan.FromMinutes(6));
        (await SkickaAsync(hub, kropp, signatur)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_street_address_is_kept_nowhere_not_even_with_a_record_that_is_refused()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        using (var svar = await hub.PostaMedNyckelAsync("dev-ssbf", new JsonArray(Insats(hub, "1", "Hemadressgatan 5"), Fel(Insats(hub, "2", "Hemadressgatan 7"))).ToJsonString(), vag: "/api/v1/ssbf/handelser"))
            (await svar.JsonAsync(HttpStatusCode.Accepted))["kvitton"]!.AsArray().Select(k => (string?)k!["utfall"]).ShouldBe(["ny", "karantan"]);
        var jour = await hub.KlientAsync("jour");
        foreach (var vag in new[] { "/api/v1/karantan", "/api/v1/handelser", "/api/v1/handelser?q=hemadressgatan", "/api/v1/handelser/ssbf/1", "/api/v1/stad/lagesbild" })
            (await jour.GetStringAsyncOavsett(vag)).ShouldNotContain("Hemadressgatan", customMessage: vag);
        await hub.StoppaAsync();
        foreach (var fil in Directory.EnumerateFiles(hub.Mapp, "*", SearchOption.AllDirectories))
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(fil)).ShouldNotContain("Hemadressgatan", customMessage: fil);
    }

    private static JsonObject Insats(Provhub hub, string nummer, string adress) => new()
    {
        ["larmnummer"] = nummer,
        ["typ"] = 1,
        ["larm"] = hub.Nu.ToString("O"),
        ["adress"] = adress,
        ["stadsdel"] = "sodermalm",
        ["status"] = "larmad",
        ["uppdaterad"] = hub.Nu.ToString("O"),
    };

    private static JsonObject Fel(JsonObject insats)
    {
        insats["typ"] = 99;
        return insats;
    }

    private static async Task<HttpStatusCode> SkickaAsync(Provhub hub, string kropp, string? signatur)
    {
        using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/ssbf/handelser") { Content = new StringContent(kropp, Encoding.UTF8, "application/json") };
        if (signatur is not null) begaran.Headers.TryAddWithoutValidation(Webhooksignatur.Huvud, signatur);
        using var svar = await hub.Okand.SendAsync(begaran);
        return svar.StatusCode;
    }
}
