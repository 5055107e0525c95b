using System.Globalization;
using Lagescentral.Journal;
using Lagescentral.Journal.Kopia;
using Lagescentral.Journal.Sqlite;

namespace Lagescentral.Hub.Drift;

/// <summary>The commands that copy a hub's data and put a copy back.</summary>
internal static class Kopiering
{
    public const string Ersatt = "--ersatt";
    public const string UtanLiggare = "--utan-liggare";

    public static Task<int> KopieraAsync(Kommandolager lager, string mal) => KorAsync(async () =>
    {
        var vad = await lager.NamnAsync();
        var kopia = await lager.KopieraAsync(mal, TimeProvider.System.GetUtcNow());
        Console.WriteLine($"Säkerhetskopia av {vad}\n  i {Path.GetFullPath(mal)}\n{Innehall(kopia)}");
        if (kopia.Liggare < 0) Console.WriteLine($"Gallringsliggaren {lager.Liggare} fanns inte. Navet gör den när det startar.");
        if (kopia.Avvikelser == 0) return 0;
        await Console.Error.WriteLineAsync($"Journalen har {kopia.Avvikelser} avvikelser, och kopian likaså: kör verifiera.");
        return 1;
    });

    public static Task<int> AterstallAsync(Kommandolager lager, string kopia, bool ersatt, bool utanLiggare) => KorAsync(async () =>
    {
        if (lager.MedDatabas)
        {
            throw new FelKopiaException(
                "En kopia återställs till filer och kopieras sedan till en ny, tom databas. Kör aterstall med --Journal:Typ=sqlite, och därefter kopiera-journal sqlite postgres.");
        }

        var (mapp, liggare) = (lager.Mapp, lager.Liggare);
        var rapport = await new Aterstallning { Kopia = kopia, Mapp = mapp, Liggare = liggare, Ersatt = ersatt, UtanLiggare = utanLiggare, Tid = TimeProvider.System }.KorAsync();
        Console.WriteLine($"Återställd till {mapp}\n{Innehall(rapport.Kopia)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Gallrat på nytt efter liggaren {rapport.Liggare}: {rapport.Fakta.Handelser} händelser, {rapport.Fakta.Rykten} rykten, {rapport.Fakta.Ord} larm och jourändringar, {rapport.Fakta.Texter} texter, {rapport.Karantan} poster i karantän."));
        if (rapport.Undan is { } undan) Console.WriteLine($"Det som fanns förut ligger i {undan}, med texter som kan vara gallrade: ta bort det när det inte behövs.");
        if (!rapport.Fakta.UtanLiggare) return 0;
        await Console.Error.WriteLineAsync("VARNING: återställt utan en gallringsliggare som räcker fram till nu. Det som gallrats efter kopian har kommit tillbaka och måste gallras igen.");
        return 0;
    });

    public static Task<int> FlyttaAsync(Kommandolager lager, string fran, string till) => KorAsync(async () =>
    {
        var (rapport, vart) = (fran, till) switch
        {
            (Journaltyp.Sqlite, Journaltyp.Postgres) => (await Journalkopiering.TillPostgresAsync(lager.Mapp, await lager.DatabasAsync(skapa: true)), (await lager.DatabasAsync()).Namn),
            (Journaltyp.Postgres, Journaltyp.Sqlite) => (await Journalkopiering.TillSqliteAsync(await lager.DatabasAsync(), lager.Mapp), lager.Mapp),
            (Journaltyp.Postgres, Journaltyp.Azure) => (await Blobkopiering.TillBlobbarAsync(await lager.DatabasAsync(), await lager.BlobbarAsync()), (await lager.BlobbarAsync()).Namn),
            (Journaltyp.Azure, Journaltyp.Postgres) => (await Blobkopiering.FranBlobbarAsync(await lager.BlobbarAsync(), await lager.DatabasAsync()), (await lager.DatabasAsync()).Namn),
            _ => throw new FelKopiaException("Ange varifrån och vart: kopiera-journal sqlite postgres, postgres sqlite, postgres azure eller azure postgres."),
        };
        Console.WriteLine($"Journal {rapport.Journal} kopierad till {vart} och jämförd rad för rad");
        Console.WriteLine("  " + string.Join(", ", rapport.Antal.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Vad} {a.Antal}"))));
        Console.WriteLine($"Starta navet med Journal:Typ={till}. Det gamla ligger kvar, med sina texter, och gallras inte: {(till == Journaltyp.Azure ? "töm det med tom-journal" : "ta bort det")} när navet kör på kopian.");
        if (rapport.Verifierad.Hel) return 0;
        await Console.Error.WriteLineAsync($"Journalen har {rapport.Verifierad.AntalAvvikelser} avvikelser, och kopian likaså: kör verifiera.");
        return 1;
    });

    public static Task<int> TomAsync(Kommandolager lager) => KorAsync(async () =>
    {
        if (lager.Typ != Journaltyp.Azure) throw new FelKopiaException("Databasens journal töms bara när den används från blobbar: sätt Journal:Typ=azure.");
        var antal = await Blobkopiering.TomAsync(await lager.BlobbarAsync(), await lager.DatabasAsync());
        Console.WriteLine(antal == 0 ? "Databasen har ingen journal kvar." : $"Tömde databasens journal, {antal} strömmar. Allt finns i {await lager.NamnAsync()}.");
        return 0;
    });

    private static string Innehall(Kopieuppgift kopia) => string.Create(CultureInfo.InvariantCulture, $"""
          tagen {kopia.Tagen:yyyy-MM-dd HH:mm:ss}Z, journal {kopia.Journal}
          {kopia.Strommar} strömmar, {kopia.Rader} rader, {kopia.Texter} texter, {kopia.Gallrade} gallrade, {kopia.Avvikelser} avvikelser
          {string.Join(", ", kopia.Filer.Select(fil => string.Create(CultureInfo.InvariantCulture, $"{fil.Namn} {fil.Byte / 1024} KiB")))}
        """);

    private static async Task<int> KorAsync(Func<Task<int>> kommando)
    {
        try
        {
            return await kommando();
        }
        catch (Exception fel) when (fel is FelKopiaException or FelLiggareException or FrammandeFilException or JournalOtillgangligException or UpptagenMappException or Journal.Postgres.UpptagenDatabasException or FileNotFoundException)
        {
            await Console.Error.WriteLineAsync(fel.Message);
            return 2;
        }
    }
}
