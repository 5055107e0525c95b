using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Lagescentral.Prestanda.Genomstromning;

/// <summary>Follows the city. One that probes reads what it gets and notes how old each event was when it came; the others
/// only receive.</summary>
internal sealed class Foljare(Uri nav, string kaka, bool provar) : IAsyncDisposable
{
    private readonly ClientWebSocket _ws = new();
    private readonly TaskCompletionSource _foljer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _las = Task.CompletedTask;

    /// <summary>Milliseconds from the time an event was received by the hub to here, with when it was noted.</summary>
    public List<(long Nar, double Millisekunder)> Aldrar { get; } = [];

    public long Byte { get; private set; }

    public long Meddelanden { get; private set; }

    public async Task StartaAsync()
    {
        _ws.Options.SetRequestHeader("Cookie", kaka);
        await _ws.ConnectAsync(new UriBuilder(nav) { Scheme = "ws", Path = "/hub/lage" }.Uri, CancellationToken.None);
        await SandAsync("""{"protocol":"json","version":1}""");
        await SandAsync("""{"type":1,"invocationId":"1","target":"Folj","arguments":["stad",null,null]}""");
        _las = LasAsync();
        await _foljer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _ws.Abort();
        await _las;
        _ws.Dispose();
    }

    private Task SandAsync(string meddelande) =>
        _ws.SendAsync(Encoding.UTF8.GetBytes(meddelande + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task LasAsync()
    {
        var buffert = new byte[65_536];
        var samlat = new ArrayBufferWriter<byte>(65_536);
        try
        {
            while (true)
            {
                var svar = await _ws.ReceiveAsync(buffert.AsMemory(), CancellationToken.None);
                if (svar.MessageType == WebSocketMessageType.Close) return;
                Byte += svar.Count;
                if (provar || !_foljer.Task.IsCompleted) samlat.Write(buffert.AsSpan(0, svar.Count));
                if (!svar.EndOfMessage) continue;
                Meddelanden++;
                Ta(samlat.WrittenSpan);
                samlat.ResetWrittenCount();
            }
        }
        catch (Exception fel) when (fel is WebSocketException or OperationCanceledException)
        {
            // Ended from here.
        }
    }

    private void Ta(ReadOnlySpan<byte> samlat)
    {
        var nu = TimeProvider.System.GetUtcNow();
        while (samlat.IndexOf((byte)0x1e) is >= 0 and var slut)
        {
            using var meddelande = JsonDocument.Parse(samlat[..slut].ToArray());
            samlat = samlat[(slut + 1)..];
            if (!meddelande.RootElement.TryGetProperty("type", out var typ)) continue;
            if (typ.GetInt32() == 3) _foljer.TrySetResult();
            if (typ.GetInt32() != 1 || !provar) continue;
            if (!meddelande.RootElement.GetProperty("arguments")[0].GetProperty("andring").TryGetProperty("senaste", out var senaste)
                || !senaste.TryGetProperty("satt", out var satt)) continue;
            foreach (var post in satt.EnumerateArray())
            {
                var alder = (nu - post.GetProperty("mottagen").GetDateTimeOffset()).TotalMilliseconds;
                // An older event that rises into the list again is no news.
                if (alder < 60_000) Aldrar.Add((nu.Ticks, alder));
            }
        }
    }
}
