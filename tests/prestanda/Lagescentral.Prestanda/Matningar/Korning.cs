using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>How much is run.</summary>
internal sealed record Korning
{
    /// <summary>Seed of all input.</summary>
    public required int Fro { get; init; }

    /// <summary>True for a short run that only proves that all works.</summary>
    public required bool Snabb { get; init; }

    /// <summary>Events in the measurements of intake.</summary>
    public required int Handelser { get; init; }

    /// <summary>Lines of the long journal.</summary>
    public required int Rader { get; init; }

    /// <summary>Folder for what is kept between runs.</summary>
    public required string Cache { get; init; }

    /// <summary>Folder for the servers' own; emptied after every run.</summary>
    public required string Tillfalligt { get; init; }

    /// <summary>Now, UTC, to the second.</summary>
    public static DateTimeOffset Nu => DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Starts a candidate on an empty folder and waits until it is ready.</summary>
    public async Task<Uppstallning> StallUppAsync(Kandidat kandidat)
    {
        var mapp = Directory.CreateDirectory(Path.Combine(Tillfalligt, Path.GetRandomFileName())).FullName;
        var uppstallning = new Uppstallning(kandidat, kandidat.Skapa(mapp), mapp, Path.Combine(Tillfalligt, Path.GetRandomFileName()));
        try
        {
            foreach (var (nod, matpunkt) in uppstallning.Server.Noder.Zip(uppstallning.Matpunkter))
                foreach (var (namn, varde) in Matt.Matpunkt.Miljo(matpunkt)) nod.Miljo[namn] = varde;
            uppstallning.Server.Starta();
            await uppstallning.Server.RedoAsync();
            await uppstallning.LoggaInAsync();
            return uppstallning;
        }
        catch
        {
            await uppstallning.DisposeAsync();
            throw;
        }
    }
}
