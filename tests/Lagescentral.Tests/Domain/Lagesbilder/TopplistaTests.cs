using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain.Lagesbilder;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Lagesbilder;

/// <summary>The list of the first against the whole sorted anew, far beyond what it keeps in order.</summary>
public sealed class TopplistaTests
{
    [Fact]
    public void It_is_the_first_of_all_and_tells_of_all_that_enters_or_leaves() => Prop.ForAll(
        Gen.Choose(1, 60).Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(),
        par =>
        {
            var (langd, fro) = par;
            var slump = new Random(fro);
            var alla = new List<Sak>();
            var lista = new Topplista<Sak>(langd, Comparer<Sak>.Create((a, b) => a.Tal.CompareTo(b.Tal)), () => alla);
            for (var steg = 0; steg < 600; steg++)
            {
                var fore = lista.Topp.ToList();
                var rorda = new List<Sak>();
                // It grows, then shrinks to nothing.
                if (slump.Next(600) > steg || alla.Count == 0)
                {
                    var ny = new Sak(slump.Next(1_000_000) * 600L + steg);
                    lista.Lagg(ny, rorda.Add);
                    alla.Add(ny);
                    rorda.Add(ny);
                }
                else if (slump.Next(4) == 0)
                {
                    var plats = slump.Next(alla.Count);
                    var efter = new Sak(alla[plats].Tal);
                    lista.Ersatt(alla[plats], efter);
                    rorda.AddRange([alla[plats], efter]);
                    alla[plats] = efter;
                }
                else
                {
                    // Mostly from the top, so that the reserve runs out.
                    List<Sak> bort = slump.Next(9) == 0
                        ? [.. alla.Where(_ => slump.Next(alla.Count) < 20)]
                        : [slump.Next(3) > 0 ? lista.Topp.First() : alla[slump.Next(alla.Count)]];
                    alla.RemoveAll(bort.Contains);
                    if (bort.Count == 1) lista.TaBort(bort[0], rorda.Add);
                    else lista.TaBort(bort, rorda.Add);
                    rorda.AddRange(bort);
                }

                var ska = alla.OrderBy(sak => sak.Tal).Take(langd).ToList();
                lista.Topp.SequenceEqual(ska, ReferenceEqualityComparer.Instance).ShouldBeTrue();
                lista.Antal.ShouldBe(alla.Count);
                alla.ShouldAllBe(sak => lista.ITopp(sak) == ska.Contains(sak));
                fore.Except(ska).Concat(ska.Except(fore)).ShouldBeSubsetOf(rorda);
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private sealed record Sak(long Tal);
}
