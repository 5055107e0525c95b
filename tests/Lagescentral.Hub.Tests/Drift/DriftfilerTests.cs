using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lagescentral.Tests;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Drift;

/// <summary>What operation goes by – alert rules, the board, the runbook – asks for nothing that the hub does not say. The rules
/// themselves are tried by <c>promtool</c> (test.sh).</summary>
public sealed partial class DriftfilerTests
{
    private static readonly string Mapp = Path.Combine(Repot.Rot, "dashboards", "drift");

    [Fact]
    public async Task Rules_and_board_ask_only_for_what_the_hub_says()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand"));
        var matt = (await hub.Okand.GetStringAsync("/metrics")).Split('\n').Select(rad => Typ().Match(rad)).Where(traff => traff.Success)
            .ToDictionary(traff => traff.Groups["namn"].Value, traff => traff.Groups["typ"].Value);
        var regler = await File.ReadAllTextAsync(Path.Combine(Mapp, "larmregler.yml"));
        var tavla = await File.ReadAllTextAsync(Path.Combine(Mapp, "lagescentral.json"));
        JsonNode.Parse(tavla)!["panels"]!.AsArray().Count.ShouldBeGreaterThan(10);
        foreach (var (fil, text) in new[] { ("larmregler.yml", regler), ("lagescentral.json", tavla) })
        {
            var namn = Matt().Matches(text).Select(traff => traff.Value).ToHashSet();
            namn.Count.ShouldBeGreaterThan(10, fil);
            foreach (var ett in namn)
            {
                var grund = ett.EndsWith("_bucket", StringComparison.Ordinal) ? ett[..^"_bucket".Length] : ett;
                matt.ShouldContainKey(grund, $"{fil} frågar efter {ett}");
                (matt[grund] == "histogram").ShouldBe(ett != grund, $"{fil}: {ett} är {matt[grund]}");
            }
        }

        // What a rate is taken of must be a counter, and what a change is taken of none.
        foreach (Match traff in Okning().Matches(regler + tavla)) matt[traff.Groups["namn"].Value.Replace("_bucket", "", StringComparison.Ordinal)].ShouldBeOneOf("counter", "histogram");
    }

    [Fact]
    public async Task Labels_that_rules_choose_by_are_labels_that_the_hub_sets()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand"));
        using (var nekad = await hub.PostaMedNyckelAsync("fel", "[]")) nekad.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        using (var saknas = await hub.Okand.GetAsync("/api/v1/finns-inte")) saknas.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var rader = (await hub.Okand.GetStringAsync("/metrics")).Split('\n');
        rader.ShouldContain("lagescentral_svar_totalt{del=\"intag\",utfall=\"ok\"} 1");
        rader.ShouldContain("lagescentral_svar_totalt{del=\"intag\",utfall=\"nekad\"} 1");
        rader.ShouldContain("lagescentral_svar_totalt{del=\"intag\",utfall=\"fel\"} 0");
        rader.ShouldContain("lagescentral_svar_totalt{del=\"api\",utfall=\"felaktig\"} 1");
        rader.ShouldContain("lagescentral_klienter_stangda_totalt 0");
        rader.ShouldContain("lagescentral_redo 1");
        rader.ShouldContain("lagescentral_journal_skrivbar 1");
        rader.ShouldContain($"lagescentral_klocka_sekunder {hub.Nu.ToUnixTimeSeconds()}");
        rader.ShouldContain($"lagescentral_start_sekunder {hub.Nu.ToUnixTimeSeconds()}");
        rader.ShouldContain(rad => rad.StartsWith("lagescentral_disk_ledigt_byte ", StringComparison.Ordinal));
        await Provhub.TillsAsync(
            async () =>
            {
                hub.Klocka!.Advance(TimeSpan.FromSeconds(1));
                return (await hub.Okand.GetStringAsync("/metrics")).Contains("lagescentral_kalla_lage{kalla=\"ssbf\",lage=\"farsk\"} 1\n", StringComparison.Ordinal);
            },
            "källan är färsk");
        hub.Klocka!.Advance(TimeSpan.FromMinutes(61));
        await Provhub.TillsAsync(
            async () =>
            {
                hub.Klocka.Advance(TimeSpan.FromSeconds(1));
                var text = await hub.Okand.GetStringAsync("/metrics");
                return text.Contains("lagescentral_kalla_lage{kalla=\"ssbf\",lage=\"tyst\"} 1\n", StringComparison.Ordinal)
                    && text.Contains("lagescentral_kalla_lage{kalla=\"ssbf\",lage=\"farsk\"} 0\n", StringComparison.Ordinal);
            },
            "källan är tyst");
    }

    [Fact]
    public async Task A_journal_that_takes_nothing_is_seen_and_the_refusals_are_counted()
    {
        await using var hub = await Provhub.MedKlockaAsync(Fulljournal.Val());
        Fulljournal.I(hub).Full = true;
        using (var svar = await hub.PostaAsync("ssbf", hub.Post("a", "Brand").ToJsonString())) svar.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        var rader = (await hub.Okand.GetStringAsync("/metrics")).Split('\n');
        rader.ShouldContain("lagescentral_journal_skrivbar 0");
        rader.ShouldContain("lagescentral_redo 0");
        rader.ShouldContain("lagescentral_svar_totalt{del=\"intag\",utfall=\"upptagen\"} 1");
    }

    [Fact]
    public void Every_alert_has_a_case_of_its_own_and_a_place_in_the_runbook()
    {
        var regler = File.ReadAllText(Path.Combine(Mapp, "larmregler.yml"));
        var prov = File.ReadAllText(Path.Combine(Mapp, "larmregler.prov.yml"));
        var drift = File.ReadAllText(Path.Combine(Repot.Rot, "deploy", "drift.md"));
        var larm = Larm().Matches(regler).Select(traff => traff.Groups["namn"].Value).ToList();
        larm.Count.ShouldBeGreaterThan(10);
        larm.ShouldBeUnique();
        foreach (var ett in larm)
        {
            regler.ShouldContain($"atgard: deploy/drift.md#{ett.ToLowerInvariant()}\n");
            // Once when it shall not fire, once when it shall.
            Regex.Count(prov, $"alertname: {ett}\\b").ShouldBeGreaterThanOrEqualTo(2, ett);
            var avsnitt = drift.Split("\n## ").SingleOrDefault(del => del.StartsWith(ett + "\n", StringComparison.Ordinal)).ShouldNotBeNull(ett);
            foreach (var ord in new[] { "**Means**", "**Users see**", "**Do**", "**Over when**" }) avsnitt.ShouldContain(ord, customMessage: ett);
        }

        // A heading that an alert no longer has would mislead; links within the page lead somewhere.
        drift.Split("\n## ").Skip(1).Where(del => del.Contains("**Means**", StringComparison.Ordinal)).Select(del => del.Split('\n')[0]).ShouldBe(larm, ignoreOrder: true);
        var rubriker = Rubrik().Matches(drift).Select(traff => traff.Groups["namn"].Value.ToLowerInvariant().Replace(' ', '-')).ToHashSet();
        foreach (Match lank in Lank().Matches(drift)) rubriker.ShouldContain(lank.Groups["till"].Value);
    }

    [GeneratedRegex("^# TYPE (?<namn>[a-z_]+) (?<typ>[a-z]+)$")]
    private static partial Regex Typ();

    [GeneratedRegex("lagescentral_[a-z_]+")]
    private static partial Regex Matt();

    [GeneratedRegex("(?:rate|increase)\\((?<namn>lagescentral_[a-z_]+)")]
    private static partial Regex Okning();

    [GeneratedRegex("- alert: (?<namn>\\w+)")]
    private static partial Regex Larm();

    [GeneratedRegex("^## (?<namn>.+)$", RegexOptions.Multiline)]
    private static partial Regex Rubrik();

    [GeneratedRegex("\\]\\(#(?<till>[a-z-]+)\\)")]
    private static partial Regex Lank();
}
