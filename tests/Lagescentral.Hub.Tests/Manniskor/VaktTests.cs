using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Tests.Sekretess;
using Lagescentral.Journal;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Manniskor;

public sealed class VaktTests
{
    [Fact]
    public async Task Every_answer_tells_the_browser_what_a_page_may_do_static_files_and_errors_too()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval
        {
            // An index that throws what nobody foresaw.
            Tjanster = tjanster => tjanster.AddSingleton<ISok, Trasigtindex>(),
        });
        (string Vag, HttpStatusCode Status)[] vagar =
        [
            ("/", HttpStatusCode.OK), ("/index.html", HttpStatusCode.OK), ("/ikon.svg", HttpStatusCode.OK), ("/saknas.js", HttpStatusCode.NotFound),
            ("/api/v1/stad/lagesbild", HttpStatusCode.OK), ("/api/v1/karta", HttpStatusCode.OK), ("/api/v1/stadsdelar/finns-inte/lagesbild", HttpStatusCode.NotFound),
            ("/api/v1/finns-inte", HttpStatusCode.NotFound), ("/api/v1/kallor", HttpStatusCode.Unauthorized), ("/api/v1/stad/lagesbild?per=fel", HttpStatusCode.BadRequest),
            ("/api/v1/handelser?sida=fel", HttpStatusCode.BadRequest), ("/api/v1/handelser", HttpStatusCode.InternalServerError),
            ("/api/v1/platser/x/lagesbild", HttpStatusCode.NotFound), ("/openapi/v1.json", HttpStatusCode.OK), ("/metrics", HttpStatusCode.OK), ("/halsa/live", HttpStatusCode.OK),
        ];
        foreach (var (vag, status) in vagar)
        {
            using var svar = await hub.Okand.GetAsync(vag);
            svar.StatusCode.ShouldBe(status, vag);
            var csp = svar.Headers.GetValues("Content-Security-Policy").Single();
            csp.ShouldContain("default-src 'none'", customMessage: vag);
            csp.ShouldContain("frame-ancestors 'none'", customMessage: vag);
            csp.ShouldNotContain("unsafe", customMessage: vag);
            svar.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff", vag);
            svar.Headers.Contains("Server").ShouldBeFalse(vag);
            if (vag.StartsWith("/api", StringComparison.Ordinal)) svar.Headers.CacheControl!.NoStore.ShouldBeTrue(vag);
            if ((int)status >= 400 && vag.StartsWith("/api", StringComparison.Ordinal)) await svar.ProblemAsync(status);
        }

        // The log has the fault, the answer does not.
        hub.Logg.Allt.ShouldContain("hemlig inre detalj");
        (await hub.Okand.GetStringAsyncOavsett("/api/v1/handelser")).ShouldNotContain("hemlig");
        using var metod = await hub.Okand.PostaAsync("/api/v1/stad/lagesbild");
        await metod.ProblemAsync(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Another_sites_page_can_neither_change_anything_nor_follow()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (klient, kakor) = await hub.InloggadAsync("jour");
        var egen = $"http://{hub.Adress.Authority}";
        foreach (var ursprung in new[] { "https://elak.example", "null", $"https://{hub.Adress.Authority}", $"http://{hub.Adress.Host}:1" })
        {
            using var svar = await klient.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = "Lugna gatan", ["lat"] = 59.33, ["lon"] = 18.03 }, ursprung: ursprung);
            await svar.ProblemAsync(HttpStatusCode.Forbidden);
            await Should.ThrowAsync<WebSocketException>(() => Direktklient.AnslutAsync(hub.Adress, kakor, ursprung));
        }

        using var ratt = await klient.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = "Lugna gatan", ["lat"] = 59.33, ["lon"] = 18.03 }, ursprung: egen);
        ratt.StatusCode.ShouldBe(HttpStatusCode.Created);
        await using var direkt = await Direktklient.AnslutAsync(hub.Adress, kakor, egen);
        (await direkt.FoljAsync("stad"))["result"]!["bild"].ShouldNotBeNull();
    }

    private sealed class Trasigtindex : ISok
    {
        public ValueTask<long> PositionAsync(CancellationToken cancel = default) => throw new NotSupportedException("hemlig inre detalj");

        public ValueTask<int> MedTextAsync(string kalla, IReadOnlyCollection<string> handelser, CancellationToken cancel = default) => ValueTask.FromResult(0);

        public Task ApplyAsync(IReadOnlyList<Journalpost> poster, bool rensa, CancellationToken cancel = default) => throw new NotSupportedException("hemlig inre detalj");

        public ValueTask<Sokresultat> SokAsync(Sokfraga fraga, CancellationToken cancel = default) => throw new NotSupportedException("hemlig inre detalj");

        public ValueTask<IReadOnlyList<(Handelsefakta Fakta, Handelsetext? Text)>> EfterAsync(Sokfraga fraga, Sokplats? efter, CancellationToken cancel = default) =>
            throw new NotSupportedException("hemlig inre detalj");

        public Task ClearAsync(CancellationToken cancel = default) => throw new NotSupportedException("hemlig inre detalj");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

internal static class Utanstatus
{
    /// <summary>The body, whatever the status.</summary>
    public static async Task<string> GetStringAsyncOavsett(this HttpClient klient, string vag)
    {
        using var svar = await klient.GetAsync(vag);
        return await svar.Content.ReadAsStringAsync();
    }
}
