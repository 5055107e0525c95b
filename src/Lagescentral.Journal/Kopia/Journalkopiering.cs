using System.Globalization;
using Lagescentral.Journal.Blobbar;
using Lagescentral.Journal.Postgres;
using Lagescentral.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Lagescentral.Journal.Kopia;

/// <summary>What a copy from one kind of store to the other holds.</summary>
/// <param name="Journal">The journal's id, the same on both sides.</param>
/// <param name="Antal">Rows per table, as they are called.</param>
/// <param name="Verifierad">What verifying the copy found.</param>
public sealed record Kopieringsrapport(Guid Journal, IReadOnlyList<(string Vad, long Antal)> Antal, Verifieringsrapport Verifierad);

/// <summary>
/// Copies a hub's journal, and the stores that go with it (register, karantän, the log of readings), between a folder of SQLite and a
/// PostgreSQL database, while no hub is up: ids, numbers, positions, texts, erasures, keys and hashes are the same afterwards, and the
/// series of positions goes on. All is then read on both sides and compared, line by line, before the copy
/// stands. Saved states and indexes are made again.
/// </summary>
public static class Journalkopiering
{
    /// <summary>Copies from a folder to a database that nothing has been written to.</summary>
    /// <exception cref="FelKopiaException">There is no journal, the database is not empty, or the copy came out different: says where.</exception>
    /// <exception cref="UpptagenMappException">A hub has the folder.</exception>
    /// <exception cref="UpptagenDatabasException">A hub has the database.</exception>
    public static Task<Kopieringsrapport> TillPostgresAsync(string mapp, Postgresdatabas databas, CancellationToken cancel = default) => KorAsync(async () =>
    {
        mapp = Path.GetFullPath(mapp);
        if (!File.Exists(Journalschema.Fil(mapp)))
            throw new FelKopiaException($"I {mapp} finns ingen journal. Ange navets mapp i Journal:Mapp.");
        using var las = Hublas.Ta(mapp);
        using var fran = new Sqlitesida(mapp, skrivs: false);
        using var till = new Postgressida(databas);
        if (!till.Tom)
            throw new FelKopiaException($"Databasen {databas.Namn} är inte tom. Ange en ny databas i Journal:Anslutning.");
        var antal = Kopiera(fran, till, cancel);
        Jamfor(fran, till, Kopietabell.Alla, cancel);
        till.Klar();
        await databas.LasMetaAsync(cancel).ConfigureAwait(false);
        return new Kopieringsrapport(fran.Meta.Id, antal, await Postgresverifiering.VerifieraAsync(databas, cancel: cancel).ConfigureAwait(false));
    });

    /// <summary>Copies from a database to a folder in which no such files are.</summary>
    /// <exception cref="FelKopiaException">The folder holds such files, or the copy came out different: says where.</exception>
    /// <exception cref="UpptagenMappException">A hub has the folder.</exception>
    /// <exception cref="UpptagenDatabasException">A hub has the database.</exception>
    public static Task<Kopieringsrapport> TillSqliteAsync(Postgresdatabas databas, string mapp, CancellationToken cancel = default) => KorAsync(async () =>
    {
        mapp = Path.GetFullPath(mapp);
        Directory.CreateDirectory(mapp);
        using var las = Hublas.Ta(mapp);
        if (Kopietabell.Filer.FirstOrDefault(f => File.Exists(Path.Combine(mapp, f))) is { } finns)
            throw new FelKopiaException($"I {mapp} finns redan {finns}. Flytta undan den, eller ange en annan mapp i Journal:Mapp.");
        var delvis = Path.Combine(mapp, "kopia.delvis");
        if (Directory.Exists(delvis)) Directory.Delete(delvis, recursive: true);
        try
        {
            Sakerhetskopia.Skapa(delvis);
            IReadOnlyList<(string, long)> antal;
            using (var fran = new Postgressida(databas))
                antal = TillFiler(fran, delvis, cancel);
            var rapport = await Journalverifiering.VerifieraAsync(delvis, cancel: cancel).ConfigureAwait(false);
            // The journal last: a hub finds either nothing or all.
            foreach (var fil in Kopietabell.Filer.Reverse()) File.Move(Path.Combine(delvis, fil), Path.Combine(mapp, fil));
            return new Kopieringsrapport(rapport.Id, antal, rapport);
        }
        finally
        {
            if (Directory.Exists(delvis)) Directory.Delete(delvis, recursive: true);
        }
    });

    /// <summary>Makes the files of a hub in an empty folder, and compares them.</summary>
    internal static IReadOnlyList<(string Vad, long Antal)> TillFiler(Postgressida fran, string mapp, CancellationToken cancel)
    {
        using var till = new Sqlitesida(mapp, skrivs: true);
        var antal = Kopiera(fran, till, cancel);
        Jamfor(fran, till, Kopietabell.Alla, cancel);
        till.Klar();
        return antal;
    }

    private static List<(string Vad, long Antal)> Kopiera(IKopiesida fran, IKopiesida till, CancellationToken cancel)
    {
        till.Ta(fran.Meta);
        var antal = new List<(string, long)>();
        foreach (var tabell in Kopietabell.Alla)
        {
            cancel.ThrowIfCancellationRequested();
            antal.Add((tabell.Vad, till.Skriv(tabell, fran.Las(tabell))));
        }

        return antal;
    }

    /// <summary>Compares the journal line by line, and tables row by row.</summary>
    /// <exception cref="FelKopiaException">The first difference.</exception>
    internal static void Jamfor(IKopiesida fran, IKopiesida till, IReadOnlyList<Kopietabell> tabeller, CancellationToken cancel)
    {
        if (!fran.Meta.ArSamma(till.Meta))
            throw new FelKopiaException("Kopian skiljer sig: journalens id, nyckel eller serie är en annan.");
        foreach (var tabell in tabeller.Prepend(Kopietabell.Rader))
        {
            cancel.ThrowIfCancellationRequested();
            using var kopia = till.Las(tabell).GetEnumerator();
            foreach (var rad in fran.Las(tabell))
            {
                if (!kopia.MoveNext())
                    throw new FelKopiaException($"Kopian skiljer sig: {tabell.Plats(rad)} saknas.");
                var skild = Skild(rad, kopia.Current);
                if (skild == 0)
                    throw new FelKopiaException($"Kopian skiljer sig: {tabell.Plats(rad)} saknas eller är en annan.");
                if (skild is { } kolumn)
                    throw new FelKopiaException(string.Create(CultureInfo.InvariantCulture, $"Kopian skiljer sig: {tabell.Plats(rad)}, uppgift {kolumn + 1} av {rad.Length}."));
            }

            if (kopia.MoveNext())
                throw new FelKopiaException($"Kopian skiljer sig: {tabell.Plats(kopia.Current)} finns inte i originalet.");
        }
    }

    private static int? Skild(object?[] a, object?[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            var lika = a[i] is byte[] bytes ? b[i] is byte[] andra && bytes.AsSpan().SequenceEqual(andra) : Equals(a[i], b[i]);
            if (!lika)
                return i;
        }

        return null;
    }

    /// <summary>Copies, and says in Swedish what keeps it from being done.</summary>
    internal static Task<T> KorAsync<T>(Func<Task<T>> kopiera) => Task.Run(async () =>
    {
        try
        {
            return await kopiera().ConfigureAwait(false);
        }
        catch (SqliteException fel)
        {
            throw new JournalOtillgangligException($"Journalen kan inte kopieras: {SqliteFil.Orsak(fel)}.", fel);
        }
        catch (BlobOtillgangligException fel)
        {
            throw Blobfel.Otillganglig("Journalen kan inte kopieras", fel);
        }
        catch (Exception fel) when (Postgresfel.ArFel(fel))
        {
            throw Postgresfel.Otillganglig("Journalen kan inte kopieras", fel);
        }
    });
}
