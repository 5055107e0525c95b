using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Ratt;

namespace Lagescentral.Prestanda.Klienter;

/// <summary>The jour view's end of the channel <c>larm</c>: follows it over SignalR and notes when each message was here. What they say is
/// read afterwards, so that reading takes nothing from what is measured.</summary>
internal sealed class Larmfoljare : IAsyncDisposable
{
    private const string Kanal = "larm";
    private static readonly TimeSpan Svarstid = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Livstecken = TimeSpan.FromSeconds(10);
    private readonly List<(long Nar, byte[] Utf8)> _ord = [];
    private readonly Lock _las = new();
    private readonly Meddelandeskarv _skarv = new();
    private readonly TaskCompletionSource _foljer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _slut = new();
    private readonly Websocket _ws;
    private readonly Task _laser;
    private readonly Task _lever;

    private Larmfoljare(Websocket ws) => (_ws, _laser, _lever) = (ws, LasAsync(ws), LevaAsync(ws));

    /// <summary>Why it no longer reads, if it does not.</summary>
    public string? Fel { get; private set; }

    /// <summary>Follows when it returns.</summary>
    public static async Task<Larmfoljare> OppnaAsync(Uri adress, string kaka)
    {
        var ws = await Websocket.OppnaAsync(adress, "/hub/lage", kaka);
        await ws.SandAsync(Meddelandeskarv.Handslag);
        var foljare = new Larmfoljare(ws);
        try
        {
            await ws.SandAsync(Meddelandeskarv.Folj(Kanal));
            await foljare._foljer.Task.WaitAsync(Svarstid, TimeProvider.System);
            return foljare;
        }
        catch
        {
            await foljare.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every event of every larm, the first time that it was shown, in order; and how the channel broke its contract, if it did:
    /// a change that does not begin where the one before ended.</summary>
    public (IReadOnlyList<Visatlarm> Visade, IReadOnlyList<string> Avvikelser) Las()
    {
        (long Nar, byte[] Utf8)[] ord;
        lock (_las) ord = [.. _ord];
        var (visade, sedda, avvikelser) = (new List<Visatlarm>(), new HashSet<(string, string)>(), new List<string>());
        long? till = null;
        foreach (var (nar, utf8) in ord)
        {
            var meddelande = JsonNode.Parse(utf8)!.AsObject();
            var (svar, andring) = (meddelande["result"] as JsonObject, (int?)meddelande["type"] == 1 ? meddelande["arguments"]?[0] as JsonObject : null);
            if (svar is not null) till = (long)svar["seq"]!;
            if (andring is not null)
            {
                if ((long)andring["fran"]! != till) avvikelser.Add($"kanalen gick från {till} till {(long)andring["fran"]!}");
                till = (long)andring["till"]!;
            }

            foreach (var (_, larm) in (svar?["bild"] ?? andring?["andring"])?["larm"] as JsonObject ?? [])
                foreach (var handelse in larm?["handelser"]?.AsArray() ?? [])
                    if (((string)larm!["regel"]!, (string)handelse!["id"]!) is var visat && sedda.Add(visat)) visade.Add(new Visatlarm(visat.Item1, visat.Item2, nar));
        }

        if (Fel is { } fel) avvikelser.Add(fel);
        return (visade, avvikelser);
    }

    public async ValueTask DisposeAsync()
    {
        await _slut.CancelAsync();
        _ws.Dispose();
        await _laser;
        await _lever;
        _slut.Dispose();
    }

    private async Task LasAsync(Websocket ws)
    {
        try
        {
            while (await ws.LasAsync(text => _skarv.Ta(text, Ta)))
            {
                // What has come has been noted.
            }

            Fel = "Servern stängde.";
        }
        catch (Exception fel) when (fel is IOException or SocketException or ObjectDisposedException)
        {
            if (!_slut.IsCancellationRequested) Fel = fel.Message;
        }

        _foljer.TrySetException(new IOException(Fel));
    }

    private void Ta(ReadOnlySpan<byte> utf8)
    {
        var nu = Stopwatch.GetTimestamp();
        // A greeting and a sign of life are short.
        if (utf8.Length < 16) return;
        lock (_las) _ord.Add((nu, utf8.ToArray()));
        _foljer.TrySetResult();
    }

    private async Task LevaAsync(Websocket ws)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Livstecken, TimeProvider.System, _slut.Token);
                await ws.SandAsync(Meddelandeskarv.Livstecken);
            }
        }
        catch (Exception fel) when (fel is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is to be closed, or the reading side tells of the loss.
        }
    }
}
