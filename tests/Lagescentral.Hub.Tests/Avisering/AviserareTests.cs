using System.Net;
using System.Text.Json.Nodes;
using Lagescentral.Domain.Avisering;
using Lagescentral.Domain.Handelser;
using Lagescentral.Hub.Avisering;
using Lagescentral.Hub.Avisering.Webhook;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Avisering;

/// <summary>Orders are carried at least once, never after an answer, and each address goes its own way.</summary>
public sealed class AviserareTests
{
    private const string Adress = "https://mottagare.exempel.se/avi";

    [Fact]
    public async Task An_order_is_sent_to_every_address_and_only_the_last_result_is_the_last()
    {
        var (ko, sandare) = (new Provaviko(), Alltid(Sandsvar.Skickad));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko, new Provfabrik(sandare)).MedWebhook("ett", Adress).MedWebhook("tva", Adress).MedWebhook("annan", Adress, "p-annan"));
        ko.Bestall(Provaviko.Avi("a1"));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");

        sandare.Sanda.OrderBy(s => s.Mal).ShouldBe([("a1", "ett"), ("a1", "tva")]);
        ko.For("a1").Select(u => (u.Resultat, u.Forsok, u.Slutlig)).ShouldBe([(Aviresultat.Skickad, 1, false), (Aviresultat.Skickad, 1, true)]);
        (await hub.Okand.GetStringAsync("/metrics")).ShouldContain("lagescentral_aviseringar_totalt{kanal=\"webhook\",resultat=\"skickad\"} 2");
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_the_same_id_and_waits_longer_each_time()
    {
        var ko = new Provaviko();
        var sandare = new Provsandare(Avikanal.Webhook, (_, _, n) => Task.FromResult(n < 4 ? new Sandsvar(Sandutfall.Tillfalligt, "Svarade 503.") : Sandsvar.Skickad));
        await using var hub = await Provhub.MedKlockaAsync(Avinav.Med(ko, new Provfabrik(sandare)).MedWebhook("ett", Adress));
        ko.Bestall(Provaviko.Avi("a1"));

        await SpolaAsync(hub, () => ko.Klar("a1"));

        sandare.Sanda.ShouldBe(Enumerable.Repeat(("a1", "ett"), 4));
        var utfall = ko.For("a1");
        utfall.Select(u => (u.Resultat, u.Forsok)).ShouldBe([(Aviresultat.Misslyckad, 1), (Aviresultat.Misslyckad, 2), (Aviresultat.Misslyckad, 3), (Aviresultat.Skickad, 4)]);
        var takt = new Avitakt();
        for (var n = 1; n < 4; n++) (utfall[n].Tid - utfall[n - 1].Tid).ShouldBeGreaterThan(takt.Vantan("a1", n)!.Value - TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task No_attempt_is_begun_after_an_answer_and_the_order_says_why()
    {
        var ko = new Provaviko();
        var sandare = new Provsandare(Avikanal.Webhook, (avi, _, _) =>
        {
            ko.Besvara(avi.Id);
            return Task.FromResult(new Sandsvar(Sandutfall.Tillfalligt, "Svarade 503."));
        });
        await using var hub = await Provhub.MedKlockaAsync(Avinav.Med(ko, new Provfabrik(sandare)).MedWebhook("ett", Adress));
        ko.Bestall(Provaviko.Avi("a1"), Provaviko.Avi("a2"));
        ko.Besvara("a2");

        await SpolaAsync(hub, () => ko.Klar("a1") && ko.Klar("a2"));

        sandare.Sanda.ShouldBe([("a1", "ett")]);
        ko.For("a1").Select(u => u.Resultat).ShouldBe([Aviresultat.Misslyckad, Aviresultat.Utebliven]);
        var inget = ko.For("a2").ShouldHaveSingleItem();
        (inget.Resultat, inget.Forsok).ShouldBe((Aviresultat.Utebliven, 0));
        inget.Orsak.ShouldNotBeNull().ShouldContain("kvitterat");
    }

    [Fact]
    public async Task A_slow_address_delays_no_other()
    {
        var (ko, hang) = (new Provaviko(), new TaskCompletionSource<Sandsvar>());
        var sandare = new Provsandare(Avikanal.Webhook, (_, mal, _) => mal.Id == "trog" ? hang.Task : Task.FromResult(Sandsvar.Skickad));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko, new Provfabrik(sandare)).Med("Avisering:SamtidigaPerKanal", "3").MedWebhook("trog", Adress).MedWebhook("snabb", Adress));
        ko.Bestall([.. Enumerable.Range(0, 20).Select(n => Provaviko.Avi($"a{n}"))]);

        await Provhub.TillsAsync(() => Task.FromResult(ko.Utfall.Count(u => u.Utfall.Mal == "snabb") == 20), "de andra är framme");

        sandare.Sanda.Count(s => s.Mal == "trog").ShouldBe(2);
        hang.SetResult(Sandsvar.Skickad);
        await Provhub.TillsAsync(() => Task.FromResult(Enumerable.Range(0, 20).All(n => ko.Klar($"a{n}"))), "alla är slut");
    }

    [Fact]
    public async Task A_result_that_cannot_be_noted_is_noted_later_without_another_send()
    {
        var (ko, nekad) = (new Provaviko(), 0);
        var sandare = Alltid(Sandsvar.Skickad);
        ko.Sparras = (_, _) => Interlocked.Increment(ref nekad) <= 3;
        await using var hub = await Provhub.MedKlockaAsync(Avinav.Med(ko, new Provfabrik(sandare)).MedWebhook("ett", Adress));
        ko.Bestall(Provaviko.Avi("a1"));

        await SpolaAsync(hub, () => ko.Klar("a1"));

        sandare.Sanda.ShouldHaveSingleItem();
        hub.Logg.Allt.ShouldContain("3603");
    }

    [Fact]
    public async Task A_hub_that_dies_between_send_and_result_sends_the_same_id_again_and_what_was_noted_is_not()
    {
        var (ko, dor) = (new Provaviko(), true);
        var sandare = new Provsandare(Avikanal.Webhook, async (_, mal, _) =>
        {
            if (mal.Id == "tva") await Provhub.TillsAsync(() => Task.FromResult(ko.For("a1").Any(u => u.Mal == "ett")), "den första är noterad");
            return Sandsvar.Skickad;
        });
        ko.Sparras = (_, utfall) => dor && utfall.Mal == "tva";
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko, new Provfabrik(sandare)).MedWebhook("ett", Adress).MedWebhook("tva", Adress));
        ko.Bestall(Provaviko.Avi("a1"));
        await Provhub.TillsAsync(() => Task.FromResult(sandare.Sanda.Count == 2 && ko.For("a1").Count == 1), "båda är sända och en noterad");
        await hub.DodaOchStartaAsync();
        dor = false;

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");

        sandare.Sanda.Count(s => s == ("a1", "tva")).ShouldBe(2);
        sandare.Sanda.Count(s => s == ("a1", "ett")).ShouldBe(1);
        ko.For("a1").Select(u => u.Mal).ShouldBe(["ett", "tva"]);
    }

    [Fact]
    public async Task A_recipient_without_an_address_is_said_to_have_none()
    {
        var ko = new Provaviko();
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko, new Provfabrik(Alltid(Sandsvar.Skickad))).MedWebhook("ett", Adress, "organisationer"));
        ko.Bestall(Provaviko.Avi("a1"));

        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");

        var utfall = ko.For("a1").ShouldHaveSingleItem();
        (utfall.Kanal, utfall.Resultat, utfall.Forsok).ShouldBe((null, Aviresultat.Utebliven, 0));
        utfall.Orsak.ShouldNotBeNull().ShouldContain("ingen adress");
    }

    [Fact]
    public async Task An_exercise_makes_no_sender_and_an_order_of_one_reaches_none()
    {
        var (ko, sandare) = (new Provaviko(), Alltid(Sandsvar.Skickad));
        var fabrik = new Provfabrik(sandare);
        await using (var ovning = await Provhub.StartaAsync(Avinav.Med(ko, fabrik).Med("Demo:Aktiv", "true").Med("Demo:Historikdygn", "0").MedWebhook("ett", Adress)))
        {
            ko.Bestall(Provaviko.Avi("a1"));
            await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1")), "ordern är slut");
            using var prov = await (await ovning.KlientAsync("jour")).PostaAsync("/api/v1/aviseringar/prov", new JsonObject());
            await prov.ProblemAsync(HttpStatusCode.Conflict);
            var mal = new Webhookmal("ett", Klass.Oppen, new Uri(Adress), [], Webhookform.Json);
            Should.Throw<InvalidOperationException>(() => ovning.Tjanster.GetRequiredService<Sandarna>().SandAsync(Provaviko.Avi("a"), mal, default)).Message.ShouldContain("övning");
        }

        fabrik.Skapade.ShouldBe(0);
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko, fabrik).MedWebhook("ett", Adress));
        ko.Bestall(Provaviko.Avi("a2", ovning: true), Provaviko.Avi("a3"));
        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a2") && ko.Klar("a3")), "ordrarna är slut");

        sandare.Sanda.ShouldBe([("a3", "ett")]);
        foreach (var avi in (string[])["a1", "a2"]) ko.For(avi).ShouldHaveSingleItem().Orsak.ShouldNotBeNull().ShouldContain("Övning");
    }

    [Fact]
    public async Task What_is_given_up_is_kept_without_an_address_and_sent_again_on_request_unless_answered()
    {
        var (ko, duger) = (new Provaviko(), false);
        var sandare = new Provsandare(Avikanal.Webhook, (_, _, _) => Task.FromResult(duger ? Sandsvar.Skickad : new Sandsvar(Sandutfall.Permanent, "Mottagaren svarade 400.")));
        await using var hub = await Provhub.StartaAsync(Avinav.Med(ko, new Provfabrik(sandare)).MedWebhook("ett", Adress));
        var admin = await hub.KlientAsync("admin");
        ko.Bestall(Provaviko.Avi("a1"), Provaviko.Avi("a2"));
        await Provhub.TillsAsync(() => Task.FromResult(ko.Klar("a1") && ko.Klar("a2")), "ordrarna är slut");
        ko.For("a1").ShouldHaveSingleItem().Resultat.ShouldBe(Aviresultat.Uppgiven);

        var doda = (await admin.JsonAsync("/api/v1/aviseringar/doda")).AsArray().ToDictionary(d => (string)d!["avi"]!, d => d!);
        doda.Keys.Order().ShouldBe(["a1", "a2"]);
        doda["a1"]["orsak"]!.GetValue<string>().ShouldBe("Mottagaren svarade 400.");
        doda["a1"].ToJsonString().ShouldNotContain("exempel.se");

        (await OmAsync("a1", "1")).ShouldBe(502);
        duger = true;
        (await OmAsync("a1", "9")).ShouldBe(412);
        (await OmAsync("a1", "1")).ShouldBe(204);
        (await OmAsync("a1", "1")).ShouldBe(404);
        ko.Besvara("larm-7");
        (await OmAsync("a2", "1")).ShouldBe(409);
        sandare.Sanda.Count(s => s.Avi == "a1").ShouldBe(3);
        sandare.Sanda.Count(s => s.Avi == "a2").ShouldBe(1);
        ko.For("a1")[^1].Resultat.ShouldBe(Aviresultat.Skickad);

        async Task<int> OmAsync(string avi, string version)
        {
            using var svar = await admin.PostaAsync($"/api/v1/aviseringar/doda/{doda[avi]["id"]}/om", ifMatch: version);
            return (int)svar.StatusCode;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_goes_wrong_every_order_ends_once_after_a_send_or_with_a_cause_and_none_is_sent_after_its_answer(int fro)
    {
        var (ko, slump, las, efter) = (new Provaviko(), new Random(fro), new Lock(), new List<string>());
        var besvarade = new HashSet<string>();
        int Tal(int hogst)
        {
            lock (las) return slump.Next(hogst);
        }

        var sandare = new Provsandare(Avikanal.Webhook, (avi, _, _) =>
        {
            lock (las)
                if (besvarade.Contains(avi.Id)) efter.Add(avi.Id);
            // An answer comes while it is on its way.
            if (Tal(6) == 0)
            {
                ko.Besvara(avi.Id);
                lock (las) besvarade.Add(avi.Id);
            }

            return Tal(10) switch
            {
                < 4 => Task.FromResult(new Sandsvar(Sandutfall.Tillfalligt, "Svarade 503.", Tal(2) == 0 ? TimeSpan.FromSeconds(Tal(400)) : null)),
                4 => Task.FromResult(new Sandsvar(Sandutfall.Permanent, "Svarade 400.")),
                5 => Task.FromException<Sandsvar>(new InvalidOperationException("Ett fel i sändaren.")),
                _ => Task.FromResult(Sandsvar.Skickad),
            };
        });
        ko.Sparras = (_, _) => Tal(5) == 0;
        var val = Avinav.Med(ko, new Provfabrik(sandare)).Med("Avisering:SamtidigaPerKanal", "2").Med("Avisering:Forsok", "4").Med("Avisering:LangstaVantanSekunder", "30").MedWebhook("ett", Adress).MedWebhook("tva", Adress);
        await using var hub = await Provhub.MedKlockaAsync(val);
        var ider = Enumerable.Range(0, 30).Select(n => $"a{n}").ToList();
        ko.Bestall([.. ider.Select((id, n) => Provaviko.Avi(id, n % 2 == 0 ? "p-jour" : "organisation:sl"))]);
        await SpolaAsync(hub, () => ko.Utfall.Count > 20);
        await hub.DodaOchStartaAsync();

        await SpolaAsync(hub, () => ider.TrueForAll(ko.Klar));

        foreach (var id in ider)
        {
            var utfall = ko.For(id);
            utfall.Count(u => u.Slutlig).ShouldBe(1, id);
            utfall[^1].Slutlig.ShouldBeTrue(id);
            foreach (var ett in utfall.GroupBy(u => u.Mal))
            {
                ett.Count(u => u.Resultat != Aviresultat.Misslyckad).ShouldBe(1, id);
                ett.Where(u => u.Resultat != Aviresultat.Skickad).ShouldAllBe(u => u.Orsak!.Length > 0);
                ett.Count(u => u.Resultat == Aviresultat.Misslyckad).ShouldBeLessThan(4);
            }
        }

        // The order's other address, and those of the hub that died, may have been asked for when the answer came; no more than that.
        efter.GroupBy(id => id).ShouldAllBe(grupp => grupp.Count() <= 2);
        await Provhub.TillsAsync(() => Task.FromResult(hub.Tjanster.GetRequiredService<Aviserare>().Pagar == 0), "inget är på väg");
    }

    private static Provsandare Alltid(Sandsvar svar) => new(Avikanal.Webhook, (_, _, _) => Task.FromResult(svar));

    private static Task SpolaAsync(Provhub hub, Func<bool> galler) => Provhub.TillsAsync(
        () =>
        {
            if (galler()) return Task.FromResult(true);
            hub.Klocka!.Advance(TimeSpan.FromMilliseconds(500));
            return Task.FromResult(false);
        },
        "ordern är slut");
}
