using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Lagescentral.Prestanda.Servrar;

/// <summary>Takes webhooks on loopback and notes when each was here; what they say is read afterwards.</summary>
internal sealed class Webhookmottagare : IAsyncDisposable
{
    private readonly HttpListener _lyssnare = new();
    private readonly ConcurrentQueue<(long Nar, byte[] Utf8)> _mottagna = new();
    private readonly Task _tar;

    public Webhookmottagare()
    {
        Adress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Server.LedigPort()}/"));
        _lyssnare.Prefixes.Add(Adress.ToString());
        _lyssnare.Start();
        _tar = TaAsync();
    }

    public Uri Adress { get; }

    /// <summary>Bodies with timestamps, in the order that they came.</summary>
    public IReadOnlyCollection<(long Nar, byte[] Utf8)> Mottagna => _mottagna;

    public async ValueTask DisposeAsync()
    {
        _lyssnare.Close();
        await _tar;
    }

    private async Task TaAsync()
    {
        while (_lyssnare.IsListening)
        {
            HttpListenerContext anrop;
            try
            {
                anrop = await _lyssnare.GetContextAsync();
            }
            catch (Exception fel) when (fel is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => SvaraAsync(anrop));
        }
    }

    private async Task SvaraAsync(HttpListenerContext anrop)
    {
        using var kropp = new MemoryStream();
        await anrop.Request.InputStream.CopyToAsync(kropp);
        _mottagna.Enqueue((Stopwatch.GetTimestamp(), kropp.ToArray()));
        anrop.Response.Close();
    }
}
