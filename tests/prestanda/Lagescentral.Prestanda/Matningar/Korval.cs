using System.Globalization;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>What is asked for on the command line; everything has a default.</summary>
internal sealed record Korval
{
    /// <summary>Runs of each measurement for each candidate, interleaved.</summary>
    public int Varv { get; init; } = 5;

    public int Fro { get; init; } = 20261121;

    /// <summary>Measurements by id; empty for all.</summary>
    public IReadOnlyList<string> Bara { get; init; } = [];

    /// <summary>Candidates by id; empty for all.</summary>
    public IReadOnlyList<string> Mot { get; init; } = [];

    public int Handelser { get; init; } = 60_000;

    public int Rader { get; init; } = 1_000_000;

    /// <summary>Minutes after which no more is begun.</summary>
    public double Tak { get; init; } = 45;

    public bool Snabb { get; init; }

    /// <summary>Folder of the results.</summary>
    public string Ut { get; init; } = Path.Combine(Bygge.Rot, "artifacts", "prestanda");

    /// <exception cref="ArgumentException">An unknown option, or one that lacks its value.</exception>
    public static Korval Las(IReadOnlyList<string> ord)
    {
        var val = new Korval();
        for (var i = 0; i < ord.Count; i++)
        {
            if (ord[i] == "--snabb")
            {
                val = val with { Snabb = true, Varv = 1, Handelser = 4_000, Rader = 5_000 };
                continue;
            }

            if (i + 1 == ord.Count) throw new ArgumentException($"{ord[i]} är inget val, eller saknar sitt värde.", nameof(ord));
            var varde = ord[++i];
            val = ord[i - 1] switch
            {
                "--varv" => val with { Varv = Tal(varde) },
                "--fro" => val with { Fro = Tal(varde) },
                "--bara" => val with { Bara = varde.Split(',') },
                "--mot" => val with { Mot = varde.Split(',') },
                "--handelser" => val with { Handelser = Tal(varde) },
                "--rader" => val with { Rader = Tal(varde) },
                "--tak" => val with { Tak = double.Parse(varde, CultureInfo.InvariantCulture) },
                "--ut" => val with { Ut = Path.GetFullPath(varde) },
                var okant => throw new ArgumentException($"Okänt val {okant}.", nameof(ord)),
            };
        }

        return val;
    }

    private static int Tal(string ord) => int.Parse(ord, CultureInfo.InvariantCulture);
}
