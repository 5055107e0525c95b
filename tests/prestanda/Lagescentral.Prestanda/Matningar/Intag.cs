using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>How many posts a second are acknowledged when several sources send all that goes, over the whole city.</summary>
internal abstract class Intag(int anslutningar, int perKropp) : Matning
{
    private static readonly TimeSpan Hogst = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan HogstSnabb = TimeSpan.FromSeconds(2);

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var uppvarmning = await uppstallning.VarmUppAsync(korning, Handelseflode.Stadsdelar, korning.Snabb ? 2_000 : 20_000);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = uppvarmning });
        var delar = Sandning.Dela(flode.Ta(korning.Handelser), anslutningar, perKropp);
        GC.Collect();
        var (svar, server, egen) = await uppstallning.VagAsync(() => Slutenlast.KorAsync(uppstallning.Server.Adress, delar, korning.Snabb ? HogstSnabb : Hogst));
        uppstallning.Facit.Kvittera(svar.Besvarade);
        return new Matsvar(
            new Dictionary<string, double> { ["takt"] = svar.Poster / svar.Tid.TotalSeconds, ["server"] = server * 100, ["last"] = egen * 100 },
            await uppstallning.AvvikelserAsync(Handelseflode.Stadsdelar));
    }
}

/// <summary>NDJSON, 500 to a body, one connection per source.</summary>
internal sealed class Buntintag() : Intag(Handelseflode.Kallor.Count, 500)
{
    public override string Id => "buntar";

    public override bool Snabb(Kandidat kandidat) => true;

    public override string Namn => "Beständigt intag, NDJSON i buntar om 500";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("takt", "kvitterade händelser", "/s", new Mal(60_000, Minst: true)),
        new("server", "serverns andel av en kärna", "%"),
        new("last", "lastens andel av en kärna", "%"),
    ];
}

/// <summary>One post to a request, 64 in flight.</summary>
internal sealed class Enstaka() : Intag(64, 1)
{
    public override string Id => "enstaka";

    public override string Namn => "Beständigt intag, en händelse per anrop, 64 samtidiga";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("takt", "kvitterade händelser", "/s", new Mal(10_000, Minst: true)),
        new("server", "serverns andel av en kärna", "%"),
        new("last", "lastens andel av en kärna", "%"),
    ];
}
