using System.Globalization;
using System.Text.Json;
using Lagescentral.Prestanda.Flode;
using Lagescentral.Prestanda.Last;
using Lagescentral.Prestanda.Ratt;
using Lagescentral.Prestanda.Servrar;

namespace Lagescentral.Prestanda.Matningar;

/// <summary>
/// A folder where a candidate has taken a million lines in one district through its own intake. Made once and kept; made
/// anew when the candidate no longer can read it.
/// </summary>
internal sealed class Langjournal
{
    public const string Stadsdel = "jarva";
    private const string Beskrivning = "beskrivning.json";
    private const string Ogonblick = "ogonblick.db*";
    private const int Omgang = 20_000;
    private readonly string _undan;

    private Langjournal(string mapp, string undan, Uppgifter uppgifter) => (Mapp, _undan, Gjord) = (mapp, undan, uppgifter);

    /// <summary>When it was made, first and last, UTC; and how.</summary>
    public Uppgifter Gjord { get; }

    public string Mapp { get; }

    /// <summary>Finds it, or makes it.</summary>
    public static async Task<Langjournal> HamtaAsync(Kandidat kandidat, Korning korning)
    {
        var mapp = Path.Combine(korning.Cache, string.Create(CultureInfo.InvariantCulture, $"{kandidat.Id}-{korning.Rader}-{korning.Fro}"));
        var (data, undan, beskrivning) = (Path.Combine(mapp, "data"), Path.Combine(mapp, "undan"), Path.Combine(mapp, Beskrivning));
        if (File.Exists(beskrivning) && JsonSerializer.Deserialize<Uppgifter>(await File.ReadAllTextAsync(beskrivning)) is { } gjord && await DuggerAsync(kandidat, data))
            return new Langjournal(data, undan, gjord);

        if (Directory.Exists(mapp)) Directory.Delete(mapp, recursive: true);
        Directory.CreateDirectory(data);
        Directory.CreateDirectory(undan);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  gör {kandidat.Namn}s journal med {korning.Rader} rader, en gång"));
        var nu = Korning.Nu;
        var fran = TimeProvider.System.GetUtcNow();
        DateTimeOffset till;
        await using (var server = kandidat.Skapa(data))
        {
            server.Starta();
            await server.RedoAsync();
            await FyllAsync(server, korning, nu);
            till = TimeProvider.System.GetUtcNow();
            await server.AvslutaAsync();
        }

        foreach (var fil in Directory.EnumerateFiles(data, Ogonblick)) File.Copy(fil, Path.Combine(undan, Path.GetFileName(fil)));
        gjord = new Uppgifter(nu, fran, till);
        await File.WriteAllTextAsync(beskrivning, JsonSerializer.Serialize(gjord));
        return new Langjournal(data, undan, gjord);
    }

    /// <summary>Takes the saved states away, or puts back those that were there when it was made.</summary>
    public void Ogonblicken(bool med)
    {
        foreach (var fil in Directory.EnumerateFiles(Mapp, Ogonblick)) File.Delete(fil);
        if (!med) return;
        foreach (var fil in Directory.EnumerateFiles(_undan)) File.Copy(fil, Path.Combine(Mapp, Path.GetFileName(fil)));
    }

    /// <summary>Lets a server take the lines, as times counted back from <paramref name="nu"/>.</summary>
    /// <exception cref="InvalidOperationException">It does not take them.</exception>
    public static async Task FyllAsync(Server server, Korning korning, DateTimeOffset nu)
    {
        var flode = Flode(korning, nu);
        for (var kvar = korning.Rader; kvar > 0; kvar -= Omgang)
        {
            var svar = await Slutenlast.KorAsync(server.Adress, Sandning.Dela(flode.Ta(Math.Min(kvar, Omgang)), Handelseflode.Kallor.Count, 500), TimeSpan.FromMinutes(10));
            if (svar.Besvarade.Any(b => b.Svar.Status != 202)) throw new InvalidOperationException("Journalen kunde inte göras: intaget sade nej.");
        }
    }

    /// <summary>What the picture must be, from the flow alone.</summary>
    public Flodesfacit Facit(Korning korning) => Facit(korning, Gjord.Nu);

    /// <summary>The same, of lines whose times are counted back from <paramref name="nu"/>.</summary>
    public static Flodesfacit Facit(Korning korning, DateTimeOffset nu)
    {
        var facit = new Flodesfacit();
        var flode = Flode(korning, nu);
        for (var i = 0; i < korning.Rader; i++) facit.Saga(flode.Nasta().Uppgift with { Fore = null });
        return facit;
    }

    // Every post is a line: nothing is repeated.
    private static Handelseflode Flode(Korning korning, DateTimeOffset nu) =>
        new(new Flodesval { Fro = korning.Fro, Nu = nu, Stadsdelar = [Stadsdel], AndelUpprepade = 0, AndelUppdaterade = 0.14 });

    private static async Task<bool> DuggerAsync(Kandidat kandidat, string data)
    {
        await using var server = kandidat.Skapa(data);
        server.Starta();
        try
        {
            await server.RedoAsync();
            await server.AvslutaAsync();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <param name="Nu">The moment that the flow's times are counted from.</param>
    /// <param name="Fran">When the first was sent.</param>
    /// <param name="Till">When the last had been answered.</param>
    internal sealed record Uppgifter(DateTimeOffset Nu, DateTimeOffset Fran, DateTimeOffset Till);
}
