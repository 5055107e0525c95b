using System.Collections.Concurrent;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Ratt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// How much of what was acknowledged is gone after <c>kill -9</c> in the middle of a load. What was last acknowledged of each
/// event is sent again: who still has it answers that it is a repeat. The hub's own drill (<c>tests/krasch.sh</c>) asks far
/// more of it than this, which can be asked of all.
/// </summary>
internal sealed class Dodad : Matning
{
    private const int Anslutningar = 8;
    private const int PerKropp = 20;

    public override string Id => "dodad";

    public override string Namn => "Kvitterade händelser som är borta efter kill -9";

    public override bool Snabb(Kandidat kandidat) => true;

    public override IReadOnlyList<Varde> Varden =>
    [
        new("borta", "borta", "st", new Mal(0, Minst: false)),
        new("kvitterade", "av kvitterade", "st"),
    ];

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro + varv, Nu = Korning.Nu });
        var delar = Sandning.Dela(flode.Ta(korning.Handelser), Anslutningar, PerKropp);
        var slump = new Random(korning.Fro + varv);
        var (kvitterade, osvarade) = (new ConcurrentBag<Sandning>(), new ConcurrentBag<Sandning>());
        var sandare = delar.Select(del => SandaAsync(uppstallning.Server.Adress, del, kvitterade, osvarade)).ToList();
        for (var i = 0; i < 200 && kvitterade.Count < Anslutningar; i++) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await Task.Delay(TimeSpan.FromMilliseconds(slump.Next(100, 1_000)), TimeProvider.System);
        await uppstallning.Server.DodaAsync();
        await Task.WhenAll(sandare);
        uppstallning.Server.Starta();
        await uppstallning.Server.RedoAsync();

        // Of an event that stands in a body without an answer nothing is known.
        var ovissa = osvarade.SelectMany(s => s.Poster).Select(p => p.Uppgift.Handelse).ToHashSet();
        var sista = kvitterade.SelectMany(s => s.Poster).Select(p => p.Uppgift).Where(u => !ovissa.Contains(u.Handelse)).GroupBy(u => u.Handelse)
            .Select(g => new Post(g.MaxBy(u => u.Rev)!, Postslag.Upprepning));
        var svar = await Slutenlast.KorAsync(uppstallning.Server.Adress, Sandning.Dela(sista, Anslutningar, 200), TimeSpan.FromMinutes(1));
        var borta = svar.Besvarade.Sum(b => Kvittolasning.Utfall(b.Svar).Count(utfall => utfall != "dublett"));
        return new Matsvar(
            new Dictionary<string, double> { ["borta"] = borta, ["kvitterade"] = svar.Poster },
            svar.Poster == 0 ? ["inget hann kvitteras"] : [.. uppstallning.Server.Fel.Select(fel => "serverns logg: " + fel)]);
    }

    private static async Task SandaAsync(Uri adress, List<Sandning> del, ConcurrentBag<Sandning> kvitterade, ConcurrentBag<Sandning> osvarade)
    {
        using var anslutning = await Httpanslutning.OppnaAsync(adress);
        foreach (var sandning in del)
        {
            try
            {
                if ((await anslutning.SandAsync(sandning.Begaran)).Status == 202) kvitterade.Add(sandning);
                else osvarade.Add(sandning);
            }
            catch (IOException)
            {
                osvarade.Add(sandning);
                return;
            }
        }
    }
}
