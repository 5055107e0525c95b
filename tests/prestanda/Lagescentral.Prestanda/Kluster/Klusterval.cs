using System.Diagnostics;
using System.Globalization;
using Lagescentral.Prestanda.Krasch;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Kluster;

/// <summary>How the drills are run.</summary>
/// <param name="Bara">Names of those to run, in their own order.</param>
/// <param name="Fro">Seed of what is sent.</param>
/// <param name="Snabb">Shorter loads and pause: proves that the drills work, tires out less.</param>
/// <param name="Nav">The new version to roll to.</param>
/// <param name="Lager">Where the journal is kept: <see cref="Azure"/> or <see cref="Postgres"/>.</param>
internal sealed record Klusterval(IReadOnlyList<string> Bara, int Fro, bool Snabb, string? Nav, string Lager)
{
    /// <summary>The journal in blobs, what belongs with it and the membership in PostgreSQL.</summary>
    public const string Azure = "azure";

    /// <summary>All in PostgreSQL.</summary>
    public const string Postgres = "postgres";

    /// <summary>How many nodes there are when a drill begins.</summary>
    public const int Noder = 3;

    /// <summary>In the number of the version that tests/kluster.sh builds to roll to.</summary>
    public const string Ovningsord = "-ovning";

    /// <summary>What that version says when it does what the present one cannot.</summary>
    public const string Nyttord = "Det nya arbetet utförs";

    /// <summary>Seconds of load before the act and after full service.</summary>
    public TimeSpan Last => TimeSpan.FromSeconds(Snabb ? 2 : 5);

    /// <summary>How long a node is paused: longer than the others wait for it.</summary>
    public TimeSpan Paus => TimeSpan.FromSeconds(Snabb ? 15 : 30);

    /// <summary>How long the database is away, or the blobs.</summary>
    public TimeSpan Databaspaus => TimeSpan.FromSeconds(2);

    /// <summary>The settings that all nodes share.</summary>
    /// <param name="anslutning">Connection string of the database.</param>
    /// <param name="blobbar">That of the blobs; null where the journal is in the database too.</param>
    public static IReadOnlyList<string> Installningar(string anslutning, string? blobbar) =>
    [
        .. Kraschval.Installningar, $"--Journal:Typ={(blobbar is null ? Postgres : Azure)}", $"--Journal:Anslutning={anslutning}",
        .. blobbar is null ? [] : new[] { $"--Journal:Blobbar={blobbar}" },
        $"--Kluster:Anslutning={anslutning}", "--Kluster:ProvSekunder=1",
    ];

    public static Klusterval Las(string[] args)
    {
        var val = new Klusterval(Ovningar.Namn, (int)(TimeProvider.System.GetUtcNow().Ticks % 1_000_000), Snabb: false, Nav: null, Azure);
        for (var i = 0; i < args.Length; i++)
        {
            string Varde() => ++i < args.Length ? args[i] : throw new ArgumentException($"Efter {args[i - 1]} ska det stå ett värde.", nameof(args));
            val = args[i] switch
            {
                "--bara" => val with { Bara = Valda(Varde()) },
                "--fro" => val with { Fro = int.Parse(Varde(), CultureInfo.InvariantCulture) },
                "--snabb" => val with { Snabb = true },
                "--nav" => val with { Nav = Fil(Varde()) },
                "--lager" => val with { Lager = Valt(Varde()) },
                _ => throw new ArgumentException($"Okänt val {args[i]}.", nameof(args)),
            };
        }

        if (val.Bara.Contains("version") && val.Nav is null) throw new ArgumentException("Övningen version behöver --nav med en annan utgåva; tests/kluster.sh bygger en.", nameof(args));
        if (val.Nav is { } nav && Utgava(nav) == Utgava(Program)) throw new ArgumentException($"{nav} är samma utgåva, {Utgava(nav)}, som den som körs.", nameof(args));
        if (val.Lager == Azure || !val.Bara.Contains(Ovningar.Lagring)) return val;
        return val.Bara is [Ovningar.Lagring]
            ? throw new ArgumentException($"Övningen {Ovningar.Lagring} behöver --lager {Azure}.", nameof(args))
            : val with { Bara = [.. val.Bara.Where(namn => namn != Ovningar.Lagring)] };
    }

    /// <summary>The program that the nodes run.</summary>
    public static string Program => Bygge.Silo;

    /// <summary>What a program says that it is.</summary>
    public static string Utgava(string program) => FileVersionInfo.GetVersionInfo(program).ProductVersion ?? "";

    private static string Valt(string lager) => lager is Azure or Postgres ? lager : throw new ArgumentException($"Efter --lager ska det stå {Azure} eller {Postgres}.", nameof(lager));

    private static List<string> Valda(string namn)
    {
        var valda = namn.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (valda.FirstOrDefault(vald => !Ovningar.Namn.Contains(vald)) is { } okand)
            throw new ArgumentException($"Övningen {okand} finns inte. Välj bland {string.Join(", ", Ovningar.Namn)}.", nameof(namn));
        return [.. Ovningar.Namn.Where(valda.Contains)];
    }

    private static string Fil(string fil) => File.Exists(fil) ? fil : throw new ArgumentException($"Filen {fil} finns inte.", nameof(fil));
}
