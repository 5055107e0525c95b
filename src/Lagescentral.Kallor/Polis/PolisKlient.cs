using System.Net;
using System.Net.Http.Headers;
using Lagescentral.Kallor.Intag;

namespace Lagescentral.Kallor.Polis;

/// <summary>Makes one call to the police's API and says how it went. Never throws for what the network or server does.</summary>
internal sealed class PolisKlient(HttpClient http, PolisOptions options, TimeProvider tid)
{
    /// <summary>Most bytes of a response, unpacked. A real one is about 170 kB.</summary>
    public const int Storst = 8 * 1024 * 1024;

    private const string LokalUserAgent = "Lagescentral (prov mot egen maskin)";
    private static readonly TimeSpan Tidsgrans = TimeSpan.FromSeconds(30);

    /// <summary>Asks once. The validators make it a conditional call.</summary>
    public async Task<PolisSvarslage> HamtaAsync(string? etag, DateTimeOffset? andrad, CancellationToken ct)
    {
        using var grans = new CancellationTokenSource(Tidsgrans, tid);
        using var bada = CancellationTokenSource.CreateLinkedTokenSource(ct, grans.Token);
        try
        {
            using var fraga = Fraga(etag, andrad);
            using var svar = await http.SendAsync(fraga, HttpCompletionOption.ResponseHeadersRead, bada.Token).ConfigureAwait(false);
            return await SvarAsync(svar, bada.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new PolisSvarslage(false, $"inget svar inom {Tidsgrans.TotalSeconds:0} s.");
        }
        catch (HttpRequestException e)
        {
            return new PolisSvarslage(false, $"anslutningen misslyckades ({e.HttpRequestError}).");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return new PolisSvarslage(false, "svaret bröts eller var felpackat.");
        }
        catch (ForStorException)
        {
            return new PolisSvarslage(false, "svaret är större än 8 MiB.");
        }
    }

    private HttpRequestMessage Fraga(string? etag, DateTimeOffset? andrad)
    {
        var fraga = new HttpRequestMessage(HttpMethod.Get, options.Url);
        fraga.Headers.UserAgent.ParseAdd(string.IsNullOrWhiteSpace(options.UserAgent) ? LokalUserAgent : options.UserAgent);
        fraga.Headers.Accept.ParseAdd("application/json");
        if (etag is not null)
            fraga.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        fraga.Headers.IfModifiedSince = andrad;
        return fraga;
    }

    private async Task<PolisSvarslage> SvarAsync(HttpResponseMessage svar, CancellationToken ct)
    {
        switch (svar.StatusCode)
        {
            case HttpStatusCode.OK:
                await using (var strom = await svar.Content.ReadAsStreamAsync(ct).ConfigureAwait(false))
                {
                    var kropp = await Kropp.LasAsync(strom, Storst, ct).ConfigureAwait(false);
                    return new PolisSvarslage(true, Kropp: kropp, Etag: svar.Headers.ETag?.ToString(), Andrad: svar.Content.Headers.LastModified);
                }
            case HttpStatusCode.NotModified:
                return new PolisSvarslage(true);
            case HttpStatusCode.Forbidden:
                return new PolisSvarslage(false, "403: User-Agent med kontakt saknas eller är spärrad. Ange Kallor:Polis:UserAgent och starta om.", Permanent: true);
            case HttpStatusCode.NotFound:
                return new PolisSvarslage(false, "404: adressen finns inte längre. Ange Kallor:Polis:Url och starta om.", Permanent: true);
            case HttpStatusCode.TooManyRequests:
                return new PolisSvarslage(false, "429: för många anrop från vår adress.", Vanta: RetryAfter(svar));
            default:
                return new PolisSvarslage(false, $"servern svarade {(int)svar.StatusCode}.", Vanta: RetryAfter(svar));
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage svar) => svar.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } datum } => datum - tid.GetUtcNow(),
        _ => null,
    };
}
