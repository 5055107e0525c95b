using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lagescentral.Prestanda.Klienter;
using Lagescentral.Prestanda.Matt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// How long it takes a node to have a district of a million lines in PostgreSQL at hand, without saved states and with: from that its
/// process is started until it says that it is ready, and of that, as the node itself tells, from that the district's grain is asked for until
/// it is awake, while everything else on the node wakes too. The hub that is no cluster stands beside.
/// </summary>
internal sealed class Uppbyggnad : Matning
{
    private const int Omgangar = 3;
    private static readonly TimeSpan Starttid = TimeSpan.FromMinutes(15);
    private const string Kanal = "stadsdel:" + Langjournal.Stadsdel;
    private const string Undan = "CREATE SCHEMA undan; CREATE TABLE undan.ogonblick AS SELECT * FROM lagescentral.ogonblick";
    private const string Utan = "TRUNCATE lagescentral.ogonblick";
    private const string Ater = Utan + "; INSERT INTO lagescentral.ogonblick (agare, foldversion, per, positioner, hash, innehall) "
        + "SELECT agare, foldversion, per, positioner, hash, innehall FROM undan.ogonblick ORDER BY nr";

    public override string Id => "uppbyggnad";

    public override string Namn => "En stadsdel med alla rader på PostgreSQL";

    public override IReadOnlyList<Varde> Varden =>
    [
        new("startutan", "processtart till redo, utan ögonblick", "ms"),
        new("startmed", "processtart till redo, med ögonblick", "ms"),
        new("vakenutan", "stadsdelens korn vaknar, utan ögonblick", "ms"),
        new("vakenmed", "stadsdelens korn vaknar, med ögonblick", "ms"),
    ];

    // The lines are made once for each.
    public override int Varv(Kandidat kandidat, int onskade) => kandidat.Id is "navpg" or "silo1" ? 1 : 0;

    public override bool Snabb(Kandidat kandidat) => Klusterkandidat.Ar(kandidat.Id);

    public override async Task<Matsvar> MatAsync(Kandidat kandidat, Korning korning, int varv)
    {
        var mapp = Directory.CreateDirectory(Path.Combine(korning.Tillfalligt, Path.GetRandomFileName())).FullName;
        await using var server = (Postgresnav)kandidat.Skapa(mapp);
        server.Starttid = Starttid;
        double? vaken = null;
        server.Miljo["Serilog__MinimumLevel__Default"] = "Information";
        server.Rad = rad => vaken = Vaken(rad) ?? vaken;
        server.Starta();
        await server.RedoAsync();
        var nu = Korning.Nu;
        await Langjournal.FyllAsync(server, korning, nu);
        await server.AvslutaAsync();
        server.Sql(Undan);

        var facit = Langjournal.Facit(korning, nu);
        var avvikelser = new List<string>();
        var tider = new Dictionary<string, List<double>>();
        for (var i = 0; i < Omgangar; i++)
        {
            foreach (var med in (bool[])[false, true])
            {
                server.Sql(med ? Ater : Utan);
                vaken = null;
                var start = Stopwatch.GetTimestamp();
                server.Starta();
                await server.RedoAsync();
                Lagg("start", med, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (vaken is { } ms) Lagg("vaken", med, ms);
                using (var http = new HttpClient { BaseAddress = server.Adress })
                {
                    await Inloggning.SomSissAsync(http);
                    avvikelser.AddRange(facit.Avvik(await Bildlasning.HamtaAsync(http, Bildlasning.Vag(Langjournal.Stadsdel)), Langjournal.Stadsdel));
                }

                await server.AvslutaAsync();
            }
        }

        var spridning = tider.ToDictionary(par => par.Key, par => Spridning.Av(par.Value));
        return new Matsvar(
            spridning.ToDictionary(par => par.Key, par => par.Value.Median), [.. avvikelser, .. server.Fel.Select(fel => "serverns logg: " + fel)],
            string.Create(CultureInfo.InvariantCulture, $"medianer av {Omgangar}; ") + string.Join(", ", spridning.Select(par => $"{par.Key} {Tal.Skriv(par.Value.Minst)}–{Tal.Skriv(par.Value.Storst)}")));

        void Lagg(string vad, bool med, double ms)
        {
            var nyckel = vad + (med ? "med" : "utan");
            if (!tider.TryGetValue(nyckel, out var alla)) tider[nyckel] = alla = [];
            alla.Add(ms);
        }
    }

    // What the node tells of the district's grain.
    private static double? Vaken(string rad)
    {
        if (!rad.StartsWith('{') || !rad.Contains("är vaken efter", StringComparison.Ordinal)) return null;
        using var json = JsonDocument.Parse(rad);
        var egenskaper = json.RootElement.GetProperty("Properties");
        return egenskaper.GetProperty("Kanal").GetString() == Kanal ? egenskaper.GetProperty("Ms").GetDouble() : null;
    }
}
