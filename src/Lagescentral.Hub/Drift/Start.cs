using Lagescentral.Journal;
using Lagescentral.Journal.Sqlite;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Drift;

/// <summary>Starts the hub, or says in one line what keeps it from starting.</summary>
internal static class Start
{
    private const string Standardadress = "http://127.0.0.1:5080";

    public static async Task<int> KorAsync(string[] args)
    {
        WebApplication? app = null;
        try
        {
            app = Bygg(args);
            await app.StartAsync();
        }
        catch (Exception fel) when (ArInstallningsfel(fel))
        {
            if (app is not null) await app.DisposeAsync();
            await Console.Error.WriteLineAsync("Lägescentral startade inte: " + fel.Message);
            return 1;
        }

        await using (app)
        {
            var adress = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Standardadress;
            var ovning = app.Services.GetRequiredService<IOptions<Demoinstallningar>>().Value.Aktiv ? " (ÖVNING)" : "";
            Console.WriteLine($"Lägescentral{ovning} är igång: öppna {adress}");
            await app.WaitForShutdownAsync();
            return 0;
        }
    }

    // A value of the wrong type is told by the binder, which names the setting.
    private static bool ArInstallningsfel(Exception fel) =>
        fel is OptionsValidationException or UpptagenMappException or FrammandeFilException or InvalidDataException or JournalOtillgangligException or IOException or FormatException
        || fel is InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException };

    /// <summary>Builds the hub; <paramref name="byt"/> may replace services when all have been added.</summary>
    public static WebApplication Bygg(string[] args, Action<WebApplicationBuilder>? byt = null)
    {
        var demo = args.Contains("--demo");
        var bygge = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(arg => arg != "--demo")],
            // The dashboard and the settings lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (demo) bygge.Configuration["Demo:Aktiv"] = "true";
        if (string.IsNullOrEmpty(bygge.Configuration["urls"])) bygge.WebHost.UseUrls(Standardadress);
        bygge.AddLogg();
        bygge.AddLagescentral();
        byt?.Invoke(bygge);
        return bygge.Build().MapLagescentral();
    }
}
