using System.Net;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>Sends to a node, and after one that did not answer, or that could not take it, to the next.</summary>
/// <param name="noder">The nodes that there are to choose from.</param>
/// <param name="forst">Which of them is tried first.</param>
/// <param name="tid">How long one that says nothing is waited for.</param>
internal sealed class Nodvaljare(Func<IReadOnlyList<Uri>> noder, int forst, TimeSpan tid) : HttpMessageHandler
{
    // Connections are shared by all, and outlive each of them.
    private static readonly HttpMessageInvoker Gemensam = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) });
    private int _vald = forst;

    /// <summary>A client that goes through one of these.</summary>
    /// <param name="kaka">Session, or null.</param>
    public static HttpClient Klient(Func<IReadOnlyList<Uri>> noder, int forst, TimeSpan tid, string? kaka = null)
    {
        var http = new HttpClient(new Nodvaljare(noder, forst, tid)) { BaseAddress = new Uri("http://kluster"), Timeout = Timeout.InfiniteTimeSpan };
        if (kaka is not null) http.DefaultRequestHeaders.Add("Cookie", kaka);
        return http;
    }

    /// <summary>A client of one node.</summary>
    public static HttpClient Klient(Uri nod, TimeSpan tid, string? kaka = null) => Klient(() => [nod], 0, tid, kaka);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var alla = noder();
        request.RequestUri = new Uri(alla[_vald % alla.Count], request.RequestUri!.PathAndQuery);
        using var slut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        slut.CancelAfter(tid);
        try
        {
            var svar = await Gemensam.SendAsync(request, slut.Token);
            // Whole, here where the time is kept.
            await svar.Content.LoadIntoBufferAsync(slut.Token);
            if (svar.StatusCode == HttpStatusCode.ServiceUnavailable) _vald++;
            return svar;
        }
        catch (Exception fel) when (fel is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            _vald++;
            throw fel as HttpRequestException ?? new HttpRequestException("Noden svarade inte.", fel);
        }
    }
}
