using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>An event as its receipts tell of it.</summary>
internal sealed record Sand(string Nyckel, int Rev, string Stadsdel, string Klass);

/// <summary>Sources that go on sending, whatever happens to the hub: what is not answered is sent again.</summary>
internal sealed class Last : IAsyncDisposable
{
    private static readonly string[] Stadsdelar = ["farsta", "jarva", "bromma"];
    private static readonly string[] Klasser = ["oppen", "intern", "intern", "begransad"];
    private readonly ConcurrentDictionary<string, Sand> _sanda = [];
    private readonly CancellationTokenSource _stopp = new();
    private readonly Task _sandare;

    /// <summary>Starts three sources.</summary>
    /// <param name="hub">Where they send.</param>
    /// <param name="fro">Seed.</param>
    /// <param name="prefix">What their ids begin with.</param>
    public Last(Provhub hub, int fro, string prefix = "l") =>
        _sandare = Task.WhenAll(new[] { "ssbf", "polis", "siss" }.Select((kalla, i) => SandAsync(hub, kalla, prefix, new Random(fro + i))));

    /// <summary>Every event acknowledged, with its latest revision.</summary>
    public IReadOnlyCollection<Sand> Sanda => [.. _sanda.Values];

    /// <summary>Lets what is on its way be answered, and stops.</summary>
    public async Task StoppaAsync()
    {
        await _stopp.CancelAsync();
        await _sandare;
    }

    public async ValueTask DisposeAsync()
    {
        await StoppaAsync();
        _stopp.Dispose();
    }

    private async Task SandAsync(Provhub hub, string kalla, string prefix, Random slump)
    {
        var http = hub.Okand;
        var nummer = 0;
        while (!_stopp.IsCancellationRequested)
        {
            var poster = new JsonArray();
            for (var n = slump.Next(1, 6); n > 0; n--)
            {
                var gammal = nummer > 0 && slump.Next(3) == 0;
                var post = hub.Post($"{prefix}{(gammal ? slump.Next(nummer) : nummer++)}", "Brand", ("rubrik", $"Lydelse {(char)('a' + slump.Next(26))}{(char)('a' + slump.Next(26))}"));
                if (slump.Next(3) == 0) post["plats"] = "Rinkeby torg";
                else post["stadsdel"] = Stadsdelar[slump.Next(Stadsdelar.Length)];
                post["klass"] = Klasser[slump.Next(Klasser.Length)];
                post["allvar"] = slump.Next(1, 6);
                post["status"] = slump.Next(5) == 0 ? "avslutad" : "pagaende";
                poster.Add(post);
            }

            var kropp = poster.ToJsonString();
            JsonArray? kvitton = null;
            while ((kvitton = await ForsokAsync(http, kalla, kropp)) is null) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            foreach (var (post, kvitto) in poster.Zip(kvitton))
            {
                var sand = new Sand($"{kalla}/{kvitto!["id"]}", (int)kvitto["rev"]!, (string)kvitto["stadsdel"]!, (string)post!["klass"]!);
                _sanda.AddOrUpdate(sand.Nyckel, sand, (_, fore) => sand.Rev > fore.Rev ? sand : fore);
            }
        }
    }

    private static async Task<JsonArray?> ForsokAsync(HttpClient http, string kalla, string kropp)
    {
        try
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/handelser") { Content = new StringContent(kropp, Encoding.UTF8, "application/json") };
            begaran.Headers.Add("X-Kalla-Nyckel", "dev-" + kalla);
            using var svar = await http.SendAsync(begaran);
            return svar.StatusCode == HttpStatusCode.Accepted ? JsonNode.Parse(await svar.Content.ReadAsStringAsync())!["kvitton"]!.AsArray() : null;
        }
        catch (Exception fel) when (fel is HttpRequestException or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
