using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Avisering.Webhook;

namespace Lagescentral.Hub.Avisering.Webbpush;

/// <summary>A person's browser.</summary>
internal sealed record Pushmal(string Id, Klass Klass, string Vem, Prenumeration Enhet) : Avimal(Id, Avikanal.Webbpush, Klass);

/// <summary>How a browser's subscription must be given.</summary>
internal static class Pushregler
{
    private const int EndpointHogst = 1_000;

    /// <summary>What is wrong with a push service's address; null when nothing is.</summary>
    public static string? Adressfel(string? endpoint, Vardlista vardar, bool utveckling)
    {
        if (endpoint is not { Length: <= EndpointHogst } || !Uri.TryCreate(endpoint, UriKind.Absolute, out var adress) || adress.UserInfo.Length > 0)
            return "Ange webbläsarens adress som den gav den.";
        if (utveckling && adress.IsLoopback && adress.Scheme is "http" or "https") return null;
        if (adress.Scheme != "https" || !adress.IsDefaultPort) return "Webbläsarens adress ska börja med https://.";
        return vardar.Har(adress.Host) ? null : "Webbläsarens pushtjänst är inte en av dem som får användas. Den som driver navet kan lägga till den i Avisering:Webbpush:Vardar.";
    }
}

/// <summary>Sends to browsers by their push services.</summary>
internal sealed class Pushsandare(HttpMessageInvoker http, Func<CancellationToken, Task<Vapid>> vapid, Aviinstallningar val, bool utveckling, TimeProvider tid) : IAvisandare, IDisposable
{
    private readonly Vardlista _vardar = Vardlista.Las(val.Webbpush.Vardar) ?? throw new InvalidOperationException("Avisering:Webbpush:Vardar kan inte läsas.");

    /// <inheritdoc/>
    public Avikanal Kanal => Avikanal.Webbpush;

    /// <inheritdoc/>
    public async Task<Sandsvar> SandAsync(Avi avi, Avimal mal, CancellationToken cancel)
    {
        var push = (Pushmal)mal;
        // The list may have been cut since the device was added.
        if (Pushregler.Adressfel(push.Enhet.Endpoint, _vardar, utveckling) is { } fel) return new Sandsvar(Sandutfall.Permanent, fel);
        if (Pushkrypto.Base64(push.Enhet.P256dh) is not { } publik || Pushkrypto.Base64(push.Enhet.Auth) is not { } hemlighet)
            return new Sandsvar(Sandutfall.Permanent, "Enhetens nycklar går inte att läsa. Slå på notiser på enheten igen.");
        var adress = new Uri(push.Enhet.Endpoint);
        var installd = val.Webbpush;
        using var begaran = new HttpRequestMessage(HttpMethod.Post, adress) { Content = new ByteArrayContent(Pushkrypto.Kryptera(Innehall(avi, push.Klass), publik, hemlighet)) };
        begaran.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        begaran.Content.Headers.ContentEncoding.Add("aes128gcm");
        begaran.Headers.TryAddWithoutValidation("TTL", installd.TtlSekunder.ToString(CultureInfo.InvariantCulture));
        begaran.Headers.TryAddWithoutValidation("Urgency", "high");
        // What is sent again takes the place of what has not been fetched yet.
        begaran.Headers.TryAddWithoutValidation("Topic", System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(avi.Id)).AsSpan(0, 24)));
        begaran.Headers.TryAddWithoutValidation("Authorization", (await vapid(cancel)).Huvud(adress, Kontakt(val), tid.GetUtcNow()));
        return await Httpsvar.SkickaAsync(http, begaran, TimeSpan.FromSeconds(val.TidsgransSekunder), tid, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>What the service worker is told.</summary>
    internal static byte[] Innehall(Avi avi, Klass klass)
    {
        var text = Avitext.For(avi, klass);
        var innehall = new JsonObject { ["id"] = text.Id, ["rubrik"] = text.Rubrik, ["text"] = text.Text, ["lank"] = text.Lank };
        if (text.Innehall is { } i) innehall["allvar"] = i.Allvar;
        return Domain.Json.Bytes(innehall);
    }

    private static string? Kontakt(Aviinstallningar val) =>
        val.Webbpush.Kontakt.Length > 0 ? val.Webbpush.Kontakt : val.Adress.StartsWith("https://", StringComparison.Ordinal) ? val.Adress : null;
}
