using System.Text.RegularExpressions;
using Lagescentral.Journal;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Lagescentral.Hub.Drift;

/// <summary>Starts the hub, or says in one line what keeps it from starting.</summary>
internal static partial class Start
{
    private const string Standardadress = "http://127.0.0.1:5080";

    /// <summary>Runs the hub until it is stopped.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="vard">Adds another host of aktorer than the one in this process.</param>
    public static async Task<int> KorAsync(string[] args, Action<WebApplicationBuilder>? vard = null)
    {
        WebApplication? app = null;
        try
        {
            app = Bygg(args, vard);
            await app.StartAsync();
        }
        catch (Exception fel) when (ArInstallningsfel(fel))
        {
            if (app is not null)
            {
                // What has been started ends as at a stop, not as at a fault.
                app.Lifetime.StopApplication();
                await app.DisposeAsync();
            }

            await Console.Error.WriteLineAsync("Lägescentral startade inte: " + Orsak(fel));
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
    internal static bool ArInstallningsfel(Exception fel) =>
        fel is AggregateException { InnerExceptions: var alla } && alla.All(ArInstallningsfel)
        || fel is OptionsValidationException or UpptagenMappException or UpptagenDatabasException or FelAnslutningException or FrammandeFilException or FelLiggareException or InvalidDataException or JournalOtillgangligException or IOException or FormatException
        || fel is InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException };

    // The binder and the server speak English; who runs the hub is told in Swedish which setting to mend.
    internal static string Orsak(Exception fel) => fel switch
    {
        InvalidOperationException { InnerException: not null } when Bindfel().Match(fel.Message) is { Success: true } traff =>
            $"{traff.Groups["namn"].Value} ska vara {Ord(traff.Groups["typ"].Value)}.",
        // Two that ask for the same setting are told the same.
        AggregateException { InnerExceptions: var alla } => string.Join(' ', alla.Select(Orsak).Distinct()),
        IOException { InnerException: AddressInUseException } => "Adressen i --urls används redan av ett annat program. Ange en annan, till exempel --urls http://127.0.0.1:5081.",
        _ => fel.Message,
    };

    private static string Ord(string typ) => typ switch
    {
        "System.Boolean" => "true eller false",
        "System.Int32" or "System.Int64" => "ett heltal",
        "System.Double" => "ett tal med punkt",
        _ => "ett av de ord som README nämner",
    };

    [GeneratedRegex("at '(?<namn>[^']+)' to type '(?:System\\.Nullable`1\\[)?(?<typ>[^'\\]]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Bindfel();

    private static void ProvaAdresser(string adresser)
    {
        foreach (var adress in adresser.Split(';', StringSplitOptions.RemoveEmptyEntries))
            if (!DuggerAdress(adress)) throw new InvalidDataException("--urls ska vara en adress att lyssna på, till exempel http://127.0.0.1:5080.");
    }

    private static bool DuggerAdress(string adress)
    {
        try
        {
            return BindingAddress.Parse(adress).Port is >= 0 and <= 65_535;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Builds the hub; <paramref name="vard"/> may add a host of aktorer first, <paramref name="byt"/> replace services
    /// when all have been added.</summary>
    public static WebApplication Bygg(string[] args, Action<WebApplicationBuilder>? vard = null, Action<WebApplicationBuilder>? byt = null)
    {
        var demo = args.Contains("--demo");
        var bygge = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args.Where(arg => arg != "--demo")],
            // The dashboard and the settings lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (demo) bygge.Configuration["Demo:Aktiv"] = "true";
        if (bygge.Configuration["urls"] is { Length: > 0 } adresser) ProvaAdresser(adresser);
        else bygge.WebHost.UseUrls(Standardadress);
        bygge.AddLogg();
        vard?.Invoke(bygge);
        bygge.AddLagescentral();
        byt?.Invoke(bygge);
        var app = bygge.Build();
        // Before anything is opened: a hub that is set wrong leaves no file behind.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        return app.MapLagescentral();
    }
}
