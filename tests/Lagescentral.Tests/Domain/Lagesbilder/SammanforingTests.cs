using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Handelser;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sekretess;
using Lagescentral.Tests.Aktorer;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>A merge that is undone leaves no trace in any picture, whatever happened in between.</summary>
public sealed class SammanforingTests
{
    private static readonly Foldgranser Minnesgoda = new() { Senaste = 10, Oppna = 6, MinnesDygn = 4_000 };

    [Fact]
    public void Pictures_after_merging_and_parting_are_as_if_it_had_never_been()
    {
        var sammanforda = 0;
        Prova((alla, slump) =>
        {
            var med = new Manus(alla);
            sammanforda += med.Rader.Count(rad => rad.Rad.Fakta?.Ingrepp?.Sagt.Contains(Rattelsefalt.Sammanforing) == true);
            med.SarskiljAlla();
            var utan = new Manus(alla, sammanfor: false);
            var slut = med.Rader.Append(new("", 0, new Handelserad { Slag = "", Mottagen = Manus.Start })).Max(rad => rad.Rad.Mottagen);

            // Woven differently, so that a merge is read long before or after what it stands between. An erasure alone is said
            // of the event in more streams than its own, and must be read in the order it was done.
            var gallrat = med.Rader.Any(rad => rad.Rad.Gallring is not null);
            var (a, b) = (Fold(gallrat ? med.Rader : med.Vav(slump, TimeSpan.FromDays(slump.Next(200))), slut), Fold(utan.Rader, slut));
            foreach (var klass in (ReadOnlySpan<Lasarklass>)[Lasarklass.Oppen, Lasarklass.Vagg, Lasarklass.Intern])
            {
                Bild(a, klass).ShouldBe(Bild(b, klass));
                foreach (var id in a.Delar.Keys) Listor(a.Delar[id].For(klass)).ShouldBe(Listor(b.Delar[id].For(klass)));
            }

            // The histories are whole: every revision that there was without the merges is there, as it was.
            foreach (var handelse in utan.Rader.Where(Egen).GroupBy(rad => rad.Rad.Fakta!.Nyckel))
            {
                var efter = med.Rader.Where(rad => Egen(rad) && rad.Rad.Fakta!.Nyckel == handelse.Key && !Sammanforing(rad.Rad.Fakta)).Select(Ratt).ToList();
                efter.ShouldBe(handelse.Select(Ratt));
            }
        });
        sammanforda.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_merged_report_counts_nowhere_and_stands_where_it_stood() => Prova((alla, _) =>
    {
        var manus = new Manus(alla);
        var fold = new Stadsfold(Manus.Stadsdelar, Minnesgoda);
        foreach (var rad in manus.Rader)
        {
            var fore = rad.Rad.Fakta is { } f ? fold.Staden.Finn(f.Nyckel)?.Fakta : null;
            fold.Folda(rad.Rad);
            if (rad.Rad.Fakta is not { } fakta || !Sammanforing(fakta)) continue;
            fore.ShouldNotBeNull();
            fakta.Listtid.ShouldBe(fore.Listtid);
            var sammanford = fakta.Rattelse?.Sammanford is not null;
            if (sammanford) (fakta.Raknas, fakta.ArOppen(fakta.Mottagen)).ShouldBe((false, false));
            else fakta.ArHandelse.ShouldBe(fore.Enligt!.ArHandelse);
            fold.Staden.For(Lasarklass.Intern).Oppna.ShouldAllBe(m => m.Fakta.Rattelse == null || m.Fakta.Rattelse.Sammanford == null);
        }
    });

    private static bool Egen(Provrad rad) => rad.Rad.Fakta is not null && rad.Rad.Slag != Handelseslag.Utflyttad;

    private static bool Sammanforing(Handelsefakta fakta) =>
        fakta.Ingrepp is { } i && i.Sagt.Concat(i.Atertaget).Contains(Rattelsefalt.Sammanforing) && i.Orsak is null;

    /// <summary>A revision without its number and without that it was merged.</summary>
    private static string Ratt(Provrad rad)
    {
        var fakta = rad.Rad.Fakta!;
        var utan = fakta.Kallans().Rattad(fakta.Rattelse is { } stod ? stod with { Sammanford = null } : null);
        var ingrepp = fakta.Ingrepp?.Vem == Rattare.System.Vem ? null : fakta.Ingrepp;
        return $"{rad.Strom} {rad.Rad.Slag} {JsonSerializerText(utan with { Rev = 0, Tidigare = null, Ingrepp = ingrepp })} {rad.Rad.Text}";
    }

    private static string JsonSerializerText(Handelsefakta fakta) => System.Text.Encoding.UTF8.GetString(Json.Bytes(fakta));

    private static Stadsfold Fold(IEnumerable<Provrad> rader, DateTimeOffset slut)
    {
        var fold = new Stadsfold(Manus.Stadsdelar, Minnesgoda);
        foreach (var rad in rader) fold.Folda(rad.Rad);
        fold.Tick(slut.AddMinutes(1));
        return fold;
    }

    /// <summary>The city's picture, with the numbers of its parts.</summary>
    private static string Bild(Stadsfold fold, Lasarklass klass)
    {
        var json = Bildlasare.Som(Provnamn.Vyer.Bild(Provnamn.Vyer.Varden("e", fold.Staden, fold.Delar, klass), fold.Staden.For(klass)), klass);
        json.Remove("seq");
        json.Remove("trend");
        foreach (var (_, del) in json["delar"]!.AsObject()) del!.AsObject().Remove("trend");
        foreach (var lista in new[] { "oppna", "senaste" })
            foreach (var handelse in json[lista]!.AsArray()) handelse!.AsObject().Remove("rev");
        return json.ToJsonString(Json.Options);
    }

    /// <summary>What the lists of a part hold, in their order, as it is shown.</summary>
    private static string Listor(Klassbild bild) => string.Join(
        '\n', bild.Oppna.Concat(bild.Senaste).Select(m => System.Text.Encoding.UTF8.GetString(Json.Bytes(Provnamn.Vyer.Handelse(m.Fakta, m.Text) with { Rev = 0 }))));

    private static void Prova(Action<Steg[], Random> prov)
    {
        var gen = from alla in Manus.Gen(140)
                  from fro in Gen.Choose(0, int.MaxValue - 1)
                  select (alla: alla.Select(ett => ett.Vad is 6 or 7 or 8 || (ett.Vad == 3 && fro % 2 == 0) ? ett with { Vad = 5 } : ett).ToArray(), fro);
        var arb = Arb.From(gen, par => par.alla.Length <= 1 ? [] : Manus.Mindre(par.alla).Select(alla => (alla, par.fro)));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_261_121, 915),
            Prop.ForAll(arb, par => prov(par.alla, new Random(par.fro))));
    }
}
