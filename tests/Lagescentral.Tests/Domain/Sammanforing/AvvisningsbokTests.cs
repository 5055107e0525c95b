using FsCheck;
using FsCheck.Fluent;
using Lagescentral.Domain;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Domain.Sammanforing;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Domain.Sammanforing;

/// <summary>Refusing and taking back: decided once, bounded, and the same from the lines alone.</summary>
public sealed class AvvisningsbokTests
{
    private const int Hogst = 4;
    private static readonly DateTimeOffset Nu = new(2026, 11, 20, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_is_refused_and_taken_back_the_book_says_what_a_list_would() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte, bool)[]>(), steg =>
        {
            var bok = new Avvisningsbok(Hogst);
            var facit = new List<Handelsepar>();
            foreach (var (val, avvisa) in steg)
            {
                var par = Par(val % 7);
                Avvisningsrad? Beslut() => avvisa ? bok.Avvisa(par, "jour", "skäl") : bok.Ateroppna(par, "jour", null);
                var rad = Beslut();
                (rad is not null).ShouldBe(avvisa != facit.Contains(par));
                if (rad is null) continue;
                bok.Folda(rad.Slag, bok.Position + 1, Nu, Json.Bytes(rad.Fakta));
                // The same again writes nothing.
                Beslut().ShouldBeNull();
                if (avvisa) facit.Add(par);
                else facit.Remove(par);
                if (facit.Count > Hogst) facit.RemoveAt(0);
            }

            for (var n = 0; n < 7; n++) bok.Har(Par(n)).ShouldBe(facit.Contains(Par(n)));
            bok.For(new("ssbf", "en")).Select(a => a.Par).ShouldBe(facit.AsEnumerable().Reverse());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_unknown_kind_stops_by_its_name() =>
        Should.Throw<OkantSlagException>(() => new Avvisningsbok(Hogst).Folda("forslag.ny.v9", 1, Nu, "{}"u8)).Slag.ShouldBe("forslag.ny.v9");

    private static Handelsepar Par(int n) => Handelsepar.Av(new("ssbf", "en"), new("polis", $"{n}"));
}
