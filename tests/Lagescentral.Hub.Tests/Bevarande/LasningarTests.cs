using System.Net;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Tests.Sekretess;
using Lagescentral.Journal;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bevarande;

/// <summary>Who has read what above <c>oppen</c>.</summary>
public sealed class LasningarTests
{
    [Fact]
    public async Task Every_answer_above_open_is_logged_and_no_other()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("o", "Brand", ("text", "öppen"), ("stadsdel", "farsta"), ("klass", "oppen")));
        await hub.KvittonAsync("ssbf", hub.Post("i", "Brand", ("text", "intern"), ("stadsdel", "farsta"), ("klass", "intern")));
        await hub.KvittonAsync("ssbf", hub.Post("b", "Brand", ("text", "begränsad 811228-9874"), ("stadsdel", "farsta"), ("klass", "begransad")));
        var (siss, jour) = (await hub.KlientAsync("siss"), await hub.KlientAsync("jour"));

        await jour.JsonAsync("/api/v1/handelser/ssbf/b");
        await siss.JsonAsync("/api/v1/handelser/ssbf/i");
        await siss.JsonAsync("/api/v1/handelser/ssbf/o");
        await hub.Okand.JsonAsync("/api/v1/handelser/ssbf/o");
        await hub.Okand.JsonAsync("/api/v1/stad/lagesbild");
        await siss.JsonAsync("/api/v1/handelser?stadsdel=farsta&q=hemligtnamn");
        await jour.JsonAsync("/api/v1/handelser?kategori=trafik");
        await jour.JsonAsync("/api/v1/karantan");
        await siss.JsonAsync("/api/v1/stad/lagesbild");
        await siss.JsonAsync("/api/v1/kallor");
        await siss.JsonAsync("/api/v1/jag");
        await siss.JsonAsync("/api/v1/handelser");
        using (var nekad = await siss.GetAsync("/api/v1/handelser/ssbf/b")) nekad.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await RaderAsync(hub)).ShouldBe([
            "p-jour jour handelser ssbf/b begransad 2",
            "p-siss siss handelser ssbf/i intern 2",
            "p-jour jour karantan  begransad 1",
            "p-siss siss stad lagesbild intern 2",
            "p-siss siss handelser  intern 1",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_channel_is_one_reading_until_it_is_left_or_the_connection_ends()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (_, kakor) = await hub.InloggadAsync("siss");
        var (start, direkt) = (hub.Nu, await Direktklient.AnslutAsync(hub.Adress, kakor));
        await direkt.FoljAsync("stad");
        await direkt.FoljAsync("stad");
        await direkt.FoljAsync("stadsdel:farsta");
        await direkt.FoljAsync("kallor");
        await direkt.FoljAsync("finns:inte");
        await using (var okand = await Direktklient.AnslutAsync(hub.Adress)) await okand.FoljAsync("stad");
        (await RaderAsync(hub)).ShouldBe(["p-siss siss direkt stad intern 0 följs", "p-siss siss direkt stadsdel:farsta intern 0 följs"], ignoreOrder: true);

        hub.Klocka!.Advance(TimeSpan.FromMinutes(7));
        await direkt.DisposeAsync();
        await Provhub.TillsAsync(async () => (await RaderAsync(hub)).All(r => !r.EndsWith("följs", StringComparison.Ordinal)), "kanalerna avslutas");
        var (rader, _) = await hub.Tjanster.GetRequiredService<ILasningslogg>().ListAsync(new());
        rader.Where(r => r.Slag == Lasningsslag.Direkt).ShouldAllBe(r => r.Nar == start && r.Slut == start.AddMinutes(7) && !r.Avbruten);
    }

    [Fact]
    public async Task Who_reads_the_log_is_noted_in_it_and_finds_by_who_what_and_when()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("i", "Brand", ("text", "intern"), ("stadsdel", "farsta")));
        await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/handelser/ssbf/i");
        hub.Klocka!.Advance(TimeSpan.FromHours(1));
        await (await hub.KlientAsync("jour")).JsonAsync("/api/v1/handelser/ssbf/i");
        var dataskydd = await hub.KlientAsync("dataskydd");

        async Task<string[]> Vem(string fraga) => [.. (await dataskydd.JsonAsync("/api/v1/lasningar" + fraga))["lasningar"]!.AsArray().Select(l => (string)l!["vem"]!)];
        (await Vem("")).ShouldBe(["p-jour", "p-siss"]);
        (await Vem("?vem=p-siss")).ShouldBe(["p-siss"]);
        (await Vem("?vad=ssbf/i")).ShouldBe(["p-jour", "p-siss"]);
        (await Vem($"?vad=ssbf/i&vem=p-jour&fran={hub.Nu.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}")).ShouldBe(["p-jour"]);
        (await Vem($"?till={hub.Nu.AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}")).ShouldBe(["p-siss"]);
        foreach (var fel in new[] { "?fran=snart", "?sida=0" })
            using (var svar = await dataskydd.GetAsync("/api/v1/lasningar" + fel)) await svar.ProblemAsync(HttpStatusCode.BadRequest);
        var admin = await hub.KlientAsync("admin");
        await admin.JsonAsync("/api/v1/lasningar?vem=p-siss");
        (await RaderAsync(hub)).ShouldContain(r => r.StartsWith("p-admin admin lasningar ?vem=p-siss intern", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_nothing_above_open_is_answered_once_the_queue_is_full_and_none_is_lost()
    {
        var trog = new Troglogg();
        await using var hub = await Provhub.MedKlockaAsync(new Provval
        {
            Tjanster = tjanster =>
            {
                var egen = tjanster.Last(t => t.ServiceType == typeof(ILasningslogg));
                tjanster.Remove(egen);
                tjanster.AddSingleton<ILasningslogg>(s => trog.Runt((ILasningslogg)egen.ImplementationFactory!(s)));
            },
        }.Med("Gallring:LasningarKo", "100"));
        await hub.KvittonAsync("ssbf", hub.Post("i", "Brand", ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post("o", "Brand", ("stadsdel", "farsta"), ("klass", "oppen")));
        var siss = await hub.KlientAsync("siss");
        trog.Trasig = true;
        var svar = await Task.WhenAll(Enumerable.Range(0, 1_300).Select(_ => siss.GetAsync("/api/v1/handelser/ssbf/i")));
        svar.ShouldContain(s => s.StatusCode == HttpStatusCode.ServiceUnavailable);
        var givna = svar.Count(s => s.StatusCode == HttpStatusCode.OK);
        givna.ShouldBeGreaterThanOrEqualTo(100);
        svar.ShouldAllBe(s => s.StatusCode == HttpStatusCode.OK || s.StatusCode == HttpStatusCode.ServiceUnavailable);
        (await siss.JsonAsync("/api/v1/handelser/ssbf/o")).ShouldNotBeNull("det öppna visas ändå");
        var oversikt = await (await hub.KlientAsync("dataskydd")).GetAsync("/api/v1/lasningar");
        oversikt.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "att läsa loggen är också en läsning");

        trog.Trasig = false;
        await hub.Tjanster.GetRequiredService<Lasningsbok>().TomAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        (await RaderAsync(hub)).Count(r => r.StartsWith("p-siss siss handelser ssbf/i", StringComparison.Ordinal)).ShouldBe(givna);
        foreach (var s in svar) s.Dispose();
    }

    [Fact]
    public void An_answer_is_measured_all_the_way_in()
    {
        Lasningsmatt.Av(null).Loggas.ShouldBeFalse();
        Lasningsmatt.Av(new Dictionary<string, object> { ["a"] = new List<Prov> { new(Klass.Oppen, null), new(Klass.Intern, new Prov(Klass.Begransad, null)) } }).ShouldBe(new Lasningsmatt(Klass.Begransad, 2));
        Lasningsmatt.Av(new[] { new Prov(Klass.Oppen, null) }).ShouldBe(default);
        Lasningsmatt.Av(new { Del = new Prov(Klass.Intern, null) }).ShouldBe(default, "bara navets egna poster lämnar det");
    }

    private static async Task<List<string>> RaderAsync(Provhub hub)
    {
        await hub.Tjanster.GetRequiredService<Lasningsbok>().TomAsync();
        var (rader, _) = await hub.Tjanster.GetRequiredService<ILasningslogg>().ListAsync(new() { PerSida = 500 });
        var fler = rader.Count == 500 ? (await hub.Tjanster.GetRequiredService<ILasningslogg>().ListAsync(new() { PerSida = 500, Sida = 2 })).Lasningar.Concat((await hub.Tjanster.GetRequiredService<ILasningslogg>().ListAsync(new() { PerSida = 500, Sida = 3 })).Lasningar) : [];
        return [.. rader.Concat(fler).OrderBy(r => r.Nar).ThenBy(r => r.Id).Select(r => $"{r.Vem} {r.Roller} {r.Slag} {r.Vad} {r.Klass.ToString().ToLowerInvariant()} {r.Antal}{(r.Slag == Lasningsslag.Direkt && r.Slut is null ? " följs" : "")}")];
    }

    private sealed record Prov(Klass Klass, Prov? Inre);

    /// <summary>A log that can be made to fail.</summary>
    private sealed class Troglogg : ILasningslogg, IAsyncDisposable
    {
        private ILasningslogg _inre = null!;

        public bool Trasig { get; set; }

        public Troglogg Runt(ILasningslogg inre)
        {
            _inre = inre;
            return this;
        }

        public Task<Lasning?> BeginAsync(DateTimeOffset nu, CancellationToken cancel = default) => _inre.BeginAsync(nu, cancel);

        public Task EndAsync(CancellationToken cancel = default) => _inre.EndAsync(cancel);

        public Task AddAsync(IReadOnlyList<Lasning> lasningar, CancellationToken cancel = default) =>
            Trasig ? Task.FromException(new JournalOtillgangligException("Disken är full för prov.")) : _inre.AddAsync(lasningar, cancel);

        public ValueTask<(IReadOnlyList<Lasning> Lasningar, int Totalt)> ListAsync(Lasningsfraga fraga, CancellationToken cancel = default) => _inre.ListAsync(fraga, cancel);

        public ValueTask<int> ForfallnaAsync(DateTimeOffset fore, CancellationToken cancel = default) => _inre.ForfallnaAsync(fore, cancel);

        public Task<int> GallraAsync(DateTimeOffset fore, CancellationToken cancel = default) => _inre.GallraAsync(fore, cancel);

        public async ValueTask DisposeAsync()
        {
            if (_inre is IAsyncDisposable stangs) await stangs.DisposeAsync();
        }
    }
}
