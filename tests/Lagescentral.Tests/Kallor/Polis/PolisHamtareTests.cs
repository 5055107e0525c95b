using System.IO.Compression;
using System.Text;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Kallor.Polis;
using Lagescentral.Tests.Domain.Geografi;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Kallor.Polis;

public sealed class PolisHamtareTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero);

    private static string Svar(string summary) => $$$"""
        [{"id":1,"datetime":"2026-07-02 9:57:10 +02:00","name":"2 juli 09.31, Stöld, Stockholm","summary":"{{{summary}}}","url":"/a/","type":"Stöld","location":{"name":"Stockholms län","gps":"59.6,18.1"}},
         {"id":2,"datetime":"2026-07-02 9:58:10 +02:00","name":"2 juli 09.41, Brand, Stockholm","summary":"Brand i container.","url":"/b/","type":"Brand","location":{"name":"Stockholms län","gps":"59.6,18.1"}}]
        """;

    private static Task Skriv(HttpContext c, string json)
    {
        c.Response.ContentType = "application/json";
        return c.Response.WriteAsync(json, Encoding.UTF8);
    }

    [Fact]
    public async Task Only_changed_posts_are_sent_on_and_an_unchanged_answer_is_asked_for_conditionally()
    {
        var summary = "En cykel.";
        await using var prov = await Prov.StartAsync(async c =>
        {
            if (c.Request.Headers.IfNoneMatch == "\"v1\"" && summary == "En cykel.")
            {
                c.Response.StatusCode = 304;
                return;
            }
            c.Response.Headers.ETag = summary == "En cykel." ? "\"v1\"" : "\"v2\"";
            await Skriv(c, Svar(summary));
        });
        (await prov.Intag.KontaktAsync()).ShouldBe((true, null));
        prov.Intag.Rader("polis").Select(r => r.Id).ShouldBe(["1", "2"]);

        await prov.TillNastaAsync();
        (await prov.Intag.KontaktAsync()).ShouldBe((true, null));
        prov.Intag.Mottaget.Count.ShouldBe(1);

        summary = "Två cyklar.";
        await prov.TillNastaAsync();
        (await prov.Intag.KontaktAsync()).Lyckad.ShouldBeTrue();
        prov.Intag.Mottaget.Last().Rader.ShouldHaveSingleItem().Inkommande!.Text.ShouldStartWith("Två cyklar.");
        prov.Server.Fragor.ShouldAllBe(f => f["User-Agent"].Contains("lage@exempel.se"));
        prov.Server.Fragor.Last()["If-None-Match"].ShouldBe("\"v1\"");
    }

    [Fact]
    public async Task Who_takes_over_goes_on_from_where_the_one_before_was()
    {
        Task Svara(HttpContext c)
        {
            c.Response.Headers.ETag = "\"v1\"";
            if (c.Request.Headers.IfNoneMatch != "\"v1\"") return Skriv(c, Svar("En cykel."));
            c.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        var minne = new Provminne();
        await using (var forst = await Prov.StartAsync(Svara, minne: minne))
        {
            await forst.Intag.KontaktAsync();
            await minne.SparatAsync();
        }

        await using var sedan = await Prov.StartAsync(Svara, minne: minne);
        (await sedan.Intag.KontaktAsync()).ShouldBe((true, null));
        sedan.Server.Fragor.ShouldHaveSingleItem()["If-None-Match"].ShouldBe("\"v1\"");
        sedan.Intag.Mottaget.ShouldBeEmpty();
        minne.Markor!.Anrop.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_memory_that_fails_costs_a_call_but_no_event()
    {
        await using var prov = await Prov.StartAsync(c => Skriv(c, Svar("En cykel.")), minne: new Provminne { Trasigt = true });
        (await prov.Intag.KontaktAsync()).ShouldBe((true, null));
        prov.Intag.Rader("polis").Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_intake_could_not_take_is_sent_again()
    {
        await using var prov = await Prov.StartAsync(c => Skriv(c, Svar("En cykel.")), intag: new Provintag { Kasta = new IOException("full") });
        (await prov.Intag.KontaktAsync()).Lyckad.ShouldBeTrue();
        prov.Intag.Kasta = null;
        await prov.TillNastaAsync();
        await prov.Intag.KontaktAsync();
        prov.Intag.Rader("polis").Count().ShouldBe(2);
    }

    [Fact]
    public async Task Retry_after_and_growing_waits_are_kept_until_the_server_answers()
    {
        var status = new Queue<int>([429, 500, 502, 503, 200]);
        await using var prov = await Prov.StartAsync(c =>
        {
            c.Response.StatusCode = status.Dequeue();
            if (c.Response.StatusCode == 429)
                c.Response.Headers.RetryAfter = "3600";
            return c.Response.StatusCode == 200 ? Skriv(c, "[]") : Task.CompletedTask;
        });
        var vantan = new List<TimeSpan>();
        foreach (var (lyckad, ord) in ((bool, string?)[])[(false, "429"), (false, "500"), (false, "502"), (false, "503"), (true, null)])
        {
            var kontakt = await prov.Intag.KontaktAsync();
            kontakt.Lyckad.ShouldBe(lyckad);
            if (ord is not null)
                kontakt.Fel!.ShouldContain(ord);
            vantan.Add(await prov.TillNastaAsync());
        }
        vantan[0].ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromHours(1.2));
        vantan[1].ShouldBeInRange(TimeSpan.FromSeconds(90 * 4), TimeSpan.FromSeconds(90 * 4 * 1.2));
        vantan[2].ShouldBeInRange(TimeSpan.FromSeconds(90 * 8), TimeSpan.FromSeconds(90 * 8 * 1.2));
        vantan[3].ShouldBeInRange(TimeSpan.FromSeconds(90 * 16), TimeSpan.FromSeconds(90 * 16 * 1.2));
        vantan[4].ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Answers_that_asking_again_cannot_change_end_the_asking()
    {
        foreach (var (status, ord) in ((int, string)[])[(403, "UserAgent"), (404, "Url")])
        {
            await using var prov = await Prov.StartAsync(c =>
            {
                c.Response.StatusCode = status;
                return Task.CompletedTask;
            });
            (await prov.Intag.KontaktAsync()).Fel!.ShouldContain(ord);
            await prov.Korning.WaitAsync(TimeSpan.FromSeconds(10));
            prov.Server.Fragor.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Bad_huge_packed_redirected_and_silent_answers_are_told_apart()
    {
        var nummer = 0;
        await using var prov = await Prov.StartAsync(async c =>
        {
            switch (nummer++)
            {
                case 0: await Skriv(c, "<html>"); break;
                case 1: await c.Response.Body.WriteAsync(new byte[9 * 1024 * 1024]); break;
                case 2: c.Response.Redirect("http://127.0.0.1:9/"); break;
                case 3: await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted).ContinueWith(_ => { }); break;
                default:
                    c.Response.Headers.ContentEncoding = "gzip";
                    await using (var gzip = new GZipStream(c.Response.Body, CompressionLevel.Fastest))
                        await gzip.WriteAsync(Encoding.UTF8.GetBytes(Svar("Packat.")));
                    break;
            }
        });
        (await prov.Intag.KontaktAsync()).Fel!.ShouldContain("rad 1, byte 1");
        await prov.TillNastaAsync();
        (await prov.Intag.KontaktAsync()).Fel!.ShouldContain("8 MiB");
        await prov.TillNastaAsync();
        (await prov.Intag.KontaktAsync()).Fel!.ShouldContain("302");
        await prov.TillNastaAsync();
        while (nummer < 4)
            await Task.Yield();
        prov.Klocka.Advance(TimeSpan.FromSeconds(31));
        (await prov.Intag.KontaktAsync()).Fel!.ShouldContain("inget svar");
        await prov.TillNastaAsync();
        (await prov.Intag.KontaktAsync()).Lyckad.ShouldBeTrue();
        prov.Intag.Rader("polis").Count().ShouldBe(2);
    }

    [ForlagaFact]
    public async Task The_whole_response_of_april_2023_keeps_its_39_posts_of_stockholm()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Stadsfiler.Forlaga!, "polisen", "events-response-2023-04.json"));
        await using var prov = await Prov.StartAsync(c => Skriv(c, json));
        (await prov.Intag.KontaktAsync()).ShouldBe((true, null));
        var rader = prov.Intag.Rader("polis").ToList();
        rader.ForEach(r => r.Fel.ShouldBeEmpty());
        rader.Count(r => r.Inkommande!.Stadsdel is null).ShouldBe(39);
        rader.Count(r => r.Inkommande!.Stadsdel == "stockholm").ShouldBe(1);
        rader.ForEach(r => (r.Inkommande!.Publicerad!.Value - r.Inkommande.Intraffad).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromDays(30)));
        rader.Select(r => r.Inkommande!.Publicerad).ShouldBeInOrder();
        rader.ShouldAllBe(r => r.Inkommande!.Lat == null);
        // The address on the last line must not itself look like personal data.
        rader.ShouldAllBe(r => Personuppgifter.Finn(r.Inkommande!.Text!.Substring(r.Inkommande.Text.LastIndexOf('\n') + 1)) == null);
    }

    [ForlagaFact]
    public async Task The_examples_of_2026_keep_the_one_of_stockholm()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Stadsfiler.Forlaga!, "polisen", "events-2026-examples.json"));
        await using var prov = await Prov.StartAsync(c => Skriv(c, json));
        await prov.Intag.KontaktAsync();
        var post = prov.Intag.Rader("polis").ShouldHaveSingleItem().Inkommande.ShouldNotBeNull();
        post.Id.ShouldBe("633436");
        post.Intraffad.ShouldBe(new DateTimeOffset(2026, 4, 29, 11, 37, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Settings_that_would_break_the_polices_rules_are_refused_by_name()
    {
        static IEnumerable<string> Fel(Action<PolisOptions> satt)
        {
            var o = new PolisOptions { UserAgent = "Lagescentral/1.0 (lage@exempel.se)" };
            satt(o);
            return new PolisOptionsValidator().Validate(null, o).Failures ?? [];
        }
        Fel(_ => { }).ShouldBeEmpty();
        Fel(o => o.Intervall = TimeSpan.FromSeconds(59)).ShouldHaveSingleItem().ShouldContain("Kallor:Polis:Intervall");
        Fel(o => o.Intervall = TimeSpan.FromDays(90)).ShouldHaveSingleItem().ShouldContain("Kallor:Polis:Intervall");
        Fel(o => o.Url = new Uri("http://polisen.se/api/events")).ShouldHaveSingleItem().ShouldContain("Kallor:Polis:Url");
        Fel(o => o.UserAgent = "Lagescentral/1.0").ShouldHaveSingleItem().ShouldContain("Kallor:Polis:UserAgent");
        Fel(o => (o.UserAgent, o.Aktiv) = (null, true)).ShouldHaveSingleItem().ShouldContain("Kallor:Polis:UserAgent");
        Fel(o => (o.Url, o.Intervall, o.UserAgent, o.Aktiv) = (new Uri("http://127.0.0.1:9/"), TimeSpan.FromSeconds(1), null, true)).ShouldBeEmpty();
        Fel(o => (o.Url, o.Intervall) = (new Uri("http://127.0.0.1:9/"), TimeSpan.FromMilliseconds(500))).ShouldHaveSingleItem();
        new PolisOptions().ArAktiv.ShouldBeFalse();
    }

    private sealed class Provminne : IPolisminne
    {
        private readonly TaskCompletionSource _sparat = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Trasigt { get; init; }

        public Polismarkor? Markor { get; private set; }

        public Task SparatAsync() => _sparat.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

        public Task<Polismarkor?> LasAsync(CancellationToken cancel) => Trasigt ? throw new IOException("trasigt") : Task.FromResult(Markor);

        public Task SparaAsync(Polismarkor markor, CancellationToken cancel)
        {
            if (Trasigt) throw new IOException("trasigt");
            Markor = markor;
            _sparat.TrySetResult();
            return Task.CompletedTask;
        }
    }

    private sealed class Prov : IAsyncDisposable
    {
        private readonly CancellationTokenSource stopp = new();
        private readonly HttpClient http = new(PolisHamtare.Handler());

        public Provklocka Klocka { get; } = new(Start);

        public required Provserver Server { get; init; }

        public required Provintag Intag { get; init; }

        public Task Korning { get; private set; } = Task.CompletedTask;

        public Provminne Minne { get; init; } = new();

        public static async Task<Prov> StartAsync(Func<HttpContext, Task> svara, Provintag? intag = null, Provminne? minne = null)
        {
            var prov = new Prov { Server = await Provserver.StartAsync(svara), Intag = intag ?? new Provintag(), Minne = minne ?? new Provminne() };
            var options = new PolisOptions { Url = prov.Server.Url, UserAgent = "Lagescentral/1.0 (lage@exempel.se)" };
            var hamtare = new PolisHamtare(
                prov.http, prov.Intag, options, nu => Provregler.Regler with { Nu = nu }, prov.Minne, prov.Klocka, new Random(1), NullLogger<PolisHamtare>.Instance);
            prov.Korning = Task.Run(() => hamtare.KorAsync(prov.stopp.Token));
            return prov;
        }

        /// <summary>Moves the clock to the next call; returns how long that was.</summary>
        public async Task<TimeSpan> TillNastaAsync()
        {
            var nasta = await Klocka.NextTimerAsync();
            var vantan = nasta - Klocka.GetUtcNow();
            Klocka.AdvanceTo(nasta);
            return vantan;
        }

        public async ValueTask DisposeAsync()
        {
            await stopp.CancelAsync();
            await Korning.ContinueWith(_ => { });
            http.Dispose();
            stopp.Dispose();
            await Server.DisposeAsync();
        }
    }
}
