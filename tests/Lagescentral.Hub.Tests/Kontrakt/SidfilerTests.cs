using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Kontrakt;

/// <summary>How the dashboard reaches a browser: compressed, kept for as long as it is true, and no larger than it may be.</summary>
public sealed partial class SidfilerTests
{
    private const int SkriptHogst = 150 * 1024;

    // What is smaller gains nothing: vite.config.ts leaves it as it is.
    private const int KomprimerasMinst = 1_024;

    [Fact]
    public async Task Files_named_by_their_content_are_kept_for_good_and_the_page_is_asked_for_each_time()
    {
        await using var hub = await Provhub.StartaAsync();
        foreach (var vag in new[] { "/", "/index.html", "/vagg", "/ikon.svg" })
        {
            using var svar = await hub.Okand.GetAsync(vag);
            svar.Headers.CacheControl!.ToString().ShouldBe("no-cache", vag);
        }

        var filer = await FilerAsync(hub);
        filer.Count.ShouldBeGreaterThan(1);
        foreach (var fil in filer)
        {
            using var svar = await hub.Okand.GetAsync(fil);
            svar.StatusCode.ShouldBe(HttpStatusCode.OK, fil);
            svar.Headers.CacheControl!.ToString().ShouldContain("immutable", customMessage: fil);
            svar.Content.Headers.ContentEncoding.ShouldBeEmpty(fil);
        }
    }

    [Fact]
    public async Task What_was_compressed_at_build_is_sent_so_to_those_who_take_it_and_is_the_same()
    {
        await using var hub = await Provhub.StartaAsync();
        var provade = new HashSet<string>();
        foreach (var fil in (await FilerAsync(hub)).Where(f => f.EndsWith(".js", StringComparison.Ordinal) || f.EndsWith(".css", StringComparison.Ordinal)))
        {
            var rak = await hub.Okand.GetByteArrayAsync(fil);
            if (rak.Length < KomprimerasMinst) continue;
            provade.Add(Path.GetExtension(fil));
            foreach (var (tar, kodning) in new[] { ("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip") })
            {
                using var begaran = new HttpRequestMessage(HttpMethod.Get, fil);
                begaran.Headers.TryAddWithoutValidation("Accept-Encoding", tar);
                using var svar = await hub.Okand.SendAsync(begaran);
                svar.Content.Headers.ContentEncoding.ShouldBe([kodning], $"{fil} {tar}");
                svar.Content.Headers.ContentType!.MediaType.ShouldBe(fil.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/css");
                svar.Headers.Vary.ShouldContain("Accept-Encoding");
                await using var kropp = await svar.Content.ReadAsStreamAsync();
                await using Stream upp = kodning == "br" ? new BrotliStream(kropp, CompressionMode.Decompress) : new GZipStream(kropp, CompressionMode.Decompress);
                using var minne = new MemoryStream();
                await upp.CopyToAsync(minne);
                minne.ToArray().ShouldBe(rak, fil);
            }
        }

        provade.ShouldBe([".js", ".css"], ignoreOrder: true);
    }

    [Fact]
    public async Task All_script_of_the_first_page_fits_in_150_KB_of_gzip()
    {
        await using var hub = await Provhub.StartaAsync();
        var skript = (await FilerAsync(hub)).Where(f => f.EndsWith(".js", StringComparison.Ordinal)).ToList();
        skript.ShouldNotBeEmpty();
        long summa = 0;
        foreach (var fil in skript)
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Get, fil);
            begaran.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var svar = await hub.Okand.SendAsync(begaran);
            summa += (await svar.Content.ReadAsByteArrayAsync()).Length;
        }

        summa.ShouldBeLessThan(SkriptHogst);
    }

    [Fact]
    public async Task The_map_is_compressed_and_what_depends_on_the_reader_is_not()
    {
        await using var hub = await Provhub.StartaAsync();
        foreach (var (vag, kodad) in new[] { ("/api/v1/karta", true), ("/api/v1/stad/lagesbild", false), ("/api/v1/stadsdelar", false) })
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Get, vag);
            begaran.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var svar = await hub.Okand.SendAsync(begaran);
            (svar.Content.Headers.ContentEncoding.Count > 0).ShouldBe(kodad, vag);
        }
    }

    [Fact]
    public async Task An_open_page_is_told_which_files_the_latest_is_made_of()
    {
        await using var hub = await Provhub.StartaAsync();
        var namn = (await FilerAsync(hub)).Select(f => f["/assets/".Length..]);
        ((string)(await hub.Okand.JsonAsync("/api/v1/puls"))["version"]!).ShouldBe(string.Join(' ', namn));
    }

    private static async Task<List<string>> FilerAsync(Provhub hub) =>
        [.. Filer().Matches(Encoding.UTF8.GetString(await hub.Okand.GetByteArrayAsync("/"))).Select(traff => traff.Groups[1].Value)];

    [GeneratedRegex("(?:src|href)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Filer();
}
