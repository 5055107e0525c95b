using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Lagescentral.Hub.Tests.Intag;

public sealed class IntagTests
{
    [Fact]
    public async Task Receipts_come_in_the_order_sent_with_the_place_of_each_line()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        using var svar = await hub.PostaAsync("ssbf", new JsonArray(
            hub.Post("a", "Brand i byggnad", ("stadsdel", "farsta")), hub.Post("b", "Brand", ("stadsdel", "bromma")),
            hub.Post("c", "Brand", ("stadsdel", "farsta")), hub.Post("a", "Brand i byggnad", ("stadsdel", "farsta")),
            hub.Post("b", "Brand", ("stadsdel", "bromma"), ("status", "avslutad")), new JsonObject { ["id"] = "d" }, hub.Post("e", "Brand")).ToJsonString());
        var kropp = await svar.JsonAsync(HttpStatusCode.Accepted);
        var kvitton = kropp["kvitton"]!.AsArray();
        kvitton.Select(k => ((int)k!["rad"]!, (string?)k["id"], (string?)k["utfall"], (int?)k["rev"], (string?)k["stadsdel"], (long?)k["position"], (string?)k["text"])).ShouldBe([
            (1, "a", "ny", 1, "farsta", 1L, "delad"), (2, "b", "ny", 1, "bromma", 1L, "delad"), (3, "c", "ny", 1, "farsta", 2L, "delad"),
            (4, "a", "dublett", 1, "farsta", 1L, "delad"), (5, "b", "uppdaterad", 2, "bromma", 2L, "delad"),
            (6, "d", "karantan", null, null, null, null), (7, "e", "ny", 1, "stockholm", 1L, "delad"),
        ]);
        kropp["antal"]!.ToJsonString().ShouldBe("""{"ny":4,"uppdaterad":1,"dublett":1,"karantan":1}""");
        var fel = kvitton[5]!["fel"]!.AsArray();
        fel.Select(f => (string?)f!["falt"]).ShouldBe(["typ", "intraffad"], ignoreOrder: true);
        fel.ShouldAllBe(f => (int)f!["rad"]! == 6 && ((string?)f["orsak"])!.Length > 5);
    }

    [Fact]
    public async Task One_object_is_a_body_and_the_contract_s_defaults_and_trimming_make_no_difference()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var post = hub.Post("a", "Brand", ("rubrik", "En rubrik"));
        using var svar = await hub.PostaAsync("ssbf", post.ToJsonString());
        ((string?)(await svar.JsonAsync(HttpStatusCode.Accepted))["kvitton"]![0]!["utfall"]).ShouldBe("ny");
        (post["rubrik"], post["status"], post["klass"], post["text"], post["publicerad"]) = ("  En rubrik ", "pagaende", "intern", " ", null);
        var igen = (await hub.KvittonAsync("ssbf", post))[0]!;
        ((string?)igen["utfall"], (int?)igen["rev"], (long?)igen["position"]).ShouldBe(("dublett", 1, 1L));
    }

    [Fact]
    public async Task A_bad_line_of_ndjson_waits_in_karantan_and_stops_no_other()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var rader = $"{hub.Post("a", "Brand").ToJsonString()}\r\n\n{{\"id\":\"trasig\", \n{hub.Post("b", "Brand").ToJsonString()}";
        var kvitton = await hub.KvittonAsync("ssbf", rader, "application/x-ndjson");
        kvitton.Select(k => ((int)k!["rad"]!, (string?)k["id"], (string?)k["utfall"])).ShouldBe([(1, "a", "ny"), (3, null, "karantan"), (4, "b", "ny")]);
        (await (await hub.KlientAsync("jour")).JsonAsync("/api/v1/karantan")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cap_alerts_are_news_updates_are_revisions_cancels_are_withdrawn_and_exercises_are_not_counted()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        async Task<JsonNode> Skicka(string kropp) => (await hub.KvittonAsync("ssbf", kropp, "application/cap+xml"))[0]!;
        var nu = hub.Nu;
        ((string?)(await Skicka(Cap("m1", nu, "Alert")))["utfall"]).ShouldBe("ny");
        ((string?)(await Skicka(Cap("m1", nu, "Alert")))["utfall"]).ShouldBe("dublett");
        hub.Klocka!.Advance(TimeSpan.FromMinutes(1));
        var uppdaterad = await Skicka(Cap("m2", hub.Nu, "Update", $"prov,m1,{nu:yyyy-MM-ddTHH:mm:sszzz}"));
        ((string?)uppdaterad["utfall"], (string?)uppdaterad["id"], (int?)uppdaterad["rev"]).ShouldBe(("uppdaterad", "m1", 2));
        (await siss.JsonAsync("/api/v1/stad/lagesbild"))["oppna"].Ider().ShouldBe(["m1"]);
        hub.Klocka.Advance(TimeSpan.FromMinutes(1));
        ((string?)(await Skicka(Cap("m3", hub.Nu, "Cancel", $"prov,m1,{nu:yyyy-MM-ddTHH:mm:sszzz}")))["utfall"]).ShouldBe("uppdaterad");
        (await siss.JsonAsync("/api/v1/stad/lagesbild"))["oppna"].Ider().ShouldBeEmpty();
        ((string?)(await siss.JsonAsync("/api/v1/handelser/ssbf/m1"))["handelse"]!["status"]).ShouldBe("aterkallad");

        await Skicka(Cap("ov", hub.Nu, "Alert", status: "Exercise"));
        var bild = await siss.JsonAsync("/api/v1/stad/lagesbild");
        ((int?)bild["fonster"]!["24h"]!["antal"]).ShouldBe(0);
        bild["oppna"].Ider().ShouldBeEmpty();
        var ovning = (await siss.JsonAsync("/api/v1/handelser/ssbf/ov"))["handelse"]!;
        ((bool)ovning["ovning"]!, (bool)ovning["arHandelse"]!).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_new_revision_replaces_and_an_older_one_is_history_that_leaves_the_picture_alone()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        JsonObject Post(int minut, string text) => hub.Post("a", "Brand", ("publicerad", hub.Nu.AddMinutes(minut).ToString("O")), ("text", text), ("stadsdel", "farsta"), ("intraffad", "2026-11-20T13:00:00Z"));
        await hub.KvittonAsync("ssbf", Post(-10, "Första beskedet"));
        var nytt = (await hub.KvittonAsync("ssbf", Post(-5, "Nytt besked")))[0]!;
        ((string?)nytt["utfall"], (int?)nytt["rev"]).ShouldBe(("uppdaterad", 2));
        var sent = (await hub.KvittonAsync("ssbf", Post(-7, "Kom för sent")))[0]!;
        ((string?)sent["utfall"], (int?)sent["rev"]).ShouldBe(("uppdaterad", 3));
        ((string?)(await hub.KvittonAsync("ssbf", Post(-7, "Kom för sent")))[0]!["utfall"]).ShouldBe("dublett");

        var bild = await siss.JsonAsync("/api/v1/stadsdelar/farsta/lagesbild");
        bild["oppna"]!.AsArray().Select(h => (string?)h!["text"]).ShouldBe(["Nytt besked"]);
        ((int?)bild["fonster"]!["24h"]!["antal"]).ShouldBe(1);
        var historik = await siss.JsonAsync("/api/v1/handelser/ssbf/a");
        historik["revisioner"]!.AsArray().Select(r => ((int)r!["handelse"]!["rev"]!, (string?)r["handelse"]!["text"], (bool)r["galler"]!)).ShouldBe([
            (1, "Första beskedet", false), (2, "Nytt besked", true), (3, "Kom för sent", false)]);
        ((string?)historik["handelse"]!["text"]).ShouldBe("Nytt besked");
    }

    [Fact]
    public async Task An_id_may_hold_any_sign_and_is_found_by_it()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        foreach (var id in new[] { "2026/W47/12", "a b+c%d", "åäö #1?x=y" })
        {
            await hub.KvittonAsync("ssbf", hub.Post(id, "Brand"));
            ((string?)(await siss.JsonAsync($"/api/v1/handelser/ssbf/{Uri.EscapeDataString(id)}"))["handelse"]!["id"]).ShouldBe(id);
        }
    }

    [Fact]
    public async Task Each_fault_of_an_item_sends_it_to_karantan_with_its_field()
    {
        await using var hub = await Provhub.MedKlockaAsync(new Provval { Miljo = "Production" });
        var nyckel = await Nycklar.NyAsync(hub, "ssbf");
        (JsonObject Post, string Falt)[] fel =
        [
            (hub.Post("a", "Brand", ("intraffad", hub.Nu.AddMinutes(6).ToString("O"))), "intraffad"), (hub.Post("a", "Brand", ("lat", 59.3)), "lon"),
            (hub.Post("a", "Brand", ("lat", 57.7), ("lon", 11.9)), "lat"), (hub.Post("a", "Brand", ("stadsdel", "solna")), "stadsdel"),
            (hub.Post("a", "Brand", ("klass", "begransad")), "klass"), (hub.Post("a", "Brand", ("allvar", 6)), "allvar"),
            (hub.Post("a", "Brand", ("rubrik", new string('x', 301))), "rubrik"), (hub.Post("a", "Brand", ("text", 7)), "text"),
            (hub.Post(new string('x', 129), "Brand"), "id"), (hub.Post("a", "Brand", ("status", "kanske")), "status"),
        ];
        using var svar = await hub.PostaMedNyckelAsync(nyckel, new JsonArray([.. fel.Select(f => (JsonNode)f.Post)]).ToJsonString());
        var kvitton = (await svar.JsonAsync(HttpStatusCode.Accepted))["kvitton"]!.AsArray();
        kvitton.ShouldAllBe(k => (string)k!["utfall"]! == "karantan");
        kvitton.Select(k => (string?)k!["fel"]![0]!["falt"]).ShouldBe(fel.Select(f => f.Falt));
        var inom = hub.Post("fem", "Brand", ("intraffad", hub.Nu.AddMinutes(5).ToString("O")));
        using var ratt = await hub.PostaMedNyckelAsync(nyckel, inom.ToJsonString());
        ((string?)(await ratt.JsonAsync(HttpStatusCode.Accepted))["kvitton"]![0]!["utfall"]).ShouldBe("ny");
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_whole()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        async Task Avvisas(HttpStatusCode status, string kropp, string typ = "application/json", string? nyckel = "dev-ssbf", string vag = "/api/v1/handelser")
        {
            using var svar = await hub.PostaMedNyckelAsync(nyckel, kropp, typ, vag);
            await svar.ProblemAsync(status);
        }

        await Avvisas(HttpStatusCode.BadRequest, "{\"id\":");
        await Avvisas(HttpStatusCode.BadRequest, "");
        await Avvisas(HttpStatusCode.BadRequest, "<alert", "application/cap+xml");
        await Avvisas(HttpStatusCode.Unauthorized, "[]", nyckel: null);
        await Avvisas(HttpStatusCode.Unauthorized, "[]", nyckel: "lk_hittepa");
        await Avvisas(HttpStatusCode.Unauthorized, "[]", nyckel: "dev-finnsinte");
        await Avvisas(HttpStatusCode.Forbidden, "a;b", "text/csv", vag: "/api/v1/siss/rapport");
        await Avvisas(HttpStatusCode.UnsupportedMediaType, "[]", "text/plain");
        await Avvisas(HttpStatusCode.UnsupportedMediaType, "a;b", "text/csv");
        var post = hub.Post("a", "Brand");
        await Avvisas(HttpStatusCode.RequestEntityTooLarge, new JsonArray([.. Enumerable.Range(0, 10_001).Select(_ => post.DeepClone())]).ToJsonString());
        var stor = post.DeepClone();
        stor["annat"] = new string('x', 65_536);
        await Avvisas(HttpStatusCode.RequestEntityTooLarge, stor.ToJsonString());
        (await (await hub.KlientAsync("siss")).JsonAsync("/api/v1/handelser"))["handelser"].Ider().ShouldBeEmpty();

        // 16 MiB and a byte, with its length told and without.
        foreach (var kand in new[] { true, false })
        {
            using var begaran = new HttpRequestMessage(HttpMethod.Post, "/api/v1/handelser");
            var kropp = new byte[(16 * 1024 * 1024) + 1];
            Array.Fill(kropp, (byte)' ');
            begaran.Content = kand ? new ByteArrayContent(kropp) : new StreamContent(new Utanlangd(kropp));
            begaran.Content.Headers.ContentType = new("application/json");
            begaran.Headers.Add("X-Kalla-Nyckel", "dev-ssbf");
            begaran.Headers.ExpectContinue = true;
            using var svar = await hub.Okand.SendAsync(begaran);
            await svar.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        }
    }

    [Fact]
    public async Task An_empty_list_says_that_the_source_lives()
    {
        await using var hub = await Provhub.MedKlockaAsync();
        var siss = await hub.KlientAsync("siss");
        ((string?)(await siss.JsonAsync("/api/v1/kallor"))["kallor"]!["ssbf"]!["status"]).ShouldBe("tyst");
        (await hub.KvittonAsync("ssbf", "[]")).Count.ShouldBe(0);
        var ssbf = (await siss.JsonAsync("/api/v1/kallor"))["kallor"]!["ssbf"]!;
        ((string?)ssbf["status"], (long?)ssbf["alderSekunder"]).ShouldBe(("farsk", 0L));
        ssbf["senastHandelse"].ShouldBeNull();
    }

    private static string Cap(string id, DateTimeOffset sant, string slag, string? referenser = null, string status = "Actual") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>{id}</identifier><sender>prov</sender><sent>{sant:yyyy-MM-ddTHH:mm:sszzz}</sent><status>{status}</status><msgType>{slag}</msgType><scope>Public</scope>
          {(referenser is null ? "" : $"<references>{referenser}</references>")}
          <info><language>sv-SE</language><category>Fire</category><event>Brand</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
            <headline>Brand i lagerlokal</headline></info>
        </alert>
        """;

    private sealed class Utanlangd(byte[] kropp) : Stream
    {
        private readonly MemoryStream _inre = new(kropp);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => _inre.Read(buffer, offset, count);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
