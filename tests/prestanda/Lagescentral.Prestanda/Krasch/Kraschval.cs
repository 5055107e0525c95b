using System.Globalization;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Krasch;

/// <summary>How a drill is run.</summary>
internal sealed record Kraschval(int Varv, int Fro, string Nav)
{
    /// <summary>Length of <c>oppna</c> in the drill.</summary>
    public const int OppnaHogst = 500;

    /// <summary>Hours after which an event of a source is no longer open; sources that are not here close their own.</summary>
    public static readonly IReadOnlyDictionary<string, int> OppenTimmar = new Dictionary<string, int> { ["polis"] = 24, ["siss"] = 336 };

    /// <summary>The hub's settings in the drill.</summary>
    public static readonly IReadOnlyList<string> Installningar =
        [$"--Lagesbild:OppnaHogst={OppnaHogst}", .. OppenTimmar.Select(par => $"--Kallor:{par.Key}:OppenTimmar={par.Value}")];

    public static Kraschval Las(string[] args)
    {
        var val = new Kraschval(50, (int)(TimeProvider.System.GetUtcNow().Ticks % 1_000_000), "");
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            val = args[i] switch
            {
                "--varv" => val with { Varv = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--fro" => val with { Fro = int.Parse(args[i + 1], CultureInfo.InvariantCulture) },
                "--nav" => val with { Nav = args[i + 1] },
                _ => throw new ArgumentException($"Okänt val {args[i]}.", nameof(args)),
            };
        }

        return val.Nav.Length > 0 ? val : val with { Nav = Bygge.Nav };
    }
}
