using Lagescentral.Prestanda.Krasch;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>What is done to the cluster, to the node that has most to do. Each begins with three nodes in full service under load, and
/// leaves them so.</summary>
internal static class Ovningar
{
    /// <summary>Name of the one that needs blobs.</summary>
    public const string Lagring = "lagring";

    /// <summary>Exit code of a node that the others held to be lost.</summary>
    private const int Forlorad = 3;

    private static readonly TimeSpan Slutfrist = TimeSpan.FromSeconds(30);

    private static readonly IReadOnlyList<(string Namn, Func<Klusterprov, Task<List<(string, double)>>> Gor)> Alla =
        [("dod", DodAsync), ("stopp", StoppAsync), ("ny", NyAsync), ("paus", PausAsync), ("databas", DatabasAsync), (Lagring, LagringAsync), ("version", VersionAsync)];

    /// <summary>Their names, in the order in which they are run.</summary>
    public static IReadOnlyList<string> Namn { get; } = [.. Alla.Select(ovning => ovning.Namn)];

    /// <summary>Runs one, and gives its times.</summary>
    public static Task<List<(string Namn, double Sekunder)>> KorAsync(string namn, Klusterprov prov) => Alla.Single(ovning => ovning.Namn == namn).Gor(prov);

    private static long Nu => TimeProvider.System.GetTimestamp();

    private static double Sedan(long start) => TimeProvider.System.GetElapsedTime(start).TotalSeconds;

    private static IEnumerable<(string, double)> Fullt(Driftstid tid) => [("full drift", tid.Foljare), ("noderna svarar", tid.Noder), ("källorna tas emot", tid.Kallor)];

    // A node is killed with no chance to say anything.
    private static async Task<List<(string, double)>> DodAsync(Klusterprov prov)
    {
        var nod = prov.MestBelastad();
        var start = Nu;
        await nod.DodaAsync();
        var tva = await prov.FullDriftAsync(start, prov.Kluster.Noder.Where(annan => annan != nod));
        return [.. Fullt(tva), await AterAsync(prov, nod)];
    }

    // A node is asked to end.
    private static async Task<List<(string, double)>> StoppAsync(Klusterprov prov)
    {
        var nod = prov.MestBelastad();
        var start = Nu;
        if (await nod.AvslutaAsync() is not 0 and var kod) prov.Avvik($"stopp: {nod.Namn} avslutades med {kod}");
        var slut = Sedan(start);
        var tva = await prov.FullDriftAsync(start, prov.Kluster.Noder.Where(annan => annan != nod));
        return [.. Fullt(tva), ("noden slutade efter", slut), await AterAsync(prov, nod)];
    }

    // One more joins; then the oldest leaves, so that there are as many as before.
    private static async Task<List<(string, double)>> NyAsync(Klusterprov prov)
    {
        var start = Nu;
        prov.Starta();
        var fyra = await prov.FullDriftAsync(start, prov.Kluster.Noder);
        var aldst = prov.Kluster.Noder[0];
        start = Nu;
        if (await aldst.AvslutaAsync() is not 0 and var kod) prov.Avvik($"ny: {aldst.Namn} avslutades med {kod}");
        await prov.GlomAsync(aldst);
        return [.. Fullt(fyra), ("den äldsta ut", (await prov.FullDriftAsync(start, prov.Kluster.Noder)).Foljare)];
    }

    // A node stands still for longer than the others wait for it, and comes back to a cluster that has gone on without it.
    private static async Task<List<(string, double)>> PausAsync(Klusterprov prov)
    {
        var nod = prov.MestBelastad();
        // Who does not give up by himself must be told by the node.
        var talig = prov.Foljare.Single(f => f.Hem == nod && f.Krets == Krets.Intern);
        talig.Talamod = TimeSpan.FromMinutes(5);
        var start = Nu;
        prov.Uppgiven(nod);
        await nod.PausaAsync();
        try
        {
            // Waits in the node's sockets, and is the first that it does when it wakes: with owners that are no longer owners.
            var sent = prov.SandTillAsync(nod, TimeSpan.FromMinutes(2));
            var utan = await prov.FullDriftAsync(start, prov.Kluster.Noder.Where(annan => annan != nod), prov.Foljare.Where(f => f != talig));
            var kvar = prov.Val.Paus - TimeProvider.System.GetElapsedTime(start);
            if (kvar > TimeSpan.Zero) await Task.Delay(kvar, TimeProvider.System);
            var anslutningar = talig.Anslutningar;
            var vaken = Nu;
            await nod.FortsattAsync();
            using var frist = new CancellationTokenSource(Slutfrist, TimeProvider.System);
            var kod = await nod.SlutAsync(frist.Token);
            var slut = Sedan(vaken);
            var visste = TimeProvider.System.GetElapsedTime(vaken, talig.Tappad).TotalSeconds;
            if (kod != Forlorad) prov.Avvik($"paus: {nod.Namn} avslutades med {kod}, ska vara {Forlorad}");
            await sent;
            talig.Talamod = TimeSpan.FromSeconds(10);
            var alla = await prov.FullDriftAsync(vaken, prov.Kluster.Noder.Where(annan => annan != nod));
            if (talig.Anslutningar == anslutningar) prov.Avvik("paus: den som följde noden fick inte veta att den inte gäller");
            return [.. Fullt(utan), ("dess följare visste efter", visste), ("den väckta slutade efter", slut), ("alla följer igen", alla.Foljare), await AterAsync(prov, nod)];
        }
        catch (OperationCanceledException fel)
        {
            throw new TimeoutException($"{nod.Namn} går vidare fast den inte längre är med.", fel);
        }
    }

    // The database ends as at a restart, and comes back.
    private static async Task<List<(string, double)>> DatabasAsync(Klusterprov prov)
    {
        var start = Nu;
        await prov.Kluster.Databas.StangAsync();
        await Task.Delay(prov.Val.Databaspaus, TimeProvider.System);
        await prov.Kluster.Databas.OppnaAsync();
        var borta = Sedan(start);
        return [.. Fullt(await prov.FullDriftAsync(start, prov.Kluster.Noder)), ("databasen borta", borta)];
    }

    // The blobs' server ends as at a restart, and comes back.
    private static async Task<List<(string, double)>> LagringAsync(Klusterprov prov)
    {
        var start = Nu;
        await prov.Kluster.Blobbar!.StangAsync();
        await Task.Delay(prov.Val.Databaspaus, TimeProvider.System);
        await prov.Kluster.Blobbar.OppnaAsync();
        var borta = Sedan(start);
        return [.. Fullt(await prov.FullDriftAsync(start, prov.Kluster.Noder)), ("blobbarna borta", borta)];
    }

    // One node after another gives way to one of the new version, while the others run the old.
    private static async Task<List<(string, double)>> VersionAsync(Klusterprov prov)
    {
        Console.WriteLine($"version: {Klusterval.Utgava(Klusterval.Program)} ger plats åt {Klusterval.Utgava(prov.Val.Nav!)}");
        var borjan = Nu;
        var langst = default(Driftstid);
        foreach (var gammal in prov.Kluster.Noder)
        {
            var start = Nu;
            if (await gammal.AvslutaAsync() is not 0 and var kod) prov.Avvik($"version: {gammal.Namn} avslutades med {kod}");
            prov.Starta(prov.Val.Nav, gammal);
            var tid = await prov.FullDriftAsync(start, prov.Kluster.Noder);
            if (tid.Foljare > langst.Foljare) langst = tid;
        }

        var alla = Sedan(borjan);
        if (Klusterval.Utgava(prov.Val.Nav!).Contains(Klusterval.Ovningsord, StringComparison.Ordinal) && !prov.Kluster.Noder.Any(nod => nod.HarSagt(Klusterval.Nyttord)))
            prov.Avvik("version: inget av det som bara den nya utgåvan har gjordes");
        return [.. Fullt(langst), ("alla noder", alla)];
    }

    private static async Task<(string, double)> AterAsync(Klusterprov prov, Klusternod nod)
    {
        var start = Nu;
        prov.Starta(istallet: nod);
        return ("noden åter", (await prov.FullDriftAsync(start, prov.Kluster.Noder)).Foljare);
    }
}
