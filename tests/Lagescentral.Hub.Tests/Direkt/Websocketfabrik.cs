using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Lagescentral.Hub.Tests.Direkt;

/// <summary>Carries a SignalR connection over a WebSocket without negotiation, and can cut it as a network does: with no
/// closing words.</summary>
internal sealed class Websocketfabrik(Func<Uri> adress, CookieContainer? kakor, int? mottagningsbuffert = null) : IConnectionFactory
{
    private Socket? _sockel;
    private volatile TaskCompletionSource _las = Oppen();

    /// <summary>Stops reading the socket.</summary>
    public void Pausa() => _las = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads on.</summary>
    public void Fortsatt() => _las.TrySetResult();

    /// <summary>Breaks the socket (RST).</summary>
    public void Klipp()
    {
        if (Interlocked.Exchange(ref _sockel, null) is not { } sockel) return;
        try
        {
            sockel.LingerState = new LingerOption(true, 0);
            sockel.Dispose();
        }
        catch (ObjectDisposedException)
        {
            // The hub was first.
        }
    }

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var (ws, sockel) = await OppnaAsync(adress(), kakor, mottagningsbuffert, cancellationToken);
        _sockel = sockel;
        return new Koppling(ws, () => _las.Task);
    }

    /// <summary>Opens a WebSocket to the hub and hands over the socket beneath it.</summary>
    public static async Task<(ClientWebSocket Ws, Socket Sockel)> OppnaAsync(Uri nav, CookieContainer? kakor, int? mottagningsbuffert, CancellationToken cancel)
    {
        Socket? under = null;
        using var handtag = new SocketsHttpHandler
        {
            CookieContainer = kakor ?? new CookieContainer(),
            ConnectCallback = async (sammanhang, avbryt) =>
            {
                under = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (mottagningsbuffert is { } storlek) under.ReceiveBufferSize = storlek;
                await under.ConnectAsync(sammanhang.DnsEndPoint, avbryt);
                return new NetworkStream(under, ownsSocket: true);
            },
        };
        using var anropare = new HttpMessageInvoker(handtag, disposeHandler: false);
        var ws = new ClientWebSocket();
        try
        {
            await ws.ConnectAsync(new UriBuilder(nav) { Scheme = "ws", Path = "/hub/lage" }.Uri, anropare, cancel);
        }
        catch
        {
            ws.Dispose();
            throw;
        }

        return (ws, under!);
    }

    private static TaskCompletionSource Oppen()
    {
        var oppen = new TaskCompletionSource();
        oppen.SetResult();
        return oppen;
    }

    private sealed class Koppling : ConnectionContext
    {
        private readonly ClientWebSocket _ws;
        private readonly Pipe _in = new();
        private readonly Pipe _ut = new();
        private readonly Func<Task> _farLasa;
        private readonly Task _pumpar;

        public Koppling(ClientWebSocket ws, Func<Task> farLasa)
        {
            _ws = ws;
            _farLasa = farLasa;
            Transport = new Dubbel(_in.Reader, _ut.Writer);
            _pumpar = Task.WhenAll(LasAsync(), SkrivAsync());
        }

        public override string ConnectionId { get; set; } = "prov";

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public override IDuplexPipe Transport { get; set; }

        public override void Abort(ConnectionAbortedException abortReason) => _ws.Abort();

        public override async ValueTask DisposeAsync()
        {
            await _ut.Writer.CompleteAsync();
            await _in.Reader.CompleteAsync();
            _ws.Abort();
            await _pumpar;
            _ws.Dispose();
            await base.DisposeAsync();
        }

        private async Task LasAsync()
        {
            Exception? slut = null;
            try
            {
                while (true)
                {
                    await _farLasa();
                    var svar = await _ws.ReceiveAsync(_in.Writer.GetMemory(8_192), CancellationToken.None);
                    if (svar.MessageType == WebSocketMessageType.Close) break;
                    _in.Writer.Advance(svar.Count);
                    if ((await _in.Writer.FlushAsync()).IsCompleted) break;
                }
            }
            catch (Exception fel) when (fel is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                slut = fel;
            }

            await _in.Writer.CompleteAsync(slut);
        }

        private async Task SkrivAsync()
        {
            try
            {
                while (true)
                {
                    var last = await _ut.Reader.ReadAsync();
                    if (!last.Buffer.IsEmpty)
                        await _ws.SendAsync(last.Buffer.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                    _ut.Reader.AdvanceTo(last.Buffer.End);
                    if (last.IsCompleted) break;
                }
            }
            catch (Exception fel) when (fel is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The reading side tells of the loss.
            }

            await _ut.Reader.CompleteAsync();
        }

        private sealed record Dubbel(PipeReader Input, PipeWriter Output) : IDuplexPipe;
    }
}
