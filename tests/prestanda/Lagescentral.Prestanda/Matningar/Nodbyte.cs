using System.Diagnostics;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// What an event costs in a cluster: the processor time of nodes and database, and what the nodes say to each other. The node that was started
/// first has all that must be awake, so an event that is sent there is not sent on; sent to the last one all of it is. Processor time is
/// taken while nothing is counted between nodes; what they say at rest is taken from what they say under load.
/// </summary>
internal sealed class Nodbyte : Matning
{
    private const int Anslutningar = 64;
    private const int PerKropp = 500;
    private const double Mikro = 1e6;
    private const int Uppvarmning = 6_000;

    // All is sent, however long it takes: it is no speed that is measured.
    private static readonly TimeSpan Hogst = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Efterslap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Ikapptid = TimeSpan.FromSeconds(20);

    public override string Id => "nodbyte";

    public override string Namn => "Vad en händelse kostar i noderna, och vad de säger till varandra";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("cpu", "noderna, i buntar", "µs"),
        new("cpudb", "databasen, i buntar", "µs"),
        new("cpubort", "noderna, i buntar genom en annan nod", "µs"),
        new("cpuensam", "noderna, en per anrop", "µs"),
        new("cpudbensam", "databasen, en per anrop", "µs"),
        new("cpubortensam", "noderna, en per anrop genom en annan nod", "µs"),
        new("byte", "mellan noderna, i buntar genom en annan nod", "byte"),
        new("ord", "meddelanden mellan noderna, i buntar genom en annan nod", "st"),
        new("byteensam", "mellan noderna, en per anrop genom en annan nod", "byte"),
        new("ordensam", "meddelanden mellan noderna, en per anrop genom en annan nod", "st"),
        new("bytefoljd", "mellan noderna, i buntar, var stadsdel följd på en annan nod", "byte"),
        new("bytevila", "mellan noderna i vila", "byte/s"),
    ];

    public override int Varv(Kandidat kandidat, int onskade) => Klusterkandidat.Ar(kandidat.Id) ? onskade : 0;

    public override bool Snabb(Kandidat kandidat) => Klusterkandidat.Ar(kandidat.Id);

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        await using var uppstallning = await korning.StallUppAsync(kandidat);
        var uppvarmning = await uppstallning.VarmUppAsync(korning, Handelseflode.Stadsdelar, korning.Snabb ? 2_000 : Uppvarmning);
        var flode = new Handelseflode(new Flodesval { Fro = korning.Fro, Nu = Korning.Nu, FranNr = uppvarmning });
        var nasta = uppvarmning;
        IReadOnlyList<List<Sandning>> Ta(int antal, int anslutningar, int perKropp)
        {
            nasta += antal;
            return Sandning.Dela(flode.Ta(antal), anslutningar, perKropp);
        }

        IReadOnlyList<List<Sandning>> Buntar() => Ta(korning.Handelser, Handelseflode.Kallor.Count, PerKropp);
        IReadOnlyList<List<Sandning>> Enstaka() => Ta(korning.Handelser / 4, Anslutningar, 1);

        var varden = new Dictionary<string, double>();
        var (har, bort) = (uppstallning.Server.Adress, uppstallning.Server.Foljadress);
        (varden["cpu"], varden["cpudb"]) = await CpuAsync(uppstallning, har, Buntar());
        (varden["cpuensam"], varden["cpudbensam"]) = await CpuAsync(uppstallning, har, Enstaka());
        if (uppstallning.Server.Noder.Count > 1)
        {
            (varden["cpubort"], _) = await CpuAsync(uppstallning, bort, Buntar());
            (varden["cpubortensam"], _) = await CpuAsync(uppstallning, bort, Enstaka());
            var vila = await VilaAsync(uppstallning, korning.Snabb ? 3 : 10);
            varden["bytevila"] = vila;
            (varden["byte"], varden["ord"]) = await SantAsync(uppstallning, bort, Buntar(), vila);
            (varden["byteensam"], varden["ordensam"]) = await SantAsync(uppstallning, bort, Enstaka(), vila);
            varden["bytefoljd"] = await FoljdAsync(uppstallning, nasta, Buntar, vila);
        }

        return new Matsvar(varden, await uppstallning.AvvikelserAsync(Handelseflode.Stadsdelar));
    }

    private static async Task<Lastsvar> LastaAsync(Uppstallning uppstallning, Uri adress, IReadOnlyList<List<Sandning>> delar)
    {
        var svar = await Slutenlast.KorAsync(adress, delar, Hogst);
        uppstallning.Facit.Kvittera(svar.Besvarade);
        return svar;
    }

    private static async Task<(double Noder, double Databas)> CpuAsync(Uppstallning uppstallning, Uri adress, IReadOnlyList<List<Sandning>> delar)
    {
        var noder = uppstallning.Server.Noder.Select(nod => nod.Pid).ToList();
        var databas = uppstallning.Server.Processer.Except(noder).ToList();
        var (noderFore, databasFore) = (Processmatt.Cpu(noder), Processmatt.Cpu(databas));
        var svar = await LastaAsync(uppstallning, adress, delar);
        // What is left to do for them is theirs too.
        await Task.Delay(Efterslap, TimeProvider.System);
        return ((Processmatt.Cpu(noder) - noderFore).TotalSeconds * Mikro / svar.Poster, (Processmatt.Cpu(databas) - databasFore).TotalSeconds * Mikro / svar.Poster);
    }

    private static async Task<double> VilaAsync(Uppstallning uppstallning, int sekunder)
    {
        // The first question begins the counting.
        Matpunkt.Sant(uppstallning.Matpunkter);
        var start = Stopwatch.GetTimestamp();
        var fore = Matpunkt.Sant(uppstallning.Matpunkter);
        await Task.Delay(TimeSpan.FromSeconds(sekunder), TimeProvider.System);
        return (Matpunkt.Sant(uppstallning.Matpunkter) - fore).Byte / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<(double Byte, double Ord)> SantAsync(Uppstallning uppstallning, Uri adress, IReadOnlyList<List<Sandning>> delar, double vila)
    {
        var start = Stopwatch.GetTimestamp();
        var fore = Matpunkt.Sant(uppstallning.Matpunkter);
        var svar = await LastaAsync(uppstallning, adress, delar);
        await Task.Delay(Efterslap, TimeProvider.System);
        var sant = Matpunkt.Sant(uppstallning.Matpunkter) - fore;
        return ((sant.Byte - (vila * Stopwatch.GetElapsedTime(start).TotalSeconds)) / svar.Poster, (double)sant.Meddelanden / svar.Poster);
    }

    private static async Task<double> FoljdAsync(Uppstallning uppstallning, int franNr, Func<IReadOnlyList<List<Sandning>>> delar, double vila)
    {
        var skaror = new List<Klientskara>();
        try
        {
            foreach (var stadsdel in Handelseflode.Stadsdelar) skaror.Add(await Klientskara.OppnaAsync(uppstallning.Server.Foljadress, uppstallning.Kaka, stadsdel, 1, franNr));
            var (byteperpost, _) = await SantAsync(uppstallning, uppstallning.Server.Adress, delar(), vila);
            foreach (var skara in skaror)
                if (!await skara.VantaAsync(uppstallning.Facit.Sagda, Ikapptid)) throw new TimeoutException($"Den som följer {skara.Stadsdel} har inte fått allt.");
            return byteperpost;
        }
        finally
        {
            foreach (var skara in skaror) await skara.DisposeAsync();
        }
    }
}
