using System.Diagnostics.Metrics;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Domain.Lagesbilder;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Direkt;
using Lagescentral.Journal;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Drift;

/// <summary>What those who keep the hub running must be told before its users notice: read when metrics are asked for.
/// The alert rules under <c>dashboards/drift</c> go by these names.</summary>
internal static class Driftmatt
{
    /// <summary>Adds the values.</summary>
    public static void Lagg(IServiceProvider tjanster)
    {
        var matare = tjanster.GetRequiredService<Matare>();
        var tid = tjanster.GetRequiredService<TimeProvider>();
        var utskick = tjanster.GetRequiredService<Utskick>();
        var kallor = tjanster.GetRequiredService<Kalloversikt>();
        var vard = tjanster.GetRequiredService<IVard>();
        var journal = tjanster.GetRequiredService<IJournal>();
        var aviserare = tjanster.GetRequiredService<Avisering.Aviserare>();
        var mapp = Path.GetFullPath(tjanster.GetRequiredService<IOptions<Journalinstallningar>>().Value.Mapp);
        var start = Sekunder(tid.GetUtcNow());

        void Ett(string namn, string beskrivning, Func<double> las) => matare.Lage(namn, beskrivning, () => [new Measurement<double>(las())]);
        Ett("lagescentral_redo", "1 när lägesbilderna är inlästa och journalen tar emot", () => vard.Redo && journal.Skrivbar ? 1 : 0);
        Ett("lagescentral_journal_skrivbar", "1 när journalen tar emot; 0 efter en misslyckad skrivning tills ett prov lyckas", () => journal.Skrivbar ? 1 : 0);
        Ett("lagescentral_klienter_efter_byte", "Byte som väntar på långsamma klienter", () => utskick.Vantar);
        Ett("lagescentral_aviseringar_pagar", "Aviseringar på väg eller i väntan på nytt försök", () => aviserare.Pagar);
        Ett("lagescentral_minne_byte", "Processens minne", () => Environment.WorkingSet);
        Ett("lagescentral_minne_hanterat_byte", "Minne som programmet självt håller", () => GC.GetTotalMemory(forceFullCollection: false));
        Ett("lagescentral_start_sekunder", "När navet startade, sekunder sedan 1970", () => start);
        Ett("lagescentral_klocka_sekunder", "Navets klocka, sekunder sedan 1970", () => Sekunder(tid.GetUtcNow()));
        matare.Lage("lagescentral_kalla_lage", "1 för det läge som källan har: farsk, sen, tyst eller fel", () => kallor.Lagen.SelectMany(kalla => Enum.GetValues<Kallstatus>()
            .Select(lage => new Measurement<double>(
                kalla.Status == lage ? 1 : 0,
                new KeyValuePair<string, object?>("kalla", kalla.Id), new KeyValuePair<string, object?>("lage", lage.ToString().ToLowerInvariant())))));
        matare.Lage("lagescentral_disk_ledigt_byte", "Ledigt där journalen ligger", () => Disk(mapp, disk => disk.AvailableFreeSpace));
        matare.Lage("lagescentral_disk_storlek_byte", "Storlek på skivan där journalen ligger", () => Disk(mapp, disk => disk.TotalSize));
        matare.Borja();
    }

    /// <summary>Counts every answer of the API by what became of the call.</summary>
    public static IApplicationBuilder UseSvarsmatt(this IApplicationBuilder app)
    {
        var matare = app.ApplicationServices.GetRequiredService<Matare>();
        return app.Use(async (http, nasta) =>
        {
            await nasta(http);
            // Who hung up got no answer.
            if (http.Request.Path.StartsWithSegments("/api") && !http.RequestAborted.IsCancellationRequested)
                matare.Svar(Intag(http.Request), http.Response.StatusCode);
        });
    }

    private static bool Intag(HttpRequest begaran) =>
        HttpMethods.IsPost(begaran.Method) && begaran.Path.Value is { } vag
        && vag.StartsWith("/api/v1/", StringComparison.OrdinalIgnoreCase) && vag.EndsWith("/handelser", StringComparison.OrdinalIgnoreCase);

    // A disk that cannot be asked has no value; its absence is what is then alarmed for.
    private static IEnumerable<Measurement<double>> Disk(string mapp, Func<DriveInfo, long> las)
    {
        try
        {
            return [new Measurement<double>(las(new DriveInfo(mapp)))];
        }
        catch (Exception fel) when (fel is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static double Sekunder(DateTimeOffset tid) => tid.ToUnixTimeMilliseconds() / 1000.0;
}
