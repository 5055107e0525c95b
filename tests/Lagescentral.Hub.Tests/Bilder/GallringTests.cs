using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Lagescentral.Hub.Tests.Manniskor;
using Lagescentral.Hub.Tests.Sekretess;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Bilder;

public sealed class GallringTests
{
    private static readonly string[] Ord = ["Hemligrubrikord", "Hemligtextord", "Hemligplatsord", "Hallenhemligord", "Gammaltextord", "Fritextuppdateradord", "59.24311"];

    [Fact]
    public async Task An_erased_text_leaves_no_byte_in_any_file_and_no_word_in_any_answer_while_the_facts_stay()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var (jour, admin, siss) = (await hub.KlientAsync("jour"), await hub.KlientAsync("admin"), await hub.KlientAsync("siss"));
        var (_, kakor) = await hub.InloggadAsync("siss");
        await using var direkt = await Direktklient.AnslutAsync(hub.Adress, kakor);
        await direkt.FoljAsync("stadsdel:skarpnack");
        await direkt.FoljAsync("stad");

        // A text in several revisions, moved by a person with a key whose answer is kept, and one that is held besides.
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "Gammaltextord"), ("stadsdel", "farsta")));
        await hub.KvittonAsync("ssbf", hub.Post(
            "a", "Brand", ("rubrik", "Hemligrubrikord"), ("text", "Hemligtextord åäö"), ("plats", "Hemligplatsord"), ("lat", 59.243111), ("lon", 18.089111)));
        using (var svar = await jour.PostaAsync("/api/v1/handelser/ssbf/a/placering", new JsonObject { ["stadsdel"] = "skarpnack" }, "2", Guid.Parse("0192f5c0-0000-7000-8000-000000000009").ToString()))
            svar.StatusCode.ShouldBe(HttpStatusCode.OK);
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "Fritextuppdateradord")));
        await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "Hallenhemligord 811228-9874")));
        await hub.KvittonAsync("ssbf", hub.Post("kvar", "Brand", ("text", "Dettakvarord")));
        var innan = hub.Nu;
        hub.Klocka!.Advance(TimeSpan.FromMinutes(2));
        (await siss.JsonAsync("/api/v1/handelser?q=Fritextuppdateradord"))["handelser"].Ider().ShouldBeEmpty();
        (await siss.JsonAsync("/api/v1/handelser?q=Dettakvarord"))["handelser"].Ider().ShouldBe(["kvar"]);
        (await siss.JsonAsync("/api/v1/platser/rinkeby-torg/lagesbild")).ShouldNotBeNull();
        await hub.StartaOmAsync();
        Funna(hub.Mapp).ShouldBe(Ord, ignoreOrder: true);

        using (var utan = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "811228-9874" })) await utan.ProblemAsync(HttpStatusCode.BadRequest);
        using (var saknas = await admin.PostaAsync("/api/v1/handelser/ssbf/b/gallring", new JsonObject { ["orsak"] = "prov" })) await saknas.ProblemAsync(HttpStatusCode.NotFound);
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Funna(hub.Mapp).ShouldBeEmpty();

        for (var varv = 0; varv < 2; varv++)
        {
            foreach (var klient in new[] { siss, jour, admin })
            {
                foreach (var vag in new[]
                {
                    "/api/v1/handelser/ssbf/a", "/api/v1/handelser", "/api/v1/handelser?q=Hemligtextord", "/api/v1/stad/lagesbild", "/api/v1/stadsdelar/farsta/lagesbild",
                    "/api/v1/stadsdelar/skarpnack/lagesbild", $"/api/v1/stad/lagesbild?per={innan:O}", $"/api/v1/stadsdelar/skarpnack/lagesbild?per={innan:O}", "/api/v1/karantan", "/api/v1/karantan?lage=avvisad",
                })
                {
                    var text = await klient.GetStringAsyncOavsett(vag.Replace("+", "%2B", StringComparison.Ordinal));
                    foreach (var ord in Ord) text.ShouldNotContain(ord, customMessage: vag);
                }
            }

            (await siss.JsonAsync("/api/v1/handelser?q=Hemligtextord"))["totalt"]!.GetValue<int>().ShouldBe(0);
            (await siss.JsonAsync("/api/v1/handelser?q=Dettakvarord"))["handelser"].Ider().ShouldBe(["kvar"]);
            var historik = await siss.JsonAsync("/api/v1/handelser/ssbf/a");
            historik["revisioner"]!.AsArray().Count.ShouldBe(5);
            ((string?)historik["handelse"]!["textlage"], (string?)historik["handelse"]!["stadsdel"], (int?)historik["handelse"]!["allvar"]).ShouldBe(("gallrad", "skarpnack", 3));
            ((int?)(await siss.JsonAsync("/api/v1/stadsdelar/skarpnack/lagesbild"))["fonster"]!["24h"]!["antal"]).ShouldBe(1);
            Funna(hub.Mapp).ShouldBeEmpty();
            await hub.StartaOmAsync();
        }

        // Erasing again changes nothing, and what the source repeats is known without its words.
        using (var svar = await admin.PostaAsync("/api/v1/handelser/ssbf/a/gallring", new JsonObject { ["orsak"] = "Innehöll uppgift om enskild" })) svar.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await hub.KvittonAsync("ssbf", hub.Post("a", "Brand", ("text", "Gammaltextord"), ("stadsdel", "farsta"), ("intraffad", innan.ToString("O")))))[0]!["utfall"]).ShouldBe("dublett");
        Funna(hub.Mapp).ShouldBeEmpty();
        foreach (var ord in Ord) hub.Logg.Allt.ShouldNotContain(ord);
    }

    /// <summary>The words that some file of the folder holds, in UTF-8 or UTF-16, as they stand or as the index folds them.</summary>
    private static List<string> Funna(string mapp)
    {
        var funna = new HashSet<string>();
        // The lock file is empty and held open by the hub alone.
        foreach (var fil in Directory.EnumerateFiles(mapp, "*", SearchOption.AllDirectories).Where(fil => Path.GetFileName(fil) != "hub.las"))
        {
            using var strom = new FileStream(fil, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var minne = new MemoryStream();
            strom.CopyTo(minne);
            var bytes = minne.GetBuffer().AsSpan(0, (int)minne.Length);
            foreach (var ord in Ord)
                foreach (var form in new[] { ord, ord.ToLowerInvariant() })
                    if (bytes.IndexOf(Encoding.UTF8.GetBytes(form)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(form)) >= 0) funna.Add(ord);
        }

        return [.. funna];
    }
}
