using System.Text.Json.Nodes;
using Lagescentral.Prestanda.Kluster;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Prestanda;

public sealed class FoljdkanalTests
{
    private readonly Foljdkanal _kanal = new("stadsdel:farsta");

    [Fact]
    public void What_comes_before_the_answer_is_laid_on_after_it_if_it_is_newer()
    {
        _kanal.Ta(Andring(3, 4)).ShouldBeTrue();
        _kanal.Ta(Andring(4, 5)).ShouldBeTrue();
        _kanal.Bild().ShouldBeNull();

        _kanal.Svara(Bild(4)).ShouldBeTrue();

        var bild = _kanal.Bild()!;
        (bild.Seq, bild.Fonster["1h"].Antal).ShouldBe((5, 5));
        bild.Senaste.Select(p => (p.Id, p.Rubrik)).ShouldBe([("h5", "Lydelse e")]);
    }

    [Fact]
    public void A_gap_and_another_epoch_are_asked_about()
    {
        _kanal.Svara(Bild(4)).ShouldBeTrue();
        _kanal.Ta(Andring(5, 6)).ShouldBeFalse();
        _kanal.Ta(Andring(4, 5, epok: "annan")).ShouldBeFalse();
        _kanal.Ta(Andring(4, 5)).ShouldBeTrue();
        _kanal.Bild()!.Seq.ShouldBe(5);
    }

    [Fact]
    public void What_it_has_is_dropped_and_an_older_minute_too()
    {
        _kanal.Svara(Bild(4, minut: 2)).ShouldBeTrue();
        _kanal.Ta(Andring(3, 4)).ShouldBeTrue();
        _kanal.Ta(Andring(4, 4, minut: 1)).ShouldBeTrue();
        _kanal.Bild()!.Per.Minute.ShouldBe(2);
        _kanal.Bild()!.Senaste.ShouldBeEmpty();
        _kanal.Ta(Andring(4, 4, minut: 3)).ShouldBeTrue();
        _kanal.Bild()!.Per.Minute.ShouldBe(3);
    }

    [Fact]
    public void Changes_that_do_not_fit_make_it_ask_for_a_whole_picture()
    {
        _kanal.Svara(Bild(4)).ShouldBeTrue();
        _kanal.Fraga();
        _kanal.Svara(new JsonObject { ["andringar"] = new JsonArray(Andring(6, 7)) }).ShouldBeFalse();
        (_kanal.Seq, _kanal.Bild()).ShouldBe((null, null));
    }

    private static JsonObject Bild(long seq, int minut = 0) => Last(new()
    {
        ["seq"] = seq,
        ["epok"] = "e",
        ["bild"] = new JsonObject { ["per"] = Per(minut), ["fonster"] = Fonster(seq), ["oppnaAntal"] = 0, ["oppna"] = new JsonArray(), ["senaste"] = new JsonArray() },
    });

    private static JsonObject Andring(long fran, long till, string epok = "e", int minut = 0) => Last(new()
    {
        ["fran"] = fran,
        ["till"] = till,
        ["epok"] = epok,
        ["per"] = Per(minut),
        ["andring"] = new JsonObject { ["fonster"] = Fonster(till), ["senaste"] = new JsonObject { ["satt"] = new JsonArray(Post(till)) } },
    });

    // As it comes: numbers have no type of their own.
    private static JsonObject Last(JsonObject skriven) => JsonNode.Parse(skriven.ToJsonString())!.AsObject();

    private static JsonObject Fonster(long antal) => new() { ["1h"] = new JsonObject { ["antal"] = antal, ["allvarssumma"] = antal, ["tyngd"] = antal, ["perKategori"] = new JsonObject() } };

    private static JsonObject Post(long nr) => new()
    {
        ["kalla"] = "ssbf",
        ["id"] = $"h{nr}",
        ["rev"] = 1,
        ["allvar"] = 3,
        ["status"] = "pagaende",
        ["mottagen"] = Per(0),
        ["rubrik"] = $"Lydelse {(char)('a' + nr - 1)}",
    };

    private static string Per(int minut) => $"2026-11-21T12:0{minut}:00+00:00";
}
