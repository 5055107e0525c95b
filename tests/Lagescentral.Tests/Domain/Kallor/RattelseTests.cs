using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Kallor;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Kallor;

/// <summary>A person's word stands until it is taken back, whatever the source says meanwhile; then the source's holds.</summary>
public sealed class RattelseTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Nyckel = new byte[32];
    private static readonly Kallregler Regler = new() { Kalla = "polis", Namn = "Polisen", Standardklass = Klass.Oppen, Tak = Klass.Begransad };
    private static readonly Rattare Jour = new("p-jour", "jour");

    [Fact]
    public void Words_stand_over_any_course_of_revisions_and_give_way_to_what_the_source_says_now()
    {
        var gen = from steg in Gen.ArrayOf(from vad in Gen.Choose(0, 8) from varde in Gen.Choose(0, 999) select (vad, varde), 30) select steg;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_121, 931), Prop.ForAll(Arb.From(gen), steg =>
        {
            var nu = Start;
            var kallan = Sak(0);
            var kand = Efter(null, Kallbeslut.Besluta(kallan, null, Regler, new Provtolk(), Nyckel, hubOvar: false, nu));
            (string? Kategori, int? Allvar, Handelsestatus? Status, string? Stadsdel) sagt = default;
            foreach (var (vad, varde) in steg)
            {
                nu = nu.AddMinutes(1);
                switch (vad)
                {
                    case 0 or 1 or 2:
                        var sak = Sak(varde);
                        if (Kallbeslut.Besluta(sak, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, nu) is Kallbeslut.Skriv skriv)
                        {
                            kallan = sak;
                            kand = Efter(kand, skriv);
                        }

                        Kallbeslut.Besluta(sak, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, nu).ShouldBeOfType<Kallbeslut.Dublett>();
                        break;
                    case 3:
                        sagt.Kategori = $"kategori{varde % 3}";
                        kand = Ratta(kand, new Rattning { Kategori = sagt.Kategori }, nu);
                        break;
                    case 4:
                        sagt.Allvar = varde % 5 + 1;
                        kand = Ratta(kand, new Rattning { Allvar = sagt.Allvar }, nu);
                        break;
                    case 5:
                        sagt.Status = varde % 2 == 0 ? Handelsestatus.Avslutad : Handelsestatus.Aterkallad;
                        kand = Ratta(kand, new Rattning { Status = sagt.Status }, nu);
                        break;
                    case 6:
                        sagt.Stadsdel = varde % 2 == 0 ? "farsta" : "kista";
                        kand = Ratta(kand, new Rattning { Placering = new Placering { Stadsdel = sagt.Stadsdel, Metod = Placeringsmetod.Manuell, Sakerhet = 1 } }, nu);
                        break;
                    default:
                        var falt = Rattelsefalt.Atertagbara[varde % 4];
                        kand = Ratta(kand, new Rattning { Atertag = [falt] }, nu);
                        if (falt == Rattelsefalt.Kategori) sagt.Kategori = null;
                        else if (falt == Rattelsefalt.Allvar) sagt.Allvar = null;
                        else if (falt == Rattelsefalt.Status) sagt.Status = null;
                        else sagt.Stadsdel = null;
                        break;
                }

                var f = kand.Galler;
                (f.Kategori, f.Allvar, f.Status, f.Placering.Stadsdel).ShouldBe(
                    (sagt.Kategori ?? kallan.Typ, sagt.Allvar ?? kallan.Allvar!.Value, sagt.Status ?? kallan.Status, sagt.Stadsdel ?? kallan.Stadsdel!));
                (f.Rattelse is null, f.Enligt is null).ShouldBe((sagt == default, sagt == default));
                var under = f.Kallans();
                (under.Kategori, under.Allvar, under.Status, under.Placering.Stadsdel).ShouldBe((kallan.Typ, kallan.Allvar!.Value, kallan.Status, kallan.Stadsdel!));
                // A line is all that is known of an event: it must hold every word.
                Json.Bytes(Json.Read<Handelsefakta>(Json.Bytes(f))).ShouldBe(Json.Bytes(f));
            }
        }));
    }

    [Fact]
    public void A_word_carries_who_when_and_why_through_a_revision()
    {
        var kand = Ratta(Ny(), new Rattning { Allvar = 5, Orsak = "Skottskada bekräftad" }, Start.AddMinutes(1));
        kand = Efter(kand, Kallbeslut.Besluta(Sak(3), kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start.AddMinutes(9)));
        kand.Galler.Rattelse!.Allvar.ShouldBe(new Personord<int>(5, "p-jour", "jour", Start.AddMinutes(1), "Skottskada bekräftad"));
        kand.Galler.Ingrepp.ShouldBeNull();
        kand.Galler.Tidigare!.Allvar.ShouldBe(5);
    }

    [Fact]
    public void What_is_said_to_be_of_another_kind_is_not_counted_as_the_sources_kind_of_the_year()
    {
        var kand = Ny();
        kand = kand with { Galler = kand.Galler with { Arsslag = "skjutning" } };
        Ratta(kand, new Rattning { Allvar = 5 }, Start).Galler.TillRaknevarde().Arsslag.ShouldBe("skjutning");
        var annan = Ratta(kand, new Rattning { Kategori = "ordning" }, Start);
        annan.Galler.TillRaknevarde().Arsslag.ShouldBeNull();
        Ratta(annan, new Rattning { Atertag = [Rattelsefalt.Kategori] }, Start).Galler.Arsslag.ShouldBe("skjutning");
    }

    [Fact]
    public void A_place_set_by_a_person_in_an_older_version_stands_too()
    {
        var gammal = Ny();
        gammal = gammal with { Galler = gammal.Galler with { Placering = new Placering { Stadsdel = "farsta", Metod = Placeringsmetod.Manuell, Sakerhet = 1 } } };
        // What the source says beneath is not known before it speaks again: there is nothing to take it back to.
        Rattelsebeslut.Ratta(gammal, new Rattning { Atertag = [Rattelsefalt.Placering] }, Jour, null, Start).ShouldBeNull();
        var kand = Efter(gammal, Kallbeslut.Besluta(Sak(3), gammal, Regler, new Provtolk(), Nyckel, hubOvar: false, Start.AddMinutes(9)));
        kand.Galler.Placering.Stadsdel.ShouldBe("farsta");
        Ratta(kand, new Rattning { Atertag = [Rattelsefalt.Placering] }, Start.AddMinutes(10)).Galler.Placering.Stadsdel.ShouldBe("jarva");
    }

    [Fact]
    public void A_merge_ends_by_itself_when_the_report_is_opened_to_more_than_the_event()
    {
        var kand = Efter(null, Kallbeslut.Besluta(Sak(0) with { Klass = Klass.Intern }, null, Regler, new Provtolk(), Nyckel, hubOvar: false, Start));
        kand = Efter(kand, Rattelsebeslut.Sammanfor(kand, new Huvud("ssbf", "1", Klass.Intern), null, Jour, null, Start.AddMinutes(1))!);
        kand.Galler.Raknas.ShouldBeFalse();
        kand = Efter(kand, Kallbeslut.Besluta(Sak(1) with { Klass = Klass.Intern }, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start.AddMinutes(2)));
        kand.Galler.Rattelse!.Sammanford.ShouldNotBeNull();
        kand = Efter(kand, Kallbeslut.Besluta(Sak(2) with { Klass = Klass.Oppen }, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start.AddMinutes(3)));
        (kand.Galler.Raknas, kand.Galler.Rattelse, kand.Galler.Ingrepp!.Orsak).ShouldBe((true, null, Rattelsebeslut.OppnareAnHuvudet));
    }

    [Fact]
    public void A_merge_and_its_undoing_do_not_make_a_source_whose_clock_runs_ahead_older_than_itself()
    {
        var kand = Efter(null, Kallbeslut.Besluta(Sak(0) with { Publicerad = Start.AddHours(1) }, null, Regler, new Provtolk(), Nyckel, hubOvar: false, Start));
        kand = Efter(kand, Rattelsebeslut.Sammanfor(kand, new Huvud("ssbf", "1", Klass.Oppen), null, Jour, null, Start.AddMinutes(30))!);
        var senare = Kallbeslut.Besluta(Sak(1) with { Publicerad = Start.AddMinutes(10) }, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start.AddMinutes(40));
        senare.ShouldBeOfType<Kallbeslut.Skriv>().Slag.ShouldBe(Handelseslag.Reviderad);
    }

    [Fact]
    public void A_shared_text_stands_for_the_words_it_was_judged_by_and_for_no_others()
    {
        const string Ord = "Ring 070-000 00 00";
        var kand = Efter(null, Kallbeslut.Besluta(Sak(0) with { Text = Ord }, null, Regler, new Provtolk(), Nyckel, hubOvar: false, Start));
        kand.Galler.Text.ShouldBe(Textlage.Hallen);
        kand = Efter(kand, Rattelsebeslut.DelaText(kand, new Handelsetext { Text = "Ring jouren" }, Jour, Start)!);
        Rattelsebeslut.DelaText(kand, new Handelsetext(), Jour, Start).ShouldBeNull();

        var samma = Kallbeslut.Besluta(Sak(0) with { Text = Ord, Allvar = 5, Lat = 59.3, Lon = 18.1 }, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start).ShouldBeOfType<Kallbeslut.Skriv>();
        (samma.BehallOrd, samma.Hallen, samma.Personuppgifter.Count, samma.Fakta.Text).ShouldBe((true, null, 0, Textlage.Delad));
        samma.Text.ShouldBe(new Handelsetext { Lat = 59.3, Lon = 18.1 });
        kand = Efter(kand, samma);

        var andra = Kallbeslut.Besluta(Sak(0) with { Text = Ord + " genast" }, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start).ShouldBeOfType<Kallbeslut.Skriv>();
        (andra.BehallOrd, andra.Fakta.Text, andra.Fakta.Rattelse).ShouldBe((false, Textlage.Hallen, null));
        andra.Hallen.ShouldNotBeNull();

        // Erased, the same words do not come back by being said again.
        var gallrad = kand with { Galler = kand.Galler with { Text = Textlage.Gallrad } };
        var efter = Kallbeslut.Besluta(Sak(0) with { Text = Ord, Allvar = 4 }, gallrad, Regler, new Provtolk(), Nyckel, hubOvar: false, Start).ShouldBeOfType<Kallbeslut.Skriv>();
        (efter.Text, efter.Hallen, efter.Fakta.Text).ShouldBe((null, null, Textlage.Gallrad));

        var tillbaka = Rattelsebeslut.AtertaText(kand, new Handelsetext { Text = "Ring jouren" }, "fel", Jour, Start)!;
        (tillbaka.Text, tillbaka.Hallen!.Text, tillbaka.Fakta.Text, tillbaka.Fakta.Rattelse).ShouldBe((null, "Ring jouren", Textlage.Hallen, null));
        kand = Efter(kand, tillbaka);
        Rattelsebeslut.AtertaText(kand, null, null, Jour, Start).ShouldBeNull();
        Kallbeslut.Besluta(Sak(0) with { Text = Ord, Allvar = 3 }, kand, Regler, new Provtolk(), Nyckel, hubOvar: false, Start).ShouldBeOfType<Kallbeslut.Skriv>().Fakta.Text.ShouldBe(Textlage.Hallen);
    }

    private static Inkommande Sak(int fro) => new()
    {
        Id = "a",
        Typ = $"typ{fro % 4}",
        Intraffad = Start.AddMinutes(-5),
        Stadsdel = fro / 4 % 2 == 0 ? "jarva" : "bromma",
        Status = (Handelsestatus)(fro / 8 % 3),
        Allvar = fro / 24 % 5 + 1,
        Rubrik = $"Rubrik {fro}",
    };

    private static Indexpost Ny() => Efter(null, Kallbeslut.Besluta(Sak(0), null, Regler, new Provtolk(), Nyckel, hubOvar: false, Start));

    private static Indexpost Ratta(Indexpost kand, Rattning vad, DateTimeOffset nu)
    {
        if (Rattelsebeslut.Ratta(kand, vad, Jour, null, nu) is { } skriv) kand = Efter(kand, skriv);
        Rattelsebeslut.Ratta(kand, vad, Jour, null, nu.AddMinutes(1)).ShouldBeNull();
        return kand;
    }

    private static Indexpost Efter(Indexpost? kand, Kallbeslut beslut)
    {
        var skriv = beslut.ShouldBeOfType<Kallbeslut.Skriv>();
        return Indexpost.Folda(kand, skriv.Slag, skriv.Fakta, skriv.Fakta.Rev);
    }
}
