using System.Globalization;
using System.Security.Cryptography;
using Lagescentral.Hub.Intag;
using Lagescentral.Hub.Manniskor;
using Lagescentral.Journal;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Postgres;

namespace Lagescentral.Hub.Drift;

/// <summary>Commands of the program beside running the hub. All may be run beside a hub that is up.</summary>
internal static class Kommandon
{
    /// <summary>Who did it, where no person has signed in.</summary>
    private const string Kommandot = "kommando";

    private const string Hjalp = """
        Lägescentral
          (inget)                         startar navet
          --demo                          startar en övning med inspelade och simulerade källor
          verifiera                       kontrollerar journalens kedja, vid sidan av ett nav som kör
          nyckel ny <källa>               skapar en källnyckel och visar den en gång; högst två gäller samtidigt
          nyckel lista                    visar källornas nycklar, utan att visa dem själva
          nyckel avsluta <källa> <id>     avslutar en nyckel nu
          skarm ny <namn> <plats>         släpper in en väggskärm och visar dess nyckel en gång
          skarm lista                     visar väggskärmarna
          skarm aterkalla <id>            stänger ute en väggskärm inom några sekunder
          sakerhetskopiera <mapp>         kopierar allt som inte kan göras om, vid sidan av ett nav som kör, och kontrollerar kopian
          aterstall <kopia>               lägger kopian i Journal:Mapp, som ska vara tom, och gallrar på nytt det som gallrats sedan dess
            --ersatt                      ställer undan en mapp som inte är tom
            --utan-liggare                återställer fast gallringsliggaren saknas eller är äldre än kopian
          kopiera-journal <från> <till>   kopierar journal, register, karantän och läsningar mellan sqlite (Journal:Mapp) och postgres
                                          (Journal:Anslutning), medan inget nav kör, och jämför rad för rad; målet ska vara tomt.
                                          Mellan postgres och azure (Journal:Blobbar) kopieras journalen ensam; det andra ligger i databasen
          tom-journal                     tar bort den journal som ligger kvar i databasen sedan den kopierats till azure
        Inställningar ges som för navet, till exempel --Journal:Mapp=/var/lib/lagescentral.
        """;

    /// <summary>Runs a command; null when the arguments name none.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="blobbar">Opens the store of blobs, in a program that brings one.</param>
    public static async Task<int?> KorAsync(string[] args, Func<IConfiguration, Task<IBloblager>>? blobbar = null)
    {
        // A word after a setting is its value (--urls http://…), so the command comes first.
        var ord = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray();
        if (ord.Length == 0)
        {
            if (!args.Contains("--hjalp") && !args.Contains("--help")) return null;
            Console.WriteLine(Hjalp);
            return 0;
        }

        await using var lager = new Kommandolager(Konfiguration(args), blobbar);
        try
        {
            return await KorAsync(ord, args, lager);
        }
        catch (Exception fel) when (fel is FileNotFoundException or FrammandeFilException or JournalOtillgangligException or FelAnslutningException or FelInstallningException)
        {
            await Console.Error.WriteLineAsync(fel.Message);
            return 2;
        }
    }

    private static async Task<int> KorAsync(string[] ord, string[] args, Kommandolager lager)
    {
        switch (ord)
        {
            case ["verifiera"]:
                return await VerifieraAsync(lager);
            case ["nyckel", "ny", var kalla]:
                return await NyNyckelAsync(args, lager, kalla);
            case ["nyckel", "lista"]:
                return await lager.MedRegisterAsync(ListaAsync);
            case ["nyckel", "avsluta", var kalla, var id]:
                return await lager.MedRegisterAsync(register => AvslutaAsync(register, kalla, id));
            case ["skarm", "ny", var namn, var plats]:
                return await NySkarmAsync(args, lager, namn.Trim(), plats.Trim());
            case ["skarm", "lista"]:
                return await lager.MedRegisterAsync(ListaSkarmarAsync);
            case ["skarm", "aterkalla", var id]:
                return await lager.MedRegisterAsync(register => AterkallaSkarmAsync(register, id));
            case ["sakerhetskopiera", var mal]:
                return await Kopiering.KopieraAsync(lager, mal);
            case ["aterstall", var kopia]:
                return await Kopiering.AterstallAsync(lager, kopia, args.Contains(Kopiering.Ersatt), args.Contains(Kopiering.UtanLiggare));
            case ["kopiera-journal", var fran, var till]:
                return await Kopiering.FlyttaAsync(lager, fran, till);
            case ["tom-journal"]:
                return await Kopiering.TomAsync(lager);
            default:
                await Console.Error.WriteLineAsync("Okänt kommando.\n" + Hjalp);
                return 2;
        }
    }

    private static async Task<int> VerifieraAsync(Kommandolager lager)
    {
        var rapport = await lager.VerifieraAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rapport.Huvuden.Count} strömmar, {rapport.Rader} rader, {rapport.Texter} texter, {rapport.Gallrade} gallrade, {rapport.AntalAvvikelser} avvikelser"));
        foreach (var avvikelse in rapport.Avvikelser) Console.WriteLine($"{avvikelse.Strom}:{avvikelse.Position} {avvikelse.Orsak}");
        return rapport.Hel ? 0 : 1;
    }

    private static async Task<int> NyNyckelAsync(string[] args, Kommandolager lager, string kalla)
    {
        var konfiguration = Konfiguration(args);
        if (!konfiguration.GetSection("Kallor").GetChildren().Any(k => string.Equals(k.Key, kalla, StringComparison.OrdinalIgnoreCase)))
        {
            await Console.Error.WriteLineAsync($"Källan {kalla} finns inte under Kallor i inställningarna.");
            return 2;
        }

        var nyckel = "lk_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var nu = TimeProvider.System.GetUtcNow();
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return await lager.MedRegisterAsync(async register =>
        {
            try
            {
                await register.AddKallnyckelAsync(new Kallnyckel(kalla.ToLowerInvariant(), id, Kallnycklar.Hash(nyckel), nu, null), nu);
            }
            catch (InvalidOperationException fel)
            {
                await Console.Error.WriteLineAsync(fel.Message);
                return 1;
            }

            Console.WriteLine($"Nyckel {id} för {kalla.ToLowerInvariant()} (visas bara nu):\n{nyckel}");
            return 0;
        });
    }

    private static async Task<int> ListaAsync(IRegister register)
    {
        foreach (var nyckel in await register.KallnycklarAsync())
            Console.WriteLine($"{nyckel.Kalla,-12} {nyckel.Id}  skapad {nyckel.Skapad:yyyy-MM-dd HH:mm}Z  {(nyckel.GiltigTill is { } till ? $"avslutad {till:yyyy-MM-dd HH:mm}Z" : "gäller")}");
        return 0;
    }

    private static async Task<int> AvslutaAsync(IRegister register, string kalla, string id)
    {
        if (await register.RevokeKallnyckelAsync(kalla.ToLowerInvariant(), id, TimeProvider.System.GetUtcNow()))
        {
            Console.WriteLine($"Nyckel {id} för {kalla} är avslutad.");
            return 0;
        }

        await Console.Error.WriteLineAsync($"Ingen nyckel {id} för {kalla}.");
        return 1;
    }

    private static async Task<int> NySkarmAsync(string[] args, Kommandolager lager, string namn, string plats)
    {
        if (Enhetsandpunkter.Kontrollera(namn, plats) is [var fel, ..])
        {
            await Console.Error.WriteLineAsync(fel.Orsak);
            return 2;
        }

        var nyckel = Enheter.NyNyckel();
        var enhet = new Enhet(Enheter.NyttId(), namn, plats, Enheter.Hash(nyckel)!, TimeProvider.System.GetUtcNow(), Kommandot);
        var hogst = Konfiguration(args).GetValue<int?>("Inloggning:SkarmarHogst") ?? new Inloggningsinstallningar().SkarmarHogst;
        return await lager.MedRegisterAsync(async register =>
        {
            try
            {
                await register.AddEnhetAsync(enhet, hogst);
            }
            catch (InvalidOperationException konflikt)
            {
                await Console.Error.WriteLineAsync(konflikt.Message);
                return 1;
            }

            Console.WriteLine($"Skärm {enhet.Id}, {namn}. Öppna /vagg på skärmen och ange nyckeln (visas bara nu):\n{nyckel}");
            return 0;
        });
    }

    private static async Task<int> ListaSkarmarAsync(IRegister register)
    {
        foreach (var enhet in await register.EnheterAsync())
        {
            var lage = enhet.Aterkallad is { } nar ? $"återkallad {nar:yyyy-MM-dd HH:mm}Z" : enhet.Sedd is { } sedd ? $"sedd {sedd:yyyy-MM-dd HH:mm}Z" : "aldrig sedd";
            Console.WriteLine($"{enhet.Id}  {enhet.Namn}, {enhet.Plats}  skapad {enhet.Skapad:yyyy-MM-dd HH:mm}Z av {enhet.SkapadAv}  {lage}");
        }

        return 0;
    }

    private static async Task<int> AterkallaSkarmAsync(IRegister register, string id)
    {
        if (await register.RevokeEnhetAsync(id, Kommandot, TimeProvider.System.GetUtcNow()))
        {
            Console.WriteLine($"Skärm {id} är återkallad.");
            return 0;
        }

        await Console.Error.WriteLineAsync($"Ingen skärm {id}.");
        return 1;
    }

    private static IConfigurationRoot Konfiguration(string[] args) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        // A word without a value would take the next setting for its own.
        .AddCommandLine([.. args.SkipWhile(arg => !arg.StartsWith('-')).Where(arg => arg is not (Kopiering.Ersatt or Kopiering.UtanLiggare))])
        .Build();
}
