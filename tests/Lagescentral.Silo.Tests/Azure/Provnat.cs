using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace Lagescentral.Silo.Tests.Azurelager;

/// <summary>The way to the store, where a test may come between.</summary>
internal sealed class Provnat() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Does with a request what is to be done; what it is given sends it.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>>? Mellan { get; set; }

    /// <summary>Has the calls of an adapter go by here.</summary>
    public void Anpassa(BlobClientOptions val)
    {
        val.Transport = new HttpClientTransport(this);
        val.Retry.Delay = val.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
    }

    /// <summary>Loses the answers to so many of the calls of a kind, after they have been carried out.</summary>
    public void TappaSvar(HttpMethod slag, int antal) => Mellan = async (fraga, sand, _) =>
    {
        var svar = await sand();
        if (fraga.Method != slag || antal-- <= 0) return svar;
        svar.Dispose();
        throw new HttpRequestException("Svaret kom inte fram.");
    };

    /// <summary>An answer with a fault, as the store gives them.</summary>
    public static HttpResponseMessage Fel(HttpStatusCode status, string kod)
    {
        var svar = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        svar.Headers.Add("x-ms-error-code", kod);
        return svar;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Task<HttpResponseMessage> Sand() => base.SendAsync(request, cancellationToken);
        return Mellan is { } mellan ? mellan(request, Sand, cancellationToken) : Sand();
    }
}
