using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor;

namespace Lagescentral.Hub.Avisering.Webhook;

/// <summary>A system to call.</summary>
/// <param name="Id">Id.</param>
/// <param name="Klass">Strictest class.</param>
/// <param name="Url">Where.</param>
/// <param name="Nyckel">Key that signs.</param>
/// <param name="Form">What is sent.</param>
/// <param name="Telefon">The recipient's number, for <see cref="Webhookform.Sms"/>.</param>
internal sealed record Webhookmal(string Id, Klass Klass, Uri Url, byte[] Nyckel, Webhookform Form, string? Telefon = null) : Avimal(Id, Avikanal.Webhook, Klass);

/// <summary>
/// Calls other systems. The body is signed as what partners push to us is: header <c>X-Lagescentral-Signatur</c>
/// (<see cref="Webhooksignatur"/>), with the time within it; <c>X-Lagescentral-Avi</c> is the notice's id, the same at each attempt.
/// </summary>
internal sealed class Webhooksandare(HttpMessageInvoker http, Aviinstallningar val, TimeProvider tid) : IAvisandare, IDisposable
{
    /// <summary>Header with the notice's id.</summary>
    public const string Avihuvud = "X-Lagescentral-Avi";

    /// <inheritdoc/>
    public Avikanal Kanal => Avikanal.Webhook;

    /// <inheritdoc/>
    public async Task<Sandsvar> SandAsync(Avi avi, Avimal mal, CancellationToken cancel)
    {
        var webhook = (Webhookmal)mal;
        var kropp = Kropp(avi, webhook, val);
        using var begaran = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(kropp) };
        begaran.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        begaran.Headers.TryAddWithoutValidation(Webhooksignatur.Huvud, Webhooksignatur.Skapa(webhook.Nyckel, tid.GetUtcNow(), kropp));
        begaran.Headers.TryAddWithoutValidation(Avihuvud, avi.Id);
        begaran.Headers.TryAddWithoutValidation("User-Agent", "Lagescentral");
        return await Httpsvar.SkickaAsync(http, begaran, TimeSpan.FromSeconds(val.TidsgransSekunder), tid, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>The body.</summary>
    internal static byte[] Kropp(Avi avi, Webhookmal mal, Aviinstallningar val)
    {
        var text = Avitext.For(avi, mal.Klass);
        var lank = val.Lank(text.Lank);
        return Domain.Json.Bytes(mal.Form == Webhookform.Teams ? Kort(text, lank) : Post(avi, text, lank, mal.Telefon));
    }

    private static JsonObject Post(Avi avi, Avitext text, string lank, string? telefon)
    {
        var post = new JsonObject { ["id"] = text.Id, ["rubrik"] = text.Rubrik, ["lank"] = lank };
        if (telefon is not null) post["telefon"] = telefon;
        if (text.Innehall is not { } i) return post;
        post["text"] = text.Text;
        post["larm"] = avi.Larm;
        post["mottagare"] = avi.Mottagare;
        post["steg"] = avi.Steg;
        post["bestalld"] = Tid(avi.Bestalld);
        post["allvar"] = i.Allvar;
        post["stadsdel"] = i.Stadsdel;
        if (i.Plats is not null) post["plats"] = i.Plats;
        post["utlost"] = Tid(i.Utlost);
        return post;
    }

    private static JsonObject Kort(Avitext text, string lank)
    {
        var delar = new JsonArray(Ruta(text.Rubrik, fet: true));
        if (text.Text.Length > 0) delar.Add(Ruta(text.Text, fet: false));
        var kort = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.4",
            ["body"] = delar,
        };
        if (lank.StartsWith("http", StringComparison.Ordinal))
            kort["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Öppna larmet", ["url"] = lank });
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = text.Id,
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = kort }),
        };
    }

    // The card's texts are Markdown: a sign from a register must not become a link.
    private static JsonObject Ruta(string text, bool fet) => new()
    {
        ["type"] = "TextBlock",
        ["wrap"] = true,
        ["weight"] = fet ? "Bolder" : "Default",
        ["text"] = string.Concat(text.Select(c => c is '[' or ']' or '*' or '_' or '`' or '\\' or '#' ? "\\" + c : c.ToString())),
    };

    private static string Tid(DateTimeOffset tid) => tid.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture);
}

/// <summary>A call out, and what its answer means for a notice.</summary>
internal static class Httpsvar
{
    /// <summary>Sends and judges. The answer's body is not read.</summary>
    public static async Task<Sandsvar> SkickaAsync(HttpMessageInvoker http, HttpRequestMessage begaran, TimeSpan grans, TimeProvider tid, CancellationToken cancel)
    {
        using var slut = new CancellationTokenSource(grans, tid);
        using var bada = CancellationTokenSource.CreateLinkedTokenSource(cancel, slut.Token);
        try
        {
            using var svar = await http.SendAsync(begaran, bada.Token);
            return Dom(svar, tid.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Sandsvar(Sandutfall.Tillfalligt, "Mottagaren svarade inte i tid.");
        }
        catch (HttpRequestException fel) when (fel.InnerException is ForbjudenAdressException forbjuden)
        {
            return new Sandsvar(Sandutfall.Permanent, forbjuden.Message);
        }
        catch (ForbjudenAdressException forbjuden)
        {
            return new Sandsvar(Sandutfall.Permanent, forbjuden.Message);
        }
        catch (HttpRequestException fel)
        {
            return new Sandsvar(Sandutfall.Tillfalligt, fel.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "Mottagarens namn finns inte i DNS.",
                HttpRequestError.SecureConnectionError => "Mottagarens certifikat godkändes inte.",
                _ => "Mottagaren kunde inte nås.",
            });
        }
    }

    private static Sandsvar Dom(HttpResponseMessage svar, DateTimeOffset nu)
    {
        var kod = (int)svar.StatusCode;
        if (svar.IsSuccessStatusCode) return Sandsvar.Skickad;
        var orsak = string.Create(CultureInfo.InvariantCulture, $"Mottagaren svarade {kod}.");
        return svar.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || kod is 425 or >= 500
            ? new Sandsvar(Sandutfall.Tillfalligt, orsak, Vanta(svar.Headers.RetryAfter, nu))
            : new Sandsvar(svar.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? Sandutfall.Borta : Sandutfall.Permanent, orsak);
    }

    private static TimeSpan? Vanta(RetryConditionHeaderValue? huvud, DateTimeOffset nu) =>
        huvud?.Delta ?? (huvud?.Date is { } tid && tid > nu ? tid - nu : null);
}
