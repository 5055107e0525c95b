using System.Diagnostics;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>From that the process is started until it says that it is ready, on a million lines, without saved states and
/// with; a web server that does nothing stands beside.</summary>
internal sealed class Start : Matning
{
    private static readonly Kandidat Kestrel = new("kestrel", "tom webbserver (Kestrel)", _ => new Server(Bygge.Rivaler, ["kestrel"]));
    private Ratt.Flodesfacit? _facit;

    public override string Id => "start";

    public override string Namn => "Processtart till redo";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("utan", "utan ögonblick", "ms", new Mal(4_000, Minst: false)),
        new("med", "med ögonblick", "ms", new Mal(1_000, Minst: false)),
    ];

    public override IReadOnlyList<Kandidat> Bredvid => [Kestrel];

    // The rival that keeps nothing has nothing to read; PostgreSQL's folder is made for one run.
    public override int Varv(Kandidat kandidat, int onskade) => kandidat.Id is Kandidat.NavId or "sqlite" or "kestrel" ? onskade : 0;

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        if (kandidat == Kestrel) return new Matsvar(new Dictionary<string, double> { ["utan"] = (await TidAsync(kandidat, "", null)).TotalMilliseconds }, []);

        var journal = await Langjournal.HamtaAsync(kandidat, korning);
        _facit ??= journal.Facit(korning);
        var avvikelser = new List<string>();
        var varden = new Dictionary<string, double>();
        foreach (var med in kandidat.ArNav ? [false, true] : (bool[])[false])
        {
            if (kandidat.ArNav) journal.Ogonblicken(med);
            varden[med ? "med" : "utan"] = (await TidAsync(kandidat, journal.Mapp, async server =>
            {
                // Flows of two candidates are alike but for when they were made.
                var facit = kandidat.ArNav ? _facit : journal.Facit(korning);
                using var http = new HttpClient { BaseAddress = server.Adress };
                if (kandidat.ArNav) await Inloggning.SomSissAsync(http);
                avvikelser.AddRange(facit.Avvik(await Bildlasning.HamtaAsync(http, Bildlasning.Vag(Langjournal.Stadsdel)), Langjournal.Stadsdel));
            })).TotalMilliseconds;
        }

        return new Matsvar(varden, avvikelser);
    }

    private static async Task<TimeSpan> TidAsync(Kandidat kandidat, string mapp, Func<Server, Task>? sedan)
    {
        await using var server = kandidat.Skapa(mapp);
        var start = Stopwatch.GetTimestamp();
        server.Starta();
        await server.RedoAsync();
        var tid = Stopwatch.GetElapsedTime(start);
        if (sedan is not null) await sedan(server);
        await server.AvslutaAsync();
        return tid;
    }
}
