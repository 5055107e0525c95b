using System.Diagnostics.Metrics;
using Lagescentral.Aktorer.Vard;
using Lagescentral.Hub.Bilder;
using Lagescentral.Hub.Direkt;
using Lagescentral.Journal;

namespace Lagescentral.Hub.Drift;

/// <summary>Health and metrics.</summary>
public static class Halsa
{
    private static readonly string[] Fragor = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the endpoints, and the values that are read when metrics are asked for.</summary>
    public static void MapHalsa(this IEndpointRouteBuilder vagar)
    {
        ArgumentNullException.ThrowIfNull(vagar);
        var matare = vagar.ServiceProvider.GetRequiredService<Matare>();
        var utskick = vagar.ServiceProvider.GetRequiredService<Utskick>();
        var kallor = vagar.ServiceProvider.GetRequiredService<Kalloversikt>();
        matare.Lage("lagescentral_klienter", "Anslutna klienter", () => [new Measurement<double>(utskick.Antal)]);
        matare.Lage("lagescentral_kalla_alder_sekunder", "Sekunder sedan källan senast svarade", () => kallor.Alla
            .Where(k => k.AlderSekunder is not null)
            .Select(k => new Measurement<double>(k.AlderSekunder!.Value, new KeyValuePair<string, object?>("kalla", k.Id))));
        matare.Lage("lagescentral_karantan", "Poster som väntar i karantän", () => kallor.Alla
            .Select(k => new Measurement<double>(k.Karantan, new KeyValuePair<string, object?>("kalla", k.Id))));

        Driftmatt.Lagg(vagar.ServiceProvider);

        // Load balancers and probes ask with HEAD as often as with GET.
        vagar.MapMethods("/halsa/live", Fragor, () => Results.Text("lever")).ExcludeFromDescription();
        vagar.MapMethods("/halsa/redo", Fragor, async (IVard vard, IJournal journal, CancellationToken cancel) =>
        {
            if (!vard.Redo) return Results.Text("lägesbilderna läses in", statusCode: StatusCodes.Status503ServiceUnavailable);
            return await journal.ProbeAsync(cancel) is { } orsak
                ? Results.Text(orsak, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("redo");
        }).ExcludeFromDescription();
        vagar.MapGet("/metrics", (Prometheustext text) => Results.Text(text.Skriv(), "text/plain; version=0.0.4; charset=utf-8")).ExcludeFromDescription();
    }
}
