using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Ratt;
using Shouldly;
using Xunit;

namespace Lagescentral.Tests.Prestanda;

/// <summary>What says which larm are missed and which are false must itself be right.</summary>
public sealed class LarmutfallTests
{
    private static readonly IReadOnlyList<Larmregel> Regler = Larmregel.Skapa(50);

    [Fact]
    public void One_in_twenty_is_for_one_rule_and_as_many_nearly_are_and_no_two_are_one_matter()
    {
        var flode = Flode();
        var poster = flode.Ta(8_000).Select(p => p.Uppgift).ToList();

        ((double)flode.Ska.Count / poster.Count).ShouldBe(0.05, 0.01);
        var larm = poster.Where(u => flode.Ska.ContainsKey(u.Id)).ToList();
        larm.ShouldAllBe(u => u.Typ.Typ == flode.Ska[u.Id].Typ && u.Allvar >= Larmregel.AllvarMinst);
        larm.Select(u => (u.Typ.Typ, u.Stadsdel)).ShouldBeUnique();
        var nara = poster.Where(u => !flode.Ska.ContainsKey(u.Id) && u.Typ.Typ.StartsWith("Provlarm", StringComparison.Ordinal)).ToList();
        ((double)nara.Count / poster.Count).ShouldBe(0.05, 0.01);
        nara.ShouldAllBe(u => u.Allvar < Larmregel.AllvarMinst);
    }

    [Fact]
    public void Missed_false_and_repeated_are_told_and_times_run_from_the_answer()
    {
        var flode = Flode();
        var besvarade = flode.Ta(2_000).Chunk(10).Select((del, i) => new Besvarad(Sandning.Av(del) with { Planerad = Ms(i * 10) }, default, Ms((i * 10) + 4))).ToList();
        var ska = flode.Ska.ToDictionary(par => par.Key, par => par.Value.Id);
        var nar = besvarade.SelectMany(b => b.Sandning.Poster.Select(p => (p.Uppgift.Id, b.Nar))).ToDictionary(par => par.Id, par => par.Nar);
        List<Visatlarm> ratt = [.. ska.Select(par => new Visatlarm(par.Value, par.Key, nar[par.Key] + Ms(6)))];

        var utan = Larmutfall.Av(ska, besvarade, ratt, 0);
        (utan.Ska, utan.Missade, utan.Falska, utan.ForeKvitto).ShouldBe((ska.Count, 0, 0, 0));
        utan.FranKvitto.Langst.ShouldBe(6, 0.01);
        utan.FranSandning.Langst.ShouldBe(10, 0.01);

        var annat = nar.Keys.First(id => !ska.ContainsKey(id));
        var fel = Larmutfall.Av(
            ska, besvarade,
            [.. ratt.Skip(2), ratt[2], new Visatlarm("prov-1", annat, Ms(9)), ratt[1] with { Regel = "prov-0" }, ratt[0] with { Nar = nar[ratt[0].Handelse] - Ms(1) }], 0);
        (fel.Missade, fel.Falska, fel.ForeKvitto).ShouldBe((1, 3, 1));
        Larmutfall.Av(ska, besvarade, ratt, Ms(1_000)).FranKvitto.Antal.ShouldBe(besvarade.Where(b => b.Sandning.Planerad >= Ms(1_000)).SelectMany(b => b.Sandning.Poster).Count(p => ska.ContainsKey(p.Uppgift.Id)));
    }

    private static Larmflode Flode() => new(new Flodesval { Fro = 5, Nu = DateTimeOffset.UnixEpoch.AddYears(50) }, Regler);

    private static long Ms(long ms) => ms * Stopwatch.Frequency / 1_000;
}
