using System.Text;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Prestanda;

public sealed class FoljdbildTests
{
    private readonly Meddelandelager _lager = new();

    [Fact]
    public void A_picture_and_its_changes_give_the_picture_as_it_is()
    {
        var bild = Bild([Klient.NyAnslutning, Svar(0, 0), Andring(0, 2, 2, Post("a", 1, 1), Post("b", 1, 2)), Andring(2, 3, 3, Post("a", 2, 3))]);

        var lage = bild.Lage();
        lage.Fonster["1h"].Antal.ShouldBe(3);
        lage.Senaste.Select(p => (p.Id, p.Rev, p.Nr)).ShouldBe([("a", 2, 3), ("b", 1, 2)]);
        bild.Sedda.Count.ShouldBe(2);
    }

    [Fact]
    public void What_comes_before_the_answer_is_laid_on_after_it_if_it_is_newer()
    {
        var bild = Bild([Klient.NyAnslutning, Andring(4, 5, 5, Post("a", 1, 1)), Andring(5, 6, 6, Post("b", 1, 2)), Svar(5, 5)]);

        bild.Lage().Fonster["1h"].Antal.ShouldBe(6);
        bild.Sedda.Count.ShouldBe(2);
    }

    [Fact]
    public void After_a_gap_it_waits_for_an_answer()
    {
        List<int> fatt = [Klient.NyAnslutning, Svar(0, 0), Andring(1, 2, 2, Post("b", 1, 2))];
        Bild(fatt).Lage().Fonster["1h"].Antal.ShouldBe(0);

        fatt.Add(Lagg($$$"""{"type":3,"invocationId":"1","result":{"kanal":"k","epok":"e","seq":2,"andringar":[{{{Andringtext(0, 2, 2, Post("a", 1, 1), Post("b", 1, 2))}}}] } }"""));
        var lage = Bild(fatt).Lage();
        lage.Fonster["1h"].Antal.ShouldBe(2);
        lage.Senaste.Count.ShouldBe(2);
    }

    [Fact]
    public void A_missing_change_is_seen()
    {
        List<int> fatt = [Klient.NyAnslutning, Svar(0, 0), Andring(0, 1, 1, Post("a", 1, 1)), Andring(1, 2, 2, Post("b", 1, 2))];

        var utan = Foljdbild.Av(_lager, fatt, utom: 3);

        utan.Sedda.Keys.ShouldNotContain("b");
        utan.Lage().Fonster["1h"].Antal.ShouldNotBe(Bild(fatt).Lage().Fonster["1h"].Antal);
    }

    [Fact]
    public void Equal_messages_are_kept_once_and_different_ones_apart()
    {
        var ett = Andring(0, 1, 1, Post("a", 1, 1));
        var andra = Andring(0, 1, 1, Post("a", 1, 2));

        Andring(0, 1, 1, Post("a", 1, 1)).ShouldBe(ett);
        andra.ShouldNotBe(ett);
        _lager[ett].Nummer.ShouldBe([1]);
        _lager[ett].Fran.ShouldBe(0);
        _lager[ett].Till.ShouldBe(1);
        _lager[ett].Epok.ShouldBe("e");
        _lager[ett].Slag.ShouldBe(Meddelandeslag.Andring);
    }

    private Foljdbild Bild(IReadOnlyList<int> fatt) => Foljdbild.Av(_lager, fatt);

    private int Lagg(string text) => _lager.Ta(Encoding.UTF8.GetBytes(text), int.MaxValue);

    private int Svar(long seq, int antal) => Lagg(
        $$$"""{"type":3,"invocationId":"1","result":{"kanal":"k","epok":"e","seq":{{{seq}}},"bild":{"seq":{{{seq}}},"per":"2026-11-21T08:00:00Z","fonster":{{{Fonster(antal)}}},"senaste":[],"oppna":[] } } }""");

    private int Andring(long fran, long till, int antal, params string[] poster) =>
        Lagg($$$"""{"type":1,"target":"Andring","arguments":[{{{Andringtext(fran, till, antal, poster)}}}]}""");

    private static string Andringtext(long fran, long till, int antal, params string[] poster) =>
        $$$"""{"kanal":"k","epok":"e","fran":{{{fran}}},"till":{{{till}}},"per":"2026-11-21T08:00:00Z","andring":{"fonster":{{{Fonster(antal)}}},"senaste":{"satt":[{{{string.Join(',', poster)}}}] } } }""";

    private static string Fonster(int antal) => $$$"""{"1h":{"antal":{{{antal}}},"allvarssumma":0,"tyngd":0,"perKategori":{} } }""";

    private static string Post(string id, int rev, int nr) =>
        $$"""{"kalla":"ssbf","id":"{{id}}","rev":{{rev}},"allvar":1,"status":"pagaende","mottagen":"2026-11-21T08:00:{{nr:00}}Z","rubrik":"Storbrand, uppgift {{Markning.Skriv(nr)}}"}""";
}
