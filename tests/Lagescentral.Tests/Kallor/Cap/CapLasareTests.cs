using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Handelser;
using Lagescentral.Kallor.Cap;
using Lagescentral.Kallor.Intag;
using Shouldly;
using Xunit;
using static Lagescentral.Tests.Kallor.Provregler;

namespace Lagescentral.Tests.Kallor.Cap;

public sealed class CapLasareTests
{
    private const string Ns = "xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"";

    private const string Info = """
        <info><language>en-GB</language><category>Fire</category><event>Fire</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty></info>
        <info><language>sv-SE</language><category>Fire</category><event>Brand i byggnad</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
          <onset>2026-11-18T12:10:00+01:00</onset><headline>Kraftig rök vid
          torget</headline><description>Stäng fönster och ventilation.</description><instruction>Håll dig inne.</instruction>
          <area><areaDesc>Rinkeby torg</areaDesc><circle>59.388,17.929 0.4</circle><geocode><valueName>x</valueName><value>y</value></geocode></area></info>
        """;

    private static string Alert(string msgType = "Alert", string status = "Actual", string scope = "Public", string extra = "", string info = Info, string id = "SSBF-1", string sent = "2026-11-18T12:30:00+01:00") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><alert {Ns}><identifier>{id}</identifier><sender>larm@brand.example</sender><sent>{sent}</sent><status>{status}</status><msgType>{msgType}</msgType><scope>{scope}</scope>{extra}{info}</alert>";

    private static Inrad Las(string xml)
    {
        var rad = CapLasare.Las(Encoding.UTF8.GetBytes(xml), Regler).ShouldHaveSingleItem();
        SkaVaraHel(rad);
        return rad;
    }

    [Fact]
    public void An_alert_becomes_an_item_in_swedish()
    {
        var post = Las(Alert()).Inkommande.ShouldNotBeNull();
        post.Id.ShouldBe("SSBF-1");
        post.Typ.ShouldBe("Brand i byggnad");
        post.Rubrik.ShouldBe("Kraftig rök vid torget");
        post.Text.ShouldBe("Stäng fönster och ventilation.\nHåll dig inne.");
        post.Plats.ShouldBe("Rinkeby torg");
        (post.Lat, post.Lon).ShouldBe((59.388, 17.929));
        post.Intraffad.ShouldBe(new DateTimeOffset(2026, 11, 18, 11, 10, 0, TimeSpan.Zero));
        post.Publicerad.ShouldBe(new DateTimeOffset(2026, 11, 18, 11, 30, 0, TimeSpan.Zero));
        post.Allvar.ShouldBe(4);
        post.Klass.ShouldBe(Klass.Oppen);
        post.Status.ShouldBe(Handelsestatus.Pagaende);
        post.Ovning.ShouldBeFalse();
    }

    [Fact]
    public void Update_and_cancel_share_the_first_messages_id()
    {
        const string Bada = "<references>s,SSBF-2,2026-11-18T12:40:00+01:00\n s,SSBF-1,2026-11-18T12:30:00+01:00</references>";
        Las(Alert("Update", extra: Bada, id: "SSBF-3", sent: "2026-11-18T12:50:00+01:00")).Id.ShouldBe("SSBF-1");
        var bort = Las(Alert("Cancel", extra: Bada, id: "SSBF-4", sent: "2026-11-18T13:00:00+01:00", info: "")).Inkommande.ShouldNotBeNull();
        bort.Id.ShouldBe("SSBF-1");
        bort.Status.ShouldBe(Handelsestatus.Aterkallad);
        bort.Intraffad.ShouldBe(new DateTimeOffset(2026, 11, 18, 11, 30, 0, TimeSpan.Zero));
        Las(Alert("Update")).Fel.ShouldContain(f => f.Falt == "alert/references");
        Las(Alert("Cancel", extra: "<references>fel</references>")).Fel.ShouldContain(f => f.Falt == "alert/references");
    }

    [Fact]
    public void Exercises_and_tests_are_never_shown_as_real_and_drafts_are_refused()
    {
        Las(Alert(status: "Exercise")).Inkommande!.Ovning.ShouldBeTrue();
        Las(Alert(status: "Test")).Inkommande!.Ovning.ShouldBeTrue();
        Las(Alert(status: "Draft")).Fel.ShouldContain(f => f.Falt == "alert/status");
        Las(Alert(status: "System")).Fel.ShouldContain(f => f.Falt == "alert/status");
        Las(Alert("Ack")).Fel.ShouldContain(f => f.Falt == "alert/msgType");
    }

    [Fact]
    public void Scope_sets_the_class_and_never_above_the_ceiling()
    {
        Las(Alert(scope: "Restricted")).Inkommande!.Klass.ShouldBe(Klass.Intern);
        Las(Alert(scope: "Private")).Fel.ShouldHaveSingleItem().Falt.ShouldBe("alert/scope");
    }

    [Fact]
    public void Faults_are_named_by_path_and_all_at_once()
    {
        var info = "<info><event> </event><urgency>HEMLIG</urgency><severity>Severe</severity><onset>HEMLIG</onset><area><polygon>1,2 3,4</polygon></area></info>";
        var fel = Las(Alert(status: "HEMLIG", info: info, sent: "2026-11-18")).Fel;
        fel.Select(f => f.Falt).ShouldBe(
            ["alert/sent", "alert/status", "alert/info/event", "alert/info/category", "alert/info/urgency", "alert/info/certainty", "alert/info/onset", "alert/info/area/areaDesc", "alert/info/area"],
            ignoreOrder: true);
        fel.ShouldAllBe(f => !f.Orsak.Contains("HEMLIG"));
        Las(Alert(info: "")).Fel.ShouldContain(f => f.Falt == "alert/info/event");
        Las($"<alert {Ns}/>").Fel.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Only_a_small_area_gives_a_point()
    {
        Inkommande Med(string form) => Las(Alert(info: Info.Replace("<circle>59.388,17.929 0.4</circle>", form))).Inkommande.ShouldNotBeNull();
        Med("<circle>59.388,17.929 5</circle>").Lat.ShouldBeNull();
        Med("<polygon>59.0,17.5 59.5,17.5 59.5,18.5 59.0,17.5</polygon>").Lat.ShouldBeNull();
        Med("<circle>59.388,17.929 0.1</circle><circle>59.4,17.9 0.1</circle>").Lat.ShouldBeNull();
        var kvadrat = Med("<polygon>59.38,17.92 59.39,17.92 59.39,17.94 59.38,17.94 59.38,17.92</polygon>");
        kvadrat.Lat!.Value.ShouldBe(59.385, 1e-9);
        kvadrat.Lon!.Value.ShouldBe(17.93, 1e-9);
    }

    [Fact]
    public void Seriousness_follows_the_table()
    {
        CapTolkAllvar("Extreme", "Immediate", "Observed").ShouldBe(5);
        CapTolkAllvar("Severe", "Past", "Observed").ShouldBe(3);
        CapTolkAllvar("Minor", "Past", "Unlikely").ShouldBe(1);
        CapTolkAllvar("Unknown", "Immediate", "Observed").ShouldBeNull();
    }

    [Fact]
    public void Attacks_by_xml_are_refused()
    {
        var lol = "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        string[] fall =
        [
            Alert().Replace("?><alert", $"?>{lol}<alert").Replace("SSBF-1", "&c;"),
            Alert().Replace("?><alert", "?><!DOCTYPE alert SYSTEM \"http://127.0.0.1:9/x.dtd\"><alert"),
            Alert().Replace("?><alert", "?><!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><alert").Replace("SSBF-1", "&x;"),
            Alert(extra: string.Concat(Enumerable.Repeat("<n>", 5_000)) + string.Concat(Enumerable.Repeat("</n>", 5_000))),
            "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.1\"/>", "<html/>", "", "{}", Alert()[..300],
            Alert().Replace("utf-8", "x-okand"),
        ];
        foreach (var fall1 in fall)
            Should.Throw<OlasligException>(() => Las(fall1));
        Should.Throw<ForStorException>(() => Las(Alert(extra: $"<note>{new string('x', CapLasare.Storst)}</note>")));
    }

    [Fact]
    public void Long_words_of_an_alert_are_cut_not_refused()
    {
        var post = Las(Alert(info: Info.Replace("Stäng", new string('x', 5_000)))).Inkommande.ShouldNotBeNull();
        post.Text!.Length.ShouldBe(4_000);
        post.Text.ShouldEndWith("…");
    }

    [Fact]
    public void Mutated_messages_never_throw_anything_but_the_named_exceptions()
    {
        var sund = Encoding.UTF8.GetBytes(Alert("Update", extra: "<references>s,SSBF-1,2026-11-18T12:30:00+01:00</references>"));
        var byte1 = Gen.OneOf(Gen.Elements("<>/&;\"'=,:-0 \0"u8.ToArray()), Gen.Choose(0, 255).Select(b => (byte)b));
        var gen = from byten in Gen.ListOf(Gen.Choose(0, sund.Length - 1).Zip(byte1))
                  from langd in Gen.Frequency((4, Gen.Constant(sund.Length)), (1, Gen.Choose(0, sund.Length)))
                  select (byten, langd);
        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            var kopia = (byte[])sund.Clone();
            foreach (var (i, b) in x.byten.Take(2))
                kopia[i] = b;
            try
            {
                SkaVaraHel(CapLasare.Las(kopia.AsMemory(0, x.langd), Regler)[0]);
            }
            catch (OlasligException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static int? CapTolkAllvar(string severity, string urgency, string certainty) =>
        Las(Alert(info: Info.Replace("Severe", severity).Replace("Immediate", urgency).Replace("Observed", certainty))).Inkommande!.Allvar;
}
