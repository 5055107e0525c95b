using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>What an append costs where the journal is kept, and how those that wait share it: how long an event is on its way to being
/// durable when it is alone, when 8 and 64 are at once, and in batches.</summary>
internal sealed class Tillagg : Matning
{
    private const int PerKropp = 500;
    private const int Omgangar = 300;
    private static readonly TimeSpan Hogst = TimeSpan.FromSeconds(60);

    public override string Id => "tillagg";

    public override string Namn => "Vad ett tillägg i journalen kostar, och hur de som väntar delar på det";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("ms1", "ett anrop i taget, tid per anrop", "ms"),
        new("ms8", "8 samtidiga, tid per anrop", "ms"),
        new("ms64", "64 samtidiga, tid per anrop", "ms"),
        new("per1", "ett i taget, tid per händelse", "ms"),
        new("per64", "64 samtidiga, tid per händelse", "ms"),
        new("perbunt", "buntar om 500, tid per händelse", "ms"),
    ];

    public override int Varv(Kandidat kandidat, int onskade) => kandidat.ArNav || Klusterkandidat.Ar(kandidat.Id) ? onskade : 0;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var uppvarmning = await uppstallning.VarmUppAsync(korning, Handelseflode.Stadsdelar, korning.Snabb ? 2_000 : 20_000);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = uppvarmning });
        var omgangar = korning.Snabb ? 20 : Omgangar;
        var ensam = await PerHandelseAsync(uppstallning, flode.Ta(omgangar), 1, 1);
        var atta = await PerHandelseAsync(uppstallning, flode.Ta(omgangar * 8), 8, 1);
        var manga = await PerHandelseAsync(uppstallning, flode.Ta(omgangar * 64), 64, 1);
        var buntar = await PerHandelseAsync(uppstallning, flode.Ta(korning.Handelser / 2), Handelseflode.Kallor.Count, PerKropp);
        return new Matsvar(
            new Dictionary<string, double> { ["ms1"] = ensam, ["ms8"] = atta * 8, ["ms64"] = manga * 64, ["per1"] = ensam, ["per64"] = manga, ["perbunt"] = buntar },
            await uppstallning.AvvikelserAsync(Handelseflode.Stadsdelar));
    }

    private static async Task<double> PerHandelseAsync(Uppstallning uppstallning, IEnumerable<Post> poster, int anslutningar, int perKropp)
    {
        var svar = await Slutenlast.KorAsync(uppstallning.Server.Adress, Sandning.Dela(poster, anslutningar, perKropp), Hogst);
        uppstallning.Facit.Kvittera(svar.Besvarade);
        return svar.Tid.TotalMilliseconds / svar.Poster;
    }
}
