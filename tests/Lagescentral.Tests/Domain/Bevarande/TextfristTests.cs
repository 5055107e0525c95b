using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Bevarande;
using Lagescentral.Domain.Handelser;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Bevarande;

/// <summary>When texts are due, against a recount from nothing.</summary>
public sealed class TextfristTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Klassfrister Frister = new(100, 50, 10);

    [Fact]
    public void Counted_from_the_latest_word_by_the_shortest_of_the_times_of_its_classes()
    {
        var minne = default(Textminne).Med(Klass.Begransad, Start, true).Med(Klass.Oppen, Start.AddDays(5), false);

        minne.Frist(Frister).ShouldBe(new Textfrist(Klass.Begransad, 10, Start.AddDays(5), Start.AddDays(15)));
        minne.Frist(new Klassfrister(7, 7, 400))!.Klass.ShouldBe(Klass.Oppen);
        minne.Frist(new Klassfrister(7, 7, 7))!.Klass.ShouldBe(Klass.Begransad);
        minne.Gallrat().Frist(Frister).ShouldBeNull();
        default(Textminne).Med(Klass.Intern, Start, false).Frist(Frister).ShouldBeNull();
        minne.Gallrat().Med(Klass.Oppen, Start.AddDays(9), true).Frist(Frister)!.Till.ShouldBe(Start.AddDays(109));
    }

    [Fact]
    public void The_fold_says_what_a_recount_of_all_lines_says()
    {
        var rad = from dag in Gen.Choose(0, 60)
                  from klass in Gen.Elements(Enum.GetValues<Klass>())
                  from slag in Gen.Choose(0, 9)
                  select (Dag: dag, Klass: klass, Gallring: slag == 0, Text: slag > 4);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(rad.ListOf().ToArbitrary(), rader =>
            {
                var minne = default(Textminne);
                foreach (var r in rader) minne = r.Gallring ? minne.Gallrat() : minne.Med(r.Klass, Start.AddDays(r.Dag), r.Text);

                var efter = rader.Skip(rader.ToList().FindLastIndex(r => r.Gallring) + 1).ToList();
                if (!efter.Exists(r => r.Text))
                {
                    minne.Frist(Frister).ShouldBeNull();
                    return;
                }

                var senast = rader.Where(r => !r.Gallring).Max(r => r.Dag);
                minne.Frist(Frister)!.Till.ShouldBe(Start.AddDays(senast + efter.Min(r => Frister.Dygn(r.Klass))));
            }));
    }
}
