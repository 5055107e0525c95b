using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Manniskor;

public sealed class UpprepningTests
{
    private const string Nyckel = "0192f5c0-0000-7000-8000-000000000001";
    private static readonly JsonObject Plats = new() { ["namn"] = "Provtorget", ["lat"] = 59.243, ["lon"] = 18.09 };

    [Fact]
    public async Task The_same_key_does_it_once_and_answers_the_same_over_a_restart()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        using var forsta = await jour.PostaAsync("/api/v1/platser", Plats, nyckel: Nyckel);
        var svar = await forsta.JsonAsync(HttpStatusCode.Created);
        using var andra = await jour.PostaAsync("/api/v1/platser", Plats, nyckel: Nyckel);
        (await andra.JsonAsync(HttpStatusCode.Created)).ToJsonString().ShouldBe(svar.ToJsonString());
        await hub.StartaOmAsync();
        using var tredje = await jour.PostaAsync("/api/v1/platser", Plats, nyckel: Nyckel);
        (await tredje.JsonAsync(HttpStatusCode.Created)).ToJsonString().ShouldBe(svar.ToJsonString());

        // Without a key it is another attempt, and another person's key is that person's own.
        using var utan = await jour.PostaAsync("/api/v1/platser", Plats);
        await utan.ProblemAsync(HttpStatusCode.Conflict);
        using var annan = await (await hub.KlientAsync("siss")).PostaAsync("/api/v1/platser", Plats, nyckel: Nyckel);
        await annan.ProblemAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused_and_a_bad_one_too()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        using (var forsta = await jour.PostaAsync("/api/v1/platser", Plats, nyckel: Nyckel)) forsta.StatusCode.ShouldBe(HttpStatusCode.Created);
        var annan = Plats.DeepClone();
        annan["namn"] = "Ett annat torg";
        using var svar = await jour.PostaAsync("/api/v1/platser", annan, nyckel: Nyckel);
        await svar.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        using var dalig = await jour.PostaAsync("/api/v1/platser", annan, nyckel: "inte ett uuid");
        await dalig.ProblemAsync(HttpStatusCode.BadRequest);
        (await jour.GetStringAsync("/api/v1/platser")).ShouldNotContain("Ett annat torg");
    }

    [Fact]
    public async Task A_persons_body_is_bounded_with_a_key_or_without()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var jour = await hub.KlientAsync("jour");
        foreach (var nyckel in new[] { null, Nyckel })
        {
            using var svar = await jour.PostaAsync("/api/v1/platser", new JsonObject { ["namn"] = new string('a', 1_100_000) }, nyckel: nyckel);
            ((string?)(await svar.ProblemAsync(HttpStatusCode.RequestEntityTooLarge))["title"]).ShouldBe("För stor");
        }
    }

    [Fact]
    public async Task Many_at_once_with_one_key_do_it_once()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        var jour = await hub.KlientAsync("jour");
        var svar = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var ett = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "bromma" }, "1", Nyckel);
            return (ett.StatusCode, Text: $"{ett.Headers.ETag} {await ett.Content.ReadAsStringAsync()}");
        }));
        svar.ShouldAllBe(s => s.StatusCode == HttpStatusCode.OK);
        svar.Select(s => s.Text).Distinct().ShouldHaveSingleItem().ShouldStartWith("\"2\" {");
        (await jour.JsonAsync("/api/v1/handelser/ssbf/a"))["revisioner"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_is_remembered_as_well_so_that_a_late_repeat_changes_nothing()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("stadsdel", "farsta")));
        var jour = await hub.KlientAsync("jour");
        var kropp = new JsonObject { ["stadsdel"] = "bromma" };
        using var fel = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", kropp, "7", Nyckel);
        await fel.ProblemAsync(HttpStatusCode.PreconditionFailed);
        using var igen = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", kropp, "1", Nyckel);
        await igen.ProblemAsync(HttpStatusCode.PreconditionFailed);
        (await jour.JsonAsync("/api/v1/handelser/ssbf/a"))["revisioner"]!.AsArray().Count.ShouldBe(1);
    }
}
