using Lagescentral.Hub;
using Lagescentral.Hub.Bevarande;
using Lagescentral.Hub.Tests;
using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Lagescentral.Prestanda.Servrar;
using Lagescentral.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lagescentral.Silo.Tests;

/// <summary>Nodes of one cluster in this process, each with a port of its own, on one database.</summary>
internal sealed class Provkluster : IAsyncDisposable
{
    private readonly string _anslutning;

    private Provkluster(string anslutning) => _anslutning = anslutning;

    public List<Provhub> Noder { get; } = [];

    public static async Task<Provkluster> StartaAsync(Provpostgres server, int antal)
    {
        var kluster = new Provkluster(server.NyDatabas());
        for (var i = 0; i < antal; i++) await kluster.NyNodAsync();
        return kluster;
    }

    public async Task<Provhub> NyNodAsync()
    {
        var nod = await Provhub.StartaAsync(new Provval
        {
            Vard = Klustret.AddKluster,
            Installningar = new Dictionary<string, string>
            {
                ["Kluster:Anslutning"] = _anslutning,
                ["Kluster:Port"] = Server.LedigPort().ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Kluster:ProvSekunder"] = "1",
            },
            Tjanster = tjanster => tjanster.Replace(ServiceDescriptor.Singleton<IJournal>(s =>
            {
                var databas = Postgresdatabas.OpenAsync(_anslutning, s.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult();
                var journal = PostgresJournal.OpenAsync(databas, new PostgresJournalOptions { Ensam = false }, s.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult();
                return Bevarandet.MedLiggare(s, journal, s.GetRequiredService<IOptions<Journalinstallningar>>().Value.Mapp);
            })),
        });
        Noder.Add(nod);
        return nod;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var nod in Noder) await nod.DisposeAsync();
    }
}
