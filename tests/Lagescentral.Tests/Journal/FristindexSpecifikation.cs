using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Rykten;
using Lagescentral.Journal;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Journal;

/// <summary>What every index of what is due does.</summary>
public abstract class FristindexSpecifikation
{
    private static readonly string[] Ider = ["a", "b", "c"];
    private static readonly string[] Slag = [Handelseslag.Mottagen, Handelseslag.Reviderad, Handelseslag.Inflyttad, Handelseslag.Utflyttad, Handelseslag.Historik, Handelseslag.TextGallrad];

    /// <summary>An empty one.</summary>
    protected abstract Task<IFristindex> NyttAsync();

    [Fact]
    public async Task A_cleared_one_is_as_new()
    {
        var index = await NyttAsync();
        await index.ApplyAsync([Post(1, "a", Handelseslag.Mottagen, Klass.Oppen, 0, true), Post(2, "a", Handelseslag.TextGallrad, Klass.Oppen, 1, false)]);
        await index.ClearAsync();
        (await index.PositionAsync()).ShouldBe(0);
        (await index.AttProvaAsync("ssbf", 10)).ShouldBeEmpty();
        (await index.KallorAsync()).ShouldBeEmpty();
        await index.ApplyAsync([Post(1, "b", Handelseslag.Mottagen, Klass.Oppen, 0, true)]);
        (await index.AntalAsync()).Sum(a => a.Antal).ShouldBe(1);
    }

    [Fact]
    public async Task It_says_what_the_events_own_lines_say_however_it_is_filled()
    {
        var rad = from id in Gen.Elements(Ider)
                  from slag in Gen.Elements(Slag)
                  from klass in Gen.Elements(Enum.GetValues<Klass>())
                  from timme in Gen.Choose(0, 500)
                  from text in Gen.Elements(true, false)
                  select (Id: id, Slag: slag, Klass: klass, Timme: timme, Text: text);
        foreach (var prov in rad.ArrayOf().Sample(60, 40))
        {
            var poster = new List<Journalpost>();
            foreach (var r in prov) poster.Add(Post(poster.Count + 1, r.Id, r.Slag, r.Klass, r.Timme, r.Text));
            var foljt = await NyttAsync();
            foreach (var del in poster.Chunk(3)) await foljt.ApplyAsync(del);

            // Begun anew from a journal whose texts have been erased since.
            var ombyggt = await NyttAsync();
            await ombyggt.ApplyAsync(Gallrade(poster));
            await ombyggt.ApplyAsync(poster);

            foreach (var index in new[] { foljt, ombyggt })
            {
                (await index.PositionAsync()).ShouldBe(poster.Count);
                foreach (var klasser in Klassmangd.Varje)
                {
                    var vantat = Ider.Select(id => (Id: id, Minne: Textrader.Minne(Gallrade(poster).Where(p => Galler(p, id)), Klassen)))
                        .Where(par => par.Minne.HarText && par.Minne.Klasser == klasser && par.Minne.Senast < SokRader.Nu.AddHours(250))
                        .Select(par => (par.Minne.Senast, par.Id)).Order().ToList();
                    (await index.ForfallnaAsync("ssbf", klasser, SokRader.Nu.AddHours(250), null, 100)).ShouldBe(vantat);
                    if (vantat.Count > 1)
                        (await index.ForfallnaAsync("ssbf", klasser, SokRader.Nu.AddHours(250), vantat[0], 1)).ShouldBe([vantat[1]]);
                }

                var gallrade = poster.Where(p => p.Slag == Handelseslag.TextGallrad).SelectMany(p => Json.Read<Gallringsfakta>(p.Fakta.Span).Handelser).Select(h => h[5..]).Distinct().Order().ToList();
                (await index.AttProvaAsync("ssbf", 10)).ShouldBe(gallrade);
                await index.ProvadeAsync("ssbf", gallrade);
                (await index.AttProvaAsync("ssbf", 10)).ShouldBeEmpty();
                (await index.AntalAsync()).Sum(a => a.Antal).ShouldBe(Ider.Count(id => Textrader.Minne(Gallrade(poster).Where(p => Galler(p, id)), Klassen).HarText));
                (await index.KallorAsync()).ShouldBe(poster.Exists(p => Textrader.ArRevision(p)) ? ["ssbf"] : []);
            }

            await foljt.DisposeAsync();
            await ombyggt.DisposeAsync();
        }
    }

    [Fact]
    public async Task Rumours_stand_beside_the_events_under_a_name_that_no_source_has()
    {
        await using var index = await NyttAsync();
        var klasser = default(Klassmangd).Med(Textrader.Ryktesklass);
        await index.ApplyAsync([Rykte(1, "r1", Ryktesslag.Noterat, 1, text: true), Rykte(2, "r2", Ryktesslag.Noterat, 2, text: true), Rykte(3, "r1", Ryktesslag.Kontrolleras, 5, text: false)]);
        (await index.ForfallnaAsync(Textrader.Rykten, klasser, SokRader.Nu.AddHours(6), null, 10)).Select(par => par.Id).ShouldBe(["r2", "r1"]);
        (await index.ForfallnaAsync(Textrader.Rykten, klasser, SokRader.Nu.AddHours(5), null, 10)).Select(par => par.Id).ShouldBe(["r2"]);
        (await index.KallorAsync()).ShouldBe([Textrader.Rykten]);
        (await index.AntalAsync()).ShouldBe([new Fristantal(Textrader.Rykten, klasser, 2, SokRader.Nu.AddHours(2))]);

        await index.ApplyAsync([Rykte(4, "r2", Handelseslag.TextGallrad, 7, text: false)]);
        (await index.ForfallnaAsync(Textrader.Rykten, klasser, SokRader.Nu.AddHours(9), null, 10)).Select(par => par.Id).ShouldBe(["r1"]);
        (await index.AttProvaAsync(Textrader.Rykten, 10)).ShouldBe(["r2"]);
        await index.ProvadeAsync(Textrader.Rykten, ["r2"]);
        (await index.AttProvaAsync(Textrader.Rykten, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_kind_of_event_line_stops_by_its_name_and_others_are_passed_by()
    {
        await using var index = await NyttAsync();
        await index.ApplyAsync([Post(1, "a", "larm.kvitterat.v1", Klass.Intern, 0, false)]);
        (await Should.ThrowAsync<InvalidOperationException>(index.ApplyAsync([Post(2, "a", "handelse.ny.v9", Klass.Intern, 0, false)]))).Message.ShouldContain("handelse.ny.v9");
        (await index.PositionAsync()).ShouldBe(1);
    }

    private static Journalpost Rykte(long nummer, string id, string slag, int timme, bool text) => Post(nummer, id, slag, Klass.Intern, timme, false) with
    {
        Strom = "rykten",
        Fakta = slag == Handelseslag.TextGallrad ? Json.Bytes(new Gallringsfakta([], [], "prov") { Rykten = [id] }) : Json.Bytes(new { id }),
        Text = text ? (ReadOnlyMemory<byte>?)"{}"u8.ToArray() : null,
        Textlage = text ? Radtext.Finns : Radtext.Ingen,
    };

    private static bool Galler(Journalpost post, string id) => post.Slag == Handelseslag.TextGallrad
        ? Json.Read<Gallringsfakta>(post.Fakta.Span).Handelser.Contains("ssbf/" + id) : Json.Read<Handelsefakta>(post.Fakta.Span).Id == id;

    private static Klass Klassen(Journalpost post) => Json.Read<Handelsefakta>(post.Fakta.Span).Klass;

    private static Journalpost Post(long nummer, string id, string slag, Klass klass, int timme, bool text) => new()
    {
        Nummer = nummer,
        Strom = "stadsdel/jarva",
        Position = nummer,
        Slag = slag,
        Mottagen = SokRader.Nu.AddHours(timme),
        Vem = "kalla:ssbf",
        Fakta = slag == Handelseslag.TextGallrad ? Json.Bytes(new Gallringsfakta([], ["ssbf/" + id], "prov")) : Json.Bytes(SokRader.Fakta(id, kalla: "ssbf", klass: klass)),
        Text = text && slag is not (Handelseslag.TextGallrad or Handelseslag.Utflyttad) ? (ReadOnlyMemory<byte>?)"{}"u8.ToArray() : null,
        Textlage = text && slag is not (Handelseslag.TextGallrad or Handelseslag.Utflyttad) ? Radtext.Finns : Radtext.Ingen,
    };

    private static List<Journalpost> Gallrade(List<Journalpost> poster) => [.. poster.Select(post =>
        post.Slag != Handelseslag.TextGallrad && poster.Exists(g => g.Nummer > post.Nummer && g.Slag == Handelseslag.TextGallrad && Galler(g, Json.Read<Handelsefakta>(post.Fakta.Span).Id))
            ? SokRader.UtanText(post) : post)];
}
