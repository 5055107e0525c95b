using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Drift;

public sealed partial class DriftTests
{
    [Fact]
    public async Task Metrics_count_by_source_and_outcome_for_this_hub_alone()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await using var granne = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand"), hub.Post("a", "Brand"), hub.Post("b", "Brand"));
        await hub.KvittonAsync("polis", "[]");
        using (var svar = await hub.Okand.GetAsync("/metrics"))
            svar.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = await hub.Okand.GetStringAsync("/metrics");
        var rader = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rader.ShouldContain("lagescentral_handelser_totalt{kalla=\"ssbf\",utfall=\"ny\"} 2");
        rader.ShouldContain("lagescentral_handelser_totalt{kalla=\"ssbf\",utfall=\"dublett\"} 1");
        rader.ShouldContain("lagescentral_mottagning_sekunder_count 2");
        rader.ShouldContain("lagescentral_klienter 0");
        rader.ShouldContain(r => r.StartsWith("lagescentral_mottagning_sekunder_bucket{le=\"+Inf\"} 2", StringComparison.Ordinal));
        foreach (var namn in new[] { "lagescentral_handelser_totalt counter", "lagescentral_mottagning_sekunder histogram", "lagescentral_skarm_sekunder histogram", "lagescentral_klienter gauge" })
            rader.Count(r => r == "# TYPE " + namn).ShouldBe(1, namn);
        foreach (var rad in rader.Where(r => !r.StartsWith('#'))) Rad().IsMatch(rad).ShouldBeTrue(rad);
        hub.Klocka!.Advance(TimeSpan.FromSeconds(5));
        await Provhub.TillsAsync(
            async () => (await hub.Okand.GetStringAsync("/metrics")).Contains("lagescentral_kalla_alder_sekunder{kalla=\"ssbf\"} 5\n", StringComparison.Ordinal), "åldern syns");
        (await granne.Okand.GetStringAsync("/metrics")).ShouldNotContain("utfall=\"ny\"");
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_told_and_no_receipt_is_given()
    {
        await using var hub = await Provhub.MedKlockaAsync(Fulljournal.Val());
        var trasig = Fulljournal.I(hub);
        await hub.KvittonAsync("ssbf", hub.Post("fore", "Brand"));
        using (var redo = await hub.Okand.GetAsync("/halsa/redo")) redo.StatusCode.ShouldBe(HttpStatusCode.OK);

        trasig.Full = true;
        foreach (var typ in new[] { "application/json", "application/x-ndjson" })
        {
            using var svar = await hub.PostaAsync("ssbf", hub.Post("under", "Brand").ToJsonString(), typ);
            var problem = await svar.ProblemAsync(HttpStatusCode.ServiceUnavailable);
            svar.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            ((string)problem["detail"]!).ShouldContain("dublett");
        }

        using (var redo = await hub.Okand.GetAsync("/halsa/redo"))
        {
            redo.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await redo.Content.ReadAsStringAsync()).ShouldContain("skivan är full");
        }

        foreach (var (vag, status) in new[] { ("live", HttpStatusCode.OK), ("redo", HttpStatusCode.ServiceUnavailable) })
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Head, "/halsa/" + vag);
            using var huvud = await hub.Okand.SendAsync(begaran);
            huvud.StatusCode.ShouldBe(status);
            (await huvud.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }

        using (var live = await hub.Okand.GetAsync("/halsa/live")) live.StatusCode.ShouldBe(HttpStatusCode.OK);
        var siss = await hub.KlientAsync("siss");
        (await siss.JsonAsync("/api/v1/stad/lagesbild"))["senaste"].Ider().ShouldBe(["fore"]);

        trasig.Full = false;
        ((string?)(await hub.KvittonAsync("ssbf", hub.Post("under", "Brand")))[0]!["utfall"]).ShouldBe("ny");
        await Provhub.TillsAsync(async () => (await siss.JsonAsync("/api/v1/stad/lagesbild"))["senaste"].Ider().Length == 2, "händelsen syns");
        using var igen = await hub.Okand.GetAsync("/halsa/redo");
        igen.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex("^[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? -?[0-9.E+-]+$")]
    private static partial Regex Rad();
}
