using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// What the millionth event costs against the thousandth, in processor time and allocated bytes, over a stretch of posts
/// at each end; and the memory at the end. The hub's search index, which rests while there is much to do, is made to catch up
/// before a stretch and within it: each stretch pays for its own posts and no others'. Before the first stretch the server's code is run warm on a few hundred events
/// said again and again, so that it is not the compiler that is measured.
/// </summary>
internal sealed class Kostnad : Matning
{
    private const int Stracka = 20_000;
    private const int Omgang = 20_000;
    private static readonly TimeSpan Hogst = TimeSpan.FromMinutes(5);

    public override string Id => "kostnad";

    public override string Namn => "Den miljonte händelsen mot den tusende";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("cpukvot", "processortid", "×", new Mal(1.25, Minst: false)),
        new("bytekvot", "allokerat", "×", new Mal(1.05, Minst: false)),
        new("cpu", "processortid, den miljonte", "µs"),
        new("byte", "allokerat, den miljonte", "byte"),
        new("resident", "resident minne efter en miljon", "MiB", new Mal(400, Minst: false)),
        new("levande", "varav levande efter städning", "MiB"),
    ];

    // A million take the time they take: the rivals are run once.
    public override int Varv(Kandidat kandidat, int onskade) => kandidat.Id switch
    {
        Kandidat.NavId => onskade,
        "ordbok" or "sqlite" => 1,
        _ => 0,
    };

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var adress = uppstallning.Server.Adress;
        using var http = new HttpClient { BaseAddress = adress, Timeout = Hogst };
        if (kandidat.ArNav) await Inloggning.SomSissAsync(http);
        Func<Task> ikapp = kandidat.ArNav ? () => IkappAsync(http) : () => Task.CompletedTask;
        var stracka = korning.Snabb ? 1_000 : Stracka;
        var varm = new Handelseflode(new Flodesval { Fro = korning.Fro + 1, Nu = Korning.Nu, Serie = "u", HandelserHogst = 400 });
        var uppvarmning = korning.Snabb ? 2_000 : 30_000;
        uppstallning.Facit.Kvittera((await Slutenlast.KorAsync(adress, Dela(varm.Ta(uppvarmning)), Hogst)).Besvarade);

        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = uppvarmning });
        var fore = await StrackaAsync(uppstallning, flode, stracka, ikapp);
        while (uppstallning.Facit.Sagda.Count < korning.Rader)
            uppstallning.Facit.Kvittera((await Slutenlast.KorAsync(adress, Dela(flode.Ta(Omgang)), Hogst)).Besvarade);
        var efter = await StrackaAsync(uppstallning, flode, stracka, ikapp);
        var resident = uppstallning.Server.Processer.Sum(Processmatt.ResidentMiB);
        var levande = Matpunkt.Stadat(uppstallning.Matpunkt).Levande;
        return new Matsvar(
            new Dictionary<string, double>
            {
                ["cpukvot"] = efter.Cpu / fore.Cpu,
                ["bytekvot"] = efter.Byte / fore.Byte,
                ["cpu"] = efter.Cpu,
                ["byte"] = efter.Byte,
                ["resident"] = resident,
                ["levande"] = levande / 1_048_576.0,
            },
            await uppstallning.AvvikelserAsync(Handelseflode.Stadsdelar));
    }

    // A question waits until the index holds all that has been acknowledged.
    private static async Task IkappAsync(HttpClient http)
    {
        using var svar = await http.GetAsync(new Uri("/api/v1/handelser?perSida=1", UriKind.Relative));
        svar.EnsureSuccessStatusCode();
    }

    private static List<Sandning>[] Dela(Post[] poster) => Sandning.Dela(poster, Handelseflode.Kallor.Count, 500);

    private static async Task<(double Cpu, double Byte)> StrackaAsync(Uppstallning uppstallning, Handelseflode flode, int antal, Func<Task> ikapp)
    {
        var delar = Dela(flode.Ta(antal));
        await ikapp();
        // What earlier bodies left behind must not be collected on this one's account.
        Matpunkt.Stadat(uppstallning.Matpunkt);
        var (cpu, allokerat) = (Processmatt.Cpu(uppstallning.Server.Processer), Matpunkt.Allokerat(uppstallning.Matpunkt));
        var svar = await Slutenlast.KorAsync(uppstallning.Server.Adress, delar, Hogst);
        await ikapp();
        var (cpuEfter, allokeratEfter) = (Processmatt.Cpu(uppstallning.Server.Processer), Matpunkt.Allokerat(uppstallning.Matpunkt));
        uppstallning.Facit.Kvittera(svar.Besvarade);
        return ((cpuEfter - cpu).TotalMicroseconds / antal, (double)(allokeratEfter - allokerat) / antal);
    }
}
