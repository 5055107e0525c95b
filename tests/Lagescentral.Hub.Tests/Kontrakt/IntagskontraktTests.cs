using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Kallor.Intag;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Kontrakt;

/// <summary>The intake, as a sender meets it that knows the contract alone.</summary>
public sealed class IntagskontraktTests
{
    private static readonly string[] Falt = ["rad", "id", "utfall", "rev", "stadsdel", "position", "text", "fel"];

    [Fact]
    public async Task Every_receipt_has_every_field_and_a_fault_names_its_row()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var kvitton = await hub.KvittonAsync("ssbf", $"{hub.Post("a", "Brand").ToJsonString()}\n{{trasig\n{hub.Post("b", "Brand", ("rubrik", "Ring 070-123 45 67")).ToJsonString()}", "application/x-ndjson");
        foreach (var kvitto in kvitton) kvitto!.AsObject().Select(par => par.Key).ShouldBe(Falt);
        kvitton[1]!["id"].ShouldBeNull();
        kvitton[1]!["fel"]![0]!.AsObject().Select(par => par.Key).ShouldBe(["rad", "falt", "orsak"]);
        ((string?)kvitton[2]!["text"], (int?)kvitton[2]!["fel"]![0]!["rad"]).ShouldBe(("hallen", 3));
    }

    [Fact]
    public async Task Sixteen_MiB_in_chunks_is_taken_and_one_byte_more_is_not()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        foreach (var (langd, status) in new[] { (Intagsgranser.Kropp, "202"), (Intagsgranser.Kropp + 1, "413") })
        {
            var kropp = Encoding.UTF8.GetBytes(hub.Post("a", "Brand").ToJsonString().PadRight(langd));
            (await ChunkadAsync(hub, kropp)).ShouldStartWith("HTTP/1.1 " + status);
        }
    }

    [Fact]
    public async Task A_packed_body_is_refused_as_a_format()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/handelser") { Content = new ByteArrayContent([31, 139, 8]) };
        begaran.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        begaran.Content.Headers.ContentEncoding.Add("gzip");
        begaran.Headers.Add("X-Kalla-Nyckel", "dev-ssbf");
        using var svar = await hub.Okand.SendAsync(begaran);
        await svar.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_mended_text_follows_the_rules_of_texts()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("rubrik", "Ring 070-123 45 67")));
        var jour = await hub.KlientAsync("jour");
        var post = (await jour.JsonAsync("/api/v1/karantan"))[0]!;
        using var svar = await jour.PostaAsync($"/api/v1/karantan/{post["id"]}/rattad", new JsonObject { ["rubrik"] = "två\nrader" }, ifMatch: "1");
        ((string?)(await svar.ProblemAsync(HttpStatusCode.UnprocessableEntity))["fel"]![0]!["falt"]).ShouldBe("rubrik");
    }

    private static async Task<string> ChunkadAsync(Provhub hub, byte[] kropp)
    {
        using var klient = new TcpClient();
        await klient.ConnectAsync(hub.Adress.Host, hub.Adress.Port);
        await using var strom = klient.GetStream();
        await strom.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/handelser HTTP/1.1\r\nHost: {hub.Adress.Authority}\r\nX-Kalla-Nyckel: dev-ssbf\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"));
        foreach (var del in kropp.Chunk(65_536))
        {
            await strom.WriteAsync(Encoding.ASCII.GetBytes($"{del.Length:x}\r\n"));
            await strom.WriteAsync(del);
            await strom.WriteAsync("\r\n"u8.ToArray());
        }

        await strom.WriteAsync("0\r\n\r\n"u8.ToArray());
        using var lasare = new StreamReader(strom);
        return await lasare.ReadLineAsync() ?? "";
    }
}
