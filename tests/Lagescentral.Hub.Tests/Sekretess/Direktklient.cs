using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Lagescentral.Hub.Tests.Sekretess;

/// <summary>A reader of the live channels over a bare WebSocket, that keeps every byte the server has sent.</summary>
internal sealed class Direktklient : IAsyncDisposable
{
    private const char Slut = '\u001e';
    private readonly ClientWebSocket _ws;
    private readonly StringBuilder _allt = new();
    private readonly Dictionary<string, TaskCompletionSource<JsonNode>> _vantar = [];
    private readonly Channel<bool> _nytt = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _las = new();
    private Task _lasning = Task.CompletedTask;
    private int _anrop;

    private Direktklient(ClientWebSocket ws) => _ws = ws;

    /// <summary>Everything received so far.</summary>
    public string Allt
    {
        get
        {
            lock (_las) return _allt.ToString();
        }
    }

    public static async Task<Direktklient> AnslutAsync(Uri hub, CookieContainer? kakor = null, string? ursprung = null)
    {
        var ws = new ClientWebSocket();
        if (kakor is not null) ws.Options.SetRequestHeader("Cookie", kakor.GetCookieHeader(hub));
        if (ursprung is not null) ws.Options.SetRequestHeader("Origin", ursprung);
        var klient = new Direktklient(ws);
        try
        {
            await ws.ConnectAsync(new Uri($"ws://{hub.Authority}/hub/lage"), CancellationToken.None);
        }
        catch
        {
            ws.Dispose();
            throw;
        }

        await klient.SandAsync("""{"protocol":"json","version":1}""");
        klient._lasning = klient.LasAsync();
        return klient;
    }

    /// <summary>Calls <c>Folj</c> and gives the whole completion, with its result or its error.</summary>
    public async Task<JsonNode> FoljAsync(string kanal, long? sedan = null, string? epok = null)
    {
        var svar = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        string id;
        lock (_las)
        {
            id = (++_anrop).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _vantar[id] = svar;
        }

        await SandAsync(new JsonObject
        {
            ["type"] = 1,
            ["invocationId"] = id,
            ["target"] = "Folj",
            ["arguments"] = new JsonArray(kanal, sedan, epok),
        }.ToJsonString());
        return await svar.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Waits until what has been received holds a text.</summary>
    public async Task TillsAsync(string text)
    {
        using var tid = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!Allt.Contains(text, StringComparison.Ordinal)) await _nytt.Reader.ReadAsync(tid.Token);
    }

    /// <summary>Waits until the server has closed the connection.</summary>
    public Task StangdAsync() => _lasning.WaitAsync(TimeSpan.FromSeconds(10));

    public async ValueTask DisposeAsync()
    {
        _ws.Abort();
        await _lasning;
        _ws.Dispose();
    }

    private Task SandAsync(string meddelande) =>
        _ws.SendAsync(Encoding.UTF8.GetBytes(meddelande + Slut), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task LasAsync()
    {
        var buffert = new byte[64 * 1024];
        var avkodare = Encoding.UTF8.GetDecoder();
        var tecken = new char[64 * 1024];
        var rest = "";
        try
        {
            while (_ws.State == WebSocketState.Open)
            {
                var svar = await _ws.ReceiveAsync(buffert, CancellationToken.None);
                if (svar.MessageType == WebSocketMessageType.Close) return;
                var antal = avkodare.GetChars(buffert, 0, svar.Count, tecken, 0);
                rest += new string(tecken, 0, antal);
                for (int slut; (slut = rest.IndexOf(Slut, StringComparison.Ordinal)) >= 0; rest = rest[(slut + 1)..]) Ta(rest[..slut]);
            }
        }
        catch (Exception fel) when (fel is WebSocketException or OperationCanceledException)
        {
            // The test has hung up.
        }
    }

    private void Ta(string meddelande)
    {
        TaskCompletionSource<JsonNode>? svar = null;
        var json = JsonNode.Parse(meddelande)!;
        lock (_las)
        {
            _allt.Append(meddelande).Append('\n');
            if ((int?)json["type"] == 3) _vantar.Remove((string)json["invocationId"]!, out svar);
        }

        svar?.SetResult(json);
        _nytt.Writer.TryWrite(true);
    }
}
